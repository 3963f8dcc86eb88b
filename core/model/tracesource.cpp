// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/tracesource.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

const SourceLine *SourceText::lineAt(qint64 offset) const
{
    const auto behind = std::ranges::upper_bound(known, offset, {}, &SourceLine::offset);
    return behind == known.begin() ? nullptr : &*std::prev(behind);
}

bool TraceSource::isClipboard() const
{
    return kind == SourceKind::File && id.startsWith("clipboard:"_L1);
}

QString TraceSource::key() const
{
    return sourceKindName(kind) + u':' + id;
}

bool SourceReports::isEmpty() const
{
    if (!text) {
        return true;
    }
    const TextReports &all = text->reports;
    return all.crashes.empty() && all.threads.empty() && all.locks.empty() && all.edges.empty()
        && all.orders.empty() && all.owners.empty();
}

SourceRef SourceReports::refAt(qint64 offset) const
{
    SourceRef ref{.kind = source.kind,
                  .id = source.id,
                  .contentHash = text ? text->sha256 : QByteArray(),
                  .offset = offset};
    if (const SourceLine *line = text ? text->lineAt(offset) : nullptr;
        line != nullptr && line->offset == offset) {
        ref.quote = QString::fromUtf8(line->text);
    }
    return ref;
}

} // namespace Casebook
