// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/format.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

qint64 utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate).toMSecsSinceEpoch();
}

const qint64 now = utc("2026-11-20T12:00:00Z");

} // namespace

class TestFormat final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void datesDropTheYearOfToday();
    void datesFollowTheZone();
    void exactDateKeepsTheWritersZone();
    void unknownTimesAreEmpty();
    void agesAreShort_data();
    void agesAreShort();
    void agoIsASentencePart();
    void durations_data();
    void durations();
    void numbersFollowTheLocale();
    void progressWithoutTotalIsACount();
    void machineTimesAreUtcWithZ();
    void machineTimesAreReadBack_data();
    void machineTimesAreReadBack();
};

void TestFormat::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestFormat::datesDropTheYearOfToday()
{
    const qint64 ms = utc("2026-11-12T09:14:05Z");
    QCOMPARE(Format::dateTime(ms, now, QTimeZone::UTC), u"12 Nov 09:14"_s);
    QCOMPARE(Format::longDateTime(ms, now, QTimeZone::UTC), u"Thu 12 Nov 09:14"_s);
    QCOMPARE(Format::day(ms, now, QTimeZone::UTC), u"12 Nov"_s);
    const qint64 older = utc("2024-02-29T23:59:59Z");
    QCOMPARE(Format::dateTime(older, now, QTimeZone::UTC), u"29 Feb 2024"_s);
    QCOMPARE(Format::longDateTime(older, now, QTimeZone::UTC), u"Thu 29 Feb 2024 23:59"_s);
    QCOMPARE(Format::day(older, now, QTimeZone::UTC), u"29 Feb 2024"_s);
}

void TestFormat::datesFollowTheZone()
{
    const QTimeZone china = QTimeZone::fromSecondsAheadOfUtc(8 * 3600);
    QCOMPARE(Format::dateTime(utc("2026-11-12T20:00:00Z"), now, china), u"13 Nov 04:00"_s);
    // The year is the zone's, too.
    QCOMPARE(Format::day(utc("2025-12-31T20:00:00Z"), now, china), u"1 Jan"_s);
    QCOMPARE(Format::day(utc("2025-12-31T20:00:00Z"), now, QTimeZone::UTC), u"31 Dec 2025"_s);
}

void TestFormat::exactDateKeepsTheWritersZone()
{
    const qint64 ms = utc("2026-11-12T09:14:05Z");
    QCOMPARE(Format::exactDateTime(ms, 60), u"2026-11-12 10:14:05 +01:00"_s);
    QCOMPARE(Format::exactDateTime(ms, -570), u"2026-11-11 23:44:05 -09:30"_s);
    QCOMPARE(Format::exactDateTime(ms, 0), u"2026-11-12 09:14:05 +00:00"_s);
    // A hostile zone is cut to the widest that exists.
    QCOMPARE(Format::exactDateTime(ms, 100'000), u"2026-11-13 01:14:05 +16:00"_s);
}

void TestFormat::unknownTimesAreEmpty()
{
    QCOMPARE(Format::dateTime(0, now), QString());
    QCOMPARE(Format::longDateTime(0, now), QString());
    QCOMPARE(Format::day(0, now), QString());
    QCOMPARE(Format::exactDateTime(0, 60), QString());
    QCOMPARE(Format::age(0, now), QString());
    QCOMPARE(Format::ago(0, now), QString());
    QCOMPARE(Format::isoTime(0), QString());
}

void TestFormat::agesAreShort_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");

    constexpr qint64 day = 86400;
    QTest::newRow("future") << qint64(-500) << u"now"_s;
    QTest::newRow("seconds") << qint64(59) << u"now"_s;
    QTest::newRow("a minute") << qint64(60) << u"1 min"_s;
    QTest::newRow("minutes") << qint64(14 * 60 + 59) << u"14 min"_s;
    QTest::newRow("hours") << qint64(2 * 3600) << u"2 h"_s;
    QTest::newRow("a day") << day << u"1 d"_s;
    QTest::newRow("days") << 13 * day << u"13 d"_s;
    QTest::newRow("weeks") << 21 * day << u"3 wk"_s;
    QTest::newRow("months") << 100 * day << u"3 mo"_s;
    QTest::newRow("years") << 800 * day << u"2 y"_s;
}

void TestFormat::agesAreShort()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, text);
    QCOMPARE(Format::age(now - 1000 * seconds, now), text);
}

