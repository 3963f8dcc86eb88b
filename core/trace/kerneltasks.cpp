// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/kernelstacks.h"
#include "core/trace/textcursor.h"

#include <algorithm>

namespace Casebook {

using namespace Scan;

std::optional<TaskRef> parseCommPid(std::string_view words, char separator)
{
    const std::size_t at = words.rfind(separator);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    std::string_view digits = words.substr(at + 1);
    const auto pid = number<qint64>(takeWhile(digits, isDigit));
    if (!pid) {
        return std::nullopt;
    }
    return TaskRef{.comm = text(trimmed(words.substr(0, at))), .pid = *pid, .state = {}};
}

std::optional<TaskRef> parseTaskContext(std::string_view line, int *cpu, QString *taint)
{
    std::string_view rest = line;
    TaskRef task;
    if (take(rest, "CPU: ")) {
        const auto number = Scan::number<int>(takeWhile(rest, isDigit));
        if (number && cpu != nullptr) {
            *cpu = *number;
        }
        skipBlanks(rest);
        if (take(rest, "UID: ")) {
            takeWhile(rest, isDigit);
            skipBlanks(rest);
        }
        if (!take(rest, "PID: ")) {
            return std::nullopt;
        }
        task.pid = Scan::number<qint64>(takeWhile(rest, isDigit)).value_or(-1);
        skipBlanks(rest);
        if (!take(rest, "Comm: ")) {
            return std::nullopt;
        }
    } else if (take(rest, "Pid: ")) {
        task.pid = Scan::number<qint64>(takeWhile(rest, isDigit)).value_or(-1);
        if (!take(rest, ", comm: ")) {
            return std::nullopt;
        }
    } else {
        return std::nullopt;
    }
    std::size_t end = rest.size();
    for (const std::string_view stop :
         {" Not tainted", " Tainted: ", " Kdump: ", " Hardware name"}) {
        end = std::min(end, rest.find(stop));
    }
    task.comm = text(trimmed(rest.substr(0, end)));
    const std::size_t tainted = rest.find("Tainted: ");
    if (taint != nullptr && tainted != std::string_view::npos) {
        std::string_view flags = rest.substr(tainted + 9);
        QString letters;
        while (!flags.empty()
               && (isBlank(flags.front()) || (isAlpha(flags.front()) && flags.front() < 'a'))
               && (flags.size() == 1 || !isDigit(flags[1]))) {
            if (!isBlank(flags.front())) {
                if (flags.size() > 1 && !isBlank(flags[1])) {
                    break; // a word, the release
                }
                letters += QLatin1Char(flags.front());
            }
            flags.remove_prefix(1);
        }
        *taint = letters;
    }
    return task;
}

std::optional<TaskRef> parseTaskHeader(std::string_view line)
{
    std::string_view rest = line;
    TaskRef task;
    if (take(rest, "task:")) {
        const std::size_t state = rest.find(" state:");
        if (state == std::string_view::npos) {
            return std::nullopt;
        }
        task.comm = text(trimmed(rest.substr(0, state)));
        task.state = text(rest.substr(state + 7, 1));
        const std::size_t pid = rest.find("pid:", state);
        if (pid == std::string_view::npos) {
            return std::nullopt;
        }
        rest.remove_prefix(pid + 4);
        skipBlanks(rest);
        task.pid = number<qint64>(takeWhile(rest, isDigit)).value_or(-1);
        return task.pid < 0 ? std::nullopt : std::optional(task);
    }
    // old: "kworker/2:1     D    0   98      2 0x00000000", also with "running task" and a wchan
    const std::size_t flags = line.rfind(" 0x");
    if (flags == std::string_view::npos || line.size() - flags != 11 || line.size() < 40) {
        return std::nullopt;
    }
    const std::size_t running = line.find(" R  running task ");
    std::size_t state = running;
    std::size_t behind = running == std::string_view::npos ? 0 : running + 17;
    if (running == std::string_view::npos) {
        for (std::size_t at = 1; at + 2 < flags && at < 24; ++at) {
            if (line[at] == ' ' && isAlpha(line[at + 1]) && line[at + 2] == ' '
                && std::string_view("RSDTtXZPI").find(line[at + 1]) != std::string_view::npos) {
                state = at;
                behind = at + 2;
                break;
            }
        }
    }
    if (state == std::string_view::npos || behind == 0 || behind >= flags) {
        return std::nullopt;
    }
    std::string_view numbers = line.substr(behind, flags - behind);
    std::vector<qint64> found;
    while (true) {
        skipBlanks(numbers);
        const auto word = takeWhile(numbers, [](char c) { return !isBlank(c); });
        if (word.empty()) {
            break;
        }
        if (const auto value = number<qint64>(word)) {
            found.push_back(*value);
        } else if (!found.empty()) {
            return std::nullopt;
        }
    }
    if (found.size() < 2) {
        return std::nullopt;
    }
    task.comm = text(trimmed(line.substr(0, state)));
    task.state = text(line.substr(state + 1, 1));
    task.pid = found[found.size() - 2];
    return task;
}

} // namespace Casebook
