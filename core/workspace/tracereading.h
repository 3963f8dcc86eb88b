// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/base/job.h"
#include "core/model/tracesource.h"

#include <QHash>

#include <mutex>
#include <optional>

namespace Casebook {

class WorkspaceParts;

/// What was read out of texts, by the hash of the text: asking again for a bug reads only what is new.
/// Any thread. Bounded: when it holds too many lines the texts asked for longest ago go.
class TraceCache final
{
public:
    [[nodiscard]] std::shared_ptr<const SourceText> find(const QByteArray &sha256);
    void put(std::shared_ptr<const SourceText> text);

    /// The hash of a message's text as read before, so that it is not decoded again; the first copy
    /// stored is the one shown, so \a copies tells whether that may have changed.
    [[nodiscard]] QByteArray hashOf(MessageRowId message, int copies);
    void putHash(MessageRowId message, int copies, const QByteArray &sha256);

private:
    struct Entry
    {
        std::shared_ptr<const SourceText> text;
        quint64 used = 0;
    };

    std::mutex m_mutex;
    QHash<QByteArray, Entry> m_texts;
    QHash<qint64, std::pair<int, QByteArray>> m_hashes;
    quint64 m_uses = 0;
    qsizetype m_lines = 0;
};

/// Reads \a bytes. Cancelled when asked to stop. Linear; any bytes.
Result<std::shared_ptr<const SourceText>> readSourceText(QByteArrayView bytes, const QString &name,
                                                         const JobContext &context);

/// Reads the messages and logs of \a bug; without one the messages of no bug that look as if they held
/// a report. Progress counts messages, and a log as one for every 64 kB. Blocks; pool thread.
Result<BugReports> readBugReports(WorkspaceParts &parts, std::optional<BugId> bug,
                                  JobContext &context);

/// Reads a file of this computer. NotFound, PermissionDenied, Io. Blocks; pool thread.
Result<SourceReports> readFileReports(TraceCache &cache, const QString &path, JobContext &context);

} // namespace Casebook
