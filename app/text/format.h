// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QString>
#include <QTimeZone>

#include <chrono>

namespace Casebook {

/// Dates, ages, sizes and counts as text. The first part is for people: the language comes from the
/// installed translators and QLocale's default, which change together. The second part is for
/// machines: C locale, never translated. Times are UTC milliseconds since 1970; 0 means unknown and
/// gives an empty text. Callable from any thread.
class Format final
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::Format)

public:
    Format() = delete;

    /// "12 Nov 09:14" in the year of \a nowMs, else "12 Nov 2024": for columns.
    static QString dateTime(qint64 ms, qint64 nowMs, const QTimeZone &zone = QTimeZone::LocalTime);
    /// "Fri 20 Nov 10:52", with the year when it is another one: for the head of a message.
    static QString longDateTime(qint64 ms, qint64 nowMs,
                                const QTimeZone &zone = QTimeZone::LocalTime);
    /// "12 Nov", with the year when it is another one.
    static QString day(qint64 ms, qint64 nowMs, const QTimeZone &zone = QTimeZone::LocalTime);
    /// "2026-11-12 09:14:05 +01:00": the whole truth, for tooltips. \a offsetMinutes is the writer's
    /// zone.
    static QString exactDateTime(qint64 ms, int offsetMinutes);

    /// How long ago, short: "now", "14 min", "2 h", "5 d", "3 wk", "7 mo", "2 y". A time to come is
    /// "now".
    static QString age(qint64 ms, qint64 nowMs);
    /// The same in words: "just now", "14 min ago".
    static QString ago(qint64 ms, qint64 nowMs);
    /// "340 ms", "3.2 s", "14 min", "2 h 5 min", "3 d 4 h".
    static QString duration(std::chrono::milliseconds time);

    /// "512 bytes", "47.2 MB": powers of 1024.
    static QString size(qint64 bytes);
    /// "4,232" as the reader's language groups digits.
    static QString count(qint64 number);
    /// "12 of 142", or "12" when the total is not known (0).
    static QString progress(qint64 done, qint64 total);

    /// "2026-11-12T09:14:05Z", with milliseconds only when there are some.
    static QString isoTime(qint64 ms);
    /// Reads what isoTime() writes, also with an offset or as a plain date; empty texts and others are
    /// refused with -1.
    static qint64 fromIsoTime(const QString &text);
};

} // namespace Casebook
