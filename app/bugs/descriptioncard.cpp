// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/descriptioncard.h"

#include "app/shell/settings.h"
#include "app/text/errortext.h"
#include "app/widgets/amberline.h"
#include "app/widgets/signs.h"
#include "app/widgets/texteditor.h"
#include "app/widgets/texteditorpane.h"
#include "app/widgets/workspacetextsink.h"
#include "core/workspace/workspace.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int fewestLines = 4;
constexpr int mostLines = 16;

} // namespace

DescriptionCard::DescriptionCard(PageContext &context, BugId bug, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_bug(bug)
{
    setObjectName(u"descriptionCard"_s);
    build();
    connect(m_write, &QPushButton::clicked, this, &DescriptionCard::write);
    connect(m_pane->editor(), &TextEditor::textChanged, this, &DescriptionCard::fitHeight);
    connect(&context.workspace, &Workspace::changed, this, [this](const ChangeSet &changes) {
        if (!m_sink && (changes.touches(Table::Texts) || changes.touches(Table::Trash))) {
            load();
        }
    });
    retranslate();
    load();
}

DescriptionCard::~DescriptionCard()
{
    // It saves what is unsaved, so it must go before its sink.
    delete std::exchange(m_pane, nullptr);
}

void DescriptionCard::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 20, 0, 0);
    column->setSpacing(6);
    m_title = new QLabel(this);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(Signs::semibold(font()));
    column->addWidget(m_title);
    m_amber = new AmberLine(this);
    column->addWidget(m_amber);
    m_sentence = new QLabel(this);
    m_sentence->setObjectName(u"descriptionSentence"_s);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_sentence->hide();
    column->addWidget(m_sentence);
    m_write = new QPushButton(this);
    m_write->setObjectName(u"writeDescription"_s);
    m_write->hide();
    column->addWidget(m_write, 0, Qt::AlignLeft);
    m_pane = new TextEditorPane(m_context.runner, &m_context.clock, this);
    m_pane->setObjectName(u"descriptionPane"_s);
    m_pane->setErrorText(&ErrorText::sentence);
    m_pane->editor()->setFonts(m_context.settings.monoFont(), m_context.settings.cjkFamily());
    m_pane->editor()->setTabChangesFocus(true);
    m_pane->setReadOnly(m_context.workspace.info().readOnly);
    m_pane->hide();
    column->addWidget(m_pane);
    connect(&m_context.settings, &Settings::fontsChanged, this, [this] {
        m_pane->editor()->setFonts(m_context.settings.monoFont(), m_context.settings.cjkFamily());
        fitHeight();
    });
}

void DescriptionCard::load()
{
    watch(m_context.workspace.texts(m_bug), this,
          [this, ticket = m_latest.next()](const Result<std::vector<TextDocument>> &texts) {
              if (!ticket.isLatest() || m_sink) {
                  return;
              }
              if (texts) {
                  take(*texts);
              } else {
                  showError(texts.error());
              }
              Q_EMIT loaded();
          });
}

void DescriptionCard::take(const std::vector<TextDocument> &texts)
{
    // There can be more than one only when another program made it; the oldest is the description.
    const TextDocument *found = nullptr;
    for (const TextDocument &text : texts) {
        if (text.kind == TextKind::BugDescription && (found == nullptr || text.id < found->id)) {
            found = &text;
        }
    }
    if (found != nullptr) {
        begin(*found);
        return;
    }
    m_sentence->show();
    m_write->setVisible(!m_context.workspace.info().readOnly);
    m_write->setEnabled(true);
}

void DescriptionCard::begin(const TextDocument &document)
{
    m_sink = std::make_unique<WorkspaceTextSink>(m_context.workspace, document.id);
    connect(m_sink.get(), &WorkspaceTextSink::stored, m_pane->autosave(),
            &TextAutosave::takeExternal);
    m_sentence->hide();
    m_write->hide();
    m_pane->start(m_sink->place(document));
    m_pane->setHistory(m_sink.get());
    m_pane->show();
    fitHeight();
    if (std::exchange(m_focusWhenThere, false)) {
        m_pane->setFocus(Qt::OtherFocusReason);
    }
}

void DescriptionCard::write()
{
    m_write->setEnabled(false);
    m_focusWhenThere = true;
    const auto job = m_context.workspace.addText(TextKind::BugDescription, m_bug,
                                                 u"description.md"_s, QString());
    watch(job, this, [this](const Result<TextId> &added) {
        if (added) {
            load();
        } else {
            m_write->setEnabled(true);
            showError(added.error());
        }
    });
}

void DescriptionCard::showError(const Error &error)
{
    m_amber->setMessage(AmberLine::Kind::Error, ErrorText::sentence(error), {}, true);
}

/// As high as its text within bounds, so that the page scrolls and not a field inside it.
void DescriptionCard::fitHeight()
{
    TextEditor *editor = m_pane->editor();
    const int lines = std::clamp(editor->blockCount() + 1, fewestLines, mostLines);
    const int margins =
        2 * static_cast<int>(editor->document()->documentMargin()) + 2 * editor->frameWidth();
    const int wanted = lines * editor->fontMetrics().lineSpacing() + margins;
    if (editor->minimumHeight() != wanted) {
        editor->setMinimumHeight(wanted);
    }
}

void DescriptionCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        m_title->setFont(Signs::semibold(font()));
    }
    QWidget::changeEvent(event);
}

void DescriptionCard::retranslate()
{
    m_title->setText(tr("Description"));
    m_sentence->setText(tr("Nobody has described this bug yet."));
    m_write->setText(tr("Write a Description"));
    m_pane->editor()->setAccessibleName(tr("Description of the bug"));
}

void addDescriptionCard(Registry &registry)
{
    registry.addOverviewCard(
        {.id = u"description"_s,
         .order = 10,
         .create = [](PageContext &context, BugId bug, QWidget *parent) -> QWidget * {
             return new DescriptionCard(context, bug, parent);
         }});
}

} // namespace Casebook
