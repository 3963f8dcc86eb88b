// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/pastedtext.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/mail/attachments.h"
#include "core/mail/bodystructure.h"
#include "core/mail/charset.h"
#include "core/mail/flatmail.h"
#include "core/mail/headerblock.h"
#include "core/mail/htmltext.h"
#include "core/mail/pastedheaders.h"
#include "core/mail/pastedletter.h"
#include "core/mail/pastedpages.h"

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype headBytes = 64 * Limits::kiB;
/// Lines that may stand above a head: a title and its like; a whole menu on pages we know.
constexpr int linesAbove = 4;
constexpr int pageLinesAbove = 60;
constexpr qsizetype longestTitle = 160;

bool looksLikeHtml(QStringView text)
{
    const QString head = text.first(std::min<qsizetype>(text.size(), 2000)).trimmed().toString();
    return head.startsWith("<!doctype html"_L1, Qt::CaseInsensitive)
        || head.startsWith("<html"_L1, Qt::CaseInsensitive)
        || (head.startsWith(u'<')
            && (head.contains("<head"_L1, Qt::CaseInsensitive)
                || head.contains("<body"_L1, Qt::CaseInsensitive)
                || head.contains("<pre"_L1, Qt::CaseInsensitive)
                || head.contains("<div"_L1, Qt::CaseInsensitive)));
}

/// The text with LF, plain blanks and without HTML.
QString readable(QByteArrayView bytes)
{
    QByteArray kept =
        bytes.first(std::min<qsizetype>(bytes.size(), Limits::bodyTextBytes)).toByteArray();
    if (kept.startsWith("\xEF\xBB\xBF")) {
        kept.remove(0, 3);
    }
    kept.replace("\r\n", "\n");
    QString text = decodeText(kept, {}).text;
    text.replace(u'\r', u'\n').replace(QChar(u'\0'), QChar(u'\u2400'));
    text.replace(QChar(u'\u00A0'), QChar(u' '));
    return looksLikeHtml(text) ? htmlToText(text).text : text;
}

std::vector<QStringView> linesOf(const QString &text)
{
    std::vector<QStringView> lines;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype newline = text.indexOf(u'\n', at);
        const qsizetype end = newline < 0 ? text.size() : newline;
        lines.push_back(QStringView(text).sliced(at, end - at));
        at = end + 1;
    }
    return lines;
}

bool isBlank(QStringView line)
{
    return line.trimmed().isEmpty();
}

/// The last line above \a end that could be a title; the first one of the text for \a end 0.
QString titleAbove(const std::vector<QStringView> &lines, std::size_t end)
{
    for (std::size_t i = end; i-- > 0;) {
        if (!isBlank(lines[i]) && !isPageLine(lines[i])) {
            return lines[i].size() <= longestTitle ? lines[i].trimmed().toString() : QString();
        }
    }
    return {};
}

/// The title of a text without a head: its first line, when it stands alone.
QString titleOf(const std::vector<QStringView> &lines)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (isBlank(lines[i])) {
            continue;
        }
        const bool alone =
            i + 1 >= lines.size() || isBlank(lines[i + 1]) || isPageLine(lines[i + 1]);
        QStringView title = lines[i].trimmed();
        if (!alone || title.size() > longestTitle || title.startsWith(u'>')) {
            return {};
        }
        while (title.startsWith(u'#')) {
            title = title.sliced(1);
        }
        return title.trimmed().toString();
    }
    return {};
}

/// A letter without a head is by who signed it off, when one person did.
void readSigner(PastedLetter &letter)
{
    std::vector<Trailer> signers;
    for (Trailer &trailer : structureOf(letter.body).trailers) {
        if (trailer.quoteDepth == 0
            && trailer.token.compare("Signed-off-by"_L1, Qt::CaseInsensitive) == 0) {
            signers.push_back(std::move(trailer));
        }
    }
    bool hidden = false;
    if (signers.size() == 1) {
        const std::vector<MailAddress> who = shownAddresses(signers.front().value, hidden);
        letter.from = who.empty() ? MailAddress() : who.front();
    }
}

/// git format-patch and others without a "From " line in front: a head of shown fields and a body.
std::vector<PastedLetter> readPage(const QString &text, const std::vector<QStringView> &lines)
{
    const PasteOrigin origin = originOf(text, lines);
    if (origin == PasteOrigin::PublicInbox) {
        if (std::vector<PastedLetter> letters = readThreadPage(lines); !letters.empty()) {
            return letters;
        }
    }
    if (origin == PasteOrigin::Patchwork) {
        if (std::optional<PastedLetter> letter = readPatchworkPage(lines)) {
            return {std::move(*letter)};
        }
    }
    PastedLetter letter;
    const bool page = origin != PasteOrigin::Unknown;
    std::optional<ShownHead> head =
        readShownHead(lines, 0, page ? pageLinesAbove : linesAbove, letter);
    const bool named = head.has_value();
    if (!head) {
        head = readLooseHead(lines, letter);
    }
    letter.how.origin = page ? origin
        : !head              ? PasteOrigin::Notes
        : named              ? PasteOrigin::Terminal
                             : PasteOrigin::WebMail;
    std::size_t body = head ? head->end : 0;
    while (head && body < lines.size() && (isBlank(lines[body]) || isPageLine(lines[body]))) {
        ++body;
    }
    std::size_t end = body;
    while (end < lines.size() && !endsLetter(lines[end])) {
        ++end;
    }
    letter.body = joinedLines(lines, body, end);
    if (letter.subject.isEmpty()) {
        letter.subject = head ? titleAbove(lines, head->first) : titleOf(lines);
    }
    if (!head) {
        readSigner(letter);
    }
    return {std::move(letter)};
}

