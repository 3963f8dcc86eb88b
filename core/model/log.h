// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace Casebook {

/// Where a log's bytes are.
enum class LogPlace : std::uint8_t { Inside, Outside, Missing };

/// A stored log: content-addressed, in chunks, with a line index.
struct LogInfo
{
    LogId id;
    BugId bugId; ///< 0 when it belongs to the workspace
    QString name; ///< file name it came from
    QByteArray sha256; ///< of the whole; empty while it is still being written
    qint64 sizeBytes = 0;
    qint64 lines = 0;
    LogPlace place = LogPlace::Inside;
    bool complete = false;
    qint64 addedMs = 0;

    friend bool operator==(const LogInfo &, const LogInfo &) = default;
};

/// A run of lines of a log, as bytes: nobody has decoded them yet.
struct LogLines
{
    qint64 first = 0;
    std::vector<QByteArray> lines; ///< each at most Limits::logLineShownBytes, without line end
    std::vector<qint64> lineBytes; ///< true length of each line
    qint64 total = 0; ///< lines known so far
    bool complete = false; ///< false while the log still grows

    friend bool operator==(const LogLines &, const LogLines &) = default;
};

} // namespace Casebook
