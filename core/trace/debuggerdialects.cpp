// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/dialect.h"
#include "core/trace/kernelframe.h"
#include "core/trace/signalcrash.h"
#include "core/trace/textcursor.h"
#include "core/trace/threadcollector.h"
#include "core/trace/userframe.h"

#include <algorithm>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;

namespace {

using FrameParser = std::optional<NumberedFrame> (*)(std::string_view);

/// A dialect whose threads begin with a line of their own and whose frames one parser reads.
class SimpleDialect : public Dialect
{
public:
    SimpleDialect(std::string name, std::vector<std::string> triggers, FrameParser parser)
        : m_name(std::move(name))
        , m_triggers(std::move(triggers))
        , m_parser(parser)
    {
    }

    [[nodiscard]] std::string name() const override
    {
        return m_name;
    }

    [[nodiscard]] std::vector<std::string> triggers() const override
    {
        return m_triggers;
    }

    void read(const CleanText &cleaned, TextReports &out) const override
    {
        const std::size_t firstThread = out.threads.size();
        ThreadCollector collector(out);
        bool inside = false;
        for (const CleanLine &line : cleaned.lines()) {
            const std::string_view bare = trimmed(line.text);
            if (auto thread = threadOf(bare)) {
                collector.announce(std::move(*thread));
                inside = true;
                continue;
            }
            if (bare.empty() || !inside) {
                inside = inside && (keepsBlankLines() || !bare.empty());
                continue;
            }
            if (auto frame = m_parser(line.text)) {
                collector.add(std::move(*frame), line);
            }
        }
        collector.close();
        addSignalCrashes(cleaned, firstThread, out);
    }

protected:
    [[nodiscard]] virtual std::optional<DumpThread> threadOf(std::string_view line) const = 0;

    [[nodiscard]] virtual bool keepsBlankLines() const
    {
        return false;
    }

private:
    std::string m_name;
    std::vector<std::string> m_triggers;
    FrameParser m_parser;
};

class LldbDialect final : public SimpleDialect
{
public:
    LldbDialect()
        : SimpleDialect("lldb", {"thread #1", "frame #0: "}, parseLldbFrame)
    {
    }

protected:
    [[nodiscard]] std::optional<DumpThread> threadOf(std::string_view line) const override
    {
        DumpThread thread;
        thread.crashed = take(line, "* ");
        if (!take(line, "thread #")) {
            return std::nullopt;
        }
        thread.number = number<int>(takeWhile(line, isDigit)).value_or(-1);
        const std::size_t name = line.find("name = '");
        if (name != std::string_view::npos) {
            thread.name = text(line.substr(name + 8, line.find('\'', name + 8) - name - 8));
        }
        const std::size_t tid = line.find("tid = ");
        if (tid != std::string_view::npos) {
            std::string_view digits = line.substr(tid + 6);
            const bool hex = take(digits, "0x");
            thread.tid = number<qint64>(takeWhile(digits, isHex), hex ? 16 : 10).value_or(-1);
        }
        return thread;
    }
};

class CoredumpDialect final : public SimpleDialect
{
public:
    CoredumpDialect()
        : SimpleDialect("systemd-coredump", {"Stack trace of thread "}, parseCoredumpFrame)
    {
    }

protected:
    [[nodiscard]] std::optional<DumpThread> threadOf(std::string_view line) const override
    {
        if (!take(line, "Stack trace of thread ")) {
            return std::nullopt;
        }
        DumpThread thread;
        thread.tid = number<qint64>(takeWhile(line, isDigit)).value_or(-1);
        return thread;
    }
};

/// crash(8): "PID: 9 TASK: H CPU: 0 COMMAND: "x"".
class CrashToolDialect final : public SimpleDialect
{
public:
    CrashToolDialect()
        : SimpleDialect("crash", {"COMMAND: \""}, parseCrashToolFrame)
    {
    }

protected:
    [[nodiscard]] std::optional<DumpThread> threadOf(std::string_view line) const override
    {
        const std::size_t command = line.find("COMMAND: \"");
        if (!take(line, "PID:") || command == std::string_view::npos) {
            return std::nullopt;
        }
        skipBlanks(line);
        DumpThread thread;
        thread.tid = number<qint64>(takeWhile(line, isDigit)).value_or(-1);
        const std::size_t at = line.find("COMMAND: \"") + 10;
        thread.name = text(line.substr(at, line.find('"', at) - at));
        return thread;
    }
};

/// drgn: "105 abba_first", then "#0  func (file.c:1:2)".
class DrgnDialect final : public Dialect
{
public:
    [[nodiscard]] std::string name() const override
    {
        return "drgn";
    }

    [[nodiscard]] std::vector<std::string> triggers() const override
    {
        return {"#0  "};
    }

    void read(const CleanText &cleaned, TextReports &out) const override
    {
        ThreadCollector collector(out);
        std::string_view before;
        for (const CleanLine &line : cleaned.lines()) {
            const std::string_view bare = trimmed(line.text);
            const auto frame = bare.starts_with("#") && !parseGdbFrameIsBetter(bare)
                ? parseDrgnFrame(bare)
                : std::nullopt;
            if (!frame) {
                if (!bare.starts_with("#")) {
                    collector.close();
                    before = bare;
                }
                continue;
            }
            if (frame->number == 0) {
                DumpThread thread;
                std::string_view rest = before;
                const auto tid = number<qint64>(takeWhile(rest, isDigit));
                if (tid && rest.starts_with(" ")) {
                    thread.tid = *tid;
                    thread.name = text(trimmed(rest));
                }
                collector.announce(std::move(thread));
            }
            collector.add(*frame, line);
        }
        collector.close();
    }

private:
    /// A bracket that holds no "file:line" is an argument list, as gdb prints.
    static bool parseGdbFrameIsBetter(std::string_view line)
    {
        return line.find(" at ") != std::string_view::npos
            || line.find(" in ") != std::string_view::npos;
    }
};

/// /proc/PID/stack: "[<0>] foo+0x1/0x2", nothing else around.
class ProcStackDialect final : public Dialect
{
public:
    [[nodiscard]] std::string name() const override
    {
        return "proc-stack";
    }

    [[nodiscard]] std::vector<std::string> triggers() const override
    {
        return {"[<0>] "};
    }

    void read(const CleanText &cleaned, TextReports &out) const override
    {
        std::optional<DumpThread> thread;
        const auto close = [&thread, &out] {
            if (thread) {
                out.threads.push_back(std::move(*thread));
                thread.reset();
            }
        };
        for (const CleanLine &line : cleaned.lines()) {
            const std::string_view bare = trimmed(line.text);
            if (!bare.starts_with("[<0>] ")) {
                close();
                continue;
            }
            for (Frame &frame : parseKernelFrames(bare, false)) {
                if (!thread) {
                    thread = DumpThread{};
                    thread->start = line.offset;
                }
                frame.sourceOffset = line.offset;
                thread->frames.push_back(std::move(frame));
                thread->end = line.end;
            }
        }
        close();
    }
};

} // namespace

std::unique_ptr<Dialect> makeLldbDialect()
{
    return std::make_unique<LldbDialect>();
}

std::unique_ptr<Dialect> makeCoredumpDialect()
{
    return std::make_unique<CoredumpDialect>();
}

std::unique_ptr<Dialect> makeCrashToolDialect()
{
    return std::make_unique<CrashToolDialect>();
}

std::unique_ptr<Dialect> makeDrgnDialect()
{
    return std::make_unique<DrgnDialect>();
}

std::unique_ptr<Dialect> makeKernelStackDialect()
{
    return std::make_unique<ProcStackDialect>();
}

} // namespace Casebook
