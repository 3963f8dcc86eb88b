// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/search.h"

#include <QString>
#include <QStringList>
#include <QStringView>
#include <QTimeZone>

#include <cstdint>
#include <expected>
#include <vector>

namespace Casebook {

/// Where words are looked for. Any is what a person means who says nothing: subject, author, body.
enum class QueryField : std::uint8_t {
    Any,
    Subject,
    From,
    To,
    Cc,
    List,
    MessageId,
    File, ///< paths of diffs
    Function ///< functions of diffs, as the hunk lines tell them
};

/// What a mail holds.
enum class SearchFact : std::uint8_t { Patch, Trace, Attachment };

enum class SearchState : std::uint8_t { Unread, Read, Flagged };

/// A question taken apart. Plain values; who evaluates it decides what a word is.
struct SearchNode
{
    enum class Type : std::uint8_t {
        All, ///< every child
        Any, ///< one of the children
        Not, ///< its one child does not hold
        Text, ///< field, text, isPhrase, isPrefix
        Kinds, ///< one of kinds
        Dates, ///< fromMs <= date < untilMs
        Fact,
        State,
        InBug ///< bug; an invalid one: in no bug
    };

    Type type = Type::All;
    std::vector<SearchNode> children = {};
    QueryField field = QueryField::Any;
    QString text = {};
    bool isPhrase = false;
    bool isPrefix = false;
    std::vector<SearchKind> kinds = {};
    qint64 fromMs = 0;
    qint64 untilMs = 0;
    SearchFact fact = SearchFact::Patch;
    bool isKind =
        false; ///< a Fact that kind: asks for: the reports are wanted, not what holds them
    SearchState state = SearchState::Unread;
    BugId bug = {};

    friend bool operator==(const SearchNode &, const SearchNode &) = default;
};

enum class SearchProblemKind : std::uint8_t {
    MissingValue, ///< "from:" with nothing behind it; subject: "from:"
    BadDate,
    BadKind,
    BadFact, ///< behind has:
    BadState, ///< behind is:
    BadBug, ///< behind in:
    NoBugHere, ///< in:bug where no bug is shown
    OpenParenthesis, ///< never closed
    MissingOperand, ///< nothing before or behind OR, NOT or inside ( )
    TooLong, ///< more than 1,000 characters, 64 words or 16 parentheses inside each other
};

/// Where a question cannot be understood; offsets count UTF-16 units of the question.
struct SearchProblem
{
    SearchProblemKind kind = SearchProblemKind::MissingValue;
    qsizetype start = 0;
    qsizetype length = 0;
    QString subject; ///< the piece at fault

    friend bool operator==(const SearchProblem &, const SearchProblem &) = default;
};

/// What words like "2w" and "bug" stand for.
struct SearchContext
{
    qint64 nowMs = 0;
    QTimeZone zone = QTimeZone::utc();
    BugId here = {};
};

/// Reads the query language:
///   word  prefix*  "a phrase"  -not  NOT not  one OR other  ( group )
///   subject: from: to: cc: list: id: file: function:  with a word, a "phrase" or a ( group )
///   after: before: date:  2025  2025-03  2025-03-04  today  yesterday  3h 2d 2w 6m 1y; date: also A..B
///   kind:mail,note,draft,bug,log,trace,run  has:patch,trace,attachment  is:unread,read,flagged
///   in:bug  in:12  in:none
/// A trace is no thing of its own in the index: kind:trace asks for what holds one (asksForTraces()).
/// Words stand for all of them unless OR is between; names of fields are lower case, so that "INFO:" and
/// "Subject:" stay words, and an unknown "name:" is a word too. Full-width colons and Chinese quotes count.
/// An empty question is a Type::All without children.
std::expected<SearchNode, SearchProblem> parseSearch(QStringView query,
                                                     const SearchContext &context);

/// True when every hit of \a node is wanted for the report it holds: kind:trace, alone or beside other
/// conditions that have to hold, but not beside another kind.
bool asksForTraces(const SearchNode &node);

/// The words of \a node that are wanted, not excluded: what is marked in a hit.
std::vector<const SearchNode *> wantedTexts(const SearchNode &node);

/// Names the fields by which a question can be narrowed, with their colon, in the order of the help.
QStringList searchFieldNames();

/// The kinds a word behind kind: names; empty when it names none.
std::vector<SearchKind> searchKindsNamed(QStringView word);

} // namespace Casebook
