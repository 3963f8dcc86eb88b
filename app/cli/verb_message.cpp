// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/help.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/messagejson.h"
#include "app/cli/session.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/text/valuetext.h"
#include "core/mail/encodedwords.h"
#include "core/mail/mailparser.h"
#include "core/workspace/mailfiles.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// What of each message is asked for.
struct Wanted
{
    bool raw = false;
    bool headers = false;
    bool structure = false;
    int part = -1;
};

void printHeaders(Session &session, const ParsedMessage &message)
{
    for (const HeaderLine &header : message.headers) {
        session.console.line(QString::fromLatin1(header.name) + ": "_L1
                             + decodeHeader(header.value).text);
    }
}

void printHead(Session &session, const ParsedMessage &message)
{
    auto people = [](const std::vector<MailAddress> &addresses) {
        QStringList all;
        for (const MailAddress &address : addresses) {
            all.append(addressText(address));
        }
        return all.join(", "_L1);
    };
    session.console.line("From: "_L1 + addressText(message.from));
    session.console.line("To: "_L1 + people(message.to));
    if (!message.cc.empty()) {
        session.console.line("Cc: "_L1 + people(message.cc));
    }
    session.console.line("Date: "_L1 + timeText(message.dateMs));
    session.console.line("Subject: "_L1 + message.subject);
    session.console.line("Message-ID: "_L1 + message.messageId);
    for (const Attachment &attachment : message.attachments) {
        session.console.line(CliText::tr("Part %1: %2, %3, %n byte(s)", nullptr,
                                         int(std::min<qint64>(attachment.sizeBytes, 1 << 30)))
                                 .arg(attachment.partIndex)
                                 .arg(attachment.safeName, attachment.contentType));
    }
    for (const MailIssue &issue : message.issues) {
        session.console.line(u'(' + ValueText::mailIssue(issue) + u')');
    }
}

void printStructure(Session &session, const ParsedMessage &message)
{
    const QJsonObject structure = structureToJson(message, structureOf(message.body));
    for (const QLatin1StringView key : {"trailers"_L1, "diffs"_L1, "commands"_L1, "notices"_L1}) {
        for (const QJsonValue &value : structure.value(key).toArray()) {
            const QJsonObject item = value.toObject();
            QStringList words;
            for (const QLatin1StringView name :
                 {"token"_L1, "value"_L1, "status"_L1, "newPath"_L1, "bot"_L1, "kind"_L1, "name"_L1,
                  "argument"_L1, "tree"_L1, "problem"_L1}) {
                if (item.value(name).isString()) {
                    words.append(item.value(name).toString());
                }
            }
            session.console.line(key.chopped(1) + "  "_L1
                                 + QString::number(item.value("line"_L1).toInt()) + "  "_L1
                                 + words.join(u' '));
        }
    }
}

void printJson(Session &session, const QByteArray &raw, const ParsedMessage &message,
               const Wanted &wanted, const std::vector<QByteArray> &copies)
{
    QJsonObject object = messageToJson(message);
    if (wanted.headers) {
        QJsonArray headers;
        for (const HeaderLine &header : message.headers) {
            headers.append(
                QJsonArray{QString::fromLatin1(header.name), decodeHeader(header.value).text});
        }
        object.insert("headers"_L1, headers);
    }
    if (wanted.structure) {
        object.insert("structure"_L1, structureToJson(message, structureOf(message.body)));
    } else {
        object.insert("body"_L1, message.body);
    }
    if (message.reconstruction) {
        QString text = message.body;
        for (const Attachment &attachment : message.attachments) {
            text += partText(raw, attachment.partIndex);
        }
        object.insert("offers"_L1, offersToJson(mailOffers(text)));
    }
    QJsonArray variants;
    for (std::size_t i = 1; i < copies.size(); ++i) {
        variants.append(comparisonToJson(compareMails(copies.front(), copies[i])));
    }
    object.insert("variants"_L1, variants);
    session.console.json(object);
}

