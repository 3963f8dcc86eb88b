// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/threadsource.h"

#include "app/cli/clitext.h"
#include "app/cli/network.h"
#include "app/cli/session.h"
#include "core/workspace/mailfiles.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

bool isLink(const QString &source)
{
    return source.startsWith("http://"_L1, Qt::CaseInsensitive)
        || source.startsWith("https://"_L1, Qt::CaseInsensitive);
}

Result<ThreadSource> fromFiles(Session &session, const QString &name, bool withBodies)
{
    const Result<QString> path = session.filePath(name);
    if (!path) {
        return passOn(path);
    }
    const Job<std::shared_ptr<ReadMail>> job = session.runner().run<std::shared_ptr<ReadMail>>(
        u"read-mail"_s, name,
        [path = *path, withBodies](JobContext &context) -> Result<std::shared_ptr<ReadMail>> {
            Result<ReadMail> read = readMail({path}, withBodies, context);
            if (!read) {
                return passOn(read);
            }
            return std::make_shared<ReadMail>(std::move(*read));
        });
    const Result<std::shared_ptr<ReadMail>> read = session.await(job);
    if (!read) {
        return passOn(read);
    }
    for (const ImportProblem &problem : (*read)->problems) {
        session.complain(problem.error);
    }
    return ThreadSource{.count = (*read)->count,
                        .threads = std::move((*read)->threads),
                        .body = [read = *read](const MessageSummary &message) -> Result<QString> {
                            return read->bodies.value(message.messageId);
                        }};
}

/// The thread of a stored message.
Result<ThreadSource> fromWorkspace(Session &session, const Result<Workspace *> &workspace,
                                   QString messageId)
{
    if (messageId.startsWith(u'<') && messageId.endsWith(u'>')) {
        messageId = messageId.sliced(1, messageId.size() - 2);
    }
    if (!workspace) {
        return passOn(workspace);
    }
    const Result<MessageRowId> row = session.await((*workspace)->findMessage(messageId));
    if (!row) {
        return passOn(row);
    }
    const Result<MessageContent> message = session.await((*workspace)->message(*row));
    if (!message) {
        return passOn(message);
    }
    Result<ThreadTree> tree = session.await((*workspace)->threadTree(message->summary.threadId));
    if (!tree) {
        return passOn(tree);
    }
    ThreadSource source;
    source.count = int(tree->messages.size());
    source.threads.push_back(std::move(*tree));
    source.body = [&session,
                   workspace = *workspace](const MessageSummary &summary) -> Result<QString> {
        Result<MessageContent> content = session.await(workspace->message(summary.id));
        if (!content) {
            return passOn(content);
        }
        return std::move(content->parsed.body);
    };
    return source;
}

/// The thread behind a link, fetched into a workspace of its own in \a folder: looking at a thread
/// changes nobody's file.
Result<ThreadSource> fromLink(Session &session, const Arguments &arguments, const QString &folder)
{
    const QString &name = arguments.words.first();
    std::vector<MailLink> links = Workspace::mailLinks(name);
    if (links.empty()) {
        return fail(ErrorCode::NoMailLink, name);
    }
    const Result<NetworkOptions> network = networkOf(arguments);
    if (!network) {
        return passOn(network);
    }
    const Result<Workspace *> workspace = session.openWorkspaceAt(
        QDir(folder).filePath(u"thread.casebook"_s), {.create = true, .keepBackup = false});
    if (!workspace) {
        return passOn(workspace);
    }
    (*workspace)->setNetwork(*network);
    MailLink &link = links.front();
    link.list = arguments.has(u"list"_s) ? arguments.value(u"list"_s) : link.list;
    const Result<FetchOutcome> got = session.await((*workspace)->fetchThread({.link = link}));
    if (!got) {
        return passOn(got);
    }
    return fromWorkspace(session, workspace, link.messageId);
}

} // namespace

std::vector<CliOption> threadSourceOptions()
{
    std::vector<CliOption> options = networkOptions();
    options.insert(options.begin(), {u"list"_s, u"LIST"_s, [] {
                                         return CliText::tr("The list to take the thread from, "
                                                            "where SOURCE is on several.");
                                     }});
    return options;
}

Result<ThreadSource> readThreadSource(Session &session, const Arguments &arguments,
                                      const QString &folder, bool withBodies)
{
    const QString &name = arguments.words.first();
    if (isLink(name)) {
        return fromLink(session, arguments, folder);
    }
    if (name == "-"_L1 || QFileInfo::exists(name)) {
        return fromFiles(session, name, withBodies);
    }
    if (session.workspacePath(arguments) && name.contains(u'@')) {
        return fromWorkspace(session, session.openWorkspace(arguments), name);
    }
    return fromFiles(session, name, withBodies);
}

} // namespace Casebook
