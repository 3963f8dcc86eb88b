// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// TaskLoop from many threads, in a program without Qt Test so that the thread sanitizer sees clearly.
// Every failure prints its line and ends with 1.

#include "core/base/taskloop.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <thread>
#include <vector>

using Casebook::TaskLoop;

namespace {

void require(bool condition, const char *what, int line)
{
    if (!condition) {
        std::fprintf(stderr, "line %d: not true: %s\n", line, what);
        std::exit(1);
    }
}

#define REQUIRE(condition) require(condition, #condition, __LINE__)

/// Tasks of one poster keep their order, none is lost, and they run in one thread: the counter is a
/// plain int.
void tasksRunOnceAndInOrder()
{
    constexpr int posters = 4;
    constexpr int each = 2000;
    int ran = 0;
    std::vector<int> next(posters, 0);
    {
        TaskLoop loop;
        std::vector<std::jthread> threads;
        for (int poster = 0; poster < posters; ++poster) {
            threads.emplace_back([&loop, &ran, &next, poster] {
                for (int i = 0; i < each; ++i) {
                    loop.post([&loop, &ran, &next, poster, i] {
                        REQUIRE(loop.isLoopThread());
                        REQUIRE(next[static_cast<std::size_t>(poster)] == i);
                        ++next[static_cast<std::size_t>(poster)];
                        ++ran;
                    });
                }
            });
        }
        threads.clear();
        REQUIRE(!loop.isLoopThread());
        loop.finish();
        REQUIRE(ran == posters * each);
    }
}

/// What is posted while the loop ends either runs or is dropped, and its captures die either way.
void tasksDieWhenTheLoopEnds()
{
    for (int round = 0; round < 20; ++round) {
        auto token = std::make_shared<int>(0);
        std::atomic<int> ran{0};
        std::atomic<bool> stop{false};
        auto loop = std::make_unique<TaskLoop>();
        std::vector<std::jthread> threads;
        for (int poster = 0; poster < 3; ++poster) {
            threads.emplace_back([&loop, &ran, &stop, token] {
                while (!stop.load()) {
                    loop->post([&ran, token] { ran.fetch_add(1); });
                }
            });
        }
        while (ran.load() < 10) {
            std::this_thread::yield();
        }
        loop->finish();
        const int atEnd = ran.load();
        loop->post([&ran] { ran.fetch_add(1'000'000); });
        stop.store(true);
        threads.clear();
        REQUIRE(ran.load() == atEnd);
        loop.reset();
        REQUIRE(token.use_count() == 1);
    }
}

/// finish() from several threads at once, while isLoopThread() is asked.
void manyMayFinish()
{
    for (int round = 0; round < 20; ++round) {
        TaskLoop loop;
        int ran = 0;
        loop.post([&ran] { ++ran; });
        std::vector<std::jthread> threads;
        for (int i = 0; i < 3; ++i) {
            threads.emplace_back([&loop, &ran] {
                REQUIRE(!loop.isLoopThread());
                loop.finish();
                REQUIRE(ran == 1);
            });
        }
    }
}

/// A task may post; the capture of a task may post when it dies.
void tasksMayPost()
{
    int depth = 0;
    {
        TaskLoop loop;
        std::atomic<bool> done{false};

        struct PostsWhenItDies
        {
            TaskLoop &loop;
            std::atomic<bool> &done;

            ~PostsWhenItDies()
            {
                loop.post([&done = done] { done.store(true); });
            }
        };

        loop.post([&loop, &depth, &done] {
            ++depth;
            auto guard = std::make_shared<PostsWhenItDies>(loop, done);
            loop.post([&depth, guard] { ++depth; });
        });
        while (!done.load()) {
            std::this_thread::yield();
        }
    }
    REQUIRE(depth == 2);
}

} // namespace

int main()
{
    tasksRunOnceAndInOrder();
    tasksDieWhenTheLoopEnds();
    manyMayFinish();
    tasksMayPost();
    std::puts("ok");
    return 0;
}
