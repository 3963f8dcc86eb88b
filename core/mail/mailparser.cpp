// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/mailparser.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/mail/addresses.h"
#include "core/mail/bodytext.h"
#include "core/mail/encodedwords.h"
#include "core/mail/gmimefields.h"
#include "core/mail/headerblock.h"
#include "core/mail/messageids.h"
#include "core/mail/mimetree.h"
#include "core/mail/pastedletter.h"
#include "core/mail/subject.h"

#include <QCryptographicHash>
#include <QDateTime>

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostIssues = 60;
constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;
/// 1980-01-01: mail with an older date has a broken clock or a forged header.
constexpr qint64 oldestDateMs = 315'532'800'000LL;
constexpr QLatin1StringView syntheticHost("@synthetic.invalid");

/// Reads the header block of one message into a ParsedMessage.
class HeaderReader
{
public:
    HeaderReader(const HeaderBlock &block, const CharsetHint &hint, ParsedMessage &out)
        : m_block(block)
        , m_hint(hint)
        , m_out(out)
    {
    }

    void read(QByteArrayView raw)
    {
        keepAll();
        m_out.issues = m_block.issues;
        readAddresses();
        readSubject();
        readDate();
        readMessageId(raw);
        readInReplyTo();
        readReferences();
        readListId();
        readMark();
    }

private:
    void note(MailIssueKind kind, const QString &subject = {}, qint64 value = 0)
    {
        if (m_out.issues.size() < mostIssues) {
            m_out.issues.push_back({.kind = kind, .subject = subject, .value = value});
        }
    }

    void keepAll()
    {
        m_out.headers.reserve(m_block.lines.size());
        for (const RawHeader &line : m_block.lines) {
            const QByteArrayView value =
                line.value.first(std::min<qsizetype>(line.value.size(), Limits::headerBytes));
            m_out.headers.push_back({.name = line.name.toByteArray(), .value = unfolded(value)});
        }
    }

    QString decoded(const QByteArray &value, const char *name)
    {
        const HeaderText text = decodeHeader(value, m_hint);
        if (text.hadControls) {
            note(MailIssueKind::ControlCharacters, QString::fromLatin1(name));
        }
        if (!text.badCharset.isEmpty()) {
            note(MailIssueKind::BadCharset, text.badCharset);
        } else if (!text.guessed.isEmpty() && text.guessed != "UTF-8"_L1) {
            note(MailIssueKind::GuessedCharset, text.guessed);
        }
        return text.text;
    }

    std::vector<MailAddress> addresses(HeaderName id, const char *name)
    {
        std::vector<MailAddress> all;
        for (const RawHeader &line : m_block.lines) {
            if (line.id != id) {
                continue;
            }
            QByteArrayView value = line.value;
            if (line.isCut) {
                value = value.first(std::max<qsizetype>(value.lastIndexOf(','), 0));
            }
            AddressList list = parseAddresses(unfolded(value), m_hint);
            if (list.groups > Limits::addressGroups) {
                note(MailIssueKind::TooManyGroups, QString::fromLatin1(name), list.groups);
            } else if (list.isBroken && m_badAddresses++ < 4) {
                note(MailIssueKind::BadAddress, QString::fromLatin1(name));
            }
            std::ranges::move(list.addresses, std::back_inserter(all));
        }
        return all;
    }

    void readAddresses()
    {
        std::vector<MailAddress> from = addresses(HeaderName::From, "From");
        if (from.empty()) {
            from = addresses(HeaderName::Sender, "Sender");
            note(MailIssueKind::BadAddress, u"From"_s);
        }
        if (!from.empty()) {
            m_out.from = from.front();
        }
        m_out.to = addresses(HeaderName::To, "To");
        m_out.cc = addresses(HeaderName::Cc, "Cc");
        m_out.replyTo = addresses(HeaderName::ReplyTo, "Reply-To");
    }

