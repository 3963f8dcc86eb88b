// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/demangle.h"

#include <cstddef>
#include <cstdint>

using namespace Casebook;

/// A symbol of a hostile report, alone and behind what makes it one of the two forms.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text =
        QString::fromLatin1(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    demangledRust(text);
    demangledRust(QString(QStringLiteral("_R") + text));
    demangledRust(QString(QStringLiteral("_ZN") + text + QStringLiteral("17h0123456789abcdefE")));
    return 0;
}
