// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/thread/messageheader.h"

#include "app/models/threadtreemodel.h"
#include "app/text/format.h"
#include "app/widgets/colours.h"
#include "app/widgets/icons.h"
#include "app/widgets/signs.h"

#include <QEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 16;

QString shownName(const MailAddress &address)
{
    return rowText(address.name.isEmpty() ? address.address : address.name, 120);
}

} // namespace

MessageHeader::MessageHeader(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"messageHeader"_s);
    m_reply = addButton(u"messageReply"_s, u"reply"_s);
    m_cite = addButton(u"messageCite"_s, u"cite"_s);
    m_more = addButton(u"messageMore"_s, u"more"_s);
    m_reply->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_reply->hide();
    m_cite->hide();
    m_more->hide();
    connect(m_reply, &QToolButton::clicked, this, &MessageHeader::replyRequested);
    connect(m_cite, &QToolButton::clicked, this, &MessageHeader::citeRequested);
    connect(m_more, &QToolButton::clicked, this,
            [this] { Q_EMIT menuRequested(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    retranslate();
    updateIcons();
}

QToolButton *MessageHeader::addButton(const QString &name, const QString &icon)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setProperty("iconName", icon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void MessageHeader::updateIcons()
{
    for (QToolButton *button : {m_reply, m_cite, m_more}) {
        button->setIcon(Icons::icon(button->property("iconName").toString(), palette()));
    }
}

void MessageHeader::retranslate()
{
    m_reply->setText(tr("Reply"));
    m_reply->setToolTip(tr("Reply to this message (r)"));
    m_cite->setToolTip(tr("Cite the selection in the notes (c)"));
    m_more->setToolTip(tr("More about this message"));
    for (QToolButton *button : {m_reply, m_cite, m_more}) {
        button->setAccessibleName(button->toolTip());
    }
    placeButtons();
}

void MessageHeader::setCanReply(bool can)
{
    m_reply->setVisible(can);
    placeButtons();
}

void MessageHeader::setCanCite(bool can)
{
    m_cite->setVisible(can);
    placeButtons();
}

QString MessageHeader::recipientsText(const ParsedMessage &message)
{
    const auto &first = message.to.empty() ? message.cc : message.to;
    const auto all = static_cast<int>(message.to.size() + message.cc.size());
    if (first.empty()) {
        return {};
    }
    const QString name = shownName(first.front());
    //: Recipients of a mail: the first one's name, and how many others.
    return all == 1 ? tr("to %1").arg(name) : tr("to %1, %n more", nullptr, all - 1).arg(name);
}

void MessageHeader::setMessage(const ParsedMessage &message, qint64 nowMs)
{
    m_name = shownName(message.from);
    m_address = message.from.name.isEmpty() ? QString() : rowText(message.from.address, 120);
    m_recipients = recipientsText(message);
    m_date = Format::longDateTime(message.dateMs, nowMs);
    QStringList lines{Format::exactDateTime(message.dateMs, message.dateOffsetMinutes)};
    for (const auto *list : {&message.to, &message.cc}) {
        for (const MailAddress &address : *list) {
            if (lines.size() < 24) {
                lines.append(
                    rowText(QString(address.name + u" <"_s + address.address + u'>'), 160));
            }
        }
    }
    setToolTip(u"<p style='white-space:pre'>"_s + lines.join(u'\n').toHtmlEscaped() + u"</p>"_s);
    setAccessibleName(tr("Message by %1, %2").arg(m_name, m_date));
    m_more->show();
    placeButtons();
    update();
}

void MessageHeader::setSummary(const MessageSummary &summary, qint64 nowMs)
{
    ParsedMessage message;
    message.from = summary.from;
    message.dateMs = summary.dateMs;
    setMessage(message, nowMs);
}

void MessageHeader::clear()
{
    m_name.clear();
    m_address.clear();
    m_recipients.clear();
    m_date.clear();
    setToolTip({});
    m_more->hide();
    update();
}

QSize MessageHeader::sizeHint() const
{
    return {200, std::max(40, fontMetrics().height() + 16)};
}

void MessageHeader::placeButtons()
{
    int right = width() - margin + 4;
    for (QToolButton *button : {m_more, m_cite, m_reply}) {
        if (button->isHidden()) {
            continue;
        }
        const QSize size(button == m_reply ? button->sizeHint().width() : 26, 26);
        right -= size.width();
        button->setGeometry(right, (height() - size.height()) / 2, size.width(), size.height());
        right -= 4;
    }
}

void MessageHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeButtons();
}

void MessageHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        updateIcons();
    } else if (event->type() == QEvent::FontChange) {
        updateGeometry();
    }
}

void MessageHeader::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const Colours colours = Colours::of(palette());
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const QFont strong = Signs::semibold(font());
    const QFontMetrics strongMetrics(strong);
    const QFontMetrics metrics(font());
    const int baseline = (height() + metrics.capHeight()) / 2;
    int right = width() - margin;
    for (const QToolButton *button : {m_reply, m_cite, m_more}) {
        if (!button->isHidden()) {
            right = std::min(right, button->x() - 10);
        }
    }
    painter.setFont(font());
    painter.setPen(colours.muted);
    const int dateWidth = metrics.horizontalAdvance(m_date);
    painter.drawText(QPoint(right - dateWidth, baseline), m_date);
    right -= dateWidth + 16;
    int left = margin;
    const auto draw = [&painter, &left, right, baseline](const QString &text,
                                                         const QFontMetrics &with) {
        const int room = right - left;
        if (text.isEmpty() || room < 24) {
            return;
        }
        const QString shown = with.elidedText(text, Qt::ElideRight, room);
        painter.drawText(QPoint(left, baseline), shown);
        left += with.horizontalAdvance(shown) + 10;
    };
    painter.setFont(strong);
    painter.setPen(palette().color(QPalette::Text));
    draw(m_name, strongMetrics);
    painter.setFont(font());
    painter.setPen(colours.muted);
    draw(m_address, metrics);
    draw(m_recipients, metrics);
}

} // namespace Casebook
