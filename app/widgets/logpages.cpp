// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/logpages.h"

#include "app/widgets/linesource.h"
#include "core/base/limits.h"

#include <algorithm>

namespace Casebook {

namespace {

/// A screen of the longest lines is some 100 x 16 KiB; eight times that is room to scroll.
constexpr qsizetype pageBudget = 12 * Limits::MiB;
constexpr qsizetype renderedLines = 512;

} // namespace

LogPages::LogPages(QObject *parent)
    : QObject(parent)
    , m_pages(pageBudget)
    , m_rendered(renderedLines)
{
}

LogPages::~LogPages()
{
    for (const Job<LogLines> &job : std::as_const(m_fetching)) {
        job.cancel();
    }
}

void LogPages::setSource(LineSource *source)
{
    if (m_source != nullptr) {
        m_source->disconnect(this);
    }
    m_source = source;
    clear();
    if (m_source == nullptr) {
        return;
    }
    m_knownLines = m_source->lineCount();
    connect(m_source, &LineSource::grown, this, &LogPages::markStale);
    connect(m_source, &LineSource::restarted, this, &LogPages::clear);
    connect(m_source, &QObject::destroyed, this, [this] {
        m_source = nullptr;
        clear();
    });
}

void LogPages::clear()
{
    m_latest.invalidate();
    for (const Job<LogLines> &job : std::as_const(m_fetching)) {
        job.cancel();
    }
    m_fetching.clear();
    m_pages.clear();
    m_rendered.clear();
    m_stale.clear();
    m_refused.clear();
    m_knownLines = 0;
}

void LogPages::markStale()
{
    // The page with the former last line is the only one that can have changed: a line is added to it,
    // or that line became longer.
    if (m_knownLines > 0) {
        m_stale.insert((m_knownLines - 1) / pageLines);
    }
    m_stale.insert(m_knownLines / pageLines);
    m_knownLines = m_source->lineCount();
}

void LogPages::want(qint64 first, qint64 last)
{
    if (m_source == nullptr || m_source->lineCount() == 0) {
        return;
    }
    const qint64 lastPage = (m_source->lineCount() - 1) / pageLines;
    const qint64 from = std::clamp<qint64>(first / pageLines, 0, lastPage);
    const qint64 to = std::clamp<qint64>(last / pageLines, 0, lastPage);
    for (auto job = m_fetching.begin(); job != m_fetching.end();) {
        if (job.key() < from - 1 || job.key() > to + 1) {
            job->cancel();
            job = m_fetching.erase(job);
        } else {
            ++job;
        }
    }
    for (qint64 page = from; page <= to; ++page) {
        fetch(page);
    }
    if (to < lastPage) {
        fetch(to + 1);
    }
    if (from > 0) {
        fetch(from - 1);
    }
}

void LogPages::fetch(qint64 page)
{
    const bool there = m_pages.contains(page) && !m_stale.contains(page);
    if (there || m_fetching.contains(page) || m_refused.contains(page)) {
        return;
    }
    m_stale.remove(page);
    const Job<LogLines> job = m_source->lines(page * pageLines, pageLines);
    m_fetching.insert(page, job);
    const quint64 number = job.state()->number;
    watch(job, this, [this, page, number](const Result<LogLines> &result) {
        const auto running = m_fetching.constFind(page);
        if (running == m_fetching.constEnd() || running->state()->number != number) {
            return; // no longer wanted, or another log by now
        }
        m_fetching.erase(running);
        if (result) {
            take(page, *result);
        } else if (result.error().code != ErrorCode::Cancelled) {
            m_refused.insert(page);
            Q_EMIT failed(result.error());
        }
    });
}

void LogPages::take(qint64 page, const LogLines &lines)
{
    auto *kept = new Page{.lines = lines.lines, .lineBytes = lines.lineBytes};
    qsizetype cost = 0;
    for (const QByteArray &line : kept->lines) {
        cost += line.capacity() + static_cast<qsizetype>(sizeof(QByteArray));
    }
    const qint64 first = page * pageLines;
    for (qint64 line = first; line < first + pageLines; ++line) {
        m_rendered.remove(line);
    }
    // Not above the budget, or the cache would delete it on the spot and it would be fetched for ever.
    m_pages.insert(page, kept, std::clamp<qsizetype>(cost, 1, pageBudget / 4));
    Q_EMIT arrived(first, first + pageLines - 1);
}

const LogLineText *LogPages::line(qint64 number)
{
    if (const LogLineText *rendered = m_rendered.object(number)) {
        return rendered;
    }
    const Page *page = m_pages.object(number / pageLines);
    const auto at = static_cast<size_t>(number % pageLines);
    if (page == nullptr || at >= page->lines.size()) {
        return nullptr;
    }
    auto *rendered = new LogLineText(renderLogLine(page->lines.at(at), page->lineBytes.at(at)));
    m_rendered.insert(number, rendered);
    return rendered;
}

void LogPages::retry()
{
    m_refused.clear();
}

} // namespace Casebook
