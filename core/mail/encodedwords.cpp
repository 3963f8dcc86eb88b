// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/encodedwords.h"

#include <optional>

namespace Casebook {

namespace {

struct EncodedWord
{
    QByteArrayView charset;
    char encoding = 'q'; ///< q or b
    QByteArrayView text;
    qsizetype length = 0;
};

/// "=?charset?Q?text?=" at \a at.
std::optional<EncodedWord> wordAt(QByteArrayView value, qsizetype at)
{
    if (!value.sliced(at).startsWith("=?")) {
        return {};
    }
    const qsizetype first = value.indexOf('?', at + 2);
    if (first < 0 || first == at + 2 || first - at > 60 || first + 2 >= value.size()
        || value[first + 2] != '?') {
        return {};
    }
    EncodedWord word;
    word.encoding = static_cast<char>(value[first + 1] | 0x20);
    if (word.encoding != 'q' && word.encoding != 'b') {
        return {};
    }
    const qsizetype start = first + 3;
    const qsizetype end = value.indexOf("?=", start);
    if (end < 0) {
        return {};
    }
    word.charset = value.sliced(at + 2, first - at - 2);
    if (word.charset.contains(' ') || word.charset.contains('=')) {
        return {};
    }
    word.text = value.sliced(start, end - start);
    word.length = end + 2 - at;
    return word;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

QByteArray bytesOf(const EncodedWord &word)
{
    if (word.encoding == 'b') {
        return QByteArray::fromBase64(word.text.toByteArray());
    }
    QByteArray bytes;
    bytes.reserve(word.text.size());
    for (qsizetype i = 0; i < word.text.size(); ++i) {
        const char c = word.text[i];
        if (c == '=' && i + 2 < word.text.size()) {
            const int high = hexValue(word.text[i + 1]);
            const int low = hexValue(word.text[i + 2]);
            if (high >= 0 && low >= 0) {
                bytes.append(static_cast<char>(high * 16 + low));
                i += 2;
                continue;
            }
        }
        bytes.append(c == '_' ? ' ' : c);
    }
    return bytes;
}

/// Gathers the pieces of one value.
class Decoder
{
public:
    Decoder(QByteArrayView value, const CharsetHint &hint)
        : m_value(value)
        , m_hint(hint)
    {
    }

    HeaderText run()
    {
        qsizetype plainStart = 0;
        qsizetype at = m_value.indexOf("=?");
        while (at >= 0) {
            const std::optional<EncodedWord> word = wordAt(m_value, at);
            if (!word) {
                at = m_value.indexOf("=?", at + 2);
                continue;
            }
            const QByteArrayView between = m_value.sliced(plainStart, at - plainStart);
            const bool follows = plainStart > 0 && between.trimmed().isEmpty();
            if (!follows) {
                flush();
                addPlain(between);
            }
            addWord(*word);
            plainStart = at + word->length;
            at = m_value.indexOf("=?", plainStart);
        }
        flush();
        addPlain(m_value.sliced(plainStart));
        clean();
        return std::move(m_result);
    }

private:
    void addWord(const EncodedWord &word)
    {
        if (!m_bytes.isEmpty()
            && (word.encoding != m_encoding
                || word.charset.compare(m_charset, Qt::CaseInsensitive))) {
            flush();
        }
        m_charset = word.charset;
        m_encoding = word.encoding;
        m_bytes.append(bytesOf(word));
    }

    void flush()
    {
        if (m_bytes.isEmpty()) {
            return;
        }
        const DecodedText decoded = decodeText(m_bytes, m_charset, m_hint);
        m_result.text.append(decoded.text);
        if (decoded.badCharset && m_result.badCharset.isEmpty()) {
            m_result.badCharset =
                QString::fromLatin1(m_charset.first(std::min<qsizetype>(m_charset.size(), 40)));
        }
        m_bytes.clear();
    }

    void addPlain(QByteArrayView plain)
    {
        if (plain.isEmpty()) {
            return;
        }
        const DecodedText decoded = decodeText(plain, {}, m_hint);
        m_result.text.append(decoded.text);
        if (!decoded.guessed.isEmpty()) {
            m_result.guessed = decoded.guessed;
        }
    }

    void clean()
    {
        for (QChar &c : m_result.text) {
            const char16_t unit = c.unicode();
            if (unit == u'\t') {
                c = u' ';
            } else if (unit < 0x20 || unit == 0x7F || unit == 0x2028 || unit == 0x2029) {
                c = u' ';
                m_result.hadControls = true;
            }
        }
        m_result.text = std::move(m_result.text).trimmed();
    }

    QByteArrayView m_value;
    const CharsetHint &m_hint;
    HeaderText m_result;
    QByteArray m_bytes;
    QByteArrayView m_charset;
    char m_encoding = 'q';
};

} // namespace

HeaderText decodeHeader(QByteArrayView value, const CharsetHint &hint)
{
    return Decoder(value, hint).run();
}

QByteArray charsetOfWords(QByteArrayView value)
{
    for (qsizetype at = value.indexOf("=?"); at >= 0; at = value.indexOf("=?", at + 2)) {
        const std::optional<EncodedWord> word = wordAt(value, at);
        const QByteArray charset = word ? tellingCharset(word->charset) : QByteArray();
        if (!charset.isEmpty()) {
            return charset;
        }
    }
    return {};
}

} // namespace Casebook
