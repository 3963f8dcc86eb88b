// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/errortext.h"

#include "core/base/process.h"
#include "core/base/text.h"

#include <QDir>

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// One row: the code, its sentence with and without a subject, and how casebookctl ends.
struct Row
{
    ErrorCode code;
    const char *withSubject;
    const char *withoutSubject;
    ExitCode exit;
};

constexpr std::array rows{
    Row{ErrorCode::Unknown,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "\"%1\" could not be finished. The details say what was reported."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The work could not be finished. The details say what was reported."),
        ExitCode::Failed},
    Row{ErrorCode::Cancelled,
        QT_TRANSLATE_NOOP("Casebook::ErrorText", "The work on \"%1\" was stopped as you asked."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText", "The work was stopped as you asked."),
        ExitCode::Cancelled},
    Row{ErrorCode::NotFound,
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "\"%1\" was not found. Check the name, or whether it was moved or deleted."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "It was not found. Check the name, or whether it was moved or deleted."),
        ExitCode::NotFound},
    Row{ErrorCode::AlreadyExists,
        QT_TRANSLATE_NOOP("Casebook::ErrorText", "\"%1\" exists already. Choose another name."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText", "The name is taken already. Choose another one."),
        ExitCode::InUse},
    Row{ErrorCode::Io,
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "\"%1\" could not be read or written. Check that its disk is still there, "
            "then try again."),
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "A file could not be read or written. Check that its disk is still there, "
            "then try again."),
        ExitCode::CannotAccess},
    Row{ErrorCode::DiskFull,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The disk is full, so \"%1\" could not be written. Free some space, then "
                          "try again."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The disk is full. Free some space, then try again."),
        ExitCode::CannotAccess},
    Row{ErrorCode::PermissionDenied,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "You have no permission for \"%1\". Change its permissions, or choose "
                          "another place."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "You have no permission for this. Change the permissions, or choose "
                          "another place."),
        ExitCode::CannotAccess},
    Row{ErrorCode::ReadOnly,
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "\"%1\" is read-only, so nothing was changed. Save a copy and work in the "
            "copy."),
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "This workspace is read-only, so nothing was changed. Save a copy and work "
            "in the copy."),
        ExitCode::CannotAccess},
    Row{ErrorCode::Corrupt,
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "\"%1\" is damaged. Open its backup, or check the workspace to see what is "
            "affected."),
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "The data is damaged. Open a backup, or check the workspace to see what is "
            "affected."),
        ExitCode::NotReadable},
    Row{ErrorCode::ForeignFile,
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "\"%1\" belongs to another program and was not touched. Choose a Casebook "
            "workspace."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The file belongs to another program and was not touched. Choose a "
                          "Casebook workspace."),
        ExitCode::NotReadable},
    Row{ErrorCode::TooNew,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "\"%1\" was written by a newer version of Casebook and was not touched. "
                          "Update Casebook to open it."),
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "The file was written by a newer version of Casebook and was not touched. "
            "Update Casebook to open it."),
        ExitCode::NotReadable},
    Row{ErrorCode::Locked,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "\"%1\" is open elsewhere. Close it there, or open it read-only."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The file is open elsewhere. Close it there, or open it read-only."),
        ExitCode::InUse},
    Row{ErrorCode::Busy,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "\"%1\" is busy with other work. Try again in a moment."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The workspace is busy with other work. Try again in a moment."),
        ExitCode::InUse},
    Row{ErrorCode::Parse,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "\"%1\" is not in the expected form. Check that it is the right file."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The text is not in the expected form. Check that it is the right file."),
        ExitCode::NotReadable},
    Row{ErrorCode::TooLarge,
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "\"%1\" is larger than the limit, so it was not taken. Cut it into smaller "
            "parts."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The data is larger than the limit, so it was not taken. Cut it into "
                          "smaller parts."),
        ExitCode::OverLimit},
    Row{ErrorCode::TooMany,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "\"%1\" has more entries than the limit, so it was not taken whole."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "There are more entries than the limit, so not all were taken."),
        ExitCode::OverLimit},
    Row{ErrorCode::TooDeep,
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "\"%1\" is nested deeper than the limit, so only its raw text can be shown."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The data is nested deeper than the limit, so only its raw text can be "
                          "shown."),
        ExitCode::OverLimit},
    Row{ErrorCode::Timeout,
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "\"%1\" took longer than the time limit and was stopped. Try again later."),
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "The work took longer than the time limit and was stopped. Try again later."),
        ExitCode::Network},
    Row{ErrorCode::Network,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "\"%1\" could not be reached. Check the network, then try again."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The server could not be reached. Check the network, then try again."),
        ExitCode::Network},
    Row{ErrorCode::Tls,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The connection to \"%1\" cannot be trusted, so nothing was sent. Check "
                          "the address and the clock of this computer."),
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "The connection cannot be trusted, so nothing was sent. Check the address "
            "and the clock of this computer."),
        ExitCode::Network},
    Row{ErrorCode::HttpStatus,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The server answered \"%1\" with an error. The details hold its answer."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The server answered with an error. The details hold its answer."),
        ExitCode::Network},
    Row{ErrorCode::Rejected,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "\"%1\" was refused, because using it would not be safe. The details say "
                          "why."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "This was refused, because it would not be safe. The details say why."),
        ExitCode::Refused},
    Row{ErrorCode::Unsupported,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "\"%1\" is in a form that Casebook does not read. Convert it first."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "This is in a form that Casebook does not read. Convert it first."),
        ExitCode::NotReadable},
    Row{ErrorCode::ProgramMissing,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The program \"%1\" is not installed, or not in the search path. Install "
                          "it, then try again."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "A needed program is not installed. Install it, then try again."),
        ExitCode::OutsideProgram},
    Row{ErrorCode::ProgramFailed,
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "The program \"%1\" ended with an error. The details show what it printed."),
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "An outside program ended with an error. The details show what it printed."),
        ExitCode::OutsideProgram},
    Row{ErrorCode::BotWall,
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "\"%1\" answered with a web page instead of mail, probably a check against robots. Try "
            "again later, or choose another server in the settings."),
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "The server answered with a web page instead of mail, probably a check against robots. "
            "Try again later, or choose another server in the settings."),
        ExitCode::Network},
    Row{ErrorCode::Elsewhere,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The server has \"%1\" on other lists only, and none of them gave it "
                          "out. Try a link to one of those lists."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The server has the mail on other lists only, and none of them gave it "
                          "out. Try a link to one of those lists."),
        ExitCode::NotFound},
    Row{ErrorCode::NotOnServer,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The server does not have \"%1\". Check the link, try another server, or "
                          "try again later: new mail takes some minutes to appear."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The server does not have this mail. Check the link, try another server, "
                          "or try again later: new mail takes some minutes to appear."),
        ExitCode::NotFound},
    Row{ErrorCode::TooManyRequests,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "\"%1\" asks for fewer requests. Try again in some minutes."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The server asks for fewer requests. Try again in some minutes."),
        ExitCode::Network},
    Row{ErrorCode::ServerFailed,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The server failed to answer \"%1\". Try again later; this is not a "
                          "fault of your request."),
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "The server failed to answer. Try again later; this is not a fault of your request."),
        ExitCode::Network},
    Row{ErrorCode::CutShort,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The download of \"%1\" broke off in the middle, so nothing of it was "
                          "taken. Try again."),
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "The download broke off in the middle, so nothing of it was taken. Try again."),
        ExitCode::Network},
    Row{ErrorCode::UnpacksTooLarge,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "\"%1\" unpacks to more than the limit, so nothing of it was taken. Ask "
                          "for a single message instead of the thread."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The download unpacks to more than the limit, so nothing of it was "
                          "taken. Ask for a single message instead of the thread."),
        ExitCode::OverLimit},
    Row{ErrorCode::InsecureHttp,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "\"%1\" is not protected by https, so nothing was asked there. Use "
                          "https, or add the server in the settings if you trust it."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The address is not protected by https, so nothing was asked there. Use "
                          "https, or add the server in the settings if you trust it."),
        ExitCode::Refused},
    Row{ErrorCode::Offline,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The network is switched off, so \"%1\" was not fetched. Switch it on in "
                          "the settings under Servers."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The network is switched off, so nothing was fetched. Switch it on in "
                          "the settings under Servers."),
        ExitCode::Network},
    Row{ErrorCode::NoMailLink,
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "Nothing in \"%1\" names a mail. Give a Message-ID or a link to a mail archive."),
        QT_TRANSLATE_NOOP(
            "Casebook::ErrorText",
            "Nothing in the text names a mail. Give a Message-ID or a link to a mail archive."),
        ExitCode::Usage},
    Row{ErrorCode::Usage,
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "\"%1\" does not fit here. The help shows what can be given."),
        QT_TRANSLATE_NOOP("Casebook::ErrorText",
                          "The arguments do not fit together. The help shows what can be given."),
        ExitCode::Usage},
};

