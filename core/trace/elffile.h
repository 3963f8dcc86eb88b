// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QString>

#include <vector>

namespace Casebook {

/// A function of a binary.
struct ElfSymbol
{
    QByteArray name;
    quint64 address = 0;
    quint64 size = 0; ///< as the symbol table says, 0: not said
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

    /// The function \a name; of several with that name the one of \a size bytes. nullptr when there is none, or none
    /// of that size (-1: any). A size is the symbol's, or reaches to the next symbol, as the kernel counts.
    [[nodiscard]] const ElfSymbol *find(const QByteArray &name, qint64 size) const;

    /// Takes the functions from a text of /proc/kallsyms instead ("ffffffff81000000 T name"): for stripped kernels.
    void useKallsyms(QByteArrayView text);

private:
    void index();

    QString m_path;
    QString m_buildId;
    bool m_hasDebugInfo = false;
    std::vector<ElfSymbol> m_symbols;
    QHash<QByteArray, QList<qsizetype>> m_byName;
};

} // namespace Casebook
