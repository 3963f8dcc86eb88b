// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/manuallinktable.h"
#include "core/store/messagetable.h"
#include "core/store/originalmail.h"
#include "core/store/packedids.h"
#include "core/store/searchindex.h"
#include "core/store/searchtext.h"
#include "core/store/threadtable.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// One Message-ID of the batch: of a message, or only referred to.
struct Node
{
    QString messageId;
    qint64 id = 0; ///< 0: not in the file yet
    qint64 thread = 0;
    bool hasMessage = false;
};

/// One batch on its way in: Message-IDs are looked up once each, joined in memory, and written with
/// their final thread, so that a new row is never updated.
class Batch
{
public:
    Batch(Database &database, ChangeSet &changes)
        : m_database(database)
        , m_changes(changes)
    {
    }

    Result<MessageBatch> store(std::span<const IncomingMessage> messages)
    {
        Status status = readLinks(messages);
        for (const IncomingMessage &message : messages) {
            status = status ? join(message) : status;
        }
        joinLoose();
        status = status ? settleThreads() : status;
        status = status ? writeIds() : status;
        for (std::size_t i = 0; status && i < messages.size(); ++i) {
            status = write(messages[i], m_own[i]);
        }
        status = status ? writeIndex(messages) : status;
        status = status ? finishThreads() : status;
        if (!status) {
            return passOn(status);
        }
        return std::move(m_result);
    }

private:
    Status readLinks(std::span<const IncomingMessage> messages);
    Status join(const IncomingMessage &message);
    void joinLoose();
    Result<std::size_t> node(const QString &messageId);
    std::size_t top(std::size_t element);

    void unite(std::size_t a, std::size_t b)
    {
        m_above[top(a)] = top(b);
    }

    std::size_t threadElement(qint64 thread);
    Status settleThreads();
    Result<qint64> threadFor(const QList<qint64> &existing);
    Status mergeThread(qint64 from, qint64 into);
    Status writeIds();
    Status write(const IncomingMessage &message, std::size_t own);
    Status writeMessage(const IncomingMessage &message, const Node &own);
    Status writeCopy(const IncomingMessage &message, qint64 id);
    Result<qint64> listRow(const QString &name);
    Status writeIndex(std::span<const IncomingMessage> messages);
    Status finishThreads();

    Database &m_database;
    ChangeSet &m_changes;
    MessageBatch m_result;
    std::vector<Node> m_nodes;
    QHash<QString, std::size_t> m_byMessageId;
    std::vector<std::size_t> m_own; ///< node of each message
    JoiningIds m_joining; ///< by headers and by what a person chose
    /// Ids that are named but do not join (first), and the message that names them.
    std::vector<std::pair<std::size_t, std::size_t>> m_loose;
    /// Union-find over nodes and existing threads.
    std::vector<std::size_t> m_above;
    std::vector<std::size_t> m_elementOfNode;
    QHash<qint64, std::size_t> m_elementOfThread;
    QSet<qint64> m_newThreads;
    QHash<QString, qint64> m_lists;
};

/// Every mail has an id: the parser makes one where there is none; this is for callers that do not.
QString idOf(const IncomingMessage &message)
{
    if (!message.parsed.messageId.isEmpty()) {
        return message.parsed.messageId;
    }
    return QString::fromLatin1(message.raw.sha256.toHex()) + u"@missing.invalid"_s;
}

Status Batch::join(const IncomingMessage &message)
{
    const Result<std::size_t> own = node(idOf(message));
    if (!own) {
        return passOn(own);
    }
    m_own.push_back(*own);
    const ParsedMessage &parsed = message.parsed;
    const QStringList joining =
        m_joining.of(m_nodes[*own].messageId, parsed.inReplyTo, parsed.references);
    QStringList others = joining;
    if (!m_joining.isPlain()) {
        others += parsed.references;
        others.append(parsed.inReplyTo);
    }
    for (qsizetype i = 0; i < others.size(); ++i) {
        if (others[i].isEmpty()) {
            continue;
        }
        const Result<std::size_t> linked = node(others[i]);
        if (!linked) {
            return passOn(linked);
        }
        if (i < joining.size()) {
            unite(m_elementOfNode[*linked], m_elementOfNode[*own]);
        } else {
            m_loose.emplace_back(*linked, *own);
        }
    }
    return {};
}

