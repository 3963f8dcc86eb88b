// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/specialfunctions.h"
#include "core/run/statistics.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

/// Equal to six digits behind the point, or to six digits where the number is small.
bool isNear(double value, double expected)
{
    const double slack =
        expected != 0.0 && std::abs(expected) < 1e-3 ? std::abs(expected) * 5e-6 : 6e-7;
    return std::abs(value - expected) <= slack;
}

#define COMPARE_NEAR(value, expected)                                                              \
    QVERIFY2(isNear(value, expected),                                                              \
             qPrintable(u"%1, expected %2"_s.arg(value, 0, 'g', 12).arg(expected, 0, 'g', 12)))

} // namespace

/// The numbers of the tables were worked out with R and checked against the papers named in statistics.h.
class TestStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void intervals_data();
    void intervals();
    void cleanRunsBoundTheRate_data();
    void cleanRunsBoundTheRate();
    void cleanRunsForAKnownRate_data();
    void cleanRunsForAKnownRate();
    void cleanRunsAfterWhatWasSeen_data();
    void cleanRunsAfterWhatWasSeen();
    void fisher_data();
    void fisher();
    void fisherIsSymmetric();
    void differences_data();
    void differences();
    void power_data();
    void power();
    void stoppingAtFailuresIsBiased();
    void timeToFailure();
    void sequentialTest();
    void extremesStayInside_data();
    void extremesStayInside();
    void nonsenseIsBroughtInside();
    void hugeCountsAreExact();
    void quantilesInvert();
    void sentences_data();
    void sentences();
};

void TestStatistics::intervals_data()
{
    QTest::addColumn<qint64>("hits");
    QTest::addColumn<qint64>("runs");
    QTest::addColumn<double>("wilsonLow");
    QTest::addColumn<double>("wilsonHigh");
    QTest::addColumn<double>("exactLow");
    QTest::addColumn<double>("exactHigh");
    QTest::newRow("0/20") << 0LL << 20LL << 0.0 << 0.161125 << 0.0 << 0.168433;
    QTest::newRow("1/20") << 1LL << 20LL << 0.008881 << 0.236131 << 0.001265 << 0.248733;
    QTest::newRow("3/20") << 3LL << 20LL << 0.052369 << 0.360419 << 0.032071 << 0.378927;
    QTest::newRow("5/20") << 5LL << 20LL << 0.111862 << 0.468701 << 0.086571 << 0.491046;
    QTest::newRow("10/20") << 10LL << 20LL << 0.299298 << 0.700702 << 0.271958 << 0.728042;
    QTest::newRow("20/20") << 20LL << 20LL << 0.838875 << 1.0 << 0.831567 << 1.0;
    QTest::newRow("3/10") << 3LL << 10LL << 0.107791 << 0.603222 << 0.066740 << 0.652453;
    QTest::newRow("0/59") << 0LL << 59LL << 0.0 << 0.061129 << 0.0 << 0.060609;
}

void TestStatistics::intervals()
{
    QFETCH(qint64, hits);
    QFETCH(qint64, runs);
    QFETCH(double, wilsonLow);
    QFETCH(double, wilsonHigh);
    QFETCH(double, exactLow);
    QFETCH(double, exactHigh);
    const Tally tally{.hits = hits, .runs = runs};
    COMPARE_NEAR(wilson(tally).low, wilsonLow);
    COMPARE_NEAR(wilson(tally).high, wilsonHigh);
    COMPARE_NEAR(clopperPearson(tally).low, exactLow);
    COMPARE_NEAR(clopperPearson(tally).high, exactHigh);
}

void TestStatistics::cleanRunsBoundTheRate_data()
{
    QTest::addColumn<qint64>("runs");
    QTest::addColumn<double>("bound");
    QTest::newRow("20") << 20LL << 0.139108;
    QTest::newRow("59") << 59LL << 0.049508;
    QTest::newRow("299") << 299LL << 0.009969;
}

void TestStatistics::cleanRunsBoundTheRate()
{
    QFETCH(qint64, runs);
    QFETCH(double, bound);
    const std::optional<double> found = upperBoundIfClean({.hits = 0, .runs = runs});
    QVERIFY(found.has_value());
    COMPARE_NEAR(*found, bound);
    QVERIFY(!upperBoundIfClean({.hits = 1, .runs = runs}).has_value());
    // The rule of three is near and above.
    QVERIFY(*found < 3.0 / double(runs) && *found > 2.7 / double(runs));
}

