// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "guest.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTest>

namespace Casebook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A guest under TCG beside a full test run is slow, not stuck.
constexpr int patience = 120'000;
constexpr auto monitorPatience = std::chrono::milliseconds(patience);

QString kernelFolder()
{
    return QStringLiteral(CASEBOOK_SOURCE_DIR "/build/guest");
}

/// Programs of administrators are not in every PATH.
QString program(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return !found.isEmpty() ? found
                            : QStandardPaths::findExecutable(name, {u"/usr/sbin"_s, u"/sbin"_s});
}

bool run(const QString &name, const QStringList &arguments, const QString &folder,
         const QByteArray &input = {}, const QString &output = {})
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    if (!output.isEmpty()) {
        process.setStandardOutputFile(output);
    }
    process.start(program(name), arguments);
    process.write(input);
    process.closeWriteChannel();
    return process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0;
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

constexpr const char *prelude = "#!/bin/busybox sh\n"
                                "/bin/busybox --install -s /bin\n"
                                "mount -t proc proc /proc\n"
                                "mount -t sysfs sys /sys\n"
                                "mount -t devtmpfs dev /dev\n"
                                "insmod /loop.ko\n";

} // namespace

Guest::Guest()
    : m_folder(QDir::tempPath() + u"/cbguest-XXXXXX"_s)
{
}

Guest::~Guest()
{
    m_monitor.reset();
    if (m_qemu.state() != QProcess::NotRunning) {
        m_qemu.kill();
        m_qemu.waitForFinished(patience);
    }
}

QString Guest::missing()
{
    for (const QString &name : {u"qemu-system-x86_64"_s, u"busybox"_s, u"mke2fs"_s}) {
        if (program(name).isEmpty()) {
            return name + u" is not installed"_s;
        }
    }
    for (const QString &name : {u"vmlinuz"_s, u"loop.ko"_s}) {
        if (!QFileInfo::exists(kernelFolder() + u'/' + name)) {
            return u"build/guest/%1 is not there; packaging/test.sh fetches it"_s.arg(name);
        }
    }
    return {};
}

QString Guest::path(const QString &name) const
{
    return m_folder.filePath(name);
}

bool Guest::makeInitramfs(const QByteArray &script)
{
    const QDir root(path(u"root"_s));
    for (const QString &name : {u"bin"_s, u"proc"_s, u"sys"_s, u"dev"_s, u"mnt"_s}) {
        if (!root.mkpath(name)) {
            return false;
        }
    }
    QFile image(root.filePath(u"disk.img"_s));
    const QString busybox = QFileInfo(program(u"busybox"_s)).canonicalFilePath();
    const bool made = QFile::copy(busybox, root.filePath(u"bin/busybox"_s))
        && QFile::copy(kernelFolder() + u"/loop.ko"_s, root.filePath(u"loop.ko"_s))
        && image.open(QIODevice::WriteOnly) && image.resize(1 << 20)
        && run(u"mke2fs"_s,
               {u"-q"_s, u"-F"_s, u"-t"_s, u"ext4"_s, u"-O"_s, u"^has_journal"_s, image.fileName()},
               root.path());
    QByteArray names = "bin\nbin/busybox\nproc\nsys\ndev\nmnt\nloop.ko\ndisk.img\n";
    if (made && !script.isEmpty()) {
        const QString init = root.filePath(u"init"_s);
        if (!write(init, prelude + script)
            || !QFile::setPermissions(init, QFile::ReadOwner | QFile::ExeOwner)) {
            return false;
        }
        names += "init\n";
    }
    return made
        && run(u"busybox"_s, {u"cpio"_s, u"-o"_s, u"-H"_s, u"newc"_s}, root.path(), names,
               path(u"initramfs"_s));
}

bool Guest::start(const QByteArray &script, const QString &words)
{
    if (!makeInitramfs(script)) {
        return false;
    }
    m_qemu.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_qemu.start(program(u"qemu-system-x86_64"_s),
                 {u"-nodefaults"_s,
                  u"-no-user-config"_s,
                  u"-display"_s,
                  u"none"_s,
                  u"-machine"_s,
                  u"q35,accel=tcg"_s,
                  u"-m"_s,
                  u"256"_s,
                  u"-smp"_s,
                  u"2"_s,
                  u"-no-reboot"_s,
                  u"-kernel"_s,
                  kernelFolder() + u"/vmlinuz"_s,
                  u"-initrd"_s,
                  path(u"initramfs"_s),
                  u"-append"_s,
                  u"console=ttyS0 loglevel=7 "_s + words,
                  u"-chardev"_s,
                  u"socket,id=serial0,path=%1,server=on,wait=off,logfile=%2"_s.arg(
                      path(u"serial"_s), path(u"console"_s)),
                  u"-serial"_s,
                  u"chardev:serial0"_s,
                  u"-qmp"_s,
                  u"unix:%1,server=on,wait=off"_s.arg(path(u"monitor"_s))});
    if (!m_qemu.waitForStarted()) {
        return false;
    }
    return QTest::qWaitFor(
        [this] {
            auto session = Supervisor::QmpSession::connect(path(u"monitor"_s).toStdString(), 5s);
            if (session) {
                m_monitor.emplace(std::move(*session));
            }
            return m_monitor.has_value();
        },
        patience);
}

QByteArray Guest::console() const
{
    QFile file(path(u"console"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool Guest::waitForConsole(const QByteArray &text, qsizetype from, int milliseconds)
{
    return QTest::qWaitFor([&] { return console().indexOf(text, from) >= 0; }, milliseconds);
}

Supervisor::GuestDoors Guest::doors() const
{
    return {.monitor = path(u"monitor"_s).toStdString(),
            .serial = path(u"serial"_s).toStdString(),
            .chardev = "serial0",
            .console = path(u"console"_s).toStdString()};
}

bool Guest::waitForEnd()
{
    return QTest::qWaitFor([this] { return m_qemu.state() == QProcess::NotRunning; }, patience);
}

} // namespace Casebook
