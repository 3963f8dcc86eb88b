// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/dialect.h"
#include "core/trace/textcursor.h"
#include "core/trace/usercrash.h"
#include "core/trace/userframe.h"

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;

namespace {

/// A report without a stack yet takes what follows within so many lines.
constexpr int headerReach = 120;

struct RoleWords
{
    std::string_view words;
    TraceRole role;
};

constexpr std::array roles{
    RoleWords{"freed by thread", TraceRole::Freed},
    RoleWords{"previously allocated by thread", TraceRole::Allocated},
    RoleWords{"allocated by thread", TraceRole::Allocated},
    RoleWords{"Uninitialized value was created by", TraceRole::Created},
    RoleWords{"Uninitialized value was stored to memory at", TraceRole::Stored},
    RoleWords{"Memory was marked as uninitialized", TraceRole::Created},
    RoleWords{"created by", TraceRole::Created},
    RoleWords{"created at:", TraceRole::Created},
    RoleWords{"Previous read", TraceRole::Read},
    RoleWords{"Previous write", TraceRole::Write},
    RoleWords{"Previous atomic read", TraceRole::Read},
    RoleWords{"Previous atomic write", TraceRole::Write},
    RoleWords{"acquired here", TraceRole::Acquired},
};

/// Frames of sanitizers and of what ends a program; never to blame.
bool isPlumbing(const QString &name)
{
    static constexpr std::array<QLatin1StringView, 22> fronts{
        "__asan"_L1,        "__msan"_L1,   "__tsan"_L1,        "__ubsan"_L1,
        "__sanitizer"_L1,   "__hwasan"_L1, "__interceptor"_L1, "fuzzer::"_L1,
        "raise"_L1,         "abort"_L1,    "__GI_"_L1,         "__assert"_L1,
        "gsignal"_L1,       "_Z"_L1,       "malloc"_L1,        "calloc"_L1,
        "realloc"_L1,       "free"_L1,     "operator new"_L1,  "operator delete"_L1,
        "base::debug::"_L1, "logging::"_L1};
    return name.isEmpty() || std::ranges::any_of(fronts, [&name](QLatin1StringView front) {
               return name.startsWith(front);
           });
}

/// "#3 0x00001097fee9 <unknown>": a program that could not name its own functions.
bool isUnknownStack(const Trace &trace)
{
    return std::ranges::all_of(trace.frames, [](const Frame &frame) {
        return frame.func.isEmpty() || frame.func == "<unknown>"_L1;
    });
}

class SanitizerReader final
{
public:
    explicit SanitizerReader(TextReports &out)
        : m_out(out)
    {
    }

    void read(const CleanLine &line);
    void finish();

private:
    void open(const UserCrashHeader &header, const CleanLine &line);
    void readAccess(std::string_view bare);
    void readCast(std::string_view bare);
    void addFrame(NumberedFrame frame, const CleanLine &line);

