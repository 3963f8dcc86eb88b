// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/qmp.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook::Supervisor;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto enough = 60s;

} // namespace

/// A real QEMU without a guest system: its monitor is what is tried here.
class QemuMonitorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void stopsAndGoesOn();
    void refusesInItsOwnWords();
    void debugStubComesLate();
    void devicesGo();
    void quits();

private:
    QmpResult<QmpSession> connected();

    QString m_program;
    QTemporaryDir m_folder{QDir::tempPath() + u"/cbqmp-XXXXXX"_s};
    QString m_socket;
    QProcess m_qemu;
};

void QemuMonitorTest::initTestCase()
{
    m_program = QStandardPaths::findExecutable(u"qemu-system-x86_64"_s);
    if (m_program.isEmpty()) {
        QSKIP("qemu-system-x86_64 is not installed");
    }
    QVERIFY(m_folder.isValid());
}

void QemuMonitorTest::init()
{
    m_socket = m_folder.filePath(u"monitor"_s);
    QFile::remove(m_socket);
    m_qemu.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_qemu.start(m_program,
                 {u"-nodefaults"_s, u"-no-user-config"_s, u"-display"_s, u"none"_s, u"-machine"_s,
                  u"q35,accel=tcg"_s, u"-m"_s, u"32"_s, u"-chardev"_s, u"null,id=serial0"_s,
                  u"-serial"_s, u"chardev:serial0"_s, u"-device"_s, u"virtio-rng-pci,id=rng0"_s,
                  u"-qmp"_s, u"unix:"_s + m_socket + u",server=on,wait=off"_s});
    QVERIFY(m_qemu.waitForStarted());
}

void QemuMonitorTest::cleanup()
{
    if (m_qemu.state() != QProcess::NotRunning) {
        m_qemu.kill();
        m_qemu.waitForFinished();
    }
}

QmpResult<QmpSession> QemuMonitorTest::connected()
{
    QmpResult<QmpSession> session = QmpSession::connect(m_socket.toStdString(), enough);
    // The socket is there a moment after the process is.
    [[maybe_unused]] const bool there = QTest::qWaitFor(
        [&] {
            if (!session) {
                session = QmpSession::connect(m_socket.toStdString(), enough);
            }
            return session.has_value();
        },
        60'000);
    return session;
}

void QemuMonitorTest::stopsAndGoesOn()
{
    auto session = connected();
    QVERIFY(session);
    QVERIFY(session->version().contains('.'));
    QCOMPARE(session->status(enough).value_or(""), std::string("running"));
    QVERIFY(session->execute("stop", {}, enough));
    QVERIFY(session->waitFor({"STOP"}, enough));
    QCOMPARE(session->status(enough).value_or(""), std::string("paused"));
    QVERIFY(session->execute("cont", {}, enough));
    QVERIFY(session->waitFor({"RESUME"}, enough));
    QVERIFY(session->pressSysRq('w', enough));
}

void QemuMonitorTest::refusesInItsOwnWords()
{
    auto session = connected();
    QVERIFY(session);
    const auto unknown = session->execute("no-such-command", {}, enough);
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, QmpError::Kind::Refused);
    QVERIFY(unknown.error().text.contains("no-such-command"));
    QCOMPARE(session->monitor("bogus", enough).error().kind, QmpError::Kind::Refused);
    QVERIFY(session->monitor("info status", enough)->contains("running"));
    QCOMPARE(session->sendBreak("nothere", enough).error().kind, QmpError::Kind::Refused);
    QVERIFY(session->sendBreak("serial0", enough));
}

void QemuMonitorTest::debugStubComesLate()
{
    auto session = connected();
    QVERIFY(session);
    const QString stub = m_folder.filePath(u"stub"_s);
    QVERIFY(session->startDebugStub(stub.toStdString(), enough));
    QVERIFY(QFileInfo::exists(stub));
    QCOMPARE(session->startDebugStub(m_folder.filePath(u"no/such/folder"_s).toStdString(), enough)
                 .error()
                 .kind,
             QmpError::Kind::Refused);
    QCOMPARE(session->status(enough).value_or(""), std::string("running"));
}

void QemuMonitorTest::devicesGo()
{
    auto session = connected();
    QVERIFY(session);
    const auto missing = session->execute("device_del", R"({"id":"nothere"})", enough);
    QCOMPARE(missing.error().kind, QmpError::Kind::Refused);
    // Without a guest system nobody answers the request; that it was taken is what is seen.
    const auto asked = session->execute("device_del", R"({"id":"rng0"})", enough);
    QVERIFY2(asked || asked.error().kind == QmpError::Kind::Refused,
             asked ? "" : asked.error().text.c_str());
    QVERIFY(!session->isClosed());
}

void QemuMonitorTest::quits()
{
    auto session = connected();
    QVERIFY(session);
    QVERIFY(session->execute("quit", {}, enough));
    QVERIFY(session->waitFor({"SHUTDOWN"}, enough));
    QVERIFY(m_qemu.waitForFinished());
    const auto after = session->status(enough);
    QCOMPARE(after.error().kind, QmpError::Kind::Closed);
    QVERIFY(session->isClosed());
}

QTEST_GUILESS_MAIN(QemuMonitorTest)
#include "tst_qemumonitor.moc"
