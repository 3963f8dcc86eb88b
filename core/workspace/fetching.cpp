// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/fetching.h"

#include "core/base/limits.h"
#include "core/mail/mailparser.h"
#include "core/mail/variants.h"
#include "core/net/maillink.h"
#include "core/net/publicinbox.h"
#include "core/store/bugtable.h"
#include "core/store/messagetable.h"
#include "core/store/sourcetable.h"
#include "core/store/threadtable.h"
#include "core/workspace/fetchedthread.h"
#include "core/workspace/incomingmail.h"
#include "core/workspace/newbug.h"
#include "core/workspace/workspaceparts.h"

#include <QElapsedTimer>
#include <QSet>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Mails handed to the store at once; all of them are one transaction.
constexpr std::size_t sliceMails = 1000;

class Fetch final
{
public:
    Fetch(WorkspaceParts &parts, HttpClient &client, const FetchRequest &request,
          const MailSource &known, JobContext &context)
        : m_parts(parts)
        , m_request(request)
        , m_known(known)
        , m_context(context)
        , m_server(PublicInbox::serverFor(client.options(), request.link.server))
        , m_inbox(client, m_server)
        , m_got(request.link.messageId)
    {
        m_outcome.messageId = request.link.messageId;
        m_outcome.server = m_server.url;
    }

    Result<FetchOutcome> run()
    {
        QElapsedTimer time;
        time.start();
        Status status = checkBug();
        if (status) {
            status = fetch();
        }
        if (status && !m_outcome.isAwaited && !m_isUnchanged) {
            status = lookForParents();
            if (status) {
                status = dropKnownLetters();
            }
            if (status) {
                status = pack();
            }
        }
        if (status) {
            status = store();
        }
        if (!status) {
            return passOn(status);
        }
        m_outcome.seconds = double(time.elapsed()) / 1000.0;
        return std::move(m_outcome);
    }

private:
    Status checkBug()
    {
        if (!m_request.bug.isValid()) {
            return {};
        }
        return m_parts.file->read([this](Database &database) -> Status {
            const Result<BugSummary> bug = BugTable(database).summary(m_request.bug);
            return bug ? Status() : Status(passOn(bug));
        });
    }

    Status fetch()
    {
        const Result<FetchedMbox> got = m_inbox.thread({.list = m_request.link.list,
                                                        .messageId = m_request.link.messageId,
                                                        .isFresh = m_request.isFresh,
                                                        .etag = m_known.etag,
                                                        .lastModified = m_known.lastModified},
                                                       m_context);
        if (!got) {
            const bool isMissing = got.error().code == ErrorCode::NotOnServer
                || got.error().code == ErrorCode::Elsewhere;
            if (isMissing && m_request.waits) {
                m_outcome.isAwaited = true;
                return {};
            }
            return passOn(got);
        }
        m_outcome.list = got->list;
        m_outcome.wireBytes = got->wireBytes;
        m_answer = {.etag = got->etag, .lastModified = got->lastModified};
        m_isUnchanged = got->isUnchanged;
        const Status taken = m_isUnchanged ? Status() : m_got.take(got->mbox, m_context);
        if (!taken || m_isUnchanged || m_got.contains(m_request.link.messageId)) {
            return taken;
        }
        return fail(ErrorCode::NotOnServer, m_request.link.messageId, u"not in its thread"_s);
    }

    /// Parents that are named and neither here nor in the workspace.
    Result<QStringList> missingParents()
    {
        QStringList missing = m_got.missingParents();
        const Status looked = m_parts.file->read([&missing](Database &database) -> Status {
            const MessageTable messages(database);
            missing.removeIf(
                [&messages](const QString &id) { return messages.find(id).has_value(); });
            return {};
        });
        if (!looked) {
            return passOn(looked);
        }
        return missing;
    }

