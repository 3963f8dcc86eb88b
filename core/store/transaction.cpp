// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/transaction.h"

#include "core/base/logging.h"

#include <utility>

namespace Casebook {

Result<Transaction> Transaction::begin(Database &database)
{
    const Status begun = database.run("BEGIN IMMEDIATE");
    if (!begun) {
        return passOn(begun);
    }
    return Transaction(database);
}

Result<Transaction> Transaction::beginRead(Database &database)
{
    const Status begun = database.run("BEGIN");
    if (!begun) {
        return passOn(begun);
    }
    return Transaction(database);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
    rollBack();
}

void Transaction::rollBack()
{
    Database *database = std::exchange(m_database, nullptr);
    // After some errors (disk full) SQLite has rolled back by itself.
    if (database == nullptr || !database->isInTransaction()) {
        return;
    }
    database->setStop({});
    const Status rolledBack = database->run("ROLLBACK");
    if (!rolledBack) {
        qCWarning(lcStore) << "rollback failed:" << rolledBack.error().detail;
    }
}

Status Transaction::commit()
{
    const std::stop_token stop = m_database->stop();
    m_database->setStop({});
    Status committed = m_database->run("COMMIT");
    m_database->setStop(stop);
    if (!committed) {
        rollBack();
        return committed;
    }
    m_database = nullptr;
    return {};
}

} // namespace Casebook
