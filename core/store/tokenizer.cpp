// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/tokenizer.h"

#include "core/base/text.h"

#include <QChar>

#include <array>
#include <string_view>

namespace Casebook {

namespace {

constexpr std::size_t wordBytes = 64;
constexpr int colocated = 1; ///< FTS5_TOKEN_COLOCATED
constexpr char32_t badCharacter = 0xFFFD;

struct Decoded
{
    char32_t character = 0;
    int bytes = 1;
};

/// One code point; anything that is not proper UTF-8 is U+FFFD of one byte.
Decoded decode(std::string_view text, std::size_t position)
{
    const auto byteAt = [text](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const auto isTail = [](unsigned int byte) { return (byte & 0xC0U) == 0x80U; };
    const unsigned int first = byteAt(position);
    if (first < 0x80) {
        return {first, 1};
    }
    const unsigned int second = byteAt(position + 1);
    if (first >= 0xC2 && first < 0xE0 && isTail(second)) {
        return {(first & 0x1FU) << 6U | (second & 0x3FU), 2};
    }
    const unsigned int third = byteAt(position + 2);
    if (first >= 0xE0 && first < 0xF0 && isTail(second) && isTail(third)) {
        const char32_t value = (first & 0x0FU) << 12U | (second & 0x3FU) << 6U | (third & 0x3FU);
        const bool good = value >= 0x800 && (value < 0xD800 || value > 0xDFFF);
        return good ? Decoded{value, 3} : Decoded{badCharacter, 1};
    }
    const unsigned int fourth = byteAt(position + 3);
    if (first >= 0xF0 && first < 0xF5 && isTail(second) && isTail(third) && isTail(fourth)) {
        const char32_t value = (first & 0x07U) << 18U | (second & 0x3FU) << 12U
            | (third & 0x3FU) << 6U | (fourth & 0x3FU);
        const bool good = value >= 0x10000 && value <= 0x10FFFF;
        return good ? Decoded{value, 4} : Decoded{badCharacter, 1};
    }
    return {badCharacter, 1};
}

/// Bytes written to \a out, which has room for four.
std::size_t encode(char32_t character, char *out)
{
    const auto put = [out](std::size_t at, char32_t value) { out[at] = static_cast<char>(value); };
    if (character < 0x80) {
        put(0, character);
        return 1;
    }
    if (character < 0x800) {
        put(0, 0xC0U | character >> 6U);
        put(1, 0x80U | (character & 0x3FU));
        return 2;
    }
    if (character < 0x10000) {
        put(0, 0xE0U | character >> 12U);
        put(1, 0x80U | (character >> 6U & 0x3FU));
        put(2, 0x80U | (character & 0x3FU));
        return 3;
    }
    put(0, 0xF0U | character >> 18U);
    put(1, 0x80U | (character >> 12U & 0x3FU));
    put(2, 0x80U | (character >> 6U & 0x3FU));
    put(3, 0x80U | (character & 0x3FU));
    return 4;
}

/// What a character does in a text.
enum class Role : std::uint8_t { Separator, Word, Cjk };

constexpr std::array<char, 128> asciiFold = [] {
    std::array<char, 128> fold{};
    for (std::size_t i = 0; i < fold.size(); ++i) {
        const bool upper = i >= 'A' && i <= 'Z';
        const bool word = upper || (i >= 'a' && i <= 'z') || (i >= '0' && i <= '9') || i == '_';
        fold[i] = word ? static_cast<char>(upper ? i + 32 : i) : '\0';
    }
    return fold;
}();

struct Classified
{
    Role role = Role::Separator;
    char32_t folded = 0;
};

Classified classify(char32_t character)
{
    if (character < 0x80) {
        const char folded = asciiFold[character];
        return {folded == '\0' ? Role::Separator : Role::Word, static_cast<char32_t>(folded)};
    }
    // Full-width forms of ASCII (U+FF01 to FF5E) are ASCII.
    if (character >= 0xFF01 && character <= 0xFF5E) {
        return classify(character - 0xFEE0);
    }
    if (isCjk(character)) {
        return {Role::Cjk, character};
    }
    if (QChar::isLetterOrNumber(character) || QChar::isMark(character)) {
        return {Role::Word, QChar::toCaseFolded(character)};
    }
    return {};
}

/// One pass over a text. Holds the word or run being read.
class Tokenizer
{
public:
    Tokenizer(std::string_view text, TokenizeMode mode, void *context, TokenSink sink)
        : m_text(text)
        , m_mode(mode)
        , m_context(context)
        , m_sink(sink)
    {
    }

    int run()
    {
        while (m_position < m_text.size() && m_result == 0) {
            const Decoded next = decode(m_text, m_position);
            const Classified what = classify(next.character);
            if (what.role == Role::Cjk) {
                readRun();
            } else if (what.role == Role::Word) {
                readWord();
            } else {
                m_position += static_cast<std::size_t>(next.bytes);
            }
        }
        return m_result;
    }

private:
    void readRun()
    {
        std::size_t previous = m_position;
        std::size_t count = 0;
        while (m_position < m_text.size() && m_result == 0) {
            const Decoded next = decode(m_text, m_position);
            if (classify(next.character).role != Role::Cjk) {
                break;
            }
            const std::size_t end = m_position + static_cast<std::size_t>(next.bytes);
            if (count > 0) {
                emitToken(0, m_text.substr(previous, end - previous), previous, end);
                previous = m_position;
            }
            m_position = end;
            ++count;
        }
        if (m_mode == TokenizeMode::Query && count > 1) {
            // Only when something follows is it sure that the run ends here.
            m_held = m_text.substr(previous, m_position - previous);
            m_heldStart = previous;
            return;
        }
        emitToken(0, m_text.substr(previous, m_position - previous), previous, m_position);
    }

    /// A piece of the word being read: where it stands in the folded bytes and in the text.
    struct Part
    {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t textBegin = 0;
        std::size_t textEnd = 0;
    };

    void readWord()
    {
        std::size_t size = 0;
        std::size_t partCount = 0;
        bool inPart = false;
        bool hasUnderscore = false;
        bool hasUpper = false;
        const std::size_t start = m_position;
        while (m_position < m_text.size()) {
            const Decoded next = decode(m_text, m_position);
            const Classified what = classify(next.character);
            if (what.role != Role::Word) {
                break;
            }
            const std::size_t end = m_position + static_cast<std::size_t>(next.bytes);
            if (size < wordBytes) {
                const std::size_t before = size;
                size += encode(what.folded, m_word.data() + size);
                hasUpper = hasUpper || next.character != what.folded;
                if (what.folded == U'_') {
                    hasUnderscore = true;
                    inPart = false;
                } else {
                    if (!inPart) {
                        m_parts[partCount++] = {before, size, m_position, end};
                        inPart = true;
                    }
                    m_parts[partCount - 1].end = size;
                    m_parts[partCount - 1].textEnd = end;
                }
            }
            m_position = end;
        }
        if (partCount == 0) {
            return; // nothing but underscores
        }
        const std::string_view folded(m_word.data(), size);
        emitToken(0, folded, start, m_position);
        if (m_mode == TokenizeMode::Query || (!hasUnderscore && !hasUpper)) {
            return;
        }
        for (std::size_t i = 0; i < partCount; ++i) {
            if (hasUnderscore) {
                emitPart(m_parts[i]);
            }
            if (hasUpper) {
                emitHumps(m_parts[i]);
            }
        }
    }

    void emitPart(const Part &part)
    {
        emitToken(colocated, std::string_view(m_word.data() + part.begin, part.end - part.begin),
                  part.textBegin, part.textEnd);
    }

    /// `parseMessage` and `HTTPServer` have humps: ASCII letters only, two to six pieces of at least two
    /// letters, so that base64 and hex do not fill the index.
    void emitHumps(const Part &part)
    {
        constexpr std::size_t mostHumps = 6;
        constexpr std::size_t shortest = 2;
        const std::string_view text = m_text.substr(part.textBegin, part.textEnd - part.textBegin);
        const auto isUpper = [text](std::size_t at) { return text[at] >= 'A' && text[at] <= 'Z'; };
        const auto isLower = [text](std::size_t at) { return text[at] >= 'a' && text[at] <= 'z'; };
        std::array<std::size_t, mostHumps + 1> starts{};
        std::size_t count = 1;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (!isUpper(at) && !isLower(at)) {
                return;
            }
            const bool begins = at > 0 && isUpper(at)
                && (isLower(at - 1) || (at + 1 < text.size() && isLower(at + 1)));
            if (begins) {
                if (count == mostHumps || at - starts[count - 1] < shortest) {
                    return;
                }
                starts[count++] = at;
            }
        }
        starts[count] = text.size();
        if (count == 1 || text.size() - starts[count - 1] < shortest) {
            return;
        }
        for (std::size_t i = 0; i < count; ++i) {
            emitPart({part.begin + starts[i], part.begin + starts[i + 1],
                      part.textBegin + starts[i], part.textBegin + starts[i + 1]});
        }
    }

    void emitToken(int flags, std::string_view term, std::size_t start, std::size_t end)
    {
        if (!m_held.empty()) {
            const std::string_view held = std::exchange(m_held, {});
            emitToken(0, held, m_heldStart, m_heldStart + held.size());
        }
        if (m_result == 0) {
            m_result = m_sink(m_context, flags, term.data(), static_cast<int>(term.size()),
                              static_cast<int>(start), static_cast<int>(end));
        }
    }

    std::string_view m_text;
    TokenizeMode m_mode;
    void *m_context = nullptr;
    TokenSink m_sink = nullptr;
    std::size_t m_position = 0;
    std::string_view m_held;
    std::size_t m_heldStart = 0;
    int m_result = 0;
    std::array<char, wordBytes + 4> m_word{}; ///< the word being read, folded
    std::array<Part, (wordBytes / 2) + 2> m_parts{};
};

/// Turns byte offsets, which only grow a little back and forth, into UTF-16 ones.
std::vector<qsizetype> utf16Offsets(std::string_view text)
{
    std::vector<qsizetype> offsets(text.size() + 1, 0);
    qsizetype units = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode(text, at);
        for (int i = 0; i < next.bytes; ++i) {
            offsets[at + static_cast<std::size_t>(i)] = units;
        }
        units += next.character > 0xFFFF ? 2 : 1;
        at += static_cast<std::size_t>(next.bytes);
    }
    offsets[text.size()] = units;
    return offsets;
}

} // namespace

int tokenizeUtf8(QByteArrayView text, TokenizeMode mode, void *context, TokenSink sink)
{
    return Tokenizer(std::string_view(text.data(), static_cast<std::size_t>(text.size())), mode,
                     context, sink)
        .run();
}

std::vector<SearchToken> searchTokens(QStringView text, TokenizeMode mode)
{
    struct Collected
    {
        std::vector<SearchToken> tokens;
        std::vector<qsizetype> offsets;
    };

    const QByteArray utf8 = text.toUtf8();
    Collected collected{
        .tokens = {},
        .offsets = utf16Offsets({utf8.constData(), static_cast<std::size_t>(utf8.size())})};
    tokenizeUtf8(utf8, mode, &collected,
                 [](void *context, int flags, const char *term, int size, int start, int end) {
                     auto *all = static_cast<Collected *>(context);
                     const qsizetype from = all->offsets[static_cast<std::size_t>(start)];
                     const qsizetype to = all->offsets[static_cast<std::size_t>(end)];
                     all->tokens.push_back({.term = QString::fromUtf8(term, size),
                                            .start = from,
                                            .length = to - from,
                                            .isPart = (flags & colocated) != 0});
                     return 0;
                 });
    return std::move(collected.tokens);
}

} // namespace Casebook
