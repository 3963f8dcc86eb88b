// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/help.h"

#include "app/cli/clitext.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/session.h"
#include "app/cli/verb.h"
#include "app/text/errortext.h"
#include "core/base/text.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

QString usageLine(const Verb &verb)
{
    return "casebookctl "_L1 + verb.name
        + (verb.synopsis.isEmpty() ? QString() : u' ' + verb.synopsis);
}

/// Two columns; Chinese takes two cells a character, so padding counts cells.
QString row(const QString &left, const QString &right, int width)
{
    const int pad = std::max(2, width - columnWidth(left));
    return "  "_L1 + left + QString(pad, u' ') + right;
}

void showOptions(Session &session, const std::vector<CliOption> &options)
{
    for (const CliOption &option : options) {
        const QString left =
            "--"_L1 + option.name + (option.value.isEmpty() ? QString() : u' ' + option.value);
        session.console.line(row(left, option.help(), 22));
    }
}

void showExitCodes(Session &session)
{
    session.console.line();
    session.console.line(CliText::tr("Exit codes:"));
    for (const ExitCode code : ErrorText::exitCodes()) {
        session.console.line(row(QString::number(int(code)), ErrorText::exitCodeMeaning(code), 6));
    }
}

void showAll(Session &session)
{
    session.console.line(
        CliText::tr("casebookctl reads and changes Casebook workspaces from the command line."));
    session.console.line();
    session.console.line(CliText::tr("Usage: casebookctl VERB [ARGUMENT…] [OPTION…]"));
    session.console.line();
    session.console.line(CliText::tr("Verbs:"));
    for (const Verb &verb : session.verbs().verbs()) {
        session.console.line(row(verb.name, verb.summary(), 22));
    }
    session.console.line();
    session.console.line(CliText::tr("Options of every verb:"));
    showOptions(session, commonOptions());
    session.console.line();
    session.console.line(CliText::tr(
        "“-” stands for stdin wherever a file may stand. “casebookctl help VERB” tells more."));
    showExitCodes(session);
}

QString usageSentence(const Error &error)
{
    const QString &what = error.detail;
    if (what == "unknown-option"_L1) {
        return CliText::tr("There is no option “%1” here.").arg(error.subject);
    }
    if (what == "value-missing"_L1) {
        return CliText::tr("The option “%1” wants a value.").arg(error.subject);
    }
    if (what == "value-unwanted"_L1) {
        return CliText::tr("The option “%1” takes no value.").arg(error.subject);
    }
    if (what == "bad-number"_L1) {
        return CliText::tr("“%1” is not a number that makes sense here.").arg(error.subject);
    }
    if (what == "bad-value"_L1) {
        return CliText::tr("“%1” is not one of the values that can stand here.").arg(error.subject);
    }
    if (what == "bad-tally"_L1) {
        return CliText::tr("“%1” is not K/N: K failures in N runs, N from 1 to 1000000000.")
            .arg(error.subject);
    }
    if (what == "bad-hash"_L1) {
        return CliText::tr("“%1” is not a hash as --show prints it.").arg(error.subject);
    }
    if (what == "show-or-approve"_L1) {
        return CliText::tr("“%1” wants --show or --approve HASH.").arg(error.subject);
    }
    if (what == "bad-time"_L1) {
        return CliText::tr("“%1” is not a time like 2026-01-31T12:00:00Z.").arg(error.subject);
    }
    if (what == "bad-language"_L1) {
        return CliText::tr("“%1”: the languages are en and zh_CN.").arg(error.subject);
    }
    if (what == "no-workspace"_L1) {
        return CliText::tr(
            "Which workspace? Name it with --workspace FILE or in CASEBOOK_WORKSPACE.");
    }
    if (what == "no-verb"_L1) {
        return CliText::tr("There is no verb “%1”. “casebookctl help” lists them.")
            .arg(error.subject);
    }
    if (what == "too-few"_L1) {
        return CliText::tr("“%1” wants more arguments.").arg(error.subject);
    }
    if (what == "too-many"_L1) {
        return CliText::tr("“%1” wants fewer arguments.").arg(error.subject);
    }
    if (what == "stdin-unwanted"_L1) {
        return CliText::tr("“-” cannot stand here: a workspace that is written needs a file.");
    }
    if (what == "one-target"_L1) {
        return CliText::tr("--bug, --new-bug and --unfiled exclude each other.");
    }
    return ErrorText::sentence(error);
}

} // namespace

int showVersion(Session &session)
{
    if (session.isJson()) {
        session.console.json({{"version"_L1, QCoreApplication::applicationVersion()}});
    } else {
        session.console.line("casebookctl "_L1 + QCoreApplication::applicationVersion());
    }
    return 0;
}

int showHelp(Session &session, const QStringList &words)
{
    if (words.isEmpty()) {
        showAll(session);
        return 0;
    }
    const auto verbs = session.verbs().family(words.join(u' '));
    if (verbs.empty()) {
        return complainAboutUsage(
            session,
            Error{.code = ErrorCode::Usage, .subject = words.join(u' '), .detail = u"no-verb"_s},
            nullptr);
    }
    for (const Verb *verb : verbs) {
        session.console.line(usageLine(*verb));
        session.console.line("  "_L1 + verb->summary());
        showOptions(session, verb->options);
    }
    session.console.line();
    session.console.line(CliText::tr("Options of every verb:"));
    showOptions(session, commonOptions());
    return 0;
}

int complainAboutUsage(Session &session, const Error &error, const Verb *verb)
{
    if (session.isJson()) {
        session.console.json({{"error"_L1, toJson(error)}});
    }
    session.console.message("casebookctl: "_L1 + usageSentence(error));
    if (verb != nullptr) {
        session.console.message(CliText::tr("Usage: %1").arg(usageLine(*verb)));
    } else if (error.detail == "no-verb"_L1) {
        // "bugs" alone: tell its actions.
        for (const Verb *near : session.verbs().family(error.subject.section(u' ', 0, 0))) {
            session.console.message(CliText::tr("Usage: %1").arg(usageLine(*near)));
        }
    }
    return int(ErrorText::exitCode(error.code));
}

int reportFailure(Session &session, const Error &error, const QString &name, QJsonObject object)
{
    // Usage errors of core have no detail we know; they are told as what they are.
    if (error.code == ErrorCode::Usage && !error.detail.isEmpty()) {
        return complainAboutUsage(session, error, session.verbs().find(name.split(u' ')));
    }
    return session.report(error, std::move(object));
}

} // namespace Casebook
