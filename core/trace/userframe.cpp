// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/userframe.h"

#include "core/trace/kernelframe.h"
#include "core/trace/textcursor.h"

#include <algorithm>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;

namespace {

/// "#12" at the front; nothing else may stand before it.
std::optional<int> takeNumber(std::string_view &rest)
{
    if (!take(rest, "#")) {
        return std::nullopt;
    }
    const auto number = Scan::number<int>(takeWhile(rest, isDigit));
    if (!number || *number < 0 || *number > 100000) {
        return std::nullopt;
    }
    return number;
}

bool takeAddress(std::string_view &rest, quint64 &address)
{
    std::string_view tail = rest;
    if (!take(tail, "0x")) {
        return false;
    }
    const auto value = number<quint64>(takeWhile(tail, isHex), 16);
    if (!value || (!tail.empty() && !isBlank(tail.front()))) {
        return false;
    }
    address = *value;
    skipBlanks(tail);
    rest = tail;
    return true;
}

/// "path/file.c:12[:3]" put into \a frame.
bool readPlace(std::string_view place, Frame &frame)
{
    place = trimmed(place);
    // The path may hold a drive letter; the numbers are at the end.
    std::string_view numbers;
    for (int part = 0; part < 2; ++part) {
        const std::size_t colon = place.rfind(':');
        if (colon == std::string_view::npos || colon == 0) {
            break;
        }
        const std::string_view digits = place.substr(colon + 1);
        if (digits.empty() || !std::ranges::all_of(digits, isDigit)) {
            break;
        }
        numbers = digits;
        place = place.substr(0, colon);
    }
    if (numbers.empty()) {
        return false;
    }
    frame.file = text(place);
    frame.line = number<int>(numbers).value_or(-1);
    return true;
}

/// The last bracket pair on the top level of \a name: where C++ arguments begin; npos when there is none.
std::size_t argumentsAt(std::string_view name)
{
    int depth = 0;
    for (std::size_t i = name.size(); i > 0; --i) {
        const char c = name[i - 1];
        if (c == ')') {
            ++depth;
        } else if (c == '(') {
            --depth;
            if (depth == 0) {
                return i - 1;
            }
        }
    }
    return std::string_view::npos;
}

/// "(lib.so+0x12)", "(/lib/x.so+0x12) (BuildId: ab)", "(func+12)".
void readModule(std::string_view bracket, Frame &frame)
{
    const std::size_t plus = bracket.rfind("+0x");
    frame.module = text(trimmed(bracket.substr(0, plus)));
    if (plus != std::string_view::npos) {
        std::string_view digits = bracket.substr(plus + 3);
        frame.offset = number<qint64>(takeWhile(digits, isHex), 16).value_or(-1);
    }
}

void readBuildId(std::string_view rest, Frame &frame)
{
    const std::size_t at = rest.find("(BuildId: ");
    if (at != std::string_view::npos) {
        std::string_view id = rest.substr(at + 10);
        frame.buildId = text(takeWhile(id, isHex));
    }
}

void setName(std::string_view name, Frame &frame)
{
    name = trimmed(name);
    frame.raw = text(name);
    if (name != "??" && name != "n/a" && name != "<unknown>" && name != "in") {
        frame.func = text(withoutArguments(name));
    }
}

} // namespace

std::string_view withoutArguments(std::string_view name)
{
    name = trimmed(name);
    for (const std::string_view ending : {" const", " volatile", " &", " &&", " [clone .cold]"}) {
        if (name.ends_with(ending)) {
            name = trimmed(name.substr(0, name.size() - ending.size()));
        }
    }
    if (!name.ends_with(")") || name.ends_with("operator()")
        || name.ends_with("(anonymous namespace)")) {
        return name;
    }
    const std::size_t at = argumentsAt(name);
    if (at == std::string_view::npos || at == 0) {
        return name;
    }
    std::string_view front = trimmed(name.substr(0, at));
    return front.empty() ? name : front;
}

