// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/bodyscan.h"

#include "core/base/limits.h"
#include "core/mail/botcommands.h"
#include "core/mail/trailers.h"

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QStringView, 14> wroteWords = {
    u"wrote",
    u"writes",
    u"said",
    u"schrieb",
    u"a \u00E9crit",
    u"ha scritto",
    u"escribi",
    u"napisa",
    u"skrev",
    u"schreef",
    u"\u5199\u9053",
    u"\u5beb\u9053",
    u"\u043f\u0438\u0448\u0435\u0442",
    u"\u66f8\u304d",
};

constexpr std::array<QStringView, 9> openingWords = {
    u"On ", u"Am ", u"Le ", u"El ", u"At ", u"In ", u"* ", u"\u5728", u"Quoting ",
};

bool isForwardLine(QStringView text)
{
    if (!text.startsWith(u"-----")) {
        return false;
    }
    return text.startsWith(u"-----Original Message") || text.startsWith(u"-------- Forwarded")
        || text.startsWith(u"-------- Original") || text.startsWith(u"---------- Forwarded");
}

bool endsLikeAttribution(QStringView text)
{
    const QStringView line = text.trimmed();
    if (!line.endsWith(u':') && !line.endsWith(u'\uFF1A') && !line.endsWith(u"...")) {
        return false;
    }
    const bool wrote = std::ranges::any_of(
        wroteWords, [line](QStringView word) { return line.contains(word, Qt::CaseInsensitive); });
    return wrote || (line.contains(u'@') && line.contains(u'>'));
}

bool opensLikeAttribution(QStringView text)
{
    return std::ranges::any_of(openingWords,
                               [text](QStringView word) { return text.startsWith(word); });
}

} // namespace

QuoteMarks quoteMarks(QStringView line)
{
    QuoteMarks marks;
    qsizetype at = 0;
    while (at < line.size() && at < 3 && line[at] >= u'A' && line[at] <= u'Z') {
        ++at;
    }
    if (at > 0 && (at >= line.size() || line[at] != u'>')) {
        return marks;
    }
    while (at < line.size()) {
        qsizetype mark = at;
        if (line[mark] == u' ' && mark + 1 < line.size() && line[mark + 1] == u'>') {
            ++mark;
        }
        if (line[mark] != u'>') {
            break;
        }
        ++marks.depth;
        at = mark + 1;
    }
    if (marks.depth == 0) {
        return marks;
    }
    marks.length = at < line.size() && line[at] == u' ' ? at + 1 : at;
    marks.depth = std::min(marks.depth, Limits::quoteDepth);
    return marks;
}

BodyScan::BodyScan(const QString &body)
    : m_body(body)
{
    splitLines();
    readOtherMarks();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        classify(i);
    }
    diffs = m_diff.take();
    std::erase_if(trailers, [](const Trailer &trailer) { return trailer.token.isEmpty(); });
    dropTrailersBelowCut();
}

QStringView BodyScan::content(std::size_t line) const
{
    if (line >= lines.size()) {
        return {};
    }
    const BodyLine &at = lines[line];
    return QStringView(m_body).sliced(at.start + at.markLength, at.length - at.markLength);
}

void BodyScan::splitLines()
{
    lines.reserve(static_cast<std::size_t>(m_body.size() / 40 + 1));
    qsizetype at = 0;
    while (at < m_body.size()) {
        const qsizetype newline = m_body.indexOf(u'\n', at);
        const qsizetype end = newline < 0 ? m_body.size() : newline;
        BodyLine line{.start = at, .length = end - at};
        const QuoteMarks marks = quoteMarks(QStringView(m_body).sliced(at, end - at));
        line.quoteDepth = static_cast<std::uint8_t>(marks.depth);
        line.markLength = marks.length;
        lines.push_back(line);
        at = end + 1;
    }
}

/// First line from \a first on that does not begin with \a mark; a mark stands at the very start and
/// is followed by a blank, another mark or nothing.
std::size_t BodyScan::endOfMarked(std::size_t first, QChar mark) const
{
    std::size_t end = first;
    while (end < lines.size() && lines[end].quoteDepth == 0) {
        const QStringView text = content(end);
        const bool marked = text.startsWith(mark)
            && (text.size() == 1 || text[1] == u' ' || text[1] == u'\t' || text[1] == mark
                || text[1] == u'>');
        if (!marked) {
            break;
        }
        ++end;
    }
    return end;
}

