// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/bodytext.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/mail/attachments.h"
#include "core/mail/flowed.h"
#include "core/mail/htmltext.h"
#include "core/mail/protection.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostIssues = 60;

class BodyReader
{
public:
    BodyReader(const MimeTree &tree, const CharsetHint &hint, ParsedMessage &message)
        : m_tree(tree)
        , m_hint(hint)
        , m_message(message)
    {
    }

    void read(const HeaderBlock &header)
    {
        std::vector<bool> used(m_tree.parts.size(), false);
        bool hasText = false;
        for (std::size_t i = 0; i < m_tree.parts.size(); ++i) {
            const MimePart &part = m_tree.parts[i];
            if (isBodyText(i)) {
                addPlain(part);
                used[i] = true;
                hasText = true;
            }
        }
        for (std::size_t i = 0; i < m_tree.parts.size() && !hasText; ++i) {
            if (m_tree.parts[i].type.type == "text/html" && isLeafOfBody(i)
                && !m_tree.parts[i].disposition.isAttachment) {
                addHtml(m_tree.parts[i]);
                used[i] = true;
                hasText = true;
            }
        }
        for (std::size_t i = 0; i < m_tree.parts.size() && !hasText; ++i) {
            const MimePart *parent = parentOf(i);
            const bool secret = parent && parent->type.type == "multipart/encrypted";
            if (!secret && isLeafOfBody(i)
                && m_tree.parts[i].type.type == "application/octet-stream"
                && isPrintable(decodeTransfer(m_tree.parts[i].content, m_tree.parts[i].encoding))) {
                addPlain(m_tree.parts[i]);
                used[i] = true;
                hasText = true;
            }
        }
        addAttachments(used);
        readProtections(header);
    }

    QString plainOf(const MimePart &part)
    {
        QString text = textOf(part);
        return part.type.flowed ? unflowed(text, part.type.delSp) : text;
    }

    HtmlText htmlOf(const MimePart &part)
    {
        return htmlToText(textOf(part));
    }

private:
    void note(MailIssueKind kind, const QString &subject = {}, qint64 value = 0)
    {
        const bool known = std::ranges::any_of(m_message.issues, [&](const MailIssue &issue) {
            return issue.kind == kind && issue.subject == subject;
        });
        if (!known && m_message.issues.size() < mostIssues) {
            m_message.issues.push_back({.kind = kind, .subject = subject, .value = value});
        }
    }

    void addAttachments(const std::vector<bool> &used)
    {
        for (std::size_t i = 0; i < m_tree.parts.size(); ++i) {
            const MimePart &part = m_tree.parts[i];
            const bool extra = part.leaf >= 0 && (!used[i] || isNamed(i));
            if (!isInsideMessage(i) && (extra || part.type.type == "message/rfc822")) {
                addAttachment(part, used[i]);
            }
        }
    }

    void readProtections(const HeaderBlock &header)
    {
        m_message.protections = protectionsOf(m_tree, header, m_message.body);
        for (const MailProtection &protection : m_message.protections) {
            switch (protection.kind) {
            case ProtectionKind::PgpSigned:
            case ProtectionKind::SmimeSigned:
            case ProtectionKind::PgpInlineSigned:
            case ProtectionKind::UnknownSigned:
                m_message.isSigned = true;
                break;
            case ProtectionKind::PgpEncrypted:
            case ProtectionKind::SmimeEncrypted:
            case ProtectionKind::PgpInlineEncrypted:
            case ProtectionKind::UnknownEncrypted:
                m_message.isEncrypted = true;
                break;
            case ProtectionKind::Patatt:
            case ProtectionKind::Dkim:
                continue; // lists break them every day, which says nothing about the mail
            }
            if (protection.isBroken) {
                note(MailIssueKind::BrokenSignature);
            }
        }
    }

    [[nodiscard]] const MimePart *parentOf(std::size_t i) const
    {
        const int parent = m_tree.parts[i].parent;
        return parent < 0 ? nullptr : &m_tree.parts[static_cast<std::size_t>(parent)];
    }

