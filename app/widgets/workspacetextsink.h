// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/textautosave.h"
#include "app/widgets/textsink.h"

#include <QObject>

namespace Casebook {

class Workspace;

/// A text of the open workspace, for an editor and its history. GUI thread.
///
/// Whatever writes the text (this editor, another one, a restore from the trash) is told by stored();
/// the autosave knows the echo of its own saves by the revision, so stored() can be handed to
/// TextAutosave::takeExternal() as it is.
class WorkspaceTextSink final
    : public QObject
    , public TextSink
    , public RevisionSource
{
    Q_OBJECT

public:
    /// \a workspace outlives the sink.
    WorkspaceTextSink(Workspace &workspace, TextId id, QObject *parent = nullptr);

    [[nodiscard]] TextId id() const
    {
        return m_id;
    }

    /// Where an autosave starts with \a document, which is the text of id().
    [[nodiscard]] TextAutosave::Place place(const TextDocument &document);

    Job<RevisionId> save(const QString &text) override;
    Job<std::vector<TextRevision>> revisions() override;
    Job<QString> revisionText(RevisionId id) override;
    Job<void> label(RevisionId id, const QString &label) override;

Q_SIGNALS:
    /// The newest text as it is stored now, after any write to it.
    void stored(Casebook::RevisionId revision, const QString &text);
    /// It was thrown away, or cannot be read any more.
    void failed(const Casebook::Error &error);

private:
    void read();

    Workspace &m_workspace;
    TextId m_id;
    Latest m_latest;
};

} // namespace Casebook
