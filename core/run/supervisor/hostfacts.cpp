// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/hostfacts.h"

#include "core/run/supervisor/posix.h"
#include "core/run/supervisor/processtree.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>

#include <sys/utsname.h>
#include <unistd.h>

namespace Casebook::Supervisor {

namespace {

std::string firstLine(std::string text)
{
    text.resize(std::min(text.find('\n'), text.size()));
    return text;
}

int ptraceScope()
{
    const std::string text = readFile("/proc/sys/kernel/yama/ptrace_scope", 16);
    int scope = -1;
    std::from_chars(text.data(), text.data() + text.size(), scope);
    return scope;
}

std::int64_t memoryKiB()
{
    return std::int64_t{::sysconf(_SC_PHYS_PAGES)} * ::sysconf(_SC_PAGESIZE) / 1024;
}

} // namespace

std::string findProgram(const std::string &program, const std::vector<std::string> &environment)
{
    if (program.starts_with('/')) {
        return ::access(program.c_str(), X_OK) == 0 ? program : std::string();
    }
    std::string path = "/usr/local/bin:/usr/bin:/bin";
    for (const std::string &entry : environment) {
        if (entry.starts_with("PATH=")) {
            path = entry.substr(5);
        }
    }
    while (!path.empty()) {
        const std::size_t end = std::min(path.find(':'), path.size());
        const std::string found = path.substr(0, end) + "/" + program;
        if (found.front() == '/' && ::access(found.c_str(), X_OK) == 0) {
            return found;
        }
        path.erase(0, end + 1);
    }
    return {};
}

double loadAverage()
{
    double load = -1;
    return ::getloadavg(&load, 1) == 1 ? load : -1;
}

RunHeader headerFor(const Job &job)
{
    RunHeader header;
    header.run = job.run;
    header.planHash = job.planHash;
    header.pid = ::getpid();
    if (const auto self = readStat(::getpid())) {
        header.startTicks = static_cast<std::int64_t>(self->startTicks);
    }
    header.bootId = firstLine(readFile("/proc/sys/kernel/random/boot_id", 64));
    utsname names{};
    if (::uname(&names) == 0) {
        header.host = names.nodename;
        header.kernel = names.release;
    }
    timespec wall{};
    ::clock_gettime(CLOCK_REALTIME, &wall);
    header.wallMs = std::int64_t{wall.tv_sec} * 1000 + wall.tv_nsec / nsPerMs;
    header.monotonicNs = monotonicNs();
    header.processors = static_cast<int>(::sysconf(_SC_NPROCESSORS_ONLN));
    header.memoryKiB = memoryKiB();
    header.ptraceScope = ptraceScope();
    header.debugger =
        job.capture.isOn ? findProgram(job.capture.debugger, job.environment) : std::string();
    for (const Variant &variant : job.variants) {
        header.variants.push_back(variant.name);
    }
    header.iterations = static_cast<int>(schedule(job).size());
    return header;
}

} // namespace Casebook::Supervisor
