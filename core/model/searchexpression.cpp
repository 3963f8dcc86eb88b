// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/searchexpression.h"

#include "core/model/searchdates.h"

#include <array>
#include <optional>

namespace Casebook {

namespace {

constexpr qsizetype mostCharacters = 1000;
constexpr int mostWords = 64;
constexpr int deepest = 16;

struct FieldName
{
    QStringView name;
    std::optional<QueryField> field; ///< none: not a field of text
};

constexpr std::array<FieldName, 14> fieldNames{{
    {u"from", QueryField::From},
    {u"to", QueryField::To},
    {u"cc", QueryField::Cc},
    {u"subject", QueryField::Subject},
    {u"after", std::nullopt},
    {u"before", std::nullopt},
    {u"date", std::nullopt},
    {u"list", QueryField::List},
    {u"kind", std::nullopt},
    {u"has", std::nullopt},
    {u"is", std::nullopt},
    {u"in", std::nullopt},
    {u"file", QueryField::File},
    {u"function", QueryField::Function},
}};
/// Rarely typed, so not in the help line.
constexpr FieldName idField{u"id", QueryField::MessageId};

const FieldName *fieldNamed(QStringView name)
{
    for (const FieldName &field : fieldNames) {
        if (field.name == name) {
            return &field;
        }
    }
    return idField.name == name ? &idField : nullptr;
}

bool isColon(QChar c)
{
    return c == u':' || c == u'\uFF1A';
}

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\u201C' || c == u'\u201D';
}

/// Reads one question. The first problem ends the reading.
class Parser
{
public:
    Parser(QStringView query, const SearchContext &context)
        : m_query(query)
        , m_context(context)
    {
    }

    std::expected<SearchNode, SearchProblem> parse()
    {
        if (m_query.size() > mostCharacters) {
            note(SearchProblemKind::TooLong, mostCharacters, m_query.size());
            return std::unexpected(*m_problem);
        }
        SearchNode root = readAlternatives(QueryField::Any, 0);
        if (m_problem) {
            return std::unexpected(*m_problem);
        }
        return root;
    }

private:
    void note(SearchProblemKind kind, qsizetype from, qsizetype to)
    {
        if (!m_problem) {
            m_problem = SearchProblem{.kind = kind,
                                      .start = from,
                                      .length = to - from,
                                      .subject = m_query.sliced(from, to - from).toString()};
            m_at = m_query.size();
        }
    }

    [[nodiscard]] bool atEnd() const
    {
        return m_at >= m_query.size();
    }

    void skipBlanks()
    {
        while (!atEnd() && m_query[m_at].isSpace()) {
            ++m_at;
        }
    }

    /// Takes \a word when it stands here as a whole word.
    bool take(QStringView word)
    {
        const QStringView rest = m_query.sliced(m_at);
        if (!rest.startsWith(word)
            || (rest.size() > word.size() && !rest[word.size()].isSpace()
                && rest[word.size()] != u'(')) {
            return false;
        }
        m_at += word.size();
        return true;
    }

    SearchNode readAlternatives(QueryField field, int depth)
    {
        SearchNode any{.type = SearchNode::Type::Any};
        any.children.push_back(readAll(field, depth));
        while (!m_problem && !atEnd() && m_query[m_at] != u')') {
            const qsizetype start = m_at;
            m_at += 2; // readAll() stops here only before OR
            if (any.children.back().children.empty()) {
                note(SearchProblemKind::MissingOperand, start, start + 2);
                break;
            }
            const bool isTyping = m_query.sliced(m_at).trimmed().isEmpty();
            SearchNode next = readAll(field, depth);
            if (next.children.empty() && !isTyping) {
                note(SearchProblemKind::MissingOperand, start, start + 2);
            }
            if (!next.children.empty()) {
                any.children.push_back(std::move(next));
            }
        }
        return any.children.size() == 1 ? std::move(any.children.front()) : any;
    }

