// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <expected>
#include <utility>

namespace Casebook {

/// A value or an Error. The bare std::expected is not [[nodiscard]]; this one is, so that a dropped
/// failure does not compile. Look with `if (!r)`, take with `*r`; `.value()` throws and is banned.
template<class T>
class [[nodiscard]] Result : public std::expected<T, Error>
{
public:
    using std::expected<T, Error>::expected;

    /// Only for containers that need it (QFuture): a failure of code Unknown.
    Result()
        requires(!std::is_void_v<T>)
        : std::expected<T, Error>(std::unexpect, Error{})
    {
    }
};

template<>
class [[nodiscard]] Result<void> : public std::expected<void, Error>
{
public:
    using std::expected<void, Error>::expected;
};

using Status = Result<void>;

/// `return fail(ErrorCode::Io, path, strerror);`
inline std::unexpected<Error> fail(ErrorCode code, QString subject = {}, QString detail = {})
{
    return std::unexpected<Error>(
        Error{.code = code, .subject = std::move(subject), .detail = std::move(detail)});
}

/// Hands the error of one result on as the error of another: `return passOn(r);`
template<class T>
std::unexpected<Error> passOn(const Result<T> &result)
{
    return std::unexpected<Error>(result.error());
}

} // namespace Casebook
