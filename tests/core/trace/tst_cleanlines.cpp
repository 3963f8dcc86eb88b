// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/cleanlines.h"

#include <QTest>

using namespace Casebook;

class CleanLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prefixesAreTakenOff_data();
    void prefixesAreTakenOff();
    void callersAreRead();
    void offsetsPointAtTheSource();
    void aTimeInMidLineBeginsALine();
    void wrappedLockRowsAreJoined();
    void hostileLinesAreKept();
};

void CleanLinesTest::prefixesAreTakenOff_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("text");
    const QByteArray frame = " foo+0x1/0x2";
    QTest::newRow("printk") << QByteArray("[   12.345678]  foo+0x1/0x2") << frame;
    QTest::newRow("caller") << QByteArray("[   12.345678][  T123]  foo+0x1/0x2") << frame;
    QTest::newRow("joined caller") << QByteArray("[   12.345678,3]  foo+0x1/0x2") << frame;
    QTest::newRow("dmesg -T") << QByteArray("[Tue Feb  3 04:05:06 2026]  foo+0x1/0x2") << frame;
    QTest::newRow("dmesg -e") << QByteArray("[  +0.000123]  foo+0x1/0x2") << frame;
    QTest::newRow("level") << QByteArray("<4>[   12.345678]  foo+0x1/0x2") << frame;
    QTest::newRow("dmesg -x") << QByteArray("kern  :err   : [   12.345678]  foo+0x1/0x2") << frame;
    QTest::newRow("syslog") << QByteArray("Feb  3 04:05:06 vm1 kernel: [   12.345678]  foo+0x1/0x2")
                            << frame;
    QTest::newRow("journal") << QByteArray("Feb 03 04:05:06.123456 vm1 kernel:  foo+0x1/0x2")
                             << frame;
    QTest::newRow("iso") << QByteArray(
        "2026-02-03T04:05:06.789+01:00 vm1 kernel: [   12.345678]  foo+0x1/0x2")
                         << frame;
    QTest::newRow("quoted twice") << QByteArray("> > [   12.345678]  foo+0x1/0x2") << frame;
    QTest::newRow("quoted syslog")
        << QByteArray("> Feb  3 04:05:06 vm1 kernel: [   12.345678]  foo+0x1/0x2") << frame;
    QTest::newRow("carriage return") << QByteArray("[   12.345678]  foo+0x1/0x2\r") << frame;
    QTest::newRow("nothing to take") << QByteArray("foo: bar") << QByteArray("foo: bar");
}

void CleanLinesTest::prefixesAreTakenOff()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, text);
    const CleanText cleaned = LineCleaner::clean(line);
    QCOMPARE(cleaned.lines().size(), std::size_t(1));
    QCOMPARE(QByteArray(cleaned.lines()[0].text.data(), qsizetype(cleaned.lines()[0].text.size())),
             text);
}

void CleanLinesTest::callersAreRead()
{
    const QByteArray source = "[    1.500000][  T123] a\n[    1.600000][    C3] b\nc\n";
    const CleanText cleaned = LineCleaner::clean(source);
    QCOMPARE(cleaned.lines().size(), std::size_t(3));
    QCOMPARE(cleaned.lines()[0].context, (PrintContext{.kind = 'T', .number = 123}));
    QCOMPARE(cleaned.lines()[1].context, (PrintContext{.kind = 'C', .number = 3}));
    QVERIFY(!cleaned.lines()[2].context.isSaid());
    QCOMPARE(cleaned.lines()[0].time, 1.5);
    QVERIFY(cleaned.lines()[2].time < 0.0);
}

void CleanLinesTest::offsetsPointAtTheSource()
{
    const QByteArray source = "> first\r\n\n[    1.500000] third";
    const CleanText cleaned = LineCleaner::clean(source, 1000, 7);
    QCOMPARE(cleaned.lines().size(), std::size_t(3));
    QCOMPARE(cleaned.lines()[0].offset, qint64(1000));
    QCOMPARE(cleaned.lines()[0].end, qint64(1009));
    QCOMPARE(cleaned.lines()[0].quoteDepth, 1);
    QCOMPARE(cleaned.lines()[2].offset, qint64(1010));
    QCOMPARE(cleaned.lines()[2].end, qint64(1000 + source.size()));
    QCOMPARE(cleaned.lines()[2].number, 9);
}

void CleanLinesTest::aTimeInMidLineBeginsALine()
{
    const QByteArray source = "abc[    7.100000] def\n";
    const CleanText cleaned = LineCleaner::clean(source);
    QCOMPARE(cleaned.lines().size(), std::size_t(2));
    QVERIFY(cleaned.lines()[0].text == "abc");
    QVERIFY(cleaned.lines()[1].text == "def");
    QCOMPARE(cleaned.lines()[1].offset, qint64(3));
}

void CleanLinesTest::wrappedLockRowsAreJoined()
{
    const QByteArray source =
        " #0: ffff888012345678 (&foo->lock){+.+.}-{4:4}, at:\n foo_open+0x2a/0x80\n";
    const CleanText cleaned = LineCleaner::clean(source);
    QCOMPARE(cleaned.lines().size(), std::size_t(1));
    QVERIFY(cleaned.lines()[0].isJoined);
    QVERIFY(cleaned.lines()[0].text.ends_with("at: foo_open+0x2a/0x80"));
    QCOMPARE(cleaned.lines()[0].end, qint64(source.size()));
}

void CleanLinesTest::hostileLinesAreKept()
{
    for (const QByteArray &source :
         {QByteArray(), QByteArray("\n"), QByteArray(5000, '>'), QByteArray(5000, '['),
          QByteArray("\x1b[31mred\x1b[0m"), QByteArray("\x1b"), QByteArray("\0a\0", 3),
          QByteArray("[   1.5"), QByteArray("&lt;TASK&gt;")}) {
        const CleanText cleaned = LineCleaner::clean(source);
        qint64 end = 0;
        for (const CleanLine &line : cleaned.lines()) {
            QCOMPARE(line.offset, end);
            end = line.end;
        }
        QCOMPARE(end, qint64(source.size()));
    }
    const CleanText colours = LineCleaner::clean(QByteArray("\x1b[31mred\x1b[0m"));
    QVERIFY(colours.lines()[0].text == "red");
    const CleanText markup = LineCleaner::clean(QByteArray("&lt;TASK&gt;"));
    QVERIFY(markup.lines()[0].text == "<TASK>");
}

QTEST_GUILESS_MAIN(CleanLinesTest)
#include "tst_cleanlines.moc"
