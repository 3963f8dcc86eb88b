// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtTypes>

namespace Casebook {

/// The present, so that tests and `--now` can fix it. Implementations are callable from any thread.
class Clock
{
public:
    Clock() = default;
    virtual ~Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    Clock(Clock &&) = delete;
    Clock &operator=(Clock &&) = delete;

    /// UTC milliseconds since 1970.
    [[nodiscard]] virtual qint64 now() const = 0;
};

/// The computer's clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] qint64 now() const override;
};

/// A clock that stands still until told otherwise.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(qint64 nowMs)
        : m_now(nowMs)
    {
    }

    [[nodiscard]] qint64 now() const override
    {
        return m_now;
    }

private:
    qint64 m_now = 0;
};

} // namespace Casebook
