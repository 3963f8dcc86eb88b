// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

#include <optional>

namespace Casebook {

/// A date as people and web pages write it.
struct PastedDate
{
    qint64 ms = 0; ///< UTC
    int offsetMinutes = 0;
    bool hasZone = false; ///< else it was taken as UTC
    qsizetype start = 0; ///< where its first and behind its last word stand in the text
    qsizetype end = 0;
};

/// Finds a date with year, month, day and time in one line: "Sun Jan 08 2017 - 00:47:33 EST",
/// "2026-04-28 10:40 UTC", "Jan. 1, 2020, 10 a.m.", "Tue, Jan 1, 2020 at 10:00 PM", "2020年1月1日 10:00".
/// Days and months as bare numbers in one of the orders 1/2/2020 are no date. Nothing when a part is
/// missing or out of range.
std::optional<PastedDate> findDate(QStringView line);

} // namespace Casebook
