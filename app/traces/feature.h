// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace Casebook {

class Registry;

/// Enters the Traces tab and its commands.
void registerTracesFeature(Registry &registry);

/// The translation context of what the feature enters.
class TracesFeature final
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::TracesFeature)
};

} // namespace Casebook
