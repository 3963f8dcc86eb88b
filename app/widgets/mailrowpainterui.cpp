// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of a message that are Casebook's own words: heads, notices, attachments, folds, box titles.

#include "app/widgets/icons.h"
#include "app/widgets/mailrowpainter.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconSize = 16;

QFont strongFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

int MailRowPainter::uiWidth(const QString &text, bool strong) const
{
    return QFontMetrics(strong ? strongFont(m_style.ui) : m_style.ui).horizontalAdvance(text);
}

int MailRowPainter::drawUi(QPainter *painter, const QRect &rect, const QString &text,
                           const QColor &colour, bool strong) const
{
    const QFont font = strong ? strongFont(m_style.ui) : m_style.ui;
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    painter->setFont(font);
    painter->setPen(colour);
    // By the capitals, not by the font's height: fonts with CJK would stand too low.
    const int baseline = rect.y() + (rect.height() + metrics.capHeight()) / 2;
    painter->drawText(QPoint(rect.x(), baseline), shown);
    return rect.x() + metrics.horizontalAdvance(shown);
}

QString MailRowPainter::foldText(int number) const
{
    const MailFold &fold = m_state.document->folds[static_cast<size_t>(number)];
    if (fold.kind == MailFoldKind::Trace) {
        if (isUnfolded(number)) {
            return tr("Fold the rest");
        }
        return fold.frames == fold.lineCount ? tr("%n more frames", nullptr, fold.lineCount)
                                             : tr("%n more lines", nullptr, fold.lineCount);
    }
    if (fold.kind == MailFoldKind::Signature) {
        return isUnfolded(number) ? tr("Fold the signature")
                                  : tr("%n more lines of the signature", nullptr, fold.lineCount);
    }
    QString names;
    if (fold.names.size() == 1) {
        names = fold.names.front();
    } else if (fold.names.size() == 2) {
        //: Two people who are quoted.
        names = tr("%1 and %2").arg(fold.names[0], fold.names[1]);
    } else if (!fold.names.isEmpty()) {
        //: A person who is quoted, and how many others.
        names = tr("%1 and %n others", nullptr, static_cast<int>(fold.names.size()) - 1)
                    .arg(fold.names[0]);
    }
    if (isUnfolded(number)) {
        return tr("Fold %n quoted lines", nullptr, fold.lineCount);
    }
    return names.isEmpty() ? tr("%n quoted lines folded", nullptr, fold.lineCount)
                           : tr("%n quoted lines folded, %1", nullptr, fold.lineCount).arg(names);
}

QString MailRowPainter::boxTitle(int number) const
{
    switch (m_state.document->boxes[static_cast<size_t>(number)].hint) {
    case TraceHint::Trace:
        return tr("Trace");
    case TraceHint::HungTask:
        return tr("Hung task");
    case TraceHint::Sanitizer:
        return tr("Sanitizer report");
    case TraceHint::Warning:
        return tr("Kernel warning");
    case TraceHint::Bug:
        return tr("Kernel bug");
    case TraceHint::Lockdep:
        return tr("Lock dependency report");
    case TraceHint::Panic:
        return tr("Kernel panic");
    case TraceHint::Debugger:
        return tr("Debugger back trace");
    }
    return {};
}

QString MailRowPainter::attachmentText(int index) const
{
    const Attachment &attachment =
        m_state.document->content.parsed.attachments[static_cast<size_t>(index)];
    QString name = attachment.fileName.isEmpty() ? tr("Part without a name")
                                                 : madeVisible(attachment.fileName.left(200));
    if (attachment.isSignature) {
        //: A part of a mail that only holds its signature.
        name = tr("Signature (%1)").arg(name);
    } else if (!attachment.fileName.isEmpty() && !attachment.safeName.isEmpty()
               && attachment.safeName != attachment.fileName) {
        //: The name of an attachment as sent, and the one it is saved under.
        name = tr("%1 (saved as %2)").arg(name, madeVisible(attachment.safeName));
    }
    //: A file attached to a mail: name, kind, size.
    return tr("%1, %2, %3")
        .arg(name, madeVisible(attachment.contentType.left(80)),
             QLocale().formattedDataSize(attachment.sizeBytes));
}