    TextReports &m_out;
    std::optional<CrashReport> m_crash;
    UserCrashHeader m_header;
    QString m_access; ///< "READ 8", "WRITE"
    TraceRole m_role = TraceRole::Crash;
    QString m_roleText;
    bool m_continues = false; ///< the last frame can be followed by the next number
    int m_last = -1;
    int m_idle = 0;
};

void SanitizerReader::open(const UserCrashHeader &header, const CleanLine &line)
{
    if (m_crash && header.isSignal && m_idle < headerReach && m_header.tool != "stack"_L1
        && std::ranges::all_of(m_crash->traces, isUnknownStack)) {
        m_crash->traces.clear(); // the signal of the failed check above, with the stack that counts
        m_continues = false;
        return;
    }
    if (m_crash && m_header.tool == header.tool && m_crash->traces.empty()
        && m_header.tool == "assertion"_L1) {
        return;
    }
    finish();
    m_crash = CrashReport{};
    m_crash->start = line.offset;
    m_header = header;
    m_access.clear();
    m_role = TraceRole::Crash;
    m_roleText.clear();
    m_continues = false;
    m_idle = 0;
}

void SanitizerReader::readAccess(std::string_view bare)
{
    std::string_view rest = bare;
    for (const std::string_view word : {"READ", "WRITE"}) {
        if (rest.starts_with(word) && contains(rest, " of size ")) {
            rest = rest.substr(rest.find(" of size ") + 9);
            m_access = text(word) + u' ' + text(takeWhile(rest, isDigit));
            return;
        }
        if (contains(bare, "caused by a ")
            && contains(bare, std::string(word) + " memory access")) {
            m_access = text(word);
            return;
        }
    }
}

/// "which does not point to an object of type T", then "note: object is of type U": a cast from U to T.
void SanitizerReader::readCast(std::string_view bare)
{
    static constexpr QLatin1StringView wanted = "does not point to an object of type "_L1;
    const std::size_t note = bare.find("note: object ");
    const qsizetype at = m_header.kind.indexOf(wanted);
    if (note == std::string_view::npos || at < 0) {
        return;
    }
    QString cast = u"Bad-cast to "_s + m_header.kind.mid(at + wanted.size()).remove(u'\'');
    std::string_view rest = bare.substr(note + 13);
    if (take(rest, "is of type ")) {
        cast += u" from "_s + text(rest).remove(u'\'');
    }
    m_header.kind = cast;
}

void SanitizerReader::addFrame(NumberedFrame frame, const CleanLine &line)
{
    if (!m_crash && frame.number == 0 && !trimmed(line.text).starts_with("#0  ")) { // that is gdb's
        open({.tool = u"stack"_s}, line); // a stack without a word in front of it
    }
    if (!m_crash) {
        return;
    }
    frame.frame.sourceOffset = line.offset;
    const bool follows = m_continues && (frame.number == m_last + 1 || frame.number == m_last);
    // Two innermost frames: what an interceptor is inlined into has its number.
    const bool twice = frame.number == 0 && m_continues && m_last == 0 && !m_crash->traces.empty()
        && m_crash->traces.back().frames.size() == 1
        && m_crash->traces.back().frames.front().address == frame.frame.address;
    if (twice) {
        m_crash->traces.back().frames.push_back(std::move(frame.frame));
        return;
    }
    if (frame.number == 0 || m_crash->traces.empty() || (!m_continues && frame.number > 0)) {
        if (!follows || frame.number == 0) {
            Trace trace;
            trace.role = m_crash->traces.empty() ? TraceRole::Crash : m_role;
            trace.roleText = m_roleText;
            trace.start = line.offset;
            m_crash->traces.push_back(std::move(trace));
            m_role = TraceRole::Other;
            m_roleText.clear();
        }
    }
    Trace &trace = m_crash->traces.back();
    trace.frames.push_back(std::move(frame.frame));
    trace.end = line.end;
    m_crash->end = line.end;
    m_last = frame.number;
    m_continues = true;
}

void SanitizerReader::finish()
{
    if (!m_crash) {
        return;
    }
    CrashReport &crash = *m_crash;
    const bool bare = m_header.tool == "stack"_L1;
    if (bare && (crash.traces.empty() || crash.traces.front().frames.size() < 2)) {
        m_crash.reset();
        return;
    }
    crash.culprit = m_header.func;
    if (!crash.traces.empty()) {
        const auto &frames = crash.traces.front().frames;
        const auto blamed = std::ranges::find_if(
            frames, [](const Frame &frame) { return !isPlumbing(frame.func); });
        if (blamed != frames.end() && crash.culprit.isEmpty()) {
            crash.culprit = blamed->func;
        }
    }
    crash.kind = m_header.tool;
    crash.type = m_header.type;
    if (m_header.isSignal
        && (m_header.kind == "SEGV"_L1 || m_header.kind == "access-violation"_L1)) {
        const QByteArray access = m_access.section(u' ', 0, 0).toLatin1();
        crash.type = faultType(
            m_header.address,
            std::string_view(access.constData(), static_cast<std::size_t>(access.size())));
    } else if (!m_access.isEmpty()) {
        crash.type += u' ' + m_access;
    }
    crash.title = bare ? u"stack"_s : m_header.tool + u": "_s + m_header.kind;
    if (!m_access.isEmpty() && !m_access.isNull()) {
        crash.title += u' ' + m_access;
    }
    if (!crash.culprit.isEmpty()) {
        crash.title += u" in "_s + crash.culprit;
    } else if (!m_header.place.isEmpty()) {
        crash.title += u" at "_s + m_header.place;
    }
    crash.corrupted = crash.traces.empty() && m_header.tool.endsWith("Sanitizer"_L1);
    crash.corruptedWhy = crash.corrupted ? u"no-stack"_s : QString();
    if (crash.end == 0) {
        crash.end = crash.start;
    }
    m_out.crashes.push_back(std::move(crash));
    m_crash.reset();
}

void SanitizerReader::read(const CleanLine &line)
{
    const std::string_view bare = trimmed(line.text);
    ++m_idle;
    if (bare.empty()) {
        m_continues = false;
        return;
    }
    if (bare.front() == '#') {
        if (auto frame = parseSanitizerFrame(bare)) {
            m_idle = 0;
            addFrame(std::move(*frame), line);
            if (m_crash) {
                m_crash->text += text(line.text) + u'\n';
            }
            return;
        }
    }
    if (const auto header = parseUserCrashHeader(bare)) {
        open(*header, line);
    }
    if (!m_crash) {
        return;
    }
    if (m_crash->traces.empty() && m_idle > headerReach) {
        finish();
        return;
    }
    m_crash->text += text(line.text) + u'\n';
    m_crash->end = line.end;
    readAccess(bare);
    readCast(bare);
    for (const RoleWords &entry : roles) {
        if (contains(bare, entry.words)) {
            m_role = entry.role;
            m_roleText = text(bare);
            m_continues = false;
        }
    }
    if (bare.starts_with("SUMMARY: ") || bare.ends_with("==ABORTING") || m_idle > headerReach) {
        finish();
    }
}

class SanitizerDialect final : public Dialect
{
public:
    [[nodiscard]] std::string name() const override
    {
        return "sanitizer";
    }

