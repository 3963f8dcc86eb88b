// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jobrunner.h"
#include "core/model/sourceplace.h"
#include "core/trace/kernelidentity.h"

#include <vector>

namespace Casebook {

/// What is to be said of a place of sources and binaries. Codes; app/text makes sentences.
enum class SourceFindingKind : std::uint8_t {
    TreeMissing, ///< there is no such folder
    TreeOtherVersion, ///< the tree's Makefile says another version than the report
    BinaryMissing, ///< there is no such file, or it cannot be read
    BinaryUnreadable, ///< no ELF file, or a damaged one
    NoDebugInfo, ///< functions can be found, lines cannot
    OtherBuildId, ///< the kernel image is not the one of the report
    OtherRelease, ///< of another kernel, by its own words; the report states no build id
    SameBuild, ///< the report's build id is the binary's
    KallsymsMissing,
    KallsymsWithoutAddresses, ///< every address in it is zero: its reader was not root
};

QString sourceFindingKindName(SourceFindingKind kind);

struct SourceFinding
{
    SourceFindingKind kind = SourceFindingKind::TreeMissing;
    QString path;
    QString found; ///< build id, release or version there
    QString wanted; ///< what the report says

    [[nodiscard]] bool isProblem() const
    {
        return kind != SourceFindingKind::SameBuild;
    }

    friend bool operator==(const SourceFinding &, const SourceFinding &) = default;
};

/// What is at a place, and what speaks for or against it.
struct SourceCheck
{
    QString version; ///< of the tree, empty when its Makefile does not say
    std::vector<SourceFinding> findings;

    friend bool operator==(const SourceCheck &, const SourceCheck &) = default;
};

/// Looks whether \a place is there and fits a report of \a wanted (which may be empty). Blocks. Error: Cancelled.
Result<SourceCheck> checkSourcePlace(const SourcePlace &place, const KernelIdentity &wanted,
                                     JobContext &context);

} // namespace Casebook
