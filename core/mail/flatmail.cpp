// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/flatmail.h"

#include "core/mail/pastedheaders.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// A line this long holds more than one line of a mail's head.
constexpr qsizetype longLine = 500;
constexpr qsizetype longestTrailer = 120;
/// Headers of real mails take up to 20 kB.
constexpr qsizetype longestHead = 64 * 1024;

/// Headers a letter has once: a second one belongs to the body.
constexpr std::array<QStringView, 9> singles = {u"from",        u"to",         u"cc",
                                                u"subject",     u"date",       u"message-id",
                                                u"in-reply-to", u"references", u"mime-version"};

bool isNameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
        || c == u'-';
}

bool isHeaderName(QStringView name)
{
    constexpr std::array<QStringView, 34> names = {
        u"from",
        u"to",
        u"cc",
        u"subject",
        u"date",
        u"message-id",
        u"in-reply-to",
        u"references",
        u"received",
        u"return-path",
        u"delivered-to",
        u"reply-to",
        u"sender",
        u"precedence",
        u"mime-version",
        u"content-type",
        u"content-transfer-encoding",
        u"content-disposition",
        u"content-language",
        u"content-length",
        u"user-agent",
        u"authentication-results",
        u"dkim-signature",
        u"organization",
        u"errors-to",
        u"lines",
        u"status",
        u"autocrypt",
        u"importance",
        u"thread-topic",
        u"thread-index",
        u"bytes",
        u"archived-at",
        u"received-spf",
    };
    const bool family = name.startsWith(u"X-") || name.startsWith(u"List-")
        || name.startsWith(u"ARC-") || name.startsWith(u"Resent-");
    return family || std::ranges::any_of(names, [name](QStringView known) {
               return known.compare(name, Qt::CaseInsensitive) == 0;
           });
}

struct FlatHeader
{
    QStringView name;
    qsizetype start = 0; ///< of the name
    qsizetype value = 0;
};

/// The header that begins at \a at, which stands at a word.
std::optional<FlatHeader> headerAt(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && end - at < 60 && isNameCharacter(text[end])) {
        ++end;
    }
    const bool glued = end + 1 < text.size() && !text[end + 1].isSpace();
    // "h=…:References: MIME-Version:Content-Type" of a signature is no header.
    const bool named = end > at && end < text.size() && text[end] == u':'
        && isHeaderName(text.sliced(at, end - at))
        && (!glued || text.sliced(at).startsWith(u"ARC-"));
    if (!named) {
        return {};
    }
    return FlatHeader{.name = text.sliced(at, end - at), .start = at, .value = end + 1};
}

qsizetype wordEnd(QStringView text, qsizetype at)
{
    while (at < text.size() && text[at].isSpace()) {
        ++at;
    }
    while (at < text.size() && !text[at].isSpace()) {
        ++at;
    }
    return at;
}

/// Where the value of a header ends whose grammar says so, -1 for all others.
qsizetype certainEnd(QStringView text, const FlatHeader &header)
{
    auto is = [&header](QStringView name) {
        return header.name.compare(name, Qt::CaseInsensitive) == 0;
    };
    qsizetype at = header.value;
    if (is(u"Content-Transfer-Encoding") || is(u"MIME-Version") || is(u"Content-Disposition")
        || is(u"Precedence") || is(u"Lines") || is(u"Content-Length")) {
        return wordEnd(text, at);
    }
    if (is(u"Content-Type")) {
        at = wordEnd(text, at);
        while (text.first(at).endsWith(u';')) {
            at = wordEnd(text, at);
        }
        return at;
    }
    if (is(u"Message-ID") || is(u"In-Reply-To") || is(u"References")) {
        qsizetype next = wordEnd(text, at);
        if (!text.sliced(at, next - at).contains(u'@')) {
            return -1;
        }
        do {
            at = next;
            next = wordEnd(text, at);
        } while (next > at && text.sliced(at, next - at).trimmed().startsWith(u'<'));
        return at;
    }
    if (is(u"Date")) {
        const std::optional<PastedDate> date =
            findDate(text.sliced(at, std::min<qsizetype>(120, text.size() - at)));
        return date && date->start < 3 ? at + date->end : -1;
    }
    return -1;
}

/// Reads header after header until the body begins.
class FlatHead
{
public:
    explicit FlatHead(QStringView text)
        : m_text(text.first(std::min(text.size(), longestHead)))
    {
    }

