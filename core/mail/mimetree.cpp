// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/mimetree.h"

#include "core/base/limits.h"

#include <algorithm>
#include <cstring>

namespace Casebook {

namespace {

qsizetype find(QByteArrayView text, QByteArrayView needle, qsizetype from)
{
    if (from >= text.size()) {
        return -1;
    }
    const void *found = memmem(text.data() + from, static_cast<std::size_t>(text.size() - from),
                               needle.data(), static_cast<std::size_t>(needle.size()));
    return found ? static_cast<const char *>(found) - text.data() : -1;
}

bool isMultipart(const MimePart &part)
{
    return part.type.type.startsWith("multipart/");
}

bool isMessage(const MimePart &part)
{
    return part.type.type == "message/rfc822";
}

struct Delimiter
{
    qsizetype start = 0; ///< of its line
    qsizetype end = 0; ///< behind its line
    bool closes = false;
};

/// Walks the boundary lines of one multipart.
class Delimiters
{
public:
    Delimiters(QByteArrayView content, const QByteArray &boundary)
        : m_content(content)
        , m_needle("--" + boundary)
    {
    }

    bool next(Delimiter &out)
    {
        while (true) {
            const qsizetype at = find(m_content, m_needle, m_from);
            if (at < 0) {
                return false;
            }
            m_from = at + m_needle.size();
            if ((at == 0 || m_content[at - 1] == '\n') && readRest(out)) {
                out.start = at;
                return true;
            }
        }
    }

private:
    /// Behind the boundary: "--" when it closes, then blanks, then the line's end.
    bool readRest(Delimiter &out)
    {
        qsizetype at = m_from;
        out.closes = m_content.sliced(at).startsWith("--");
        at += out.closes ? 2 : 0;
        while (at < m_content.size()
               && (m_content[at] == ' ' || m_content[at] == '\t' || m_content[at] == '\r')) {
            ++at;
        }
        if (at < m_content.size() && m_content[at] != '\n') {
            return false;
        }
        out.end = std::min(at + 1, m_content.size());
        m_from = out.end;
        return true;
    }

    QByteArrayView m_content;
    QByteArray m_needle;
    qsizetype m_from = 0;
};

class Builder
{
public:
    MimeTree build(QByteArrayView raw, const HeaderBlock &header)
    {
        MimePart root = partOf(header, "text/plain");
        root.content = raw.sliced(std::min(header.bodyStart, raw.size()));
        std::vector<MimePart> open{std::move(root)};
        int leaves = 0;
        while (!open.empty()) {
            const int self = static_cast<int>(m_tree.parts.size());
            m_tree.parts.push_back(std::move(open.back()));
            open.pop_back();
            m_waiting = static_cast<int>(open.size());
            std::vector<MimePart> inside = childrenOf(m_tree.parts.back(), self);
            MimePart &part = m_tree.parts.back();
            part.children = static_cast<int>(inside.size());
            if (inside.empty()) {
                part.leaf = leaves++;
            }
            std::ranges::move(inside.rbegin(), inside.rend(), std::back_inserter(open));
        }
        return std::move(m_tree);
    }

private:
    static MimePart partOf(const HeaderBlock &header, const char *defaultType)
    {
        MimePart part;
        const QByteArray type = header.value(HeaderName::ContentType);
        if (type.isEmpty()) {
            part.type.type = defaultType;
        } else {
            part.type = parseContentType(type);
        }
        QByteArray encoding = header.value(HeaderName::ContentTransferEncoding);
        const qsizetype end = encoding.indexOf(';');
        part.encoding = (end < 0 ? encoding : encoding.first(end)).trimmed().toLower();
        const QByteArray disposition = header.value(HeaderName::ContentDisposition);
        if (!disposition.isEmpty()) {
            part.disposition = parseContentDisposition(disposition);
        }
        return part;
    }

    void note(MailIssueKind kind, qint64 value)
    {
        const bool known = std::ranges::contains(m_tree.issues, kind, &MailIssue::kind);
        if (!known) {
            m_tree.issues.push_back({.kind = kind, .subject = {}, .value = value});
        }
    }

    std::vector<MimePart> childrenOf(const MimePart &part, int self)
    {
        if (!isMultipart(part) && !isMessage(part)) {
            return {};
        }
        if (part.depth >= Limits::mimeDepth) {
            note(MailIssueKind::NestedTooDeep, part.depth);
            return {};
        }
        std::vector<MimePart> children;
        if (isMessage(part)) {
            if (part.encoding != "base64" && part.encoding != "quoted-printable") {
                addChild(children, part, self, part.content);
            }
            return children;
        }
        if (part.type.boundary.isEmpty()) {
            note(MailIssueKind::MissingBoundary, 0);
            return children;
        }
        split(part, self, children);
        return children;
    }

    void split(const MimePart &part, int self, std::vector<MimePart> &children)
    {
        Delimiters delimiters(part.content, part.type.boundary);
        Delimiter delimiter;
        qsizetype start = -1;
        qint64 count = 0;
        bool closed = false;
        while (!closed && delimiters.next(delimiter)) {
            // Two boundary lines with nothing between them, not even an empty line, hold no part.
            if (start >= 0 && delimiter.start > start) {
                ++count;
                addLimited(children, part, self,
                           withoutLineEnd(part.content.sliced(start, delimiter.start - start)),
                           count);
            }
            start = delimiter.end;
            closed = delimiter.closes && count > 0;
        }
        if (start >= 0 && !closed) {
            ++count;
            addLimited(children, part, self, part.content.sliced(start), count);
            note(MailIssueKind::MissingBoundary, 0);
        } else if (start < 0) {
            note(MailIssueKind::MissingBoundary, 0);
        }
        if (m_overLimit) {
            for (MailIssue &issue : m_tree.issues) {
                if (issue.kind == MailIssueKind::TooManyParts) {
                    issue.value = std::max(issue.value, count);
                }
            }
        }
    }

    void addLimited(std::vector<MimePart> &children, const MimePart &part, int self,
                    QByteArrayView bytes, qint64 count)
    {
        const auto known = static_cast<int>(m_tree.parts.size() + children.size()) + m_waiting;
        if (known >= Limits::mimeParts) {
            note(MailIssueKind::TooManyParts, count);
            m_overLimit = true;
            return;
        }
        addChild(children, part, self, bytes);
    }

    void addChild(std::vector<MimePart> &children, const MimePart &part, int self,
                  QByteArrayView bytes)
    {
        const HeaderBlock header = scanHeaders(bytes);
        for (const MailIssue &issue : header.issues) {
            note(issue.kind, issue.value);
        }
        const bool digest = part.type.type == "multipart/digest";
        MimePart child = partOf(header, digest ? "message/rfc822" : "text/plain");
        child.content = bytes.sliced(std::min(header.bodyStart, bytes.size()));
        child.parent = self;
        child.depth = part.depth + 1;
        children.push_back(std::move(child));
    }

    static QByteArrayView withoutLineEnd(QByteArrayView text)
    {
        if (text.endsWith("\r\n")) {
            text.chop(2);
        } else if (text.endsWith('\n')) {
            text.chop(1);
        }
        return text;
    }

    MimeTree m_tree;
    int m_waiting = 0;
    bool m_overLimit = false;
};

} // namespace

MimeTree mimeTree(QByteArrayView raw, const HeaderBlock &header)
{
    return Builder().build(raw, header);
}

} // namespace Casebook
