// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/thread.h"

#include <algorithm>

namespace Casebook {

namespace {

/// What a message answers to by its headers.
QString parentOf(const QString &inReplyTo, const QStringList &references)
{
    return inReplyTo.isEmpty() && !references.isEmpty() ? references.last() : inReplyTo;
}

} // namespace

bool JoiningIds::isBelow(const QString &id) const
{
    return m_links.contains(id) || m_below.contains(id);
}

bool JoiningIds::meet(const QString &messageId, const QString &inReplyTo,
                      const QStringList &references)
{
    if (isPlain() || isBelow(messageId) || !isBelow(parentOf(inReplyTo, references))) {
        return false;
    }
    addBelow(messageId);
    return true;
}

QStringList JoiningIds::of(const QString &messageId, const QString &inReplyTo,
                           const QStringList &references) const
{
    if (const auto chosen = m_links.constFind(messageId); chosen != m_links.cend()) {
        return chosen->isEmpty() ? QStringList() : QStringList{*chosen};
    }
    QStringList ids = references;
    if (!inReplyTo.isEmpty()) {
        ids.append(inReplyTo);
    }
    if (isPlain()) {
        return ids;
    }
    if (const QString parent = parentOf(inReplyTo, references); isBelow(parent)) {
        return {parent};
    }
    // The parent itself may be missing.
    const auto isMoved = [this](const QString &id) { return isBelow(id); };
    const auto first = std::ranges::find_if(references, isMoved);
    if (first == references.end()) {
        return ids;
    }
    // References usually run from the root to the parent; some writers put the parent first.
    const bool isReversed = references.size() > 1 && references.front() == inReplyTo;
    if (isReversed) {
        return references.first(first - references.begin() + 1);
    }
    const auto last = std::ranges::find_last_if(references, isMoved).begin();
    if (std::find(references.begin(), last, inReplyTo) != last) {
        return {inReplyTo}; // it answers something above the mail that was moved
    }
    ids.remove(0, last - references.begin());
    return ids;
}

} // namespace Casebook
