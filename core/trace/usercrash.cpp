// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/usercrash.h"

#include "core/trace/textcursor.h"

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;

namespace {

struct WordType
{
    std::string_view words;
    QLatin1StringView type;
};

/// Texts of ubsan_handlers.cpp, by what they hold; the first that fits.
constexpr std::array undefinedTable{
    WordType{"unsigned integer overflow", "Unsigned-integer-overflow"_L1},
    WordType{"signed integer overflow", "Integer-overflow"_L1},
    WordType{"negation of", "Integer-overflow"_L1},
    WordType{"division by zero", "Divide-by-zero"_L1},
    WordType{"left shift", "Undefined-shift"_L1},
    WordType{"right shift", "Undefined-shift"_L1},
    WordType{"shift exponent", "Undefined-shift"_L1},
    WordType{"implicit conversion", "Implicit-conversion"_L1},
    WordType{"not a valid value for type 'bool'", "Invalid-bool-value"_L1},
    WordType{"not a valid value for type", "Invalid-enum-value"_L1},
    WordType{"variable length array bound", "Non-positive-vla-bound-value"_L1},
    WordType{"binding to null", "Null-dereference"_L1},
    WordType{"non-zero offset", "Pointer-overflow"_L1},
    WordType{"to null pointer", "Pointer-overflow"_L1},
    WordType{"pointer index expression", "Pointer-overflow"_L1},
    WordType{"unsigned offset", "Pointer-overflow"_L1},
    WordType{"null pointer", "Null-dereference"_L1},
    WordType{"misaligned address", "Misaligned-address"_L1},
    WordType{"out of bounds", "Index-out-of-bounds"_L1},
    WordType{"insufficient space", "Object-size"_L1},
    WordType{"outside the range of representable values", "Float-cast-overflow"_L1},
    WordType{"does not point to an object of type", "Bad-cast"_L1},
    WordType{"incorrect function type", "Incorrect-function-pointer-type"_L1},
    WordType{"control flow integrity check", "Bad-cast"_L1},
    WordType{"unreachable", "Unreachable-code"_L1},
    WordType{"without returning a value", "No-return-value"_L1},
    WordType{"null", "Null-dereference"_L1},
};

/// What sanitizers call signals and misuse, and the class of it.
constexpr std::array kindTable{
    WordType{"attempting double-free", "Heap-double-free"_L1},
    WordType{"attempting free on address which was not", "Invalid-free"_L1},
    WordType{"attempting to call malloc_usable_size", "Invalid-free"_L1},
    WordType{"detected memory leaks", "Direct-leak"_L1},
    WordType{"FPE", "Floating-point-exception"_L1},
    WordType{"ILL", "Ill"_L1},
    WordType{"ABRT", "Abrt"_L1},
    WordType{"BUS", "Bus"_L1},
    WordType{"TRAP", "Trap"_L1},
    WordType{"breakpoint", "Breakpoint"_L1},
    WordType{"illegal-instruction", "Ill"_L1},
    WordType{"int-divide-by-zero", "Divide-by-zero"_L1},
};

QString largeFirst(std::string_view word)
{
    QString made = text(word);
    if (!made.isEmpty()) {
        made[0] = made[0].toUpper();
    }
    return made;
}

/// "0x602000004efe" behind "address"; empty when none is there.
QString addressOf(std::string_view line)
{
    for (const std::string_view word :
         {"on unknown address ", "on address ", "address ", "addr "}) {
        const std::size_t at = line.find(word);
        if (at == std::string_view::npos) {
            continue;
        }
        std::string_view rest = line.substr(at + word.size());
        if (!take(rest, "0x")) {
            continue;
        }
        return u"0x"_s + text(takeWhile(rest, isHex));
    }
    return {};
}

std::optional<UserCrashHeader> parseSanitizer(std::string_view line)
{
    const std::size_t at = line.find("Sanitizer: ");
    const std::size_t fuzzer = line.find("ERROR: libFuzzer: ");
    if (fuzzer != std::string_view::npos) {
        UserCrashHeader header{.tool = u"libFuzzer"_s};
        const std::string_view kind = line.substr(fuzzer + 18);
        header.kind = text(kind);
        header.type = largeFirst(kind.substr(0, kind.find(' ')));
        header.isSignal = true;
        return header;
    }
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view front = line.substr(0, at);
    if (!contains(front, "ERROR: ") && !contains(front, "WARNING: ")) {
        return std::nullopt;
    }
    UserCrashHeader header;
    const std::size_t blank = front.rfind(' ');
    header.tool = text(front.substr(blank + 1)) + u"Sanitizer"_s;
    std::string_view rest = trimmed(line.substr(at + 11));
    if (rest.starts_with("DEADLY") || rest.starts_with("CHECK failed")) {
        return std::nullopt;
    }
    header.address = addressOf(rest);
    for (const WordType &entry : kindTable) {
        if (rest.starts_with(entry.words)) {
            header.kind = text(entry.words);
            header.type = entry.type;
            header.isSignal = entry.words.front() < 'a';
            return header;
        }
    }
    const std::size_t end = std::min(rest.find(' '), rest.find('('));
    std::string_view kind = trimmed(rest.substr(0, end));
    if (rest.starts_with("data race")) {
        kind = "data-race";
    } else if (rest.starts_with("lock-order-inversion")) {
        kind = "lock-order-inversion";
    }
    header.kind = text(kind);
    if (kind == "SEGV" || kind == "access-violation" || kind == "unknown-crash") {
        header.isSignal = kind != "unknown-crash";
        header.type = faultType(header.address, "");
    } else {
        header.type = largeFirst(kind);
    }
    return header;
}

std::optional<UserCrashHeader> parseUndefined(std::string_view line)
{
    const std::size_t at = line.find(": runtime error: ");
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view front = line.substr(0, at);
    if (front.find(':') == std::string_view::npos || !isDigit(front.back())) {
        return std::nullopt; // Go says "panic: runtime error: …" too
    }
    UserCrashHeader header{.tool = u"UBSan"_s};
    const std::string_view message = line.substr(at + 17);
    header.kind = text(message);
    header.type = undefinedType(message);
    header.address = addressOf(message);
    std::string_view place = trimmed(line.substr(0, at));
    const std::size_t blank = place.rfind(' ');
    header.place = text(blank == std::string_view::npos ? place : place.substr(blank + 1));
    return header;
}

/// "prog: ../hw/a.c:5: func: Assertion `c' failed."
std::optional<UserCrashHeader> parseAssertion(std::string_view line)
{
    const std::size_t mark = line.find("Assertion `");
    if (mark != std::string_view::npos) {
        const std::size_t end = line.rfind("' failed");
        if (end == std::string_view::npos || end <= mark) {
            return std::nullopt;
        }
        UserCrashHeader header{.tool = u"assertion"_s};
        header.kind = text(line.substr(mark + 11, end - mark - 11));
        header.type = u"Assertion"_s;
        const std::string_view front = line.substr(0, mark); // "prog: file:5: func: "
        const std::size_t first = front.find(": ");
        const std::size_t second =
            first == std::string_view::npos ? first : front.find(": ", first + 2);
        if (second != std::string_view::npos) {
            header.place = text(front.substr(first + 2, second - first - 2));
            const std::size_t third = front.find(": ", second + 2);
            header.func = text(third == std::string_view::npos
                                   ? std::string_view()
                                   : front.substr(second + 2, third - second - 2));
        }
        return header;
    }
    // GLib: "ERROR:../a.c:5:func: assertion failed: (c)", "** ERROR:…"
    const std::size_t glib = line.find("ERROR:");
    const std::size_t failed = line.find(": assertion failed");
    if (glib != std::string_view::npos && glib <= 3 && failed != std::string_view::npos
        && failed > glib) {
        UserCrashHeader header{.tool = u"assertion"_s};
        const std::size_t open = line.find('(', failed);
        header.kind = text(
            trimmed(open == std::string_view::npos ? line.substr(failed + 18) : line.substr(open)));
        header.type = u"Assertion"_s;
        const std::string_view front = line.substr(glib + 6, failed - glib - 6);
        const std::size_t colon = front.rfind(':');
        header.func =
            text(colon == std::string_view::npos ? std::string_view() : front.substr(colon + 1));
        header.place = text(front.substr(0, colon));
        return header;
    }
    return std::nullopt;
}

/// "file.cpp:3301 CHECK_EQ( a,b) failed: 25 vs. 1" of Android's libraries.
std::optional<UserCrashHeader> parseCheckMacro(std::string_view line)
{
    const std::size_t at = line.find(" CHECK");
    const std::size_t failed = line.find(") failed", at == std::string_view::npos ? 0 : at);
    if (at == std::string_view::npos || failed == std::string_view::npos) {
        return std::nullopt;
    }
    std::string_view macro = line.substr(at + 6);
    takeWhile(macro, [](char c) { return c == '_' || (c >= 'A' && c <= 'Z'); });
    if (!macro.starts_with("(")) {
        return std::nullopt;
    }
    const std::string_view front = trimmed(line.substr(0, at));
    return UserCrashHeader{.tool = u"assertion"_s,
                           .kind = text(line.substr(at + 1, failed + 8 - at - 1)),
                           .type = u"CHECK failure"_s,
                           .address = {},
                           .place = text(front.substr(front.find_last_of(" \t") + 1)),
                           .func = {},
                           .isSignal = false};
}

/// "===BUG DETECTED: Arbitrary file open===" of SystemSan, "CFI: Most likely a control flow integrity violation".
std::optional<UserCrashHeader> parseDetector(std::string_view line)
{
    std::string_view rest = line;
    if (take(rest, "===BUG DETECTED: ")) {
        const std::string_view kind = rest.substr(0, rest.find("==="));
        return UserCrashHeader{.tool = u"SystemSan"_s, .kind = text(kind), .type = text(kind)};
    }
    if (line.starts_with("CFI: ") && contains(line, "control flow integrity violation")) {
        return UserCrashHeader{
            .tool = u"CFI"_s, .kind = u"control flow integrity violation"_s, .type = u"Bad-cast"_s};
    }
    return std::nullopt;
}

std::optional<UserCrashHeader> parseCheck(std::string_view line)
{
    static constexpr std::array checks{
        WordType{"DCHECK failed in ", "DCHECK failure"_L1},
        WordType{"Debug check failed: ", "DCHECK failure"_L1},
        WordType{"Check failed: ", "CHECK failure"_L1},
        WordType{"CHECK failed: ", "CHECK failure"_L1},
        WordType{"SECURITY DCHECK failed: ", "Security DCHECK failure"_L1},
        WordType{"Security CHECK failed: ", "Security CHECK failure"_L1},
        WordType{"assert failure: ", "ASSERT"_L1},
        WordType{"assertion failed at ", "ASSERT"_L1},
        WordType{"ASSERTION FAILED: ", "ASSERT"_L1},
        WordType{"*** stack smashing detected ***", "Stack-smashing"_L1},
        WordType{"free(): invalid pointer", "Invalid-free"_L1},
        WordType{"double free or corruption", "Heap-double-free"_L1},
        WordType{"malloc(): ", "Heap-corruption"_L1},
    };
    for (const WordType &entry : checks) {
        const std::size_t at = line.find(entry.words);
        if (at == std::string_view::npos) {
            continue;
        }
        UserCrashHeader header{.tool = u"assertion"_s};
        header.kind =
            text(trimmed(line.substr(at + (entry.words.ends_with(" ") ? entry.words.size() : 0))));
        header.type = entry.type;
        return header;
    }
    return std::nullopt;
}

} // namespace

QString faultType(const QString &address, std::string_view word)
{
    bool known = false;
    const quint64 value = address.mid(2).toULongLong(&known, 16);
    QString type = known && value < 0x1000 ? u"Null-dereference"_s : u"UNKNOWN"_s;
    if (!word.empty()) {
        type += u' ' + text(word);
    }
    return type;
}

QString undefinedType(std::string_view message)
{
    for (const WordType &entry : undefinedTable) {
        if (contains(message, entry.words)) {
            return entry.type;
        }
    }
    return u"Undefined-behaviour"_s;
}

std::optional<UserCrashHeader> parseUserCrashHeader(std::string_view line)
{
    if (auto header = parseSanitizer(line)) {
        return header;
    }
    if (auto header = parseUndefined(line)) {
        return header;
    }
    if (auto header = parseAssertion(line)) {
        return header;
    }
    if (auto header = parseCheckMacro(line)) {
        return header;
    }
    if (auto header = parseDetector(line)) {
        return header;
    }
    return parseCheck(line);
}

} // namespace Casebook
