// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/mailoffers.h"

#include "core/mail/bodylinks.h"
#include "core/mail/pastedletter.h"

#include <QSet>
#include <QUrl>

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostOffers = 200;

/// Hosts and paths of archives whose links name no id.
constexpr std::array<QStringView, 14> archives = {
    u"://lore.kernel.org/", u"://lkml.kernel.org/",   u"://marc.info/?",
    u"spinics.net/lists/",  u"mail-archive.com/",     u"://lkml.iu.edu/",
    u"://lkml.org/lkml/",   u"lists.gnu.org/archive", u"lists.nongnu.org/archive",
    u"/pipermail/",         u"/hyperkitty/",          u"://groups.google.com/",
    u"patch.msgid.link/",   u"://msgid.link/",
};

bool holdsAny(QStringView text, const auto &words)
{
    return std::ranges::any_of(words, [text](QStringView word) { return text.contains(word); });
}

/// The part of a URL's path that is a Message-ID: public-inbox servers and redirectors have it whole.
QString idInUrl(const QString &url)
{
    const QUrl parsed(url, QUrl::TolerantMode);
    if (!parsed.isValid() || parsed.host().isEmpty()) {
        return {};
    }
    if (parsed.host() == "marc.info"_L1 && parsed.query().startsWith("i="_L1)) {
        return QUrl::fromPercentEncoding(parsed.query().sliced(2).toUtf8());
    }
    for (const QString &part : parsed.path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts)) {
        const QString decoded = QUrl::fromPercentEncoding(part.toUtf8());
        const qsizetype at = decoded.indexOf(u'@');
        const bool clean = std::ranges::none_of(decoded, [](QChar c) {
            return c.isSpace() || c == u'<' || c == u'>' || c.unicode() < 0x20;
        });
        if (at > 0 && at + 1 < decoded.size() && clean) {
            return decoded;
        }
    }
    return {};
}

OfferKind kindOf(const QString &url)
{
    const bool bug = url.contains("syzkaller.appspot.com/bug"_L1)
        || url.contains("syzkaller.appspot.com/x/"_L1) || url.contains("bugzilla."_L1)
        || url.contains("show_bug.cgi"_L1);
    const bool patchwork = url.contains("patchwork"_L1) || url.contains("/patch/"_L1);
    return bug ? OfferKind::Bug : patchwork ? OfferKind::Patchwork : OfferKind::Archive;
}

/// "Message-ID: <…>" or a permanent link, not quoted.
bool isOwnLine(QStringView line)
{
    const QStringView text = line.trimmed();
    return text.startsWith(u"Message-ID", Qt::CaseInsensitive)
        || text.startsWith(u"Message ID", Qt::CaseInsensitive)
        || text.startsWith(u"Permalink", Qt::CaseInsensitive)
        || text.startsWith(u"Archived-At", Qt::CaseInsensitive);
}

class Collector
{
public:
    explicit Collector(const QString &text)
        : m_text(text)
    {
    }

    std::vector<MailOffer> run()
    {
        std::vector<BodyLine> lines;
        for (qsizetype at = 0; at < m_text.size();) {
            const qsizetype newline = m_text.indexOf(u'\n', at);
            const qsizetype end = newline < 0 ? m_text.size() : newline;
            lines.push_back({.start = at, .length = end - at});
            at = end + 1;
        }
        for (const BodyLink &link : findLinks(m_text, lines)) {
            const BodyLine &line = lines[static_cast<std::size_t>(link.line)];
            // Of a mail in one line only what stands just before the id tells whose it is.
            const qsizetype from = std::max(line.start, link.start - 40);
            const QStringView before = QStringView(m_text).sliced(from, link.start - from);
            const bool own = (line.length < 500
                              && isOwnLine(QStringView(m_text).sliced(line.start, line.length)))
                || before.trimmed().endsWith(u"Message-ID: <", Qt::CaseInsensitive)
                || before.trimmed().endsWith(u"Message-ID:", Qt::CaseInsensitive);
            take(link, own);
        }
        std::ranges::stable_sort(m_offers, {}, [](const MailOffer &offer) { return !offer.isOwn; });
        return std::move(m_offers);
    }

private:
    void take(const BodyLink &link, bool own)
    {
        if (link.kind == LinkKind::MessageId && !isHiddenAddress(link.target)) {
            add(OfferKind::MessageId, link.target, link.target, link.start, own);
        } else if (link.kind == LinkKind::Web && !isHiddenAddress(link.target)
                   && !link.target.contains("[email"_L1)) {
            const QString id = idInUrl(link.target);
            const OfferKind kind = kindOf(link.target);
            if (!id.isEmpty() || kind != OfferKind::Archive || isArchivePage(link.target)) {
                add(kind, link.target, id, link.start, own);
            }
        }
    }

    /// An archive's link with something behind the host and the list.
    static bool isArchivePage(const QString &url)
    {
        return holdsAny(url, archives) && url.count(u'/') > 3 && !url.endsWith(".git"_L1)
            && url.section(u'/', 4).size() > 3;
    }

    void add(OfferKind kind, const QString &target, const QString &id, qsizetype start, bool own)
    {
        const QString key = id.isEmpty() ? target : id;
        if (m_offers.size() >= mostOffers || m_seen.contains(key)) {
            return;
        }
        m_seen.insert(key);
        m_offers.push_back(
            {.kind = kind, .target = target, .messageId = id, .start = start, .isOwn = own});
    }

    const QString &m_text;
    std::vector<MailOffer> m_offers;
    QSet<QString> m_seen;
};

} // namespace

std::vector<MailOffer> mailOffers(QStringView text)
{
    const QString kept = text.toString();
    return Collector(kept).run();
}

} // namespace Casebook
