// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/campaign.h"
#include "core/run/supervisor/posix.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>

using namespace Casebook::Supervisor;

namespace {

constexpr std::string_view usage = "usage: casebook-supervisor [--foreground] FOLDER\n"
                                   "Carries out FOLDER/job.json and tells it in "
                                   "FOLDER/events.jsonl. Without --foreground it goes\n"
                                   "into the background once the log is begun.\n";

enum ExitCode : int { Fine = 0, Failed = 1, BadJob = 2, BadUsage = 64 };

int refuse(const std::string &why)
{
    static_cast<void>(writeAll(STDERR_FILENO, "casebook-supervisor: " + why + "\n"));
    return BadJob;
}

/// A folder of ours that nobody else may write to: what stands in its job is carried out.
bool isPrivate(const std::string &folder)
{
    struct stat status{};
    return ::lstat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode)
        && status.st_uid == ::getuid() && (status.st_mode & 0022) == 0;
}

/// $XDG_RUNTIME_DIR/casebook; empty without one.
std::string socketFolder()
{
    const char *runtime = std::getenv("XDG_RUNTIME_DIR"); // NOLINT(concurrency-mt-unsafe)
    if (runtime == nullptr || *runtime != '/') {
        return {};
    }
    const std::string folder = std::string(runtime) + "/casebook";
    return makeFolder(folder) && isPrivate(folder) ? folder : std::string();
}

int signalsToRead()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGCHLD, SIGTERM, SIGINT}) {
        sigaddset(&set, number);
    }
    ::sigprocmask(SIG_BLOCK, &set, nullptr);
    ::signal(SIGHUP, SIG_IGN); // the terminal it was started from goes away
    ::signal(SIGPIPE, SIG_IGN);
    return ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

bool standAlone(const std::string &folder)
{
    const UniqueFd null(::open("/dev/null", O_RDWR | O_CLOEXEC));
    const UniqueFd log(::open((folder + "/supervisor.log").c_str(),
                              O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600));
    return null.isOpen() && log.isOpen() && ::dup2(null.get(), STDIN_FILENO) >= 0
        && ::dup2(log.get(), STDOUT_FILENO) >= 0 && ::dup2(log.get(), STDERR_FILENO) >= 0;
}

int carryOut(Job job, const std::string &folder, UniqueFd events, UniqueFd ready)
{
    ::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    const int signals = signalsToRead();
    Campaign campaign(std::move(job), folder, std::move(events), signals);
    if (signals < 0 || !campaign.begin(socketFolder())) {
        return refuse("cannot write to " + folder);
    }
    if (ready.isOpen()) {
        static_cast<void>(writeAll(ready.get(), "+"));
        ready.reset();
    }
    return campaign.run();
}

/// Gives 0 to the caller once the child has written the first line of its log.
int inBackground(Job job, const std::string &folder, UniqueFd events)
{
    Pipe ready = Pipe::make();
    const pid_t child = ready.isOpen() ? ::fork() : -1;
    if (child < 0) {
        return refuse("cannot start a process: " + errorText(errno));
    }
    if (child == 0) {
        ready.reading.reset();
        ::setsid();
        if (!standAlone(folder)) {
            ::_exit(Failed);
        }
        ::_exit(carryOut(std::move(job), folder, std::move(events), std::move(ready.writing)));
    }
    ready.writing.reset();
    std::array<char, 1> answer{};
    ssize_t got = 0;
    while ((got = ::read(ready.reading.get(), answer.data(), 1)) < 0 && errno == EINTR) { }
    return got == 1 ? Fine : refuse("could not begin, see " + folder + "/supervisor.log");
}

} // namespace

int main(int argc, char **argv)
{
    bool foreground = false;
    std::string folder;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--foreground") {
            foreground = true;
        } else if (argument == "--version") {
            static_cast<void>(
                writeAll(STDOUT_FILENO, "casebook-supervisor " CASEBOOK_VERSION "\n"));
            return Fine;
        } else if (folder.empty() && !argument.starts_with('-')) {
            folder = argument;
        } else {
            folder.clear();
            break;
        }
    }
    if (folder.empty()) {
        static_cast<void>(writeAll(STDERR_FILENO, usage));
        return BadUsage;
    }
    ::umask(0077);
    std::array<char, 4096> absolute{};
    if (::realpath(folder.c_str(), absolute.data()) == nullptr) {
        return refuse(folder + ": " + errorText(errno));
    }
    folder = absolute.data();
    if (!isPrivate(folder)) {
        return refuse(folder + " is not a folder of yours alone");
    }
    auto job = parseJob(readFile(folder + "/job.json", JobLimits::bytes + 1));
    if (!job) {
        return refuse(folder + "/job.json: " + job.error());
    }
    // Made once and never again: a run is carried out once, whoever asks.
    UniqueFd events(::open((folder + "/events.jsonl").c_str(),
                           O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600));
    if (!events.isOpen()) {
        return refuse(errno == EEXIST ? folder + " was begun already"
                                      : folder + "/events.jsonl: " + errorText(errno));
    }
    return foreground ? carryOut(std::move(*job), folder, std::move(events), UniqueFd())
                      : inBackground(std::move(*job), folder, std::move(events));
}
