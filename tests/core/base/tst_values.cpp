// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/result.h"

#include <QSet>
#include <QTest>

#include <memory>
#include <type_traits>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

Result<int> half(int number)
{
    if (number % 2 != 0) {
        return fail(ErrorCode::Rejected, u"odd"_s, QString::number(number));
    }
    return number / 2;
}

Result<QString> quarter(int number)
{
    const Result<int> halved = half(number);
    if (!halved) {
        return passOn(halved);
    }
    const Result<int> again = half(*halved);
    if (!again) {
        return passOn(again);
    }
    return QString::number(*again);
}

Status even(int number)
{
    if (const auto halved = half(number); !halved) {
        return passOn(halved);
    }
    return {};
}

} // namespace

class TestValues final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resultIsAValueOrAnError();
    void errorsPassThroughOtherTypes();
    void resultTakesMoveOnlyValues();
    void defaultResultIsAFailure();
    void everyErrorCodeHasItsOwnName();
    void idsOfDifferentKindsDoNotMix();
    void idsCompareAndHash();
    void fixedClockStandsStill();
};

void TestValues::resultIsAValueOrAnError()
{
    QCOMPARE(*half(8), 4);
    const Result<int> odd = half(7);
    QVERIFY(!odd);
    QCOMPARE(odd.error().code, ErrorCode::Rejected);
    QCOMPARE(odd.error().subject, u"odd"_s);
    QCOMPARE(odd.error().detail, u"7"_s);
    QVERIFY(even(2));
    QVERIFY(!even(3));
}

void TestValues::errorsPassThroughOtherTypes()
{
    QCOMPARE(*quarter(12), u"3"_s);
    QCOMPARE(quarter(6).error(), (Error{ErrorCode::Rejected, u"odd"_s, u"3"_s}));
}

void TestValues::resultTakesMoveOnlyValues()
{
    Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
    QVERIFY(result);
    const std::unique_ptr<int> taken = std::move(*result);
    QCOMPARE(*taken, 5);
}

void TestValues::defaultResultIsAFailure()
{
    const Result<int> result;
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Unknown);
    QVERIFY(Status());
}

void TestValues::everyErrorCodeHasItsOwnName()
{
    QSet<QString> names;
    for (int code = 0; code <= int(ErrorCode::Usage); ++code) {
        names.insert(errorCodeName(static_cast<ErrorCode>(code)));
    }
    QCOMPARE(names.size(), int(ErrorCode::Usage) + 1);
    QCOMPARE(errorCodeName(ErrorCode::DiskFull), u"DiskFull"_s);
}

void TestValues::idsOfDifferentKindsDoNotMix()
{
    static_assert(!std::is_convertible_v<BugId, ThreadId>);
    static_assert(!std::is_convertible_v<qint64, BugId>);
    static_assert(!std::is_convertible_v<BugId, qint64>);
    QVERIFY(!BugId().isValid());
    QVERIFY(!BugId{-1}.isValid());
    QVERIFY(BugId{1}.isValid());
}

void TestValues::idsCompareAndHash()
{
    QVERIFY(BugId{1} < BugId{2});
    QCOMPARE(BugId{3}, BugId{3});
    const QSet<ThreadId> ids{ThreadId{1}, ThreadId{2}, ThreadId{1}};
    QCOMPARE(ids.size(), 2);
    QVERIFY(ids.contains(ThreadId{2}));
}

void TestValues::fixedClockStandsStill()
{
    const FixedClock fixed(1000);
    QCOMPARE(fixed.now(), 1000);
    // Any day after this was written.
    QVERIFY(SystemClock().now() > 1'750'000'000'000);
}

QTEST_GUILESS_MAIN(TestValues)

#include "tst_values.moc"
