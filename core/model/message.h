// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace Casebook {

/// A decoded address; both parts are hostile text.
struct MailAddress
{
    QString name; ///< display name, may be empty
    QString address; ///< addr-spec as written

    friend bool operator==(const MailAddress &, const MailAddress &) = default;
};

enum class SubjectKind : std::uint8_t { Other, Patch, Cover, Reply };

/// What a subject says about a series: "[PATCH v2 1/3] …" is Patch, version 2, number 1 of 3.
/// "Inferred" parts (no counter, no vN) have their default and has… false.
struct SubjectTag
{
    SubjectKind kind = SubjectKind::Other;
    int version = 1;
    int number = 1; ///< 0 is the cover letter
    int total = 1;
    bool hasCounter = false;
    bool hasVersion = false;

    friend bool operator==(const SubjectTag &, const SubjectTag &) = default;
};

/// Why a part of a message is not shown as usual.
enum class MailIssueKind : std::uint8_t {
    HeaderTooLong,
    HeaderBlockTooLong,
    TooManyHeaders,
    TooManyParts,
    NestedTooDeep,
    BodyCut,
    BadCharset, ///< subject: the charset's name
    MissingMessageId, ///< a synthetic id was made from the bytes' hash
    BadMessageId,
    BadDate,
    BadAddress,
    HtmlOnly,
    NulBytes,
    NotParsed, ///< only the raw bytes can be shown
    MessageTooLong, ///< over Limits::messageBytes; only its beginning is read
    TooManyGroups, ///< subject: the address header that is shown raw
    TooManyReferences, ///< the first and the last of them are kept
    GuessedCharset, ///< 8-bit text that names no charset; subject: the one tried
    HtmlResources, ///< pictures, styles and scripts an HTML text names, all left alone; value: how many
    ControlCharacters, ///< a header hides line ends or control characters; subject: its name
    UnsafeFileName, ///< subject: a name that points outside its folder, as sent
    UnescapedFrom, ///< body lines that begin "From " in an mbox; value: how many
    BadEncoding, ///< transfer encoding that cannot be read; subject: its name
    MissingBoundary, ///< a multipart text ends before its closing line
};

struct MailIssue
{
    MailIssueKind kind = MailIssueKind::NotParsed;
    QString subject;
    qint64 value = 0; ///< the measured size or count, where there is one

    friend bool operator==(const MailIssue &, const MailIssue &) = default;
};

/// One part that is not the text body.
struct Attachment
{
    QString fileName; ///< as sent, hostile; pass through safeFileName() before writing
    QString contentType;
    qint64 sizeBytes = 0; ///< decoded
    int partIndex = 0; ///< counts the leaves in order

    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// One header line as it came: name and unfolded, undecoded value.
struct HeaderLine
{
    QByteArray name;
    QByteArray value;

    friend bool operator==(const HeaderLine &, const HeaderLine &) = default;
};

/// What the mail parser reads out of one raw message. Ids have no angle brackets.
struct ParsedMessage
{
    QString messageId;
    QString inReplyTo; ///< first well-formed id of In-Reply-To, empty when there is none
    QStringList references; ///< ids of References in order, bounded
    MailAddress from;
    std::vector<MailAddress> to;
    std::vector<MailAddress> cc;
    std::vector<MailAddress> replyTo;
    QString subject; ///< decoded and unfolded
    SubjectTag tag;
    QString listId; ///< without brackets ("kvm.vger.kernel.org"), empty when there is none
    qint64 dateMs =
        0; ///< Date header in UTC; when it is missing or absurd, the newest Received; else 0
    int dateOffsetMinutes = 0; ///< zone written in Date
    bool isSigned = false; ///< carries a signature; it is not checked
    bool isEncrypted = false;
    QString charset; ///< of the text shown, lower case, as named by the mail; empty when unnamed
    QString body; ///< text decoded for reading, LF, at most Limits::bodyTextBytes
    std::vector<Attachment> attachments;
    std::vector<HeaderLine> headers; ///< of the top part, in order
    std::vector<MailIssue> issues;
    qint64 sizeBytes = 0; ///< raw

    friend bool operator==(const ParsedMessage &, const ParsedMessage &) = default;
};

/// The stored facts of one message, as the tree and lists show them; the body stays in the store.
struct MessageSummary
{
    MessageRowId id;
    ThreadId threadId;
    QString messageId;
    QString inReplyTo;
    QStringList references;
    MailAddress from;
    QString subject;
    SubjectTag tag;
    qint64 dateMs = 0;
    QString listId;
    QString preview; ///< first own words of the body, one line
    QStringList trailers; ///< kinds given in the body ("Reviewed-by"), each once
    int copies = 1; ///< stored variants of this Message-ID
    bool hasDiff = false;
    bool hasTrace = false;
    bool isRead = false;
    bool isFlagged = false;

    friend bool operator==(const MessageSummary &, const MessageSummary &) = default;
};

/// One message with all that is needed to read it.
struct MessageContent
{
    MessageSummary summary;
    ParsedMessage parsed;
    QByteArray raw; ///< byte for byte
};

} // namespace Casebook
