// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/clitext.h"
#include "app/cli/help.h"
#include "app/cli/jsonvalues.h"
#include "app/cli/session.h"
#include "app/cli/threadsource.h"
#include "app/cli/verb.h"
#include "app/cli/verbs.h"
#include "app/text/errortext.h"
#include "core/mail/threading.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// One line of a thread as it is printed: the node, where it hangs and its body when it was asked for.
struct Row
{
    const ThreadNode *node = nullptr;
    const MessageSummary *message = nullptr; ///< null for a placeholder
    QString parent;
    QString ancestor;
    std::optional<QString> body;
};

/// The id of the nearest mail above \a node that is here.
QString presentAbove(const ThreadTree &tree, const ThreadNode &node)
{
    for (int up = node.parent; up >= 0; up = tree.nodes[std::size_t(up)].parent) {
        if (tree.nodes[std::size_t(up)].message >= 0) {
            return tree.nodes[std::size_t(up)].messageId;
        }
    }
    return {};
}

std::vector<Row> rowsOf(const ThreadTree &tree)
{
    const std::vector<ParentChoice> choices = chooseParents(tree.messages);
    std::vector<Row> rows;
    rows.reserve(tree.nodes.size());
    for (const ThreadNode &node : tree.nodes) {
        Row row{.node = &node};
        if (node.message >= 0) {
            const ParentChoice &choice = choices[std::size_t(node.message)];
            row.message = &tree.messages[std::size_t(node.message)];
            row.parent = choice.parent;
            row.ancestor = choice.ancestor;
        } else if (node.parent >= 0) {
            row.parent = tree.nodes[std::size_t(node.parent)].messageId;
            row.ancestor = presentAbove(tree, node);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

QJsonObject toJson(const Row &row)
{
    const bool placeholder = row.message == nullptr;
    const MessageSummary none;
    const MessageSummary &message = placeholder ? none : *row.message;
    QJsonObject object{
        {"messageId"_L1, row.node->messageId},
        {"inReplyTo"_L1, textOrNull(message.inReplyTo)},
        {"parent"_L1, textOrNull(row.parent)},
        {"ancestor"_L1, textOrNull(row.ancestor)},
        {"placeholder"_L1, placeholder},
        {"from"_L1,
         placeholder ? QJsonValue(QJsonValue::Null) : QJsonValue(addressText(message.from))},
        {"date"_L1, timeToJson(message.dateMs)},
        {"subject"_L1, placeholder ? QJsonValue(QJsonValue::Null) : QJsonValue(message.subject)},
        {"variants"_L1, placeholder ? 0 : message.copies},
        {"depth"_L1, row.node->depth},
        {"series"_L1, toJson(message.tag)}};
    if (row.body) {
        object.insert("body"_L1, *row.body);
    }
    return object;
}

void printHead(Session &session, const Row &row)
{
    session.console.line();
    if (row.message == nullptr) {
        session.console.line("Message-ID: "_L1 + row.node->messageId);
        session.console.line(u'(' + CliText::tr("this message is named by others but not here")
                             + u')');
        return;
    }
    const MessageSummary &message = *row.message;
    session.console.line("From: "_L1 + addressText(message.from));
    session.console.line("Date: "_L1 + timeText(message.dateMs));
    session.console.line("Subject: "_L1 + message.subject);
    session.console.line("Message-ID: "_L1 + message.messageId);
    session.console.line("In-Reply-To: "_L1
                         + (message.inReplyTo.isEmpty() ? u"-"_s : message.inReplyTo));
    if (message.copies > 1) {
        session.console.line(CliText::tr("(%n copies that differ)", nullptr, message.copies));
    }
}

void print(Session &session, int count, const std::vector<std::vector<Row>> &threads)
{
    session.console.line(CliText::tr("%n message(s)", nullptr, count));
    for (const std::vector<Row> &rows : threads) {
        for (const Row &row : rows) {
            printHead(session, row);
        }
    }
    for (const std::vector<Row> &rows : threads) {
        for (const Row &row : rows) {
            if (row.body && !session.console.isClosed()) {
                session.console.line();
                session.console.line("---- "_L1 + row.message->messageId);
                session.console.text(*row.body);
            }
        }
    }
}

void printJson(Session &session, const ThreadSource &source,
               const std::vector<std::vector<Row>> &threads)
{
    QJsonArray list;
    for (std::size_t i = 0; i < threads.size(); ++i) {
        const ThreadTree &tree = source.threads[i];
        QJsonArray messages;
        for (const Row &row : threads[i]) {
            messages.append(toJson(row));
        }
        const QString root =
            tree.roots.empty() ? QString() : tree.nodes[std::size_t(tree.roots.front())].messageId;
        list.append(QJsonObject{{"root"_L1, textOrNull(root)},
                                {"subject"_L1, tree.subject},
                                {"messages"_L1, messages}});
    }
    session.console.json({{"count"_L1, source.count}, {"threads"_L1, list}});
}

/// Fetches the bodies of the first \a most replies.
Status addBodies(const ThreadSource &source, std::vector<std::vector<Row>> &threads, int most)
{
    for (std::vector<Row> &rows : threads) {
        for (Row &row : rows) {
            if (most == 0) {
                return {};
            }
            if (row.message == nullptr || row.parent.isEmpty()) {
                continue; // who begins a thread replies to nobody
            }
            Result<QString> body = source.body(*row.message);
            if (!body) {
                return passOn(body);
            }
            row.body = std::move(*body);
            --most;
        }
    }
    return {};
}

int failWith(Session &session, const Error &error)
{
    return session.report(error, {{"count"_L1, 0}, {"threads"_L1, QJsonArray()}});
}

int showThread(Session &session, const Arguments &arguments, const QString &folder, int most)
{
    const Result<ThreadSource> source = readThreadSource(session, arguments, folder, most > 0);
    if (!source) {
        return failWith(session, source.error());
    }
    std::vector<std::vector<Row>> threads;
    for (const ThreadTree &tree : source->threads) {
        threads.push_back(rowsOf(tree));
    }
    const Status bodies = addBodies(*source, threads, most);
    if (!bodies) {
        return failWith(session, bodies.error());
    }
    if (session.isJson()) {
        printJson(session, *source, threads);
    } else {
        print(session, source->count, threads);
    }
    return 0;
}

int runThread(Session &session, const Arguments &arguments)
{
    const Result<int> most = arguments.number(u"show-bodies"_s, 0, 0);
    if (!most) {
        return reportFailure(session, most.error(), u"thread"_s);
    }
    const QTemporaryDir folder; // for a thread that is fetched
    const int code = showThread(session, arguments, folder.path(), *most);
    session.closeWorkspace();
    return code;
}

} // namespace

void addThreadVerb(VerbTable &table)
{
    std::vector<CliOption> options = threadSourceOptions();
    options.push_back({u"show-bodies"_s, u"N"_s,
                       [] { return CliText::tr("Print the bodies of up to N replies as well."); }});
    table.add({.name = u"thread"_s,
               .synopsis = u"SOURCE [--list LIST] [--show-bodies N] [--json]"_s,
               .summary =
                   [] {
                       return CliText::tr(
                           "Print a thread: an mbox, a mail, a folder, a stored Message-ID, or "
                           "a link that is fetched.");
                   },
               .options = options,
               .leastWords = 1,
               .mostWords = 1,
               .run = runThread});
}

} // namespace Casebook
