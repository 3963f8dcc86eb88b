// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/messagedates.h"

#include <algorithm>

namespace Casebook {

namespace {

/// 400 MB; a larger id can only be a hostile file's, and its mails count as undated.
constexpr qint64 mostIds = 50'000'000;

} // namespace

Status MessageDates::update(Database &database)
{
    const Result<qint64> newest = database.value<qint64>("SELECT max(id) FROM messages");
    if (!newest) {
        return passOn(newest);
    }
    const std::shared_ptr<const std::vector<qint64>> known = dates();
    const auto knownSize = static_cast<qint64>(known->size());
    if (*newest < knownSize || knownSize >= mostIds) {
        return {};
    }
    // The narrow index holds all dates; for the tail the rows themselves are nearer.
    Result<Statement> rows = known->empty()
        ? database.prepare("SELECT id, date_ms FROM messages INDEXED BY messages_date"
                           " WHERE date_ms > -9223372036854775807")
        : database.query("SELECT id, date_ms FROM messages WHERE id >= ?", knownSize);
    if (!rows) {
        return passOn(rows);
    }
    auto longer = std::make_shared<std::vector<qint64>>(*known);
    longer->resize(static_cast<std::size_t>(std::clamp<qint64>(*newest + 1, knownSize, mostIds)));
    const Status read = rows->forEach([&longer](const Statement &row) {
        const auto id = row.column<qint64>(0);
        if (id >= 0 && id < static_cast<qint64>(longer->size())) {
            (*longer)[static_cast<std::size_t>(id)] = row.column<qint64>(1);
        }
    });
    if (!read) {
        return read;
    }
    const std::scoped_lock lock(m_mutex);
    if (m_dates->size() < longer->size()) {
        m_dates = std::move(longer);
    }
    return {};
}

std::shared_ptr<const std::vector<qint64>> MessageDates::dates() const
{
    const std::scoped_lock lock(m_mutex);
    return m_dates;
}

} // namespace Casebook
