// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/approval.h"
#include "core/run/planjson.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestApproval : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingThatActsChangesTheHash();
    void whatOnlyJudgesDoesNot();
    void filesCountByContent();
    void environmentIsAnAllowList();
    void sheetShowsAllOfIt();
    void approvalsAreTheOwnersAlone();

private:
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("cannot write");
        }
        return file.fileName();
    }

    static QString hashOf(const RunPlan &plan, const QStringList &callers = {u"PATH=/bin"_s},
                          const QString &folder = u"/plans"_s)
    {
        JobContext context;
        return approvalHash(*approvalSheet(plan, folder, callers, context));
    }

    static RunPlan plan()
    {
        RunPlan made;
        made.variants = {{.name = u"a"_s}, {.name = u"b"_s}};
        made.reproducer = {.argv = {}, .script = u"echo\n"_s};
        return made;
    }

    QTemporaryDir m_folder;
};

void TestApproval::everythingThatActsChangesTheHash()
{
    QSet<QString> hashes{hashOf(plan())};
    int changes = 0;
    const auto differs = [&](auto change) {
        RunPlan changed = plan();
        change(changed);
        hashes.insert(hashOf(changed));
        ++changes;
    };
    differs([](RunPlan &p) { p.reproducer.script += u' '; });
    differs([](RunPlan &p) { p.reproducer.argv = {u"bash"_s}; });
    differs([](RunPlan &p) { p.setup.script = u"x"_s; });
    differs([](RunPlan &p) { p.teardown.script = u"x"_s; });
    differs([](RunPlan &p) { p.load = {{u"x"_s, {{u"x"_s}, {}}}}; });
    differs([](RunPlan &p) { p.captures = {{.kind = CaptureKind::Core}}; });
    differs([](RunPlan &p) { p.environment = {{u"A"_s, u"b"_s}}; });
    differs([](RunPlan &p) { p.variants[0].environment = {{u"A"_s, u"b"_s}}; });
    differs([](RunPlan &p) { p.variants[1].environment = {{u"A"_s, u"b"_s}}; });
    differs([](RunPlan &p) { p.variants[0].guest.commandLine = u"quiet"_s; });
    differs([](RunPlan &p) { p.variants[0].build.command.script = u"make"_s; });
    differs([](RunPlan &p) { p.variants.pop_back(); });
    differs([](RunPlan &p) { p.folder = u"/x"_s; });
    differs([](RunPlan &p) { p.files = {{.name = u"a"_s, .text = u"b"_s}}; });
    differs([](RunPlan &p) { p.target.kind = TargetKind::Slurm; });
    differs([](RunPlan &p) { p.target.ssh.host = u"x"_s; });
    differs([](RunPlan &p) { p.onTerminal = true; });
    hashes.insert(hashOf(plan(), {u"PATH=/usr/bin"_s}));
    hashes.insert(hashOf(plan(), {u"PATH=/bin"_s}, u"/other"_s));
    QCOMPARE(hashes.size(), changes + 3);
}

void TestApproval::whatOnlyJudgesDoesNot()
{
    RunPlan changed = plan();
    changed.name = u"another"_s;
    changed.note = u"note"_s;
    changed.variants[0].note = u"note"_s;
    changed.count.iterations = 3;
    changed.limits.soft = std::chrono::seconds(1);
    changed.ruleSets = {u"exit-status"_s};
    changed.bug.pattern = u"x"_s;
    changed.keep.passes = 9;
    QCOMPARE(hashOf(changed), hashOf(plan()));
}

void TestApproval::filesCountByContent()
{
    RunPlan with = plan();
    with.variants[0].binary = write(u"binary"_s, "one");
    with.target.kind = TargetKind::Qemu;
    with.target.qemu.drives = {{.path = write(u"disk"_s, "image")}};
    const QString before = hashOf(with);
    QCOMPARE(hashOf(with), before);
    write(u"binary"_s, "two");
    const QString after = hashOf(with);
    QVERIFY(after != before);
    write(u"disk"_s, "Image");
    QVERIFY(hashOf(with) != after);
    QVERIFY(QFile::remove(m_folder.filePath(u"disk"_s)));
    JobContext context;
    const auto sheet = approvalSheet(with, u"/plans"_s, {}, context);
    QVERIFY(sheet->missing() != nullptr);
    QCOMPARE(sheet->missing()->key, u"target.qemu.drives[0]"_s);
    with.target.qemu.drives[0].path = m_folder.path();
    QCOMPARE(approvalSheet(with, u"/plans"_s, {}, context).error().code, ErrorCode::Unsupported);
    std::stop_source stop;
    stop.request_stop();
    JobContext stopped(stop.get_token());
    QCOMPARE(approvalSheet(with, u"/plans"_s, {}, stopped).error().code, ErrorCode::Cancelled);
}

void TestApproval::environmentIsAnAllowList()
{
    RunPlan asking = plan();
    asking.passEnvironment = {u"DISPLAY"_s};
    const Environment expected{
        {u"DISPLAY"_s, u":1"_s}, {u"HOME"_s, u"/h"_s}, {u"PATH"_s, u"/bin=x"_s}};
    QCOMPARE(runEnvironment(asking,
                            {u"PATH=/bin=x"_s, u"LD_PRELOAD=/evil.so"_s, u"SECRET=1"_s,
                             u"DISPLAY=:1"_s, u"HOME=/h"_s, u"broken"_s}),
             expected);
}

void TestApproval::sheetShowsAllOfIt()
{
    RunPlan hiding = plan();
    hiding.reproducer.script = u"echo safe\u202e\n"_s;
    hiding.variants[0].binary = write(u"binary"_s, "one");
    JobContext context;
    const auto sheet = approvalSheet(hiding, u"/plans"_s, {u"PATH=/bin"_s}, context);
    const QString text = approvalText(*sheet);
    QVERIFY(text.contains(u"echo safe<U+202E>"_s));
    QVERIFY(text.contains(u"  PATH=/bin\n"_s));
    QVERIFY(text.contains(
        u"7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"_s)); // of "one"
}

void TestApproval::approvalsAreTheOwnersAlone()
{
    const QString folder = m_folder.filePath(u"state/approvals"_s);
    const Approvals approvals(folder);
    const QString hash = hashOf(plan());
    QVERIFY(!approvals.isApproved(hash));
    QVERIFY(approvals.approve(hash, u"a plan"_s, 0).has_value());
    QVERIFY(approvals.isApproved(hash));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(folder) & others));
    QVERIFY(!(QFile::permissions(folder + u'/' + hash) & others));
    QVERIFY(!approvals.isApproved(u"../"_s + hash));
    QCOMPARE(approvals.approve(u"../../x"_s, {}, 0).error().code, ErrorCode::Usage);
    QVERIFY(QFile::setPermissions(folder + u'/' + hash, QFile::ReadOwner | QFile::WriteOther));
    QVERIFY(!approvals.isApproved(hash));
    QVERIFY(approvals.revoke(hash).has_value());
    QVERIFY(!QFile::exists(folder + u'/' + hash));
    QVERIFY(QFile::link(write(u"elsewhere"_s, "x"), folder + u'/' + hash));
    QVERIFY(!approvals.isApproved(hash));
}

QTEST_GUILESS_MAIN(TestApproval)
#include "tst_approval.moc"
