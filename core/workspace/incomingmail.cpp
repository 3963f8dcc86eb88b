// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/incomingmail.h"

#include "core/mail/bodystructure.h"

namespace Casebook {

IncomingMessage incomingMail(ParsedMessage parsed)
{
    IncomingMessage message;
    BodyDigest digest = digestOf(parsed.body);
    message.parsed = std::move(parsed);
    message.parsed.headers.clear(); // not stored; no need to carry them along
    message.preview = std::move(digest.preview);
    message.trailers = std::move(digest.trailers);
    message.files = std::move(digest.files);
    message.functions = std::move(digest.functions);
    message.hasDiff = digest.hasDiff;
    message.hasTrace = digest.hasTrace;
    return message;
}

} // namespace Casebook