void BodyScan::quoteLines(std::size_t first, std::size_t end, QChar mark)
{
    for (std::size_t i = first; i < end; ++i) {
        const QStringView text = content(i);
        qsizetype at = 1;
        int depth = 1;
        for (bool more = true; more;) {
            const qsizetype next = at < text.size() && text[at] == u' ' ? at + 1 : at;
            more = next < text.size() && (text[next] == mark || text[next] == u'>');
            depth += more ? 1 : 0;
            at = more ? next + 1 : at;
        }
        at += at < text.size() && text[at] == u' ' ? 1 : 0;
        lines[i].quoteDepth = static_cast<std::uint8_t>(std::min(depth, Limits::quoteDepth));
        lines[i].markLength = at;
    }
}

/// Some writers quote with "|", ":", "}", "%" or "»". That is certain where an attribution stands right above
/// at least two such lines; then runs of them behind an empty line are quotes in the rest as well.
void BodyScan::readOtherMarks()
{
    constexpr QStringView marks = u"|:}%\u00BB";
    QChar known;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const QStringView text = content(i);
        if (lines[i].quoteDepth > 0 || text.isEmpty() || !marks.contains(text.front())
            || (!known.isNull() && text.front() != known)) {
            continue;
        }
        std::size_t above = i - 1;
        const bool gap = content(above).trimmed().isEmpty();
        above -= gap && above > 0 ? 1 : 0;
        const bool attributed = lines[above].quoteDepth == 0 && endsLikeAttribution(content(above));
        const std::size_t end = endOfMarked(i, text.front());
        if (end - i >= 2 && (attributed || (!known.isNull() && gap))) {
            known = text.front();
            quoteLines(i, end, known);
        }
        i = std::max(i, end - (end > i ? 1 : 0));
    }
}

void BodyScan::classify(std::size_t i)
{
    BodyLine &line = lines[i];
    if (line.quoteDepth > 0
        && m_diff.wantsOwnLine(QStringView(m_body).sliced(line.start, line.length))) {
        line.quoteDepth = 0;
        line.markLength = 0;
    }
    if (line.quoteDepth > 0 && (i == 0 || lines[i - 1].quoteDepth < line.quoteDepth)) {
        readAttribution(i);
    }
    const QStringView text = content(i);
    const bool sameNext = i + 1 < lines.size() && lines[i + 1].quoteDepth == line.quoteDepth;
    if (const auto kind = m_diff.read(static_cast<int>(i), line.quoteDepth, text,
                                      sameNext ? content(i + 1) : QStringView())) {
        line.kind = *kind;
        m_inSignature = false;
        return;
    }
    if (i < m_trailerEnd) {
        line.kind = LineKind::Trailer;
        return;
    }
    if (readSignature(i) || readDiffStat(i) || readTrailer(i)) {
        return;
    }
    if (isForwardLine(text)) {
        line.kind = LineKind::Attribution;
    } else if (line.quoteDepth == 0 && isBotCommand(text)) {
        line.kind = LineKind::Command;
    }
}

bool BodyScan::readSignature(std::size_t i)
{
    BodyLine &line = lines[i];
    const QStringView text = content(i);
    if (line.quoteDepth > 0 || isForwardLine(text)) {
        // Top-posters sign above the mail they answer.
        m_inSignature = m_inSignature && line.quoteDepth == 0 && !isForwardLine(text);
        return false;
    }
    // Mailers strip the blank; near the end a bare "--" means the same.
    if (text == u"-- " || (text == u"--" && lines.size() - i <= 10)) {
        m_inSignature = true;
    }
    if (m_inSignature) {
        line.kind = LineKind::Signature;
    }
    return m_inSignature;
}

