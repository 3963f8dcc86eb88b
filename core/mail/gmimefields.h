// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace Casebook {

/// What GMime does for us: the grammar of single header values and the transfer encodings. The
/// structure of a message is ours (mimetree.h), because GMime's parser recurses and allocates per part
/// before anybody can count. Callers keep to limits.h.

struct ContentType
{
    QByteArray type = "text/plain"; ///< lower case; of an unreadable value too (RFC 2045 5.2)
    QByteArray charset;
    QByteArray boundary;
    QByteArray protocol; ///< of multipart/signed and multipart/encrypted, lower case
    QByteArray micalg;
    QByteArray smimeType; ///< lower case
    QString name;
    bool flowed = false;
    bool delSp = false;
};

/// \a value is unfolded.
ContentType parseContentType(const QByteArray &value);

struct ContentDisposition
{
    bool isAttachment = false;
    QString fileName; ///< RFC 2231 and RFC 2047 decoded, hostile
};

ContentDisposition parseContentDisposition(const QByteArray &value);

/// A Date, or the date of a Received header.
struct MailDate
{
    qint64 ms = 0; ///< UTC
    int offsetMinutes = 0;
};

/// Nothing when it cannot be read. \a value is unfolded.
std::optional<MailDate> parseMailDate(const QByteArray &value);

/// Undoes a Content-Transfer-Encoding (lower case, empty for none). \a known becomes false for a
/// name nobody knows; the bytes are then given as they are.
QByteArray decodeTransfer(QByteArrayView bytes, const QByteArray &encoding, bool *known = nullptr);

} // namespace Casebook
