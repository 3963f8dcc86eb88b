// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/elffile.h"

#include "core/trace/textcursor.h"

#include <QFile>

#include <algorithm>
#include <optional>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 symbolTable = 2;
constexpr quint32 dynamicSymbols = 11;
constexpr quint32 noteSection = 7;
constexpr quint32 buildIdNote = 3;
constexpr unsigned functionType = 2;
constexpr unsigned indirectFunction = 10;
constexpr unsigned noType = 0; ///< assembly without .type
constexpr quint64 relocatableFile = 1;
constexpr quint64 sectionLimit = 1'000'000;
/// A module's code ends with a page of its own.
constexpr quint64 pageBytes = 4096;

/// Numbers of the file's own width and byte order. Reads behind the end give 0 and are remembered.
class Reader final
{
public:
    explicit Reader(QByteArrayView bytes)
        : m_bytes(bytes)
        , m_is64(bytes.size() > 5 && bytes[4] == 2)
        , m_isBig(bytes.size() > 5 && bytes[5] == 2)
    {
    }

    [[nodiscard]] bool is64() const
    {
        return m_is64;
    }

    [[nodiscard]] quint64 number(quint64 at, int width) const
    {
        const auto size = static_cast<quint64>(m_bytes.size());
        if (at > size || static_cast<quint64>(width) > size - at) {
            return 0;
        }
        quint64 value = 0;
        for (int i = 0; i < width; ++i) {
            const int index = m_isBig ? i : width - 1 - i;
            value = (value << 8)
                | static_cast<unsigned char>(m_bytes[static_cast<qsizetype>(at) + index]);
        }
        return value;
    }

    /// Address-sized: 8 bytes of 64-bit files, else 4.
    [[nodiscard]] quint64 word(quint64 at) const
    {
        return number(at, m_is64 ? 8 : 4);
    }

    [[nodiscard]] QByteArrayView part(quint64 at, quint64 length) const
    {
        const auto size = static_cast<quint64>(m_bytes.size());
        if (at > size || length > size - at) {
            return {};
        }
        return m_bytes.sliced(static_cast<qsizetype>(at), static_cast<qsizetype>(length));
    }

private:
    QByteArrayView m_bytes;
    bool m_is64 = false;
    bool m_isBig = false;
};

struct Section
{
    quint32 name = 0;
    quint32 type = 0;
    quint64 address = 0;
    quint64 offset = 0;
    quint64 size = 0;
    quint32 link = 0;
    quint64 entry = 0;
};

QByteArray stringAt(QByteArrayView table, quint64 at)
{
    if (at >= static_cast<quint64>(table.size())) {
        return {};
    }
    const QByteArrayView rest = table.sliced(static_cast<qsizetype>(at));
    const qsizetype end = rest.indexOf('\0');
    return rest.first(end < 0 ? 0 : end).toByteArray();
}

std::vector<Section> sectionsOf(const Reader &in)
{
    const bool wide = in.is64();
    const quint64 table = in.word(wide ? 0x28 : 0x20);
    const quint64 entry = in.number(wide ? 0x3A : 0x2E, 2);
    quint64 count = in.number(wide ? 0x3C : 0x30, 2);
    if (table == 0 || entry < (wide ? 64U : 40U)) {
        return {};
    }
    if (count == 0) { // many sections: the first one's size has their number
        count = in.word(table + (wide ? 0x20 : 0x14));
    }
    std::vector<Section> sections;
    for (quint64 i = 0; i < std::min(count, sectionLimit); ++i) {
        const quint64 at = table + i * entry;
        if (in.part(at, entry).isEmpty()) {
            break;
        }
        sections.push_back({.name = static_cast<quint32>(in.number(at, 4)),
                            .type = static_cast<quint32>(in.number(at + 4, 4)),
                            .address = in.word(at + (wide ? 0x10 : 0x0C)),
                            .offset = in.word(at + (wide ? 0x18 : 0x10)),
                            .size = in.word(at + (wide ? 0x20 : 0x14)),
                            .link = static_cast<quint32>(in.number(at + (wide ? 0x28 : 0x18), 4)),
                            .entry = in.word(at + (wide ? 0x38 : 0x24))});
    }
    return sections;
}

QString buildIdOf(const Reader &in, const Section &section)
{
    quint64 at = section.offset;
    const quint64 end = section.offset + section.size;
    while (at + 12 <= end && at >= section.offset) {
        const quint64 nameSize = in.number(at, 4);
        const quint64 size = in.number(at + 4, 4);
        const quint64 type = in.number(at + 8, 4);
        const quint64 data = at + 12 + ((nameSize + 3) & ~quint64(3));
        if (type == buildIdNote && in.part(at + 12, nameSize).startsWith("GNU") && size <= 64) {
            return QString::fromLatin1(in.part(data, size).toByteArray().toHex());
        }
        if (nameSize > section.size || size > section.size) {
            return {};
        }
        at = data + ((size + 3) & ~quint64(3));
    }
    return {};
}

