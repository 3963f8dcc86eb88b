// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/valuetext.h"

#include "app/text/errortext.h"
#include "app/text/format.h"
#include "core/base/limits.h"

#include <QDir>

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// A job by its code, with and without what it works on.
struct JobRow
{
    QLatin1StringView name;
    const char *withSubject;
    const char *withoutSubject;
};

constexpr std::array jobRows{
    JobRow{"ask-again"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Look for %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Look for awaited mail")},
    JobRow{"backup"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Back up %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Back up the workspace")},
    JobRow{"check"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Check %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Check the workspace")},
    JobRow{"compact"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Compact %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Compact the workspace")},
    JobRow{"check-watches"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Check the list %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Check the watched lists")},
    JobRow{"empty-trash"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Empty the trash of %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Empty the trash")},
    JobRow{"fetch-thread"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Fetch thread %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Fetch a thread")},
    JobRow{"find-in-log"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Search the log for %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Search the log")},
    JobRow{"hash-plan"_L1,
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Hash the files of the plan %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Hash the files of a plan")},
    JobRow{"import-log"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Import log %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Import a log")},
    JobRow{"import-mail"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Import mail %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Import mail")},
    JobRow{"open-workspace"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Open %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Open a workspace")},
    JobRow{"read-mail"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Read mail %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Read mail")},
    JobRow{"read-maintainers"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Read %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Read the subsystems")},
    JobRow{"seen-before"_L1,
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Look through the stacks of all bugs")},
    JobRow{"read-traces"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Read the reports of %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Read the reports")},
    JobRow{"rebuild-index"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Rebuild the index of %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Rebuild the index")},
    JobRow{"refresh-bug"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Refresh the threads of %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Refresh the threads of a bug")},
    JobRow{"refresh-thread"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Refresh thread %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Refresh a thread")},
    JobRow{"save-copy"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Save a copy as %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Save a copy")},
    JobRow{"symbolize"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Resolve frames with %1"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Resolve frames")},
    JobRow{"try-watch"_L1, QT_TRANSLATE_NOOP("Casebook::ValueText", "Try %1 on its server"),
           QT_TRANSLATE_NOOP("Casebook::ValueText", "Try a watch on its server")},
};

const JobRow *jobRow(const QString &name)
{
    const auto row =
        std::ranges::find_if(jobRows, [&name](const JobRow &known) { return known.name == name; });
    return row == jobRows.end() ? nullptr : &*row;
}

} // namespace

QString ValueText::bugKind(BugKind kind)
{
    switch (kind) {
    case BugKind::SyzbotReport:
        return tr("Syzbot report");
    case BugKind::HangOrCrash:
        return tr("Hang or crash");
    case BugKind::PatchReview:
        return tr("Patch review");
    case BugKind::Discussion:
        return tr("Discussion");
    }
    return {};
}

QString ValueText::bugState(BugState state)
{
    switch (state) {
    case BugState::New:
        return tr("New", "state of a bug");
    case BugState::Working:
        return tr("Working", "state of a bug");
    case BugState::PatchPosted:
        return tr("Patch posted", "state of a bug");
    case BugState::Waiting:
        return tr("Waiting", "state of a bug");
    case BugState::Fixed:
        return tr("Fixed", "state of a bug");
    case BugState::Parked:
        return tr("Parked", "state of a bug");
    }
    return {};
}

QString ValueText::bugPriority(BugPriority priority)
{
    switch (priority) {
    case BugPriority::Low:
        return tr("Low", "priority");
    case BugPriority::Normal:
        return tr("Normal", "priority");
    case BugPriority::High:
        return tr("High", "priority");
    }
    return {};
}

QString ValueText::searchKind(SearchKind kind)
{
    switch (kind) {
    case SearchKind::Message:
        return tr("Messages");
    case SearchKind::Note:
        return tr("Notes");
    case SearchKind::Draft:
        return tr("Drafts");
    case SearchKind::Bug:
        return tr("Bugs");
    case SearchKind::Log:
        return tr("Logs");
    case SearchKind::Trace:
        return tr("Traces");
    case SearchKind::Run:
        return tr("Runs");
    }
    return {};
}

QString ValueText::logPlace(LogPlace place)
{
    switch (place) {
    case LogPlace::Inside:
        return tr("in the workspace");
    case LogPlace::Outside:
        return tr("in the folder beside the workspace");
    case LogPlace::Missing:
        return tr("missing from the folder beside the workspace");
    }
    return {};
}

QString ValueText::mailIssue(const MailIssue &issue)
{
    const QString subject = ErrorText::quotable(issue.subject);
    switch (issue.kind) {
    case MailIssueKind::HeaderTooLong:
        return tr("The header \"%1\" is longer than %2 and was cut. The raw message has all of it.")
            .arg(subject, Format::size(Limits::headerBytes));
    case MailIssueKind::HeaderBlockTooLong:
        return tr("The headers together are longer than %1, so not all were read. The raw message "
                  "has "
                  "them.")
            .arg(Format::size(Limits::headerBlockBytes));
    case MailIssueKind::TooManyHeaders:
        return tr("There are more than %1 headers, so not all were read. The raw message has them.")
            .arg(Format::count(Limits::headerCount));
    case MailIssueKind::TooManyParts:
        return tr("The message has more than %1 parts, so not all were read. The raw message has "
                  "them.")
            .arg(Format::count(Limits::mimeParts));
    case MailIssueKind::NestedTooDeep:
        return tr("The parts are nested more than %1 deep, so the inner ones were not read. The "
                  "raw "
                  "message has them.")
            .arg(Format::count(Limits::mimeDepth));
    case MailIssueKind::BodyCut:
        return tr("The text is longer than %1 and was cut. The raw message has all of it.")
            .arg(Format::size(Limits::bodyTextBytes));
    case MailIssueKind::MessageTooLong:
        return tr("The message is longer than %1, so only its beginning was read.")
            .arg(Format::size(Limits::messageBytes));
    case MailIssueKind::TooManyGroups:
        return tr("The header \"%1\" has more than %2 address groups and is shown as it was "
                  "written.")
            .arg(subject, Format::count(Limits::addressGroups));
    case MailIssueKind::TooManyReferences:
        return tr("The message refers to more than %1 others. The first and the last of them were "
                  "kept.")
            .arg(Format::count(Limits::referencesPerMessage));
    case MailIssueKind::NotParsed:
        return tr("The message could not be read as mail, so only its raw bytes are shown.");
    case MailIssueKind::BadCharset:
    case MailIssueKind::GuessedCharset:
    case MailIssueKind::MissingMessageId:
    case MailIssueKind::BadMessageId:
    case MailIssueKind::BadDate:
    case MailIssueKind::BadAddress:
    case MailIssueKind::HtmlOnly:
    case MailIssueKind::HtmlResources:
    case MailIssueKind::NulBytes:
    case MailIssueKind::ControlCharacters:
    case MailIssueKind::UnsafeFileName:
    case MailIssueKind::UnescapedFrom:
    case MailIssueKind::BadEncoding:
    case MailIssueKind::MissingBoundary:
    case MailIssueKind::BrokenSignature:
    case MailIssueKind::Reconstructed:
        return mailOddity(issue.kind, subject, issue.value);
    }
    return {};
}

QString ValueText::mailOddity(MailIssueKind kind, const QString &subject, qint64 value)
{
    const int number = static_cast<int>(std::clamp<qint64>(value, 0, 1'000'000));
    switch (kind) {
    case MailIssueKind::BadCharset:
        return tr("The character set \"%1\" is not known or does not fit, so some characters may "
                  "be "
                  "wrong. The raw message has the bytes.")
            .arg(subject);
    case MailIssueKind::GuessedCharset:
        return tr("The text names no character set and was read as \"%1\", so some characters may "
                  "be "
                  "wrong.")
            .arg(subject);
    case MailIssueKind::MissingMessageId:
        return tr("The message has no Message-ID. One was made from its bytes, so that it is found "
                  "again.");
    case MailIssueKind::BadMessageId:
        return tr("The Message-ID \"%1\" is not well formed. One was made from the bytes of the "
                  "message.")
            .arg(subject);
    case MailIssueKind::BadDate:
        return tr(
            "The date is missing or cannot be right, so the time of arrival is used where it is "
            "known.");
    case MailIssueKind::BadAddress:
        return tr("The address \"%1\" is not well formed and is shown as it was written.")
            .arg(subject);
    case MailIssueKind::HtmlOnly:
        return tr(
            "The message has only HTML. Its text is shown without formatting, and nothing was "
            "loaded.");
    case MailIssueKind::HtmlResources:
        return tr("%n picture(s), style(s) or script(s) of the HTML text were left alone.", nullptr,
                  number);
    case MailIssueKind::NulBytes:
        return tr("The text holds NUL bytes. They are shown as signs of their own.");
    case MailIssueKind::ControlCharacters:
        return tr("The header \"%1\" hides line ends or control characters. They are shown as "
                  "signs of "
                  "their own.")
            .arg(subject);
    case MailIssueKind::UnsafeFileName:
        return tr("The attachment is named \"%1\", which points outside its folder. It is saved "
                  "under "
                  "the last part of the name.")
            .arg(subject);
    case MailIssueKind::UnescapedFrom:
        return tr("%n line(s) begin with \"From \" as a new message would. They were kept as text.",
                  nullptr, number);
    case MailIssueKind::BadEncoding:
        return tr("The transfer encoding \"%1\" cannot be read, so the text is shown as it was "
                  "sent.")
            .arg(subject);
    case MailIssueKind::MissingBoundary:
        return tr("The message ends before its last part is closed. Something may be missing.");
    case MailIssueKind::BrokenSignature:
        return tr("The message is signed or encrypted, but a part that is needed to check it is "
                  "missing.");
    case MailIssueKind::Reconstructed:
        return tr("This was made from pasted text, not from the original message. Only what the "
                  "text says is known.");
    case MailIssueKind::HeaderTooLong:
    case MailIssueKind::HeaderBlockTooLong:
    case MailIssueKind::TooManyHeaders:
    case MailIssueKind::TooManyParts:
    case MailIssueKind::NestedTooDeep:
    case MailIssueKind::BodyCut:
    case MailIssueKind::MessageTooLong:
    case MailIssueKind::TooManyGroups:
    case MailIssueKind::TooManyReferences:
    case MailIssueKind::NotParsed:
        break; // mailIssue() has them
    }
    return {};
}

QString ValueText::openNotice(OpenNotice notice, const QString &subject)
{
    switch (notice) {
    case OpenNotice::ReadOnlyMedium:
        return tr(
            "The workspace cannot be written here, so it is open read-only. Save a copy to work "
            "in it.");
    case OpenNotice::ReadOnlyLocked:
        return tr(
            "The workspace is open elsewhere, so it is open read-only here. Close it there and "
            "open it again to write.");
    case OpenNotice::ReadOnlyNewer:
        return tr(
            "The workspace was written by a newer version of Casebook, so it is open read-only. "
            "Update Casebook to write.");
    case OpenNotice::Migrated:
        return tr("The workspace was brought up to date. A backup from before is \"%1\".")
            .arg(ErrorText::quotable(QDir::toNativeSeparators(subject)));
    case OpenNotice::RecoveredAfterCrash:
        return tr("The last session did not end in order. The workspace was checked and is whole.");
    case OpenNotice::NetworkFileSystem:
        return tr(
            "The workspace is on a network file system, which is slower and less safe. Keep it "
            "on a local disk where you can.");
    case OpenNotice::Stranger:
        return tr("The workspace was made on another computer. Nothing in it starts a program here "
                  "unless you approve it.");
    case OpenNotice::IndexStale:
        return tr("The search index of the workspace is being made again. Until that has ended, "
                  "the search finds only part of it.");
    }
    return {};
}

QString ValueText::checkFinding(const CheckFinding &finding)
{
    const QString subject = ErrorText::quotable(finding.subject);
    switch (finding.kind) {
    case CheckFindingKind::Damaged:
        return tr("The file is damaged at \"%1\". Save a copy of what can be read, or go back to a "
                  "backup.")
            .arg(subject);
    case CheckFindingKind::ForeignKey:
        return tr("A row of \"%1\" points to one that is not there. Save a copy, or go back to a "
                  "backup.")
            .arg(subject);
    case CheckFindingKind::Index:
        return tr("The search index does not agree with \"%1\". Rebuild the index.").arg(subject);
    case CheckFindingKind::HashDiffers:
        return tr("The bytes stored for \"%1\" are not what was written. Go back to a backup, or "
                  "import them again.")
            .arg(subject);
    case CheckFindingKind::MissingFile:
        return tr("The file \"%1\" beside the workspace is missing. Put it back into its folder.")
            .arg(subject);
    }
    return {};
}

QString ValueText::job(const QString &name, const QString &subject)
{
    const JobRow *row = jobRow(name);
    if (row == nullptr) {
        return name;
    }
    if (subject.isEmpty()) {
        return tr(row->withoutSubject);
    }
    // The folder of a path takes the room that the name needs.
    const bool isPath = row->name != "find-in-log"_L1 && QDir::isAbsolutePath(subject)
        && subject.lastIndexOf(u'/') + 1 < subject.size();
    const QString shown = isPath ? subject.sliced(subject.lastIndexOf(u'/') + 1) : subject;
    return tr(row->withSubject).arg(ErrorText::quotable(shown));
}

bool ValueText::knowsJob(const QString &name)
{
    return jobRow(name) != nullptr;
}

} // namespace Casebook
