// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/tracefiles.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "core/base/text.h"
#include "core/trace/alignment.h"
#include "core/trace/framekey.h"
#include "core/trace/grouping.h"
#include "core/trace/reportsjson.h"

#include <QJsonArray>

#include <algorithm>
#include <span>
#include <vector>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

struct LoadedStacks
{
    std::vector<PickedStack> picked;
    QStringList words;
    FrameRarity rarity; ///< of every stack of every file
};

Result<LoadedStacks> loadStacks(Session &session, const QStringList &words)
{
    LoadedStacks loaded;
    for (const QString &word : words) {
        const StackWord wanted = stackWord(word);
        const Result<TextReports> reports = readReportFile(session, wanted.file);
        if (!reports) {
            return std::unexpected(reports.error());
        }
        const std::vector<PickedStack> stacks = stacksOf(*reports);
        for (const PickedStack &stack : stacks) {
            addToRarity(loaded.rarity, stack.frames);
        }
        Result<PickedStack> picked = pickStack(wanted, *reports, stacks);
        if (!picked) {
            return passOn(picked);
        }
        loaded.picked.push_back(std::move(*picked));
        loaded.words.append(word);
    }
    return loaded;
}

QJsonObject alignmentJson(const LoadedStacks &loaded, const Alignment &alignment)
{
    QJsonArray stacks;
    for (std::size_t i = 0; i < loaded.picked.size(); ++i) {
        QJsonArray frames;
        for (const Frame &frame : loaded.picked[i].frames) {
            frames.append(frameJson(frame));
        }
        stacks.append(QJsonObject{{"source"_L1, loaded.words.at(static_cast<qsizetype>(i))},
                                  {"name"_L1, loaded.picked[i].name},
                                  {"frames"_L1, frames}});
    }
    QJsonArray rows;
    for (const AlignedRow &row : alignment.rows) {
        QJsonArray frames;
        QJsonArray cells;
        for (std::size_t i = 0; i < row.frames.size(); ++i) {
            frames.append(row.frames[i] < 0 ? QJsonValue() : QJsonValue(row.frames[i]));
            cells.append(frameMatchName(row.cells[i]));
        }
        rows.append(QJsonObject{
            {"frames"_L1, frames}, {"match"_L1, frameMatchName(row.match)}, {"cells"_L1, cells}});
    }
    return {{"stacks"_L1, stacks},
            {"rows"_L1, rows},
            {"sharedTop"_L1, alignment.sharedTop},
            {"sharedBottom"_L1, alignment.sharedBottom},
            {"firstDifference"_L1,
             alignment.firstDifference < 0 ? QJsonValue() : QJsonValue(alignment.firstDifference)},
            {"similarity"_L1, alignment.similarity}};
}

/// One sign in front of a row: what its cells are to each other.
QString signOf(FrameMatch match)
{
    switch (match) {
    case FrameMatch::Same:
        return u"="_s;
    case FrameMatch::Variant:
    case FrameMatch::Inlined:
        return u"~"_s;
    case FrameMatch::OtherModule:
        return u"m"_s;
    case FrameMatch::Different:
        return u"!"_s;
    case FrameMatch::Only:
        break;
    }
    return u" "_s;
}

void printAlignment(Session &session, const LoadedStacks &loaded, const Alignment &alignment)
{
    constexpr qsizetype columnWidth = 42;
    for (std::size_t i = 0; i < loaded.picked.size(); ++i) {
        session.console.line(
            u"%1  %2  %3"_s.arg(i + 1).arg(madeVisible(loaded.words.at(static_cast<qsizetype>(i))),
                                           madeVisible(loaded.picked[i].name)));
    }
    for (const AlignedRow &row : alignment.rows) {
        QString line = signOf(row.match) + u' ';
        for (std::size_t i = 0; i < row.frames.size(); ++i) {
            const QString cell = row.frames[i] < 0
                ? u"-"_s
                : madeVisible(
                      frameText(loaded.picked[i].frames[static_cast<std::size_t>(row.frames[i])]));
            line += i + 1 < row.frames.size() ? cell.leftJustified(columnWidth) + u' ' : cell;
        }
        session.console.line(line);
    }
    session.console.line(CliText::tr("Shared at the top: %1, at the bottom: %2. Likeness: %3 %.")
                             .arg(alignment.sharedTop)
                             .arg(alignment.sharedBottom)
                             .arg(100.0 * alignment.similarity, 0, 'f', 0));
}

int runAlign(Session &session, const Arguments &arguments)
{
    const Result<LoadedStacks> loaded = loadStacks(session, arguments.words);
    if (!loaded) {
        return session.report(loaded.error());
    }
    std::vector<std::span<const Frame>> stacks;
    for (const PickedStack &picked : loaded->picked) {
        stacks.emplace_back(
            std::span(picked.frames).first(std::min<std::size_t>(picked.frames.size(), 4000)));
    }
    const Alignment alignment = alignStacks(stacks, loaded->rarity);
    if (session.isJson()) {
        session.console.json(alignmentJson(*loaded, alignment));
    } else {
        printAlignment(session, *loaded, alignment);
    }
    return 0;
}

/// The stacks of one text: its threads; where it has none, those of its reports.
struct Dump
{
    QString source;
    std::vector<DumpThread> threads;
};