    /// Everything up to OR, the end, or the parenthesis that closes the group.
    SearchNode readAll(QueryField field, int depth)
    {
        SearchNode all;
        while (!m_problem) {
            skipBlanks();
            if (atEnd() || (depth > 0 && m_query[m_at] == u')')) {
                break;
            }
            const qsizetype start = m_at;
            if (take(u"OR") && !atEnd()) {
                m_at = start;
                break;
            }
            m_at = start;
            if (take(u"AND")) {
                continue;
            }
            std::optional<SearchNode> node = readSigned(field, depth);
            if (node) {
                all.children.push_back(std::move(*node));
            }
        }
        return all;
    }

    std::optional<SearchNode> readSigned(QueryField field, int depth)
    {
        const qsizetype start = m_at;
        bool isNot = false;
        if (m_query[m_at] == u'-' && m_at + 1 < m_query.size() && !m_query[m_at + 1].isSpace()
            && m_query[m_at + 1] != u'-' && m_query[m_at + 1] != u'>') {
            ++m_at;
            isNot = true;
        } else if (take(u"NOT")) {
            skipBlanks();
            isNot = true;
            if (atEnd()) {
                return std::nullopt; // still being typed
            }
        }
        std::optional<SearchNode> node = readOne(field, depth);
        if (!isNot) {
            return node;
        }
        if (!node) {
            note(SearchProblemKind::MissingOperand, start, m_at);
            return std::nullopt;
        }
        SearchNode negated{.type = SearchNode::Type::Not};
        negated.children.push_back(std::move(*node));
        return negated;
    }

    std::optional<SearchNode> readOne(QueryField field, int depth)
    {
        const QChar first = m_query[m_at];
        if (first == u'(' && (m_at + 1 >= m_query.size() || m_query[m_at + 1] != u')')) {
            return readGroup(field, depth);
        }
        if (isQuote(first)) {
            return readPhrase(field);
        }
        const qsizetype colon = fieldEnd();
        if (colon > 0) {
            return readField(colon, depth);
        }
        return readWord(field, depth);
    }

    std::optional<SearchNode> readGroup(QueryField field, int depth)
    {
        const qsizetype start = m_at++;
        if (depth >= deepest) {
            note(SearchProblemKind::TooLong, start, m_at);
            return std::nullopt;
        }
        SearchNode group = readAlternatives(field, depth + 1);
        if (m_problem) {
            return std::nullopt;
        }
        if (atEnd()) {
            note(SearchProblemKind::OpenParenthesis, start, m_query.size());
            return std::nullopt;
        }
        ++m_at;
        if (group.children.empty() && group.type == SearchNode::Type::All) {
            note(SearchProblemKind::MissingOperand, start, m_at);
            return std::nullopt;
        }
        return group;
    }

    std::optional<SearchNode> readPhrase(QueryField field)
    {
        const qsizetype start = ++m_at;
        while (!atEnd() && !isQuote(m_query[m_at])) {
            ++m_at;
        }
        SearchNode node = textNode(field, m_query.sliced(start, m_at - start));
        node.isPhrase = true;
        // A phrase without its second quote is still being typed.
        node.isPrefix = atEnd();
        ++m_at;
        m_at = std::min(m_at, m_query.size());
        return count(std::move(node));
    }

    /// Behind "name:" of a known field; 0 when no field stands here.
    [[nodiscard]] qsizetype fieldEnd() const
    {
        qsizetype end = m_at;
        while (end < m_query.size() && m_query[end] >= u'a' && m_query[end] <= u'z') {
            ++end;
        }
        if (end == m_at || end >= m_query.size() || !isColon(m_query[end])
            || fieldNamed(m_query.sliced(m_at, end - m_at)) == nullptr) {
            return 0;
        }
        // "in::" and "to://" are no fields but names and links.
        const QStringView behind = m_query.sliced(end + 1);
        return behind.startsWith(u':') || behind.startsWith(u"//") ? 0 : end;
    }

