// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/dialect.h"

namespace Casebook {

const std::vector<std::unique_ptr<Dialect>> &allDialects()
{
    static const std::vector<std::unique_ptr<Dialect>> dialects = [] {
        std::vector<std::unique_ptr<Dialect>> made;
        made.push_back(makeKernelDialect());
        made.push_back(makeTaskDumpDialect()); // what no report of the kernel took
        made.push_back(makeLockDialect());
        made.push_back(makeOrderDialect());
        made.push_back(makeKernelStackDialect());
        made.push_back(makeGdbDialect());
        made.push_back(makeLldbDialect());
        made.push_back(makeCoredumpDialect());
        made.push_back(makeCrashToolDialect());
        made.push_back(makeDrgnDialect());
        made.push_back(makeSanitizerDialect());
        made.push_back(makeGoDialect());
        made.push_back(makePythonDialect());
        return made;
    }();
    return dialects;
}

} // namespace Casebook
