// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/pastedheaders.h"

#include "core/mail/messageids.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<QStringView, ShownField>, 42> fieldNames = {{
    {u"from", ShownField::From},
    {u"author", ShownField::From},
    {u"to", ShownField::To},
    {u"cc", ShownField::Cc},
    {u"+cc", ShownField::Cc},
    {u"subject", ShownField::Subject},
    {u"date", ShownField::Date},
    {u"sent", ShownField::Date},
    {u"message-id", ShownField::MessageId},
    {u"msg-id", ShownField::MessageId},
    {u"in-reply-to", ShownField::InReplyTo},
    {u"references", ShownField::References},
    {u"list", ShownField::List},
    {u"mailing list", ShownField::List},
    {u"list-id", ShownField::List},
    {u"reply-to", ShownField::Other},
    {u"sender", ShownField::Other},
    {u"user-agent", ShownField::Other},
    {u"x-mailer", ShownField::Other},
    {u"mime-version", ShownField::Other},
    {u"content-type", ShownField::Other},
    {u"content-transfer-encoding", ShownField::Other},
    {u"content-disposition", ShownField::Other},
    {u"organization", ShownField::Other},
    {u"bcc", ShownField::Other},
    {u"mailed-by", ShownField::Other},
    {u"signed-by", ShownField::Other},
    {u"security", ShownField::Other},
    {u"newsgroups", ShownField::Other},
    {u"importance", ShownField::Other},
    {u"archived-at", ShownField::Other},
    {u"delivered-to", ShownField::Other},
    {u"return-path", ShownField::Other},
    {u"\u53d1\u4ef6\u4eba", ShownField::From},
    {u"\u6536\u4ef6\u4eba", ShownField::To},
    {u"\u6284\u9001", ShownField::Cc},
    {u"\u4e3b\u9898", ShownField::Subject},
    {u"\u65e5\u671f", ShownField::Date},
    {u"\u53d1\u9001\u65f6\u95f4", ShownField::Date},
    {u"\u65f6\u95f4", ShownField::Date},
    {u"von", ShownField::From},
    {u"betreff", ShownField::Subject},
}};

constexpr std::array<QStringView, 34> pageStarts = {
    u"[prev in list]",
    u"[date prev]",
    u"[prev by date]",
    u"[thread prev]",
    u"[download raw",
    u"[index of archives]",
    u"messages sorted by:",
    u"sorted by:",
    u"previous message:",
    u"next message:",
    u"in reply to:",
    u"next in thread:",
    u"previous in thread:",
    u"i:exit",
    u"q:exit",
    u"q:quit",
    u"view all headers",
    u"help / color / mirror",
    u"archive mirror",
    u"all of lore.kernel.org",
    u"lore.kernel.org archive mirror",
    u"public inbox for",
    u"search the archive",
    u"mailing list archive",
    u"inbox",
    u"unsubscribe",
    u"skip to site",
    u"skip to content",
    u"thread view",
    u"reply via email to",
    u"[thread overview]",
    u"attachments:",
    u"prev by date:",
    u"prev by thread:",
};

constexpr std::array<QStringView, 19> letterEnds = {
    u"[prev in list]",
    u"[index of archives]",
    u"reply via email to",
    u"next prev parent reply",
    u"prev parent reply",
    u"next reply",
    u"permalink raw reply",
    u"^ permalink raw reply",
    u"thread overview:",
    u"reply instructions:",
    u"more information about the",
    u"prev by date:",
    u"previous by date:",
    u"follow-ups:",
    u"next by date:",
    u"previous message:",
    u"next message:",
    u"messages sorted by:",
    u"this page was generated",
};

bool beginsWithAny(QStringView line, const auto &starts)
{
    return std::ranges::any_of(
        starts, [line](QStringView start) { return line.startsWith(start, Qt::CaseInsensitive); });
}

/// White space at the start and the dots and stars of lists.
QStringView withoutBullet(QStringView line)
{
    qsizetype at = 0;
    while (at < line.size() && at < 12
           && (line[at].isSpace() || line[at] == u'*' || line[at] == u'\u2022'
               || line[at] == u'\u00B7')) {
        ++at;
    }
    return line.sliced(at);
}

bool isBlank(QStringView line)
{
    return std::ranges::all_of(line, [](QChar c) { return c.isSpace(); });
}

/// One-word marks of mail ids in page text: "<a@b> (raw)", "a@b (mailing list archive)".
QString idIn(QStringView value)
{
    const QStringList ids = idsOf(value.toUtf8(), 4);
    if (!ids.isEmpty()) {
        return isHiddenAddress(ids.first()) ? QString() : ids.first();
    }
    bool hidden = false;
    const std::vector<MailAddress> shown = shownAddresses(value, hidden);
    return shown.size() == 1 && shown.front().name.isEmpty() ? shown.front().address : QString();
}

