// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/help.h"
#include "app/cli/interrupt.h"
#include "app/cli/session.h"
#include "app/cli/verb.h"
#include "app/text/errortext.h"
#include "app/text/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace Casebook;

namespace {

/// The word after --lang anywhere on the line, so that even complaints about the line are translated.
QString askedLanguage(const QStringList &line)
{
    QString language;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line.at(i) == "--lang"_L1 && i + 1 < line.size()) {
            language = line.at(i + 1);
        } else if (line.at(i).startsWith("--lang="_L1)) {
            language = line.at(i).mid(7);
        }
    }
    return language;
}

void installTranslator(QTranslator &translator, const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    // English too: its file has the plural forms.
    if (translator.load(locale, u"casebook"_s, u"_"_s, u":/i18n"_s)
        || translator.load(u":/i18n/casebook_en.qm"_s)) {
        QCoreApplication::installTranslator(&translator);
    }
}

Result<std::unique_ptr<Clock>> makeClock(const Arguments &arguments)
{
    if (!arguments.has(u"now"_s)) {
        return std::make_unique<SystemClock>();
    }
    const QString text = arguments.value(u"now"_s);
    const qint64 time = Format::fromIsoTime(text);
    if (time < 0) {
        return fail(ErrorCode::Usage, "--now "_L1 + text, u"bad-time"_s);
    }
    return std::make_unique<FixedClock>(time);
}

/// Takes the line apart with the options of the verb it names.
Result<Arguments> readLine(const QStringList &line, const Verb *verb)
{
    std::vector<CliOption> options = commonOptions();
    if (verb != nullptr) {
        options.insert(options.end(), verb->options.begin(), verb->options.end());
    }
    Result<Arguments> arguments = parseArguments(line, options);
    if (!arguments) {
        return arguments;
    }
    const QString language = arguments->value(u"lang"_s);
    if (arguments->has(u"lang"_s) && language != "en"_L1 && !language.startsWith("en_"_L1)
        && language != "zh_CN"_L1) {
        return fail(ErrorCode::Usage, "--lang "_L1 + language, u"bad-language"_s);
    }
    if (verb != nullptr) {
        arguments->words.remove(0, verb->name.count(u' ') + 1);
    }
    return arguments;
}

/// The words of the line whatever the options mean: enough to find the verb.
const Verb *findVerb(const VerbTable &table, const QStringList &line)
{
    std::vector<CliOption> all = commonOptions();
    for (const Verb &verb : table.verbs()) {
        all.insert(all.end(), verb.options.begin(), verb.options.end());
    }
    const Result<Arguments> arguments = parseArguments(line, all);
    return arguments ? table.find(arguments->words) : nullptr;
}

int runLine(const VerbTable &table, const QStringList &line)
{
    const Verb *verb = findVerb(table, line);
    const Result<Arguments> arguments = readLine(line, verb);
    Session session(table, std::make_unique<SystemClock>(), line.contains("--json"_L1));
    if (!arguments) {
        return complainAboutUsage(session, arguments.error(), verb);
    }
    if (arguments->has(u"version"_s)) {
        return showVersion(session);
    }
    if (arguments->has(u"help"_s) || line.isEmpty()) {
        const int code =
            showHelp(session, verb != nullptr ? QStringList{verb->name} : arguments->words);
        return line.isEmpty() ? int(ExitCode::Usage) : code;
    }
    if (verb == nullptr) {
        return complainAboutUsage(session,
                                  Error{.code = ErrorCode::Usage,
                                        .subject = arguments->words.join(u' '),
                                        .detail = u"no-verb"_s},
                                  nullptr);
    }
    const qsizetype words = arguments->words.size();
    if (words < verb->leastWords || (verb->mostWords >= 0 && words > verb->mostWords)) {
        return complainAboutUsage(
            session,
            Error{.code = ErrorCode::Usage,
                  .subject = verb->name,
                  .detail = words < verb->leastWords ? u"too-few"_s : u"too-many"_s},
            verb);
    }
    Result<std::unique_ptr<Clock>> clock = makeClock(*arguments);
    if (!clock) {
        return complainAboutUsage(session, clock.error(), verb);
    }
    session.setClock(std::move(*clock));
    int code = verb->run(session, *arguments);
    session.closeWorkspace();
    session.console.flush();
    if (!session.console.status()) {
        code = session.complain(session.console.status().error());
    }
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    catchInterrupts();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"casebookctl"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CASEBOOK_VERSION));
    const QStringList line = QCoreApplication::arguments().sliced(1);
    QTranslator translator;
    installTranslator(translator, askedLanguage(line));
    VerbTable table;
    addAllVerbs(table);
    return runLine(table, line);
}
