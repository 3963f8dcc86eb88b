// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/texteditor.h"
#include "app/widgets/texteditorpane.h"
#include "app/widgets/workspacetextsink.h"
#include "core/base/jobrunner.h"
#include "core/workspace/workspace.h"

#include <QTemporaryDir>

#include <memory>

namespace Casebook::Testing {

/// Opens or makes the workspace at \a path; null when it cannot be.
inline std::unique_ptr<Workspace> openWorkspace(const QString &path, JobRunner &runner,
                                                const Clock &clock)
{
    JobContext context;
    Result<OpenedWorkspace> opened =
        Workspace::open(path, {.create = !QFile::exists(path), .keepBackup = false}, context);
    if (!opened) {
        qWarning("%s", qPrintable(opened.error().detail));
        return nullptr;
    }
    return std::make_unique<Workspace>(std::move(*opened), runner, clock);
}

/// A text in a workspace of its own, in the real editor.
struct TextFixture
{
    explicit TextFixture(const QString &first = {})
        : workspace(openWorkspace(folder.filePath(QStringLiteral("t.casebook")), runner, clock))
        , id(workspace->addText(TextKind::Note, {}, QStringLiteral("n.md"), {})
                 .wait()
                 .value_or(TextId{}))
        , sink(*workspace, id)
        , pane(runner)
    {
        if (!first.isEmpty()) {
            (void)workspace->saveText(id, first).wait();
        }
        pane.start(sink.place(workspace->text(id).wait().value_or(TextDocument{})));
        QObject::connect(&sink, &WorkspaceTextSink::stored, pane.autosave(),
                         &TextAutosave::takeExternal);
    }

    [[nodiscard]] QString storedText()
    {
        return workspace->text(id).wait().value_or(TextDocument{}).text;
    }

    QTemporaryDir folder;
    JobRunner runner;
    SystemClock clock;
    std::unique_ptr<Workspace> workspace;
    TextId id;
    WorkspaceTextSink sink;
    TextEditorPane pane;
};

} // namespace Casebook::Testing
