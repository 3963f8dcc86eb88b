// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/tracecache.h"

namespace Casebook {

namespace {

/// Lines kept over all texts: some 100 bytes each, with their frames some 500.
constexpr qsizetype cachedLines = 400'000;

} // namespace

std::shared_ptr<const SourceText> TraceCache::find(const QByteArray &sha256)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_texts.find(sha256);
    if (found == m_texts.end()) {
        return nullptr;
    }
    found->used = ++m_uses;
    return found->text;
}

void TraceCache::put(std::shared_ptr<const SourceText> text)
{
    const std::scoped_lock lock(m_mutex);
    const auto size = [](const SourceText &kept) {
        return static_cast<qsizetype>(kept.known.size()) + 1;
    };
    const QByteArray sha256 = text->sha256;
    if (m_texts.contains(sha256)) {
        return;
    }
    m_lines += size(*text);
    m_texts.insert(sha256, {.text = std::move(text), .used = ++m_uses});
    while (m_lines > cachedLines && m_texts.size() > 1) {
        auto oldest = m_texts.begin();
        for (auto at = m_texts.begin(); at != m_texts.end(); ++at) {
            if (at->used < oldest->used) {
                oldest = at;
            }
        }
        m_lines -= size(*oldest->text);
        m_texts.erase(oldest);
    }
}

QByteArray TraceCache::hashOf(MessageRowId message, int copies)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_hashes.constFind(message.value);
    return found == m_hashes.cend() || found->first != copies ? QByteArray() : found->second;
}

void TraceCache::putHash(MessageRowId message, int copies, const QByteArray &sha256)
{
    const std::scoped_lock lock(m_mutex);
    m_hashes.insert(message.value, {copies, sha256});
}

} // namespace Casebook
