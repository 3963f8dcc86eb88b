// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/watchrules.h"

#include <QByteArray>

#include <vector>

namespace Casebook {

/// Looks for the lines of rules in a text that comes in pieces, of any size, cut anywhere: log files,
/// pipes. Memory does not grow with the text. A carriage return ends a piece of a line but not the line,
/// so that progress lines are read as they were seen. Lives in one thread.
class RuleScan final
{
public:
    /// What a rule met in the text.
    struct Found
    {
        qint64 line = 0; ///< from 1; 0: nowhere
        qint64 offset = -1; ///< bytes, where the line begins
        QString text; ///< the piece that fits, cut to 400 characters
        bool absentSeen = false; ///< a line fits the pattern that none may

        friend bool operator==(const Found &, const Found &) = default;
    };

    explicit RuleScan(WatchRules rules);

    void feed(QByteArrayView bytes);
    /// The text is over: its last line may lack an end.
    void finish();

    [[nodiscard]] const WatchRules &rules() const
    {
        return m_rules;
    }

    /// Beside rules().rules(), one for each.
    [[nodiscard]] const std::vector<Found> &found() const
    {
        return m_found;
    }

    /// Lines on which a pattern took too long and was given up; 0 in every sane text.
    [[nodiscard]] qint64 givenUp() const
    {
        return m_givenUp;
    }

private:
    /// Whole lines, or a piece of one that is too long to wait for.
    void scanBlock(QByteArrayView block);
    void scanRule(std::size_t index, QByteArrayView block);
    void scanAbsent(std::size_t index, QByteArrayView block);
    [[nodiscard]] bool isSettled(std::size_t index) const;
    bool fits(const QRegularExpression &pattern, const QString &text);
    /// The piece of the line at \a line that \a rule fits; false when none does.
    bool fitsLine(const WatchRules::Compiled &rule, QByteArrayView line, QString *piece);

    WatchRules m_rules;
    std::vector<Found> m_found;
    QByteArray m_pending; ///< the line that has no end yet
    qint64 m_offset = 0; ///< of the pending line's first byte
    qint64 m_line = 1; ///< its number
    qint64 m_lineStart = 0; ///< where the line of the current block began, when it was cut
    qint64 m_givenUp = 0;
    bool m_isCut = false; ///< the pending bytes go on a line whose beginning was looked at
};

} // namespace Casebook
