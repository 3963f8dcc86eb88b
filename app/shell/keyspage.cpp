// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/keyspage.h"

#include "app/shell/commandset.h"
#include "app/shell/settings.h"
#include "app/widgets/colours.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

QString plain(QString title)
{
    const qsizetype paren = title.indexOf(u"(&"_s);
    if (paren >= 0) {
        title.remove(paren, 4);
    }
    return title.remove(u'&');
}

} // namespace

KeysPage::KeysPage(Settings &settings, CommandSet &commands, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_commands(commands)
    , m_filter(new QLineEdit(this))
    , m_table(new QTreeWidget(this))
    , m_edit(new QKeySequenceEdit(this))
    , m_reset(new QPushButton(this))
    , m_none(new QPushButton(this))
    , m_conflict(new QLabel(this))
{
    build();
    retranslate();
    connect(m_filter, &QLineEdit::textChanged, this, &KeysPage::applyFilter);
    connect(m_table, &QTreeWidget::currentItemChanged, this, &KeysPage::showChosen);
    connect(m_edit, &QKeySequenceEdit::editingFinished, this, &KeysPage::assign);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_settings.resetKeys(chosenCommand());
        fill();
    });
    connect(m_none, &QPushButton::clicked, this, [this] {
        m_settings.setKeys(chosenCommand(), QKeySequence());
        fill();
    });
}

void KeysPage::build()
{
    m_filter->setObjectName(u"keysFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_table->setObjectName(u"keysTable"_s);
    m_table->setColumnCount(2);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_edit->setObjectName(u"keysEdit"_s);
    m_edit->setMaximumSequenceLength(1);
    m_reset->setObjectName(u"keysReset"_s);
    m_none->setObjectName(u"keysNone"_s);
    m_conflict->setObjectName(u"keysConflict"_s);
    m_conflict->setWordWrap(true);
    m_conflict->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout;
    row->addWidget(m_edit, 1);
    row->addWidget(m_reset);
    row->addWidget(m_none);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_filter);
    column->addWidget(m_table, 1);
    column->addLayout(row);
    column->addWidget(m_conflict);
}

void KeysPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

QString KeysPage::chosenCommand() const
{
    const QTreeWidgetItem *item = m_table->currentItem();
    return item == nullptr ? QString() : item->data(0, Qt::UserRole).toString();
}

void KeysPage::fill()
{
    const QString chosen = chosenCommand();
    {
        const QSignalBlocker quiet(m_table);
        m_table->clear();
        for (const Command &command : m_commands.registry().commands()) {
            auto *item = new QTreeWidgetItem(m_table);
            item->setText(0, plain(command.title()));
            item->setText(1, m_commands.keyText(command));
            item->setData(0, Qt::UserRole, command.id);
            if (command.id == chosen) {
                m_table->setCurrentItem(item);
            }
        }
        m_table->sortItems(0, Qt::AscendingOrder);
        if (m_table->currentItem() == nullptr) {
            m_table->setCurrentItem(m_table->topLevelItem(0));
        }
    }
    applyFilter();
    showChosen();
}

void KeysPage::applyFilter()
{
    const QString filter = m_filter->text().trimmed();
    for (int i = 0; i < m_table->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_table->topLevelItem(i);
        item->setHidden(!item->text(0).contains(filter, Qt::CaseInsensitive)
                        && !item->text(1).contains(filter, Qt::CaseInsensitive));
    }
}

void KeysPage::showChosen()
{
    const Command *command = m_commands.command(chosenCommand());
    const QSignalBlocker quiet(m_edit);
    m_edit->setKeySequence(command != nullptr ? m_settings.keysOf(command->id, command->keys)
                                              : QKeySequence());
    m_edit->setEnabled(command != nullptr);
    m_reset->setEnabled(command != nullptr && m_settings.hasOwnKeys(command->id));
    m_none->setEnabled(command != nullptr && !m_edit->keySequence().isEmpty());
    m_conflict->clear();
}

void KeysPage::assign()
{
    const QString id = chosenCommand();
    const QKeySequence keys = m_edit->keySequence();
    const QString other = m_commands.conflict(id, keys);
    if (id.isEmpty() || keys.isEmpty()) {
        return;
    }
    if (!other.isEmpty()) {
        const Command *command = m_commands.command(other);
        m_conflict->setText(
            tr("%1 belongs to \"%2\". Take it away there first.")
                .arg(keys.toString(QKeySequence::NativeText), plain(command->title())));
        QPalette warning = palette();
        warning.setColor(QPalette::WindowText, Colours::of(palette()).warn);
        m_conflict->setPalette(warning);
        return;
    }
    m_settings.setKeys(id, keys);
    fill();
}

void KeysPage::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter: command or key"));
    m_filter->setAccessibleName(tr("Filter the commands"));
    m_table->setHeaderLabels({tr("Command"), tr("Keys")});
    m_table->setAccessibleName(tr("Commands and their keys"));
    m_edit->setAccessibleName(tr("New keys"));
    m_reset->setText(tr("Standard Keys"));
    m_reset->setAccessibleName(m_reset->text());
    m_none->setText(tr("No Keys"));
    m_none->setAccessibleName(m_none->text());
    fill();
}

} // namespace Casebook
