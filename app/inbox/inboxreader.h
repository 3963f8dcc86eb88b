// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/model/watch.h"

#include <QHash>
#include <QWidget>

#include <memory>
#include <optional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace Casebook {

class AmberLine;
class CodeHighlighters;
class ElidedLabel;
class JobRunner;
class MailView;

/// The lower half of the Inbox: a mail as far as its feed told it, with why it was found and what can be
/// done with it; or a watch in words, with how its last check ended. Shows values; every wish goes out
/// as a signal. GUI thread.
class InboxReader final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the reader; \a highlighters may be null.
    InboxReader(JobRunner &runner, const CodeHighlighters *highlighters, QWidget *parent = nullptr);

    void setFixedFont(const QFont &font);
    void setReadOnly(bool readOnly);
    /// \a watchNames: of the watches in its matches. \a hasThread: its thread is in the workspace.
    void showItem(const WatchItem &item, const QHash<qint64, QString> &watchNames, bool hasThread,
                  qint64 nowMs);
    void showWatch(const WatchSummary &summary, qint64 nowMs);
    void clear();
    void setChecking(bool checking);

    [[nodiscard]] MailView *view() const
    {
        return m_view;
    }

Q_SIGNALS:
    void triageWanted(Casebook::WatchState state);
    void bugWanted();
    void threadWanted();
    void checkWanted(Casebook::WatchId watch);
    void editWanted(Casebook::WatchId watch);
    void pauseWanted(Casebook::WatchId watch, bool paused);
    void removeWanted(Casebook::WatchId watch);
    void linkActivated(const QString &url);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Shown
    {
        WatchItem item;
        QHash<qint64, QString> watchNames;
        bool hasThread = false;
        qint64 nowMs = 0;
    };

    void build();
    QPushButton *addButton(const QString &name);
    void readText(const WatchItem &item);
    void describeItem();
    void describeWatch();
    void updateButtons();
    void retranslate();

    JobRunner &m_runner;
    std::optional<Shown> m_item;
    std::optional<WatchSummary> m_watch;
    qint64 m_nowMs = 0;
    bool m_readOnly = false;
    bool m_checking = false;
    ElidedLabel *m_title = nullptr;
    QLabel *m_facts = nullptr;
    QLabel *m_reasons = nullptr;
    QWidget *m_buttons = nullptr;
    QHBoxLayout *m_row = nullptr;
    QPushButton *m_bug = nullptr;
    QPushButton *m_keep = nullptr;
    QPushButton *m_ignore = nullptr;
    QPushButton *m_thread = nullptr;
    QPushButton *m_check = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_remove = nullptr;
    AmberLine *m_line = nullptr;
    MailView *m_view = nullptr;
    QWidget *m_rest = nullptr;
    Latest m_latest;
};

} // namespace Casebook
