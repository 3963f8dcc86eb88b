// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/cleanlines.h"

#include "core/trace/textcursor.h"

#include <algorithm>
#include <array>

namespace Casebook {

using namespace Scan;

namespace {

constexpr std::array<std::string_view, 12> monthNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> dayNames{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
/// More layers than any chain of loggers makes; stops hostile lines of nothing but prefixes.
constexpr int layerLimit = 24;

bool takeTimeOfDay(std::string_view &text)
{
    std::string_view rest = text;
    for (int part = 0; part < 3; ++part) {
        if (part > 0 && !take(rest, ":")) {
            return false;
        }
        const std::string_view digits = takeWhile(rest, isDigit);
        if (digits.empty() || digits.size() > 2) {
            return false;
        }
    }
    if (!rest.empty() && (rest.front() == '.' || rest.front() == ',')) {
        std::string_view fraction = rest.substr(1);
        if (!takeWhile(fraction, isDigit).empty()) {
            rest = fraction;
        }
    }
    text = rest;
    return true;
}

/// "2026-02-03T04:05:06.789+01:00 " or with a blank between.
bool takeIsoTime(std::string_view &text)
{
    std::string_view rest = text;
    if (takeWhile(rest, isDigit).size() != 4 || !take(rest, "-")
        || takeWhile(rest, isDigit).size() != 2 || !take(rest, "-")
        || takeWhile(rest, isDigit).size() != 2) {
        return false;
    }
    if (rest.empty() || (rest.front() != 'T' && rest.front() != ' ')) {
        return false;
    }
    rest.remove_prefix(1);
    if (!takeTimeOfDay(rest)) {
        return false;
    }
    if (!take(rest, "Z") && !rest.empty() && (rest.front() == '+' || rest.front() == '-')) {
        rest.remove_prefix(1);
        takeWhile(rest, [](char c) { return isDigit(c) || c == ':'; });
    }
    if (!rest.empty() && !isBlank(rest.front()) && rest.front() != ':') {
        return false;
    }
    take(rest, ":");
    skipBlanks(rest);
    text = rest;
    return true;
}

/// "host tag[12]: " or "host kernel: " behind a date; both words must be there.
bool takeHostAndTag(std::string_view &text)
{
    std::string_view rest = text;
    const auto plain = [](char c) { return isWord(c) || c == '-' || c == '.'; };
    if (takeWhile(rest, plain).empty() || !take(rest, " ")) {
        return false;
    }
    const std::string_view tag = takeWhile(
        rest, [plain](char c) { return plain(c) || c == '/' || c == '@' || c == '(' || c == ')'; });
    if (tag.empty()) {
        return false;
    }
    if (take(rest, "[")) {
        takeWhile(rest, isDigit);
        if (!take(rest, "]")) {
            return false;
        }
    }
    if (!take(rest, ":")) {
        return false;
    }
    take(rest, " ");
    text = rest;
    return true;
}

/// "Feb  3 04:05:06[.123456] vm1 kernel: " (RFC 3164, journalctl short forms).
bool takeSyslog(std::string_view &text)
{
    std::string_view rest = text;
    const auto month = std::ranges::find_if(
        monthNames, [rest](std::string_view m) { return rest.starts_with(m); });
    if (month != monthNames.end()) {
        rest.remove_prefix(3);
        skipBlanks(rest);
        const auto day = takeWhile(rest, isDigit);
        if (day.empty() || day.size() > 2 || !take(rest, " ") || !takeTimeOfDay(rest)
            || !take(rest, " ")) {
            return false;
        }
        std::string_view tagged = rest;
        if (takeHostAndTag(tagged)) {
            rest = tagged;
        }
        text = rest;
        return true;
    }
    if (takeIsoTime(rest)) {
        std::string_view tagged = rest;
        if (takeHostAndTag(tagged)) {
            rest = tagged;
        }
        text = rest;
        return true;
    }
    return false;
}

bool takeLevel(std::string_view &text)
{
    std::string_view rest = text;
    if (take(rest, "<")) {
        const auto digits = takeWhile(rest, isDigit);
        if (digits.empty() || digits.size() > 3 || !take(rest, ">")) {
            return false;
        }
        text = rest;
        return true;
    }
    // dmesg -x: "kern  :err   : "
    static constexpr std::array<std::string_view, 4> facilities{"kern", "user", "daemon", "syslog"};
    static constexpr std::array<std::string_view, 8> levels{"emerg", "alert",  "crit", "err",
                                                            "warn",  "notice", "info", "debug"};
    for (const std::string_view facility : facilities) {
        if (!take(rest, facility)) {
            continue;
        }
        skipBlanks(rest);
        if (!take(rest, ":")) {
            return false;
        }
        for (const std::string_view level : levels) {
            if (take(rest, level)) {
                skipBlanks(rest);
                if (!take(rest, ":")) {
                    return false;
                }
                skipBlanks(rest);
                text = rest;
                return true;
            }
        }
        return false;
    }
    return false;
}

/// "T123" or "C3", blanks before allowed, up to ']'.
bool takeCaller(std::string_view &rest, PrintContext &context)
{
    std::string_view inside = rest;
    skipBlanks(inside);
    if (inside.empty() || (inside.front() != 'T' && inside.front() != 'C')) {
        return false;
    }
    const char kind = inside.front();
    inside.remove_prefix(1);
    const auto digits = number<int>(takeWhile(inside, isDigit));
    if (!digits || !take(inside, "]")) {
        return false;
    }
    context = {.kind = kind, .number = *digits};
    rest = inside;
    return true;
}

/// "[   12.345678]", "[   12.345678][ T12]", "[   12.345678,3]", "[Tue Feb  3 04:05:06 2026]", "[  +0.000123]",
/// "[ T12]" alone.
bool takeBracket(std::string_view &text, CleanLine &line)
{
    std::string_view rest = text;
    if (!take(rest, "[")) {
        return false;
    }
    std::string_view caller = rest;
    PrintContext context;
    if (takeCaller(caller, context)) {
        line.context = context;
        skipBlanks(caller);
        text = caller;
        return true;
    }
    skipBlanks(rest);
    const auto day =
        std::ranges::find_if(dayNames, [rest](std::string_view d) { return rest.starts_with(d); });
    if (day != dayNames.end()) {
        const std::size_t close = rest.substr(0, 40).find(']');
        std::string_view inside = rest.substr(3);
        skipBlanks(inside);
        const bool month = std::ranges::any_of(
            monthNames, [inside](std::string_view m) { return inside.starts_with(m); });
        if (close == std::string_view::npos || !month) {
            return false;
        }
        rest.remove_prefix(close + 1);
        take(rest, " ");
        text = rest;
        return true;
    }
    const bool delta = take(rest, "+");
    const std::string_view start = rest;
    if (takeWhile(rest, isDigit).empty() || !take(rest, ".")) {
        return false;
    }
    const auto fraction = takeWhile(rest, isDigit);
    if (fraction.size() < 3 || fraction.size() > 9) {
        return false;
    }
    const std::string_view whole = start.substr(0, start.size() - rest.size());
    skipBlanks(rest); // dmesg -d: "[   12.345678 <    0.000123>]"
    if (take(rest, "<")) {
        takeWhile(rest, [](char c) { return isDigit(c) || isBlank(c) || c == '.' || c == '+'; });
        take(rest, ">");
    }
    if (take(rest, ",") || take(rest, "@")) {
        takeWhile(rest, isDigit);
    }
    PrintContext joined;
    if (take(rest, "]")) {
        if (rest.starts_with("[")) {
            std::string_view second = rest.substr(1);
            if (takeCaller(second, joined)) {
                line.context = joined;
                rest = second;
            }
        }
    } else if (takeCaller(rest, joined)) {
        line.context = joined;
    } else {
        return false;
    }
    if (!delta) {
        double seconds = -1.0;
        std::from_chars(whole.data(), whole.data() + whole.size(), seconds);
        line.time = seconds;
    }
    take(rest, " ");
    text = rest;
    return true;
}

/// One level of "> ", "| "; a '|' only with a blank or another mark behind it (tables and dumps have them too).
bool takeQuote(std::string_view &text)
{
    std::string_view rest = text;
    if (take(rest, ">") || take(rest, "| ") || take(rest, "|>")) {
        take(rest, " ");
        text = rest;
        return true;
    }
    std::string_view blanks = text;
    if (take(blanks, " ") && blanks.starts_with(">")) {
        text = blanks.substr(1);
        take(text, " ");
        return true;
    }
    return false;
}

/// "&lt;" and its like, by trackers that show a log as HTML.
bool hasEntities(std::string_view text)
{
    return text.find("&lt;") != std::string_view::npos
        || text.find("&gt;") != std::string_view::npos
        || text.find("&amp;") != std::string_view::npos
        || text.find("&nbsp;") != std::string_view::npos;
}

QByteArray withoutEntities(std::string_view text)
{
    QByteArray made(text.data(), static_cast<qsizetype>(text.size()));
    made.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&");
    return made;
}

/// Terminal escapes taken out: CSI sequences, charset switches, OSC up to BEL or ST.
QByteArray withoutEscapes(std::string_view text)
{
    QByteArray made;
    made.reserve(static_cast<qsizetype>(text.size()));
    std::size_t at = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c != '\x1b') {
            made.append(c);
            ++at;
            continue;
        }
        ++at;
        if (at >= text.size()) {
            break;
        }
        if (text[at] == '[') {
            ++at;
            while (at < text.size() && (text[at] < '@' || text[at] > '~')) {
                ++at;
            }
            ++at;
        } else if (text[at] == ']') {
            while (at < text.size() && text[at] != '\a' && text[at] != '\x1b') {
                ++at;
            }
            ++at;
        } else if (text[at] == '(' || text[at] == ')') {
            at += 2;
        } else {
            ++at;
        }
    }
    return made;
}

bool stripPrefixes(std::string_view &text, CleanLine &line)
{
    bool any = false;
    for (int layer = 0; layer < layerLimit; ++layer) {
        if (takeQuote(text)) {
            ++line.quoteDepth;
            continue;
        }
        if (!takeBracket(text, line) && !takeLevel(text) && !takeSyslog(text)
            && !take(text, "MESSAGE=") && !take(text, "kernel: ") && !take(text, "kernel:[")) {
            break;
        }
        line.isStamped = true;
        any = true;
    }
    return any;
}

/// Where a printk time begins inside \a text, behind at least one character; npos when there is none.
std::size_t midLineTime(std::string_view text)
{
    std::size_t at = text.find('[', 1);
    while (at != std::string_view::npos) {
        CleanLine probe;
        std::string_view rest = text.substr(at);
        if (rest.size() > 8 && (isBlank(rest[1]) || isDigit(rest[1])) && takeBracket(rest, probe)
            && probe.time >= 0.0) {
            return at;
        }
        at = text.find('[', at + 1);
    }
    return std::string_view::npos;
}

/// True when \a text ends in the middle of something that the next line goes on with.
bool endsOpen(std::string_view text)
{
    text = trimmed(text);
    return text.ends_with(", at:") || text.ends_with("state:R");
}

} // namespace

