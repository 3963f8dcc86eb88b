// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/evidencedelegate.h"

#include "app/models/evidencemodel.h"
#include "app/text/format.h"
#include "app/text/locktext.h"
#include "app/text/tracetext.h"
#include "app/widgets/colours.h"
#include "app/widgets/signs.h"
#include "core/base/text.h"

#include <QPainter>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 12;
constexpr int signSide = 20;
constexpr int textLeft = margin + signSide + 10;

} // namespace

EvidenceDelegate::EvidenceDelegate(const EvidenceModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QString EvidenceDelegate::placeWords(const QModelIndex &index) const
{
    const LockPicture::Row *row = m_model.row(index);
    const QString place =
        tr("%1, line %2").arg(TraceText::edgeKind(row->readFrom), Format::count(row->source.line));
    //: Stands behind where an edge was read: the text does not say it in so many words.
    return row->trust == EdgeTrust::Derived ? tr("%1, derived").arg(place) : place;
}

QStringList EvidenceDelegate::unknownWords(const QModelIndex &index) const
{
    const UnknownHolder *unknown = m_model.unknown(index);
    QStringList words{madeVisible(LockText::unknownWhat(*unknown)),
                      madeVisible(LockText::unknownWhy(*unknown))};
    for (const LockCapture capture : capturesFor(*unknown)) {
        words.append(u"• "_s + LockText::capture(capture));
    }
    return words;
}

QString EvidenceDelegate::describe(const QModelIndex &index) const
{
    if (const LockPicture::Row *row = m_model.row(index)) {
        return tr("%1: %2. %3").arg(index.row() + 1).arg(TraceText::row(*row), placeWords(index))
            + u'\n' + madeVisible(row->source.text.trimmed());
    }
    return m_model.unknown(index) == nullptr ? QString() : unknownWords(index).join(u'\n');
}

QString EvidenceDelegate::displayText(const QVariant &value, const QLocale &) const
{
    return madeVisible(value.toString());
}

void EvidenceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Colours colours = Colours::of(option.palette);
    const QRect rect = option.rect;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected) {
        const bool active = option.state.testFlag(QStyle::State_Active);
        painter->fillRect(rect,
                          option.palette.color(active ? QPalette::Active : QPalette::Inactive,
                                               QPalette::Highlight));
        painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), colours.accent);
    }
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.line);
    const LockPicture::Row *row = m_model.row(index);
    const QColor text = option.palette.color(QPalette::Text);
    const QColor muted = isSelected ? text : colours.muted;
    const QColor ring = row != nullptr && row->isInCycle ? colours.fail : colours.muted;
    QPen pen(row == nullptr ? colours.warn : ring, row != nullptr && row->isInCycle ? 2 : 1.2);
    if (row == nullptr || row->trust == EdgeTrust::Derived) {
        pen.setStyle(Qt::DashLine);
    }
    const QRectF sign(rect.left() + margin, rect.top() + 7, signSide, signSide);
    painter->setPen(pen);
    painter->setBrush(option.palette.color(QPalette::Base));
    painter->drawEllipse(sign.adjusted(1, 1, -1, -1));
    painter->setPen(text);
    painter->setFont(Signs::semibold(Signs::badgeFont(option.font)));
    painter->drawText(sign, Qt::AlignCenter,
                      row == nullptr ? u"?"_s : QString::number(index.row() + 1));
    QRect room = rect.adjusted(textLeft, 7, -margin, -7);
    if (row == nullptr) {
        painter->setFont(option.font);
        const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap;
        bool first = true;
        for (const QString &words : unknownWords(index)) {
            QRect used;
            painter->setPen(first ? text : muted);
            painter->setFont(first ? option.font : Signs::smallFont(option.font));
            painter->drawText(room, flags, words, &used);
            room.setTop(used.bottom() + 3);
            first = false;
        }
        painter->restore();
        return;
    }
    const QFontMetrics metrics(option.font);
    painter->setFont(option.font);
    painter->drawText(room, Qt::AlignTop,
                      metrics.elidedText(TraceText::row(*row), Qt::ElideMiddle, room.width()));
    room.setTop(room.top() + metrics.height());
    painter->setFont(Signs::smallFont(option.font));
    painter->setPen(muted);
    painter->drawText(
        room, Qt::AlignTop,
        painter->fontMetrics().elidedText(placeWords(index), Qt::ElideRight, room.width()));
    room.setTop(room.top() + painter->fontMetrics().height() + 1);
    painter->setFont(m_fixed);
    painter->setPen(isSelected ? text : colours.muted);
    painter->drawText(room, Qt::AlignTop,
                      painter->fontMetrics().elidedText(madeVisible(row->source.text.trimmed()),
                                                        Qt::ElideMiddle, room.width()));
    painter->restore();
}

QSize EvidenceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    const QFontMetrics small(Signs::smallFont(option.font));
    if (m_model.row(index) != nullptr) {
        return {200, metrics.height() + small.height() + QFontMetrics(m_fixed).height() + 17};
    }
    const int width = std::max(120, option.rect.width() - textLeft - margin);
    int height = 14;
    bool first = true;
    for (const QString &words : unknownWords(index)) {
        const QFontMetrics &used = first ? metrics : small;
        height +=
            used.boundingRect(QRect(0, 0, width, 10000), Qt::TextWordWrap, words).height() + 3;
        first = false;
    }
    return {200, height};
}

} // namespace Casebook
