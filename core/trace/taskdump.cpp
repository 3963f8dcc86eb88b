// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/dialect.h"
#include "core/trace/kernelstacks.h"
#include "core/trace/textcursor.h"

#include <map>

namespace Casebook {

using namespace Scan;

namespace {

/// A task's stack is shorter; what stands further from its header is not of it.
constexpr std::size_t taskLineLimit = 200;

/// Lists of tasks with their stacks, as SysRq-t and SysRq-w print them, outside of crash reports.
/// Format: kernel/sched/core.c, sched_show_task().
class TaskDumpDialect final : public Dialect
{
public:
    [[nodiscard]] std::string name() const override
    {
        return "task-dump";
    }

    [[nodiscard]] std::vector<std::string> triggers() const override
    {
        return {" state:", "Show Blocked State", "Show State"};
    }

    void read(const CleanText &cleaned, TextReports &out) const override
    {
        std::map<std::pair<char, int>, OpenTask> open; // by print context
        std::size_t crash = 0;
        for (const CleanLine &line : cleaned.lines()) {
            while (crash < out.crashes.size() && out.crashes[crash].end <= line.offset) {
                ++crash;
            }
            const bool taken =
                crash < out.crashes.size() && out.crashes[crash].start <= line.offset;
            const std::string_view bare = trimmed(line.text);
            OpenTask &task = open[{line.context.kind, line.context.number}];
            const auto header = taken ? std::nullopt : parseTaskHeader(bare);
            if (header || endsTask(bare) || task.lines.size() > taskLineLimit) {
                close(task, out);
            }
            if (header) {
                task.task = *header;
            }
            if (!taken && task.task.pid >= 0) {
                task.lines.push_back(&line);
            }
        }
        for (auto &[context, task] : open) {
            close(task, out);
        }
    }

private:
    struct OpenTask
    {
        TaskRef task;
        std::vector<const CleanLine *> lines;
    };

    static bool endsTask(std::string_view line)
    {
        return line.starts_with("sysrq: ") || line.starts_with("SysRq : ")
            || line.starts_with("Sched Debug Version") || line.starts_with("Showing ")
            || line.starts_with("INFO: task ");
    }

    static void close(OpenTask &open, TextReports &out)
    {
        if (open.task.pid >= 0 && open.lines.size() > 1) {
            KernelStacks stacks =
                readKernelStacks(std::span<const CleanLine *const>(open.lines).subspan(1));
            if (!stacks.traces.empty()) {
                DumpThread thread;
                thread.tid = open.task.pid;
                thread.name = open.task.comm;
                thread.state = open.task.state;
                thread.frames = std::move(stacks.traces.front().frames);
                thread.start = open.lines.front()->offset;
                thread.end = stacks.traces.front().end;
                out.threads.push_back(std::move(thread));
            }
        }
        open = OpenTask();
    }
};

} // namespace

std::unique_ptr<Dialect> makeTaskDumpDialect()
{
    return std::make_unique<TaskDumpDialect>();
}

} // namespace Casebook
