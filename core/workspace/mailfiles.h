// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/mail/mboxreader.h"
#include "core/model/message.h"
#include "core/model/thread.h"
#include "core/workspace/workspacetypes.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace Casebook {

/// One file with mail in it.
struct MailFile
{
    QString path;
    qint64 sizeBytes = 0;
};

/// The files that \a paths name: files as given, folders walked (sorted, hidden entries and links to
/// folders left out, only files that begin like mail). Errors: NotFound, PermissionDenied, Parse (a
/// file given that is no mail), Unsupported (compressed), TooMany, Cancelled.
Result<std::vector<MailFile>> findMailFiles(const QStringList &paths, JobContext &context);

/// Hands every mail of \a file to \a visit, in order; \a visit returns false to stop. The bytes live
/// during the call only. The file is read in pieces, not mapped: a file that another program shortens
/// meanwhile must not end the process. Errors: NotFound, PermissionDenied, Io, Cancelled.
Status readMailFile(const MailFile &file, JobContext &context,
                    const std::function<bool(const MboxEntry &entry)> &visit);

/// The facts of a message as lists and trees show them, without the ids of rows.
MessageSummary summaryOf(const ParsedMessage &parsed);

/// Mail read from files without a workspace.
struct ReadMail
{
    int count = 0; ///< different messages
    std::vector<ThreadTree> threads; ///< oldest first
    QHash<QString, QString> bodies; ///< decoded, by Message-ID; filled when asked for
    std::vector<ImportProblem> problems;
};

/// Reads, parses and threads the mail of \a paths in memory. Of several mails with one Message-ID the
/// first is shown; MessageSummary::copies counts those that differ by a byte.
Result<ReadMail> readMail(const QStringList &paths, bool withBodies, JobContext &context);

} // namespace Casebook
