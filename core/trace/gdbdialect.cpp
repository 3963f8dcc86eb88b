// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/dialect.h"
#include "core/trace/signalcrash.h"
#include "core/trace/textcursor.h"
#include "core/trace/threadcollector.h"
#include "core/trace/userframe.h"

#include <algorithm>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;

namespace {

/// "Thread 3 (Thread 0x7f.. (LWP 42) "name"):", "Thread 2 (LWP 9):", "Thread 1 (Thread 1.1 (CPU#0 [running])):".
std::optional<DumpThread> parseGdbThread(std::string_view line)
{
    std::string_view rest = trimmed(line);
    if (!take(rest, "Thread ")) {
        return std::nullopt;
    }
    const auto number = Scan::number<int>(takeWhile(rest, isDigit));
    if (!number || !take(rest, " (") || !rest.ends_with(":")) {
        return std::nullopt;
    }
    DumpThread thread{.number = *number,
                      .tid = -1,
                      .name = {},
                      .state = {},
                      .crashed = false,
                      .frames = {},
                      .start = 0,
                      .end = 0};
    for (const std::string_view word : {"LWP ", "process ", "Thread "}) {
        const std::size_t at = rest.find(word);
        if (at != std::string_view::npos) {
            std::string_view digits = rest.substr(at + word.size());
            const auto tid = Scan::number<qint64>(takeWhile(digits, isDigit));
            if (tid && !digits.starts_with("x") && !digits.starts_with(".")) {
                thread.tid = *tid;
                break;
            }
        }
    }
    const std::size_t open = rest.find('"');
    const std::size_t close = rest.rfind('"');
    if (open != std::string_view::npos && close > open) {
        thread.name = text(rest.substr(open + 1, close - open - 1));
    } else if (const std::size_t cpu = rest.find("(CPU#"); cpu != std::string_view::npos) {
        thread.name = text(rest.substr(cpu + 1, rest.find(')', cpu) - cpu - 1));
    }
    return thread;
}

class GdbDialect final : public Dialect
{
public:
    [[nodiscard]] std::string name() const override
    {
        return "gdb";
    }

    [[nodiscard]] std::vector<std::string> triggers() const override
    {
        return {"#0  ", "Thread 1 ("};
    }

    void read(const CleanText &cleaned, TextReports &out) const override;
};

/// True for a line that goes on with the frame before it: arguments wrapped by gdb.
bool continuesFrame(const CleanLine &line)
{
    return line.text.size() > 4 && isBlank(line.text.front()) && isBlank(line.text[1])
        && !trimmed(line.text).starts_with("#") && !trimmed(line.text).empty();
}

void GdbDialect::read(const CleanText &cleaned, TextReports &out) const
{
    const std::size_t firstThread = out.threads.size();
    ThreadCollector collector(out);
    const std::vector<CleanLine> &lines = cleaned.lines();
    qint64 current = -1; // "[Current thread is 1 (LWP 42)]"
    int currentNumber = -1;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view bare = trimmed(lines[i].text);
        if (bare.empty()) {
            collector.close();
            continue;
        }
        if (auto thread = parseGdbThread(bare)) {
            collector.announce(std::move(*thread));
            continue;
        }
        std::string_view rest = bare;
        if (take(rest, "[Current thread is ") || take(rest, "[Switching to thread ")) {
            currentNumber = number<int>(takeWhile(rest, isDigit)).value_or(-1);
            const std::size_t lwp = rest.find("LWP ");
            if (lwp != std::string_view::npos) {
                rest = rest.substr(lwp + 4);
                current = number<qint64>(takeWhile(rest, isDigit)).value_or(-1);
            }
            continue;
        }
        if (bare.front() != '#' || (!collector.isOpen() && !bare.starts_with("#0  "))) {
            continue;
        }
        std::string joined(bare);
        std::size_t last = i;
        while (
            last + 1 < lines.size() && last < i + 40 && continuesFrame(lines[last + 1])
            && joined.find(" at ", joined.rfind(')') == std::string::npos ? 0 : joined.rfind(')'))
                == std::string::npos) {
            ++last;
            joined += ' ';
            joined += trimmed(lines[last].text);
        }
        auto frame =
            parseDrgnFrame(bare) ? std::nullopt : parseGdbFrame(joined); // drgn looks much alike
        if (!frame) {
            frame = parseDrgnFrame(bare) ? std::nullopt : parseGdbFrame(bare);
            last = i;
        }
        if (frame && (frame->number > 0 || bare.starts_with("#0  "))) {
            collector.add(std::move(*frame), lines[i]);
            i = last;
        }
    }
    collector.close();
    for (std::size_t i = firstThread; i < out.threads.size(); ++i) {
        DumpThread &thread = out.threads[i];
        const bool handler = std::ranges::any_of(thread.frames, [](const Frame &frame) {
            return frame.func == "<signal handler called>"_L1;
        });
        thread.crashed = handler || (current >= 0 && thread.tid == current)
            || (currentNumber > 0 && thread.number == currentNumber);
    }
    addSignalCrashes(cleaned, firstThread, out);
}

} // namespace

std::unique_ptr<Dialect> makeGdbDialect()
{
    return std::make_unique<GdbDialect>();
}

} // namespace Casebook
