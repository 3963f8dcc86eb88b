// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/changeset.h"
#include "core/model/message.h"
#include "core/store/database.h"
#include "core/store/packedbytes.h"

#include <span>
#include <vector>

namespace Casebook {

/// One mail on its way into the store: all that costs time was worked out by the caller, on the pool.
struct IncomingMessage
{
    ParsedMessage parsed; ///< headers and issues are not stored: reading parses the raw bytes again
    PackedBytes raw; ///< packBytes() of the message byte for byte
    QString preview;
    QStringList trailers;
    QStringList files = {}; ///< of its diffs
    QStringList functions = {};
    bool hasDiff = false;
    bool hasTrace = false;
    bool isRead = false;
    bool isFlagged = false;
};

enum class MessageOutcome : std::uint8_t {
    Added, ///< a Message-ID that had no mail so far
    Copy, ///< other bytes under a known Message-ID: kept beside the first
    Unchanged, ///< these very bytes were there
    Replaced, ///< the mail itself, where only a pasted text was shown: shown now, the text is a copy
};

struct StoredMessage
{
    MessageOutcome outcome = MessageOutcome::Added;
    MessageRowId id;
    ThreadId threadId; ///< as of the end of the batch
};

struct MessageBatch
{
    std::vector<StoredMessage> messages; ///< one per incoming message, same order
    /// Threads that ended because a message joined them with another: first went into second.
    std::vector<std::pair<ThreadId, ThreadId>> merged;
};

/// Mail. A row's id is the id of its Message-ID, which also stands for ids that are only referred to;
/// a thread is the set of ids joined by In-Reply-To and References. Raw bytes are kept compressed, one
/// copy per differing variant; the first one stored is the one shown, but a text a person pasted
/// ("X-Casebook-Reconstructed") gives way to the mail itself, which keeps its marks and its place.
/// Writing functions want a Transaction of the caller and append what they changed.
class MessageTable final
{
public:
    explicit MessageTable(Database &database)
        : m_database(database)
    {
    }

    /// Stores and indexes \a messages, joins and makes threads. Best at 200 to 1,000 at a time.
    /// A thread in the trash that gets a message comes back out of it.
    Result<MessageBatch> add(std::span<const IncomingMessage> messages, ChangeSet &changes);

    Result<MessageSummary> summary(MessageRowId id) const;
    /// Every message of \a threads, oldest first within a thread, threads in the order asked for.
    Result<std::vector<MessageSummary>> ofThreads(std::span<const ThreadId> threads) const;
    /// Summaries in the order asked for; ids that are gone are left out.
    Result<std::vector<MessageSummary>> summaries(std::span<const MessageRowId> ids) const;
    /// NotFound also for an id that is only referred to.
    Result<MessageRowId> find(const QString &messageId) const;
    /// The shown copy's bytes, hash checked.
    Result<QByteArray> raw(MessageRowId id) const;
    /// All copies, the shown one first.
    Result<std::vector<QByteArray>> copies(MessageRowId id) const;

    /// Ids that are gone are ignored.
    Status setRead(std::span<const MessageRowId> ids, bool read, ChangeSet &changes);
    Status setFlagged(std::span<const MessageRowId> ids, bool flagged, ChangeSet &changes);

    /// Messages whose text looks as if it held a report, of threads that are not in the trash, ascending.
    Result<std::vector<MessageRowId>> idsWithTrace() const;
    /// Messages with an id above \a after, at most \a count, ascending: to walk all of them (rebuild).
    Result<std::vector<MessageRowId>> idsAfter(MessageRowId after, int count) const;

private:
    Database &m_database;
};

} // namespace Casebook
