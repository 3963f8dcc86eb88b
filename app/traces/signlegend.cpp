// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/signlegend.h"

#include "app/widgets/colours.h"
#include "app/widgets/signs.h"

#include <QEvent>
#include <QPainter>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int signWidth = 18;
constexpr int inner = 6;
constexpr int outer = 14;

} // namespace

SignLegend::SignLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    setFont(Signs::smallFont(font()));
}

std::vector<SignLegend::Entry> SignLegend::entries()
{
    return {{.sign = u"="_s, .words = tr("equal")},
            {.sign = u"≈"_s, .words = tr("variant")},
            {.sign = u"≠"_s, .words = tr("other")},
            {.sign = u"+"_s, .words = tr("only here")},
            {.sign = {}, .words = tr("no frame")}};
}

int SignLegend::widthOf(const std::vector<Entry> &entries) const
{
    int width = 0;
    for (const Entry &entry : entries) {
        width += signWidth + inner + fontMetrics().horizontalAdvance(entry.words) + outer;
    }
    return width;
}

QSize SignLegend::sizeHint() const
{
    return {widthOf(entries()), fontMetrics().height() + 4};
}

QSize SignLegend::minimumSizeHint() const
{
    return {0, fontMetrics().height() + 4};
}

void SignLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        updateGeometry();
        update();
    }
}

void SignLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours colours = Colours::of(palette());
    int x = 0;
    for (const Entry &entry : entries()) {
        const int needed = signWidth + inner + fontMetrics().horizontalAdvance(entry.words);
        if (x + needed > width()) {
            return; // half an entry would say nothing
        }
        const QRect box(x, (height() - fontMetrics().height()) / 2, signWidth,
                        fontMetrics().height());
        const bool isOnly = entry.sign == u"+"_s;
        const bool isMarked = isOnly || entry.sign == u"≈"_s || entry.sign == u"≠"_s;
        QColor ink = colours.muted;
        if (entry.sign.isEmpty()) {
            painter.fillRect(box, QBrush(colours.gapHatch, Qt::BDiagPattern));
        } else if (isMarked) {
            ink = isOnly ? colours.only : colours.variant;
            painter.fillRect(box, isOnly ? colours.onlyGround : colours.variantGround);
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), ink);
        }
        painter.setPen(ink);
        painter.drawText(box, Qt::AlignCenter, entry.sign);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(box.right() + inner, 0, needed, height()), Qt::AlignVCenter,
                         entry.words);
        x += needed + outer;
    }
}

} // namespace Casebook
