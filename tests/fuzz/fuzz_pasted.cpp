// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/mail/mailparser.h"
#include "core/mail/pastedtext.h"

#include <cstdint>
#include <cstdlib>

using namespace Casebook;

/// Any text gives messages that are marked as made, hold no header of the text's own making, and keep
/// the pasted bytes; what is offered stands in the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView text(std::bit_cast<const char *>(data), static_cast<qsizetype>(size));
    looksLikeMail(text);
    looksLikeText(text);
    const PastedText pasted = readPastedText(text);
    if (pasted.mails.empty() || pasted.offers.size() > 1000) {
        std::abort();
    }
    for (std::size_t i = 0; i < pasted.mails.size(); ++i) {
        const ParsedMessage message = parseMessage(pasted.mails[i]);
        if (!message.reconstruction || message.headers.size() > 12) {
            std::abort();
        }
        if (i == 0 && !text.isEmpty()
            && partBytes(pasted.mails[i], message.attachments.back().partIndex) != text) {
            std::abort();
        }
    }
    return 0;
}
