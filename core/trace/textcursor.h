// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

/// Small scanning helpers over bytes, shared by the parsers of core/trace. No state; only text() allocates.
namespace Casebook::Scan {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

constexpr bool isAlpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool isWord(char c)
{
    return isAlpha(c) || isDigit(c) || c == '_';
}

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

inline void skipBlanks(std::string_view &text)
{
    while (!text.empty() && isBlank(text.front())) {
        text.remove_prefix(1);
    }
}

inline std::string_view trimmed(std::string_view text)
{
    skipBlanks(text);
    while (!text.empty() && isBlank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

/// Bytes of a source as text; bad ones become replacement characters.
inline QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

inline bool contains(std::string_view line, std::string_view part)
{
    return line.find(part) != std::string_view::npos;
}

/// Takes \a literal off the front when it stands there.
inline bool take(std::string_view &text, std::string_view literal)
{
    if (!text.starts_with(literal)) {
        return false;
    }
    text.remove_prefix(literal.size());
    return true;
}

/// Takes the longest front whose characters fulfil \a predicate.
template<class Predicate>
std::string_view takeWhile(std::string_view &text, Predicate predicate)
{
    std::size_t length = 0;
    while (length < text.size() && predicate(text[length])) {
        ++length;
    }
    const std::string_view taken = text.substr(0, length);
    text.remove_prefix(length);
    return taken;
}

/// The whole of \a text as a number; nothing when it is none or too large.
template<class Number = std::int64_t>
std::optional<Number> number(std::string_view text, int base = 10)
{
    Number value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

} // namespace Casebook::Scan
