// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/loglinetext.h"
#include "core/base/job.h"
#include "core/model/log.h"

#include <QCache>
#include <QHash>
#include <QObject>
#include <QSet>

namespace Casebook {

class LineSource;

/// The pages of a log that are near what is on screen, fetched by jobs and kept within a byte budget.
/// GUI thread; nothing here waits.
class LogPages final : public QObject
{
    Q_OBJECT

public:
    static constexpr int pageLines = 128;

    explicit LogPages(QObject *parent = nullptr);
    ~LogPages() override;

    /// \a source is not owned; null empties the pages.
    void setSource(LineSource *source);
    /// Asks for the pages of \a first to \a last and one at each side; stops fetching pages far away.
    void want(qint64 first, qint64 last);
    /// The line, or null when it has not arrived. Valid until the next call.
    const LogLineText *line(qint64 number);

    [[nodiscard]] bool isFetching() const
    {
        return !m_fetching.isEmpty();
    }

    /// Asks again for what failed.
    void retry();

Q_SIGNALS:
    void arrived(qint64 first, qint64 last);
    void failed(const Casebook::Error &error);

private:
    struct Page
    {
        std::vector<QByteArray> lines;
        std::vector<qint64> lineBytes;
    };

    void clear();
    void fetch(qint64 page);
    void take(qint64 page, const LogLines &lines);
    void markStale();

    LineSource *m_source = nullptr;
    QCache<qint64, Page> m_pages;
    QCache<qint64, LogLineText> m_rendered;
    QHash<qint64, Job<LogLines>> m_fetching;
    QSet<qint64> m_stale; ///< shown, but the log grew behind them
    QSet<qint64> m_refused; ///< failed; not asked again before retry()
    qint64 m_knownLines = 0;
    Latest m_latest;
};

} // namespace Casebook
