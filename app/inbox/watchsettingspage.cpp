// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/inbox/watchsettingspage.h"

#include "app/shell/settings.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array choices{0, 1, 3, 6, 12, 24};

} // namespace

WatchSettingsPage::WatchSettingsPage(Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_label(new QLabel(this))
    , m_hours(new QComboBox(this))
    , m_hint(new QLabel(this))
{
    m_hours->setObjectName(u"watchHours"_s);
    m_label->setBuddy(m_hours);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setWordWrap(true);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(10);
    form->addRow(m_label, m_hours);
    form->addRow(m_hint);
    retranslate();
    connect(m_hours, &QComboBox::activated, this,
            [this](int row) { m_settings.setWatchHours(m_hours->itemData(row).toInt()); });
    connect(&settings, &Settings::networkChanged, this, &WatchSettingsPage::retranslate);
}

void WatchSettingsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void WatchSettingsPage::retranslate()
{
    const QSignalBlocker quiet(m_hours);
    m_label->setText(tr("&Check watched lists"));
    m_hours->setAccessibleName(tr("How often watched lists are checked"));
    m_hours->clear();
    const int set = m_settings.watchHours();
    for (const int hours : choices) {
        m_hours->addItem(hours == 0 ? tr("Only when I ask for it")
                                    : tr("Every %n hour(s)", nullptr, hours),
                         hours);
    }
    if (std::ranges::find(choices, set) == choices.end()) {
        m_hours->addItem(tr("Every %n hour(s)", nullptr, set), set); // written by hand
    }
    m_hours->setCurrentIndex(m_hours->findData(set));
    m_hint->setText(m_settings.network().isOffline
                        ? tr("The network is switched off under Servers, so nothing is checked.")
                        : tr("Only while Casebook is open with a workspace. The lists are asked "
                             "one after the other; what was found stands in the Inbox."));
}

} // namespace Casebook
