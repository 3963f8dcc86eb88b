// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/taskloop.h"
#include "core/mail/mboxreader.h"
#include "core/store/messagetable.h"
#include "core/workspace/mailfiles.h"
#include "core/workspace/workspacetypes.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace Casebook {

/// Mails that are stored in one transaction, ready for it.
struct MailSlice
{
    std::vector<IncomingMessage> messages;
    std::vector<ImportProblem> problems;
    qint64 rawBytes = 0; ///< of the messages
    qint64 inputBytes = 0; ///< what they took in their files
};

/// Carries mails from the reader over parsing threads to the writer: add() cuts slices, threads of its
/// own parse and compress them, \a store runs on \a writer, once per slice, in the order of add().
/// Memory is bounded: add() waits while too much is underway. The first failure of \a store ends all.
class MailPipeline final
{
public:
    using Store = std::function<Status(const MailSlice &slice)>;

    MailPipeline(TaskLoop &writer, std::stop_token stop, Store store);
    ~MailPipeline();
    MailPipeline(const MailPipeline &) = delete;
    MailPipeline &operator=(const MailPipeline &) = delete;
    MailPipeline(MailPipeline &&) = delete;
    MailPipeline &operator=(MailPipeline &&) = delete;

    /// False when it is of no use to go on: stopped or failed.
    bool add(const MailFile &file, const MboxEntry &entry);
    /// Waits until everything is stored; \a whole false drops the unfinished slice. Cancelled when a
    /// stop request left something out. \a store is not called any more afterwards.
    Status finish(bool whole);

private:
    struct RawMail
    {
        QByteArray bytes;
        QString path;
        qint64 offset = 0;
        qint64 inputBytes = 0;
        bool isCut = false;
        bool isRead = false;
        bool isFlagged = false;
    };

    struct RawSlice
    {
        quint64 number = 0;
        std::vector<RawMail> mails;
        qint64 bytes = 0;
    };

    void cut();
    void parseLoop();
    MailSlice parse(const RawSlice &raw) const;
    void handToWriter(quint64 number, MailSlice slice);
    void storeNext(MailSlice slice);
    [[nodiscard]] bool isOver() const; ///< wants the lock

    TaskLoop &m_writer;
    std::stop_token m_stop;
    Store m_store;
    RawSlice m_filling;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<RawSlice> m_waiting; ///< for a parser
    std::map<quint64, MailSlice> m_ready; ///< parsed before their turn
    quint64 m_nextNumber = 0; ///< of the slice the writer gets next
    int m_underway = 0;
    qint64 m_underwayBytes = 0;
    bool m_ending = false;
    Status m_status;
    std::vector<std::jthread> m_parsers;
};

} // namespace Casebook
