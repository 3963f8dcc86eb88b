// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/trace.h"

#include <QStringList>

#include <vector>

namespace Casebook {

/// Frames by their names: "?foo" is not trusted, "+foo" inlined, "foo@mod" of a module.
inline std::vector<Frame> stackOf(const QString &names)
{
    std::vector<Frame> frames;
    for (const QString &word : names.split(u' ', Qt::SkipEmptyParts)) {
        Frame frame;
        frame.reliable = !word.startsWith(u'?') || word == QLatin1StringView("??");
        frame.isInline = word.startsWith(u'+');
        const QString name = frame.reliable && !frame.isInline ? word : word.mid(1);
        frame.func = name.section(u'@', 0, 0);
        frame.module = name.section(u'@', 1, 1);
        frame.raw = name;
        frames.push_back(frame);
    }
    return frames;
}

} // namespace Casebook