/// Looks up what a person hung by hand, and what of this batch and of the file hangs below it.
Status Batch::readLinks(std::span<const IncomingMessage> messages)
{
    Result<ManualLinks> links = ManualLinkTable(m_database).all();
    if (!links) {
        return passOn(links);
    }
    m_joining = JoiningIds(std::move(*links));
    if (m_joining.isPlain()) {
        return {};
    }
    QSet<qint64> threads;
    Result<Statement> rows =
        m_database.prepare("SELECT i.thread_id FROM manual_links l JOIN mids i ON i.mid = l.child");
    Status status = rows
        ? rows->forEach([&threads](const Statement &row) { threads.insert(row.column<qint64>(0)); })
        : passOn(rows);
    for (std::size_t i = 0; status && i < messages.size(); ++i) {
        QStringList named = messages[i].parsed.references;
        named.append(messages[i].parsed.inReplyTo);
        for (const QString &id : std::as_const(named)) {
            const Result<std::size_t> known = id.isEmpty() ? Result<std::size_t>(0) : node(id);
            if (!known) {
                return passOn(known);
            }
            if (!id.isEmpty() && threads.contains(m_nodes[*known].thread)) {
                m_joining.addBelow(id);
            }
        }
    }
    const auto meet = [this](const IncomingMessage &message) {
        return m_joining.meet(idOf(message), message.parsed.inReplyTo, message.parsed.references);
    };
    while (status && std::ranges::count_if(messages, meet) > 0) { }
    return status;
}

/// An id that nobody else puts into a thread goes with the message that names it: no thread is without
/// a message.
void Batch::joinLoose()
{
    if (m_loose.empty()) {
        return;
    }
    QSet<std::size_t> real;
    for (const std::size_t own : m_own) {
        real.insert(top(m_elementOfNode[own]));
    }
    for (const std::size_t thread : std::as_const(m_elementOfThread)) {
        real.insert(top(thread));
    }
    for (const auto &[loose, own] : m_loose) {
        const std::size_t group = top(m_elementOfNode[loose]);
        if (!real.contains(group)) {
            unite(group, m_elementOfNode[own]);
        }
    }
}

Result<std::size_t> Batch::node(const QString &messageId)
{
    const auto known = m_byMessageId.constFind(messageId);
    if (known != m_byMessageId.cend()) {
        return *known;
    }
    Result<Statement> row =
        m_database.query("SELECT i.id, i.thread_id, m.id IS NOT NULL FROM mids i "
                         "LEFT JOIN messages m ON m.id = i.id WHERE i.mid = ?",
                         messageId);
    if (!row) {
        return passOn(row);
    }
    const Result<bool> there = row->step();
    if (!there) {
        return passOn(there);
    }
    Node node{.messageId = messageId};
    if (*there) {
        node.id = row->column<qint64>(0);
        node.thread = row->column<qint64>(1);
        node.hasMessage = row->column<bool>(2);
    }
    const std::size_t element = m_above.size();
    m_above.push_back(element);
    if (node.thread != 0) {
        unite(element, threadElement(node.thread));
    }
    m_elementOfNode.push_back(element);
    m_nodes.push_back(std::move(node));
    m_byMessageId.insert(messageId, m_nodes.size() - 1);
    return m_nodes.size() - 1;
}

std::size_t Batch::threadElement(qint64 thread)
{
    const auto known = m_elementOfThread.constFind(thread);
    if (known != m_elementOfThread.cend()) {
        return *known;
    }
    const std::size_t element = m_above.size();
    m_above.push_back(element);
    m_elementOfThread.insert(thread, element);
    return element;
}

std::size_t Batch::top(std::size_t element)
{
    while (m_above[element] != element) {
        m_above[element] = m_above[m_above[element]];
        element = m_above[element];
    }
    return element;
}

Status Batch::settleThreads()
{
    QHash<std::size_t, QList<qint64>> existing;
    for (auto it = m_elementOfThread.cbegin(); it != m_elementOfThread.cend(); ++it) {
        existing[top(it.value())].append(it.key());
    }
    QHash<std::size_t, qint64> settled;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const std::size_t group = top(m_elementOfNode[i]);
        auto thread = settled.constFind(group);
        if (thread == settled.cend()) {
            const Result<qint64> chosen = threadFor(existing.value(group));
            if (!chosen) {
                return passOn(chosen);
            }
            thread = settled.insert(group, *chosen);
        }
        m_nodes[i].thread = *thread;
    }
    return {};
}

Result<qint64> Batch::threadFor(const QList<qint64> &existing)
{
    if (existing.isEmpty()) {
        const Status made = m_database.run("INSERT INTO threads DEFAULT VALUES");
        if (!made) {
            return passOn(made);
        }
        const qint64 id = m_database.lastInsertId();
        m_newThreads.insert(id);
        return id;
    }
    qint64 largest = existing.front();
    if (existing.size() == 1) {
        return largest;
    }
    qint64 most = -1;
    for (const qint64 thread : existing) {
        const Result<qint64> messages =
            m_database.value<qint64>("SELECT messages FROM threads WHERE id = ?", thread);
        if (!messages) {
            return passOn(messages);
        }
        if (*messages > most || (*messages == most && thread < largest)) {
            most = *messages;
            largest = thread;
        }
    }
    for (const qint64 thread : existing) {
        const Status merged = thread == largest ? Status() : mergeThread(thread, largest);
        if (!merged) {
            return passOn(merged);
        }
    }
    return largest;
}

