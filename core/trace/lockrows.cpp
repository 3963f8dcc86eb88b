// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/lockrows.h"

#include "core/trace/kernelstacks.h"
#include "core/trace/textcursor.h"

#include <array>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;

namespace {

/// The bracketed name at the front, brackets nested; empty when it does not close.
std::string_view takeBracketed(std::string_view &rest)
{
    if (rest.empty() || rest.front() != '(') {
        return {};
    }
    int depth = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        depth += rest[i] == '(' ? 1 : (rest[i] == ')' ? -1 : 0);
        // A name may itself be bracketed, "((wq_completion)events)": the use mark ends it.
        if (depth == 0
            && (i + 1 >= rest.size() || rest[i + 1] == '{' || isBlank(rest[i + 1])
                || rest[i + 1] == ',' || rest[i + 1] == '/' || rest[i + 1] == '#')) {
            const std::string_view name = rest.substr(1, i - 1);
            rest.remove_prefix(i + 1);
            return name;
        }
    }
    return {};
}

} // namespace

std::optional<HeldByLine> parseHeldBy(std::string_view line)
{
    const std::size_t at = line.find(" held by ");
    if (at == std::string_view::npos || at < 5) {
        return std::nullopt;
    }
    std::string_view front = trimmed(line.substr(0, at));
    HeldByLine held;
    if (!front.ends_with("no locks") && front != "no locks") {
        const std::size_t blank = front.find(' ');
        const auto count = number<int>(front.substr(0, blank));
        if (!count || blank == std::string_view::npos
            || !front.substr(blank + 1).starts_with("lock")) {
            return std::nullopt;
        }
        held.count = *count;
    }
    const auto task = parseCommPid(trimmed(line.substr(at + 9)), '/');
    if (!task) {
        return std::nullopt;
    }
    held.task = *task;
    return held;
}

bool parseLockBody(std::string_view body, HeldLock &lock)
{
    std::string_view rest = trimmed(body);
    if (take(rest, "<RELEASED>")) {
        lock.lock.name = u"<RELEASED>"_s;
        return true;
    }
    std::string_view address = rest;
    take(address, "0x");
    const std::string_view digits = takeWhile(address, isHex);
    if (digits.size() >= 8 && (address.empty() || isBlank(address.front()))) {
        lock.lock.address = number<quint64>(digits, 16).value_or(0);
        rest = trimmed(address);
    }
    const std::string_view name = takeBracketed(rest);
    if (name.empty()) {
        return lock.lock.address != 0 && rest.empty();
    }
    lock.lock.name = text(name);
    const std::size_t at = rest.find(", at:");
    // Between name and "at": the use marks, and what a lock class prints of an instance.
    const std::size_t open = rest.find('{');
    if (open != std::string_view::npos && open < at) {
        lock.usage =
            text(trimmed(rest.substr(open, at == std::string_view::npos ? at : at - open)));
    }
    if (at != std::string_view::npos) {
        std::string_view site = trimmed(rest.substr(at + 5));
        if (site.starts_with("[<")) {
            const std::size_t close = site.find(']');
            site = close == std::string_view::npos ? site : trimmed(site.substr(close + 1));
        }
        lock.at = text(site);
    }
    return true;
}

std::optional<HeldLock> parseLockRow(std::string_view line)
{
    std::string_view rest = trimmed(line);
    if (!take(rest, "#")) {
        return std::nullopt;
    }
    const auto index = number<int>(takeWhile(rest, isDigit));
    if (!index || !take(rest, ":")) {
        return std::nullopt;
    }
    HeldLock lock;
    lock.index = *index;
    const std::string_view body = trimmed(rest);
    if (body.empty() || body == "(") {
        return lock; // printed in pieces by kernels before 4.15; the number still counts
    }
    if (!parseLockBody(body, lock)) {
        if (!body.starts_with("(") && body.find(", at:") == std::string_view::npos) {
            return std::nullopt;
        }
    }
    return lock;
}

std::optional<LockEdge> parseBlockerLine(std::string_view line)
{
    std::string_view rest = trimmed(line);
    if (!take(rest, "INFO: task ")) {
        return std::nullopt;
    }

    struct Form
    {
        std::string_view words;
        QLatin1StringView kind;
    };

    static constexpr std::array forms{
        Form{" is blocked on a mutex", "mutex"_L1},
        Form{" blocked on a semaphore", "semaphore"_L1},
        Form{" <reader> blocked on an rw-semaphore", "rwsem"_L1},
        Form{" <writer> blocked on an rw-semaphore", "rwsem"_L1},
        Form{" blocked on an rw-semaphore", "rwsem"_L1},
    };
    for (const Form &form : forms) {
        const std::size_t at = rest.find(form.words);
        if (at == std::string_view::npos) {
            continue;
        }
        const auto waiter = parseCommPid(rest.substr(0, at), ':');
        if (!waiter) {
            return std::nullopt;
        }
        LockEdge edge;
        edge.waiter = *waiter;
        edge.lock.kind = form.kind;
        std::string_view tail = rest.substr(at + form.words.size());
        const std::size_t by = tail.find(" by task ");
        if (by != std::string_view::npos) {
            std::string_view holder = trimmed(tail.substr(by + 9));
            for (const std::string_view end : {"<reader>", "<writer>", "."}) {
                if (holder.ends_with(end)) {
                    holder = trimmed(holder.substr(0, holder.size() - end.size()));
                }
            }
            edge.holder = parseCommPid(holder, ':');
        }
        return edge;
    }
    return std::nullopt;
}

std::optional<OwnerLine> parseOwnerLine(std::string_view line)
{
    std::string_view rest = trimmed(line);
    if (!take(rest, "casebook-owner:")) {
        return std::nullopt;
    }
    OwnerLine owner;
    const auto field = [rest](std::string_view key) -> std::string_view {
        const std::size_t at = rest.find(key);
        if (at == std::string_view::npos || at == 0 || !isBlank(rest[at - 1])) {
            return {};
        }
        std::string_view value = rest.substr(at + key.size());
        return takeWhile(value, [](char c) { return !isBlank(c); });
    };
    owner.pid = number<qint64>(field("pid=")).value_or(-1);
    owner.tid = number<qint64>(field("tid=")).value_or(-1);
    std::string_view address = field("lock=");
    take(address, "0x");
    owner.lock.address = number<quint64>(address, 16).value_or(0);
    owner.lock.name = text(field("name="));
    owner.lock.kind = text(field("type="));
    if (owner.tid < 0 || owner.lock.address == 0) {
        return std::nullopt;
    }
    return owner;
}

} // namespace Casebook
