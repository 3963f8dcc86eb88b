// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/workspaceparts.h"

namespace Casebook {

WorkspaceParts::WorkspaceParts(std::unique_ptr<WorkspaceFile> openedFile, const Clock &presentClock,
                               QObject *notified)
    : file(std::move(openedFile))
    , clock(presentClock)
    , m_notified(notified)
{
}

WorkspaceParts::Stay::~Stay()
{
    if (m_parts == nullptr) {
        return;
    }
    {
        const std::scoped_lock lock(m_parts->m_mutex);
        --m_parts->m_inside;
        // Told under the lock: whoever waits may destroy the condition as soon as it is let go.
        m_parts->m_left.notify_all();
    }
}

WorkspaceParts::Stay WorkspaceParts::stay()
{
    const std::scoped_lock lock(m_mutex);
    if (m_closing) {
        return Stay(nullptr);
    }
    ++m_inside;
    return Stay(this);
}

void WorkspaceParts::announce(const ChangeSet &changes)
{
    if (changes.changes.empty()) {
        return;
    }
    // ~Workspace() drains the writer first, so the object lives; its own death drops the call.
    QMetaObject::invokeMethod(
        m_notified,
        [workspace = m_notified, changes] {
            Q_EMIT static_cast<Workspace *>(workspace)->changed(changes);
        },
        Qt::QueuedConnection);
}

void WorkspaceParts::waitUntilAlone()
{
    std::unique_lock lock(m_mutex);
    m_closing = true;
    m_left.wait(lock, [this] { return m_inside == 0; });
}

} // namespace Casebook
