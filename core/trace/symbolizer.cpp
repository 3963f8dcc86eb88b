// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/symbolizer.h"

#include "core/base/limits.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Programs that stay at once: each holds the debug information of its binary in memory.
constexpr qsizetype mostReaders = 4;
/// Answers kept: a frame has some 300 bytes.
constexpr qsizetype mostKnown = 50'000;

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

/// The name in front of the offset, as printed: a frame's func may be demangled.
QByteArray rawName(const Frame &frame)
{
    const qsizetype plus = frame.raw.lastIndexOf("+0x"_L1);
    return (plus < 0 ? frame.raw : frame.raw.left(plus)).toUtf8();
}

/// The frame \a frames[\a index] was inlined into: the next one that is not inlined itself.
std::size_t realFrame(std::span<const Frame> frames, std::size_t index)
{
    std::size_t at = index;
    while (at + 1 < frames.size() && frames[at].isInline && frames[at].offset < 0) {
        ++at;
    }
    return at;
}

/// A return address is behind the call; the innermost frame is where it stands.
bool isReturnAddress(std::span<const Frame> frames, std::size_t index)
{
    const std::size_t real = realFrame(frames, index);
    return std::ranges::any_of(frames.first(real), [](const Frame &frame) {
        return frame.reliable && !(frame.isInline && frame.offset < 0);
    });
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
    case UnresolvedWhy::NotInlined:
        return u"not-inlined"_s;
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
        const QByteArray symbols = file.read(Limits::kallsymsBytes + 1);
        if (symbols.size() > Limits::kallsymsBytes) {
            return std::unexpected<Error>(
                Error{ErrorCode::TooLarge, options.kallsyms, {}, Limits::kallsymsBytes});
        }
        for (Binary &binary : made->m_binaries) {
            if (binary.module.isEmpty() && binary.file.useKallsyms(symbols) == 0) {
                return fail(ErrorCode::Unsupported, options.kallsyms, u"no-addresses"_s);
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
        findFunction(frame, place);
        return place;
    }
    // "libfoo.so+0x1a2b" counts from where the file is loaded; a bare address is one of the linked image.
    place.address = frame.offset >= 0 && !frame.module.isEmpty()
        ? static_cast<quint64>(frame.offset)
        : frame.address;
    place.symbol = file.at(place.address);
    place.functionStart = place.symbol == nullptr ? 0 : place.symbol->address;
    place.why = place.address == 0 || file.isRelocatable() ? UnresolvedWhy::NoSymbol
                                                           : UnresolvedWhy::Resolved;
    return place;
}

void Symbolizer::findFunction(const Frame &frame, Place &place) const
{
    const ElfFile &file = place.binary->file;
    std::vector<const ElfSymbol *> found = file.findAll(frame.func.toUtf8(), frame.size);
    if (found.empty()) {
        found = file.findAll(rawName(frame), frame.size);
    }
    if (found.empty()) {
        place.why = UnresolvedWhy::NoSymbol;
        return;
    }
    const auto holds = [&](const ElfSymbol *symbol) {
        return frame.address >= symbol->address
            && frame.address - symbol->address < std::max<quint64>(file.sizeOf(*symbol), 1);
    };
    const auto held = std::ranges::find_if(found, holds);
    place.symbol = held == found.end() ? found.front() : *held;
    place.functionStart = place.symbol->address;
    place.section = file.isRelocatable() ? file.sectionName(place.symbol->section) : QString();
    place.alike = held == found.end() ? static_cast<int>(found.size()) - 1 : 0;
    if (frame.offset >= 0) {
        place.address = place.functionStart + static_cast<quint64>(frame.offset);
    } else if (held != found.end() && !file.isRelocatable()) {
        place.address = frame.address;
    } else {
        place.address = place.functionStart;
        place.isFunctionStart = true;
    }
}

QString Symbolizer::Place::readerKey() const
{
    return binary->file.path() + u'\n' + section;
}

QString Symbolizer::Place::key() const
{
    return readerKey() + u'\n' + QString::number(address, 16);
}

QStringList Symbolizer::binaries() const
{
    QStringList paths;
    for (const Binary &binary : m_binaries) {
        paths.append(binary.file.path());
    }
    return paths;
}

QList<qint64> Symbolizer::processIds()
{
    QHash<QString, std::shared_ptr<AddressReader>> readers;
    {
        const std::scoped_lock lock(m_mutex);
        readers = m_readers;
    }
    QList<qint64> ids;
    for (const auto &one : std::as_const(readers)) {
        if (const qint64 id = one->processId(); id > 0) {
            ids.append(id);
        }
    }
    return ids;
}

/// The one asked longest ago makes room; whoever still waits for it holds it.
std::shared_ptr<AddressReader> Symbolizer::reader(const QString &path, const QString &section)
{
    const QString key = path + u'\n' + section;
    const std::scoped_lock lock(m_mutex);
    m_recent.removeAll(key);
    m_recent.append(key);
    std::shared_ptr<AddressReader> &known = m_readers[key];
    if (known == nullptr) {
        known = std::make_shared<AddressReader>(path, section);
    }
    std::shared_ptr<AddressReader> kept = known;
    while (m_recent.size() > mostReaders) {
        m_readers.remove(m_recent.takeFirst());
    }
    return kept;
}

Result<void> Symbolizer::ask(const Question &question, JobContext &context)
{
    const QString path = question.binary->file.path();
    const auto answers = reader(path, question.section)->ask(question.addresses, context);
    if (!answers) {
        return passOn(answers);
    }
    const std::scoped_lock lock(m_mutex);
    if (m_known.size() > mostKnown) {
        m_known.clear();
    }
    for (auto it = answers->begin(); it != answers->end(); ++it) {
        m_known.insert(path + u'\n' + question.section + u'\n' + QString::number(it.key(), 16),
                       it.value());
    }
    return {};
}

ResolvedFrame Symbolizer::answerOf(const Frame &frame, const Place &place)
{
    ResolvedFrame one{
        .isFunctionStart = place.isFunctionStart, .alike = place.alike, .why = place.why};
    Frame own = frame;
    if (place.why == UnresolvedWhy::Resolved) {
        one.address = place.address;
        one.binary = place.binary->file.path();
        std::vector<Frame> chain;
        {
            const std::scoped_lock lock(m_mutex);
            chain = m_known.value(place.key());
        }
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
    return one;
}

Result<std::vector<ResolvedFrame>> Symbolizer::resolve(std::span<const Frame> frames,
                                                       JobContext &context)
{
    std::vector<Place> places;
    QHash<QString, Question> wanted;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        Place place = placeOf(frames[realFrame(frames, i)]);
        if (place.why == UnresolvedWhy::Resolved) {
            const bool isBehind = !place.isFunctionStart && isReturnAddress(frames, i);
            place.address -= isBehind && place.address > place.functionStart ? 1 : 0;
            const std::scoped_lock lock(m_mutex);
            Question &question = wanted[place.readerKey()];
            question.binary = place.binary;
            question.section = place.section;
            if (!m_known.contains(place.key()) && !question.addresses.contains(place.address)) {
                question.addresses.append(place.address);
            }
        }
        places.push_back(place);
    }
    for (const Question &question : std::as_const(wanted)) {
        if (question.addresses.isEmpty()) {
            continue;
        }
        if (auto asked = ask(question, context); !asked) {
            return passOn(asked);
        }
    }
    std::vector<ResolvedFrame> resolved;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const std::size_t real = realFrame(frames, i);
        ResolvedFrame one = answerOf(frames[real], places[i]);
        if (real != i) {
            // Of the real frame's chain only the function that this line of the text names.
            const auto mine = std::ranges::find(one.frames, frames[i].func, &Frame::func);
            const bool isThere = mine != one.frames.end() && mine->isInline;
            Frame own = frames[i];
            own.file = isThere && !mine->file.isEmpty() ? mine->file : own.file;
            own.line = isThere && mine->line > 0 ? mine->line : own.line;
            if (!isThere && one.why == UnresolvedWhy::Resolved) {
                one.why = UnresolvedWhy::NotInlined;
            }
            one.frames = {std::move(own)};
        }
        resolved.push_back(std::move(one));
    }
    return resolved;
}

