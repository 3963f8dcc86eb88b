// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/kernelstackwords.h"

#include "core/trace/kernelframe.h"
#include "core/trace/textcursor.h"

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;

std::string_view sectionMark(std::string_view word)
{
    static constexpr std::array<std::string_view, 8> names{
        "IRQ", "SOFTIRQ", "NMI", "TASK", "#DF", "#DB", "ENTRY_TRAMPOLINE", "#VC"};
    if (word.size() < 4 || word.front() != '<' || word.back() != '>') {
        return {};
    }
    word.remove_prefix(1);
    word.remove_suffix(1);
    std::string_view bare = word;
    take(bare, "/");
    for (const std::string_view name : names) {
        if (bare == name) {
            return word;
        }
    }
    return word == "EOI" || word == "<EOE>" ? std::string_view("/IRQ") : std::string_view();
}

namespace {

struct RoleWords
{
    std::string_view words;
    TraceRole role;
};

/// Lines that say what the next stack is. Matched at the front of a trimmed line, case as printed.
constexpr std::array roleTable{
    RoleWords{"Allocated by task", TraceRole::Allocated},
    RoleWords{"Allocated:", TraceRole::Allocated},
    RoleWords{"allocated by task", TraceRole::Allocated},
    RoleWords{"INFO: Allocated in", TraceRole::Allocated},
    RoleWords{"Freed by task", TraceRole::Freed},
    RoleWords{"Freed:", TraceRole::Freed},
    RoleWords{"freed by task", TraceRole::Freed},
    RoleWords{"INFO: Freed in", TraceRole::Freed},
    RoleWords{"Last potentially related work creation:", TraceRole::Queued},
    RoleWords{"Second to last potentially related work creation:", TraceRole::Queued},
    RoleWords{"Last call_rcu():", TraceRole::Queued},
    RoleWords{"Uninit was stored to memory at:", TraceRole::Stored},
    RoleWords{"Uninit was created at:", TraceRole::Created},
    RoleWords{"Local variable ", TraceRole::Created},
    RoleWords{"Memory state around", TraceRole::Other},
};

} // namespace

std::optional<TraceRole> roleOf(std::string_view line)
{
    for (const RoleWords &entry : roleTable) {
        if (line.starts_with(entry.words)) {
            return entry.role;
        }
    }
    if (line.starts_with("-> #") || (contains(line, "acquired at:") && !contains(line, "+0x"))) {
        return TraceRole::Acquired;
    }
    if (line.ends_with("state was registered at:")) {
        return TraceRole::Registered;
    }
    const bool access = contains(line, " of ") && contains(line, " bytes by ");
    if (access && line.ends_with(":")) {
        std::string_view rest = line;
        take(rest, "assert no ");
        if (rest.starts_with("read") || rest.starts_with("race at unknown origin, with read")) {
            return TraceRole::Read;
        }
        if (rest.starts_with("write") || rest.starts_with("read-write")
            || rest.starts_with("race at unknown origin, with write")) {
            return TraceRole::Write;
        }
    }
    return std::nullopt;
}

bool opensTrace(std::string_view line)
{
    return line.starts_with("Call Trace:") || line.starts_with("Call trace:")
        || line.starts_with("Backtrace:") || line.starts_with("backtrace:")
        || line.starts_with("backtrace (crc") || line.starts_with("stack backtrace:")
        || line.starts_with("Backtrace for");
}

namespace {

struct RipWords
{
    std::string_view words;
    const char *arch;
};

constexpr std::array ripTable{
    RipWords{"RIP: 0010:", "x86-64"}, RipWords{"RIP: e030:", "x86-64"},
    RipWords{"RIP: 0018:", "x86-64"}, RipWords{"RIP  ", "x86-64"},
    RipWords{"RIP [", "x86-64"},      RipWords{"IP: ", ""},
    RipWords{"EIP: 0060:", "i386"},   RipWords{"EIP is at ", "i386"},
    RipWords{"EIP: ", "i386"},        RipWords{"pc : ", "arm64"},
    RipWords{"PC is at ", "arm"},     RipWords{"NIP [", "ppc64"},
    RipWords{"epc : ", "riscv"},      RipWords{"epc   : ", "mips"},
    RipWords{"Krnl PSW : ", "s390"},
};

} // namespace

std::optional<Frame> ripOf(std::string_view line, QString &arch)
{
    for (const RipWords &entry : ripTable) {
        std::string_view rest = line;
        if (!take(rest, entry.words)) {
            continue;
        }
        if (entry.words.back() == '[') {
            rest = line.substr(entry.words.size() - 1);
        }
        if (entry.words.starts_with("Krnl PSW")) {
            const std::size_t open = rest.rfind('(');
            if (open == std::string_view::npos) {
                return std::nullopt;
            }
            rest.remove_prefix(open + 1);
        }
        // addresses, plain or in brackets, up to the symbol
        while (!rest.empty()) {
            skipBlanks(rest);
            if (rest.starts_with("[")) {
                const std::size_t close = rest.find(']');
                if (close == std::string_view::npos) {
                    return std::nullopt;
                }
                rest.remove_prefix(close + 1);
                continue;
            }
            std::string_view word = rest;
            const std::string_view hex = takeWhile(word, isHex);
            if (hex.size() >= 8 && (word.empty() || isBlank(word.front()))) {
                rest = word;
                continue;
            }
            break;
        }
        take(rest, "0010:");
        const auto symbol = parseKernelSymbol(rest);
        if (!symbol) {
            return std::nullopt;
        }
        if (entry.arch[0] != '\0') {
            arch = QString::fromLatin1(entry.arch);
        }
        return toFrame(*symbol);
    }
    return std::nullopt;
}

void readModules(std::string_view rest, QStringList &modules)
{
    const std::size_t tail = rest.find("[last unloaded");
    rest = rest.substr(0, tail);
    while (true) {
        skipBlanks(rest);
        const auto word = takeWhile(rest, [](char c) { return !isBlank(c); });
        if (word.empty()) {
            return;
        }
        modules.append(text(word.substr(0, word.find('('))));
    }
}

bool isModuleList(std::string_view line)
{
    return !line.empty() && isBlank(line.front()) && line.size() > 3
        && std::all_of(line.begin(), line.end(),
                       [](char c) {
                           return isWord(c) || isBlank(c) || c == '(' || c == ')' || c == '-'
                               || c == '+';
                       })
        && isAlpha(trimmed(line).front());
}

bool isBareAddress(std::string_view word)
{
    return (word.size() == 10 || word.size() == 18) && word.starts_with("0x")
        && number<quint64>(word.substr(2), 16).has_value();
}

} // namespace Casebook
