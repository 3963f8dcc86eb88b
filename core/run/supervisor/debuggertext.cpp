// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/debuggertext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <optional>
#include <utility>

namespace Casebook::Supervisor {

namespace {

constexpr std::string_view mark = "casebook-look: pid=";
/// Mutexes of one process: a program with more waiters than that has one of these among them.
constexpr std::size_t mostAddresses = 256;

/// Calls \a function(line) for every line.
template<class Function>
void eachLine(std::string_view text, Function function)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        function(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

template<class T>
std::optional<T> numberAfter(std::string_view text, std::string_view word, int base = 10)
{
    const std::size_t at = text.find(word);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    text.remove_prefix(at + word.size());
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    return error == std::errc{} ? std::optional(value) : std::nullopt;
}

bool isFrame(std::string_view line)
{
    return line.size() > 1 && line[0] == '#' && line[1] >= '0' && line[1] <= '9';
}

/// glibc's functions that wait for a mutex, under their public and inner names.
bool isLockingFrame(std::string_view line)
{
    static constexpr std::array<std::string_view, 5> names{
        "pthread_mutex_lock", "pthread_mutex_timedlock", "pthread_mutex_clocklock",
        "pthread_mutex_cond_lock", "lll_lock_wait"};
    return std::ranges::any_of(names,
                               [line](std::string_view name) { return line.contains(name); });
}

/// Calls \a function(lwp, line) for every frame of every thread.
template<class Function>
void eachFrame(std::string_view text, Function function)
{
    std::optional<pid_t> thread;
    eachLine(text, [&](std::string_view line) {
        if (line.starts_with("Thread ")) {
            thread = numberAfter<pid_t>(line, "(LWP ");
            if (!thread) {
                thread = numberAfter<pid_t>(line, "(process ");
            }
        } else if (thread && isFrame(line)) {
            function(*thread, line);
        }
    });
}

} // namespace

std::map<pid_t, std::string> splitLook(std::string_view text)
{
    std::map<pid_t, std::string> parts;
    std::string *part = nullptr;
    eachLine(text, [&](std::string_view line) {
        if (line.starts_with(mark)) {
            const auto pid = numberAfter<pid_t>(line, mark);
            part = pid ? &parts[*pid] : nullptr;
        } else if (part != nullptr) {
            part->append(line);
            part->push_back('\n');
        }
    });
    return parts;
}

std::set<pid_t> lockingThreads(std::string_view text)
{
    std::set<pid_t> threads;
    eachFrame(text, [&threads](pid_t thread, std::string_view line) {
        if (isLockingFrame(line)) {
            threads.insert(thread);
        }
    });
    return threads;
}

std::set<std::uint64_t> mutexAddresses(std::string_view text)
{
    std::set<std::uint64_t> addresses;
    eachFrame(text, [&addresses](pid_t, std::string_view line) {
        if (!isLockingFrame(line) || addresses.size() >= mostAddresses) {
            return;
        }
        // "mutex=0x..." or, of a value kept from the call, "mutex=mutex@entry=0x...".
        for (const std::string_view word : {"mutex@entry=0x", "mutex=0x"}) {
            if (const auto address = numberAfter<std::uint64_t>(line, word, 16)) {
                addresses.insert(*address);
                return;
            }
        }
    });
    return addresses;
}

std::vector<MutexWords> readMutexWords(std::string_view text)
{
    std::vector<MutexWords> found;
    eachLine(text, [&found](std::string_view line) {
        // "0x55caa407a080 <savings>:\t2\t0\t1144", also without a symbol.
        const std::size_t colon = line.rfind(":\t");
        if (!line.starts_with("0x") || colon == std::string_view::npos) {
            return;
        }
        MutexWords words;
        words.address = numberAfter<std::uint64_t>(line, "0x", 16).value_or(0);
        const std::size_t open = line.find(" <");
        const std::size_t close = line.rfind('>', colon);
        if (open != std::string_view::npos && close != std::string_view::npos && open < close) {
            words.name = line.substr(open + 2, close - open - 2);
        }
        std::array<std::int64_t, 3> values{};
        std::string_view rest = line.substr(colon + 1);
        for (std::int64_t &value : values) {
            const auto number = numberAfter<std::int64_t>(rest, "\t");
            if (!number) {
                return;
            }
            value = *number;
            rest.remove_prefix(rest.find('\t') + 1);
            rest.remove_prefix(std::min(rest.find('\t'), rest.size()));
        }
        words.lock = values[0];
        words.owner = values[2];
        found.push_back(std::move(words));
    });
    return found;
}

std::map<pid_t, std::string> threadFrames(std::string_view text)
{
    std::map<pid_t, std::string> frames;
    eachFrame(text, [&frames](pid_t thread, std::string_view line) {
        frames[thread].append(line).push_back('\n');
    });
    return frames;
}

std::string ownerLine(pid_t pid, const MutexWords &mutex)
{
    std::array<char, 32> address{};
    static_cast<void>(std::snprintf(address.data(), address.size(), "0x%llx",
                                    static_cast<unsigned long long>(mutex.address)));
    std::string name = mutex.name;
    std::erase_if(name, [](char c) { return c == ' ' || c == '\t'; });
    return "casebook-owner: pid=" + std::to_string(pid) + " tid=" + std::to_string(mutex.owner)
        + " lock=" + address.data() + (name.empty() ? "" : " name=" + name)
        + " type=pthread_mutex by=gdb\n";
}

std::vector<std::string>
debuggerArguments(const std::string &debugger, const std::vector<pid_t> &pids,
                  const std::map<pid_t, std::set<std::uint64_t>> &addresses)
{
    std::vector<std::string> argv{debugger, "-nx", "-batch"};
    for (
        const char *setting :
        {"set debuginfod enabled off", "set auto-load gdb-scripts off",
         "set auto-load python-scripts off", "set auto-load guile-scripts off",
         "set auto-load local-gdbinit off",
         // Only the system's own libthread_db: one beside the program would be the program's code in gdb.
         "set libthread-db-search-path $sdir"}) {
        argv.insert(argv.end(), {"-iex", setting});
    }
    for (const char *setting : {"set pagination off", "set confirm off", "set width 0",
                                "set height 0", "set backtrace limit 256"}) {
        argv.insert(argv.end(), {"-ex", setting});
    }
    for (const pid_t pid : pids) {
        const std::string number = std::to_string(pid);
        // A command that fails does not end the list. "file" forgets the program of the process before.
        for (const std::string &command :
             {"echo \\n" + std::string(mark) + number + "\\n", std::string("file"),
              "attach " + number, std::string("info threads"),
              std::string("thread apply all bt")}) {
            argv.insert(argv.end(), {"-ex", command});
        }
        if (const auto found = addresses.find(pid); found != addresses.end()) {
            for (const std::uint64_t address : found->second) {
                argv.insert(argv.end(), {"-ex", "x/3dw " + std::to_string(address)});
            }
        }
        argv.insert(argv.end(), {"-ex", "detach"});
    }
    return argv;
}

} // namespace Casebook::Supervisor
