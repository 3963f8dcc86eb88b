// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/traceitems.h"
#include "core/base/ids.h"
#include "core/base/job.h"
#include "core/model/sourceplace.h"
#include "core/trace/sourcecheck.h"
#include "core/trace/sourcetree.h"
#include "core/trace/symbolizer.h"
#include "core/workspace/sourceplaces.h"

#include <QCache>
#include <QObject>

#include <optional>

namespace Casebook {

class JobRunner;

/// What sources and binaries of this computer say of the current frame: the functions inlined there, the lines around
/// it, its machine code. A stack is resolved once and kept; every step is a job. GUI thread, no widgets.
class FramePresenter final : public QObject
{
    Q_OBJECT

public:
    /// \a workspace is the uuid under which places are kept.
    FramePresenter(JobRunner &runner, QString workspace,
                   const SourcePlaces &places = SourcePlaces(), QObject *parent = nullptr);
    ~FramePresenter() override;

    /// Reads where the sources of \a bug are (invalid id: of the mail without a bug). placeChanged() follows.
    void setBug(BugId bug);

    [[nodiscard]] const SourcePlace &place() const
    {
        return m_place;
    }

    /// Keeps it for the bug; placeChanged() follows, or failed().
    void setPlace(const SourcePlace &place);

    /// Shows frame number \a frame of \a item; -1: none. changed() follows, again when more is known.
    void show(const TraceItem &item, int frame);
    void clear();
    /// Machine code is read only while it is looked at.
    void setWantsCode(bool wants);

    [[nodiscard]] bool hasFrame() const
    {
        return m_frame >= 0;
    }

    /// The frame as the text has it.
    [[nodiscard]] const Frame &frame() const;

    /// The frame that a binary is asked for: of an inlined one the next that is none.
    [[nodiscard]] const Frame &realFrame() const;

    /// Something is still on its way.
    [[nodiscard]] bool isLoading() const
    {
        return m_isOpening || m_isResolving || m_isReading;
    }

    /// Functions inlined at the place, innermost first, then the frame's own; never empty with a frame.
    [[nodiscard]] const ResolvedFrame &resolved() const
    {
        return m_resolved;
    }

    /// Which function of the chain is shown; the frame's own at first.
    [[nodiscard]] int chosen() const
    {
        return m_chosen;
    }

    void choose(int chainIndex);

    /// Why nothing could be resolved at all (a binary is gone, addr2line is missing).
    [[nodiscard]] const std::optional<Error> &failure() const
    {
        return m_failure;
    }

    /// Empty while it is read, or when the frame has no place in a file.
    [[nodiscard]] const std::optional<Result<SourcePart>> &source() const
    {
        return m_source;
    }

    [[nodiscard]] const std::optional<Result<Disassembly>> &code() const
    {
        return m_code;
    }

    /// Of the place, against the report of the current frame.
    [[nodiscard]] const SourceCheck &check() const
    {
        return m_check;
    }

    [[nodiscard]] JobRunner &runner() const
    {
        return m_runner;
    }

    /// The kernel that the current frame's report names; reads its text: for a job.
    static KernelIdentity kernelOf(const TraceItem &item);

    [[nodiscard]] const TraceItem &item() const
    {
        return m_item;
    }

Q_SIGNALS:
    void placeChanged();
    void changed();
    void failed(const Casebook::Error &error);

private:
    using Stack = std::vector<ResolvedFrame>;

    void takePlace(const SourcePlace &place);
    void open();
    void resolve();
    void apply(const Stack *stack);
    void readSource();
    void readCode();
    void checkPlace();
    [[nodiscard]] QString codeKey() const;

    JobRunner &m_runner;
    QString m_workspace;
    SourcePlaces m_places;
    BugId m_bug;
    SourcePlace m_place;
    std::shared_ptr<Symbolizer> m_symbolizer;
    std::optional<Error> m_failure;
    TraceItem m_item;
    int m_frame = -1;
    ResolvedFrame m_resolved;
    int m_chosen = 0;
    bool m_wantsCode = false;
    bool m_isOpening = false;
    bool m_isResolving = false;
    bool m_isReading = false;
    std::optional<Result<SourcePart>> m_source;
    std::optional<Result<Disassembly>> m_code;
    SourceCheck m_check;
    QString m_checkedItem;
    QCache<QString, Stack> m_stacks; ///< by the key of the stack
    QCache<QString, SourcePart> m_parts; ///< by file and line
    QCache<QString, Disassembly> m_codes; ///< by stack and frame
    Job<std::shared_ptr<Symbolizer>> m_opening;
    Job<Stack> m_resolving;
    Job<SourcePart> m_reading;
    Job<Disassembly> m_coding;
    Latest m_latestPlace;
    Latest m_latestOpen;
    Latest m_latestStack;
    Latest m_latestSource;
    Latest m_latestCode;
    Latest m_latestCheck;
};

} // namespace Casebook