std::optional<NumberedFrame> parseGdbFrame(std::string_view line)
{
    std::string_view rest = trimmed(line);
    const auto number = takeNumber(rest);
    if (!number || rest.empty() || !isBlank(rest.front())) {
        return std::nullopt;
    }
    skipBlanks(rest);
    NumberedFrame made{.number = *number, .frame = {}};
    if (rest.starts_with("<")) { // "<signal handler called>"
        made.frame.func = text(rest);
        made.frame.raw = made.frame.func;
        return made;
    }
    std::string_view behind = rest;
    if (takeAddress(behind, made.frame.address)) {
        if (!take(behind, "in ")) {
            return std::nullopt;
        }
        rest = trimmed(behind);
    }
    // Arguments begin behind a blank and a bracket on the top level of template and other brackets.
    int depth = 0;
    std::size_t open = std::string_view::npos;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        const char c = rest[i];
        if (c == '(' && depth == 0 && (i == 0 || rest[i - 1] == ' ')
            && !rest.substr(i).starts_with("(anonymous")) {
            open = i;
            break;
        }
        const bool shift = rest.substr(0, i).ends_with("operator")
            || rest.substr(0, i).ends_with("operator<") || rest.substr(0, i).ends_with("operator-")
            || rest.substr(0, i).ends_with("operator>");
        if ((c == '<' || c == '(') && !shift) {
            ++depth;
        } else if ((c == '>' || c == ')') && !shift && depth > 0) {
            --depth;
        }
    }
    if (open == std::string_view::npos) {
        open = rest.find(" (");
        if (open == std::string_view::npos) {
            return std::nullopt;
        }
        ++open;
    }
    const std::string_view name = trimmed(rest.substr(0, open));
    std::string_view tail = rest.substr(open);
    const std::size_t from = tail.rfind(" from ");
    const std::size_t at = tail.rfind(" at ");
    if (at != std::string_view::npos && (from == std::string_view::npos || at > from)) {
        if (!readPlace(tail.substr(at + 4), made.frame)) {
            made.frame.module = text(trimmed(tail.substr(at + 4)));
        }
    } else if (from != std::string_view::npos) {
        made.frame.module = text(trimmed(tail.substr(from + 6)));
    }
    made.frame.raw = text(rest);
    if (name != "??" && name != "in" && !name.empty()) {
        std::string_view plain = name;
        if (plain.ends_with(" const")) {
            plain.remove_suffix(6);
        }
        made.frame.func = text(plain);
    }
    return made;
}

std::optional<NumberedFrame> parseSanitizerFrame(std::string_view line)
{
    std::string_view rest = trimmed(line);
    const auto number = takeNumber(rest);
    if (!number || !take(rest, " ")) {
        return std::nullopt;
    }
    skipBlanks(rest);
    NumberedFrame made{.number = *number, .frame = {}};
    if (take(rest, "pc ")) { // Android tombstone
        std::string_view digits = rest;
        made.frame.address = Scan::number<quint64>(takeWhile(digits, isHex), 16).value_or(0);
        skipBlanks(digits);
        const std::size_t blank = digits.find(' ');
        made.frame.module = text(digits.substr(0, blank));
        made.frame.raw = text(digits);
        const std::size_t open = blank == std::string_view::npos ? blank : digits.find('(', blank);
        const std::size_t close = digits.rfind('+');
        if (open != std::string_view::npos && close != std::string_view::npos && close > open) {
            made.frame.func = text(withoutArguments(digits.substr(open + 1, close - open - 1)));
        }
        return made;
    }
    if (!takeAddress(rest, made.frame.address)) {
        return std::nullopt;
    }
    readBuildId(rest, made.frame);
    const std::size_t id = rest.find(" (BuildId:");
    rest = trimmed(rest.substr(0, id));
    take(rest, "in ");
    made.frame.raw = text(rest);
    if (rest.starts_with("(") && rest.ends_with(")") && rest.find("+0x") != std::string_view::npos
        && !rest.starts_with("(anonymous")) {
        readModule(rest.substr(1, rest.size() - 2), made.frame);
        return made;
    }
    if (rest.ends_with(")")) {
        const std::size_t open = rest.rfind(" (");
        if (open != std::string_view::npos
            && rest.substr(open).find("+0x") != std::string_view::npos) {
            readModule(rest.substr(open + 2, rest.size() - open - 3), made.frame);
            rest = trimmed(rest.substr(0, open));
        }
    } else {
        // The place is the last word, or what stands behind a drive letter; blanks in paths are left alone.
        std::size_t blank = rest.rfind(' ');
        const std::size_t drive = rest.find(":\\");
        if (drive != std::string_view::npos && drive >= 2 && rest[drive - 2] == ' ') {
            blank = drive - 2;
        }
        if (blank != std::string_view::npos && readPlace(rest.substr(blank + 1), made.frame)) {
            rest = trimmed(rest.substr(0, blank));
        } else if (blank != std::string_view::npos
                   && rest.find('/', blank) != std::string_view::npos) {
            made.frame.file = text(rest.substr(blank + 1));
            rest = trimmed(rest.substr(0, blank));
        }
    }
    setName(rest, made.frame);
    const qsizetype plus = made.frame.func.lastIndexOf("+0x"_L1);
    if (plus > 0) {
        made.frame.func.truncate(plus);
    }
    return made;
}

