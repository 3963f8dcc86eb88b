// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/watch.h"
#include "core/model/watchquery.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace Casebook {

/// Watches and what they find in the reader's words. What comes from outside is made fit to stand in a
/// sentence. Callable from any thread.
class WatchText final
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::WatchText)

public:
    WatchText() = delete;

    /// What \a watch looks for: a sentence, then a line for each condition.
    static QStringList words(const Watch &watch);
    static QString problem(const WatchProblem &problem);
    /// Why a mail was found: "“lock” is in the subject".
    static QString reason(const WatchMatch &match);
    /// "New", "Kept" …
    static QString state(WatchState state);
    /// How the last check of a watch ended; empty when it went well.
    static QString failure(const WatchSummary &summary);
    /// "3 new, checked 12 min ago"
    static QString status(const WatchSummary &summary, qint64 nowMs);
    /// One mail for screen readers: state, sender, subject, list.
    static QString spoken(const WatchItem &item);
    /// The name of a sender, else the address.
    static QString author(const WatchItem &item);
};

} // namespace Casebook
