// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/commandset.h"
#include "app/shell/deskpane.h"
#include "app/shell/keyspage.h"
#include "app/shell/mainwindow.h"
#include "app/shell/settingsdialog.h"
#include "app/shell/trashdialog.h"
#include "app/shell/windowstate.h"
#include "app/text/format.h"
#include "app/text/valuetext.h"
#include "core/workspace/workspace.h"

#include <QDialog>
#include <QLabel>
#include <QVBoxLayout>

namespace Casebook {

using namespace Qt::StringLiterals;

void MainWindow::showSettings()
{
    auto *dialog = findChild<SettingsDialog *>();
    if (dialog == nullptr) {
        dialog = new SettingsDialog(m_services.settings, m_services.registry, *m_commands, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::showKeyTable()
{
    showSettings();
    if (auto *dialog = findChild<SettingsDialog *>()) {
        dialog->showPage(u"keys"_s);
    }
}

void MainWindow::showTrash()
{
    if (m_context != nullptr) {
        auto *dialog = new TrashDialog(*m_context, this);
        dialog->show();
    }
}

void MainWindow::runCheck()
{
    if (m_workspace == nullptr) {
        return;
    }
    watch(m_workspace->check(), m_desk, [this](const Result<CheckReport> &report) {
        if (!report) {
            showError(report.error());
            return;
        }
        if (report->findings.empty()) {
            showNotice(
                tr("The workspace is whole: %1 rows and %2 of stored bytes were checked.")
                    .arg(Format::count(report->rowsChecked), Format::size(report->bytesHashed)));
            return;
        }
        QStringList sentences;
        for (const CheckFinding &finding : report->findings) {
            sentences.append(ValueText::checkFinding(finding));
        }
        constexpr qsizetype shown = 4;
        const qsizetype more = sentences.size() - shown;
        if (more > 0) {
            sentences = sentences.mid(0, shown);
            sentences.append(tr("And %n more findings.", nullptr, static_cast<int>(more)));
        }
        showNotice(sentences.join(u' '));
    });
}

void MainWindow::resetLayout()
{
    WindowState::reset(*this);
}

} // namespace Casebook
