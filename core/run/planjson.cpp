// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/planjson.h"

#include "core/run/planfields.h"

#include <QDir>
#include <QFile>

#include <algorithm>

/// A static library's resources are left out by the linker unless they are named, outside of any namespace.
static void openResources()
{
    Q_INIT_RESOURCE(run);
}

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// The line of \a key, or of the nearest thing around it.
int lineOf(const std::vector<std::pair<QString, int>> &lines, QString key)
{
    while (!key.isEmpty()) {
        const auto found = std::ranges::find(lines, key, &std::pair<QString, int>::first);
        if (found != lines.end()) {
            return found->second;
        }
        const qsizetype cut = std::max(key.lastIndexOf(u'.'), key.lastIndexOf(u'['));
        key.truncate(std::max<qsizetype>(cut, 0));
    }
    return 1;
}

/// A version this program does not know, before its unknown keys make wrong errors.
Status checkVersion(const JsonNode &root)
{
    if (root.kind != JsonKind::Object) {
        return fail(ErrorCode::Parse, {}, u"line %1: an object is wanted"_s.arg(root.line));
    }
    const JsonNode *version = root.find(u"casebookPlan");
    if (version == nullptr) {
        return fail(ErrorCode::Parse, u"casebookPlan"_s,
                    u"line %1: the key is missing; it says that this is a plan"_s.arg(root.line));
    }
    if (version->kind == JsonKind::Number && version->number > planVersion) {
        return fail(ErrorCode::TooNew, u"casebookPlan"_s);
    }
    return {};
}

} // namespace

Result<ReadPlan> readPlan(QByteArrayView json, const QString &folder)
{
    if (json.size() > Limits::planBytes) {
        return std::unexpected<Error>(Error{
            .code = ErrorCode::TooLarge, .subject = {}, .detail = {}, .value = Limits::planBytes});
    }
    const Result<JsonNode> root = parseJsonTree(json);
    if (!root) {
        return passOn(root);
    }
    if (const Status version = checkVersion(*root); !version) {
        return passOn(version);
    }
    ReadPlan read;
    PlanReader::Shared shared{.folder = folder};
    {
        PlanReader reader(*root, {}, shared);
        describe(reader, read.plan, RunPlan{});
    }
    if (shared.error) {
        return std::unexpected(*shared.error);
    }
    const std::vector<PlanNotice> problems = planProblems(read.plan);
    if (!problems.empty()) {
        const PlanNotice &first = problems.front();
        return fail(
            ErrorCode::Parse, first.key,
            u"line %1: %2"_s.arg(QString::number(lineOf(shared.lines, first.key)), first.text));
    }
    read.warnings = std::move(shared.warnings);
    return read;
}

QByteArray writePlan(const RunPlan &plan)
{
    return PlanWriter::written(plan, RunPlan{}, 0) + '\n';
}

QByteArray writeActingParts(const RunPlan &plan)
{
    RunPlan acting = plan;
    const RunPlan usual;
    acting.name = usual.name;
    acting.note = usual.note;
    acting.count = usual.count;
    acting.limits = usual.limits;
    acting.ruleSets = usual.ruleSets;
    acting.rules = usual.rules;
    acting.bug = usual.bug;
    acting.keep = usual.keep;
    for (Variant &variant : acting.variants) {
        variant.note.clear();
    }
    return writePlan(acting);
}

QStringList planTemplateNames()
{
    openResources();
    QStringList names =
        QDir(u":/run/templates"_s).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (QString &name : names) {
        name.chop(qsizetype(5));
    }
    return names;
}

Result<QByteArray> planTemplate(const QString &name)
{
    if (!planTemplateNames().contains(name)) {
        return fail(ErrorCode::NotFound, name);
    }
    QFile file(u":/run/templates/"_s + name + u".json"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, name, file.errorString());
    }
    return file.readAll();
}

} // namespace Casebook
