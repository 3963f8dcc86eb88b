// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/manuallinktable.h"

#include "core/store/messagetable.h"
#include "core/store/threadtable.h"

#include <QHash>

#include <algorithm>
#include <numeric>

namespace Casebook {

namespace {

void note(ChangeSet &changes, ChangeKind kind, qint64 id)
{
    changes.changes.push_back({.table = Table::Threads, .kind = kind, .id = id});
}

/// The messages of some threads and every id they name, joined anew and written back.
class Regrouping
{
public:
    Regrouping(Database &database, ChangeSet &changes)
        : m_database(database)
        , m_changes(changes)
    {
    }

    Status run(std::span<const ThreadId> threads, const ManualLinks &links);

private:
    struct MidRow
    {
        qint64 id = 0;
        qint64 thread = 0; ///< it is in now
    };

    /// Messages that belong together.
    struct Part
    {
        std::vector<int> mids; ///< indexes into m_mids, messages and others
        int messages = 0;
        std::vector<qint64> from; ///< threads its messages come from, each once
        qint64 thread = 0; ///< it gets
    };

    Status readMids(ThreadId thread);
    Status readRoots(std::span<const ThreadId> threads);
    void join(const std::vector<MessageSummary> &messages, const ManualLinks &links);
    void makeParts(const std::vector<MessageSummary> &messages);
    Status chooseThreads();
    Status newThreadLike(Part &part);
    Status moveMids();
    Status endThreads(std::span<const ThreadId> threads);
    int top(int mid);

