// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/framedelegate.h"

#include "app/models/alignedmodel.h"
#include "app/widgets/colours.h"
#include "app/widgets/icons.h"
#include "app/widgets/signs.h"
#include "core/base/text.h"

#include <QAbstractItemView>
#include <QPainter>

#include <cmath>
#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 8;
constexpr int signWidth = 18;
constexpr int gap = 12;

struct Look
{
    QString sign;
    QColor ink;
    QColor ground;
    bool bar = false;
};

Look lookOf(CellSign sign, bool otherOffset, const Colours &colours, const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Text);
    switch (sign) {
    case CellSign::Gap:
        return {};
    case CellSign::Equal:
        return otherOffset ? Look{.sign = u"≈"_s,
                                  .ink = colours.variant,
                                  .ground = colours.variantGround,
                                  .bar = true}
                           : Look{.sign = u"="_s, .ink = text, .ground = {}};
    case CellSign::Variant:
        return {
            .sign = u"≈"_s, .ink = colours.variant, .ground = colours.variantGround, .bar = true};
    case CellSign::Other:
        return {
            .sign = u"≠"_s, .ink = colours.variant, .ground = colours.variantGround, .bar = true};
    case CellSign::OnlyHere:
        return {.sign = u"+"_s, .ink = colours.only, .ground = colours.onlyGround, .bar = true};
    case CellSign::Unreliable:
        return {.sign = u"?"_s, .ink = colours.muted, .ground = {}};
    }
    std::unreachable();
}

} // namespace

FrameDelegate::FrameDelegate(const AlignedModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

int FrameDelegate::rowHeight() const
{
    return std::max(22, QFontMetrics(m_font).height() + 5);
}

QSize FrameDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {120, rowHeight()};
}

QString FrameDelegate::describe(const AlignedModel &model, const QModelIndex &index)
{
    const Frame *frame = model.frame(index);
    if (frame == nullptr) {
        return index.data(AlignedModel::FoldRole).toInt() == 0 ? tr("no frame here")
                                                               : index.data().toString();
    }
    QString words;
    switch (static_cast<CellSign>(index.data(AlignedModel::SignRole).toInt())) {
    case CellSign::Gap:
    case CellSign::Equal:
        words =
            index.data(AlignedModel::OtherOffsetRole).toBool() ? tr("other offset") : tr("equal");
        break;
    case CellSign::Variant:
        words = tr("another form of the same function");
        break;
    case CellSign::Other:
        words = tr("another function");
        break;
    case CellSign::OnlyHere:
        words = tr("only here");
        break;
    case CellSign::Unreliable:
        words = tr("unreliable");
        break;
    }
    //: How a frame compares ("equal") and the frame.
    QString text = tr("%1: %2").arg(
        words, madeVisible(frame->raw.isEmpty() ? frameWords(*frame) : frame->raw));
    if (frame->isInline) {
        text += u' ' + tr("(inlined)");
    }
    if (!frame->module.isEmpty()) {
        text += " ["_L1 + madeVisible(frame->module) + u']';
    }
    if (!frame->file.isEmpty()) {
        text += ", "_L1 + madeVisible(frame->file) + u':' + QString::number(frame->line);
    }
    return text;
}

void FrameDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    if (index.data(AlignedModel::FoldRole).toInt() != 0) {
        paintFold(painter, option, index);
    } else {
        paintFrame(painter, option, index);
    }
    paintCurrent(painter, option, index);
    painter->restore();
}

void FrameDelegate::paintFold(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const Colours colours = Colours::of(option.palette);
    const QRect rect = option.rect;
    painter->fillRect(rect, option.palette.color(QPalette::AlternateBase));
    const bool isTop =
        index.data(AlignedModel::FoldRole).toInt() == static_cast<int>(AlignedModel::Fold::Top);
    const bool isOpen = index.data(AlignedModel::OpenRole).toBool();
    Icons::paint(painter, isOpen ? u"cd"_s : u"cr"_s,
                 QRectF(rect.left() + margin - 2, rect.center().y() - 7, 16, 16), colours.muted);
    int x = rect.left() + margin + signWidth + 2;
    painter->setFont(Signs::semibold(Signs::smallFont(option.font)));
    painter->setPen(option.palette.color(QPalette::Text));
    const QString title = isTop ? tr("shared top") : tr("shared bottom");
    painter->drawText(QRect(x, rect.top(), rect.width(), rect.height()), Qt::AlignVCenter, title);
    x += painter->fontMetrics().horizontalAdvance(title) + 8;
    const int count = index.data(AlignedModel::CountRole).toInt();
    const QStringList names = index.data(AlignedModel::NamesRole).toStringList();
    QString rest = tr("%n frames equal", nullptr, count);
    painter->setFont(Signs::smallFont(option.font));
    painter->setPen(colours.muted);
    if (!isOpen) {
        const QString more = names.size() < count ? u", …"_s : QString();
        //: "4 frames equal: a, b, c, …"
        rest = tr("%1: %2").arg(rest, madeVisible(names.join(u", "_s)) + more);
    }
    const QRect room(x, rect.top(), rect.right() - x - margin, rect.height());
    painter->drawText(room, Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(rest, Qt::ElideRight, room.width()));
}

