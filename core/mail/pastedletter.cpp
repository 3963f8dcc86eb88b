// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/pastedletter.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestHeader = 20'000;
constexpr std::size_t mostAddresses = 500;

constexpr std::array<std::pair<PasteOrigin, QByteArrayView>, 12> originNames = {{
    {PasteOrigin::Unknown, "unknown"},
    {PasteOrigin::PublicInbox, "public-inbox"},
    {PasteOrigin::Mhonarc, "mhonarc"},
    {PasteOrigin::MailArchive, "mail-archive"},
    {PasteOrigin::Marc, "marc"},
    {PasteOrigin::Pipermail, "pipermail"},
    {PasteOrigin::Patchwork, "patchwork"},
    {PasteOrigin::WebMail, "web-mail"},
    {PasteOrigin::Terminal, "terminal"},
    {PasteOrigin::GitCommit, "git-commit"},
    {PasteOrigin::FlatMail, "flat-mail"},
    {PasteOrigin::Notes, "notes"},
}};

/// The word behind the first blanks, and whether it is an "at" written out.
constexpr std::array<std::pair<QStringView, QStringView>, 12> spellings = {{
    {u" () ", u"@"},
    {u" ! ", u"."},
    {u" [at] ", u"@"},
    {u" (at) ", u"@"},
    {u"[at]", u"@"},
    {u"(at)", u"@"},
    {u"(a)", u"@"},
    {u"-AT-", u"@"},
    {u" AT ", u"@"},
    {u" [dot] ", u"."},
    {u"[dot]", u"."},
    {u" DOT ", u"."},
}};

bool isHostCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'.' || c == u'-';
}

/// "name at host.org" as Mailman's archives write it.
QString withAtSign(const QString &text)
{
    const qsizetype at = text.indexOf(" at "_L1);
    if (at <= 0 || text.contains(u'@')) {
        return text;
    }
    const QStringView behind = QStringView(text).sliced(at + 4);
    qsizetype host = 0;
    while (host < behind.size() && isHostCharacter(behind[host])) {
        ++host;
    }
    const bool fits = host > 3 && behind.first(host).contains(u'.')
        && !behind.first(host).endsWith(u'.') && !text[at - 1].isSpace();
    return fits ? QString(text.first(at) + u'@' + behind.toString()) : text;
}

QString respelt(QStringView value)
{
    QString text = value.toString();
    for (const auto &[written, meant] : spellings) {
        text.replace(written.toString(), meant.toString());
    }
    return withAtSign(text);
}

/// What pages print behind a value.
QStringView withoutPageWords(QStringView value)
{
    value = value.trimmed();
    for (const QStringView tail : {u"[thread overview]", u"(raw)", u"(mailing list archive)",
                                   u"[flat|nested]", u"Add to address book"}) {
        if (value.endsWith(tail)) {
            value = value.chopped(tail.size()).trimmed();
        }
    }
    return value;
}

bool isAddress(QStringView word)
{
    const qsizetype at = word.indexOf(u'@');
    return at > 0 && at + 1 < word.size() && std::ranges::none_of(word, [](QChar c) {
               return c.isSpace() || c == u'<' || c == u'>' || c.unicode() < 0x20;
           });
}

QString bareName(QStringView name)
{
    name = name.trimmed();
    while (name.size() > 1
           && ((name.startsWith(u'"') && name.endsWith(u'"'))
               || (name.startsWith(u'\'') && name.endsWith(u'\''))
               || (name.startsWith(u'(') && name.endsWith(u')')))) {
        name = name.sliced(1, name.size() - 2).trimmed();
    }
    return name.toString().simplified();
}

