// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <iterator>
#include <utility>

namespace Casebook::Supervisor {

namespace {

/// Length of the UTF-8 character at the front of \a bytes; 0 when there is none (RFC 3629).
std::size_t characterLength(std::string_view bytes)
{
    const auto at = [&bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char first = at(0);
    if (first < 0x80) {
        return 1;
    }
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || bytes.size() < length) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((at(i) & 0xc0U) != 0x80U) {
            return 0;
        }
    }
    const unsigned char second = at(1);
    const bool tooShort = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
    const bool surrogate = first == 0xed && second > 0x9f;
    const bool tooLarge = first == 0xf4 && second > 0x8f;
    return tooShort || surrogate || tooLarge ? 0 : length;
}

void appendCharacter(std::string &text, std::uint32_t code)
{
    const auto put = [&text](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0U | (code >> 6U));
        put(0x80U | (code & 0x3fU));
    } else if (code < 0x10000) {
        put(0xe0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3fU));
        put(0x80U | (code & 0x3fU));
    } else {
        put(0xf0U | (code >> 18U));
        put(0x80U | ((code >> 12U) & 0x3fU));
        put(0x80U | ((code >> 6U) & 0x3fU));
        put(0x80U | (code & 0x3fU));
    }
}

} // namespace

class JsonReader final
{
public:
    JsonReader(std::string_view text, const JsonLimits &limits)
        : m_text(text)
        , m_limits(limits)
    {
    }

    std::expected<JsonValue, std::string> read()
    {
        if (m_text.size() > m_limits.bytes) {
            return std::unexpected(std::string("too long"));
        }
        JsonValue value;
        if (readValue(value, 0)) {
            skipBlanks();
            if (m_at != m_text.size()) {
                refuse("something follows the value");
            }
        }
        if (!m_error.empty()) {
            return std::unexpected(m_error + " at offset " + std::to_string(m_at));
        }
        return value;
    }

private:
    bool refuse(const char *why)
    {
        if (m_error.empty()) {
            m_error = why;
        }
        return false;
    }

    [[nodiscard]] char peek() const
    {
        return m_at < m_text.size() ? m_text[m_at] : '\0';
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && std::string_view(" \t\r\n").contains(m_text[m_at])) {
            ++m_at;
        }
    }

    bool take(std::string_view word)
    {
        if (!m_text.substr(m_at).starts_with(word)) {
            return false;
        }
        m_at += word.size();
        return true;
    }

    bool readValue(JsonValue &value, int depth)
    {
        skipBlanks();
        if (++m_values > m_limits.values) {
            return refuse("too many values");
        }
        if (depth > m_limits.depth) {
            return refuse("too deep");
        }
        switch (peek()) {
        case '{':
            return readObject(value, depth);
        case '[':
            return readList(value, depth);
        case '"':
            value.m_kind = JsonValue::Kind::Text;
            return readText(value.m_text);
        case 't':
        case 'f':
            value.m_kind = JsonValue::Kind::Bool;
            value.m_whole = peek() == 't' ? 1 : 0;
            return take("true") || take("false") || refuse("not a value");
        case 'n':
            return take("null") || refuse("not a value");
        default:
            return readNumber(value);
        }
    }

    bool readObject(JsonValue &value, int depth)
    {
        value.m_kind = JsonValue::Kind::Object;
        ++m_at;
        skipBlanks();
        if (take("}")) {
            return true;
        }
        do {
            skipBlanks();
            JsonValue::Member member;
            if (peek() != '"') {
                return refuse("a name is missing");
            }
            if (!readText(member.first)) {
                return false;
            }
            // Objects of ours have a dozen names; a hostile one with many is stopped before it gets slow.
            if (value.m_members.size() >= 256) {
                return refuse("too many names");
            }
            if (value.find(member.first) != nullptr) {
                return refuse("a name stands twice");
            }
            skipBlanks();
            if (!take(":")) {
                return refuse("a colon is missing");
            }
            if (!readValue(member.second, depth + 1)) {
                return false;
            }
            value.m_members.push_back(std::move(member));
            skipBlanks();
        } while (take(","));
        return take("}") || refuse("the object has no end");
    }

    bool readList(JsonValue &value, int depth)
    {
        value.m_kind = JsonValue::Kind::List;
        ++m_at;
        skipBlanks();
        if (take("]")) {
            return true;
        }
        do {
            JsonValue entry;
            if (!readValue(entry, depth + 1)) {
                return false;
            }
            value.m_list.push_back(std::move(entry));
            skipBlanks();
        } while (take(","));
        return take("]") || refuse("the list has no end");
    }

    bool readHex(std::uint32_t &code)
    {
        if (m_text.size() - m_at < 4) {
            return refuse("a bad escape");
        }
        const char *first = m_text.data() + m_at;
        const auto [end, error] = std::from_chars(first, first + 4, code, 16);
        if (error != std::errc{} || end != first + 4) {
            return refuse("a bad escape");
        }
        m_at += 4;
        return true;
    }

    bool readUnicode(std::string &text)
    {
        std::uint32_t code = 0;
        if (!readHex(code)) {
            return false;
        }
        if (code >= 0xd800 && code < 0xdc00) {
            std::uint32_t low = 0;
            if (!take("\\u") || !readHex(low) || low < 0xdc00 || low > 0xdfff) {
                return refuse("half a surrogate pair");
            }
            code = 0x10000U + ((code - 0xd800U) << 10U) + (low - 0xdc00U);
        } else if (code >= 0xdc00 && code <= 0xdfff) {
            return refuse("half a surrogate pair");
        }
        if (code == 0) {
            return refuse("a NUL in a text");
        }
        appendCharacter(text, code);
        return true;
    }

    bool readEscape(std::string &text)
    {
        static constexpr std::string_view letters = "\"\\/bfnrt";
        static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const char letter = peek();
        ++m_at;
        if (letter == 'u') {
            return readUnicode(text);
        }
        const std::size_t which = letter == '\0' ? std::string_view::npos : letters.find(letter);
        if (which == std::string_view::npos) {
            return refuse("a bad escape");
        }
        text.push_back(meanings[which]);
        return true;
    }

    bool readText(std::string &text)
    {
        ++m_at;
        while (m_at < m_text.size()) {
            const char letter = m_text[m_at];
            if (letter == '"') {
                ++m_at;
                return true;
            }
            if (static_cast<unsigned char>(letter) < 0x20) {
                return refuse("a control character in a text");
            }
            if (letter == '\\') {
                ++m_at;
                if (!readEscape(text)) {
                    return false;
                }
                continue;
            }
            const std::size_t length = characterLength(m_text.substr(m_at));
            if (length == 0) {
                return refuse("bytes that are not UTF-8");
            }
            text.append(m_text.substr(m_at, length));
            m_at += length;
        }
        return refuse("the text has no end");
    }

    std::size_t digits()
    {
        const std::size_t begin = m_at;
        while (peek() >= '0' && peek() <= '9') {
            ++m_at;
        }
        return m_at - begin;
    }

    bool readNumber(JsonValue &value)
    {
        const std::size_t begin = m_at;
        take("-");
        const bool zero = peek() == '0';
        const std::size_t count = digits();
        if (count == 0 || (zero && count > 1)) {
            return refuse("not a value");
        }
        bool whole = true;
        if (take(".")) {
            whole = false;
            if (digits() == 0) {
                return refuse("a bad number");
            }
        }
        if (take("e") || take("E")) {
            whole = false;
            static_cast<void>(take("+") || take("-"));
            if (digits() == 0) {
                return refuse("a bad number");
            }
        }
        const char *first = m_text.data() + begin;
        const char *last = m_text.data() + m_at;
        value.m_kind = whole ? JsonValue::Kind::Whole : JsonValue::Kind::Real;
        const auto result = whole ? std::from_chars(first, last, value.m_whole)
                                  : std::from_chars(first, last, value.m_real);
        return (result.ec == std::errc{} && result.ptr == last) || refuse("a number out of range");
    }

    std::string_view m_text;
    JsonLimits m_limits;
    std::size_t m_at = 0;
    std::size_t m_values = 0;
    std::string m_error;
};

