// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/database.h"

namespace Casebook {

/// BEGIN IMMEDIATE … COMMIT; rolls back in the destructor unless commit() succeeded. Does not nest.
class Transaction final
{
public:
    /// Errors: Busy, ReadOnly, Io, DiskFull.
    static Result<Transaction> begin(Database &database);
    /// BEGIN without a write lock: several reads see one state.
    static Result<Transaction> beginRead(Database &database);
    ~Transaction();
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// After a failure the transaction is rolled back; nothing of it stays.
    Status commit();

private:
    explicit Transaction(Database &database)
        : m_database(&database)
    {
    }

    void rollBack();

    Database *m_database = nullptr;
};

} // namespace Casebook
