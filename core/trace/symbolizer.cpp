// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/symbolizer.h"

#include "core/base/process.h"
#include "core/trace/textcursor.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <utility>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Reading the debug information of a whole kernel takes seconds on a slow disk.
constexpr std::chrono::milliseconds timeLimit = 120s;
/// Addresses asked for at once.
constexpr qsizetype batchSize = 2000;
/// Code shown of a function at most, bytes.
constexpr quint64 codeBytes = 64UZ * 1024;

/// "virt-foo.ko.debug" and "virt_foo" are one module.
QString moduleName(const QString &file)
{
    QString name = QFileInfo(file).fileName();
    if (name.startsWith("vmlinux"_L1)) {
        return {};
    }
    for (const QLatin1StringView end : {".debug"_L1, ".ko"_L1}) {
        if (name.endsWith(end)) {
            name.chop(end.size());
        }
    }
    return name.replace(u'-', u'_');
}

/// The answers of "addr2line -a -f -i": an address, then pairs of function and place.
void readAnswers(const QByteArray &output, const QString &path,
                 QHash<QString, std::vector<Frame>> &known)
{
    QString key;
    Frame open;
    bool named = false;
    for (const QByteArray &line : output.split('\n')) {
        const std::string_view bare(line.constData(), static_cast<std::size_t>(line.size()));
        if (bare.starts_with("0x")) {
            const auto address = number<quint64>(bare.substr(2), 16);
            key = path + u' ' + QString::number(address.value_or(0), 16);
            known.insert(key, {});
            named = false;
        } else if (!named) {
            open = Frame();
            open.func = bare == "??" ? QString() : text(bare);
            named = true;
        } else if (!key.isEmpty()) {
            std::string_view place = bare.substr(0, bare.find(" (discriminator"));
            const std::size_t colon = place.rfind(':');
            if (colon != std::string_view::npos && !place.starts_with("??")) {
                open.file = text(place.substr(0, colon));
                open.line = number<int>(place.substr(colon + 1)).value_or(-1);
            }
            open.raw = open.func;
            known[key].push_back(open);
            named = false;
        }
    }
}

/// The address in front of an instruction of objdump; nothing when \a line is none.
std::optional<quint64> instructionAddress(std::string_view line)
{
    std::string_view rest = line;
    skipBlanks(rest);
    const std::string_view digits = takeWhile(rest, isHex);
    return digits.empty() || !rest.starts_with(":") ? std::nullopt : number<quint64>(digits, 16);
}

} // namespace

QString unresolvedWhyName(UnresolvedWhy why)
{
    switch (why) {
    case UnresolvedWhy::Resolved:
        return u"resolved"_s;
    case UnresolvedWhy::NoBinary:
        return u"no-binary"_s;
    case UnresolvedWhy::OtherBuildId:
        return u"other-build-id"_s;
    case UnresolvedWhy::NoSymbol:
        return u"no-symbol"_s;
    case UnresolvedWhy::NoDebugInfo:
        return u"no-debug-info"_s;
    }
    std::unreachable();
}

Symbolizer::Symbolizer(SymbolizerOptions options)
    : m_options(std::move(options))
{
}

Result<std::shared_ptr<Symbolizer>> Symbolizer::open(const SymbolizerOptions &options,
                                                     JobContext &context)
{
    std::shared_ptr<Symbolizer> made(new Symbolizer(options));
    for (const QString &path : options.binaries) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled);
        }
        Result<ElfFile> file = ElfFile::open(path);
        if (!file) {
            return std::unexpected(file.error());
        }
        made->m_binaries.push_back({.file = std::move(*file), .module = moduleName(path)});
    }
    if (!options.kallsyms.isEmpty()) {
        QFile file(options.kallsyms);
        if (!file.open(QIODevice::ReadOnly)) {
            return fail(file.exists() ? ErrorCode::Io : ErrorCode::NotFound, options.kallsyms,
                        file.errorString());
        }
        const QByteArray symbols = file.readAll();
        for (Binary &binary : made->m_binaries) {
            if (binary.module.isEmpty()) {
                binary.file.useKallsyms(symbols);
            }
        }
    }
    return made;
}

