// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/revisionhistory.h"

#include "app/widgets/amberline.h"
#include "app/widgets/diffview.h"
#include "app/widgets/icons.h"
#include "app/widgets/revisionmodel.h"
#include "app/widgets/signs.h"
#include "app/widgets/texteditor.h"
#include "core/base/jobrunner.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace Casebook {

using namespace Qt::StringLiterals;

RevisionHistory::RevisionHistory(JobRunner &runner, QWidget *parent)
    : QWidget(parent)
    , m_runner(runner)
    , m_model(new RevisionModel(this))
{
    setObjectName(u"revisionHistory"_s);
    build();
    setFocusProxy(m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &RevisionHistory::choose);
    connect(m_model, &RevisionModel::labelRequested, this, &RevisionHistory::storeLabel);
    connect(m_close, &QToolButton::clicked, this, &RevisionHistory::closed);
    connect(m_name, &QPushButton::clicked, this, [this] { m_list->edit(m_list->currentIndex()); });
    connect(m_restore, &QPushButton::clicked, this, [this] {
        if (m_hasChosenText) {
            Q_EMIT restoreRequested(m_chosenText);
        }
    });
    retranslate();
}

void RevisionHistory::build()
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 4, 8, 4);
    m_title = new QLabel(this);
    m_title->setFont(Signs::semibold(font()));
    head->addWidget(m_title);
    head->addStretch(1);
    m_close = new QToolButton(this);
    m_close->setObjectName(u"historyClose"_s);
    m_close->setAutoRaise(true);
    m_close->setIcon(Icons::icon(u"cross"_s, palette()));
    head->addWidget(m_close);
    page->addLayout(head);
    m_amber = new AmberLine(this);
    page->addWidget(m_amber);

    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    page->addWidget(splitter, 1);
    m_list = new QListView(splitter);
    m_list->setObjectName(u"revisionList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RevisionDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumWidth(fontMetrics().averageCharWidth() * 22);

    auto *side = new QWidget(splitter);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_sentence = new QLabel(side);
    m_sentence->setObjectName(u"historySentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setContentsMargins(8, 4, 8, 8);
    column->addWidget(m_sentence);
    m_diff = new DiffView(side);
    column->addWidget(m_diff, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(8, 8, 8, 8);
    foot->setSpacing(8);
    m_restore = new QPushButton(side);
    m_restore->setObjectName(u"restoreRevision"_s);
    m_name = new QPushButton(side);
    m_name->setObjectName(u"nameRevision"_s);
    foot->addWidget(m_restore);
    foot->addWidget(m_name);
    foot->addStretch(1);
    column->addLayout(foot);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes(
        {fontMetrics().averageCharWidth() * 30, fontMetrics().averageCharWidth() * 80});
}

void RevisionHistory::setSource(RevisionSource *source)
{
    m_source = source;
    m_latestList.invalidate();
    m_latestText.invalidate();
    m_chosen = {};
    m_hasChosenText = false;
    m_model->setRevisions({});
    m_diff->setLines({});
    updateWords();
}

void RevisionHistory::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_model->setReadOnly(readOnly);
    updateWords();
}

void RevisionHistory::setErrorText(std::function<QString(const Error &)> errorText)
{
    m_errorText = std::move(errorText);
}

void RevisionHistory::open(const QString &current)
{
    if (m_source == nullptr) {
        return;
    }
    m_current = current;
    watch(m_source->revisions(), this,
          [this, ticket = m_latestList.next()](const Result<std::vector<TextRevision>> &list) {
              if (!ticket.isLatest()) {
                  return;
              }
              if (list) {
                  showRevisions(*list);
              } else {
                  fail(list.error());
              }
          });
}

void RevisionHistory::showRevisions(std::vector<TextRevision> revisions)
{
    const RevisionId before = m_chosen;
    m_amber->clear();
    m_model->setRevisions(std::move(revisions));
    QModelIndex index = m_model->indexOf(before);
    if (!index.isValid()) {
        // The newest is the text itself; the one before it is what people come for.
        index = m_model->index(m_model->rowCount() > 1 ? 1 : 0);
    }
    if (index.isValid()) {
        m_list->setCurrentIndex(index);
    } else {
        updateWords();
    }
}

void RevisionHistory::choose()
{
    const TextRevision *revision = m_model->revision(m_list->currentIndex());
    if (revision == nullptr || m_source == nullptr) {
        return; // a reset on the way to the next choice
    }
    if (revision->id != m_chosen) {
        m_hasChosenText = false;
    }
    m_chosen = revision->id;
    updateWords();
    watch(m_source->revisionText(revision->id), this,
          [this, ticket = m_latestText.next()](const Result<QString> &text) {
              if (!ticket.isLatest()) {
                  return;
              }
              if (text) {
                  compare(normalisedText(*text));
              } else {
                  m_diff->setLines({});
                  fail(text.error());
              }
          });
}

void RevisionHistory::compare(const QString &chosen)
{
    const auto job = m_runner.run<std::vector<DiffLine>>(
        {}, {}, [chosen, current = m_current](JobContext &) -> Result<std::vector<DiffLine>> {
            return diffLines(chosen, current);
        });
    watch(job, this,
          [this, chosen, ticket = m_latestText.next()](const Result<std::vector<DiffLine>> &lines) {
              if (!ticket.isLatest() || !lines) {
                  return;
              }
              m_chosenText = chosen;
              m_hasChosenText = true;
              m_added = static_cast<int>(
                  std::ranges::count(*lines, DiffLine::Kind::Added, &DiffLine::kind));
              m_removed = static_cast<int>(
                  std::ranges::count(*lines, DiffLine::Kind::Removed, &DiffLine::kind));
              m_diff->setLines(*lines);
              updateWords();
              Q_EMIT compared();
          });
}

void RevisionHistory::storeLabel(RevisionId id, const QString &label)
{
    watch(m_source->label(id, label), this, [this](const Status &stored) {
        if (stored) {
            open(m_current);
        } else {
            fail(stored.error());
        }
    });
}

void RevisionHistory::fail(const Error &error)
{
    m_amber->setMessage(AmberLine::Kind::Error, m_errorText ? m_errorText(error) : error.detail, {},
                        true);
}

QString RevisionHistory::sentence() const
{
    if (m_model->rowCount() == 0) {
        return tr("Nothing has been saved of this text yet.");
    }
    if (!m_hasChosenText) {
        return {};
    }
    if (m_chosenText == m_current) {
        return tr("This revision is what the text says now.");
    }
    return tr("Since this revision: %1, %2.")
        .arg(tr("%n line(s) added", nullptr, m_added),
             tr("%n line(s) removed", nullptr, m_removed));
}

void RevisionHistory::updateWords()
{
    m_sentence->setText(sentence());
    const bool differs = m_hasChosenText && m_chosenText != m_current;
    m_restore->setVisible(!m_readOnly);
    m_restore->setEnabled(differs);
    m_restore->setToolTip(differs || !m_hasChosenText
                              ? tr("The text becomes this revision; it can be undone.")
                              : tr("This revision is what the text says now."));
    m_name->setVisible(!m_readOnly);
    m_name->setEnabled(m_list->currentIndex().isValid());
}

void RevisionHistory::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        event->accept();
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

void RevisionHistory::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        m_close->setIcon(Icons::icon(u"cross"_s, palette()));
    } else if (event->type() == QEvent::FontChange) {
        m_title->setFont(Signs::semibold(font()));
    }
    QWidget::changeEvent(event);
}

void RevisionHistory::retranslate()
{
    m_title->setText(tr("History"));
    m_close->setToolTip(tr("Back to the text (Esc)"));
    m_close->setAccessibleName(tr("Back to the text"));
    m_list->setAccessibleName(tr("Revisions, newest first"));
    m_restore->setText(tr("Restore This Revision"));
    m_name->setText(tr("Name It"));
    m_name->setToolTip(tr("A revision with a name is never thinned out (F2)."));
    updateWords();
}

} // namespace Casebook
