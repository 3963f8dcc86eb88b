// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/run/planjson.h"
#include "core/run/watchpattern.h"
#include "core/run/watchrules.h"

#include <QDir>
#include <QSet>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Collects what is wrong with one plan.
class PlanCheck final
{
public:
    explicit PlanCheck(const RunPlan &plan)
        : m_plan(plan)
    {
    }

    std::vector<PlanNotice> run()
    {
        checkVariants();
        checkCommands();
        checkFiles();
        checkCount();
        checkLimits();
        checkRules();
        checkTarget();
        checkEnvironment(u"environment"_s, m_plan.environment);
        for (const QString &name : m_plan.passEnvironment) {
            checkName(u"passEnvironment"_s, name);
        }
        return std::move(m_problems);
    }

private:
    void problem(const QString &key, const QString &text)
    {
        m_problems.push_back({.key = key, .line = 0, .text = text});
    }

    void checkName(const QString &key, const QString &name)
    {
        const bool isName =
            !name.isEmpty() && !name.front().isDigit() && std::ranges::all_of(name, [](QChar c) {
                return c == u'_' || (c.unicode() < 0x80 && c.isLetterOrNumber());
            });
        if (!isName) {
            problem(key, u"\"%1\" is no name of an environment variable"_s.arg(name));
        }
    }

    void checkEnvironment(const QString &key, const Environment &environment)
    {
        for (const auto &[name, value] : environment) {
            checkName(key, name);
        }
    }

    void checkPattern(const QString &key, const QString &pattern)
    {
        const Result<QRegularExpression> made = watchPattern(pattern);
        if (!made) {
            problem(key,
                    made.error().detail.isEmpty() ? errorCodeName(made.error().code)
                                                  : made.error().detail);
        }
    }

    void checkPath(const QString &key, const QString &path)
    {
        if (!path.isEmpty() && !QDir::isAbsolutePath(path)) {
            problem(key, u"an absolute path is wanted"_s);
        }
    }

    void checkVariants()
    {
        if (m_plan.variants.empty()) {
            problem(u"variants"_s, u"at least one variant is wanted"_s);
        }
        if (m_plan.variants.size() > Limits::planVariants) {
            problem(u"variants"_s, u"more than %1 variants"_s.arg(Limits::planVariants));
        }
        QSet<QString> names;
        for (std::size_t i = 0; i < m_plan.variants.size(); ++i) {
            const Variant &variant = m_plan.variants[i];
            const QString key = u"variants[%1]"_s.arg(i);
            // The name is a folder of the run and a word on the command line.
            if (variant.name.isEmpty() || safeFileName(variant.name) != variant.name
                || variant.name.size() > 64) {
                problem(key + u".name"_s,
                        u"a name is wanted that can be a file's: \"%1\""_s.arg(variant.name));
            }
            if (names.contains(variant.name)) {
                problem(key + u".name"_s, u"two variants are named \"%1\""_s.arg(variant.name));
            }
            names.insert(variant.name);
            checkEnvironment(key + u".environment"_s, variant.environment);
            checkPath(key + u".folder"_s, variant.folder);
            checkPath(key + u".binary"_s, variant.binary);
            checkPath(key + u".guest.kernel"_s, variant.guest.kernel);
            if (!variant.build.isEmpty() && variant.build.tree.isEmpty()) {
                problem(key + u".build"_s, u"a build step wants a tree"_s);
            }
        }
    }

    void checkCommand(const QString &key, const Command &command)
    {
        if (!command.argv.isEmpty() && command.argv.first().isEmpty()) {
            problem(key + u".argv"_s, u"the program's name is empty"_s);
        }
    }

    void checkCommands()
    {
        if (m_plan.reproducer.isEmpty()) {
            problem(u"reproducer"_s, u"there is nothing to run"_s);
        }
        checkCommand(u"setup"_s, m_plan.setup);
        checkCommand(u"reproducer"_s, m_plan.reproducer);
        checkCommand(u"teardown"_s, m_plan.teardown);
        for (std::size_t i = 0; i < m_plan.load.size(); ++i) {
            const QString key = u"load[%1]"_s.arg(i);
            if (m_plan.load[i].command.isEmpty()) {
                problem(key, u"there is nothing to run"_s);
            }
            checkCommand(key, m_plan.load[i].command);
        }
        for (std::size_t i = 0; i < m_plan.captures.size(); ++i) {
            const Capture &capture = m_plan.captures[i];
            if (capture.kind == CaptureKind::Program && capture.command.isEmpty()) {
                problem(u"captures[%1]"_s.arg(i), u"there is no command to run"_s);
            }
        }
    }

    void checkFiles()
    {
        QSet<QString> names;
        for (std::size_t i = 0; i < m_plan.files.size(); ++i) {
            const PlanFile &file = m_plan.files[i];
            const QString key = u"files[%1]"_s.arg(i);
            if (file.name.isEmpty() || safeFileName(file.name) != file.name) {
                problem(key + u".name"_s, u"\"%1\" is no plain file name"_s.arg(file.name));
            }
            if (names.contains(file.name)) {
                problem(key + u".name"_s, u"two files are named \"%1\""_s.arg(file.name));
            }
            names.insert(file.name);
            if (!file.path.isEmpty() && !file.text.isEmpty()) {
                problem(key, u"a file has a path or a text, not both"_s);
            }
            checkPath(key + u".path"_s, file.path);
        }
    }

