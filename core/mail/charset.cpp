// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/charset.h"

#include <QtEndian>

#include <array>
#include <cstring>

#include <iconv.h>

namespace Casebook {

namespace {

/// 0x80 to 0x9F of windows-1252; 0 where it has no character.
constexpr std::array<char16_t, 32> windows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

QString decodeWindows1252(QByteArrayView bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() >= 0x80 && c.unicode() < 0xA0) {
            const char16_t mapped = windows1252[c.unicode() - 0x80U];
            c = mapped ? QChar(mapped) : QChar(QChar::ReplacementCharacter);
        }
    }
    return text;
}

/// A conversion descriptor that closes itself.
class Iconv final
{
public:
    explicit Iconv(const char *from)
        : m_handle(iconv_open(Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? "UTF-16LE" : "UTF-16BE", from))
    {
    }

    ~Iconv()
    {
        if (isOpen()) {
            iconv_close(m_handle);
        }
    }

    Iconv(const Iconv &) = delete;
    Iconv &operator=(const Iconv &) = delete;

    // iconv(3): the failure value is (iconv_t)-1.
    [[nodiscard]] bool isOpen() const
    {
        return std::bit_cast<std::intptr_t>(m_handle) != -1;
    }

    /// \a bad is set when a byte did not fit.
    QString decode(QByteArrayView bytes, bool &bad)
    {
        QString text;
        // iconv takes the input as char* but does not write to it.
        char *in =
            const_cast<char *>(bytes.data()); // NOLINT(cppcoreguidelines-pro-type-const-cast)
        auto left = static_cast<std::size_t>(bytes.size());
        std::array<char16_t, 2048> piece{};
        while (left > 0) {
            char *out = std::bit_cast<char *>(piece.data());
            std::size_t room = sizeof(piece);
            const std::size_t result = iconv(m_handle, &in, &left, &out, &room);
            text.append(
                QStringView(piece.data(), static_cast<qsizetype>((sizeof(piece) - room) / 2)));
            if (result != static_cast<std::size_t>(-1)) {
                break;
            }
            if (errno != E2BIG) {
                bad = true;
                text.append(QChar(QChar::ReplacementCharacter));
                ++in;
                --left;
            }
        }
        return text;
    }

private:
    iconv_t m_handle;
};

/// Lower-case name without quotes and blanks; empty when it cannot be a charset's name.
QByteArray cleanName(QByteArrayView charset)
{
    QByteArray name;
    for (const char c : charset) {
        if (c == '"' || c == '\'' || c == ' ' || c == '\t') {
            continue;
        }
        if (c == '*') {
            break; // RFC 2231 language
        }
        const bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '-' || c == '_' || c == '.' || c == ':' || c == '+';
        if (!fits || name.size() >= 40) {
            return {};
        }
        name.append(c);
    }
    return name.toLower();
}

/// What a name really means in mail.
QByteArray meaning(const QByteArray &name)
{
    if (name.startsWith("gb2312") || name.startsWith("gb_2312") || name.startsWith("gbk")
        || name.startsWith("gb18030") || name == "x-gbk" || name == "cn-gb" || name == "euc-cn"
        || name == "hz-gb" || name == "cp936" || name == "windows-936") {
        return "GB18030";
    }
    if (name == "utf8" || name == "utf-8" || name == "unicode-1-1-utf-8") {
        return "UTF-8";
    }
    if (name == "iso-8859-1" || name == "iso8859-1" || name == "latin1" || name == "windows-1252"
        || name == "cp1252" || name == "iso_8859-1" || name == "x-ansi" || name == "cp-1252") {
        return "windows-1252";
    }
    if (name.isEmpty() || name == "us-ascii" || name == "ascii" || name == "ansi_x3.4-1968"
        || name == "x-unknown" || name == "unknown" || name == "unknown-8bit" || name == "default"
        || name == "default_charset" || name == "none" || name == "binary" || name == "8bit") {
        return {};
    }
    if (name == "ks_c_5601-1987" || name == "euc-kr") {
        return "CP949";
    }
    if (name == "shift_jis" || name == "shift-jis" || name == "sjis" || name == "x-sjis") {
        return "CP932";
    }
    if (name == "big5") {
        return "BIG5-HKSCS";
    }
    if (name.startsWith("cp-")) {
        return "cp" + name.mid(3);
    }
    if (name.startsWith("unicode-1-1-utf-7")) {
        return "UTF-7";
    }
    return name;
}

