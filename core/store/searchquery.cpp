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

QString quoted(const QString &term)
{
    // Terms hold letters, digits, marks and underscores only: no quote can be in them.
    return u'"' + term + u'"';
}

/// A letter or two begin too many words for the beginning to tell anything while it is typed.
bool isLongEnough(const QString &term)
{
    constexpr qsizetype shortestBeginning = 3;
    return term.size() >= shortestBeginning || isCjk(term.toUcs4().back());
}

bool isSingleCjk(const QString &term)
{
    const QList<uint> characters = term.toUcs4();
    return characters.size() == 1 && isCjk(characters.front());
}

/// Which columns of the index a field looks into.
QLatin1StringView columnsOf(QueryField field, bool isAddress)
{
    switch (field) {
    case QueryField::Any:
        // Somebody's address is wanted wherever it stands, and so is a whole Message-ID.
        return isAddress ? "{title sender recipients copied ids body}"_L1
                         : "{title sender body}"_L1;
    case QueryField::Subject:
        return "title"_L1;
    case QueryField::From:
        return "sender"_L1;
    case QueryField::To:
        return "recipients"_L1;
    case QueryField::Cc:
        return "copied"_L1;
    case QueryField::List:
        return "list"_L1;
    case QueryField::MessageId:
        return "ids"_L1;
    case QueryField::File:
        return "files"_L1;
    case QueryField::Function:
        return "functions"_L1;
    }
    return "body"_L1;
}

/// `spin_lock` also stands in `raw_spin_lock_irq`: its parts at one place (or side by side).
QString nearParts(const QStringList &parts, bool isPrefix)
{
    QStringList terms;
    for (const QString &part : parts) {
        terms.append(quoted(part));
    }
    if (isPrefix) {
        terms.last() += u" *"_s;
    }
    return terms.size() == 1 ? terms.front() : u"NEAR("_s + terms.join(u' ') + u", 0)"_s;
}

/// The smallest parts of the one identifier in \a word; empty when it has none.
QStringList partsOf(QStringView word)
{
    std::vector<SearchToken> kept;
    for (SearchToken &token : searchTokens(word)) {
        if (!token.isPart) {
            continue;
        }
        // The humps of a part follow it: `dma_mapPage` gives dma, mappage, map, page.
        if (!kept.empty() && token.start < kept.back().start + kept.back().length) {
            kept.pop_back();
        }
        kept.push_back(std::move(token));
    }
    QStringList parts;
    for (const SearchToken &token : kept) {
        parts.append(token.term);
    }
    return parts;
}

/// A node of type Text with its terms.
struct Wanted
{
    std::vector<SearchToken> terms;
    bool isPrefix = false;
    bool isIdentifier = false; ///< one word, not in quotes, made of parts
};

Wanted wantedOf(const SearchNode &text)
{
    Wanted wanted{.terms = searchTokens(text.text, TokenizeMode::Query)};
    if (wanted.terms.empty()) {
        return wanted;
    }
    const SearchToken &last = wanted.terms.back();
    // A single Chinese character is the beginning of a pair, or the last of its run.
    const bool endsOpen = text.text.endsWith(u'*') || last.start + last.length == text.text.size();
    wanted.isPrefix =
        isSingleCjk(last.term) || (text.isPrefix && endsOpen && isLongEnough(last.term));
    wanted.isIdentifier = wanted.terms.size() == 1 && !text.isPhrase;
    return wanted;
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

void addSpans(const SearchNode &text, const std::vector<SearchToken> &wholes,
              const std::vector<SearchToken> &parts, std::vector<TextSpan> &spans)
{
    const Wanted wanted = wantedOf(text);
    const std::vector<SearchToken> &terms = wanted.terms;
    if (terms.empty()) {
        return;
    }
    for (std::size_t at = 0; at < wholes.size(); ++at) {
        if (matchesAt(wholes, at, terms, wanted.isPrefix)) {
            const SearchToken &first = wholes[at];
            const SearchToken &last = wholes[at + terms.size() - 1];
            spans.push_back(
                {.start = first.start, .length = last.start + last.length - first.start});
        }
    }
    if (!wanted.isIdentifier) {
        return;
    }
    const QString &want = terms.front().term;
    if (want.contains(u'_') || partsOf(text.text).size() > 1) {
        markInside(want, wholes, spans);
        return;
    }
    for (const SearchToken &part : parts) {
        if (wanted.isPrefix ? part.term.startsWith(want) : part.term == want) {
            spans.push_back({.start = part.start, .length = part.length});
        }
    }
}

bool isMarkedIn(QueryField field, MarkPlace place)
{
    switch (place) {
    case MarkPlace::Title:
        return field == QueryField::Any || field == QueryField::Subject;
    case MarkPlace::Person:
        return field == QueryField::Any || field == QueryField::From;
    case MarkPlace::Body:
        return field == QueryField::Any || field == QueryField::File
            || field == QueryField::Function;
    }
    return false;
}

} // namespace

QString matchExpression(const SearchNode &text)
{
    const Wanted wanted = wantedOf(text);
    if (wanted.terms.empty()) {
        return {};
    }
    const QString columns = columnsOf(text.field, text.text.contains(u'@')) + u" : "_s;
    QStringList terms;
    for (const SearchToken &token : wanted.terms) {
        terms.append(quoted(token.term));
    }
    QString expression = terms.join(u" + "_s) + (wanted.isPrefix ? u" *"_s : QString());
    if (wanted.isIdentifier) {
        const QStringList parts = partsOf(text.text);
        if (wanted.isPrefix && !parts.isEmpty() && !isLongEnough(parts.last())) {
            return columns + expression; // "spin_l": too much begins with l
        }
        const bool isOpen = wanted.isPrefix && !wanted.terms.front().term.endsWith(u'_');
        if (wanted.terms.front().term.contains(u'_') && !parts.isEmpty()) {
            expression = nearParts(parts, isOpen);
        } else if (parts.size() > 1) {
            expression = u'(' + expression + u" OR "_s + nearParts(parts, isOpen) + u')';
        }
    }
    return columns + expression;
}

std::vector<TextSpan> matchSpans(const SearchNode &query, QStringView text, MarkPlace place)
{
    std::vector<SearchToken> wholes;
    std::vector<SearchToken> parts;
    for (SearchToken &token : searchTokens(text)) {
        (token.isPart ? parts : wholes).push_back(std::move(token));
    }
    std::vector<TextSpan> spans;
    for (const SearchNode *wanted : wantedTexts(query)) {
        if (isMarkedIn(wanted->field, place)) {
            addSpans(*wanted, wholes, parts, spans);
        }
    }
    mergeSpans(spans);
    return spans;
}

} // namespace Casebook
