// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/textsink.h"

#include <QStringList>

namespace Casebook::Testing {

/// A job that has already ended.
template<class T>
Job<T> endedJob(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return Job<T>(promise.future(), std::make_shared<JobState>());
}

/// Keeps what it is given; fails while told so, and answers only when told so while held.
class FakeSink final : public TextSink
{
public:
    Job<RevisionId> save(const QString &text) override
    {
        ++calls;
        if (failing) {
            return endedJob<RevisionId>(fail(ErrorCode::DiskFull, {}, QStringLiteral("disk full")));
        }
        saved.append(text);
        const RevisionId revision{.value = saved.size()};
        if (held) {
            auto promise = std::make_shared<QPromise<Result<RevisionId>>>();
            promise->start();
            m_waiting.push_back({promise, revision});
            return Job<RevisionId>(promise->future(), std::make_shared<JobState>());
        }
        return endedJob<RevisionId>(revision);
    }

    void release()
    {
        for (auto &[promise, revision] : std::exchange(m_waiting, {})) {
            promise->addResult(Result<RevisionId>(revision));
            promise->finish();
        }
    }

    bool failing = false;
    bool held = false;
    int calls = 0;
    QStringList saved;

private:
    std::vector<std::pair<std::shared_ptr<QPromise<Result<RevisionId>>>, RevisionId>> m_waiting;
};

} // namespace Casebook::Testing
