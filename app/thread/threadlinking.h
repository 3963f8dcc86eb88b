// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/model/message.h"
#include "core/model/thread.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace Casebook {

class AmberLine;
class ThreadPresenter;
class ThreadTreeModel;
struct PageContext;

/// A message another one may hang below.
struct ParentCandidate
{
    QString messageId;
    QString author;
    QString subject;
    qint64 dateMs = 0;
    bool isLikely = false; ///< the same subject, and not written later
};

/// Every message of \a model that \a child could hang below, without itself and its answers: first those
/// with the same subject that were there before it (the nearest first), then the rest in reading order.
std::vector<ParentCandidate> parentCandidates(const ThreadTreeModel &model, MessageRowId child);

/// The same of all messages of a forest, opened in the window or not.
std::vector<ParentCandidate> parentCandidates(const ThreadTree &tree, MessageRowId child);

/// True for an answer ("Re: …") whose headers name no parent and that nobody hung by hand.
bool lostItsThread(const MessageSummary &message);

/// Puts the tree right by hand: hangs a message below another, breaks one off, gives it back to its
/// headers, and undoes each of it. Tells what it did in \a line, with a way back. GUI thread.
class ThreadLinking final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it; \a page is where dialogs stand.
    ThreadLinking(PageContext &context, ThreadPresenter &presenter, QWidget *page);

    /// The line sentences stand in; not owned.
    void setLine(AmberLine *line);

    /// Asks which message of the bug \a child answers; the dialog opens when they are read.
    void askParent(MessageRowId child);
    void link(MessageRowId child, const QString &parent);
    void breakOff(MessageRowId child);
    /// Back to where its headers put it.
    void giveBack(MessageRowId child);
    void undo();

    [[nodiscard]] bool canUndo() const
    {
        return !m_done.empty();
    }

Q_SIGNALS:
    /// The tree will be read again; \a messageId stays where the person looks.
    void changed(const QString &messageId);

private:
    struct Step
    {
        QString messageId;
        std::optional<QString> before;
        QString subject;
    };

    void openDialog(MessageRowId child, std::vector<ParentCandidate> candidates);
    void hang(MessageRowId child, const std::optional<QString> &parent, const QString &sentence);
    void offerUndo(const QString &sentence);

    PageContext &m_context;
    ThreadPresenter &m_presenter;
    QWidget *m_page = nullptr;
    AmberLine *m_line = nullptr;
    std::vector<Step> m_done; ///< newest last
    Latest m_latestAsk;
};

} // namespace Casebook
