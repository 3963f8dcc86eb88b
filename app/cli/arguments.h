// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace Casebook {

/// One option of casebookctl. Options may stand anywhere, as "--name value" or "--name=value".
struct CliOption
{
    QString name; ///< without dashes
    QString value; ///< word for the value in the help ("FILE"); empty: a switch
    QString (*help)() = nullptr; ///< one line in the reader's language
};

/// A command line taken apart.
class Arguments final
{
public:
    QStringList words; ///< everything that is no option, in order; "-" is a word

    [[nodiscard]] bool has(const QString &name) const
    {
        return m_values.contains(name);
    }

    /// Every value given to \a name, in order.
    [[nodiscard]] QStringList values(const QString &name) const
    {
        return m_values.value(name);
    }

    /// The last value given to \a name.
    [[nodiscard]] QString value(const QString &name) const
    {
        const QStringList all = values(name);
        return all.isEmpty() ? QString() : all.last();
    }

    /// A whole number of at least \a lowest, \a fallback when the option was not given. Usage error else.
    [[nodiscard]] Result<int> number(const QString &name, int lowest, int fallback) const;

    void add(const QString &name, const QString &value);

private:
    QHash<QString, QStringList> m_values;
};

/// Takes \a line (without the program's name) apart by \a options. "--" ends the options. Errors are of
/// code Usage; subject is the word at fault, detail one of "unknown-option", "value-missing",
/// "value-unwanted".
Result<Arguments> parseArguments(const QStringList &line, const std::vector<CliOption> &options);

} // namespace Casebook
