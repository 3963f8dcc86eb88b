// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/pasteddate.h"

#include <QDate>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <utility>

namespace Casebook {

namespace {

/// Dates stand in short lines; hostile ones are looked at this far.
constexpr qsizetype longestLine = 400;
constexpr int mostDays = 4;

constexpr std::array<QStringView, 12> months = {u"jan", u"feb", u"mar", u"apr", u"may", u"jun",
                                                u"jul", u"aug", u"sep", u"oct", u"nov", u"dec"};
constexpr std::array<QStringView, 12> longMonths = {
    u"january", u"february", u"march",     u"april",   u"may",      u"june",
    u"july",    u"august",   u"september", u"october", u"november", u"december"};

constexpr std::array<QStringView, 14> weekDays = {
    u"mon",    u"tue",     u"wed",       u"thu",      u"fri",    u"sat",      u"sun",
    u"monday", u"tuesday", u"wednesday", u"thursday", u"friday", u"saturday", u"sunday"};

/// RFC 5322 4.3 and the names mail programs write, in minutes east of Greenwich. Names that mean
/// several zones are read as RFC 5322 does or left out.
constexpr std::array<std::pair<QStringView, int>, 22> zones = {{
    {u"utc", 0},    {u"gmt", 0},    {u"z", 0},      {u"ut", 0},     {u"est", -300}, {u"edt", -240},
    {u"cst", -360}, {u"cdt", -300}, {u"mst", -420}, {u"mdt", -360}, {u"pst", -480}, {u"pdt", -420},
    {u"cet", 60},   {u"cest", 120}, {u"bst", 60},   {u"eet", 120},  {u"eest", 180}, {u"jst", 540},
    {u"kst", 540},  {u"msk", 180},  {u"wet", 0},    {u"hkt", 480},
}};

bool isIn(QStringView word, const auto &names)
{
    return std::ranges::any_of(
        names, [word](QStringView name) { return name.compare(word, Qt::CaseInsensitive) == 0; });
}

int monthOf(QStringView word)
{
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (months[i].compare(word, Qt::CaseInsensitive) == 0
            || longMonths[i].compare(word, Qt::CaseInsensitive) == 0
            || (i == 8 && word.compare(u"sept", Qt::CaseInsensitive) == 0)) {
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

int numberOf(QStringView word)
{
    const bool digits = !word.isEmpty() && word.size() <= 4
        && std::ranges::all_of(word, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits ? word.toInt() : -1;
}

/// Reads the words of one line from some place on.
class DateReader
{
public:
    DateReader(QStringView line, qsizetype start)
        : m_line(line)
        , m_at(start)
    {
    }

    std::optional<PastedDate> read()
    {
        qsizetype word = 0;
        while (nextWord(word) && take(word)) { }
        const QDate day(m_year, m_month, m_day);
        if (!day.isValid() || m_hour < 0 || m_year < 1980 || m_year > 2199) {
            return {};
        }
        PastedDate date;
        date.offsetMinutes = m_offset;
        date.hasZone = m_hasZone;
        const QDateTime time(day, QTime(m_hour, m_minute, m_second), QTimeZone::UTC);
        date.ms = time.toMSecsSinceEpoch() - qint64{m_offset} * 60'000;
        date.start = m_first;
        date.end = m_end;
        return date;
    }

private:
    static bool isSplit(QChar c)
    {
        return c.isSpace() || c == u',' || c == u';' || c == u'\u5e74' || c == u'\u6708'
            || c == u'\u65e5' || c == u'(' || c == u')' || c == u'\uFF0C';
    }

    /// The next word stands from \a start to m_at.
    bool nextWord(qsizetype &start)
    {
        while (m_at < m_line.size() && isSplit(m_line[m_at])) {
            ++m_at;
        }
        start = m_at;
        while (m_at < m_line.size() && !isSplit(m_line[m_at])) {
            ++m_at;
        }
        return m_at > start;
    }

    /// False at the first word that is no part of a date.
    bool take(qsizetype start)
    {
        QStringView word = m_line.sliced(start, m_at - start);
        const bool splitBehind = m_at < m_line.size() && m_line[m_at].unicode() >= 0x5000;
        while (word.endsWith(u'.') || (word.endsWith(u':') && word.size() > 1)) {
            word.chop(1);
        }
        const bool known = isFiller(word) || takeTime(word) || takeZone(word) || takeIso(word)
            || takeMonth(word) || takeNumber(word, splitBehind);
        if (!known) {
            return false;
        }
        m_first = m_first < 0 ? start : m_first;
        m_end = isFiller(word) && complete() ? m_end : m_at;
        return true;
    }

    [[nodiscard]] bool complete() const
    {
        return m_year > 0 && m_month > 0 && m_day > 0 && m_hour >= 0;
    }

    bool isFiller(QStringView word)
    {
        return isIn(word, weekDays) || word == u"-" || word == u"at" || word == u"@"
            || word == u"\u661f\u671f" || word.startsWith(u"\u5468");
    }

    bool takeMonth(QStringView word)
    {
        const int month = monthOf(word);
        if (month == 0 || m_month != 0) {
            return false;
        }
        m_month = month;
        return true;
    }

    bool takeNumber(QStringView word, bool splitBehind)
    {
        QStringView digits = word;
        const bool ordinal = digits.size() > 2 && digits.last(2).front().isLetter()
            && digits.back().isLetter() && digits.front().isDigit();
        digits = ordinal ? digits.chopped(2) : digits; // "1st", "4th"
        const int number = numberOf(digits);
        if (number < 0) {
            return false;
        }
        if (digits.size() == 4 && m_year == 0) {
            m_year = number;
            return true;
        }
        if (splitBehind && m_year != 0 && m_month == 0 && number >= 1 && number <= 12) {
            m_month = number; // 2020年1月1日
            return true;
        }
        if (m_day == 0 && number >= 1 && number <= 31 && digits.size() <= 2) {
            m_day = number;
            return true;
        }
        // "Jan. 1, 2020, 10 a.m."
        if (m_day != 0 && m_year != 0 && m_hour < 0 && number <= 12 && peekHalf()) {
            m_hour = number;
            return true;
        }
        return false;
    }

    [[nodiscard]] bool peekHalf() const
    {
        const QStringView rest = m_line.sliced(m_at).trimmed();
        return rest.startsWith(u"a.m", Qt::CaseInsensitive)
            || rest.startsWith(u"p.m", Qt::CaseInsensitive)
            || rest.startsWith(u"am", Qt::CaseInsensitive)
            || rest.startsWith(u"pm", Qt::CaseInsensitive);
    }

    /// "2026-04-28", "2026/04/28", also with "T10:40:00Z" behind.
    bool takeIso(QStringView word)
    {
        if (word.size() < 8 || m_year != 0 || m_month != 0 || m_day != 0) {
            return false;
        }
        const QChar mark = word[4];
        const qsizetype second = word.indexOf(mark, 5);
        if ((mark != u'-' && mark != u'/') || second < 0) {
            return false;
        }
        const qsizetype clock = word.indexOf(u'T');
        const QStringView date = clock < 0 ? word : word.first(clock);
        const int year = numberOf(date.first(4));
        const int month = second < date.size() ? numberOf(date.sliced(5, second - 5)) : -1;
        const int day = second < date.size() ? numberOf(date.sliced(second + 1)) : -1;
        if (year < 0 || month < 1 || day < 1) {
            return false;
        }
        m_year = year;
        m_month = month;
        m_day = day;
        return clock < 0 || takeClock(word.sliced(clock + 1));
    }

    bool takeClock(QStringView text)
    {
        qsizetype zone = 0;
        while (zone < text.size()
               && (text[zone].isDigit() || text[zone] == u':' || text[zone] == u'.')) {
            ++zone;
        }
        return takeTime(text.first(zone)) && (zone == text.size() || takeZone(text.sliced(zone)));
    }

    /// "10:00", "10:00:00", "10:00PM"; "AM" and "PM" may be the next word.
    bool takeTime(QStringView word)
    {
        QStringView half;
        if (m_hour >= 0) {
            return m_half == 0 && takeHalf(word);
        }
        if (word.size() > 4
            && (word.endsWith(u"am", Qt::CaseInsensitive)
                || word.endsWith(u"pm", Qt::CaseInsensitive))) {
            half = word.last(2);
            word = word.chopped(2);
        }
        const QList<QStringView> parts = word.split(u':');
        if (parts.size() < 2 || parts.size() > 3) {
            return false;
        }
        const int hour = numberOf(parts[0]);
        const int minute = numberOf(parts[1]);
        const QStringView seconds = parts.size() == 3 ? parts[2] : QStringView(u"0");
        const qsizetype point = seconds.indexOf(u'.');
        const int second = numberOf(point < 0 ? seconds : seconds.first(point));
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return false;
        }
        m_hour = hour;
        m_minute = minute;
        m_second = std::min(second, 59);
        return half.isEmpty() || takeHalf(half);
    }

    bool takeHalf(QStringView word)
    {
        QString bare = word.toString();
        bare.remove(u'.');
        const bool am = bare.compare(u"am", Qt::CaseInsensitive) == 0;
        const bool pm = bare.compare(u"pm", Qt::CaseInsensitive) == 0;
        if ((!am && !pm) || m_hour > 12) {
            return false;
        }
        m_half = am ? 1 : 2;
        m_hour = m_hour % 12 + (pm ? 12 : 0);
        return true;
    }

    bool takeZone(QStringView word)
    {
        if (m_hour < 0 || m_hasZone) {
            // "+0100 (CET)": the name says it again.
            return m_hasZone && complete() && std::ranges::any_of(zones, [word](const auto &zone) {
                       return zone.first.compare(word, Qt::CaseInsensitive) == 0;
                   });
        }
        for (const QStringView lead : {u"GMT", u"UTC"}) {
            if (word.size() > 3 && word.startsWith(lead)) {
                word = word.sliced(3);
            }
        }
        for (const auto &[name, minutes] : zones) {
            if (name.compare(word, Qt::CaseInsensitive) == 0) {
                m_offset = minutes;
                m_hasZone = true;
                return true;
            }
        }
        if (word.size() < 3 || (word[0] != u'+' && word[0] != u'-')) {
            return false;
        }
        QString digits = word.sliced(1).toString();
        digits.remove(u':');
        const int number = numberOf(digits);
        if (number < 0 || (digits.size() != 4 && digits.size() != 2)) {
            return false;
        }
        const int minutes = digits.size() == 4 ? number / 100 * 60 + number % 100 : number * 60;
        if (minutes > 14 * 60) {
            return false;
        }
        m_offset = word[0] == u'-' ? -minutes : minutes;
        m_hasZone = true;
        return true;
    }

    QStringView m_line;
    qsizetype m_at = 0;
    qsizetype m_first = -1;
    qsizetype m_end = 0;
    int m_year = 0;
    int m_month = 0;
    int m_day = 0;
    int m_hour = -1;
    int m_minute = 0;
    int m_second = 0;
    int m_half = 0;
    int m_offset = 0;
    bool m_hasZone = false;
};

} // namespace

std::optional<PastedDate> findDate(QStringView line)
{
    line = line.first(std::min(line.size(), longestLine));
    // A date begins at a word; most words begin none, and a digit or name says so at once.
    int tried = 0;
    for (qsizetype at = 0; at < line.size() && tried < 40 * mostDays; ++at) {
        const bool begins = line[at].isLetterOrNumber()
            && (at == 0 || !(line[at - 1].isLetterOrNumber() || line[at - 1] == u'.'));
        if (!begins) {
            continue;
        }
        ++tried;
        const std::optional<PastedDate> date = DateReader(line, at).read();
        if (date && date->start == at) {
            return date;
        }
    }
    return {};
}

} // namespace Casebook