std::optional<NumberedFrame> parseCoredumpFrame(std::string_view line)
{
    std::string_view rest = trimmed(line);
    const auto number = takeNumber(rest);
    if (!number) {
        return std::nullopt;
    }
    skipBlanks(rest);
    NumberedFrame made{.number = *number, .frame = {}};
    if (!takeAddress(rest, made.frame.address) || !rest.ends_with(")")) {
        return std::nullopt;
    }
    const std::size_t open = rest.rfind(" (");
    const std::size_t plus = rest.rfind(" + 0x");
    if (open == std::string_view::npos || (plus != std::string_view::npos && plus < open)) {
        return std::nullopt;
    }
    made.frame.raw = text(rest);
    setName(rest.substr(0, open), made.frame);
    const std::string_view inside = rest.substr(open + 2, rest.size() - open - 3);
    if (plus != std::string_view::npos) {
        made.frame.module = text(rest.substr(open + 2, plus - open - 2));
        std::string_view digits = rest.substr(plus + 5);
        made.frame.offset = Scan::number<qint64>(takeWhile(digits, isHex), 16).value_or(-1);
    } else if (inside != "n/a") {
        made.frame.module = text(inside);
    }
    return made;
}

std::optional<NumberedFrame> parseLldbFrame(std::string_view line)
{
    std::string_view rest = trimmed(line);
    take(rest, "* ");
    if (!take(rest, "frame ")) {
        return std::nullopt;
    }
    const auto number = takeNumber(rest);
    if (!number || !take(rest, ": ")) {
        return std::nullopt;
    }
    NumberedFrame made{.number = *number, .frame = {}};
    takeAddress(rest, made.frame.address);
    made.frame.raw = text(rest);
    const std::size_t tick = rest.find('`');
    if (tick == std::string_view::npos) {
        return made;
    }
    made.frame.module = text(rest.substr(0, tick));
    rest = rest.substr(tick + 1);
    const std::size_t at = rest.rfind(" at ");
    if (at != std::string_view::npos && readPlace(rest.substr(at + 4), made.frame)) {
        rest = rest.substr(0, at);
    }
    const std::size_t plus = rest.rfind(" + ");
    if (plus != std::string_view::npos) {
        made.frame.offset = Scan::number<qint64>(trimmed(rest.substr(plus + 3))).value_or(-1);
        rest = rest.substr(0, plus);
    }
    made.frame.func = text(withoutArguments(rest));
    return made;
}

std::optional<NumberedFrame> parseDrgnFrame(std::string_view line)
{
    std::string_view rest = trimmed(line);
    const auto number = takeNumber(rest);
    if (!number || rest.empty() || !isBlank(rest.front())) {
        return std::nullopt;
    }
    skipBlanks(rest);
    NumberedFrame made{.number = *number, .frame = {}};
    if (takeAddress(rest, made.frame.address)) {
        made.frame.raw = u"0x"_s + QString::number(made.frame.address, 16);
        return rest.empty() ? std::optional(made) : std::nullopt;
    }
    const std::size_t open = rest.rfind(" (");
    const std::string_view name = rest.substr(0, open);
    const std::size_t blank = name.find(' ');
    if (name.empty() || blank != std::string_view::npos) {
        return std::nullopt;
    }
    if (open != std::string_view::npos
        && (!rest.ends_with(")")
            || !readPlace(rest.substr(open + 2, rest.size() - open - 3), made.frame))) {
        return std::nullopt;
    }
    if (const auto symbol = parseKernelSymbol(name)) {
        const Frame symbolic = toFrame(*symbol);
        made.frame.func = symbolic.func;
        made.frame.raw = symbolic.raw;
        made.frame.offset = symbolic.offset;
        made.frame.size = symbolic.size;
    } else {
        setName(name, made.frame);
    }
    return made;
}

std::optional<NumberedFrame> parseCrashToolFrame(std::string_view line)
{
    std::string_view rest = trimmed(line);
    const auto number = takeNumber(rest);
    if (!number || !take(rest, " ")) {
        return std::nullopt;
    }
    NumberedFrame made{.number = *number, .frame = {}};
    if (take(rest, "(inline) ")) {
        made.frame.isInline = true;
        setName(rest.substr(0, rest.find(' ')), made.frame);
        return made;
    }
    if (!take(rest, "[")) {
        return std::nullopt;
    }
    const std::string_view stack = takeWhile(rest, isHex);
    if (stack.size() < 8 || !take(rest, "] ")) {
        return std::nullopt;
    }
    const std::size_t at = rest.find(" at ");
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    setName(rest.substr(0, at), made.frame);
    std::string_view tail = rest.substr(at + 4);
    made.frame.address = Scan::number<quint64>(takeWhile(tail, isHex), 16).value_or(0);
    if (take(tail, " [")) {
        made.frame.module = text(tail.substr(0, tail.find(']')));
    }
    return made;
}

} // namespace Casebook