    /// Where the body begins, -1 when the text does not begin with headers.
    qsizetype read(PastedLetter &letter)
    {
        qsizetype at = 0;
        static const QRegularExpression separator(
            u"^\\s*From \\S+\\s+\\w{3} \\w{3} +\\d+ [\\d:]{8} \\d{4}\\s+"_s);
        if (const auto match = separator.matchView(m_text); match.hasMatch()) {
            at = match.capturedEnd();
        }
        while (at < m_text.size() && m_text[at].isSpace()) {
            ++at;
        }
        std::optional<FlatHeader> header = headerAt(m_text, at);
        int count = 0;
        while (header) {
            ++count;
            const std::optional<FlatHeader> next = nextOf(*header);
            if (m_bodyAt >= 0 && (!next || m_bodyAt <= next->start)) {
                take(letter, *header, m_bodyAt);
                break;
            }
            take(letter, *header, next ? next->start : m_text.size());
            header = next;
        }
        return count >= 3 && m_bodyAt >= 0 ? m_bodyAt : -1;
    }

private:
    /// The header behind \a header; sets m_bodyAt when the body begins first.
    std::optional<FlatHeader> nextOf(const FlatHeader &header)
    {
        m_once.push_back(header.name.toString().toLower());
        const qsizetype certain = certainEnd(m_text, header);
        qsizetype at = certain >= 0 ? certain : header.value;
        while (at < m_text.size()) {
            while (at < m_text.size() && m_text[at].isSpace()) {
                ++at;
            }
            const std::optional<FlatHeader> next = headerAt(m_text, at);
            if (next && isSecond(*next)) {
                m_bodyAt = at;
                return {};
            }
            if (next) {
                return next;
            }
            if (certain >= 0) {
                m_bodyAt = at;
                return {};
            }
            at = wordEnd(m_text, at);
        }
        m_bodyAt = m_text.size();
        return {};
    }

    [[nodiscard]] bool isSecond(const FlatHeader &header) const
    {
        const QString name = header.name.toString().toLower();
        const bool once =
            std::ranges::any_of(singles, [&name](QStringView one) { return one == name; });
        return once && m_once.contains(name);
    }

    void take(PastedLetter &letter, const FlatHeader &header, qsizetype end)
    {
        QStringView ignored;
        const QString line = header.name.toString() + u':';
        const ShownField field = shownField(line, ignored);
        const QString value =
            m_text.sliced(header.value, std::max<qsizetype>(end - header.value, 0))
                .trimmed()
                .toString();
        if (field != ShownField::None && field != ShownField::Other && !value.isEmpty()) {
            takeField(letter, field, value);
        }
    }

    QStringView m_text;
    QStringList m_once;
    qsizetype m_bodyAt = -1;
};

/// Marks places where a line begins.
class LineStarts
{
public:
    explicit LineStarts(const QString &body)
        : m_body(body)
    {
    }

    QString run(bool &restored)
    {
        mark(u"(?<=\\s)\\[ *\\d{1,6}\\.\\d{6}\\] "_s);
        mark(u"(?<=\\s)diff --git a/\\S+ b/"_s);
        mark(u"(?<=\\s)(?:new file|deleted file|old|new) mode \\d{6}\\b"_s);
        mark(u"(?<=\\s)(?:similarity index \\d+%|rename (?:from|to) \\S+)"_s);
        mark(u"(?<=\\s)index [0-9a-f]{7,40}\\.\\.[0-9a-f]{7,40}(?= )"_s);
        mark(u"(?<=\\s)--- (?:a/|/dev/null)"_s);
        mark(u"(?<=\\s)\\+\\+\\+ (?:b/|/dev/null)"_s);
        mark(u"(?<=\\s)@@ -\\d+(?:,\\d+)? \\+\\d+(?:,\\d+)? @@"_s);
        const std::size_t before = m_starts.size();
        mark(u"(?<=\\s)\\S+ \\| +\\d+ [+-]+(?=\\s)"_s);
        mark(u"(?<=\\s)\\d+ files? changed, \\d+ (?:insertion|deletion)"_s);
        m_stats.assign(m_starts.begin() + static_cast<std::ptrdiff_t>(before), m_starts.end());
        markTrailers();
        mark(u"(?<=\\s)-- (?=\\d+\\.\\d+(?:\\.\\d+)*\\s*$)"_s);
        markUpstream();
        markHunks();
        restored = !m_starts.empty();
        return joined();
    }

private:
    void add(qsizetype at)
    {
        m_starts.push_back(at);
    }

    void mark(const QString &pattern)
    {
        const QRegularExpression expression(pattern);
        auto matches = expression.globalMatchView(m_body);
        while (matches.hasNext()) {
            add(matches.next().capturedStart());
        }
    }

    /// Trailers follow each other; what ends the last one is only certain for a "---".
    void markTrailers()
    {
        static const QRegularExpression trailer(
            u"(?<=\\s)(?:(?:Signed-off|Reviewed|Acked|Tested|Reported|Suggested|Co-developed|"
            "Debugged|Reported-and-tested)-by: (?=[\\p{L}\"])|(?:Link|Closes): (?=https?://)|"
            "Fixes: (?=[0-9a-f]{7,40} \\()|Cc: (?=[^ ]+@|<))"_s);
        auto matches = trailer.globalMatchView(m_body);
        qsizetype last = -1;
        while (matches.hasNext()) {
            last = matches.next().capturedStart();
            add(last);
            m_trailers.push_back(last);
        }
        for (const qsizetype start : m_trailers) {
            // Only just behind: a search to the end for each would be quadratic.
            const qsizetype cut =
                QStringView(m_body).sliced(start).left(longestTrailer).indexOf(u" --- ");
            if (cut >= 0) {
                add(start + cut + 1);
                add(start + cut + 5);
            }
        }
    }