Result<std::vector<Dump>> loadDumps(Session &session, const QStringList &words)
{
    std::vector<Dump> dumps;
    for (const QString &word : words) {
        Result<TextReports> reports = readReportFile(session, word);
        if (!reports) {
            return std::unexpected(reports.error());
        }
        Dump dump{.source = word, .threads = std::move(reports->threads)};
        if (dump.threads.empty()) {
            for (const PickedStack &stack : stacksOf(*reports)) {
                DumpThread thread;
                thread.name = stack.name;
                thread.frames = stack.frames;
                dump.threads.push_back(std::move(thread));
            }
        }
        dumps.push_back(std::move(dump));
    }
    return dumps;
}

QJsonObject threadName(const DumpThread &thread)
{
    return {{"number"_L1, thread.number < 0 ? QJsonValue() : QJsonValue(thread.number)},
            {"tid"_L1, thread.tid < 0 ? QJsonValue() : QJsonValue(thread.tid)},
            {"name"_L1, thread.name}};
}

QString threadText(const DumpThread &thread)
{
    const qint64 number = thread.number >= 0 ? thread.number : thread.tid;
    if (number < 0) {
        return thread.name;
    }
    return thread.name.isEmpty() ? QString::number(number)
                                 : thread.name + u' ' + QString::number(number);
}

std::vector<StackGroup> groupsOf(const Dump &dump)
{
    std::vector<std::span<const Frame>> stacks;
    for (const DumpThread &thread : dump.threads) {
        stacks.emplace_back(thread.frames);
    }
    return groupStacks(stacks);
}

QJsonObject groupsJson(const Dump &dump)
{
    QJsonArray groups;
    for (const StackGroup &group : groupsOf(dump)) {
        QJsonArray threads;
        for (const std::size_t member : group.members) {
            threads.append(threadName(dump.threads[member]));
        }
        QJsonArray frames;
        for (const Frame &frame : dump.threads[group.shown].frames) {
            frames.append(frameJson(frame));
        }
        groups.append(QJsonObject{{"count"_L1, static_cast<int>(group.members.size())},
                                  {"threads"_L1, threads},
                                  {"frames"_L1, frames}});
    }
    return {{"source"_L1, dump.source}, {"groups"_L1, groups}};
}

void printGroups(Session &session, const Dump &dump)
{
    session.console.line(madeVisible(dump.source));
    for (const StackGroup &group : groupsOf(dump)) {
        QStringList names;
        for (const std::size_t member : group.members) {
            names.append(threadText(dump.threads[member]));
        }
        session.console.line(CliText::tr("%n thread(s): %1", nullptr, int(group.members.size()))
                                 .arg(madeVisible(names.join(u", "_s))));
        for (const Frame &frame : dump.threads[group.shown].frames) {
            session.console.line("    "_L1 + madeVisible(frameText(frame)));
        }
    }
}

QString fateName(ThreadFate fate)
{
    switch (fate) {
    case ThreadFate::New:
        return u"new"_s;
    case ThreadFate::Stays:
        return u"stays"_s;
    case ThreadFate::Moved:
        return u"moved"_s;
    case ThreadFate::Gone:
        break;
    }
    return u"gone"_s;
}

/// Several dumps of one process: what became of each thread.
void printFates(Session &session, const std::vector<Dump> &dumps)
{
    std::vector<std::span<const DumpThread>> views;
    for (const Dump &dump : dumps) {
        views.emplace_back(dump.threads);
    }
    const std::vector<ThreadOverDumps> threads = followThreads(views);
    QJsonArray rows;
    for (const ThreadOverDumps &thread : threads) {
        QJsonArray fates;
        QStringList words;
        for (const ThreadFate fate : thread.fates) {
            fates.append(fateName(fate));
            words.append(fateName(fate));
        }
        rows.append(QJsonObject{{"tid"_L1, thread.tid < 0 ? QJsonValue() : QJsonValue(thread.tid)},
                                {"name"_L1, thread.name},
                                {"fates"_L1, fates},
                                {"stuck"_L1, thread.isStuck}});
        if (!session.isJson() && thread.isStuck) {
            session.console.line(CliText::tr("The same stack in every dump: %1 (%2)")
                                     .arg(madeVisible(thread.name))
                                     .arg(thread.tid));
        }
    }
    if (session.isJson()) {
        session.console.json({{"threads"_L1, rows}});
    }
}

int runGroups(Session &session, const Arguments &arguments)
{
    const Result<std::vector<Dump>> dumps = loadDumps(session, arguments.words);
    if (!dumps) {
        return session.report(dumps.error());
    }
    for (const Dump &dump : *dumps) {
        if (session.isJson()) {
            session.console.json(groupsJson(dump));
        } else {
            printGroups(session, dump);
        }
    }
    if (dumps->size() > 1) {
        printFates(session, *dumps);
    }
    return 0;
}

} // namespace

void addAlignVerbs(VerbTable &table)
{
    table.add({.name = u"align"_s,
               .synopsis = u"FILE[:N] FILE[:N] [FILE[:N]…] [--json]"_s,
               .summary = [] { return CliText::tr("Lay two to four stacks side by side"); },
               .options = {},
               .leastWords = 2,
               .mostWords = 4,
               .run = runAlign});
    table.add({.name = u"groups"_s,
               .synopsis = u"FILE… [--json]"_s,
               .summary = [] { return CliText::tr("Put equal stacks of a dump together"); },
               .options = {},
               .leastWords = 1,
               .mostWords = -1,
               .run = runGroups});
}

} // namespace Casebook
