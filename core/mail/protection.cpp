// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/protection.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Real mails pass through a handful of servers; the bound keeps hostile ones cheap.
constexpr std::size_t mostProtections = 40;
constexpr qsizetype longestName = 200;

bool isPkcs7(const QByteArray &type)
{
    return type == "application/pkcs7-mime" || type == "application/x-pkcs7-mime";
}

/// The value of \a name in a "tag=value; tag=value" header (RFC 6376 3.2), blanks inside taken out.
QString tagOf(QByteArrayView value, char tag)
{
    qsizetype at = 0;
    while (at < value.size()) {
        qsizetype end = value.indexOf(';', at);
        end = end < 0 ? value.size() : end;
        const QByteArrayView item = value.sliced(at, end - at).trimmed();
        const qsizetype equals = item.indexOf('=');
        if (equals > 0 && item.first(equals).trimmed() == QByteArrayView(&tag, 1)) {
            QString text = QString::fromUtf8(
                item.sliced(equals + 1)
                    .first(std::min<qsizetype>(item.size() - equals - 1, longestName)));
            text.removeIf([](QChar c) { return c.isSpace(); });
            return text;
        }
        at = end + 1;
    }
    return {};
}

class Finder
{
public:
    Finder(const MimeTree &tree, std::vector<MailProtection> &found)
        : m_tree(tree)
        , m_found(found)
    {
    }

    void readParts()
    {
        for (std::size_t i = 0; i < m_tree.parts.size(); ++i) {
            const MimePart &part = m_tree.parts[i];
            if (isInsideMessage(part)) {
                continue;
            }
            if (part.type.type == "multipart/signed") {
                readSigned(i);
            } else if (part.type.type == "multipart/encrypted") {
                readEncrypted(i);
            } else if (isPkcs7(part.type.type)) {
                readPkcs7(part);
            }
        }
    }

    void readText(QStringView body)
    {
        if (!body.contains(u"-----BEGIN PGP ")) {
            return;
        }
        if (const qsizetype at = lineAt(body, u"-----BEGIN PGP SIGNED MESSAGE-----"); at >= 0) {
            const qsizetype signature = lineAt(body, u"-----BEGIN PGP SIGNATURE-----");
            const bool whole =
                signature > at && lineAt(body, u"-----END PGP SIGNATURE-----") > signature;
            add({.kind = ProtectionKind::PgpInlineSigned,
                 .signer = {},
                 .algorithm = hashLine(body.sliced(at)),
                 .partIndex = -1,
                 .isBroken = !whole});
        }
        if (const qsizetype at = lineAt(body, u"-----BEGIN PGP MESSAGE-----"); at >= 0) {
            add({.kind = ProtectionKind::PgpInlineEncrypted,
                 .signer = {},
                 .algorithm = {},
                 .partIndex = -1,
                 .isBroken = lineAt(body, u"-----END PGP MESSAGE-----") < at});
        }
    }

    void readHeaders(const HeaderBlock &header)
    {
        for (const RawHeader &line : header.lines) {
            const bool dkim = line.id == HeaderName::DkimSignature;
            if (!dkim && line.id != HeaderName::DeveloperSignature) {
                continue;
            }
            QString signer = tagOf(line.value, 'i');
            if (signer.isEmpty() || (dkim && signer.startsWith(u'@'))) {
                signer = tagOf(line.value, 'd');
            }
            const bool broken = tagOf(line.value, 'b').isEmpty()
                || (dkim ? signer.isEmpty() || tagOf(line.value, 's').isEmpty()
                         : tagOf(line.value, 'h').isEmpty());
            add({.kind = dkim ? ProtectionKind::Dkim : ProtectionKind::Patatt,
                 .signer = std::move(signer),
                 .algorithm = tagOf(line.value, 'a'),
                 .partIndex = -1,
                 .isBroken = broken});
        }
    }

private:
    void add(MailProtection protection)
    {
        if (m_found.size() < mostProtections) {
            m_found.push_back(std::move(protection));
        }
    }

    [[nodiscard]] const MimePart &partAt(int i) const
    {
        return m_tree.parts[static_cast<std::size_t>(i)];
    }

    [[nodiscard]] bool isInsideMessage(const MimePart &part) const
    {
        for (int at = part.parent; at >= 0; at = partAt(at).parent) {
            if (partAt(at).type.type == "message/rfc822") {
                return true;
            }
        }
        return false;
    }

