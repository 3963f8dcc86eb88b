// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/patchmail.h"

#include "core/mail/addresses.h"
#include "core/mail/encodedwords.h"
#include "core/mail/subject.h"

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

bool isBlank(QStringView line)
{
    return line.trimmed().isEmpty();
}

/// Where git stops reading the message: a header of a diff or "---" alone.
bool beginsPatch(QStringView line)
{
    if (line.startsWith(u"diff -") || line.startsWith(u"Index: ")) {
        return true;
    }
    if (!line.startsWith(u"---")) {
        return false;
    }
    const QStringView rest = line.sliced(3);
    return isBlank(rest) || (rest.size() > 1 && rest.front() == u' ' && !rest[1].isSpace());
}

/// "-- >8 --" and its like: the perforation takes more than a third of what is seen of the line and is
/// made of marks for more than half.
bool isScissors(QStringView line)
{
    qsizetype first = -1;
    qsizetype last = -1;
    qsizetype perforation = 0;
    qsizetype gap = 0;
    bool inside = false;
    bool scissors = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i].isSpace()) {
            perforation += inside ? 1 : 0;
            gap += inside ? 1 : 0;
            continue;
        }
        first = first < 0 ? i : first;
        last = i;
        if (line[i] == u'-') {
            inside = true;
            ++perforation;
            continue;
        }
        const QStringView mark = line.sliced(i).left(2);
        if (mark == u">8" || mark == u"8<" || mark == u">%" || mark == u"%<") {
            inside = true;
            scissors = true;
            perforation += 2;
            ++i;
            continue;
        }
        inside = false;
    }
    const qsizetype visible = first < 0 ? 0 : last - first + 1;
    return scissors && visible >= 8 && visible < perforation * 3 && gap * 2 < perforation;
}

QString decodedValue(QStringView value)
{
    return decodeHeader(value.toUtf8()).text;
}

/// Reads the lines above the patch.
class CommitReader
{
public:
    CommitReader(const ParsedMessage &message, CommitRules rules, CommitText &out)
        : m_message(message)
        , m_rules(rules)
        , m_out(out)
    {
        useOwnHeaders();
    }

    /// False where the patch begins.
    bool read(QStringView line)
    {
        if (m_inHeaders && isBlank(line)) {
            m_inHeaders = m_pending.isEmpty();
            endHeader();
            return true;
        }
        if (m_inHeaders && m_rules.inBodyHeaders && readHeader(line)) {
            return true;
        }
        m_inHeaders = false;
        if (isScissors(line)) {
            m_out.hasScissors = true;
            if (m_rules.scissors) {
                restart();
                return true;
            }
        }
        if (beginsPatch(line)) {
            return false;
        }
        m_out.message += line;
        m_out.message += u'\n';
        return true;
    }

    void finish(bool hasPatch)
    {
        endHeader();
        if (!hasPatch) {
            useOwnHeaders(); // headers in a body without a patch are somebody's quote
        }
        m_out.title = normalisedSubject(m_subject);
    }

private:
    void useOwnHeaders()
    {
        m_out.author = m_message.from;
        m_subject = m_message.subject;
        m_out.date.clear();
        for (const HeaderLine &header : m_message.headers) {
            if (header.name.compare("Date", Qt::CaseInsensitive) == 0 && m_out.date.isEmpty()) {
                m_out.date = QString::fromUtf8(header.value);
            }
        }
        m_hasFrom = false;
        m_hasSubject = false;
        m_hasDate = false;
    }

    /// What stands above scissors says nothing, its headers neither.
    void restart()
    {
        m_out.message.clear();
        useOwnHeaders();
        m_inHeaders = true;
    }

    bool readHeader(QStringView line)
    {
        if (!m_pending.isEmpty() && (line.front() == u' ' || line.front() == u'\t')) {
            m_pending += u' ' + line.trimmed().toString();
            return true;
        }
        endHeader();
        if (line.startsWith(u">From ") || line.startsWith(u"From ")) {
            // the first line of git format-patch, escaped by an mbox or not
            return line.endsWith(u"Mon Sep 17 00:00:00 2001");
        }
        if (line.startsWith(u"[PATCH] ") || line.startsWith(u"[PATCH]\t")) {
            m_subject = line.toString();
            return true;
        }
        const bool known = (!m_hasFrom && line.startsWith(u"From:", Qt::CaseInsensitive))
            || (!m_hasSubject && line.startsWith(u"Subject:", Qt::CaseInsensitive))
            || (!m_hasDate && line.startsWith(u"Date:", Qt::CaseInsensitive));
        if (known) {
            m_pending = line.toString();
        }
        return known;
    }

