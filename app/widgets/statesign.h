// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/bug.h"

#include <QPalette>
#include <QRectF>

class QPainter;

namespace Casebook {

/// Draws the 14 px sign of a bug's state into \a target: each state has a shape of its own, colour
/// only repeats it.
void paintStateSign(QPainter *painter, const QRectF &target, BugState state,
                    const QPalette &palette);

} // namespace Casebook
