// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/rundocument.h"

#include "core/run/statisticsjson.h"

#include <QJsonArray>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

struct Column
{
    QString title;
    int VariantCounts::*count = nullptr;
};

/// Columns that say something in any row, and those that are always shown.
std::vector<Column> columnsOf(const std::vector<VariantCounts> &variants)
{
    std::vector<Column> columns;
    const auto offer = [&](const QString &title, int VariantCounts::*count, bool always) {
        if (always || std::ranges::any_of(variants, [count](const VariantCounts &one) {
                return one.*count > 0;
            })) {
            columns.push_back({title, count});
        }
    };
    offer(u"runs"_s, &VariantCounts::iterations, true);
    offer(u"reproduced"_s, &VariantCounts::reproduced, true);
    offer(u"pass"_s, &VariantCounts::pass, true);
    offer(u"hang"_s, &VariantCounts::hang, false);
    offer(u"crash"_s, &VariantCounts::crash, false);
    offer(u"fail"_s, &VariantCounts::fail, false);
    offer(u"other"_s, &VariantCounts::other, false);
    offer(u"infra"_s, &VariantCounts::infra, false);
    offer(u"skip"_s, &VariantCounts::skip, false);
    return columns;
}

QString percents(const VariantCounts &counts)
{
    if (counts.counted == 0) {
        return u"-"_s;
    }
    const Interval interval = wilson(tallyOf(counts));
    return u"%1 % (%2-%3)"_s.arg(QString::number(100.0 * rate(tallyOf(counts)), 'f', 1),
                                 QString::number(100.0 * interval.low, 'f', 1),
                                 QString::number(100.0 * interval.high, 'f', 1));
}

QString csvField(const QString &text)
{
    const bool isPlain = std::ranges::none_of(
        text, [](QChar c) { return c == u',' || c == u'"' || c == u'\n' || c == u'\r'; });
    QString doubled = text;
    return isPlain ? text : u'"' + doubled.replace(u'"', u"\"\""_s) + u'"';
}

/// A cell of Markdown: the name of a variant is a person's text.
QString cell(QString text, bool asMarkdown)
{
    return asMarkdown ? text.replace(u'|', u"\\|"_s) : text;
}

} // namespace

Tally tallyOf(const VariantCounts &counts)
{
    return {.hits = counts.reproduced, .runs = counts.counted};
}

std::optional<std::pair<Tally, Tally>> comparedTallies(const std::vector<VariantCounts> &variants)
{
    if (variants.size() < 2 || variants[0].counted == 0 || variants[1].counted == 0) {
        return std::nullopt;
    }
    return std::pair{tallyOf(variants[0]), tallyOf(variants[1])};
}

QJsonObject variantJson(const VariantCounts &counts)
{
    const Tally tally = tallyOf(counts);
    return {{"name"_L1, counts.name},
            {"iterations"_L1, counts.iterations},
            {"pass"_L1, counts.pass},
            {"fail"_L1, counts.fail},
            {"hang"_L1, counts.hang},
            {"crash"_L1, counts.crash},
            {"other"_L1, counts.other},
            {"infra"_L1, counts.infra},
            {"lost"_L1, counts.lost},
            {"skip"_L1, counts.skip},
            {"reproduced"_L1, counts.reproduced},
            {"counted"_L1, counts.counted},
            {"seconds"_L1, counts.seconds},
            {"rate"_L1, counts.counted == 0 ? QJsonValue() : QJsonValue(rate(tally))},
            {"wilson"_L1, intervalJson(wilson(tally))},
            {"clopperPearson"_L1, intervalJson(clopperPearson(tally))}};
}