QString MailRowPainter::itemText(const MailItem &item) const
{
    switch (item.kind) {
    case MailItem::Kind::Link:
        return m_state.document->links[static_cast<size_t>(item.index)].target;
    case MailItem::Kind::Fold:
        return foldText(item.index);
    case MailItem::Kind::Notice: {
        const MailNotice &notice = m_state.notices[static_cast<size_t>(item.index)];
        return notice.text + u' ' + notice.link;
    }
    case MailItem::Kind::Attachment:
        return tr("Show the attachment %1").arg(attachmentText(item.index));
    case MailItem::Kind::BoxButton:
        return tr("Open in Traces");
    case MailItem::Kind::None:
        break;
    }
    return {};
}

void MailRowPainter::paintFold(QPainter *painter, const MailRow &row, int y) const
{
    const MailFold &fold = m_state.document->folds[static_cast<size_t>(row.item)];
    if (row.box < 0) {
        paintBars(painter, fold.depth, y, row.height);
    }
    const bool hovered = m_state.hover.kind == MailItem::Kind::Fold
        && m_state.hover.section == m_state.section && m_state.hover.index == row.item;
    const int left = textX(row);
    if (hovered) {
        const QRect rect = itemRect(row, m_state.hover).translated(0, y);
        painter->fillRect(rect, m_style.colours.hover);
    }
    const QColor colour = m_style.colours.muted;
    Icons::paint(painter, isUnfolded(row.item) ? u"cd"_s : u"cr"_s,
                 QRectF(left - 2, y + (row.height - iconSize) / 2, iconSize, iconSize), colour);
    drawUi(painter,
           QRect(left + iconSize + 2, y,
                 m_style.width - left - iconSize - 2 * m_style.metrics.margin, row.height),
           foldText(row.item), colour);
}

