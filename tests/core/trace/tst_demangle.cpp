// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/demangle.h"
#include "core/trace/framekey.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class DemangleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void symbols_data();
    void symbols();
    void aViewShowsThePath();
    void buildsOfOneFunctionAreOneKey();
    void hostileSymbolsStayAsTheyAre_data();
    void hostileSymbolsStayAsTheyAre();
};

void DemangleTest::symbols_data()
{
    QTest::addColumn<QString>("symbol");
    QTest::addColumn<QString>("path");
    QTest::newRow("v0 function") << u"_RNvNtCs1234_7mycrate3foo3bar"_s << u"mycrate::foo::bar"_s;
    QTest::newRow("v0, cut in two") << u"_RNvMNtCs9_6kernel4sync3Arc3new"_s << QString();
    QTest::newRow("v0 in an impl")
        << u"_RNvMs_NtCs1_6kernel4syncNtB4_5Mutex4lock"_s << u"<kernel::sync::Mutex>::lock"_s;
    QTest::newRow("v0 closure") << u"_RNCNvCs1_6kernel4init0"_s << u"kernel::init::{closure#0}"_s;
    QTest::newRow("v0 of LLVM") << u"_RNvNtCs1234_7mycrate3foo3bar.llvm.1234567890"_s
                                << u"mycrate::foo::bar"_s;
    QTest::newRow("legacy") << u"_ZN4core9panicking5panic17h0123456789abcdefE"_s
                            << u"core::panicking::panic"_s;
    QTest::newRow("legacy, escapes")
        << u"_ZN47_$LT$kernel..Foo$u20$as$u20$core..ops..Drop$GT$4drop17h0011223344556677E"_s
        << u"<kernel::Foo as core::ops::Drop>::drop"_s;
    QTest::newRow("C++") << u"_ZN6Kernel4lockEv"_s << QString();
    QTest::newRow("C") << u"mutex_lock"_s << QString();
    QTest::newRow("C with an R") << u"_Raw_spin_lock"_s << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("cut short") << u"_RNvNtCs1234_7mycr"_s << QString();
}

void DemangleTest::symbols()
{
    QFETCH(const QString, symbol);
    QFETCH(const QString, path);
    QCOMPARE(demangledRust(symbol), path);
}

void DemangleTest::aViewShowsThePath()
{
    Frame frame;
    QCOMPARE(shownFunction(frame), QString());
    frame.raw = u"0xffff+0x1/0x2"_s;
    QCOMPARE(shownFunction(frame), frame.raw);
    frame.func = u"vfs_read"_s;
    QCOMPARE(shownFunction(frame), frame.func);
    frame.func = u"_RNvNtCs1234_7mycrate3foo3bar"_s;
    QCOMPARE(shownFunction(frame), u"mycrate::foo::bar"_s);
}

void DemangleTest::buildsOfOneFunctionAreOneKey()
{
    const auto keyOf = [](const QString &func) {
        Frame frame;
        frame.func = func;
        return frameKey(frame);
    };
    QCOMPARE(keyOf(u"_ZN6kernel4sync4lock17h0123456789abcdefE"_s),
             keyOf(u"_ZN6kernel4sync4lock17hfedcba9876543210E.llvm.77"_s));
    QCOMPARE(keyOf(u"_RNvNtCs1234_6kernel4sync4lock"_s),
             keyOf(u"_RNvNtCsabcd_6kernel4sync4lock"_s));
    QVERIFY(keyOf(u"_RNvNtCs1234_6kernel4sync4lock"_s)
            != keyOf(u"_RNvNtCs1234_6kernel4sync6unlock"_s));
}

void DemangleTest::hostileSymbolsStayAsTheyAre_data()
{
    QTest::addColumn<QString>("symbol");
    // Each pair holds the one before twice, by reference: the text doubles with each.
    QString doubling = u"_RNvC1a1b"_s;
    doubling.append(u"IT"_s);
    for (int i = 0; i < 60; ++i) {
        doubling.append(u"TB2_B2_E"_s);
    }
    QTest::newRow("references") << doubling + u"EE"_s;
    QTest::newRow("deep") << u"_RI"_s.repeated(600) + u"NvC1a1b"_s + u"E"_s.repeated(600);
    QTest::newRow("long") << u"_RNvC1a"_s + u"3abc"_s.repeated(100'000);
    QTest::newRow("large number") << u"_RNvC99999999999999999999a1b"_s;
    QTest::newRow("not Latin") << u"_RNvC1a1死"_s;
}

void DemangleTest::hostileSymbolsStayAsTheyAre()
{
    QFETCH(const QString, symbol);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(demangledRust(symbol), QString());
    QVERIFY(timer.elapsed() < 2000);
}

QTEST_GUILESS_MAIN(DemangleTest)
#include "tst_demangle.moc"