void TestStatistics::cleanRunsForAKnownRate_data()
{
    QTest::addColumn<double>("oldRate");
    QTest::addColumn<qint64>("at95");
    QTest::addColumn<qint64>("at99");
    QTest::newRow("0.9") << 0.9 << 2LL << 2LL;
    QTest::newRow("0.8") << 0.8 << 2LL << 3LL;
    QTest::newRow("0.5") << 0.5 << 5LL << 7LL;
    QTest::newRow("0.3") << 0.3 << 9LL << 13LL;
    QTest::newRow("0.25") << 0.25 << 11LL << 17LL;
    QTest::newRow("0.2") << 0.2 << 14LL << 21LL;
    QTest::newRow("0.15") << 0.15 << 19LL << 29LL;
    QTest::newRow("0.1") << 0.1 << 29LL << 44LL;
    QTest::newRow("0.05") << 0.05 << 59LL << 90LL;
    QTest::newRow("0.02") << 0.02 << 149LL << 228LL;
    QTest::newRow("0.01") << 0.01 << 299LL << 459LL;
    QTest::newRow("0.001") << 0.001 << 2995LL << 4603LL;
}

void TestStatistics::cleanRunsForAKnownRate()
{
    QFETCH(double, oldRate);
    QFETCH(qint64, at95);
    QFETCH(qint64, at99);
    QCOMPARE(cleanRunsForRate(oldRate, 0.95), at95);
    QCOMPARE(cleanRunsForRate(oldRate, 0.99), at99);
}

void TestStatistics::cleanRunsAfterWhatWasSeen_data()
{
    QTest::addColumn<qint64>("hits");
    QTest::addColumn<qint64>("runs");
    QTest::addColumn<qint64>("plugIn");
    QTest::addColumn<qint64>("betaBinomial");
    QTest::addColumn<qint64>("lowerBound");
    QTest::newRow("20/20") << 20LL << 20LL << 1LL << 1LL << 2LL;
    QTest::newRow("10/20") << 10LL << 20LL << 5LL << 5LL << 9LL;
    QTest::newRow("5/20") << 5LL << 20LL << 11LL << 12LL << 28LL;
    QTest::newRow("3/20") << 3LL << 20LL << 19LL << 22LL << 70LL;
    QTest::newRow("1/20") << 1LL << 20LL << 59LL << 72LL << 1169LL;
    QTest::newRow("7/10") << 7LL << 10LL << 3LL << 4LL << 6LL;
    QTest::newRow("3/10") << 3LL << 10LL << 9LL << 11LL << 33LL;
}

void TestStatistics::cleanRunsAfterWhatWasSeen()
{
    QFETCH(qint64, hits);
    QFETCH(qint64, runs);
    QFETCH(qint64, plugIn);
    QFETCH(qint64, betaBinomial);
    QFETCH(qint64, lowerBound);
    const CleanRuns needed = cleanRunsNeeded({.hits = hits, .runs = runs});
    QCOMPARE(needed.plugIn, plugIn);
    QCOMPARE(needed.betaBinomial, betaBinomial);
    QCOMPARE(needed.lowerBound, lowerBound);
}

void TestStatistics::fisher_data()
{
    QTest::addColumn<qint64>("failBefore");
    QTest::addColumn<qint64>("passBefore");
    QTest::addColumn<qint64>("failAfter");
    QTest::addColumn<qint64>("passAfter");
    QTest::addColumn<double>("p");
    const auto row = [](qint64 a, qint64 b, qint64 c, qint64 d, double p) {
        QTest::addRow("%lld,%lld|%lld,%lld", a, b, c, d) << a << b << c << d << p;
    };
    row(20, 0, 0, 20, 1.45089e-11);
    row(20, 0, 1, 19, 3.04687e-10);
    row(10, 10, 0, 20, 0.00043592);
    row(6, 14, 0, 20, 0.020196);
    row(5, 15, 0, 20, 0.047124);
    row(4, 16, 0, 20, 0.106029);
    row(3, 17, 0, 20, 0.230769);
    row(3, 17, 0, 60, 0.0138754);
    row(10, 10, 4, 16, 0.0958456);
    row(5, 5, 0, 5, 0.100899);
    row(4, 0, 0, 4, 0.0285714);
    row(3, 0, 0, 3, 0.1);
    row(0, 20, 0, 20, 1.0);
    row(20, 0, 20, 0, 1.0);
    row(10, 10, 10, 10, 1.0);
    row(0, 0, 5, 5, 1.0);
}

