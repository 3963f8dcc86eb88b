// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/publicinbox.h"

#include "core/base/limits.h"
#include "core/net/maillink.h"

#include <QRegularExpression>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostLists = 8;

QString withSlash(const QString &url)
{
    return url.endsWith(u'/') ? url : url + u'/';
}

bool meansLookElsewhere(const Error &error)
{
    return error.code == ErrorCode::NotOnServer || error.code == ErrorCode::Elsewhere;
}

} // namespace

PublicInbox::PublicInbox(HttpClient &client, MailServer server)
    : m_client(client)
    , m_server(std::move(server))
{
}

MailServer PublicInbox::serverFor(const NetworkOptions &options, const QString &url)
{
    if (url.isEmpty()) {
        return options.servers.empty() ? loreServer() : options.servers.front();
    }
    const QString base = withSlash(url);
    for (const MailServer &server : options.servers) {
        if (withSlash(server.url) == base) {
            return server;
        }
    }
    const MailServer lore = loreServer();
    return base == lore.url ? lore : MailServer{.url = base};
}

QStringList PublicInbox::addresses(const QString &path) const
{
    QStringList all{withSlash(m_server.url) + path};
    for (const QString &mirror : m_server.mirrors) {
        all.append(withSlash(mirror) + path);
    }
    return all;
}

Result<FetchedMbox> PublicInbox::threadOnList(const ThreadQuery &query, JobContext &context)
{
    const QString list = query.list.isEmpty() ? u"all"_s : query.list;
    const QString path = QString::fromLatin1(encodedMessageId(list)) + u'/'
        + QString::fromLatin1(encodedMessageId(query.messageId)) + u"/t.mbox.gz"_s;
    Result<HttpResponse> answer = m_client.get({.urls = addresses(path),
                                                .isGzip = true,
                                                .isFresh = query.isFresh,
                                                .etag = query.etag,
                                                .lastModified = query.lastModified},
                                               context);
    if (!answer) {
        return passOn(answer);
    }
    return FetchedMbox{.mbox = std::move(answer->body),
                       .list = list,
                       .url = answer->url,
                       .etag = answer->etag,
                       .lastModified = answer->lastModified,
                       .wireBytes = answer->wireBytes,
                       .isFromCache = answer->isFromCache,
                       .isUnchanged = answer->status == 304};
}

Result<QStringList> PublicInbox::listsWith(const QString &messageId, JobContext &context)
{
    const QString id = QString::fromLatin1(encodedMessageId(messageId));
    const Result<HttpResponse> page = m_client.get(
        {.urls = addresses(id + u'/'), .mostBytes = Limits::pageBytes, .wantsErrorPage = true},
        context);
    if (!page) {
        return passOn(page);
    }
    // The page of the mail itself, or one that points to other lists: both name them as LIST/MID/.
    static const QString letters = u"([A-Za-z0-9][A-Za-z0-9._+-]{0,99})/"_s;
    const QRegularExpression link(letters + QRegularExpression::escape(id) + u'/');
    QStringList lists;
    if (page->status == 200) {
        if (const auto match = link.match(page->url); match.hasMatch()) {
            lists.append(match.captured(1));
        }
        return lists;
    }
    auto matches = link.globalMatch(QString::fromUtf8(page->body));
    while (matches.hasNext() && lists.size() < mostLists) {
        const QString list = matches.next().captured(1);
        if (!lists.contains(list)) {
            lists.append(list);
        }
    }
    return lists;
}

Result<FetchedMbox> PublicInbox::thread(const ThreadQuery &query, JobContext &context)
{
    const QString all = u"all"_s;
    ThreadQuery next = query;
    next.list = query.list.isEmpty() ? all : query.list;
    QStringList tried{next.list};
    Result<FetchedMbox> got = threadOnList(next, context);
    const auto tryList = [&](const QString &list) {
        tried.append(list);
        next.list = list;
        next.etag.clear(); // of another list's answer
        next.lastModified.clear();
        got = threadOnList(next, context);
    };
    if (!got && meansLookElsewhere(got.error()) && !tried.contains(all)) {
        tryList(all);
    }
    if (got || !meansLookElsewhere(got.error())) {
        return got;
    }
    bool isElsewhere = got.error().code == ErrorCode::Elsewhere;
    const Result<QStringList> lists = listsWith(query.messageId, context);
    if (!lists) {
        // That there is no page either says nothing new; that the network failed does.
        return meansLookElsewhere(lists.error()) ? got : Result<FetchedMbox>(passOn(lists));
    }
    for (const QString &other : *lists) {
        if (tried.contains(other)) {
            continue;
        }
        tryList(other);
        if (got || !meansLookElsewhere(got.error())) {
            return got;
        }
        isElsewhere = true;
    }
    return fail(isElsewhere ? ErrorCode::Elsewhere : ErrorCode::NotOnServer, query.messageId,
                got.error().subject);
}

} // namespace Casebook
