// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/alignment.h"
#include "core/model/lockgraph.h"
#include "core/model/seenbefore.h"
#include "core/model/trace.h"
#include "core/trace/lockpicture.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace Casebook {

/// Stacks and locks in the reader's words, short enough for a picture (LockText has whole sentences). Names out of
/// reports are hostile; the sentences here show what cannot be seen in them by name. Callable from any thread.
class TraceText final
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::TraceText)

public:
    TraceText() = delete;

    static QString role(TraceRole role); ///< "crashed task"
    /// "D, blocked 143 s"; empty when nothing is known.
    static QString state(const QString &state, int blockedSeconds);
    static QString similarReason(SimilarReason reason);
    /// Who a trace of another bug is of: its task, else the title of its report, else what it is.
    static QString seenName(const SeenTrace &hit);
    /// Why it is like the one asked for: the reason, then the functions shared and how many of the \a stacks of the
    /// workspace have them.
    static QString seenReason(const SeenTrace &hit, int stacks);

    /// "kworker/u8:3 (214)".
    static QString task(const TaskRef &task);
    /// "ns_lock", else "mutex …a3c41c0": what tells one lock from another.
    static QString lock(const LockRef &lock);
    /// Name without the object it lies in: "&ctrl->ns_lock" is "ns_lock"; but "vq->mutex" where the member only says its kind.
    static QString shortLock(const LockRef &lock);
    /// "rwsem · …a3c41c0"; empty when neither is known.
    static QString lockDetail(const LockRef &lock);

    static QString edgeKind(EdgeKind kind); ///< "blocker line"
    /// "kworker/u8:3 waits for ns_lock".
    static QString row(const LockPicture::Row &row);

    /// The answer, headline first ("Deadlock between two tasks."), then what was found.
    static QStringList answer(const LockGraph &graph, const LockPicture &picture);

private:
    static QString cycleHeadline(const LockCycle &cycle);
    static QStringList cycleAnswer(const LockGraph &graph, int waiting);
};

} // namespace Casebook