void TestStatistics::fisher()
{
    QFETCH(qint64, failBefore);
    QFETCH(qint64, passBefore);
    QFETCH(qint64, failAfter);
    QFETCH(qint64, passAfter);
    QFETCH(double, p);
    COMPARE_NEAR(fisherTwoSided({.hits = failBefore, .runs = failBefore + passBefore},
                                {.hits = failAfter, .runs = failAfter + passAfter}),
                 p);
}

/// Against the definition, by adding up every table.
void TestStatistics::fisherIsSymmetric()
{
    for (qint64 a = 0; a <= 7; ++a) {
        for (qint64 c = 0; c <= 12; ++c) {
            const Tally one{.hits = a, .runs = 7};
            const Tally two{.hits = c, .runs = 12};
            const auto probability = [&](qint64 x) {
                return double(
                    std::exp(logChoose(7, x) + logChoose(12, a + c - x) - logChoose(19, a + c)));
            };
            double sum = 0.0;
            for (qint64 x = std::max<qint64>(0, a + c - 12); x <= std::min<qint64>(7, a + c); ++x) {
                sum += probability(x) <= probability(a) * (1 + 1e-7) ? probability(x) : 0.0;
            }
            COMPARE_NEAR(fisherTwoSided(one, two), std::min(1.0, sum));
            COMPARE_NEAR(fisherTwoSided(two, one), std::min(1.0, sum));
        }
    }
}

void TestStatistics::differences_data()
{
    QTest::addColumn<qint64>("before");
    QTest::addColumn<qint64>("after");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("20/20 - 0/20") << 20LL << 0LL << 1.0 << 0.7721 << 1.0;
    QTest::newRow("5/20 - 0/20") << 5LL << 0LL << 0.25 << 0.0378 << 0.4687;
}

void TestStatistics::differences()
{
    QFETCH(qint64, before);
    QFETCH(qint64, after);
    QFETCH(double, value);
    QFETCH(double, low);
    QFETCH(double, high);
    const Difference found = newcombe({.hits = before, .runs = 20}, {.hits = after, .runs = 20});
    COMPARE_NEAR(found.value, value);
    QVERIFY(std::abs(found.interval.low - low) < 5e-5);
    QVERIFY(std::abs(found.interval.high - high) < 5e-5);
}

void TestStatistics::power_data()
{
    QTest::addColumn<double>("oldRate");
    QTest::addColumn<qint64>("runs");
    QTest::newRow("0.5") << 0.5 << 14LL;
    QTest::newRow("0.3") << 0.3 << 29LL;
    QTest::newRow("0.2") << 0.2 << 45LL;
    QTest::newRow("0.1") << 0.1 << 91LL;
    QTest::newRow("0.05") << 0.05 << 184LL;
}

void TestStatistics::power()
{
    QFETCH(double, oldRate);
    QFETCH(qint64, runs);
    QCOMPARE(runsForPower(oldRate), runs);
    QVERIFY(!runsForPower(0.0).has_value());
    QCOMPARE(runsForPower(1.0), 4LL); // below four a side nothing is significant
}

void TestStatistics::stoppingAtFailuresIsBiased()
{
    QVERIFY(!untilFailRate({.hits = 1, .runs = 14}).has_value());
    COMPARE_NEAR(untilFailRate({.hits = 3, .runs = 21}).value_or(0.0), 0.1);
}

void TestStatistics::timeToFailure()
{
    QVERIFY(!meanTimeToFailure({.hits = 0, .runs = 20}, 1000.0).has_value());
    COMPARE_NEAR(meanTimeToFailure({.hits = 4, .runs = 20}, 1000.0).value_or(0.0), 250.0);
    COMPARE_NEAR(cleanTimeNeeded(250.0) / 250.0, 2.995732);
}

