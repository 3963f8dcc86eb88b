// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/amberline.h"

#include "app/widgets/colours.h"
#include "app/widgets/icons.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconSide = 16;
constexpr int margin = 8;

QString iconName(AmberLine::Kind kind)
{
    switch (kind) {
    case AmberLine::Kind::Info:
        return u"info"_s;
    case AmberLine::Kind::Warning:
        return u"warn"_s;
    case AmberLine::Kind::Error:
        break;
    }
    return u"error"_s;
}

} // namespace

AmberLine::AmberLine(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"amberLine"_s);
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(margin + iconSide + margin, 4, margin, 4);
    m_row->setSpacing(margin);
    m_label = new QLabel(this);
    m_label->setObjectName(u"amberSentence"_s);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_row->addWidget(m_label, 1);
    m_close = new QToolButton(this);
    m_close->setObjectName(u"amberClose"_s);
    m_close->setAutoRaise(true);
    m_close->hide();
    m_row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT closed();
    });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    retranslate();
    hide();
}

void AmberLine::setMessage(Kind kind, const QString &sentence, const std::vector<Button> &buttons,
                           bool closable)
{
    m_kind = kind;
    m_sentence = sentence;
    m_label->setText(sentence);
    setAccessibleName(sentence);
    for (QPushButton *button : m_buttons) {
        // Not delete: setMessage may run inside this very button's clicked().
        button->hide();
        button->setObjectName(QString());
        button->deleteLater();
    }
    m_buttons.clear();
    for (const Button &wanted : buttons) {
        auto *button = new QPushButton(wanted.text, this);
        button->setObjectName(u"amber-"_s + wanted.id);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this,
                [this, id = wanted.id] { Q_EMIT triggered(id); });
        m_row->insertWidget(m_row->count() - 1, button);
        m_buttons.push_back(button);
    }
    m_close->setVisible(closable);
    setVisible(!sentence.isEmpty());
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void AmberLine::clear()
{
    if (m_sentence.isEmpty()) {
        return;
    }
    const bool hadFocus = isAncestorOf(focusWidget()) && focusWidget()->hasFocus();
    setMessage(m_kind, QString());
    if (hadFocus) {
        focusNextChild();
    }
}

void AmberLine::trigger(const QString &id)
{
    for (QPushButton *button : m_buttons) {
        if (button->objectName() == u"amber-"_s + id) {
            button->click();
            return;
        }
    }
}

void AmberLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours colours = Colours::of(palette());
    QColor ground = colours.warnGround;
    QColor sign = colours.warn;
    if (m_kind == Kind::Info) {
        ground = colours.onlyGround;
        sign = colours.only;
    } else if (m_kind == Kind::Error) {
        ground = colours.failGround;
        sign = colours.fail;
    }
    painter.fillRect(rect(), ground);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.line);
    const int line = qMax(fontMetrics().height(), iconSide);
    const int top = m_label->y() + qMax(0, (qMin(m_label->height(), line) - iconSide) / 2);
    const bool oneLine = m_label->height() < line * 2;
    const int y = oneLine ? (height() - iconSide) / 2 : top;
    Icons::paint(&painter, iconName(m_kind), QRectF(margin, y, iconSide, iconSide), sign);
}

void AmberLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void AmberLine::retranslate()
{
    m_close->setIcon(Icons::icon(u"cross"_s, palette()));
    m_close->setToolTip(tr("Close this line"));
    m_close->setAccessibleName(tr("Close this line"));
}

} // namespace Casebook
