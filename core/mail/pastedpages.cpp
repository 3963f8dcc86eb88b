// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/pastedpages.h"

#include "core/mail/pastedheaders.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostLetters = 500;

bool isBlank(QStringView line)
{
    return std::ranges::all_of(line, [](QChar c) { return c.isSpace(); });
}

bool isHex(QStringView text)
{
    return std::ranges::all_of(
        text, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

/// "commit 1234… (HEAD -> main)": the id, empty for other lines.
QStringView commitOf(QStringView line)
{
    if (!line.startsWith(u"commit ")) {
        return {};
    }
    qsizetype end = 7;
    while (end < line.size() && !line[end].isSpace()) {
        ++end;
    }
    const QStringView id = line.sliced(7, end - 7);
    return id.size() >= 7 && id.size() <= 64 && isHex(id) ? id : QStringView();
}

/// One commit, from its line to that of the next.
PastedLetter commitLetter(const std::vector<QStringView> &lines, std::size_t first, std::size_t end)
{
    PastedLetter letter;
    letter.how.origin = PasteOrigin::GitCommit;
    std::size_t at = first + 1;
    for (; at < end && !isBlank(lines[at]); ++at) {
        QStringView value;
        const ShownField field = shownField(lines[at], value);
        const bool committed = lines[at].startsWith(u"AuthorDate:");
        if (committed) {
            letter.date = findDate(lines[at].sliced(11));
        } else if (field == ShownField::From || (field == ShownField::Date && !letter.date)) {
            takeField(letter, field, value.trimmed().toString());
        }
    }
    QString body = u"commit "_s + commitOf(lines[first]).toString() + u"\n\n"_s;
    bool inMessage = true;
    for (; at < end; ++at) {
        QStringView line = lines[at];
        inMessage = inMessage && (isBlank(line) || line.startsWith(u"    "));
        line = inMessage && line.startsWith(u"    ") ? line.sliced(4) : line;
        if (letter.subject.isEmpty()) {
            letter.subject = line.trimmed().toString();
            continue;
        }
        body += line.toString() + u'\n';
    }
    letter.body = body.trimmed() + u'\n';
    return letter;
}

/// "* Re: [PATCH] x", "` [PATCH v2 1/2] y" in the list above a letter of a thread page.
QString listedSubject(QStringView line)
{
    QStringView text = line.trimmed();
    while (text.startsWith(u'*') || text.startsWith(u'`')) {
        text = text.sliced(1).trimmed();
    }
    return text.toString();
}

bool isThreadHead(QStringView line)
{
    return line.startsWith(u"From: ") && line.contains(u" @ ")
        && (line.contains(u"permalink") || line.trimmed().endsWith(u"UTC"));
}

PastedLetter threadLetter(const std::vector<QStringView> &lines, std::size_t head,
                          std::size_t listed, std::size_t end)
{
    PastedLetter letter;
    letter.how.origin = PasteOrigin::PublicInbox;
    const QStringView line = lines[head].sliced(6);
    const qsizetype at = line.lastIndexOf(u" @ ");
    takeField(letter, ShownField::From, line.first(at).trimmed().toString());
    letter.date = findDate(line.sliced(at + 3));
    for (std::size_t i = head; i-- > listed;) {
        if (lines[i].startsWith(u"* ")) {
            letter.subject = listedSubject(lines[i]);
            break;
        }
    }
    std::size_t body = head + 1;
    for (; body < end && !isBlank(lines[body]); ++body) {
        const QStringView to = lines[body].trimmed();
        if (!to.startsWith(u"To:") && !to.startsWith(u"Cc:") && !to.startsWith(u"+Cc:")) {
            continue;
        }
        // "To: a, b; +Cc: c, d"
        for (const QStringView part : to.split(u"; +")) {
            QStringView value;
            const ShownField field = shownField(part, value);
            takeField(letter, field, value.trimmed().toString());
        }
    }
    std::size_t last = body;
    while (last < end && !endsLetter(lines[last])) {
        ++last;
    }
    letter.body = joinedLines(lines, body, last);
    return letter;
}

} // namespace

QString joinedLines(const std::vector<QStringView> &lines, std::size_t first, std::size_t end)
{
    while (first < end && isBlank(lines[first])) {
        ++first;
    }
    while (end > first && isBlank(lines[end - 1])) {
        --end;
    }
    QString text;
    for (std::size_t i = first; i < end; ++i) {
        text += lines[i];
        text += u'\n';
    }
    return text;
}

PasteOrigin originOf(const QString &text, const std::vector<QStringView> &lines)
{
    struct Mark
    {
        QStringView words;
        PasteOrigin origin;
    };

    constexpr std::array<Mark, 26> marks = {{
        {u"[prev in list]", PasteOrigin::Marc},
        {u"Download RAW message or body", PasteOrigin::Marc},
        {u"other threads:[", PasteOrigin::PublicInbox},
        {u"help / color / mirror", PasteOrigin::PublicInbox},
        {u"public-inbox.git", PasteOrigin::PublicInbox},
        {u"(permalink / raw)", PasteOrigin::PublicInbox},
        {u"permalink raw reply", PasteOrigin::PublicInbox},
        {u"Reply instructions:", PasteOrigin::PublicInbox},
        {u"Reply via email to", PasteOrigin::MailArchive},
        {u"The Mail Archive", PasteOrigin::MailArchive},
        {u"mail-archive.com", PasteOrigin::MailArchive},
        {u"[Date Prev]", PasteOrigin::Mhonarc},
        {u"[Index of Archives]", PasteOrigin::Mhonarc},
        {u"Prev by Date:", PasteOrigin::Mhonarc},
        {u"@xxxxxx", PasteOrigin::Mhonarc},
        {u"Next in thread:", PasteOrigin::Mhonarc},
        {u"Messages sorted by: [", PasteOrigin::Pipermail},
        {u"More information about the", PasteOrigin::Pipermail},
        {u"HyperKitty", PasteOrigin::Pipermail},
        {u"mailing list archive)", PasteOrigin::Patchwork},
        {u"Patchwork", PasteOrigin::Patchwork},
        {u"i:Exit", PasteOrigin::Terminal},
        {u"q:Exit", PasteOrigin::Terminal},
        {u"PrevPg", PasteOrigin::Terminal},
        {u"mailed-by:", PasteOrigin::WebMail},
        {u"\nSent: ", PasteOrigin::WebMail},
    }};
    for (const Mark &mark : marks) {
        if (text.contains(mark.words)) {
            return mark.origin;
        }
    }
    // lkml.iu.edu writes its dates so; nothing else does.
    for (const QStringView line : lines) {
        QStringView value;
        if (shownField(line, value) == ShownField::Date && value.size() < 60
            && value.contains(u" - ") && findDate(value)) {
            return PasteOrigin::Mhonarc;
        }
    }
    return PasteOrigin::Unknown;
}

std::vector<PastedLetter> readGitCommits(const std::vector<QStringView> &lines)
{
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < lines.size() && starts.size() < mostLetters; ++i) {
        if (commitOf(lines[i]).isEmpty() || i + 1 >= lines.size()) {
            continue;
        }
        const QStringView next = lines[i + 1];
        if (next.startsWith(u"Author:") || next.startsWith(u"Merge:")
            || next.startsWith(u"tree ")) {
            starts.push_back(i);
        }
    }
    // Something else before the first commit is a text that quotes one.
    const auto isEmpty = [&](std::size_t i) { return isBlank(lines[i]); };
    std::size_t lead = 0;
    for (std::size_t i = 0; !starts.empty() && i < starts.front(); ++i) {
        lead += isEmpty(i) || lines[i].startsWith(u'$') ? 0U : 1U;
    }
    std::vector<PastedLetter> letters;
    if (lead > 0) {
        return letters;
    }
    for (std::size_t i = 0; i < starts.size(); ++i) {
        letters.push_back(
            commitLetter(lines, starts[i], i + 1 < starts.size() ? starts[i + 1] : lines.size()));
    }
    return letters;
}

