// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/linesource.h"
#include "core/base/job.h"
#include "core/model/log.h"

#include <QString>

#include <chrono>
#include <memory>
#include <mutex>
#include <vector>

namespace Casebook {

/// A log file opened for reading by line, with a sparse index: the offset of every 256th line, or of
/// the first line after 256 KiB. A line ends at LF; one CR before it is not part of the line. Bytes
/// after the last LF are a line. Every method may be called from any thread and blocks on the disk:
/// for worker threads. It reads what index() has seen and never maps the file, because a log that is
/// cut while it is mapped kills the program.
class LogFile final
{
public:
    struct Extent
    {
        qint64 lines = 0; ///< counted so far
        qint64 indexedBytes = 0;
        qint64 sizeBytes = 0; ///< of the file, when last looked at
    };

    /// Regular files only, so that a FIFO or /dev/zero never holds a thread. Errors: NotFound,
    /// PermissionDenied, Unsupported (not a regular file), Io.
    static Result<std::shared_ptr<LogFile>> open(const QString &path);
    ~LogFile();
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;
    LogFile(LogFile &&) = delete;
    LogFile &operator=(LogFile &&) = delete;

    /// Goes on counting lines for at most \a budget (at least one block). Corrupt: the file became
    /// shorter than what was read, so it is another one now.
    Result<Extent> index(std::chrono::milliseconds budget, JobContext &context);
    [[nodiscard]] Extent extent() const;

    Result<LogLines> lines(qint64 first, int count, JobContext &context) const;
    Result<qint64> find(const LineFind &what, JobContext &context) const;

private:
    struct Entry
    {
        qint64 line = 0;
        qint64 offset = 0;
    };

    LogFile(int descriptor, QString path);

    void countBlock(const char *data, qint64 size, qint64 offset);
    [[nodiscard]] Entry entryForLine(qint64 line) const;
    [[nodiscard]] Entry entryForOffset(qint64 offset) const;
    /// Offset where \a line begins as far as the index reaches; the end of the file beyond.
    Result<qint64> offsetOf(qint64 line, JobContext &context) const;
    Result<qint64> lineAt(qint64 offset, JobContext &context) const;
    Result<qint64> findForwards(const LineFind &what, JobContext &context) const;
    Result<qint64> findBackwards(const LineFind &what, JobContext &context) const;
    Result<qint64> readAt(qint64 offset, char *data, qint64 size) const;

    int m_descriptor = -1;
    QString m_path;
    std::mutex m_indexing; ///< one index() at a time
    mutable std::mutex m_mutex; ///< guards what follows
    std::vector<Entry> m_entries{Entry{}};
    qint64 m_newlines = 0;
    qint64 m_lineStart = 0; ///< where the line after the last LF begins
    qint64 m_indexed = 0;
    qint64 m_size = 0;
};

} // namespace Casebook
