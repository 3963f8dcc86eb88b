// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The logs of the façade.

#include "core/store/logstore.h"
#include "core/workspace/logimport.h"
#include "core/workspace/workspaceparts.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Casebook {

Job<LogId> Workspace::importLog(const QString &path, BugId bug)
{
    return d->run<LogId>(u"import-log"_s, path,
                         [path, bug](WorkspaceParts &parts, JobContext &context) {
                             return importLogFile(parts, path, bug, context);
                         });
}

Job<std::vector<LogInfo>> Workspace::logs(BugId bug)
{
    return d->read<std::vector<LogInfo>>(
        [bug, folder = d->parts->file->filesFolder()](Database &database) {
            return LogStore(database, folder).list(bug);
        });
}

Job<LogInfo> Workspace::log(LogId id)
{
    return d->read<LogInfo>([id, folder = d->parts->file->filesFolder()](Database &database) {
        return LogStore(database, folder).info(id);
    });
}

Job<LogLines> Workspace::logLines(LogId id, qint64 firstLine, int count)
{
    return d->read<LogLines>([=, folder = d->parts->file->filesFolder()](Database &database) {
        return LogStore(database, folder).lines(id, firstLine, count);
    });
}

Job<qint64> Workspace::findInLog(LogId id, const QByteArray &needle, qint64 from, bool backwards,
                                 bool foldCase)
{
    return d->run<qint64>(u"find-in-log"_s, {}, [=](WorkspaceParts &parts, JobContext &context) {
        return parts.file->read(
            [&](Database &database) {
                return LogStore(database, parts.file->filesFolder())
                    .find(id, needle, from, backwards, foldCase, context);
            },
            context.stopToken());
    });
}

} // namespace Casebook
