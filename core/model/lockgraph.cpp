// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/lockgraph.h"

#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

QString edgeKindName(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::BlockerLine:
        return u"blocker-line"_s;
    case EdgeKind::SpinOwner:
        return u"spinlock-owner"_s;
    case EdgeKind::LockList:
        return u"lock-list"_s;
    case EdgeKind::Workqueue:
        return u"workqueue"_s;
    case EdgeKind::LockOrder:
        return u"lock-order"_s;
    case EdgeKind::OwnerLine:
        return u"owner-line"_s;
    case EdgeKind::Stack:
        return u"stack"_s;
    case EdgeKind::Join:
        return u"join"_s;
    }
    std::unreachable();
}

QString unknownWhyName(UnknownWhy why)
{
    switch (why) {
    case UnknownWhy::NoOwnerLines:
        return u"no-owner-lines"_s;
    case UnknownWhy::RunningTasksNotListed:
        return u"running-tasks-not-listed"_s;
    case UnknownWhy::NotListed:
        return u"not-listed"_s;
    case UnknownWhy::ListedBySeveral:
        return u"listed-by-several"_s;
    case UnknownWhy::OwnerNotFound:
        return u"owner-not-found"_s;
    case UnknownWhy::CompletionHasNoOwner:
        return u"completion-has-no-owner"_s;
    case UnknownWhy::ListIncomplete:
        return u"list-incomplete"_s;
    case UnknownWhy::OrderOnly:
        return u"order-only"_s;
    }
    std::unreachable();
}

QString lockCaptureName(LockCapture capture)
{
    switch (capture) {
    case LockCapture::OwnerLines:
        return u"owner-lines"_s;
    case LockCapture::HeldLocks:
        return u"held-locks"_s;
    case LockCapture::AllTaskStacks:
        return u"all-task-stacks"_s;
    case LockCapture::AllCpuStacks:
        return u"all-cpu-stacks"_s;
    case LockCapture::BlockerLines:
        return u"blocker-lines"_s;
    case LockCapture::LargerLockdepTables:
        return u"larger-lockdep-tables"_s;
    }
    std::unreachable();
}

std::vector<LockCapture> capturesFor(const UnknownHolder &unknown)
{
    using enum LockCapture;
    switch (unknown.why) {
    case UnknownWhy::NoOwnerLines:
        if (unknown.lock.kind.startsWith("pthread"_L1)) {
            return {OwnerLines};
        }
        return {OwnerLines, HeldLocks, BlockerLines};
    case UnknownWhy::RunningTasksNotListed:
        return {AllCpuStacks, OwnerLines, BlockerLines};
    case UnknownWhy::NotListed:
    case UnknownWhy::OwnerNotFound:
        return {OwnerLines, AllTaskStacks};
    case UnknownWhy::ListedBySeveral:
        return {AllTaskStacks, OwnerLines};
    case UnknownWhy::CompletionHasNoOwner:
        return {AllTaskStacks, AllCpuStacks};
    case UnknownWhy::ListIncomplete:
        return {LargerLockdepTables, OwnerLines};
    case UnknownWhy::OrderOnly:
        return {AllTaskStacks, HeldLocks};
    }
    std::unreachable();
}

bool isSameTask(const TaskRef &a, const TaskRef &b)
{
    if (a.pid < 0 || b.pid < 0) {
        return a.pid == b.pid && a.comm == b.comm && !a.comm.isEmpty();
    }
    // A boot uses a number again, then under another name.
    return a.pid == b.pid
        && (a.comm.isEmpty() || b.comm.isEmpty() || a.comm.startsWith(b.comm)
            || b.comm.startsWith(a.comm) || a.comm.startsWith("kworker/"_L1));
}

} // namespace Casebook