    [[nodiscard]] std::vector<std::string> triggers() const override
    {
        return {"Sanitizer: ",     "runtime error: ",  "#0 0x",
                "Assertion `",     "assertion failed", "Check failed: ",
                "CHECK failed",    "check failed: ",   "stack smashing detected",
                "free(): invalid", "double free or",   "ERROR: libFuzzer",
                "#00 pc ",         "ASSERTION FAILED", "assert failure",
                "===BUG DETECTED", " CHECK_",          "control flow integrity violation"};
    }

    void read(const CleanText &cleaned, TextReports &out) const override
    {
        SanitizerReader reader(out);
        for (const CleanLine &line : cleaned.lines()) {
            reader.read(line);
        }
        reader.finish();
    }
};

/// Go: "panic: text", "fatal error: text", then "goroutine 7 [running]:" with a function and a place per frame.
class GoDialect final : public Dialect
{
public:
    [[nodiscard]] std::string name() const override
    {
        return "go";
    }

    [[nodiscard]] std::vector<std::string> triggers() const override
    {
        return {"goroutine "};
    }

    void read(const CleanText &cleaned, TextReports &out) const override;

private:
    static void add(CrashReport &crash, Trace trace);
};

QString goType(const QString &message)
{
    static constexpr QLatin1StringView runtime = "runtime error: "_L1;
    if (!message.startsWith(runtime)) {
        return message.startsWith("fatal "_L1) ? u"Fatal error"_s : u"ASSERT"_s;
    }
    QString kind = message.mid(runtime.size());
    for (const QLatin1StringView end :
         {" [recovered]"_L1, " ["_L1, " or nil"_L1, " with"_L1, " out of range ["_L1}) {
        const qsizetype at = kind.indexOf(end);
        if (at > 0 && end != " out of range ["_L1) {
            kind.truncate(at);
        }
    }
    if (!kind.isEmpty()) {
        kind[0] = kind[0].toUpper();
    }
    return kind;
}

void GoDialect::read(const CleanText &cleaned, TextReports &out) const
{
    std::optional<CrashReport> crash;
    std::optional<Trace> trace;
    const auto closeTrace = [&crash, &trace] {
        if (crash && trace && !trace->frames.empty()) {
            crash->traces.push_back(std::move(*trace));
        }
        trace.reset();
    };
    const auto closeCrash = [&] {
        closeTrace();
        if (crash && !crash->traces.empty()) {
            const auto &frames = crash->traces.front().frames;
            const auto blamed = std::ranges::find_if(frames, [](const Frame &f) {
                return !f.func.startsWith("runtime."_L1) && f.func != "panic"_L1;
            });
            crash->culprit = blamed == frames.end() ? QString() : blamed->func;
            crash->title += crash->culprit.isEmpty() ? QString() : u" in "_s + crash->culprit;
            out.crashes.push_back(std::move(*crash));
        }
        crash.reset();
    };
    for (const CleanLine &line : cleaned.lines()) {
        const std::string_view bare = trimmed(line.text);
        std::string_view rest = bare;
        const bool fatal = bare.starts_with("fatal error: ");
        if (take(rest, "panic: ") || take(rest, "fatal error: ")) {
            closeCrash();
            crash = CrashReport{};
            crash->start = line.offset;
            crash->kind = u"go"_s;
            const QString message = text(rest);
            crash->title = (fatal ? u"fatal error: "_s : u"panic: "_s) + message;
            crash->type = fatal ? u"Fatal error"_s : goType(message);
        }
        if (!crash) {
            continue;
        }
        if (take(rest, "goroutine ") && rest.find('[') != std::string_view::npos
            && rest.ends_with(":")) {
            closeTrace();
            trace = Trace{};
            trace->role = crash->traces.empty() ? TraceRole::Crash : TraceRole::Thread;
            trace->roleText = text(bare);
            trace->start = line.offset;
            trace->end = line.end;
            TaskRef task;
            task.pid = number<qint64>(takeWhile(rest, isDigit)).value_or(-1);
            const std::size_t open = rest.find('[');
            task.state = text(rest.substr(open + 1, rest.find_first_of(",]", open) - open - 1));
            trace->task = task;
        } else if (trace && bare.empty()) {
            closeTrace();
        } else if (trace) {
            const bool place = line.text.starts_with("\t") || line.text.starts_with("    ");
            const std::size_t colon = bare.rfind(".go:") != std::string_view::npos
                ? bare.rfind(".go:") + 3
                : bare.rfind(".s:") != std::string_view::npos ? bare.rfind(".s:") + 2
                                                              : std::string_view::npos;
            if (place && colon != std::string_view::npos && !trace->frames.empty()) {
                std::string_view digits = bare.substr(colon + 1);
                trace->frames.back().file = text(bare.substr(0, colon));
                trace->frames.back().line = number<int>(takeWhile(digits, isDigit)).value_or(-1);
            } else if (bare.ends_with(")") || bare.starts_with("created by ")) {
                Frame frame;
                std::string_view name = bare;
                take(name, "created by ");
                const std::size_t open = name.rfind('(');
                frame.raw = text(bare);
                frame.func =
                    text(open == std::string_view::npos || open == 0 ? name : name.substr(0, open));
                frame.sourceOffset = line.offset;
                trace->frames.push_back(std::move(frame));
            }
            trace->end = line.end;
        }
        crash->end = line.end;
        crash->text += text(line.text) + u'\n';
        if (crash->traces.empty() && !trace && crash->text.size() > 20000) {
            crash.reset();
        }
    }
    closeCrash();
}

} // namespace

std::unique_ptr<Dialect> makeSanitizerDialect()
{
    return std::make_unique<SanitizerDialect>();
}

std::unique_ptr<Dialect> makeGoDialect()
{
    return std::make_unique<GoDialect>();
}

} // namespace Casebook
