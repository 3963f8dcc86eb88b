// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/watch.h"

#include "core/base/enumnames.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array stateNames{
    std::pair{WatchState::New, "new"_L1}, std::pair{WatchState::Ignored, "ignored"_L1},
    std::pair{WatchState::Kept, "kept"_L1}, std::pair{WatchState::Bug, "bug"_L1}};

constexpr std::array matchNames{
    std::pair{MatchKind::Title, "title"_L1}, std::pair{MatchKind::Person, "person"_L1},
    std::pair{MatchKind::Path, "path"_L1},   std::pair{MatchKind::Function, "function"_L1},
    std::pair{MatchKind::Text, "text"_L1},   std::pair{MatchKind::Server, "server"_L1},
    std::pair{MatchKind::List, "list"_L1},
};

/// Subject without "Re:" marks, for mails whose parent is not known.
QString threadSubject(const QString &title)
{
    QStringView rest = QStringView(title).trimmed();
    while (rest.startsWith("re:"_L1, Qt::CaseInsensitive)) {
        rest = rest.sliced(3).trimmed();
    }
    return rest.toString().simplified().toCaseFolded();
}

/// Sets of items, joined one by one: union by index with path halving.
class Groups final
{
public:
    explicit Groups(std::size_t size)
        : m_up(size)
    {
        for (std::size_t i = 0; i < size; ++i) {
            m_up[i] = i;
        }
    }

    std::size_t top(std::size_t i)
    {
        while (m_up[i] != i) {
            m_up[i] = m_up[m_up[i]];
            i = m_up[i];
        }
        return i;
    }

    void join(std::size_t a, std::size_t b)
    {
        m_up[top(a)] = top(b);
    }

private:
    std::vector<std::size_t> m_up;
};

} // namespace

QString watchStateName(WatchState state)
{
    return nameOf(stateNames, state);
}

std::optional<WatchState> watchStateFromName(const QString &name)
{
    return valueOf(stateNames, name);
}

QString matchKindName(MatchKind kind)
{
    return nameOf(matchNames, kind);
}

std::optional<MatchKind> matchKindFromName(const QString &name)
{
    return valueOf(matchNames, name);
}

bool Watch::wantsWholeList() const
{
    return keywords.isEmpty() && paths.isEmpty() && pathPatterns.isEmpty() && textPatterns.isEmpty()
        && functions.isEmpty() && people.isEmpty();
}

std::pair<qint64, qint64> digestTime(qint64 nowMs, int days)
{
    constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;
    const qint64 to = nowMs / dayMs * dayMs + dayMs;
    return {to - days * dayMs, to};
}

std::vector<WatchThread> busiestThreads(const std::vector<WatchItem> &items, int most)
{
    Groups groups(items.size());
    QHash<QString, std::size_t> keys;
    const auto join = [&](const QString &key, std::size_t item) {
        const auto known = keys.constFind(key);
        if (known == keys.cend()) {
            keys.insert(key, item);
        } else {
            groups.join(item, *known);
        }
    };
    for (std::size_t i = 0; i < items.size(); ++i) {
        join(u'<' + items[i].messageId, i);
        if (!items[i].parentId.isEmpty()) {
            join(u'<' + items[i].parentId, i);
        }
        const QString subject = threadSubject(items[i].title);
        if (!subject.isEmpty()) {
            join(u's' + subject, i);
        }
    }
    std::vector<WatchThread> threads;
    std::vector<QSet<QString>> people;
    std::vector<qint64> oldest;
    QHash<std::size_t, std::size_t> places;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::size_t top = groups.top(i);
        auto place = places.constFind(top);
        if (place == places.cend()) {
            place = places.insert(top, threads.size());
            threads.emplace_back();
            people.emplace_back();
            oldest.push_back(items[i].dateMs);
        }
        WatchThread &thread = threads[*place];
        if (thread.mails == 0 || items[i].dateMs < oldest[*place]) {
            oldest[*place] = items[i].dateMs;
            thread.messageId = items[i].messageId;
            thread.title = items[i].title;
            thread.link = items[i].link;
        }
        ++thread.mails;
        people[*place].insert(items[i].authorAddress.toCaseFolded());
        thread.people = static_cast<int>(people[*place].size());
    }
    std::erase_if(threads, [](const WatchThread &thread) { return thread.mails < 2; });
    std::ranges::stable_sort(threads, [](const WatchThread &a, const WatchThread &b) {
        return std::tuple(-a.mails, -a.people, a.title) < std::tuple(-b.mails, -b.people, b.title);
    });
    if (threads.size() > static_cast<std::size_t>(most)) {
        threads.resize(static_cast<std::size_t>(most));
    }
    return threads;
}

} // namespace Casebook
