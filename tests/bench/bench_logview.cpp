// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens a large console log in the real view and prints what a person would feel: time to the first
// screen, to the end, to a hit far away, and the memory above an idle window.
//   bench_logview [FILE | SIZE_MB]      without a FILE a log is made (default 1024 MB) and removed

#include "app/widgets/filelinesource.h"
#include "app/widgets/logpanel.h"
#include "app/widgets/logview.h"
#include "core/base/jobrunner.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimer>

#include <array>
#include <cstdio>
#include <random>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

/// Kernel-like lines of many lengths and forms, the same for every run.
bool makeLog(const QString &path, qint64 bytes)
{
    static const std::array<const char *, 8> forms{
        "[%5u.%06u] usb 1-%u: new high-speed USB device number %u using xhci_hcd\n",
        "[%5u.%06u] CPU: %u PID: %u Comm: kworker/%u:1 Not tainted 6.12.0 #1\n",
        "[%5u.%06u]  ? __mutex_lock+0x%x/0x%x kernel/locking/mutex.c:%u\n",
        "[%5u.%06u] \x1b[1;33mWARNING\x1b[0m: at lib/list_debug.c:%u list_del+0x%x/0x%x\n",
        "[%5u.%06u] RIP: 0010:native_safe_halt+0x%x/0x%x Code: %08x 00 48 8b 04 25\n",
        "[%5u.%06u] audit: type=1400 audit(%u.%u:%u): avc: denied { read } for pid=7\r\n",
        "[%5u.%06u] EXT4-fs (vda%u): mounted filesystem %08x r/w, quota mode: none %u\n",
        "[%5u.%06u] \xe4\xb8\xad\xe6\x96\x87 %u %u %u\n"};
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return false;
    }
    std::mt19937 random(1);
    QByteArray block;
    std::array<char, 512> line{};
    unsigned tick = 0;
    for (qint64 done = 0; done < bytes;) {
        block.clear();
        while (block.size() < 4 * 1024 * 1024) {
            ++tick;
            const size_t form = random() % forms.size();
            const int length = std::snprintf(line.data(), line.size(), forms.at(form), tick / 1000,
                                             tick % 1000, static_cast<unsigned>(random() % 4096),
                                             static_cast<unsigned>(random() % 65536),
                                             static_cast<unsigned>(random() % 3000));
            block.append(line.data(), length);
        }
        if (file.write(block) != block.size()) {
            return false;
        }
        done += block.size();
    }
    return file.write("[99999.000000] BUG: the needle at the very end\n") > 0;
}

qint64 statusKiB(const char *name)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const QByteArray text = file.readAll();
    const qsizetype at = text.indexOf(name);
    return at < 0
        ? 0
        : text.mid(at + qsizetype(qstrlen(name)), 20).simplified().split(' ').at(0).toLongLong();
}

template<class Done>
void waitUntil(Done done)
{
    while (!done()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QTemporaryDir folder;
    QString path = argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"1024"_s;
    bool isSize = false;
    const qint64 megabytes = path.toLongLong(&isSize);
    if (isSize) {
        path = folder.filePath(u"console.log"_s);
        if (!makeLog(path, megabytes * 1024 * 1024)) {
            std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
            return 1;
        }
    }
    JobRunner runner;
    LogPanel panel;
    panel.resize(1000, 800);
    panel.show();
    QCoreApplication::processEvents();
    panel.grab();
    const qint64 idle = statusKiB("VmRSS:");

    QElapsedTimer clock;
    clock.start();
    panel.openFile(path, runner);
    LogView *view = panel.view();
    waitUntil([view] { return !view->currentLineDescription().isEmpty(); });
    view->repaint();
    panel.grab();
    const qint64 firstScreen = clock.elapsed();

    waitUntil([view] { return view->source()->isComplete(); });
    const qint64 counted = clock.elapsed();

    clock.restart();
    view->revealLine(view->source()->lineCount() - 1);
    waitUntil([view] { return !view->currentLineDescription().isEmpty(); });
    panel.grab();
    const qint64 toEnd = clock.elapsed();

    clock.restart();
    view->revealLine(view->source()->lineCount() / 2);
    waitUntil([view] { return !view->currentLineDescription().isEmpty(); });
    panel.grab();
    const qint64 toMiddle = clock.elapsed();

    view->revealLine(0);
    std::array<qint64, 2> find{};
    for (const bool matchCase : {true, false}) {
        view->revealLine(0);
        bool ended = false;
        const auto connection =
            QObject::connect(view, &LogView::findFinished, view, [&ended] { ended = true; });
        view->setFindQuery({.text = u"BUG: the needle"_s, .matchCase = matchCase});
        clock.restart();
        view->find(false);
        waitUntil([&ended] { return ended; });
        find[matchCase ? 0 : 1] = clock.elapsed();
        QObject::disconnect(connection);
        if (isSize && view->currentLine() != view->source()->lineCount() - 1) {
            std::fprintf(stderr, "the needle was not found\n");
            return 1;
        }
    }

    // Through the whole log page by page in big steps, as somebody who drags the scroll bar.
    clock.restart();
    constexpr int stops = 200;
    for (int i = 0; i < stops; ++i) {
        view->revealLine(view->source()->lineCount() / stops * i);
        waitUntil([view] { return !view->currentLineDescription().isEmpty(); });
        view->repaint();
    }
    const qint64 stop = clock.elapsed() / stops;
    const qint64 peak = statusKiB("VmHWM:");
    const qint64 size = QFileInfo(path).size();
    std::printf("log_bytes %lld\nlines %lld\nfirst_screen_ms %lld\ncounted_ms %lld\n"
                "to_end_ms %lld\nto_middle_ms %lld\nfind_case_ms %lld\nfind_fold_ms %lld\n"
                "drag_stop_ms %lld\nidle_kib %lld\npeak_above_idle_kib %lld\n",
                static_cast<long long>(size), static_cast<long long>(view->source()->lineCount()),
                static_cast<long long>(firstScreen), static_cast<long long>(counted),
                static_cast<long long>(toEnd), static_cast<long long>(toMiddle),
                static_cast<long long>(find[0]), static_cast<long long>(find[1]),
                static_cast<long long>(stop), static_cast<long long>(idle),
                static_cast<long long>(peak - idle));
    return 0;
}