    /// Answers whose parent went to other lists only: /all/ may have it, with a thread of its own.
    Status lookForParents()
    {
        QSet<QString> asked;
        while (true) {
            const Result<QStringList> missing = missingParents();
            if (!missing) {
                return passOn(missing);
            }
            m_outcome.parentsMissing = int(missing->size());
            const auto next = std::ranges::find_if(
                *missing, [&asked](const QString &id) { return !asked.contains(id); });
            // What /all/ gave out is all it has of the thread.
            if (m_outcome.list == "all"_L1 || next == missing->end()
                || asked.size() >= Limits::parentRequests) {
                return {};
            }
            asked.insert(*next);
            const Result<FetchedMbox> got = m_inbox.threadOnList(
                {.list = {}, .messageId = *next, .isFresh = m_request.isFresh}, m_context);
            if (got) {
                m_outcome.wireBytes += got->wireBytes;
                const Status taken = m_got.take(got->mbox, m_context);
                if (!taken) {
                    return taken;
                }
                m_outcome.parentsFound += m_got.contains(*next) ? 1 : 0;
                continue;
            }
            const ErrorCode code = got.error().code;
            if (code == ErrorCode::Cancelled) {
                return passOn(got);
            }
            if (code != ErrorCode::NotOnServer && code != ErrorCode::Elsewhere) {
                return {}; // the thread itself is here; the rest may come with a refresh
            }
        }
    }

    /// Keeps the mails of the thread, each once, without copies that differ from what is stored by what
    /// lists and servers write on the way.
    Status dropKnownLetters()
    {
        const std::vector<bool> belongs = m_got.ofTheThread();
        m_outcome.cut = m_got.cut();
        QSet<QByteArray> seen;
        QSet<QString> ids;
        return m_parts.file->read([&](Database &database) -> Status {
            const MessageTable messages(database);
            for (std::size_t i = 0; i < m_got.mails.size(); ++i) {
                FetchedMail &mail = m_got.mails[i];
                if (!belongs[i]) {
                    ++m_outcome.leftOut;
                    continue;
                }
                if (seen.contains(mail.raw)) {
                    continue;
                }
                seen.insert(mail.raw);
                if (!ids.contains(mail.parsed.messageId)) {
                    ids.insert(mail.parsed.messageId);
                    ++m_outcome.messagesSeen;
                }
                const Result<bool> isKnown = isKnownLetter(messages, mail);
                if (!isKnown) {
                    return passOn(isKnown);
                }
                if (*isKnown) {
                    ++m_outcome.unchanged;
                } else {
                    m_new.push_back(std::move(mail));
                }
            }
            return {};
        });
    }

    static Result<bool> isKnownLetter(const MessageTable &messages, const FetchedMail &mail)
    {
        const Result<MessageRowId> row = messages.find(mail.parsed.messageId);
        if (!row) {
            return row.error().code == ErrorCode::NotFound ? Result<bool>(false)
                                                           : Result<bool>(passOn(row));
        }
        const Result<std::vector<QByteArray>> copies = messages.copies(*row);
        if (!copies) {
            return passOn(copies);
        }
        // What was made from pasted text is never the letter itself.
        return std::ranges::any_of(*copies, [&mail](const QByteArray &copy) {
            return copy == mail.raw
                || (!isReconstructed(copy) && compareMails(copy, mail.raw).isSameLetter());
        });
    }

    /// All that can fail for a reason of the mail comes before the first write.
    Status pack()
    {
        m_incoming.reserve(m_new.size());
        for (FetchedMail &mail : m_new) {
            if (m_context.isStopRequested()) {
                return fail(ErrorCode::Cancelled, m_request.link.messageId);
            }
            Result<PackedBytes> packed = packBytes(mail.raw);
            if (!packed) {
                return passOn(packed);
            }
            m_incoming.push_back(incomingMail(std::move(mail.parsed)));
            m_incoming.back().raw = std::move(*packed);
            mail.raw.clear();
        }
        return {};
    }

    /// One transaction, however long the thread: its mails, where it is filed, where it was. Either all of it
    /// is there afterwards, and new is what was not there before, or nothing.
    Status store()
    {
        auto work = [this](Database &database, ChangeSet &changes) -> Status {
            Status status = addMails(database, changes);
            if (status && !m_outcome.isAwaited) {
                status = file(database, changes);
            }
            return status ? remember(database) : status;
        };
        return m_parts.post<void>(std::move(work), m_context.stopToken()).get();
    }

