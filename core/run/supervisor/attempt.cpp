// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/attempt.h"

#include "core/run/supervisor/sha256.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>

namespace Casebook::Supervisor {

namespace {

/// Asked to end by itself for so long at most when the person waits for it.
constexpr Milliseconds cancelGrace{300};
/// Output of a tree that is gone: what lies in the pipe is there at once.
constexpr Nanoseconds drainPatience = nsPerSecond / 2;
/// Reads of one stream before others get their turn.
constexpr int readsPerTurn = 16;

void setVariable(std::vector<std::string> &environment, const std::string &entry)
{
    const std::string name = entry.substr(0, entry.find('=') + 1);
    std::erase_if(environment, [&name](const std::string &old) { return old.starts_with(name); });
    environment.push_back(entry);
}

std::string filled(std::string text, const std::string &folder, const std::string &variant,
                   int round)
{
    const std::string number = std::to_string(round);
    for (const auto &[place, value] :
         {std::pair<std::string_view, const std::string &>{"@FOLDER@", folder},
          {"@VARIANT@", variant},
          {"@N@", number}}) {
        for (std::size_t at = text.find(place); at != std::string::npos;
             at = text.find(place, at + value.size())) {
            text.replace(at, place.size(), value);
        }
    }
    return text;
}

bool isCrash(int signal)
{
    static constexpr std::array signals{SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGSYS};
    return std::ranges::find(signals, signal) != signals.end();
}

} // namespace

std::vector<std::string> environmentFor(const std::vector<std::string> &base,
                                        const Command &command, const std::string &folder,
                                        const std::string &variant, int round)
{
    std::vector<std::string> environment = base;
    setVariable(environment, "TMPDIR=" + folder + "/tmp");
    setVariable(environment, "CASEBOOK_FOLDER=" + folder);
    setVariable(environment, "CASEBOOK_VARIANT=" + variant);
    setVariable(environment, "CASEBOOK_ITERATION=" + std::to_string(round));
    for (const std::string &entry : command.environment) {
        const std::size_t value = entry.find('=') + 1;
        setVariable(environment,
                    entry.substr(0, value) + filled(entry.substr(value), folder, variant, round));
    }
    return environment;
}

Attempt::Attempt(const Job &job, Disk &disk, std::string debugger, AttemptSpec spec,
                 IterationFacts facts, Tell tell)
    : m_job(job)
    , m_disk(disk)
    , m_debugger(std::move(debugger))
    , m_spec(std::move(spec))
    , m_facts(std::move(facts))
    , m_tell(std::move(tell))
{
}

double Attempt::secondsSince(Nanoseconds begin, Nanoseconds now) const
{
    return static_cast<double>(now - begin) / static_cast<double>(nsPerSecond);
}

double Attempt::at(Nanoseconds now) const
{
    return secondsSince(m_runBegan, now);
}

Nanoseconds Attempt::active(Nanoseconds now) const
{
    return now - m_began - m_paused;
}

void Attempt::fail(const std::string &error)
{
    m_facts.end = EndKind::NotStarted;
    m_facts.error = error;
    m_guardian.release();
    for (const auto &stream : m_streams) {
        m_facts.streams.push_back(stream->store.finish());
    }
    m_phase = Phase::Done;
}

bool Attempt::openStreams(UniqueFd &output, UniqueFd &errors)
{
    const bool merge = m_job.mergeOutput || !m_spec.isIteration;
    for (const char *name : {"output", "errors"}) {
        if (merge && !m_streams.empty()) {
            break;
        }
        Pipe pipe = Pipe::make();
        auto stream = std::make_unique<Stream>();
        if (!pipe.isOpen() || ::fcntl(pipe.reading.get(), F_SETFL, O_NONBLOCK) != 0
            || !stream->store.open(m_spec.folder, name, m_job.output, m_disk)) {
            return false;
        }
        stream->fd = std::move(pipe.reading);
        if (m_spec.isIteration) {
            stream->scan = std::make_unique<TriggerScan>(m_job.triggers);
        }
        (m_streams.empty() ? output : errors) = std::move(pipe.writing);
        m_streams.push_back(std::move(stream));
    }
    return true;
}

void Attempt::start(Nanoseconds now, Nanoseconds runBegan)
{
    m_began = now;
    m_looked = now;
    m_runBegan = runBegan;
    UniqueFd output;
    UniqueFd errors;
    if (!makeFolder(m_spec.folder + "/tmp") || !openStreams(output, errors)) {
        fail("cannot make its files: " + errorText(errno));
        return;
    }
    const bool captures = m_spec.isIteration && m_job.capture.isOn && !m_debugger.empty();
    const LaunchSpec launch{.argv = m_spec.command.argv,
                            .environment = m_spec.environment,
                            .folder = m_spec.command.folder.empty() ? m_spec.folder
                                                                    : m_spec.command.folder,
                            .output = output.get(),
                            .errors = errors.isOpen() ? errors.get() : output.get(),
                            .tracers = captures ? 2 * m_job.capture.perIteration : 0};
    if (!m_guardian.start(launch)) {
        fail("cannot start a process: " + errorText(errno));
    }
}

void Attempt::addPolls(std::vector<pollfd> &polls) const
{
    if (isDone()) {
        return;
    }
    for (const auto &stream : m_streams) {
        if (stream->fd.isOpen()) {
            polls.push_back({.fd = stream->fd.get(), .events = POLLIN, .revents = 0});
        }
    }
    if (m_messagesOpen) {
        polls.push_back({.fd = m_guardian.fd(), .events = POLLIN, .revents = 0});
    }
}

bool Attempt::ready(int fd, Nanoseconds now)
{
    if (m_messagesOpen && fd == m_guardian.fd()) {
        takeMessages();
        return true;
    }
    for (const auto &stream : m_streams) {
        if (stream->fd.get() == fd) {
            drain(*stream, now);
            return true;
        }
    }
    return false;
}

void Attempt::drain(Stream &stream, Nanoseconds now)
{
    std::array<char, 65536> buffer{};
    for (int turn = 0; turn < readsPerTurn && stream.fd.isOpen(); ++turn) {
        const ssize_t got = ::read(stream.fd.get(), buffer.data(), buffer.size());
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) {
            return;
        }
        if (got <= 0) {
            stream.fd.reset();
            return;
        }
        const std::string_view bytes(buffer.data(), static_cast<std::size_t>(got));
        stream.store.take(bytes, now);
        m_heard = active(now);
        if (stream.scan) {
            for (const TriggerScan::Hit &found : stream.scan->feed(bytes)) {
                hit(stream, found, now);
            }
        }
    }
}

