// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/statement.h"

#include "core/store/database_p.h"

#include <sqlite3.h>

namespace Casebook {

Statement::Statement(void *cache, sqlite3_stmt *statement)
    : m_cache(cache)
    , m_statement(statement)
{
}

Statement::~Statement()
{
    release();
}

Statement::Statement(Statement &&other) noexcept
    : m_cache(std::exchange(other.m_cache, nullptr))
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_bindError(std::exchange(other.m_bindError, 0))
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    if (this != &other) {
        release();
        m_cache = std::exchange(other.m_cache, nullptr);
        m_statement = std::exchange(other.m_statement, nullptr);
        m_bindError = std::exchange(other.m_bindError, 0);
    }
    return *this;
}

void Statement::release()
{
    if (m_statement != nullptr) {
        static_cast<Database::Private *>(m_cache)->giveBack(m_statement);
        m_statement = nullptr;
    }
}

void Statement::note(int code)
{
    if (code != SQLITE_OK && m_bindError == SQLITE_OK) {
        m_bindError = code;
    }
}

void Statement::bind(int index, std::nullptr_t)
{
    note(sqlite3_bind_null(m_statement, index));
}

void Statement::bind(int index, double value)
{
    note(sqlite3_bind_double(m_statement, index, value));
}

void Statement::bindInteger(int index, qint64 value)
{
    note(sqlite3_bind_int64(m_statement, index, value));
}

void Statement::bind(int index, const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    note(sqlite3_bind_text64(m_statement, index, utf8.constData(),
                             static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT,
                             SQLITE_UTF8));
}

void Statement::bind(int index, const QByteArray &value)
{
    // A null pointer would bind NULL; QByteArray's data is never null. Small ones (hashes) are copied,
    // so that they may be temporaries.
    constexpr qsizetype copiedBytes = 4096;
    note(sqlite3_bind_blob64(m_statement, index, value.constData(),
                             static_cast<sqlite3_uint64>(value.size()),
                             value.size() <= copiedBytes ? SQLITE_TRANSIENT : SQLITE_STATIC));
}

Result<bool> Statement::step()
{
    auto *cache = static_cast<Database::Private *>(m_cache);
    if (m_bindError != SQLITE_OK) {
        const Error error = cache->error(m_bindError);
        reset();
        return std::unexpected(error);
    }
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code == SQLITE_DONE) {
        sqlite3_reset(m_statement);
        return false;
    }
    const Error error = cache->error(code);
    reset();
    return std::unexpected(error);
}

Status Statement::run()
{
    while (true) {
        const Result<bool> more = step();
        if (!more) {
            return passOn(more);
        }
        if (!*more) {
            return {};
        }
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_bindError = SQLITE_OK;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

int Statement::columnCount() const
{
    return sqlite3_column_count(m_statement);
}

QString Statement::textColumn(int index) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, index));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_statement, index));
}

QByteArray Statement::blobColumn(int index) const
{
    const auto *blob = static_cast<const char *>(sqlite3_column_blob(m_statement, index));
    return {blob, sqlite3_column_bytes(m_statement, index)};
}

qint64 Statement::integerColumn(int index) const
{
    return sqlite3_column_int64(m_statement, index);
}

double Statement::realColumn(int index) const
{
    return sqlite3_column_double(m_statement, index);
}

} // namespace Casebook
