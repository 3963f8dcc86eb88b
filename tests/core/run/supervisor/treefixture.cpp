// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Programs that are hard to get rid of, and one that prints a lot:
//   treefixture five          children: plain, setsid, two setsid, nohup, under timeout; waits for ever
//   treefixture stubborn      ignores SIGTERM and SIGHUP, as do its children in sessions of their own
//   treefixture chain         forks and leaves, over and over: no number lives longer than a moment
//   treefixture bomb          always some hundred processes, each replaced by another when it ends
//   treefixture orphan        kills its own parent, the keeper, and sleeps
//   treefixture print BYTES   prints that many bytes, then "the end"
//   treefixture selftraced    traces its own child, as strace does
//   treefixture crashchild    its child aborts, itself it ends well

#include <array>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

void say(std::string_view text)
{
    while (!text.empty()) {
        const ssize_t put = ::write(STDOUT_FILENO, text.data(), text.size());
        if (put <= 0) {
            ::_exit(1);
        }
        text.remove_prefix(static_cast<std::size_t>(put));
    }
}

[[noreturn]] void sleepForEver()
{
    for (;;) {
        ::pause();
    }
}

void spawn(const std::vector<const char *> &words)
{
    if (::fork() == 0) {
        std::vector<char *> argv;
        for (const char *word : words) {
            argv.push_back(const_cast<char *>(word)); // NOLINT(*-const-cast): execvp writes nothing
        }
        argv.push_back(nullptr);
        ::execvp(argv.front(), argv.data());
        ::_exit(127);
    }
}

void five()
{
    spawn({"sleep", "600"});
    spawn({"setsid", "sleep", "600"});
    spawn({"setsid", "sh", "-c", "setsid sleep 600 & setsid setsid sleep 600 & exit"});
    spawn({"nohup", "sleep", "600"});
    spawn({"timeout", "600", "sleep", "600"});
    say("ready\n");
    sleepForEver();
}

void stubborn()
{
    ::signal(SIGTERM, SIG_IGN);
    ::signal(SIGHUP, SIG_IGN);
    for (int i = 0; i < 4; ++i) {
        if (::fork() == 0) {
            ::setsid();
            if (::fork() == 0) {
                ::setsid();
            }
            sleepForEver();
        }
    }
    say("ready\n");
    sleepForEver();
}

/// What multiplies ends by itself when a test that should have ended it fails: it must not outlive the day.
bool isOver()
{
    static const std::time_t end = std::time(nullptr) + 300;
    return std::time(nullptr) > end;
}

[[noreturn]] void chain()
{
    say("ready\n");
    while (!isOver()) {
        const pid_t next = ::fork();
        if (next > 0) {
            ::_exit(0);
        }
        if (next == 0) {
            ::setsid();
        }
        ::usleep(300);
    }
    ::_exit(0);
}

void bomb()
{
    ::signal(SIGCHLD, SIG_IGN);
    for (int i = 0; i < 100; ++i) {
        if (::fork() == 0) {
            while (!isOver()) {
                if (::fork() == 0) {
                    ::setsid();
                    ::usleep(20000);
                    ::_exit(0);
                }
                ::usleep(10000);
            }
            ::_exit(0);
        }
    }
    say("ready\n");
    sleepForEver();
}

void print(long long bytes)
{
    std::string block;
    while (block.size() < 1U << 16U) {
        block += "the same line again and again, as programs in trouble print it\n";
    }
    for (; bytes > 0; bytes -= static_cast<long long>(block.size())) {
        say(block);
    }
    say("the end\n");
}

} // namespace

int main(int argc, char **argv)
{
    const std::string_view mode = argc > 1 ? argv[1] : "";
    if (mode == "five") {
        five();
    } else if (mode == "stubborn") {
        stubborn();
    } else if (mode == "chain") {
        if (::fork() == 0) {
            chain();
        }
        sleepForEver();
    } else if (mode == "bomb") {
        bomb();
    } else if (mode == "orphan") {
        say("ready\n");
        ::kill(::getppid(), SIGKILL);
        sleepForEver();
    } else if (mode == "print" && argc > 2) {
        print(std::atoll(argv[2]));
    } else if (mode == "selftraced") {
        if (::fork() == 0) {
            ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
            sleepForEver();
        }
        sleepForEver();
    } else if (mode == "crashchild") {
        if (::fork() == 0) {
            if (::fork() == 0) {
                ::usleep(50000);
                std::abort();
            }
            ::_exit(0);
        }
        ::usleep(300000);
    } else {
        return 64;
    }
    return 0;
}
