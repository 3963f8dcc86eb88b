// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/messageids.h"

#include "core/base/limits.h"

#include <algorithm>
#include <deque>

namespace Casebook {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

QByteArray withoutSpace(QByteArrayView text)
{
    QByteArray clean;
    clean.reserve(text.size());
    for (const char c : text) {
        if (!isSpace(c)) {
            clean.append(c);
        }
    }
    return clean;
}

bool hasControls(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

/// What stands between brackets, as an id; empty when it is none.
QByteArray idInside(QByteArrayView inside)
{
    const bool spaced = std::any_of(inside.begin(), inside.end(), isSpace);
    QByteArray id = spaced ? withoutSpace(inside) : inside.toByteArray();
    const bool hasAt = id.contains('@');
    if ((spaced && !hasAt) || id.size() < (hasAt ? 3 : 5) || id.size() > Limits::messageIdBytes
        || hasControls(id)) {
        return {};
    }
    return id;
}

/// Behind the comment or quoted string that begins at \a at; -1 when it does not end.
qsizetype behind(QByteArrayView value, qsizetype at)
{
    const char open = value[at];
    int depth = 0;
    for (qsizetype i = at; i < value.size(); ++i) {
        const char c = value[i];
        if (c == '\\') {
            ++i;
        } else if (open == '"' && c == '"' && i > at) {
            return i + 1;
        } else if (open == '(') {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
    }
    return -1;
}

/// Keeps the first half and the last half of what is added.
class Bounded
{
public:
    explicit Bounded(qsizetype most)
        : m_half(std::max<qsizetype>(most / 2, 1))
        , m_most(most)
    {
    }

    void add(const QByteArray &id)
    {
        ++m_total;
        if (m_first.size() < m_half) {
            m_first.append(QString::fromUtf8(id));
            return;
        }
        m_last.push_back(id);
        if (static_cast<qsizetype>(m_last.size()) > m_most - m_half) {
            m_last.pop_front();
        }
    }

    [[nodiscard]] qsizetype total() const
    {
        return m_total;
    }

    QStringList take()
    {
        for (const QByteArray &id : m_last) {
            m_first.append(QString::fromUtf8(id));
        }
        return std::move(m_first);
    }

private:
    qsizetype m_half;
    qsizetype m_most;
    qsizetype m_total = 0;
    QStringList m_first;
    std::deque<QByteArray> m_last;
};

void collect(QByteArrayView value, bool skipText, Bounded &ids)
{
    bool skipping = skipText;
    qsizetype at = 0;
    while (at < value.size()) {
        const char c = value[at];
        if (skipping && (c == '(' || c == '"')) {
            const qsizetype end = behind(value, at);
            // One that does not end would make every further one be searched to the end as well.
            skipping = end >= 0;
            at = end < 0 ? at + 1 : end;
            continue;
        }
        if (c != '<') {
            ++at;
            continue;
        }
        const qsizetype end = value.indexOf('>', at);
        if (end < 0) {
            return;
        }
        // "<<a@b>" and "<text <a@b>": the innermost bracket holds the id.
        const qsizetype open = value.first(end).lastIndexOf('<');
        const QByteArray id = idInside(value.sliced(open + 1, end - open - 1));
        if (!id.isEmpty()) {
            ids.add(id);
        }
        at = end + 1;
    }
}

} // namespace

QString messageIdOf(QByteArrayView value)
{
    value = value.trimmed();
    const qsizetype open = value.indexOf('<');
    const qsizetype close = open < 0 ? -1 : value.indexOf('>', open);
    QByteArray id;
    if (close > open) {
        id = withoutSpace(value.sliced(open + 1, close - open - 1));
    } else if (value.size() <= 2 * Limits::messageIdBytes) {
        id = withoutSpace(value);
        id.replace('<', QByteArray());
    }
    return id.size() > Limits::messageIdBytes || hasControls(id) ? QString()
                                                                 : QString::fromUtf8(id);
}

QStringList idsOf(QByteArrayView value, qsizetype most, qsizetype *total)
{
    Bounded ids(most);
    collect(value, true, ids);
    if (ids.total() == 0) {
        collect(value, false, ids);
    }
    value = value.trimmed();
    if (ids.total() == 0 && !value.contains('<') && value.contains('@')
        && value.size() <= Limits::messageIdBytes
        && std::none_of(value.begin(), value.end(), isSpace)) {
        ids.add(value.toByteArray());
    }
    if (total) {
        *total = ids.total();
    }
    return ids.take();
}

} // namespace Casebook
