// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/database.h"

#include <QHash>

#include <sqlite3.h>

namespace Casebook {

/// What a connection keeps at one address, whatever happens to the Database handle.
struct Database::Private
{
    Private() = default;
    ~Private();
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;
    Private(Private &&) = delete;
    Private &operator=(Private &&) = delete;

    [[nodiscard]] Error error(int code) const;
    void giveBack(sqlite3_stmt *statement);
    void forgetStatements();

    sqlite3 *handle = nullptr;
    QString path;
    /// Keys point into the statements' own text (sqlite3_sql).
    QMultiHash<QByteArray, sqlite3_stmt *> idle;
    int inUse = 0;
    Progress progress;
};

} // namespace Casebook
