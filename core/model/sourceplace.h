// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace Casebook {

/// Where the sources and binaries of a bug are on this computer. Never part of a workspace: such a file may come from a
/// stranger, and what it names must start and open nothing here.
struct SourcePlace
{
    QString tree; ///< folder of the sources, absolute; empty: not set
    QStringList binaries; ///< vmlinux, modules, programs with debug information; absolute
    QString kallsyms; ///< text of System.map or /proc/kallsyms for a stripped kernel; may be empty
    bool ignoreBuildId = false; ///< take binaries of another build too

    [[nodiscard]] bool isEmpty() const
    {
        return tree.isEmpty() && binaries.isEmpty() && kallsyms.isEmpty();
    }

    friend bool operator==(const SourcePlace &, const SourcePlace &) = default;
};

} // namespace Casebook
