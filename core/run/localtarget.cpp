// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/localtarget.h"

#include "core/base/process.h"
#include "core/run/jobfromplan.h"
#include "core/run/planjson.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTimeZone>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<Error> failIo(const QString &path, int error)
{
    const ErrorCode code = error == EEXIST   ? ErrorCode::AlreadyExists
        : error == ENOSPC || error == EDQUOT ? ErrorCode::DiskFull
        : error == EACCES                    ? ErrorCode::PermissionDenied
                                             : ErrorCode::Io;
    return fail(code, path, QString::fromLocal8Bit(std::strerror(error)));
}

Status makePrivate(const QString &path)
{
    if (::mkdir(QFile::encodeName(path).constData(), 0700) != 0) {
        return failIo(path, errno);
    }
    return {};
}

/// A new file of exactly this mode.
Status writeFile(const QString &path, const QByteArray &content, bool isExecutable)
{
    const int fd =
        ::open(QFile::encodeName(path).constData(),
               O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, isExecutable ? 0700 : 0600);
    QFile file;
    if (fd < 0) {
        return failIo(path, errno);
    }
    if (!file.open(fd, QFile::WriteOnly, QFile::AutoCloseHandle)
        || file.write(content) != content.size() || !file.flush()) {
        return failIo(path, errno);
    }
    return {};
}

Status layFile(const JobFile &file, const QString &folder)
{
    const QString path = folder + u'/' + file.name;
    if (file.name.isEmpty() || file.name.contains(u'/') || file.name.startsWith(u'.')) {
        return fail(ErrorCode::Rejected, file.name);
    }
    if (file.source.isEmpty()) {
        return writeFile(path, file.content, file.isExecutable);
    }
    if (!QFile::copy(file.source, path)) {
        return fail(ErrorCode::Io, file.source);
    }
    if (::chmod(QFile::encodeName(path).constData(), file.isExecutable ? 0700 : 0600) != 0) {
        return failIo(path, errno);
    }
    return {};
}

Status prepareFolder(const QString &folder, const PreparedJob &prepared, const RunPlan &plan)
{
    if (const Status made = makePrivate(folder); !made) {
        return made;
    }
    const QString files = folder + "/files"_L1;
    if (const Status made = makePrivate(files); !made) {
        return made;
    }
    for (const JobFile &file : prepared.files) {
        if (const Status laid = layFile(file, files); !laid) {
            return laid;
        }
    }
    // For the workspace, which judges by the plan as it was when it ran.
    if (const Status kept = writeFile(folder + "/plan.json"_L1, writePlan(plan), false); !kept) {
        return kept;
    }
    return writeFile(folder + "/job.json"_L1,
                     QByteArray::fromStdString(Supervisor::writeJob(prepared.job)), false);
}

} // namespace

QString newRunKey(qint64 nowMs)
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(nowMs, QTimeZone::UTC);
    return now.toString(u"yyyyMMdd-HHmmss-"_s)
        + QString::number(QRandomGenerator::system()->bounded(0x1000000), 16)
              .rightJustified(6, u'0');
}

Result<QString> findSupervisor(const QString &programFolder)
{
    // Installed; in a build folder for casebookctl (app/cli), the window (app) and tests.
    for (const QLatin1StringView place :
         {"../libexec/casebook/"_L1, ""_L1, "../../core/run/supervisor/"_L1,
          "../core/run/supervisor/"_L1, "../../../core/run/supervisor/"_L1}) {
        const QString path =
            QDir::cleanPath(programFolder + u'/' + place + "casebook-supervisor"_L1);
        if (const QFileInfo info(path); info.isFile() && info.isExecutable()) {
            return path;
        }
    }
    return fail(ErrorCode::ProgramMissing, u"casebook-supervisor"_s);
}

Result<SupervisorClient> LocalTarget::start(const RunStart &start, JobContext &context)
{
    const QString folder = m_runs + u'/' + start.key;
    const Result<PreparedJob> prepared = jobFromPlan(start, folder);
    if (!prepared) {
        return passOn(prepared);
    }
    if (!QDir().mkpath(m_runs)) {
        return fail(ErrorCode::Io, m_runs);
    }
    if (const Status ready = prepareFolder(folder, *prepared, start.plan); !ready) {
        return passOn(ready);
    }
    ProcessSpec spec;
    spec.program = m_supervisor;
    spec.arguments = {folder};
    spec.environment = {u"PATH=/usr/local/bin:/usr/bin:/bin"_s};
    if (qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")) {
        spec.environment.append("XDG_RUNTIME_DIR="_L1 + qEnvironmentVariable("XDG_RUNTIME_DIR"));
    }
    const Result<ProcessOutcome> begun = runProcess(spec, context);
    if (!begun) {
        return passOn(begun);
    }
    if (begun->exitCode != 0) {
        return fail(ErrorCode::ProgramFailed, m_supervisor,
                    QString::fromUtf8(begun->errors).trimmed());
    }
    SupervisorClient client(folder);
    if (const Result<bool> read = client.refresh(); !read) {
        return passOn(read);
    }
    return client;
}

} // namespace Casebook
