// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casebook {

Result<int> Arguments::number(const QString &name, int lowest, int fallback) const
{
    if (!has(name)) {
        return fallback;
    }
    bool isNumber = false;
    const int result = value(name).toInt(&isNumber);
    if (!isNumber || result < lowest) {
        return fail(ErrorCode::Usage, "--"_L1 + name + u' ' + value(name), u"bad-number"_s);
    }
    return result;
}

void Arguments::add(const QString &name, const QString &value)
{
    m_values[name].append(value);
}

Result<Arguments> parseArguments(const QStringList &line, const std::vector<CliOption> &options)
{
    Arguments arguments;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QString &word = line.at(i);
        if (word == "--"_L1) {
            arguments.words += line.mid(i + 1);
            break;
        }
        if (!word.startsWith("--"_L1)) {
            // "-5" and "-" are words; no option of ours has one dash, but people type -h.
            if (word == "-h"_L1) {
                arguments.add(u"help"_s, {});
            } else {
                arguments.words.append(word);
            }
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        const auto option = std::ranges::find(options, name, &CliOption::name);
        if (option == options.end()) {
            return fail(ErrorCode::Usage, word, u"unknown-option"_s);
        }
        if (option->value.isEmpty()) {
            if (equals >= 0) {
                return fail(ErrorCode::Usage, word, u"value-unwanted"_s);
            }
            arguments.add(name, {});
        } else if (equals >= 0) {
            arguments.add(name, word.mid(equals + 1));
        } else if (i + 1 < line.size()) {
            arguments.add(name, line.at(++i));
        } else {
            return fail(ErrorCode::Usage, word, u"value-missing"_s);
        }
    }
    return arguments;
}

} // namespace Casebook
