// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/signalcrash.h"

#include "core/trace/textcursor.h"
#include "core/trace/usefulness.h"

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::string_view, 8> deadly{"ABRT", "SEGV", "BUS",  "FPE",
                                                 "ILL",  "SYS",  "TRAP", "IOT"};

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

QString linesOf(const CleanText &cleaned, qint64 start, qint64 end)
{
    QString joined;
    for (const CleanLine &line : cleaned.lines()) {
        if (line.offset >= start && line.offset < end) {
            joined += text(line.text) + u'\n';
        }
    }
    return joined;
}

/// The thread the signal at \a offset hit; null: none is told.
const DumpThread *threadHit(const TextReports &out, std::size_t first, qint64 offset)
{
    const DumpThread *next = nullptr;
    for (std::size_t i = first; i < out.threads.size(); ++i) {
        const DumpThread &thread = out.threads[i];
        if (thread.end <= offset || thread.frames.empty()) {
            continue;
        }
        if (thread.crashed) {
            return &thread;
        }
        next = next == nullptr ? &thread : next;
    }
    return next;
}

} // namespace

std::optional<QString> parseDeadlySignal(std::string_view line)
{
    static constexpr std::array<std::string_view, 4> words{" received signal SIG",
                                                           " terminated with signal SIG",
                                                           "stop reason = signal SIG", "Signal: "};
    for (const std::string_view word : words) {
        const std::size_t at = line.find(word);
        if (at == std::string_view::npos) {
            continue;
        }
        std::string_view rest = line.substr(at + word.size());
        if (word == words.back()) { // coredumpctl: "Signal: 6 (ABRT)"
            takeWhile(rest, isDigit);
            if (!take(rest, " (")) {
                continue;
            }
            take(rest, "SIG");
        }
        const std::string_view name = takeWhile(rest, isUpper);
        if (std::ranges::contains(deadly, name)) {
            return u"SIG"_s + text(name);
        }
    }
    return std::nullopt;
}

void addSignalCrashes(const CleanText &cleaned, std::size_t firstThread, TextReports &out)
{
    const DumpThread *last = nullptr;
    for (const CleanLine &line : cleaned.lines()) {
        const auto signal = parseDeadlySignal(line.text);
        const DumpThread *hit = signal ? threadHit(out, firstThread, line.offset) : nullptr;
        if (hit == nullptr || hit == last) {
            continue;
        }
        last = hit;
        CrashReport crash;
        crash.kind = u"signal"_s;
        crash.type = *signal;
        const int telling = tellingFrame(hit->frames);
        crash.culprit =
            telling < 0 ? QString() : hit->frames[static_cast<std::size_t>(telling)].func;
        crash.title = crash.culprit.isEmpty() ? *signal : *signal + " in "_L1 + crash.culprit;
        crash.start = line.offset;
        crash.end = std::max(line.end, hit->end);
        crash.text =
            text(line.text) + u'\n' + linesOf(cleaned, std::max(hit->start, line.end), hit->end);
        crash.traces.push_back({.role = TraceRole::Crash,
                                .roleText = text(line.text),
                                .task = TaskRef{.comm = hit->name, .pid = hit->tid, .state = {}},
                                .cpu = -1,
                                .frames = hit->frames,
                                .start = hit->start,
                                .end = hit->end});
        out.crashes.push_back(std::move(crash));
    }
}

} // namespace Casebook
