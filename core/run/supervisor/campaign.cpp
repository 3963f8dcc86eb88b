// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/campaign.h"

#include "core/run/supervisor/hostfacts.h"
#include "core/run/supervisor/processtree.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>

namespace Casebook::Supervisor {

namespace {

/// How often the tree is looked at for debuggers, the disk for room.
constexpr Nanoseconds lookStep = nsPerSecond / 4;
/// While something is being ended.
constexpr int endingStepMs = 10;
constexpr int captureStepMs = 50;

std::string folderName(int number)
{
    std::array<char, 32> name{};
    static_cast<void>(std::snprintf(name.data(), name.size(), "it/%04d", number));
    return name.data();
}

} // namespace

Campaign::Campaign(Job job, std::string folder, UniqueFd events, int signals)
    : m_job(std::move(job))
    , m_folder(std::move(folder))
    , m_events(std::move(events))
    , m_signals(signals)
    , m_header(headerFor(m_job))
    , m_disk(m_folder, m_job.disk)
    , m_keeping(m_job.keep, m_job.triggers)
    , m_began(m_header.monotonicNs)
    , m_rounds(m_job.variants.size(), 0)
    , m_failures(m_job.variants.size(), 0)
{
}

void Campaign::tell(const std::string &line, bool sync)
{
    // One write: a reader sees whole lines, or a torn end after a crash of the host.
    if (!writeAll(m_events.get(), line + "\n") || (sync && ::fdatasync(m_events.get()) != 0)) {
        m_logFailed = true;
    }
}

double Campaign::at() const
{
    return static_cast<double>(monotonicNs() - m_began) / static_cast<double>(nsPerSecond);
}

bool Campaign::begin(const std::string &socketFolder)
{
    if (!m_control.listen(socketFolder, m_job.run + ".sock")) {
        m_control.listen(m_folder, "control.sock");
    }
    m_header.socket = m_control.path();
    tell(headerLine(m_header), true);
    return !m_logFailed && makeFolder(m_folder + "/it");
}

int Campaign::waitMs(Nanoseconds now) const
{
    Nanoseconds wait = lookStep;
    const auto ask = [&wait, now](const Attempt &attempt) {
        if (attempt.isEnding()) {
            wait = std::min<Nanoseconds>(wait, endingStepMs * nsPerMs);
        }
        if (attempt.isCapturing()) {
            wait = std::min<Nanoseconds>(wait, captureStepMs * nsPerMs);
        }
        if (const Nanoseconds left = attempt.untilLimit(now); left >= 0) {
            wait = std::min(wait, left);
        }
    };
    for (const auto &attempt : m_running) {
        ask(*attempt);
    }
    for (const auto &[name, attempt] : m_loads) {
        ask(*attempt);
    }
    if (m_helper) {
        ask(*m_helper);
    }
    return static_cast<int>((wait + nsPerMs - 1) / nsPerMs);
}

void Campaign::turn()
{
    std::vector<Attempt *> attempts;
    for (const auto &attempt : m_running) {
        attempts.push_back(attempt.get());
    }
    for (const auto &[name, attempt] : m_loads) {
        attempts.push_back(attempt.get());
    }
    if (m_helper) {
        attempts.push_back(m_helper.get());
    }
    std::vector<pollfd> polls{{.fd = m_signals, .events = POLLIN, .revents = 0}};
    m_control.addPolls(polls);
    for (const Attempt *attempt : attempts) {
        attempt->addPolls(polls);
    }
    if (::poll(polls.data(), polls.size(), waitMs(monotonicNs())) < 0 && errno != EINTR) {
        m_logFailed = true;
    }
    const Nanoseconds now = monotonicNs();
    std::vector<Control::Request> requests;
    for (const pollfd &polled : polls) {
        if (polled.revents == 0 || polled.fd == m_signals || m_control.ready(polled.fd, requests)) {
            continue;
        }
        for (Attempt *attempt : attempts) {
            if (attempt->ready(polled.fd, now)) {
                break;
            }
        }
    }
    takeSignals();
    for (const Control::Request request : requests) {
        if (request == Control::Request::Cancel) {
            ++m_cancels;
            stop(FinishKind::Cancelled);
        } else if (!m_finish) {
            m_finish = FinishKind::FinishedEarly;
        }
    }
    const bool look = now - m_looked >= lookStep;
    const std::vector<ProcessStat> all = look ? allProcesses() : std::vector<ProcessStat>();
    for (Attempt *attempt : attempts) {
        attempt->step(now, look ? &all : nullptr);
    }
    if (look) {
        m_looked = now;
        endStrays(all);
        if (!m_disk.hasRoom(now)) {
            stop(FinishKind::DiskFull);
        }
    }
}

void Campaign::takeSignals()
{
    std::array<signalfd_siginfo, 16> infos{};
    const ssize_t got = ::read(m_signals, infos.data(), sizeof infos);
    for (std::size_t i = 0; got > 0 && i < static_cast<std::size_t>(got) / sizeof infos[0]; ++i) {
        if (infos[i].ssi_signo == SIGTERM || infos[i].ssi_signo == SIGINT) {
            ++m_cancels;
            stop(FinishKind::Cancelled);
        }
    }
    for (;;) {
        int status = 0;
        const pid_t pid = ::waitpid(-1, &status, WNOHANG);
        if (pid < 0 && errno == EINTR) {
            continue;
        }
        if (pid <= 0) {
            return;
        }
        for (const auto &attempt : m_running) {
            attempt->reaped(pid, status);
        }
    }
}

void Campaign::endStrays(const std::vector<ProcessStat> &all)
{
    // A job that killed its own keeper leaves children to us; they have no attempt any more.
    std::set<pid_t> strays;
    for (const ProcessStat &process : descendants({::getpid()}, all)) {
        const auto owns = [&process](const Attempt &attempt) { return attempt.owns(process.pid); };
        const bool owned = (m_helper && owns(*m_helper))
            || std::ranges::any_of(m_running, [&](const auto &a) { return owns(*a); })
            || std::ranges::any_of(m_loads, [&](const auto &l) { return owns(*l.second); });
        if (process.parent != ::getpid() || owned || process.isZombie()) {
            continue;
        }
        // A guardian that is just leaving is met once; a stray is met again.
        if (m_strays.contains(process.pid)) {
            TreeEnd below({process.pid}, 0, monotonicNs());
            static_cast<void>(below.step(monotonicNs()));
            signalProcess(process, SIGKILL);
        }
        strays.insert(process.pid);
    }
    m_strays = std::move(strays);
}

std::unique_ptr<Attempt> Campaign::makeAttempt(const Command &command, const std::string &name,
                                               IterationFacts facts, Milliseconds hard)
{
    const bool isIteration = facts.number > 0;
    AttemptSpec spec;
    spec.command = command;
    spec.folder = m_folder + "/" + name;
    spec.hard = hard;
    spec.grace = m_job.times.grace;
    spec.isIteration = isIteration;
    std::string variant;
    if (isIteration) {
        spec.soft = m_job.times.soft;
        spec.silence = m_job.times.silence;
        variant = m_header.variants[static_cast<std::size_t>(facts.variant)];
    }
    spec.environment =
        environmentFor(m_job.environment, command, spec.folder, variant, facts.round);
    makeFolder(spec.folder);
    auto attempt = std::make_unique<Attempt>(
        m_job, m_disk, m_header.debugger, std::move(spec), std::move(facts),
        [this](const std::string &line, bool sync) { tell(line, sync); });
    attempt->start(monotonicNs(), m_began);
    return attempt;
}

void Campaign::tellHelper(const Attempt &attempt, const std::string &name, bool early)
{
    const IterationFacts &facts = attempt.facts();
    m_survivors += facts.survivors;
    tell(helperLine(HelperFacts{.name = name,
                                .end = facts.end,
                                .exitCode = facts.exitCode,
                                .signal = facts.signal,
                                .seconds = facts.seconds,
                                .error = facts.error,
                                .early = early},
                    at()),
         true);
}

bool Campaign::runHelper(const Command &command, const std::string &name, Milliseconds limit)
{
    const int cancels = m_cancels;
    m_helper = makeAttempt(command, name, {}, limit);
    while (!m_helper->isDone()) {
        if (m_cancels > cancels) {
            m_helper->end(EndKind::Cancelled);
        }
        turn();
    }
    tellHelper(*m_helper, name, false);
    const IterationFacts facts = m_helper->facts();
    m_helper.reset();
    return facts.end == EndKind::Exited && facts.exitCode == 0;
}

void Campaign::startLoads()
{
    for (std::size_t i = 0; i < m_job.load.size(); ++i) {
        const std::string name = "load-" + std::to_string(i + 1);
        m_loads.emplace_back(name, makeAttempt(m_job.load[i], name, {}, Milliseconds(0)));
    }
}

void Campaign::watchLoads()
{
    std::erase_if(m_loads, [this](const auto &load) {
        if (!load.second->isDone()) {
            return false;
        }
        tellHelper(*load.second, load.first, true);
        return true;
    });
}

void Campaign::endLoads()
{
    for (const auto &[name, load] : m_loads) {
        load->end(EndKind::Cancelled);
    }
    while (std::ranges::any_of(m_loads, [](const auto &load) { return !load.second->isDone(); })) {
        turn();
    }
    for (const auto &[name, load] : m_loads) {
        tellHelper(*load, name, false);
    }
    m_loads.clear();
}

bool Campaign::startNext()
{
    while (!m_waiting.empty()) {
        const int variant = m_waiting.front();
        const auto index = static_cast<std::size_t>(variant);
        m_waiting.pop_front();
        if (m_job.stopAfterFailures > 0 && m_failures[index] >= m_job.stopAfterFailures) {
            continue;
        }
        IterationFacts facts;
        facts.number = ++m_started;
        facts.variant = variant;
        facts.round = ++m_rounds[index];
        facts.folder = folderName(facts.number);
        facts.beganSeconds = at();
        facts.load = loadAverage();
        tell(beginLine(facts), true);
        const std::string folder = facts.folder;
        m_running.push_back(
            makeAttempt(m_job.variants[index].command, folder, std::move(facts), m_job.times.hard));
        return true;
    }
    return false;
}

void Campaign::collect()
{
    std::erase_if(m_running, [this](const std::unique_ptr<Attempt> &attempt) {
        if (!attempt->isDone()) {
            return false;
        }
        const IterationFacts &facts = attempt->facts();
        tell(endLine(facts, at()), true);
        m_survivors += facts.survivors;
        if (m_keeping.isFailure(facts)) {
            ++m_failures[static_cast<std::size_t>(facts.variant)];
        }
        for (const int number : m_keeping.take(facts, m_folder, m_disk)) {
            tell(prunedLine(number, at()), false);
        }
        return true;
    });
}

void Campaign::stop(FinishKind why)
{
    if (!m_finish || (*m_finish == FinishKind::FinishedEarly && why != *m_finish)) {
        m_finish = why;
    }
    const char *error = why == FinishKind::DiskFull ? "no room on the disk"
        : why == FinishKind::TimeOver               ? "the time of the campaign is over"
                                                    : "";
    for (const auto &attempt : m_running) {
        attempt->end(EndKind::Cancelled, error);
    }
}

void Campaign::runIterations()
{
    for (const int variant : schedule(m_job)) {
        m_waiting.push_back(variant);
    }
    m_iterationsBegan = monotonicNs();
    const Nanoseconds limit = m_job.times.campaign.count() * nsPerMs;
    for (;;) {
        if (!m_finish && !m_disk.hasRoom(monotonicNs())) {
            stop(FinishKind::DiskFull);
        }
        while (!m_finish && !m_logFailed && static_cast<int>(m_running.size()) < m_job.parallel
               && startNext()) { }
        if (m_running.empty()) {
            return;
        }
        turn();
        collect();
        watchLoads();
        if (limit > 0 && monotonicNs() - m_iterationsBegan >= limit) {
            stop(FinishKind::TimeOver);
        }
    }
}

bool Campaign::runSetup()
{
    for (std::size_t i = 0; i < m_job.setup.size() && !m_finish; ++i) {
        if (!runHelper(m_job.setup[i], "setup-" + std::to_string(i + 1), m_job.times.setup)
            && !m_finish) {
            m_finish = FinishKind::SetupFailed;
        }
    }
    return !m_finish;
}

int Campaign::run()
{
    if (runSetup()) {
        startLoads();
        runIterations();
        endLoads();
    }
    for (std::size_t i = 0; i < m_job.teardown.size(); ++i) {
        runHelper(m_job.teardown[i], "teardown-" + std::to_string(i + 1), m_job.times.teardown);
    }
    return finish();
}

int Campaign::finish()
{
    // Guardians are leaving by themselves; what else is below us is nobody's any more.
    const auto hasChildren = [] {
        siginfo_t info{};
        return ::waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0;
    };
    const Nanoseconds patience = monotonicNs() + nsPerSecond;
    for (takeSignals(); hasChildren() && monotonicNs() < patience; takeSignals()) {
        ::poll(nullptr, 0, endingStepMs);
    }
    m_survivors += endChildren([&] {
        takeSignals();
        return !hasChildren();
    });
    tell(finishLine(m_finish.value_or(FinishKind::Done), m_survivors, at()), true);
    return m_logFailed ? 1 : 0;
}

} // namespace Casebook::Supervisor
