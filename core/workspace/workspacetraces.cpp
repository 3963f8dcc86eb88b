// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The reports and stacks of the façade.

#include "core/base/limits.h"
#include "core/workspace/tracereading.h"
#include "core/workspace/workspaceparts.h"

using namespace Qt::StringLiterals;

namespace Casebook {

Job<BugReports> Workspace::bugReports(std::optional<BugId> bug)
{
    return d->run<BugReports>(u"read-traces"_s, {},
                              [bug](WorkspaceParts &parts, JobContext &context) {
                                  return readBugReports(parts, bug, context);
                              });
}

Job<SeenBefore> Workspace::seenBefore(const SeenRequest &request)
{
    return d->run<SeenBefore>(u"seen-before"_s, {},
                              [request](WorkspaceParts &parts, JobContext &context) {
                                  return findSeenBefore(parts, request, context);
                              });
}

Job<SourceReports> Workspace::fileReports(const QString &path)
{
    return d->run<SourceReports>(u"read-traces"_s, path,
                                 [path](WorkspaceParts &parts, JobContext &context) {
                                     return readFileReports(parts.traces, path, context);
                                 });
}

Job<SourceReports> Workspace::textReports(const QByteArray &text)
{
    return d->run<SourceReports>(
        u"read-traces"_s, {},
        [text](WorkspaceParts &, JobContext &context) -> Result<SourceReports> {
            if (text.size() > Limits::pastedBytes) {
                return std::unexpected<Error>(
                    Error{ErrorCode::TooLarge, {}, {}, Limits::pastedBytes});
            }
            const auto read = readSourceText(text, {}, context);
            if (!read) {
                return passOn(read);
            }
            const QString id =
                u"clipboard:"_s + QString::fromLatin1((*read)->sha256.first(8).toHex());
            return SourceReports{.source = {.kind = SourceKind::File, .id = id}, .text = *read};
        });
}

} // namespace Casebook
