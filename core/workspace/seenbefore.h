// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/model/seenbefore.h"

#include <QHash>
#include <QSet>

#include <memory>
#include <mutex>
#include <vector>

namespace Casebook {

class WorkspaceParts;

/// What is kept of one stack of a text.
struct TracePrint
{
    TraceFingerprint print;
    qint64 offset = 0;
    TraceRole role = TraceRole::Crash;
    std::optional<TaskRef> task;
};

using TextPrints = std::vector<TracePrint>;

/// The stacks of \a text, each once: a thread that stands in a report already is left out. Names that many stacks share
/// are kept once, in \a names.
TextPrints printsOf(const SourceText &text, QSet<QString> &names);

/// What stacks texts hold, by the hash of the text, for as long as the workspace is open: the second question reads only
/// what is new. Bounded; what does not fit is read each time. Any thread.
class PrintCache final
{
public:
    [[nodiscard]] std::shared_ptr<const TextPrints> find(const QByteArray &sha256);
    std::shared_ptr<const TextPrints> put(const SourceText &text);

private:
    std::mutex m_mutex;
    QHash<QByteArray, std::shared_ptr<const TextPrints>> m_texts;
    QSet<QString> m_names;
    std::size_t m_prints = 0;
};

/// Looks through the stacks of all messages and logs of the workspace that are not in the trash. Weights follow from how
/// many of them have a function. Equal stacks of the same bugs are one hit. Progress as SourceReader. Blocks; pool thread.
Result<SeenBefore> findSeenBefore(WorkspaceParts &parts, const SeenRequest &request,
                                  JobContext &context);

} // namespace Casebook
