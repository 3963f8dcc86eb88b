// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/store/searchindex.h"
#include "core/store/tokenizer.h"

#include <QStringList>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Words of one question; more than anybody types, few enough for the expression to stay small.
constexpr std::size_t queryWords = 32;
/// Characters looked at of one question.
constexpr qsizetype queryCharacters = 1000;

/// One thing that must occur.
struct Wanted
{
    QStringView text;
    bool isPhrase = false; ///< stood in quotes
    bool isPrefix = false;
};

/// Splits at blanks, keeps "quoted words" together; a quote without its end reaches to the end.
std::vector<Wanted> splitQuery(QStringView query)
{
    std::vector<Wanted> words;
    qsizetype at = 0;
    while (at < query.size() && words.size() < queryWords) {
        if (query[at].isSpace()) {
            ++at;
            continue;
        }
        if (query[at] == u'"') {
            const qsizetype found = query.indexOf(u'"', at + 1);
            const qsizetype end = found < 0 ? query.size() : found;
            words.push_back({.text = query.sliced(at + 1, end - at - 1), .isPhrase = true});
            at = end + 1;
            continue;
        }
        qsizetype end = at;
        while (end < query.size() && !query[end].isSpace() && query[end] != u'"') {
            ++end;
        }
        const QStringView word = query.sliced(at, end - at);
        words.push_back({.text = word, .isPrefix = word.endsWith(u'*') || end == query.size()});
        at = end;
    }
    return words;
}

QString quoted(const QString &term)
{
    // Terms hold letters, digits, marks and underscores only: no quote can be in them.
    return u'"' + term + u'"';
}

bool isSingleCjk(const QString &term)
{
    const QList<uint> characters = term.toUcs4();
    return characters.size() == 1 && isCjk(characters.front());
}

/// `spin_lock` also stands in `raw_spin_lock_irq`: its parts at one place (or side by side).
QString identifierExpression(const QString &word, bool isPrefix)
{
    QStringList parts;
    const QStringList all = word.split(u'_', Qt::SkipEmptyParts);
    for (const QString &part : all) {
        parts.append(quoted(part));
    }
    if (isPrefix && !word.endsWith(u'_')) {
        parts.last() += u" *"_s;
    }
    if (parts.size() == 1) {
        return parts.front();
    }
    return u"NEAR("_s + parts.join(u' ') + u", 0)"_s;
}

QString expressionOf(const Wanted &wanted)
{
    const std::vector<SearchToken> tokens = searchTokens(wanted.text, TokenizeMode::Query);
    if (tokens.empty()) {
        return {};
    }
    const SearchToken &last = tokens.back();
    // A single Chinese character is the beginning of a pair, or the last of its run.
    const bool endsSingle = isSingleCjk(last.term);
    const bool endsOpen =
        wanted.text.back() == u'*' || last.start + last.length == wanted.text.size();
    const bool isPrefix = endsSingle || (wanted.isPrefix && endsOpen);
    if (tokens.size() == 1 && !wanted.isPhrase && last.term.contains(u'_')) {
        return identifierExpression(last.term, isPrefix);
    }
    QStringList terms;
    for (const SearchToken &token : tokens) {
        terms.append(quoted(token.term));
    }
    return terms.join(u" + "_s) + (isPrefix ? u" *"_s : QString());
}

void mergeSpans(std::vector<TextSpan> &spans)
{
    std::ranges::sort(spans, {}, &TextSpan::start);
    std::vector<TextSpan> merged;
    for (const TextSpan &span : spans) {
        if (!merged.empty() && span.start <= merged.back().start + merged.back().length) {
            TextSpan &back = merged.back();
            back.length = std::max(back.length, span.start + span.length - back.start);
        } else {
            merged.push_back(span);
        }
    }
    spans = std::move(merged);
}

/// A run of tokens of the text that answers a wanted run of terms.
bool matchesAt(const std::vector<SearchToken> &text, std::size_t at,
               const std::vector<SearchToken> &terms, bool isPrefix)
{
    for (std::size_t i = 0; i < terms.size(); ++i) {
        if (at + i >= text.size()) {
            return false;
        }
        const QString &have = text[at + i].term;
        const QString &want = terms[i].term;
        const bool last = i + 1 == terms.size();
        if (last && isPrefix ? !have.startsWith(want) : have != want) {
            return false;
        }
    }
    return true;
}

/// `spin_lock` inside `raw_spin_lock_irq`, but not the `lock` of `reset_lock`.
void markInside(const QString &want, const std::vector<SearchToken> &wholes,
                std::vector<TextSpan> &spans)
{
    for (const SearchToken &whole : wholes) {
        const qsizetype at = whole.term.indexOf(want);
        // Folding may change the length of rare characters; then the whole word is marked.
        if (at >= 0 && whole.term.size() == whole.length) {
            spans.push_back({.start = whole.start + at, .length = want.size()});
        } else if (at >= 0) {
            spans.push_back({.start = whole.start, .length = whole.length});
        }
    }
}

void addSpans(const Wanted &wanted, const std::vector<SearchToken> &wholes,
              const std::vector<SearchToken> &parts, std::vector<TextSpan> &spans)
{
    std::vector<SearchToken> terms = searchTokens(wanted.text, TokenizeMode::Query);
    if (terms.empty()) {
        return;
    }
    const bool isPrefix = expressionOf(wanted).endsWith(u'*');
    for (std::size_t at = 0; at < wholes.size(); ++at) {
        if (matchesAt(wholes, at, terms, isPrefix)) {
            const SearchToken &first = wholes[at];
            const SearchToken &last = wholes[at + terms.size() - 1];
            spans.push_back(
                {.start = first.start, .length = last.start + last.length - first.start});
        }
    }
    if (terms.size() != 1 || wanted.isPhrase) {
        return;
    }
    const QString &want = terms.front().term;
    if (want.contains(u'_')) {
        markInside(want, wholes, spans);
        return;
    }
    for (const SearchToken &part : parts) {
        if (isPrefix ? part.term.startsWith(want) : part.term == want) {
            spans.push_back({.start = part.start, .length = part.length});
        }
    }
}

} // namespace

QString matchExpression(const QString &text)
{
    QStringList expressions;
    const std::vector<Wanted> words = splitQuery(QStringView(text).left(queryCharacters));
    for (const Wanted &wanted : words) {
        const QString expression = expressionOf(wanted);
        if (!expression.isEmpty()) {
            expressions.append(expression);
        }
    }
    return expressions.join(u" AND "_s);
}

std::vector<TextSpan> matchSpans(const QString &query, QStringView text)
{
    std::vector<SearchToken> wholes;
    std::vector<SearchToken> parts;
    for (SearchToken &token : searchTokens(text)) {
        (token.isPart ? parts : wholes).push_back(std::move(token));
    }
    std::vector<TextSpan> spans;
    const std::vector<Wanted> words = splitQuery(QStringView(query).left(queryCharacters));
    for (const Wanted &wanted : words) {
        addSpans(wanted, wholes, parts, spans);
    }
    mergeSpans(spans);
    return spans;
}

} // namespace Casebook
