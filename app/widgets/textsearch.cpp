// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/textsearch.h"

#include <QDeadlineTimer>
#include <QRegularExpression>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// PCRE2's default is 10 million steps, about a second per try; a line of a note needs thousands.
QRegularExpression compiled(const FindQuery &query)
{
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    if (!query.matchCase) {
        options |= QRegularExpression::CaseInsensitiveOption;
    }
    QString pattern = query.regularExpression ? query.text : QRegularExpression::escape(query.text);
    if (query.wholeWord) {
        pattern = u"\\b(?:"_s + pattern + u")\\b"_s;
    }
    return QRegularExpression(u"(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=100000)"_s + pattern, options);
}

enum class Scan : std::uint8_t { Done, TooLong };

/// Walks the lines of [from, to) and hands every hit to \a take until that answers false.
template<class Take>
Scan scanPattern(const QRegularExpression &expression, const QString &text, qsizetype from,
                 qsizetype to, const QDeadlineTimer &deadline, Take take)
{
    // From the start of the line, so that ^ and \b see what is before.
    qsizetype lineFrom = from > 0 ? text.lastIndexOf(u'\n', from - 1) + 1 : 0;
    while (lineFrom <= text.size() && lineFrom < std::max(to, from + 1)) {
        qsizetype lineTo = text.indexOf(u'\n', lineFrom);
        lineTo = lineTo < 0 ? text.size() : lineTo;
        const QStringView line = QStringView(text).mid(lineFrom, lineTo - lineFrom);
        qsizetype at = std::max<qsizetype>(0, from - lineFrom);
        while (at <= line.size()) {
            const QRegularExpressionMatch match = expression.matchView(line, at);
            if (!match.isValid() || deadline.hasExpired()) {
                return Scan::TooLong; // over the match limit
            }
            if (!match.hasMatch()) {
                break;
            }
            at = match.capturedEnd() + (match.capturedLength() == 0 ? 1 : 0);
            if (match.capturedLength() == 0) {
                continue;
            }
            const TextHit hit{.position = lineFrom + match.capturedStart(),
                              .length = match.capturedLength()};
            if (hit.position >= to) {
                return Scan::Done;
            }
            if (!take(hit)) {
                return Scan::Done;
            }
        }
        lineFrom = lineTo + 1;
    }
    return Scan::Done;
}

} // namespace

TextSearch::TextSearch(FindQuery query, std::chrono::milliseconds limit)
    : m_query(std::move(query))
    , m_limit(limit)
{
}

FindOutcome TextSearch::find(const QString &text, qsizetype from, bool backwards) const
{
    if (m_query.text.isEmpty()) {
        return {};
    }
    const bool plain = !m_query.regularExpression && !m_query.wholeWord;
    if (plain) {
        const Qt::CaseSensitivity sensitivity =
            m_query.matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive;
        qsizetype at = -1;
        if (!backwards) {
            at = text.indexOf(m_query.text, from, sensitivity);
        } else if (from >= m_query.text.size()) {
            at = text.lastIndexOf(m_query.text, from - m_query.text.size(), sensitivity);
        }
        const bool round = at < 0;
        if (round) {
            at = backwards ? text.lastIndexOf(m_query.text, -1, sensitivity)
                           : text.indexOf(m_query.text, 0, sensitivity);
        }
        if (at < 0) {
            return {};
        }
        return {.result = round ? FindResult::FoundRound : FindResult::Found,
                .hit = {.position = at, .length = m_query.text.size()},
                .patternError = {}};
    }
    const QRegularExpression expression = compiled(m_query);
    if (!expression.isValid()) {
        return {
            .result = FindResult::BadPattern, .hit = {}, .patternError = expression.errorString()};
    }
    const QDeadlineTimer deadline(m_limit);
    FindOutcome outcome;
    const auto first = [&outcome](FindResult result) {
        return [&outcome, result](const TextHit &hit) {
            outcome.result = result;
            outcome.hit = hit;
            return false;
        };
    };
    Scan scan = Scan::Done;
    if (!backwards) {
        scan = scanPattern(expression, text, from, text.size(), deadline, first(FindResult::Found));
        if (scan == Scan::Done && outcome.result == FindResult::NotFound) {
            scan = scanPattern(expression, text, 0, from, deadline, first(FindResult::FoundRound));
        }
    } else {
        FindOutcome last;
        scan = scanPattern(expression, text, 0, text.size(), deadline, [&](const TextHit &hit) {
            if (hit.position + hit.length <= from) {
                outcome = {.result = FindResult::Found, .hit = hit, .patternError = {}};
            } else if (outcome.result == FindResult::Found) {
                return false;
            } else {
                last = {.result = FindResult::FoundRound, .hit = hit, .patternError = {}};
            }
            return true;
        });
        if (outcome.result == FindResult::NotFound) {
            outcome = last;
        }
    }
    if (scan == Scan::TooLong) {
        return {.result = FindResult::TooLong, .hit = {}, .patternError = {}};
    }
    return outcome;
}

std::optional<std::vector<TextHit>> TextSearch::all(const QString &text, qsizetype from,
                                                    qsizetype to, int most) const
{
    std::vector<TextHit> hits;
    if (m_query.text.isEmpty()) {
        return hits;
    }
    const QRegularExpression expression = compiled(m_query);
    if (!expression.isValid()) {
        return std::nullopt;
    }
    const QDeadlineTimer deadline(m_limit);
    const Scan scan =
        scanPattern(expression, text, from, to, deadline, [&hits, most](const TextHit &hit) {
            hits.push_back(hit);
            return std::cmp_less(hits.size(), most);
        });
    if (scan == Scan::TooLong) {
        return std::nullopt;
    }
    return hits;
}

QString TextSearch::replacementFor(const QString &text, const TextHit &hit,
                                   const QString &replacement) const
{
    if (!m_query.regularExpression || !replacement.contains(u'\\')) {
        return replacement;
    }
    const qsizetype lineFrom = hit.position > 0 ? text.lastIndexOf(u'\n', hit.position - 1) + 1 : 0;
    qsizetype lineTo = text.indexOf(u'\n', lineFrom);
    lineTo = lineTo < 0 ? text.size() : lineTo;
    const QString line = text.mid(lineFrom, lineTo - lineFrom);
    const QRegularExpressionMatch match = compiled(m_query).match(line, hit.position - lineFrom);
    QString result;
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        const bool group = replacement[i] == u'\\' && i + 1 < replacement.size()
            && (replacement[i + 1].isDigit() || replacement[i + 1] == u'\\');
        if (!group) {
            result += replacement[i];
        } else if (replacement[++i] == u'\\') {
            result += u'\\';
        } else {
            result += match.captured(replacement[i].digitValue());
        }
    }
    return result;
}

} // namespace Casebook
