// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/kernelreports.h"

#include "core/trace/kernelframe.h"
#include "core/trace/textcursor.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;

namespace {

/// A report is at most this long; what follows is another event or a dump of its own.
constexpr std::size_t reportLineLimit = 4000;
/// Lines in front of the header that may belong to it ("------------[ cut here ]------------").
constexpr std::size_t preludeLimit = 5;

/// A header with the rules that may fit it, best first.
struct Header
{
    std::size_t line = 0;
    std::vector<const TitleRule *> rules;
};

QHash<QString, QString> groupsOf(const QRegularExpression &regex,
                                 const QRegularExpressionMatch &match)
{
    QHash<QString, QString> groups;
    const QStringList names = regex.namedCaptureGroups();
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (!names.at(i).isEmpty() && !match.captured(static_cast<int>(i)).isNull()) {
            groups.insert(names.at(i), match.captured(static_cast<int>(i)));
        }
    }
    return groups;
}

std::optional<Header> headerAt(const CleanText &cleaned, std::size_t index, const TitleRules &rules)
{
    const std::string_view line = cleaned.lines()[index].text;
    Header header{.line = index, .rules = {}};
    QString decoded;
    for (const TitleRule &rule : rules.rules()) {
        if (!contains(line,
                      std::string_view(rule.open.constData(),
                                       static_cast<std::size_t>(rule.open.size())))) {
            continue;
        }
        if (decoded.isNull()) {
            decoded = text(line.substr(0, 2000));
            if (rules.isIgnored(decoded)) {
                return std::nullopt;
            }
        }
        if (rule.when.match(decoded).hasMatch()) {
            header.rules.push_back(&rule);
        }
    }
    return header.rules.empty() ? std::nullopt : std::optional(header);
}

bool sameContext(const CleanLine &header, const CleanLine &line)
{
    return !header.context.isSaid() || !line.context.isSaid() || header.context == line.context;
}

bool endsReport(std::string_view line)
{
    // What somebody asked the kernel to print is no part of what it printed before.
    return line.starts_with("sysrq: Show ") || line.starts_with("SysRq : Show ")
        || line.starts_with("Linux version ") // of the next boot
        || line.starts_with("Rebooting in ") || contains(line, "---[ end Kernel panic");
}

/// The stacks with the instruction pointers as frames: what an oops happened in is printed beside its stack, and
/// what an interrupt broke into in the middle of it. Not where the stack names the function itself.
std::vector<Trace> withPointers(const KernelStacks &stacks)
{
    std::vector<Trace> traces = stacks.traces;
    for (const std::size_t index : stacks.endInCaller) {
        traces[index].frames.pop_back();
    }
    const auto put = [&traces](std::size_t trace, std::size_t before, const Frame &frame) {
        std::vector<Frame> &frames = traces[trace].frames;
        before = std::min(before, frames.size());
        const bool again = std::ranges::any_of(frames, [&frame](const Frame &f) {
            return f.func == frame.func && f.offset == frame.offset;
        });
        const bool named = again || (before < frames.size() && frames[before].func == frame.func)
            || (before > 0 && frames[before - 1].func == frame.func);
        if (!named) {
            frames.insert(frames.begin() + static_cast<std::ptrdiff_t>(before), frame);
        }
    };
    for (auto it = stacks.pointers.rbegin(); it != stacks.pointers.rend(); ++it) {
        const bool repeated =
            std::any_of(it + 1, stacks.pointers.rend(), [it](const StackPointer &earlier) {
                return earlier.frame.raw
                    == it->frame.raw; // old kernels print it again behind the stack
            });
        if (repeated) {
            continue;
        }
        if (it->trace < traces.size()) {
            put(it->trace, it->before, it->frame);
        } else if (stacks.crash >= 0 && it + 1 == stacks.pointers.rend()) {
            put(static_cast<std::size_t>(stacks.crash), 0,
                it->frame); // i386 prints it behind the stack
        }
    }
    if (traces.empty() && stacks.rip) {
        traces.push_back({.role = TraceRole::Crash,
                          .roleText = {},
                          .task = stacks.task,
                          .cpu = stacks.cpu,
                          .frames = {*stacks.rip},
                          .start = stacks.rip->sourceOffset,
                          .end = stacks.rip->sourceOffset});
    }
    return traces;
}

class Finder final
{
public:
    Finder(const CleanText &cleaned, const TitleRules &rules)
        : m_lines(cleaned.lines())
        , m_cleaned(cleaned)
        , m_rules(rules)
    {
    }

    std::vector<CrashReport> find();

private:
    std::size_t endOf(const Header &header) const;
    std::size_t trapLines(std::size_t header) const;
    CrashReport read(const Header &header, std::size_t end) const;

    const std::vector<CleanLine> &m_lines;
    const CleanText &m_cleaned;
    const TitleRules &m_rules;
    std::vector<Header> m_headers;
};

