// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/charset.h"
#include "core/model/message.h"

#include <QByteArrayView>

#include <vector>

namespace Casebook {

/// What an address header says.
struct AddressList
{
    std::vector<MailAddress> addresses;
    int groups = 0; ///< unquoted ':' seen
    bool isBroken = false; ///< something in it could not be read
};

/// Reads an unfolded address header (RFC 5322 3.4 with its obsolete forms): quoted names, comments,
/// groups, routes, encoded words, 8-bit names, unquoted dots and commas as far as they can be told
/// apart. One pass without recursion, so nesting costs nothing; groups are flattened, and over
/// Limits::addressGroups reading stops. Structure is found before words are decoded: an encoded
/// comma or bracket never makes a second address.
/// \a hint is for raw 8-bit bytes.
AddressList parseAddresses(QByteArrayView value, const CharsetHint &hint = {});

} // namespace Casebook