QJsonObject iterationJson(const Iteration &iteration)
{
    QJsonArray artefacts;
    for (const Artefact &artefact : iteration.artefacts) {
        artefacts.append(artefact.name);
    }
    const RuleHit &hit = iteration.hit;
    return {{"variant"_L1, iteration.variant},
            {"n"_L1, iteration.n},
            {"verdict"_L1, outcomeWord(iteration)},
            {"reproduced"_L1, isReproduced(iteration.verdict)},
            {"seconds"_L1, iteration.seconds},
            {"exit"_L1, iteration.exitCode ? QJsonValue(*iteration.exitCode) : QJsonValue()},
            {"signal"_L1, iteration.signal > 0 ? QJsonValue(iteration.signal) : QJsonValue()},
            {"rule"_L1, hit.rule.isEmpty() ? QJsonValue() : QJsonValue(hit.rule)},
            {"line"_L1, hit.line > 0 ? QJsonValue(hit.line) : QJsonValue()},
            {"reports"_L1, QJsonArray::fromStringList(iteration.reports)},
            {"artefacts"_L1, artefacts}};
}

QJsonObject runJson(const RunContent &content)
{
    const std::vector<VariantCounts> counts =
        countVariants(content.run.variants, content.iterations);
    QJsonArray variants;
    for (const VariantCounts &variant : counts) {
        variants.append(variantJson(variant));
    }
    QJsonArray iterations;
    for (const Iteration &iteration : content.iterations) {
        iterations.append(iterationJson(iteration));
    }
    const auto compared = comparedTallies(counts);
    return {{"run"_L1, content.run.key},
            {"name"_L1, content.run.name},
            {"state"_L1, runStateName(content.run.state)},
            {"variants"_L1, variants},
            {"comparison"_L1,
             compared ? comparisonJson(compared->first, compared->second) : QJsonValue()},
            {"iterations"_L1, iterations}};
}

QString runTable(const RunContent &content, bool asMarkdown)
{
    const std::vector<VariantCounts> counts =
        countVariants(content.run.variants, content.iterations);
    const std::vector<Column> columns = columnsOf(counts);
    std::vector<QStringList> rows;
    rows.push_back({u"variant"_s});
    for (const Column &column : columns) {
        rows.front().append(column.title);
    }
    rows.front().append(u"rate (95 %)"_s);
    for (const VariantCounts &variant : counts) {
        QStringList row{cell(variant.name, asMarkdown)};
        for (const Column &column : columns) {
            row.append(QString::number(variant.*column.count));
        }
        row.append(percents(variant));
        rows.push_back(std::move(row));
    }
    if (asMarkdown) {
        // The name to the left, numbers to the right.
        QStringList rule{u"---"_s};
        for (qsizetype i = 1; i < rows.front().size(); ++i) {
            rule.append(u"---:"_s);
        }
        rows.insert(rows.begin() + 1, rule);
    }
    QString text;
    for (const QStringList &row : rows) {
        if (asMarkdown) {
            text += u"| "_s + row.join(u" | "_s) + u" |\n"_s;
            continue;
        }
        for (qsizetype i = 0; i < row.size(); ++i) {
            qsizetype width = 0;
            for (const QStringList &other : rows) {
                width = std::max(width, other.at(i).size());
            }
            text +=
                i == 0 ? row.at(i).leftJustified(width) : u"  "_s + row.at(i).rightJustified(width);
        }
        text += u'\n';
    }
    if (const auto compared = comparedTallies(counts)) {
        text += u'\n' + statisticsSentence(compared->first, compared->second) + u'\n';
    } else if (counts.size() == 1) {
        text += u'\n' + statisticsSentence(tallyOf(counts.front())) + u'\n';
    }
    return text;
}

QString runCsv(const RunContent &content)
{
    QString text = u"variant,n,verdict,reproduced,seconds,exit,signal,rule,line,reports\r\n"_s;
    for (const Iteration &one : content.iterations) {
        const QStringList fields{one.variant,
                                 QString::number(one.n),
                                 outcomeWord(one),
                                 isReproduced(one.verdict) ? u"1"_s : u"0"_s,
                                 QString::number(one.seconds, 'f', 3),
                                 one.exitCode ? QString::number(*one.exitCode) : QString(),
                                 one.signal > 0 ? QString::number(one.signal) : QString(),
                                 one.hit.rule,
                                 one.hit.line > 0 ? QString::number(one.hit.line) : QString(),
                                 one.reports.join(u"; "_s)};
        QStringList quoted;
        for (const QString &field : fields) {
            quoted.append(csvField(field));
        }
        text += quoted.join(u',') + u"\r\n"_s;
    }
    return text;
}

} // namespace Casebook
