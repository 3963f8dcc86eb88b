// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/disassembly.h"

#include "core/base/limits.h"
#include "core/base/process.h"
#include "core/trace/textcursor.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds timeLimit = 60s;
/// Code read in front of the address at most: instructions differ in length, so one begins at the function's start.
constexpr quint64 codeBytes = 64UZ * 1024;
/// No processor has longer instructions.
constexpr quint64 longestInstruction = 16;

/// The address in front of an instruction of objdump, taken off \a line; nothing when it is none.
std::optional<quint64> takeAddress(std::string_view &line)
{
    std::string_view rest = line;
    skipBlanks(rest);
    const std::string_view digits = takeWhile(rest, isHex);
    if (digits.empty() || !take(rest, ":")) {
        return std::nullopt;
    }
    line = trimmed(rest);
    return number<quint64>(digits, 16);
}

/// "call ffffffff81234560 <.text+0x234560>" with the function's name instead of the section's.
QString named(const ElfFile &file, const QString &text)
{
    const qsizetype bracket = text.indexOf(" <"_L1);
    const qsizetype begin = text.lastIndexOf(u' ', bracket < 0 ? -1 : bracket - 1) + 1;
    QString word = text.sliced(begin, (bracket < 0 ? text.size() : bracket) - begin);
    if (word.startsWith("0x"_L1)) {
        word = word.sliced(2);
    }
    bool isNumber = false;
    const quint64 address = word.size() < 5 ? 0 : word.toULongLong(&isNumber, 16);
    const ElfSymbol *symbol = isNumber ? file.at(address) : nullptr;
    if (symbol == nullptr) {
        return text;
    }
    const quint64 offset = address - symbol->address;
    QString name = QString::fromUtf8(symbol->name);
    if (offset > 0) {
        name += u"+0x"_s + QString::number(offset, 16);
    }
    return text.left(bracket < 0 ? text.size() : bracket) + u" <"_s + name + u'>';
}

/// "-r -w": what the linker will put there follows as "\t3: R_X86_64_PLT32\tname-0x4".
QString instruction(std::string_view line)
{
    const std::size_t relocation = line.find(": R_");
    if (relocation == std::string_view::npos) {
        return text(line);
    }
    const std::size_t tab = line.rfind('\t', relocation);
    std::string_view name = line.substr(relocation + 2);
    takeWhile(name, [](char c) { return !isBlank(c); });
    const std::string_view code = trimmed(line.substr(0, tab == std::string_view::npos ? 0 : tab));
    return text(code) + u"  # "_s + text(trimmed(name));
}

std::vector<CodeLine> readCode(const ElfFile &file, const QByteArray &output)
{
    std::vector<CodeLine> code;
    for (const QByteArray &line : output.split('\n')) {
        std::string_view bare(line.constData(), static_cast<std::size_t>(line.size()));
        const auto address = takeAddress(bare);
        if (!address) {
            continue;
        }
        QString words = instruction(bare);
        code.push_back(
            {.address = *address, .text = file.usesKallsyms() ? named(file, words) : words});
    }
    return code;
}

} // namespace

Result<Disassembly> disassemble(const ElfFile &file, const CodePlace &place, int around,
                                JobContext &context)
{
    const quint64 count = static_cast<quint64>(std::max(0, around)) + 1;
    const bool knowsStart = place.functionSize > 0 || place.functionStart > 0;
    const quint64 begin = knowsStart && place.address - place.functionStart < codeBytes
        ? place.functionStart
        : place.address;
    quint64 end = place.address + longestInstruction * count;
    if (place.functionSize > 0 && place.functionStart + place.functionSize > place.address) {
        end = std::min(end, place.functionStart + place.functionSize);
    }
    ProcessSpec spec;
    spec.program = u"objdump"_s;
    spec.timeout = timeLimit;
    spec.memoryBytes = Limits::symbolizerBytes;
    spec.arguments = {u"-d"_s,
                      u"-r"_s,
                      u"-C"_s,
                      u"-w"_s,
                      u"--no-show-raw-insn"_s,
                      u"--start-address=0x"_s + QString::number(begin, 16),
                      u"--stop-address=0x"_s + QString::number(end, 16)};
    if (!place.section.isEmpty()) {
        spec.arguments += {u"-j"_s, place.section};
    }
    spec.arguments.append(file.path());
    const Result<ProcessOutcome> outcome = runProcess(spec, context);
    if (!outcome) {
        return passOn(outcome);
    }
    std::vector<CodeLine> code = readCode(file, outcome->output);
    if (code.empty()) {
        const QString words = QString::fromUtf8(outcome->errors).trimmed();
        if (words.contains("architecture"_L1, Qt::CaseInsensitive)) {
            return fail(ErrorCode::Unsupported, file.path(), u"other-architecture"_s);
        }
        return outcome->exitCode == 0
            ? fail(ErrorCode::NotFound, file.path(), u"no-code"_s)
            : fail(ErrorCode::ProgramFailed, outcome->program, words.left(1000));
    }
    const quint64 wanted = place.address - (place.isReturn && place.address > begin ? 1 : 0);
    const auto behind = std::ranges::upper_bound(code, wanted, {}, &CodeLine::address);
    Disassembly made{.function = place.function, .functionStart = place.functionStart};
    const auto at = static_cast<std::size_t>(behind - code.begin());
    const std::size_t marked = at == 0 ? 0 : at - 1;
    const std::size_t from = marked - std::min<std::size_t>(marked, count - 1);
    const std::size_t to = std::min<std::size_t>(code.size(), marked + count);
    made.lines.assign(std::make_move_iterator(code.begin() + static_cast<std::ptrdiff_t>(from)),
                      std::make_move_iterator(code.begin() + static_cast<std::ptrdiff_t>(to)));
    made.marked = at == 0 ? -1 : static_cast<int>(marked - from);
    return made;
}

QString disassemblyText(const Disassembly &code)
{
    QString shown;
    for (std::size_t i = 0; i < code.lines.size(); ++i) {
        const CodeLine &line = code.lines[i];
        shown += static_cast<int>(i) == code.marked ? u"=> "_s : u"   "_s;
        shown += QString::number(line.address, 16) + u":\t"_s + line.text + u'\n';
    }
    return shown;
}

} // namespace Casebook
