// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/limits.h"
#include "core/run/planarchives.h"

// Every key of a plan file, in the order they are written. An Archive is a PlanReader or a PlanWriter; \a u holds
// what is usual and left out.

namespace Casebook {

inline constexpr int planVersion = 1;
inline constexpr Range anyMiB{.least = 0.0, .most = 16'777'216.0};
inline constexpr Range byteRange{.least = 0.0, .most = 255.0};

template<class Archive>
void describe(Archive &a, Command &v, const Command &u)
{
    using namespace Qt::StringLiterals;
    a.texts("argv"_L1, v.argv, u.argv);
    a.text("script"_L1, v.script, u.script, TextRole::Script);
}

template<class Archive>
void describe(Archive &a, PlanFile &v, const PlanFile &u)
{
    using namespace Qt::StringLiterals;
    a.text("name"_L1, v.name, u.name);
    a.text("path"_L1, v.path, u.path, TextRole::Path);
    a.text("text"_L1, v.text, u.text, TextRole::Script);
    a.flag("executable"_L1, v.isExecutable, u.isExecutable);
}

template<class Archive>
void describe(Archive &a, GuestParts &v, const GuestParts &u)
{
    using namespace Qt::StringLiterals;
    a.text("kernel"_L1, v.kernel, u.kernel, TextRole::Path);
    a.text("initrd"_L1, v.initrd, u.initrd, TextRole::Path);
    a.text("vmlinux"_L1, v.vmlinux, u.vmlinux, TextRole::Path);
    a.text("commandLine"_L1, v.commandLine, u.commandLine);
    a.whole("memoryMiB"_L1, v.memoryMiB, u.memoryMiB, anyMiB);
    a.whole("cpus"_L1, v.cpus, u.cpus, {.least = 0.0, .most = 1024.0});
}

template<class Archive>
void describe(Archive &a, BuildStep &v, const BuildStep &u)
{
    using namespace Qt::StringLiterals;
    a.text("tree"_L1, v.tree, u.tree, TextRole::Path);
    a.text("commit"_L1, v.commit, u.commit);
    a.text("patch"_L1, v.patch, u.patch, TextRole::Path);
    a.text("config"_L1, v.config, u.config, TextRole::Path);
    a.texts("configFragment"_L1, v.configFragment, u.configFragment);
    a.object("command"_L1, v.command, u.command);
    a.text("image"_L1, v.image, u.image);
    a.text("vmlinux"_L1, v.vmlinux, u.vmlinux);
    a.seconds("limitSeconds"_L1, v.limit, u.limit);
}

template<class Archive>
void describe(Archive &a, Variant &v, const Variant &u)
{
    using namespace Qt::StringLiterals;
    a.text("name"_L1, v.name, u.name);
    a.text("note"_L1, v.note, u.note);
    a.environment("environment"_L1, v.environment);
    a.text("folder"_L1, v.folder, u.folder, TextRole::Path);
    a.text("binary"_L1, v.binary, u.binary, TextRole::Path);
    a.object("guest"_L1, v.guest, u.guest);
    a.object("build"_L1, v.build, u.build);
}

template<class Archive>
void describe(Archive &a, Load &v, const Load &u)
{
    using namespace Qt::StringLiterals;
    a.text("name"_L1, v.name, u.name);
    describe(a, v.command, u.command);
}

template<class Archive>
void describe(Archive &a, IterationRules &v, const IterationRules &u)
{
    using namespace Qt::StringLiterals;
    constexpr Range rates{.least = 0.0, .most = 1.0};
    a.whole("iterations"_L1, v.iterations, u.iterations,
            {.least = 1.0, .most = double(Limits::planIterations)});
    a.choice("until"_L1, v.until, u.until, stopRuleName, stopRuleFromName);
    a.whole("hits"_L1, v.hits, u.hits, {.least = 1.0, .most = double(Limits::planIterations)});
    a.real("brokenRate"_L1, v.brokenRate, u.brokenRate, rates);
    a.real("fixedRate"_L1, v.fixedRate, u.fixedRate, rates);
    a.real("errorRate"_L1, v.errorRate, u.errorRate, rates);
    a.whole("parallel"_L1, v.parallel, u.parallel, {.least = 1.0, .most = 256.0});
    a.flag("interleaved"_L1, v.isInterleaved, u.isInterleaved);
}

template<class Archive>
void describe(Archive &a, TimeLimits &v, const TimeLimits &u)
{
    using namespace Qt::StringLiterals;
    a.seconds("softSeconds"_L1, v.soft, u.soft);
    a.seconds("hardSeconds"_L1, v.hard, u.hard);
    a.seconds("graceSeconds"_L1, v.grace, u.grace);
    a.seconds("silenceSeconds"_L1, v.silence, u.silence);
    a.seconds("cycleSeconds"_L1, v.cycle, u.cycle);
    a.text("heartbeat"_L1, v.heartbeat, u.heartbeat);
}

template<class Archive>
void describe(Archive &a, NumberRange &v, const NumberRange &)
{
    using namespace Qt::StringLiterals;
    a.maybeReal("least"_L1, v.least);
    a.maybeReal("most"_L1, v.most);
}

template<class Archive>
void describe(Archive &a, WatchRule &v, const WatchRule &)
{
    using namespace Qt::StringLiterals;
    // A rule always says what it means, whatever is usual.
    const WatchRule u{.symptom = Symptom::None};
    a.text("name"_L1, v.name, u.name);
    a.choice("is"_L1, v.symptom, u.symptom, symptomName, symptomFromName);
    a.text("text"_L1, v.literal, u.literal);
    a.text("line"_L1, v.pattern, u.pattern);
    a.texts("not"_L1, v.unless, u.unless);
    a.wholes("exit"_L1, v.exitCodes, byteRange);
    a.wholes("signal"_L1, v.signalNumbers, byteRange);
    NumberRange seconds = v.seconds.value_or(NumberRange{});
    a.object("seconds"_L1, seconds, NumberRange{});
    if (seconds != NumberRange{}) {
        v.seconds = seconds;
    }
    a.texts("qmp"_L1, v.qmpStates, u.qmpStates);
    a.text("artefact"_L1, v.artefact, u.artefact);
    a.maybeFlag("deadline"_L1, v.deadline);
    a.text("absent"_L1, v.absent, u.absent);
    a.text("group"_L1, v.group, u.group);
    a.flag("last"_L1, v.isLast, u.isLast);
    a.text("says"_L1, v.says, u.says);
}

template<class Archive>
void describe(Archive &a, BugSignature &v, const BugSignature &u)
{
    using namespace Qt::StringLiterals;
    a.choices("symptoms"_L1, v.symptoms, u.symptoms, symptomName, symptomFromName);
    a.text("pattern"_L1, v.pattern, u.pattern);
    a.texts("stack"_L1, v.stack, u.stack);
}

template<class Archive>
void describe(Archive &a, Capture &v, const Capture &)
{
    using namespace Qt::StringLiterals;
    const Capture u;
    // Written always, so that a list of captures says what it takes.
    a.choice("take"_L1, v.kind, static_cast<CaptureKind>(255), captureKindName,
             captureKindFromName);
    a.choices("on"_L1, v.on, u.on, symptomName, symptomFromName);
    a.seconds("againSeconds"_L1, v.again, u.again);
    a.seconds("limitSeconds"_L1, v.limit, u.limit);
    a.text("keys"_L1, v.keys, u.keys);
    a.object("command"_L1, v.command, u.command);
}

template<class Archive>
void describe(Archive &a, KeepRules &v, const KeepRules &u)
{
    using namespace Qt::StringLiterals;
    constexpr Range counts{.least = 0.0, .most = double(Limits::planIterations)};
    a.size("runMiB"_L1, v.runBytes, u.runBytes);
    a.size("iterationMiB"_L1, v.iterationBytes, u.iterationBytes);
    a.size("freeMiB"_L1, v.freeBytes, u.freeBytes);
    a.whole("firstHits"_L1, v.firstHits, u.firstHits, counts);
    a.whole("lastHits"_L1, v.lastHits, u.lastHits, counts);
    a.whole("passes"_L1, v.passes, u.passes, counts);
    a.size("logHeadMiB"_L1, v.logHeadBytes, u.logHeadBytes);
    a.size("logTailMiB"_L1, v.logTailBytes, u.logTailBytes);
}

template<class Archive>
void describe(Archive &a, Drive &v, const Drive &u)
{
    using namespace Qt::StringLiterals;
    a.text("path"_L1, v.path, u.path, TextRole::Path);
    a.text("format"_L1, v.format, u.format);
}

template<class Archive>
void describe(Archive &a, QemuTarget &v, const QemuTarget &u)
{
    using namespace Qt::StringLiterals;
    a.text("binary"_L1, v.binary, u.binary, TextRole::Program);
    a.text("machine"_L1, v.machine, u.machine);
    a.text("accelerator"_L1, v.accelerator, u.accelerator);
    a.object("guest"_L1, v.guest, u.guest);
    a.objects("drives"_L1, v.drives);
    a.choice("transport"_L1, v.transport, u.transport, guestTransportName, guestTransportFromName);
    a.text("sshUser"_L1, v.sshUser, u.sshUser);
    a.text("sshKey"_L1, v.sshKey, u.sshKey, TextRole::Path);
    a.seconds("bootSeconds"_L1, v.boot, u.boot);
    a.text("ready"_L1, v.ready, u.ready);
    a.texts("extra"_L1, v.extra, u.extra);
}

template<class Archive>
void describe(Archive &a, SshTarget &v, const SshTarget &u)
{
    using namespace Qt::StringLiterals;
    a.text("host"_L1, v.host, u.host);
    a.whole("port"_L1, v.port, u.port, {.least = 1.0, .most = 65'535.0});
    a.text("user"_L1, v.user, u.user);
    a.text("key"_L1, v.key, u.key, TextRole::Path);
    a.text("folder"_L1, v.folder, u.folder);
}

template<class Archive>
void describe(Archive &a, SlurmTarget &v, const SlurmTarget &u)
{
    using namespace Qt::StringLiterals;
    a.text("partition"_L1, v.partition, u.partition);
    a.text("account"_L1, v.account, u.account);
    a.whole("throttle"_L1, v.throttle, u.throttle, {.least = 1.0, .most = 10'000.0});
    a.whole("timeMinutes"_L1, v.timeMinutes, u.timeMinutes, {.least = 1.0, .most = 43'200.0});
    a.text("folder"_L1, v.folder, u.folder);
    a.texts("extra"_L1, v.extra, u.extra);
}

template<class Archive>
void describe(Archive &a, Target &v, const Target &)
{
    using namespace Qt::StringLiterals;
    const Target u;
    a.choice("kind"_L1, v.kind, static_cast<TargetKind>(255), targetKindName, targetKindFromName);
    a.object("qemu"_L1, v.qemu, u.qemu);
    a.object("ssh"_L1, v.ssh, u.ssh);
    a.object("slurm"_L1, v.slurm, u.slurm);
}

template<class Archive>
void describe(Archive &a, RunPlan &v, const RunPlan &u)
{
    using namespace Qt::StringLiterals;
    int version = planVersion;
    a.whole("casebookPlan"_L1, version, 0, {.least = 1.0, .most = double(planVersion)});
    a.text("name"_L1, v.name, u.name);
    a.text("note"_L1, v.note, u.note, TextRole::Script);
    a.object("target"_L1, v.target, Target{.kind = static_cast<TargetKind>(255)});
    a.objects("variants"_L1, v.variants);
    a.text("folder"_L1, v.folder, u.folder, TextRole::Path);
    a.environment("environment"_L1, v.environment);
    a.texts("passEnvironment"_L1, v.passEnvironment, u.passEnvironment);
    a.objects("files"_L1, v.files);
    a.object("setup"_L1, v.setup, u.setup);
    a.object("reproducer"_L1, v.reproducer, u.reproducer);
    a.object("teardown"_L1, v.teardown, u.teardown);
    a.objects("load"_L1, v.load);
    a.object("count"_L1, v.count, u.count);
    a.object("limits"_L1, v.limits, u.limits);
    a.flag("onTerminal"_L1, v.onTerminal, u.onTerminal);
    a.texts("ruleSets"_L1, v.ruleSets, u.ruleSets);
    a.objects("rules"_L1, v.rules);
    a.object("bug"_L1, v.bug, u.bug);
    a.objects("captures"_L1, v.captures);
    a.object("keep"_L1, v.keep, u.keep);
}

} // namespace Casebook
