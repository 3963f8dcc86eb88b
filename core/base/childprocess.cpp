// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/childprocess.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// posix_spawn and poll instead of QProcess: they work in any thread (the writer's has no Qt event
// loop), and a child that is seen but not yet reaped keeps its process group's number from being
// given away before the group is killed.

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// PATH without relative and empty entries: those mean the current folder.
QStringList searchFolders()
{
    const QString path = qEnvironmentVariable("PATH", u"/usr/local/bin:/usr/bin:/bin"_s);
    QStringList folders = path.split(u':', Qt::SkipEmptyParts);
    folders.removeIf([](const QString &folder) { return !QDir::isAbsolutePath(folder); });
    return folders;
}

bool isProgram(const QString &path)
{
    return QFileInfo(path).isFile() && ::access(QFile::encodeName(path).constData(), X_OK) == 0;
}

QStringList allowedEnvironment()
{
    QStringList environment{"PATH="_L1 + searchFolders().join(u':')};
    for (const char *name : {"HOME", "LANG", "LC_ALL", "TZ"}) {
        if (qEnvironmentVariableIsSet(name)) {
            environment << QString::fromLatin1(name) + u'=' + qEnvironmentVariable(name);
        }
    }
    return environment;
}

/// A list of C strings with its terminating null pointer.
class StringVector final
{
public:
    explicit StringVector(const QStringList &strings)
    {
        m_bytes.reserve(static_cast<std::size_t>(strings.size()));
        for (const QString &string : strings) {
            m_bytes.push_back(QFile::encodeName(string));
        }
        for (QByteArray &bytes : m_bytes) {
            m_pointers.push_back(bytes.data());
        }
        m_pointers.push_back(nullptr);
    }

    char *const *data()
    {
        return m_pointers.data();
    }

private:
    std::vector<QByteArray> m_bytes;
    std::vector<char *> m_pointers;
};

/// posix_spawn's settings: a session of its own, no signal blocked or ignored, nothing inherited.
class SpawnSettings final
{
public:
    SpawnSettings()
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawnattr_init(&m_attributes);
    }

    ~SpawnSettings()
    {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }

    SpawnSettings(const SpawnSettings &) = delete;
    SpawnSettings &operator=(const SpawnSettings &) = delete;
    SpawnSettings(SpawnSettings &&) = delete;
    SpawnSettings &operator=(SpawnSettings &&) = delete;

    /// 0, or an errno value.
    int start(pid_t &pid, const QString &program, const ProcessSpec &spec, int input, int output,
              int errors)
    {
        const QByteArray folder = QFile::encodeName(spec.folder.isEmpty() ? u"/"_s : spec.folder);
        sigset_t all;
        sigset_t none;
        sigfillset(&all);
        sigemptyset(&none);
        for (const int error :
             {posix_spawnattr_setsigdefault(&m_attributes, &all),
              posix_spawnattr_setsigmask(&m_attributes, &none),
              posix_spawnattr_setflags(&m_attributes,
                                       static_cast<short>(POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF
                                                          | POSIX_SPAWN_SETSIGMASK)),
              posix_spawn_file_actions_adddup2(&m_actions, input, STDIN_FILENO),
              posix_spawn_file_actions_adddup2(&m_actions, output, STDOUT_FILENO),
              posix_spawn_file_actions_adddup2(&m_actions, errors, STDERR_FILENO),
              posix_spawn_file_actions_addclosefrom_np(&m_actions, STDERR_FILENO + 1),
              posix_spawn_file_actions_addchdir_np(&m_actions, folder.constData())}) {
            if (error != 0) {
                return error;
            }
        }
        StringVector arguments(QStringList{program} + spec.arguments);
        StringVector environment(spec.environment.isEmpty() ? allowedEnvironment()
                                                            : spec.environment);
        return posix_spawn(&pid, QFile::encodeName(program).constData(), &m_actions, &m_attributes,
                           arguments.data(), environment.data());
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

/// Of a child that has just been started; what it does before is little.
void limitChild(pid_t pid, const ProcessSpec &spec)
{
    const rlimit none{.rlim_cur = 0, .rlim_max = 0};
    ::prlimit(pid, RLIMIT_CORE, &none, nullptr);
    if (spec.memoryBytes > 0) {
        const auto most = static_cast<rlim_t>(spec.memoryBytes);
        const rlimit memory{.rlim_cur = most, .rlim_max = most};
        ::prlimit(pid, RLIMIT_AS, &memory, nullptr);
    }
}

/// Refuses what cannot be handed to execve as it stands.
Status checkSpec(const ProcessSpec &spec)
{
    const auto hasNul = [](const QString &text) { return text.contains(QChar(u'\0')); };
    if (hasNul(spec.program) || hasNul(spec.folder) || std::ranges::any_of(spec.arguments, hasNul)
        || std::ranges::any_of(spec.environment, hasNul)) {
        return fail(ErrorCode::Rejected, spec.program, u"an argument holds a NUL character"_s);
    }
    if (!spec.folder.isEmpty() && !QFileInfo(spec.folder).isDir()) {
        return fail(ErrorCode::Io, spec.folder, u"not a folder"_s);
    }
    return {};
}

} // namespace

FileDescriptor::FileDescriptor(int fd)
    : m_fd(fd)
{
    if (m_fd >= 0 && m_fd < 3) {
        const int higher = ::fcntl(m_fd, F_DUPFD_CLOEXEC, 3);
        ::close(m_fd);
        m_fd = higher;
    }
}

void FileDescriptor::reset()
{
    if (m_fd >= 0) {
        ::close(m_fd);
        m_fd = -1;
    }
}

PipeEnds PipeEnds::make()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        ends = {-1, -1};
    }
    return {.reading = FileDescriptor(ends[0]), .writing = FileDescriptor(ends[1])};
}

std::unexpected<Error> failErrno(const QString &subject, int error)
{
    return fail(ErrorCode::Io, subject, QString::fromLocal8Bit(std::strerror(error)));
}

Result<QString> findProgram(const QString &name)
{
    if (QDir::isAbsolutePath(name)) {
        if (isProgram(name)) {
            return name;
        }
        return fail(ErrorCode::ProgramMissing, name);
    }
    if (!name.isEmpty() && !name.contains(u'/') && !name.contains(QChar(u'\0'))) {
        const QStringList folders = searchFolders();
        for (const QString &folder : folders) {
            QString path = QDir::cleanPath(folder + u'/' + name);
            if (isProgram(path)) {
                return path;
            }
        }
    }
    return fail(ErrorCode::ProgramMissing, name);
}

Result<QString> checkedProgram(const ProcessSpec &spec)
{
    if (const Status checked = checkSpec(spec); !checked) {
        return passOn(checked);
    }
    return findProgram(spec.program);
}

Result<pid_t> startChild(const QString &program, const ProcessSpec &spec, int input, int output,
                         int errors)
{
    pid_t pid = -1;
    const int error = SpawnSettings().start(pid, program, spec, input, output, errors);
    if (error != 0) {
        return failErrno(program, error);
    }
    limitChild(pid, spec);
    return pid;
}

bool hasChildEnded(pid_t pid)
{
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0
        && info.si_pid == pid;
}

int reapChild(pid_t pid)
{
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) { }
    return status;
}

} // namespace Casebook
