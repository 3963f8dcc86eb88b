// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/cli/verbtools.h"
#include "core/base/limits.h"
#include "core/base/text.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

QString kindName(TextKind kind)
{
    switch (kind) {
    case TextKind::Note:
        return u"note"_s;
    case TextKind::Draft:
        return u"draft"_s;
    case TextKind::BugDescription:
        return u"description"_s;
    }
    return {};
}

QJsonObject toJson(const TextDocument &text)
{
    return {{"id"_L1, text.id.value},
            {"kind"_L1, kindName(text.kind)},
            {"bug"_L1,
             text.bugId.isValid() ? QJsonValue(text.bugId.value) : QJsonValue(QJsonValue::Null)},
            {"name"_L1, text.name},
            {"language"_L1, textOrNull(text.language)},
            {"revision"_L1, text.revision.value},
            {"changed"_L1, timeToJson(text.changedMs)}};
}

int runList(Session &session, const Arguments &arguments)
{
    const Result<BugId> bug = bugOption(arguments);
    if (!bug) {
        return reportFailure(session, bug.error(), u"text list"_s);
    }
    return withWorkspace(session, arguments, u"text list"_s, [&](Workspace &workspace) {
        const Result<std::vector<TextDocument>> texts = session.await(workspace.texts(*bug));
        if (!texts) {
            return session.report(texts.error());
        }
        for (const TextDocument &text : *texts) {
            if (session.isJson()) {
                session.console.json(toJson(text));
            } else {
                session.console.line(QString::number(text.id.value) + "  "_L1
                                     + timeText(text.changedMs) + "  "_L1 + text.name);
            }
        }
        return 0;
    });
}

/// The text at the revision that was asked for.
Result<TextDocument> readText(Session &session, Workspace &workspace, const Arguments &arguments)
{
    const Result<TextId> id = idOf<TextId>(arguments.words.first());
    if (!id) {
        return passOn(id);
    }
    Result<TextDocument> text = session.await(workspace.text(*id));
    if (!text || !arguments.has(u"revision"_s)) {
        return text;
    }
    const Result<RevisionId> revision = idOf<RevisionId>(arguments.value(u"revision"_s));
    if (!revision) {
        return passOn(revision);
    }
    Result<QString> words = session.await(workspace.revisionText(*revision));
    if (!words) {
        return passOn(words);
    }
    text->revision = *revision;
    text->text = std::move(*words);
    return text;
}

int runShow(Session &session, const Arguments &arguments)
{
    return withWorkspace(session, arguments, u"text show"_s, [&](Workspace &workspace) {
        const Result<TextDocument> text = readText(session, workspace, arguments);
        if (!text) {
            return reportFailure(session, text.error(), u"text show"_s);
        }
        if (session.isJson()) {
            QJsonObject object = toJson(*text);
            object.insert("text"_L1, text->text);
            session.console.json(object);
        } else {
            session.console.exact(text->text.toUtf8());
        }
        return 0;
    });
}

/// The words to save; a text is UTF-8, anything else is refused rather than bent.
Result<QString> readWords(Session &session, const QString &file)
{
    const Result<QString> path = session.filePath(file);
    if (!path) {
        return passOn(path);
    }
    QFile input(*path);
    if (!input.open(QIODevice::ReadOnly)) {
        return fail(QFile::exists(*path) ? ErrorCode::PermissionDenied : ErrorCode::NotFound, file,
                    input.errorString());
    }
    const QByteArray bytes = input.read(Limits::textBytes + 1);
    if (bytes.size() > Limits::textBytes) {
        return fail(ErrorCode::TooLarge, file);
    }
    if (!bytes.isValidUtf8() || bytes.contains('\0')) {
        return fail(ErrorCode::Parse, file, u"not UTF-8"_s);
    }
    return QString::fromUtf8(bytes);
}

/// The text to save into: the one of --text, else a new one.
Result<TextId> targetText(Session &session, Workspace &workspace, const Arguments &arguments)
{
    if (arguments.has(u"text"_s)) {
        return idOf<TextId>(arguments.value(u"text"_s));
    }
    const Result<BugId> bug = bugOption(arguments);
    if (!bug) {
        return passOn(bug);
    }
    const QString kind = arguments.has(u"kind"_s) ? arguments.value(u"kind"_s) : u"note"_s;
    if (kind != "note"_L1 && kind != "draft"_L1) {
        return fail(ErrorCode::Usage, "--kind "_L1 + kind, u"bad-value"_s);
    }
    const QString name = arguments.has(u"name"_s) ? arguments.value(u"name"_s)
                                                  : safeFileName(arguments.words.first());
    return session.await(workspace.addText(kind == "note"_L1 ? TextKind::Note : TextKind::Draft,
                                           *bug, name, arguments.value(u"language"_s)));
}

