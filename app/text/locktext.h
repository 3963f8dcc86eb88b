// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/lockgraph.h"

#include <QCoreApplication>
#include <QString>

namespace Casebook {

/// Who waits for whom, as sentences in the reader's language. Callable from any thread.
class LockText final
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::LockText)

public:
    LockText() = delete;

    static QString task(const TaskRef &task); ///< "saver (1143)"
    static QString lock(const LockRef &lock); ///< "&vq->mutex (0xffff…)", "a mutex"

    /// "saver waits for savings, held by spender."
    static QString edge(const LockEdge &edge);
    static QString trust(EdgeTrust trust); ///< "stated by the text"

    /// Who waits for what, without a known holder.
    static QString unknownWhat(const UnknownHolder &unknown);
    /// Why the holder is not known.
    static QString unknownWhy(const UnknownHolder &unknown);
    static QString capture(LockCapture capture); ///< what to capture, one sentence
    /// All of capturesFor(), one after the other.
    static QString captures(const UnknownHolder &unknown);

    /// A ring in one sentence.
    static QString cycle(const LockGraph &graph, const LockCycle &cycle);
    static QString cycle(const LockGraph &graph, const OrderCycle &cycle);
    /// The whole in a few sentences: rings first, then who holds up most, then what is not known.
    static QString summary(const LockGraph &graph);
};

} // namespace Casebook
