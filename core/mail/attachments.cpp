// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/attachments.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/mail/protection.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype lookedAtBytes = 64 * Limits::kiB;

QString nameOf(const MimePart &part)
{
    return part.disposition.fileName.isEmpty() ? part.type.name : part.disposition.fileName;
}

bool isPatchType(const QByteArray &type)
{
    return type == "text/x-patch" || type == "text/x-diff" || type == "text/x-git-patch"
        || type == "text/diff" || type == "application/x-patch" || type == "application/x-diff"
        || type == "text/patch";
}

/// An ending that fits the type, for parts that have no name.
QString endingOf(const QByteArray &type, bool patch)
{
    constexpr std::array<std::pair<QByteArrayView, QStringView>, 12> endings = {{
        {"text/html", u".html"},
        {"message/rfc822", u".eml"},
        {"message/delivery-status", u".txt"},
        {"application/pgp-signature", u".asc"},
        {"application/pgp-keys", u".asc"},
        {"application/pkcs7-signature", u".p7s"},
        {"application/gzip", u".gz"},
        {"application/x-gzip", u".gz"},
        {"application/pdf", u".pdf"},
        {"image/png", u".png"},
        {"image/jpeg", u".jpg"},
        {"application/json", u".json"},
    }};
    if (patch) {
        return u".patch"_s;
    }
    const auto known = std::ranges::find(endings, QByteArrayView(type),
                                         &std::pair<QByteArrayView, QStringView>::first);
    if (known != endings.end()) {
        return known->second.toString();
    }
    return type.startsWith("text/") ? u".txt"_s : u".bin"_s;
}

QString withNumber(const QString &name, int number)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString mark = u'-' + QString::number(number);
    return dot > 0 ? QString(name.first(dot) + mark + name.sliced(dot)) : QString(name + mark);
}

/// safeFileName() of a name, or one made of the type, that no other attachment has. File systems may
/// not tell cases apart.
QString safeNameOf(const MimePart &part, bool patch, const std::vector<Attachment> &others)
{
    const QString sent = nameOf(part);
    const QString wanted = sent.isEmpty()
        ? u"part-"_s + QString::number(part.leaf + 1) + endingOf(part.type.type, patch)
        : safeFileName(sent);
    QString name = wanted;
    auto isTaken = [&](const QString &candidate) {
        return std::ranges::any_of(others, [&](const Attachment &other) {
            return other.safeName.compare(candidate, Qt::CaseInsensitive) == 0;
        });
    };
    // A thousand parts of one name: the leaf's number is its own.
    for (int i = 2; i < 10 && isTaken(name); ++i) {
        name = withNumber(wanted, i);
    }
    return isTaken(name) ? withNumber(wanted, 1000 + part.leaf) : name;
}

} // namespace

bool isPrintable(QByteArrayView bytes)
{
    QByteArrayView head = bytes.first(std::min(bytes.size(), lookedAtBytes));
    qsizetype high = 0;
    for (const char c : head) {
        const auto byte = static_cast<unsigned char>(c);
        const bool control =
            (byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B)
            || byte == 0x7F;
        if (control) {
            return false;
        }
        high += byte >= 0x80 ? 1 : 0;
    }
    if (high * 10 <= head.size()) {
        return true;
    }
    // The cut may stand inside a character.
    while (!head.isEmpty() && head.size() < bytes.size()
           && (static_cast<unsigned char>(bytes[head.size()]) & 0xC0U) == 0x80U) {
        head.chop(1);
    }
    return head.isValidUtf8();
}

bool holdsDiff(QByteArrayView text)
{
    auto hasLine = [text](const QByteArray &line) {
        const QByteArray inside = '\n' + line;
        return text.startsWith(line) || text.contains(inside);
    };
    return hasLine("diff --git ") || hasLine("GIT binary patch")
        || (hasLine("--- ") && hasLine("+++ ") && hasLine("@@ -"));
}

bool isPatchPart(const MimePart &part)
{
    if (part.leaf < 0) {
        return false;
    }
    if (isPatchType(part.type.type)) {
        return true;
    }
    const QString name = nameOf(part);
    const bool named = name.endsWith(".patch"_L1, Qt::CaseInsensitive)
        || name.endsWith(".diff"_L1, Qt::CaseInsensitive);
    return named
        && (part.type.type == "text/plain" || part.type.type == "application/octet-stream");
}

Attachment attachmentOf(const MimePart &part, const std::vector<Attachment> &others)
{
    Attachment attachment;
    attachment.fileName = nameOf(part);
    attachment.contentType = QString::fromLatin1(part.type.type);
    attachment.partIndex = part.leaf;
    const bool packed = part.encoding == "base64" || part.encoding == "quoted-printable";
    const QByteArray decoded = packed ? decodeTransfer(part.content, part.encoding) : QByteArray();
    const QByteArrayView bytes = packed ? QByteArrayView(decoded) : part.content;
    attachment.sizeBytes = bytes.size();
    attachment.isSignature = isSignaturePart(part);
    const bool leaf = part.leaf >= 0;
    attachment.isText = leaf && !part.type.type.startsWith("image/")
        && (part.type.type.startsWith("text/") || isPrintable(bytes));
    attachment.isPatch = attachment.isText && part.type.type != "text/html" && holdsDiff(bytes);
    attachment.safeName = safeNameOf(part, attachment.isPatch, others);
    return attachment;
}

} // namespace Casebook
