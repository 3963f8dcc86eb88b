// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/bodytext.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/mail/charset.h"
#include "core/mail/flowed.h"
#include "core/mail/htmltext.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostIssues = 60;

bool isPatchType(const QByteArray &type)
{
    return type == "text/x-patch" || type == "text/x-diff" || type == "text/x-git-patch";
}

class BodyReader
{
public:
    BodyReader(const MimeTree &tree, ParsedMessage &message)
        : m_tree(tree)
        , m_message(message)
    {
    }

    void read()
    {
        std::vector<bool> used(m_tree.parts.size(), false);
        bool hasText = false;
        for (std::size_t i = 0; i < m_tree.parts.size(); ++i) {
            const MimePart &part = m_tree.parts[i];
            noteProtection(part);
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
        for (std::size_t i = 0; i < m_tree.parts.size(); ++i) {
            if (m_tree.parts[i].leaf >= 0 && !isInsideMessage(i) && (!used[i] || isNamed(i))) {
                addAttachment(m_tree.parts[i]);
            } else if (m_tree.parts[i].type.type == "message/rfc822" && !isInsideMessage(i)) {
                addAttachment(m_tree.parts[i]);
            }
        }
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

    void noteProtection(const MimePart &part)
    {
        const QByteArray &type = part.type.type;
        m_message.isSigned = m_message.isSigned || type == "multipart/signed"
            || type == "application/pgp-signature" || type == "application/pkcs7-signature"
            || type == "application/x-pkcs7-signature";
        m_message.isEncrypted = m_message.isEncrypted || type == "multipart/encrypted"
            || type == "application/pgp-encrypted";
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
        if (isPatchType(part.type.type)) {
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
        DecodedText decoded = decodeText(bytes, part.type.charset);
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
        QString text = textOf(part);
        if (part.type.flowed) {
            text = unflowed(text, part.type.delSp);
        }
        append(std::move(text), part);
    }

    void addHtml(const MimePart &part)
    {
        HtmlText html = htmlToText(textOf(part));
        note(MailIssueKind::HtmlOnly);
        if (html.resources > 0) {
            note(MailIssueKind::HtmlResources, {}, html.resources);
        }
        append(std::move(html.text), part);
    }

    void addAttachment(const MimePart &part)
    {
        Attachment attachment;
        attachment.fileName =
            part.disposition.fileName.isEmpty() ? part.type.name : part.disposition.fileName;
        attachment.contentType = QString::fromLatin1(part.type.type);
        attachment.partIndex = part.leaf;
        attachment.sizeBytes = decodedSize(part);
        if (!attachment.fileName.isEmpty()
            && safeFileName(attachment.fileName) != attachment.fileName) {
            note(MailIssueKind::UnsafeFileName, attachment.fileName.left(200));
        }
        m_message.attachments.push_back(std::move(attachment));
    }

    static qint64 decodedSize(const MimePart &part)
    {
        if (part.encoding != "base64" && part.encoding != "quoted-printable") {
            return part.content.size();
        }
        return decodeTransfer(part.content, part.encoding).size();
    }

    const MimeTree &m_tree;
    ParsedMessage &m_message;
};

} // namespace

void readBody(const MimeTree &tree, ParsedMessage &message)
{
    BodyReader(tree, message).read();
}

} // namespace Casebook
