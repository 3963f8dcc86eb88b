// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/gmimefields.h"
#include "core/mail/headerblock.h"

#include <QByteArrayView>

#include <vector>

namespace Casebook {

/// One part of a message: a leaf, a multipart, or an enclosed message.
struct MimePart
{
    ContentType type;
    QByteArray encoding; ///< lower case, empty for none
    ContentDisposition disposition;
    QByteArrayView content; ///< behind the part's headers, without the line end before the boundary
    int parent = -1; ///< index into MimeTree::parts
    int depth = 0;
    int children = 0;
    int leaf = -1; ///< counts the leaves in order, -1 for a part with parts inside
};

/// The structure of one message, found without recursion and without copying.
struct MimeTree
{
    std::vector<MimePart> parts; ///< in reading order, parents before children; never empty
    std::vector<MailIssue> issues;
};

/// \a header is the scanned block of \a raw. A multipart without a usable boundary, or without its
/// first boundary line, is one leaf of text. At most Limits::mimeParts parts and Limits::mimeDepth
/// levels are opened; what is deeper stays a leaf. Cost: bytes times depth. Source: RFC 2046 5.1.
MimeTree mimeTree(QByteArrayView raw, const HeaderBlock &header);

} // namespace Casebook