    void markUpstream()
    {
        static const QRegularExpression upstream(
            u"\\[ (?:Upstream commit [0-9a-f]{12,40}|commit [0-9a-f]{12,40} upstream\\.?) \\]\\s"_s);
        if (const auto match = upstream.matchView(m_body); match.hasMatch()) {
            if (match.capturedStart() > 0) {
                add(match.capturedStart());
            }
            add(match.capturedEnd());
        }
    }

    /// " +" and " -" begin lines of a hunk when there are just as many as its counts and the diffstat
    /// ask for; else they may be signs of the code.
    void markHunks()
    {
        static const QRegularExpression hunk(
            u"(?<=\\s)@@ -\\d+(?:,(\\d+))? \\+\\d+(?:,(\\d+))? @@"_s);
        static const QRegularExpression sums(
            u"\\d+ files? changed(?:, (\\d+) insertions?\\(\\+\\))?(?:, (\\d+) deletions?\\(-\\))?"_s);
        const auto sum = sums.matchView(m_body);
        std::vector<qsizetype> found;
        int added = 0;
        int removed = 0;
        bool agrees = sum.hasMatch();
        auto matches = hunk.globalMatchView(m_body);
        while (matches.hasNext() && agrees) {
            const auto match = matches.next();
            const qsizetype next =
                matches.hasNext() ? matches.peekNext().capturedStart() : m_body.size();
            const int before = match.captured(1).isEmpty() ? 1 : match.captured(1).toInt();
            const int after = match.captured(2).isEmpty() ? 1 : match.captured(2).toInt();
            const qsizetype end = hunkEnd(match.capturedEnd(), next);
            int plus = 0;
            int minus = 0;
            for (qsizetype at = match.capturedEnd(); at + 1 < end; ++at) {
                if (!m_body[at].isSpace() || (m_body[at + 1] != u'+' && m_body[at + 1] != u'-')
                    || !isMark(at + 1)) {
                    continue;
                }
                ++(m_body[at + 1] == u'+' ? plus : minus);
                found.push_back(at + 1);
            }
            agrees = plus - minus == after - before && after >= plus && before >= minus;
            added += plus;
            removed += minus;
        }
        if (agrees && added == sum.captured(1).toInt() && removed == sum.captured(2).toInt()) {
            m_starts.insert(m_starts.end(), found.begin(), found.end());
        }
    }

    /// A lone sign or one before a word; "--" and "->" are code.
    [[nodiscard]] bool isMark(qsizetype at) const
    {
        if (at + 1 >= m_body.size()) {
            return true;
        }
        const QChar next = m_body[at + 1];
        return next != m_body[at] && next != u'>' && next != u'=';
    }

    /// Where the hunk whose text begins at \a from ends, at the latest at \a most.
    [[nodiscard]] qsizetype hunkEnd(qsizetype from, qsizetype most) const
    {
        const QStringView text = QStringView(m_body).sliced(from, most - from);
        qsizetype end = text.size();
        for (const QStringView mark : {u" diff --git a/", u" -- "}) {
            const qsizetype at = text.first(end).indexOf(mark);
            end = at >= 0 ? at : end;
        }
        return from + end;
    }

    QString joined()
    {
        std::ranges::sort(m_starts);
        std::ranges::sort(m_stats);
        QString out;
        out.reserve(m_body.size());
        qsizetype from = 0;
        for (const qsizetype start : m_starts) {
            if (start <= from || (start > 0 && m_body[start - 1] == u'\n')) {
                continue;
            }
            // The blank in the place of the line end goes.
            out += QStringView(m_body).sliced(from, start - from - 1);
            out += u'\n';
            out += std::ranges::binary_search(m_stats, start) ? u" "_s : QString();
            from = start;
        }
        out += QStringView(m_body).sliced(from);
        return out;
    }

    const QString &m_body;
    std::vector<qsizetype> m_starts;
    std::vector<qsizetype> m_trailers;
    std::vector<qsizetype> m_stats; ///< lines of a diffstat, which begin with a blank
};

bool hasLongLine(const QString &text)
{
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype newline = text.indexOf(u'\n', at);
        const qsizetype end = newline < 0 ? text.size() : newline;
        if (end - at > longLine) {
            return true;
        }
        at = end + 1;
    }
    return false;
}

} // namespace

QString withLineEnds(const QString &body, bool &restored)
{
    return LineStarts(body).run(restored);
}

std::optional<PastedLetter> readFlatMail(const QString &text)
{
    if (!hasLongLine(text)) {
        return {};
    }
    PastedLetter letter;
    letter.how.origin = PasteOrigin::FlatMail;
    const qsizetype body = FlatHead(text).read(letter);
    const bool known = !letter.subject.isEmpty() && (letter.date || !letter.messageId.isEmpty());
    if (body < 0 || !known) {
        return {};
    }
    letter.body = withLineEnds(text.sliced(body).trimmed(), letter.how.lineBreaksRestored);
    return letter;
}

} // namespace Casebook
