// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/kernelframe.h"
#include "core/trace/literalsearch.h"
#include "core/trace/userframe.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class FramesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kernelFrames_data();
    void kernelFrames();
    void noKernelFrames_data();
    void noKernelFrames();
    void arm32NamesBothOnTheFirstLine();
    void userFrames_data();
    void userFrames();
    void argumentsAreCut();
    void literalsAreFound();
};

void FramesTest::kernelFrames_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("func");
    QTest::addColumn<bool>("reliable");
    QTest::addColumn<bool>("isInline");
    QTest::addColumn<QString>("module");
    QTest::newRow("plain") << QByteArray(" foo+0x1a/0x90") << u"foo"_s << true << false
                           << QString();
    QTest::newRow("stale") << QByteArray(" ? foo+0x1a/0x90") << u"foo"_s << false << false
                           << QString();
    QTest::newRow("address") << QByteArray(" [<ffffffff81234567>] foo+0x1a/0x90") << u"foo"_s
                             << true << false << QString();
    QTest::newRow("proc") << QByteArray("[<0>] foo+0x1a/0x90") << u"foo"_s << true << false
                          << QString();
    QTest::newRow("module") << QByteArray(" foo+0x1a/0x90 [virt_foo]") << u"foo"_s << true << false
                            << u"virt_foo"_s;
    QTest::newRow("source") << QByteArray(" foo+0x1a/0x90 net/foo.c:12") << u"foo"_s << true
                            << false << QString();
    QTest::newRow("inline") << QByteArray(" bar net/foo.c:40 [inline]") << u"bar"_s << true << true
                            << QString();
    QTest::newRow("arm64") << QByteArray(" foo+0x1/0x2 (P)") << u"foo"_s << true << false
                           << QString();
    QTest::newRow("ppc64") << QByteArray(
        "[c00000000012abcd] [c000000000345678] .foo+0x1/0x2 (unreliable)")
                           << u"foo"_s << false << false << QString();
    QTest::newRow("s390") << QByteArray(" ([<000003ff80001234>] foo+0x2/0x8)") << u"foo"_s << false
                          << false << QString();
    QTest::newRow("riscv") << QByteArray("[<ffffffff80123456>] foo+0x1a/0x2c") << u"foo"_s << true
                           << false << QString();
    QTest::newRow("rust") << QByteArray(" <a::B as C>::d+0x1/0x2") << u"<a::B as C>::d"_s << true
                          << false << QString();
}

void FramesTest::kernelFrames()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, func);
    QFETCH(bool, reliable);
    QFETCH(bool, isInline);
    QFETCH(QString, module);
    const std::vector<Frame> frames = parseKernelFrames(line.toStdString(), true);
    QCOMPARE(frames.size(), std::size_t(1));
    QCOMPARE(frames[0].func, func);
    QCOMPARE(frames[0].reliable, reliable);
    QCOMPARE(frames[0].isInline, isInline);
    QCOMPARE(frames[0].module, module);
}

void FramesTest::noKernelFrames_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("prose") << QByteArray("the function foo+0x1a/0x90 is the one");
    QTest::newRow("register") << QByteArray("RAX: 0000000000000000 RBX: ffff888012345678");
    QTest::newRow("words behind an address")
        << QByteArray("[00616161616161a1] address between user and kernel");
    QTest::newRow("empty") << QByteArray();
}

void FramesTest::noKernelFrames()
{
    QFETCH(QByteArray, line);
    QVERIFY(parseKernelFrames(line.toStdString(), true).empty());
}

void FramesTest::arm32NamesBothOnTheFirstLine()
{
    const std::string line = "[<80001234>] (foo) from [<80005678>] (bar+0x10/0x20)";
    QCOMPARE(parseKernelFrames(line, true).size(), std::size_t(2));
    const auto later = parseKernelFrames(line, false);
    QCOMPARE(later.size(), std::size_t(1));
    QCOMPARE(later[0].func, u"bar"_s);
    QCOMPARE(parseKernelFrames(" foo from bar+0x10/0x20", true).size(), std::size_t(2));
}

using Parser = std::optional<NumberedFrame> (*)(std::string_view);