void TestStatistics::sequentialTest()
{
    const SequentialTest test;
    QCOMPARE(sequentialAnswer(test, {.hits = 0, .runs = 10}), SequentialAnswer::GoOn);
    QCOMPARE(sequentialAnswer(test, {.hits = 0, .runs = 11}), SequentialAnswer::Fixed);
    QCOMPARE(sequentialAnswer(test, {.hits = 1, .runs = 1}), SequentialAnswer::Broken);
    QCOMPARE(sequentialAnswer({.brokenRate = 0.01, .fixedRate = 0.25}, {.hits = 5, .runs = 5}),
             SequentialAnswer::GoOn);
}

void TestStatistics::extremesStayInside_data()
{
    QTest::addColumn<qint64>("hits");
    QTest::addColumn<qint64>("runs");
    for (const qint64 runs : {0LL, 1LL, 2LL, 1000LL, 10'000'000LL, maximumRuns}) {
        std::set<qint64> several{0, std::min(1LL, runs), runs / 2, std::max(0LL, runs - 1), runs};
        for (const qint64 hits : several) {
            QTest::addRow("%lld/%lld", qlonglong(hits), qlonglong(runs)) << hits << runs;
        }
    }
}

void TestStatistics::extremesStayInside()
{
    QFETCH(qint64, hits);
    QFETCH(qint64, runs);
    const Tally tally{.hits = hits, .runs = runs};
    for (const Interval &interval : {wilson(tally), clopperPearson(tally)}) {
        QVERIFY(interval.low >= 0.0 && interval.high <= 1.0);
        QVERIFY(interval.low <= rate(tally) && rate(tally) <= interval.high);
        QVERIFY(runs == 0 || interval.high > interval.low);
        QVERIFY(hits > 0 || interval.low == 0.0);
        QVERIFY(hits < runs || interval.high == 1.0);
    }
    for (const Tally other : {Tally{.hits = 0, .runs = 20}, Tally{.hits = 20, .runs = 20}, tally}) {
        const double p = fisherTwoSided(tally, other);
        QVERIFY2(p >= 0.0 && p <= 1.0, qPrintable(QString::number(p)));
        const Difference difference = newcombe(tally, other);
        QVERIFY(difference.interval.low >= -1.0 && difference.interval.high <= 1.0);
        QVERIFY(difference.interval.low <= difference.value);
        QVERIFY(difference.value <= difference.interval.high);
        QVERIFY(!statisticsSentence(tally, other).contains("nan"_L1));
    }
    COMPARE_NEAR(fisherTwoSided(tally, tally), 1.0);
    const CleanRuns needed = cleanRunsNeeded(tally);
    QCOMPARE(needed.betaBinomial.has_value(), hits > 0);
    QVERIFY(needed.plugIn.value_or(0) <= needed.lowerBound.value_or(0));
}

void TestStatistics::nonsenseIsBroughtInside()
{
    QCOMPARE(rate({.hits = 5, .runs = 3}), 1.0);
    QCOMPARE(wilson({.hits = -5, .runs = -3}), Interval());
    QCOMPARE(fisherTwoSided({.hits = 9, .runs = 2}, {.hits = -1, .runs = 2}),
             fisherTwoSided({.hits = 2, .runs = 2}, {.hits = 0, .runs = 2}));
}

void TestStatistics::hugeCountsAreExact()
{
    // The normal distribution is exact to six digits here.
    const Tally tally{.hits = 100'000'000, .runs = maximumRuns};
    const double half = 1.959964 * std::sqrt(0.1 * 0.9 / double(maximumRuns));
    const Interval interval = clopperPearson(tally);
    QVERIFY(std::abs((0.1 - interval.low) / half - 1.0) < 1e-3);
    QVERIFY(std::abs((interval.high - 0.1) / half - 1.0) < 1e-3);
    COMPARE_NEAR(upperBoundIfClean({.hits = 0, .runs = maximumRuns}).value_or(0.0),
                 -std::log(0.05) / double(maximumRuns));
    const double p =
        fisherTwoSided({.hits = 100'000, .runs = 1'000'000}, {.hits = 101'000, .runs = 1'000'000});
    QVERIFY2(std::abs(p - 0.018640) < 2e-4, qPrintable(QString::number(p, 'g', 8)));
}

