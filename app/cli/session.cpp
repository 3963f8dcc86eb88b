// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/session.h"

#include "app/cli/arguments.h"
#include "app/cli/clitext.h"
#include "app/cli/interrupt.h"
#include "app/cli/jsonvalues.h"
#include "app/text/errortext.h"
#include "app/text/valuetext.h"

#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;

namespace Casebook {

Session::Session(const VerbTable &verbs, std::unique_ptr<Clock> clock, bool json)
    : m_verbs(verbs)
    , m_clock(std::move(clock))
    , m_json(json)
{
}

Session::~Session() = default;

Result<QString> Session::workspacePath(const Arguments &arguments) const
{
    QString path = arguments.value(u"workspace"_s);
    if (path.isEmpty()) {
        path = qEnvironmentVariable("CASEBOOK_WORKSPACE");
    }
    if (path.isEmpty()) {
        return fail(ErrorCode::Usage, u"--workspace"_s, u"no-workspace"_s);
    }
    return path;
}

Result<Workspace *> Session::openWorkspace(const Arguments &arguments, const OpenOptions &options)
{
    const Result<QString> path = workspacePath(arguments);
    if (!path) {
        return passOn(path);
    }
    return openWorkspaceAt(*path, options);
}

Result<Workspace *> Session::openOrCreate(const Arguments &arguments)
{
    const Result<QString> path = workspacePath(arguments);
    if (!path) {
        return passOn(path);
    }
    const bool exists = QFileInfo::exists(*path);
    if (!exists) {
        console.message(CliText::tr("casebookctl: Making the new workspace %1.").arg(*path));
    }
    return openWorkspace(arguments, {.create = !exists});
}

Result<Workspace *> Session::openWorkspaceAt(const QString &path, const OpenOptions &options)
{
    const Result<QString> file = filePath(path);
    if (!file) {
        return passOn(file);
    }
    JobContext context;
    Result<OpenedWorkspace> opened = Workspace::open(*file, options, context);
    if (!opened) {
        return passOn(opened);
    }
    opened->dailyBackup = false; // a program that ends at once has no time for it
    m_workspace = std::make_unique<Workspace>(std::move(*opened), m_runner, *m_clock);
    sayNotices(m_workspace->info());
    return m_workspace.get();
}

void Session::closeWorkspace()
{
    m_workspace.reset();
}

Result<QString> Session::filePath(const QString &file)
{
    if (file != "-"_L1) {
        return file;
    }
    if (m_stdin) {
        return m_stdin->fileName(); // named twice: the same bytes
    }
    QFile input;
    auto copy = std::make_unique<QTemporaryFile>();
    if (!input.open(stdin, QIODevice::ReadOnly) || !copy->open()) {
        return fail(ErrorCode::Io, u"-"_s, copy->errorString());
    }
    QByteArray piece(1 << 20, Qt::Uninitialized);
    while (!wasInterrupted()) {
        const qint64 count = input.read(piece.data(), piece.size());
        if (count < 0) {
            return fail(ErrorCode::Io, u"-"_s, input.errorString());
        }
        if (count == 0) {
            break;
        }
        if (copy->write(piece.constData(), count) != count) {
            return fail(ErrorCode::Io, copy->fileName(), copy->errorString());
        }
    }
    if (wasInterrupted()) {
        return fail(ErrorCode::Cancelled);
    }
    if (!copy->flush()) {
        return fail(ErrorCode::Io, copy->fileName(), copy->errorString());
    }
    m_stdin = std::move(copy);
    return m_stdin->fileName();
}

void Session::waitIn(QEventLoop &loop, const std::shared_ptr<JobState> &state)
{
    using namespace std::chrono_literals;
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, &loop, [this, &state] {
        if (wasInterrupted()) {
            state->stop.request_stop();
        }
        const qint64 total = state->total.load();
        if (total > 0) {
            const qint64 done = state->done.load();
            console.progress(CliText::tr("%1 % done").arg(done * 100 / total));
        }
    });
    tick.start(50ms);
    loop.exec();
    console.progress({});
}

int Session::report(const Error &error, QJsonObject object)
{
    if (m_json) {
        object.insert("error"_L1, toJson(error));
        console.json(object);
    }
    return complain(error);
}

int Session::complain(const Error &error)
{
    console.message("casebookctl: "_L1 + ErrorText::sentence(error));
    return int(ErrorText::exitCode(error.code));
}

void Session::sayNotices(const WorkspaceInfo &info)
{
    for (const auto &[notice, subject] : info.notices) {
        console.message("casebookctl: "_L1 + ValueText::openNotice(notice, subject));
    }
}

} // namespace Casebook
