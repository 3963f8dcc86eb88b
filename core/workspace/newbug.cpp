// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/newbug.h"

#include "core/mail/subject.h"
#include "core/mail/threading.h"
#include "core/store/bugtable.h"
#include "core/store/messagetable.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// Who began the thread: the first root that is here, else the first mail in reading order.
MessageSummary beginnerOf(std::span<const MessageSummary> thread)
{
    const ThreadTree tree = buildForest({thread.begin(), thread.end()});
    for (const ThreadNode &node : tree.nodes) {
        if (node.message >= 0) {
            return tree.messages[std::size_t(node.message)];
        }
    }
    return thread.front();
}

bool isSyzbot(const MailAddress &address)
{
    return address.address.startsWith("syzbot@"_L1) || address.address.startsWith("syzbot+"_L1);
}

/// syzbot's addresses are syzbot+EXTID@…; ids have 20 digits, internal ones "ci" and more.
QString extidOf(const MailAddress &address)
{
    static const QRegularExpression pattern(u"^syzbot\\+([0-9a-f]{20,40})@"_s);
    return pattern.match(address.address).captured(1);
}

} // namespace

Bug bugOfThread(std::span<const MessageSummary> thread)
{
    const MessageSummary root = beginnerOf(thread);
    const SubjectParts parts = parseSubject(root.subject);
    Bug bug;
    bug.title = !parts.title.isEmpty() ? parts.title
        : !root.subject.isEmpty()      ? root.subject
                                       : root.messageId;
    bug.extid = extidOf(root.from);
    if (isSyzbot(root.from)) {
        bug.kind = BugKind::SyzbotReport;
        for (const QString &prefix : parts.prefixes) {
            if (prefix.size() > 1 && prefix.endsWith(u'?')) {
                bug.subsystem = prefix.chopped(1);
                break;
            }
        }
    } else if (root.tag.kind == SubjectKind::Patch || root.tag.kind == SubjectKind::Cover) {
        bug.kind = BugKind::PatchReview;
    } else {
        bug.kind = root.hasTrace ? BugKind::HangOrCrash : BugKind::Discussion;
    }
    return bug;
}

Result<FiledThread> fileThread(Database &database, ThreadId thread, qint64 nowMs,
                               ChangeSet &changes)
{
    BugTable bugs(database);
    const Result<std::vector<BugId>> known = bugs.bugsOfThread(thread);
    if (!known) {
        return passOn(known);
    }
    if (!known->empty()) {
        return FiledThread{.bug = known->front()};
    }
    const Result<std::vector<MessageSummary>> messages =
        MessageTable(database).ofThreads(std::span(&thread, 1));
    if (!messages) {
        return passOn(messages);
    }
    if (messages->empty()) {
        return FiledThread();
    }
    const Result<BugId> bug = bugs.add(bugOfThread(*messages), nowMs, changes);
    if (!bug) {
        return passOn(bug);
    }
    const Status linked = bugs.linkThread(*bug, thread, true, changes);
    if (!linked) {
        return passOn(linked);
    }
    return FiledThread{.bug = *bug, .isNew = true};
}

} // namespace Casebook
