// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/reports.h"

#include "core/trace/dialect.h"
#include "core/trace/literalsearch.h"
#include "core/trace/lockgraph.h"
#include "core/trace/lockwaits.h"

#include <algorithm>

namespace Casebook {

namespace {

/// What is read around a trigger: what stands before a header may belong to it (task lines, "cut here"), and a
/// report with its lock list and the stacks of all CPUs is long.
constexpr std::size_t bytesBefore = 16UZ * 1024;
constexpr std::size_t bytesBehind = 192UZ * 1024;
/// Windows grow no further; dense text is read piece by piece.
constexpr std::size_t windowLimit = 8UZ * 1024 * 1024;

const LiteralSearch &triggerSearch()
{
    static const LiteralSearch search = [] {
        std::vector<std::string> literals;
        for (const auto &dialect : allDialects()) {
            const std::vector<std::string> own = dialect->triggers();
            literals.insert(literals.end(), own.begin(), own.end());
        }
        return LiteralSearch(literals);
    }();
    return search;
}

struct Window
{
    std::size_t start = 0;
    std::size_t end = 0;
};

std::size_t lineStart(std::string_view text, std::size_t at)
{
    const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t lineEnd(std::string_view text, std::size_t at)
{
    const std::size_t next = at >= text.size() ? std::string_view::npos : text.find('\n', at);
    return next == std::string_view::npos ? text.size() : next + 1;
}

/// The next stretch worth reading at or behind \a from; empty at the end of the text.
Window nextWindow(std::string_view text, std::size_t from)
{
    const LiteralSearch &search = triggerSearch();
    std::size_t hit = search.find(text, from);
    if (hit == LiteralSearch::npos) {
        return {.start = text.size(), .end = text.size()};
    }
    Window window;
    window.start = hit > from + bytesBefore ? lineStart(text, hit - bytesBefore) : from;
    while (hit != LiteralSearch::npos) {
        window.end = std::min(text.size(), hit + bytesBehind);
        if (window.end - window.start >= windowLimit) {
            break;
        }
        // The last trigger inside the window moves its end; looking from each hit on finds it.
        const std::size_t next = search.find(text.substr(0, window.end), lineEnd(text, hit));
        hit = next;
    }
    window.end = lineEnd(text, window.end);
    return window;
}

} // namespace

TextReports readReports(QByteArrayView bytes, const QString &name, std::stop_token stop)
{
    TextReports out;
    out.source = name;
    const std::string_view text(bytes.data(), static_cast<std::size_t>(bytes.size()));
    int line = 1; // of counted
    std::size_t counted = 0;
    std::size_t at = 0;
    while (at < text.size() && !stop.stop_requested()) {
        const Window window = nextWindow(text, at);
        if (window.start >= window.end) {
            break;
        }
        const QByteArrayView part = bytes.sliced(static_cast<qsizetype>(window.start),
                                                 static_cast<qsizetype>(window.end - window.start));
        line += static_cast<int>(
            std::count(text.begin() + static_cast<std::ptrdiff_t>(counted),
                       text.begin() + static_cast<std::ptrdiff_t>(window.start), '\n'));
        counted = window.start;
        const CleanText cleaned = LineCleaner::clean(part, static_cast<qint64>(window.start), line);
        for (const auto &dialect : allDialects()) {
            dialect->read(cleaned, out);
        }
        at = window.end;
    }
    std::ranges::stable_sort(out.crashes, {}, &CrashReport::start);
    findWaits(out, bytes);
    LockGraph graph = buildLockGraph(std::span(&out, 1));
    out.edges = std::move(graph.edges);
    out.unknown = std::move(graph.unknown);
    return out;
}

} // namespace Casebook
