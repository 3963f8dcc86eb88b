// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/panehead.h"

#include "app/text/format.h"
#include "app/text/tracetext.h"
#include "app/widgets/colours.h"
#include "app/widgets/elidedlabel.h"
#include "app/widgets/icons.h"
#include "app/widgets/signs.h"
#include "core/base/text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace Casebook {

using namespace Qt::StringLiterals;

/// State of the task: a badge in the colour of a failure while it cannot be woken.
class StateBadge final : public QWidget
{
public:
    using QWidget::QWidget;

    void setState(const QString &text, bool isStuck)
    {
        m_text = text;
        m_isStuck = isStuck;
        setVisible(!text.isEmpty());
        setAccessibleName(text);
        updateGeometry();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {static_cast<int>(std::ceil(Signs::badgeWidth(font(), m_text))),
                QFontMetrics(font()).height() + 2};
    }

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return sizeHint();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Colours colours = Colours::of(palette());
        Signs::badge(&painter, 0, height() / 2.0, font(), m_text,
                     m_isStuck ? colours.fail : colours.muted,
                     m_isStuck ? colours.failGround : palette().color(QPalette::Window));
    }

private:
    QString m_text;
    bool m_isStuck = false;
};

namespace {

/// The pane's button: name at the left, elided in the middle, the chevron at the right.
class NameButton final : public QPushButton
{
public:
    using QPushButton::QPushButton;

    void setName(int number, const QString &name)
    {
        m_number = QString::number(number);
        m_name = name;
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {120, std::max(26, QFontMetrics(font()).height() + 10)};
    }

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {80, sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPushButton::paintEvent(event); // without a text it draws ground, outline and focus
        QPainter painter(this);
        const Colours colours = Colours::of(palette());
        const QRect room = rect().adjusted(10, 0, -8, 0);
        painter.setPen(colours.muted);
        painter.drawText(room, Qt::AlignVCenter, m_number);
        const int left = QFontMetrics(font()).horizontalAdvance(m_number) + 8;
        const QFont strong = Signs::semibold(font());
        painter.setFont(strong);
        painter.setPen(palette().color(QPalette::ButtonText));
        const QRect words = room.adjusted(left, 0, -20, 0);
        painter.drawText(words, Qt::AlignVCenter,
                         QFontMetrics(strong).elidedText(m_name, Qt::ElideMiddle, words.width()));
        Icons::paint(&painter, u"cd"_s, QRectF(room.right() - 15, height() / 2.0 - 8, 16, 16),
                     colours.muted);
    }

private:
    QString m_number;
    QString m_name;
};

} // namespace

PaneHead::PaneHead(int number, QWidget *parent)
    : QWidget(parent)
    , m_number(number)
    , m_button(new NameButton(this))
    , m_close(new QToolButton(this))
    , m_state(new StateBadge(this))
    , m_task(new ElidedLabel(QString(), Qt::ElideRight, this))
    , m_source(new QToolButton(this))
{
    setObjectName(u"tracesPane%1"_s.arg(number));
    m_button->setObjectName(u"tracesPaneButton%1"_s.arg(number));
    m_button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_close->setObjectName(u"tracesPaneClose%1"_s.arg(number));
    m_close->setAutoRaise(true);
    m_source->setObjectName(u"tracesPaneSource%1"_s.arg(number));
    m_source->setAutoRaise(true);
    m_source->setCursor(Qt::PointingHandCursor);
    m_source->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    const QFont small = Signs::smallFont(font());
    m_state->setFont(small);
    m_task->setFont(small);
    m_source->setFont(small);
    m_task->setMuted(true);
    m_task->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 6);
    column->setSpacing(4);
    auto *top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(m_button, 1);
    top->addWidget(m_close);
    column->addLayout(top);
    auto *facts = new QHBoxLayout;
    facts->setSpacing(8);
    facts->addWidget(m_state);
    facts->addWidget(m_task);
    facts->addWidget(m_source, 1);
    column->addLayout(facts);
    connect(m_button, &QPushButton::clicked, this, &PaneHead::pickWanted);
    connect(m_source, &QToolButton::clicked, this, &PaneHead::sourceWanted);
    connect(m_close, &QToolButton::clicked, this, &PaneHead::closeWanted);
}

QString PaneHead::sourceWords(const TraceItem &item, qint64 now)
{
    const TraceSource &source = item.source.source;
    if (source.isClipboard()) {
        return tr("clipboard");
    }
    const SourceLine *line = item.isValid() ? item.source.text->lineAt(item.start()) : nullptr;
    if (source.kind == SourceKind::Message) {
        const QString day = Format::day(source.dateMs, now);
        return day.isEmpty() ? madeVisible(source.author)
                             : tr("%1, %2").arg(madeVisible(source.author), day);
    }
    return line == nullptr
        ? madeVisible(source.name)
        : tr("%1, line %2").arg(madeVisible(source.name), Format::count(line->line + 1));
}

void PaneHead::setItem(const TraceItem &item, qint64 now)
{
    m_item = item;
    m_now = now;
    retranslate();
}

void PaneHead::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void PaneHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
}

void PaneHead::retranslate()
{
    if (!m_item.isValid()) {
        return;
    }
    const QString name = madeVisible(m_item.name());
    static_cast<NameButton *>(m_button)->setName(m_number, name);
    m_button->setAccessibleName(tr("Pane %1: %2").arg(m_number).arg(name));
    m_button->setToolTip(m_item.title().isEmpty() ? name : madeVisible(m_item.title()));
    m_close->setIcon(Icons::icon(u"cross"_s, palette()));
    m_close->setToolTip(tr("Close this pane (-)"));
    m_close->setAccessibleName(m_close->toolTip());
    const auto task = m_item.task();
    const QString state = task ? TraceText::state(task->state, m_item.blockedSeconds) : QString();
    m_state->setState(state, task && task->state.startsWith(u'D'));
    QStringList facts;
    if (m_item.role() != TraceRole::Crash && m_item.role() != TraceRole::Thread) {
        facts.append(TraceText::role(m_item.role()));
    }
    if (task && task->pid >= 0) {
        facts.append(tr("pid %1").arg(task->pid));
    }
    m_task->setText(facts.join(u" · "_s));
    m_task->setVisible(!facts.isEmpty());
    m_source->setText(sourceWords(m_item, m_now));
    QPalette link = palette();
    link.setColor(QPalette::ButtonText, link.color(QPalette::Link));
    m_source->setPalette(link);
    m_source->setToolTip(
        tr("Go to where this was read: %1").arg(madeVisible(m_item.source.source.name)));
    m_source->setAccessibleName(m_source->toolTip());
}

} // namespace Casebook
