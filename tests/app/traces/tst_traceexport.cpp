// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/alignedtable.h"
#include "app/traces/traceexport.h"
#include "tests/app/models/tracesamples.h"

#include <QTest>

using namespace Casebook;
using namespace Casebook::Testing;

class TraceExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneStack();
    void sideBySide();
    void namesCannotBreakMarkdown();
};

void TraceExportTest::oneStack()
{
    const TraceItem item = traceItemsOf(message(hungTask("kworker/u8:3", 214, resetMiddle),
                                                u"a@example.org"_s, u"Mira"_s))
                               .front();
    const QString text = TraceExport::asText(item);
    QVERIFY(text.startsWith(u"kworker/u8:3 pid 214, state D (Mira, 2026-11-"_s));
    QVERIFY(text.contains(u"<a@example.org>"_s));
    QVERIFY(text.contains(u"\n ? lock_acquire+0x17f/0x350 kernel/locking/lockdep.c:5868\n"_s));
    QVERIFY(text.contains(u"\n example_stop drivers/example/core.c:655 [inline]\n"_s));
    const QString markdown = TraceExport::asMarkdown(item);
    QVERIFY(markdown.startsWith(u"**kworker/u8:3 pid 214, state D**"_s));
    QCOMPARE(markdown.count(u"```"_s), 2);
}

void TraceExportTest::sideBySide()
{
    const TraceItem one = traceItemsOf(message(hungTask("kworker/u8:3", 214, resetMiddle),
                                               u"a@example.org"_s, u"Mira"_s))
                              .front();
    const TraceItem two = traceItemsOf(message(hungTask("kworker/u8:1", 219, activateMiddle),
                                               u"b@example.org"_s, u"bot"_s))
                              .front();
    const AlignedTable table = alignedTable({one, two}, {});
    const QString text = TraceExport::asText(table);
    QVERIFY(text.contains(u"+ example_quiesce+0x88"_s));
    QVERIFY(text.contains(u"= example_freeze_all+0x3f"_s));
    QVERIFY(text.contains(u"~ example_freeze_all.isra.0+0x2b"_s));
    for (const QString &line : text.split(u'\n')) {
        QVERIFY(!line.endsWith(u' '));
    }
    const QString markdown = TraceExport::asMarkdown(table);
    const QStringList lines = markdown.trimmed().split(u'\n');
    QCOMPARE(lines.size(), static_cast<qsizetype>(table.rows.size()) + 2);
    for (const QString &line : lines) {
        QVERIFY(line.startsWith(u'|') && line.endsWith(u'|'));
    }
}

void TraceExportTest::namesCannotBreakMarkdown()
{
    const TraceItem item =
        traceItemsOf(message(hungTask("a|b*c", 5, resetMiddle), u"a|b@example.org"_s, u"M|ira"_s))
            .front();
    const QString markdown = TraceExport::asMarkdown(alignedTable({item, item}, {}));
    const QString head = markdown.section(u'\n', 0, 0);
    QString plain = head;
    plain.remove(u"\\|"_s);
    QCOMPARE(plain.count(u'|'), 3);
    QVERIFY(head.contains(u"a\\|b\\*c"_s));
}

QTEST_GUILESS_MAIN(TraceExportTest)
#include "tst_traceexport.moc"
