// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/jobfromplan.h"

#include <QRegularExpression>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

using std::chrono::milliseconds;

std::string bytes(const QString &text)
{
    return text.toStdString();
}

std::vector<std::string> entries(const Environment &environment)
{
    std::vector<std::string> made;
    for (const auto &[name, value] : environment) {
        made.push_back(bytes(name) + "=" + bytes(value));
    }
    return made;
}

/// What of a plan this target leaves undone; empty: nothing.
QString leftUndone(const RunPlan &plan)
{
    if (plan.target.kind != TargetKind::Local) {
        return u"the target is not this computer"_s;
    }
    if (plan.onTerminal) {
        return u"a terminal (onTerminal)"_s;
    }
    if (plan.limits.cycle.count() > 0) {
        return u"a deadline for each cycle (cycle, heartbeat)"_s;
    }
    for (const Variant &variant : plan.variants) {
        if (!variant.build.isEmpty()) {
            return u"a build step (variant \"%1\")"_s.arg(variant.name);
        }
    }
    for (const Capture &capture : plan.captures) {
        if (capture.kind != CaptureKind::Gdb && capture.kind != CaptureKind::Proc) {
            return u"a capture of the kind \"%1\""_s.arg(captureKindName(capture.kind));
        }
    }
    return {};
}

/// Makes commands of a plan, and the files of their scripts.
class Maker
{
public:
    Maker(const RunPlan &plan, const QString &folder, std::vector<JobFile> &files)
        : m_plan(plan)
        , m_files(files)
        , m_place(folder + "/files/"_L1)
    {
    }

    Supervisor::Command make(const Command &command, const QString &name, const Variant *variant)
    {
        Supervisor::Command made;
        for (const QString &argument : command.argv) {
            made.argv.push_back(bytes(argument));
        }
        if (!command.script.isEmpty()) {
            if (made.argv.empty()) {
                made.argv.emplace_back("/bin/sh");
            }
            addScript(name, command.script);
            made.argv.push_back(bytes(m_place + name));
        }
        made.environment = entries(m_plan.environment);
        made.environment.push_back("CASEBOOK_FILES=" + bytes(m_place.chopped(1)));
        QString folder = m_plan.folder;
        if (variant != nullptr) {
            std::ranges::move(entries(variant->environment), std::back_inserter(made.environment));
            made.environment.push_back("CASEBOOK_VARIANT=" + bytes(variant->name));
            if (!variant->binary.isEmpty()) {
                made.environment.push_back("CASEBOOK_BINARY=" + bytes(variant->binary));
            }
            folder = variant->folder.isEmpty() ? folder : variant->folder;
        }
        made.folder = bytes(folder);
        return made;
    }

private:
    void addScript(const QString &name, const QString &script)
    {
        const bool known = std::ranges::any_of(
            m_files, [&name](const JobFile &file) { return file.name == name; });
        if (!known) {
            m_files.push_back({.name = name, .content = script.toUtf8(), .isExecutable = true});
        }
    }

    const RunPlan &m_plan;
    std::vector<JobFile> &m_files;
    QString m_place;
};

void addTriggers(const RunPlan &plan, Supervisor::Job &job)
{
    for (const WatchRule &rule : plan.rules) {
        const std::string literal = bytes(rule.literal);
        const bool isLiteral = !literal.empty()
            && literal.size() <= Supervisor::JobLimits::triggerBytes && !literal.contains('\n')
            && rule.pattern.isEmpty() && rule.unless.isEmpty();
        if (!isLiteral || job.triggers.size() >= Supervisor::JobLimits::triggers) {
            continue;
        }
        const bool capture = std::ranges::any_of(plan.captures, [&rule](const Capture &one) {
            return std::ranges::find(one.on, rule.symptom) != one.on.end();
        });
        const bool failure = rule.symptom == Symptom::Fail || rule.symptom == Symptom::Hang
            || rule.symptom == Symptom::Crash;
        job.triggers.push_back(
            {.name = bytes(rule.name), .text = literal, .capture = capture, .failure = failure});
    }
}

