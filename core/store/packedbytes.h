// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace Casebook {

/// Bytes as they are stored: one zstd frame, and what is needed to prove that it is whole.
struct PackedBytes
{
    QByteArray packed;
    QByteArray sha256; ///< of the unpacked bytes, 32 raw bytes
    qint64 size = 0; ///< unpacked

    friend bool operator==(const PackedBytes &, const PackedBytes &) = default;
};

/// Compresses (zstd level 3), hashes, and unpacks once more to compare. Any thread; pure.
Result<PackedBytes> packBytes(QByteArrayView bytes);

/// The bytes again, their length and hash compared. \a limit bounds what is unpacked whatever the
/// frame claims. Errors: Corrupt, TooLarge.
Result<QByteArray> unpackBytes(QByteArrayView packed, qint64 size, const QByteArray &sha256,
                               qint64 limit);

} // namespace Casebook
