// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace Casebook {

/// A SQLite VFS over the real one whose i-th write (write, truncate, sync) fails, and every one after it
/// as long as it is armed: a disk that broke. For tests; one at a time.
class FailVfs final
{
public:
    enum class Failure : std::uint8_t { Io, Full };

    FailVfs();
    ~FailVfs();
    FailVfs(const FailVfs &) = delete;
    FailVfs &operator=(const FailVfs &) = delete;
    FailVfs(FailVfs &&) = delete;
    FailVfs &operator=(FailVfs &&) = delete;

    /// The \a number-th write from now on fails, counted from 1; 0 disarms.
    void arm(int number, Failure failure);
    /// Writes since arm().
    [[nodiscard]] int writes() const;
};

} // namespace Casebook