bool BodyScan::readDiffStat(std::size_t i)
{
    const QStringView text = content(i);
    if (!text.startsWith(u' ')) {
        m_afterDiffStat = false;
        return false;
    }
    const qsizetype bar = text.indexOf(u" | ");
    bool is = false;
    if (bar > 0) {
        const QStringView count = text.sliced(bar + 3).trimmed();
        is = count.startsWith(u"Bin")
            || (!count.isEmpty() && count.front().isDigit()
                && std::ranges::all_of(count, [](QChar c) {
                       return c.isDigit() || c == u' ' || c == u'+' || c == u'-';
                   }));
    } else {
        is = (text.contains(u" changed, ") && text.contains(u" file"))
            || (m_afterDiffStat
                && (text.startsWith(u" create mode ") || text.startsWith(u" delete mode ")
                    || text.startsWith(u" rename ") || text.startsWith(u" mode change ")));
    }
    m_afterDiffStat = is;
    if (is) {
        lines[i].kind = LineKind::DiffStat;
    }
    return is;
}

bool BodyScan::readTrailer(std::size_t i)
{
    std::optional<Trailer> trailer = parseTrailer(content(i));
    if (!trailer) {
        return false;
    }
    trailer->line = static_cast<int>(i);
    trailer->quoteDepth = lines[i].quoteDepth;
    std::size_t next = i + 1;
    auto follows = [&] {
        return next < lines.size() && lines[next].quoteDepth == lines[i].quoteDepth;
    };
    while (follows() && isWrappedTrailer(*trailer, content(next))) {
        trailer->value += u' ' + content(next).trimmed().toString();
        ++trailer->lineCount;
        ++next;
    }
    finishTrailer(*trailer);
    if (trailer->token.isEmpty()) {
        return false;
    }
    if (follows()) {
        const QStringView note = content(next).trimmed();
        if (note.size() > 2 && note.size() < 200 && note.startsWith(u'[') && note.endsWith(u']')
            && trailer->comment.isEmpty()) {
            trailer->comment = note.sliced(1, note.size() - 2).toString();
            ++trailer->lineCount;
            ++next;
        }
    }
    lines[i].kind = LineKind::Trailer;
    m_trailerEnd = next;
    trailers.push_back(std::move(*trailer));
    return true;
}

/// Looks back from the first line of a deeper quote for "On …, A wrote:", which may be up to three
/// lines with one empty line behind them.
void BodyScan::readAttribution(std::size_t firstQuoted)
{
    if (firstQuoted == 0) {
        return;
    }
    std::size_t at = firstQuoted - 1;
    if (content(at).trimmed().isEmpty() && at > 0) {
        --at;
    }
    const std::uint8_t depth = lines[at].quoteDepth;
    if (depth >= lines[firstQuoted].quoteDepth || lines[at].kind != LineKind::Text
        || !endsLikeAttribution(content(at))) {
        return;
    }
    std::size_t first = at;
    for (std::size_t back = 1; back <= 2 && !opensLikeAttribution(content(first)); ++back) {
        if (at < back || lines[at - back].quoteDepth != depth
            || content(at - back).trimmed().isEmpty()) {
            break;
        }
        first = opensLikeAttribution(content(at - back)) ? at - back : first;
    }
    for (std::size_t i = first; i <= at; ++i) {
        lines[i].kind = LineKind::Attribution;
    }
}

/// Below "---" a patch mail has a change log, whose tags git does not take either.
void BodyScan::dropTrailersBelowCut()
{
    const bool own =
        std::ranges::any_of(diffs, [](const DiffFile &file) { return file.quoteDepth == 0; });
    if (!own) {
        return;
    }
    std::size_t cut = 0;
    while (cut < lines.size()
           && (lines[cut].quoteDepth > 0 || lines[cut].kind != LineKind::Text
               || content(cut).trimmed() != u"---")) {
        ++cut;
    }
    auto isBelow = [this, cut](const Trailer &trailer) {
        const QString token = canonicalToken(trailer.token);
        const bool stays = token == "Change-Id"_L1 || token == "Base-commit"_L1;
        if (trailer.quoteDepth > 0 || static_cast<std::size_t>(trailer.line) < cut || stays) {
            return false;
        }
        for (int i = 0; i < trailer.lineCount; ++i) {
            lines[static_cast<std::size_t>(trailer.line + i)].kind = LineKind::Text;
        }
        return true;
    };
    std::erase_if(trailers, isBelow);
}

} // namespace Casebook
