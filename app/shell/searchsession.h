// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/registry.h"

#include <QObject>

#include <vector>

namespace Casebook {

class Clock;
class CommandSet;

/// One thing the palette found.
struct PaletteHit
{
    int provider = -1; ///< index into Registry::searchProviders, -1: a command
    SearchHit hit;
    QString command; ///< id of the command
    QString icon;
    QString keys;
};

/// Hits of one kind under a heading.
struct PaletteGroup
{
    QString id; ///< for narrowing
    QString title;
    qint64 total = 0; ///< hits there are, which may be more than are listed
    std::vector<PaletteHit> hits;
};

/// What the palette shows for one text, worked out while it is typed: commands at once, the providers'
/// answers as they come; answers to an older text are dropped. Has no widget; never waits.
class SearchSession final : public QObject
{
    Q_OBJECT

public:
    SearchSession(const Registry &registry, const CommandSet &commands, const Clock &clock,
                  QObject *parent = nullptr);

    /// \a context is null while no workspace is open: then only commands are found.
    void start(PageContext *context, BugId bug);
    /// ">" in front: commands only; "#": only inside the bug given to start().
    void setText(const QString &text);
    void stop();

    [[nodiscard]] QString words() const
    {
        return m_words;
    }

    [[nodiscard]] bool commandsOnly() const
    {
        return m_commandsOnly;
    }

    [[nodiscard]] bool thisBugOnly() const
    {
        return m_thisBugOnly;
    }

    [[nodiscard]] bool isWaiting() const
    {
        return m_pending > 0;
    }

    [[nodiscard]] const std::vector<PaletteGroup> &groups() const
    {
        return m_groups;
    }

    /// All hits there are, and how long the slowest provider took.
    [[nodiscard]] qint64 total() const;

    [[nodiscard]] double seconds() const
    {
        return m_seconds;
    }

    /// The last failure of a provider; empty code Unknown with no detail when there was none.
    [[nodiscard]] const std::optional<Error> &error() const
    {
        return m_error;
    }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void take(int provider, const SearchPage &page);
    void addCommands();
    void place(PaletteGroup group);

    const Registry &m_registry;
    const CommandSet &m_commands;
    const Clock &m_clock;
    PageContext *m_context = nullptr;
    BugId m_bug;
    QString m_words;
    bool m_commandsOnly = false;
    bool m_thisBugOnly = false;
    std::vector<PaletteGroup> m_groups;
    std::vector<PaletteGroup> m_next; ///< being filled; swapped in with the first answer
    std::vector<Job<SearchPage>> m_running;
    int m_pending = 0;
    double m_seconds = 0.0;
    std::optional<Error> m_error;
    Latest m_latest;
};

} // namespace Casebook
