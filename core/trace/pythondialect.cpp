// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/dialect.h"
#include "core/trace/textcursor.h"

#include <algorithm>
#include <optional>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;

namespace {

/// "File "x.py", line 69, in name"; nothing when \a line is none.
std::optional<Frame> parsePythonFrame(std::string_view line)
{
    std::string_view rest = trimmed(line);
    if (!take(rest, "File \"")) {
        return std::nullopt;
    }
    const std::size_t close = rest.find("\", line ");
    if (close == std::string_view::npos) {
        return std::nullopt;
    }
    Frame frame;
    frame.file = text(rest.substr(0, close));
    rest = rest.substr(close + 8);
    frame.line = number<int>(takeWhile(rest, isDigit)).value_or(-1);
    if (take(rest, ", in ")) {
        frame.func = text(trimmed(rest));
    }
    frame.raw = text(trimmed(line));
    return frame;
}

/// Python's "Traceback (most recent call last):": frames outermost first, then "Kind: message". Of a chain ("During
/// handling of the above exception …") the last is what nobody caught.
class PythonDialect final : public Dialect
{
public:
    [[nodiscard]] std::string name() const override
    {
        return "python";
    }

    [[nodiscard]] std::vector<std::string> triggers() const override
    {
        return {"Traceback (most recent call last)"};
    }

    void read(const CleanText &cleaned, TextReports &out) const override
    {
        std::optional<CrashReport> crash;
        std::optional<Trace> trace; // frames as printed
        for (const CleanLine &line : cleaned.lines()) {
            const std::string_view bare = trimmed(line.text);
            if (bare.ends_with("Traceback (most recent call last):")) {
                if (crash && !chains(*crash)) {
                    close(crash, out);
                }
                crash = crash ? std::move(crash) : CrashReport{.start = line.offset};
                trace = Trace{.roleText = text(bare), .start = line.offset, .end = line.end};
                addLine(*crash, line);
                continue;
            }
            if (!crash) {
                continue;
            }
            if (!trace) { // between the parts of a chain, or behind it
                if (bare.empty() || isChainLine(bare)) {
                    addLine(*crash, line);
                } else {
                    close(crash, out);
                }
                continue;
            }
            addLine(*crash, line);
            readTraceLine(line, bare, *crash, trace);
        }
        close(crash, out);
    }

private:
    static bool isChainLine(std::string_view line)
    {
        return line.starts_with("During handling of the above exception")
            || line.starts_with("The above exception was the direct cause");
    }

    static bool chains(const CrashReport &crash)
    {
        return crash.text.contains("above exception"_L1);
    }

    static void addLine(CrashReport &crash, const CleanLine &line)
    {
        crash.text += text(line.text) + u'\n';
        crash.end = line.end;
    }

    static void readTraceLine(const CleanLine &line, std::string_view bare, CrashReport &crash,
                              std::optional<Trace> &trace)
    {
        if (auto frame = parsePythonFrame(bare)) {
            frame->sourceOffset = line.offset;
            trace->frames.push_back(std::move(*frame));
            trace->end = line.end;
            return;
        }
        const bool indented = !line.text.empty() && isBlank(line.text.front());
        if (indented || trace->frames.empty()) {
            return; // the source line, and marks under it
        }
        std::ranges::reverse(trace->frames);
        crash.kind = u"python"_s;
        crash.type = u"Uncaught exception"_s;
        crash.culprit = trace->frames.front().func;
        crash.title = u"python: "_s + text(bare.substr(0, bare.find(':')));
        if (!crash.culprit.isEmpty() && crash.culprit != "<module>"_L1) {
            crash.title += u" in "_s + crash.culprit;
        }
        for (Trace &earlier : crash.traces) {
            earlier.role = TraceRole::Other;
        }
        crash.traces.insert(crash.traces.begin(), std::move(*trace));
        trace.reset();
    }

    static void close(std::optional<CrashReport> &crash, TextReports &out)
    {
        if (crash && !crash->traces.empty()) {
            out.crashes.push_back(std::move(*crash));
        }
        crash.reset();
    }
};

} // namespace

std::unique_ptr<Dialect> makePythonDialect()
{
    return std::make_unique<PythonDialect>();
}

} // namespace Casebook
