// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/usefulness.h"

#include "core/trace/framekey.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <vector>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int bestPoints = 4;

bool isUnknown(const Frame &frame)
{
    return frame.func.isEmpty() || frame.func == "??"_L1;
}

/// 0 … bestPoints: what the frame says of itself.
int pointsOf(const Frame &frame)
{
    const bool hasPlace = !frame.file.isEmpty() && frame.line > 0;
    if (isUnknown(frame)) {
        return frame.module.isEmpty() ? 0 : 1;
    }
    // A kernel's "name+0x1/0x2" finds its line with the image alone.
    if (hasPlace || frame.size >= 0) {
        return bestPoints;
    }
    return frame.module.isEmpty() ? 2 : 3;
}

/// The C and C++ libraries and the loader: how a program waits, copies and ends, never why.
bool isOfCLibrary(const QString &module)
{
    static constexpr std::array names{"libc"_L1, "libpthread"_L1, "libstdc++"_L1,  "libc++"_L1,
                                      "libm"_L1, "linux-vdso"_L1, "linux-gate"_L1, "libgcc_s"_L1,
                                      "ld"_L1,   "ld-linux"_L1,   "ld-musl"_L1};
    const QStringView file = QStringView(module).mid(module.lastIndexOf(u'/') + 1);
    return std::ranges::any_of(names, [file](QLatin1StringView name) {
        return file.startsWith(name) && file.size() > name.size()
            && (file.at(name.size()) == u'.' || file.at(name.size()) == u'-');
    });
}

/// Ways to end a program on purpose, and the names of the same inside the C library.
bool isEnding(const QString &key)
{
    static const QSet<QString> names{u"raise"_s,
                                     u"abort"_s,
                                     u"kill"_s,
                                     u"exit"_s,
                                     u"_exit"_s,
                                     u"__assert_fail"_s,
                                     u"__assert"_s,
                                     u"__assert_fail_base"_s,
                                     u"__pthread_kill_implementation"_s,
                                     u"pthread_kill"_s,
                                     u"__stack_chk_fail"_s,
                                     u"__fortify_fail"_s,
                                     u"__libc_message"_s,
                                     u"malloc_printerr"_s,
                                     u"g_assertion_message"_s,
                                     u"g_assertion_message_expr"_s,
                                     u"g_logv"_s,
                                     u"g_log"_s,
                                     u"std::terminate"_s,
                                     u"__cxa_throw"_s,
                                     u"__verbose_terminate_handler"_s,
                                     u"qFatal"_s,
                                     u"qt_assert"_s,
                                     u"qt_assert_x"_s,
                                     u"qt_message_output"_s,
                                     u"gsignal"_s,
                                     u"error_exit"_s,
                                     u"__pthread_kill_internal"_s,
                                     u"__abort_msg"_s,
                                     u"std::__terminate"_s};
    return names.contains(key) || key.startsWith("__GI_"_L1) || key.startsWith("*__GI_"_L1);
}

bool isRated(const Frame &frame, const QString &key)
{
    return !isEntryKey(key) && key != "main"_L1 && !isEnding(key) && !isOfCLibrary(frame.module);
}

/// Behind the frame of the last signal handler: what is above it is the handler's own work.
std::span<const Frame> belowHandlers(std::span<const Frame> frames)
{
    std::size_t first = 0;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const QString &func = frames[i].func;
        // KCrash::defaultCrashHandler and its like: programs that start their own reporter.
        if (func == "<signal handler called>"_L1
            || func.contains("crashhandler"_L1, Qt::CaseInsensitive)) {
            first = i + 1;
        }
    }
    return frames.subspan(first);
}

/// Frames that are followed by nothing but unknown addresses end the stack.
std::span<const Frame> withoutTail(std::span<const Frame> frames)
{
    while (!frames.empty() && pointsOf(frames.back()) == 0) {
        frames = frames.first(frames.size() - 1);
    }
    return frames;
}

TraceUsefulness wordFor(const TraceRating &rating)
{
    TraceUsefulness word = TraceUsefulness::Useless;
    if (rating.share >= 0.9) {
        word = TraceUsefulness::ReallyUseful;
    } else if (rating.share >= 0.7) {
        word = TraceUsefulness::MayBeUseful;
    } else if (rating.share >= 0.4) {
        word = TraceUsefulness::ProbablyUseless;
    }
    if (rating.rated < 2) {
        return TraceUsefulness::Useless;
    }
    return rating.rated < 3 ? std::min(word, TraceUsefulness::ProbablyUseless) : word;
}

} // namespace

QString traceUsefulnessName(TraceUsefulness usefulness)
{
    switch (usefulness) {
    case TraceUsefulness::Useless:
        return u"Useless"_s;
    case TraceUsefulness::ProbablyUseless:
        return u"ProbablyUseless"_s;
    case TraceUsefulness::MayBeUseful:
        return u"MayBeUseful"_s;
    case TraceUsefulness::ReallyUseful:
        break;
    }
    return u"ReallyUseful"_s;
}

TraceRating rateTrace(std::span<const Frame> frames)
{
    std::span<const Frame> counting = withoutTail(belowHandlers(frames));
    if (!counting.empty() && pointsOf(counting.front()) == 0) {
        counting = counting.subspan(1);
    }
    TraceRating rating;
    std::vector<int> points; // outermost first
    for (auto it = counting.rbegin(); it != counting.rend(); ++it) {
        if (isRated(*it, frameKey(*it))) {
            points.push_back(pointsOf(*it));
            rating.nameless += isUnknown(*it) ? 1 : 0;
        }
    }
    double said = 0.0;
    double best = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto weight = static_cast<double>(i + 1);
        said += weight * points[i];
        best += weight * bestPoints;
    }
    rating.rated = static_cast<int>(points.size());
    rating.share = best > 0.0 ? said / best : 0.0;
    rating.usefulness = wordFor(rating);
    return rating;
}

int tellingFrame(std::span<const Frame> frames)
{
    const std::span<const Frame> counting = belowHandlers(frames);
    const auto found = std::ranges::find_if(counting, [](const Frame &frame) {
        return !isUnknown(frame) && isRated(frame, frameKey(frame));
    });
    return found == counting.end()
        ? -1
        : static_cast<int>(frames.size() - counting.size()
                           + static_cast<std::size_t>(found - counting.begin()));
}

const DumpThread *crashedThread(const TextReports &reports)
{
    const auto found = std::ranges::find_if(reports.threads, &DumpThread::crashed);
    if (found != reports.threads.end()) {
        return &*found;
    }
    return reports.threads.size() == 1 ? &reports.threads.front() : nullptr;
}

} // namespace Casebook
