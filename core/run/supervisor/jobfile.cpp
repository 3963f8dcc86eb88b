// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/jobfile.h"

#include "core/run/supervisor/json.h"

#include <algorithm>
#include <set>
#include <utility>

namespace Casebook::Supervisor {

namespace {

using Kind = JsonValue::Kind;

/// Reads the members of one object, each once; what was not asked for is refused at the end.
class Members
{
public:
    Members(const JsonValue &object, std::string where, std::string &error)
        : m_object(object)
        , m_where(std::move(where))
        , m_error(error)
    {
        if (object.kind() != Kind::Object) {
            refuse("", "is not an object");
        }
    }

    void take(const char *name, std::string &text, std::size_t longest = JobLimits::textBytes)
    {
        if (const JsonValue *value = find(name, Kind::Text)) {
            text = value->text();
            if (text.size() > longest) {
                refuse(name, "is too long");
            }
        }
    }

    void take(const char *name, bool &flag)
    {
        if (const JsonValue *value = find(name, Kind::Bool)) {
            flag = value->boolean();
        }
    }

    template<std::integral T>
        requires(!std::same_as<T, bool>)
    void take(const char *name, T &number, std::int64_t least, std::int64_t most)
    {
        if (const JsonValue *value = find(name, Kind::Whole)) {
            if (value->whole() < least || value->whole() > most) {
                refuse(name, "is out of range");
                return;
            }
            number = static_cast<T>(value->whole());
        }
    }

    void take(const char *name, Milliseconds &time)
    {
        // A month: no campaign of ours runs longer, and sums of such times stay far from overflow.
        std::int64_t number = time.count();
        take(name, number, 0, std::int64_t{31} * 24 * 3600 * 1000);
        time = Milliseconds(number);
    }

    void take(const char *name, std::vector<std::string> &texts, std::size_t most)
    {
        each(name, most, [&](const JsonValue &entry, const std::string &) {
            if (entry.kind() != Kind::Text || entry.text().size() > JobLimits::textBytes) {
                refuse(name, "holds something that is no text");
                return;
            }
            texts.push_back(entry.text());
        });
    }

    /// Calls \a function(entry, where) for every entry of the list \a name.
    template<class Function>
    void each(const char *name, std::size_t most, Function function)
    {
        const JsonValue *value = find(name, Kind::List);
        if (value == nullptr) {
            return;
        }
        if (value->list().size() > most) {
            refuse(name, "has too many entries");
            return;
        }
        for (std::size_t i = 0; i < value->list().size(); ++i) {
            function(value->list()[i], m_where + name + "[" + std::to_string(i) + "].");
        }
    }

    /// The object \a name; nullptr when it is not there.
    const JsonValue *object(const char *name)
    {
        return find(name, Kind::Object);
    }

    [[nodiscard]] std::string inside(const char *name) const
    {
        return m_where + name + ".";
    }

    void refuse(const std::string &name, const std::string &why)
    {
        if (m_error.empty()) {
            m_error = m_where + name + " " + why;
        }
    }

    void refuseOthers()
    {
        for (const auto &[name, value] : m_object.members()) {
            if (!m_taken.contains(name)) {
                refuse(name, "is not known");
            }
        }
    }

private:
    const JsonValue *find(const char *name, Kind kind)
    {
        m_taken.insert(name);
        const JsonValue *value = m_object.find(name);
        if (value != nullptr && value->kind() != kind) {
            refuse(name, "has the wrong kind");
            return nullptr;
        }
        return value;
    }

