// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/verdicts.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

bool factsHold(const WatchRules::Compiled &compiled, const IterationEvidence &evidence)
{
    const WatchRule &rule = compiled.rule;
    if (!rule.exitCodes.empty()
        && (!evidence.exitCode
            || std::ranges::find(rule.exitCodes, *evidence.exitCode) == rule.exitCodes.end())) {
        return false;
    }
    if (!rule.signalNumbers.empty()
        && std::ranges::find(rule.signalNumbers, evidence.signal) == rule.signalNumbers.end()) {
        return false;
    }
    if (rule.seconds && (!evidence.seconds || !rule.seconds->contains(*evidence.seconds))) {
        return false;
    }
    if (!rule.qmpStates.isEmpty() && !rule.qmpStates.contains(evidence.qmpState)) {
        return false;
    }
    if (rule.deadline && evidence.deadlinePassed != rule.deadline) {
        return false;
    }
    return rule.artefact.isEmpty()
        || std::ranges::any_of(evidence.artefacts, [&compiled](const QString &name) {
               return compiled.artefact.match(name).hasMatch();
           });
}

/// Where a rule holds: a text and the line there; no text for rules of facts.
struct Place
{
    const ScannedText *text = nullptr;
    const RuleScan::Found *found = nullptr;
};

/// Whether rule \a index holds, and where.
bool holds(std::size_t index, const WatchRules &rules, const std::vector<ScannedText> &texts,
           const IterationEvidence &evidence, Place &place)
{
    const WatchRules::Compiled &rule = rules.rules()[index];
    if (!factsHold(rule, evidence)) {
        return false;
    }
    const bool forbidden = std::ranges::any_of(
        texts, [index](const ScannedText &text) { return text.scan->found()[index].absentSeen; });
    if (forbidden) {
        return false;
    }
    if (!rule.readsLines()) {
        return true;
    }
    for (const ScannedText &text : texts) {
        const RuleScan::Found &found = text.scan->found()[index];
        if (found.line > 0) {
            place = {.text = &text, .found = &found};
            return true;
        }
    }
    return false;
}

RuleHit hitOf(const WatchRule &rule, const Place &place)
{
    RuleHit hit{.rule = rule.name, .symptom = rule.symptom};
    if (place.found != nullptr) {
        hit.source = place.text->name;
        hit.line = place.found->line;
        hit.offset = place.found->offset;
        hit.text = place.found->text;
    }
    return hit;
}

/// The first rule that holds; in a group the one whose line comes first.
RuleHit firstHit(const WatchRules &rules, const std::vector<ScannedText> &texts,
                 const IterationEvidence &evidence)
{
    const std::vector<WatchRules::Compiled> &all = rules.rules();
    for (std::size_t i = 0; i < all.size();) {
        std::size_t end = i + 1;
        while (!all[i].rule.group.isEmpty() && end < all.size()
               && all[end].rule.group == all[i].rule.group) {
            ++end;
        }
        const WatchRule *best = nullptr;
        Place bestPlace;
        for (std::size_t one = i; one < end; ++one) {
            Place place;
            if (!holds(one, rules, texts, evidence, place)) {
                continue;
            }
            // Texts are not dated against each other: the first one with a hit is asked.
            const bool isEarlier = best == nullptr
                || (place.text == bestPlace.text && place.found != nullptr
                    && place.found->offset < bestPlace.found->offset);
            if (isEarlier) {
                best = &all[one].rule;
                bestPlace = place;
            }
        }
        if (best != nullptr) {
            return hitOf(*best, bestPlace);
        }
        i = end;
    }
    return {};
}

bool isSerious(Symptom symptom)
{
    return symptom == Symptom::Infra || symptom == Symptom::Crash || symptom == Symptom::Hang;
}

} // namespace

RuleHit decide(const WatchRules &rules, const std::vector<ScannedText> &texts,
               const IterationEvidence &evidence)
{
    if (!evidence.notStarted.isEmpty()) {
        return {.rule = u"not-started"_s, .symptom = Symptom::Infra, .text = evidence.notStarted};
    }
    RuleHit hit = firstHit(rules, texts, evidence);
    if (evidence.endedByLimit && !isSerious(hit.symptom)) {
        return {.rule = u"time-limit"_s, .symptom = Symptom::Hang};
    }
    return hit;
}

Verdict judge(const RuleHit &hit, const BugSignature &bug, const SignatureEvidence &seen)
{
    const bool isNamed =
        bug.symptoms.empty() || std::ranges::find(bug.symptoms, hit.symptom) != bug.symptoms.end();
    const bool isBug = isNamed && (bug.pattern.isEmpty() || seen.patternSeen)
        && (bug.stack.isEmpty() || seen.stackSeen);
    switch (hit.symptom) {
    case Symptom::Infra:
        return Verdict::Infra;
    case Symptom::Crash:
        return isBug ? Verdict::Bug : Verdict::OtherCrash;
    case Symptom::Hang:
        return isBug ? Verdict::HangSame : Verdict::HangOther;
    case Symptom::Fail:
        return isBug ? Verdict::Bug : Verdict::Fail;
    case Symptom::Pass:
        return Verdict::Pass;
    case Symptom::None:
    case Symptom::Skip:
        break;
    }
    return Verdict::Skip;
}

bool holdsStack(const QStringList &frames, const QStringList &wanted)
{
    qsizetype next = 0;
    for (const QString &frame : frames) {
        if (next < wanted.size() && frame == wanted.at(next)) {
            ++next;
        }
    }
    return next == wanted.size();
}

RuleHit decideText(const WatchRules &rules, QByteArrayView text, const IterationEvidence &evidence)
{
    // In pieces, so that the search ends soon after a hit that settles all.
    constexpr qsizetype piece = 1024 * 1024;
    RuleScan scan(rules);
    for (qsizetype at = 0; at < text.size(); at += piece) {
        scan.feed(text.sliced(at, std::min(piece, text.size() - at)));
    }
    scan.finish();
    return decide(rules, {{.name = {}, .scan = &scan}}, evidence);
}

} // namespace Casebook
