// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/subject.h"

#include <QStringView>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Reply and forward marks of mail programs in many languages; what matters is that the same thread
/// has the same title whoever answers.
constexpr std::array<QStringView, 34> replyMarks = {
    u"re",      u"fwd",    u"fw",   u"aw",   u"wg",   u"sv",   u"vs",   u"vb",   u"antw",
    u"odp",     u"ynt",    u"res",  u"rv",   u"tr",   u"rif",  u"ref",  u"enc",  u"vl",
    u"antwort", u"doorst", u"答复", u"回复", u"回覆", u"转发", u"轉寄", u"轉發", u"答覆",
    u"返信",    u"転送",   u"回信", u"答",   u"转",   u"회신", u"전달",
};

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isColon(QChar c)
{
    return c == u':' || c == u'\uFF1A';
}

QStringView trimmedLeft(QStringView text)
{
    while (!text.isEmpty() && text.front().isSpace()) {
        text.slice(1);
    }
    return text;
}

/// Length of a reply mark with its colon at the start of \a text, 0 when there is none:
/// "Re:", "Re[2]:", "Re^2:", "RE :", and as b4 does any two or three letters before "[".
qsizetype replyMarkLength(QStringView text)
{
    qsizetype word = 0;
    while (word < text.size() && word < 8 && text[word].isLetter()) {
        ++word;
    }
    if (word == 0) {
        return 0;
    }
    qsizetype at = word;
    if (at < text.size() && (text[at] == u'[' || text[at] == u'(' || text[at] == u'^')) {
        qsizetype digits = at + 1;
        while (digits < text.size() && isAsciiDigit(text[digits])) {
            ++digits;
        }
        if (digits == at + 1) {
            return 0;
        }
        const bool closed = digits < text.size() && (text[digits] == u']' || text[digits] == u')');
        at = digits + (text[at] != u'^' && closed ? 1 : 0);
    }
    while (at < text.size() && text[at] == u' ') {
        ++at;
    }
    if (at >= text.size() || !isColon(text[at])) {
        return 0;
    }
    ++at;
    const QStringView mark = text.first(word);
    const bool known = std::any_of(replyMarks.begin(), replyMarks.end(), [mark](QStringView other) {
        return mark.compare(other, Qt::CaseInsensitive) == 0;
    });
    if (known) {
        return at;
    }
    const bool short_ = (word == 2 || word == 3) && at == word + 1
        && std::all_of(mark.begin(), mark.end(), isAsciiLetter);
    return short_ && trimmedLeft(text.sliced(at)).startsWith(u'[') ? at : 0;
}

/// Length of a leading [..] group with its brackets, nested ones inside; 0 when it does not close.
qsizetype groupLength(QStringView text)
{
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'[') {
            ++depth;
        } else if (text[i] == u']' && --depth == 0) {
            return i + 1;
        }
    }
    return 0;
}

std::optional<int> number(QStringView digits, qsizetype longest)
{
    if (digits.isEmpty() || digits.size() > longest
        || !std::all_of(digits.begin(), digits.end(), isAsciiDigit)) {
        return {};
    }
    return digits.toInt();
}

/// What the groups of one subject have said so far.
struct Reading
{
    SubjectParts *parts = nullptr;
    bool sawPatch = false;

    bool readVersion(QStringView token)
    {
        if (token.size() < 2 || (token.front() != u'v' && token.front() != u'V')) {
            return false;
        }
        const std::optional<int> version = number(token.sliced(1), 3);
        if (!version) {
            return false; // "v5.10" names a stable tree
        }
        parts->tag.version = std::max(*version, 1);
        parts->tag.hasVersion = true;
        return true;
    }

    bool readCounter(QStringView token)
    {
        const qsizetype slash = token.indexOf(u'/');
        if (slash < 0) {
            return false;
        }
        const std::optional<int> n = number(token.first(slash), 4);
        const std::optional<int> m = number(token.sliced(slash + 1), 4);
        if (!n || !m) {
            return false;
        }
        parts->tag.number = *n;
        parts->tag.total = *m; // "7/6" is an afterthought to a series of 6; kept as written
        parts->tag.hasCounter = true;
        return true;
    }

    void readToken(QStringView token)
    {
        if (readVersion(token) || readCounter(token)) {
            return;
        }
        const bool rfc = token.startsWith(u"RFC", Qt::CaseInsensitive);
        const bool resend = token.startsWith(u"RESEND", Qt::CaseInsensitive);
        const bool patch = token.startsWith(u"PATCH", Qt::CaseInsensitive)
            || ((rfc || resend) && token.contains(u"PATCH", Qt::CaseInsensitive));
        parts->isRfc = parts->isRfc || rfc;
        parts->isResend = parts->isResend || resend;
        sawPatch = sawPatch || patch;
        if (!patch && !rfc && !resend) {
            parts->prefixes.append(token.toString());
            return;
        }
        // "PATCHv2", "RFCv3", "PATCH-v2": the version is glued to the word.
        const qsizetype v = token.lastIndexOf(u'v', -1, Qt::CaseInsensitive);
        if (v > 0) {
            readVersion(token.sliced(v));
        }
    }

