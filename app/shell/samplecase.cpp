// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/samplecase.h"

#include "core/base/logging.h"
#include "core/workspace/workspace.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>

/// The resource lies in a static library, so the linker has to be told that it is wanted.
static void initSampleResource()
{
    Q_INIT_RESOURCE(sample);
}

namespace Casebook::SampleCase {

using namespace Qt::StringLiterals;

namespace {

QString folder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

/// The files of the sample as files on disk: importing wants paths.
Result<QStringList> unpack()
{
    initSampleResource();
    QStringList paths;
    const QDir target(folder() + u"/sample"_s);
    if (!target.mkpath(u"."_s)) {
        return fail(ErrorCode::Io, target.path());
    }
    for (const QString &name : {u"kestrel.mbox"_s, u"kestrel-console.log"_s}) {
        const QString path = target.filePath(name);
        QFile::remove(path);
        if (!QFile::copy(u":/sample/"_s + name, path)) {
            return fail(ErrorCode::Io, path);
        }
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        paths.append(path);
    }
    return paths;
}

Bug kestrel()
{
    return {.id = {},
            .title = u"task hung in kst_ns_freeze_all"_s,
            .kind = BugKind::SyzbotReport,
            .state = BugState::Working,
            .priority = BugPriority::High,
            .extid = u"4f1c0e7a92bd63550c18"_s,
            .subsystem = u"kestrel"_s,
            .links = {u"https://bot.example.org/bug?extid=4f1c0e7a92bd63550c18"_s},
            .labels = {u"abba"_s, u"reset"_s}};
}

/// Bugs noted by hand, so that the list has more than one row and more than one state.
std::vector<Bug> others()
{
    return {{.id = {},
             .title = u"Backport 6.18.y: orla: drop the queue on probe error"_s,
             .kind = BugKind::PatchReview,
             .state = BugState::PatchPosted,
             .extid = {},
             .subsystem = u"orla"_s,
             .links = {},
             .labels = {u"stable"_s}},
            {.id = {},
             .title = u"possible deadlock in balloon_inflate_fn"_s,
             .kind = BugKind::HangOrCrash,
             .state = BugState::Waiting,
             .priority = BugPriority::Low,
             .extid = {},
             .subsystem = u"virtio-bal"_s,
             .links = {},
             .labels = {}},
            {.id = {},
             .title = u"general protection fault in tarn_readdir_lookup"_s,
             .kind = BugKind::HangOrCrash,
             .state = BugState::Fixed,
             .extid = {},
             .subsystem = u"tarn"_s,
             .links = {},
             .labels = {}}};
}

/// The last two mails stay unread, as when they had just come in.
void markRead(Workspace &workspace, QObject *receiver, BugId bug, std::function<void(BugId)> done)
{
    watch(workspace.bugTree(bug), receiver,
          [&workspace, receiver, bug, done = std::move(done)](const Result<ThreadTree> &tree) {
              std::vector<std::pair<qint64, MessageRowId>> byDate;
              if (tree) {
                  for (const MessageSummary &message : tree->messages) {
                      byDate.emplace_back(message.dateMs, message.id);
                  }
              }
              std::ranges::sort(byDate);
              std::vector<MessageRowId> read;
              for (std::size_t i = 0; i + 2 < byDate.size(); ++i) {
                  read.push_back(byDate[i].second);
              }
              watch(workspace.setRead(read, true), receiver,
                    [bug, done](const Result<void> &) { done(bug); });
          });
}

} // namespace

QString path()
{
    return folder() + u"/sample.casebook"_s;
}

void fill(Workspace &workspace, JobRunner &runner, QObject *receiver,
          std::function<void(BugId)> done)
{
    for (const Bug &bug : others()) {
        watch(workspace.addBug(bug), receiver, [](const Result<BugId> &) { });
    }
    auto bugJob = workspace.addBug(kestrel());
    auto files = runner.run<QStringList>({}, {}, [](JobContext &) { return unpack(); });
    watch(files, receiver, [&workspace, receiver, bugJob, done](const Result<QStringList> &paths) {
        if (!paths) {
            qCWarning(lcApp) << "sample" << paths.error().subject;
            done({});
            return;
        }
        watch(bugJob, receiver,
              [&workspace, receiver, paths = *paths, done](const Result<BugId> &bug) {
                  if (!bug) {
                      done({});
                      return;
                  }
                  watch(workspace.importLog(paths[1], *bug), receiver,
                        [](const Result<LogId> &) { });
                  watch(workspace.importMail(
                            {.paths = {paths[0]}, .target = ImportTarget::Bug, .bug = *bug}),
                        receiver,
                        [&workspace, receiver, bug = *bug, done](const Result<ImportOutcome> &) {
                            markRead(workspace, receiver, bug, done);
                        });
              });
    });
}

} // namespace Casebook::SampleCase