void TestStatistics::quantilesInvert()
{
    for (const double a : {0.5, 1.0, 3.0, 250.0, 1e6}) {
        for (const double b : {0.5, 1.0, 18.0, 1e5}) {
            for (const double p : {1e-6, 0.025, 0.5, 0.975}) {
                const double x = betaQuantile(a, b, p);
                // One step of a double beside a sharp peak is worth more than the digits of p.
                const double next = incompleteBeta(a, b, std::nextafter(x, 2.0));
                const double slack =
                    std::max(1e-9, 20.0 * std::abs(next - incompleteBeta(a, b, x)));
                QVERIFY2(std::abs(incompleteBeta(a, b, x) - p) < slack,
                         qPrintable(u"%1 %2 %3: %4"_s.arg(a).arg(b).arg(p).arg(x, 0, 'g', 17)));
            }
        }
    }
    COMPARE_NEAR(normalQuantile(0.975), 1.959964);
    COMPARE_NEAR(normalQuantile(0.5), 0.0);
    COMPARE_NEAR(normalQuantile(1e-10), -6.361341);
    COMPARE_NEAR(double(logGamma(0.5L)), 0.572365);
}

void TestStatistics::sentences_data()
{
    QTest::addColumn<qint64>("hits");
    QTest::addColumn<qint64>("runs");
    QTest::addColumn<qint64>("hitsAfter");
    QTest::addColumn<qint64>("runsAfter");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("proved") << 20LL << 20LL << 0LL << 20LL
                            << u"without: 20/20 reproduced; with: 0/20 (95 % upper bound 13.9 %), "
                               "Fisher p = 1.5e-11."_s;
    QTest::newRow("not shown")
        << 3LL << 20LL << 0LL << 20LL
        << u"without: 3/20 reproduced (95 % interval 5.2 % to 36.0 %); with: "
           "0/20 (95 % upper bound 13.9 %), Fisher p = 0.23; this does not "
           "show a difference."_s;
    QTest::newRow("rarer") << 20LL << 20LL << 1LL << 20LL
                           << u"without: 20/20 reproduced; with: 1/20 reproduced (95 % interval "
                              "0.89 % to 23.6 %), Fisher p = 3.0e-10; rarer, but not gone."_s;
    QTest::newRow("worse") << 0LL << 20LL << 20LL << 20LL
                           << u"without: 0/20 (95 % upper bound 13.9 %); with: 20/20 reproduced, "
                              "Fisher p = 1.5e-11; it is worse with the change."_s;
    QTest::newRow("never") << 0LL << 20LL << 0LL << 20LL
                           << u"without: 0/20 (95 % upper bound 13.9 %); with: 0/20 (95 % upper "
                              "bound 13.9 %), Fisher p = 1; the bug was never seen, so nothing is "
                              "shown."_s;
    QTest::newRow("not run") << 3LL << 20LL << 0LL << 0LL
                             << u"without: 3/20 reproduced (95 % interval 5.2 % to 36.0 %); with: "
                                "not run; nothing to compare."_s;
    QTest::newRow("alone") << 3LL << 20LL << -1LL << -1LL
                           << u"3/20 reproduced (15.0 %, 95 % interval 5.2 % to 36.0 %); a fix "
                              "needs 22 clean runs to be believed (95 %)."_s;
    QTest::newRow("alone, clean")
        << 0LL << 59LL << -1LL << -1LL
        << u"not reproduced in 59 runs, which excludes a rate above 5.0 % (95 %)."_s;
}

void TestStatistics::sentences()
{
    QFETCH(qint64, hits);
    QFETCH(qint64, runs);
    QFETCH(qint64, hitsAfter);
    QFETCH(qint64, runsAfter);
    QFETCH(QString, sentence);
    const std::optional<Tally> after =
        runsAfter < 0 ? std::nullopt : std::optional(Tally{.hits = hitsAfter, .runs = runsAfter});
    QCOMPARE(statisticsSentence({.hits = hits, .runs = runs}, after), sentence);
}

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
