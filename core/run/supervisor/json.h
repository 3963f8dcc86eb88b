// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <concepts>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace Casebook::Supervisor {

/// A JSON value (RFC 8259) as the strict reader gives it. Numbers are whole or real; a whole number
/// that does not fit 64 bits is refused. Members keep their order; a name stands once.
class JsonValue
{
public:
    enum class Kind : std::uint8_t { Null, Bool, Whole, Real, Text, List, Object };
    using Member = std::pair<std::string, JsonValue>;

    [[nodiscard]] Kind kind() const
    {
        return m_kind;
    }

    /// The member \a name of an object; nullptr when there is none or this is no object.
    [[nodiscard]] const JsonValue *find(std::string_view name) const;

    [[nodiscard]] bool boolean() const
    {
        return m_kind == Kind::Bool && m_whole != 0;
    }

    [[nodiscard]] std::int64_t whole() const
    {
        return m_whole;
    }

    /// A number of either kind; 0 for anything else.
    [[nodiscard]] double real() const;

    [[nodiscard]] const std::string &text() const
    {
        return m_text;
    }

    [[nodiscard]] const std::vector<JsonValue> &list() const
    {
        return m_list;
    }

    [[nodiscard]] const std::vector<Member> &members() const
    {
        return m_members;
    }

private:
    friend class JsonReader;

    Kind m_kind = Kind::Null;
    std::int64_t m_whole = 0;
    double m_real = 0;
    std::string m_text;
    std::vector<JsonValue> m_list;
    std::vector<Member> m_members;
};

/// Limits of one text; over one of them it is refused whole.
struct JsonLimits
{
    std::size_t bytes = 4U << 20U;
    std::size_t values =
        200'000; ///< all values together, so that memory stays some fifty times the text at most
    int depth = 8;
};

/// Reads \a text, which must be one value and blanks. Refused: what RFC 8259 refuses, bytes that are not
/// UTF-8, a name given twice, NUL in a text (nothing of ours can hold one), and what is over \a limits.
/// The error is a plain English phrase with the offset.
std::expected<JsonValue, std::string> parseJson(std::string_view text,
                                                const JsonLimits &limits = {});

/// Builds one line of JSON: `JsonLine("begin").add("n", 3).text()`. Bytes that are not UTF-8 become
/// U+FFFD, so a line is always readable whatever a program printed.
class JsonLine
{
public:
    JsonLine() = default;

    JsonLine &add(std::string_view name, std::string_view value);
    JsonLine &add(std::string_view name, const char *value);

    JsonLine &add(std::string_view name, std::integral auto value)
    {
        if constexpr (std::is_same_v<decltype(value), bool>) {
            return addRaw(name, value ? "true" : "false");
        } else {
            return addRaw(name, std::to_string(value));
        }
    }

    /// With three digits behind the point.
    JsonLine &add(std::string_view name, double value);
    JsonLine &add(std::string_view name, const std::vector<std::string> &values);
    JsonLine &add(std::string_view name, const std::vector<std::int64_t> &values);
    /// \a json must be JSON already.
    JsonLine &addRaw(std::string_view name, std::string_view json);
    /// The object, closed, without an end of line.
    [[nodiscard]] std::string text() const;

private:
    void name(std::string_view name);

    std::string m_text;
};

/// \a text in quotes, escaped.
std::string jsonQuoted(std::string_view text);
/// `[a,b]` of what is JSON already.
std::string jsonList(const std::vector<std::string> &values);

} // namespace Casebook::Supervisor
