// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"

#include <QString>

#include <optional>
#include <vector>

namespace Casebook {

/// Where the person has been: bug (or unfiled) and tab, or a place. Plain values; the window moves.
class History final
{
public:
    struct Place
    {
        BugId bug;
        bool unfiled = false;
        QString tab;
        QString place; ///< of the registry; the rest means nothing then

        friend bool operator==(const Place &, const Place &) = default;
    };

    /// Enters a place; what was ahead of the present one is forgotten.
    void visit(const Place &place);
    std::optional<Place> back();
    std::optional<Place> forward();
    void clear();

    [[nodiscard]] bool canGoBack() const
    {
        return m_at > 0;
    }

    [[nodiscard]] bool canGoForward() const
    {
        return m_at + 1 < m_places.size();
    }

private:
    static constexpr std::size_t limit = 100;

    std::vector<Place> m_places;
    std::size_t m_at = 0;
};

} // namespace Casebook