    /// Parts of an enclosed message belong to it, not to this one.
    [[nodiscard]] bool isInsideMessage(std::size_t i) const
    {
        for (int at = m_tree.parts[i].parent; at >= 0;
             at = m_tree.parts[static_cast<std::size_t>(at)].parent) {
            if (m_tree.parts[static_cast<std::size_t>(at)].type.type == "message/rfc822") {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool isLeafOfBody(std::size_t i) const
    {
        return m_tree.parts[i].leaf >= 0 && !isInsideMessage(i);
    }

    [[nodiscard]] bool isNamed(std::size_t i) const
    {
        return !m_tree.parts[i].disposition.fileName.isEmpty()
            || !m_tree.parts[i].type.name.isEmpty();
    }

    [[nodiscard]] bool isBodyText(std::size_t i) const
    {
        const MimePart &part = m_tree.parts[i];
        if (!isLeafOfBody(i)) {
            return false;
        }
        const bool named =
            part.type.type == "text/plain" || part.type.type.startsWith("application/");
        if (isPatchPart(part)
            && (!named || holdsDiff(decodeTransfer(part.content, part.encoding)))) {
            return true;
        }
        // A multipart that could not be opened is read as the text it is.
        const bool unopened = part.type.type.startsWith("multipart/")
            && (m_tree.parts.size() == 1 || part.depth < Limits::mimeDepth);
        return (part.type.type == "text/plain" || unopened) && !part.disposition.isAttachment;
    }

    QString textOf(const MimePart &part)
    {
        bool known = true;
        QByteArray bytes = decodeTransfer(boundedContent(part), part.encoding, &known);
        if (!known) {
            note(MailIssueKind::BadEncoding, QString::fromLatin1(part.encoding.left(40)));
        }
        if (bytes.size() > Limits::bodyTextBytes) {
            note(MailIssueKind::BodyCut, {}, bytes.size());
            bytes.truncate(cutPoint(bytes));
        }
        if (bytes.contains('\r')) {
            bytes.replace("\r\n", "\n");
        }
        DecodedText decoded = decodeText(bytes, part.type.charset, m_hint);
        if (decoded.badCharset) {
            note(MailIssueKind::BadCharset, QString::fromLatin1(part.type.charset.left(40)));
        }
        if (!decoded.guessed.isEmpty()) {
            note(MailIssueKind::GuessedCharset, decoded.guessed);
        }
        if (decoded.text.contains(QChar(u'\0'))) {
            note(MailIssueKind::NulBytes, {}, decoded.text.count(QChar(u'\0')));
            decoded.text.replace(QChar(u'\0'), QChar(u'\u2400'));
        }
        return std::move(decoded.text);
    }

    /// Enough encoded bytes for the text shown: quoted-printable takes three bytes for one at worst.
    QByteArrayView boundedContent(const MimePart &part)
    {
        constexpr qint64 most = 4 * Limits::bodyTextBytes;
        if (part.content.size() <= most) {
            return part.content;
        }
        note(MailIssueKind::BodyCut, {}, part.content.size());
        return part.content.first(most);
    }

    /// A cut at the end of a line, or at least not inside a UTF-8 character.
    static qsizetype cutPoint(const QByteArray &bytes)
    {
        const qsizetype newline = bytes.lastIndexOf('\n', Limits::bodyTextBytes - 1);
        if (newline > Limits::bodyTextBytes - 64 * Limits::kiB) {
            return newline + 1;
        }
        qsizetype at = Limits::bodyTextBytes;
        while (at > 0 && (static_cast<unsigned char>(bytes[at]) & 0xC0U) == 0x80U) {
            --at;
        }
        return at;
    }

    void append(QString &&text, const MimePart &part)
    {
        if (m_message.body.isEmpty()) {
            m_message.body = std::move(text);
            m_message.charset = QString::fromLatin1(part.type.charset.left(40));
            return;
        }
        const qsizetype room = Limits::bodyTextBytes - m_message.body.size();
        if (text.size() > room) {
            note(MailIssueKind::BodyCut, {}, text.size() + m_message.body.size());
            text.truncate(std::max<qsizetype>(room, 0));
        }
        if (!m_message.body.endsWith(u'\n')) {
            m_message.body.append(u'\n');
        }
        m_message.body.append(text);
    }

    void addPlain(const MimePart &part)
    {
        append(plainOf(part), part);
    }

    void addHtml(const MimePart &part)
    {
        HtmlText html = htmlOf(part);
        note(MailIssueKind::HtmlOnly);
        if (html.resources > 0) {
            note(MailIssueKind::HtmlResources, {}, html.resources);
        }
        append(std::move(html.text), part);
    }

    void addAttachment(const MimePart &part, bool isInBody)
    {
        Attachment attachment = attachmentOf(part, m_message.attachments);
        attachment.isInBody = isInBody;
        if (!attachment.fileName.isEmpty()
            && safeFileName(attachment.fileName) != attachment.fileName) {
            note(MailIssueKind::UnsafeFileName, attachment.fileName.left(200));
        }
        m_message.attachments.push_back(std::move(attachment));
    }

    const MimeTree &m_tree;
    const CharsetHint &m_hint;
    ParsedMessage &m_message;
};

} // namespace

void readBody(const MimeTree &tree, const HeaderBlock &header, const CharsetHint &hint,
              ParsedMessage &message)
{
    BodyReader(tree, hint, message).read(header);
}

QString textOfPart(const MimePart &part)
{
    const QByteArray bytes = decodeTransfer(part.content, part.encoding);
    if (part.leaf < 0 || (!part.type.type.startsWith("text/") && !isPrintable(bytes))) {
        return {};
    }
    MimeTree alone{.parts = {part}, .issues = {}};
    ParsedMessage message;
    const CharsetHint hint;
    BodyReader reader(alone, hint, message);
    return part.type.type == "text/html" ? reader.htmlOf(part).text : reader.plainOf(part);
}

QString bodyInCharset(QByteArrayView raw, const QByteArray &charset)
{
    const HeaderBlock header = scanHeaders(raw);
    for (MimePart part : mimeTree(raw, header).parts) {
        if (part.leaf >= 0 && part.type.type.startsWith("text/")
            && !part.disposition.isAttachment) {
            part.type.charset = charset;
            return textOfPart(part);
        }
    }
    return {};
}

} // namespace Casebook
