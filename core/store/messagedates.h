// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/database.h"

#include <memory>
#include <mutex>
#include <vector>

namespace Casebook {

/// The date of every message in memory (8 bytes each), so that any set of hits is sorted and narrowed by
/// date without reading rows. A message's date never changes and ids are never used twice, so looking
/// again only reads what is new. Thread-safe; one per open file.
class MessageDates final
{
public:
    /// Reads what \a database has beyond what is known: all of it the first time, some 15 ms for
    /// 80,000 mails.
    Status update(Database &database);

    /// Dates of messages by row id, 0 where there is none; valid while the copy lives.
    [[nodiscard]] std::shared_ptr<const std::vector<qint64>> dates() const;

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const std::vector<qint64>> m_dates =
        std::make_shared<const std::vector<qint64>>();
};

} // namespace Casebook