std::vector<PastedLetter> lettersOf(const QString &text)
{
    if (std::optional<PastedLetter> flat = readFlatMail(text)) {
        return {std::move(*flat)};
    }
    const std::vector<QStringView> lines = linesOf(text);
    if (std::vector<PastedLetter> commits = readGitCommits(lines); !commits.empty()) {
        return commits;
    }
    return readPage(text, lines);
}

void finishMark(PastedLetter &letter)
{
    letter.how.unknownId = letter.messageId.isEmpty();
    letter.how.unknownDate = !letter.date;
    letter.how.guessedZone = letter.date && !letter.date->hasZone;
    letter.how.hiddenAddresses =
        letter.how.hiddenAddresses || isHiddenAddress(letter.body.left(100'000));
}

} // namespace

bool looksLikeText(QByteArrayView bytes)
{
    const bool packed = bytes.startsWith("\x1f\x8b") || bytes.startsWith("\x28\xb5\x2f\xfd")
        || bytes.startsWith("\xfd\x37\x7a\x58\x5a");
    return !packed && !bytes.trimmed().isEmpty()
        && (isPrintable(bytes)
            || guessCharset(bytes.first(std::min<qsizetype>(bytes.size(), headBytes)))
                == "GB18030");
}

bool looksLikeMail(QByteArrayView bytes)
{
    constexpr std::array<HeaderName, 9> letterNames = {
        HeaderName::From,      HeaderName::To,         HeaderName::Subject,
        HeaderName::Date,      HeaderName::MessageId,  HeaderName::Received,
        HeaderName::InReplyTo, HeaderName::References, HeaderName::ContentType};
    bytes = bytes.first(std::min<qsizetype>(bytes.size(), headBytes));
    qsizetype at = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    while (at < bytes.size() && (bytes[at] == '\n' || bytes[at] == '\r')) {
        ++at;
    }
    const HeaderBlock block = scanHeaders(bytes.sliced(at));
    int known = 0;
    qsizetype longest = 0;
    for (const HeaderName name : letterNames) {
        const RawHeader *line = block.find(name);
        known += line ? 1 : 0;
        const bool counts = line && name != HeaderName::References && name != HeaderName::To;
        const qsizetype newline = counts ? line->value.indexOf('\n') : -1;
        longest = counts ? std::max(longest, newline < 0 ? line->value.size() : newline) : longest;
    }
    // A page may begin with a word and a colon; a flattened mail has all of itself in one header.
    const QByteArrayView rest = bytes.sliced(std::min(at + block.bodyStart, bytes.size()));
    const bool ended = rest.isEmpty() || block.bodyStart == 0
        || (at + block.bodyStart >= 1 && bytes[at + block.bodyStart - 1] == '\n');
    const bool separated = bytes.sliced(at).startsWith("From ");
    // "i:Exit" of a terminal's first line; "Sent:" is what mail programs show, never what is sent.
    const bool shown = std::ranges::any_of(block.lines, [&](const RawHeader &line) {
        return line.name.size() < 2
            || (line.name.compare("Sent", Qt::CaseInsensitive) == 0
                && !block.find(HeaderName::Date));
    });
    return !shown && (known >= 2 || (separated && known >= 1)) && ended && longest < 2000;
}

PastedText readPastedText(QByteArrayView bytes)
{
    PastedText result;
    const QString text = readable(bytes);
    std::vector<PastedLetter> letters = lettersOf(text);
    const QByteArrayView kept =
        bytes.first(std::min<qsizetype>(bytes.size(), Limits::messageBytes / 2));
    for (PastedLetter &letter : letters) {
        finishMark(letter);
        result.mails.push_back(asMail(letter, result.mails.empty() ? kept : QByteArrayView()));
    }
    result.origin = letters.front().how.origin;
    result.offers = mailOffers(text);
    // Ids a page wrote in its own way were turned back with the head.
    for (const PastedLetter &letter : letters) {
        if (!letter.messageId.isEmpty()
            && !std::ranges::contains(result.offers, letter.messageId, &MailOffer::messageId)) {
            result.offers.insert(result.offers.begin(),
                                 {.kind = OfferKind::MessageId,
                                  .target = letter.messageId,
                                  .messageId = letter.messageId,
                                  .start = 0,
                                  .isOwn = true});
        }
    }
    return result;
}

} // namespace Casebook