/// Walks the lines of one block.
class HeadReader
{
public:
    HeadReader(const std::vector<QStringView> &lines, PastedLetter &letter)
        : m_lines(lines)
        , m_letter(letter)
    {
    }

    /// Behind the block's last line.
    std::size_t read(std::size_t first)
    {
        std::size_t at = first;
        while (at < m_lines.size()) {
            const QStringView line = m_lines[at];
            QStringView value;
            const ShownField field = shownField(line, value);
            if (field != ShownField::None && !isRepeated(field)) {
                finish();
                m_field = field;
                m_seen.push_back(field);
                m_value = value.trimmed().toString();
            } else if (isBlank(line)) {
                if (!goesOnBehindBlank(at)) {
                    break;
                }
            } else if (continues(line)) {
                m_value += u' ' + line.trimmed().toString();
            } else if (!isPageLine(line) || complete()) {
                break;
            }
            ++at;
        }
        finish();
        return at;
    }

    [[nodiscard]] bool has(ShownField field) const
    {
        return std::ranges::contains(m_seen, field);
    }

private:
    [[nodiscard]] bool isRepeated(ShownField field) const
    {
        return field != ShownField::Other && field != ShownField::To && field != ShownField::Cc
            && field != ShownField::List && has(field);
    }

    [[nodiscard]] bool complete() const
    {
        return has(ShownField::From) && has(ShownField::Date);
    }

    /// Pages put empty lines between headers, but behind a whole head the body begins.
    [[nodiscard]] bool goesOnBehindBlank(std::size_t at) const
    {
        if (complete() || at + 1 >= m_lines.size()) {
            return false;
        }
        QStringView value;
        const ShownField next = shownField(m_lines[at + 1], value);
        return next != ShownField::None && !isRepeated(next);
    }

    /// Folded lists and subjects; a value may also stand alone in the next line.
    [[nodiscard]] bool continues(QStringView line) const
    {
        if (m_field == ShownField::None || isPageLine(line)) {
            return false;
        }
        const bool indented = line.startsWith(u' ') || line.startsWith(u'\t');
        return indented || m_value.isEmpty() || m_value.endsWith(u',');
    }

    void finish()
    {
        if (m_field != ShownField::None) {
            takeField(m_letter, m_field, m_value);
        }
        m_field = ShownField::None;
        m_value.clear();
    }

    const std::vector<QStringView> &m_lines;
    PastedLetter &m_letter;
    std::vector<ShownField> m_seen;
    ShownField m_field = ShownField::None;
    QString m_value;
};

/// Up to five words that could be somebody's name.
bool looksLikeName(QStringView text)
{
    text = text.trimmed();
    if (text.isEmpty() || text.size() > 60 || text.count(u' ') > 5) {
        return false;
    }
    return std::ranges::all_of(text, [](QChar c) {
        return c.isLetter() || c.isMark() || c == u' ' || c == u'.' || c == u'-' || c == u'\''
            || c == u'"' || c == u',' || c == u'(' || c == u')';
    });
}

/// "On …, A wrote:" is an answer's line, not a head.
bool isAttribution(QStringView line)
{
    const QStringView text = line.trimmed();
    return text.endsWith(u"wrote:") || text.endsWith(u"writes:") || text.startsWith(u"On ");
}

bool readWho(QStringView line, PastedLetter &letter)
{
    bool hidden = false;
    std::vector<MailAddress> who = shownAddresses(line, hidden);
    const bool fits = who.size() == 1
        && (!who.front().address.isEmpty() || line.contains(u'<') || isHiddenAddress(line)
            || looksLikeName(who.front().name))
        && (who.front().name.isEmpty() || looksLikeName(who.front().name));
    if (!fits) {
        return false;
    }
    letter.from = std::move(who.front());
    letter.how.hiddenAddresses = letter.how.hiddenAddresses || hidden;
    return true;
}

} // namespace