/// Prints one message as it was asked for; its exit code.
int printOne(Session &session, const QByteArray &raw, const Wanted &wanted,
             const std::vector<QByteArray> &copies)
{
    if (wanted.raw) {
        session.console.bytes(raw);
        return 0;
    }
    const ParsedMessage message = parseMessage(raw);
    if (wanted.part >= 0) {
        const bool known =
            std::ranges::contains(message.attachments, wanted.part, &Attachment::partIndex);
        const QByteArray bytes = partBytes(raw, wanted.part);
        if (bytes.isEmpty() && !known) {
            return session.report(
                Error{ErrorCode::NotFound, QString::number(wanted.part), u"part"_s});
        }
        session.console.bytes(bytes);
        return 0;
    }
    if (session.isJson()) {
        printJson(session, raw, message, wanted, copies);
        return 0;
    }
    if (wanted.headers) {
        printHeaders(session, message);
    } else {
        printHead(session, message);
    }
    if (wanted.structure) {
        printStructure(session, message);
        return 0;
    }
    if (!wanted.headers) {
        session.console.line();
        session.console.text(message.body);
    }
    return 0;
}

int fromWorkspace(Session &session, const Arguments &arguments, QString id, const Wanted &wanted)
{
    if (id.startsWith(u'<') && id.endsWith(u'>')) {
        id = id.sliced(1, id.size() - 2);
    }
    const Result<Workspace *> workspace = session.openWorkspace(arguments);
    if (!workspace) {
        return reportFailure(session, workspace.error(), u"message"_s);
    }
    const Result<MessageRowId> row = session.await((*workspace)->findMessage(id));
    if (!row) {
        return session.report(row.error(), {{"messageId"_L1, id}});
    }
    const Result<std::vector<QByteArray>> copies = session.await((*workspace)->messageCopies(*row));
    if (!copies || copies->empty()) {
        return session.report(copies ? Error{ErrorCode::NotFound, id, {}} : copies.error(),
                              {{"messageId"_L1, id}});
    }
    return printOne(session, copies->front(), wanted, *copies);
}

int fromFile(Session &session, const QString &name, const Wanted &wanted)
{
    const Result<QString> path = session.filePath(name);
    if (!path) {
        return session.report(path.error(), {{"source"_L1, name}});
    }
    JobContext context;
    const Result<std::vector<MailFile>> files = findMailFiles({*path}, context);
    if (!files) {
        return session.report(files.error(), {{"source"_L1, name}});
    }
    int code = 0;
    for (const MailFile &file : *files) {
        const Status status = readMailFile(file, context, [&](const MboxEntry &entry) {
            const int one = printOne(session, entry.raw.toByteArray(), wanted, {});
            code = code == 0 ? one : code;
            return !session.console.isClosed();
        });
        if (!status) {
            const int one = session.report(status.error(), {{"source"_L1, name}});
            code = code == 0 ? one : code;
        }
    }
    return code;
}

int runMessage(Session &session, const Arguments &arguments)
{
    const Result<int> part = arguments.number(u"part"_s, 0, -1);
    if (!part) {
        return reportFailure(session, part.error(), u"message"_s);
    }
    const Wanted wanted{.raw = arguments.has(u"raw"_s),
                        .headers = arguments.has(u"headers"_s),
                        .structure = arguments.has(u"structure"_s),
                        .part = *part};
    const QString &name = arguments.words.first();
    const bool stored = name != "-"_L1 && !QFileInfo::exists(name) && name.contains(u'@');
    return stored ? fromWorkspace(session, arguments, name, wanted)
                  : fromFile(session, name, wanted);
}

} // namespace

void addMessageVerb(VerbTable &table)
{
    table.add(
        {.name = u"message"_s,
         .synopsis = u"MESSAGE-ID | FILE [--raw | --headers | --structure | --part N] [--json]"_s,
         .summary =
             [] {
                 return CliText::tr(
                     "Print one message: stored, or every message of a file or pasted text.");
             },
         .options = {{u"raw"_s, {}, [] { return CliText::tr("Print the bytes as they came."); }},
                     {u"headers"_s, {}, [] { return CliText::tr("Print all headers, decoded."); }},
                     {u"structure"_s,
                      {},
                      [] {
                          return CliText::tr(
                              "Print trailers, diffs, commands and notices instead of the text.");
                      }},
                     {u"part"_s, u"N"_s,
                      [] { return CliText::tr("Print the bytes of part N, decoded."); }}},
         .leastWords = 1,
         .mostWords = 1,
         .run = runMessage});
}

} // namespace Casebook