    const JsonValue &m_object;
    std::string m_where;
    std::string &m_error;
    std::set<std::string, std::less<>> m_taken;
};

bool isRunName(const std::string &name)
{
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '.' || c == '_' || c == '-';
    };
    return !name.empty() && name.size() <= 64 && name.front() != '.'
        && std::ranges::all_of(name, isLetter);
}

void checkEnvironment(Members &members, const std::vector<std::string> &environment)
{
    for (const std::string &entry : environment) {
        if (entry.find('=') == std::string::npos || entry.front() == '=') {
            members.refuse("environment", "holds something that is no NAME=value");
        }
    }
}

void checkProgram(Members &members, const char *name, const std::string &program)
{
    if (program.empty() || (program.front() != '/' && program.contains('/'))) {
        members.refuse(name, "begins with neither an absolute path nor a bare name");
    }
}

Command readCommand(const JsonValue &value, const std::string &where, std::string &error)
{
    Command command;
    Members members(value, where, error);
    members.take("argv", command.argv, JobLimits::arguments);
    members.take("environment", command.environment, JobLimits::arguments);
    members.take("folder", command.folder, 4096);
    members.refuseOthers();
    if (command.argv.empty()) {
        members.refuse("argv", "is empty");
    } else {
        checkProgram(members, "argv", command.argv.front());
    }
    checkEnvironment(members, command.environment);
    if (!command.folder.empty() && command.folder.front() != '/') {
        members.refuse("folder", "is not absolute");
    }
    return command;
}

Variant readVariant(const JsonValue &value, const std::string &where, std::string &error)
{
    Variant variant;
    Members members(value, where, error);
    members.take("name", variant.name, 256);
    members.take("iterations", variant.iterations, 1, JobLimits::iterations);
    if (const JsonValue *command = members.object("command")) {
        variant.command = readCommand(*command, members.inside("command"), error);
    } else {
        members.refuse("command", "is missing");
    }
    members.refuseOthers();
    return variant;
}

Trigger readTrigger(const JsonValue &value, const std::string &where, std::string &error)
{
    Trigger trigger;
    Members members(value, where, error);
    members.take("name", trigger.name, 256);
    members.take("text", trigger.text, JobLimits::triggerBytes);
    members.take("capture", trigger.capture);
    members.take("stop", trigger.stop);
    members.take("failure", trigger.failure);
    members.refuseOthers();
    if (trigger.text.empty() || trigger.text.contains('\n')) {
        members.refuse("text", "is empty or holds an end of line");
    }
    return trigger;
}

/// The groups of plain numbers. Sizes up to 1 TiB.
void readLimits(Members &members, Job &job, std::string &error)
{
    constexpr std::int64_t most = std::int64_t{1} << 40;
    if (const JsonValue *value = members.object("times")) {
        Members times(*value, "times.", error);
        times.take("softMs", job.times.soft);
        times.take("hardMs", job.times.hard);
        times.take("silenceMs", job.times.silence);
        times.take("graceMs", job.times.grace);
        times.take("setupMs", job.times.setup);
        times.take("teardownMs", job.times.teardown);
        times.take("campaignMs", job.times.campaign);
        times.refuseOthers();
    }
    if (const JsonValue *value = members.object("output")) {
        Members output(*value, "output.", error);
        output.take("headBytes", job.output.headBytes, 4096, most);
        output.take("tailBytes", job.output.tailBytes, 4096, most);
        output.take("windowBytes", job.output.windowBytes, 0, 1 << 20);
        output.take("windows", job.output.windows, 0, 10'000);
        output.refuseOthers();
    }
    if (const JsonValue *value = members.object("disk")) {
        Members disk(*value, "disk.", error);
        disk.take("runBytes", job.disk.runBytes, 0, most);
        disk.take("freeBytes", job.disk.freeBytes, 0, most);
        disk.refuseOthers();
    }
    if (const JsonValue *value = members.object("keep")) {
        Members keep(*value, "keep.", error);
        keep.take("firstFailures", job.keep.firstFailures, 0, JobLimits::iterations);
        keep.take("lastFailures", job.keep.lastFailures, 0, JobLimits::iterations);
        keep.take("passes", job.keep.passes, 0, JobLimits::iterations);
        keep.refuseOthers();
    }
    if (const JsonValue *value = members.object("capture")) {
        Members capture(*value, "capture.", error);
        capture.take("isOn", job.capture.isOn);
        capture.take("debugger", job.capture.debugger, 4096);
        capture.take("pauseMs", job.capture.pause);
        capture.take("limitMs", job.capture.limit);
        capture.take("bytes", job.capture.bytes, 4096, std::int64_t{1} << 30);
        capture.take("processes", job.capture.processes, 1, 256);
        capture.take("perIteration", job.capture.perIteration, 0, 16);
        capture.refuseOthers();
        checkProgram(capture, "debugger", job.capture.debugger);
    }
}

void readRest(Members &members, Job &job, std::string &error)
{
    members.take("run", job.run, 64);
    members.take("planHash", job.planHash, 256);
    members.take("environment", job.environment, JobLimits::arguments);
    members.take("interleave", job.interleave);
    members.take("parallel", job.parallel, 1, JobLimits::parallel);
    members.take("stopAfterFailures", job.stopAfterFailures, 0, JobLimits::iterations);
    members.take("mergeOutput", job.mergeOutput);
    for (const auto &[name, list] :
         {std::pair("setup", &job.setup), std::pair("teardown", &job.teardown),
          std::pair("load", &job.load)}) {
        members.each(name, JobLimits::commands,
                     [&, commands = list](const JsonValue &entry, const std::string &where) {
                         commands->push_back(readCommand(entry, where, error));
                     });
    }
    members.each("variants", JobLimits::variants,
                 [&](const JsonValue &entry, const std::string &where) {
                     job.variants.push_back(readVariant(entry, where, error));
                 });
    members.each("triggers", JobLimits::triggers,
                 [&](const JsonValue &entry, const std::string &where) {
                     job.triggers.push_back(readTrigger(entry, where, error));
                 });
    readLimits(members, job, error);
    members.refuseOthers();
}

void checkWhole(Members &members, const Job &job)
{
    if (!isRunName(job.run)) {
        members.refuse("run", "is not a name");
    }
    checkEnvironment(members, job.environment);
    if (job.variants.empty()) {
        members.refuse("variants", "is empty");
    }
    std::int64_t iterations = 0;
    for (const Variant &variant : job.variants) {
        iterations += variant.iterations;
    }
    if (iterations > JobLimits::iterations) {
        members.refuse("variants", "have too many iterations together");
    }
    if (job.times.soft.count() > 0 && job.times.hard.count() > 0
        && job.times.soft > job.times.hard) {
        members.refuse("times", "has a soft limit behind the hard one");
    }
}

} // namespace

std::expected<Job, std::string> parseJob(std::string_view text)
{
    const auto value = parseJson(text, {.bytes = JobLimits::bytes});
    if (!value) {
        return std::unexpected(value.error());
    }
    std::string error;
    Job job;
    Members members(*value, "", error);
    int version = 0;
    members.take("casebookJob", version, 1, 1'000'000);
    if (error.empty() && version != jobVersion) {
        return std::unexpected(version == 0 ? "not a job file"
                                            : "a job file of version " + std::to_string(version));
    }
    readRest(members, job, error);
    checkWhole(members, job);
    if (!error.empty()) {
        return std::unexpected(error);
    }
    return job;
}

std::vector<int> schedule(const Job &job)
{
    std::vector<int> order;
    int most = 0;
    for (const Variant &variant : job.variants) {
        most = std::max(most, variant.iterations);
    }
    if (!job.interleave) {
        for (std::size_t v = 0; v < job.variants.size(); ++v) {
            order.insert(order.end(), static_cast<std::size_t>(job.variants[v].iterations),
                         static_cast<int>(v));
        }
        return order;
    }
    for (int round = 0; round < most; ++round) {
        for (std::size_t v = 0; v < job.variants.size(); ++v) {
            if (round < job.variants[v].iterations) {
                order.push_back(static_cast<int>(v));
            }
        }
    }
    return order;
}

} // namespace Casebook::Supervisor
