// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/dialect.h"
#include "core/trace/kernelreports.h"

#include <iterator>

namespace Casebook {

namespace {

class KernelDialect final : public Dialect
{
public:
    [[nodiscard]] std::string name() const override
    {
        return "kernel";
    }

    [[nodiscard]] std::vector<std::string> triggers() const override
    {
        std::vector<std::string> words;
        for (const QByteArray &opener : TitleRules::builtIn().openers()) {
            words.push_back(opener.toStdString());
        }
        return words;
    }

    void read(const CleanText &text, TextReports &out) const override
    {
        std::vector<CrashReport> found = findKernelReports(text, TitleRules::builtIn());
        out.crashes.insert(out.crashes.end(), std::make_move_iterator(found.begin()),
                           std::make_move_iterator(found.end()));
    }
};

} // namespace

std::unique_ptr<Dialect> makeKernelDialect()
{
    return std::make_unique<KernelDialect>();
}

} // namespace Casebook