    Database &m_database;
    ChangeSet &m_changes;
    std::vector<MidRow> m_mids;
    QHash<QString, int> m_byText;
    std::vector<int> m_above; ///< union-find over m_mids
    QHash<qint64, int> m_rootOf; ///< first message of a thread, as index into m_mids
    QHash<qint64, int> m_byRow;
    std::vector<Part> m_parts;
    QHash<qint64, qint64> m_heir; ///< a thread and the one that keeps or takes over its rest
};

int Regrouping::top(int mid)
{
    auto above = [this](int i) -> int & { return m_above[static_cast<std::size_t>(i)]; };
    while (above(mid) != mid) {
        above(mid) = above(above(mid));
        mid = above(mid);
    }
    return mid;
}

Status Regrouping::readMids(ThreadId thread)
{
    Result<Statement> rows =
        m_database.query("SELECT id, mid FROM mids WHERE thread_id = ?", thread);
    if (!rows) {
        return passOn(rows);
    }
    return rows->forEach([this, thread](const Statement &row) {
        const int number = static_cast<int>(m_mids.size());
        m_mids.push_back({.id = row.column<qint64>(0), .thread = thread.value});
        m_byRow.insert(m_mids.back().id, number);
        m_byText.insert(row.column<QString>(1), number);
    });
}

Status Regrouping::readRoots(std::span<const ThreadId> threads)
{
    for (const ThreadId thread : threads) {
        const Result<qint64> root =
            m_database.value<qint64>("SELECT root_id FROM threads WHERE id = ?", thread);
        if (!root) {
            return passOn(root);
        }
        m_rootOf.insert(thread.value, m_byRow.value(*root, -1));
    }
    return {};
}

void Regrouping::join(const std::vector<MessageSummary> &messages, const ManualLinks &links)
{
    m_above.resize(m_mids.size());
    std::ranges::iota(m_above, 0);
    JoiningIds joining(links);
    const auto meet = [&joining](const MessageSummary &message) {
        return joining.meet(message.messageId, message.inReplyTo, message.references);
    };
    while (std::ranges::count_if(messages, meet) > 0) { }
    for (const MessageSummary &message : messages) {
        const int own = m_byText.value(message.messageId, -1);
        const QStringList others =
            joining.of(message.messageId, message.inReplyTo, message.references);
        for (const QString &other : others) {
            const int known = m_byText.value(other, -1);
            if (own >= 0 && known >= 0) {
                m_above[static_cast<std::size_t>(top(known))] = top(own);
            }
        }
    }
}

void Regrouping::makeParts(const std::vector<MessageSummary> &messages)
{
    QHash<int, std::size_t> partOf;
    for (const MessageSummary &message : messages) {
        const int own = m_byText.value(message.messageId, -1);
        if (own < 0) {
            continue;
        }
        const int group = top(own);
        if (!partOf.contains(group)) {
            partOf.insert(group, m_parts.size());
            m_parts.emplace_back();
        }
        Part &part = m_parts[partOf.value(group)];
        ++part.messages;
        if (!std::ranges::contains(part.from, message.threadId.value)) {
            part.from.push_back(message.threadId.value);
        }
    }
    for (int mid = 0; mid < std::ssize(m_mids); ++mid) {
        const auto part = partOf.constFind(top(mid));
        if (part != partOf.cend()) {
            m_parts[*part].mids.push_back(mid);
        }
    }
    std::ranges::stable_sort(m_parts, std::ranges::greater(), &Part::messages);
}

Status Regrouping::chooseThreads()
{
    const auto take = [this](Part &part, bool wantsRoot) {
        for (const qint64 thread : part.from) {
            const bool hasRoot = std::ranges::contains(part.mids, m_rootOf.value(thread, -1));
            if (part.thread == 0 && !m_heir.contains(thread) && (hasRoot || !wantsRoot)) {
                part.thread = thread;
                m_heir.insert(thread, thread);
            }
        }
    };
    for (Part &part : m_parts) {
        take(part, true);
    }
    for (Part &part : m_parts) {
        take(part, false);
    }
    for (Part &part : m_parts) {
        const Status made = part.thread == 0 ? newThreadLike(part) : Status();
        if (!made) {
            return made;
        }
    }
    for (const Part &part : m_parts) {
        for (const qint64 thread : part.from) {
            if (!m_heir.contains(thread)) {
                m_heir.insert(thread, part.thread);
            }
        }
    }
    return {};
}

Status Regrouping::newThreadLike(Part &part)
{
    Status status = m_database.run("INSERT INTO threads DEFAULT VALUES");
    if (!status) {
        return status;
    }
    part.thread = m_database.lastInsertId();
    for (std::size_t i = 0; status && i < part.from.size(); ++i) {
        status = m_database.run("INSERT INTO bug_threads (bug_id, thread_id) "
                                "SELECT bug_id, ? FROM bug_threads WHERE thread_id = ? "
                                "ON CONFLICT DO NOTHING",
                                part.thread, part.from[i]);
    }
    note(m_changes, ChangeKind::Added, part.thread);
    return status;
}

Status Regrouping::moveMids()
{
    std::vector<qint64> wanted;
    wanted.reserve(m_mids.size());
    for (const MidRow &row : m_mids) {
        wanted.push_back(m_heir.value(row.thread, row.thread)); // ids nobody here names stay near
    }
    for (const Part &part : m_parts) {
        for (const int mid : part.mids) {
            wanted[static_cast<std::size_t>(mid)] = part.thread;
        }
    }
    for (std::size_t i = 0; i < m_mids.size(); ++i) {
        const Status moved = wanted[i] == m_mids[i].thread
            ? Status()
            : m_database.run("UPDATE mids SET thread_id = ? WHERE id = ?", wanted[i], m_mids[i].id);
        if (!moved) {
            return moved;
        }
    }
    return {};
}

Status Regrouping::endThreads(std::span<const ThreadId> threads)
{
    for (const ThreadId thread : threads) {
        const qint64 heir = m_heir.value(thread.value, thread.value);
        if (heir == thread.value) {
            note(m_changes, ChangeKind::Changed, heir);
            continue;
        }
        Status status = m_database.run("INSERT INTO bug_threads (bug_id, thread_id) "
                                       "SELECT bug_id, ? FROM bug_threads WHERE thread_id = ? "
                                       "ON CONFLICT DO NOTHING",
                                       heir, thread);
        if (status) {
            status = m_database.run("DELETE FROM trash WHERE kind = 'thread' AND item_id = ?",
                                    thread.value);
        }
        if (status) {
            status = m_database.run("DELETE FROM threads WHERE id = ?", thread);
        }
        if (!status) {
            return status;
        }
        note(m_changes, ChangeKind::Removed, thread.value);
    }
    return {};
}

Status Regrouping::run(std::span<const ThreadId> threads, const ManualLinks &links)
{
    Status status;
    for (std::size_t i = 0; status && i < threads.size(); ++i) {
        status = readMids(threads[i]);
    }
    status = status ? readRoots(threads) : status;
    if (!status) {
        return status;
    }
    const Result<std::vector<MessageSummary>> messages =
        MessageTable(m_database).ofThreads(threads);
    if (!messages) {
        return passOn(messages);
    }
    join(*messages, links);
    makeParts(*messages);
    status = chooseThreads();
    status = status ? moveMids() : status;
    status = status ? endThreads(threads) : status;
    std::vector<ThreadId> left;
    for (const Part &part : m_parts) {
        left.push_back(ThreadId{part.thread});
    }
    return status ? ThreadTable(m_database).refresh(left) : status;
}

} // namespace

Result<ManualLinks> ManualLinkTable::all() const
{
    Result<Statement> rows = m_database.prepare("SELECT child, parent FROM manual_links");
    if (!rows) {
        return passOn(rows);
    }
    ManualLinks links;
    const Status read = rows->forEach([&links](const Statement &row) {
        links.insert(row.column<QString>(0), row.column<QString>(1));
    });
    if (!read) {
        return passOn(read);
    }
    return links;
}

Result<std::optional<QString>> ManualLinkTable::set(const QString &child,
                                                    const std::optional<QString> &parent)
{
    Result<std::optional<QString>> before =
        m_database.find<QString>("SELECT parent FROM manual_links WHERE child = ?", child);
    if (!before) {
        return before;
    }
    const Status written = parent
        ? m_database.run("INSERT INTO manual_links (child, parent) VALUES (?, ?) "
                         "ON CONFLICT (child) DO UPDATE SET parent = excluded.parent",
                         child, *parent)
        : m_database.run("DELETE FROM manual_links WHERE child = ?", child);
    if (!written) {
        return passOn(written);
    }
    return before;
}

Result<std::vector<ThreadId>> ManualLinkTable::threadsAround(const QString &id) const
{
    const Result<MessageRowId> row = MessageTable(m_database).find(id);
    if (!row) {
        return passOn(row);
    }
    const Result<MessageSummary> message = MessageTable(m_database).summary(*row);
    const Result<ManualLinks> links = all();
    if (!message || !links) {
        return passOn(!message ? Status(std::unexpect, message.error())
                               : Status(std::unexpect, links.error()));
    }
    QStringList names{id, message->inReplyTo, links->value(id)};
    names += message->references;
    std::vector<ThreadId> threads;
    for (const QString &name : std::as_const(names)) {
        const Result<ThreadId> thread =
            m_database.value<ThreadId>("SELECT thread_id FROM mids WHERE mid = ?", name);
        if (!thread) {
            return passOn(thread);
        }
        if (thread->isValid() && !std::ranges::contains(threads, *thread)) {
            threads.push_back(*thread);
        }
    }
    return threads;
}

Status ManualLinkTable::regroup(std::span<const ThreadId> threads, ChangeSet &changes)
{
    const Result<ManualLinks> links = all();
    if (!links) {
        return passOn(links);
    }
    return Regrouping(m_database, changes).run(threads, *links);
}

} // namespace Casebook
