// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProxyStyle>

namespace Casebook {

/// Fusion with the flat shapes of the visual language: fields and buttons with a 1 px outline and a
/// radius of 3, a 2 px accent ring inside what has the focus, one filled button per page (dynamic
/// property "primary"), thin scroll bars, 1 px splitters. Everything else is Fusion's.
class CasebookStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    CasebookStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                         SubControl subControl, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;
};

/// Marks \a button as the page's primary one: accent ground.
void setPrimary(QWidget *button);

} // namespace Casebook
