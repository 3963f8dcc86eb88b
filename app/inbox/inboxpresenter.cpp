// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/inbox/inboxpresenter.h"

#include "app/text/errortext.h"
#include "app/text/fetchtext.h"
#include "app/text/watchtext.h"
#include "core/workspace/workspace.h"

#include <algorithm>
#include <map>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Decisions that can be taken back.
constexpr std::size_t mostUndo = 200;

std::vector<WatchItemId> idsOf(const std::vector<WatchItem> &items)
{
    std::vector<WatchItemId> ids;
    for (const WatchItem &item : items) {
        ids.push_back(item.id);
    }
    return ids;
}

/// The thread of a mail where its feed said it is, else wherever it is found.
FetchRequest requestFor(const QString &messageId, const QString &link, BugId bug)
{
    const std::vector<MailLink> links = Workspace::mailLinks(link);
    return {.link = links.empty() ? MailLink{.messageId = messageId} : links.front(), .bug = bug};
}

} // namespace

InboxPresenter::InboxPresenter(Workspace &workspace, std::function<NetworkOptions()> network,
                               QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_network(std::move(network))
{
    connect(&workspace, &Workspace::changed, this, &InboxPresenter::takeChanges);
}

InboxPresenter::~InboxPresenter()
{
    cancelCheck();
}

template<class T>
bool InboxPresenter::isGood(const Result<T> &result)
{
    if (!result && result.error().code != ErrorCode::Cancelled) {
        Q_EMIT failed(result.error());
    }
    return result.has_value();
}

const WatchSummary *InboxPresenter::watch(WatchId id) const
{
    const auto found = std::ranges::find_if(
        m_watches, [id](const WatchSummary &summary) { return summary.watch.id == id; });
    return found == m_watches.end() ? nullptr : &*found;
}

bool InboxPresenter::isReadOnly() const
{
    return m_workspace.info().readOnly;
}

bool InboxPresenter::isOffline() const
{
    return m_network().isOffline;
}

qint64 InboxPresenter::lastCheckedMs() const
{
    qint64 last = 0;
    for (const WatchSummary &summary : m_watches) {
        last = std::max(last, summary.checkedMs);
    }
    return last;
}

void InboxPresenter::setState(std::optional<WatchState> state)
{
    if (state != m_state) {
        m_state = state;
        load();
    }
}

void InboxPresenter::takeChanges(const ChangeSet &changes)
{
    if (changes.touches(Table::Watches) || changes.touches(Table::WatchItems)
        || changes.touches(Table::Trash)) {
        load();
    }
}

void InboxPresenter::load()
{
    const auto ticket = m_latest.next();
    Casebook::watch(m_workspace.watches(), this,
                    [this, ticket](const Result<std::vector<WatchSummary>> &watches) {
                        if (ticket.isLatest() && isGood(watches)) {
                            loadItems(ticket, *watches);
                        }
                    });
}

void InboxPresenter::loadItems(const Latest::Ticket &ticket, std::vector<WatchSummary> watches)
{
    Casebook::watch(
        m_workspace.newWatchItems(), this,
        [this, ticket, watches = std::move(watches)](const Result<int> &fresh) {
            if (!ticket.isLatest() || !isGood(fresh)) {
                return;
            }
            Casebook::watch(
                m_workspace.watchItems({.state = m_state, .watch = {}, .limit = mostItems}), this,
                [this, ticket, watches,
                 fresh = *fresh](const Result<std::vector<WatchItem>> &items) {
                    if (ticket.isLatest() && isGood(items)) {
                        take(watches, fresh, *items);
                    }
                });
        });
}

/// Watches, counts and mails change together, so that nobody sees half of it.
void InboxPresenter::take(const std::vector<WatchSummary> &watches, int fresh,
                          const std::vector<WatchItem> &items)
{
    m_watches = watches;
    m_fresh = fresh;
    m_isCut = items.size() >= static_cast<std::size_t>(mostItems);
    m_isLoaded = true;
    m_model.setContent(m_watches, items);
    Q_EMIT loaded();
}

void InboxPresenter::useNetwork()
{
    m_workspace.setNetwork(m_network());
}

void InboxPresenter::check(const std::vector<WatchId> &watches, bool byTimer)
{
    if (isChecking() || isReadOnly()) {
        return;
    }
    useNetwork();
    m_check = m_workspace.checkWatches({.watches = watches});
    Q_EMIT checkingChanged();
    Casebook::watch(*m_check, this, [this, byTimer](const Result<WatchCheckOutcome> &outcome) {
        m_check.reset();
        Q_EMIT checkingChanged();
        if (isGood(outcome)) {
            Q_EMIT checkEnded(*outcome, byTimer);
        }
    });
}

void InboxPresenter::cancelCheck()
{
    if (m_check) {
        m_check->cancel();
    }
}

void InboxPresenter::remember(const QString &sentence, std::function<void()> run)
{
    if (m_undo.size() == mostUndo) {
        m_undo.erase(m_undo.begin());
    }
    m_undo.push_back({.sentence = sentence, .run = std::move(run)});
}

void InboxPresenter::undo()
{
    if (m_undo.empty()) {
        Q_EMIT told(tr("There is nothing to undo."));
        return;
    }
    const Undo last = std::move(m_undo.back());
    m_undo.pop_back();
    last.run();
    Q_EMIT told(last.sentence);
}

void InboxPresenter::triage(const std::vector<WatchItem> &items, WatchState state)
{
    std::vector<WatchItem> decided;
    std::map<WatchState, std::vector<WatchItemId>> before;
    for (const WatchItem &item : items) {
        if (item.state != WatchState::Bug && item.state != state) {
            decided.push_back(item);
            before[item.state].push_back(item.id);
        }
    }
    if (decided.empty()) {
        return;
    }
    const auto count = static_cast<int>(decided.size());
    Casebook::watch(
        m_workspace.triage(idsOf(decided), state), this,
        [this, before, count](const Result<void> &done) {
            if (!isGood(done)) {
                return;
            }
            remember(tr("%n messages are what they were before.", nullptr, count), [this, before] {
                for (const auto &[old, ids] : before) {
                    Casebook::watch(m_workspace.triage(ids, old), this,
                                    [this](const Result<void> &back) { isGood(back); });
                }
            });
        });
}

void InboxPresenter::makeBug(const WatchItem &item)
{
    if (item.bugId.isValid()) {
        Q_EMIT bugMade(item.bugId);
        return;
    }
    Casebook::watch(
        m_workspace.makeBugOf(item.id), this, [this, item](const Result<WatchBug> &made) {
            if (!isGood(made)) {
                return;
            }
            remember(tr("The bug of \"%1\" is in the trash.").arg(ErrorText::quotable(item.title)),
                     [this, item, bug = made->bug] {
                         Casebook::watch(m_workspace.trashBug(bug), this,
                                         [this](const Result<TrashId> &gone) { isGood(gone); });
                         Casebook::watch(m_workspace.triage({item.id}, item.state), this,
                                         [this](const Result<void> &back) { isGood(back); });
                     });
            Q_EMIT bugMade(made->bug);
            if (!made->hasThread) {
                fetch(requestFor(made->messageId, made->link, made->bug), false);
            }
        });
}

void InboxPresenter::fetch(const FetchRequest &request, bool shows)
{
    useNetwork();
    Casebook::watch(m_workspace.fetchThread(request), this,
                    [this, shows](const Result<FetchOutcome> &outcome) {
                        if (!isGood(outcome)) {
                            return;
                        }
                        Q_EMIT told(FetchText::outcome(*outcome));
                        if (shows && outcome->message.isValid()) {
                            Q_EMIT threadFetched(outcome->message);
                        }
                    });
}

void InboxPresenter::fetchThread(const WatchItem &item)
{
    Casebook::watch(m_workspace.findMessage(item.messageId), this,
                    [this, item](const Result<MessageRowId> &known) {
                        if (known) {
                            Q_EMIT threadFetched(*known);
                        } else {
                            fetch(requestFor(item.messageId, item.link, {}), true);
                        }
                    });
}

void InboxPresenter::read(WatchItemId id)
{
    Casebook::watch(m_workspace.watchItem(id), this,
                    [this, ticket = m_latestRead.next()](const Result<WatchItem> &item) {
                        if (!ticket.isLatest() || !isGood(item)) {
                            return;
                        }
                        Casebook::watch(
                            m_workspace.findMessage(item->messageId), this,
                            [this, ticket, item = *item](const Result<MessageRowId> &known) {
                                if (ticket.isLatest()) {
                                    Q_EMIT itemRead(item, known.has_value());
                                }
                            });
                    });
}

void InboxPresenter::addWatch(const Watch &watch)
{
    Casebook::watch(m_workspace.addWatch(watch), this, [this, watch](const Result<WatchId> &id) {
        if (!isGood(id)) {
            return;
        }
        remember(tr("The watch \"%1\" is in the trash.").arg(ErrorText::quotable(watch.name)),
                 [this, id = *id] {
                     Casebook::watch(m_workspace.trashWatch(id), this,
                                     [this](const Result<TrashId> &gone) { isGood(gone); });
                 });
        Q_EMIT watchAdded(*id);
    });
}

void InboxPresenter::updateWatch(const Watch &watch)
{
    const WatchSummary *known = this->watch(watch.id);
    if (known == nullptr || known->watch == watch) {
        return;
    }
    Casebook::watch(
        m_workspace.updateWatch(watch), this, [this, old = known->watch](const Result<void> &done) {
            if (!isGood(done)) {
                return;
            }
            remember(
                tr("The watch \"%1\" is what it was before.").arg(ErrorText::quotable(old.name)),
                [this, old] {
                    Casebook::watch(m_workspace.updateWatch(old), this,
                                    [this](const Result<void> &back) { isGood(back); });
                });
        });
}

void InboxPresenter::removeWatch(WatchId id)
{
    const WatchSummary *known = watch(id);
    if (known == nullptr) {
        return;
    }
    const QString name = ErrorText::quotable(known->watch.name);
    Casebook::watch(m_workspace.trashWatch(id), this, [this, name](const Result<TrashId> &trash) {
        if (!isGood(trash)) {
            return;
        }
        remember(tr("The watch \"%1\" is back.").arg(name), [this, trash = *trash] {
            Casebook::watch(m_workspace.restore(trash), this,
                            [this](const Result<void> &back) { isGood(back); });
        });
        Q_EMIT told(tr("The watch \"%1\" is in the trash.").arg(name));
    });
}

void InboxPresenter::setPaused(WatchId id, bool paused)
{
    if (const WatchSummary *known = watch(id)) {
        Watch changed = known->watch;
        changed.isPaused = paused;
        updateWatch(changed);
    }
}

} // namespace Casebook
