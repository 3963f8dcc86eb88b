// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace Casebook {

/// A table of enumerators and the words they are stored by; both ways are linear.
template<class T, std::size_t N>
using EnumNames = std::array<std::pair<T, QLatin1StringView>, N>;

/// Empty when \a value is not in the table.
template<class T, std::size_t N>
QString nameOf(const EnumNames<T, N> &names, T value)
{
    const auto found = std::ranges::find(names, value, &std::pair<T, QLatin1StringView>::first);
    return found == names.end() ? QString() : QString(found->second);
}

template<class T, std::size_t N>
std::optional<T> valueOf(const EnumNames<T, N> &names, QStringView name)
{
    for (const auto &[value, known] : names) {
        if (name == known) {
            return value;
        }
    }
    return std::nullopt;
}

} // namespace Casebook
