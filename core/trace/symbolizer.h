// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/job.h"
#include "core/base/jobrunner.h"
#include "core/model/trace.h"
#include "core/trace/addressreader.h"
#include "core/trace/disassembly.h"
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
    NotInlined, ///< an inlined function that the binary does not have at that place
};

QString unresolvedWhyName(UnresolvedWhy why);

/// What a binary tells of one frame.
struct ResolvedFrame
{
    std::vector<Frame>
        frames; ///< functions inlined at that place, innermost first, then the frame itself
    quint64 address = 0; ///< in the binary, 0: not known
    QString binary;
    /// The text has no offset, so it is where the function begins, not where the task stood.
    bool isFunctionStart = false;
    int alike = 0; ///< further functions of that name and size, one of which may be meant
    UnresolvedWhy why = UnresolvedWhy::Resolved;
};

struct SymbolizerOptions
{
    QStringList binaries; ///< absolute paths: vmlinux, modules ("x.ko", "x.ko.debug"), programs
    QString
        kallsyms; ///< text of System.map or /proc/kallsyms for a stripped kernel, a path; may be empty
    bool ignoreBuildId = false;
};

/// Resolves frames with addr2line, which stays, and shows code with objdump, both under limits (time, memory, output).
/// The build id is checked where a frame tells one; a function is found by name and size, as scripts/faddr2line does,
/// and its inline chain is given as scripts/decode_stacktrace.sh does; modules are read section by section. Answers
/// are kept, so a frame is asked for once. Thread-safe; all functions that take a JobContext block and are for worker
/// threads.
class Symbolizer final
{
public:
    /// Errors: those of ElfFile::open(); for kallsyms NotFound, Io, TooLarge, Unsupported ("no-addresses").
    static Result<std::shared_ptr<Symbolizer>> open(const SymbolizerOptions &options,
                                                    JobContext &context);

    /// One answer per frame, in order; \a frames is a whole stack, for what a frame is depends on those around it. An
    /// inlined frame gets what its real frame below has of it. Errors: those of AddressReader::ask().
    Result<std::vector<ResolvedFrame>> resolve(std::span<const Frame> frames, JobContext &context);

    /// The instructions around \a frames[\a index]. Errors: NotFound (detail: a name of UnresolvedWhy, "no-code"), those
    /// of Casebook::disassemble().
    Result<Disassembly> disassemble(std::span<const Frame> frames, std::size_t index, int around,
                                    JobContext &context);

    [[nodiscard]] QStringList binaries() const;

    /// Programs that answer now; for tests.
    [[nodiscard]] QList<qint64> processIds();

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
        const ElfSymbol *symbol = nullptr;
        quint64 address = 0;
        quint64 functionStart = 0;
        QString section; ///< of a relocatable file
        bool isFunctionStart = false;
        int alike = 0;
        UnresolvedWhy why = UnresolvedWhy::Resolved;

        [[nodiscard]] QString readerKey() const;
        [[nodiscard]] QString key() const;
    };

    /// What one addr2line is asked.
    struct Question
    {
        const Binary *binary = nullptr;
        QString section;
        QList<quint64> addresses;
    };

    [[nodiscard]] Place placeOf(const Frame &frame) const;
    void findFunction(const Frame &frame, Place &place) const;
    [[nodiscard]] const Binary *binaryOf(const Frame &frame) const;
    [[nodiscard]] ResolvedFrame answerOf(const Frame &frame, const Place &place);
    std::shared_ptr<AddressReader> reader(const QString &path, const QString &section);
    Result<void> ask(const Question &question, JobContext &context);

    SymbolizerOptions m_options;
    std::vector<Binary> m_binaries;
    std::mutex m_mutex;
    QHash<QString, std::shared_ptr<AddressReader>> m_readers; ///< by path and section
    QStringList m_recent; ///< keys of m_readers, the one asked last at the end
    QHash<QString, std::vector<Frame>> m_known; ///< by path, section and address
};

/// The same in the background; "symbolize" on the board.
Job<std::shared_ptr<Symbolizer>> openSymbolizer(JobRunner &runner,
                                                const SymbolizerOptions &options);
Job<std::vector<ResolvedFrame>> resolveFrames(JobRunner &runner,
                                              const std::shared_ptr<Symbolizer> &symbolizer,
                                              const std::vector<Frame> &frames);
Job<Disassembly> disassembleFrame(JobRunner &runner, const std::shared_ptr<Symbolizer> &symbolizer,
                                  const std::vector<Frame> &frames, std::size_t index, int around);

} // namespace Casebook
