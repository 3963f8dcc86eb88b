// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/events.h"
#include "core/run/supervisor/json.h"

#include <algorithm>
#include <iterator>

namespace Casebook::Supervisor {

namespace {

JsonLine event(std::string_view name, double seconds)
{
    JsonLine line;
    line.add("event", name).add("at", seconds);
    return line;
}

template<class T, class Function>
std::string listText(const std::vector<T> &values, Function function)
{
    std::vector<std::string> texts;
    std::ranges::transform(values, std::back_inserter(texts), function);
    return jsonList(texts);
}

std::string artefactText(const ArtefactFact &artefact)
{
    return JsonLine()
        .add("name", artefact.name)
        .add("bytes", artefact.bytes)
        .add("sha256", artefact.sha256)
        .text();
}

std::string streamText(const StreamFact &stream)
{
    return JsonLine()
        .add("stream", stream.stream)
        .add("printed", stream.printed)
        .add("dropped", stream.dropped)
        .text();
}

} // namespace

std::string headerLine(const RunHeader &header)
{
    return event("run", 0)
        .add("version", eventVersion)
        .add("run", header.run)
        .add("plan", header.planHash)
        .add("pid", header.pid)
        .add("startTicks", header.startTicks)
        .add("boot", header.bootId)
        .add("host", header.host)
        .add("kernel", header.kernel)
        .add("wallMs", header.wallMs)
        .add("monotonicNs", header.monotonicNs)
        .add("processors", header.processors)
        .add("memoryKiB", header.memoryKiB)
        .add("ptraceScope", header.ptraceScope)
        .add("socket", header.socket)
        .add("debugger", header.debugger)
        .add("variants", header.variants)
        .add("iterations", header.iterations)
        .text();
}

std::string helperLine(const HelperFacts &facts, double seconds)
{
    return event("helper", seconds)
        .add("name", facts.name)
        .add("end", endKindName(facts.end))
        .add("exit", facts.exitCode)
        .add("signal", facts.signal)
        .add("seconds", facts.seconds)
        .add("error", facts.error)
        .add("early", facts.early)
        .text();
}

std::string beginLine(const IterationFacts &facts)
{
    return event("begin", facts.beganSeconds)
        .add("n", facts.number)
        .add("variant", facts.variant)
        .add("round", facts.round)
        .add("folder", facts.folder)
        .add("load", facts.load)
        .text();
}

std::string hitLine(int number, const HitFact &hit, double seconds)
{
    return event("hit", seconds)
        .add("n", number)
        .add("rule", hit.rule)
        .add("stream", hit.stream)
        .add("offset", hit.offset)
        .add("line", hit.line)
        .add("seconds", hit.seconds)
        .text();
}

std::string softLine(int number, double seconds)
{
    return event("soft", seconds).add("n", number).text();
}

std::string captureLine(int number, const std::vector<std::string> &files,
                        const std::vector<std::string> &errors, double seconds)
{
    return event("capture", seconds)
        .add("n", number)
        .add("files", files)
        .add("errors", errors)
        .text();
}

std::string endLine(const IterationFacts &facts, double seconds)
{
    return event("end", seconds)
        .add("n", facts.number)
        .add("variant", facts.variant)
        .add("end", endKindName(facts.end))
        .add("exit", facts.exitCode)
        .add("signal", facts.signal)
        .add("core", facts.dumpedCore)
        .add("seconds", facts.seconds)
        .add("user", facts.userSeconds)
        .add("system", facts.systemSeconds)
        .add("maxRssKiB", facts.maxRssKiB)
        .add("traced", facts.tracedSeconds)
        .add("killed", facts.killed)
        .add("survivors", facts.survivors)
        .add("stuck", facts.stuck)
        .add("childSignals", facts.childSignals)
        .add("error", facts.error)
        .addRaw("streams", listText(facts.streams, streamText))
        .addRaw("artefacts", listText(facts.artefacts, artefactText))
        .text();
}

std::string prunedLine(int number, double seconds)
{
    return event("pruned", seconds).add("n", number).text();
}

std::string finishLine(FinishKind kind, int survivors, double seconds)
{
    return event("finish", seconds)
        .add("reason", finishKindName(kind))
        .add("survivors", survivors)
        .text();
}

} // namespace Casebook::Supervisor
