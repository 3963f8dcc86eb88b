// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace Casebook {

class InboxPresenter;

/// Checks the watches every so many hours while a workspace is open, when the person has set that and
/// the network is on. A check that failed is not repeated sooner. GUI thread.
class WatchTimer final : public QObject
{
    Q_OBJECT

public:
    /// \a hours: the setting, 0 is never. \a presenter and \a clock outlive it.
    WatchTimer(InboxPresenter &presenter, const Clock &clock, std::function<int()> hours,
               QObject *parent = nullptr);

    /// Whether a check is due now.
    [[nodiscard]] bool isDue() const;
    /// Begins a check when one is due; runs once a minute by itself.
    void look();

private:
    InboxPresenter &m_presenter;
    const Clock &m_clock;
    std::function<int()> m_hours;
    qint64 m_triedMs = 0; ///< the last check this began
    QTimer m_minute;
};

} // namespace Casebook
