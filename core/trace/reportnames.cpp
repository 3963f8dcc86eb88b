// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/demangle.h"
#include "core/trace/kernelframe.h"
#include "core/trace/kernelreports.h"
#include "core/trace/textcursor.h"

#include <QHash>

#include <algorithm>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;

namespace {

bool passes(const TitleRule &rule, const TitleRules &rules, const QString &name)
{
    if (name.isEmpty() || rules.isSkipped(name)) {
        return false;
    }
    return std::ranges::none_of(
        rule.skip, [&name](const auto &regex) { return regex.match(name).hasMatch(); });
}

QString plainName(const QString &function)
{
    const QByteArray bytes = function.toUtf8();
    const QString name = text(withoutSuffixes(
        std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
    const QString rust = demangledRust(name);
    return rust.isEmpty() ? name : rust;
}

/// Frames of a stack with the instruction pointers where they stand, innermost first.
QStringList namesWithPointers(const KernelStacks &stacks, std::size_t index)
{
    QStringList names;
    const Trace &trace = stacks.traces[index];
    const auto addPointers = [&](std::size_t before) {
        for (const StackPointer &pointer : stacks.pointers) {
            if (pointer.trace == index && pointer.before == before) {
                names.append(plainName(pointer.frame.func));
            }
        }
    };
    for (std::size_t i = 0; i < trace.frames.size(); ++i) {
        addPointers(i);
        if (trace.frames[i].reliable && !trace.frames[i].func.isEmpty()) {
            names.append(plainName(trace.frames[i].func));
        }
    }
    return names;
}

QString bucketOf(const TitleRule &rule, const QStringList &names)
{
    for (const QString &name : names) {
        for (const auto &[regex, common] : rule.bucket) {
            if (regex.match(name).hasMatch()) {
                return common.isEmpty() ? name : common;
            }
        }
    }
    return {};
}

QString firstThatPasses(const QStringList &names, const TitleRule &rule, const TitleRules &rules)
{
    const auto it =
        std::ranges::find_if(names, [&](const QString &name) { return passes(rule, rules, name); });
    return it == names.end() ? QString() : *it;
}

/// The function just inside the first entry point of \a names.
QString insideAnchor(const QStringList &names, const TitleRule &rule, const TitleRules &rules)
{
    QString inside;
    for (const QString &name : names) {
        if (rules.isAnchor(name)) {
            if (!inside.isEmpty()) {
                return inside;
            }
            inside = passes(rule, rules, name) ? name : QString();
        } else if (const QString bucket = bucketOf(rule, {name}); !bucket.isEmpty()) {
            return bucket;
        } else if (passes(rule, rules, name)) {
            inside = name;
        }
    }
    return {};
}

/// Stalls: the first stack that tells, below the interrupt that noticed the stall where there is one.
QString anchored(const KernelStacks &stacks, const TitleRule &rule, const TitleRules &rules)
{
    const auto interrupts = [&rules](const QString &name) { return rules.isInterrupt(name); };
    for (std::size_t i = 0; i < stacks.traces.size(); ++i) {
        QStringList names = namesWithPointers(stacks, i);
        if (names.contains(u"rcu_gp_kthread"_s)) {
            continue; // the one that waits for the stalled CPU
        }
        const auto entry = std::ranges::find_if(names, interrupts);
        const auto timer = [](const QString &name) {
            return name.contains("timer"_L1) || name.contains("tick"_L1)
                || name.contains("watchdog"_L1);
        };
        // Only an interrupt that noticed the stall; a stall inside a soft interrupt stands above one too.
        if (entry != names.end() && std::any_of(names.begin(), entry, timer)) {
            names.erase(names.begin(), entry);
            names.removeIf(interrupts);
        }
        if (QString name = insideAnchor(names, rule, rules); !name.isEmpty()) {
            return name;
        }
    }
    return {};
}

QString culpritOf(const TitleRule &rule, const QHash<QString, QString> &groups,
                  const KernelStacks &stacks, const TitleRules &rules)
{
    QStringList crash;
    for (const Trace &trace : stacks.traces) {
        if (trace.role != TraceRole::Crash || crash.contains(u"should_fail"_s)) {
            continue;
        }
        for (const Frame &frame : trace.frames) {
            if (frame.func.startsWith("should_fail"_L1)) {
                crash.append(
                    u"should_fail"_s); // the stack of an injected failure ran into this one
                break;
            }
            if (frame.reliable) {
                crash.append(plainName(frame.func));
            }
        }
    }
    const bool stalls = std::ranges::find(rule.frame, FrameFrom::Anchor) != rule.frame.end();
    if (!stalls) {
        if (QString bucket = bucketOf(rule, crash); !bucket.isEmpty()) {
            return bucket;
        }
    }
    for (const FrameFrom from : rule.frame) {
        QString name;
        QStringList names;
        switch (from) {
        case FrameFrom::Header:
            names.append(plainName(groups.value(u"sym"_s)));
            break;
        case FrameFrom::Rip:
            names.append(stacks.rip ? plainName(stacks.rip->func) : QString());
            break;
        case FrameFrom::Stack:
            names = crash;
            break;
        case FrameFrom::Anchor:
            name = anchored(stacks, rule, rules);
            break;
        case FrameFrom::Wanted:
            for (const Frame &site : stacks.lockSites) {
                names.append(plainName(site.func));
            }
            break;
        case FrameFrom::Became:
            if (stacks.became >= 0) {
                names = namesWithPointers(stacks, static_cast<std::size_t>(stacks.became));
            }
            break;
        }
        name = name.isEmpty() ? firstThatPasses(names, rule, rules) : name;
        if (!name.isEmpty()) {
            return name;
        }
    }
    return {};
}

QString filled(QString pattern, const QHash<QString, QString> &groups, const QString &frame)
{
    for (auto it = groups.cbegin(); it != groups.cend(); ++it) {
        pattern.replace(u'{' + it.key() + u'}', it.value());
    }
    return pattern.replace(u"{frame}"_s, frame);
}

} // namespace

NamedReport nameReport(const TitleRule &rule, const QHash<QString, QString> &groups,
                       const KernelStacks &stacks, const TitleRules &rules)
{
    NamedReport named;
    named.corrupted = rule.corrupted;
    QStringList names{QString()};
    if (!rule.frame.empty()) {
        named.culprit = culpritOf(rule, groups, stacks, rules);
        if (!rule.quiet && stacks.traces.empty()) {
            named.corrupted = true;
            named.corruptedWhy = u"no-stack"_s;
        }
        if (named.culprit.isEmpty()) {
            named.corrupted = true;
            named.corruptedWhy = u"no-frame"_s;
            names = {u"corrupted"_s};
        } else {
            names = rules.namesOf(named.culprit);
        }
    }
    named.title = normalisedTitle(filled(rule.title, groups, names.constFirst()));
    for (const QString &name : names) {
        if (name != names.constFirst()) {
            named.alternatives.append(normalisedTitle(filled(rule.title, groups, name)));
        }
        for (const QString &alternative : rule.alternatives) {
            named.alternatives.append(normalisedTitle(filled(alternative, groups, name)));
        }
    }
    named.alternatives.removeDuplicates();
    named.alternatives.sort();
    return named;
}

} // namespace Casebook
