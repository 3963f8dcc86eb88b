// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/mboxreader.h"

#include <QBuffer>

#include <cstdint>
#include <cstdlib>

using namespace Casebook;

/// Read as a whole and in pieces the mails are the same, and every byte is in one of them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(std::bit_cast<const char *>(data), static_cast<qsizetype>(size));
    MboxReader whole{QByteArrayView(bytes)};
    QBuffer device;
    device.setData(bytes);
    if (!device.open(QIODevice::ReadOnly)) {
        return 0;
    }
    MboxReader pieces(device);
    qint64 end = -1;
    while (const auto entry = whole.next()) {
        const auto other = pieces.next();
        if (!other || other->raw != entry->raw || other->offset != entry->offset) {
            std::abort();
        }
        if (end >= 0 && entry->offset != end) {
            std::abort();
        }
        end = entry->offset + entry->sizeBytes;
    }
    if (pieces.next() || (end >= 0 && end != bytes.size())) {
        std::abort();
    }
    return 0;
}
