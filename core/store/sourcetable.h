// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/fetch.h"
#include "core/store/database.h"

#include <vector>

namespace Casebook {

/// Where mail was fetched. Writing functions want a Transaction.
class SourceTable final
{
public:
    explicit SourceTable(Database &database)
        : m_database(database)
    {
    }

    /// Keeps \a source in place of an earlier one of its Message-ID.
    Status put(const MailSource &source);
    Status remove(const QString &messageId);
    /// NotFound when the id was never asked for.
    Result<MailSource> find(const QString &messageId) const;
    /// Those whose mail is in \a thread now, the last one asked first.
    Result<std::vector<MailSource>> ofThread(ThreadId thread) const;
    /// Mail that is waited for, the longest not asked first.
    Result<std::vector<MailSource>> awaited() const;

private:
    Database &m_database;
};

} // namespace Casebook