const Symbolizer::Binary *Symbolizer::binaryOf(const Frame &frame) const
{
    const QString wanted = moduleName(frame.module);
    for (const Binary &binary : m_binaries) {
        if (frame.module.isEmpty() ? binary.module.isEmpty() : binary.module == wanted) {
            return &binary;
        }
    }
    // A program's own frames often come without its name.
    return frame.module.isEmpty() && m_binaries.size() == 1 ? &m_binaries.front() : nullptr;
}

Symbolizer::Place Symbolizer::placeOf(const Frame &frame) const
{
    Place place;
    place.binary = binaryOf(frame);
    if (place.binary == nullptr) {
        place.why = UnresolvedWhy::NoBinary;
        return place;
    }
    const ElfFile &file = place.binary->file;
    if (!m_options.ignoreBuildId && !frame.buildId.isEmpty()
        && frame.buildId.compare(file.buildId(), Qt::CaseInsensitive) != 0) {
        place.why = UnresolvedWhy::OtherBuildId;
        return place;
    }
    if (!frame.func.isEmpty()) {
        const ElfSymbol *symbol = file.find(frame.func.toUtf8(), frame.size);
        if (symbol == nullptr) {
            place.why = UnresolvedWhy::NoSymbol;
            return place;
        }
        place.functionStart = symbol->address;
        place.address = symbol->address + static_cast<quint64>(std::max<qint64>(frame.offset, 0));
        return place;
    }
    // "libfoo.so+0x1a2b" counts from where the file is loaded; a bare address is one of the linked image.
    place.address = frame.offset >= 0 && !frame.module.isEmpty()
        ? static_cast<quint64>(frame.offset)
        : frame.address;
    place.why = place.address == 0 ? UnresolvedWhy::NoSymbol : UnresolvedWhy::Resolved;
    return place;
}

Result<void> Symbolizer::ask(const Binary &binary, const QList<quint64> &addresses,
                             JobContext &context)
{
    for (qsizetype first = 0; first < addresses.size(); first += batchSize) {
        ProcessSpec spec;
        spec.program = u"addr2line"_s;
        spec.arguments = {u"-a"_s, u"-f"_s, u"-i"_s, u"-C"_s, u"-e"_s, binary.file.path()};
        spec.timeout = timeLimit;
        for (const quint64 address : addresses.mid(first, batchSize)) {
            spec.input += "0x" + QByteArray::number(address, 16) + '\n';
        }
        const Result<ProcessOutcome> outcome = runProcess(spec, context);
        if (!outcome) {
            return std::unexpected(outcome.error());
        }
        const std::scoped_lock lock(m_mutex);
        readAnswers(outcome->output, binary.file.path(), m_known);
    }
    return {};
}

Result<std::vector<ResolvedFrame>> Symbolizer::resolve(std::span<const Frame> frames,
                                                       JobContext &context)
{
    std::vector<Place> places;
    QHash<const Binary *, QList<quint64>> wanted;
    const auto keyOf = [](const Place &place) {
        return place.binary->file.path() + u' ' + QString::number(place.address, 16);
    };
    for (std::size_t i = 0; i < frames.size(); ++i) {
        Place place = placeOf(frames[i]);
        if (place.why == UnresolvedWhy::Resolved) {
            // A return address is behind the call; the innermost frame is where it stands.
            place.address -= i > 0 && place.address > place.functionStart ? 1 : 0;
            const std::scoped_lock lock(m_mutex);
            if (!m_known.contains(keyOf(place))
                && !wanted.value(place.binary).contains(place.address)) {
                wanted[place.binary].append(place.address);
            }
        }
        places.push_back(place);
    }
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        if (auto asked = ask(*it.key(), it.value(), context); !asked) {
            return std::unexpected(asked.error());
        }
    }
    std::vector<ResolvedFrame> resolved;
    const std::scoped_lock lock(m_mutex);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        ResolvedFrame one{.why = places[i].why};
        Frame own = frames[i];
        if (places[i].why == UnresolvedWhy::Resolved) {
            one.address = places[i].address;
            one.binary = places[i].binary->file.path();
            std::vector<Frame> chain = m_known.value(keyOf(places[i]));
            if (chain.empty() || chain.back().file.isEmpty()) {
                one.why = UnresolvedWhy::NoDebugInfo;
            }
            if (!chain.empty()) {
                own.func = own.func.isEmpty() ? chain.back().func : own.func;
                own.file = chain.back().file.isEmpty() ? own.file : chain.back().file;
                own.line = chain.back().line > 0 ? chain.back().line : own.line;
                chain.pop_back();
            }
            for (Frame &inner : chain) {
                inner.isInline = true;
                inner.module = own.module;
                inner.reliable = own.reliable;
                inner.section = own.section;
                inner.sourceOffset = own.sourceOffset;
                one.frames.push_back(std::move(inner));
            }
        }
        one.frames.push_back(std::move(own));
        resolved.push_back(std::move(one));
    }
    return resolved;
}

