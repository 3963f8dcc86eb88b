// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/jsonvalues.h"

#include "app/text/format.h"

using namespace Qt::StringLiterals;

namespace Casebook {

QJsonValue timeToJson(qint64 ms)
{
    if (ms == 0) {
        return QJsonValue::Null;
    }
    return Format::isoTime(ms);
}

QString timeText(qint64 ms)
{
    return ms == 0 ? u"-"_s : timeToJson(ms).toString();
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QString addressText(const MailAddress &address)
{
    if (address.name.isEmpty()) {
        return address.address;
    }
    return address.address.isEmpty() ? address.name
                                     : QString(address.name + " <"_L1 + address.address + u'>');
}

QJsonObject toJson(const Error &error)
{
    return {{"code"_L1, errorCodeName(error.code)},
            {"subject"_L1, error.subject},
            {"detail"_L1, error.detail}};
}

QJsonObject toJson(const BugSummary &summary)
{
    const Bug &bug = summary.bug;
    return {{"id"_L1, bug.id.value},
            {"title"_L1, bug.title},
            {"kind"_L1, bugKindName(bug.kind)},
            {"state"_L1, bugStateName(bug.state)},
            {"priority"_L1, bugPriorityName(bug.priority)},
            {"extid"_L1, textOrNull(bug.extid)},
            {"subsystem"_L1, textOrNull(bug.subsystem)},
            {"links"_L1, QJsonArray::fromStringList(bug.links)},
            {"labels"_L1, QJsonArray::fromStringList(bug.labels)},
            {"created"_L1, timeToJson(bug.createdMs)},
            {"changed"_L1, timeToJson(bug.changedMs)},
            {"threads"_L1, summary.threads},
            {"messages"_L1, summary.messages},
            {"unread"_L1, summary.unread},
            {"lastActivity"_L1, timeToJson(summary.lastActivityMs)}};
}

QJsonObject toJson(const ThreadSummary &thread)
{
    return {{"id"_L1, thread.id.value},
            {"subject"_L1, thread.subject},
            {"root"_L1, textOrNull(thread.rootMessageId)},
            {"from"_L1, addressText(thread.from)},
            {"messages"_L1, thread.messages},
            {"unread"_L1, thread.unread},
            {"first"_L1, timeToJson(thread.firstMs)},
            {"last"_L1, timeToJson(thread.lastMs)},
            {"list"_L1, textOrNull(thread.listId)}};
}

QJsonObject toJson(const ImportOutcome &outcome)
{
    QJsonArray threads;
    for (const ThreadId id : outcome.threads) {
        threads.append(id.value);
    }
    QJsonArray problems;
    for (const ImportProblem &problem : outcome.problems) {
        problems.append(QJsonObject{{"path"_L1, problem.path},
                                    {"offset"_L1, problem.offset},
                                    {"error"_L1, toJson(problem.error)}});
    }
    return {{"messages"_L1, outcome.messagesSeen},
            {"added"_L1, outcome.messagesAdded},
            {"copies"_L1, outcome.copiesMerged},
            {"unchanged"_L1, outcome.unchanged},
            {"bytes"_L1, outcome.bytes},
            {"seconds"_L1, outcome.seconds},
            {"threads"_L1, threads},
            {"bug"_L1,
             outcome.bug.isValid() ? QJsonValue(outcome.bug.value) : QJsonValue(QJsonValue::Null)},
            {"madeBug"_L1, outcome.madeBug},
            {"cancelled"_L1, outcome.cancelled},
            {"problems"_L1, problems}};
}

QJsonValue toJson(const SubjectTag &tag)
{
    if (tag.kind != SubjectKind::Patch && tag.kind != SubjectKind::Cover) {
        return QJsonValue::Null;
    }
    return QJsonObject{{"kind"_L1, tag.kind == SubjectKind::Cover ? u"cover"_s : u"patch"_s},
                       {"version"_L1, tag.version},
                       {"number"_L1, tag.number},
                       {"total"_L1, tag.total}};
}

} // namespace Casebook
