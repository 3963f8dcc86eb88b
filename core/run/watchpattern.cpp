// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/watchpattern.h"

#include "core/base/limits.h"

#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Shorter ones stand in too many lines to save anything.
constexpr qsizetype leastLiteral = 3;

/// Walks over a pattern once and keeps the longest run of plain characters of each alternative. What it
/// does not know ends a run; what could make runs optional gives up.
class LiteralReader final
{
public:
    explicit LiteralReader(const QString &pattern)
        : m_pattern(pattern)
    {
    }

    QByteArrayList read()
    {
        while (m_at < m_pattern.size()) {
            if (!step()) {
                return {};
            }
        }
        return endAlternative() ? m_literals : QByteArrayList();
    }

private:
    [[nodiscard]] QChar next(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_pattern.size() ? m_pattern.at(m_at + ahead) : QChar();
    }

    void endRun()
    {
        if (m_run.size() > m_longest.size()) {
            m_longest = m_run;
        }
        m_run.clear();
    }

    bool endAlternative()
    {
        endRun();
        m_literals.append(std::exchange(m_longest, {}).toUtf8());
        return m_literals.last().size() >= leastLiteral;
    }

    /// Behind the character \a end, or at the end of the pattern.
    void skipTo(QChar end)
    {
        const qsizetype at = m_pattern.indexOf(end, m_at);
        m_at = at < 0 ? m_pattern.size() : at + 1;
    }

    void skipClass()
    {
        m_at += next(1) == u'^' ? 2 : 1;
        m_at += next() == u']' ? 1 : 0; // the first one is a member
        while (m_at < m_pattern.size() && next() != u']') {
            m_at += next() == u'\\' ? 2 : 1;
        }
        ++m_at;
    }

    /// A letter behind a backslash; false for \Q.
    bool skipEscapedLetter()
    {
        const QChar letter = next(1);
        m_at += 2;
        if (letter == u'Q' || letter == u'E') {
            return false;
        }
        if (next() == u'{') {
            skipTo(u'}');
            return true;
        }
        while (letter.isDigit() ? next().isDigit() : letter == u'x' && next().isLetterOrNumber()) {
            ++m_at;
        }
        return true;
    }

    /// One character or construct; false when nothing can be said.
    bool step()
    {
        const QChar c = next();
        if (c == u'\\' && next(1).isLetterOrNumber()) {
            endRun();
            return skipEscapedLetter();
        }
        if (c == u'\\') {
            if (m_depth == 0) {
                m_run += next(1);
            }
            m_at += 2;
        } else if (c == u'[') {
            endRun();
            skipClass();
        } else if (c == u'(' || c == u')') {
            endRun();
            m_depth += c == u'(' ? 1 : -1;
            ++m_at;
            // (?i) and its like change what plain characters stand for.
            return c != u'(' || next() != u'?' || QStringView(u":=!<P'").contains(next(1));
        } else if (c == u'|' && m_depth == 0) {
            ++m_at;
            return endAlternative();
        } else if (c == u'*' || c == u'?' || c == u'{') {
            m_run.chop(1); // what stands before it may be missing
            endRun();
            if (c == u'{') {
                skipTo(u'}');
            } else {
                ++m_at;
            }
        } else if (QStringView(u".^$+|").contains(c)) {
            endRun();
            ++m_at;
        } else {
            if (m_depth == 0) {
                m_run += c;
            }
            ++m_at;
        }
        return true;
    }

    QString m_pattern;
    QString m_run;
    QString m_longest;
    QByteArrayList m_literals;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

Result<QRegularExpression> watchPattern(const QString &pattern)
{
    if (pattern.size() > Limits::watchPatternCharacters) {
        return std::unexpected<Error>(Error{.code = ErrorCode::TooLarge,
                                            .subject = pattern.first(40),
                                            .detail = {},
                                            .value = Limits::watchPatternCharacters});
    }
    // PCRE2 takes limits from the beginning of a pattern (pcre2pattern 3, "Setting match resource limits").
    if (pattern.startsWith("(*"_L1)) {
        return fail(ErrorCode::Rejected, pattern, u"a pattern cannot begin with (*"_s);
    }
    const QString bounded = u"(*LIMIT_MATCH=%1)(*LIMIT_DEPTH=%1)"_s.arg(Limits::watchPatternSteps);
    QRegularExpression made(bounded + pattern, QRegularExpression::DontCaptureOption);
    if (!made.isValid()) {
        return fail(ErrorCode::Parse, pattern,
                    u"%1 at character %2"_s.arg(made.errorString())
                        .arg(made.patternErrorOffset() - bounded.size() + 1));
    }
    return made;
}

QByteArrayList literalsOf(const QString &pattern)
{
    return LiteralReader(pattern).read();
}

} // namespace Casebook
