// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/headerblock.h"

#include "core/base/limits.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace Casebook {

namespace {

struct KnownName
{
    QByteArrayView name;
    HeaderName id;
};

constexpr std::array<KnownName, 18> knownNames = {{
    {"From", HeaderName::From},
    {"To", HeaderName::To},
    {"Cc", HeaderName::Cc},
    {"Reply-To", HeaderName::ReplyTo},
    {"Sender", HeaderName::Sender},
    {"Subject", HeaderName::Subject},
    {"Date", HeaderName::Date},
    {"Received", HeaderName::Received},
    {"Message-ID", HeaderName::MessageId},
    {"In-Reply-To", HeaderName::InReplyTo},
    {"References", HeaderName::References},
    {"List-Id", HeaderName::ListId},
    {"Content-Type", HeaderName::ContentType},
    {"Content-Transfer-Encoding", HeaderName::ContentTransferEncoding},
    {"Content-Disposition", HeaderName::ContentDisposition},
    {"DKIM-Signature", HeaderName::DkimSignature},
    {"X-Developer-Signature", HeaderName::DeveloperSignature},
    {"X-Casebook-Reconstructed", HeaderName::Reconstructed},
}};

HeaderName idOf(QByteArrayView name)
{
    for (const KnownName &known : knownNames) {
        if (known.name.size() == name.size()
            && qstrnicmp(known.name.data(), known.name.size(), name.data(), name.size()) == 0) {
            return known.id;
        }
    }
    return HeaderName::Other;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

qsizetype lineEnd(QByteArrayView bytes, qsizetype at)
{
    const void *found =
        std::memchr(bytes.data() + at, '\n', static_cast<std::size_t>(bytes.size() - at));
    return found ? static_cast<const char *>(found) - bytes.data() + 1 : bytes.size();
}

/// Where the name ends, -1 when the line is no header (RFC 5322 2.2: 33 to 126 but ':').
qsizetype nameLength(QByteArrayView line)
{
    for (qsizetype i = 0; i < line.size(); ++i) {
        const auto c = static_cast<unsigned char>(line[i]);
        if (c == ':') {
            return i;
        }
        if (c <= 32 || c > 126) {
            return -1;
        }
    }
    return -1;
}

/// Collects headers and notes, once per kind, what went over a limit.
class Scan
{
public:
    explicit Scan(HeaderBlock &block)
        : m_block(block)
    {
    }

    void add(QByteArrayView name, QByteArrayView value)
    {
        m_bytes += name.size() + value.size() + 2;
        ++m_count;
        RawHeader header{.id = idOf(name), .name = name, .value = value};
        const bool overLimit = m_count > Limits::headerCount || m_bytes > Limits::headerBlockBytes;
        const auto bit = 1U << std::to_underlying(header.id);
        if (overLimit && (header.id == HeaderName::Other || (m_seen & bit) != 0)) {
            return;
        }
        m_seen |= bit;
        // References may be long; it is read id by id and never given to a library.
        if (value.size() > Limits::headerBytes) {
            note(MailIssueKind::HeaderTooLong, name, value.size());
            if (header.id != HeaderName::References) {
                header.value = value.first(Limits::headerBytes);
                header.isCut = true;
            }
        }
        m_block.lines.push_back(header);
    }

    void finish()
    {
        if (m_count > Limits::headerCount) {
            note(MailIssueKind::TooManyHeaders, {}, m_count);
        }
        if (m_bytes > Limits::headerBlockBytes) {
            note(MailIssueKind::HeaderBlockTooLong, {}, m_bytes);
        }
    }

private:
    void note(MailIssueKind kind, QByteArrayView subject, qint64 value)
    {
        if (m_block.issues.size() < 20) {
            m_block.issues.push_back({.kind = kind,
                                      .subject = QString::fromLatin1(
                                          subject.first(std::min<qsizetype>(subject.size(), 80))),
                                      .value = value});
        }
    }

    HeaderBlock &m_block;
    qint64 m_bytes = 0;
    qint64 m_count = 0;
    unsigned m_seen = 0;
};

} // namespace

const RawHeader *HeaderBlock::find(HeaderName id) const
{
    const auto it = std::ranges::find(lines, id, &RawHeader::id);
    return it == lines.end() ? nullptr : &*it;
}

QByteArray HeaderBlock::value(HeaderName id) const
{
    const RawHeader *header = find(id);
    return header ? unfolded(header->value) : QByteArray();
}

HeaderBlock scanHeaders(QByteArrayView bytes)
{
    HeaderBlock block;
    block.lines.reserve(48);
    Scan scan(block);
    qsizetype at = 0;
    if (bytes.startsWith("From ") || bytes.startsWith(">From ")) {
        at = lineEnd(bytes, 0);
    }
    while (at < bytes.size()) {
        if (bytes[at] == '\n') {
            ++at;
            break;
        }
        if (bytes.sliced(at).startsWith("\r\n")) {
            at += 2;
            break;
        }
        qsizetype end = lineEnd(bytes, at);
        const QByteArrayView line = bytes.sliced(at, end - at);
        const qsizetype name = nameLength(line);
        if (name < 0) {
            if (block.lines.empty() && isBlank(line.front())) {
                at = end; // a fold of nothing
                continue;
            }
            break;
        }
        while (end < bytes.size() && isBlank(bytes[end])) {
            end = lineEnd(bytes, end);
        }
        if (name > 0) {
            scan.add(line.first(name), bytes.sliced(at + name + 1, end - at - name - 1));
        }
        at = end;
    }
    scan.finish();
    block.bodyStart = at;
    return block;
}

QByteArray unfolded(QByteArrayView value)
{
    value = value.trimmed();
    if (!value.contains('\n')) {
        return value.toByteArray();
    }
    QByteArray line;
    line.reserve(value.size());
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c != '\n' && !(c == '\r' && i + 1 < value.size() && value[i + 1] == '\n')) {
            line.append(c);
            continue;
        }
        while (!line.isEmpty() && isBlank(line.back())) {
            line.chop(1);
        }
        while (i + 1 < value.size() && (isBlank(value[i + 1]) || value[i + 1] == '\n')) {
            ++i;
        }
        line.append(' ');
    }
    return line;
}

} // namespace Casebook
