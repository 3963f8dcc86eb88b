// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/process.h"

#include <functional>
#include <memory>

namespace Casebook {

/// A program that stays and is asked many times through its standard streams, as addr2line is: text in,
/// text out. It leads a session of its own, runs under the limits of its ProcessSpec (the time-out is per
/// question, outputBytes per answer) and is ended with its group when the object dies. What it prints as
/// errors is kept up to some kB and otherwise dropped. One thread at a time.
class Conversation final
{
public:
    /// \a spec.input is not used. Errors: ProgramMissing, Rejected, Io.
    static Result<std::unique_ptr<Conversation>> start(const ProcessSpec &spec);
    ~Conversation();
    Conversation(const Conversation &) = delete;
    Conversation &operator=(const Conversation &) = delete;
    Conversation(Conversation &&) = delete;
    Conversation &operator=(Conversation &&) = delete;

    /// Writes \a question and reads until \a isWhole(all that came since) says so. Blocks; asks the stop
    /// token every 20 ms. Errors: Cancelled (the program goes on: what it still answers comes before the
    /// next answer), Timeout, TooLarge, ProgramFailed (it ended; detail: what it printed as errors), Io.
    /// After all but Cancelled it is over.
    Result<QByteArray> ask(const QByteArray &question,
                           const std::function<bool(const QByteArray &)> &isWhole,
                           JobContext &context);

    [[nodiscard]] bool isOver() const;

    /// The program's process id, for tests.
    [[nodiscard]] qint64 processId() const;

private:
    struct Private;
    explicit Conversation(std::unique_ptr<Private> made);
    std::unique_ptr<Private> d;
};

} // namespace Casebook
