// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace Casebook {

/// A function of a binary.
struct ElfSymbol
{
    QByteArray name;
    quint64 address = 0; ///< in a relocatable file ("x.ko") from the start of its section
    quint64 size = 0; ///< as the symbol table says, 0: not said
    quint32 section = 0; ///< number of its section; 0 where it does not matter
};

/// What is needed of an ELF file (System V ABI, chapters 4 and 5): build id, functions, whether it has debug
/// information. The file is mapped, every offset checked: a damaged file gives an error or fewer functions.
class ElfFile final
{
public:
    /// Errors: NotFound, Io, Unsupported (detail "not-elf", "damaged").
    static Result<ElfFile> open(const QString &path);

    [[nodiscard]] const QString &path() const
    {
        return m_path;
    }

    [[nodiscard]] const QString &buildId() const ///< hex, empty when there is none
    {
        return m_buildId;
    }

    [[nodiscard]] bool hasDebugInfo() const
    {
        return m_hasDebugInfo;
    }

    [[nodiscard]] const std::vector<ElfSymbol> &symbols() const ///< sorted by address
    {
        return m_symbols;
    }

    /// True for an object file or module: places are counted in sections.
    [[nodiscard]] bool isRelocatable() const
    {
        return m_isRelocatable;
    }

    [[nodiscard]] bool is64() const
    {
        return m_is64;
    }

    /// The functions come from a text of kallsyms; the file's own names say nothing.
    [[nodiscard]] bool usesKallsyms() const
    {
        return m_usesKallsyms;
    }

    /// Of which kernel the file is: the "Linux version" of a kernel image, the "vermagic" of a module; else empty.
    [[nodiscard]] const QString &kernelRelease() const
    {
        return m_release;
    }

    [[nodiscard]] QString sectionName(quint32 number) const; ///< empty when there is none

    /// Every function \a name of \a size bytes (-1: any). A size is the symbol's, or reaches to the next symbol, as
    /// the kernel counts; behind a module's last function of a section it may reach to the end of a page.
    [[nodiscard]] std::vector<const ElfSymbol *> findAll(const QByteArray &name, qint64 size) const;
    /// The first of them; nullptr when there is none.
    [[nodiscard]] const ElfSymbol *find(const QByteArray &name, qint64 size) const;
    /// The function that holds \a address, of a file that is not relocatable; nullptr when there is none.
    [[nodiscard]] const ElfSymbol *at(quint64 address) const;
    /// Bytes of \a symbol: as it says, else to the next one; 0: not known.
    [[nodiscard]] quint64 sizeOf(const ElfSymbol &symbol) const;

    /// Takes the functions from a text of System.map or /proc/kallsyms instead ("ffffffff81000000 T name"): for
    /// stripped kernels. Rows of modules are left out. Where the text says where the kernel's code begins (_stext),
    /// addresses are moved to where the file has it: a running kernel moves itself (KASLR). Returns how many
    /// functions it found; with none the file's own stay.
    qsizetype useKallsyms(QByteArrayView text);

private:
    void index();
    [[nodiscard]] quint64 reachOf(std::size_t at) const;

    QString m_path;
    QString m_buildId;
    QString m_release;
    QStringList m_sections;
    quint64 m_codeStart = 0; ///< address of .text
    bool m_hasDebugInfo = false;
    bool m_isRelocatable = false;
    bool m_is64 = true;
    bool m_usesKallsyms = false;
    std::vector<ElfSymbol> m_symbols;
    QHash<QByteArray, QList<qsizetype>> m_byName;
};

} // namespace Casebook
