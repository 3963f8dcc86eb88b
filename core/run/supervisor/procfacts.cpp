// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/procfacts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <system_error>

#include <sys/syscall.h>
#include <unistd.h>

namespace Casebook::Supervisor {

namespace {

constexpr std::size_t mostBytes = 4U << 20U;
constexpr std::size_t mostProcesses = 64;
constexpr std::size_t mostThreads = 512;
constexpr std::size_t mostFiles = 256;

std::string linkTarget(const std::string &path)
{
    std::array<char, 4096> target{};
    const ssize_t length = ::readlink(path.c_str(), target.data(), target.size());
    return length > 0 ? std::string(target.data(), static_cast<std::size_t>(length))
                      : std::string();
}

/// Numbered entries of a folder, in order; at most \a most, and how many there are.
std::vector<std::int64_t> numbersIn(const std::string &folder, std::size_t most, std::size_t &count)
{
    std::vector<std::int64_t> numbers;
    std::error_code error;
    count = 0;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        std::int64_t number = 0;
        if (std::from_chars(name.data(), name.data() + name.size(), number).ec == std::errc{}) {
            ++count;
            if (numbers.size() < most) {
                numbers.push_back(number);
            }
        }
    }
    std::ranges::sort(numbers);
    return numbers;
}

/// One line of text; what /proc separates by NUL becomes blanks.
std::string oneLine(std::string text)
{
    std::ranges::replace(text, '\0', ' ');
    std::ranges::replace(text, '\n', ' ');
    while (!text.empty() && text.back() == ' ') {
        text.pop_back();
    }
    return text;
}

std::string threadFacts(const std::string &folder, std::int64_t thread)
{
    const std::string task = folder + "/task/" + std::to_string(thread);
    std::string text =
        "thread " + std::to_string(thread) + " \"" + oneLine(readFile(task + "/comm", 256)) + "\"";
    if (const auto stat = readStat(static_cast<pid_t>(thread))) {
        text += std::string(" state ") + stat->state;
    }
    text += " wchan " + oneLine(readFile(task + "/wchan", 256)) + " syscall "
        + oneLine(readFile(task + "/syscall", 512)) + "\n";
    return text + readFile(task + "/stack", 16384);
}

std::string processFacts(const ProcessStat &process)
{
    const std::string folder = "/proc/" + std::to_string(process.pid);
    std::string text = "process " + std::to_string(process.pid) + " parent "
        + std::to_string(process.parent)
        + "\ncommand line: " + oneLine(readFile(folder + "/cmdline", 65536))
        + "\nprogram: " + linkTarget(folder + "/exe") + "\nfolder: " + linkTarget(folder + "/cwd")
        + "\n" + readFile(folder + "/status", 16384);
    std::size_t count = 0;
    const auto files = numbersIn(folder + "/fd", mostFiles, count);
    for (const std::int64_t file : files) {
        text += "fd " + std::to_string(file) + ": "
            + linkTarget(folder + "/fd/" + std::to_string(file)) + "\n";
    }
    if (count > files.size()) {
        text += "(" + std::to_string(count - files.size()) + " more open files)\n";
    }
    const auto threads = numbersIn(folder + "/task", mostThreads, count);
    for (const std::int64_t thread : threads) {
        text += threadFacts(folder, thread);
    }
    if (count > threads.size()) {
        text += "(" + std::to_string(count - threads.size()) + " more threads)\n";
    }
    return text;
}

} // namespace

std::string procFacts(const std::vector<ProcessStat> &processes)
{
    std::string text;
    std::size_t told = 0;
    for (const ProcessStat &process : processes) {
        if (told == mostProcesses || text.size() > mostBytes) {
            break;
        }
        text += processFacts(process) + "\n";
        ++told;
    }
    if (told < processes.size()) {
        text += "(" + std::to_string(processes.size() - told) + " more processes)\n";
    }
    return text;
}

std::set<std::uint64_t> futexAddresses(pid_t pid, const std::set<pid_t> &threads)
{
    std::set<std::uint64_t> addresses;
    for (const pid_t thread : threads) {
        // proc_pid_syscall(5): "202 0x55caa407a080 0x80 ..."
        const std::string call = readFile(
            "/proc/" + std::to_string(pid) + "/task/" + std::to_string(thread) + "/syscall", 512);
        const std::string front = std::to_string(SYS_futex) + " 0x";
        std::uint64_t address = 0;
        if (call.starts_with(front)
            && std::from_chars(call.data() + front.size(), call.data() + call.size(), address, 16)
                    .ec
                == std::errc{}) {
            addresses.insert(address);
        }
    }
    return addresses;
}

bool isThreadOf(pid_t pid, std::int64_t thread)
{
    return thread > 0
        && !readFile("/proc/" + std::to_string(pid) + "/task/" + std::to_string(thread) + "/comm",
                     64)
                .empty();
}

std::string programName(pid_t pid)
{
    const std::string path = linkTarget("/proc/" + std::to_string(pid) + "/exe");
    return path.substr(path.rfind('/') + 1);
}

} // namespace Casebook::Supervisor
