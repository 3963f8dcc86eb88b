// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/message.h"
#include "core/store/searchindex.h"

namespace Casebook {

/// What is found of a mail: the one rule that storing a mail and rebuilding the index share.
inline SearchText searchTextOf(const ParsedMessage &parsed)
{
    SearchText text;
    text.title = parsed.subject;
    text.body = parsed.body;
    text.people = parsed.from.name + u' ' + parsed.from.address + u' ' + parsed.messageId + u' '
        + parsed.listId;
    return text;
}

} // namespace Casebook
