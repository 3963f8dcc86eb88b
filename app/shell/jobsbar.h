// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/savestateevent.h"
#include "core/base/jobrunner.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <map>
#include <vector>

class QLabel;

namespace Casebook {

class ElidedLabel;
class JobListModel;
class JobItem;

/// The line at the bottom: running jobs with progress and a stop button, what was just said, and at
/// the right whether all is saved and which file is open. GUI thread.
class JobsBar final : public QWidget
{
    Q_OBJECT

public:
    explicit JobsBar(JobBoard &board, QWidget *parent = nullptr);

    /// What stands at the right end; an empty name: no workspace.
    void setFile(const QString &name, const QString &path, bool readOnly);
    /// \a source saves texts of the workspace: until it is destroyed the bar says whether it could.
    void setSaveState(QObject *source, SaveState state);
    /// A sentence for eight seconds.
    void tell(const QString &sentence);
    [[nodiscard]] QString told() const;

    /// Stops the oldest running job.
    void stopFirst();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void retranslate();
    void showSaved();

    JobListModel *m_model = nullptr;
    std::vector<JobItem *> m_items;
    ElidedLabel *m_message = nullptr;
    QLabel *m_idle = nullptr;
    QLabel *m_more = nullptr;
    QLabel *m_saved = nullptr;
    QLabel *m_file = nullptr;
    QTimer m_messageEnd;
    QTimer m_appear; ///< a job shorter than this is never shown
    QString m_fileName;
    QString m_filePath;
    bool m_readOnly = false;
    std::map<const QObject *, SaveState> m_unsaved; ///< whoever has not saved everything
};

} // namespace Casebook
