// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/textdiff.h"
#include "app/widgets/textsink.h"

#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QListView;
class QPushButton;
class QToolButton;

namespace Casebook {

class AmberLine;
class DiffView;
class JobRunner;
class RevisionModel;

/// The history of a text: its revisions at the left, and what has changed since the chosen one. It
/// changes no text itself: restoring is asked of the owner, who can do it so that it can be undone. F2
/// names a revision, which keeps it from being thinned; Esc leaves. GUI thread.
class RevisionHistory final : public QWidget
{
    Q_OBJECT

public:
    /// \a runner outlives it.
    explicit RevisionHistory(JobRunner &runner, QWidget *parent = nullptr);

    /// Not owned; null: nothing to show. It has to outlive this or the next setSource().
    void setSource(RevisionSource *source);
    /// Reads the revisions and compares them with \a current. The chosen one stays chosen.
    void open(const QString &current);
    /// Neither restoring nor naming is offered.
    void setReadOnly(bool readOnly);
    void setErrorText(std::function<QString(const Error &)> errorText);

    /// "2 lines added, 1 line removed since this revision."
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void restoreRequested(const QString &text);
    void closed();
    /// What the chosen revision says is shown.
    void compared();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void showRevisions(std::vector<TextRevision> revisions);
    void choose();
    void compare(const QString &chosen);
    void storeLabel(RevisionId id, const QString &label);
    void fail(const Error &error);
    void updateWords();
    void retranslate();

    JobRunner &m_runner;
    RevisionSource *m_source = nullptr;
    RevisionModel *m_model = nullptr;
    QLabel *m_title = nullptr;
    QToolButton *m_close = nullptr;
    QListView *m_list = nullptr;
    AmberLine *m_amber = nullptr;
    QLabel *m_sentence = nullptr;
    DiffView *m_diff = nullptr;
    QPushButton *m_restore = nullptr;
    QPushButton *m_name = nullptr;
    QString m_current;
    QString m_chosenText;
    RevisionId m_chosen;
    bool m_hasChosenText = false;
    bool m_readOnly = false;
    int m_added = 0;
    int m_removed = 0;
    std::function<QString(const Error &)> m_errorText;
    Latest m_latestList;
    Latest m_latestText;
};

} // namespace Casebook
