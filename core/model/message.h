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
    BrokenSignature, ///< a signature or encryption nobody could check: MailProtection::isBroken
    Reconstructed, ///< made from pasted text: ParsedMessage::reconstruction
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
    QString fileName; ///< as sent, hostile; for showing only
    QString
        safeName; ///< to offer for saving: safeFileName(), with an ending, unlike all others here
    QString contentType;
    qint64 sizeBytes = 0; ///< decoded
    int partIndex = 0; ///< counts the leaves in order
    bool isText = false; ///< can be read as text, whatever its type says: partText() gives it
    bool isPatch = false; ///< a text with a diff in it
    bool isInBody = false; ///< its text stands in ParsedMessage::body as well
    bool isSignature = false; ///< of the mail; nothing a person would open

    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// What signs or encrypts a mail.
enum class ProtectionKind : std::uint8_t {
    PgpSigned, ///< multipart/signed of RFC 3156
    SmimeSigned, ///< multipart/signed or application/pkcs7-mime of RFC 8551
    PgpInlineSigned, ///< "-----BEGIN PGP SIGNED MESSAGE-----" in the text
    PgpEncrypted,
    SmimeEncrypted,
    PgpInlineEncrypted,
    UnknownSigned, ///< multipart/signed with a protocol we do not know
    UnknownEncrypted,
    Patatt, ///< X-Developer-Signature: by the author, over the patch
    Dkim, ///< DKIM-Signature: by a mail server, over what it sent
};

/// One signature or encryption, told by its form. Nothing is verified or decrypted: present never
/// means genuine.
struct MailProtection
{
    ProtectionKind kind = ProtectionKind::UnknownSigned;
    QString
        signer; ///< who it says it is by: "i=" or "d=" of a header; empty when only a key could tell
    QString algorithm; ///< as named, for example "pgp-sha512" or "ed25519-sha256"
    int partIndex = -1; ///< leaf with the signature or the encrypted data
    bool isBroken = false; ///< a part it needs is missing, empty or more than the standard allows

    friend bool operator==(const MailProtection &, const MailProtection &) = default;
};

/// What kind of text a message was made from.
enum class PasteOrigin : std::uint8_t {
    Unknown, ///< text without any mark of where it was
    PublicInbox, ///< page of lore or another public-inbox
    Mhonarc, ///< spinics, lkml.iu.edu and other MHonArc pages
    MailArchive, ///< mail-archive.com
    Marc, ///< marc.info
    Pipermail, ///< Mailman's archive, HyperKitty
    Patchwork,
    WebMail, ///< copied out of Gmail, Outlook or another mail program's view
    Terminal, ///< copied out of a mail program in a terminal, pager or editor
    GitCommit, ///< git show, git log -p
    FlatMail, ///< a raw mail whose line ends were lost
    Notes, ///< somebody's own text about mail
};

/// Set on a message that was made out of pasted text: its headers are what could be known, its body is
/// the text. The pasted text itself is kept as attachment "pasted.txt".
struct Reconstruction
{
    PasteOrigin origin = PasteOrigin::Unknown;
    bool hiddenAddresses = false; ///< addresses were hidden by the archive and stay unknown
    bool lineBreaksRestored = false; ///< line ends were lost; those that are certain were put back
    bool guessedZone = false; ///< the date named no zone; it is taken as UTC
    bool unknownDate = false;
    bool unknownId = false; ///< the Message-ID is synthetic

    friend bool operator==(const Reconstruction &, const Reconstruction &) = default;
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
    bool isSigned = false; ///< carries a signature of its author; it is not checked
    bool isEncrypted = false;
    std::vector<MailProtection> protections; ///< parts in order, then headers
    std::optional<Reconstruction> reconstruction; ///< nothing for a real mail
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
