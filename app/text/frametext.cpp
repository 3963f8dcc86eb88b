// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/frametext.h"

#include "app/text/errortext.h"
#include "app/text/format.h"

#include <utility>

namespace Casebook {

using namespace Qt::StringLiterals;

QString FrameText::why(UnresolvedWhy why, const Frame &frame)
{
    const QString name = ErrorText::quotable(frame.func.isEmpty() ? frame.raw : frame.func);
    switch (why) {
    case UnresolvedWhy::Resolved:
        return {};
    case UnresolvedWhy::NoBinary:
        return frame.module.isEmpty()
            ? tr("No kernel image or program with debug information is set.")
            : tr("No binary of “%1” with debug information is set.")
                  .arg(ErrorText::quotable(frame.module));
    case UnresolvedWhy::OtherBuildId:
        return tr("The binary is of another build than the report, so its lines would be wrong.");
    case UnresolvedWhy::NoSymbol:
        return tr("The binary has no function “%1” of that size, so it may be of another build.")
            .arg(name);
    case UnresolvedWhy::NoDebugInfo:
        return tr("The binary has no debug information for “%1”.").arg(name);
    case UnresolvedWhy::NotInlined:
        return tr("The binary does not have “%1” inlined here, so it may be of another build.")
            .arg(name);
    }
    std::unreachable();
}

QString FrameText::doubt(const ResolvedFrame &resolved)
{
    if (resolved.why != UnresolvedWhy::Resolved) {
        return {};
    }
    if (resolved.isFunctionStart) {
        return tr("The text gives no offset, so this is where the function begins.");
    }
    if (resolved.alike > 0) {
        return tr("%n more function(s) of this name and size are in the binary; this is the first.",
                  nullptr, resolved.alike);
    }
    return {};
}

QString FrameText::sourceError(const Error &error)
{
    const QString name = ErrorText::quotable(error.subject);
    if (error.detail == "no-tree"_L1) {
        return error.subject.isEmpty() ? tr("No source tree is set.")
                                       : tr("The source tree “%1” is not there.").arg(name);
    }
    if (error.detail == "not-in-tree"_L1) {
        return tr("The source tree has no file “%1”.").arg(name);
    }
    if (error.detail == "leads-out"_L1) {
        return tr("“%1” leads out of the source tree, so it is not opened.").arg(name);
    }
    if (error.detail == "binary"_L1 || error.detail == "not-a-file"_L1) {
        return tr("“%1” is no text, so it is not shown.").arg(name);
    }
    if (error.code == ErrorCode::TooLarge) {
        return tr("“%1” is larger than %2, so it is not shown.")
            .arg(name, Format::size(error.value));
    }
    return ErrorText::sentence(error);
}

QString FrameText::tooShort(const SourcePart &part)
{
    return tr("“%1” has only %n line(s), so the tree is of another version.", nullptr, part.lines)
        .arg(ErrorText::quotable(part.path));
}

QString FrameText::codeError(const Error &error, const Frame &frame)
{
    for (const UnresolvedWhy one :
         {UnresolvedWhy::NoBinary, UnresolvedWhy::OtherBuildId, UnresolvedWhy::NoSymbol}) {
        if (error.code == ErrorCode::NotFound && error.detail == unresolvedWhyName(one)) {
            return why(one, frame);
        }
    }
    if (error.detail == "no-code"_L1) {
        return tr("“%1” has no machine code at this place; a file of debug information alone has "
                  "none.")
            .arg(ErrorText::quotable(error.subject));
    }
    if (error.detail == "other-architecture"_L1) {
        return tr("objdump does not know the processor of “%1”. Install it with \"sudo apt install "
                  "binutils-multiarch\", then try again.")
            .arg(ErrorText::quotable(error.subject));
    }
    return ErrorText::sentence(error);
}

QString FrameText::finding(const SourceFinding &finding)
{
    const QString path = ErrorText::quotable(finding.path);
    const QString found = ErrorText::quotable(finding.found);
    const QString wanted = ErrorText::quotable(finding.wanted);
    switch (finding.kind) {
    case SourceFindingKind::TreeMissing:
        return tr("There is no folder “%1”.").arg(path);
    case SourceFindingKind::TreeOtherVersion:
        return tr("The tree is of version %1, the report of %2: lines may not fit.")
            .arg(found, wanted);
    case SourceFindingKind::BinaryMissing:
        return tr("“%1” is not there or cannot be read.").arg(path);
    case SourceFindingKind::BinaryUnreadable:
        return tr("“%1” is no binary that can be read (no ELF file, or a damaged one).").arg(path);
    case SourceFindingKind::NoDebugInfo:
        return tr("“%1” has no debug information: functions are found, lines are not.").arg(path);
    case SourceFindingKind::OtherBuildId:
        return tr("“%1” is of another build (%2) than the report (%3).").arg(path, found, wanted);
    case SourceFindingKind::OtherRelease:
        return tr("“%1” is of kernel %2, the report of %3.").arg(path, found, wanted);
    case SourceFindingKind::SameBuild:
        return tr("“%1” is the very build of the report.").arg(path);
    case SourceFindingKind::KallsymsMissing:
        return tr("“%1” is not there or cannot be read.").arg(path);
    case SourceFindingKind::KallsymsWithoutAddresses:
        return tr("All addresses in “%1” are zero: it was read without the right to see them. Read "
                  "/proc/kallsyms as root.")
            .arg(path);
    }
    std::unreachable();
}

QString FrameText::place(const Frame &frame)
{
    if (frame.file.isEmpty()) {
        return {};
    }
    const QString name = ErrorText::quotable(frame.file.sliced(frame.file.lastIndexOf(u'/') + 1));
    return frame.line > 0 ? QString(name + u':' + QString::number(frame.line)) : name;
}

} // namespace Casebook
