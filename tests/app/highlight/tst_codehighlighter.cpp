// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/highlight/codehighlighter.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

/// The styled words of a line: "k" keyword, "t" type, "s" string, "n" number, "c" comment, "p" preprocessor.
QString styled(CodeHighlighter &highlighter, const QString &line)
{
    QStringList words;
    for (const CodeSpan &span : highlighter.highlight(line)) {
        const QChar letter = u"-ktsncp"_s[static_cast<int>(span.style)];
        words.append(letter + u':' + line.mid(span.start, span.length));
    }
    return words.join(u'|');
}

} // namespace

class tst_CodeHighlighter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void featuresShareOneSet();
    void tellsKindsOfWords();
    void remembersAnOpenComment();
    void continuesFromTheOtherSide();
    void kernelHeadersAreC();
    void unknownLanguagesHaveNone();
    void longLinesAreLeftAlone();
    void kernelLogs_data();
    void kernelLogs();

private:
    CodeHighlighters m_highlighters;
};

void tst_CodeHighlighter::featuresShareOneSet()
{
    const auto one = CodeHighlighters::shared();
    QCOMPARE(CodeHighlighters::shared(), one);
    QVERIFY(one->forLanguage(u"Bash"_s));
}

void tst_CodeHighlighter::tellsKindsOfWords()
{
    const auto c = m_highlighters.forFile(u"drivers/block/kestrel/core.c"_s);
    QVERIFY(c);
    QCOMPARE(styled(*c, u"struct kst_ctrl *ctrl = from_work(ctrl);"_s), u"k:struct"_s);
    QCOMPARE(styled(*c, u"\treturn 42; /* why */"_s), u"k:return|n:42|c:/* why */"_s);
    QVERIFY(styled(*c, u"int n = printk(\"x\");"_s).startsWith(u"t:int|"_s));
    QVERIFY(styled(*c, u"int n = printk(\"x\");"_s).endsWith(u"s:\"x\""_s));
    QVERIFY(styled(*c, u"#include <linux/mutex.h>"_s).startsWith(u"p:#include"_s));
}

void tst_CodeHighlighter::remembersAnOpenComment()
{
    const auto c = m_highlighters.forFile(u"a.c"_s);
    QCOMPARE(styled(*c, u"/* begins"_s), u"c:/* begins"_s);
    QCOMPARE(styled(*c, u"return */"_s), u"c:return */"_s);
    QCOMPARE(styled(*c, u"return"_s), u"k:return"_s);
    styled(*c, u"/*"_s);
    c->reset();
    QCOMPARE(styled(*c, u"return"_s), u"k:return"_s);
}

void tst_CodeHighlighter::continuesFromTheOtherSide()
{
    const auto left = m_highlighters.forFile(u"a.c"_s);
    const auto right = m_highlighters.forFile(u"a.c"_s);
    styled(*left, u"/* open"_s);
    right->continueFrom(*left);
    QCOMPARE(styled(*right, u"still"_s), u"c:still"_s);
}

void tst_CodeHighlighter::kernelHeadersAreC()
{
    const auto header = m_highlighters.forFile(u"include/linux/fs.h"_s);
    QVERIFY(header);
    QCOMPARE(styled(*header, u"namespace class"_s), QString());
}

void tst_CodeHighlighter::unknownLanguagesHaveNone()
{
    QVERIFY(!m_highlighters.forFile(u"a.nosuchlanguage"_s));
    QVERIFY(!m_highlighters.forFile(QString()));
    QVERIFY(!m_highlighters.forFile(QString(100000, u'a') + u".c"_s));
    QVERIFY(!m_highlighters.forLanguage(u"No Such Language"_s));
    QVERIFY(m_highlighters.forLanguage(u"Bash"_s));
}

void tst_CodeHighlighter::longLinesAreLeftAlone()
{
    const auto c = m_highlighters.forFile(u"a.c"_s);
    styled(*c, u"/*"_s);
    QVERIFY(c->highlight(QString(1'000'000, u'x')).empty());
    QCOMPARE(styled(*c, u"return"_s), u"c:return"_s);
}

/// Our own definition: every line by itself.
void tst_CodeHighlighter::kernelLogs_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("words");
    QTest::newRow("frame")
        << u"[  143.192656][   T31]  down_write+0x1d6/0x210 kernel/locking/rwsem.c:1590"_s
        << u"c:[  143.192656][   T31]|s:down_write|n:+0x1d6/0x210|"
           "c:kernel/locking/rwsem.c:1590"_s;
    QTest::newRow("stale") << u" ? lock_acquire+0x17f/0x350"_s << u"c:? lock_acquire+0x17f/0x350"_s;
    QTest::newRow("inline") << u" kst_ctrl_stop drivers/block/kestrel/core.c:655 [inline]"_s
                            << u"c:drivers/block/kestrel/core.c:655|p:[inline]"_s;
    QTest::newRow("head") << u"<4>[    7.100000] BUG: KASAN: slab-use-after-free in foo+0x1/0x2"_s
                          << u"c:<4>[    7.100000]|k:BUG: KASAN|s:foo|n:+0x1/0x2"_s;
    QTest::newRow("hung task")
        << u"INFO: task kworker/u8:3:214 blocked for more than 143 seconds."_s
        << u"k:INFO: |k:blocked for more than"_s;
    QTest::newRow("syslog") << u"Feb  3 04:05:06 vm1 kernel: [   12.345678] Call Trace:"_s
                            << u"c:Feb  3 04:05:06 vm1 kernel: [   12.345678]|p:Call Trace:"_s;
    QTest::newRow("lock")
        << u" #2: ffff888029f6a128 (&ctrl->reset_lock){+.+.}-{4:4}, at: x+0x6c/0x4f0"_s
        << u"n:ffff888029f6a128|s:(&ctrl->reset_lock)|p:{+.+.}-{4:4}|s:x|n:+0x6c/0x4f0"_s;
    QTest::newRow("nothing of a kernel") << u"a plain line of text"_s << QString();
}

void tst_CodeHighlighter::kernelLogs()
{
    QFETCH(QString, line);
    QFETCH(QString, words);
    const auto log = m_highlighters.forLanguage(u"Kernel Log"_s);
    QVERIFY(log);
    QCOMPARE(styled(*log, line), words);
    log->reset();
    QCOMPARE(styled(*log, line), words);
}

QTEST_GUILESS_MAIN(tst_CodeHighlighter)
#include "tst_codehighlighter.moc"
