// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/jsontree.h"

#include "core/base/limits.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

class TreeReader final
{
public:
    explicit TreeReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    Result<JsonNode> read()
    {
        JsonNode root;
        if (!readValue(root, 0)) {
            return std::unexpected(m_error);
        }
        skipBlanks();
        if (m_at < m_bytes.size()) {
            wrong(u"something follows behind the value"_s);
            return std::unexpected(m_error);
        }
        return root;
    }

private:
    [[nodiscard]] char peek() const
    {
        return m_at < m_bytes.size() ? m_bytes.at(m_at) : '\0';
    }

    void skipBlanks()
    {
        while (m_at < m_bytes.size()
               && (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n')) {
            if (peek() == '\n') {
                ++m_line;
                m_lineStart = m_at + 1;
            }
            ++m_at;
        }
    }

    bool wrong(const QString &why, ErrorCode code = ErrorCode::Parse)
    {
        m_error = {.code = code,
                   .subject = u"line %1, column %2"_s.arg(m_line).arg(m_at - m_lineStart + 1),
                   .detail = why};
        return false;
    }

    bool take(char wanted)
    {
        skipBlanks();
        if (peek() != wanted || m_at >= m_bytes.size()) {
            return wrong(u"'%1' is missing"_s.arg(QLatin1Char(wanted)));
        }
        ++m_at;
        return true;
    }

    bool readValue(JsonNode &node, int depth)
    {
        skipBlanks();
        node.line = m_line;
        node.column = static_cast<int>(m_at - m_lineStart + 1);
        if (depth > Limits::planDepth) {
            return wrong(u"values stand too deep inside each other"_s, ErrorCode::TooDeep);
        }
        const char c = peek();
        if (c == '{') {
            return readObject(node, depth);
        }
        if (c == '[') {
            return readList(node, depth);
        }
        if (c == '"') {
            node.kind = JsonKind::Text;
            return readText(node.text);
        }
        if (c == '-' || (c >= '0' && c <= '9')) {
            return readNumber(node);
        }
        return readWord(node);
    }

    bool readWord(JsonNode &node)
    {
        const QByteArrayView rest = m_bytes.sliced(m_at);
        if (rest.startsWith("null")) {
            m_at += 4;
            return true;
        }
        node.kind = JsonKind::Flag;
        node.flag = rest.startsWith("true");
        if (node.flag || rest.startsWith("false")) {
            m_at += node.flag ? 4 : 5;
            return true;
        }
        return wrong(rest.isEmpty() ? u"the text ends too early"_s : u"a value is missing"_s);
    }

    bool readNumber(JsonNode &node)
    {
        const qsizetype start = m_at;
        while (m_at < m_bytes.size() && QByteArrayView("+-.eE0123456789").contains(peek())) {
            ++m_at;
        }
        bool isNumber = false;
        node.kind = JsonKind::Number;
        node.number = m_bytes.sliced(start, m_at - start).toDouble(&isNumber);
        if (!isNumber || !std::isfinite(node.number)) {
            m_at = start;
            return wrong(u"a number is malformed"_s);
        }
        return true;
    }

    bool readList(JsonNode &node, int depth)
    {
        node.kind = JsonKind::List;
        ++m_at;
        skipBlanks();
        if (peek() == ']') {
            ++m_at;
            return true;
        }
        while (true) {
            if (!readValue(node.items.emplace_back(), depth + 1)) {
                return false;
            }
            skipBlanks();
            if (peek() == ',') {
                ++m_at;
                continue;
            }
            return take(']');
        }
    }

    bool readObject(JsonNode &node, int depth)
    {
        node.kind = JsonKind::Object;
        ++m_at;
        skipBlanks();
        if (peek() == '}') {
            ++m_at;
            return true;
        }
        while (true) {
            skipBlanks();
            QString key;
            if (peek() != '"') {
                return wrong(u"a key in quotes is missing"_s);
            }
            const qsizetype start = m_at;
            if (!readText(key)) {
                return false;
            }
            if (std::ranges::find(node.keys, key) != node.keys.end()) {
                m_at = start;
                return wrong(u"the key \"%1\" stands twice"_s.arg(key));
            }
            node.keys.push_back(key);
            if (!take(':') || !readValue(node.items.emplace_back(), depth + 1)) {
                return false;
            }
            skipBlanks();
            if (peek() == ',') {
                ++m_at;
                continue;
            }
            return take('}');
        }
    }

    /// Four hexadecimal digits behind \u.
    bool readCodeUnit(QString &text)
    {
        bool isNumber = false;
        const QByteArrayView digits =
            m_bytes.sliced(m_at, std::min<qsizetype>(4, m_bytes.size() - m_at));
        const ushort unit =
            digits.size() == 4 ? QByteArray(digits.data(), 4).toUShort(&isNumber, 16) : ushort(0);
        if (!isNumber) {
            return wrong(u"\\u wants four hexadecimal digits"_s);
        }
        m_at += 4;
        text += QChar(unit);
        return true;
    }

    bool readText(QString &text)
    {
        ++m_at;
        qsizetype start = m_at;
        while (m_at < m_bytes.size()) {
            const char c = peek();
            if (static_cast<unsigned char>(c) < 0x20) {
                return wrong(u"a control character stands in a text"_s);
            }
            if (c != '"' && c != '\\') {
                ++m_at;
                continue;
            }
            text += decodeUtf8(m_bytes.sliced(start, m_at - start));
            ++m_at;
            if (c == '"') {
                return true;
            }
            const char escape = peek();
            ++m_at;
            const qsizetype known = QByteArrayView("\"\\/bfnrt").indexOf(escape);
            if (escape == 'u') {
                if (!readCodeUnit(text)) {
                    return false;
                }
            } else if (known >= 0 && escape != '\0') {
                text += QLatin1Char("\"\\/\b\f\n\r\t"[known]);
            } else {
                return wrong(u"a backslash stands before the wrong letter"_s);
            }
            start = m_at;
        }
        return wrong(u"a text has no end"_s);
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    int m_line = 1;
    Error m_error;
};

} // namespace

const JsonNode *JsonNode::find(QStringView key) const
{
    const auto found = std::ranges::find(keys, key);
    return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

Result<JsonNode> parseJsonTree(QByteArrayView bytes)
{
    return TreeReader(bytes).read();
}

} // namespace Casebook
