// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/model/log.h"

#include <QByteArray>
#include <QObject>

namespace Casebook {

/// What to look for in the bytes of a log.
struct LineFind
{
    QByteArray needle; ///< UTF-8, without line ends
    qint64 from = 0; ///< forwards: the first line looked at; backwards: the line after the last one
    bool backwards = false;
    bool foldCase = false; ///< ASCII letters only: it works on bytes
};

/// Where the log view gets its lines from: a file on disk or a log of the workspace. GUI thread; the
/// answers come as jobs. Lines count from 0.
class LineSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Lines known so far; it only grows, but for restarted().
    [[nodiscard]] virtual qint64 lineCount() const = 0;
    /// Bytes of the whole log, as far as known.
    [[nodiscard]] virtual qint64 sizeBytes() const = 0;
    /// True when all lines that are there now have been counted.
    [[nodiscard]] virtual bool isComplete() const = 0;

    /// At most \a count lines from \a first on; fewer at the end. Errors: Io, NotFound, Cancelled.
    virtual Job<LogLines> lines(qint64 first, int count) = 0;
    /// The line that holds the needle; NotFound when there is none.
    virtual Job<qint64> find(const LineFind &what) = 0;

    /// Whether to look for more at the end; sources that are told of growth ignore it.
    virtual void setFollowing(bool following)
    {
        Q_UNUSED(following)
    }

Q_SIGNALS:
    /// Lines were added, the last line became longer, or isComplete() changed.
    void grown();
    /// The log became another one (cut or replaced): everything known of it is void.
    void restarted();
    void failed(const Casebook::Error &error);
};

} // namespace Casebook