    /// Exactly two parts: what is signed or how it is encrypted, then the signature or the data.
    [[nodiscard]] const MimePart *secondOf(std::size_t self, int &count) const
    {
        const MimePart *second = nullptr;
        count = 0;
        for (std::size_t i = self + 1; i < m_tree.parts.size(); ++i) {
            if (m_tree.parts[i].parent == static_cast<int>(self)) {
                ++count;
                second = count == 2 ? &m_tree.parts[i] : second;
            }
        }
        return second;
    }

    void readSigned(std::size_t self)
    {
        const ContentType &type = m_tree.parts[self].type;
        int count = 0;
        const MimePart *second = secondOf(self, count);
        const QByteArray is = second ? second->type.type : QByteArray();
        const bool pgp = is == "application/pgp-signature" || type.protocol.contains("pgp");
        const bool smime = is.contains("pkcs7-signature") || type.protocol.contains("pkcs7");
        const bool fits = second && isSignaturePart(*second);
        add({.kind = pgp ? ProtectionKind::PgpSigned
                 : smime ? ProtectionKind::SmimeSigned
                         : ProtectionKind::UnknownSigned,
             .signer = {},
             .algorithm = QString::fromLatin1(type.micalg.left(longestName)),
             .partIndex = fits ? second->leaf : -1,
             .isBroken = count != 2 || !fits || second->content.trimmed().isEmpty()
                 || (pgp && !second->content.contains("-----BEGIN PGP")
                     && second->encoding.isEmpty())});
    }

    void readEncrypted(std::size_t self)
    {
        const ContentType &type = m_tree.parts[self].type;
        int count = 0;
        const MimePart *second = secondOf(self, count);
        const bool pgp = type.protocol.contains("pgp")
            || (count > 0 && m_tree.parts[self + 1].type.type == "application/pgp-encrypted");
        add({.kind = pgp ? ProtectionKind::PgpEncrypted : ProtectionKind::UnknownEncrypted,
             .signer = {},
             .algorithm = {},
             .partIndex = second ? second->leaf : -1,
             .isBroken = count != 2 || !second || second->content.trimmed().isEmpty()});
    }

    void readPkcs7(const MimePart &part)
    {
        // RFC 8551 3.2.2: smime-type says which; enveloped-data was the only kind of old writers.
        const bool isSigned = part.type.smimeType.startsWith("signed");
        add({.kind = isSigned ? ProtectionKind::SmimeSigned : ProtectionKind::SmimeEncrypted,
             .signer = {},
             .algorithm = {},
             .partIndex = part.leaf,
             .isBroken = part.content.trimmed().isEmpty()});
    }

    /// Where \a line stands as a whole line of own text, -1 when it does not.
    static qsizetype lineAt(QStringView body, QStringView line)
    {
        for (qsizetype at = body.indexOf(line); at >= 0; at = body.indexOf(line, at + 1)) {
            const qsizetype end = at + line.size();
            if ((at == 0 || body[at - 1] == u'\n')
                && (end == body.size() || body[end] == u'\n' || body[end].isSpace())) {
                return at;
            }
        }
        return -1;
    }

    static QString hashLine(QStringView armour)
    {
        const qsizetype start = armour.indexOf(u'\n') + 1;
        const qsizetype end = armour.indexOf(u'\n', start);
        const QStringView line =
            start > 0 && end > start ? armour.sliced(start, end - start) : QStringView();
        return line.startsWith(u"Hash: ") ? line.sliced(6).trimmed().left(40).toString()
                                          : QString();
    }

    const MimeTree &m_tree;
    std::vector<MailProtection> &m_found;
};

} // namespace

bool isSignaturePart(const MimePart &part)
{
    return part.type.type == "application/pgp-signature"
        || part.type.type == "application/pkcs7-signature"
        || part.type.type == "application/x-pkcs7-signature";
}

std::vector<MailProtection> protectionsOf(const MimeTree &tree, const HeaderBlock &header,
                                          QStringView body)
{
    std::vector<MailProtection> found;
    Finder finder(tree, found);
    finder.readParts();
    finder.readText(body);
    finder.readHeaders(header);
    return found;
}

} // namespace Casebook
