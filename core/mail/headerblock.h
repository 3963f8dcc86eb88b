// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/message.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <vector>

namespace Casebook {

/// The headers that are read; all others are only kept.
enum class HeaderName : std::uint8_t {
    Other,
    From,
    To,
    Cc,
    ReplyTo,
    Sender,
    Subject,
    Date,
    Received,
    MessageId,
    InReplyTo,
    References,
    ListId,
    ContentType,
    ContentTransferEncoding,
    ContentDisposition,
    DkimSignature,
    DeveloperSignature,
    Reconstructed, ///< "X-Casebook-Reconstructed": see pastedtext.h
};

/// One header as it stands in the bytes, folds included.
struct RawHeader
{
    HeaderName id = HeaderName::Other;
    QByteArrayView name;
    QByteArrayView value; ///< at most Limits::headerBytes, but for References
    bool isCut = false;
};

/// The header block of a message or part, split under the limits of limits.h before anybody parses it.
struct HeaderBlock
{
    std::vector<RawHeader> lines;
    qsizetype bodyStart = 0; ///< offset behind the empty line; at the first line that is no header
    std::vector<MailIssue> issues;

    /// The first header of that name, or nullptr.
    [[nodiscard]] const RawHeader *find(HeaderName id) const;
    /// The value of the first header of that name, unfolded; empty when there is none.
    [[nodiscard]] QByteArray value(HeaderName id) const;
};

/// Linear; the views point into \a bytes. Line ends may be LF or CRLF. A first line "From " or ">From "
/// is passed over. Beyond the limits only headers that are read are still taken, each name once.
HeaderBlock scanHeaders(QByteArrayView bytes);

/// A value on one line: each fold becomes one blank, outer blanks are gone.
QByteArray unfolded(QByteArrayView value);

} // namespace Casebook
