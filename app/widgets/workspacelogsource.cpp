// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/workspacelogsource.h"

#include "core/workspace/workspace.h"

namespace Casebook {

WorkspaceLogSource::WorkspaceLogSource(Workspace &workspace, LogId id, QObject *parent)
    : LineSource(parent)
    , m_workspace(workspace)
    , m_id(id)
{
    connect(&m_workspace, &Workspace::changed, this, [this](const ChangeSet &changes) {
        for (const Change &change : changes.changes) {
            if (change.table == Table::Logs && (change.id == 0 || change.id == m_id.value)) {
                readInfo();
                return;
            }
        }
    });
    readInfo();
}

void WorkspaceLogSource::readInfo()
{
    watch(m_workspace.log(m_id), this,
          [this, ticket = m_latest.next()](const Result<LogInfo> &info) {
              if (!ticket.isLatest()) {
                  return;
              }
              if (!info) {
                  Q_EMIT failed(info.error());
                  return;
              }
              const bool shorter = info->lines < m_info.lines;
              m_info = *info;
              if (shorter) {
                  Q_EMIT restarted();
              }
              Q_EMIT grown();
          });
}

Job<LogLines> WorkspaceLogSource::lines(qint64 first, int count)
{
    return m_workspace.logLines(m_id, first, count);
}

Job<qint64> WorkspaceLogSource::find(const LineFind &what)
{
    return m_workspace.findInLog(m_id, what.needle, what.from, what.backwards, what.foldCase);
}

} // namespace Casebook
