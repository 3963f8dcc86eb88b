// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/process.h"
#include "core/trace/symbolizer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <signal.h>

using namespace Casebook;
using namespace Qt::StringLiterals;

/// Against a small program that is compiled here; its lines are known.
class SymbolizerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void functionsAreFoundByNameAndSize();
    void inlineChainsAreGiven();
    void anotherBuildIsRefused();
    void addressesOfFilesAreResolved();
    void whatIsNotThereIsSaid();
    void codeIsShownAroundAnAddress();
    void kallsymsStandInForSymbols();
    void runningKernelsAreMovedBack();
    void strippedKernelsShowNames();
    void modulesAreReadBySection();
    void inlinedLinesGetTheirPlace();
    void oneProgramStays();
    void aDeadProgramIsStartedAgain();
    void cancellingCostsNoAnswer();
    void damagedFilesAreRefused();
    void jobsDoTheSame();

private:
    Frame frameOf(const QString &name, qint64 offset) const;
    std::shared_ptr<Symbolizer> open(const SymbolizerOptions &options);
    bool run(const QString &program, const QStringList &arguments);
    bool write(const QString &name, const QByteArray &text);
    QByteArray kallsymsOf(const QByteArray &rows, quint64 moved);

    QTemporaryDir m_folder;
    QString m_program;
    JobContext m_context;
};

void SymbolizerTest::initTestCase()
{
    QFile source(m_folder.filePath(u"small.c"_s));
    QVERIFY(source.open(QIODevice::WriteOnly));
    source.write("volatile int sink;\n"
                 "static inline __attribute__((always_inline)) void inner(int x)\n"
                 "{\n"
                 "    sink = x * 3;\n" // line 4
                 "}\n"
                 "__attribute__((noinline)) void outer(int x)\n"
                 "{\n"
                 "    inner(x);\n" // line 8
                 "}\n"
                 "int main(int argc, char **argv)\n"
                 "{\n"
                 "    (void)argv;\n"
                 "    outer(argc);\n"
                 "    return sink;\n"
                 "}\n");
    source.close();
    m_program = m_folder.filePath(u"small"_s);
    ProcessSpec spec;
    spec.program = u"cc"_s;
    spec.folder = m_folder.path();
    spec.arguments = {u"-g"_s, u"-O1"_s,  u"-no-pie"_s, u"-Wl,--build-id=sha1"_s,
                      u"-o"_s, m_program, u"small.c"_s};
    const Result<ProcessOutcome> outcome = runProcess(spec, m_context);
    QVERIFY(outcome && outcome->exitCode == 0);
}

bool SymbolizerTest::run(const QString &program, const QStringList &arguments)
{
    ProcessSpec spec;
    spec.program = program;
    spec.folder = m_folder.path();
    spec.arguments = arguments;
    const Result<ProcessOutcome> outcome = runProcess(spec, m_context);
    return outcome && outcome->exitCode == 0;
}

bool SymbolizerTest::write(const QString &name, const QByteArray &text)
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

std::shared_ptr<Symbolizer> SymbolizerTest::open(const SymbolizerOptions &options)
{
    const auto made = Symbolizer::open(options, m_context);
    return made ? *made : nullptr;
}

Frame SymbolizerTest::frameOf(const QString &name, qint64 offset) const
{
    Frame frame;
    frame.func = name;
    frame.raw = name;
    frame.offset = offset;
    return frame;
}

void SymbolizerTest::functionsAreFoundByNameAndSize()
{
    const Result<ElfFile> file = ElfFile::open(m_program);
    QVERIFY(file);
    QVERIFY(file->hasDebugInfo());
    QCOMPARE(file->buildId().size(), 40);
    const ElfSymbol *outer = file->find("outer", -1);
    QVERIFY(outer != nullptr && outer->size > 0);
    QCOMPARE(file->find("outer", static_cast<qint64>(outer->size)), outer);
    QVERIFY(file->find("outer", 100000) == nullptr);
    QVERIFY(file->find("absent", -1) == nullptr);
}

