// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QPixmap>
#include <QString>

class QPainter;
class QRectF;
class QWidget;

namespace Casebook {

/// Our line icons (resources/icons, 16 px, currentColor), drawn in any colour at any scale. GUI thread.
namespace Icons {

/// An icon that follows the palette of \a widget's colour group: normal, disabled and selected.
QIcon icon(const QString &name, const QPalette &palette);
/// Draws \a name into \a target in \a colour; crisp at every device pixel ratio.
void paint(QPainter *painter, const QString &name, const QRectF &target, const QColor &colour);

} // namespace Icons

} // namespace Casebook
