// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/format.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QDateTime at(qint64 ms, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(ms, zone);
}

bool isSameYear(qint64 ms, qint64 nowMs, const QTimeZone &zone)
{
    return at(ms, zone).date().year() == at(nowMs, zone).date().year();
}

/// Whole units in \a time, as the int that a plural form wants.
template<class Unit>
int whole(std::chrono::milliseconds time)
{
    return static_cast<int>(
        std::min<qint64>(std::chrono::duration_cast<Unit>(time).count(), 1'000'000));
}

using Months = std::chrono::duration<qint64, std::ratio<2629746>>; // a twelfth of a Gregorian year
using Years = std::chrono::duration<qint64, std::ratio<31556952>>;

} // namespace

QString Format::dateTime(qint64 ms, qint64 nowMs, const QTimeZone &zone)
{
    if (ms == 0) {
        return {};
    }
    const QString pattern = isSameYear(ms, nowMs, zone)
        //: Date and time in a column, this year; a pattern of QLocale::toString
        ? tr("d MMM HH:mm")
        //: Date in a column, another year; a pattern of QLocale::toString
        : tr("d MMM yyyy");
    return QLocale().toString(at(ms, zone), pattern);
}

QString Format::longDateTime(qint64 ms, qint64 nowMs, const QTimeZone &zone)
{
    if (ms == 0) {
        return {};
    }
    const QString pattern = isSameYear(ms, nowMs, zone)
        //: Date and time above a message, this year; a pattern of QLocale::toString
        ? tr("ddd d MMM HH:mm")
        //: Date and time above a message, another year; a pattern of QLocale::toString
        : tr("ddd d MMM yyyy HH:mm");
    return QLocale().toString(at(ms, zone), pattern);
}

QString Format::day(qint64 ms, qint64 nowMs, const QTimeZone &zone)
{
    if (ms == 0) {
        return {};
    }
    //: A day of this year; a pattern of QLocale::toString
    const QString pattern = isSameYear(ms, nowMs, zone) ? tr("d MMM") : tr("d MMM yyyy");
    return QLocale().toString(at(ms, zone), pattern);
}

QString Format::exactDateTime(qint64 ms, int offsetMinutes)
{
    if (ms == 0) {
        return {};
    }
    // A Date header may claim any zone; Qt knows offsets up to 16 hours.
    const int offset = std::clamp(offsetMinutes, -16 * 60, 16 * 60);
    const QString time = QLocale::c().toString(
        at(ms, QTimeZone::fromSecondsAheadOfUtc(offset * 60)), u"yyyy-MM-dd HH:mm:ss"_s);
    const int minutes = std::abs(offset);
    return u"%1 %2%3:%4"_s.arg(time, offset < 0 ? u"-"_s : u"+"_s)
        .arg(minutes / 60, 2, 10, QChar(u'0'))
        .arg(minutes % 60, 2, 10, QChar(u'0'));
}

QString Format::age(qint64 ms, qint64 nowMs)
{
    if (ms == 0) {
        return {};
    }
    const std::chrono::milliseconds time(nowMs - ms);
    if (time < 1min) {
        //: Less than a minute ago, in a list
        return tr("now");
    }
    if (time < 1h) {
        return tr("%n min", "minutes", whole<std::chrono::minutes>(time));
    }
    if (time < 24h) {
        return tr("%n h", "hours", whole<std::chrono::hours>(time));
    }
    if (time < std::chrono::days(14)) {
        return tr("%n d", "days", whole<std::chrono::days>(time));
    }
    if (time < Months(3)) {
        return tr("%n wk", "weeks", whole<std::chrono::weeks>(time));
    }
    if (time < Years(2)) {
        return tr("%n mo", "months", whole<Months>(time));
    }
    return tr("%n y", "years", whole<Years>(time));
}

QString Format::ago(qint64 ms, qint64 nowMs)
{
    if (ms == 0) {
        return {};
    }
    if (nowMs - ms < 60'000) {
        return tr("just now");
    }
    //: %1 is an age such as "14 min"
    return tr("%1 ago").arg(age(ms, nowMs));
}

QString Format::duration(std::chrono::milliseconds time)
{
    const QLocale locale;
    if (time < 1s) {
        return tr("%1 ms").arg(
            locale.toString(static_cast<qlonglong>(std::max(time, 0ms).count())));
    }
    if (time < 1min) {
        return tr("%1 s").arg(
            locale.toString(static_cast<double>(time.count() / 100) / 10.0, 'f', 1));
    }
    const QString minutes = tr("%n min", "minutes", whole<std::chrono::minutes>(time % 1h));
    if (time < 1h) {
        return minutes;
    }
    const QString hours = tr("%n h", "hours", whole<std::chrono::hours>(time % 24h));
    if (time < 24h) {
        //: Hours and minutes of a duration
        return tr("%1 %2", "hours minutes").arg(hours, minutes);
    }
    //: Days and hours of a duration
    return tr("%1 %2", "days hours").arg(tr("%n d", "days", whole<std::chrono::days>(time)), hours);
}

QString Format::size(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString Format::count(qint64 number)
{
    return QLocale().toString(number);
}

QString Format::progress(qint64 done, qint64 total)
{
    if (total <= 0) {
        return count(done);
    }
    //: Progress: so many done of so many
    return tr("%1 of %2").arg(count(done), count(total));
}

QString Format::isoTime(qint64 ms)
{
    if (ms == 0) {
        return {};
    }
    return at(ms, QTimeZone::UTC).toString(ms % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

qint64 Format::fromIsoTime(const QString &text)
{
    QDateTime time = QDateTime::fromString(text.trimmed(), Qt::ISODateWithMs);
    if (!time.isValid()) {
        return -1;
    }
    // Without an offset it means UTC, not the zone of whoever reads it.
    if (time.timeSpec() == Qt::LocalTime) {
        time.setTimeZone(QTimeZone::UTC);
    }
    return time.toMSecsSinceEpoch();
}

} // namespace Casebook
