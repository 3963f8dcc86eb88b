// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/report.h"
#include "core/trace/cleanlines.h"

#include <memory>
#include <string>
#include <vector>

namespace Casebook {

/// One way programs write stacks, reports or locks. Immutable; any thread; any bytes as input.
class Dialect
{
public:
    Dialect() = default;
    Dialect(const Dialect &) = delete;
    Dialect &operator=(const Dialect &) = delete;
    Dialect(Dialect &&) = delete;
    Dialect &operator=(Dialect &&) = delete;
    virtual ~Dialect() = default;

    /// Short English word for tests and messages ("kernel", "gdb").
    [[nodiscard]] virtual std::string name() const = 0;
    /// Literals of at least four bytes, one of which stands in every text that this dialect reads. The fast
    /// first pass looks for them before a line is cleaned.
    [[nodiscard]] virtual std::vector<std::string> triggers() const = 0;
    /// Adds what \a text holds to \a out.
    virtual void read(const CleanText &text, TextReports &out) const = 0;
};

/// All dialects of this build, in the order they read.
const std::vector<std::unique_ptr<Dialect>> &allDialects();

/// Each makes one dialect.
std::unique_ptr<Dialect> makeKernelDialect();
std::unique_ptr<Dialect> makeLockDialect();
std::unique_ptr<Dialect> makeOrderDialect();
std::unique_ptr<Dialect> makeTaskDumpDialect();
std::unique_ptr<Dialect> makeKernelStackDialect();
std::unique_ptr<Dialect> makeGdbDialect();
std::unique_ptr<Dialect> makeLldbDialect();
std::unique_ptr<Dialect> makeCoredumpDialect();
std::unique_ptr<Dialect> makeCrashToolDialect();
std::unique_ptr<Dialect> makeSanitizerDialect();
std::unique_ptr<Dialect> makeDrgnDialect();
std::unique_ptr<Dialect> makeGoDialect();
std::unique_ptr<Dialect> makePythonDialect();

} // namespace Casebook
