// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringView>

namespace Casebook {

/// Which kernel a report is of, as far as its text says.
struct KernelIdentity
{
    QString release; ///< "6.12.0-rc1-next", empty when not said
    QString buildId; ///< hex, of the kernel image; empty when not said

    [[nodiscard]] bool isEmpty() const
    {
        return release.isEmpty() && buildId.isEmpty();
    }

    friend bool operator==(const KernelIdentity &, const KernelIdentity &) = default;
};

/// Reads the line of the task ("CPU: 0 … Not tainted 6.12.0 #1 …", lib/dump_stack.c, dump_stack_print_info) or the
/// banner ("Linux version 6.12.0 …"). The first that says something counts. Linear.
KernelIdentity kernelIdentityIn(QStringView text);

/// The version a kernel tree's Makefile says ("6.12.0-rc1"). NotFound when \a tree has none, Io.
Result<QString> kernelVersionOfTree(const QString &tree);

/// True when a kernel of \a release can have been built from a tree of \a version: what a configuration appends may
/// differ.
bool isOfVersion(const QString &release, const QString &version);

} // namespace Casebook
