// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/model/sourceref.h"

#include <QString>

namespace Casebook {

/// How a page asks the window to go somewhere. Implemented by the main window; tests use a fake.
class Navigator
{
public:
    Navigator() = default;
    virtual ~Navigator() = default;
    Navigator(const Navigator &) = delete;
    Navigator &operator=(const Navigator &) = delete;
    Navigator(Navigator &&) = delete;
    Navigator &operator=(Navigator &&) = delete;

    /// The bug the desk shows; invalid when none is chosen, or the unfiled mail or a place is shown.
    [[nodiscard]] virtual BugId currentBug() const = 0;
    virtual void showBug(BugId bug) = 0;
    /// Threads that belong to no bug.
    virtual void showUnfiled() = 0;
    /// A page without a bug, by its id in the registry ("inbox").
    virtual void showPlace(const QString &id) = 0;
    /// A tab of the bug that is shown; in a place, of the bug that was shown before.
    virtual void showTab(const QString &id) = 0;
    virtual void showCompanion(const QString &id) = 0;
    /// The message in its thread, in the bug it belongs to (or unfiled).
    virtual void showMessage(MessageRowId message) = 0;
    virtual void reveal(const SourceRef &ref) = 0;
    /// reveal() of what belongs to \a bug (invalid: to none), as soon as a page of it knows the place.
    virtual void revealIn(BugId bug, const SourceRef &ref) = 0;
    /// A line in the jobs bar for some seconds; for what needs no answer.
    virtual void tell(const QString &sentence) = 0;
    /// The same, and while the window is not the active one a notification of the desktop.
    virtual void notify(const QString &title, const QString &sentence) = 0;
    /// Runs a command of the registry by its id; nothing happens when it is disabled.
    virtual void runCommand(const QString &id) = 0;
    /// Opens http, https and mailto only, after showing the real host; everything else is refused.
    virtual void openLink(const QString &url) = 0;
};

} // namespace Casebook
