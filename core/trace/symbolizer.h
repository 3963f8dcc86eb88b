// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/base/jobrunner.h"
#include "core/model/trace.h"
#include "core/trace/elffile.h"

#include <QHash>
#include <QStringList>

#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace Casebook {

/// Why a frame could not be resolved. Codes; app/text makes sentences.
enum class UnresolvedWhy : std::uint8_t {
    Resolved,
    NoBinary, ///< no binary of its module was given
    OtherBuildId, ///< the binary is of another build
    NoSymbol, ///< the function is not in the binary, or has another size there
    NoDebugInfo, ///< found, but the binary does not tell its source
};

QString unresolvedWhyName(UnresolvedWhy why);

/// What a binary tells of one frame.
struct ResolvedFrame
{
    std::vector<Frame>
        frames; ///< functions inlined at that place, innermost first, then the frame itself
    quint64 address = 0; ///< in the binary, 0: not known
    QString binary;
    UnresolvedWhy why = UnresolvedWhy::Resolved;
};

struct SymbolizerOptions
{
    QStringList binaries; ///< absolute paths: vmlinux, modules ("x.ko", "x.ko.debug"), programs
    QString kallsyms; ///< text of /proc/kallsyms for a stripped kernel, a path; may be empty
    bool ignoreBuildId = false;
};

/// Resolves frames with addr2line and shows code with objdump, both started under limits (time, output). The build id is
/// checked where a frame tells one; a function is found by name and size, as scripts/faddr2line does, and its inline
/// chain is given as scripts/decode_stacktrace.sh does. Answers are kept, so a frame is asked for once. Thread-safe;
/// all functions that take a JobContext block and are for worker threads.
class Symbolizer final
{
public:
    /// Errors: those of ElfFile::open().
    static Result<std::shared_ptr<Symbolizer>> open(const SymbolizerOptions &options,
                                                    JobContext &context);

    /// One answer per frame, in order. Errors: ProgramMissing, Timeout, Cancelled.
    Result<std::vector<ResolvedFrame>> resolve(std::span<const Frame> frames, JobContext &context);

    /// The instructions around the frame's address, the line of the address marked with "=>". Errors: NotFound
    /// (detail: a name of UnresolvedWhy), ProgramMissing, Timeout, Cancelled.
    Result<QString> disassemble(const Frame &frame, int instructions, JobContext &context);

private:
    explicit Symbolizer(SymbolizerOptions options);

    struct Binary
    {
        ElfFile file;
        QString module; ///< as frames name it; empty: the kernel image
    };

    /// Where a frame is, as far as it can be told.
    struct Place
    {
        const Binary *binary = nullptr;
        quint64 address = 0;
        quint64 functionStart = 0;
        UnresolvedWhy why = UnresolvedWhy::Resolved;
    };

    [[nodiscard]] Place placeOf(const Frame &frame) const;
    [[nodiscard]] const Binary *binaryOf(const Frame &frame) const;
    Result<void> ask(const Binary &binary, const QList<quint64> &addresses, JobContext &context);

    SymbolizerOptions m_options;
    std::vector<Binary> m_binaries;
    std::mutex m_mutex;
    QHash<QString, std::vector<Frame>> m_known; ///< by "path address"
};

/// The same in the background; "symbolize" on the board.
Job<std::shared_ptr<Symbolizer>> openSymbolizer(JobRunner &runner,
                                                const SymbolizerOptions &options);
Job<std::vector<ResolvedFrame>> resolveFrames(JobRunner &runner,
                                              const std::shared_ptr<Symbolizer> &symbolizer,
                                              const std::vector<Frame> &frames);
Job<QString> disassembleFrame(JobRunner &runner, const std::shared_ptr<Symbolizer> &symbolizer,
                              const Frame &frame, int instructions);

} // namespace Casebook
