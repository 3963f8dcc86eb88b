// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/process.h"

#include "core/base/childprocess.h"
#include "core/base/limits.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

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

/// One output stream of the child: our end, and what was kept of it.
struct Stream
{
    FileDescriptor ours;
    FileDescriptor theirs;
    QByteArray kept;
    qint64 dropped = 0;

    bool open()
    {
        PipeEnds ends = PipeEnds::make();
        ours = std::move(ends.reading);
        theirs = std::move(ends.writing);
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
        if (hasChildEnded(m_pid)) {
            return true;
        }
        // poll skips closed streams (-1). Once both are closed the end is near: look again soon.
        const bool closed = !m_output.ours.isOpen() && !m_errors.ours.isOpen();
        m_sleep = closed ? std::min(slice, m_sleep * 2) : std::chrono::milliseconds(1);
        ::poll(waiting.data(), waiting.size(),
               static_cast<int>((closed ? m_sleep : slice).count()));
        m_output.drain(m_limit);
        m_errors.drain(m_limit);
        return hasChildEnded(m_pid);
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
            reapChild(m_pid);
        }
    }

    /// Reads what still lies in the pipes; bounded, for a grandchild may go on writing.
    void drainRest()
    {
        m_output.drain(m_limit);
        m_errors.drain(m_limit);
    }

private:
    pid_t m_pid = -1;
    Stream &m_output;
    Stream &m_errors;
    qint64 m_limit = 0;
    std::chrono::milliseconds m_sleep{1};
};

} // namespace

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
    const Result<QString> program = checkedProgram(spec);
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
    const Result<pid_t> pid =
        startChild(*program, spec, input->get(), output.theirs.get(), errors.theirs.get());
    if (!pid) {
        return passOn(pid);
    }
    input->reset();
    output.theirs.reset();
    errors.theirs.reset();

    Child child(*pid, output, errors,
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
    const int status = reapChild(*pid);
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
