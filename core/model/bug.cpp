// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/bug.h"

#include <array>
#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

template<class T>
using NameTable = std::pair<T, QLatin1StringView>;

constexpr std::array kindNames{NameTable<BugKind>{BugKind::SyzbotReport, "syzbot-report"_L1},
                               NameTable<BugKind>{BugKind::HangOrCrash, "hang-or-crash"_L1},
                               NameTable<BugKind>{BugKind::PatchReview, "patch-review"_L1},
                               NameTable<BugKind>{BugKind::Discussion, "discussion"_L1}};

constexpr std::array stateNames{NameTable<BugState>{BugState::New, "new"_L1},
                                NameTable<BugState>{BugState::Working, "working"_L1},
                                NameTable<BugState>{BugState::PatchPosted, "patch-posted"_L1},
                                NameTable<BugState>{BugState::Waiting, "waiting"_L1},
                                NameTable<BugState>{BugState::Fixed, "fixed"_L1},
                                NameTable<BugState>{BugState::Parked, "parked"_L1}};

constexpr std::array priorityNames{NameTable<BugPriority>{BugPriority::Low, "low"_L1},
                                   NameTable<BugPriority>{BugPriority::Normal, "normal"_L1},
                                   NameTable<BugPriority>{BugPriority::High, "high"_L1}};

template<class T, std::size_t N>
QString nameOf(const std::array<NameTable<T>, N> &table, T value)
{
    for (const auto &[known, name] : table) {
        if (known == value) {
            return QString(name);
        }
    }
    return {};
}

template<class T, std::size_t N>
std::optional<T> valueOf(const std::array<NameTable<T>, N> &table, const QString &name)
{
    for (const auto &[known, knownName] : table) {
        if (knownName == name) {
            return known;
        }
    }
    return std::nullopt;
}

} // namespace

QString bugKindName(BugKind kind)
{
    return nameOf(kindNames, kind);
}

QString bugStateName(BugState state)
{
    return nameOf(stateNames, state);
}

QString bugPriorityName(BugPriority priority)
{
    return nameOf(priorityNames, priority);
}

std::optional<BugKind> bugKindFromName(const QString &name)
{
    return valueOf(kindNames, name);
}

std::optional<BugState> bugStateFromName(const QString &name)
{
    return valueOf(stateNames, name);
}

std::optional<BugPriority> bugPriorityFromName(const QString &name)
{
    return valueOf(priorityNames, name);
}

bool isClosed(BugState state)
{
    return state == BugState::Fixed || state == BugState::Parked;
}

} // namespace Casebook
