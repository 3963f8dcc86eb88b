// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/database.h"

#include <memory>
#include <mutex>
#include <vector>

namespace Casebook {

/// Read-only connections for worker threads. Thread-safe. Leases must be gone before the pool dies.
class ReaderPool final
{
public:
    ReaderPool(QString path, DatabaseMode mode);
    ReaderPool(const ReaderPool &) = delete;
    ReaderPool &operator=(const ReaderPool &) = delete;
    ReaderPool(ReaderPool &&) = delete;
    ReaderPool &operator=(ReaderPool &&) = delete;
    ~ReaderPool() = default;

    /// A connection borrowed by one thread; goes back when the lease dies.
    class Lease
    {
    public:
        Lease(ReaderPool &pool, std::unique_ptr<Database> database);
        ~Lease();
        Lease(Lease &&) noexcept = default;
        Lease &operator=(Lease &&) = delete;
        Lease(const Lease &) = delete;
        Lease &operator=(const Lease &) = delete;

        [[nodiscard]] Database &database() const
        {
            return *m_database;
        }

    private:
        ReaderPool *m_pool = nullptr;
        std::unique_ptr<Database> m_database;
    };

    /// Never waits: opens one more connection when all are out. Statements on it end with Cancelled
    /// once \a stop is requested.
    Result<Lease> checkout(std::stop_token stop = {});
    /// Closes the idle connections.
    void clear();

private:
    void giveBack(std::unique_ptr<Database> database);

    QString m_path;
    DatabaseMode m_mode;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Database>> m_idle;
};

} // namespace Casebook
