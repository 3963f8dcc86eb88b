// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/workspacetextsink.h"

#include "core/workspace/workspace.h"

namespace Casebook {

using namespace Qt::StringLiterals;

WorkspaceTextSink::WorkspaceTextSink(Workspace &workspace, TextId id, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_id(id)
{
    connect(&m_workspace, &Workspace::changed, this, [this](const ChangeSet &changes) {
        for (const Change &change : changes.changes) {
            if (change.table == Table::Texts && (change.id == 0 || change.id == m_id.value)) {
                read();
                return;
            }
        }
    });
}

TextAutosave::Place WorkspaceTextSink::place(const TextDocument &document)
{
    return {.sink = this,
            .key = m_workspace.info().uuid + u"-text-"_s + QString::number(m_id.value),
            .text = document.text,
            .revision = document.revision,
            .savedMs = document.text.isEmpty() ? 0 : document.changedMs};
}

Job<RevisionId> WorkspaceTextSink::save(const QString &text)
{
    return m_workspace.saveText(m_id, text);
}

Job<std::vector<TextRevision>> WorkspaceTextSink::revisions()
{
    return m_workspace.revisions(m_id);
}

Job<QString> WorkspaceTextSink::revisionText(RevisionId id)
{
    return m_workspace.revisionText(id);
}

Job<void> WorkspaceTextSink::label(RevisionId id, const QString &label)
{
    return m_workspace.labelRevision(id, label);
}

void WorkspaceTextSink::read()
{
    watch(m_workspace.text(m_id), this,
          [this, ticket = m_latest.next()](const Result<TextDocument> &document) {
              if (!ticket.isLatest()) {
                  return;
              }
              if (document) {
                  Q_EMIT stored(document->revision, document->text);
              } else {
                  Q_EMIT failed(document.error());
              }
          });
}

} // namespace Casebook