Status Batch::mergeThread(qint64 from, qint64 into)
{
    Status status = m_database.run("UPDATE mids SET thread_id = ? WHERE thread_id = ?", into, from);
    if (status) {
        status = m_database.run("INSERT INTO bug_threads (bug_id, thread_id) "
                                "SELECT bug_id, ? FROM bug_threads WHERE thread_id = ? "
                                "ON CONFLICT DO NOTHING",
                                into, from);
    }
    if (status) {
        status = m_database.run("DELETE FROM trash WHERE kind = 'thread' AND item_id = ?", from);
    }
    if (status) {
        status = m_database.run("DELETE FROM threads WHERE id = ?", from);
    }
    m_result.merged.emplace_back(ThreadId{from}, ThreadId{into});
    m_changes.changes.push_back({.table = Table::Threads, .kind = ChangeKind::Removed, .id = from});
    return status;
}

Status Batch::writeIds()
{
    for (Node &node : m_nodes) {
        if (node.id != 0) {
            continue;
        }
        Status added = m_database.run("INSERT INTO mids (mid, thread_id) VALUES (?, ?)",
                                      node.messageId, node.thread);
        if (!added) {
            return added;
        }
        node.id = m_database.lastInsertId();
    }
    return {};
}

Status Batch::write(const IncomingMessage &message, std::size_t own)
{
    Node &node = m_nodes[own];
    StoredMessage stored{.outcome = MessageOutcome::Added,
                         .id = MessageRowId{node.id},
                         .threadId = ThreadId{node.thread}};
    Status status;
    if (!node.hasMessage) {
        node.hasMessage = true;
        status = writeMessage(message, node);
        status = status ? writeCopy(message, node.id) : status;
    } else {
        const Result<qint64> same = m_database.value<qint64>(
            "SELECT count(*) FROM message_copies WHERE message_id = ? AND size = ? AND sha256 = ?",
            node.id, message.raw.size, message.raw.sha256);
        if (!same) {
            return passOn(same);
        }
        stored.outcome = *same > 0 ? MessageOutcome::Unchanged : MessageOutcome::Copy;
        if (stored.outcome == MessageOutcome::Copy) {
            const Result<bool> isOriginal = isOriginalOf(m_database, stored.id, message);
            if (!isOriginal) {
                return passOn(isOriginal);
            }
            stored.outcome = *isOriginal ? MessageOutcome::Replaced : MessageOutcome::Copy;
            status = *isOriginal ? showOriginal(m_database, stored.id, message.raw)
                                 : writeCopy(message, node.id);
            // Both count the copy.
            status = !status ? status
                : *isOriginal
                ? writeMessage(message, node)
                : m_database.run("UPDATE messages SET copies = copies + 1 WHERE id = ?", node.id);
        }
    }
    m_result.messages.push_back(stored);
    return status;
}

Status Batch::writeMessage(const IncomingMessage &message, const Node &own)
{
    const ParsedMessage &parsed = message.parsed;
    const Result<qint64> list = listRow(parsed.listId);
    if (!list) {
        return passOn(list);
    }
    std::vector<qint64> references;
    for (const QString &reference : parsed.references) {
        if (!reference.isEmpty()) {
            references.push_back(m_nodes[m_byMessageId.value(reference)].id);
        }
    }
    const qint64 inReplyTo =
        parsed.inReplyTo.isEmpty() ? 0 : m_nodes[m_byMessageId.value(parsed.inReplyTo)].id;
    const int written = (parsed.tag.hasCounter ? 1 : 0) | (parsed.tag.hasVersion ? 2 : 0);
    return m_database.run("INSERT INTO messages (id, date_ms, is_read, is_flagged, in_reply_to, "
                          "refs, list_id, copies,"
                          " has_diff, has_trace, tag_kind, tag_version, tag_number, tag_total, "
                          "tag_written, from_name,"
                          " from_address, subject, preview, trailers) "
                          "VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                          // The mail itself in place of a pasted text; the person's marks stay.
                          "ON CONFLICT (id) DO UPDATE SET date_ms = excluded.date_ms,"
                          " in_reply_to = excluded.in_reply_to, refs = excluded.refs,"
                          " list_id = excluded.list_id, copies = copies + 1,"
                          " has_diff = excluded.has_diff, has_trace = excluded.has_trace,"
                          " tag_kind = excluded.tag_kind, tag_version = excluded.tag_version,"
                          " tag_number = excluded.tag_number, tag_total = excluded.tag_total,"
                          " tag_written = excluded.tag_written, from_name = excluded.from_name,"
                          " from_address = excluded.from_address, subject = excluded.subject,"
                          " preview = excluded.preview, trailers = excluded.trailers",
                          own.id, parsed.dateMs, message.isRead ? 1 : 0, message.isFlagged ? 1 : 0,
                          inReplyTo, packIds(references), Id<struct ListTag>{*list},
                          message.hasDiff ? 1 : 0, message.hasTrace ? 1 : 0,
                          static_cast<int>(parsed.tag.kind), parsed.tag.version, parsed.tag.number,
                          parsed.tag.total, written, parsed.from.name, parsed.from.address,
                          parsed.subject, message.preview, message.trailers.join(u'\n'));
}

