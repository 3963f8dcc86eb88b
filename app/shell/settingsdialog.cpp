// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/settingsdialog.h"

#include "app/shell/appearancepage.h"
#include "app/shell/identitypage.h"
#include "app/shell/keyspage.h"
#include "app/shell/registry.h"
#include "app/shell/serverspage.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>

namespace Casebook {

using namespace Qt::StringLiterals;

SettingsDialog::SettingsDialog(Settings &settings, const Registry &registry, CommandSet &commands,
                               QWidget *parent)
    : QDialog(parent)
    , m_registry(registry)
    , m_list(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"settingsDialog"_s);
    m_list->setObjectName(u"settingsPages"_s);
    m_list->setFrameShape(QFrame::NoFrame);
    m_close->setObjectName(u"settingsClose"_s);
    for (const SettingsPageFactory &page : registry.settingsPages()) {
        m_pages->addWidget(page.create(settings, m_pages));
        m_ids.append(page.id);
    }
    m_pages->addWidget(new KeysPage(settings, commands, m_pages));
    m_ids.append(u"keys"_s);
    for (qsizetype i = 0; i < m_ids.size(); ++i) {
        auto *item = new QListWidgetItem(m_list);
        item->setSizeHint(QSize(0, fontMetrics().height() * 17 / 10)); // a row, not a line of text
    }
    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(20, 16, 16, 12);
    right->addWidget(m_pages, 1);
    right->addLayout(buttons);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    // The list stands on ground of its own colour, with air around its rows.
    auto *side = new QWidget(this);
    side->setAutoFillBackground(true);
    side->setBackgroundRole(QPalette::Base);
    auto *sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(8, 12, 8, 8);
    sideColumn->addWidget(m_list);
    row->addWidget(side);
    row->addLayout(right, 1);
    m_list->setFixedWidth(fontMetrics().averageCharWidth() * 22);
    m_list->setCurrentRow(0);
    const int unit = fontMetrics().height();
    resize(unit * 42, unit * 30);
    retranslate();
}

void SettingsDialog::showPage(const QString &id)
{
    m_list->setCurrentRow(static_cast<int>(m_ids.indexOf(id)));
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QDialog::changeEvent(event);
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_list->setAccessibleName(tr("Pages of the Settings"));
    m_close->setText(tr("Close"));
    m_close->setAccessibleName(m_close->text());
    const auto &pages = m_registry.settingsPages();
    for (std::size_t i = 0; i < pages.size(); ++i) {
        m_list->item(static_cast<int>(i))->setText(pages[i].title());
    }
    m_list->item(m_list->count() - 1)->setText(tr("Keys"));
}

void addShellSettingsPages(Registry &registry)
{
    registry.addSettingsPage({.id = u"identity"_s,
                              .order = 10,
                              .title = [] { return SettingsDialog::tr("Identity"); },
                              .create = [](Settings &settings, QWidget *parent) -> QWidget * {
                                  return new IdentityPage(settings, parent);
                              }});
    registry.addSettingsPage({.id = u"appearance"_s,
                              .order = 20,
                              .title = [] { return SettingsDialog::tr("Appearance"); },
                              .create = [](Settings &settings, QWidget *parent) -> QWidget * {
                                  return new AppearancePage(settings, parent);
                              }});
    registry.addSettingsPage({.id = u"servers"_s,
                              .order = 30,
                              .title = [] { return SettingsDialog::tr("Servers"); },
                              .create = [](Settings &settings, QWidget *parent) -> QWidget * {
                                  return new ServersPage(settings, parent);
                              }});
}

} // namespace Casebook
