// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/guestcapture.h"
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
    void aStoppedGuestIsNotAskedToType();
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
    // What SysRq-w lists is the same stack, asked for from outside.
    guest.leave();
    const Supervisor::GuestLook look = Supervisor::lookAtGuest(guest.doors(), "wl", 100s);
    const QByteArray text = QByteArray::fromStdString(look.text);
    QVERIFY2(look.notes.empty(), look.notes.empty() ? "" : look.notes.front().c_str());
    QVERIFY(text.contains("CPU#1"));
    QVERIFY(text.contains("== SysRq-l =="));
    const TextReports blocked = readReports(text, u"capture"_s);
    const auto touch = std::ranges::find(blocked.threads, u"touch"_s, &DumpThread::name);
    QVERIFY(touch != blocked.threads.end());
    QVERIFY(hasFrame(touch->frames, u"schedule"_s));
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
    guest.leave();
    const Supervisor::GuestLook look = Supervisor::lookAtGuest(guest.doors(), "w", 100s);
    QCOMPARE(look.notes, std::vector<std::string>{"the guest refuses SysRq-w"});
    // Memory and registers tell where the guest does not.
    QVERIFY(look.text.find("CPU#1") != std::string::npos);
    QVERIFY(!guest.console().contains("Show Blocked State"));
}

void GuestTest::aStoppedGuestIsNotAskedToType()
{
    Guest guest;
    QVERIFY(guest.start("echo GUEST READY\nsleep 1000000\n", u"sysrq_always_enabled"_s));
    QVERIFY(guest.waitForConsole("GUEST READY"));
    QVERIFY(guest.monitor().execute("stop", {}, enough));
    guest.leave();
    const Supervisor::GuestLook look = Supervisor::lookAtGuest(guest.doors(), "wt", 100s);
    QCOMPARE(look.notes.size(), std::size_t(1));
    QVERIFY(look.text.find("paused") != std::string::npos);
    Supervisor::GuestDoors nowhere = guest.doors();
    nowhere.monitor += "x";
    QCOMPARE(Supervisor::lookAtGuest(nowhere, "w", 5s).notes.size(), std::size_t(1));
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
