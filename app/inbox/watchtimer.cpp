// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/inbox/watchtimer.h"

#include "app/inbox/inboxpresenter.h"

#include <algorithm>
#include <chrono>

namespace Casebook {

WatchTimer::WatchTimer(InboxPresenter &presenter, const Clock &clock, std::function<int()> hours,
                       QObject *parent)
    : QObject(parent)
    , m_presenter(presenter)
    , m_clock(clock)
    , m_hours(std::move(hours))
{
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, this, &WatchTimer::look);
    m_minute.start();
}

bool WatchTimer::isDue() const
{
    constexpr qint64 hourMs = 60LL * 60 * 1000;
    const int hours = m_hours();
    if (hours <= 0 || m_presenter.isOffline() || m_presenter.isReadOnly()
        || m_presenter.isChecking() || !m_presenter.isLoaded()) {
        return false;
    }
    const auto &watches = m_presenter.watches();
    const bool hasWatch = std::ranges::any_of(
        watches, [](const WatchSummary &summary) { return !summary.watch.isPaused; });
    const qint64 last = std::max(m_triedMs, m_presenter.lastCheckedMs());
    return hasWatch && m_clock.now() - last >= hours * hourMs;
}

void WatchTimer::look()
{
    if (isDue()) {
        m_triedMs = m_clock.now();
        m_presenter.check({}, true);
    }
}

} // namespace Casebook
