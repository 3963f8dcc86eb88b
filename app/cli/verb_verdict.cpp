// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/filebytes.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "core/base/limits.h"
#include "core/run/verdicts.h"

#include <QJsonValue>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// A ready set by its name, or a rule file by its path.
Result<WatchRules> rulesNamed(Session &session, const QString &name)
{
    Result<std::vector<WatchRule>> rules = readySet(name);
    if (!rules && (name.contains(u'/') || name.endsWith(".rules"_L1) || name == "-"_L1)) {
        const Result<FileBytes> bytes = FileBytes::open(session, name);
        if (!bytes) {
            return passOn(bytes);
        }
        if (bytes->view().size() > Limits::planBytes) {
            return std::unexpected<Error>(Error{ErrorCode::TooLarge, name, {}, Limits::planBytes});
        }
        rules = parseRuleFile(QString::fromUtf8(bytes->view()));
        if (!rules) {
            return fail(rules.error().code, name,
                        rules.error().subject + u": "_s + rules.error().detail);
        }
    }
    return rules ? WatchRules::compile(*rules) : Result<WatchRules>(passOn(rules));
}

/// What --exit, --signal and --seconds tell beside the text.
Result<IterationEvidence> evidenceOf(const Arguments &arguments)
{
    IterationEvidence evidence;
    for (const QString &name : {u"exit"_s, u"signal"_s}) {
        const Result<int> number = arguments.number(name, 0, 0);
        if (!number) {
            return passOn(number);
        }
        if (arguments.has(name) && name == "exit"_L1) {
            evidence.exitCode = *number;
        } else if (arguments.has(name)) {
            evidence.signal = *number;
        }
    }
    if (arguments.has(u"seconds"_s)) {
        bool isNumber = false;
        const QString word = arguments.value(u"seconds"_s);
        evidence.seconds = word.toDouble(&isNumber);
        if (!isNumber) {
            return fail(ErrorCode::Usage, word, u"bad-number"_s);
        }
    }
    return evidence;
}

int decideOne(Session &session, const WatchRules &rules, const IterationEvidence &evidence,
              const QString &word)
{
    const Result<FileBytes> bytes = FileBytes::open(session, word);
    if (!bytes) {
        return session.report(bytes.error(), {{"source"_L1, word}});
    }
    const RuleHit hit = decideText(rules, bytes->view(), evidence);
    // Nothing fits: it cannot be told, which is what a skip says.
    const QString verdict = symptomName(hit.rule.isEmpty() ? Symptom::Skip : hit.symptom);
    if (session.isJson()) {
        session.console.json({{"source"_L1, word},
                              {"verdict"_L1, verdict},
                              {"rule"_L1, hit.rule.isEmpty() ? QJsonValue() : hit.rule},
                              {"line"_L1, hit.line > 0 ? QJsonValue(hit.line) : QJsonValue()},
                              {"text"_L1, hit.line > 0 ? QJsonValue(hit.text) : QJsonValue()}});
        return 0;
    }
    QString line = word + u": "_s + verdict;
    if (hit.rule.isEmpty()) {
        line += u" ("_s + CliText::tr("no rule fits") + u')';
    } else if (hit.line > 0) {
        line += u" ("_s + CliText::tr("%1, line %2").arg(hit.rule).arg(hit.line) + u") "_s
            + hit.text.trimmed();
    } else {
        line += u" ("_s + hit.rule + u')';
    }
    session.console.line(line);
    return 0;
}

int runVerdict(Session &session, const Arguments &arguments)
{
    const QString name = arguments.value(u"rules"_s);
    if (name.isEmpty()) {
        return reportFailure(
            session,
            Error{.code = ErrorCode::Usage, .subject = u"--rules"_s, .detail = u"value-missing"_s},
            u"verdict"_s);
    }
    const Result<IterationEvidence> evidence = evidenceOf(arguments);
    if (!evidence) {
        return reportFailure(session, evidence.error(), u"verdict"_s);
    }
    const Result<WatchRules> rules = rulesNamed(session, name);
    if (!rules) {
        if (rules.error().code == ErrorCode::NotFound && !name.contains(u'/')) {
            session.console.message(
                CliText::tr("The ready sets are %1.").arg(readySetNames().join(u", "_s)));
        }
        return session.report(rules.error(), {{"rules"_L1, name}});
    }
    return forEachWord(arguments, [&](const QString &word) {
        return decideOne(session, *rules, *evidence, word);
    });
}

} // namespace

void addVerdictVerb(VerbTable &table)
{
    table.add(
        {.name = u"verdict"_s,
         .synopsis = u"FILE… --rules NAME [--exit N] [--signal N] [--seconds S] [--json]"_s,
         .summary = [] { return CliText::tr("Say what the output of a run means, by rules."); },
         .options = {{u"rules"_s, u"NAME"_s,
                      [] {
                          return CliText::tr("qemu-iotests, kernel-console, exit-status, or a file "
                                             "of rules.");
                      }},
                     {u"exit"_s, u"N"_s, [] { return CliText::tr("It ended with this code."); }},
                     {u"signal"_s, u"N"_s, [] { return CliText::tr("This signal ended it."); }},
                     {u"seconds"_s, u"S"_s, [] { return CliText::tr("It took so long."); }}},
         .leastWords = 1,
         .mostWords = -1,
         .run = runVerdict});
}

} // namespace Casebook
