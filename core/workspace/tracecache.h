// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/model/tracesource.h"

#include <QHash>

#include <memory>
#include <mutex>

namespace Casebook {

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

} // namespace Casebook