Status Batch::writeCopy(const IncomingMessage &message, qint64 id)
{
    return m_database.run(
        "INSERT INTO message_copies (message_id, size, sha256, packed) VALUES (?, ?, ?, ?)", id,
        message.raw.size, message.raw.sha256, message.raw.packed);
}

Result<qint64> Batch::listRow(const QString &name)
{
    if (name.isEmpty()) {
        return 0;
    }
    const auto known = m_lists.constFind(name);
    if (known != m_lists.cend()) {
        return *known;
    }
    Result<qint64> id = m_database.value<qint64>("SELECT id FROM lists WHERE name = ?", name);
    if (id && *id == 0) {
        const Status added = m_database.run("INSERT INTO lists (name) VALUES (?)", name);
        if (!added) {
            return passOn(added);
        }
        id = m_database.lastInsertId();
    }
    if (id) {
        m_lists.insert(name, *id);
    }
    return id;
}

Status Batch::writeIndex(std::span<const IncomingMessage> messages)
{
    // FTS5 writes its gathered terms out whenever a row id is not above the last one.
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < messages.size(); ++i) {
        const MessageOutcome outcome = m_result.messages[i].outcome;
        if (outcome == MessageOutcome::Added || outcome == MessageOutcome::Replaced) {
            order.push_back(i);
        }
    }
    std::ranges::stable_sort(order, {},
                             [this](std::size_t i) { return m_result.messages[i].id.value; });
    SearchIndex index(m_database);
    for (const std::size_t i : order) {
        SearchText text = searchTextOf(messages[i]);
        text.ids = m_nodes[m_own[i]].messageId;
        const SearchItem item{.kind = SearchKind::Message, .id = m_result.messages[i].id.value};
        const bool isNew = m_result.messages[i].outcome == MessageOutcome::Added;
        Status status = isNew ? index.add(item, text) : index.put(item, text);
        if (!status) {
            return status;
        }
    }
    return {};
}

Status Batch::finishThreads()
{
    QSet<qint64> touched;
    bool anyAdded = false;
    for (const StoredMessage &stored : m_result.messages) {
        touched.insert(stored.threadId.value);
        anyAdded = anyAdded || stored.outcome != MessageOutcome::Unchanged;
        if (stored.outcome == MessageOutcome::Replaced) {
            m_changes.changes.push_back(
                {.table = Table::Messages, .kind = ChangeKind::Changed, .id = stored.id.value});
        }
    }
    std::vector<ThreadId> threads;
    for (const qint64 thread : std::as_const(touched)) {
        threads.push_back(ThreadId{thread});
    }
    std::ranges::sort(threads);
    ThreadTable table(m_database);
    const Status refreshed = table.refresh(threads);
    if (!refreshed) {
        return refreshed;
    }
    for (const ThreadId thread : threads) {
        const Status untrashed =
            m_database.run("DELETE FROM trash WHERE kind = 'thread' AND item_id = ?", thread.value);
        if (!untrashed) {
            return untrashed;
        }
        if (m_database.changedRows() > 0) {
            m_changes.changes.push_back(
                {.table = Table::Trash, .kind = ChangeKind::Changed, .id = 0});
        }
        const bool isNew = m_newThreads.contains(thread.value);
        m_changes.changes.push_back({.table = Table::Threads,
                                     .kind = isNew ? ChangeKind::Added : ChangeKind::Changed,
                                     .id = thread.value});
    }
    if (anyAdded) {
        m_changes.changes.push_back({.table = Table::Messages, .kind = ChangeKind::Added, .id = 0});
    }
    return {};
}

} // namespace

Result<MessageBatch> MessageTable::add(std::span<const IncomingMessage> messages,
                                       ChangeSet &changes)
{
    return Batch(m_database, changes).store(messages);
}

} // namespace Casebook
