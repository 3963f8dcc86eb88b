// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/process.h"

#include "core/base/limits.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

// posix_spawn and poll instead of QProcess: they work in any thread (the writer's has no Qt event
// loop), and a child that is seen but not yet reaped keeps its process group's number from being
// given away before the group is killed.

namespace Casebook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Deadline = std::chrono::steady_clock::time_point;

/// How often the stop request and the clock are looked at.
constexpr std::chrono::milliseconds slice = 20ms;
/// Time a group has between SIGTERM and SIGKILL: a person who cancels waits 200 ms at most.
constexpr std::chrono::milliseconds graceOnStop = 100ms;
constexpr std::chrono::milliseconds graceOnTimeout = 1000ms;
/// After SIGKILL only a process stuck inside the kernel is still there; it is not waited for.
constexpr std::chrono::milliseconds graceAfterKill = 60ms;

class FileDescriptor final
{
public:
    explicit FileDescriptor(int fd = -1)
        : m_fd(fd)
    {
        // 0 to 2 would be overwritten while the child's own are put in place.
        if (m_fd >= 0 && m_fd < 3) {
            const int higher = ::fcntl(m_fd, F_DUPFD_CLOEXEC, 3);
            ::close(m_fd);
            m_fd = higher;
        }
    }

    ~FileDescriptor()
    {
        reset();
    }

    FileDescriptor(const FileDescriptor &) = delete;
    FileDescriptor &operator=(const FileDescriptor &) = delete;

    FileDescriptor(FileDescriptor &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }

    FileDescriptor &operator=(FileDescriptor &&other) noexcept
    {
        if (this != &other) {
            reset();
            m_fd = std::exchange(other.m_fd, -1);
        }
        return *this;
    }

    void reset()
    {
        if (m_fd >= 0) {
            ::close(m_fd);
            m_fd = -1;
        }
    }

    [[nodiscard]] int get() const
    {
        return m_fd;
    }

    [[nodiscard]] bool isOpen() const
    {
        return m_fd >= 0;
    }

private:
    int m_fd = -1;
};

std::unexpected<Error> failErrno(const QString &subject, int error)
{
    return fail(ErrorCode::Io, subject, QString::fromLocal8Bit(std::strerror(error)));
}

/// One output stream of the child: our end, and what was kept of it.
struct Stream
{
    FileDescriptor ours;
    FileDescriptor theirs;
    QByteArray kept;
    qint64 dropped = 0;

    bool open()
    {
        std::array<int, 2> ends{-1, -1};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
            return false;
        }
        ours = FileDescriptor(ends[0]);
        theirs = FileDescriptor(ends[1]);
        return ours.isOpen() && theirs.isOpen() && ::fcntl(ours.get(), F_SETFL, O_NONBLOCK) == 0;
    }

    /// Takes what is there now, at most a few buffers so that the clock is looked at in between.
    void drain(qint64 limit)
    {
        std::array<char, 65536> buffer{};
        for (int round = 0; round < 16 && ours.isOpen(); ++round) {
            const ssize_t got = ::read(ours.get(), buffer.data(), buffer.size());
            if (got < 0 && errno == EINTR) {
                continue;
            }
            if (got < 0 && errno == EAGAIN) {
                return;
            }
            if (got <= 0) {
                ours.reset();
                return;
            }
            const qint64 room = std::clamp<qint64>(limit - kept.size(), 0, got);
            kept.append(buffer.data(), static_cast<qsizetype>(room));
            dropped += got - room;
        }
    }
};

