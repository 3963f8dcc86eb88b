// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/inbox/inboxdelegate.h"

#include "app/models/inboxmodel.h"
#include "app/text/format.h"
#include "app/text/watchtext.h"
#include "app/widgets/colours.h"
#include "app/widgets/icons.h"
#include "app/widgets/signs.h"
#include "core/base/clock.h"
#include "core/base/text.h"

#include <QPainter>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 16; ///< page margin; the dot of new mail stands in it
constexpr int iconSize = 16;
constexpr int textLeft = margin + iconSize + 6;
constexpr int gap = 12;

QColor mutedOn(const QStyleOptionViewItem &option, const Colours &colours)
{
    return option.state.testFlag(QStyle::State_Selected) ? option.palette.color(QPalette::Text)
                                                         : colours.muted;
}

/// Draws \a text elided into what is left of \a right; answers where it ends.
int drawLeft(QPainter *painter, const QRect &row, int left, int right, const QFont &font,
             const QColor &ink, const QString &text)
{
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, std::max(0, right - left));
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(QRect(left, row.y(), std::max(0, right - left), row.height()),
                      Qt::AlignVCenter | Qt::AlignLeft, shown);
    return left + metrics.horizontalAdvance(shown);
}

} // namespace

InboxDelegate::InboxDelegate(const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
{
}

QSize InboxDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    const int letters = metrics.capHeight() + metrics.descent() * 2 + 8;
    const int line = std::max(22, std::min(metrics.height() + 4, letters));
    return {200, index.data(InboxModel::IsWatchRole).toBool() ? line + 8 : line};
}

void InboxDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    painter->save();
    const Colours colours = Colours::of(option.palette);
    const QRect row = option.rect;
    const auto group =
        option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(row, option.palette.color(group, QPalette::Highlight));
        painter->fillRect(QRect(row.x(), row.y(), 3, row.height()), colours.accent);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(row, colours.hover);
    }
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(InboxModel::IsWatchRole).toBool()) {
        paintWatch(painter, option, index, colours);
    } else {
        paintItem(painter, option, index.data(InboxModel::ItemRole).value<WatchItem>(), colours);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(colours.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(row).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void InboxDelegate::paintWatch(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index, const Colours &colours) const
{
    const auto summary = index.data(InboxModel::SummaryRole).value<WatchSummary>();
    const QRect row = option.rect;
    const QRectF chevron(row.x() + margin - 1, row.y() + (row.height() - iconSize) / 2, iconSize,
                         iconSize);
    if (index.data(InboxModel::CountRole).toInt() > 0) {
        Icons::paint(painter, option.state.testFlag(QStyle::State_Open) ? u"cd"_s : u"cr"_s,
                     chevron, colours.muted);
    }
    const QFont bold = Signs::semibold(option.font);
    const int right = row.right() - margin;
    const bool isWatch = summary.watch.id.isValid();
    int left = drawLeft(painter, row, row.x() + textLeft, right, bold,
                        option.palette.color(QPalette::Text),
                        //: Mails that were kept although their watch is gone.
                        isWatch ? madeVisible(summary.watch.name).simplified()
                                : tr("Watches that are gone"))
        + gap;
    if (!isWatch) {
        return;
    }
    left = drawLeft(painter, row, left, right, option.font, mutedOn(option, colours),
                    WatchText::status(summary, m_clock.now()))
        + gap;
    if (summary.watch.isPaused) {
        Icons::paint(painter, u"pause"_s, QRectF(left, chevron.y(), iconSize, iconSize),
                     mutedOn(option, colours));
        left = drawLeft(painter, row, left + iconSize + 4, right, option.font,
                        mutedOn(option, colours), tr("paused"))
            + gap;
    }
    const QString failure = WatchText::failure(summary);
    if (!failure.isEmpty() && left + 60 < right) {
        Icons::paint(painter, u"warn"_s, QRectF(left, chevron.y(), iconSize, iconSize),
                     colours.warn);
        drawLeft(painter, row, left + iconSize + 4, right, option.font, colours.warn, failure);
    }
}

void InboxDelegate::paintState(QPainter *painter, const QRect &row, WatchState state,
                               const Colours &colours)
{
    const QRectF place(row.x() + margin - 1, row.y() + (row.height() - iconSize) / 2.0, iconSize,
                       iconSize);
    switch (state) {
    case WatchState::New:
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.accent);
        painter->drawEllipse(QRectF(place.center().x() - 3.5, place.center().y() - 3.5, 7, 7));
        break;
    case WatchState::Ignored:
        Icons::paint(painter, u"eyeoff"_s, place, colours.muted);
        break;
    case WatchState::Kept:
        Icons::paint(painter, u"flag"_s, place, colours.warn);
        break;
    case WatchState::Bug:
        Icons::paint(painter, u"bug"_s, place, colours.muted);
        break;
    }
}

int InboxDelegate::paintBadges(QPainter *painter, const QStyleOptionViewItem &option,
                               const WatchItem &item, const Colours &colours, int right)
{
    const qreal middle = option.rect.y() + option.rect.height() / 2.0;
    const QColor ground = option.palette.color(
        QPalette::Active,
        option.state.testFlag(QStyle::State_Selected) ? QPalette::Base : QPalette::Window);
    const auto add = [&](const QString &text, const QColor &ink) {
        const qreal width = Signs::badgeWidth(option.font, text);
        Signs::badge(painter, right - width, middle, option.font, text, ink, ground);
        right -= static_cast<int>(width) + 6;
    };
    if (item.isNotice) {
        //: Badge of a mail that says a patch was taken.
        add(tr("applied"), colours.pass);
    }
    if (item.hasPatch) {
        add(tr("patch"), colours.quote[2]);
    }
    return right;
}

void InboxDelegate::paintItem(QPainter *painter, const QStyleOptionViewItem &option,
                              const WatchItem &item, const Colours &colours) const
{
    const QRect row = option.rect;
    paintState(painter, row, item.state, colours);
    const QFontMetrics metrics(option.font);
    const QColor text = option.palette.color(QPalette::Active, QPalette::Text);
    const QColor muted = mutedOn(option, colours);
    // One width for all rows, so that the columns stand in line.
    const QString date = Format::dateTime(item.dateMs, m_clock.now());
    const int dateWidth =
        std::max(metrics.horizontalAdvance(Format::dateTime(m_clock.now(), m_clock.now())),
                 metrics.horizontalAdvance(date))
        + 8;
    const int listWidth = 14 * metrics.averageCharWidth();
    int right = row.right() - margin;
    painter->setFont(option.font);
    painter->setPen(muted);
    painter->drawText(QRect(right - dateWidth, row.y(), dateWidth, row.height()),
                      Qt::AlignVCenter | Qt::AlignRight, date);
    right -= dateWidth + gap;
    if (row.width() > 90 * metrics.averageCharWidth()) {
        drawLeft(painter, row, right - listWidth, right, option.font, muted,
                 madeVisible(item.list).simplified());
        right -= listWidth + gap;
    }
    right = paintBadges(painter, option, item, colours, right);
    const bool isNew = item.state == WatchState::New;
    const QFont font = isNew ? Signs::semibold(option.font) : option.font;
    const int left = row.x() + textLeft;
    const int authorWidth = 22 * metrics.averageCharWidth();
    drawLeft(painter, row, left, std::min(right, left + authorWidth), font, text,
             WatchText::author(item));
    drawLeft(painter, row, left + authorWidth + gap, right, font, text,
             madeVisible(item.title).simplified());
}

} // namespace Casebook