void FramesTest::userFrames_data()
{
    QTest::addColumn<void *>("parser");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("func");
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("lineNumber");
    QTest::addColumn<QString>("module");
    const auto row = [](const char *name, Parser parser, const char *line, int number,
                        const char *func, const char *file, int lineNumber, const char *module) {
        QTest::newRow(name) << reinterpret_cast<void *>(parser) << QByteArray(line) << number
                            << QString::fromLatin1(func) << QString::fromLatin1(file) << lineNumber
                            << QString::fromLatin1(module);
    };
    row("gdb", parseGdbFrame,
        "#3  0x00007f06ec487482 in foo (a=1, b=0x7f \"x (y)\") at ./nptl/foo.c:48", 3, "foo",
        "./nptl/foo.c", 48, "");
    row("gdb library", parseGdbFrame,
        "#0  0x00007fdda985f5b5 in waitpid () from /lib/libpthread.so.0", 0, "waitpid", "", -1,
        "/lib/libpthread.so.0");
    row("gdb unknown", parseGdbFrame, "#12 0x0923ebb0 in ?? ()", 12, "", "", -1, "");
    row("gdb signal", parseGdbFrame, "#4  <signal handler called>", 4, "<signal handler called>",
        "", -1, "");
    row("gdb template", parseGdbFrame, "#5  QList<int>::operator<< (this=0x1) at a.h:2", 5,
        "QList<int>::operator<<", "a.h", 2, "");
    row("gdb const", parseGdbFrame, "#5  0x1 in (anonymous namespace)::f (this=0x1) const at a.h:2",
        5, "(anonymous namespace)::f", "a.h", 2, "");
    row("asan", parseSanitizerFrame,
        "    #1 0x561b33363be6 in ns::f<int>(int, char) const file/path.cc:48:11", 1, "ns::f<int>",
        "file/path.cc", 48, "");
    row("asan module", parseSanitizerFrame,
        "    #0 0x7fd6607ef601 in raise (/lib/libc.so.6+0xfffff) (BuildId: ab12)", 0, "raise", "",
        -1, "/lib/libc.so.6");
    row("asan bare", parseSanitizerFrame, "    #2 0x6368e4  (/bin/prog+0x6368e4)", 2, "", "", -1,
        "/bin/prog");
    row("coredump", parseCoredumpFrame, "#0  0x00007f0612345678 sym (libfoo.so.1 + 0x1a2b)", 0,
        "sym", "", -1, "libfoo.so.1");
    row("coredump unknown", parseCoredumpFrame, "#1  0x00007f0612345678 n/a (libfoo.so.1 + 0x1a2b)",
        1, "", "", -1, "libfoo.so.1");
    row("lldb", parseLldbFrame, "  * frame #0: 0x0000000100003f5c prog`f(int) + 12 at f.c:3:5", 0,
        "f", "f.c", 3, "prog");
    row("drgn", parseDrgnFrame, "#0  context_switch (kernel/sched/core.c:5257:2)", 0,
        "context_switch", "kernel/sched/core.c", 5257, "");
    row("crash", parseCrashToolFrame, " #1 [ffffc90000001000] schedule at ffffffff81234567 [mod]",
        1, "schedule", "", -1, "mod");
}

void FramesTest::userFrames()
{
    QFETCH(void *, parser);
    QFETCH(QByteArray, line);
    QFETCH(int, number);
    QFETCH(QString, func);
    QFETCH(QString, file);
    QFETCH(int, lineNumber);
    QFETCH(QString, module);
    const auto frame = reinterpret_cast<Parser>(parser)(line.toStdString());
    QVERIFY(frame.has_value());
    QCOMPARE(frame->number, number);
    QCOMPARE(frame->frame.func, func);
    QCOMPARE(frame->frame.file, file);
    QCOMPARE(frame->frame.line, lineNumber);
    QCOMPARE(frame->frame.module, module);
}

void FramesTest::argumentsAreCut()
{
    QVERIFY(withoutArguments("ns::f<int (*)(char)>(unsigned long) const")
            == "ns::f<int (*)(char)>");
    QVERIFY(withoutArguments("operator()") == "operator()");
    QVERIFY(withoutArguments("main") == "main");
    QVERIFY(withoutArguments("") == "");
    QVERIFY(withoutArguments(")))(((") == ")))(((");
}

void FramesTest::literalsAreFound()
{
    const LiteralSearch search({"BUG: ", "WARNING:", "INFO: task"});
    const std::string text = "abc WARNING: x BUG: y";
    QCOMPARE(search.find(text), text.find("WARNING:"));
    QCOMPARE(search.find(text, 5), text.find("BUG: "));
    QCOMPARE(search.find(text, text.size() - 3), LiteralSearch::npos);
    QCOMPARE(search.find("BUG: "), std::size_t(0));
    QCOMPARE(search.find(""), LiteralSearch::npos);
    QCOMPARE(LiteralSearch({"abc"}).find("abc"), LiteralSearch::npos);
}

QTEST_GUILESS_MAIN(FramesTest)
#include "tst_frames.moc"
