// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/thread/threaddelegate.h"

#include "app/text/format.h"
#include "app/widgets/colours.h"
#include "app/widgets/icons.h"
#include "app/widgets/signs.h"

#include <QPainter>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 16; ///< page margin; the unread dot stands in it
constexpr int step = 16; ///< a level of the tree
/// Deeper levels are drawn at this one: a thread of 60 answers still shows its words.
constexpr int deepest = 14;
constexpr int iconSize = 16;
constexpr int badgeGap = 6;

QVariant value(const QModelIndex &index, ThreadRole role)
{
    return index.data(static_cast<int>(role));
}

int depthOf(const QModelIndex &index)
{
    int depth = 0;
    for (QModelIndex above = index.parent(); above.isValid() && depth < deepest;
         above = above.parent()) {
        ++depth;
    }
    return depth;
}

int baselineOf(const QRect &rect, const QFontMetrics &metrics)
{
    return rect.y() + (rect.height() + metrics.capHeight()) / 2;
}

} // namespace

QRect ThreadDelegate::chevronRect(const QRect &row, const QModelIndex &index)
{
    const int left = row.x() + margin + 3 + depthOf(index) * step;
    return {left, row.y() + (row.height() - iconSize) / 2, iconSize, iconSize};
}

QSize ThreadDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index)
    const QFontMetrics metrics(option.font);
    // Fonts with CJK are far taller than a row of letters needs.
    const int letters = metrics.capHeight() + metrics.descent() * 2 + 8;
    return {200, std::max(22, std::min(metrics.height() + 4, letters))};
}

void ThreadDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    const Colours colours = Colours::of(option.palette);
    const QRect row = option.rect;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QPalette::ColorGroup group =
        option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    if (isSelected) {
        painter->fillRect(row, option.palette.color(group, QPalette::Highlight));
        painter->fillRect(QRect(row.x(), row.y(), 3, row.height()), colours.accent);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(row, colours.hover);
    }
    if (value(index, ThreadRole::Unread).toBool()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.accent);
        painter->drawEllipse(QRectF(row.x() + margin - 4.5, row.center().y() - 3.0, 7, 7));
        painter->setRenderHint(QPainter::Antialiasing, false);
    }
    if (option.state.testFlag(QStyle::State_Children)) {
        const bool isOpen = option.state.testFlag(QStyle::State_Open);
        Icons::paint(painter, isOpen ? u"cd"_s : u"cr"_s, QRectF(chevronRect(row, index)),
                     colours.muted);
    }
    const QFontMetrics metrics(option.font);
    const int left = chevronRect(row, index).right() + 3;
    int right = row.right() - margin + 1;
    const QString date = Format::dateTime(value(index, ThreadRole::DateMs).toLongLong(), m_nowMs);
    // One width for all rows, so that badges stand in line.
    const int dateWidth =
        std::max(metrics.horizontalAdvance(date), metrics.horizontalAdvance(u"20 Nov 10:52"_s));
    painter->setFont(option.font);
    const QColor text = option.palette.color(QPalette::Active, QPalette::Text);
    painter->setPen(isSelected ? text : colours.muted);
    painter->drawText(QPoint(right - metrics.horizontalAdvance(date), baselineOf(row, metrics)),
                      date);
    right -= dateWidth + 12;
    if (value(index, ThreadRole::Flagged).toBool()) {
        Icons::paint(
            painter, u"flag"_s,
            QRectF(right - iconSize, row.y() + (row.height() - iconSize) / 2, iconSize, iconSize),
            colours.warn);
        right -= iconSize + badgeGap;
    }
    right =
        paintBadges(painter, option, index, colours, right, left + 24 * metrics.averageCharWidth());
    paintTexts(painter, option, index, colours, left, right);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(colours.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(row).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void ThreadDelegate::paintTexts(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index, const Colours &colours, int left,
                                int right) const
{
    const QRect row = option.rect;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QColor text = option.palette.color(QPalette::Active, QPalette::Text);
    QFont font = option.font;
    const bool isUnread = value(index, ThreadRole::Unread).toBool();
    if (isUnread) {
        font = Signs::semibold(font);
    }
    const QFontMetrics metrics(font);
    const int baseline = baselineOf(row, QFontMetrics(option.font));
    painter->setFont(font);
    if (value(index, ThreadRole::Placeholder).toBool()) {
        painter->setPen(isSelected ? text : colours.muted);
        //: A mail that others answer to but that is not in the workspace; %1 is its Message-ID.
        const QString sentence =
            tr("Message not here: %1").arg(value(index, ThreadRole::MessageId).toString());
        painter->drawText(QPoint(left, baseline),
                          metrics.elidedText(sentence, Qt::ElideMiddle, std::max(0, right - left)));
        return;
    }
    const int room = std::max(0, right - left);
    const QString author =
        metrics.elidedText(value(index, ThreadRole::Author).toString(), Qt::ElideRight,
                           std::min(room, 26 * metrics.averageCharWidth()));
    painter->setPen(text);
    painter->drawText(QPoint(left, baseline), author);
    const int titleLeft = left + metrics.horizontalAdvance(author) + 10;
    const bool isPreview = value(index, ThreadRole::TitleIsPreview).toBool();
    QFont titleFont = option.font;
    if (isUnread && !isPreview) {
        titleFont = font;
    }
    const QFontMetrics titleMetrics(titleFont);
    painter->setFont(titleFont);
    painter->setPen(isPreview && !isSelected ? colours.muted : text);
    painter->drawText(QPoint(titleLeft, baseline),
                      titleMetrics.elidedText(value(index, ThreadRole::Title).toString(),
                                              Qt::ElideRight, std::max(0, right - titleLeft)));
}

std::vector<ThreadDelegate::Badge>
ThreadDelegate::badgesOf(const QModelIndex &index, const Colours &colours, bool isOpen) const
{
    std::vector<Badge> badges;
    const int below = value(index, ThreadRole::Below).toInt();
    if (below > 0 && !isOpen) {
        badges.push_back(
            {.text = u"+%1"_s.arg(value(index, ThreadRole::Unopened).toBool() ? below - 1 : below),
             .icon = {},
             .ink = colours.muted});
        if (badges.back().text == u"+0") {
            badges.pop_back();
        }
    }
    for (const ThreadBadge &badge :
         value(index, ThreadRole::Badges).value<std::vector<ThreadBadge>>()) {
        switch (badge.kind) {
        case ThreadBadgeKind::Copies:
            badges.push_back(
                {.text = tr("+%n copies", nullptr, badge.count), .icon = {}, .ink = colours.muted});
            break;
        case ThreadBadgeKind::Diff:
            badges.push_back({.text = tr("diff"), .icon = u"patch"_s, .ink = colours.quote[2]});
            break;
        case ThreadBadgeKind::Trailer: {
            QString word = badge.text;
            word.remove(u"-by"_s);
            badges.push_back({.text = word, .icon = u"check"_s, .ink = colours.pass});
            break;
        }
        case ThreadBadgeKind::Trace:
            badges.push_back({.text = tr("trace"), .icon = u"trace"_s, .ink = colours.quote[3]});
            break;
        case ThreadBadgeKind::ByHand:
            //: A message whose place in the tree a person chose.
            badges.push_back({.text = tr("by hand"), .icon = u"link"_s, .ink = colours.muted});
            break;
        case ThreadBadgeKind::Patch:
            badges.push_back({.text = badge.text, .icon = u"patch"_s, .ink = colours.quote[2]});
            break;
        }
    }
    return badges;
}

int ThreadDelegate::paintBadges(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index, const Colours &colours, int right,
                                int textFloor) const
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QColor ground =
        option.palette.color(QPalette::Active, isSelected ? QPalette::Base : QPalette::Window);
    std::vector<Badge> badges = badgesOf(index, colours, option.state.testFlag(QStyle::State_Open));
    const QFont font = Signs::badgeFont(option.font);
    const QFontMetrics metrics(font);
    const int height = std::max(16, metrics.capHeight() + 8);
    for (auto badge = badges.rbegin(); badge != badges.rend(); ++badge) {
        const int icon = badge->icon.isEmpty() ? 0 : 16;
        const int width = metrics.horizontalAdvance(badge->text) + icon + 10;
        if (right - width < textFloor) {
            break;
        }
        const QRect rect(right - width, option.rect.y() + (option.rect.height() - height) / 2,
                         width, height);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(ground);
        painter->drawRoundedRect(rect, 2, 2);
        painter->setRenderHint(QPainter::Antialiasing, false);
        if (icon > 0) {
            Icons::paint(painter, badge->icon,
                         QRectF(rect.x() + 4, rect.y() + (height - 13) / 2.0, 13, 13), badge->ink);
        }
        painter->setFont(font);
        painter->setPen(badge->ink);
        painter->drawText(
            QPoint(rect.x() + 5 + icon, rect.y() + (height + metrics.capHeight()) / 2),
            badge->text);
        right -= width + badgeGap;
    }
    return right - 4;
}

QString ThreadDelegate::spoken(const QModelIndex &index) const
{
    if (value(index, ThreadRole::Placeholder).toBool()) {
        return tr("Message not here: %1").arg(value(index, ThreadRole::MessageId).toString());
    }
    QStringList parts{value(index, ThreadRole::Author).toString(),
                      value(index, ThreadRole::Title).toString(),
                      Format::dateTime(value(index, ThreadRole::DateMs).toLongLong(), m_nowMs)};
    if (value(index, ThreadRole::Unread).toBool()) {
        parts.prepend(tr("unread"));
    }
    for (const Badge &badge : badgesOf(index, Colours::of(QPalette()), true)) {
        parts.append(badge.text);
    }
    return parts.join(u", "_s);
}

} // namespace Casebook
