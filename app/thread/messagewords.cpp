// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/thread/messagewords.h"

#include "app/text/valuetext.h"

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

bool isAboutCharset(const MailIssue &issue)
{
    return issue.kind == MailIssueKind::GuessedCharset || issue.kind == MailIssueKind::BadCharset;
}

} // namespace

QString MessageWords::protection(const MailProtection &protection)
{
    switch (protection.kind) {
    case ProtectionKind::PgpSigned:
        return tr("Signed with OpenPGP. The signature was not checked.");
    case ProtectionKind::SmimeSigned:
        return tr("Signed with S/MIME. The signature was not checked.");
    case ProtectionKind::PgpInlineSigned:
        return tr("The text is signed with OpenPGP. The signature was not checked.");
    case ProtectionKind::PgpEncrypted:
        return tr("Encrypted with OpenPGP. Its text cannot be read here.");
    case ProtectionKind::SmimeEncrypted:
        return tr("Encrypted with S/MIME. Its text cannot be read here.");
    case ProtectionKind::PgpInlineEncrypted:
        return tr("The text is encrypted with OpenPGP and cannot be read here.");
    case ProtectionKind::UnknownSigned:
        return tr("Signed in a way that is not known here. The signature was not checked.");
    case ProtectionKind::UnknownEncrypted:
        return tr("Encrypted in a way that is not known here. Its text cannot be read.");
    case ProtectionKind::Patatt:
        return protection.signer.isEmpty()
            ? tr("The patch is signed by its author. The signature was not checked.")
            : tr("The patch is signed as %1. The signature was not checked.")
                  .arg(madeVisible(protection.signer.left(120)));
    case ProtectionKind::Dkim:
        break; // nearly every mail: the raw headers have it
    }
    return {};
}

std::vector<MailNotice> MessageWords::notices(const MailDocument &document,
                                              const Circumstances &circumstances)
{
    const ParsedMessage &parsed = document.content.parsed;
    std::vector<MailNotice> notices;
    for (const MailIssue &issue : parsed.issues) {
        const bool isCharset = isAboutCharset(issue) && !document.isRaw;
        notices.push_back({.kind = MailNotice::Kind::Warning,
                           .id = isCharset ? u"charset"_s : u"raw"_s,
                           .text = ValueText::mailIssue(issue),
                           .link = document.isRaw ? QString()
                               : isCharset        ? tr("Choose another")
                                                  : tr("Show the raw message")});
    }
    for (const MailProtection &protection : parsed.protections) {
        const QString text = MessageWords::protection(protection);
        if (!text.isEmpty()) {
            notices.push_back({.kind = MailNotice::Kind::Info, .id = {}, .text = text, .link = {}});
        }
    }
    const int invisible =
        document.isRaw ? static_cast<int>(document.invisible.size()) : document.invisibleInBody;
    if (invisible > 0) {
        notices.push_back(
            {.kind = MailNotice::Kind::Warning,
             .id = {},
             .text = tr("%n invisible characters are shown in boxes.", nullptr, invisible),
             .link = {}});
    }
    if (circumstances.isLost && !document.isRaw) {
        notices.push_back({.kind = MailNotice::Kind::Info,
                           .id = u"link"_s,
                           .text = tr("This is an answer, but its headers do not say to what."),
                           .link = circumstances.canWrite ? tr("Link it by hand") : QString()});
    }
    const int copies = document.content.summary.copies;
    if (document.isRaw) {
        notices.push_back({.kind = MailNotice::Kind::Info,
                           .id = u"text"_s,
                           .text = tr("This is the message as it came."),
                           .link = tr("Show it for reading")});
    } else if (circumstances.copy > 0) {
        notices.push_back(
            {.kind = MailNotice::Kind::Info,
             .id = u"copy"_s,
             .text = tr("This is copy %1 of %2.").arg(circumstances.copy + 1).arg(copies),
             .link = tr("Show the next copy")});
    } else if (copies > 1) {
        notices.push_back({.kind = MailNotice::Kind::Info,
                           .id = u"compare"_s,
                           .text = tr("%n copies of this message differ; this is the one that is "
                                      "used.",
                                      nullptr, copies),
                           .link = tr("Compare them")});
    }
    return notices;
}

QString MessageWords::comparison(int headers, int lines, bool isSameLetter)
{
    if (headers == 0 && lines == 0) {
        return tr("The headers and the text are the same; only bytes that are not shown differ.");
    }
    if (isSameLetter) {
        return tr("The same letter: only what servers and lists add is different.");
    }
    const QString inHeaders = tr("%n headers", nullptr, headers);
    const QString inLines = tr("%n lines of the text", nullptr, lines);
    if (headers == 0 || lines == 0) {
        //: "2 headers" or "3 lines of the text".
        return tr("%1 differ.").arg(lines == 0 ? inHeaders : inLines);
    }
    //: "2 headers", "3 lines of the text".
    return tr("%1 and %2 differ.").arg(inHeaders, inLines);
}

std::vector<MessageWords::Charset> MessageWords::charsets()
{
    return {{"utf-8", tr("Unicode (UTF-8)")},
            {"gb18030", tr("Chinese, simplified (GB18030, GBK, GB2312)")},
            {"big5", tr("Chinese, traditional (Big5)")},
            {"shift_jis", tr("Japanese (Shift JIS)")},
            {"euc-jp", tr("Japanese (EUC-JP)")},
            {"iso-2022-jp", tr("Japanese (ISO-2022-JP)")},
            {"euc-kr", tr("Korean (EUC-KR)")},
            {"windows-1251", tr("Cyrillic (Windows-1251)")},
            {"koi8-r", tr("Cyrillic (KOI8-R)")},
            {"windows-1250", tr("Central European (Windows-1250)")},
            {"iso-8859-2", tr("Central European (ISO 8859-2)")},
            {"windows-1252", tr("Western European (Windows-1252)")},
            {"iso-8859-15", tr("Western European with euro (ISO 8859-15)")}};
}

} // namespace Casebook
