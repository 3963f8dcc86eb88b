// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/registry.h"
#include "core/model/searchexpression.h"

#include <QObject>

#include <optional>
#include <utility>
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
    QString insert; ///< what it writes into the field instead of opening anything
    SavedSearchId saved; ///< a saved search
    bool hasSnippet = false; ///< its line was looked up (or it has none)
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
/// answers as they come; answers to an older text are dropped. Lines of hits are looked up for the rows
/// that are shown, further hits when the list is scrolled to its end. Without a text it tells the saved
/// searches and how to ask. Has no widget; never waits.
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
    void setOrder(SearchOrder order);
    /// Looks for the text as it stands, word or not, through everything; hits come bit by bit.
    void setScanning(bool on);
    /// Looks up the lines of \a hits: those that are on the screen.
    void loadSnippets(const std::vector<SearchHit> &hits);
    /// Asks for the next page, when there is one.
    void loadMore();
    void save(const QString &name);
    void removeSaved(SavedSearchId id);

    [[nodiscard]] SearchOrder order() const
    {
        return m_order;
    }

    [[nodiscard]] bool isScanning() const
    {
        return m_scanning;
    }

    /// Things looked at so far, of m; {0, 0} while no scan runs.
    [[nodiscard]] std::pair<qint64, qint64> scanned() const
    {
        return {m_scanned, m_scanTotal};
    }

    /// Why the text is no question; nothing is asked then.
    [[nodiscard]] const std::optional<SearchProblem> &problem() const
    {
        return m_problem;
    }

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
    /// Hits have their lines now, or there are more of them; their order is the same.
    void grown();

private:
    [[nodiscard]] SearchQuery query() const;
    [[nodiscard]] bool asksWorkspace() const;
    void askProvider(int provider, int offset);
    void scanOn(const ScanPlace &after);
    [[nodiscard]] int workspaceProvider() const;
    void loadSaved();
    void addSaved();
    void addHelp();
    void cancelRunning();
    void ask();
    void take(int provider, const SearchPage &page);
    void addCommands();
    void place(PaletteGroup group);

    const Registry &m_registry;
    const CommandSet &m_commands;
    const Clock &m_clock;
    PageContext *m_context = nullptr;
    BugId m_bug;
    QString m_text; ///< as typed, without the sign in front
    QString m_words;
    SearchOrder m_order = SearchOrder::Relevance;
    bool m_scanning = false;
    qint64 m_scanned = 0;
    qint64 m_scanTotal = 0;
    std::vector<SavedSearch> m_saved;
    std::optional<SearchProblem> m_problem;
    std::vector<int> m_listed; ///< hits asked for of each provider so far
    std::vector<qint64> m_totals; ///< and how many it has
    bool m_commandsOnly = false;
    bool m_thisBugOnly = false;
    std::vector<PaletteGroup> m_groups;
    std::vector<PaletteGroup> m_next; ///< being filled; swapped in with the first answer
    std::vector<Job<SearchPage>> m_running;
    std::optional<Job<ScanSlice>> m_scan;
    int m_pending = 0;
    double m_seconds = 0.0;
    std::optional<Error> m_error;
    Latest m_latest;
    std::optional<Latest::Ticket> m_ticket; ///< of the text asked for last
};

} // namespace Casebook