void SymbolizerTest::inlineChainsAreGiven()
{
    const auto symbolizer = open({.binaries = {m_program}});
    QVERIFY(symbolizer);
    const std::vector<Frame> frames{frameOf(u"outer"_s, 0), frameOf(u"main"_s, 1)};
    const auto resolved = symbolizer->resolve(frames, m_context);
    QVERIFY(resolved);
    QCOMPARE(resolved->size(), std::size_t(2));
    const ResolvedFrame &outer = resolved->front();
    QCOMPARE(outer.why, UnresolvedWhy::Resolved);
    QCOMPARE(outer.frames.back().func, u"outer"_s);
    QVERIFY(outer.frames.back().file.endsWith("small.c"_L1));
    // Somewhere in it the inlined function's store is resolved to both.
    bool chained = false;
    for (qint64 offset = 0; offset < 16 && !chained; ++offset) {
        const std::vector<Frame> one{frameOf(u"outer"_s, offset)};
        const auto answer = symbolizer->resolve(one, m_context);
        QVERIFY(answer);
        const auto &chain = answer->front().frames;
        chained = chain.size() == 2 && chain[0].func == "inner"_L1 && chain[0].isInline
            && chain[0].line == 4 && chain[1].func == "outer"_L1 && chain[1].line == 8
            && !chain[1].isInline;
    }
    QVERIFY(chained);
}

void SymbolizerTest::anotherBuildIsRefused()
{
    Frame frame = frameOf(u"outer"_s, 0);
    frame.buildId = u"00112233445566778899aabbccddeeff00112233"_s;
    const std::vector<Frame> frames{frame};
    const auto strict = open({.binaries = {m_program}})->resolve(frames, m_context);
    QCOMPARE(strict->front().why, UnresolvedWhy::OtherBuildId);
    const auto loose =
        open({.binaries = {m_program}, .ignoreBuildId = true})->resolve(frames, m_context);
    QCOMPARE(loose->front().why, UnresolvedWhy::Resolved);
}

void SymbolizerTest::addressesOfFilesAreResolved()
{
    const Result<ElfFile> file = ElfFile::open(m_program);
    Frame frame;
    frame.module = u"/other/place/small"_s;
    frame.offset = static_cast<qint64>(file->find("main", -1)->address);
    const std::vector<Frame> frames{frame};
    const auto resolved = open({.binaries = {m_program}})->resolve(frames, m_context);
    QCOMPARE(resolved->front().why, UnresolvedWhy::Resolved);
    QCOMPARE(resolved->front().frames.back().func, u"main"_s);
    QVERIFY(resolved->front().frames.back().line >= 10);
}

void SymbolizerTest::whatIsNotThereIsSaid()
{
    const auto symbolizer = open({.binaries = {m_program}});
    Frame module = frameOf(u"outer"_s, 0);
    module.module = u"virt_foo"_s;
    Frame sized = frameOf(u"outer"_s, 0);
    sized.size = 99999;
    const std::vector<Frame> frames{module, frameOf(u"absent"_s, 4), sized};
    const auto resolved = symbolizer->resolve(frames, m_context);
    QCOMPARE(resolved->at(0).why, UnresolvedWhy::NoBinary);
    QCOMPARE(resolved->at(1).why, UnresolvedWhy::NoSymbol);
    QCOMPARE(resolved->at(2).why, UnresolvedWhy::NoSymbol);
    QCOMPARE(resolved->at(1).frames.size(), std::size_t(1)); // the frame stays as it was
    QSet<QString> names;
    for (int why = 0; why <= int(UnresolvedWhy::NotInlined); ++why) {
        names.insert(unresolvedWhyName(static_cast<UnresolvedWhy>(why)));
    }
    QCOMPARE(names.size(), 6);
}

void SymbolizerTest::codeIsShownAroundAnAddress()
{
    const auto symbolizer = open({.binaries = {m_program}});
    const std::vector<Frame> frames{frameOf(u"outer"_s, 0), frameOf(u"main"_s, 1),
                                    frameOf(u"absent"_s, 0)};
    const auto code = symbolizer->disassemble(frames, 0, 2, m_context);
    QVERIFY(code);
    QCOMPARE(code->marked, 0);
    QCOMPARE(code->function, u"outer"_s);
    QVERIFY(code->lines.size() >= 2 && code->lines.size() <= 3);
    QVERIFY2(disassemblyText(*code).startsWith("=> "_L1), qPrintable(disassemblyText(*code)));
    // main+N is where outer() returns to: the call before it is marked, and no line is of another function.
    const auto all = symbolizer->disassemble(frames, 1, 200, m_context);
    QVERIFY(all);
    const auto called = std::ranges::find_if(
        all->lines, [](const CodeLine &line) { return line.text.contains("<outer>"_L1); });
    QVERIFY(called != all->lines.end() && std::next(called) != all->lines.end());
    const std::vector<Frame> stack{
        frames[0],
        frameOf(u"main"_s, static_cast<qint64>(std::next(called)->address - all->functionStart))};
    const auto back = symbolizer->disassemble(stack, 1, 200, m_context);
    QVERIFY(back);
    QCOMPARE(back->lines[static_cast<std::size_t>(back->marked)].text, called->text);
    QVERIFY(back->lines.back().address < all->functionStart + 200);
    const auto none = symbolizer->disassemble(frames, 2, 2, m_context);
    QVERIFY(!none && none.error().code == ErrorCode::NotFound);
    QCOMPARE(none.error().detail, u"no-symbol"_s);
}