void readSymbols(const Reader &in, const Section &section, QByteArrayView names,
                 std::vector<ElfSymbol> &out)
{
    const bool wide = in.is64();
    const quint64 entry = wide ? 24 : 16;
    if (in.part(section.offset, section.size).isEmpty()) {
        return;
    }
    for (quint64 at = section.offset; at + entry <= section.offset + section.size; at += entry) {
        const auto info = static_cast<unsigned>(in.number(at + (wide ? 4 : 12), 1)) & 0xFU;
        const quint64 home = in.number(at + (wide ? 6 : 14), 2);
        if (home == 0 || (info != functionType && info != noType && info != indirectFunction)) {
            continue;
        }
        ElfSymbol symbol{.name = stringAt(names, in.number(at, 4)),
                         .address = in.word(at + (wide ? 8 : 4)),
                         .size = in.word(at + (wide ? 16 : 8)),
                         .section = static_cast<quint32>(home)};
        if (!symbol.name.isEmpty()) {
            out.push_back(std::move(symbol));
        }
    }
}

/// The word that follows \a mark in a section; empty when it is not there or is no release.
QString wordBehind(QByteArrayView section, QByteArrayView mark)
{
    const qsizetype found = section.indexOf(mark);
    if (found < 0) {
        return {};
    }
    const QByteArrayView rest = section.sliced(found + mark.size());
    qsizetype length = 0;
    while (length < std::min<qsizetype>(rest.size(), 256) && rest[length] > ' ') {
        ++length;
    }
    return QString::fromUtf8(rest.first(length));
}

/// A row of kallsyms: address, kind, name and, for modules, "[module]".
struct KallsymsRow
{
    quint64 address = 0;
    char kind = ' ';
    std::string_view name;
    bool isOfModule = false;
};

std::optional<KallsymsRow> kallsymsRow(std::string_view line)
{
    const auto address = Scan::number<quint64>(Scan::takeWhile(line, Scan::isHex), 16);
    if (!address || *address == 0 || line.size() < 4 || line[0] != ' ' || line[2] != ' ') {
        return std::nullopt; // zero: the reader had no right to see addresses
    }
    const std::string_view name = line.substr(3, line.find_first_of("\t\r ", 3) - 3);
    return KallsymsRow{.address = *address,
                       .kind = line[1],
                       .name = name,
                       .isOfModule = line.find('[', 3 + name.size()) != std::string_view::npos};
}

} // namespace

Result<ElfFile> ElfFile::open(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(file.exists() ? ErrorCode::Io : ErrorCode::NotFound, path, file.errorString());
    }
    const qint64 size = file.size();
    const uchar *mapped = size > 64 ? file.map(0, size) : nullptr;
    if (mapped == nullptr) {
        return fail(ErrorCode::Unsupported, path, u"not-elf"_s);
    }
    const QByteArrayView bytes(mapped, size);
    if (!bytes.startsWith("\177ELF")) {
        return fail(ErrorCode::Unsupported, path, u"not-elf"_s);
    }
    const Reader in(bytes);
    const std::vector<Section> sections = sectionsOf(in);
    if (sections.empty()) {
        return fail(ErrorCode::Unsupported, path, u"damaged"_s);
    }
    const quint64 namesIndex = in.number(in.is64() ? 0x3E : 0x32, 2);
    const QByteArrayView names = namesIndex < sections.size()
        ? in.part(sections[namesIndex].offset, sections[namesIndex].size)
        : QByteArrayView();
    ElfFile made;
    made.m_path = path;
    made.m_is64 = in.is64();
    made.m_isRelocatable = in.number(0x10, 2) == relocatableFile;
    const auto readTable = [&](quint32 type) {
        for (const Section &section : sections) {
            if (section.type == type && section.link < sections.size()) {
                const Section &strings = sections[section.link];
                readSymbols(in, section, in.part(strings.offset, strings.size), made.m_symbols);
            }
        }
    };
    readTable(symbolTable);
    if (made.m_symbols.empty()) {
        readTable(dynamicSymbols);
    }
    for (const Section &section : sections) {
        if (section.type == noteSection && made.m_buildId.isEmpty()) {
            made.m_buildId = buildIdOf(in, section);
        }
        const QByteArray name = stringAt(names, section.name);
        made.m_sections.append(QString::fromUtf8(name));
        if (name == ".text") {
            made.m_codeStart = section.address;
        } else if (name == ".rodata" && made.m_release.isEmpty()) {
            made.m_release = wordBehind(in.part(section.offset, section.size), "Linux version ");
        } else if (name == ".modinfo") {
            made.m_release = wordBehind(in.part(section.offset, section.size), "vermagic=");
        }
        made.m_hasDebugInfo = made.m_hasDebugInfo || name == ".debug_info" || name == ".zdebug_info"
            || name == ".debug_line";
    }
    made.index();
    return made;
}

