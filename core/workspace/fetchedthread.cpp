// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/fetchedthread.h"

#include "core/base/limits.h"
#include "core/mail/mailparser.h"
#include "core/mail/mboxreader.h"
#include "core/mail/threading.h"

#include <algorithm>

namespace Casebook {

namespace {

/// The mail this one answers, whether it is here or not; empty for a root.
QString parentOf(const ParsedMessage &mail)
{
    if (!mail.inReplyTo.isEmpty()) {
        return mail.inReplyTo;
    }
    return mail.references.isEmpty() ? QString() : mail.references.last();
}

} // namespace

FetchedThread::FetchedThread(QString messageId, qint64 mostBytes)
    : m_messageId(std::move(messageId))
    , m_mostBytes(mostBytes)
{
}

Status FetchedThread::take(const QByteArray &mbox, const JobContext &context)
{
    MboxReader reader{QByteArrayView(mbox)};
    while (const auto entry = reader.next()) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled, m_messageId);
        }
        if (mails.size() >= std::size_t(Limits::threadMails)) {
            return fail(ErrorCode::TooMany, m_messageId);
        }
        const bool isCut = entry->isCut || entry->raw.size() > m_mostBytes;
        const QByteArrayView kept = entry->raw.first(std::min(entry->raw.size(), m_mostBytes));
        FetchedMail mail{.parsed = parseMessage(kept), .raw = kept.toByteArray()};
        const QString &id = mail.parsed.messageId;
        if (isCut && std::ranges::find(m_cut, id, &CutMail::messageId) == m_cut.end()) {
            m_cut.push_back(
                {.messageId = id, .sizeBytes = entry->sizeBytes, .keptBytes = kept.size()});
        }
        if (!isSyntheticId(id)) {
            m_ids.insert(id);
        }
        mails.push_back(std::move(mail));
    }
    return {};
}

std::vector<bool> FetchedThread::ofTheThread() const
{
    ThreadGrouper grouper;
    for (const FetchedMail &mail : mails) {
        grouper.add(mail.parsed.messageId, mail.parsed.inReplyTo, mail.parsed.references);
    }
    const int wanted = grouper.find(grouper.groupOf(m_messageId));
    std::vector<bool> belongs;
    belongs.reserve(mails.size());
    for (const FetchedMail &mail : mails) {
        belongs.push_back(grouper.find(grouper.groupOf(mail.parsed.messageId)) == wanted);
    }
    return belongs;
}

QStringList FetchedThread::missingParents() const
{
    const std::vector<bool> belongs = ofTheThread();
    QStringList missing;
    for (std::size_t i = 0; i < mails.size(); ++i) {
        const QString parent = belongs[i] ? parentOf(mails[i].parsed) : QString();
        if (!parent.isEmpty() && !m_ids.contains(parent) && !missing.contains(parent)) {
            missing.append(parent);
        }
    }
    return missing;
}

} // namespace Casebook
