// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/filebytes.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "core/run/approval.h"
#include "core/run/planjson.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// A plan of the command line with what it would do.
struct ShownPlan
{
    ReadPlan read;
    ApprovalSheet sheet;
    QString hash;
};

Result<ShownPlan> loadPlan(Session &session, const QString &word)
{
    const Result<FileBytes> bytes = FileBytes::open(session, word);
    if (!bytes) {
        return passOn(bytes);
    }
    const QString folder =
        word == "-"_L1 ? QDir::currentPath() : QFileInfo(word).absoluteDir().absolutePath();
    Result<ReadPlan> read = readPlan(bytes->view(), folder);
    if (!read) {
        return passOn(read);
    }
    const QStringList callers = QProcessEnvironment::systemEnvironment().toStringList();
    Result<ApprovalSheet> sheet = session.await(session.runner().run<ApprovalSheet>(
        u"hash-plan"_s, word, [plan = read->plan, folder, callers](JobContext &context) {
            return approvalSheet(plan, folder, callers, context);
        }));
    if (!sheet) {
        return passOn(sheet);
    }
    const QString hash = approvalHash(*sheet);
    return ShownPlan{.read = std::move(*read), .sheet = std::move(*sheet), .hash = hash};
}

QJsonObject planJson(const QString &word, const ShownPlan &plan, bool isApproved)
{
    QJsonArray files;
    for (const ActingFile &file : plan.sheet.files) {
        files.append(QJsonObject{
            {"key"_L1, file.key},
            {"path"_L1, file.path},
            {"bytes"_L1, file.sizeBytes},
            {"sha256"_L1,
             file.sha256.isEmpty() ? QJsonValue() : QString::fromLatin1(file.sha256.toHex())}});
    }
    QJsonArray variants;
    for (const Variant &variant : plan.read.plan.variants) {
        variants.append(variant.name);
    }
    QJsonArray warnings;
    for (const PlanNotice &notice : plan.read.warnings) {
        warnings.append(QJsonObject{
            {"key"_L1, notice.key}, {"line"_L1, notice.line}, {"text"_L1, notice.text}});
    }
    return {{"source"_L1, word},
            {"name"_L1, plan.read.plan.name},
            {"hash"_L1, plan.hash},
            {"approved"_L1, isApproved},
            {"variants"_L1, variants},
            {"iterations"_L1, plan.read.plan.count.iterations},
            {"files"_L1, files},
            {"warnings"_L1, warnings},
            {"text"_L1, approvalText(plan.sheet)}};
}

void sayWarnings(Session &session, const ShownPlan &plan)
{
    for (const PlanNotice &notice : plan.read.warnings) {
        session.console.message(CliText::tr("Line %1: the key “%2” is unknown and has no effect.")
                                    .arg(notice.line)
                                    .arg(notice.key));
    }
    if (const ActingFile *missing = plan.sheet.missing()) {
        session.console.message(CliText::tr("“%1” is not there.").arg(missing->path));
    }
}

int showPlan(Session &session, const QString &word, const ShownPlan &plan, bool isApproved)
{
    if (session.isJson()) {
        session.console.json(planJson(word, plan, isApproved));
        return 0;
    }
    session.console.text(approvalText(plan.sheet));
    session.console.line();
    session.console.line(CliText::tr("Hash: %1").arg(plan.hash));
    session.console.line(
        isApproved ? CliText::tr("This is approved on this computer.")
                   : CliText::tr("Nothing of it runs before you approve it with --approve HASH."));
    return 0;
}

int approvePlan(Session &session, const QString &word, const ShownPlan &plan, const QString &hash)
{
    if (hash != plan.hash) {
        session.console.message(
            CliText::tr("The plan or a file it names is not what this hash was shown for. Look "
                        "at it again with --show."));
        return session.report(Error{.code = ErrorCode::Rejected, .subject = hash},
                              {{"source"_L1, word}, {"hash"_L1, plan.hash}});
    }
    if (const ActingFile *missing = plan.sheet.missing()) {
        return session.report(Error{.code = ErrorCode::NotFound, .subject = missing->path},
                              {{"source"_L1, word}, {"hash"_L1, plan.hash}});
    }
    const Status approved = Approvals(Approvals::standardFolder())
                                .approve(hash, plan.read.plan.name, session.clock().now());
    if (!approved) {
        return session.report(approved.error(), {{"source"_L1, word}, {"hash"_L1, plan.hash}});
    }
    if (session.isJson()) {
        session.console.json(planJson(word, plan, true));
    } else {
        session.console.line(CliText::tr("Approved on this computer: %1").arg(hash));
    }
    return 0;
}

int runRun(Session &session, const Arguments &arguments)
{
    const QString word = arguments.words.first();
    if (!arguments.has(u"show"_s) && !arguments.has(u"approve"_s)) {
        return reportFailure(
            session,
            Error{.code = ErrorCode::Usage, .subject = u"run"_s, .detail = u"show-or-approve"_s},
            u"run"_s);
    }
    const Result<ShownPlan> plan = loadPlan(session, word);
    if (!plan) {
        if (!plan.error().detail.isEmpty() && plan.error().code == ErrorCode::Parse) {
            session.console.message(plan.error().subject + u": "_s + plan.error().detail);
        }
        return session.report(plan.error(), {{"source"_L1, word}});
    }
    sayWarnings(session, *plan);
    if (arguments.has(u"approve"_s)) {
        return approvePlan(session, word, *plan, arguments.value(u"approve"_s));
    }
    const bool isApproved = Approvals(Approvals::standardFolder()).isApproved(plan->hash);
    return showPlan(session, word, *plan, isApproved);
}

int runTemplate(Session &session, const Arguments &arguments)
{
    if (arguments.words.isEmpty()) {
        for (const QString &name : planTemplateNames()) {
            if (session.isJson()) {
                session.console.json({{"name"_L1, name}});
            } else {
                session.console.line(name);
            }
        }
        return 0;
    }
    const QString name = arguments.words.first();
    const Result<QByteArray> text = planTemplate(name);
    if (!text) {
        return session.report(text.error(), {{"name"_L1, name}});
    }
    if (session.isJson()) {
        session.console.json({{"name"_L1, name}, {"text"_L1, QString::fromUtf8(*text)}});
    } else {
        session.console.bytes(*text);
    }
    return 0;
}

} // namespace

void addRunVerbs(VerbTable &table)
{
    table.add(
        {.name = u"run"_s,
         .synopsis = u"PLAN.json --show | --approve HASH [--json]"_s,
         .summary = [] { return CliText::tr("Show what a plan would run, and approve it."); },
         .options = {{u"show"_s,
                      {},
                      [] {
                          return CliText::tr("Print the whole of it and the hash an approval is "
                                             "bound to.");
                      }},
                     {u"approve"_s, u"HASH"_s,
                      [] {
                          return CliText::tr("Let what --show printed with this hash run on this "
                                             "computer.");
                      }}},
         .leastWords = 1,
         .mostWords = 1,
         .run = runRun});
    table.add({.name = u"run template"_s,
               .synopsis = u"[NAME] [--json]"_s,
               .summary = [] { return CliText::tr("Print a plan to begin with, or their names."); },
               .options = {},
               .leastWords = 0,
               .mostWords = 1,
               .run = runTemplate});
}

} // namespace Casebook