MailAddress addressOf(QStringView item, bool &hidden)
{
    QString text = respelt(item);
    const qsizetype open = text.lastIndexOf(u'<');
    const qsizetype close = text.indexOf(u'>', open + 1);
    if (open >= 0 && close > open) {
        QStringView inside = QStringView(text).sliced(open + 1, close - open - 1).trimmed();
        inside = inside.startsWith(u"mailto:") ? inside.sliced(7) : inside;
        const bool known = isAddress(inside) && !isHiddenAddress(inside);
        hidden = hidden || !known;
        return {.name = bareName(QStringView(text).first(open)),
                .address = known ? inside.toString() : QString()};
    }
    if (isHiddenAddress(text)) {
        hidden = true;
        const qsizetype at = text.indexOf(u'[');
        return {.name = at > 0 ? bareName(QStringView(text).first(at)) : QString(), .address = {}};
    }
    // "a@b.org (Name)", "Name a@b.org"
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    const auto found =
        std::ranges::find_if(words, [](const QString &word) { return isAddress(word); });
    if (found == words.end()) {
        hidden = true;
        return {.name = bareName(text), .address = {}};
    }
    QStringList others;
    for (const QString &word : words) {
        if (word != *found) {
            others.append(word);
        }
    }
    return {.name = bareName(others.join(u' ')), .address = *found};
}

/// A value in one line, safe between header lines.
QByteArray oneLine(QStringView text)
{
    QString line;
    line.reserve(std::min(text.size(), longestHeader));
    for (const QChar c : text.first(std::min(text.size(), longestHeader))) {
        const bool control = c.unicode() < 0x20 || c.unicode() == 0x7F || c.unicode() == 0x2028
            || c.unicode() == 0x2029;
        line += control ? QChar(u' ') : c;
    }
    return line.simplified().toUtf8();
}

QByteArray addressLine(const std::vector<MailAddress> &addresses)
{
    QByteArray line;
    for (const MailAddress &address : addresses) {
        QString name = address.name;
        name.remove(u'"').remove(u'\\');
        QString where = address.address;
        where.removeIf([](QChar c) {
            return c == u'<' || c == u'>' || c == u',' || c.isSpace() || c.unicode() < 0x20;
        });
        line += line.isEmpty() ? QByteArray() : QByteArray(",\n ");
        line += name.isEmpty() ? QByteArray() : QByteArray('"' + oneLine(name) + "\" ");
        line += '<' + where.toUtf8() + '>';
    }
    return line;
}

QByteArray zoneOf(int minutes)
{
    const int size = std::abs(minutes);
    return (minutes < 0 ? "-" : "+") + QByteArray::number(size / 60).rightJustified(2, '0')
        + QByteArray::number(size % 60).rightJustified(2, '0');
}

QByteArray idLine(const QStringList &ids)
{
    QByteArray line;
    for (const QString &id : ids) {
        line += (line.isEmpty() ? "<" : "\n <") + oneLine(id).replace(' ', "") + '>';
    }
    return line;
}

void add(QByteArray &mail, const char *name, const QByteArray &value)
{
    if (!value.isEmpty()) {
        mail += QByteArray(name) + ": " + value + '\n';
    }
}

} // namespace

bool isHiddenAddress(QStringView text)
{
    if (text.contains(u"[email protected]") || text.contains(u"[email\u00A0protected]")
        || text.contains(u"email protected") || text.contains(u"(email address hidden)")
        || text.contains(u"[hidden email]") || text.contains(u"...@") || text.contains(u"@...")) {
        return true;
    }
    // spinics and lkml.iu.edu: "name@xxxxxxxxxx", "xxxx@xxxxxx.xxx"
    const qsizetype at = text.indexOf(u'@');
    if (at < 0) {
        return false;
    }
    QStringView host = text.sliced(at + 1);
    while (host.endsWith(u'>') || host.endsWith(u')') || host.endsWith(u' ')) {
        host.chop(1);
    }
    return host.size() > 2
        && std::ranges::all_of(host, [](QChar c) { return c == u'x' || c == u'.' || c == u'*'; });
}

std::vector<MailAddress> shownAddresses(QStringView value, bool &hidden)
{
    std::vector<MailAddress> all;
    value = withoutPageWords(value);
    qsizetype start = 0;
    bool quoted = false;
    for (qsizetype i = 0; i <= value.size() && all.size() < mostAddresses; ++i) {
        const bool end = i == value.size();
        quoted = !end && value[i] == u'"' ? !quoted : quoted;
        if (!end && (quoted || (value[i] != u',' && value[i] != u';'))) {
            continue;
        }
        const QStringView item = value.sliced(start, i - start).trimmed();
        start = i + 1;
        if (!item.isEmpty()) {
            all.push_back(addressOf(item, hidden));
        }
    }
    return all;
}

