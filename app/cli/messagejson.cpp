// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/messagejson.h"

#include "app/cli/jsonvalues.h"
#include "core/mail/botcommands.h"
#include "core/mail/notices.h"
#include "core/mail/pastedletter.h"
#include "core/mail/patchmail.h"
#include "core/mail/subject.h"

#include <QJsonArray>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// The name at the enumerator's place.
template<class Kind, std::size_t N>
QString nameAt(const std::array<const char *, N> &names, Kind kind)
{
    const auto at = static_cast<std::size_t>(std::to_underlying(kind));
    return at < N ? QString::fromLatin1(names[at]) : QString();
}

QString issueName(MailIssueKind kind)
{
    constexpr std::array<const char *, 26> names = {
        "headerTooLong",   "headerBlockTooLong", "tooManyHeaders",
        "tooManyParts",    "nestedTooDeep",      "bodyCut",
        "badCharset",      "missingMessageId",   "badMessageId",
        "badDate",         "badAddress",         "htmlOnly",
        "nulBytes",        "notParsed",          "messageTooLong",
        "tooManyGroups",   "tooManyReferences",  "guessedCharset",
        "htmlResources",   "controlCharacters",  "unsafeFileName",
        "unescapedFrom",   "badEncoding",        "missingBoundary",
        "brokenSignature", "reconstructed"};
    return nameAt(names, kind);
}

QString noticeName(NoticeKind kind)
{
    constexpr std::array<const char *, 21> names = {
        "applied",          "appliedByBot",     "mergedIntoTip",   "addedToMm",
        "droppedFromMm",    "addedToStable",    "stableReview",    "autosel",
        "stableFailed",     "stableDropped",    "ciFailure",       "ciSuccess",
        "syzbotReport",     "syzbotReproducer", "syzbotBisected",  "syzbotFixBisected",
        "syzbotTestPassed", "syzbotTestFailed", "syzbotTestError", "syzbotReminder",
        "syzbotClosed"};
    return kind == NoticeKind::MachineReview ? u"machineReview"_s : nameAt(names, kind);
}

QString problemName(CommandProblem problem)
{
    constexpr std::array<const char *, 8> names = {
        "none",   "unknownName", "missingArgument", "tooManyArguments",
        "sample", "tooMany",     "wrappedArgument", "notOwnParagraph"};
    return nameAt(names, problem);
}

QString blockName(BlockKind kind)
{
    constexpr std::array<const char *, 8> names = {
        "text", "quote", "attribution", "diff", "diffstat", "trailers", "trace", "signature"};
    return nameAt(names, kind);
}

QString statusName(DiffStatus status)
{
    constexpr std::array<const char *, 6> names = {"modified", "added",  "deleted",
                                                   "renamed",  "copied", "modeChanged"};
    return nameAt(names, status);
}

QJsonArray addressesToJson(const std::vector<MailAddress> &addresses)
{
    QJsonArray list;
    for (const MailAddress &address : addresses) {
        list.append(QJsonObject{{"name"_L1, textOrNull(address.name)},
                                {"address"_L1, textOrNull(address.address)}});
    }
    return list;
}

QJsonArray partsToJson(const ParsedMessage &message)
{
    QJsonArray list;
    for (const Attachment &attachment : message.attachments) {
        list.append(QJsonObject{{"part"_L1, attachment.partIndex},
                                {"fileName"_L1, textOrNull(attachment.fileName)},
                                {"safeName"_L1, attachment.safeName},
                                {"type"_L1, attachment.contentType},
                                {"size"_L1, attachment.sizeBytes},
                                {"text"_L1, attachment.isText},
                                {"patch"_L1, attachment.isPatch},
                                {"inBody"_L1, attachment.isInBody},
                                {"signature"_L1, attachment.isSignature}});
    }
    return list;
}

QJsonArray protectionsToJson(const ParsedMessage &message)
{
    QJsonArray list;
    for (const MailProtection &protection : message.protections) {
        list.append(
            QJsonObject{{"kind"_L1, protectionName(protection.kind)},
                        {"signer"_L1, textOrNull(protection.signer)},
                        {"algorithm"_L1, textOrNull(protection.algorithm)},
                        {"part"_L1, protection.partIndex < 0 ? QJsonValue() : protection.partIndex},
                        {"broken"_L1, protection.isBroken},
                        {"verified"_L1, QJsonValue()}});
    }
    return list;
}

QJsonValue reconstructionToJson(const ParsedMessage &message)
{
    if (!message.reconstruction) {
        return {};
    }
    const Reconstruction &how = *message.reconstruction;
    const QByteArray mark = reconstructionMark(how);
    return QJsonObject{{"origin"_L1, QString::fromLatin1(mark.split(';').first().sliced(7))},
                       {"hiddenAddresses"_L1, how.hiddenAddresses},
                       {"lineBreaksRestored"_L1, how.lineBreaksRestored},
                       {"guessedZone"_L1, how.guessedZone},
                       {"unknownDate"_L1, how.unknownDate},
                       {"unknownId"_L1, how.unknownId}};
}