    void checkCount()
    {
        const IterationRules &count = m_plan.count;
        const auto all = static_cast<qint64>(m_plan.variants.size()) * count.iterations;
        if (all > Limits::planIterations) {
            problem(u"count.iterations"_s,
                    u"more than %1 iterations in all"_s.arg(Limits::planIterations));
        }
        if (count.until == StopRule::UntilSure
            && !(0.0 < count.fixedRate && count.fixedRate < count.brokenRate
                 && count.brokenRate < 1.0 && 0.0 < count.errorRate && count.errorRate < 0.5)) {
            problem(u"count.until"_s,
                    u"\"sure\" wants 0 < fixedRate < brokenRate < 1 and 0 < errorRate < 0.5"_s);
        }
    }

    void checkLimits()
    {
        const TimeLimits &limits = m_plan.limits;
        if (limits.hard.count() <= 0) {
            problem(u"limits.hardSeconds"_s, u"a hard limit is wanted"_s);
        }
        if (limits.soft >= limits.hard) {
            problem(u"limits.softSeconds"_s, u"the soft limit must lie before the hard one"_s);
        }
        if (limits.cycle.count() > 0 && limits.heartbeat.isEmpty()) {
            problem(u"limits.cycleSeconds"_s, u"a deadline for a cycle wants a heartbeat"_s);
        }
        checkPattern(u"limits.heartbeat"_s, limits.heartbeat);
    }

    void checkRules()
    {
        const QStringList known = readySetNames();
        for (qsizetype i = 0; i < m_plan.ruleSets.size(); ++i) {
            if (!known.contains(m_plan.ruleSets.at(i))) {
                problem(u"ruleSets[%1]"_s.arg(i),
                        u"\"%1\" is none of the ready sets: %2"_s.arg(m_plan.ruleSets.at(i),
                                                                      known.join(u", "_s)));
                return;
            }
        }
        for (std::size_t i = 0; i < m_plan.rules.size(); ++i) {
            const WatchRule &rule = m_plan.rules[i];
            const Result<WatchRules> made = WatchRules::compile({rule});
            if (!made) {
                problem(u"rules[%1]"_s.arg(i), made.error().detail);
            } else if (rule.symptom == Symptom::None) {
                problem(u"rules[%1].is"_s.arg(i), u"a rule must say what it means"_s);
            }
        }
        if (m_problems.empty()) {
            if (const Result<WatchRules> all = rulesOf(m_plan); !all) {
                problem(u"rules"_s, all.error().subject + u": "_s + all.error().detail);
            }
        }
        checkPattern(u"bug.pattern"_s, m_plan.bug.pattern);
        for (const Symptom symptom : m_plan.bug.symptoms) {
            if (symptom != Symptom::Hang && symptom != Symptom::Crash && symptom != Symptom::Fail) {
                problem(
                    u"bug.symptoms"_s,
                    u"a bug shows as hang, crash or fail, not as %1"_s.arg(symptomName(symptom)));
            }
        }
    }

    void checkTarget()
    {
        const Target &target = m_plan.target;
        if (target.kind == TargetKind::Ssh) {
            // The host becomes an argument of ssh: it must not be taken for an option.
            if (target.ssh.host.isEmpty() || target.ssh.host.startsWith(u'-')
                || target.ssh.user.startsWith(u'-')) {
                problem(u"target.ssh.host"_s, u"a host name is wanted"_s);
            }
        }
        if (target.kind == TargetKind::Qemu) {
            const bool allHaveKernels = std::ranges::all_of(m_plan.variants, [](const Variant &v) {
                return !v.guest.kernel.isEmpty() || !v.build.image.isEmpty();
            });
            if (target.qemu.drives.empty() && target.qemu.guest.kernel.isEmpty()
                && !allHaveKernels) {
                problem(u"target.qemu"_s, u"a kernel or a drive to boot from is wanted"_s);
            }
            checkPattern(u"target.qemu.ready"_s, target.qemu.ready);
        }
        const bool isGuest = target.kind == TargetKind::Qemu;
        for (std::size_t i = 0; i < m_plan.captures.size(); ++i) {
            const CaptureKind kind = m_plan.captures[i].kind;
            const bool wantsGuest = kind == CaptureKind::SysRq || kind == CaptureKind::Gdbstub
                || kind == CaptureKind::GuestDump;
            if (wantsGuest && !isGuest) {
                problem(u"captures[%1].take"_s.arg(i),
                        u"%1 wants a QEMU guest"_s.arg(captureKindName(kind)));
            }
        }
    }

    const RunPlan &m_plan;
    std::vector<PlanNotice> m_problems;
};

} // namespace

std::vector<PlanNotice> planProblems(const RunPlan &plan)
{
    return PlanCheck(plan).run();
}

} // namespace Casebook
