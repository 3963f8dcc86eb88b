// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/casebookstyle.h"

#include "app/widgets/colours.h"
#include "app/widgets/icons.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal radius = 3.0;
constexpr char primaryProperty[] = "primary";

void roundRect(QPainter *painter, const QRect &rect, const QColor &ground, const QColor &outline,
               qreal width = 1.0)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outline.isValid() ? QPen(outline, width) : QPen(Qt::NoPen));
    painter->setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    const qreal inset = outline.isValid() ? width / 2 : 0.0;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

bool isPrimary(const QWidget *widget)
{
    return widget != nullptr && widget->property(primaryProperty).toBool();
}

void drawButtonPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Colours colours = Colours::of(option->palette);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool down =
        option->state.testFlag(QStyle::State_Sunken) || option->state.testFlag(QStyle::State_On);
    const bool hover = enabled && option->state.testFlag(QStyle::State_MouseOver);
    if (isPrimary(widget) && enabled) {
        QColor ground = colours.accent;
        if (down || hover) {
            ground =
                colours.dark ? ground.lighter(down ? 92 : 108) : ground.darker(down ? 118 : 108);
        }
        roundRect(painter, option->rect, ground, {});
    } else {
        QColor ground = option->palette.color(QPalette::Button);
        if (down) {
            ground = option->palette.color(QPalette::Active, QPalette::Highlight);
        } else if (hover) {
            ground = colours.hover;
        }
        roundRect(painter, option->rect, ground, colours.outline);
    }
    if (option->state.testFlag(QStyle::State_HasFocus)) {
        const bool filled = isPrimary(widget) && enabled;
        roundRect(painter, filled ? option->rect.adjusted(2, 2, -2, -2) : option->rect, {},
                  filled ? colours.onAccent : colours.accent, filled ? 1.0 : 2.0);
    }
}

void drawField(const QStyleOption *option, QPainter *painter)
{
    const Colours colours = Colours::of(option->palette);
    const bool focus = option->state.testFlag(QStyle::State_HasFocus);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    roundRect(painter, option->rect,
              option->palette.color(enabled ? QPalette::Base : QPalette::Window),
              focus ? colours.accent : colours.outline, focus ? 2.0 : 1.0);
}

void drawCheck(const QStyleOption *option, QPainter *painter, bool round)
{
    const Colours colours = Colours::of(option->palette);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool on = option->state.testFlag(QStyle::State_On);
    const bool partly = option->state.testFlag(QStyle::State_NoChange);
    const QColor line = enabled ? colours.muted : colours.disabled;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5);
    painter->setPen(QPen(on && enabled ? colours.accent : line, 1.4));
    painter->setBrush(option->palette.color(QPalette::Base));
    round ? painter->drawEllipse(box) : painter->drawRoundedRect(box, 2, 2);
    const QColor sign = enabled ? colours.accent : colours.disabled;
    if (round && on) {
        painter->setBrush(sign);
        painter->setPen(Qt::NoPen);
        const qreal inset = box.width() / 4;
        painter->drawEllipse(box.adjusted(inset, inset, -inset, -inset));
    } else if (on) {
        Icons::paint(painter, u"check"_s, box, sign);
    } else if (partly) {
        painter->setPen(QPen(sign, 1.8));
        painter->drawLine(QPointF(box.left() + 3, box.center().y()),
                          QPointF(box.right() - 3, box.center().y()));
    }
    painter->restore();
}

void drawScrollBar(const QStyleOptionSlider *option, QPainter *painter, const QRect &handle)
{
    const Colours colours = Colours::of(option->palette);
    if (option->maximum <= option->minimum) {
        return;
    }
    const bool active = option->state.testFlag(QStyle::State_MouseOver)
        || option->activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    const bool upright = option->orientation == Qt::Vertical;
    QRectF bar = QRectF(handle).adjusted(upright ? 3 : 2, upright ? 2 : 3, upright ? -2 : -2,
                                         upright ? -2 : -2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(active ? option->palette.color(QPalette::PlaceholderText) : colours.outline);
    const qreal round = qMin(bar.width(), bar.height()) / 2;
    painter->drawRoundedRect(bar, round, round);
    painter->restore();
}

} // namespace

void setPrimary(QWidget *button)
{
    button->setProperty(primaryProperty, true);
}

CasebookStyle::CasebookStyle()
    : QProxyStyle(u"fusion"_s)
{
}

void CasebookStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                  QPainter *painter, const QWidget *widget) const
{
    const Colours colours = Colours::of(option->palette);
    switch (element) {
    case PE_PanelButtonCommand:
        drawButtonPanel(option, painter, widget);
        return;
    case PE_PanelButtonTool:
        if (option->state.testFlag(State_On) || option->state.testFlag(State_Sunken)) {
            roundRect(painter, option->rect,
                      option->palette.color(QPalette::Active, QPalette::Highlight), {});
        } else if (option->state.testFlag(State_Enabled)
                   && option->state.testFlag(State_MouseOver)) {
            roundRect(painter, option->rect, colours.hover, {});
        }
        if (option->state.testFlag(State_HasFocus)) {
            roundRect(painter, option->rect, {}, colours.accent, 2.0);
        }
        return;
    case PE_FrameFocusRect:
        // Buttons and fields draw their own ring; this one is for views, check boxes and the rest.
        if (qobject_cast<const QAbstractButton *>(widget) != nullptr
            && !widget->inherits("QCheckBox") && !widget->inherits("QRadioButton")) {
            return;
        }
        roundRect(painter, option->rect, {}, colours.accent, 2.0);
        return;
    case PE_PanelLineEdit:
        if (const auto *field = qobject_cast<const QLineEdit *>(widget);
            field != nullptr && !field->hasFrame()) {
            return;
        }
        drawField(option, painter);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        // Fusion's line is darker than the window, which nobody sees where that is dark.
        painter->save();
        painter->setPen(colours.outline);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(option, painter, false);
        return;
    case PE_IndicatorRadioButton:
        drawCheck(option, painter, true);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void CasebookStyle::drawControl(ControlElement element, const QStyleOption *option,
                                QPainter *painter, const QWidget *widget) const
{
    const Colours colours = Colours::of(option->palette);
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button != nullptr && isPrimary(widget) && option->state.testFlag(State_Enabled)) {
            QStyleOptionButton filled = *button;
            filled.palette.setColor(QPalette::ButtonText, colours.onAccent);
            QProxyStyle::drawControl(element, &filled, painter, widget);
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, colours.line);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            const bool chosen =
                option->state.testFlag(State_Selected) && option->state.testFlag(State_Enabled);
            painter->fillRect(item->rect, item->palette.color(QPalette::Window));
            if (chosen) {
                roundRect(painter, item->rect.adjusted(2, 4, -2, -4),
                          item->palette.color(QPalette::Active, QPalette::Highlight), {});
            }
            const int flags = Qt::AlignCenter | Qt::TextSingleLine
                | (styleHint(SH_UnderlineShortcut, option, widget, nullptr) != 0
                       ? Qt::TextShowMnemonic
                       : Qt::TextHideMnemonic);
            drawItemText(painter, item->rect, flags, item->palette,
                         item->state.testFlag(State_Enabled), item->text, QPalette::WindowText);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void CasebookStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                       QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            drawScrollBar(bar, painter,
                          subControlRect(control, option, SC_ScrollBarSlider, widget));
            return;
        }
    }
    if (control == CC_ComboBox) {
        const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        if (box != nullptr && !box->editable) {
            drawButtonPanel(option, painter, widget);
            const QRect arrow = subControlRect(control, option, SC_ComboBoxArrow, widget);
            QRectF sign(0, 0, 14, 14);
            sign.moveCenter(QRectF(arrow).center());
            Icons::paint(painter, u"cd"_s, sign,
                         option->palette.color(option->state.testFlag(State_Enabled)
                                                   ? QPalette::Active
                                                   : QPalette::Disabled,
                                               QPalette::PlaceholderText));
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect CasebookStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                    SubControl subControl, const QWidget *widget) const
{
    const auto *bar =
        control == CC_ScrollBar ? qstyleoption_cast<const QStyleOptionSlider *>(option) : nullptr;
    if (bar == nullptr) {
        return QProxyStyle::subControlRect(control, option, subControl, widget);
    }
    const bool upright = bar->orientation == Qt::Vertical;
    const int length = upright ? bar->rect.height() : bar->rect.width();
    const qint64 range = qint64{bar->maximum} - bar->minimum;
    int handle = length;
    if (range > 0) {
        handle = static_cast<int>(qint64{bar->pageStep} * length / (range + bar->pageStep));
        handle = qBound(qMin(28, length), handle, length);
    }
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                              length - handle, bar->upsideDown);
    const auto piece = [bar, upright](int from, int size) {
        return visualRect(
            bar->direction, bar->rect,
            upright ? QRect(bar->rect.x(), bar->rect.y() + from, bar->rect.width(), size)
                    : QRect(bar->rect.x() + from, bar->rect.y(), size, bar->rect.height()));
    };
    switch (subControl) {
    case SC_ScrollBarSlider:
        return piece(start, handle);
    case SC_ScrollBarGroove:
        return piece(0, length);
    case SC_ScrollBarSubPage:
        return piece(0, start);
    case SC_ScrollBarAddPage:
        return piece(start + handle, length - start - handle);
    default:
        return {};
    }
}

QSize CasebookStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                      const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int line = option != nullptr ? option->fontMetrics.height() : 18;
    switch (type) {
    case CT_PushButton:
        result.setHeight(qMax(26, line + 8));
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button != nullptr && !button->text.isEmpty()) {
            // Words keep clear of both ends.
            result.setWidth(qMax(result.width(), size.width() + line + 6));
        }
        break;
    case CT_LineEdit:
        result.setHeight(qMax(26, line + 8));
        break;
    case CT_ComboBox:
        result.setHeight(qMax(26, line + 8));
        // Fusion leaves no room at all, so that a script of another font is cut.
        result.rwidth() += line / 2;
        break;
    case CT_MenuBarItem:
        result.setHeight(qMax(32, line + 14));
        result.rwidth() += 8;
        break;
    case CT_ItemViewItem:
        result.setHeight(qMax(result.height(), qMax(22, line + 6)));
        break;
    case CT_MenuItem:
        result.rheight() += 4;
        break;
    default:
        break;
    }
    return result;
}

int CasebookStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                               const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollBarExtent:
        return 11;
    case PM_ScrollView_ScrollBarOverlap:
        return 0;
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
        return 0;
    case PM_MenuBarHMargin:
        return 6;
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_DefaultFrameWidth:
        return widget != nullptr && widget->inherits("QLineEdit")
            ? 2
            : QProxyStyle::pixelMetric(metric, option, widget);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int CasebookStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                             QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_ScrollBar_Transient:
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace Casebook
