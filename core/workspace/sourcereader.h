// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/model/log.h"
#include "core/model/message.h"
#include "core/model/tracesource.h"
#include "core/store/logstore.h"
#include "core/store/messagetable.h"

#include <span>

namespace Casebook {

class WorkspaceParts;

/// Reads what stacks stand in the messages and logs of a workspace, each text once (TraceCache), and reports progress:
/// a message counts one, a log one for every 64 kB. One job, one thread.
class SourceReader final
{
public:
    SourceReader(WorkspaceParts &parts, Database &database, JobContext &context);

    /// What is going to be read.
    void expect(std::size_t messages, std::span<const LogInfo> logs);

    static TraceSource sourceOf(const MessageSummary &message);
    static TraceSource sourceOf(const LogInfo &log);

    Result<std::shared_ptr<const SourceText>> read(const MessageSummary &message);
    Result<std::shared_ptr<const SourceText>> read(const LogInfo &log);

    /// The hash of the message's text, when it was read before; else empty.
    [[nodiscard]] QByteArray knownHash(const MessageSummary &message) const;
    /// Counts what need not be read.
    void step(qint64 steps);
    void skip(const LogInfo &log);

private:
    Result<std::shared_ptr<const SourceText>> readMail(const MessageSummary &message);
    template<class Take>
    Status unpack(const LogInfo &log, Take take);
    Result<std::shared_ptr<const SourceText>> readSmallLog(const LogInfo &log);
    Result<std::shared_ptr<const SourceText>> readLargeLog(const LogInfo &log);

    WorkspaceParts &m_parts;
    MessageTable m_messages;
    LogStore m_logs;
    JobContext &m_context;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace Casebook