ShownField shownField(QStringView line, QStringView &value)
{
    const QStringView text = withoutBullet(line);
    qsizetype colon = 0;
    while (colon < text.size() && colon < 28 && text[colon] != u':' && text[colon] != u'\uFF1A') {
        ++colon;
    }
    if (colon == 0 || colon >= text.size() || colon >= 28) {
        return ShownField::None;
    }
    const QStringView name = text.first(colon).trimmed();
    const auto known = std::ranges::find_if(fieldNames, [name](const auto &field) {
        return field.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    value = text.sliced(colon + 1);
    if (known != fieldNames.end()) {
        return known->second;
    }
    const bool other = name.startsWith(u"X-") || name.startsWith(u"List-")
        || name.startsWith(u"DKIM-") || name.startsWith(u"ARC-");
    return other ? ShownField::Other : ShownField::None;
}

bool takeField(PastedLetter &letter, ShownField field, const QString &value)
{
    bool &hidden = letter.how.hiddenAddresses;
    switch (field) {
    case ShownField::From: {
        const std::vector<MailAddress> who = shownAddresses(value, hidden);
        if (!who.empty()) {
            letter.from = who.front();
        }
        break;
    }
    case ShownField::To:
        std::ranges::move(shownAddresses(value, hidden), std::back_inserter(letter.to));
        break;
    case ShownField::Cc:
        std::ranges::move(shownAddresses(value, hidden), std::back_inserter(letter.cc));
        break;
    case ShownField::Subject:
        letter.subject = value.simplified();
        break;
    case ShownField::Date:
        letter.date = findDate(value);
        return letter.date.has_value();
    case ShownField::MessageId:
        letter.messageId = idIn(value);
        break;
    case ShownField::InReplyTo:
        letter.inReplyTo = idIn(value);
        break;
    case ShownField::References:
        letter.references = idsOf(value.toUtf8(), 100);
        break;
    case ShownField::List: {
        QString list = value.section(u'<', 1).section(u'>', 0, 0);
        list = (list.isEmpty() ? value : list).trimmed().section(u' ', 0, 0);
        letter.listId = list.replace(u'@', u'.').toLower();
        break;
    }
    case ShownField::None:
    case ShownField::Other:
        break;
    }
    return true;
}

bool isPageLine(QStringView line)
{
    const QStringView text = withoutBullet(line).trimmed();
    if (text.isEmpty() || text.size() > 300) {
        return false;
    }
    // A row of links in brackets, or of marks.
    const bool links = text.startsWith(u'[') && text.endsWith(u']') && text.count(u'[') > 1;
    const bool rule = text.size() > 2
        && std::ranges::all_of(text, [](QChar c) { return c == u'-' || c == u'_' || c == u'='; });
    return links || rule || beginsWithAny(text, pageStarts);
}

bool endsLetter(QStringView line)
{
    const QString text =
        withoutBullet(line.first(std::min<qsizetype>(line.size(), 400))).toString().simplified();
    return text.contains("other threads:["_L1) || beginsWithAny(text, letterEnds)
        || text == "permalink raw reply"_L1;
}

std::optional<ShownHead> readShownHead(const std::vector<QStringView> &lines, std::size_t from,
                                       int before, PastedLetter &letter)
{
    int others = 0;
    for (std::size_t i = from; i < lines.size() && others <= before; ++i) {
        QStringView value;
        const ShownField field = shownField(lines[i], value);
        if (field == ShownField::None || field == ShownField::Other) {
            others += isBlank(lines[i]) || isPageLine(lines[i]) ? 0 : 1;
            continue;
        }
        PastedLetter tried = letter;
        HeadReader reader(lines, tried);
        const std::size_t end = reader.read(i);
        const int core = (reader.has(ShownField::From) ? 2 : 0)
            + (reader.has(ShownField::Date) && tried.date ? 1 : 0)
            + (reader.has(ShownField::Subject) ? 1 : 0)
            + (reader.has(ShownField::MessageId) ? 1 : 0);
        if (core >= 3 || (core == 2 && !reader.has(ShownField::From))) {
            letter = std::move(tried);
            return ShownHead{.first = i, .end = end};
        }
        ++others;
    }
    return {};
}

std::optional<ShownHead> readLooseHead(const std::vector<QStringView> &lines, PastedLetter &letter)
{
    constexpr int deepest = 14;
    int looked = 0;
    std::optional<std::size_t> above;
    for (std::size_t i = 0; i < lines.size() && looked < deepest; ++i) {
        if (isBlank(lines[i]) || isPageLine(lines[i])) {
            continue;
        }
        ++looked;
        const std::optional<PastedDate> date =
            lines[i].size() > 200 || isAttribution(lines[i]) ? std::nullopt : findDate(lines[i]);
        if (date) {
            const QStringView before = lines[i].first(date->start).trimmed();
            const bool alone = before.isEmpty();
            const std::size_t who = alone && above ? *above : i;
            if ((!alone || above) && readWho(alone ? lines[who] : before, letter)) {
                letter.date = date;
                return ShownHead{.first = who, .end = i + 1};
            }
        }
        above = i;
    }
    return {};
}

} // namespace Casebook
