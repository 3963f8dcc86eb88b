// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QCoreApplication>
#include <QString>

#include <cstdint>
#include <vector>

namespace Casebook {

/// How casebookctl ends; one number for each kind of failure a script can act on. The numbers are
/// stable and stand in the man page.
enum class ExitCode : std::uint8_t {
    Done = 0,
    Failed = 1, ///< for a reason that has no number of its own
    Usage = 2,
    NotFound = 3,
    CannotAccess = 4, ///< the system refuses reading or writing, or the disk is full
    NotReadable = 5, ///< damaged, of another program, too new, or in an unexpected form
    InUse = 6, ///< locked, busy, or the name is taken
    OverLimit = 7,
    Network = 8, ///< no connection, no trust in it, an error as the answer, or no answer in time
    Refused = 9, ///< by one of our own gates
    OutsideProgram = 10, ///< missing, or it failed
    Findings =
        11, ///< the work was done; part of the input was not taken, or a check found something
    Cancelled = 130, ///< as a shell reports Ctrl+C
};

/// Errors and exit codes as sentences in the reader's language. Callable from any thread once the
/// translators are installed.
class ErrorText final
{
    Q_DECLARE_TR_FUNCTIONS(Casebook::ErrorText)

public:
    ErrorText() = delete;

    /// What happened, to what, and what can be done. One or two sentences, plain text; the subject is
    /// hostile, so invisible characters are named and long ones cut in the middle.
    static QString sentence(const Error &error);

    /// The one table from error code to exit code.
    static ExitCode exitCode(ErrorCode code);

    /// What the number means, for --help and the man page.
    static QString exitCodeMeaning(ExitCode code);

    /// All exit codes in order.
    static std::vector<ExitCode> exitCodes();

    /// \a text from outside made fit to stand in a sentence: one line, invisible characters named, at
    /// most 200 characters with the middle left out.
    static QString quotable(const QString &text);
};

} // namespace Casebook