CleanLine LineCleaner::cleanLine(std::string_view text)
{
    CleanLine line;
    while (!text.empty() && (text.back() == '\r' || text.back() == '\n')) {
        text.remove_suffix(1);
    }
    stripPrefixes(text, line);
    line.text = text;
    return line;
}

CleanText LineCleaner::clean(QByteArrayView source, qint64 base, int firstLine)
{
    CleanText result;
    const std::string_view all(source.data(), static_cast<std::size_t>(source.size()));
    result.m_lines.reserve(all.size() / 64 + 1);
    int number = firstLine;
    const auto add = [&result, &number, base](std::string_view piece, std::size_t start,
                                              std::size_t end) {
        if (piece.find('\x1b') != std::string_view::npos) {
            result.m_made.push_back(withoutEscapes(piece));
            piece = {result.m_made.back().data(),
                     static_cast<std::size_t>(result.m_made.back().size())};
        }
        if (piece.find('&') != std::string_view::npos && hasEntities(piece)) {
            result.m_made.push_back(withoutEntities(piece));
            piece = {result.m_made.back().data(),
                     static_cast<std::size_t>(result.m_made.back().size())};
        }
        CleanLine line = cleanLine(piece);
        line.offset = base + static_cast<qint64>(start);
        line.end = base + static_cast<qint64>(end);
        line.number = number;
        if (!result.m_lines.empty()) {
            CleanLine &last = result.m_lines.back();
            if (!line.isStamped && line.quoteDepth == last.quoteDepth && endsOpen(last.text)
                && !trimmed(line.text).empty()) {
                QByteArray joined(last.text.data(), static_cast<qsizetype>(last.text.size()));
                joined.append(' ');
                const std::string_view tail = trimmed(line.text);
                joined.append(tail.data(), static_cast<qsizetype>(tail.size()));
                result.m_made.push_back(std::move(joined));
                last.text = {result.m_made.back().data(),
                             static_cast<std::size_t>(result.m_made.back().size())};
                last.end = line.end;
                last.isJoined = true;
                return;
            }
        }
        result.m_lines.push_back(line);
    };
    std::size_t at = 0;
    while (at < all.size()) {
        std::size_t end = all.find('\n', at);
        const std::size_t next = end == std::string_view::npos ? all.size() : end + 1;
        if (end == std::string_view::npos) {
            end = all.size();
        }
        std::string_view piece = all.substr(at, end - at);
        std::size_t start = at;
        for (std::size_t split = midLineTime(piece); split != std::string_view::npos;
             split = midLineTime(piece)) {
            const std::string_view head = piece.substr(0, split);
            CleanLine probe;
            std::string_view rest = head;
            stripPrefixes(rest, probe);
            if (trimmed(rest).empty()) { // only prefixes of loggers stand before the time
                break;
            }
            add(head, start, start + split);
            piece.remove_prefix(split);
            start += split;
        }
        add(piece, start, next);
        at = next;
        ++number;
    }
    return result;
}

} // namespace Casebook
