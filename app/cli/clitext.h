// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace Casebook {

/// The translation context of everything casebookctl says to people: CliText::tr("…").
class CliText final
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::CliText)
};

} // namespace Casebook
