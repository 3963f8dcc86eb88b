// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/bodylinks.h"

#include <QStringView>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTarget = 2000;
/// Links of one text; real ones have at most some hundred, and a line of a million addresses is a trap.
constexpr std::size_t mostLinks = 20'000;

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
}

bool endsTarget(QChar c)
{
    return c.isSpace() || c == u'<' || c == u'>' || c == u'"' || c == u'`' || c.unicode() < 0x20;
}

/// Takes off what belongs to the sentence around a link.
QStringView withoutTail(QStringView target)
{
    const bool opensRound = target.contains(u'(');
    const bool opensSquare = target.contains(u'[');
    while (!target.isEmpty()) {
        const QChar last = target.back();
        const bool closes = (last == u')' && !opensRound) || (last == u']' && !opensSquare);
        if (!closes && !QStringView(u".,;:!?'*|}").contains(last)) {
            break;
        }
        target.chop(1);
    }
    return target;
}

/// Characters in front of an address that may name it: a line of a million addresses stays linear.
constexpr qsizetype nameLookback = 160;

/// A Message-ID rather than a person's address: much of it is numbers, or the line says so.
bool looksLikeId(QStringView before, QStringView id)
{
    before = before.last(std::min(before.size(), nameLookback));
    for (const QStringView word : {u"Message-ID", u"In-Reply-To", u"References", u"message id"}) {
        if (before.contains(word, Qt::CaseInsensitive)) {
            return true;
        }
    }
    const QStringView local = id.first(id.indexOf(u'@'));
    const auto digits = std::ranges::count_if(local, [](QChar c) { return c.isDigit(); });
    return digits >= 6 && !local.startsWith(u"syzbot+");
}

class LinkFinder
{
public:
    LinkFinder(const QString &body, std::vector<BodyLink> &links)
        : m_body(body)
        , m_links(links)
    {
    }

    void scan(int number, const BodyLine &line)
    {
        m_line = number;
        m_start = line.start + line.markLength;
        m_text = QStringView(m_body).sliced(m_start, line.length - line.markLength);
        m_webOnly = line.kind == LineKind::Trace;
        qsizetype at = 0;
        while (at < m_text.size() && m_links.size() < mostLinks) {
            at = step(at);
        }
    }

private:
    /// Looks at one place; returns where to go on.
    qsizetype step(qsizetype at)
    {
        const QChar c = m_text[at];
        const QStringView rest = m_text.sliced(at);
        if (c == u'h' && (rest.startsWith(u"https://") || rest.startsWith(u"http://"))) {
            return address(at, LinkKind::Web, rest.startsWith(u"https") ? 8 : 7);
        }
        if (c == u'm' && rest.startsWith(u"mailto:")) {
            return address(at, LinkKind::Mail, 7);
        }
        if (m_webOnly) {
            return at + 1;
        }
        if (c == u'<') {
            return bracket(at);
        }
        if (isHexDigit(c)) {
            return commit(at);
        }
        return c.isLetterOrNumber() ? behindWord(at) : at + 1;
    }

    qsizetype behindWord(qsizetype at) const
    {
        // Not over "http" inside a word such as "seehttps:", which is rare enough to be left alone.
        while (at < m_text.size() && m_text[at].isLetterOrNumber()) {
            ++at;
        }
        return at;
    }

    void add(LinkKind kind, qsizetype at, qsizetype length, QString target)
    {
        m_links.push_back({.kind = kind,
                           .line = m_line,
                           .start = m_start + at,
                           .length = length,
                           .target = std::move(target)});
    }

    qsizetype address(qsizetype at, LinkKind kind, qsizetype scheme)
    {
        qsizetype end = at + scheme;
        while (end < m_text.size() && end - at < longestTarget && !endsTarget(m_text[end])) {
            ++end;
        }
        const QStringView target = withoutTail(m_text.sliced(at, end - at));
        if (target.size() <= scheme) {
            return at + scheme;
        }
        add(kind, at, target.size(), target.toString());
        return at + target.size();
    }

    /// "<a@b>": an id, or somebody's address.
    qsizetype bracket(qsizetype at)
    {
        // The first bracket of either kind decides, so a run of "<<<<" is looked at once.
        const qsizetype most = std::min(m_text.size(), at + 1000);
        qsizetype end = at + 1;
        while (end < most && m_text[end] != u'>' && m_text[end] != u'<') {
            ++end;
        }
        if (end == most || m_text[end] == u'<') {
            return end;
        }
        QStringView inside = m_text.sliced(at + 1, end - at - 1);
        const bool mailto = inside.startsWith(u"mailto:");
        inside = mailto ? inside.sliced(7) : inside;
        const bool clean = std::ranges::none_of(inside, [](QChar c) { return c.isSpace(); });
        const qsizetype sign = inside.indexOf(u'@');
        if (!clean || sign <= 0 || sign + 1 >= inside.size() || inside.contains(u"://")) {
            return at + 1;
        }
        if (!mailto && looksLikeId(m_text.first(at), inside)) {
            add(LinkKind::MessageId, at + 1, end - at - 1, inside.toString());
        } else {
            add(LinkKind::Mail, at + 1, end - at - 1, u"mailto:" + inside);
        }
        return end + 1;
    }

    qsizetype commit(qsizetype at)
    {
        qsizetype end = at;
        bool hasDigit = false;
        bool hasLetter = false;
        while (end < m_text.size() && isHexDigit(m_text[end])) {
            hasDigit = hasDigit || m_text[end].isDigit();
            hasLetter = hasLetter || m_text[end].isLetter();
            ++end;
        }
        const bool wordGoesOn = end < m_text.size()
            && (m_text[end].isLetterOrNumber() || m_text[end] == u'_' || m_text[end] == u'@');
        if (wordGoesOn) {
            return behindWord(end);
        }
        const qsizetype length = end - at;
        const QStringView digits = m_text.sliced(at, length);
        const bool inWord = at > 0 && QStringView(u"_+=/@.-&x").contains(m_text[at - 1]);
        // ffff8880… is a kernel address.
        if (length >= 12 && length <= 40 && hasDigit && hasLetter && !inWord
            && !digits.startsWith(u"ffff")) {
            add(LinkKind::Commit, at, length, digits.toString());
        }
        return end;
    }

    const QString &m_body;
    std::vector<BodyLink> &m_links;
    QStringView m_text;
    qsizetype m_start = 0;
    int m_line = 0;
    bool m_webOnly = false;
};

bool isDiffLine(LineKind kind)
{
    return kind == LineKind::DiffHeader || kind == LineKind::HunkHeader
        || kind == LineKind::DiffContext || kind == LineKind::DiffAdded
        || kind == LineKind::DiffRemoved || kind == LineKind::DiffStat;
}

} // namespace

std::vector<BodyLink> findLinks(const QString &body, const std::vector<BodyLine> &lines)
{
    std::vector<BodyLink> links;
    LinkFinder finder(body, links);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!isDiffLine(lines[i].kind)) {
            finder.scan(static_cast<int>(i), lines[i]);
        }
    }
    return links;
}

} // namespace Casebook
