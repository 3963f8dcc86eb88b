// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/bodystructure.h"
#include "core/model/message.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace Casebook {

/// What a mail tells about the state of a patch or bug.
enum class NoticeKind : std::uint8_t {
    Applied, ///< a person or b4 took it: "Applied to …, thanks!", "Queued …", "Merged"
    AppliedByBot, ///< patchwork-bot
    MergedIntoTip, ///< tip-bot2
    AddedToMm,
    DroppedFromMm, ///< removed from -mm, or moved on from there
    AddedToStable, ///< "has been added to the X-stable tree"
    StableReview, ///< "[PATCH 6.1 n/m]" of a stable review, "X-stable: review"
    Autosel,
    StableFailed, ///< "FAILED: patch … failed to apply to"
    StableDropped,
    CiFailure, ///< build errors, warnings or test failures found by a machine
    CiSuccess,
    SyzbotReport,
    SyzbotReproducer, ///< "has found a reproducer"
    SyzbotBisected, ///< "has bisected this issue to"
    SyzbotFixBisected, ///< "suspects this issue was fixed by commit"
    SyzbotTestPassed, ///< tested, did not trigger any issue
    SyzbotTestFailed, ///< tested, still triggers
    SyzbotTestError, ///< could not be tested
    SyzbotReminder, ///< "Monthly …", "this bug is still open"
    SyzbotClosed, ///< auto-closed, obsoleted
    MachineReview, ///< findings of a review robot
};

/// One patch of a notice.
struct NoticeItem
{
    int number = 0; ///< of "[2/5]", 0 when there is no counter
    int total = 0;
    QString title;
    QString commit; ///< hex, as written
    QString link;
    bool isMissing = false; ///< named in the list but with "(no commit info)"
};

/// One notice; a mail gives at most a few.
struct MailNotice
{
    NoticeKind kind = NoticeKind::Applied;
    QString
        tree; ///< as named: "tip/x86/urgent", "netdev/net.git (main)", "6.1-stable", "mm-unstable"
    QString by; ///< who did it, where it is not the sender
    QString commit; ///< where one commit is named for all
    std::vector<NoticeItem> items;
    int line = -1; ///< of the telling sentence in BodyStructure::lines, -1: headers or subject told
};

/// The notices of \a message, whose body \a structure belongs to. Each rule is anchored to who writes such
/// mails or to how the sentence stands; quoted lines never count. Linear. Source: reference of the
/// forms in docs/mail.md.
std::vector<MailNotice> noticesOf(const ParsedMessage &message, const BodyStructure &structure);

} // namespace Casebook
