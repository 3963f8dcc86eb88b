// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/registry.h"

#include <algorithm>

namespace Casebook {

namespace {

template<class T>
bool insert(std::vector<T> &list, T entry)
{
    const bool known = std::ranges::any_of(list, [&entry](const T &e) { return e.id == entry.id; });
    if (known || entry.id.isEmpty()) {
        return false;
    }
    const auto place = std::ranges::upper_bound(list, entry.order, {}, &T::order);
    list.insert(place, std::move(entry));
    return true;
}

} // namespace

bool Registry::addTab(PageFactory factory)
{
    return insert(m_tabs, std::move(factory));
}

bool Registry::addPlace(PageFactory factory)
{
    return insert(m_places, std::move(factory));
}

bool Registry::addCompanion(PageFactory factory)
{
    return insert(m_companions, std::move(factory));
}

bool Registry::addCommand(Command command)
{
    return insert(m_commands, std::move(command));
}

bool Registry::addSearchProvider(SearchProvider provider)
{
    return insert(m_searchProviders, std::move(provider));
}

bool Registry::addImporter(Importer importer)
{
    return insert(m_importers, std::move(importer));
}

bool Registry::addOverviewCard(OverviewCard card)
{
    return insert(m_overviewCards, std::move(card));
}

bool Registry::addContextAction(ContextAction action)
{
    return insert(m_contextActions, std::move(action));
}

bool Registry::addSettingsPage(SettingsPageFactory page)
{
    return insert(m_settingsPages, std::move(page));
}

bool Registry::addSidePanel(SidePanelFactory panel)
{
    return insert(m_sidePanels, std::move(panel));
}

bool Registry::addStartPage(StartPageFactory page)
{
    return insert(m_startPages, std::move(page));
}

} // namespace Casebook
