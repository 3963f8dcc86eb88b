// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/base/limits.h"
#include "core/base/result.h"
#include "core/model/fetch.h"
#include "core/model/message.h"

#include <QByteArray>
#include <QSet>

#include <vector>

namespace Casebook {

struct FetchedMail
{
    ParsedMessage parsed;
    QByteArray raw; ///< at most Limits::messageBytes
};

/// The mails that servers gave out for one thread, in memory, before anything is stored. Of one thread.
class FetchedThread final
{
public:
    /// \a messageId is the mail that was asked for; of a mail longer than \a mostBytes the beginning is kept.
    explicit FetchedThread(QString messageId, qint64 mostBytes = Limits::messageBytes);

    /// Adds the mails of \a mbox. Errors: Cancelled, TooMany (Limits::threadMails).
    Status take(const QByteArray &mbox, const JobContext &context);

    [[nodiscard]] bool contains(const QString &messageId) const
    {
        return m_ids.contains(messageId);
    }

    [[nodiscard]] const QSet<QString> &ids() const
    {
        return m_ids;
    }

    /// One per mail: whether it hangs together with the one asked for, by ids alone. Servers also give out
    /// mails that only have the same subject.
    [[nodiscard]] std::vector<bool> ofTheThread() const;
    /// Parents that mails of the thread name and that are not here.
    [[nodiscard]] QStringList missingParents() const;

    [[nodiscard]] const std::vector<CutMail> &cut() const
    {
        return m_cut;
    }

    std::vector<FetchedMail> mails;

private:
    QString m_messageId;
    qint64 m_mostBytes = Limits::messageBytes;
    QSet<QString> m_ids;
    std::vector<CutMail> m_cut;
};

} // namespace Casebook
