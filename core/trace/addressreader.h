// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/conversation.h"
#include "core/model/trace.h"

#include <QHash>

#include <mutex>

namespace Casebook {

/// One addr2line that stays, for one binary (and one section of it): reading a kernel's debug information takes
/// seconds, an answer after that none. It runs under limits of time, memory and output, is started at the first
/// question and again when it died. Callable from any thread; questions wait for each other.
class AddressReader final
{
public:
    /// \a section is needed for a relocatable file, whose addresses count from a section's start.
    AddressReader(QString path, QString section);

    /// The functions at each address, those inlined there first. An address of which the binary knows nothing has one
    /// without a name. Errors: ProgramMissing, Timeout, TooLarge, ProgramFailed, Cancelled, Io.
    Result<QHash<quint64, std::vector<Frame>>> ask(const QList<quint64> &addresses,
                                                   JobContext &context);

    /// Its process, 0: none runs. For tests.
    [[nodiscard]] qint64 processId();

private:
    Result<QByteArray> converse(const QByteArray &question, quint64 mark, JobContext &context);

    QString m_path;
    QString m_section;
    std::timed_mutex m_mutex;
    std::unique_ptr<Conversation> m_program;
    quint64 m_marks = 0;
};

} // namespace Casebook
