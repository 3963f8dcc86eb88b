// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/palettefooter.h"

#include "app/widgets/colours.h"
#include "app/widgets/signs.h"

#include <QPainter>

#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

PaletteFooter::PaletteFooter(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize PaletteFooter::sizeHint() const
{
    return {400, qMax(34, fontMetrics().height() + 16)};
}

void PaletteFooter::paintEvent(QPaintEvent *)
{
    const Colours colours = Colours::of(palette());
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, colours.line);
    const QFont small = Signs::smallFont(font());
    const QFontMetricsF metrics(small);
    const qreal middle = height() / 2.0;

    struct Hint
    {
        QString key;
        QString text;
    };

    const auto draw = [&](qreal left, const Hint &hint) {
        const QFontMetricsF cap(Signs::badgeFont(font()));
        const qreal width = qMax(16.0, cap.horizontalAdvance(hint.key) + 10);
        Signs::keyCap(&painter, left + width, middle, font(), hint.key, palette());
        painter.setFont(small);
        painter.setPen(colours.muted);
        const qreal text = metrics.horizontalAdvance(hint.text);
        painter.drawText(QRectF(left + width + 6, 0, text + 2, height()), Qt::AlignVCenter,
                         hint.text);
        return left + width + 6 + text + 18;
    };
    qreal left = 14;
    //: What the key Enter does in the palette.
    for (const Hint &hint :
         {Hint{tr("Enter"), tr("open")}, Hint{tr("Tab"), tr("narrow")},
          Hint{tr("Ctrl+S"), tr("save the search")}, Hint{tr("Esc"), tr("close")}}) {
        left = draw(left, hint);
    }
    const std::array rightHints{Hint{u">"_s, tr("commands only")},
                                Hint{u"#"_s, tr("this bug only")}};
    qreal room = 0;
    for (const Hint &hint : rightHints) {
        room += 16 + 6 + metrics.horizontalAdvance(hint.text) + 18;
    }
    qreal right = width() - room + 4;
    if (right < left) {
        return;
    }
    for (const Hint &hint : rightHints) {
        right = draw(right, hint);
    }
}

} // namespace Casebook
