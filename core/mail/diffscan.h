// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/bodystructure.h"

#include <QStringView>

#include <optional>
#include <vector>

namespace Casebook {

/// Follows unified diffs line by line, in own text and in quotes. Hunks are read by their counts, so
/// that a removed "-- " is no signature and a context line "> x" no quote. Quoted diffs may be
/// interrupted by answers and go on behind them.
class DiffScan final
{
public:
    /// True when the next line of own text belongs to a hunk whatever it looks like.
    [[nodiscard]] bool wantsOwnLine(QStringView raw) const;

    /// \a content is the line behind its quote marks, \a next that of the following line of the same
    /// depth. Returns what the line is, or nothing when it is no part of a diff.
    std::optional<LineKind> read(int line, int depth, QStringView content, QStringView next);

    /// The files found; call once at the end.
    std::vector<DiffFile> take();

private:
    [[nodiscard]] bool startsFile(QStringView content, QStringView next) const;
    void beginFile(int line, int depth, QStringView content);
    std::optional<LineKind> readHeader(QStringView content);
    void readExtended(QStringView content);
    bool beginHunk(int line, QStringView content);
    std::optional<LineKind> readHunkLine(int line, QStringView content);
    void cover(int line);

    std::vector<DiffFile> m_files;
    int m_depth = 0;
    int m_oldLeft = 0;
    int m_newLeft = 0;
    bool m_active = false;
    bool m_inHeader = false;
    bool m_binary = false;
    bool m_index = false; ///< the file began with CVS' "Index:"
};

} // namespace Casebook