void Attempt::hit(Stream &stream, const TriggerScan::Hit &found, Nanoseconds now)
{
    const Trigger &trigger = m_job.triggers[found.trigger];
    const bool isFirst = std::ranges::none_of(
        m_facts.hits, [&trigger](const HitFact &old) { return old.rule == trigger.name; });
    stream.store.keepAround(found.offset);
    m_facts.hits.push_back(
        HitFact{.rule = trigger.name,
                .stream = &stream == m_streams.front().get() ? "output" : "errors",
                .offset = found.offset,
                .line = found.line,
                .seconds = secondsSince(m_began, now)});
    m_tell(hitLine(m_facts.number, m_facts.hits.back(), at(now)), false);
    m_captureWanted = m_captureWanted || (isFirst && trigger.capture);
    m_stopWanted = m_stopWanted || trigger.stop;
}

void Attempt::takeMessages()
{
    std::vector<GuardianMessage> messages;
    m_messagesOpen = m_guardian.read(messages);
    for (const GuardianMessage &message : messages) {
        using Kind = GuardianMessage::Kind;
        if (message.kind == Kind::NotStarted) {
            m_facts.end = EndKind::NotStarted;
            m_facts.error = (message.pid == 1 ? "cannot enter its folder: " : "cannot start it: ")
                + errorText(message.value);
            m_why = EndKind::NotStarted;
        } else if (message.kind == Kind::Empty) {
            m_empty = true;
        } else if (message.kind == Kind::Ended) {
            m_jobEnded = true;
            m_facts.userSeconds = static_cast<double>(message.userUs) / 1e6;
            m_facts.systemSeconds = static_cast<double>(message.systemUs) / 1e6;
            m_facts.maxRssKiB = message.maxRssKiB;
            m_facts.exitCode = WIFEXITED(message.value) ? WEXITSTATUS(message.value) : -1;
            m_facts.signal = WIFSIGNALED(message.value) ? WTERMSIG(message.value) : 0;
            m_facts.dumpedCore = WIFSIGNALED(message.value) && WCOREDUMP(message.value);
        } else if (message.kind == Kind::OrphanSignal && isCrash(message.value)) {
            ++m_facts.childSignals;
        }
    }
}

