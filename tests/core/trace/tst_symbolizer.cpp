// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/process.h"
#include "core/trace/symbolizer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

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
    void damagedFilesAreRefused();
    void jobsDoTheSame();

private:
    Frame frameOf(const QString &name, qint64 offset) const;
    std::shared_ptr<Symbolizer> open(const SymbolizerOptions &options);

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
    for (int why = 0; why <= int(UnresolvedWhy::NoDebugInfo); ++why) {
        names.insert(unresolvedWhyName(static_cast<UnresolvedWhy>(why)));
    }
    QCOMPARE(names.size(), 5);
}

void SymbolizerTest::codeIsShownAroundAnAddress()
{
    const auto symbolizer = open({.binaries = {m_program}});
    const auto code = symbolizer->disassemble(frameOf(u"outer"_s, 0), 2, m_context);
    QVERIFY(code);
    QVERIFY2(code->startsWith("=> "_L1), qPrintable(*code));
    QVERIFY(code->count(u'\n') >= 2);
    const auto none = symbolizer->disassemble(frameOf(u"absent"_s, 0), 2, m_context);
    QVERIFY(!none && none.error().code == ErrorCode::NotFound);
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
    QVERIFY(disassembleFrame(runner, *symbolizer, frameOf(u"main"_s, 0), 1).wait());
}

QTEST_GUILESS_MAIN(SymbolizerTest)
#include "tst_symbolizer.moc"