void SymbolizerTest::kallsymsStandInForSymbols()
{
    Result<ElfFile> file = ElfFile::open(m_program);
    const quint64 address = file->find("main", -1)->address;
    QFile text(m_folder.filePath(u"kallsyms"_s));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("0000000000000000 T hidden\n" + QByteArray::number(address, 16)
               + " T other_name\nnonsense\n");
    text.close();
    const QString kernel = m_folder.filePath(u"vmlinux"_s);
    QVERIFY(QFile::copy(m_program, kernel));
    const auto symbolizer = open({.binaries = {kernel}, .kallsyms = text.fileName()});
    QVERIFY(symbolizer);
    const std::vector<Frame> frames{frameOf(u"other_name"_s, 0), frameOf(u"hidden"_s, 0)};
    const auto resolved = symbolizer->resolve(frames, m_context);
    QCOMPARE(resolved->at(0).address, address);
    QCOMPARE(resolved->at(0).why, UnresolvedWhy::Resolved);
    QCOMPARE(resolved->at(1).why, UnresolvedWhy::NoSymbol);
}

/// Rows of kallsyms as of a kernel that has moved itself.
QByteArray SymbolizerTest::kallsymsOf(const QByteArray &rows, quint64 moved)
{
    const Result<ElfFile> file = ElfFile::open(m_program);
    QByteArray text;
    for (const QByteArray &name : rows.split(' ')) {
        text += QByteArray::number(file->find(name, -1)->address + moved, 16) + " T " + name + '\n';
    }
    return text;
}

void SymbolizerTest::runningKernelsAreMovedBack()
{
    // .text begins with _start, which stands in for _stext here.
    constexpr quint64 moved = 0xffffffff'00000000 - 0x1000;
    QByteArray text = kallsymsOf("_start main outer", moved);
    text.replace("T _start", "T _stext");
    text += "ffffffffc0000000 t outer\t[virt_foo]\n";
    QVERIFY(write(u"kallsyms.moved"_s, text));
    QVERIFY(QFile::copy(m_program, m_folder.filePath(u"vmlinux.moved"_s)));
    const auto symbolizer = open({.binaries = {m_folder.filePath(u"vmlinux.moved"_s)},
                                  .kallsyms = m_folder.filePath(u"kallsyms.moved"_s)});
    QVERIFY(symbolizer);
    const std::vector<Frame> frames{frameOf(u"outer"_s, 0), frameOf(u"main"_s, 1)};
    const auto resolved = symbolizer->resolve(frames, m_context);
    QVERIFY(resolved);
    QCOMPARE(resolved->at(0).why, UnresolvedWhy::Resolved);
    QCOMPARE(resolved->at(0).frames.back().func, u"outer"_s);
    QVERIFY(resolved->at(0).frames.back().file.endsWith("small.c"_L1));
    QCOMPARE(resolved->at(0).alike, 0);
    QVERIFY(write(u"kallsyms.zero"_s, "0000000000000000 T main\n"));
    const auto none = Symbolizer::open({.binaries = {m_folder.filePath(u"vmlinux.moved"_s)},
                                        .kallsyms = m_folder.filePath(u"kallsyms.zero"_s)},
                                       m_context);
    QVERIFY(!none && none.error().detail == "no-addresses"_L1);
}

