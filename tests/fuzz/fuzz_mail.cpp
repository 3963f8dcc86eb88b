// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/mail/mailparser.h"
#include "core/mail/variants.h"

#include <cstdint>
#include <cstdlib>

using namespace Casebook;

/// Any bytes give a message with an id and a bounded body, and every attachment can be asked for.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView raw(std::bit_cast<const char *>(data), static_cast<qsizetype>(size));
    const ParsedMessage message = parseMessage(raw);
    if (message.messageId.isEmpty() || message.body.contains(QChar(u'\0'))
        || message.body.size() > Limits::bodyTextBytes
        || message.references.size() > Limits::referencesPerMessage) {
        std::abort();
    }
    for (const Attachment &attachment : message.attachments) {
        if (attachment.partIndex >= 0 && attachment.partIndex < 8) {
            partBytes(raw, attachment.partIndex);
            partText(raw, attachment.partIndex);
            if (attachment.safeName.isEmpty() || attachment.safeName.contains(QChar(u'/'))) {
                std::abort();
            }
        }
    }
    if (!compareMails(raw, raw).isSameLetter()) {
        std::abort();
    }
    return 0;
}
