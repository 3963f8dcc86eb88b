// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/inboxmodel.h"
#include "core/base/job.h"
#include "core/model/fetch.h"
#include "core/workspace/watching.h"

#include <QObject>

#include <functional>
#include <optional>

namespace Casebook {

class Workspace;
struct ChangeSet;
struct NetworkOptions;

/// What the Inbox shows and does, without a widget: the watches, the mails they found, what was decided
/// about them and how to take that back. Nothing is asked of a server but by check(), makeBug()
/// and fetchThread(). GUI thread.
class InboxPresenter final : public QObject
{
    Q_OBJECT

public:
    /// \a network is asked before each request. All outlive the presenter.
    InboxPresenter(Workspace &workspace, std::function<NetworkOptions()> network,
                   QObject *parent = nullptr);
    ~InboxPresenter() override;

    /// More are not listed; the newest come first.
    static constexpr int mostItems = 1000;

    [[nodiscard]] InboxModel &model()
    {
        return m_model;
    }

    [[nodiscard]] const std::vector<WatchSummary> &watches() const
    {
        return m_watches;
    }

    [[nodiscard]] const WatchSummary *watch(WatchId id) const;

    /// Mails not decided on, of all watches; each once.
    [[nodiscard]] int fresh() const
    {
        return m_fresh;
    }

    [[nodiscard]] bool isLoaded() const
    {
        return m_isLoaded;
    }

    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] bool isOffline() const;

    /// There are more mails than are listed.
    [[nodiscard]] bool isCut() const
    {
        return m_isCut;
    }

    /// When all lists of a watch were last reached; 0: never.
    [[nodiscard]] qint64 lastCheckedMs() const;

    /// None: all states.
    void setState(std::optional<WatchState> state);

    [[nodiscard]] std::optional<WatchState> state() const
    {
        return m_state;
    }

    void load();
    /// Answers with itemRead(); only the last one asked for is told.
    void read(WatchItemId id);

    /// Reads the lists of \a watches (empty: all that are not paused). Nothing while a check runs.
    void check(const std::vector<WatchId> &watches = {}, bool byTimer = false);
    void cancelCheck();

    [[nodiscard]] bool isChecking() const
    {
        return m_check.has_value();
    }

    /// New, Ignored or Kept. Mails that have a bug are left as they are.
    void triage(const std::vector<WatchItem> &items, WatchState state);
    /// Makes a bug of \a item and fetches its thread into it, or shows the bug it has.
    void makeBug(const WatchItem &item);
    /// The thread as mail without a bug; shown at once when it is here already.
    void fetchThread(const WatchItem &item);

    void addWatch(const Watch &watch);
    void updateWatch(const Watch &watch);
    void removeWatch(WatchId id);
    void setPaused(WatchId id, bool paused);

    [[nodiscard]] bool canUndo() const
    {
        return !m_undo.empty();
    }

    /// Takes the last decision, bug or change of a watch back.
    void undo();

Q_SIGNALS:
    /// The model, the watches and the counts are current.
    void loaded();
    /// With its text; \a hasThread: its thread is in the workspace.
    void itemRead(const Casebook::WatchItem &item, bool hasThread);
    void checkingChanged();
    void checkEnded(const Casebook::WatchCheckOutcome &outcome, bool byTimer);
    void failed(const Casebook::Error &error);
    /// A sentence about what was done.
    void told(const QString &sentence);
    void watchAdded(Casebook::WatchId id);
    void bugMade(Casebook::BugId bug);
    void threadFetched(Casebook::MessageRowId message);

private:
    struct Undo
    {
        QString sentence; ///< said when it is done
        std::function<void()> run;
    };

    void takeChanges(const ChangeSet &changes);
    void loadItems(const Latest::Ticket &ticket, std::vector<WatchSummary> watches);
    void take(const std::vector<WatchSummary> &watches, int fresh,
              const std::vector<WatchItem> &items);
    void remember(const QString &sentence, std::function<void()> run);
    void fetch(const FetchRequest &request, bool shows);
    void useNetwork();
    /// Tells a failure; true when \a result is a value.
    template<class T>
    bool isGood(const Result<T> &result);

    Workspace &m_workspace;
    std::function<NetworkOptions()> m_network;
    InboxModel m_model;
    std::vector<WatchSummary> m_watches;
    std::vector<Undo> m_undo; ///< newest last
    std::optional<WatchState> m_state = WatchState::New;
    std::optional<Job<WatchCheckOutcome>> m_check;
    int m_fresh = 0;
    bool m_isLoaded = false;
    bool m_isCut = false;
    Latest m_latest;
    Latest m_latestRead;
};

} // namespace Casebook
