// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/maillink.h"

#include "core/base/limits.h"
#include "core/model/network.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostLinks = 100;
constexpr qsizetype longestAddress = 4000;

bool endsWord(QChar c)
{
    return c.isSpace() || c == u'<' || c == u'>' || c == u'"' || c == u'`' || c == u'|'
        || c.unicode() < 0x20 || c == u'\u3002' || c == u'\uff0c' || c == u'\uff09'
        || c == u'\u300b';
}

/// Takes off what belongs to the sentence around a word.
QStringView withoutTail(QStringView word)
{
    while (!word.isEmpty()) {
        const QChar last = word.back();
        const bool closes = (last == u')' && !word.contains(u'('))
            || (last == u']' && !word.contains(u'[')) || (last == u'}' && !word.contains(u'{'));
        if (!closes && !QStringView(u".,;:!?'*").contains(last)) {
            break;
        }
        word.chop(1);
    }
    return word;
}

/// Percent-decoded; "+" stays as it is, as in a path.
QString decoded(QStringView text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
}

/// The gate for ids from outside: one word without brackets; "@" inside unless \a isNamed as an id.
std::optional<QString> idOf(QString text, bool isNamed)
{
    text = text.trimmed();
    if (text.startsWith(u'<') && text.endsWith(u'>')) {
        text = text.mid(1, text.size() - 2);
    }
    const qsizetype at = text.lastIndexOf(u'@');
    const bool hasAt = at > 0 && at + 1 < text.size();
    const bool isClean = std::ranges::none_of(text, [](QChar c) {
        return c.unicode() <= 0x20 || c.unicode() == 0x7F || c == u'<' || c == u'>' || c == u'"'
            || c == u'\ufffd';
    });
    if (!isClean || text.size() > Limits::messageIdBytes
        || (!hasAt && !(isNamed && text.size() > 4))) {
        return {};
    }
    return text;
}

/// Much of its local part is numbers: no person's address.
bool looksLikeId(QStringView word)
{
    const QStringView local = word.first(std::max<qsizetype>(word.indexOf(u'@'), 0));
    return std::ranges::count_if(local, [](QChar c) { return c.isDigit(); }) >= 6
        && !local.startsWith(u"syzbot+");
}

/// lore under any of its names, and the services that only send on to it.
bool isLore(const QString &host)
{
    static const QStringList names{u"lore.kernel.org"_s, u"lkml.kernel.org"_s,
                                   u"patch.msgid.link"_s, u"msgid.link"_s};
    return names.contains(host) || host.endsWith(u".lore.kernel.org"_s);
}

/// Archives and trackers of other kinds: their addresses hold ids, but they serve no public-inbox mbox.
bool isOtherArchive(const QString &host)
{
    static const QStringList names{u"marc.info"_s, u"mail-archive.com"_s, u"gmane.org"_s,
                                   u"sr.ht"_s,     u"spinics.net"_s,      u"groups.google.com"_s,
                                   u"ozlabs.org"_s};
    return host.startsWith(u"patchwork."_s)
        || std::ranges::any_of(names, [&host](const QString &name) {
               return host == name || host.endsWith(u'.' + name);
           });
}

/// Behind a Message-ID in an address of public-inbox.
bool isPageName(const QString &segment)
{
    static const QStringList names{u"T"_s,      u"t"_s,      u"raw"_s,   u"t.mbox.gz"_s,
                                   u"t.mbox"_s, u"t.atom"_s, u"R"_s,     u"d"_s,
                                   u"f"_s,      u"T.html"_s, u"t.html"_s};
    return names.contains(segment);
}

struct Address
{
    QString scheme;
    QString host; ///< lower case, without port
    QString authority;
    QStringList path; ///< still encoded, without empty ends
    QString query;
    QString fragment;
};

Address takeApart(QStringView text)
{
    Address address;
    const qsizetype scheme = text.indexOf(u"://");
    address.scheme = scheme < 0 ? u"https"_s : text.first(scheme).toString().toLower();
    text = scheme < 0 ? text : text.sliced(scheme + 3);
    if (const qsizetype at = text.indexOf(u'#'); at >= 0) {
        address.fragment = text.sliced(at + 1).toString();
        text = text.first(at);
    }
    if (const qsizetype at = text.indexOf(u'?'); at >= 0) {
        address.query = text.sliced(at + 1).toString();
        text = text.first(at);
    }
    const qsizetype slash = text.indexOf(u'/');
    address.authority = (slash < 0 ? text : text.first(slash)).toString().toLower();
    address.host = address.authority;
    if (const qsizetype port = address.host.lastIndexOf(u':');
        port > 0 && !address.host.endsWith(u']')) {
        address.host.truncate(port);
    }
    if (slash >= 0) {
        address.path = text.sliced(slash + 1).toString().split(u'/', Qt::SkipEmptyParts);
    }
    return address;
}

