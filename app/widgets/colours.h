// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QPalette>

namespace Casebook {

/// The colours a QPalette has no role for, in light and dark (visual language, section 2). Made from
/// the lightness of a palette's Base, so it follows the system. Colour never stands alone: whoever
/// uses one also draws a shape, sign or word.
struct Colours
{
    bool dark = false;
    QColor line, outline, muted, hover, mark, accent, onAccent;
    QColor quote[4];
    QColor pass, passGround, fail, failGround, hang, hangOutline, warn, warnGround, crash, infra;
    QColor variant, variantGround, only, onlyGround, gapHatch;
    QColor add, addGround, del, delGround, keyword, disabled;

    /// Colour of quote depth 1, 2, 3 …; 5 and deeper repeat 2, 3, 4.
    [[nodiscard]] QColor quoteAt(int depth) const;

    static Colours of(const QPalette &palette);
};

/// Casebook's own palettes with all three groups set.
QPalette lightPalette();
QPalette darkPalette();

} // namespace Casebook
