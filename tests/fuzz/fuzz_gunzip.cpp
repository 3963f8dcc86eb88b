// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/net/gunzip.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace Casebook;

/// Bytes of a server, in two pieces: never more comes out than allowed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr qint64 most = 1 << 20;
    Gunzip gunzip(most, Limits::unpackRatio);
    const QByteArrayView all(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype half = all.size() / 2;
    qint64 came = 0;
    for (const QByteArrayView piece : {all.first(half), all.sliced(half)}) {
        const Status status = gunzip.add(piece);
        came += gunzip.take().size();
        if (!status) {
            break;
        }
    }
    const Status ended = gunzip.finish();
    Q_UNUSED(ended)
    if (came > most) {
        std::abort();
    }
    return 0;
}