    void readSubject()
    {
        const RawHeader *line = m_block.find(HeaderName::Subject);
        if (!line) {
            return;
        }
        // A line of 998 bytes is the longest allowed; what is far longer is shown at its beginning.
        constexpr qsizetype shown = 4096;
        m_out.subject =
            decoded(unfolded(line->isCut ? line->value.first(shown) : line->value), "Subject");
        m_out.tag = parseSubject(m_out.subject).tag;
    }

    /// The date the newest server wrote: it stands first.
    [[nodiscard]] qint64 receivedMs(qint64 latestMs) const
    {
        int looked = 0;
        for (const RawHeader &line : m_block.lines) {
            if (line.id != HeaderName::Received || ++looked > 20) {
                continue;
            }
            const qsizetype semicolon = line.value.lastIndexOf(';');
            if (semicolon < 0) {
                continue;
            }
            const std::optional<MailDate> date =
                parseMailDate(unfolded(line.value.sliced(semicolon + 1)));
            if (date && date->ms >= oldestDateMs && date->ms <= latestMs) {
                return date->ms;
            }
        }
        return 0;
    }

    void readDate()
    {
        const qint64 latestMs = QDateTime::currentMSecsSinceEpoch() + 2 * dayMs;
        const QByteArray value = m_block.value(HeaderName::Date);
        const std::optional<MailDate> date =
            value.isEmpty() || value.size() > 200 ? std::nullopt : parseMailDate(value);
        const qint64 received = receivedMs(latestMs);
        if (date && std::abs(date->offsetMinutes) <= 24 * 60) {
            m_out.dateOffsetMinutes = date->offsetMinutes;
        }
        const bool sane = date && date->ms >= oldestDateMs && date->ms <= latestMs
            && (received == 0 || date->ms <= received + dayMs);
        if (sane) {
            m_out.dateMs = date->ms;
            return;
        }
        m_out.dateMs = received;
        note(MailIssueKind::BadDate, QString::fromUtf8(value.left(80)));
    }

    void readMessageId(QByteArrayView raw)
    {
        const RawHeader *line = m_block.find(HeaderName::MessageId);
        if (line) {
            m_out.messageId = messageIdOf(unfolded(line->value));
        }
        if (!m_out.messageId.isEmpty()) {
            return;
        }
        note(line && !line->value.trimmed().isEmpty() ? MailIssueKind::BadMessageId
                                                      : MailIssueKind::MissingMessageId);
        m_out.messageId = u"sha256."_s
            + QString::fromLatin1(QCryptographicHash::hash(raw, QCryptographicHash::Sha256).toHex())
            + syntheticHost;
    }

    [[nodiscard]] bool isOwnAddress(const QString &id) const
    {
        auto same = [&id](const MailAddress &address) {
            return address.address.compare(id, Qt::CaseInsensitive) == 0;
        };
        return same(m_out.from) || std::ranges::any_of(m_out.to, same)
            || std::ranges::any_of(m_out.cc, same);
    }

    void readInReplyTo()
    {
        for (const RawHeader &line : m_block.lines) {
            if (line.id != HeaderName::InReplyTo) {
                continue;
            }
            for (const QString &id : idsOf(unfolded(line.value), 100)) {
                if (id != m_out.messageId && !isOwnAddress(id)) {
                    m_out.inReplyTo = id;
                    return;
                }
            }
        }
    }

    void readReferences()
    {
        qsizetype total = 0;
        QStringList all;
        for (const RawHeader &line : m_block.lines) {
            if (line.id == HeaderName::References) {
                qsizetype here = 0;
                all.append(idsOf(line.value, Limits::referencesPerMessage, &here));
                total += here;
            }
        }
        if (total > Limits::referencesPerMessage) {
            note(MailIssueKind::TooManyReferences, {}, total);
        }
        const bool few = all.size() < 20;
        for (QString &id : all) {
            if (id == m_out.messageId || (few && isOwnAddress(id))
                || m_out.references.size() >= Limits::referencesPerMessage) {
                continue;
            }
            m_out.references.append(std::move(id));
        }
    }