    Status addMails(Database &database, ChangeSet &changes)
    {
        const std::span all(m_incoming);
        for (std::size_t at = 0; at < all.size(); at += sliceMails) {
            const Result<MessageBatch> batch = MessageTable(database).add(
                all.subspan(at, std::min(sliceMails, all.size() - at)), changes);
            if (!batch) {
                return passOn(batch);
            }
            for (const StoredMessage &message : batch->messages) {
                count(message);
            }
        }
        return {};
    }

    void count(const StoredMessage &message)
    {
        switch (message.outcome) {
        case MessageOutcome::Added:
            ++m_outcome.messagesAdded;
            m_outcome.added.push_back(message.id);
            break;
        case MessageOutcome::Copy:
            ++m_outcome.copiesMerged;
            break;
        case MessageOutcome::Replaced:
            ++m_outcome.originals;
            break;
        case MessageOutcome::Unchanged:
            ++m_outcome.unchanged;
            break;
        }
    }

    Status remember(Database &database)
    {
        const MailSource source{.messageId = m_request.link.messageId,
                                .server = m_server.url,
                                .list = m_outcome.isAwaited ? m_request.link.list : m_outcome.list,
                                .askedMs = m_parts.clock.now(),
                                .gotMs = m_outcome.isAwaited ? 0 : m_parts.clock.now(),
                                .etag = m_answer.etag,
                                .lastModified = m_answer.lastModified,
                                .bug = m_request.bug};
        return SourceTable(database).put(source);
    }

    Status file(Database &database, ChangeSet &changes)
    {
        const Result<MessageRowId> row = MessageTable(database).find(m_request.link.messageId);
        if (!row) {
            return passOn(row);
        }
        m_outcome.message = anchored(database, *row);
        const Result<ThreadId> thread = ThreadTable(database).ofMessage(*row);
        if (!thread) {
            return passOn(thread);
        }
        m_outcome.thread = *thread;
        if (const Result<ThreadSummary> summary = ThreadTable(database).summary(*thread)) {
            m_outcome.subject = summary->subject;
        }
        if (m_request.bug.isValid()) {
            m_outcome.bug = m_request.bug;
            return BugTable(database).linkThread(m_request.bug, *thread, true, changes);
        }
        if (m_request.makesBug) {
            const Result<FiledThread> filed =
                fileThread(database, *thread, m_parts.clock.now(), changes);
            if (!filed) {
                return passOn(filed);
            }
            m_outcome.bug = filed->bug;
            m_outcome.madeBug = filed->isNew;
        }
        return {};
    }

    /// The mail a link's "#m…" names, when it is here; else \a row.
    MessageRowId anchored(Database &database, MessageRowId row) const
    {
        if (m_request.link.anchor.size() != 41) {
            return row;
        }
        for (const QString &id : m_got.ids()) {
            if (anchorOf(id) == m_request.link.anchor) {
                const Result<MessageRowId> named = MessageTable(database).find(id);
                return named ? *named : row;
            }
        }
        return row;
    }

    struct Answer
    {
        QString etag;
        QString lastModified;
    };

    WorkspaceParts &m_parts;
    const FetchRequest &m_request;
    const MailSource &m_known;
    JobContext &m_context;
    MailServer m_server;
    PublicInbox m_inbox;
    FetchOutcome m_outcome;
    Answer m_answer;
    bool m_isUnchanged = false;
    FetchedThread m_got;
    std::vector<FetchedMail> m_new;
    std::vector<IncomingMessage> m_incoming; ///< m_new, ready for the store
};

} // namespace

Result<FetchOutcome> fetchThread(WorkspaceParts &parts, HttpClient &client,
                                 const FetchRequest &request, JobContext &context)
{
    return Fetch(parts, client, request, {}, context).run();
}

Result<FetchOutcome> fetchAgain(WorkspaceParts &parts, HttpClient &client, const MailSource &known,
                                JobContext &context)
{
    FetchRequest request;
    request.link.messageId = known.messageId;
    request.link.server = known.server;
    request.link.list = known.list == "all"_L1 ? QString() : known.list;
    request.bug = known.gotMs == 0 ? known.bug : BugId();
    request.isFresh = true;
    request.waits = known.gotMs == 0;
    return Fetch(parts, client, request, known, context).run();
}

} // namespace Casebook
