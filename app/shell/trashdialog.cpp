// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/trashdialog.h"

#include "app/shell/prompts.h"
#include "app/shell/registry.h"
#include "app/text/errortext.h"
#include "app/text/format.h"
#include "core/base/text.h"
#include "core/workspace/workspace.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Casebook {

using namespace Qt::StringLiterals;

TrashDialog::TrashDialog(PageContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_list(new QTreeWidget(this))
    , m_sentence(new QLabel(this))
    , m_restore(new QPushButton(this))
    , m_empty(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"trashDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    retranslate();
    connect(m_restore, &QPushButton::clicked, this, &TrashDialog::restore);
    connect(m_empty, &QPushButton::clicked, this, &TrashDialog::empty);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&context.workspace, &Workspace::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Table::Trash)) {
            load();
        }
    });
    // The workspace goes away with its window's file; so does this view of it.
    connect(&context.workspace, &QObject::destroyed, this, &QDialog::reject);
    load();
}

void TrashDialog::build()
{
    m_list->setObjectName(u"trashList"_s);
    m_list->setColumnCount(2);
    m_list->setRootIsDecorated(false);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_restore->setObjectName(u"trashRestore"_s);
    m_empty->setObjectName(u"trashEmpty"_s);
    m_close->setObjectName(u"trashClose"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_restore);
    buttons->addWidget(m_empty);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_sentence);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    resize(fontMetrics().height() * 32, fontMetrics().height() * 22);
}

void TrashDialog::load()
{
    watch(m_context.workspace.trash(), this,
          [this, ticket = m_latest.next()](const Result<std::vector<TrashEntry>> &entries) {
              if (!ticket.isLatest()) {
                  return;
              }
              entries ? fill(*entries) : showError(entries.error());
          });
}

void TrashDialog::fill(const std::vector<TrashEntry> &entries)
{
    m_entries = entries;
    m_list->clear();
    for (const TrashEntry &entry : entries) {
        auto *item = new QTreeWidgetItem(m_list);
        item->setText(0, madeVisible(entry.title));
        item->setText(1, Format::ago(entry.deletedMs, m_context.clock.now()));
        item->setData(0, Qt::UserRole, entry.id.value);
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
    const bool can = !entries.empty() && !m_context.workspace.info().readOnly;
    m_restore->setEnabled(can);
    m_empty->setEnabled(can);
    m_list->setVisible(!entries.empty());
    m_sentence->setText(entries.empty() ? tr("The trash is empty.")
                                        : tr("What is restored comes back where it was."));
}

void TrashDialog::restore()
{
    if (const QTreeWidgetItem *item = m_list->currentItem()) {
        watch(m_context.workspace.restore(TrashId{item->data(0, Qt::UserRole).toLongLong()}), this,
              [this](const Result<void> &result) {
                  if (!result) {
                      showError(result.error());
                  }
              });
    }
}

void TrashDialog::empty()
{
    m_context.prompts.confirm(this,
                              {.title = tr("Empty the trash?"),
                               .text = tr("%n entries are removed for good. This cannot be undone.",
                                          nullptr, static_cast<int>(m_entries.size())),
                               .accept = tr("Empty Trash"),
                               .destructive = true},
                              [this](bool accepted) {
                                  if (accepted) {
                                      watch(m_context.workspace.emptyTrash(), this,
                                            [this](const Result<void> &result) {
                                                if (!result) {
                                                    showError(result.error());
                                                }
                                            });
                                  }
                              });
}

void TrashDialog::showError(const Error &error)
{
    m_sentence->setText(ErrorText::sentence(error));
}

void TrashDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fill(std::vector<TrashEntry>(m_entries));
    }
    QDialog::changeEvent(event);
}

void TrashDialog::retranslate()
{
    setWindowTitle(tr("Trash"));
    m_list->setHeaderLabels({tr("Title"), tr("Thrown away")});
    m_list->setAccessibleName(tr("What is in the trash"));
    m_restore->setText(tr("Restore"));
    m_restore->setAccessibleName(m_restore->text());
    m_empty->setText(tr("Empty Trash…"));
    m_empty->setAccessibleName(m_empty->text());
    m_close->setText(tr("Close"));
    m_close->setAccessibleName(m_close->text());
}

} // namespace Casebook
