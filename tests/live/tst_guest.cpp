// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/lockgraph.h"
#include "core/trace/reports.h"
#include "guest.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto enough = 60s;

/// A write to a frozen file system sleeps until it is thawed: an honest hung task on any kernel.
const QByteArray freeze = "mount -o loop /disk.img /mnt\n"
                          "echo 5 >/proc/sys/kernel/hung_task_timeout_secs\n"
                          "echo 1 >/proc/sys/kernel/hung_task_check_interval_secs\n"
                          "fsfreeze --freeze /mnt\n"
                          "touch /mnt/frozen &\n"
                          "echo GUEST READY\n"
                          "sleep 1000000\n";

bool hasFrame(const std::vector<Frame> &frames, const QString &func)
{
    return std::ranges::any_of(frames, [&func](const Frame &frame) { return frame.func == func; });
}

} // namespace

/// What a real kernel prints on a real console, seen from outside.
class GuestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aHungTaskIsNamed();
    void sysRqIsRefused();
    void aPanicIsSeenAndNotTakenForSuccess();
    void aGuestThatCannotBoot();
};

void GuestTest::initTestCase()
{
    if (const QString why = Guest::missing(); !why.isEmpty()) {
        QSKIP(qPrintable(why));
    }
}

void GuestTest::aHungTaskIsNamed()
{
    Guest guest;
    QVERIFY(guest.start(freeze, u"sysrq_always_enabled"_s));
    QVERIFY(guest.waitForConsole("GUEST READY"));
    QVERIFY(guest.waitForConsole(" blocked for more than "));
    QVERIFY(guest.waitForConsole("</TASK>"));
    // The guest is wedged, its machine is not.
    QCOMPARE(guest.monitor().status(enough).value_or(""), std::string("running"));
    const TextReports reports = readReports(guest.console(), u"console"_s);
    QVERIFY(!reports.crashes.empty());
    const CrashReport &crash = reports.crashes.front();
    QVERIFY2(crash.title.startsWith("INFO: task hung in "_L1), qPrintable(crash.title));
    QVERIFY(!crash.corrupted);
    QCOMPARE(crash.traces.front().task->comm, u"touch"_s);
    QCOMPARE(crash.traces.front().task->state, u"D"_s);
    QVERIFY(hasFrame(crash.traces.front().frames, u"schedule"_s));
    // What SysRq-w lists over the serial line is the same stack.
    const qsizetype before = guest.console().size();
    QVERIFY(guest.type({}));
    // A key that comes while the break is still on its way is a letter.
    const bool isListed = QTest::qWaitFor(
        [&guest, before] {
            return guest.monitor().sendBreak("serial0", enough)
                && !guest.waitForConsole("\a", before, 300) && guest.type("w")
                && guest.waitForConsole("Show Blocked State", before, 3000);
        },
        100'000);
    QVERIFY(isListed);
    QVERIFY(guest.waitForConsole("</TASK>", before));
    const QByteArray listed = guest.console().mid(before);
    const TextReports blocked = readReports(listed.mid(listed.indexOf("sysrq: ")), u"console"_s);
    QVERIFY(!blocked.threads.empty());
    QCOMPARE(blocked.threads.front().name, u"touch"_s);
    QVERIFY(hasFrame(blocked.threads.front().frames, u"schedule"_s));
    // No owner is made up: this kernel does not say who holds the lock.
    const std::vector<TextReports> all{reports};
    const LockGraph graph = buildLockGraph(all);
    QVERIFY(!graph.edges.empty());
    QVERIFY(!graph.edges.front().holder);
    QVERIFY(!graph.unknown.empty());
}

void GuestTest::sysRqIsRefused()
{
    Guest guest;
    QVERIFY(guest.start("echo 2 >/proc/sys/kernel/sysrq\necho GUEST READY\nsleep 1000000\n"));
    QVERIFY(guest.waitForConsole("GUEST READY"));
    QVERIFY(guest.monitor().pressSysRq('w', enough));
    QVERIFY(guest.waitForConsole("sysrq: This sysrq operation is disabled."));
    // The guest's memory tells where it does not: the registers of both processors are there from outside.
    const auto registers = guest.monitor().monitor("info registers -a", enough);
    QVERIFY(registers);
    QVERIFY(registers->contains("CPU#1"));
    QVERIFY(!guest.console().contains("Show Blocked State"));
}

void GuestTest::aPanicIsSeenAndNotTakenForSuccess()
{
    Guest guest;
    QVERIFY(guest.start("echo GUEST READY\necho c >/proc/sysrq-trigger\n",
                        u"sysrq_always_enabled panic=-1"_s));
    QVERIFY(guest.waitForEnd());
    const QByteArray console = guest.console();
    QVERIFY(console.contains("Kernel panic - not syncing"));
    const TextReports reports = readReports(console, u"console"_s);
    QVERIFY(!reports.crashes.empty());
    QVERIFY(reports.crashes.front().panicked);
}

void GuestTest::aGuestThatCannotBoot()
{
    Guest guest;
    QVERIFY(guest.start({}, u"panic=-1"_s));
    QVERIFY(guest.waitForEnd());
    const TextReports reports = readReports(guest.console(), u"console"_s);
    QVERIFY(!reports.crashes.empty());
    QVERIFY(reports.crashes.front().panicked);
    QVERIFY2(reports.crashes.front().title.contains("VFS"_L1)
                 || reports.crashes.front().title.contains("init"_L1),
             qPrintable(reports.crashes.front().title));
}

QTEST_GUILESS_MAIN(GuestTest)
#include "tst_guest.moc"