void addLimits(const RunPlan &plan, Supervisor::Job &job)
{
    job.times.soft = plan.limits.soft;
    job.times.hard = plan.limits.hard;
    job.times.grace = plan.limits.grace;
    job.times.silence = plan.limits.silence;
    const QString text = plan.reproducer.argv.join(u' ') + u'\n' + plan.reproducer.script;
    if (const auto own = shortestTimeout(text)) {
        const milliseconds before =
            std::max(std::min(*own * 3 / 4, *own - milliseconds(20'000)), *own / 2);
        job.times.soft = job.times.soft.count() > 0 ? std::min(job.times.soft, before) : before;
    }
    if (job.times.hard.count() > 0) {
        job.times.soft = std::min(job.times.soft, job.times.hard);
    }
    // Head and tail together stay below what one iteration may keep.
    constexpr qint64 least = 4096;
    const qint64 most = std::max(plan.keep.iterationBytes, 2 * least);
    job.output.headBytes = std::clamp(plan.keep.logHeadBytes, least, most - least);
    job.output.tailBytes = std::clamp(plan.keep.logTailBytes, least, most - job.output.headBytes);
    job.disk = {.runBytes = plan.keep.runBytes, .freeBytes = plan.keep.freeBytes};
    job.keep = {.firstFailures = plan.keep.firstHits,
                .lastFailures = plan.keep.lastHits,
                .passes = plan.keep.passes};
    job.capture.isOn = !plan.captures.empty();
    for (const Capture &capture : plan.captures) {
        if (capture.kind == CaptureKind::Gdb) {
            job.capture.pause = capture.again;
            job.capture.limit = capture.limit;
        }
    }
}

} // namespace

std::optional<milliseconds> shortestTimeout(const QString &text)
{
    // timeout(1): options, then NUMBER[smhd], then a command. Options with a value: -k, -s.
    static const QRegularExpression call(
        uR"((?:^|[\s;&|(`"'/])timeout((?:\s+(?:-[ks]\s+\S+|-\S+))*)\s+([0-9]{1,9}(?:\.[0-9]{1,9})?)([smhd]?)(?=\s))"_s);
    std::optional<milliseconds> shortest;
    for (auto matches = call.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString unit = match.captured(3);
        const double factor = unit == u"m" ? 60 : unit == u"h" ? 3600 : unit == u"d" ? 86400 : 1;
        const double seconds = match.captured(2).toDouble() * factor;
        if (seconds <= 0 || seconds > 31 * 86400.0) {
            continue; // 0 is no limit
        }
        const milliseconds found(static_cast<qint64>(seconds * 1000));
        shortest = shortest ? std::min(*shortest, found) : found;
    }
    return shortest;
}

Result<PreparedJob> jobFromPlan(const RunStart &start, const QString &folder)
{
    const RunPlan &plan = start.plan;
    if (const QString what = leftUndone(plan); !what.isEmpty()) {
        return fail(ErrorCode::Unsupported, plan.name, what);
    }
    PreparedJob made;
    Supervisor::Job &job = made.job;
    job.run = bytes(start.key);
    job.planHash = bytes(start.approval);
    job.environment = entries(start.environment);
    job.interleave = plan.count.isInterleaved;
    job.parallel = plan.count.parallel;
    job.stopAfterFailures = plan.count.until == StopRule::UntilFail ? plan.count.hits : 0;
    for (const PlanFile &file : plan.files) {
        made.files.push_back({.name = file.name,
                              .content = file.text.toUtf8(),
                              .source = file.path,
                              .isExecutable = file.isExecutable});
    }
    Maker maker(plan, folder, made.files);
    for (const Variant &variant : plan.variants) {
        if (!start.variant.isEmpty() && variant.name != start.variant) {
            continue;
        }
        if (!plan.setup.isEmpty()) {
            job.setup.push_back(maker.make(plan.setup, u"casebook-setup"_s, &variant));
        }
        if (!plan.teardown.isEmpty()) {
            job.teardown.push_back(maker.make(plan.teardown, u"casebook-teardown"_s, &variant));
        }
        job.variants.push_back(
            {.name = bytes(variant.name),
             .command = maker.make(plan.reproducer, u"casebook-reproducer"_s, &variant),
             .iterations = start.iterations > 0 ? start.iterations : plan.count.iterations});
    }
    if (job.variants.empty()) {
        return fail(ErrorCode::NotFound, start.variant);
    }
    for (std::size_t i = 0; i < plan.load.size(); ++i) {
        job.load.push_back(
            maker.make(plan.load[i].command, u"casebook-load-%1"_s.arg(i + 1), nullptr));
    }
    addLimits(plan, job);
    addTriggers(plan, job);
    // What would be refused there is told here, in the same words.
    if (const auto checked = Supervisor::parseJob(Supervisor::writeJob(job)); !checked) {
        return fail(ErrorCode::Rejected, plan.name, QString::fromStdString(checked.error()));
    }
    return made;
}

} // namespace Casebook
