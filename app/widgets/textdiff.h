// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringView>

#include <utility>
#include <vector>

namespace Casebook {

/// One replacement in a text. In a list they are in order of position and do not touch each other.
struct TextChange
{
    qsizetype position = 0; ///< in the text before any change
    qsizetype removed = 0;
    QString inserted;

    friend bool operator==(const TextChange &, const TextChange &) = default;
};

/// The changes that make \a to of \a from: by lines (Myers), each narrowed to the characters that
/// differ, never inside a surrogate pair. Very different texts give one change.
std::vector<TextChange> textChanges(QStringView from, QStringView to);

QString applyChanges(const QString &text, const std::vector<TextChange> &changes);

/// What \a theirs did to \a base, as changes to \a mine. Where both changed the same place mine is kept
/// and \a conflict is set.
struct TextMerge
{
    std::vector<TextChange> changes;
    bool conflict = false;
};

TextMerge mergeChanges(const QString &base, const QString &mine, const QString &theirs);

/// A line of a comparison for people.
struct DiffLine
{
    enum class Kind : std::uint8_t { Same, Removed, Added };

    Kind kind = Kind::Same;
    QString text;
    int oldLine = -1; ///< from 0, -1: not there
    int newLine = -1;
    /// Words that changed: start and length.
    std::vector<std::pair<qsizetype, qsizetype>> marks;

    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

std::vector<DiffLine> diffLines(const QString &from, const QString &to);

} // namespace Casebook
