// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/sourcecheck.h"

#include "core/base/limits.h"
#include "core/trace/elffile.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

void checkBinary(const QString &path, const KernelIdentity &wanted,
                 std::vector<SourceFinding> &findings)
{
    const Result<ElfFile> file = ElfFile::open(path);
    if (!file) {
        findings.push_back({.kind = file.error().code == ErrorCode::Unsupported
                                ? SourceFindingKind::BinaryUnreadable
                                : SourceFindingKind::BinaryMissing,
                            .path = path});
        return;
    }
    if (!file->hasDebugInfo()) {
        findings.push_back({.kind = SourceFindingKind::NoDebugInfo, .path = path});
    }
    const bool isKernel = QFileInfo(path).fileName().startsWith("vmlinux"_L1);
    if (isKernel && !wanted.buildId.isEmpty() && !file->buildId().isEmpty()) {
        const bool isSame = wanted.buildId.compare(file->buildId(), Qt::CaseInsensitive) == 0;
        findings.push_back(
            {.kind = isSame ? SourceFindingKind::SameBuild : SourceFindingKind::OtherBuildId,
             .path = path,
             .found = file->buildId(),
             .wanted = wanted.buildId});
    } else if (!wanted.release.isEmpty() && !file->kernelRelease().isEmpty()
               && wanted.release != file->kernelRelease()) {
        findings.push_back({.kind = SourceFindingKind::OtherRelease,
                            .path = path,
                            .found = file->kernelRelease(),
                            .wanted = wanted.release});
    }
}

void checkKallsyms(const QString &path, std::vector<SourceFinding> &findings)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        findings.push_back({.kind = SourceFindingKind::KallsymsMissing, .path = path});
        return;
    }
    // The first rows tell: without the right to see them all addresses are zero.
    const QList<QByteArray> rows = file.read(64 * Limits::kiB).split('\n');
    const bool hasAddress = std::ranges::any_of(rows, [](const QByteArray &row) {
        const QByteArray address = row.first(std::max<qsizetype>(0, row.indexOf(' ')));
        return address.count('0') < address.size();
    });
    if (!hasAddress) {
        findings.push_back({.kind = SourceFindingKind::KallsymsWithoutAddresses, .path = path});
    }
}

} // namespace

QString sourceFindingKindName(SourceFindingKind kind)
{
    switch (kind) {
    case SourceFindingKind::TreeMissing:
        return u"tree-missing"_s;
    case SourceFindingKind::TreeOtherVersion:
        return u"tree-other-version"_s;
    case SourceFindingKind::BinaryMissing:
        return u"binary-missing"_s;
    case SourceFindingKind::BinaryUnreadable:
        return u"binary-unreadable"_s;
    case SourceFindingKind::NoDebugInfo:
        return u"no-debug-info"_s;
    case SourceFindingKind::OtherBuildId:
        return u"other-build-id"_s;
    case SourceFindingKind::OtherRelease:
        return u"other-release"_s;
    case SourceFindingKind::SameBuild:
        return u"same-build"_s;
    case SourceFindingKind::KallsymsMissing:
        return u"kallsyms-missing"_s;
    case SourceFindingKind::KallsymsWithoutAddresses:
        return u"kallsyms-without-addresses"_s;
    }
    std::unreachable();
}

Result<SourceCheck> checkSourcePlace(const SourcePlace &place, const KernelIdentity &wanted,
                                     JobContext &context)
{
    SourceCheck check;
    if (!place.tree.isEmpty()) {
        if (!QFileInfo(place.tree).isDir()) {
            check.findings.push_back({.kind = SourceFindingKind::TreeMissing, .path = place.tree});
        } else if (const Result<QString> version = kernelVersionOfTree(place.tree)) {
            check.version = *version;
            if (!wanted.release.isEmpty() && !isOfVersion(wanted.release, *version)) {
                check.findings.push_back({.kind = SourceFindingKind::TreeOtherVersion,
                                          .path = place.tree,
                                          .found = *version,
                                          .wanted = wanted.release});
            }
        }
    }
    for (const QString &binary : place.binaries) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled);
        }
        checkBinary(binary, wanted, check.findings);
    }
    if (!place.kallsyms.isEmpty()) {
        checkKallsyms(place.kallsyms, check.findings);
    }
    return check;
}

} // namespace Casebook
