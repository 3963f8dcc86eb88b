// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/logexcerpt.h"

#include "core/base/text.h"

#include <algorithm>

namespace Casebook {

namespace {

/// Where line \a line of \a bytes begins.
qsizetype lineBegin(const QByteArray &bytes, qsizetype line)
{
    qsizetype at = 0;
    for (qsizetype seen = 0; seen < line; ++seen) {
        const qsizetype end = bytes.indexOf('\n', at);
        if (end < 0) {
            return at;
        }
        at = end + 1;
    }
    return at;
}

} // namespace

QString LogExcerpt::text() const
{
    return decodeUtf8(head) + decodeUtf8(tail);
}

qint64 LogExcerpt::offsetOf(QStringView text, qsizetype position) const
{
    const qsizetype line = text.first(position).count(u'\n');
    const auto inHead = static_cast<qsizetype>(std::ranges::count(head, '\n'));
    const bool isInHead = line < inHead || tail.isEmpty();
    return isInHead ? lineBegin(head, line) : tailOffset + lineBegin(tail, line - inHead);
}

Result<LogExcerpt> readExcerpt(const LogStore &store, LogId id)
{
    constexpr qint64 half = Limits::logIndexedBytes / 2;
    const Result<LogInfo> info = store.info(id);
    if (!info) {
        return passOn(info);
    }
    LogExcerpt excerpt;
    const bool isWhole = info->sizeBytes <= Limits::logIndexedBytes;
    Result<QByteArray> head = store.bytes(id, 0, isWhole ? info->sizeBytes : half);
    if (!head) {
        return passOn(head);
    }
    excerpt.head = std::move(*head);
    if (isWhole) {
        return excerpt;
    }
    // Both are cut to whole lines, so that no word is parted and text() has a line end between them.
    excerpt.head.truncate(excerpt.head.lastIndexOf('\n') + 1);
    Result<QByteArray> tail = store.bytes(id, info->sizeBytes - half, half);
    if (!tail) {
        return passOn(tail);
    }
    const qsizetype begin = tail->indexOf('\n') + 1;
    excerpt.tail = tail->sliced(begin);
    excerpt.tailOffset = info->sizeBytes - half + begin;
    return excerpt;
}

SearchText searchTextOf(const LogInfo &log, const LogExcerpt &excerpt)
{
    return {.title = log.name, .body = excerpt.text()};
}

} // namespace Casebook
