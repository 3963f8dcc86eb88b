// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace Casebook {

/// What is investigated. Stored as its name, so never renumber or rename.
enum class BugKind : std::uint8_t { SyzbotReport, HangOrCrash, PatchReview, Discussion };

/// Where the investigation stands; the signs are in the design's section 3.
enum class BugState : std::uint8_t { New, Working, PatchPosted, Waiting, Fixed, Parked };

enum class BugPriority : std::uint8_t { Low, Normal, High };

/// Stable names for the store and --json ("syzbot-report", "patch-posted", "high").
QString bugKindName(BugKind kind);
QString bugStateName(BugState state);
QString bugPriorityName(BugPriority priority);
std::optional<BugKind> bugKindFromName(const QString &name);
std::optional<BugState> bugStateFromName(const QString &name);
std::optional<BugPriority> bugPriorityFromName(const QString &name);

/// True for states that the list shows under "Closed or parked".
bool isClosed(BugState state);

/// The unit of investigation.
struct Bug
{
    BugId id;
    QString title;
    BugKind kind = BugKind::HangOrCrash;
    BugState state = BugState::New;
    BugPriority priority = BugPriority::Normal;
    QString extid; ///< syzbot's 20 hex digits, empty when there is none
    QString subsystem; ///< short area word shown in the list ("vhost"), may be empty
    QStringList links;
    QStringList labels; ///< names of tags, sorted
    qint64 createdMs = 0;
    qint64 changedMs = 0; ///< the record itself

    friend bool operator==(const Bug &, const Bug &) = default;
};

/// One row of the bug list: the bug and the numbers that stand beside it.
struct BugSummary
{
    Bug bug;
    int threads = 0;
    int messages = 0;
    int unread = 0;
    qint64 lastActivityMs = 0; ///< newest message; without mail the last change of the record

    friend bool operator==(const BugSummary &, const BugSummary &) = default;
};

} // namespace Casebook
