// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/tracefiles.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "app/text/frametext.h"
#include "core/base/text.h"
#include "core/trace/reportsjson.h"
#include "core/trace/sourcetree.h"
#include "core/trace/symbolizer.h"
#include "core/workspace/sourceplaces.h"

#include <QFileInfo>
#include <QJsonArray>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// What the stacks of a line are resolved with.
struct Tools
{
    std::shared_ptr<Symbolizer> symbolizer;
    QString tree; ///< empty: no source is shown
    int sourceLines = 0; ///< on each side of a frame's line
    int instructions = 0;
    int frame = 1; ///< whose machine code is shown, from 1
};

/// The lines around a frame's place, numbered, the place marked.
QString sourceText(const SourcePart &part, int around)
{
    QString text;
    int number = part.firstLine;
    for (const QString &line : part.text.split(u'\n')) {
        if (std::abs(number - part.line) <= around) {
            text += u"      %1 %2  %3\n"_s.arg(number == part.line ? u">"_s : u" "_s)
                        .arg(number, 5)
                        .arg(madeVisible(line));
        }
        ++number;
    }
    return text;
}

void printSource(Session &session, const Tools &tools, const Frame &frame)
{
    if (tools.sourceLines <= 0 || tools.tree.isEmpty() || frame.file.isEmpty()) {
        return;
    }
    const Result<SourcePart> part = readSourcePart(tools.tree, frame.file, frame.line);
    if (!part) {
        session.console.line("        "_L1 + FrameText::sourceError(part.error()));
    } else if (part->isTooShort()) {
        session.console.line("        "_L1 + FrameText::tooShort(*part));
    } else {
        session.console.text(sourceText(*part, tools.sourceLines));
    }
}

void printFrame(Session &session, const Tools &tools, const ResolvedFrame &resolved)
{
    for (const Frame &frame : resolved.frames) {
        QString line = "    "_L1 + madeVisible(frameText(frame));
        if (!frame.file.isEmpty()) {
            line += "  "_L1 + madeVisible(frame.file);
            line += frame.line > 0 ? ":"_L1 + QString::number(frame.line) : QString();
        }
        session.console.line(line);
        printSource(session, tools, frame);
    }
    const QString remark = resolved.why == UnresolvedWhy::Resolved
        ? FrameText::doubt(resolved)
        : FrameText::why(resolved.why, resolved.frames.back());
    if (!remark.isEmpty()) {
        session.console.line("        "_L1 + remark);
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
            {"functionStart"_L1, resolved.isFunctionStart},
            {"alike"_L1, resolved.alike},
            {"why"_L1, unresolvedWhyName(resolved.why)}};
}

QJsonObject codeJson(const Disassembly &code)
{
    QJsonArray lines;
    for (const CodeLine &line : code.lines) {
        lines.append(
            QJsonObject{{"address"_L1, QString("0x"_L1 + QString::number(line.address, 16))},
                        {"text"_L1, line.text}});
    }
    return {{"function"_L1, code.function},
            {"lines"_L1, lines},
            {"marked"_L1, code.marked < 0 ? QJsonValue() : QJsonValue(code.marked)}};
}

/// The machine code of the frame that was asked for; a failure is said and does not end the work.
Result<Disassembly> codeOf(Session &session, const Tools &tools, const PickedStack &stack)
{
    const auto index = static_cast<std::size_t>(tools.frame - 1);
    return session.await(disassembleFrame(session.runner(), tools.symbolizer, stack.frames, index,
                                          tools.instructions));
}

/// The stacks of one file, resolved one by one.
int symbolizeFile(Session &session, const Tools &tools, const QString &word)
{
    const Result<TextReports> reports = readReportFile(session, word);
    if (!reports) {
        return session.report(reports.error(), {{"source"_L1, word}});
    }
    QJsonArray stacks;
    for (const PickedStack &stack : stacksOf(*reports)) {
        const auto resolved =
            session.await(resolveFrames(session.runner(), tools.symbolizer, stack.frames));
        if (!resolved) {
            return session.report(resolved.error(), {{"source"_L1, word}});
        }
        const bool wantsCode =
            tools.instructions > 0 && static_cast<int>(stack.frames.size()) >= tools.frame;
        const Result<Disassembly> code =
            wantsCode ? codeOf(session, tools, stack) : Result<Disassembly>(Disassembly());
        if (session.isJson()) {
            QJsonArray frames;
            for (const ResolvedFrame &one : *resolved) {
                frames.append(resolvedJson(one));
            }
            QJsonObject object{{"name"_L1, stack.name}, {"frames"_L1, frames}};
            object.insert("code"_L1,
                          wantsCode && code ? QJsonValue(codeJson(*code)) : QJsonValue());
            stacks.append(object);
            continue;
        }
        session.console.line(madeVisible(stack.name));
        for (const ResolvedFrame &one : *resolved) {
            printFrame(session, tools, one);
        }
        if (wantsCode && code) {
            session.console.text(disassemblyText(*code));
        } else if (wantsCode) {
            const Frame &frame = stack.frames[static_cast<std::size_t>(tools.frame - 1)];
            session.console.line("    "_L1 + FrameText::codeError(code.error(), frame));
        }
    }
    if (session.isJson()) {
        session.console.json({{"source"_L1, word}, {"stacks"_L1, stacks}});
    }
    return 0;
}

