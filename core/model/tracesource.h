// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/model/report.h"
#include "core/model/sourceref.h"

#include <memory>
#include <vector>

namespace Casebook {

/// A line of a text that something was read from.
struct SourceLine
{
    qint64 offset = 0; ///< bytes into the text, where the line begins
    qint64 line = 0; ///< from 0
    QByteArray text; ///< without its end, at most 400 bytes

    friend bool operator==(const SourceLine &, const SourceLine &) = default;
};

/// What was read out of one text, and the lines it stands on.
struct SourceText
{
    TextReports reports;
    QByteArray sha256; ///< of the text its offsets count in, raw 32 bytes
    qint64 sizeBytes = 0;
    qint64 lines = 0; ///< up to the last line that is known
    std::vector<SourceLine>
        known; ///< of frames, stacks, reports, locks and edges; by offset, each once

    /// The known line that holds \a offset, else the nearest one before it; null when there is none.
    [[nodiscard]] const SourceLine *lineAt(qint64 offset) const;
};

/// Where a text came from. A file's id is its path; text from the clipboard is a File without a path,
/// whose id begins with "clipboard:".
struct TraceSource
{
    SourceKind kind = SourceKind::Message;
    QString id; ///< Message-ID, row of the log, path
    QString name; ///< subject, name of the log or file; empty for the clipboard
    QString author; ///< of a message
    qint64 dateMs = 0; ///< of a message; when a log was added; 0: unknown
    qint64 row = 0; ///< of the message or log; 0 for files

    [[nodiscard]] bool isClipboard() const;
    /// Names it among all sources ("Message:id").
    [[nodiscard]] QString key() const;

    friend bool operator==(const TraceSource &, const TraceSource &) = default;
};

/// The reports of one source. Texts that are byte for byte the same share what was read.
struct SourceReports
{
    TraceSource source;
    std::shared_ptr<const SourceText> text;

    [[nodiscard]] bool isEmpty() const;
    /// Points at the line at \a offset, with the words of the line as its quote.
    [[nodiscard]] SourceRef refAt(qint64 offset) const;
};

/// All reports of a bug: its messages by date, then its logs, newest first. Sources without any are left out.
struct BugReports
{
    std::vector<SourceReports> sources;
    int looked = 0; ///< sources read, with and without reports
    std::vector<std::pair<QString, Error>> unreadable; ///< name of the source and why; bounded
};

} // namespace Casebook
