// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/arguments.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace Casebook {

class Session;

/// One verb of casebookctl, or one action of a verb ("bugs list").
struct Verb
{
    QString name; ///< one or two words
    QString synopsis; ///< what follows the name in the usage line: "SOURCE [--json]"
    QString (*summary)() = nullptr; ///< one line in the reader's language
    std::vector<CliOption> options; ///< without the ones every verb has
    int leastWords = 0;
    int mostWords = -1; ///< -1: any number
    /// Does the work and returns the exit code. Runs in the main thread with an application but no
    /// running event loop.
    int (*run)(Session &session, const Arguments &arguments) = nullptr;
};

/// Where verbs enter themselves. Filled once at start by addAllVerbs().
class VerbTable final
{
public:
    /// Refused when the name is taken.
    bool add(Verb verb);
    /// The verb that \a words begin with, the two-word name first; nullptr when there is none.
    [[nodiscard]] const Verb *find(const QStringList &words) const;
    /// Every verb whose name is \a name or begins with it and a blank.
    [[nodiscard]] std::vector<const Verb *> family(const QString &name) const;

    [[nodiscard]] const std::vector<Verb> &verbs() const
    {
        return m_verbs;
    }

private:
    std::vector<Verb> m_verbs;
};

/// The one list of all verbs.
void addAllVerbs(VerbTable &table);

/// Options every verb understands: --workspace, --json, --lang, --now, --help, --version.
const std::vector<CliOption> &commonOptions();

} // namespace Casebook
