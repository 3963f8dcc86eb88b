// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/logstore.h"
#include "core/store/searchindex.h"

namespace Casebook {

/// What the index knows of a log's text: its beginning (which kernel, which machine) and its end (what it
/// died of), Limits::logIndexedBytes together. A scan finds what stands between them.
struct LogExcerpt
{
    QByteArray head;
    QByteArray tail; ///< empty when the head is the whole log
    qint64 tailOffset = 0; ///< of the tail's first byte in the log

    /// Head and tail, decoded; the same number of line ends as the bytes.
    [[nodiscard]] QString text() const;
    /// Byte of the log where the line begins that holds \a position of text().
    [[nodiscard]] qint64 offsetOf(QStringView text, qsizetype position) const;
};

/// Reads the excerpt of a complete log. NotFound.
Result<LogExcerpt> readExcerpt(const LogStore &store, LogId id);

/// What is found of a log.
SearchText searchTextOf(const LogInfo &log, const LogExcerpt &excerpt);

} // namespace Casebook
