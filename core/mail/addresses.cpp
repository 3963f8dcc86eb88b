// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/addresses.h"

#include "core/base/limits.h"
#include "core/mail/encodedwords.h"

#include <utility>

namespace Casebook {

namespace {

/// At most so many addresses of one header; real ones have some hundred.
constexpr std::size_t mostAddresses = 5000;

class AddressReader
{
public:
    AddressReader(QByteArrayView value, const CharsetHint &hint)
        : m_value(value)
        , m_hint(hint)
    {
    }

    AddressList read()
    {
        while (m_at < m_value.size() && m_list.addresses.size() < mostAddresses) {
            step();
            if (m_list.groups > Limits::addressGroups) {
                m_list.isBroken = true;
                return std::move(m_list);
            }
        }
        finish();
        return std::move(m_list);
    }

private:
    void step()
    {
        const char c = m_value[m_at];
        switch (c) {
        case '"':
            quoted();
            return;
        case '(':
            comment();
            return;
        case '<':
            angle();
            return;
        case ',':
        case ';':
            finish();
            break;
        case ':':
            // The name of a group goes before its members.
            ++m_list.groups;
            m_phrase.clear();
            m_comment.clear();
            break;
        default:
            m_phrase.append(c);
        }
        ++m_at;
    }

    void quoted()
    {
        for (++m_at; m_at < m_value.size() && m_value[m_at] != '"'; ++m_at) {
            if (m_value[m_at] == '\\' && m_at + 1 < m_value.size()) {
                ++m_at;
            }
            m_phrase.append(m_value[m_at]);
        }
        m_list.isBroken = m_list.isBroken || m_at >= m_value.size();
        ++m_at;
    }

    void comment()
    {
        int depth = 0;
        QByteArray text;
        for (; m_at < m_value.size(); ++m_at) {
            const char c = m_value[m_at];
            if (c == '\\' && m_at + 1 < m_value.size()) {
                text.append(m_value[++m_at]);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            text.append(c);
            if (depth == 0) {
                break;
            }
        }
        m_list.isBroken = m_list.isBroken || depth > 0;
        ++m_at;
        // Before a name a comment is part of it for git and most readers; behind a bare address it is the name.
        m_comment = m_comment.isEmpty() ? text : m_comment + ' ' + text;
        m_commentFirst = m_phrase.trimmed().isEmpty();
    }

    void angle()
    {
        qsizetype end = m_value.indexOf('>', m_at);
        if (end < 0) {
            m_list.isBroken = true;
            end = m_value.size();
        }
        QByteArrayView inside = m_value.sliced(m_at + 1, end - m_at - 1).trimmed();
        // A new bracket before the first one closes: text that looks like an address is the name.
        if (const qsizetype again = inside.lastIndexOf('<'); again >= 0) {
            inside = inside.sliced(again + 1);
            m_list.isBroken = true;
        }
        // Obsolete route "@a,@b:user@host".
        if (inside.startsWith('@') && inside.contains(':')) {
            inside = inside.sliced(inside.indexOf(':') + 1);
        }
        if (inside.startsWith("mailto:")) {
            inside = inside.sliced(7);
        }
        if (m_address.isEmpty()) {
            m_address = inside.toByteArray();
            m_hasAngle = true;
        }
        m_at = end + 1;
    }

    void finish()
    {
        const QByteArray phrase = std::exchange(m_phrase, {}).simplified();
        const QByteArray comment = std::exchange(m_comment, {});
        const QByteArray address = std::exchange(m_address, {});
        const bool hasAngle = std::exchange(m_hasAngle, false);
        const bool commentFirst = std::exchange(m_commentFirst, false);
        if (hasAngle) {
            add(named(phrase, comment, commentFirst), address);
            return;
        }
        if (phrase.isEmpty()) {
            return;
        }
        bare(phrase, comment);
    }

    /// No brackets: the address is the word with the '@', the name the comment or the other words.
    void bare(const QByteArray &phrase, const QByteArray &comment)
    {
        const qsizetype at = phrase.indexOf('@');
        if (at < 0) {
            m_list.isBroken = true;
            add(phrase, {});
            return;
        }
        const qsizetype before = phrase.lastIndexOf(' ', at);
        qsizetype after = phrase.indexOf(' ', at);
        after = after < 0 ? phrase.size() : after;
        QByteArray name = phrase.left(before + 1) + phrase.mid(after);
        if (!comment.isEmpty()) {
            name = comment.mid(1, comment.size() - (comment.endsWith(')') ? 2 : 1));
        } else if (!name.trimmed().isEmpty()) {
            m_list.isBroken = true;
        }
        add(name, phrase.mid(before + 1, after - before - 1));
    }

    static QByteArray named(const QByteArray &phrase, const QByteArray &comment, bool commentFirst)
    {
        if (comment.isEmpty()) {
            return phrase;
        }
        if (phrase.isEmpty()) {
            return comment.mid(1, comment.size() - (comment.endsWith(')') ? 2 : 1));
        }
        return commentFirst ? comment + ' ' + phrase : phrase + ' ' + comment;
    }

    void add(const QByteArray &name, const QByteArray &address)
    {
        if (address.isEmpty() && name.trimmed().isEmpty()) {
            return;
        }
        MailAddress result;
        result.name = decodeHeader(name, m_hint).text.simplified();
        result.address = decodeHeader(address, m_hint).text.remove(u' ');
        m_list.addresses.push_back(std::move(result));
    }

    QByteArrayView m_value;
    const CharsetHint &m_hint;
    qsizetype m_at = 0;
    AddressList m_list;
    QByteArray m_phrase;
    QByteArray m_comment;
    QByteArray m_address;
    bool m_hasAngle = false;
    bool m_commentFirst = false;
};

} // namespace

AddressList parseAddresses(QByteArrayView value, const CharsetHint &hint)
{
    return AddressReader(value, hint).read();
}

} // namespace Casebook
