// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/base/process.h"
#include "core/trace/sourcecheck.h"
#include "core/trace/sourcetree.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Casebook;
using namespace Qt::StringLiterals;

class SourceTreeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void pathsOfElsewhereAreFound_data();
    void pathsOfElsewhereAreFound();
    void nothingOutsideIsRead_data();
    void nothingOutsideIsRead();
    void whatIsNoSourceIsSaid();
    void partsBeginBehindAFunction();
    void tooShortFilesAreSaid();
    void kernelsAreNamedByTheirReports_data();
    void kernelsAreNamedByTheirReports();
    void placesAreChecked();

private:
    void write(const QString &path, const QByteArray &text);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_tree;
    JobContext m_context;
};

void SourceTreeTest::write(const QString &path, const QByteArray &text)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

void SourceTreeTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_tree = m_folder->filePath(u"linux"_s);
    write(m_tree + u"/drivers/vhost/vhost.c"_s, "one\ntwo\r\nthree\n");
    write(m_tree + u"/hw/block/x.c"_s, "x\n");
    write(m_tree + u"/small.c"_s, "int main;");
    write(m_folder->filePath(u"secret.c"_s), "secret\n");
    QVERIFY(QFile::link(m_folder->filePath(u"secret.c"_s), m_tree + u"/link.c"_s));
    QVERIFY(QFile::link(m_folder->path(), m_tree + u"/out"_s));
    QVERIFY(QFile::link(u"drivers/vhost"_s, m_tree + u"/inside"_s));
}

void SourceTreeTest::pathsOfElsewhereAreFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("found");
    const QString vhost = u"drivers/vhost/vhost.c"_s;
    QTest::newRow("in the tree") << vhost << vhost;
    QTest::newRow("dot") << u"./drivers/./vhost//vhost.c"_s << vhost;
    QTest::newRow("built elsewhere") << u"/build/linux-6.1/drivers/vhost/vhost.c"_s << vhost;
    QTest::newRow("below the tree") << u"TREE/drivers/vhost/vhost.c"_s << vhost;
    QTest::newRow("built in a folder") << u"../hw/block/x.c"_s << u"hw/block/x.c"_s;
    QTest::newRow("up and down") << u"drivers/net/../vhost/vhost.c"_s << vhost;
    QTest::newRow("name only") << u"/home/somebody/small.c"_s << u"small.c"_s;
    QTest::newRow("link inside") << u"inside/vhost.c"_s << u"inside/vhost.c"_s;
}

void SourceTreeTest::pathsOfElsewhereAreFound()
{
    QFETCH(QString, path);
    QFETCH(QString, found);
    const auto file = readSourceFile(m_tree, path.replace(u"TREE"_s, m_tree));
    QVERIFY(file);
    QCOMPARE(file->path, found);
}

void SourceTreeTest::nothingOutsideIsRead_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("up") << u"../secret.c"_s;
    QTest::newRow("far up") << u"drivers/../../../secret.c"_s;
    QTest::newRow("absolute") << u"/etc/passwd"_s;
    QTest::newRow("link") << u"link.c"_s;
    QTest::newRow("folder link") << u"out/secret.c"_s;
    QTest::newRow("empty") << QString();
    QTest::newRow("slash") << u"/"_s;
    QTest::newRow("nul") << u"small.c"_s + QChar(u'\0') + u"x"_s;
    QTest::newRow("long") << QString(100'000, u'x');
    QTest::newRow("deep") << u"a/"_s.repeated(50'000) + u"b.c"_s;
}

void SourceTreeTest::nothingOutsideIsRead()
{
    QFETCH(QString, path);
    const auto file = readSourceFile(m_tree, path);
    QVERIFY(!file);
    QVERIFY(file.error().code == ErrorCode::NotFound || file.error().code == ErrorCode::Rejected);
    if (path == "link.c"_L1) {
        QCOMPARE(file.error().code, ErrorCode::Rejected);
    }
}

void SourceTreeTest::whatIsNoSourceIsSaid()
{
    write(m_tree + u"/data.o"_s, QByteArray("\177ELF\0\0", 6));
    QCOMPARE(readSourceFile(m_tree, u"data.o"_s).error().detail, u"binary"_s);
    QCOMPARE(readSourceFile(m_tree, u"drivers"_s).error().detail, u"not-a-file"_s);
    // A pipe would keep its reader waiting for ever.
    QCOMPARE(::mkfifo(QFile::encodeName(m_tree + u"/pipe.c"_s).constData(), 0600), 0);
    QCOMPARE(readSourceFile(m_tree, u"pipe.c"_s).error().detail, u"not-a-file"_s);
    QFile large(m_tree + u"/large.c"_s);
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(Limits::sourceFileBytes + 1));
    QCOMPARE(readSourceFile(m_tree, u"large.c"_s).error().code, ErrorCode::TooLarge);
    QCOMPARE(readSourceFile(m_tree + u"/nowhere"_s, u"a.c"_s).error().detail, u"no-tree"_s);
    QCOMPARE(readSourceFile({}, u"a.c"_s).error().detail, u"no-tree"_s);
}

