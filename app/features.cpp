// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/features.h"

#include "app/bugs/bugsfeature.h"
#include "app/inbox/feature.h"
#include "app/shell/settingsdialog.h"
#include "app/thread/feature.h"
#include "app/traces/feature.h"

namespace Casebook {

void addFeatures(Registry &registry)
{
    addShellSettingsPages(registry);
    addBugsFeature(registry);
    registerInboxFeature(registry);
    registerThreadFeature(registry);
    registerTracesFeature(registry);
}

} // namespace Casebook