void SymbolizerTest::strippedKernelsShowNames()
{
    const QByteArray text = kallsymsOf("main outer", 0);
    QVERIFY(write(u"System.map"_s, text));
    QVERIFY(run(u"strip"_s, {u"-o"_s, u"vmlinux.stripped"_s, u"small"_s}));
    const QString stripped = m_folder.filePath(u"vmlinux.stripped"_s);
    const std::vector<Frame> frames{frameOf(u"main"_s, 0)};
    QCOMPARE(open({.binaries = {stripped}})->resolve(frames, m_context)->front().why,
             UnresolvedWhy::NoSymbol);
    const auto symbolizer =
        open({.binaries = {stripped}, .kallsyms = m_folder.filePath(u"System.map"_s)});
    QCOMPARE(symbolizer->resolve(frames, m_context)->front().why, UnresolvedWhy::NoDebugInfo);
    const auto code = symbolizer->disassemble(frames, 0, 100, m_context);
    QVERIFY(code);
    QCOMPARE(code->function, u"main"_s);
    QVERIFY2(
        std::ranges::any_of(code->lines,
                            [](const CodeLine &line) { return line.text.endsWith("<outer>"_L1); }),
        qPrintable(disassemblyText(*code)));
}

void SymbolizerTest::modulesAreReadBySection()
{
    QVERIFY(write(u"virt-foo.c"_s,
                  "int level;\n"
                  "static inline __attribute__((always_inline)) int scaled(int x)\n"
                  "{\n"
                  "    return x * level;\n" // line 4
                  "}\n"
                  "int __attribute__((noinline, section(\".init.text\"))) foo_init(int x)\n"
                  "{\n"
                  "    return scaled(x) + 1;\n" // line 8
                  "}\n"
                  "int foo_run(int x)\n"
                  "{\n"
                  "    return foo_init(x) + 2;\n" // line 12
                  "}\n"));
    QVERIFY(run(u"cc"_s, {u"-g"_s, u"-O1"_s, u"-c"_s, u"-o"_s, u"virt-foo.ko"_s, u"virt-foo.c"_s}));
    const QString path = m_folder.filePath(u"virt-foo.ko"_s);
    const Result<ElfFile> file = ElfFile::open(path);
    QVERIFY(file && file->isRelocatable());
    const ElfSymbol *init = file->find("foo_init", -1);
    QVERIFY(init != nullptr);
    QCOMPARE(file->sectionName(init->section), u".init.text"_s);
    // The last function of a section reaches to the end of a page when the kernel counts.
    QVERIFY(file->find("foo_run", static_cast<qint64>(file->find("foo_run", -1)->size) + 32));
    QVERIFY(!file->find("foo_run", static_cast<qint64>(file->find("foo_run", -1)->size) + 9000));

    // Both functions begin at 0 of their section; only the section tells them apart.
    const auto symbolizer = open({.binaries = {path}});
    std::vector<Frame> frames{frameOf(u"foo_init"_s, 0), frameOf(u"foo_run"_s, 1)};
    for (Frame &frame : frames) {
        frame.module = u"virt_foo"_s;
    }
    const auto resolved = symbolizer->resolve(frames, m_context);
    QVERIFY(resolved);
    QCOMPARE(resolved->at(0).why, UnresolvedWhy::Resolved);
    QCOMPARE(resolved->at(0).frames.size(), std::size_t(2));
    QCOMPARE(resolved->at(0).frames[0].func, u"scaled"_s);
    QCOMPARE(resolved->at(0).frames[0].line, 4);
    QCOMPARE(resolved->at(0).frames[1].line, 8);
    QCOMPARE(resolved->at(1).frames.back().func, u"foo_run"_s);
    QVERIFY(resolved->at(1).frames.back().line >= 11);
    QCOMPARE(symbolizer->processIds().size(), 2); // one for each section
    const auto code = symbolizer->disassemble(frames, 1, 100, m_context);
    QVERIFY(code);
    QVERIFY2(disassemblyText(*code).contains("# foo_init"_L1), qPrintable(disassemblyText(*code)));
}

void SymbolizerTest::inlinedLinesGetTheirPlace()
{
    const auto symbolizer = open({.binaries = {m_program}});
    Frame inlined = frameOf(u"inner"_s, -1);
    inlined.isInline = true;
    Frame stranger = inlined;
    stranger.func = u"stranger"_s;
    std::vector<Frame> frames{inlined, stranger, frameOf(u"outer"_s, 0), frameOf(u"main"_s, -1)};
    const ElfFile file = *ElfFile::open(m_program);
    bool isFound = false;
    for (qint64 offset = 0; offset < 16 && !isFound; ++offset) {
        frames[2].offset = offset;
        const auto resolved = symbolizer->resolve(frames, m_context);
        QVERIFY(resolved);
        const ResolvedFrame &first = resolved->front();
        isFound = first.why == UnresolvedWhy::Resolved && first.frames.size() == 1
            && first.frames[0].line == 4 && first.frames[0].file.endsWith("small.c"_L1);
        QCOMPARE(resolved->at(1).why, UnresolvedWhy::NotInlined);
        QVERIFY(resolved->at(3).isFunctionStart); // no offset in the text
    }
    QVERIFY(isFound);
}

