// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/events.h"

#include "core/run/supervisor/jobfile.h"
#include "core/run/supervisor/json.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <utility>

namespace Casebook::Supervisor {

namespace {

using Kind = JsonValue::Kind;

/// A line holds at most some artefacts and one line of output; a longer one is no line of ours.
constexpr std::size_t lineBytes = 1U << 20U;
constexpr std::size_t hitsPerIteration = 1000;
/// Iterations that may be open at once: a log that opens more is not ours.
constexpr std::size_t openIterations = JobLimits::parallel;

constexpr std::array endNames{std::pair{EndKind::Exited, std::string_view("exited")},
                              std::pair{EndKind::HardLimit, std::string_view("hardLimit")},
                              std::pair{EndKind::Trigger, std::string_view("trigger")},
                              std::pair{EndKind::Cancelled, std::string_view("cancelled")},
                              std::pair{EndKind::NotStarted, std::string_view("notStarted")},
                              std::pair{EndKind::Lost, std::string_view("lost")}};

constexpr std::array finishNames{
    std::pair{FinishKind::Done, std::string_view("done")},
    std::pair{FinishKind::Cancelled, std::string_view("cancelled")},
    std::pair{FinishKind::FinishedEarly, std::string_view("finishedEarly")},
    std::pair{FinishKind::SetupFailed, std::string_view("setupFailed")},
    std::pair{FinishKind::DiskFull, std::string_view("diskFull")},
    std::pair{FinishKind::TimeOver, std::string_view("timeOver")}};

template<class Table, class E>
std::string_view nameOf(const Table &table, E value)
{
    const auto found = std::ranges::find(table, value, &Table::value_type::first);
    return found == table.end() ? std::string_view() : found->second;
}

template<class E, class Table>
E valueOf(const Table &table, std::string_view name, E fallback)
{
    const auto found = std::ranges::find(table, name, &Table::value_type::second);
    return found == table.end() ? fallback : found->first;
}

std::string text(const JsonValue &object, std::string_view name)
{
    const JsonValue *value = object.find(name);
    return value != nullptr && value->kind() == Kind::Text ? value->text() : std::string();
}

std::int64_t whole(const JsonValue &object, std::string_view name, std::int64_t fallback = 0)
{
    const JsonValue *value = object.find(name);
    return value != nullptr && value->kind() == Kind::Whole ? value->whole() : fallback;
}

int number(const JsonValue &object, std::string_view name, int fallback = 0)
{
    return static_cast<int>(std::clamp<std::int64_t>(whole(object, name, fallback),
                                                     std::numeric_limits<int>::min(),
                                                     std::numeric_limits<int>::max()));
}

double real(const JsonValue &object, std::string_view name)
{
    const JsonValue *value = object.find(name);
    return value != nullptr ? value->real() : 0;
}

bool flag(const JsonValue &object, std::string_view name)
{
    const JsonValue *value = object.find(name);
    return value != nullptr && value->boolean();
}

std::vector<std::string> texts(const JsonValue &object, std::string_view name)
{
    std::vector<std::string> made;
    if (const JsonValue *value = object.find(name)) {
        for (const JsonValue &entry : value->list()) {
            made.push_back(entry.text());
        }
    }
    return made;
}

RunHeader readHeader(const JsonValue &line)
{
    RunHeader header;
    header.run = text(line, "run");
    header.planHash = text(line, "plan");
    header.pid = whole(line, "pid");
    header.startTicks = whole(line, "startTicks");
    header.bootId = text(line, "boot");
    header.host = text(line, "host");
    header.kernel = text(line, "kernel");
    header.wallMs = whole(line, "wallMs");
    header.monotonicNs = whole(line, "monotonicNs");
    header.processors = number(line, "processors");
    header.memoryKiB = whole(line, "memoryKiB");
    header.ptraceScope = number(line, "ptraceScope", -1);
    header.socket = text(line, "socket");
    header.debugger = text(line, "debugger");
    header.variants = texts(line, "variants");
    header.iterations = number(line, "iterations");
    return header;
}

HelperFacts readHelper(const JsonValue &line)
{
    HelperFacts facts;
    facts.name = text(line, "name");
    facts.end = valueOf(endNames, text(line, "end"), EndKind::Lost);
    facts.exitCode = number(line, "exit", -1);
    facts.signal = number(line, "signal");
    facts.seconds = real(line, "seconds");
    facts.error = text(line, "error");
    facts.early = flag(line, "early");
    return facts;
}

IterationFacts readBegin(const JsonValue &line)
{
    IterationFacts facts;
    facts.number = number(line, "n");
    facts.variant = number(line, "variant");
    facts.round = number(line, "round");
    facts.folder = text(line, "folder");
    facts.load = real(line, "load");
    facts.beganSeconds = real(line, "at");
    return facts;
}

HitFact readHit(const JsonValue &line)
{
    return HitFact{.rule = text(line, "rule"),
                   .stream = text(line, "stream"),
                   .offset = whole(line, "offset"),
                   .line = text(line, "line"),
                   .seconds = real(line, "seconds")};
}

void readEnd(const JsonValue &line, IterationFacts &facts)
{
    facts.end = valueOf(endNames, text(line, "end"), EndKind::Lost);
    facts.exitCode = number(line, "exit", -1);
    facts.signal = number(line, "signal");
    facts.dumpedCore = flag(line, "core");
    facts.seconds = real(line, "seconds");
    facts.userSeconds = real(line, "user");
    facts.systemSeconds = real(line, "system");
    facts.maxRssKiB = whole(line, "maxRssKiB");
    facts.tracedSeconds = real(line, "traced");
    facts.killed = number(line, "killed");
    facts.survivors = number(line, "survivors");
    facts.childSignals = number(line, "childSignals");
    facts.error = text(line, "error");
    if (const JsonValue *stuck = line.find("stuck")) {
        for (const JsonValue &pid : stuck->list()) {
            facts.stuck.push_back(pid.whole());
        }
    }
    if (const JsonValue *streams = line.find("streams")) {
        for (const JsonValue &stream : streams->list()) {
            facts.streams.push_back(StreamFact{.stream = text(stream, "stream"),
                                               .printed = whole(stream, "printed"),
                                               .dropped = whole(stream, "dropped")});
        }
    }
    if (const JsonValue *artefacts = line.find("artefacts")) {
        for (const JsonValue &artefact : artefacts->list()) {
            facts.artefacts.push_back(ArtefactFact{.name = text(artefact, "name"),
                                                   .bytes = whole(artefact, "bytes"),
                                                   .sha256 = text(artefact, "sha256")});
        }
    }
}

IterationFacts *findOpen(std::vector<IterationFacts> &list, int wanted)
{
    const auto found = std::ranges::find(list, wanted, &IterationFacts::number);
    return found == list.end() ? nullptr : &*found;
}

/// In a list sorted by number.
IterationFacts *findEnded(std::vector<IterationFacts> &list, int wanted)
{
    const auto found = std::ranges::lower_bound(list, wanted, {}, &IterationFacts::number);
    return found == list.end() || found->number != wanted ? nullptr : &*found;
}

} // namespace

std::string_view endKindName(EndKind kind)
{
    return nameOf(endNames, kind);
}

std::string_view finishKindName(FinishKind kind)
{
    return nameOf(finishNames, kind);
}

bool looksFailed(const IterationFacts &facts, const std::vector<std::string> &failing)
{
    if (facts.end == EndKind::Cancelled || facts.end == EndKind::NotStarted) {
        return false;
    }
    const bool hit = std::ranges::any_of(facts.hits, [&failing](const HitFact &fact) {
        return std::ranges::find(failing, fact.rule) != failing.end();
    });
    const bool clean = facts.end == EndKind::Exited && facts.signal == 0
        && (facts.exitCode == 0 || facts.exitCode == 125);
    return hit || facts.softLimit || !clean;
}

bool EventReader::feed(std::string_view bytes)
{
    bool changed = false;
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const std::string_view piece = bytes.substr(0, end);
        if (m_rest.size() + piece.size() > lineBytes) {
            m_skipping = true;
            m_rest.clear();
        }
        if (!m_skipping) {
            m_rest += piece;
        }
        if (end == std::string_view::npos) {
            break;
        }
        if (m_skipping || !takeLine(m_rest)) {
            ++m_record.badLines;
        } else {
            changed = true;
        }
        m_skipping = false;
        m_rest.clear();
        bytes.remove_prefix(end + 1);
    }
    return changed;
}