void MailRowPainter::paintTitle(QPainter *painter, const MailRow &row, int y) const
{
    const MailBox &box = m_state.document->boxes[static_cast<size_t>(row.item)];
    if (box.kind != MailBoxKind::Trace) {
        return;
    }
    const int left = textX(row);
    Icons::paint(painter, u"trace"_s,
                 QRectF(left, y + (row.height - iconSize) / 2, iconSize, iconSize),
                 m_style.palette.color(QPalette::Active, QPalette::Text));
    const MailItem button{
        .kind = MailItem::Kind::BoxButton, .section = m_state.section, .index = row.item};
    const QRect place = itemRect(row, button).translated(0, y);
    const int right =
        place.isNull() ? m_style.width - m_style.metrics.margin - 8 : place.left() - 8;
    const int end =
        drawUi(painter, QRect(left + iconSize + 6, y, right - left - iconSize - 6, row.height),
               boxTitle(row.item), m_style.palette.color(QPalette::Active, QPalette::Text), true);
    drawUi(painter, QRect(end + 8, y, right - end - 8, row.height),
           tr("%n lines", nullptr, box.lineCount), m_style.colours.muted);
    if (place.isNull()) {
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(m_style.colours.outline);
    painter->setBrush(m_state.hover == button
                          ? m_style.colours.hover
                          : m_style.palette.color(QPalette::Active, QPalette::Button));
    painter->drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->restore();
    const QColor text = m_style.palette.color(QPalette::Active, QPalette::ButtonText);
    Icons::paint(
        painter, u"open"_s,
        QRectF(place.x() + 6, place.y() + (place.height() - iconSize) / 2, iconSize, iconSize),
        text);
    const int after = drawUi(painter, place.adjusted(26, 0, -4, 0), tr("Open in Traces"), text);
    drawUi(painter, QRect(after + 6, place.y(), 12, place.height()), u"t"_s, m_style.colours.muted);
}

void MailRowPainter::paintNotice(QPainter *painter, const MailRow &row, int y) const
{
    const MailNotice &notice = m_state.notices[static_cast<size_t>(row.item)];
    const int margin = m_style.metrics.margin;
    const QRect rect(margin, y + 1, m_style.width - 2 * margin, row.height - 2);
    const bool isWarning = notice.kind == MailNotice::Kind::Warning;
    if (isWarning) {
        painter->fillRect(rect, m_style.colours.warnGround);
    }
    const QColor colour = isWarning ? m_style.colours.warn : m_style.colours.muted;
    Icons::paint(painter, isWarning ? u"warn"_s : u"info"_s,
                 QRectF(margin + 6, y + (row.height - iconSize) / 2, iconSize, iconSize), colour);
    const int room = rect.width() - 28 - (notice.link.isEmpty() ? 8 : uiWidth(notice.link) + 16);
    const int end = drawUi(painter, QRect(margin + 28, y, room, row.height), notice.text, colour);
    if (!notice.link.isEmpty()) {
        QFont font = m_style.ui;
        font.setUnderline(true);
        const QFontMetrics metrics(font);
        painter->setFont(font);
        painter->setPen(m_style.palette.color(QPalette::Active, QPalette::Link));
        painter->drawText(QPoint(end + 8, y + (row.height + metrics.capHeight()) / 2), notice.link);
    }
}

void MailRowPainter::paintAttachment(QPainter *painter, const MailRow &row, int y) const
{
    const int margin = m_style.metrics.margin;
    const bool hovered = m_state.hover.kind == MailItem::Kind::Attachment
        && m_state.hover.section == m_state.section && m_state.hover.index == row.item;
    if (hovered) {
        painter->fillRect(itemRect(row, m_state.hover).translated(0, y), m_style.colours.hover);
    }
    Icons::paint(painter, u"file"_s,
                 QRectF(margin, y + (row.height - iconSize) / 2, iconSize, iconSize),
                 m_style.colours.muted);
    drawUi(painter,
           QRect(margin + iconSize + 6, y, m_style.width - 2 * margin - iconSize - 6, row.height),
           attachmentText(row.item), m_style.palette.color(QPalette::Active, QPalette::Link));
}

void MailRowPainter::paintHead(QPainter *painter, int height, int y) const
{
    const int margin = m_style.metrics.margin;
    if (m_state.section > 0) {
        painter->fillRect(QRect(0, y + 6, m_style.width, 1), m_style.colours.line);
    }
    const QRect rect(margin, y + 8, m_style.width - 2 * margin, height - 8);
    const int dateWidth = uiWidth(m_state.date);
    drawUi(painter, QRect(rect.right() - dateWidth, rect.y(), dateWidth + 1, rect.height()),
           m_state.date, m_style.colours.muted);
    if (m_state.isUnread) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_style.colours.accent);
        painter->drawEllipse(QRectF(margin - 11.5, rect.center().y() - 3.0, 7, 7));
        painter->restore();
    }
    const int room = rect.width() - dateWidth - 12;
    const int end = drawUi(painter, QRect(rect.x(), rect.y(), room, rect.height()), m_state.title,
                           m_style.palette.color(QPalette::Active, QPalette::Text), true);
    if (end + 40 < rect.x() + room) {
        drawUi(painter, QRect(end + 10, rect.y(), rect.x() + room - end - 10, rect.height()),
               m_state.subtitle, m_style.colours.muted);
    }
}

void MailRowPainter::paintFocus(QPainter *painter, const MailRow &row, int y) const
{
    if (m_state.focus.kind == MailItem::Kind::None || m_state.focus.section != m_state.section) {
        return;
    }
    const QRect rect = itemRect(row, m_state.focus);
    if (rect.isNull()) {
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_style.colours.accent, 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(rect.translated(0, y)).adjusted(1, 1, -1, -1), 3, 3);
    painter->restore();
}

} // namespace Casebook