QJsonArray diffsToJson(const BodyStructure &structure)
{
    QJsonArray list;
    for (const DiffFile &file : structure.diffs) {
        QJsonArray hunks;
        for (const DiffHunk &hunk : file.hunks) {
            hunks.append(QJsonObject{{"line"_L1, hunk.firstLine + 1},
                                     {"lines"_L1, hunk.lineCount},
                                     {"oldStart"_L1, hunk.oldStart},
                                     {"oldCount"_L1, hunk.oldCount},
                                     {"newStart"_L1, hunk.newStart},
                                     {"newCount"_L1, hunk.newCount},
                                     {"function"_L1, textOrNull(hunk.function)}});
        }
        list.append(QJsonObject{{"oldPath"_L1, textOrNull(file.oldPath)},
                                {"newPath"_L1, textOrNull(file.newPath)},
                                {"status"_L1, statusName(file.status)},
                                {"binary"_L1, file.isBinary},
                                {"oldMode"_L1, textOrNull(file.oldMode)},
                                {"newMode"_L1, textOrNull(file.newMode)},
                                {"oldBlob"_L1, textOrNull(file.oldBlob)},
                                {"newBlob"_L1, textOrNull(file.newBlob)},
                                {"added"_L1, file.added},
                                {"removed"_L1, file.removed},
                                {"line"_L1, file.firstLine + 1},
                                {"lines"_L1, file.lineCount},
                                {"quoteDepth"_L1, file.quoteDepth},
                                {"hunks"_L1, hunks}});
    }
    return list;
}

QJsonArray trailersToJson(const BodyStructure &structure)
{
    QJsonArray list;
    for (const Trailer &trailer : structure.trailers) {
        list.append(QJsonObject{{"token"_L1, trailer.token},
                                {"value"_L1, trailer.value},
                                {"comment"_L1, textOrNull(trailer.comment)},
                                {"line"_L1, trailer.line + 1},
                                {"lines"_L1, trailer.lineCount},
                                {"quoteDepth"_L1, trailer.quoteDepth}});
    }
    return list;
}

QJsonArray linksToJson(const BodyStructure &structure)
{
    constexpr std::array<const char *, 4> names = {"web", "mail", "messageId", "commit"};
    QJsonArray list;
    for (const BodyLink &link : structure.links) {
        list.append(QJsonObject{{"kind"_L1, nameAt(names, link.kind)},
                                {"target"_L1, link.target},
                                {"line"_L1, link.line + 1}});
    }
    return list;
}

QJsonArray commandsToJson(const ParsedMessage &message, const BodyStructure &structure)
{
    QJsonArray list;
    for (const BotCommand &command : botCommands(message, structure)) {
        list.append(QJsonObject{{"bot"_L1, command.bot == Bot::Syzbot ? u"syzbot"_s : u"regzbot"_s},
                                {"name"_L1, command.name},
                                {"argument"_L1, textOrNull(command.argument)},
                                {"line"_L1, command.line + 1},
                                {"problem"_L1,
                                 command.problem == CommandProblem::None
                                     ? QJsonValue()
                                     : QJsonValue(problemName(command.problem))}});
    }
    return list;
}

QJsonArray noticesToJson(const ParsedMessage &message, const BodyStructure &structure)
{
    QJsonArray list;
    for (const MailNotice &notice : noticesOf(message, structure)) {
        QJsonArray items;
        for (const NoticeItem &item : notice.items) {
            items.append(QJsonObject{{"number"_L1, item.number},
                                     {"total"_L1, item.total},
                                     {"title"_L1, item.title},
                                     {"commit"_L1, textOrNull(item.commit)},
                                     {"link"_L1, textOrNull(item.link)},
                                     {"missing"_L1, item.isMissing}});
        }
        list.append(QJsonObject{{"kind"_L1, noticeName(notice.kind)},
                                {"tree"_L1, textOrNull(notice.tree)},
                                {"by"_L1, textOrNull(notice.by)},
                                {"commit"_L1, textOrNull(notice.commit)},
                                {"line"_L1, notice.line + 1},
                                {"items"_L1, items}});
    }
    return list;
}

QString postName(PostKind kind)
{
    constexpr std::array<const char *, 5> names = {"other", "patch", "pullRequest", "cover",
                                                   "answer"};
    return nameAt(names, kind);
}

QJsonObject commitToJson(const CommitText &commit)
{
    return {{"author"_L1,
             QJsonObject{{"name"_L1, textOrNull(commit.author.name)},
                         {"address"_L1, textOrNull(commit.author.address)}}},
            {"date"_L1, textOrNull(commit.date)},
            {"title"_L1, commit.title},
            {"message"_L1, commit.message},
            {"patch"_L1, textOrNull(commit.patch)},
            {"patchLine"_L1, commit.patchLine < 0 ? QJsonValue() : commit.patchLine + 1}};
}

