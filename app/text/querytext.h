// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/searchexpression.h"

#include <QCoreApplication>
#include <QString>

#include <utility>
#include <vector>

namespace Casebook {

/// The query language in the reader's words. Callable from any thread.
class QueryText final
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::QueryText)

public:
    QueryText() = delete;

    /// What is wrong with a question, where, and what can be written there.
    static QString problem(const SearchProblem &problem);
    /// Why \a query can find nothing, whatever there is; empty when it could.
    static QString emptiness(const QString &query);
    /// What can be written and what it does, a line each, for people who ask.
    static std::vector<std::pair<QString, QString>> help();
};

} // namespace Casebook
