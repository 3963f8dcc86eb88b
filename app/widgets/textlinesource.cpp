// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/textlinesource.h"

#include "core/base/limits.h"

#include <algorithm>

namespace Casebook {

namespace {

template<class T>
Job<T> answered(Result<T> answer)
{
    static std::atomic<quint64> numbers{1};
    auto state = std::make_shared<JobState>();
    state->number = numbers++;
    state->finished = true;
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(answer));
    promise.finish();
    return {promise.future(), std::move(state)};
}

} // namespace

TextLineSource::TextLineSource(QByteArray text, QObject *parent)
    : LineSource(parent)
    , m_text(std::move(text))
{
    qsizetype at = 0;
    while (at < m_text.size()) {
        m_starts.push_back(at);
        const qsizetype end = m_text.indexOf('\n', at);
        at = end < 0 ? m_text.size() : end + 1;
    }
}

QByteArrayView TextLineSource::line(qint64 number) const
{
    const auto index = static_cast<std::size_t>(number);
    const qsizetype end = index + 1 < m_starts.size() ? m_starts[index + 1] : m_text.size();
    QByteArrayView bytes = QByteArrayView(m_text).sliced(m_starts[index], end - m_starts[index]);
    if (bytes.endsWith('\n')) {
        bytes.chop(1);
    }
    return bytes;
}

Job<LogLines> TextLineSource::lines(qint64 first, int count)
{
    LogLines page;
    page.first = first;
    page.total = lineCount();
    page.complete = true;
    const qint64 end = std::min(lineCount(), first + count);
    for (qint64 number = std::max<qint64>(0, first); number < end; ++number) {
        const QByteArrayView bytes = line(number);
        page.lines.push_back(
            bytes.first(std::min<qsizetype>(bytes.size(), Limits::logLineShownBytes))
                .toByteArray());
        page.lineBytes.push_back(bytes.size());
    }
    return answered<LogLines>(std::move(page));
}

Job<qint64> TextLineSource::find(const LineFind &what)
{
    const QByteArray needle = what.foldCase ? what.needle.toLower() : what.needle;
    const qint64 step = what.backwards ? -1 : 1;
    for (qint64 at = what.backwards ? what.from - 1 : what.from; at >= 0 && at < lineCount();
         at += step) {
        const QByteArrayView bytes = line(at);
        const bool found =
            what.foldCase ? bytes.toByteArray().toLower().contains(needle) : bytes.contains(needle);
        if (found) {
            return answered<qint64>(at);
        }
    }
    return answered<qint64>(fail(ErrorCode::NotFound));
}

} // namespace Casebook