Result<Disassembly> Symbolizer::disassemble(std::span<const Frame> frames, std::size_t index,
                                            int around, JobContext &context)
{
    const Frame &frame = frames[realFrame(frames, index)];
    const Place place = placeOf(frame);
    if (place.why != UnresolvedWhy::Resolved) {
        return fail(ErrorCode::NotFound, frame.raw, unresolvedWhyName(place.why));
    }
    const CodePlace code{
        .address = place.address,
        .functionStart = place.functionStart,
        .functionSize = place.symbol == nullptr ? 0 : place.binary->file.sizeOf(*place.symbol),
        .section = place.section,
        .function = place.symbol == nullptr ? frame.func : QString::fromUtf8(place.symbol->name),
        .isReturn = !place.isFunctionStart && isReturnAddress(frames, index)};
    return Casebook::disassemble(place.binary->file, code, around, context);
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
    return runner.runWaiting<std::vector<ResolvedFrame>>(
        u"symbolize"_s, {},
        [symbolizer, frames](JobContext &context) { return symbolizer->resolve(frames, context); });
}

Job<Disassembly> disassembleFrame(JobRunner &runner, const std::shared_ptr<Symbolizer> &symbolizer,
                                  const std::vector<Frame> &frames, std::size_t index, int around)
{
    return runner.runWaiting<Disassembly>(
        u"symbolize"_s, index < frames.size() ? frames[index].func : QString(),
        [symbolizer, frames, index, around](JobContext &context) -> Result<Disassembly> {
            if (index >= frames.size()) {
                return fail(ErrorCode::NotFound);
            }
            return symbolizer->disassemble(frames, index, around, context);
        });
}

} // namespace Casebook
