// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/filelinesource.h"

#include "app/widgets/logfile.h"

#include <QTimer>

#include <chrono>

namespace Casebook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// One step of counting: long enough to cost nothing, short enough that cancelling takes no time.
constexpr auto stepBudget = 50ms;
constexpr auto followPause = 250ms;

} // namespace

struct FileLineSource::Opened
{
    std::shared_ptr<LogFile> file;
    LogFile::Extent extent;
};

FileLineSource::FileLineSource(QString path, JobRunner &runner, QObject *parent)
    : LineSource(parent)
    , m_path(std::move(path))
    , m_runner(runner)
{
    m_follow = new QTimer(this);
    m_follow->setInterval(followPause);
    connect(m_follow, &QTimer::timeout, this, &FileLineSource::lookForMore);
    open();
}

FileLineSource::~FileLineSource()
{
    m_job.cancel();
}

void FileLineSource::open()
{
    m_working = true;
    m_job = m_runner.run<std::shared_ptr<Opened>>(
        QString(), m_path, [path = m_path](JobContext &context) -> Result<std::shared_ptr<Opened>> {
            auto file = LogFile::open(path);
            if (!file) {
                return passOn(file);
            }
            // No budget: one block only, so that the first screen comes at once.
            const auto extent = (*file)->index(0ms, context);
            if (!extent) {
                return passOn(extent);
            }
            return std::make_shared<Opened>(Opened{.file = *file, .extent = *extent});
        });
    watch(m_job, this, [this, ticket = m_latest.next()](const auto &result) {
        if (!ticket.isLatest()) {
            return;
        }
        m_working = false;
        if (!result) {
            m_complete = true;
            Q_EMIT failed(result.error());
            return;
        }
        m_file = (*result)->file;
        const LogFile::Extent extent = (*result)->extent;
        take(extent.lines, extent.indexedBytes, extent.sizeBytes);
    });
}

void FileLineSource::take(qint64 lines, qint64 indexed, qint64 size)
{
    const bool complete = indexed >= size;
    const bool differs = lines != m_lines || indexed != m_indexed || complete != m_complete;
    m_lines = lines;
    m_indexed = indexed;
    m_size = size;
    m_complete = complete;
    if (differs) {
        Q_EMIT grown();
    }
    if (!complete) {
        indexMore();
    }
}

void FileLineSource::indexMore()
{
    if (m_working || !m_file) {
        return;
    }
    m_working = true;
    m_job = m_runner.run<std::shared_ptr<Opened>>(
        QString(), m_path, [file = m_file](JobContext &context) -> Result<std::shared_ptr<Opened>> {
            const auto extent = file->index(stepBudget, context);
            if (!extent) {
                return passOn(extent);
            }
            return std::make_shared<Opened>(Opened{.file = file, .extent = *extent});
        });
    watch(m_job, this, [this, ticket = m_latest.next()](const auto &result) {
        if (!ticket.isLatest()) {
            return;
        }
        m_working = false;
        if (result) {
            const LogFile::Extent extent = (*result)->extent;
            take(extent.lines, extent.indexedBytes, extent.sizeBytes);
            return;
        }
        if (result.error().code == ErrorCode::Corrupt) {
            // Shorter than what was read: somebody cut the log, so it is read from the start.
            m_file.reset();
            m_lines = m_size = m_indexed = 0;
            m_complete = false;
            Q_EMIT restarted();
            open();
            return;
        }
        m_complete = true;
        Q_EMIT failed(result.error());
    });
}

void FileLineSource::lookForMore()
{
    if (m_complete) {
        indexMore();
    }
}

void FileLineSource::setFollowing(bool following)
{
    if (following) {
        m_follow->start();
        lookForMore();
    } else {
        m_follow->stop();
    }
}

Job<LogLines> FileLineSource::lines(qint64 first, int count)
{
    return m_runner.run<LogLines>(
        QString(), m_path, [file = m_file, first, count](JobContext &context) -> Result<LogLines> {
            return file ? file->lines(first, count, context) : Result<LogLines>(LogLines{});
        });
}

Job<qint64> FileLineSource::find(const LineFind &what)
{
    return m_runner.run<qint64>(
        u"find-in-log"_s, m_path, [file = m_file, what](JobContext &context) -> Result<qint64> {
            return file ? file->find(what, context) : Result<qint64>(fail(ErrorCode::NotFound));
        });
}

} // namespace Casebook
