// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/registry.h"
#include "core/model/log.h"
#include "core/model/tracesource.h"

class QComboBox;

namespace Casebook {

class CodeHighlighters;
class LogPanel;
struct ChangeSet;

/// The logs of a bug in the log view; with several, one is chosen at the right end of the tab row. The
/// tab is there only while the bug has a log. GUI thread.
class LogsPage final : public Page
{
    Q_OBJECT

public:
    /// \a highlighters outlives the page; null: logs have one colour.
    LogsPage(PageContext &context, const CodeHighlighters *highlighters, QWidget *parent = nullptr);
    ~LogsPage() override;

    void setBug(BugId bug) override;
    void focusMain() override;
    bool reveal(const SourceRef &ref) override;
    QWidget *headerControls() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void load();
    void readReports();
    void markReports();
    void openTraces();
    void showLogs(const std::vector<LogInfo> &logs);
    void openLog(int row);
    void retranslate();

    PageContext &m_context;
    BugId m_bug;
    LogId m_open;
    std::vector<LogInfo> m_logs;
    LogPanel *m_panel = nullptr;
    QComboBox *m_chooser = nullptr;
    BugReports m_reports;
    SourceRef m_pending; ///< a place to show once its log is here
    bool m_hasPending = false;
    Latest m_latest;
    Latest m_latestReports;
};

} // namespace Casebook
