// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/rawpanel.h"

#include "app/highlight/codehighlighter.h"
#include "app/shell/registry.h"
#include "app/shell/settings.h"
#include "app/widgets/elidedlabel.h"
#include "app/widgets/filelinesource.h"
#include "app/widgets/icons.h"
#include "app/widgets/logview.h"
#include "app/widgets/signs.h"
#include "app/widgets/textlinesource.h"
#include "app/widgets/workspacelogsource.h"
#include "core/workspace/workspace.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace Casebook {

using namespace Qt::StringLiterals;

RawPanel::RawPanel(PageContext &context, const CodeHighlighters *highlighters, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new ElidedLabel(QString(), Qt::ElideRight, this))
    , m_where(new ElidedLabel(QString(), Qt::ElideMiddle, this))
    , m_cite(new QToolButton(this))
    , m_copy(new QToolButton(this))
    , m_open(new QToolButton(this))
    , m_view(new LogView(this))
{
    setObjectName(u"tracesRaw"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_view->setObjectName(u"tracesRawView"_s);
    m_view->setHighlighter(highlighters == nullptr ? nullptr
                                                   : highlighters->forLanguage(u"Kernel Log"_s));
    m_cite->setObjectName(u"tracesRawCite"_s);
    m_copy->setObjectName(u"tracesRawCopy"_s);
    m_open->setObjectName(u"tracesRawOpen"_s);
    m_title->setFont(Signs::semibold(font()));
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_where->setMuted(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 8, 4);
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_where, 1);
    for (QToolButton *button : {m_cite, m_copy, m_open}) {
        button->setAutoRaise(true);
        head->addWidget(button);
    }
    column->addLayout(head);
    column->addWidget(m_view, 1);
    connect(m_cite, &QToolButton::clicked, this, &RawPanel::citeWanted);
    connect(m_copy, &QToolButton::clicked, this, &RawPanel::copyWanted);
    connect(m_open, &QToolButton::clicked, this, &RawPanel::openWanted);
    m_view->setLogFont(context.settings.monoFont());
    connect(&context.settings, &Settings::fontsChanged, this,
            [this] { m_view->setLogFont(m_context.settings.monoFont()); });
    retranslate();
}

RawPanel::~RawPanel()
{
    // The view must not see its source die after its own parts are gone.
    m_view->setSource(nullptr);
}

void RawPanel::clear()
{
    m_latest.invalidate();
    m_view->setSource(nullptr);
    m_view->setMarks({});
    m_source.reset();
    m_key.clear();
    m_where->setText({});
}

void RawPanel::show(const TraceItem &item, qint64 offset, const QString &where)
{
    m_where->setText(where);
    m_item = item;
    const SourceLine *line = item.source.text->lineAt(offset);
    m_line = line == nullptr ? -1 : line->line;
    const QString key = item.source.source.key();
    if (key != m_key) {
        m_key = key;
        open(item.source.source);
    } else {
        reveal();
    }
}

void RawPanel::open(const TraceSource &source)
{
    m_view->setSource(nullptr);
    m_source.reset();
    const Latest::Ticket ticket = m_latest.next();
    std::vector<LogMark> marks;
    for (const CrashReport &crash : m_item.source.text->reports.crashes) {
        if (const SourceLine *line = m_item.source.text->lineAt(crash.start)) {
            marks.push_back({.line = line->line, .icon = u"bug"_s, .text = crash.title});
        }
    }
    const auto show = [this, marks](std::unique_ptr<LineSource> lines) {
        m_source = std::move(lines);
        m_view->setSource(m_source.get());
        m_view->setMarks(marks);
        reveal();
    };
    switch (source.kind) {
    case SourceKind::Message:
        watch(m_context.workspace.message(MessageRowId{source.row}), this,
              [show, ticket](const Result<MessageContent> &message) {
                  if (ticket.isLatest() && message) {
                      show(std::make_unique<TextLineSource>(message->parsed.body.toUtf8()));
                  }
              });
        break;
    case SourceKind::Log:
        show(std::make_unique<WorkspaceLogSource>(m_context.workspace, LogId{source.row}));
        break;
    default:
        if (!source.isClipboard()) {
            show(std::make_unique<FileLineSource>(source.id, m_context.runner));
        } else {
            show(std::make_unique<TextLineSource>(m_held ? m_held(source.id) : QByteArray()));
        }
        break;
    }
}

void RawPanel::reveal()
{
    if (m_source != nullptr && m_line >= 0) {
        m_view->revealLine(m_line);
    }
}

void RawPanel::setCanCite(bool can)
{
    m_cite->setVisible(can);
}

void RawPanel::setHeldTexts(std::function<QByteArray(const QString &id)> held)
{
    m_held = std::move(held);
}

void RawPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
}

void RawPanel::retranslate()
{
    m_title->setText(tr("Raw lines"));
    m_view->setAccessibleName(tr("Raw lines"));
    m_cite->setIcon(Icons::icon(u"cite"_s, palette()));
    m_cite->setToolTip(tr("Cite the frame in the notes (c)"));
    m_copy->setIcon(Icons::icon(u"copy"_s, palette()));
    m_copy->setToolTip(tr("Copy the stack as text"));
    m_open->setIcon(Icons::icon(u"open"_s, palette()));
    m_open->setToolTip(tr("Open the message or log here (Shift+Enter)"));
    for (QToolButton *button : {m_cite, m_copy, m_open}) {
        button->setAccessibleName(button->toolTip());
    }
}

} // namespace Casebook