const JsonValue *JsonValue::find(std::string_view name) const
{
    const auto found = std::ranges::find(m_members, name, &Member::first);
    return found == m_members.end() ? nullptr : &found->second;
}

double JsonValue::real() const
{
    return m_kind == Kind::Real ? m_real : static_cast<double>(m_whole);
}

std::expected<JsonValue, std::string> parseJson(std::string_view text, const JsonLimits &limits)
{
    return JsonReader(text, limits).read();
}

std::string jsonQuoted(std::string_view text)
{
    std::string made = "\"";
    while (!text.empty()) {
        const std::size_t length = characterLength(text);
        const unsigned char first = static_cast<unsigned char>(text.front());
        if (length == 0) {
            made += "\\ufffd";
        } else if (first == '"' || first == '\\') {
            made.push_back('\\');
            made.push_back(text.front());
        } else if (first == 0) {
            made += "\\ufffd";
        } else if (first < 0x20 || first == 0x7f) {
            std::array<char, 8> escape{};
            static_cast<void>(std::snprintf(escape.data(), escape.size(), "\\u%04x",
                                            static_cast<unsigned int>(first)));
            made += escape.data();
        } else {
            made.append(text.substr(0, length));
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    made.push_back('"');
    return made;
}

std::string jsonList(const std::vector<std::string> &values)
{
    std::string made = "[";
    for (const std::string &value : values) {
        made += made.size() > 1 ? "," : "";
        made += value;
    }
    return made + "]";
}

void JsonLine::name(std::string_view name)
{
    m_text += m_text.empty() ? "" : ",";
    m_text += jsonQuoted(name) + ":";
}

JsonLine &JsonLine::add(std::string_view name, std::string_view value)
{
    return addRaw(name, jsonQuoted(value));
}

JsonLine &JsonLine::add(std::string_view name, const char *value)
{
    return addRaw(name, jsonQuoted(value));
}

JsonLine &JsonLine::add(std::string_view name, double value)
{
    std::array<char, 64> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                            std::chars_format::fixed, 3);
    return addRaw(name, error == std::errc{} ? std::string_view(digits.data(), end) : "0");
}

JsonLine &JsonLine::add(std::string_view name, const std::vector<std::string> &values)
{
    std::vector<std::string> quoted;
    std::ranges::transform(values, std::back_inserter(quoted), jsonQuoted);
    return addRaw(name, jsonList(quoted));
}

JsonLine &JsonLine::add(std::string_view name, const std::vector<std::int64_t> &values)
{
    std::vector<std::string> numbers;
    std::ranges::transform(values, std::back_inserter(numbers),
                           [](std::int64_t value) { return std::to_string(value); });
    return addRaw(name, jsonList(numbers));
}

JsonLine &JsonLine::addRaw(std::string_view name, std::string_view json)
{
    this->name(name);
    m_text += json;
    return *this;
}

std::string JsonLine::text() const
{
    return "{" + m_text + "}";
}

} // namespace Casebook::Supervisor
