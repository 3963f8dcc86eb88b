// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/logimport.h"

#include "core/base/limits.h"
#include "core/base/logging.h"
#include "core/store/logpacker.h"
#include "core/store/logstore.h"
#include "core/workspace/indexrebuild.h"
#include "core/workspace/workspaceparts.h"

#include <QFile>
#include <QFileInfo>

#include <deque>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// Bytes of one slice: some milliseconds of the writer, so that autosave never waits long.
constexpr qint64 sliceBytes = 4 * Limits::MiB;
/// Slices on their way to the writer: enough to keep both sides busy, few enough to bound memory.
constexpr std::size_t slicesUnderway = 3;

class LogImport final
{
public:
    LogImport(WorkspaceParts &parts, QFile &file, JobContext &context)
        : m_parts(parts)
        , m_file(file)
        , m_context(context)
    {
    }

    Result<LogId> run(BugId bug)
    {
        const Result<LogId> id = begin(bug);
        if (!id) {
            return id;
        }
        m_id = *id;
        Status status = store();
        const Status drained = drain(0);
        if (status && !drained) {
            status = drained;
        }
        if (status && m_context.isStopRequested()) {
            status = fail(ErrorCode::Cancelled, m_file.fileName());
        }
        if (status) {
            status = finish();
        }
        if (!status) {
            removeAgain();
            return passOn(status);
        }
        // The log is whole; what cannot be indexed now is when the file is opened next.
        const Status indexed = indexLog(m_parts, m_id);
        if (!indexed) {
            qCWarning(lcWorkspace) << "indexing a log:" << indexed.error().detail;
        }
        return m_id;
    }

private:
    Result<LogId> begin(BugId bug)
    {
        auto work = [bug, name = QFileInfo(m_file.fileName()).fileName(), now = m_parts.clock.now(),
                     folder = m_parts.file->filesFolder()](Database &database, ChangeSet &changes) {
            return LogStore(database, folder).begin(bug, name, now, changes);
        };
        return m_parts.post<LogId>(std::move(work), m_context.stopToken()).get();
    }

    Status store()
    {
        const qint64 total = m_file.size();
        QByteArray piece(qsizetype(sliceBytes), Qt::Uninitialized);
        while (true) {
            if (m_context.isStopRequested()) {
                return fail(ErrorCode::Cancelled, m_file.fileName());
            }
            const qint64 count = m_file.read(piece.data(), piece.size());
            if (count < 0) {
                return fail(ErrorCode::Io, m_file.fileName(), m_file.errorString());
            }
            Result<std::vector<LogChunk>> chunks = count > 0
                ? m_packer.add(QByteArrayView(piece.constData(), count))
                : m_packer.flush();
            if (!chunks) {
                return passOn(chunks);
            }
            append(std::move(*chunks));
            if (count == 0) {
                return {};
            }
            const Status drained = drain(slicesUnderway);
            if (!drained) {
                return drained;
            }
            m_context.report(m_packer.size(), std::max(total, m_packer.size()));
        }
    }

    void append(std::vector<LogChunk> chunks)
    {
        if (chunks.empty()) {
            return;
        }
        auto work = [id = m_id, chunks = std::move(chunks),
                     folder = m_parts.file->filesFolder()](Database &database, ChangeSet &changes) {
            return LogStore(database, folder).append(id, chunks, changes);
        };
        m_underway.push_back(m_parts.post<void>(std::move(work), m_context.stopToken()));
    }

    /// Waits until at most \a most slices are underway; the first failure is told.
    Status drain(std::size_t most)
    {
        Status first;
        while (m_underway.size() > most) {
            Status status = m_underway.front().get();
            m_underway.pop_front();
            if (!status && first) {
                first = std::move(status);
            }
        }
        return first;
    }

    Status finish()
    {
        auto work = [id = m_id, hash = m_packer.sha256(),
                     folder = m_parts.file->filesFolder()](Database &database, ChangeSet &changes) {
            return LogStore(database, folder).finish(id, hash, changes);
        };
        return m_parts.post<void>(std::move(work)).get();
    }

    void removeAgain()
    {
        auto work = [id = m_id, folder = m_parts.file->filesFolder()](Database &database,
                                                                      ChangeSet &changes) {
            return LogStore(database, folder).remove(id, changes);
        };
        const Status removed = m_parts.post<void>(std::move(work)).get();
        if (!removed) {
            qCWarning(lcWorkspace) << "removing an unfinished log:" << removed.error().detail;
        }
    }

    WorkspaceParts &m_parts;
    QFile &m_file;
    JobContext &m_context;
    LogPacker m_packer;
    LogId m_id;
    std::deque<std::future<Status>> m_underway;
};

} // namespace

Result<LogId> importLogFile(WorkspaceParts &parts, const QString &path, BugId bug,
                            JobContext &context)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        const QFileInfo info(path);
        if (!info.exists()) {
            return fail(ErrorCode::NotFound, path);
        }
        return fail(info.isReadable() ? ErrorCode::Io : ErrorCode::PermissionDenied, path,
                    file.errorString());
    }
    return LogImport(parts, file, context).run(bug);
}

} // namespace Casebook