/// What git am would make of the mail, and with --scissors where there are some.
QJsonObject postToJson(const ParsedMessage &message, const BodyStructure &structure)
{
    const CommitText commit = commitTextOf(message);
    return {{"kind"_L1, postName(postKindOf(message, structure))},
            {"commit"_L1, commitToJson(commit)},
            {"belowScissors"_L1,
             commit.hasScissors
                 ? QJsonValue(commitToJson(commitTextOf(message, {.scissors = true})))
                 : QJsonValue()},
            {"diff"_L1, textOrNull(ownDiffOf(message.body, structure))},
            {"pull"_L1, textOrNull(pullRequestOf(message.body))}};
}

} // namespace

QString protectionName(ProtectionKind kind)
{
    constexpr std::array<const char *, 10> names = {
        "pgpSigned",          "smimeSigned",   "pgpInlineSigned",  "pgpEncrypted", "smimeEncrypted",
        "pgpInlineEncrypted", "unknownSigned", "unknownEncrypted", "patatt",       "dkim"};
    return nameAt(names, kind);
}

QJsonObject messageToJson(const ParsedMessage &message)
{
    QJsonArray issues;
    for (const MailIssue &issue : message.issues) {
        issues.append(QJsonObject{{"kind"_L1, issueName(issue.kind)},
                                  {"subject"_L1, textOrNull(issue.subject)},
                                  {"value"_L1, issue.value}});
    }
    return {{"messageId"_L1, message.messageId},
            {"inReplyTo"_L1, textOrNull(message.inReplyTo)},
            {"references"_L1, QJsonArray::fromStringList(message.references)},
            {"from"_L1, addressText(message.from)},
            {"to"_L1, addressesToJson(message.to)},
            {"cc"_L1, addressesToJson(message.cc)},
            {"replyTo"_L1, addressesToJson(message.replyTo)},
            {"subject"_L1, message.subject},
            {"series"_L1, toJson(message.tag)},
            {"date"_L1, timeToJson(message.dateMs)},
            {"list"_L1, textOrNull(message.listId)},
            {"charset"_L1, textOrNull(message.charset)},
            {"size"_L1, message.sizeBytes},
            {"attachments"_L1, partsToJson(message)},
            {"protections"_L1, protectionsToJson(message)},
            {"reconstructed"_L1, reconstructionToJson(message)},
            {"issues"_L1, issues}};
}

QJsonObject structureToJson(const ParsedMessage &message, const BodyStructure &structure)
{
    QJsonArray blocks;
    for (const BodyBlock &block : structure.blocks) {
        blocks.append(QJsonObject{{"kind"_L1, blockName(block.kind)},
                                  {"line"_L1, block.firstLine + 1},
                                  {"lines"_L1, block.lineCount},
                                  {"quoteDepth"_L1, block.quoteDepth}});
    }
    const SubjectParts subject = parseSubject(message.subject);
    return {{"subject"_L1,
             QJsonObject{{"title"_L1, subject.title},
                         {"prefixes"_L1, QJsonArray::fromStringList(subject.prefixes)},
                         {"reply"_L1, subject.isReply},
                         {"rfc"_L1, subject.isRfc},
                         {"resend"_L1, subject.isResend}}},
            {"post"_L1, postToJson(message, structure)},
            {"preview"_L1, structure.preview},
            {"hasDiff"_L1, structure.hasDiff},
            {"hasTrace"_L1, structure.hasTrace},
            {"blocks"_L1, blocks},
            {"trailers"_L1, trailersToJson(structure)},
            {"diffs"_L1, diffsToJson(structure)},
            {"links"_L1, linksToJson(structure)},
            {"commands"_L1, commandsToJson(message, structure)},
            {"notices"_L1, noticesToJson(message, structure)}};
}

QJsonValue offersToJson(const std::vector<MailOffer> &offers)
{
    constexpr std::array<const char *, 4> names = {"messageId", "archive", "patchwork", "bug"};
    QJsonArray list;
    for (const MailOffer &offer : offers) {
        list.append(QJsonObject{{"kind"_L1, nameAt(names, offer.kind)},
                                {"target"_L1, offer.target},
                                {"messageId"_L1, textOrNull(offer.messageId)},
                                {"own"_L1, offer.isOwn}});
    }
    return list;
}

QJsonObject comparisonToJson(const MailComparison &comparison)
{
    QJsonArray headers;
    for (const HeaderDifference &header : comparison.headers) {
        headers.append(QJsonObject{{"name"_L1, QString::fromLatin1(header.name)},
                                   {"first"_L1, QJsonArray::fromStringList(header.first)},
                                   {"second"_L1, QJsonArray::fromStringList(header.second)},
                                   {"transport"_L1, header.isTransport}});
    }
    QJsonArray lines;
    for (const LineDifference &run : comparison.lines) {
        lines.append(QJsonObject{{"firstLine"_L1, run.firstLine + 1},
                                 {"firstCount"_L1, run.firstCount},
                                 {"secondLine"_L1, run.secondLine + 1},
                                 {"secondCount"_L1, run.secondCount}});
    }
    return {{"sameLetter"_L1, comparison.isSameLetter()},
            {"sameText"_L1, comparison.sameText},
            {"sameButFooter"_L1, comparison.sameButFooter},
            {"sameAttachments"_L1, comparison.sameAttachments},
            {"headers"_L1, headers},
            {"lines"_L1, lines}};
}

} // namespace Casebook