    std::optional<SearchNode> readField(qsizetype colon, int depth)
    {
        const qsizetype start = m_at;
        const FieldName &name = *fieldNamed(m_query.sliced(m_at, colon - m_at));
        m_at = colon + 1;
        if (atEnd() || m_query[m_at].isSpace() || m_query[m_at] == u')') {
            note(SearchProblemKind::MissingValue, start, m_at);
            return std::nullopt;
        }
        if (name.field) {
            if (m_query[m_at] == u'(') {
                return readGroup(*name.field, depth);
            }
            return isQuote(m_query[m_at]) ? readPhrase(*name.field) : readWord(*name.field, depth);
        }
        const qsizetype valueStart = m_at;
        const bool isQuoted = isQuote(m_query[m_at]);
        std::optional<SearchNode> word = isQuoted ? readPhrase({}) : readWord({}, depth);
        if (!word) {
            return std::nullopt;
        }
        const QString value = word->text;
        std::optional<SearchNode> node = factNode(name.name, value, start);
        if (!node && !m_problem) {
            note(problemOf(name.name), valueStart, std::min(m_at, m_query.size()));
        }
        return node;
    }

    static SearchProblemKind problemOf(QStringView field)
    {
        if (field == u"kind") {
            return SearchProblemKind::BadKind;
        }
        if (field == u"has") {
            return SearchProblemKind::BadFact;
        }
        if (field == u"is") {
            return SearchProblemKind::BadState;
        }
        return field == u"in" ? SearchProblemKind::BadBug : SearchProblemKind::BadDate;
    }

    /// after:, before:, date:, kind:, has:, is:, in:. Nothing when \a value does not fit.
    std::optional<SearchNode> factNode(QStringView field, const QString &value, qsizetype start)
    {
        if (field == u"kind") {
            return kindsNode(value);
        }
        if (field == u"has" || field == u"is") {
            return listNode(field, value);
        }
        if (field == u"in") {
            return bugNode(value, start);
        }
        SearchNode node{.type = SearchNode::Type::Dates};
        const std::optional<DateSpan> span =
            field == u"date" ? dateRange(value, m_context) : dateSpan(value, m_context);
        if (!span) {
            return std::nullopt;
        }
        node.fromMs = field == u"before" ? earliestMs : span->fromMs;
        node.untilMs = span->untilMs;
        if (field == u"before") {
            node.untilMs = span->fromMs;
        } else if (field == u"after") {
            node.untilMs = latestMs;
        }
        return node;
    }

    static std::optional<SearchNode> kindsNode(const QString &value)
    {
        SearchNode node{.type = SearchNode::Type::Kinds};
        for (const QStringView word : QStringView(value).split(u',', Qt::SkipEmptyParts)) {
            const std::vector<SearchKind> kinds = searchKindsNamed(word);
            if (kinds.empty()) {
                return std::nullopt;
            }
            node.kinds.insert(node.kinds.end(), kinds.begin(), kinds.end());
        }
        if (std::erase(node.kinds, SearchKind::Trace) == 0) {
            return node.kinds.empty() ? std::nullopt : std::optional(std::move(node));
        }
        SearchNode trace{.type = SearchNode::Type::Fact, .fact = SearchFact::Trace, .isKind = true};
        if (node.kinds.empty()) {
            return trace;
        }
        return SearchNode{.type = SearchNode::Type::Any,
                          .children = {std::move(node), std::move(trace)}};
    }

    /// "has:patch,trace" wants both.
    static std::optional<SearchNode> listNode(QStringView field, const QString &value)
    {
        SearchNode all;
        for (const QStringView word : QStringView(value).split(u',', Qt::SkipEmptyParts)) {
            SearchNode node{.type =
                                field == u"has" ? SearchNode::Type::Fact : SearchNode::Type::State};
            if (field == u"has" && (word == u"patch" || word == u"diff")) {
                node.fact = SearchFact::Patch;
            } else if (field == u"has" && word == u"trace") {
                node.fact = SearchFact::Trace;
            } else if (field == u"has" && word == u"attachment") {
                node.fact = SearchFact::Attachment;
            } else if (field == u"is" && word == u"unread") {
                node.state = SearchState::Unread;
            } else if (field == u"is" && word == u"read") {
                node.state = SearchState::Read;
            } else if (field == u"is" && word == u"flagged") {
                node.state = SearchState::Flagged;
            } else {
                return std::nullopt;
            }
            all.children.push_back(std::move(node));
        }
        if (all.children.empty()) {
            return std::nullopt;
        }
        return all.children.size() == 1 ? std::move(all.children.front()) : std::move(all);
    }

