// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/jobfile.h"
#include "core/run/supervisor/json.h"

#include <algorithm>
#include <iterator>

namespace Casebook::Supervisor {

namespace {

std::string commandText(const Command &command)
{
    return JsonLine()
        .add("argv", command.argv)
        .add("environment", command.environment)
        .add("folder", command.folder)
        .text();
}

std::string variantText(const Variant &variant)
{
    return JsonLine()
        .add("name", variant.name)
        .add("iterations", variant.iterations)
        .addRaw("command", commandText(variant.command))
        .text();
}

std::string triggerText(const Trigger &trigger)
{
    return JsonLine()
        .add("name", trigger.name)
        .add("text", trigger.text)
        .add("capture", trigger.capture)
        .add("stop", trigger.stop)
        .add("failure", trigger.failure)
        .text();
}

template<class T, class Function>
std::string listText(const std::vector<T> &values, Function function)
{
    std::vector<std::string> texts;
    std::ranges::transform(values, std::back_inserter(texts), function);
    return jsonList(texts);
}

void addLimits(JsonLine &line, const Job &job)
{
    line.addRaw("times",
                JsonLine()
                    .add("softMs", job.times.soft.count())
                    .add("hardMs", job.times.hard.count())
                    .add("silenceMs", job.times.silence.count())
                    .add("graceMs", job.times.grace.count())
                    .add("setupMs", job.times.setup.count())
                    .add("teardownMs", job.times.teardown.count())
                    .add("campaignMs", job.times.campaign.count())
                    .text());
    line.addRaw("output",
                JsonLine()
                    .add("headBytes", job.output.headBytes)
                    .add("tailBytes", job.output.tailBytes)
                    .add("windowBytes", job.output.windowBytes)
                    .add("windows", job.output.windows)
                    .text());
    line.addRaw(
        "disk",
        JsonLine().add("runBytes", job.disk.runBytes).add("freeBytes", job.disk.freeBytes).text());
    line.addRaw("keep",
                JsonLine()
                    .add("firstFailures", job.keep.firstFailures)
                    .add("lastFailures", job.keep.lastFailures)
                    .add("passes", job.keep.passes)
                    .text());
    line.addRaw("capture",
                JsonLine()
                    .add("isOn", job.capture.isOn)
                    .add("debugger", job.capture.debugger)
                    .add("pauseMs", job.capture.pause.count())
                    .add("limitMs", job.capture.limit.count())
                    .add("bytes", job.capture.bytes)
                    .add("processes", job.capture.processes)
                    .add("perIteration", job.capture.perIteration)
                    .text());
}

} // namespace

std::string writeJob(const Job &job)
{
    JsonLine line;
    line.add("casebookJob", jobVersion)
        .add("run", job.run)
        .add("planHash", job.planHash)
        .add("environment", job.environment)
        .add("interleave", job.interleave)
        .add("parallel", job.parallel)
        .add("stopAfterFailures", job.stopAfterFailures)
        .add("mergeOutput", job.mergeOutput);
    line.addRaw("setup", listText(job.setup, commandText))
        .addRaw("teardown", listText(job.teardown, commandText));
    line.addRaw("load", listText(job.load, commandText))
        .addRaw("variants", listText(job.variants, variantText))
        .addRaw("triggers", listText(job.triggers, triggerText));
    addLimits(line, job);
    return line.text() + "\n";
}

} // namespace Casebook::Supervisor
