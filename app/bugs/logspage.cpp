// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/logspage.h"

#include "app/shell/navigator.h"
#include "app/text/errortext.h"
#include "app/text/format.h"
#include "app/widgets/logpanel.h"
#include "app/widgets/logview.h"
#include "app/widgets/workspacelogsource.h"
#include "core/base/text.h"
#include "core/workspace/workspace.h"

#include <QComboBox>
#include <QEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

LogsPage::LogsPage(PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_panel(new LogPanel(this))
    , m_chooser(new QComboBox(this))
{
    m_panel->setErrorText(&ErrorText::sentence);
    m_chooser->setObjectName(u"logChooser"_s);
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_chooser->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_panel);
    connect(m_chooser, &QComboBox::activated, this, &LogsPage::openLog);
    connect(m_panel, &LogPanel::leaveRequested, this,
            [this] { m_context.navigator.runCommand(u"go.leave"_s); });
    connect(&context.workspace, &Workspace::changed, this, [this](const ChangeSet &changes) {
        if (m_bug.isValid() && (changes.touches(Table::Logs) || changes.touches(Table::Trash))) {
            load();
        }
    });
    retranslate();
}

LogsPage::~LogsPage()
{
    m_panel->close();
}

void LogsPage::setBug(BugId bug)
{
    if (bug == m_bug) {
        return;
    }
    m_bug = bug;
    m_latest.invalidate();
    showLogs({});
    if (bug.isValid()) {
        load();
    }
}

void LogsPage::focusMain()
{
    m_panel->view()->setFocus();
}

bool LogsPage::reveal(const SourceRef &ref)
{
    if (ref.kind != SourceKind::Log) {
        return false;
    }
    const auto found = std::ranges::find_if(
        m_logs, [&ref](const LogInfo &log) { return QString::number(log.id.value) == ref.id; });
    if (found == m_logs.end()) {
        return false;
    }
    openLog(static_cast<int>(found - m_logs.begin()));
    return true;
}

QWidget *LogsPage::headerControls()
{
    return m_chooser;
}

void LogsPage::load()
{
    watch(m_context.workspace.logs(m_bug), this,
          [this, ticket = m_latest.next()](const Result<std::vector<LogInfo>> &logs) {
              if (ticket.isLatest()) {
                  showLogs(logs.value_or(std::vector<LogInfo>()));
              }
          });
}

void LogsPage::showLogs(const std::vector<LogInfo> &logs)
{
    m_logs = logs;
    {
        const QSignalBlocker quiet(m_chooser);
        m_chooser->clear();
        for (const LogInfo &log : m_logs) {
            m_chooser->addItem(madeVisible(log.name));
        }
    }
    setBadge({.total = m_logs.empty() ? -1 : static_cast<int>(m_logs.size())});
    const auto kept = std::ranges::find(m_logs, m_open, &LogInfo::id);
    if (m_logs.empty()) {
        m_open = {};
        m_panel->close();
    } else if (kept == m_logs.end()) {
        openLog(0);
    } else {
        m_chooser->setCurrentIndex(static_cast<int>(kept - m_logs.begin()));
    }
}

void LogsPage::openLog(int row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_logs.size()) {
        return;
    }
    const LogInfo &log = m_logs[static_cast<std::size_t>(row)];
    m_chooser->setCurrentIndex(row);
    if (log.id != m_open) {
        m_open = log.id;
        m_panel->setSource(std::make_unique<WorkspaceLogSource>(m_context.workspace, log.id),
                           log.name);
    }
}

void LogsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    Page::changeEvent(event);
}

void LogsPage::retranslate()
{
    m_chooser->setAccessibleName(tr("Log of this bug"));
}

} // namespace Casebook