QByteArray reconstructionMark(const Reconstruction &how)
{
    const auto name =
        std::ranges::find(originNames, how.origin, &std::pair<PasteOrigin, QByteArrayView>::first);
    QByteArray mark = "origin="
        + (name == originNames.end() ? QByteArray("unknown") : name->second.toByteArray());
    mark += how.hiddenAddresses ? "; hidden-addresses" : "";
    mark += how.lineBreaksRestored ? "; line-breaks" : "";
    mark += how.guessedZone ? "; guessed-zone" : "";
    mark += how.unknownDate ? "; no-date" : "";
    mark += how.unknownId ? "; no-id" : "";
    return mark;
}

Reconstruction readReconstructionMark(QByteArrayView mark)
{
    Reconstruction how;
    for (const QByteArray &part :
         mark.first(std::min<qsizetype>(mark.size(), 400)).toByteArray().split(';')) {
        const QByteArray word = part.trimmed();
        if (word.startsWith("origin=")) {
            const auto known = std::ranges::find(originNames, QByteArrayView(word).sliced(7),
                                                 &std::pair<PasteOrigin, QByteArrayView>::second);
            how.origin = known == originNames.end() ? PasteOrigin::Unknown : known->first;
        }
        how.hiddenAddresses = how.hiddenAddresses || word == "hidden-addresses";
        how.lineBreaksRestored = how.lineBreaksRestored || word == "line-breaks";
        how.guessedZone = how.guessedZone || word == "guessed-zone";
        how.unknownDate = how.unknownDate || word == "no-date";
        how.unknownId = how.unknownId || word == "no-id";
    }
    return how;
}

QByteArray asMail(const PastedLetter &letter, QByteArrayView pasted)
{
    const QByteArray body = letter.body.toUtf8();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(body);
    hash.addData(pasted);
    const QByteArray boundary = "casebook-" + hash.result().toHex().first(32);
    QByteArray mail;
    if (!letter.from.name.isEmpty() || !letter.from.address.isEmpty()) {
        add(mail, "From", addressLine({letter.from}));
    }
    add(mail, "To", addressLine(letter.to));
    add(mail, "Cc", addressLine(letter.cc));
    add(mail, "Subject", oneLine(letter.subject));
    if (letter.date) {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(
            letter.date->ms + qint64{letter.date->offsetMinutes} * 60'000, QTimeZone::UTC);
        add(mail, "Date",
            QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss "_s).toLatin1()
                + zoneOf(letter.date->offsetMinutes));
    }
    add(mail, "Message-ID",
        idLine(letter.messageId.isEmpty() ? QStringList() : QStringList(letter.messageId)));
    add(mail, "In-Reply-To",
        idLine(letter.inReplyTo.isEmpty() ? QStringList() : QStringList(letter.inReplyTo)));
    add(mail, "References", idLine(letter.references));
    add(mail, "List-Id",
        letter.listId.isEmpty() ? QByteArray() : '<' + oneLine(letter.listId) + '>');
    add(mail, "X-Casebook-Reconstructed", reconstructionMark(letter.how));
    mail += "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"" + boundary + "\"\n\n--"
        + boundary
        + "\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + body;
    mail += body.endsWith('\n') ? "" : "\n";
    if (!pasted.isEmpty()) {
        mail += "\n--" + boundary
            + "\nContent-Type: text/plain\nContent-Disposition: attachment; "
              "filename=\"pasted.txt\"\nContent-Transfer-Encoding: base64\n\n";
        const QByteArray packed = pasted.toByteArray().toBase64();
        for (qsizetype at = 0; at < packed.size(); at += 76) {
            mail += packed.sliced(at, std::min<qsizetype>(76, packed.size() - at)) + '\n';
        }
    }
    return mail + "\n--" + boundary + "--\n";
}

} // namespace Casebook