void FrameDelegate::paintFrame(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Colours colours = Colours::of(option.palette);
    const QRect rect = option.rect;
    const Frame *frame = m_model.frame(index);
    if (index.column() > 0) {
        painter->fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), colours.line);
    }
    if (frame == nullptr) {
        painter->fillRect(rect.adjusted(1, 0, 0, 0), QBrush(colours.gapHatch, Qt::BDiagPattern));
        return;
    }
    const auto sign = static_cast<CellSign>(index.data(AlignedModel::SignRole).toInt());
    const Look look =
        lookOf(sign, index.data(AlignedModel::OtherOffsetRole).toBool(), colours, option.palette);
    if (look.ground.isValid()) {
        painter->fillRect(rect.adjusted(index.column() > 0 ? 1 : 0, 0, 0, 0), look.ground);
        painter->fillRect(
            QRect(rect.left() + (index.column() > 0 ? 1 : 0), rect.top(), 3, rect.height()),
            look.ink);
    }
    QFont font = m_font;
    font.setItalic(sign == CellSign::Unreliable);
    QFont strong = font;
    strong.setWeight(look.bar ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(sign == CellSign::Equal && !look.bar ? colours.muted : look.ink);
    painter->drawText(QRect(rect.left() + margin, rect.top(), signWidth, rect.height()),
                      Qt::AlignVCenter, look.sign);
    int x = rect.left() + margin + signWidth;
    if (frame->isInline) {
        painter->drawText(QRect(x, rect.top(), signWidth, rect.height()), Qt::AlignVCenter, u"↳"_s);
        x += QFontMetrics(font).horizontalAdvance(u"↳ "_s);
    }
    // The place gives way first: the name says more.
    const QString name = madeVisible(frame->func.isEmpty() ? frameWords(*frame) : frame->func);
    const QString offset = frame->offset < 0 || frame->func.isEmpty()
        ? QString()
        : u"+0x"_s + QString::number(frame->offset, 16);
    const QFontMetrics strongMetrics(strong);
    const QFontMetrics metrics(font);
    const qreal tag = frame->isInline ? Signs::badgeWidth(option.font, tr("inline")) + 8 : 0;
    const int nameWidth = strongMetrics.horizontalAdvance(name);
    const int offsetWidth = metrics.horizontalAdvance(offset);
    const QString where = madeVisible(framePlace(*frame));
    const int whereWidth = metrics.horizontalAdvance(where);
    const int room = rect.right() - margin - x;
    const bool hasWhere = nameWidth + offsetWidth + tag + gap + whereWidth <= room;
    const bool hasOffset = nameWidth + offsetWidth + tag <= room;
    const int nameRoom = std::max(0, room - static_cast<int>(tag) - (hasOffset ? offsetWidth : 0));
    painter->setFont(strong);
    painter->setPen(look.ink);
    painter->drawText(QRect(x, rect.top(), nameRoom, rect.height()), Qt::AlignVCenter,
                      strongMetrics.elidedText(name, Qt::ElideMiddle, nameRoom));
    x += std::min(nameWidth, nameRoom);
    painter->setFont(font);
    if (hasOffset) {
        painter->setPen(sign == CellSign::Equal || sign == CellSign::Unreliable ? colours.muted
                                                                                : look.ink);
        painter->drawText(QRect(x, rect.top(), offsetWidth, rect.height()), Qt::AlignVCenter,
                          offset);
        x += offsetWidth;
    }
    if (frame->isInline) {
        Signs::badge(painter, x + 8, rect.center().y() + 0.5, option.font, tr("inline"),
                     colours.muted, {}, colours.outline);
    }
    if (hasWhere) {
        painter->setPen(colours.muted);
        painter->drawText(rect.adjusted(0, 0, -margin, 0), Qt::AlignVCenter | Qt::AlignRight,
                          where);
    }
}

/// The current row has an accent line above and below in all panes, so that its grounds stay to be seen; the pane
/// with the focus has the ring.
void FrameDelegate::paintCurrent(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (view == nullptr || view->currentIndex().row() != index.row()) {
        return;
    }
    const Colours colours = Colours::of(option.palette);
    const QRect rect = option.rect;
    painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), colours.accent);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.accent);
    const bool isFold = index.data(AlignedModel::FoldRole).toInt() != 0;
    if (view->hasFocus() && (isFold || view->currentIndex().column() == index.column())) {
        painter->setPen(QPen(colours.accent, 2));
        painter->drawRect(rect.adjusted(1, 1, -1, -1));
    }
}

} // namespace Casebook