int runSave(Session &session, const Arguments &arguments)
{
    const Result<QString> words = readWords(session, arguments.words.first());
    if (!words) {
        return session.report(words.error(), {{"file"_L1, arguments.words.first()}});
    }
    return withWorkspace(session, arguments, u"text save"_s, [&](Workspace &workspace) {
        const Result<TextId> id = targetText(session, workspace, arguments);
        if (!id) {
            return reportFailure(session, id.error(), u"text save"_s);
        }
        const Result<RevisionId> revision = session.await(workspace.saveText(*id, *words));
        if (!revision) {
            return session.report(revision.error());
        }
        if (session.isJson()) {
            session.console.json({{"id"_L1, id->value}, {"revision"_L1, revision->value}});
        } else {
            session.console.line(
                CliText::tr("Saved as text %1, revision %2.").arg(id->value).arg(revision->value));
        }
        return 0;
    });
}

int runHistory(Session &session, const Arguments &arguments)
{
    return withWorkspace(session, arguments, u"text history"_s, [&](Workspace &workspace) {
        const Result<TextId> id = idOf<TextId>(arguments.words.first());
        if (!id) {
            return reportFailure(session, id.error(), u"text history"_s);
        }
        const Result<std::vector<TextRevision>> revisions = session.await(workspace.revisions(*id));
        if (!revisions) {
            return session.report(revisions.error(), {{"id"_L1, id->value}});
        }
        for (const TextRevision &revision : *revisions) {
            if (session.isJson()) {
                session.console.json({{"revision"_L1, revision.id.value},
                                      {"saved"_L1, timeToJson(revision.savedMs)},
                                      {"label"_L1, textOrNull(revision.label)},
                                      {"characters"_L1, revision.characters},
                                      {"sha256"_L1, QString::fromLatin1(revision.sha256.toHex())}});
            } else {
                session.console.line(
                    QString::number(revision.id.value) + "  "_L1 + timeText(revision.savedMs)
                    + "  "_L1 + CliText::tr("%n character(s)", nullptr, int(revision.characters))
                    + "  "_L1 + revision.label);
            }
        }
        return 0;
    });
}

QString bugHelp()
{
    return CliText::tr("The bug it belongs to; without it, the workspace.");
}

} // namespace

void addTextVerbs(VerbTable &table)
{
    table.add({.name = u"text list"_s,
               .synopsis = u"[--bug ID] [--json]"_s,
               .summary = [] { return CliText::tr("List notes and drafts."); },
               .options = {{u"bug"_s, u"ID"_s, bugHelp}},
               .leastWords = 0,
               .mostWords = 0,
               .run = runList});
    table.add({.name = u"text show"_s,
               .synopsis = u"ID [--revision R] [--json]"_s,
               .summary =
                   [] { return CliText::tr("Print a text, the newest revision or an older one."); },
               .options = {{u"revision"_s, u"R"_s, [] { return CliText::tr("This revision."); }}},
               .leastWords = 1,
               .mostWords = 1,
               .run = runShow});
    table.add(
        {.name = u"text save"_s,
         .synopsis = u"FILE [--text ID | --name NAME --kind KIND --bug ID --language L] [--json]"_s,
         .summary =
             [] { return CliText::tr("Save a file as a new text or a new revision of one."); },
         .options = {{u"text"_s, u"ID"_s,
                      [] { return CliText::tr("A new revision of this text."); }},
                     {u"name"_s, u"NAME"_s, [] { return CliText::tr("Name of the new text."); }},
                     {u"kind"_s, u"KIND"_s, [] { return CliText::tr("note or draft."); }},
                     {u"bug"_s, u"ID"_s, bugHelp},
                     {u"language"_s, u"L"_s, [] { return CliText::tr("en or zh_CN."); }}},
         .leastWords = 1,
         .mostWords = 1,
         .run = runSave});
    table.add({.name = u"text history"_s,
               .synopsis = u"ID [--json]"_s,
               .summary = [] { return CliText::tr("List the revisions of a text, newest first."); },
               .options = {},
               .leastWords = 1,
               .mostWords = 1,
               .run = runHistory});
}

} // namespace Casebook