bool EventReader::takeLine(std::string_view line)
{
    const auto value = parseJson(line, {.bytes = lineBytes, .values = 20'000, .depth = 4});
    if (!value || value->kind() != Kind::Object) {
        return false;
    }
    const std::string event = text(*value, "event");
    if (event == "run") {
        if (m_isRun || whole(*value, "version") != eventVersion) {
            return false;
        }
        m_isRun = true;
        m_record.header = readHeader(*value);
        return true;
    }
    if (!m_isRun) {
        return false;
    }
    m_record.seconds = std::max(m_record.seconds, real(*value, "at"));
    if (event == "helper") {
        m_record.helpers.push_back(readHelper(*value));
        return true;
    }
    if (event == "finish") {
        m_record.finish = valueOf(finishNames, text(*value, "reason"), FinishKind::Cancelled);
        return true;
    }
    const int n = number(*value, "n", -1);
    if (n < 1 || n > JobLimits::iterations) {
        return false;
    }
    if (event == "begin") {
        if (findEnded(m_record.iterations, n) != nullptr || findOpen(m_open, n) != nullptr
            || m_open.size() >= openIterations) {
            return false;
        }
        m_open.push_back(readBegin(*value));
        m_record.running.push_back(n);
        return true;
    }
    if (event == "pruned") {
        if (IterationFacts *facts = findEnded(m_record.iterations, n)) {
            std::ranges::for_each(facts->artefacts, [](ArtefactFact &a) { a.kept = false; });
            return true;
        }
        return false;
    }
    IterationFacts *facts = findOpen(m_open, n);
    if (facts == nullptr) {
        return false;
    }
    if (event == "hit" && facts->hits.size() < hitsPerIteration) {
        facts->hits.push_back(readHit(*value));
    } else if (event == "soft") {
        facts->softLimit = true;
    } else if (event == "capture") {
        std::ranges::move(texts(*value, "files"), std::back_inserter(facts->captures));
        std::ranges::move(texts(*value, "errors"), std::back_inserter(facts->captureErrors));
    } else if (event == "end") {
        readEnd(*value, *facts);
        const auto place =
            std::ranges::upper_bound(m_record.iterations, n, {}, &IterationFacts::number);
        m_record.iterations.insert(place, std::move(*facts));
        std::erase_if(m_open, [n](const IterationFacts &open) { return open.number == n; });
        std::erase(m_record.running, n);
    } else {
        return false;
    }
    return true;
}

} // namespace Casebook::Supervisor