/// "i=MID", "q=msgid:MID", "In-Reply-To=<MID>": the value of a query that is an id.
std::optional<QString> idInQuery(const QString &query)
{
    for (const QString &pair : query.split(QRegularExpression(u"[&;]"_s), Qt::SkipEmptyParts)) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals < 0) {
            continue;
        }
        const QString name = pair.first(equals).toLower();
        QString value = decoded(QStringView(pair).sliced(equals + 1));
        for (const QStringView prefix : {u"msgid:", u"mid:", u"m:", u"id:"}) {
            if (value.startsWith(prefix, Qt::CaseInsensitive)) {
                value = value.sliced(prefix.size());
                break;
            }
        }
        const bool isIdName = name == "i"_L1 || name == "in-reply-to"_L1 || name == "mid"_L1
            || name == "msgid"_L1 || name == "message-id"_L1 || name == "q"_L1 || name == "id"_L1;
        if (const auto id = isIdName ? idOf(value, false) : std::nullopt) {
            return id;
        }
    }
    return {};
}

/// The segment that is the id: the first one with "@", else the one before a page's name or behind "/r/".
qsizetype idSegment(const Address &address)
{
    const QStringList &path = address.path;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (decoded(path[i]).contains(u'@') && !(i == 0 && path[i].startsWith(u'@'))) {
            return i;
        }
    }
    for (qsizetype i = 1; i < path.size(); ++i) {
        const bool isBeforePage = i + 1 < path.size() && isPageName(path[i + 1]);
        if (isBeforePage || (path[i - 1] == "r"_L1 && isLore(address.host))) {
            return i;
        }
    }
    const bool isShortener = address.host.endsWith(u"msgid.link"_s);
    return isShortener && !path.isEmpty() ? 0 : -1;
}

std::optional<MailLink> linkOf(const Address &address)
{
    if (const auto id = idInQuery(address.query)) {
        return MailLink{.messageId = *id};
    }
    const qsizetype at = idSegment(address);
    if (at < 0) {
        return {};
    }
    const bool lore = isLore(address.host);
    // A "/" of the id that nobody encoded: on lore the list is one segment, so the rest is the id.
    const qsizetype begin = lore && at > 1 ? 1 : at;
    const auto id = idOf(decoded(address.path.sliced(begin, at - begin + 1).join(u'/')), true);
    if (!id) {
        return {};
    }
    MailLink link{.messageId = *id, .anchor = address.fragment};
    if (isOtherArchive(address.host)) {
        link.anchor.clear();
        return link;
    }
    if (begin > 0) {
        const QString list = decoded(address.path[begin - 1]);
        link.list = list == "r"_L1 || list == "all"_L1 ? QString() : list;
    }
    if (lore) {
        link.server = loreServer().url;
    } else {
        const QStringList base = address.path.first(std::max<qsizetype>(begin - 1, 0));
        link.server = address.scheme + u"://" + address.authority + u'/'
            + (base.isEmpty() ? QString() : QString(base.join(u'/') + u'/'));
    }
    return link;
}

/// A word without "https://" that is an address all the same: "lore.kernel.org/all/…".
bool isBareAddress(QStringView word)
{
    const qsizetype slash = word.indexOf(u'/');
    const qsizetype dot = word.indexOf(u'.');
    return slash > 3 && dot > 0 && dot < slash
        && std::ranges::all_of(
               word.first(slash),
               [](QChar c) {
                   return (c.unicode() < 0x80 && c.isLetterOrNumber())
                       || QStringView(u".-:").contains(c);
               });
}

class Finder
{
public:
    explicit Finder(QStringView text)
        : m_text(text)
    {
    }

    std::vector<MailLink> run()
    {
        qsizetype at = 0;
        while (at < m_text.size() && m_links.size() < mostLinks) {
            if (m_text[at] == u'<') {
                at = bracket(at);
            } else if (endsWord(m_text[at])) {
                ++at;
            } else {
                at = word(at);
            }
        }
        return std::move(m_links);
    }

private:
    void add(std::optional<MailLink> link, qsizetype start, qsizetype length)
    {
        if (!link) {
            return;
        }
        const auto known = std::ranges::find(m_links, link->messageId, &MailLink::messageId);
        if (known != m_links.end()) {
            // The same mail named again with its place: that is worth more than the bare id.
            if (known->server.isEmpty() && !link->server.isEmpty()) {
                known->server = link->server;
                known->list = link->list;
            }
            return;
        }
        link->start = start;
        link->length = length;
        m_links.push_back(std::move(*link));
    }

