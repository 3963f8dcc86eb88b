// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

#include <cstdint>

namespace Casebook {

/// What went wrong, as a program can act on it. app/text/errortext turns each into a sentence and an
/// exit code; the numbers are not stable and never stored.
enum class ErrorCode : std::uint8_t {
    Unknown,
    Cancelled, ///< the person or a newer request asked to stop; nothing was changed
    NotFound, ///< no such file, row, message or program
    AlreadyExists,
    Io, ///< the system refused a read or a write
    DiskFull,
    PermissionDenied,
    ReadOnly, ///< the workspace or the medium cannot be written
    Corrupt, ///< the file is damaged, or what was read back differs from what was written
    ForeignFile, ///< a file of another program
    TooNew, ///< written by a newer version that this one must not touch
    Locked, ///< another process has it
    Busy, ///< the database stayed busy longer than the limit
    Parse, ///< the text is not in the expected form
    TooLarge, ///< over one of the limits in limits.h
    TooMany, ///< over a count limit
    TooDeep, ///< over a depth limit
    Timeout,
    Network,
    Tls,
    HttpStatus,
    Rejected, ///< refused by one of our own gates (header value, file name, approval)
    Unsupported, ///< a form we do not read
    ProgramMissing, ///< an outside program is not installed; subject is its name
    ProgramFailed, ///< an outside program ended with an error; detail is its output
    BotWall, ///< a page for browsers came where mail was due
    Elsewhere, ///< HTTP 300: the server knows the id on other lists only
    NotOnServer, ///< HTTP 404 and 410
    TooManyRequests, ///< HTTP 429; value: seconds to wait, 0 when the server does not say
    ServerFailed, ///< HTTP 5xx
    CutShort, ///< a download that ended in its middle
    UnpacksTooLarge, ///< unpacked bytes over the limit, or over any believable ratio
    InsecureHttp, ///< plain http to a server nobody allowed it for
    Offline, ///< the person switched the network off
    NoMailLink, ///< nothing in a text names a mail
    Usage, ///< the caller's arguments do not make sense
};

/// A failure as a value. \a subject names what it was about (path, URL, Message-ID), \a detail holds
/// the library's own words, untranslated, for the log and for "Details".
struct Error
{
    ErrorCode code = ErrorCode::Unknown;
    QString subject;
    QString detail;
    qint64 value = 0; ///< a number that belongs to the sentence; see the code

    friend bool operator==(const Error &, const Error &) = default;
};

/// The enumerator's name ("DiskFull"), for logs, --json and tests; never for people.
QString errorCodeName(ErrorCode code);

} // namespace Casebook

Q_DECLARE_METATYPE(Casebook::Error)
