// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/kernelframe.h"

#include "core/trace/textcursor.h"

namespace Casebook {

using namespace Scan;

namespace {

bool isSymbolStart(char c)
{
    return isAlpha(c) || c == '_' || c == '.' || c == '$' || c == '<';
}

bool isSymbolCharacter(char c)
{
    return isWord(c) || c == '.' || c == '$' || c == '@';
}

/// The name in front of "+0x": plain characters, or a demangled Rust or C++ path with brackets.
std::string_view takeName(std::string_view &text)
{
    if (text.empty() || !isSymbolStart(text.front())) {
        return {};
    }
    std::size_t length = 0;
    int angle = 0;
    while (length < text.size()) {
        const char c = text[length];
        const bool path = c == ':' && length + 1 < text.size()
            && (text[length + 1] == ':' || (length > 0 && text[length - 1] == ':'));
        if (c == '<') {
            ++angle;
        } else if (c == '>' && angle > 0) {
            --angle;
        } else if (angle > 0
                       ? c == '\n'
                       : !(isSymbolCharacter(c) || path || c == '{' || c == '}' || c == '#')) {
            break;
        }
        ++length;
    }
    if (angle != 0) {
        return {};
    }
    const std::string_view name = text.substr(0, length);
    text.remove_prefix(length);
    return name;
}

/// "path/file.c:12[:3]" with an ending that sources have.
bool takeSource(std::string_view &text, KernelSymbol &symbol)
{
    std::string_view rest = text;
    skipBlanks(rest);
    const bool bracket = take(rest, "(");
    const std::string_view word =
        takeWhile(rest, [](char c) { return !isBlank(c) && c != ')' && c != '('; });
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos || colon == 0) {
        return false;
    }
    const std::string_view file = word.substr(0, colon);
    std::string_view numbers = word.substr(colon + 1);
    const auto line = number<int>(takeWhile(numbers, isDigit));
    const std::size_t dot = file.rfind('.');
    const bool unknown = file == "??" || file.ends_with("<built-in>");
    if (!line || (!unknown && (dot == std::string_view::npos || file.size() - dot > 4))) {
        return false;
    }
    if (bracket) { // decode_stacktrace: "(file.c:12 file.h:3)", innermost first
        takeWhile(rest, [](char c) { return c != ')'; });
        take(rest, ")");
    }
    symbol.file = file;
    symbol.line = *line;
    text = rest;
    return true;
}

bool takeModule(std::string_view &text, KernelSymbol &symbol)
{
    std::string_view rest = text;
    if (!take(rest, " [")) {
        return false;
    }
    const auto name = takeWhile(rest, [](char c) { return isWord(c) || c == '-' || c == '.'; });
    if (name.empty() || name == "inline") {
        return false;
    }
    if (take(rest, " ")) {
        symbol.buildId = takeWhile(rest, isHex);
    }
    if (!take(rest, "]")) {
        return false;
    }
    symbol.module = name;
    text = rest;
    return true;
}

/// "[<ffffffff81234567>] ", "[c00000000012abcd] ", "[<0>] ", any number of them.
quint64 takeAddresses(std::string_view &text, int &count)
{
    quint64 last = 0;
    count = 0;
    while (true) {
        std::string_view rest = text;
        if (!take(rest, "[")) {
            return last;
        }
        const bool angle = take(rest, "<");
        const std::string_view digits = takeWhile(rest, isHex);
        const auto value = number<quint64>(digits, 16);
        if (!value || (!angle && digits.size() < 8) || (angle && !take(rest, ">"))
            || !take(rest, "]")) {
            return last;
        }
        skipBlanks(rest);
        text = rest;
        last = *value;
        ++count;
    }
}

std::string_view sectionless(std::string_view line)
{
    // "<IRQ>  [<ffffffff…>] foo+0x1/0x2": old kernels print the mark in front of the first frame.
    static constexpr std::string_view marks[]{"<IRQ>",   "<NMI>",  "<EOI>",
                                              "<<EOE>>", "<TASK>", "<SOFTIRQ>"};
    skipBlanks(line);
    for (const std::string_view mark : marks) {
        if (line.starts_with(mark) && line.size() > mark.size()) {
            line.remove_prefix(mark.size());
            skipBlanks(line);
        }
    }
    return line;
}

bool isHexAddress(std::string_view word)
{
    return word.size() > 4 && word.starts_with("0x")
        && number<quint64>(word.substr(2), 16).has_value();
}

/// arm32: "[<80001234>] (foo) from [<80005678>] (bar+0x10/0x20)" and " foo from bar+0x10/0x20".
std::vector<Frame> parseArmFrames(std::string_view line, bool first)
{
    const std::size_t from = line.find(" from ");
    if (from == std::string_view::npos) {
        return {};
    }
    std::string_view left = trimmed(line.substr(0, from));
    std::string_view right = trimmed(line.substr(from + 6));
    int count = 0;
    takeAddresses(left, count);
    const quint64 address = takeAddresses(right, count);
    const auto bare = [](std::string_view word) {
        if (word.starts_with("(")) {
            word.remove_prefix(1);
            const std::size_t close = word.rfind(')');
            word = close == std::string_view::npos ? word : word.substr(0, close);
        }
        return word;
    };
    const std::string_view callerName = bare(right);
    const auto caller = parseKernelSymbol(callerName);
    const bool unnamed = !caller && count > 0 && isHexAddress(callerName);
    if (!caller && !unnamed) {
        return {};
    }
    std::vector<Frame> frames;
    std::string_view name = bare(left);
    if (const auto symbol = parseKernelSymbol(name)) {
        if (first) {
            frames.push_back(toFrame(*symbol));
        }
    } else {
        const std::string_view taken = takeName(name);
        if (taken.empty()) {
            return {};
        }
        if (first) {
            frames.push_back(Frame{.func = text(taken), .raw = text(taken)});
        }
    }
    frames.push_back(caller ? toFrame(*caller) : Frame{.func = {}, .raw = text(callerName)});
    frames.back().address = address;
    return frames;
}

} // namespace