QString ElfFile::sectionName(quint32 number) const
{
    return m_sections.value(number);
}

void ElfFile::index()
{
    if (!m_isRelocatable) {
        for (ElfSymbol &symbol : m_symbols) {
            symbol.section = 0; // its address is enough
        }
    }
    std::ranges::stable_sort(m_symbols, [](const ElfSymbol &a, const ElfSymbol &b) {
        return std::pair(a.section, a.address) < std::pair(b.section, b.address);
    });
    m_byName.clear();
    for (std::size_t i = 0; i < m_symbols.size(); ++i) {
        m_byName[m_symbols[i].name].append(static_cast<qsizetype>(i));
    }
}

/// Bytes to the next symbol at another address: it ends a function for the kernel, padding included. 0: it is the last.
quint64 ElfFile::reachOf(std::size_t at) const
{
    const ElfSymbol &symbol = m_symbols[at];
    std::size_t next = at + 1;
    while (next < m_symbols.size() && m_symbols[next].section == symbol.section
           && m_symbols[next].address == symbol.address) {
        ++next;
    }
    return next < m_symbols.size() && m_symbols[next].section == symbol.section
        ? m_symbols[next].address - symbol.address
        : 0;
}

std::vector<const ElfSymbol *> ElfFile::findAll(const QByteArray &name, qint64 size) const
{
    std::vector<const ElfSymbol *> found;
    const auto wanted = static_cast<quint64>(size);
    for (const qsizetype i : m_byName.value(name)) {
        const ElfSymbol &symbol = m_symbols[static_cast<std::size_t>(i)];
        const quint64 reach = reachOf(static_cast<std::size_t>(i));
        const bool isLast = m_isRelocatable && reach == 0 && wanted >= symbol.size
            && wanted - symbol.size < pageBytes;
        if (size < 0 || symbol.size == wanted || reach == wanted || isLast) {
            found.push_back(&symbol);
        }
    }
    return found;
}

const ElfSymbol *ElfFile::find(const QByteArray &name, qint64 size) const
{
    const std::vector<const ElfSymbol *> found = findAll(name, size);
    return found.empty() ? nullptr : found.front();
}

quint64 ElfFile::sizeOf(const ElfSymbol &symbol) const
{
    if (symbol.size > 0) {
        return symbol.size;
    }
    const auto at = static_cast<std::size_t>(&symbol - m_symbols.data());
    return at < m_symbols.size() ? reachOf(at) : 0;
}

const ElfSymbol *ElfFile::at(quint64 address) const
{
    if (m_isRelocatable) {
        return nullptr;
    }
    const auto behind = std::ranges::upper_bound(m_symbols, address, {}, &ElfSymbol::address);
    if (behind == m_symbols.begin()) {
        return nullptr;
    }
    const ElfSymbol &symbol = *std::prev(behind);
    return address - symbol.address < sizeOf(symbol) ? &symbol : nullptr;
}

qsizetype ElfFile::useKallsyms(QByteArrayView text)
{
    std::vector<ElfSymbol> symbols;
    quint64 start = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = text.indexOf('\n', at);
        end = end < 0 ? text.size() : end;
        const auto row =
            kallsymsRow(std::string_view(text.data() + at, static_cast<std::size_t>(end - at)));
        at = end + 1;
        if (!row || row->isOfModule) {
            continue;
        }
        if (row->name == "_stext" || (row->name == "_text" && start == 0)) {
            start = row->address;
        }
        if (row->kind == 'T' || row->kind == 't' || row->kind == 'W' || row->kind == 'w') {
            symbols.push_back(
                {.name = QByteArray(row->name.data(), static_cast<qsizetype>(row->name.size())),
                 .address = row->address,
                 .size = 0});
        }
    }
    if (symbols.empty()) {
        return 0;
    }
    // Kernels move by whole pages; anything else is a text of another kernel and shows as such.
    const quint64 moved = start - m_codeStart;
    if (start != 0 && m_codeStart != 0 && moved % pageBytes == 0) {
        for (ElfSymbol &symbol : symbols) {
            symbol.address -= moved;
        }
    }
    m_symbols = std::move(symbols);
    m_usesKallsyms = true;
    index();
    return static_cast<qsizetype>(m_symbols.size());
}

} // namespace Casebook