static_assert(rows.size() == static_cast<std::size_t>(ErrorCode::Usage) + 1,
              "one row for each code");

const Row &rowOf(ErrorCode code)
{
    for (const Row &row : rows) {
        if (row.code == code) {
            return row;
        }
    }
    return rows.front();
}

} // namespace

namespace {

/// Sentences for faults, most of them of mail files, that their code alone does not tell, by Error::detail.
struct Fault
{
    ErrorCode code;
    QLatin1StringView detail;
    const char *sentence;
};

constexpr std::array faults{
    Fault{ErrorCode::Parse, "packed-cut"_L1,
          QT_TRANSLATE_NOOP("Casebook::ErrorText",
                            "\"%1\" is packed and ends in its middle. The messages before that "
                            "were read; get the file again for the rest.")},
    Fault{ErrorCode::Parse, "packed-damaged"_L1,
          QT_TRANSLATE_NOOP("Casebook::ErrorText",
                            "\"%1\" is packed and damaged. The messages before the damage were "
                            "read; get the file again for the rest.")},
    Fault{ErrorCode::TooLarge, "packed-bomb"_L1,
          QT_TRANSLATE_NOOP("Casebook::ErrorText",
                            "\"%1\" unpacks to far more than mail can, so reading stopped. "
                            "Unpack it yourself if you trust it.")},
    Fault{ErrorCode::Parse, "not-mail"_L1,
          QT_TRANSLATE_NOOP("Casebook::ErrorText",
                            "\"%1\" is neither mail nor text. Check that it is the right file.")},
    Fault{ErrorCode::Unsupported, "bzip2"_L1,
          QT_TRANSLATE_NOOP("Casebook::ErrorText",
                            "\"%1\" is packed with bzip2, which Casebook does not unpack. Unpack "
                            "it with bunzip2 first.")},
    Fault{ErrorCode::Usage, "condition"_L1,
          QT_TRANSLATE_NOOP("Casebook::ErrorText",
                            "The server's search cannot read the condition \"%1\". Correct it; the "
                            "help page of an archive lists what its search understands.")},
    Fault{ErrorCode::Usage, "question"_L1,
          QT_TRANSLATE_NOOP("Casebook::ErrorText",
                            "The watch \"%1\" says nothing a server can be asked for. Name "
                            "lists, words, paths or people.")},
};

} // namespace

