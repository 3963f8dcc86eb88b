// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisorclient.h"

#include "core/run/supervisor/control.h"
#include "core/run/supervisor/processtree.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <thread>
#include <utility>

#include <signal.h>
#include <sys/socket.h>
#include <sys/time.h>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds followStep{100};
/// Bytes of the log taken at once.
constexpr qint64 pieceBytes = 1 << 20;

/// The living supervisor of \a header, if it is still that process.
std::optional<Supervisor::ProcessStat> supervisorOf(const Supervisor::RunHeader &header)
{
    const std::string boot = Supervisor::readFile("/proc/sys/kernel/random/boot_id", 64);
    if (header.pid <= 0 || header.bootId.empty() || !boot.starts_with(header.bootId)) {
        return std::nullopt;
    }
    const auto stat = Supervisor::readStat(static_cast<pid_t>(header.pid));
    if (!stat || stat->isZombie() || std::cmp_not_equal(stat->startTicks, header.startTicks)) {
        return std::nullopt;
    }
    return stat;
}

} // namespace

Result<bool> SupervisorClient::refresh()
{
    QFile log(m_folder + "/events.jsonl"_L1);
    if (!log.exists()) {
        return false;
    }
    if (!log.open(QFile::ReadOnly) || !log.seek(m_read)) {
        return fail(ErrorCode::Io, log.fileName(), log.errorString());
    }
    bool changed = false;
    for (QByteArray piece = log.read(pieceBytes); !piece.isEmpty(); piece = log.read(pieceBytes)) {
        m_read += piece.size();
        changed =
            m_reader.feed({piece.constData(), static_cast<std::size_t>(piece.size())}) || changed;
    }
    return changed;
}

RunFolderState SupervisorClient::state() const
{
    if (record().finish) {
        return RunFolderState::Finished;
    }
    if (!m_reader.isRun()) {
        return RunFolderState::NotBegun;
    }
    return supervisorOf(record().header) ? RunFolderState::Running : RunFolderState::Lost;
}

Status SupervisorClient::ask(const char *request) const
{
    const Supervisor::RunHeader &header = record().header;
    const auto supervisor = supervisorOf(header);
    if (record().finish || !supervisor) {
        return fail(ErrorCode::NotFound, m_folder);
    }
    const Supervisor::UniqueFd socket(Supervisor::connectControl(header.socket));
    if (socket.isOpen()) {
        const timeval patience{.tv_sec = 1, .tv_usec = 0};
        ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        const QByteArray line = QByteArray(request) + '\n';
        char answer = '\0';
        if (::send(socket.get(), line.constData(), static_cast<std::size_t>(line.size()),
                   MSG_NOSIGNAL)
                == line.size()
            && ::recv(socket.get(), &answer, 1, 0) == 1 && answer == 'o') {
            return {};
        }
    }
    // Without its socket it is still ours to end; "finish" has no signal.
    if (qstrcmp(request, "cancel") == 0 && Supervisor::signalProcess(*supervisor, SIGTERM) == 0) {
        return {};
    }
    return fail(ErrorCode::Io, QString::fromStdString(header.socket));
}

Status SupervisorClient::cancel() const
{
    return ask("cancel");
}

Status SupervisorClient::finishEarly() const
{
    return ask("finish");
}

Status SupervisorClient::follow(JobContext &context,
                                const std::function<void(const Supervisor::RunRecord &)> &changed)
{
    while (!context.isStopRequested()) {
        // Asked before the log is read: what dies in between has written its last line by then.
        const RunFolderState before = state();
        const Result<bool> news = refresh();
        if (!news) {
            return passOn(news);
        }
        if (*news) {
            changed(record());
        }
        if (record().finish || before == RunFolderState::Lost) {
            return {};
        }
        std::this_thread::sleep_for(followStep);
    }
    return fail(ErrorCode::Cancelled, m_folder);
}

QString standardRunsFolder()
{
    QString state = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(state)) {
        state = QDir::homePath() + "/.local/state"_L1;
    }
    return state + "/casebook/runs"_L1;
}

std::vector<SupervisorClient> runFolders(const QString &runs)
{
    std::vector<SupervisorClient> found;
    const QFileInfoList folders =
        QDir(runs).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &folder : folders) {
        const bool isOurs = folder.ownerId() == ::getuid() && !folder.isSymLink()
            && QFile::exists(folder.filePath() + "/job.json"_L1);
        if (isOurs) {
            found.emplace_back(folder.absoluteFilePath());
        }
    }
    return found;
}

} // namespace Casebook