std::string_view withoutSuffixes(std::string_view name)
{
    const std::size_t dot = name.find('.', 1);
    if (dot == std::string_view::npos || name.find("::") != std::string_view::npos) {
        return name;
    }
    return name.substr(0, dot);
}

Frame toFrame(const KernelSymbol &symbol)
{
    Frame frame;
    // ppc64's first ABI names the code of a function with a dot in front.
    frame.func = text(symbol.name.starts_with(".") ? symbol.name.substr(1) : symbol.name);
    frame.raw = text(symbol.raw);
    frame.offset = symbol.offset;
    frame.size = symbol.size;
    frame.module = text(symbol.module);
    frame.buildId = text(symbol.buildId);
    frame.file = text(symbol.file);
    frame.line = symbol.line;
    frame.isInline = symbol.isInline;
    return frame;
}

std::optional<KernelSymbol> parseKernelSymbol(std::string_view line, bool needOffset)
{
    KernelSymbol symbol;
    std::string_view rest = line;
    symbol.name = takeName(rest);
    if (symbol.name.empty()) {
        return std::nullopt;
    }
    std::string_view offset = rest;
    if (take(offset, "+0x")) {
        const auto value = number<qint64>(takeWhile(offset, isHex), 16);
        if (value && take(offset, "/0x")) {
            const auto size = number<qint64>(takeWhile(offset, isHex), 16);
            if (size) {
                symbol.offset = *value;
                symbol.size = *size;
                rest = offset;
            }
        }
    }
    symbol.raw = line.substr(0, line.size() - rest.size());
    takeModule(rest, symbol);
    takeSource(rest, symbol);
    std::string_view tail = rest;
    skipBlanks(tail);
    if (tail.starts_with("[inline]") || tail.starts_with("(inline)")) {
        symbol.isInline = true;
        tail.remove_prefix(8);
        rest = tail;
    }
    if (symbol.offset < 0 && (needOffset || symbol.line < 0)
        && !(symbol.isInline && symbol.line >= 0)) {
        return std::nullopt;
    }
    symbol.rest = rest;
    return symbol;
}

std::vector<Frame> parseKernelFrames(std::string_view line, bool first)
{
    std::string_view rest = sectionless(line);
    if (rest.empty()) {
        return {};
    }
    if (rest.find(" from ") != std::string_view::npos) {
        auto frames = parseArmFrames(rest, first);
        if (!frames.empty()) {
            return frames;
        }
    }
    // s390 puts a frame it is not sure of in round brackets.
    bool unsure = false;
    if (rest.starts_with("([")) {
        unsure = true;
        rest.remove_prefix(1);
    }
    int addresses = 0;
    quint64 address = takeAddresses(rest, addresses);
    skipBlanks(rest);
    bool questioned = false;
    if (take(rest, "? ")) {
        questioned = true;
        skipBlanks(rest);
    }
    std::optional<KernelSymbol> symbol = parseKernelSymbol(rest, addresses == 0);
    if (!symbol) {
        if (addresses > 0) {
            std::string_view word = rest;
            const std::string_view taken = takeWhile(word, [](char c) { return !isBlank(c); });
            std::string_view name = taken;
            const std::string_view plain = takeName(name);
            Frame frame;
            frame.address = address;
            frame.reliable = !questioned && !unsure;
            if (isHexAddress(taken) || taken.empty() || taken == "(null)") {
                frame.raw = text(taken);
            } else if (!plain.empty() && name.empty() && trimmed(word).empty()) {
                frame.func = text(plain);
                frame.raw = frame.func;
            } else {
                return {};
            }
            return {frame};
        }
        if (questioned && isHexAddress(trimmed(rest))) {
            Frame frame;
            frame.raw = text(trimmed(rest));
            frame.address = number<quint64>(trimmed(rest).substr(2), 16).value_or(0);
            frame.reliable = false;
            return {frame};
        }
        return {};
    }
    Frame frame = toFrame(*symbol);
    frame.address = address;
    std::string_view tail = trimmed(symbol->rest);
    if (unsure) {
        take(tail, ")");
        tail = trimmed(tail);
    }
    const bool unreliable = take(tail, "(unreliable)");
    const bool flags =
        tail.starts_with("(") && tail.size() <= 8 && tail.ends_with(")"); // arm64 "(P)", "(T)"
    const bool end = tail.starts_with("<EOI>");
    if (!trimmed(tail).empty() && !flags && !end && addresses == 0 && symbol->line < 0) {
        return {}; // prose or a register line with a symbol in front
    }
    frame.reliable = (!questioned || end) && !unreliable && !unsure;
    return {frame};
}

} // namespace Casebook