void Attempt::reaped(pid_t pid, int status)
{
    if (m_capture) {
        m_capture->reaped(pid, status);
    }
}

void Attempt::end(EndKind why, const std::string &error)
{
    if (!m_why && m_phase == Phase::Running && !m_jobEnded) {
        m_why = why;
        m_facts.error = error;
    }
}

Nanoseconds Attempt::untilLimit(Nanoseconds now) const
{
    Nanoseconds left = -1;
    if (m_phase != Phase::Running || m_traced || m_capture) {
        return left;
    }
    for (const Milliseconds limit :
         {m_facts.softLimit ? Milliseconds(0) : m_spec.soft, m_spec.hard}) {
        if (limit.count() > 0) {
            const Nanoseconds until =
                std::max<Nanoseconds>(limit.count() * nsPerMs - active(now), 0);
            left = left < 0 ? until : std::min(left, until);
        }
    }
    return left;
}

bool Attempt::isTraced(const std::vector<ProcessStat> &all) const
{
    const std::vector<ProcessStat> tree = descendants(m_guardian.roots(), all);
    return std::ranges::any_of(tree, [&](const ProcessStat &process) {
        const pid_t tracer = m_guardian.isOwn(process.pid) ? 0 : tracerOf(process.pid);
        // A job that traces itself (strace, gdb in a script) is no person with a debugger: its time counts.
        return tracer != 0 && std::ranges::find(tree, tracer, &ProcessStat::pid) == tree.end();
    });
}

void Attempt::watchLimits(Nanoseconds now, const std::vector<ProcessStat> *look)
{
    const bool limited =
        m_spec.soft.count() > 0 || m_spec.hard.count() > 0 || m_spec.silence.count() > 0;
    if (look != nullptr && limited) {
        m_traced = isTraced(*look);
    }
    if (m_traced || m_capture) {
        m_paused += now - m_looked;
    }
    m_looked = now;
    if (m_traced || m_capture) {
        return;
    }
    const Nanoseconds time = active(now);
    const bool isLate = m_spec.soft.count() > 0 && time >= m_spec.soft.count() * nsPerMs;
    const bool isSilent =
        m_spec.silence.count() > 0 && time - m_heard >= m_spec.silence.count() * nsPerMs;
    if ((isLate || isSilent) && !m_facts.softLimit) {
        m_facts.softLimit = true;
        m_captureWanted = true;
        m_tell(softLine(m_facts.number, at(now)), false);
    }
    if (m_spec.hard.count() > 0 && !m_captureWanted && time >= m_spec.hard.count() * nsPerMs) {
        end(EndKind::HardLimit);
    }
}

void Attempt::beginCapture(Nanoseconds now)
{
    m_captureWanted = false;
    if (!m_job.capture.isOn || m_captures >= m_job.capture.perIteration) {
        return;
    }
    m_capture = std::make_unique<Capture>(m_job.capture, m_debugger, m_spec.folder, ++m_captures);
    m_capture->begin(m_guardian, now);
}

void Attempt::stepCapture(Nanoseconds now)
{
    if (!m_capture || !m_capture->step(m_guardian, m_disk, now)) {
        return;
    }
    std::ranges::copy(m_capture->files(), std::back_inserter(m_facts.captures));
    std::ranges::copy(m_capture->errors(), std::back_inserter(m_facts.captureErrors));
    m_tell(captureLine(m_facts.number, m_capture->files(), m_capture->errors(), at(now)), true);
    m_capture.reset();
}