void SymbolizerTest::oneProgramStays()
{
    const auto symbolizer = open({.binaries = {m_program}});
    QVERIFY(symbolizer->processIds().isEmpty());
    const std::vector<Frame> one{frameOf(u"main"_s, 0)};
    QVERIFY(symbolizer->resolve(one, m_context));
    const QList<qint64> ids = symbolizer->processIds();
    QCOMPARE(ids.size(), 1);
    for (qint64 offset = 1; offset < 12; ++offset) {
        const std::vector<Frame> next{frameOf(u"main"_s, offset)};
        QVERIFY(symbolizer->resolve(next, m_context));
    }
    QCOMPARE(symbolizer->processIds(), ids);
}

void SymbolizerTest::aDeadProgramIsStartedAgain()
{
    const auto symbolizer = open({.binaries = {m_program}});
    const std::vector<Frame> one{frameOf(u"main"_s, 0)};
    QVERIFY(symbolizer->resolve(one, m_context));
    const QList<qint64> ids = symbolizer->processIds();
    QCOMPARE(::kill(static_cast<pid_t>(ids.front()), SIGKILL), 0);
    const std::vector<Frame> other{frameOf(u"outer"_s, 0)};
    const auto resolved = symbolizer->resolve(other, m_context);
    QVERIFY(resolved);
    QCOMPARE(resolved->front().why, UnresolvedWhy::Resolved);
    QVERIFY(symbolizer->processIds() != ids);
}

void SymbolizerTest::cancellingCostsNoAnswer()
{
    AddressReader reader(m_program, {});
    std::stop_source stop;
    stop.request_stop();
    JobContext stopped(stop.get_token());
    const ElfFile file = *ElfFile::open(m_program);
    const quint64 main = file.find("main", -1)->address;
    const quint64 outer = file.find("outer", -1)->address;
    QVERIFY(reader.ask({main}, m_context));
    const qint64 id = reader.processId();
    QCOMPARE(reader.ask({outer}, stopped).error().code, ErrorCode::Cancelled);
    // The same program goes on, and what it still says about outer is not taken for main's.
    const auto answer = reader.ask({main}, m_context);
    QVERIFY(answer);
    QCOMPARE(answer->size(), 1);
    QCOMPARE(answer->value(main).back().func, u"main"_s);
    QCOMPARE(reader.processId(), id);
}

void SymbolizerTest::damagedFilesAreRefused()
{
    QFile good(m_program);
    QVERIFY(good.open(QIODevice::ReadOnly));
    const QByteArray bytes = good.readAll();
    const QString path = m_folder.filePath(u"damaged"_s);
    const auto openBytes = [&path](const QByteArray &contents) {
        QFile file(path);
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
            file.write(contents);
            file.close();
        }
        return ElfFile::open(path).has_value();
    };
    QVERIFY(
        !openBytes("not a program at all, but long enough to be looked at by the reader, really"));
    QVERIFY(!openBytes(bytes.first(200)));
    // Any byte of the header or the section table may be wrong: no crash, whatever comes out.
    for (qsizetype at = 16; at < 64; ++at) {
        QByteArray broken = bytes;
        broken[at] = '\xff';
        openBytes(broken);
    }
    for (qsizetype at = bytes.size() - 2000; at < bytes.size(); at += 7) {
        QByteArray broken = bytes;
        broken[at] = '\xff';
        openBytes(broken);
    }
    QCOMPARE(ElfFile::open(u"/does/not/exist"_s).error().code, ErrorCode::NotFound);
}

void SymbolizerTest::jobsDoTheSame()
{
    JobRunner runner;
    const auto symbolizer = openSymbolizer(runner, {.binaries = {m_program}}).wait();
    QVERIFY(symbolizer);
    const auto resolved = resolveFrames(runner, *symbolizer, {frameOf(u"main"_s, 0)}).wait();
    QVERIFY(resolved && resolved->front().why == UnresolvedWhy::Resolved);
    QVERIFY(disassembleFrame(runner, *symbolizer, {frameOf(u"main"_s, 0)}, 0, 1).wait());
    QVERIFY(!disassembleFrame(runner, *symbolizer, {}, 3, 1).wait());
}

QTEST_GUILESS_MAIN(SymbolizerTest)
#include "tst_symbolizer.moc"