    /// "0 of 2", as Mercurial's patchbomb counts.
    void readSpelledCounter(const std::vector<QStringView> &tokens, std::size_t &at)
    {
        if (at + 2 < tokens.size() && tokens[at + 1].compare(u"of", Qt::CaseInsensitive) == 0) {
            const QString counter = tokens[at].toString() + u'/' + tokens[at + 2];
            at += readCounter(counter) ? std::size_t(3) : std::size_t(0);
        }
    }

    void readGroup(QStringView group)
    {
        const std::vector<QStringView> tokens = tokensOf(group);
        const bool hadVersion = std::exchange(parts->tag.hasVersion, false);
        const bool hadCounter = std::exchange(parts->tag.hasCounter, false);
        for (std::size_t at = 0; at < tokens.size(); ++at) {
            readSpelledCounter(tokens, at);
            if (at < tokens.size()) {
                readToken(tokens[at]);
            }
        }
        // "[net,v2,1/2]": nothing but a patch is counted and has a version.
        sawPatch = sawPatch || (parts->tag.hasVersion && parts->tag.hasCounter);
        parts->tag.hasVersion = parts->tag.hasVersion || hadVersion;
        parts->tag.hasCounter = parts->tag.hasCounter || hadCounter;
    }

    static std::vector<QStringView> tokensOf(QStringView group)
    {
        std::vector<QStringView> tokens;
        qsizetype start = 0;
        for (qsizetype i = 0; i <= group.size(); ++i) {
            const bool splits = i == group.size() || group[i].isSpace() || group[i] == u','
                || group[i] == u';' || group[i] == u'[' || group[i] == u']';
            if (splits) {
                if (i > start) {
                    tokens.push_back(group.sliced(start, i - start));
                }
                start = i + 1;
            }
        }
        return tokens;
    }
};

QString withoutForwardMark(QStringView title)
{
    while (title.endsWith(u"(fwd)", Qt::CaseInsensitive)) {
        title = title.chopped(5).trimmed();
    }
    return title.toString();
}

} // namespace

SubjectParts parseSubject(const QString &subject)
{
    SubjectParts parts;
    Reading reading{.parts = &parts};
    const QString simple = subject.simplified();
    QStringView rest = simple;
    while (!rest.isEmpty()) {
        if (const qsizetype mark = replyMarkLength(rest); mark > 0) {
            parts.isReply = true;
            rest = trimmedLeft(rest.sliced(mark));
            continue;
        }
        const qsizetype group = rest.startsWith(u'[') ? groupLength(rest) : 0;
        if (group == 0) {
            break;
        }
        reading.readGroup(rest.sliced(1, group - 2));
        rest = trimmedLeft(rest.sliced(group));
    }
    parts.title = withoutForwardMark(rest.trimmed());
    if (parts.isReply) {
        parts.tag.kind = SubjectKind::Reply;
    } else if (reading.sawPatch || (parts.isRfc && parts.tag.hasCounter)) {
        parts.tag.kind =
            parts.tag.hasCounter && parts.tag.number == 0 ? SubjectKind::Cover : SubjectKind::Patch;
    }
    return parts;
}

QString normalisedSubject(const QString &subject)
{
    return parseSubject(subject).title;
}

QString withoutListTag(const QString &subject, const QString &listId)
{
    const qsizetype dot = listId.indexOf(u'.');
    const QStringView list = dot < 0 ? QStringView(listId) : QStringView(listId).first(dot);
    if (list.isEmpty()) {
        return subject;
    }
    // The tag stands at the start or behind reply marks.
    qsizetype at = 0;
    while (true) {
        const QStringView rest = QStringView(subject).sliced(at);
        const QStringView here = trimmedLeft(rest);
        at += rest.size() - here.size();
        const qsizetype mark = replyMarkLength(here);
        if (mark == 0) {
            break;
        }
        at += mark;
    }
    const QStringView here = QStringView(subject).sliced(at);
    const qsizetype group = here.startsWith(u'[') ? groupLength(here) : 0;
    if (group == 0 || here.sliced(1, group - 2).compare(list, Qt::CaseInsensitive) != 0) {
        return subject;
    }
    return subject.first(at) + trimmedLeft(here.sliced(group)).toString();
}

} // namespace Casebook
