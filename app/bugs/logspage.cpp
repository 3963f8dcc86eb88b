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

LogsPage::LogsPage(PageContext &context, const CodeHighlighters *highlighters, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_panel(new LogPanel(this))
    , m_chooser(new QComboBox(this))
{
    m_panel->setErrorText(&ErrorText::sentence);
    m_panel->setHighlighters(highlighters);
    m_chooser->setObjectName(u"logChooser"_s);
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_chooser->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_panel);
    connect(m_chooser, &QComboBox::activated, this, &LogsPage::openLog);
    connect(m_panel, &LogPanel::leaveRequested, this,
            [this] { m_context.navigator.runCommand(u"go.leave"_s); });
    const auto &tabs = context.registry.tabs();
    m_panel->setCanOpenTraces(
        std::ranges::any_of(tabs, [](const PageFactory &tab) { return tab.id == "traces"_L1; }));
    connect(m_panel, &LogPanel::tracesRequested, this, &LogsPage::openTraces);
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
    m_latestReports.invalidate();
    m_reports = {};
    m_hasPending = false;
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
    m_pending = ref;
    m_hasPending = ref.offset > 0;
    markReports();
    return true;
}

/// Where reports are: the reading is shared with the Traces tab and done once per log.
void LogsPage::readReports()
{
    watch(m_context.workspace.bugReports(m_bug), this,
          [this, ticket = m_latestReports.next()](const Result<BugReports> &reports) {
              if (ticket.isLatest()) {
                  m_reports = reports.value_or(BugReports());
                  markReports();
              }
          });
}

void LogsPage::markReports()
{
    const auto found =
        std::ranges::find_if(m_reports.sources, [this](const SourceReports &reports) {
            return reports.source.kind == SourceKind::Log && reports.source.row == m_open.value;
        });
    std::vector<LogMark> marks;
    if (found != m_reports.sources.end()) {
        for (const CrashReport &crash : found->text->reports.crashes) {
            if (const SourceLine *line = found->text->lineAt(crash.start)) {
                marks.push_back({.line = line->line, .icon = u"bug"_s, .text = crash.title});
            }
        }
        const SourceLine *line = m_hasPending ? found->text->lineAt(m_pending.offset) : nullptr;
        if (line != nullptr && m_pending.id == QString::number(m_open.value)) {
            m_hasPending = false;
            m_panel->view()->revealLine(line->line);
        }
    }
    m_panel->setReports(std::move(marks));
}

/// The report the cursor stands in, else the next one above it.
void LogsPage::openTraces()
{
    const auto found =
        std::ranges::find_if(m_reports.sources, [this](const SourceReports &reports) {
            return reports.source.kind == SourceKind::Log && reports.source.row == m_open.value;
        });
    if (found == m_reports.sources.end()) {
        m_context.navigator.tell(tr("No report was found in this log."));
        return;
    }
    const qint64 here = m_panel->view()->currentLine();
    qint64 offset = 0;
    for (const SourceLine &line : found->text->known) {
        if (line.line <= here) {
            offset = line.offset;
        }
    }
    m_context.navigator.reveal(
        {.kind = SourceKind::Report, .id = found->source.key(), .offset = offset});
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
                  if (!m_logs.empty()) {
                      readReports();
                  }
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
        markReports();
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
