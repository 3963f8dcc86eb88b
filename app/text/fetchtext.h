// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/fetch.h"

#include <QCoreApplication>
#include <QString>

namespace Casebook {

/// What fetching brought, in sentences for the reader. Callable from any thread.
class FetchText final
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::FetchText)

public:
    FetchText() = delete;

    static QString outcome(const FetchOutcome &outcome);
    static QString outcome(const RefreshOutcome &outcome);
    /// One line per kind of failure, behind a line that counts them.
    static QString failures(const RefreshOutcome &outcome);
};

} // namespace Casebook