std::vector<PastedLetter> readThreadPage(const std::vector<QStringView> &lines)
{
    std::vector<std::size_t> heads;
    for (std::size_t i = 0; i < lines.size() && heads.size() < mostLetters; ++i) {
        if (isThreadHead(lines[i])) {
            heads.push_back(i);
        }
    }
    std::vector<PastedLetter> letters;
    std::size_t listed = 0;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const std::size_t end = i + 1 < heads.size() ? heads[i + 1] : lines.size();
        letters.push_back(threadLetter(lines, heads[i], listed, end));
        listed = heads[i];
    }
    return letters;
}

std::optional<PastedLetter> readPatchworkPage(const std::vector<QStringView> &lines)
{
    PastedLetter letter;
    letter.how.origin = PasteOrigin::Patchwork;
    std::optional<std::size_t> message;
    QString title;
    for (std::size_t i = 0; i < lines.size() && !message; ++i) {
        const QStringView line = lines[i].trimmed();
        for (const QStringView name : {u"Message ID", u"Message-ID", u"Message-Id"}) {
            if (line.startsWith(name)) {
                bool hidden = false;
                const QStringView value = line.sliced(name.size());
                const auto shown =
                    shownAddresses(value.startsWith(u':') ? value.sliced(1) : value, hidden);
                letter.messageId = shown.empty() ? QString() : shown.front().address;
            }
        }
        if (line.startsWith(u"Submitter")) {
            takeField(letter, ShownField::From, line.sliced(9).trimmed().toString());
        }
        // The title stands above the table; projects' names and menus above it are no title.
        if (letter.messageId.isEmpty() && line.startsWith(u'[') && line.contains(u"] ")) {
            title = line.toString();
        }
        if (line == u"Commit Message" || line == u"Comments" || line == u"Message") {
            message = i + 1;
        }
    }
    if (!message || (letter.messageId.isEmpty() && letter.from.name.isEmpty())) {
        return {};
    }
    std::size_t body = *message;
    for (std::size_t i = body; i < lines.size() && i < body + 4; ++i) {
        if (const auto date = findDate(lines[i].first(std::min<qsizetype>(lines[i].size(), 200)))) {
            letter.date = date;
            const QStringView name = lines[i].first(date->start).trimmed();
            if (letter.from.name.isEmpty() && !name.isEmpty()) {
                takeField(letter, ShownField::From, name.toString());
            }
            body = i + 1;
            break;
        }
    }
    std::size_t end = body;
    while (end < lines.size() && lines[end].trimmed() != u"Comments") {
        ++end;
    }
    letter.subject = title;
    letter.body = joinedLines(lines, body, end);
    return letter;
}

} // namespace Casebook