void SourceTreeTest::partsBeginBehindAFunction()
{
    QByteArray text;
    for (int i = 1; i <= 2000; ++i) {
        text += i % 50 == 0 ? QByteArray("}\n") : "line " + QByteArray::number(i) + '\n';
    }
    write(m_tree + u"/long.c"_s, text);
    const auto part = readSourcePart(m_tree, u"long.c"_s, 1000);
    QVERIFY(part);
    QCOMPARE(part->lines, 2000);
    QCOMPARE(part->firstLine, 601);
    QVERIFY(part->text.startsWith("line 601\n"_L1));
    QVERIFY(part->text.endsWith("}"_L1)); // line 1400
    QCOMPARE(part->text.count(u'\n'), 1400 - 601);
    const auto top = readSourcePart(m_tree, u"long.c"_s, 3);
    QCOMPARE(top->firstLine, 1);
    QVERIFY(!top->isTooShort());
}

void SourceTreeTest::tooShortFilesAreSaid()
{
    const auto part = readSourcePart(m_tree, u"drivers/vhost/vhost.c"_s, 400);
    QVERIFY(part && part->isTooShort());
    QCOMPARE(part->lines, 3);
    QCOMPARE(part->text, u"one\ntwo\nthree"_s);
    const auto none = readSourcePart(m_tree, u"small.c"_s, -1);
    QVERIFY(none && none->text == "int main;"_L1 && none->lines == 1);
}

void SourceTreeTest::kernelsAreNamedByTheirReports_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("release");
    QTest::addColumn<QString>("buildId");
    const QString id = u"00112233445566778899aabbccddeeff00112233"_s;
    QTest::newRow("now") << QString(
        u"CPU: 0 UID: 0 PID: 9 Comm: a Not tainted 6.12.0-rc1-next #1 PREEMPT(full) "_s + id)
                         << u"6.12.0-rc1-next"_s << id;
    QTest::newRow("in brackets") << QString(
        u"CPU: 0 PID: 9 Comm: a Tainted: G        W   O  6.1.0 #12 ["_s + id + u']')
                                 << u"6.1.0"_s << id;
    QTest::newRow("hung task") << u"INFO: task a:1 blocked\n      Not tainted 6.9.3+ #7\n"_s
                               << u"6.9.3+"_s << QString();
    QTest::newRow("old") << u"Pid: 9, comm: a Not tainted (2.6.32-5-amd64 #1) Box"_s
                         << u"2.6.32-5-amd64"_s << QString();
    QTest::newRow("banner") << u"Linux version 6.6.1 (a@b) (gcc)"_s << u"6.6.1"_s << QString();
    QTest::newRow("flags only") << u"Tainted: [W]=WARN, [O]=OOT_MODULE"_s << QString() << QString();
    QTest::newRow("nothing") << u"tainted # 1 #1"_s << QString() << QString();
}

void SourceTreeTest::kernelsAreNamedByTheirReports()
{
    QFETCH(QString, text);
    QFETCH(QString, release);
    QFETCH(QString, buildId);
    const KernelIdentity found = kernelIdentityIn(text);
    QCOMPARE(found.release, release);
    QCOMPARE(found.buildId, buildId);
}

void SourceTreeTest::placesAreChecked()
{
    write(
        m_tree + u"/Makefile"_s,
        "# SPDX\nVERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 0\nEXTRAVERSION = -rc1\nNAME = X\n\n\n");
    write(m_folder->filePath(u"text"_s), "no program\n");
    write(m_folder->filePath(u"zero"_s), "0000000000000000 T a\n0000000000000000 T b\n");
    write(m_folder->filePath(u"k.c"_s),
          "const char banner[] = \"Linux version 6.11.2 (x)\";\nint main(void) { return 0; }\n");
    ProcessSpec spec;
    spec.program = u"cc"_s;
    spec.folder = m_folder->path();
    spec.arguments = {u"-Wl,--build-id=sha1"_s, u"-o"_s, u"vmlinux"_s, u"k.c"_s};
    const auto built = runProcess(spec, m_context);
    QVERIFY(built && built->exitCode == 0);
    const auto kinds = [this](const SourcePlace &place, const KernelIdentity &wanted) {
        QStringList names;
        const auto check = checkSourcePlace(place, wanted, m_context);
        for (const SourceFinding &finding : check->findings) {
            names.append(sourceFindingKindName(finding.kind));
        }
        return names.join(u' ');
    };
    QCOMPARE(*kernelVersionOfTree(m_tree), u"6.12.0-rc1"_s);
    QCOMPARE(kinds({.tree = m_tree}, {.release = u"6.12.0-rc1-syzkaller"_s, .buildId = {}}),
             QString());
    QCOMPARE(kinds({.tree = m_tree}, {.release = u"6.12.0-rc10"_s, .buildId = {}}),
             u"tree-other-version"_s);
    QCOMPARE(kinds({.tree = m_tree + u"/no"_s}, {}), u"tree-missing"_s);
    QCOMPARE(kinds({.tree = {},
                    .binaries = {m_folder->filePath(u"text"_s), m_folder->filePath(u"gone"_s)},
                    .kallsyms = m_folder->filePath(u"zero"_s)},
                   {}),
             u"binary-unreadable binary-missing kallsyms-without-addresses"_s);
    const SourcePlace kernel{.tree = {}, .binaries = {m_folder->filePath(u"vmlinux"_s)}};
    QCOMPARE(kinds(kernel, {.release = u"6.11.2"_s, .buildId = {}}), u"no-debug-info"_s);
    QCOMPARE(kinds(kernel, {.release = u"6.11.3"_s, .buildId = {}}),
             u"no-debug-info other-release"_s);
    QCOMPARE(kinds(kernel, {.release = {}, .buildId = u"00"_s}), u"no-debug-info other-build-id"_s);
}

QTEST_GUILESS_MAIN(SourceTreeTest)
#include "tst_sourcetree.moc"
