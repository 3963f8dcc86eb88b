// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/console.h"
#include "core/base/clock.h"
#include "core/base/job.h"
#include "core/base/jobrunner.h"
#include "core/workspace/workspace.h"

#include <QEventLoop>
#include <QString>
#include <QTemporaryFile>

#include <functional>
#include <memory>

namespace Casebook {

class Arguments;
class VerbTable;

/// What a verb works with: output, clock, jobs, the workspace. Lives in main() for one call.
class Session final
{
public:
    Session(const VerbTable &verbs, std::unique_ptr<Clock> clock, bool json);
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;
    Session(Session &&) = delete;
    Session &operator=(Session &&) = delete;

    Console console;

    [[nodiscard]] const VerbTable &verbs() const
    {
        return m_verbs;
    }

    [[nodiscard]] const Clock &clock() const
    {
        return *m_clock;
    }

    [[nodiscard]] JobRunner &runner()
    {
        return m_runner;
    }

    /// Fixes the present; before a workspace is open.
    void setClock(std::unique_ptr<Clock> clock)
    {
        m_clock = std::move(clock);
    }

    /// --json was given.
    [[nodiscard]] bool isJson() const
    {
        return m_json;
    }

    /// Path of the workspace that --workspace or CASEBOOK_WORKSPACE names; Usage when neither does.
    Result<QString> workspacePath(const Arguments &arguments) const;
    /// Opens it and says on stderr what a person should know about how. It stays open until the end.
    Result<Workspace *> openWorkspace(const Arguments &arguments, const OpenOptions &options = {});
    /// The workspace, made when it is not there yet.
    Result<Workspace *> openOrCreate(const Arguments &arguments);
    Result<Workspace *> openWorkspaceAt(const QString &path, const OpenOptions &options = {});
    /// Finishes its writes and leaves one file.
    void closeWorkspace();

    /// A path for \a file: "-" is stdin, copied to a temporary file that lives as long as the session.
    Result<QString> filePath(const QString &file);

    /// Waits for \a job; Ctrl+C cancels it, progress goes to stderr.
    template<class T>
    Result<T> await(const Job<T> &job)
    {
        QEventLoop loop;
        Result<T> result{std::unexpect, Error{}};
        watch(job, &loop, [&](const Result<T> &value) {
            result = value;
            loop.quit();
        });
        waitIn(loop, job.state());
        return result;
    }

    /// Says \a error as a sentence on stderr and, with --json, prints \a object with the error in it on
    /// stdout. Returns the exit code.
    int report(const Error &error, QJsonObject object = {});
    /// A sentence on stderr only. Returns its exit code.
    int complain(const Error &error);

private:
    void waitIn(QEventLoop &loop, const std::shared_ptr<JobState> &state);
    void sayNotices(const WorkspaceInfo &info);

    const VerbTable &m_verbs;
    std::unique_ptr<Clock> m_clock;
    JobRunner m_runner;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<QTemporaryFile> m_stdin;
    bool m_json = false;
};

} // namespace Casebook
