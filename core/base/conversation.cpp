// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/conversation.h"

#include "core/base/childprocess.h"
#include "core/base/limits.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Casebook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds slice = 20ms;
constexpr qsizetype errorBytes = 4096;

/// What there is to read now, into \a kept; at most some buffers. Closes \a from at its end.
void drain(FileDescriptor &from, QByteArray &kept, qint64 most)
{
    std::array<char, 65536> buffer{};
    for (int round = 0; round < 16 && from.isOpen(); ++round) {
        const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0 && errno == EAGAIN) {
            return;
        }
        if (got <= 0) {
            from.reset();
            return;
        }
        kept.append(buffer.data(),
                    static_cast<qsizetype>(std::clamp<qint64>(most - kept.size(), 0, got)));
    }
}

bool makeNonBlocking(const FileDescriptor &file)
{
    return ::fcntl(file.get(), F_SETFL, O_NONBLOCK) == 0;
}

} // namespace

struct Conversation::Private
{
    ProcessSpec spec;
    QString program;
    pid_t pid = -1;
    FileDescriptor input; ///< a socket: writing to one whose other end is closed raises no signal
    FileDescriptor output;
    FileDescriptor errors;
    QByteArray came;
    QByteArray complaints;
    QByteArray unsent;
    bool isOver = false;

    [[nodiscard]] qint64 mostBytes() const
    {
        return spec.outputBytes > 0 ? spec.outputBytes : Limits::processOutputBytes;
    }

    void send()
    {
        const ssize_t put = ::send(input.get(), unsent.constData(),
                                   static_cast<size_t>(unsent.size()), MSG_NOSIGNAL);
        if (put > 0) {
            unsent.remove(0, put);
        } else if (put < 0 && errno != EAGAIN && errno != EINTR) {
            unsent.clear(); // it reads no more; its end is seen at its output
        }
    }

    void exchange()
    {
        std::array<pollfd, 3> waiting{
            pollfd{.fd = output.get(), .events = POLLIN, .revents = 0},
            pollfd{.fd = errors.get(), .events = POLLIN, .revents = 0},
            pollfd{.fd = unsent.isEmpty() ? -1 : input.get(), .events = POLLOUT, .revents = 0}};
        ::poll(waiting.data(), waiting.size(), static_cast<int>(slice.count()));
        if (!unsent.isEmpty()) {
            send();
        }
        drain(output, came, mostBytes() + 1);
        drain(errors, complaints, errorBytes);
    }

    void end()
    {
        if (pid <= 0) {
            return;
        }
        isOver = true;
        // It is asked for nothing any more and has nothing to put in order.
        ::kill(-pid, SIGKILL);
        for (int round = 0; round < 50 && !hasChildEnded(pid); ++round) {
            ::poll(nullptr, 0, 2);
        }
        if (hasChildEnded(pid)) {
            reapChild(pid);
        }
        pid = -1;
    }

    std::unexpected<Error> over(ErrorCode code)
    {
        end();
        return fail(code, program, QString::fromUtf8(complaints).trimmed());
    }
};

Conversation::Conversation(std::unique_ptr<Private> made)
    : d(std::move(made))
{
}

Conversation::~Conversation()
{
    d->end();
}

Result<std::unique_ptr<Conversation>> Conversation::start(const ProcessSpec &spec)
{
    const Result<QString> program = checkedProgram(spec);
    if (!program) {
        return passOn(program);
    }
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return failErrno(*program, errno);
    }
    auto made = std::make_unique<Private>();
    const FileDescriptor theirInput(ends[0]);
    made->input = FileDescriptor(ends[1]);
    PipeEnds output = PipeEnds::make();
    PipeEnds errors = PipeEnds::make();
    if (!theirInput.isOpen() || !made->input.isOpen() || !output.isOpen() || !errors.isOpen()
        || !makeNonBlocking(made->input) || !makeNonBlocking(output.reading)
        || !makeNonBlocking(errors.reading)) {
        return failErrno(*program, errno);
    }
    const Result<pid_t> pid =
        startChild(*program, spec, theirInput.get(), output.writing.get(), errors.writing.get());
    if (!pid) {
        return passOn(pid);
    }
    made->spec = spec;
    made->program = *program;
    made->pid = *pid;
    made->output = std::move(output.reading);
    made->errors = std::move(errors.reading);
    return std::unique_ptr<Conversation>(new Conversation(std::move(made)));
}

Result<QByteArray> Conversation::ask(const QByteArray &question,
                                     const std::function<bool(const QByteArray &)> &isWhole,
                                     JobContext &context)
{
    if (d->isOver) {
        return fail(ErrorCode::ProgramFailed, d->program);
    }
    d->came.clear();
    d->unsent += question;
    const auto deadline = std::chrono::steady_clock::now() + d->spec.timeout;
    while (true) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled, d->program);
        }
        const qsizetype before = d->came.size();
        d->exchange();
        if (d->came.size() > before && isWhole(d->came)) {
            return std::exchange(d->came, {});
        }
        if (d->came.size() > d->mostBytes()) {
            return d->over(ErrorCode::TooLarge);
        }
        if (!d->output.isOpen() || hasChildEnded(d->pid)) {
            drain(d->output, d->came, d->mostBytes());
            return isWhole(d->came) ? Result<QByteArray>(std::exchange(d->came, {}))
                                    : Result<QByteArray>(d->over(ErrorCode::ProgramFailed));
        }
        if (std::chrono::steady_clock::now() >= deadline) {
            return d->over(ErrorCode::Timeout);
        }
    }
}

bool Conversation::isOver() const
{
    return d->isOver;
}

qint64 Conversation::processId() const
{
    return d->pid;
}

} // namespace Casebook
