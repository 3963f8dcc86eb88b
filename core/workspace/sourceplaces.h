// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/model/sourceplace.h"

namespace Casebook {

/// Where the sources and binaries of bugs are, kept in a small file of this computer and this person, by the
/// workspace's uuid and the bug. Never in the workspace: what a stranger's file names opens nothing here. Every call
/// reads or writes the file: for worker threads and casebookctl. Any thread; the last of two writers at once wins.
class SourcePlaces final
{
public:
    /// \a path empty: "casebook/sources.json" in the person's configuration folder.
    explicit SourcePlaces(const QString &path = {});

    /// An empty place when none is set. Errors: Io, Parse (the file is damaged).
    [[nodiscard]] Result<SourcePlace> of(const QString &workspace, BugId bug) const;
    /// Sets it; an empty one is forgotten. Relative paths are refused: Usage. Errors: Io, Parse.
    [[nodiscard]] Status set(const QString &workspace, BugId bug, const SourcePlace &place) const;

    [[nodiscard]] const QString &path() const
    {
        return m_path;
    }

private:
    QString m_path;
};

} // namespace Casebook
