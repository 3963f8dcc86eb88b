// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/registry.h"
#include "core/model/log.h"

class QComboBox;

namespace Casebook {

class LogPanel;
struct ChangeSet;

/// The logs of a bug in the log view; with several, one is chosen at the right end of the tab row. The
/// tab is there only while the bug has a log. GUI thread.
class LogsPage final : public Page
{
    Q_OBJECT

public:
    explicit LogsPage(PageContext &context, QWidget *parent = nullptr);
    ~LogsPage() override;

    void setBug(BugId bug) override;
    void focusMain() override;
    bool reveal(const SourceRef &ref) override;
    QWidget *headerControls() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void load();
    void showLogs(const std::vector<LogInfo> &logs);
    void openLog(int row);
    void retranslate();

    PageContext &m_context;
    BugId m_bug;
    LogId m_open;
    std::vector<LogInfo> m_logs;
    LogPanel *m_panel = nullptr;
    QComboBox *m_chooser = nullptr;
    Latest m_latest;
};

} // namespace Casebook
