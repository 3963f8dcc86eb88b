// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/lockgraph.h"
#include "core/trace/cleanlines.h"
#include "core/trace/textcursor.h"

namespace Casebook {

/// Where \a line stands, to be shown with what was read from it.
inline EvidenceLine evidenceOf(const CleanLine &line, const QString &source)
{
    return {.line = line.number,
            .offset = line.offset,
            .text = Scan::text(Scan::trimmed(line.text)),
            .source = source};
}

} // namespace Casebook
