// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/packedids.h"

namespace Casebook {

QByteArray packIds(const std::vector<qint64> &ids)
{
    QByteArray packed;
    for (const qint64 id : ids) {
        auto rest = static_cast<quint64>(id);
        while (rest >= 0x80) {
            packed.append(static_cast<char>((rest & 0x7FU) | 0x80U));
            rest >>= 7U;
        }
        packed.append(static_cast<char>(rest));
    }
    return packed;
}

std::vector<qint64> unpackIds(const QByteArray &packed)
{
    std::vector<qint64> ids;
    quint64 value = 0;
    unsigned int shift = 0;
    for (const char byte : packed) {
        const auto bits = static_cast<unsigned char>(byte);
        if (shift < 63) {
            value |= static_cast<quint64>(bits & 0x7FU) << shift;
        }
        shift += 7;
        if ((bits & 0x80U) == 0) {
            ids.push_back(static_cast<qint64>(value));
            value = 0;
            shift = 0;
        }
    }
    return ids;
}

} // namespace Casebook
