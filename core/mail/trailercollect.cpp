// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/patchseries.h"
#include "core/mail/trailers.h"

#include <QHash>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// The person of "Reviewed-by: A <a@example.org>"; no address when it names none. Not a header: a comma in a
/// name stays one, which parseAddresses() could not know.
MailAddress personOf(const Trailer &trailer)
{
    const qsizetype open = trailer.value.lastIndexOf(u'<');
    const qsizetype close = trailer.value.indexOf(u'>', open + 1);
    if (open < 0 || close < 0) {
        const bool bare = trailer.value.contains(u'@') && !trailer.value.contains(u' ');
        return {.name = {}, .address = bare ? trailer.value : QString()};
    }
    QString name = trailer.value.first(open).trimmed();
    if (name.size() >= 2 && name.startsWith(u'"') && name.endsWith(u'"')) {
        name = name.sliced(1, name.size() - 2);
    }
    return {.name = name, .address = trailer.value.mid(open + 1, close - open - 1).trimmed()};
}

QString withoutTag(const QString &address)
{
    const qsizetype at = address.lastIndexOf(u'@');
    const qsizetype plus = address.indexOf(u'+');
    return plus > 0 && plus < at ? address.first(plus) + address.sliced(at) : address;
}

/// "a@mail.example.org" and "a@example.org": the same but for one label of the domain.
bool differInOneLabel(const QString &first, const QString &second)
{
    const QStringList a = first.split(u'@');
    const QStringList b = second.split(u'@');
    if (a.size() != 2 || b.size() != 2 || a[0] != b[0]) {
        return false;
    }
    const QString &longer = a[1].size() > b[1].size() ? a[1] : b[1];
    const QString &shorter = a[1].size() > b[1].size() ? b[1] : a[1];
    const qsizetype dot = longer.indexOf(u'.');
    return shorter.contains(u'.') && dot > 0 && longer.sliced(dot + 1) == shorter;
}

bool hasPerson(const Trailer &trailer)
{
    return trailer.token.endsWith(u"-by"_s, Qt::CaseInsensitive)
        || !personOf(trailer).address.isEmpty();
}

/// What makes two trailers one: the person, or the id a link names whatever its host.
QString keyOf(const Trailer &trailer)
{
    const QString token = canonicalToken(trailer.token);
    const MailAddress person = personOf(trailer);
    if (!person.address.isEmpty()) {
        return token + u':' + person.address.toLower();
    }
    const qsizetype slash = trailer.value.lastIndexOf(u'/');
    const QString last = trailer.value.sliced(slash + 1);
    return token + u':' + (token == "Link"_L1 && last.contains(u'@') ? last : trailer.value);
}

class Collector
{
public:
    Collector(std::span<const PostedMail> mails, int patch)
        : m_mails(mails)
        , m_patch(patch)
    {
        for (std::size_t i = 0; i < mails.size(); ++i) {
            m_at.insert(mails[i].messageId, static_cast<int>(i));
        }
        m_cover = coverAbove(patch);
    }

    std::vector<CollectedTrailer> collect()
    {
        for (const Trailer &trailer : m_mails[static_cast<std::size_t>(m_patch)].trailers) {
            m_known.append(keyOf(trailer));
            m_found.push_back({.trailer = trailer, .mail = m_patch, .isOwn = true});
        }
        std::vector<int> answers;
        for (std::size_t i = 0; i < m_mails.size(); ++i) {
            const int mail = static_cast<int>(i);
            if (m_mails[i].kind == PostKind::Answer && belongs(mail)) {
                answers.push_back(mail);
            }
        }
        std::ranges::stable_sort(answers, {}, [this](int mail) {
            return m_mails[static_cast<std::size_t>(mail)].dateMs;
        });
        for (const int mail : answers) {
            addAnswer(mail);
        }
        return std::move(m_found);
    }

private:
    [[nodiscard]] int parentOf(int mail) const
    {
        const PostedMail &at = m_mails[static_cast<std::size_t>(mail)];
        if (const int parent = m_at.value(at.inReplyTo, -1); parent >= 0) {
            return parent;
        }
        for (qsizetype i = at.references.size(); i > 0; --i) {
            if (const int known = m_at.value(at.references[i - 1], -1); known >= 0) {
                return known;
            }
        }
        return -1;
    }

    [[nodiscard]] int coverAbove(int mail) const
    {
        std::size_t steps = 0;
        for (int at = parentOf(mail); at >= 0 && ++steps <= m_mails.size(); at = parentOf(at)) {
            if (m_mails[static_cast<std::size_t>(at)].kind == PostKind::Cover) {
                return at;
            }
        }
        return -1;
    }

    /// True when the nearest post above an answer is the patch or its cover.
    [[nodiscard]] bool belongs(int mail) const
    {
        std::size_t steps = 0;
        for (int at = parentOf(mail); at >= 0 && ++steps <= m_mails.size(); at = parentOf(at)) {
            if (at == m_patch || at == m_cover) {
                return true;
            }
            const PostKind kind = m_mails[static_cast<std::size_t>(at)].kind;
            if (kind == PostKind::Patch || kind == PostKind::Cover
                || kind == PostKind::PullRequest) {
                return false;
            }
        }
        return false;
    }

    void addAnswer(int mail)
    {
        const PostedMail &answer = m_mails[static_cast<std::size_t>(mail)];
        for (const Trailer &trailer : answer.trailers) {
            const QString key = keyOf(trailer);
            if (m_known.contains(key)) {
                continue;
            }
            const bool fits = !hasPerson(trailer) || isSamePerson(trailer, answer.from);
            if (fits) {
                m_known.append(key);
            }
            m_found.push_back({.trailer = trailer, .mail = mail, .isMismatch = !fits});
        }
    }

    std::span<const PostedMail> m_mails;
    int m_patch = -1;
    int m_cover = -1;
    QHash<QString, int> m_at;
    QStringList m_known;
    std::vector<CollectedTrailer> m_found;
};

} // namespace

bool isSamePerson(const Trailer &trailer, const MailAddress &sender)
{
    const MailAddress person = personOf(trailer);
    const QString first = withoutTag(person.address.toLower());
    const QString second = withoutTag(sender.address.toLower());
    if (!first.isEmpty() && (first == second || differInOneLabel(first, second))) {
        return true;
    }
    return !person.name.isEmpty() && person.name.compare(sender.name, Qt::CaseInsensitive) == 0;
}

std::vector<CollectedTrailer> trailersForPatch(std::span<const PostedMail> mails, int patch)
{
    return Collector(mails, patch).collect();
}

} // namespace Casebook