QString decodeAs(QByteArrayView bytes, const QByteArray &charset, bool &bad)
{
    if (charset == "UTF-8") {
        bad = bad || !bytes.isValidUtf8();
        return QString::fromUtf8(bytes);
    }
    if (charset == "windows-1252") {
        return decodeWindows1252(bytes);
    }
    Iconv converter(charset.constData());
    return converter.isOpen() ? converter.decode(bytes, bad) : decodeWindows1252(bytes);
}

/// More bytes stray than fit: whoever named UTF-8 did not know.
bool isNoUtf8(QByteArrayView bytes)
{
    const Utf8Count count = countUtf8(bytes);
    return count.stray > count.whole;
}

} // namespace

QString decodeFrom(QByteArrayView bytes, const QByteArray &charset, bool &bad)
{
    return decodeAs(bytes, meaning(charset.toLower()), bad);
}

QByteArray tellingCharset(QByteArrayView name)
{
    const QByteArray real = meaning(cleanName(name));
    const bool silent = real.isEmpty() || real == "UTF-8" || real == "windows-1252"
        || real.startsWith("iso-2022") || real.startsWith("utf") || real.startsWith("UTF");
    return silent || !Iconv(real.constData()).isOpen() ? QByteArray() : real;
}

bool isAscii(QByteArrayView bytes)
{
    const char *at = bytes.data();
    qsizetype left = bytes.size();
    for (; left >= 8; left -= 8, at += 8) {
        quint64 word = 0;
        std::memcpy(&word, at, 8);
        if (word & 0x8080808080808080ULL) {
            return false;
        }
    }
    for (; left > 0; --left, ++at) {
        if (static_cast<unsigned char>(*at) > 127) {
            return false;
        }
    }
    return true;
}

DecodedText decodeText(QByteArrayView bytes, QByteArrayView charset, const CharsetHint &hint)
{
    DecodedText result;
    const QByteArray name = cleanName(charset);
    QByteArray real = meaning(name);
    const bool junk = name.isEmpty() && !charset.isEmpty();
    const bool ascii = isAscii(bytes);
    // Seven-bit bytes mean the same in all of them but these.
    const bool shifts = real.toLower() == "utf-7" || real.startsWith("iso-2022")
        || real.startsWith("hz") || real.startsWith("utf-16") || real.startsWith("utf-32")
        || real.startsWith("utf16");
    const bool escaped = real.isEmpty() && bytes.indexOf("\x1B$") >= 0;
    if (ascii && !shifts && !escaped) {
        result.text = QString::fromLatin1(bytes);
        const bool plain = real.isEmpty() || real == "UTF-8" || real == "windows-1252"
            || real == "GB18030" || real.startsWith("iso-8859") || real.startsWith("windows-");
        result.badCharset = junk || (!plain && !Iconv(real.constData()).isOpen());
        return result;
    }
    if (!real.isEmpty() && real != "UTF-8" && real != "windows-1252"
        && !Iconv(real.constData()).isOpen()) {
        result.badCharset = true;
        real.clear();
    }
    result.badCharset = result.badCharset || junk;
    if (real == "UTF-8" && !bytes.isValidUtf8() && isNoUtf8(bytes)) {
        result.badCharset = true;
        real.clear();
    }
    if (real.isEmpty()) {
        const QByteArray guess = guessCharset(bytes, hint);
        result.guessed = QString::fromLatin1(guess);
        real = meaning(guess.toLower());
    }
    bool bad = false;
    result.text = decodeAs(bytes, real, bad);
    result.badCharset = result.badCharset || bad;
    return result;
}

} // namespace Casebook
