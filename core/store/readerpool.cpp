// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/readerpool.h"

namespace Casebook {

namespace {

/// Idle connections kept; each costs some hundred kB and its page cache.
constexpr std::size_t idleConnections = 4;

} // namespace

ReaderPool::ReaderPool(QString path, DatabaseMode mode)
    : m_path(std::move(path))
    , m_mode(mode)
{
}

ReaderPool::Lease::Lease(ReaderPool &pool, std::unique_ptr<Database> database)
    : m_pool(&pool)
    , m_database(std::move(database))
{
}

ReaderPool::Lease::~Lease()
{
    if (m_database) {
        m_database->setStop({});
        m_pool->giveBack(std::move(m_database));
    }
}

Result<ReaderPool::Lease> ReaderPool::checkout(std::stop_token stop)
{
    std::unique_ptr<Database> database;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            database = std::move(m_idle.back());
            m_idle.pop_back();
        }
    }
    if (!database) {
        Result<Database> opened = Database::open(m_path, m_mode);
        if (!opened) {
            return passOn(opened);
        }
        database = std::make_unique<Database>(std::move(*opened));
    }
    database->setStop(std::move(stop));
    return Lease(*this, std::move(database));
}

void ReaderPool::giveBack(std::unique_ptr<Database> database)
{
    const std::lock_guard lock(m_mutex);
    if (m_idle.size() < idleConnections) {
        m_idle.push_back(std::move(database));
    }
}

void ReaderPool::clear()
{
    std::vector<std::unique_ptr<Database>> idle;
    const std::lock_guard lock(m_mutex);
    idle.swap(m_idle);
}

} // namespace Casebook
