// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/searchexpression.h"

#include <QStringView>

#include <optional>

namespace Casebook {

/// A stretch of time in milliseconds since 1970, UTC; the end is not part of it.
struct DateSpan
{
    qint64 fromMs = 0;
    qint64 untilMs = 0;

    friend bool operator==(const DateSpan &, const DateSpan &) = default;
};

/// The ends of spans that are open; far outside of any date a mail gives.
inline constexpr qint64 earliestMs = -377'705'116'800'000; // year -9999
inline constexpr qint64 latestMs = 253'402'300'800'000; // year 10000

/// What one date word stands for: a year, month or day as a whole; "today"; for an age like "2w" (h, d, w,
/// m, y) the time from then until now. Nothing when it is no date.
std::optional<DateSpan> dateSpan(QStringView word, const SearchContext &context);

/// date: takes one word or A..B, with either end left out; the last day of B is part of it.
std::optional<DateSpan> dateRange(QStringView words, const SearchContext &context);

} // namespace Casebook
