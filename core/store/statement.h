// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <concepts>
#include <type_traits>
#include <utility>

struct sqlite3_stmt;

namespace Casebook {

class Database;

/// One prepared statement. Values are bound by position from 1, columns read by position from 0.
/// A bind that fails is remembered and reported by the next step(). The statement goes back to its
/// connection's cache when it dies, so it must die before the connection. Move-only; thread of its
/// Database.
class Statement final
{
public:
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    void bind(int index, std::nullptr_t);
    void bind(int index, double value);
    /// UTF-8 text; an empty string stays a text and is not NULL.
    void bind(int index, const QString &value);
    /// A blob; an empty one stays a blob. Above 4 kB the bytes must live until the statement ended.
    void bind(int index, const QByteArray &value);
    void bindInteger(int index, qint64 value);

    template<std::integral T>
    void bind(int index, T value)
    {
        bindInteger(index, static_cast<qint64>(value));
    }

    /// An id of 0 ("none") is bound as NULL.
    template<class Tag>
    void bind(int index, Id<Tag> id)
    {
        if (id.isValid()) {
            bindInteger(index, id.value);
        } else {
            bind(index, nullptr);
        }
    }

    /// Binds \a values to 1, 2, 3 …
    template<class... Values>
    void bindAll(const Values &...values)
    {
        [[maybe_unused]] int index = 0;
        (bind(++index, values), ...);
    }

    /// True: a row is there to read. False: the statement has ended (and is reset).
    Result<bool> step();
    /// Steps to the end and resets, so that the statement can be bound anew.
    Status run();
    /// Ends the reading and forgets the bound values.
    void reset();

    /// Calls \a row(*this) for every row; when it returns Status, an error ends the reading.
    template<class Row>
    Status forEach(Row row)
    {
        while (true) {
            const Result<bool> more = step();
            if (!more) {
                return passOn(more);
            }
            if (!*more) {
                return {};
            }
            if constexpr (std::is_void_v<std::invoke_result_t<Row, Statement &>>) {
                row(*this);
            } else {
                Status status = row(*this);
                if (!status) {
                    return status;
                }
            }
        }
    }

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] int columnCount() const;

    /// qint64, int, bool, double, QString, QByteArray or an Id; NULL gives the type's default.
    template<class T>
    [[nodiscard]] T column(int index) const
    {
        if constexpr (std::is_same_v<T, QString>) {
            return textColumn(index);
        } else if constexpr (std::is_same_v<T, QByteArray>) {
            return blobColumn(index);
        } else if constexpr (std::is_same_v<T, bool>) {
            return integerColumn(index) != 0;
        } else if constexpr (std::is_integral_v<T>) {
            return static_cast<T>(integerColumn(index));
        } else if constexpr (std::is_floating_point_v<T>) {
            return realColumn(index);
        } else {
            return T{integerColumn(index)};
        }
    }

private:
    friend class Database;
    Statement(void *cache, sqlite3_stmt *statement);
    void release();
    void note(int code);
    [[nodiscard]] QString textColumn(int index) const;
    [[nodiscard]] QByteArray blobColumn(int index) const;
    [[nodiscard]] qint64 integerColumn(int index) const;
    [[nodiscard]] double realColumn(int index) const;

    void *m_cache = nullptr; ///< Database::Private, which stays put when the Database moves
    sqlite3_stmt *m_statement = nullptr;
    int m_bindError = 0;
};

} // namespace Casebook
