// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/history.h"

namespace Casebook {

void History::visit(const Place &place)
{
    if (!m_places.empty() && m_places[m_at] == place) {
        return;
    }
    if (!m_places.empty()) {
        m_places.resize(m_at + 1);
    }
    m_places.push_back(place);
    if (m_places.size() > limit) {
        m_places.erase(m_places.begin());
    }
    m_at = m_places.size() - 1;
}

std::optional<History::Place> History::back()
{
    if (!canGoBack()) {
        return std::nullopt;
    }
    return m_places[--m_at];
}

std::optional<History::Place> History::forward()
{
    if (!canGoForward()) {
        return std::nullopt;
    }
    return m_places[++m_at];
}

void History::clear()
{
    m_places.clear();
    m_at = 0;
}

} // namespace Casebook