/// What the options say, else what is set for the bug of --bug.
Result<SourcePlace> placeOf(Session &session, const Arguments &arguments)
{
    SourcePlace place;
    const Result<BugId> bug = bugOption(arguments);
    if (!bug) {
        return passOn(bug);
    }
    if (bug->isValid()) {
        const Result<Workspace *> workspace = session.openWorkspace(arguments);
        if (!workspace) {
            return passOn(workspace);
        }
        const Result<SourcePlace> set = SourcePlaces().of((*workspace)->info().uuid, *bug);
        if (!set) {
            return passOn(set);
        }
        place = *set;
    }
    const auto absolute = [](const QString &path) { return QFileInfo(path).absoluteFilePath(); };
    if (arguments.has(u"binary"_s)) {
        place.binaries.clear();
        for (const QString &binary : arguments.values(u"binary"_s)) {
            place.binaries.append(absolute(binary));
        }
    }
    if (arguments.has(u"kallsyms"_s)) {
        place.kallsyms = arguments.value(u"kallsyms"_s);
    }
    if (arguments.has(u"tree"_s)) {
        place.tree = absolute(arguments.value(u"tree"_s));
    }
    place.ignoreBuildId = place.ignoreBuildId || arguments.has(u"ignore-build-id"_s);
    if (place.binaries.isEmpty()) {
        return fail(ErrorCode::Usage, u"--binary"_s, u"value-missing"_s);
    }
    return place;
}

int runSymbolize(Session &session, const Arguments &arguments)
{
    const Result<SourcePlace> place = placeOf(session, arguments);
    if (!place) {
        return session.report(place.error());
    }
    const Result<int> instructions = arguments.number(u"disassemble"_s, 1, 0);
    const Result<int> frame = arguments.number(u"frame"_s, 1, 1);
    const Result<int> lines = arguments.number(u"source"_s, 0, 0);
    for (const Result<int> *number : {&instructions, &frame, &lines}) {
        if (!*number) {
            return session.report(number->error());
        }
    }
    const auto symbolizer = session.await(openSymbolizer(session.runner(),
                                                         {.binaries = place->binaries,
                                                          .kallsyms = place->kallsyms,
                                                          .ignoreBuildId = place->ignoreBuildId}));
    if (!symbolizer) {
        return session.report(symbolizer.error());
    }
    const Tools tools{.symbolizer = *symbolizer,
                      .tree = place->tree,
                      .sourceLines = *lines,
                      .instructions = *instructions,
                      .frame = *frame};
    return forEachWord(arguments,
                       [&](const QString &word) { return symbolizeFile(session, tools, word); });
}

} // namespace

void addSymbolizeVerb(VerbTable &table)
{
    table.add(
        {.name = u"symbolize"_s,
         .synopsis =
             u"FILE… --binary PATH… | --bug ID [--tree FOLDER --source N] [--disassemble N] [--json]"_s,
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
               .help =
                   [] {
                       return CliText::tr("text of System.map or /proc/kallsyms, for a "
                                          "stripped kernel");
                   }},
              {.name = u"bug"_s,
               .value = u"ID"_s,
               .help = [] { return CliText::tr("take what is set for this bug (see sources)"); }},
              {.name = u"tree"_s,
               .value = u"FOLDER"_s,
               .help = [] { return CliText::tr("the source tree"); }},
              {.name = u"source"_s,
               .value = u"N"_s,
               .help =
                   [] { return CliText::tr("show N source lines on each side of each frame"); }},
              {.name = u"disassemble"_s,
               .value = u"N"_s,
               .help =
                   [] {
                       return CliText::tr("show N instructions on each side of the frame that "
                                          "--frame names");
                   }},
              {.name = u"frame"_s,
               .value = u"N"_s,
               .help = [] { return CliText::tr("a frame of each stack, from 1; the innermost"); }},
              {.name = u"ignore-build-id"_s,
               .value = {},
               .help = [] { return CliText::tr("take a binary of another build too"); }}},
         .leastWords = 1,
         .mostWords = -1,
         .run = runSymbolize});
}

} // namespace Casebook
