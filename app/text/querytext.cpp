// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/querytext.h"

#include "app/text/errortext.h"

using namespace Qt::StringLiterals;

#include <algorithm>

namespace Casebook {

QString QueryText::problem(const SearchProblem &problem)
{
    const QString piece = ErrorText::quotable(problem.subject);
    const qsizetype place = problem.start + 1;
    switch (problem.kind) {
    case SearchProblemKind::MissingValue:
        return tr("At character %1: nothing stands behind \"%2\". Write what to look for, without "
                  "a "
                  "blank between.")
            .arg(place)
            .arg(piece);
    case SearchProblemKind::BadDate:
        return tr("At character %1: \"%2\" is no date. Write 2025, 2025-03, 2025-03-04, today, "
                  "yesterday, or an age like 3d, 2w, 6m or 1y.")
            .arg(place)
            .arg(piece);
    case SearchProblemKind::BadKind:
        return tr("At character %1: \"%2\" is no kind. Write mail, note, draft, bug, log, trace or "
                  "run.")
            .arg(place)
            .arg(piece);
    case SearchProblemKind::BadFact:
        return tr("At character %1: \"%2\" cannot stand behind has:. Write patch, trace or "
                  "attachment.")
            .arg(place)
            .arg(piece);
    case SearchProblemKind::BadState:
        return tr("At character %1: \"%2\" cannot stand behind is:. Write unread, read or flagged.")
            .arg(place)
            .arg(piece);
    case SearchProblemKind::BadBug:
        return tr("At character %1: \"%2\" names no bug. Write its number, or bug for the one that "
                  "is shown, or none for what belongs to no bug.")
            .arg(place)
            .arg(piece);
    case SearchProblemKind::NoBugHere:
        return tr("At character %1: no bug is shown that in:bug could mean. Write the number of a "
                  "bug instead.")
            .arg(place);
    case SearchProblemKind::OpenParenthesis:
        return tr("At character %1: this parenthesis is not closed.").arg(place);
    case SearchProblemKind::MissingOperand:
        return tr("At character %1: something is missing beside \"%2\". Put words in quotes to "
                  "look "
                  "for themselves.")
            .arg(place)
            .arg(piece);
    case SearchProblemKind::TooLong:
        return tr("The question is too long: at most 1,000 characters, 64 words and 16 parentheses "
                  "inside each other.");
    }
    return {};
}

QString QueryText::emptiness(const QString &query)
{
    const auto node = parseSearch(query, {});
    const bool onlyRuns = node && std::ranges::any_of(node->children, [](const SearchNode &child) {
                              return child.type == SearchNode::Type::Kinds
                                  && std::ranges::all_of(child.kinds, [](SearchKind kind) {
                                         return kind == SearchKind::Run;
                                     });
                          });
    return onlyRuns ? tr("Runs are not searched yet, so kind:run finds nothing.") : QString();
}

std::vector<std::pair<QString, QString>> QueryText::help()
{
    return {
        {u"hung task"_s, tr("both words, in any order")},
        {u"\"hung task\""_s, tr("these words side by side")},
        {u"lock*"_s, tr("words that begin so")},
        {u"-word"_s, tr("not this word")},
        {u"one OR other"_s, tr("either; ( ) makes groups")},
        {u"from: to: cc:"_s, tr("a person's name or address")},
        {u"subject: list:"_s, tr("words of the subject or the list")},
        {u"after: before: date:"_s, tr("2025, 2025-03, 2w, date:2025-01..2025-03")},
        {u"kind:"_s, tr("mail, note, draft, bug, log, trace, run")},
        {u"has:"_s, tr("patch, trace, attachment")},
        {u"is:"_s, tr("unread, read, flagged")},
        {u"in:"_s, tr("bug for this one, a number, none")},
        {u"file: function:"_s, tr("names in patches")},
    };
}

} // namespace Casebook
