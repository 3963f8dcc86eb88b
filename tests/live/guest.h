// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/guestcapture.h"
#include "core/run/supervisor/qmp.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <optional>

namespace Casebook {

/// A real guest for tests: Debian's kernel as packaging/test.sh fetches it (build/guest), an initramfs of busybox, an ext4 image
/// and a script, under TCG. Its console is a file, its serial line and its monitor are sockets. Ends with the object.
class Guest final
{
public:
    Guest();
    Guest(const Guest &) = delete;
    Guest &operator=(const Guest &) = delete;
    Guest(Guest &&) = delete;
    Guest &operator=(Guest &&) = delete;
    ~Guest();

    /// Why no guest can be started here; empty: it can.
    static QString missing();

    /// Boots. The guest runs \a script when /proc, /sys and /dev are there, with the image at /disk.img and the loop driver loaded;
    /// without a script there is nothing to run. \a words go behind the kernel's command line.
    bool start(const QByteArray &script, const QString &words = {});

    /// Waits for \a text on the console, from \a from on.
    bool waitForConsole(const QByteArray &text, qsizetype from = 0, int milliseconds = 120'000);
    [[nodiscard]] QByteArray console() const;

    /// Ends the session with the monitor: QEMU talks to one at a time.
    void leave()
    {
        m_monitor.reset();
    }

    [[nodiscard]] Supervisor::GuestDoors doors() const;
    bool waitForEnd();

    [[nodiscard]] Supervisor::QmpSession &monitor()
    {
        return *m_monitor;
    }

private:
    [[nodiscard]] QString path(const QString &name) const;
    bool makeInitramfs(const QByteArray &script);

    QTemporaryDir m_folder;
    QProcess m_qemu;
    std::optional<Supervisor::QmpSession> m_monitor;
};

} // namespace Casebook