    void readListId()
    {
        const QByteArray value = m_block.value(HeaderName::ListId);
        const qsizetype open = value.lastIndexOf('<');
        const qsizetype close = value.indexOf('>', open + 1);
        const QByteArray id =
            open >= 0 && close > open ? value.mid(open + 1, close - open - 1) : value;
        m_out.listId = decodeHeader(id.trimmed().left(255)).text.toLower();
    }

    void readMark()
    {
        if (const RawHeader *mark = m_block.find(HeaderName::Reconstructed)) {
            m_out.reconstruction = readReconstructionMark(unfolded(mark->value));
            // What is not known is no fault of the mail.
            std::erase_if(m_out.issues, [](const MailIssue &issue) {
                return issue.kind == MailIssueKind::MissingMessageId
                    || issue.kind == MailIssueKind::BadDate
                    || issue.kind == MailIssueKind::BadAddress;
            });
            note(MailIssueKind::Reconstructed);
        }
    }

    const HeaderBlock &m_block;
    const CharsetHint &m_hint;
    ParsedMessage &m_out;
    int m_badAddresses = 0;
};

std::optional<MimePart> leafOf(QByteArrayView raw, int partIndex)
{
    raw = raw.first(std::min<qsizetype>(raw.size(), Limits::messageBytes));
    const MimeTree tree = mimeTree(raw, scanHeaders(raw));
    const auto part = std::ranges::find(tree.parts, partIndex, &MimePart::leaf);
    return partIndex < 0 || part == tree.parts.end() ? std::nullopt : std::optional(*part);
}

/// What the named parts of a mail say about those without a name: texts first, then words in headers.
CharsetHint hintOf(const HeaderBlock &header, const MimeTree &tree)
{
    CharsetHint hint;
    for (const MimePart &part : tree.parts) {
        if (hint.named.isEmpty() && part.type.type.startsWith("text/")) {
            hint.named = tellingCharset(part.type.charset);
        }
    }
    for (const HeaderName id : {HeaderName::Subject, HeaderName::From, HeaderName::To}) {
        const RawHeader *line = hint.named.isEmpty() ? header.find(id) : nullptr;
        if (line) {
            hint.named = charsetOfWords(line->value);
        }
    }
    return hint;
}

} // namespace

ParsedMessage parseMessage(QByteArrayView raw)
{
    ParsedMessage message;
    message.sizeBytes = raw.size();
    const HeaderBlock header = scanHeaders(raw);
    const MimeTree tree =
        mimeTree(raw.first(std::min<qsizetype>(raw.size(), Limits::messageBytes)), header);
    const CharsetHint hint = hintOf(header, tree);
    HeaderReader(header, hint, message).read(raw);
    // A reader of mboxes cuts what is longer at exactly this size.
    if (raw.size() >= Limits::messageBytes) {
        message.issues.push_back(
            {.kind = MailIssueKind::MessageTooLong, .subject = {}, .value = raw.size()});
    }
    std::ranges::copy(tree.issues, std::back_inserter(message.issues));
    readBody(tree, header, hint, message);
    if (header.lines.empty() && !raw.isEmpty()) {
        message.issues.push_back({.kind = MailIssueKind::NotParsed, .subject = {}, .value = 0});
    }
    return message;
}

QByteArray partBytes(QByteArrayView raw, int partIndex)
{
    const std::optional<MimePart> part = leafOf(raw, partIndex);
    return part ? decodeTransfer(part->content, part->encoding) : QByteArray();
}

QString partText(QByteArrayView raw, int partIndex)
{
    const std::optional<MimePart> part = leafOf(raw, partIndex);
    return part ? textOfPart(*part) : QString();
}

bool isReconstructed(QByteArrayView raw)
{
    return scanHeaders(raw).find(HeaderName::Reconstructed) != nullptr;
}

bool isSyntheticId(const QString &messageId)
{
    return messageId.startsWith("sha256."_L1) && messageId.endsWith(syntheticHost);
}

} // namespace Casebook
