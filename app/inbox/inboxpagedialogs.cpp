// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The dialogs of InboxPage: making and editing a watch, the digest.

#include "app/inbox/digestdialog.h"
#include "app/inbox/inboxpage.h"
#include "app/inbox/subsystemdialog.h"
#include "app/inbox/watchdialog.h"
#include "app/shell/prompts.h"
#include "app/shell/settings.h"
#include "core/workspace/workspace.h"

#include <QPointer>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int triedDays = 7;

} // namespace

void InboxPage::newWatch()
{
    const NetworkOptions network = m_context.settings.network();
    openDialog({.server = network.servers.front().url});
}

void InboxPage::editWatch()
{
    if (const WatchSummary *summary = m_presenter.watch(currentWatch())) {
        openDialog(summary->watch);
    }
}

void InboxPage::openDialog(const Watch &watch)
{
    if (m_presenter.isReadOnly()) {
        return;
    }
    auto *dialog = new WatchDialog(watch, window());
    connect(&m_context.workspace, &QObject::destroyed, dialog, &QDialog::reject);
    connect(dialog, &WatchDialog::taken, this, [this](const Watch &taken) {
        taken.id.isValid() ? m_presenter.updateWatch(taken) : m_presenter.addWatch(taken);
    });
    connect(dialog, &WatchDialog::subsystemWanted, this,
            [this, dialog] { chooseSubsystem(dialog); });
    connect(dialog, &WatchDialog::tryWanted, this,
            [this, dialog](const Watch &wanted) { tryWatch(dialog, wanted); });
    dialog->show();
}

void InboxPage::tryWatch(WatchDialog *dialog, const Watch &watch)
{
    m_context.workspace.setNetwork(m_context.settings.network());
    Casebook::watch(
        m_context.workspace.tryWatchOnServer(watch, triedDays), dialog,
        [dialog](const Result<std::vector<WatchItem>> &found) { dialog->showTried(found); });
}

void InboxPage::chooseSubsystem(WatchDialog *dialog)
{
    m_context.prompts.openFiles(
        dialog, tr("Choose a MAINTAINERS File"),
        {tr("MAINTAINERS files (MAINTAINERS*)"), tr("All files (*)")},
        [this, alive = QPointer(dialog)](const QStringList &paths) {
            if (alive == nullptr || paths.isEmpty()) {
                return;
            }
            Casebook::watch(
                m_context.workspace.subsystemWatches(paths.first(), alive->watch().server),
                alive.data(), [this, alive](const Result<std::vector<Watch>> &watches) {
                    if (!watches) {
                        alive->showTried(std::unexpected(watches.error()));
                        return;
                    }
                    auto *chooser = new SubsystemDialog(*watches, alive);
                    connect(chooser, &SubsystemDialog::chosen, alive.data(),
                            &WatchDialog::setFields);
                    chooser->show();
                });
        });
}

void InboxPage::showDigest()
{
    (new DigestDialog(m_context, window()))->show();
}

} // namespace Casebook
