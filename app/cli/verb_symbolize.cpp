// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/tracefiles.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "core/base/text.h"
#include "core/trace/reportsjson.h"
#include "core/trace/symbolizer.h"

#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

QString whyText(UnresolvedWhy why)
{
    switch (why) {
    case UnresolvedWhy::NoBinary:
        return CliText::tr("no binary of its module was given");
    case UnresolvedWhy::OtherBuildId:
        return CliText::tr("the binary is of another build");
    case UnresolvedWhy::NoSymbol:
        return CliText::tr("the binary has no such function of that size");
    case UnresolvedWhy::NoDebugInfo:
        return CliText::tr("the binary has no debug information for it");
    case UnresolvedWhy::Resolved:
        break;
    }
    return {};
}

void printFrame(Session &session, const ResolvedFrame &resolved)
{
    for (const Frame &frame : resolved.frames) {
        QString line = "    "_L1 + madeVisible(frameText(frame));
        if (!frame.file.isEmpty()) {
            line += "  "_L1 + madeVisible(frame.file);
            line += frame.line > 0 ? ":"_L1 + QString::number(frame.line) : QString();
        }
        session.console.line(line);
    }
    if (resolved.why != UnresolvedWhy::Resolved) {
        session.console.line("        "_L1 + whyText(resolved.why));
    }
}

QJsonObject resolvedJson(const ResolvedFrame &resolved)
{
    QJsonArray frames;
    for (const Frame &frame : resolved.frames) {
        frames.append(frameJson(frame));
    }
    return {{"frames"_L1, frames},
            {"binary"_L1, resolved.binary},
            {"address"_L1,
             resolved.address == 0 ? QJsonValue()
                                   : QJsonValue("0x"_L1 + QString::number(resolved.address, 16))},
            {"why"_L1, unresolvedWhyName(resolved.why)}};
}

/// The stacks of one file, resolved one by one.
int symbolizeFile(Session &session, const std::shared_ptr<Symbolizer> &symbolizer,
                  const QString &word, int instructions)
{
    const Result<TextReports> reports = readReportFile(session, word);
    if (!reports) {
        return session.report(reports.error(), {{"source"_L1, word}});
    }
    QJsonArray stacks;
    for (const PickedStack &stack : stacksOf(*reports)) {
        const auto resolved =
            session.await(resolveFrames(session.runner(), symbolizer, stack.frames));
        if (!resolved) {
            return session.report(resolved.error(), {{"source"_L1, word}});
        }
        QString code;
        if (instructions > 0 && !stack.frames.empty()) {
            const auto shown = session.await(
                disassembleFrame(session.runner(), symbolizer, stack.frames.front(), instructions));
            code = shown ? *shown : QString();
        }
        QJsonArray frames;
        if (!session.isJson()) {
            session.console.line(madeVisible(stack.name));
        }
        for (const ResolvedFrame &one : *resolved) {
            if (session.isJson()) {
                frames.append(resolvedJson(one));
            } else {
                printFrame(session, one);
            }
        }
        if (session.isJson()) {
            stacks.append(
                QJsonObject{{"name"_L1, stack.name}, {"frames"_L1, frames}, {"code"_L1, code}});
        } else if (!code.isEmpty()) {
            session.console.text(code);
        }
    }
    if (session.isJson()) {
        session.console.json({{"source"_L1, word}, {"stacks"_L1, stacks}});
    }
    return 0;
}

int runSymbolize(Session &session, const Arguments &arguments)
{
    SymbolizerOptions options;
    for (const QString &binary : arguments.values(u"binary"_s)) {
        options.binaries.append(QFileInfo(binary).absoluteFilePath());
    }
    if (options.binaries.isEmpty()) {
        return session.report(Error{ErrorCode::Usage, u"--binary"_s, u"value-missing"_s});
    }
    options.kallsyms = arguments.value(u"kallsyms"_s);
    options.ignoreBuildId = arguments.has(u"ignore-build-id"_s);
    const Result<int> instructions = arguments.number(u"disassemble"_s, 1, 0);
    if (!instructions) {
        return session.report(instructions.error());
    }
    const auto symbolizer = session.await(openSymbolizer(session.runner(), options));
    if (!symbolizer) {
        return session.report(symbolizer.error());
    }
    return forEachWord(arguments, [&](const QString &word) {
        return symbolizeFile(session, *symbolizer, word, *instructions);
    });
}

} // namespace

void addSymbolizeVerb(VerbTable &table)
{
    table.add(
        {.name = u"symbolize"_s,
         .synopsis = u"FILE… --binary PATH… [--kallsyms FILE] [--disassemble N] [--json]"_s,
         .summary =
             [] { return CliText::tr("Tell source places and inlined functions of frames"); },
         .options =
             {{.name = u"binary"_s,
               .value = u"PATH"_s,
               .help =
                   [] {
                       return CliText::tr("vmlinux, module or program with debug information; "
                                          "may be given again");
                   }},
              {.name = u"kallsyms"_s,
               .value = u"FILE"_s,
               .help = [] { return CliText::tr("text of /proc/kallsyms, for a stripped kernel"); }},
              {.name = u"disassemble"_s,
               .value = u"N"_s,
               .help =
                   [] { return CliText::tr("show N instructions around the innermost frame"); }},
              {.name = u"ignore-build-id"_s,
               .value = {},
               .help = [] { return CliText::tr("take a binary of another build too"); }}},
         .leastWords = 1,
         .mostWords = -1,
         .run = runSymbolize});
}

} // namespace Casebook