Result<QString> Symbolizer::disassemble(const Frame &frame, int instructions, JobContext &context)
{
    const Place place = placeOf(frame);
    if (place.why != UnresolvedWhy::Resolved) {
        return fail(ErrorCode::NotFound, frame.raw, unresolvedWhyName(place.why));
    }
    const quint64 begin =
        place.functionStart != 0 && place.address - place.functionStart < codeBytes
        ? place.functionStart
        : place.address;
    ProcessSpec spec;
    spec.program = u"objdump"_s;
    spec.timeout = timeLimit;
    spec.arguments = {
        u"-d"_s,
        u"-C"_s,
        u"--no-show-raw-insn"_s,
        u"--start-address=0x"_s + QString::number(begin, 16),
        u"--stop-address=0x"_s
            + QString::number(place.address + 16 * static_cast<quint64>(instructions + 1), 16),
        place.binary->file.path()};
    const Result<ProcessOutcome> outcome = runProcess(spec, context);
    if (!outcome) {
        return std::unexpected(outcome.error());
    }
    std::vector<std::pair<quint64, QString>> code;
    for (const QByteArray &line : outcome->output.split('\n')) {
        const std::string_view bare(line.constData(), static_cast<std::size_t>(line.size()));
        if (const auto address = instructionAddress(bare)) {
            code.emplace_back(*address, text(trimmed(bare)));
        }
    }
    const auto at =
        std::ranges::lower_bound(code, place.address, {}, &std::pair<quint64, QString>::first);
    const auto count = static_cast<std::ptrdiff_t>(std::max(0, instructions));
    const auto from = at - std::min(count, at - code.begin());
    const auto to = at + std::min(count + 1, code.end() - at);
    QString shown;
    for (auto it = from; it != to; ++it) {
        shown += (it == at ? u"=> "_s : u"   "_s) + it->second + u'\n';
    }
    return shown;
}

Job<std::shared_ptr<Symbolizer>> openSymbolizer(JobRunner &runner, const SymbolizerOptions &options)
{
    return runner.run<std::shared_ptr<Symbolizer>>(
        u"symbolize"_s, options.binaries.join(u", "_s),
        [options](JobContext &context) { return Symbolizer::open(options, context); });
}

Job<std::vector<ResolvedFrame>> resolveFrames(JobRunner &runner,
                                              const std::shared_ptr<Symbolizer> &symbolizer,
                                              const std::vector<Frame> &frames)
{
    return runner.run<std::vector<ResolvedFrame>>(
        u"symbolize"_s, {},
        [symbolizer, frames](JobContext &context) { return symbolizer->resolve(frames, context); });
}

Job<QString> disassembleFrame(JobRunner &runner, const std::shared_ptr<Symbolizer> &symbolizer,
                              const Frame &frame, int instructions)
{
    return runner.run<QString>(u"symbolize"_s, frame.func,
                               [symbolizer, frame, instructions](JobContext &context) {
                                   return symbolizer->disassemble(frame, instructions, context);
                               });
}

} // namespace Casebook