/// The child's standard input: a file in memory, so that no writing end can block or break.
Result<FileDescriptor> inputFile(const QByteArray &input)
{
    if (input.isEmpty()) {
        FileDescriptor null(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        if (!null.isOpen()) {
            return failErrno(u"/dev/null"_s, errno);
        }
        return null;
    }
    FileDescriptor file(::memfd_create("casebook-input", MFD_CLOEXEC));
    if (!file.isOpen()) {
        return failErrno(u"memfd"_s, errno);
    }
    qsizetype written = 0;
    while (written < input.size()) {
        const ssize_t put = ::write(file.get(), input.constData() + written,
                                    static_cast<size_t>(input.size() - written));
        if (put < 0 && errno != EINTR) {
            return failErrno(u"memfd"_s, errno);
        }
        written += std::max<ssize_t>(put, 0);
    }
    if (::lseek(file.get(), 0, SEEK_SET) != 0) {
        return failErrno(u"memfd"_s, errno);
    }
    return file;
}

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

/// A started child that leads its own process group, and its two streams.
class Child final
{
public:
    Child(pid_t pid, Stream &output, Stream &errors, qint64 limit)
        : m_pid(pid)
        , m_output(output)
        , m_errors(errors)
        , m_limit(limit)
    {
    }

    /// Collects output for one slice of time at most; true when the child has ended (not reaped yet).
    bool pump()
    {
        std::array<pollfd, 2> waiting{
            pollfd{.fd = m_output.ours.get(), .events = POLLIN, .revents = 0},
            pollfd{.fd = m_errors.ours.get(), .events = POLLIN, .revents = 0}};
        if (hasEnded()) {
            return true;
        }
        // poll skips closed streams (-1). Once both are closed the end is near: look again soon.
        const bool closed = !m_output.ours.isOpen() && !m_errors.ours.isOpen();
        m_sleep = closed ? std::min(slice, m_sleep * 2) : std::chrono::milliseconds(1);
        ::poll(waiting.data(), waiting.size(),
               static_cast<int>((closed ? m_sleep : slice).count()));
        m_output.drain(m_limit);
        m_errors.drain(m_limit);
        return hasEnded();
    }

    bool pumpUntil(Deadline deadline)
    {
        while (!pump()) {
            if (std::chrono::steady_clock::now() >= deadline) {
                return false;
            }
        }
        return true;
    }

    void signalGroup(int number) const
    {
        ::kill(-m_pid, number);
    }

    /// TERM, then KILL to everything in the group, then reaps what can be reaped.
    void stop(std::chrono::milliseconds grace)
    {
        const auto now = [] { return std::chrono::steady_clock::now(); };
        signalGroup(SIGTERM);
        pumpUntil(now() + grace);
        signalGroup(SIGKILL);
        if (pumpUntil(now() + graceAfterKill)) {
            reap();
        }
    }

    int reap() const
    {
        int status = 0;
        while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) { }
        return status;
    }

    /// Reads what still lies in the pipes; bounded, for a grandchild may go on writing.
    void drainRest()
    {
        m_output.drain(m_limit);
        m_errors.drain(m_limit);
    }

private:
    [[nodiscard]] bool hasEnded() const
    {
        siginfo_t info{};
        return ::waitid(P_PID, static_cast<id_t>(m_pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0
            && info.si_pid == m_pid;
    }

    pid_t m_pid = -1;
    Stream &m_output;
    Stream &m_errors;
    qint64 m_limit = 0;
    std::chrono::milliseconds m_sleep{1};
};

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

QString packageOfProgram(const QString &program)
{
    // Debian 13; looked up with apt-file.
    static constexpr std::array packages{
        std::pair{"addr2line"_L1, "binutils"_L1},
        std::pair{"b4"_L1, "b4"_L1},
        std::pair{"crash"_L1, "crash"_L1},
        std::pair{"drgn"_L1, "python3-drgn"_L1},
        std::pair{"gdb"_L1, "gdb"_L1},
        std::pair{"gdbserver"_L1, "gdbserver"_L1},
        std::pair{"git"_L1, "git"_L1},
        std::pair{"git-send-email"_L1, "git-email"_L1},
        std::pair{"lei"_L1, "lei"_L1},
        std::pair{"llvm-symbolizer"_L1, "llvm"_L1},
        std::pair{"objdump"_L1, "binutils"_L1},
        std::pair{"public-inbox-httpd"_L1, "public-inbox"_L1},
        std::pair{"qemu-img"_L1, "qemu-utils"_L1},
        std::pair{"qemu-system-aarch64"_L1, "qemu-system-arm"_L1},
        std::pair{"qemu-system-arm"_L1, "qemu-system-arm"_L1},
        std::pair{"qemu-system-riscv64"_L1, "qemu-system-riscv"_L1},
        std::pair{"qemu-system-s390x"_L1, "qemu-system-s390x"_L1},
        std::pair{"qemu-system-x86_64"_L1, "qemu-system-x86"_L1},
        std::pair{"scp"_L1, "openssh-client"_L1},
        std::pair{"ssh"_L1, "openssh-client"_L1},
        std::pair{"xdg-open"_L1, "xdg-utils"_L1},
        std::pair{"xz"_L1, "xz-utils"_L1},
        std::pair{"zstd"_L1, "zstd"_L1},
    };
    const QString name = program.sliced(program.lastIndexOf(u'/') + 1);
    for (const auto &[known, package] : packages) {
        if (known == name) {
            return QString(package);
        }
    }
    return {};
}

Result<ProcessOutcome> runProcess(const ProcessSpec &spec, JobContext &context)
{
    if (const Status checked = checkSpec(spec); !checked) {
        return passOn(checked);
    }
    const Result<QString> program = findProgram(spec.program);
    if (!program) {
        return passOn(program);
    }
    if (context.isStopRequested()) {
        return fail(ErrorCode::Cancelled, *program);
    }
    Result<FileDescriptor> input = inputFile(spec.input);
    if (!input) {
        return passOn(input);
    }
    Stream output;
    Stream errors;
    if (!output.open() || !errors.open()) {
        return failErrno(*program, errno);
    }
    pid_t pid = -1;
    if (const int error = SpawnSettings().start(pid, *program, spec, input->get(),
                                                output.theirs.get(), errors.theirs.get());
        error != 0) {
        return failErrno(*program, error);
    }
    input->reset();
    output.theirs.reset();
    errors.theirs.reset();

    Child child(pid, output, errors,
                spec.outputBytes > 0 ? spec.outputBytes : Limits::processOutputBytes);
    const Deadline deadline = std::chrono::steady_clock::now() + spec.timeout;
    while (!child.pump()) {
        if (context.isStopRequested()) {
            child.stop(graceOnStop);
            return fail(ErrorCode::Cancelled, *program);
        }
        if (std::chrono::steady_clock::now() >= deadline) {
            child.stop(graceOnTimeout);
            return fail(
                ErrorCode::Timeout, *program,
                QString::fromUtf8(errors.kept.last(std::min<qsizetype>(errors.kept.size(), 4096))));
        }
    }
    // The child is not reaped yet, so the group's number is still its own: nothing stays behind.
    child.drainRest();
    child.signalGroup(SIGKILL);
    const int status = child.reap();
    ProcessOutcome outcome;
    outcome.program = *program;
    outcome.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    outcome.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    outcome.output = std::move(output.kept);
    outcome.errors = std::move(errors.kept);
    outcome.droppedBytes = output.dropped + errors.dropped;
    return outcome;
}

} // namespace Casebook