void Attempt::step(Nanoseconds now, const std::vector<ProcessStat> *look)
{
    if (m_phase == Phase::Running) {
        watchLimits(now, look);
        if (m_captureWanted && !m_capture && !m_why && !m_jobEnded) {
            beginCapture(now);
        }
        // Who cancels waits for no capture; who ended by itself leaves nothing to look at.
        if (m_capture && (m_why || m_jobEnded)) {
            m_capture->abandon();
        }
        stepCapture(now);
        if (!m_capture && !m_captureWanted && m_stopWanted) {
            end(EndKind::Trigger);
        }
        if (!m_capture && (m_why || m_jobEnded || !m_messagesOpen)) {
            beginEnd(now);
        }
    }
    if (m_phase == Phase::Ending) {
        stepEnd(now);
    }
    if (m_phase == Phase::Draining) {
        for (const auto &stream : m_streams) {
            drain(*stream, now);
        }
        const bool open =
            std::ranges::any_of(m_streams, [](const auto &stream) { return stream->fd.isOpen(); });
        if (!open || now >= m_drainUntil) {
            finish(now);
        }
    }
}

void Attempt::beginEnd(Nanoseconds now)
{
    if (m_messagesOpen) {
        takeMessages(); // who is ended right after its start is asked for its guardians' numbers
    }
    if (m_why) {
        m_facts.end = *m_why;
    } else {
        m_facts.end = m_jobEnded ? EndKind::Exited : EndKind::Lost;
    }
    m_facts.seconds = secondsSince(m_began, now);
    const Milliseconds grace = m_facts.end == EndKind::HardLimit || m_facts.end == EndKind::Trigger
        ? m_spec.grace
        : std::min(m_spec.grace, cancelGrace);
    if (m_empty) {
        m_drainUntil = now + drainPatience;
        m_phase = Phase::Draining;
        return;
    }
    m_treeEnd.emplace(m_guardian.roots(), grace.count() * nsPerMs, now);
    m_phase = Phase::Ending;
}

void Attempt::stepEnd(Nanoseconds now)
{
    for (const auto &stream : m_streams) {
        drain(*stream, now); // who is asked to end may print before it does
    }
    if (!m_treeEnd->step(now)) {
        return;
    }
    m_facts.killed = m_treeEnd->met();
    for (const ProcessStat &survivor : m_treeEnd->survivors()) {
        ++m_facts.survivors;
        if (survivor.state == 'D') {
            m_facts.stuck.push_back(survivor.pid);
        }
    }
    m_drainUntil = now + drainPatience;
    m_phase = Phase::Draining;
}

void Attempt::finish(Nanoseconds now)
{
    if (m_messagesOpen) {
        // A job that was killed is told by its keeper; how it died by our hand says nothing, but for the times.
        const auto [exitCode, signal] = std::pair(m_facts.exitCode, m_facts.signal);
        takeMessages();
        if (m_facts.end != EndKind::Exited) {
            m_facts.exitCode = exitCode;
            m_facts.signal = signal;
        }
    }
    m_facts.tracedSeconds = static_cast<double>(m_paused) / static_cast<double>(nsPerSecond);
    m_guardian.release();
    std::vector<std::string> files;
    for (const auto &stream : m_streams) {
        m_facts.streams.push_back(stream->store.finish());
        std::ranges::move(stream->store.files(), std::back_inserter(files));
    }
    std::ranges::copy(m_facts.captures, std::back_inserter(files));
    for (const std::string &file : files) {
        const std::string path = m_spec.folder + "/" + file;
        struct stat status{};
        if (::lstat(path.c_str(), &status) == 0) {
            m_facts.artefacts.push_back(
                ArtefactFact{.name = file, .bytes = status.st_size, .sha256 = sha256OfFile(path)});
        }
    }
    removeAll(m_spec.folder + "/tmp");
    m_streams.clear();
    m_phase = Phase::Done;
    static_cast<void>(now);
}

} // namespace Casebook::Supervisor