std::vector<CrashReport> Finder::find()
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (auto header = headerAt(m_cleaned, i, m_rules)) {
            m_headers.push_back(std::move(*header));
        }
    }
    const bool panicked = std::ranges::any_of(m_lines, [](const CleanLine &line) {
        return contains(line.text, "Kernel panic - not syncing");
    });
    std::vector<CrashReport> reports;
    std::size_t consumed = 0;
    std::size_t owner = 0;
    std::size_t covered = 0; // what follows an event inside its lines belongs to it
    for (const Header &header : m_headers) {
        if (header.line < consumed) {
            continue;
        }
        const std::size_t end = endOf(header);
        const bool context = m_lines[header.line].context.isSaid();
        if (header.line < covered
            && (header.rules.front()->continues
                || (context && sameContext(m_lines[header.line], m_lines[owner])))) {
            continue;
        }
        owner = header.line;
        covered = end;
        reports.push_back(read(header, end));
        reports.back().panicked = panicked;
        consumed = header.line + 1;
    }
    return reports;
}

std::size_t Finder::endOf(const Header &header) const
{
    const CleanLine &first = m_lines[header.line];
    const std::size_t last = std::min(m_lines.size(), header.line + reportLineLimit);
    auto next = std::ranges::upper_bound(m_headers, header.line, {}, &Header::line);
    bool traced = false;
    for (std::size_t i = header.line + 1; i < last; ++i) {
        traced =
            traced || contains(m_lines[i].text, "Call ") || contains(m_lines[i].text, "ktrace");
        if (next != m_headers.end() && next->line == i) {
            const bool own = next->rules.front()->continues || !sameContext(first, m_lines[i]);
            // With contexts, whatever the same context prints before its stack is about the same event.
            const bool same = first.context.isSaid() && !traced;
            if (!own && !same && i > header.line + 1) {
                return i;
            }
            ++next;
        }
        if (sameContext(first, m_lines[i]) && endsReport(m_lines[i].text)) {
            return i + 1;
        }
    }
    return last;
}

/// Lines in front of the header that tell of the trap the task died of: "traps: x[12] trap invalid opcode ip:…" and
/// the rest of that line.
std::size_t Finder::trapLines(std::size_t header) const
{
    for (std::size_t back = 1; back <= 3 && back <= header; ++back) {
        const CleanLine &line = m_lines[header - back];
        if (line.text.starts_with("traps: ") && sameContext(m_lines[header], line)) {
            return back;
        }
        if (!line.text.starts_with(" in ")) {
            return 0;
        }
    }
    return 0;
}

CrashReport Finder::read(const Header &header, std::size_t end) const
{
    const CleanLine &first = m_lines[header.line];
    std::vector<const CleanLine *> own;
    for (std::size_t i = header.line; i < end; ++i) {
        if (sameContext(first, m_lines[i])) {
            own.push_back(&m_lines[i]);
        }
    }
    CrashReport report;
    std::size_t begin = header.line;
    for (std::size_t i = header.line; i > 0 && header.line - i < preludeLimit; --i) {
        if (contains(m_lines[i - 1].text, "[ cut here ]")) {
            begin = i - 1;
        }
    }
    report.end = own.back()->end;
    QStringList words;
    const std::size_t prelude = trapLines(header.line);
    for (std::size_t i = header.line - prelude; i < header.line; ++i) {
        begin = std::min(begin, i);
    }
    for (const CleanLine *line : own) {
        words.append(text(line->text));
    }
    const KernelStacks stacks = readKernelStacks(std::span<const CleanLine *const>(own).subspan(1));
    const TitleRule *chosen = nullptr;
    QHash<QString, QString> groups;
    for (const TitleRule *rule : header.rules) {
        groups = groupsOf(rule->when, rule->when.match(words.constFirst()));
        const bool fits =
            std::ranges::all_of(rule->then, [&words, &groups](const QRegularExpression &later) {
                for (qsizetype i = 0; i < words.size(); ++i) {
                    const auto match = later.match(words.at(i));
                    if (match.hasMatch()) {
                        groups.insert(groupsOf(later, match));
                        return true;
                    }
                }
                return false;
            });
        if (fits) {
            chosen = rule;
            break;
        }
    }
    if (chosen == nullptr) {
        chosen = header.rules.back();
        groups = groupsOf(chosen->when, chosen->when.match(words.constFirst()));
    }
    const NamedReport named = nameReport(*chosen, groups, stacks, m_rules);
    report.title = named.title;
    report.alternatives = named.alternatives;
    report.culprit = named.culprit;
    report.corrupted = named.corrupted;
    report.corruptedWhy = named.corruptedWhy;
    report.kind = chosen->name;
    report.type = m_rules.typeOf(report.title);
    report.suppressed = chosen->suppressed;
    report.arch = stacks.arch;
    report.modules = stacks.modules;
    report.taint = stacks.taint;
    report.maybeMixed = stacks.isBroken && !first.context.isSaid();
    report.traces = withPointers(stacks);
    report.start = m_lines[begin].offset;
    for (std::size_t i = header.line; i > header.line - prelude; --i) {
        words.prepend(text(m_lines[i - 1].text));
    }
    report.text = words.join(u'\n');
    return report;
}

} // namespace

std::vector<CrashReport> findKernelReports(const CleanText &cleaned, const TitleRules &rules)
{
    return Finder(cleaned, rules).find();
}

} // namespace Casebook
