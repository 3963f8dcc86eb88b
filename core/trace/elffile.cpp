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
constexpr quint64 sectionLimit = 1'000'000;

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
                         .size = in.word(at + (wide ? 16 : 8))};
        if (!symbol.name.isEmpty()) {
            out.push_back(std::move(symbol));
        }
    }
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
        made.m_hasDebugInfo = made.m_hasDebugInfo || name == ".debug_info" || name == ".zdebug_info"
            || name == ".debug_line";
    }
    made.index();
    return made;
}

void ElfFile::index()
{
    std::ranges::stable_sort(m_symbols, {}, &ElfSymbol::address);
    m_byName.clear();
    for (std::size_t i = 0; i < m_symbols.size(); ++i) {
        m_byName[m_symbols[i].name].append(static_cast<qsizetype>(i));
    }
}

const ElfSymbol *ElfFile::find(const QByteArray &name, qint64 size) const
{
    const QList<qsizetype> found = m_byName.value(name);
    for (const qsizetype i : found) {
        const auto at = static_cast<std::size_t>(i);
        const ElfSymbol &symbol = m_symbols[at];
        // The next symbol at another address ends a function for the kernel, padding included.
        std::size_t next = at + 1;
        while (next < m_symbols.size() && m_symbols[next].address == symbol.address) {
            ++next;
        }
        const quint64 reach =
            next < m_symbols.size() ? m_symbols[next].address - symbol.address : 0;
        if (size < 0 || symbol.size == static_cast<quint64>(size)
            || reach == static_cast<quint64>(size)) {
            return &symbol;
        }
    }
    return nullptr;
}

void ElfFile::useKallsyms(QByteArrayView text)
{
    m_symbols.clear();
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = text.indexOf('\n', at);
        end = end < 0 ? text.size() : end;
        std::string_view line(text.data() + at, static_cast<std::size_t>(end - at));
        at = end + 1;
        const auto address = Scan::number<quint64>(Scan::takeWhile(line, Scan::isHex), 16);
        if (!address || *address == 0 || line.size() < 4) {
            continue; // zero: the reader had no right to see addresses
        }
        const char type = line[1];
        std::string_view name = line.substr(3);
        name = name.substr(0, name.find_first_of("\t\r "));
        if (type == 'T' || type == 't' || type == 'W' || type == 'w') {
            m_symbols.push_back(
                {.name = QByteArray(name.data(), static_cast<qsizetype>(name.size())),
                 .address = *address,
                 .size = 0});
        }
    }
    index();
}

} // namespace Casebook
