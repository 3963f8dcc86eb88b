// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/searchdates.h"

#include <QDateTime>
#include <QList>

#include <array>

namespace Casebook {

namespace {

qint64 startOf(QDate date, const QTimeZone &zone)
{
    return date.startOfDay(zone).toMSecsSinceEpoch();
}

std::optional<DateSpan> spanOf(QDate first, QDate behind, const QTimeZone &zone)
{
    if (!first.isValid() || !behind.isValid()) {
        return std::nullopt;
    }
    return DateSpan{.fromMs = startOf(first, zone), .untilMs = startOf(behind, zone)};
}

/// "2025", "2025-03", "2025-03-04"; also with "/" or "." between.
std::optional<DateSpan> calendarSpan(QStringView word, const QTimeZone &zone)
{
    QList<QStringView> parts;
    for (const QChar separator : {u'-', u'/', u'.'}) {
        if (word.contains(separator)) {
            parts = word.split(separator);
            break;
        }
    }
    if (parts.isEmpty()) {
        parts = {word};
    }
    if (parts.size() > 3 || parts.front().size() != 4) {
        return std::nullopt;
    }
    std::array<int, 3> numbers{0, 1, 1};
    for (qsizetype i = 0; i < parts.size(); ++i) {
        bool isNumber = false;
        numbers.at(static_cast<std::size_t>(i)) = parts[i].toInt(&isNumber);
        if (!isNumber || parts[i].startsWith(u'+') || (i > 0 && parts[i].size() > 2)) {
            return std::nullopt;
        }
    }
    const QDate first(numbers[0], numbers[1], numbers[2]);
    switch (parts.size()) {
    case 1:
        return spanOf(first, first.addYears(1), zone);
    case 2:
        return spanOf(first, first.addMonths(1), zone);
    default:
        return spanOf(first, first.addDays(1), zone);
    }
}

/// "2w": from then until now.
std::optional<DateSpan> ageSpan(QStringView word, const SearchContext &context)
{
    bool isNumber = false;
    const int count = word.chopped(1).toInt(&isNumber);
    if (!isNumber || count < 0 || !word.front().isDigit()) {
        return std::nullopt;
    }
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(context.nowMs, context.zone);
    QDateTime from;
    switch (word.back().toLower().unicode()) {
    case u'h':
        from = now.addSecs(-qint64(count) * 3600);
        break;
    case u'd':
        from = now.addDays(-qint64(count));
        break;
    case u'w':
        from = now.addDays(-qint64(count) * 7);
        break;
    case u'm':
        from = now.addMonths(-count);
        break;
    case u'y':
        from = now.addYears(-count);
        break;
    default:
        return std::nullopt;
    }
    if (!from.isValid() || from.date().year() < 1) {
        return std::nullopt;
    }
    return DateSpan{.fromMs = from.toMSecsSinceEpoch(), .untilMs = context.nowMs + 1};
}

} // namespace

std::optional<DateSpan> dateSpan(QStringView word, const SearchContext &context)
{
    if (word.isEmpty()) {
        return std::nullopt;
    }
    const QDate today = QDateTime::fromMSecsSinceEpoch(context.nowMs, context.zone).date();
    if (word == u"today" || word == u"今天") {
        return spanOf(today, today.addDays(1), context.zone);
    }
    if (word == u"yesterday" || word == u"昨天") {
        return spanOf(today.addDays(-1), today, context.zone);
    }
    const std::optional<DateSpan> age = ageSpan(word, context);
    return age ? age : calendarSpan(word, context.zone);
}

std::optional<DateSpan> dateRange(QStringView words, const SearchContext &context)
{
    const qsizetype dots = words.indexOf(u"..");
    if (dots < 0) {
        return dateSpan(words, context);
    }
    const QStringView first = words.left(dots);
    const QStringView last = words.sliced(dots + 2);
    if (first.isEmpty() && last.isEmpty()) {
        return std::nullopt;
    }
    DateSpan range{.fromMs = earliestMs, .untilMs = latestMs};
    if (!first.isEmpty()) {
        const std::optional<DateSpan> from = dateSpan(first, context);
        if (!from) {
            return std::nullopt;
        }
        range.fromMs = from->fromMs;
    }
    if (!last.isEmpty()) {
        const std::optional<DateSpan> until = dateSpan(last, context);
        if (!until) {
            return std::nullopt;
        }
        // An age names a moment: "4w..2w" ends two weeks ago.
        const bool isAge = until->untilMs == context.nowMs + 1 && last.back().isLetter();
        range.untilMs = isAge ? until->fromMs : until->untilMs;
    }
    return range;
}

} // namespace Casebook