void TestFormat::agoIsASentencePart()
{
    QCOMPARE(Format::ago(now - 2000, now), u"just now"_s);
    QCOMPARE(Format::ago(now - 14 * 60'000, now), u"14 min ago"_s);
}

void TestFormat::durations_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");

    QTest::newRow("negative") << qint64(-5) << u"0 ms"_s;
    QTest::newRow("milliseconds") << qint64(340) << u"340 ms"_s;
    QTest::newRow("seconds") << qint64(3260) << u"3.2 s"_s;
    QTest::newRow("nearly a minute") << qint64(59'999) << u"59.9 s"_s;
    QTest::newRow("minutes") << qint64(14 * 60'000 + 59'000) << u"14 min"_s;
    QTest::newRow("hours") << qint64(125 * 60'000) << u"2 h 5 min"_s;
    QTest::newRow("days") << qint64(76 * 3'600'000) << u"3 d 4 h"_s;
}

void TestFormat::durations()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(Format::duration(std::chrono::milliseconds(ms)), text);
}

void TestFormat::numbersFollowTheLocale()
{
    QCOMPARE(Format::count(4232), u"4,232"_s);
    QCOMPARE(Format::size(512), u"512 bytes"_s);
    QCOMPARE(Format::size(49'492'787), u"47.2 MB"_s);
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(Format::count(4232), u"4.232"_s);
    QCOMPARE(Format::size(49'492'787), u"47,2 MB"_s);
    // What is for machines does not change.
    QCOMPARE(Format::isoTime(now), u"2026-11-20T12:00:00Z"_s);
    QCOMPARE(Format::exactDateTime(now, 0), u"2026-11-20 12:00:00 +00:00"_s);
}

void TestFormat::progressWithoutTotalIsACount()
{
    QCOMPARE(Format::progress(12, 142), u"12 of 142"_s);
    QCOMPARE(Format::progress(1200, 0), u"1,200"_s);
}

void TestFormat::machineTimesAreUtcWithZ()
{
    QCOMPARE(Format::isoTime(utc("2026-11-12T09:14:05Z")), u"2026-11-12T09:14:05Z"_s);
    QCOMPARE(Format::isoTime(utc("2026-11-12T09:14:05Z") + 7), u"2026-11-12T09:14:05.007Z"_s);
}

void TestFormat::machineTimesAreReadBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");

    QTest::newRow("Z") << u"2026-11-12T09:14:05Z"_s << utc("2026-11-12T09:14:05Z");
    QTest::newRow("milliseconds") << u"2026-11-12T09:14:05.250Z"_s
                                  << utc("2026-11-12T09:14:05Z") + 250;
    QTest::newRow("offset") << u"2026-11-12T10:14:05+01:00"_s << utc("2026-11-12T09:14:05Z");
    QTest::newRow("no zone means UTC") << u"2026-11-12T09:14:05"_s << utc("2026-11-12T09:14:05Z");
    QTest::newRow("a day") << u"2026-11-12"_s << utc("2026-11-12T00:00:00Z");
    QTest::newRow("words") << u"yesterday"_s << qint64(-1);
    QTest::newRow("empty") << QString() << qint64(-1);
    QTest::newRow("no such month") << u"2026-13-01T00:00:00Z"_s << qint64(-1);
}

void TestFormat::machineTimesAreReadBack()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    QCOMPARE(Format::fromIsoTime(text), ms);
}

QTEST_GUILESS_MAIN(TestFormat)

#include "tst_format.moc"
