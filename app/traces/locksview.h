// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/evidencemodel.h"
#include "app/traces/tracespresenter.h"

#include <QWidget>

class QGraphicsView;
class QLabel;
class QListView;
class QSplitter;

namespace Casebook {

class JobRunner;
class LockScene;

/// Who holds what and who waits: the answer in words, the graph, and for every edge the line it was read from.
/// Choosing a row marks its edge, and the other way round; arrow keys walk through both.
class LocksView final : public QWidget
{
    Q_OBJECT

public:
    LocksView(TracesPresenter &presenter, JobRunner &runner, QWidget *parent = nullptr);

    /// Shows what the presenter has read.
    void refresh();
    void setFixedFont(const QFont &font);

    [[nodiscard]] EvidenceModel &evidence()
    {
        return m_model;
    }

    [[nodiscard]] LockScene &scene()
    {
        return *m_scene;
    }

    [[nodiscard]] QListView *list() const
    {
        return m_list;
    }

    /// The whole answer as one text.
    [[nodiscard]] QString answer() const;
    [[nodiscard]] const EvidenceLine *currentLine() const;
    /// The source of the capture that \a line is of; null when it is none of them.
    [[nodiscard]] const SourceReports *sourceOf(const EvidenceLine &line) const;
    void zoom(int steps);
    void focusGraph();

Q_SIGNALS:
    void lineChanged();
    /// Enter: to the text itself.
    void rawWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void draw();
    void fit();
    void retranslate();
    void setAnswer();
    void choose(int row);
    bool walk(int key);

    TracesPresenter &m_presenter;
    JobRunner &m_runner;
    EvidenceModel m_model;
    QWidget *m_answerBox = nullptr;
    QLabel *m_answer = nullptr;
    QSplitter *m_splitter = nullptr;
    LockScene *m_scene = nullptr;
    QGraphicsView *m_graph = nullptr;
    QWidget *m_legend = nullptr;
    QLabel *m_head = nullptr;
    QListView *m_list = nullptr;
    QFont m_fixed;
    Latest m_latest;
    double m_zoom = 0; ///< 0: as much as fits
    bool m_isChoosing = false;
};

} // namespace Casebook