    /// "<a@b>": an id, an address in brackets, or somebody's mail address.
    qsizetype bracket(qsizetype at)
    {
        const qsizetype most = std::min(m_text.size(), at + longestAddress);
        qsizetype end = at + 1;
        while (end < most && m_text[end] != u'>' && m_text[end] != u'<') {
            ++end;
        }
        if (end == most || m_text[end] == u'<') {
            return at + 1;
        }
        const QStringView inside = m_text.sliced(at + 1, end - at - 1);
        if (inside.contains(u"://") || inside.startsWith(u"mailto:")) {
            return at + 1;
        }
        QString joined = inside.toString(); // an id folded by a mailer
        joined.remove(QRegularExpression(u"[ \\t\\r\\n]+"_s));
        const bool isFolded = joined.size() != inside.size();
        const auto id = idOf(joined, false);
        const bool isAlone = m_text.trimmed().size() == inside.size() + 2;
        if (id && (isAlone || looksLikeId(joined) || isNamedBefore(at)) && !(isFolded && !id)) {
            add(MailLink{.messageId = *id}, at, end - at + 1);
            return end + 1;
        }
        return at + 1;
    }

    /// "Message-ID:", "In-Reply-To:", "References:" or "id:" stands before \a at on its line.
    [[nodiscard]] bool isNamedBefore(qsizetype at) const
    {
        const qsizetype from = std::max<qsizetype>(0, at - 40);
        const QStringView before = m_text.sliced(from, at - from);
        const QStringView line = before.sliced(before.lastIndexOf(u'\n') + 1);
        return std::ranges::any_of(
            std::initializer_list<QStringView>{u"message-id", u"in-reply-to", u"references", u"id:",
                                               u"msgid"},
            [line](QStringView name) { return line.contains(name, Qt::CaseInsensitive); });
    }

    qsizetype word(qsizetype at)
    {
        qsizetype end = at;
        while (end < m_text.size() && end - at < longestAddress && !endsWord(m_text[end])) {
            ++end;
        }
        const QStringView all = m_text.sliced(at, end - at);
        const qsizetype skip = std::ranges::find_if_not(
                                   all, [](QChar c) { return QStringView(u"([{'*,;").contains(c); })
            - all.begin();
        at += skip;
        const QStringView word = withoutTail(all.sliced(skip));
        const qsizetype address = word.indexOf(u"http", 0, Qt::CaseInsensitive);
        if (address >= 0 && word.sliced(address).contains(u"://")) {
            add(linkOf(takeApart(word.sliced(address))), at + address, word.size() - address);
            return end;
        }
        if (word.startsWith(u"mailto:", Qt::CaseInsensitive)) {
            const qsizetype query = word.indexOf(u'?');
            if (const auto id =
                    query < 0 ? std::nullopt : idInQuery(word.sliced(query + 1).toString())) {
                add(MailLink{.messageId = *id}, at, word.size());
            }
            return end;
        }
        if (takeNamed(word, at, end)) {
            return end;
        }
        if (isBareAddress(word)) {
            add(linkOf(takeApart(word)), at, word.size());
            return end;
        }
        const bool isAlone = m_text.trimmed().size() == all.size();
        if (word.contains(u'@') && (isAlone || looksLikeId(word) || isNamedBefore(at))) {
            if (const auto id = idOf(decodedIfEncoded(word), false)) {
                add(MailLink{.messageId = *id}, at, word.size());
            }
        }
        return end;
    }

    /// An id copied out of an address bar has "%40" for "@" or the like only when it has no plain "@".
    static QString decodedIfEncoded(QStringView word)
    {
        return word.contains(u'@') ? word.toString() : decoded(word);
    }

    /// "id:MID", also with quotes behind the colon, which end the word.
    bool takeNamed(QStringView word, qsizetype at, qsizetype end)
    {
        for (const QStringView name : {u"message-id:", u"msgid:", u"mid:", u"id:", u"m:", u"i:"}) {
            if (!word.startsWith(name, Qt::CaseInsensitive)) {
                continue;
            }
            QStringView value = word.sliced(name.size());
            if (value.isEmpty() && end < m_text.size() && m_text[end] == u'"') {
                const qsizetype close = m_text.indexOf(u'"', end + 1);
                value = close < 0 || close - end > longestAddress
                    ? QStringView()
                    : m_text.sliced(end + 1, close - end - 1);
            }
            if (const auto id = idOf(value.toString(), name != u"m:" && name != u"i:")) {
                add(MailLink{.messageId = *id}, at, word.size());
                return true;
            }
        }
        return false;
    }

    QStringView m_text;
    std::vector<MailLink> m_links;
};

} // namespace

std::vector<MailLink> findMailLinks(QStringView text)
{
    text = text.first(std::min<qsizetype>(text.size(), Limits::pastedLinkChars));
    if (text.contains(u"&lt;") || text.contains(u"&gt;")) {
        // Out of the source of a page; positions then count in the text without the entities.
        QString plain = text.toString();
        plain.replace("&lt;"_L1, "<"_L1).replace("&gt;"_L1, ">"_L1);
        return Finder(plain).run();
    }
    return Finder(text).run();
}

QByteArray encodedMessageId(const QString &messageId)
{
    return messageId.toUtf8().toPercentEncoding("!$&'()*+,;=:@");
}

QString anchorOf(const QString &messageId)
{
    return u'm'
        + QString::fromLatin1(
               QCryptographicHash::hash(messageId.toUtf8(), QCryptographicHash::Sha1).toHex());
}

} // namespace Casebook
