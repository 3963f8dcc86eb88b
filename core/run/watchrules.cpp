// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/watchrules.h"

#include "core/base/limits.h"
#include "core/run/watchpattern.h"

#include <QSet>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Compiles \a pattern into \a place unless it is empty.
Status compileInto(QRegularExpression &place, const QString &pattern, const WatchRule &rule,
                   const QString &what)
{
    if (pattern.isEmpty()) {
        return {};
    }
    Result<QRegularExpression> made = watchPattern(pattern);
    if (!made) {
        const QString why =
            made.error().detail.isEmpty() ? errorCodeName(made.error().code) : made.error().detail;
        return fail(ErrorCode::Parse, rule.name, what + u": "_s + why);
    }
    place = std::move(*made);
    return {};
}

bool saysSomething(const WatchRule &rule)
{
    return !rule.literal.isEmpty() || !rule.pattern.isEmpty() || !rule.exitCodes.empty()
        || !rule.signalNumbers.empty() || rule.seconds || !rule.qmpStates.isEmpty()
        || !rule.artefact.isEmpty() || rule.deadline || !rule.absent.isEmpty();
}

Result<WatchRules::Compiled> compileRule(const WatchRule &rule)
{
    if (rule.name.isEmpty()) {
        return fail(ErrorCode::Parse, {}, u"a rule has no name"_s);
    }
    if (!saysSomething(rule)) {
        return fail(ErrorCode::Parse, rule.name, u"it names nothing that must hold"_s);
    }
    WatchRules::Compiled made{.rule = rule};
    Status status = compileInto(made.pattern, rule.pattern, rule, u"line"_s);
    if (status) {
        status = compileInto(made.absent, rule.absent, rule, u"absent"_s);
    }
    if (status) {
        status = compileInto(made.artefact, rule.artefact, rule, u"artefact"_s);
    }
    for (const QString &pattern : rule.unless) {
        if (status) {
            status = compileInto(made.unless.emplace_back(), pattern, rule, u"not"_s);
        }
    }
    if (!status) {
        return passOn(status);
    }
    made.literals =
        rule.literal.isEmpty() ? literalsOf(rule.pattern) : QByteArrayList{rule.literal.toUtf8()};
    made.absentLiterals = literalsOf(rule.absent);
    return made;
}

} // namespace

Result<WatchRules> WatchRules::compile(const std::vector<WatchRule> &rules)
{
    if (rules.size() > Limits::watchRules) {
        return std::unexpected<Error>(Error{
            .code = ErrorCode::TooMany, .subject = {}, .detail = {}, .value = Limits::watchRules});
    }
    WatchRules made;
    QSet<QString> names;
    for (const WatchRule &rule : rules) {
        if (names.contains(rule.name)) {
            return fail(ErrorCode::Parse, rule.name, u"two rules have this name"_s);
        }
        names.insert(rule.name);
        Result<Compiled> one = compileRule(rule);
        if (!one) {
            return passOn(one);
        }
        made.m_rules.push_back(std::move(*one));
    }
    return made;
}

Result<WatchRules> rulesOf(const RunPlan &plan)
{
    std::vector<WatchRule> rules = plan.rules;
    QStringList sets = plan.ruleSets;
    if (rules.empty() && sets.isEmpty()) {
        sets.append(u"exit-status"_s);
    }
    for (const QString &name : sets) {
        const Result<std::vector<WatchRule>> set = readySet(name);
        if (!set) {
            return passOn(set);
        }
        rules.insert(rules.end(), set->begin(), set->end());
    }
    return WatchRules::compile(rules);
}

} // namespace Casebook