    void endHeader()
    {
        if (m_pending.isEmpty()) {
            return;
        }
        const qsizetype colon = m_pending.indexOf(u':');
        const QStringView name = QStringView(m_pending).first(colon);
        const QStringView value = QStringView(m_pending).sliced(colon + 1).trimmed();
        if (name.compare(u"From", Qt::CaseInsensitive) == 0) {
            const AddressList list = parseAddresses(value.toUtf8());
            if (!list.addresses.empty()) {
                m_out.author = list.addresses.front();
                m_hasFrom = true;
            }
        } else if (name.compare(u"Subject", Qt::CaseInsensitive) == 0) {
            m_subject = decodedValue(value);
            m_hasSubject = true;
        } else {
            m_out.date = value.toString();
            m_hasDate = true;
        }
        m_pending.clear();
    }

    const ParsedMessage &m_message;
    CommitRules m_rules;
    CommitText &m_out;
    QString m_subject;
    QString m_pending; ///< a header of the body that may go on in the next line
    bool m_inHeaders = true;
    bool m_hasFrom = false;
    bool m_hasSubject = false;
    bool m_hasDate = false;
};

/// "git://host/path", "ssh://…", "user@host:path"; letters as patchwork takes them.
bool isRepository(QStringView word)
{
    const qsizetype scheme = word.indexOf(u"://");
    const qsizetype at = word.indexOf(u'@');
    const qsizetype start = scheme > 0 ? scheme : at;
    return start > 0 && start + 3 < word.size()
        && std::ranges::all_of(word.first(start),
                               [](QChar c) { return c.isLetterOrNumber() || u"+-_"_s.contains(c); })
        && (scheme > 0 || word.indexOf(u':', at) > at || word.indexOf(u'/', at) > at);
}

} // namespace

PostKind postKindOf(const ParsedMessage &message, const BodyStructure &structure)
{
    const SubjectParts subject = parseSubject(message.subject);
    if (subject.isReply) {
        return PostKind::Answer;
    }
    if (subject.tag.hasCounter && subject.tag.number == 0) {
        return PostKind::Cover;
    }
    if (structure.hasDiff) {
        return pullRequestOf(message.body).isEmpty() ? PostKind::Patch : PostKind::PullRequest;
    }
    if (!pullRequestOf(message.body).isEmpty()) {
        return PostKind::PullRequest;
    }
    return message.inReplyTo.isEmpty() ? PostKind::Other : PostKind::Answer;
}

CommitText commitTextOf(const ParsedMessage &message, CommitRules rules)
{
    CommitText commit;
    CommitReader reader(message, rules, commit);
    const QStringView body = message.body;
    qsizetype at = 0;
    for (int line = 0; at < body.size(); ++line) {
        const qsizetype newline = body.indexOf(u'\n', at);
        const qsizetype end = newline < 0 ? body.size() : newline;
        if (!reader.read(body.sliced(at, end - at))) {
            commit.patch = body.sliced(at).toString();
            commit.patchLine = line;
            break;
        }
        at = end + 1;
    }
    reader.finish(commit.patchLine >= 0);
    return commit;
}

QString ownDiffOf(const QString &body, const BodyStructure &structure)
{
    QString text;
    int covered = 0;
    for (const DiffFile &file : structure.diffs) {
        if (file.quoteDepth > 0) {
            continue;
        }
        const int first = std::max(covered, file.firstLine);
        const int end =
            std::min(file.firstLine + file.lineCount, static_cast<int>(structure.lines.size()));
        for (int i = first; i < end; ++i) {
            const BodyLine &line = structure.lines[static_cast<std::size_t>(i)];
            text += QStringView(body).sliced(line.start, line.length);
            text += u'\n';
        }
        covered = std::max(covered, end);
    }
    return text;
}

QString pullRequestOf(const QString &body)
{
    const qsizetype since = body.indexOf("The following changes since commit"_L1);
    if (since < 0 || (since > 0 && body[since - 1] != u'\n')) {
        return {};
    }
    const qsizetype where =
        body.indexOf("are available in the git repository at:"_L1, since, Qt::CaseInsensitive);
    if (where <= 0 || body[where - 1] != u'\n') {
        return {};
    }
    // The address may stand behind the colon, its branch in the line below it.
    QStringList words;
    int lines = 0;
    for (const QStringView line :
         QStringView(body).sliced(body.indexOf(u':', where) + 1).left(4096).tokenize(u'\n')) {
        const QString text = line.toString().simplified();
        if (text.isEmpty() && words.isEmpty() && ++lines < 6) {
            continue;
        }
        QStringList here = text.split(u' ', Qt::SkipEmptyParts);
        here.removeAll(u"\\"_s);
        words.append(here);
        if (words.size() != 1 || !text.endsWith(u'\\')) {
            break;
        }
    }
    if (words.isEmpty() || words.size() > 2 || !isRepository(words.first())) {
        return {};
    }
    return words.join(u' ');
}

} // namespace Casebook
