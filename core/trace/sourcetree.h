// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QString>

namespace Casebook {

/// A file of a source tree.
struct SourceFile
{
    QString path; ///< in the tree ("drivers/vhost/vhost.c")
    QString text; ///< bad UTF-8 as U+FFFD, line ends as LF
    int lines = 0;

    friend bool operator==(const SourceFile &, const SourceFile &) = default;
};

/// Some lines of a source file, around the one that is asked for.
struct SourcePart
{
    QString path; ///< in the tree
    QString text; ///< whole lines
    int firstLine = 1; ///< of text
    int line = -1; ///< the one asked for, -1: none
    int lines = 0; ///< of the whole file

    /// The file ends before the line: the tree is of another version.
    [[nodiscard]] bool isTooShort() const
    {
        return line > lines;
    }

    friend bool operator==(const SourcePart &, const SourcePart &) = default;
};

/// Reads \a path of \a tree. The path comes from a report or a binary: it may be absolute, of the computer where it was
/// built, or count from a folder below ("../hw/block/x.c"); its longest end that is a file of the tree is taken. It
/// never leads out of the tree, by ".." or by a link (openat2 with RESOLVE_BENEATH). Blocks, reads at most
/// Limits::sourceFileBytes. Errors: NotFound (the tree has no such file, detail "no-tree": there is no tree), Rejected
/// (it leads out), TooLarge, Unsupported (detail "binary", "not-a-file"), Io.
Result<SourceFile> readSourceFile(const QString &tree, const QString &path);

/// The lines around \a line of it, Limits::sourceLinesAround on each side. They begin behind the end of a function
/// where that is near, so that no comment is open there.
Result<SourcePart> readSourcePart(const QString &tree, const QString &path, int line);

} // namespace Casebook
