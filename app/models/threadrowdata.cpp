// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the rows of ThreadTreeModel say.

#include "app/models/threadtreemodel.h"
#include "core/base/text.h"

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Patch, cover and trailer facts as badges, the most telling last: rows drop them from the left.
std::vector<ThreadBadge> badgesOf(const MessageSummary &message, bool isByHand)
{
    std::vector<ThreadBadge> badges;
    if (isByHand) {
        badges.push_back({ThreadBadgeKind::ByHand, {}, 0});
    }
    if (message.copies > 1) {
        badges.push_back({ThreadBadgeKind::Copies, {}, message.copies - 1});
    }
    for (const QString &trailer : message.trailers) {
        // Only what somebody says about the patch; the rest is bookkeeping.
        if (trailer == "Reviewed-by"_L1 || trailer == "Acked-by"_L1 || trailer == "Tested-by"_L1
            || trailer == "Reported-and-tested-by"_L1) {
            badges.push_back({ThreadBadgeKind::Trailer, rowText(trailer, 40), 0});
        }
    }
    if (message.hasTrace) {
        badges.push_back({ThreadBadgeKind::Trace, {}, 0});
    }
    const SubjectTag &tag = message.tag;
    if (tag.kind == SubjectKind::Patch || tag.kind == SubjectKind::Cover) {
        QString text = u"v%1"_s.arg(tag.version);
        if (tag.hasCounter) {
            text += u" %1/%2"_s.arg(tag.number).arg(tag.total);
        }
        badges.push_back({ThreadBadgeKind::Patch, text, 0});
    } else if (message.hasDiff) {
        badges.push_back({ThreadBadgeKind::Diff, {}, 0});
    }
    return badges;
}

QStringView withoutReplyPrefix(QStringView subject)
{
    static constexpr QStringView prefixes[] = {u"re",   u"aw",   u"sv",   u"fwd", u"fw",
                                               u"回复", u"答复", u"转发", u"wg",  u"antw"};
    for (bool found = true; found;) {
        found = false;
        subject = subject.trimmed();
        for (const QStringView prefix : prefixes) {
            if (subject.startsWith(prefix, Qt::CaseInsensitive) && subject.size() > prefix.size()
                && (subject[prefix.size()] == u':' || subject[prefix.size()] == u'\uff1a')) {
                subject = subject.sliced(prefix.size() + 1);
                found = true;
                break;
            }
        }
    }
    return subject;
}

QString authorName(const MailAddress &from)
{
    return rowText(from.name.isEmpty() ? from.address : from.name, 120);
}

} // namespace

QString rowText(const QString &text, qsizetype maximum)
{
    return madeVisible(text.left(maximum).simplified());
}

bool sameSubject(const QString &a, const QString &b)
{
    const QString left = withoutReplyPrefix(a).toString().simplified();
    const QString right = withoutReplyPrefix(b).toString().simplified();
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

bool ThreadTreeModel::subjectChanges(const Row &row, const MessageSummary &message) const
{
    for (int above = row.parent; above >= 0; above = m_rows[static_cast<size_t>(above)].parent) {
        if (const MessageSummary *other = messageOf(m_rows[static_cast<size_t>(above)])) {
            return !sameSubject(message.subject, other->subject);
        }
    }
    return true;
}

QVariant ThreadTreeModel::messageData(const Row &row, const MessageSummary &message,
                                      ThreadRole role) const
{
    const bool changes = role == ThreadRole::Title || role == ThreadRole::TitleIsPreview
        ? subjectChanges(row, message)
        : false;
    switch (role) {
    case ThreadRole::MessageRow:
        return message.id.value;
    case ThreadRole::MessageId:
        return message.messageId;
    case ThreadRole::Thread:
        return message.threadId.value;
    case ThreadRole::Author:
        return authorName(message.from);
    case ThreadRole::Title:
        return rowText(changes || message.preview.isEmpty() ? message.subject : message.preview);
    case ThreadRole::TitleIsPreview:
        return !changes;
    case ThreadRole::DateMs:
        return message.dateMs;
    case ThreadRole::Unread:
        return !message.isRead;
    case ThreadRole::Flagged:
        return message.isFlagged;
    case ThreadRole::Badges:
        return QVariant::fromValue(badgesOf(message, nodeOf(row)->isByHand));
    case ThreadRole::Below:
        return row.below;
    case ThreadRole::UnreadBelow:
        return row.unreadBelow;
    case ThreadRole::ByHand:
        return nodeOf(row)->isByHand;
    case ThreadRole::Placeholder:
    case ThreadRole::Unopened:
        return false;
    }
    return {};
}

QVariant ThreadTreeModel::unopenedData(const ThreadSummary &summary, ThreadRole role) const
{
    switch (role) {
    case ThreadRole::MessageId:
        return summary.rootMessageId;
    case ThreadRole::Thread:
        return summary.id.value;
    case ThreadRole::Author:
        return authorName(summary.from);
    case ThreadRole::Title:
        return rowText(summary.subject);
    case ThreadRole::DateMs:
        return summary.lastMs;
    case ThreadRole::Unread:
        return summary.unread > 0;
    case ThreadRole::Unopened:
        return true;
    case ThreadRole::Below:
        return summary.messages;
    case ThreadRole::UnreadBelow:
        return summary.unread;
    case ThreadRole::MessageRow:
        return qint64(0);
    case ThreadRole::Badges:
        return QVariant::fromValue(std::vector<ThreadBadge>());
    case ThreadRole::TitleIsPreview:
    case ThreadRole::Flagged:
    case ThreadRole::Placeholder:
    case ThreadRole::ByHand:
        return false;
    }
    return {};
}

QString ThreadTreeModel::accessibleText(const QModelIndex &index) const
{
    const QString author = data(index, static_cast<int>(ThreadRole::Author)).toString();
    const QString title = data(index, static_cast<int>(ThreadRole::Title)).toString();
    return author.isEmpty() ? data(index, static_cast<int>(ThreadRole::MessageId)).toString()
                            : QString(author + u", "_s + title);
}

QVariant ThreadTreeModel::data(const QModelIndex &index, int role) const
{
    const int number = rowOf(index);
    if (number < 0) {
        return {};
    }
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
        return accessibleText(index);
    }
    if (role < static_cast<int>(ThreadRole::MessageRow)
        || role > static_cast<int>(ThreadRole::ByHand)) {
        return {};
    }
    const auto wanted = static_cast<ThreadRole>(role);
    const Row &row = m_rows[static_cast<size_t>(number)];
    const Part &part = m_parts[static_cast<size_t>(row.part)];
    if (row.node < 0) {
        return unopenedData(part.summary, wanted);
    }
    if (const MessageSummary *message = messageOf(row)) {
        return messageData(row, *message, wanted);
    }
    switch (wanted) {
    case ThreadRole::MessageId:
        return rowText(nodeOf(row)->messageId);
    case ThreadRole::Thread:
        return part.tree.id.value;
    case ThreadRole::Placeholder:
        return true;
    case ThreadRole::Below:
        return row.below;
    case ThreadRole::UnreadBelow:
        return row.unreadBelow;
    case ThreadRole::Badges:
        return QVariant::fromValue(std::vector<ThreadBadge>());
    case ThreadRole::MessageRow:
    case ThreadRole::DateMs:
        return qint64(0);
    case ThreadRole::Author:
    case ThreadRole::Title:
        return QString();
    case ThreadRole::TitleIsPreview:
    case ThreadRole::Unread:
    case ThreadRole::Flagged:
    case ThreadRole::ByHand:
    case ThreadRole::Unopened:
        return false;
    }
    return {};
}

} // namespace Casebook
