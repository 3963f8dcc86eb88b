// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/mail/mboxreader.h"
#include "core/mail/unpackdevice.h"
#include "core/model/message.h"
#include "core/model/thread.h"
#include "core/workspace/workspacetypes.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace Casebook {

enum class MailFileKind : std::uint8_t {
    Mail, ///< an mbox or one message
    Text, ///< no mail: messages are made of it (readPastedText)
};

/// One file with mail in it.
struct MailFile
{
    QString path;
    qint64 sizeBytes = 0; ///< as it lies there, packed or not
    MailFileKind kind = MailFileKind::Mail;
    Packing packing = Packing::None;
    bool isInMaildir = false;
    bool isRead = false; ///< flags of a Maildir's file name
    bool isFlagged = false;
};

/// The files that \a paths name: files as given, folders walked (sorted; hidden entries and links to
/// folders left out, only files that begin like mail, packed or not). Of a Maildir (maildir(5), with
/// Maildir++ folders) cur and new are read, tmp never. A file given that is text but no mail is taken as
/// MailFileKind::Text. Errors: NotFound, PermissionDenied, Parse (no text at all, or packed bytes that
/// cannot be unpacked), Unsupported (bzip2), TooMany, TooDeep, Cancelled.
Result<std::vector<MailFile>> findMailFiles(const QStringList &paths, JobContext &context);

/// Gets every mail in order; returns false to stop. The bytes live during the call only.
using MailVisitor = std::function<bool(const MboxEntry &entry)>;

/// Hands every mail of \a file to \a visit. The file is read in pieces, not mapped: a file that another
/// program shortens meanwhile must not end the process. gzip, xz and zstd are unpacked on the way, with
/// the unpacked bytes counted. Errors: NotFound, PermissionDenied, Io, Cancelled; Parse with detail
/// "packed-cut" or "packed-damaged" and TooLarge with "packed-bomb" after the mails that could be read.
Status readMailFile(const MailFile &file, JobContext &context, const MailVisitor &visit);

/// The same for bytes at hand: a mail, an mbox, or a text to make messages of. Parse: no text.
Status readMailBytes(QByteArrayView bytes, JobContext &context, const MailVisitor &visit);

/// True for an \a error that is of one file only, so that the others are still read when \a goesOn.
bool isFaultOfFile(const Error &error, bool goesOn);

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