QString ErrorText::sentence(const Error &error)
{
    const Row &row = rowOf(error.code);
    if (error.subject.isEmpty()) {
        return tr(row.withoutSubject);
    }
    const QString subject =
        quotable(QDir::isAbsolutePath(error.subject) ? QDir::toNativeSeparators(error.subject)
                                                     : error.subject);
    if (error.code == ErrorCode::ProgramMissing) {
        if (const QString package = packageOfProgram(error.subject); !package.isEmpty()) {
            //: %1 is a program, %2 the command that installs it
            return tr("The program \"%1\" is not installed. Install it with \"%2\", then try "
                      "again.")
                .arg(subject, u"sudo apt install "_s + package);
        }
    }
    if (error.code == ErrorCode::TooManyRequests && error.value > 0) {
        return tr("\"%1\" asks for fewer requests. Try again in %n seconds.", nullptr,
                  static_cast<int>(std::min<qint64>(error.value, 86'400)))
            .arg(subject);
    }
    const auto fault = std::ranges::find_if(faults, [&error](const Fault &known) {
        return known.code == error.code && known.detail == error.detail;
    });
    return tr(fault == faults.end() ? row.withSubject : fault->sentence).arg(subject);
}

ExitCode ErrorText::exitCode(ErrorCode code)
{
    return rowOf(code).exit;
}

QString ErrorText::exitCodeMeaning(ExitCode code)
{
    switch (code) {
    case ExitCode::Done:
        return tr("done");
    case ExitCode::Failed:
        return tr("failed for a reason without a number of its own");
    case ExitCode::Usage:
        return tr("the arguments do not make sense");
    case ExitCode::NotFound:
        return tr("a file, bug, thread or message was not found");
    case ExitCode::CannotAccess:
        return tr("reading or writing was refused, or the disk is full");
    case ExitCode::NotReadable:
        return tr("damaged, of another program, too new, or in an unexpected form");
    case ExitCode::InUse:
        return tr("in use by another process, or the name is taken");
    case ExitCode::OverLimit:
        return tr("over a limit of size, count or depth");
    case ExitCode::Network:
        return tr("no connection, no trust in it, an error as the answer, or no answer in time");
    case ExitCode::Refused:
        return tr("refused because it would not be safe");
    case ExitCode::OutsideProgram:
        return tr("an outside program is missing or failed");
    case ExitCode::Findings:
        return tr("done, but part of the input was not taken, or a check found something");
    case ExitCode::Cancelled:
        return tr("stopped as asked");
    }
    return {};
}

std::vector<ExitCode> ErrorText::exitCodes()
{
    using enum ExitCode;
    return {Done,      Failed,  Usage,   NotFound,       CannotAccess, NotReadable, InUse,
            OverLimit, Network, Refused, OutsideProgram, Findings,     Cancelled};
}

QString ErrorText::quotable(const QString &text)
{
    constexpr qsizetype longest = 200;
    // Bounded first: the text may be a whole header of 64 MB.
    QString line =
        text.size() <= 4 * longest ? text : text.first(2 * longest) + text.last(2 * longest);
    line = madeVisible(line.simplified());
    if (line.size() > longest) {
        line = line.first(longest / 2) + QChar(0x2026) + line.last(longest / 2 - 1);
    }
    return line;
}

} // namespace Casebook
