// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/maillink.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace Casebook;

/// Text a person pastes: whatever it is, every id found is clean and survives its own address.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const MailLink &link : findMailLinks(text)) {
        for (const QChar c : link.messageId) {
            if (c.unicode() <= 0x20 || c == u'<' || c == u'>') {
                std::abort();
            }
        }
        if (encodedMessageId(link.messageId).contains('/')) {
            std::abort();
        }
    }
    return 0;
}
