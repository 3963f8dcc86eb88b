// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens a large console log in the real view and prints what a person would feel: time to the first
// screen, to the end, to a hit far away, and the memory above an idle window.
// First from the file itself, then from the chunks of a workspace it was imported into.
//   bench_logview [FILE | SIZE_MB]      without a FILE a log is made (default 1024 MB) and removed

#include "app/widgets/filelinesource.h"
#include "app/widgets/logpanel.h"
#include "app/widgets/logview.h"
#include "app/widgets/workspacelogsource.h"
#include "core/base/clock.h"
#include "core/base/jobrunner.h"
#include "core/workspace/workspace.h"

#include <QApplication>
#include <QDir>
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

/// Forgets the peak of before, so that VmHWM tells of what follows (Linux, proc(5): clear_refs 5).
void resetPeak()
{
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly)) {
        file.write("5");
    }
}

/// Waits until the line the view stands on is there, and paints it.
void showCurrent(LogPanel &panel)
{
    waitUntil([view = panel.view()] { return !view->currentLineDescription().isEmpty(); });
    panel.view()->repaint();
    panel.grab();
}

void print(const char *where, const char *what, qint64 value)
{
    std::printf("%s_%s %lld\n", where, what, static_cast<long long>(value));
}

/// Jumps, finds and drags through the log \a panel shows, and prints the times. False: a hit is missing.
bool walk(LogPanel &panel, const char *where, bool hasNeedle)
{
    LogView *view = panel.view();
    const qint64 lines = view->source()->lineCount();
    print(where, "lines", lines);
    QElapsedTimer clock;
    for (const auto &[name, line] :
         {std::pair{"to_end_ms", lines - 1}, std::pair{"to_middle_ms", lines / 2}}) {
        clock.start();
        view->revealLine(line);
        showCurrent(panel);
        print(where, name, clock.elapsed());
    }
    for (const bool matchCase : {true, false}) {
        view->revealLine(0);
        bool ended = false;
        const auto connection =
            QObject::connect(view, &LogView::findFinished, view, [&ended] { ended = true; });
        view->setFindQuery({.text = u"BUG: the needle"_s, .matchCase = matchCase});
        clock.restart();
        view->find(false);
        waitUntil([&ended] { return ended; });
        print(where, matchCase ? "find_case_ms" : "find_fold_ms", clock.elapsed());
        QObject::disconnect(connection);
        if (hasNeedle && view->currentLine() != lines - 1) {
            std::fprintf(stderr, "the needle was not found\n");
            return false;
        }
    }
    // Through the whole log in big steps, as somebody who drags the scroll bar.
    constexpr int stops = 200;
    clock.restart();
    for (int i = 0; i < stops; ++i) {
        view->revealLine(lines / stops * i);
        waitUntil([view] { return !view->currentLineDescription().isEmpty(); });
        view->repaint();
    }
    print(where, "drag_stop_ms", clock.elapsed() / stops);
    return true;
}

bool measureFile(const QString &path, bool hasNeedle, JobRunner &runner)
{
    LogPanel panel;
    panel.resize(1000, 800);
    panel.show();
    panel.grab();
    resetPeak();
    const qint64 idle = statusKiB("VmRSS:");
    QElapsedTimer clock;
    clock.start();
    panel.openFile(path, runner);
    showCurrent(panel);
    print("file", "first_screen_ms", clock.elapsed());
    waitUntil([&panel] { return panel.view()->source()->isComplete(); });
    print("file", "counted_ms", clock.elapsed());
    if (!walk(panel, "file", hasNeedle)) {
        return false;
    }
    print("file", "peak_above_idle_kib", statusKiB("VmHWM:") - idle);
    return true;
}

bool measureStored(const QString &path, const QString &workspacePath, bool hasNeedle,
                   JobRunner &runner)
{
    const SystemClock wallClock;
    JobContext context;
    Result<OpenedWorkspace> opened = Workspace::open(workspacePath, {.create = true}, context);
    if (!opened) {
        std::fprintf(stderr, "cannot make a workspace\n");
        return false;
    }
    Workspace workspace(std::move(*opened), runner, wallClock);
    resetPeak();
    qint64 idle = statusKiB("VmRSS:");
    QElapsedTimer clock;
    clock.start();
    const Result<LogId> log = workspace.importLog(path, {}).wait();
    if (!log) {
        std::fprintf(stderr, "the log was not stored\n");
        return false;
    }
    print("stored", "import_ms", clock.elapsed());
    print("stored", "import_peak_above_idle_kib", statusKiB("VmHWM:") - idle);
    qint64 size = 0;
    for (const QFileInfo &info :
         QDir(QFileInfo(workspacePath).path()).entryInfoList({u"w.casebook*"_s}, QDir::Files)) {
        size += info.size();
    }
    print("stored", "file_bytes", size);

    LogPanel panel;
    panel.resize(1000, 800);
    panel.show();
    panel.grab();
    resetPeak();
    idle = statusKiB("VmRSS:");
    clock.restart();
    panel.setSource(std::make_unique<WorkspaceLogSource>(workspace, *log), u"console.log"_s);
    showCurrent(panel);
    print("stored", "first_screen_ms", clock.elapsed());
    if (!walk(panel, "stored", hasNeedle)) {
        return false;
    }
    print("stored", "peak_above_idle_kib", statusKiB("VmHWM:") - idle);
    panel.close();
    return true;
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
    std::printf("log_bytes %lld\n", static_cast<long long>(QFileInfo(path).size()));
    const bool whole = measureFile(path, isSize, runner)
        && measureStored(path, folder.filePath(u"w.casebook"_s), isSize, runner);
    return whole ? 0 : 1;
}