    std::optional<SearchNode> bugNode(const QString &value, qsizetype start)
    {
        SearchNode node{.type = SearchNode::Type::InBug};
        if (value == u"none") {
            return node;
        }
        if (value == u"bug") {
            if (!m_context.here.isValid()) {
                note(SearchProblemKind::NoBugHere, start, std::min(m_at, m_query.size()));
                return std::nullopt;
            }
            node.bug = m_context.here;
            return node;
        }
        bool isNumber = false;
        node.bug =
            BugId{QStringView(value).sliced(value.startsWith(u'#') ? 1 : 0).toLongLong(&isNumber)};
        return isNumber && node.bug.value > 0 ? std::optional(std::move(node)) : std::nullopt;
    }

    /// Up to a blank, a quote, or the parenthesis that closes the group: "f(x)" stays whole.
    std::optional<SearchNode> readWord(QueryField field, int depth)
    {
        const qsizetype start = m_at;
        int open = 0;
        while (!atEnd() && !m_query[m_at].isSpace() && !isQuote(m_query[m_at])) {
            if (m_query[m_at] == u'(') {
                ++open;
            } else if (m_query[m_at] == u')' && open-- == 0) {
                if (depth > 0) {
                    break;
                }
                open = 0;
            }
            ++m_at;
        }
        SearchNode node = textNode(field, m_query.sliced(start, m_at - start));
        node.isPrefix = atEnd() || node.text.endsWith(u'*');
        return count(std::move(node));
    }

    static SearchNode textNode(QueryField field, QStringView text)
    {
        return {.type = SearchNode::Type::Text, .field = field, .text = text.toString()};
    }

    std::optional<SearchNode> count(SearchNode node)
    {
        if (++m_words > mostWords) {
            note(SearchProblemKind::TooLong, m_at - node.text.size(), m_at);
            return std::nullopt;
        }
        return node;
    }

    QStringView m_query;
    const SearchContext &m_context;
    qsizetype m_at = 0;
    int m_words = 0;
    std::optional<SearchProblem> m_problem;
};

void collectWanted(const SearchNode &node, std::vector<const SearchNode *> &wanted)
{
    if (node.type == SearchNode::Type::Text) {
        wanted.push_back(&node);
    } else if (node.type != SearchNode::Type::Not) {
        for (const SearchNode &child : node.children) {
            collectWanted(child, wanted);
        }
    }
}

} // namespace

std::expected<SearchNode, SearchProblem> parseSearch(QStringView query,
                                                     const SearchContext &context)
{
    return Parser(query, context).parse();
}

std::vector<const SearchNode *> wantedTexts(const SearchNode &node)
{
    std::vector<const SearchNode *> wanted;
    collectWanted(node, wanted);
    return wanted;
}

QStringList searchFieldNames()
{
    QStringList names;
    for (const FieldName &field : fieldNames) {
        names.append(field.name.toString() + u':');
    }
    return names;
}

bool asksForTraces(const SearchNode &node)
{
    const auto isTrace = [](const SearchNode &one) {
        return one.type == SearchNode::Type::Fact && one.isKind && one.fact == SearchFact::Trace;
    };
    return isTrace(node)
        || (node.type == SearchNode::Type::All && std::ranges::any_of(node.children, isTrace));
}

std::vector<SearchKind> searchKindsNamed(QStringView word)
{
    struct Named
    {
        QStringView name;
        SearchKind kind;
    };

    constexpr std::array<Named, 8> names{{
        {u"mail", SearchKind::Message},
        {u"message", SearchKind::Message},
        {u"note", SearchKind::Note},
        {u"draft", SearchKind::Draft},
        {u"bug", SearchKind::Bug},
        {u"log", SearchKind::Log},
        {u"trace", SearchKind::Trace},
        {u"run", SearchKind::Run},
    }};
    for (const Named &named : names) {
        if (named.name == word) {
            return {named.kind};
        }
    }
    return {};
}

} // namespace Casebook
