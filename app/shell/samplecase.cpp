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

/// The files of the sample as files on disk: importing wants paths. Returns their folder.
Result<QString> unpack()
{
    initSampleResource();
    const QDir target(folder() + u"/sample"_s);
    if (!target.mkpath(u"."_s)) {
        return fail(ErrorCode::Io, target.path());
    }
    for (const QString &name : QDir(u":/sample"_s).entryList(QDir::Files)) {
        const QString path = target.filePath(name);
        QFile::remove(path);
        if (!QFile::copy(u":/sample/"_s + name, path)) {
            return fail(ErrorCode::Io, path);
        }
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    }
    return target.path();
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

/// A bug with a short thread of its own, so that the list has more than one row and more than one state.
struct SideCase
{
    Bug bug;
    QString file;
};

std::vector<SideCase> sideCases()
{
    return {{.bug = {.id = {},
                     .title = u"Backport 6.18.y: orla: drop the queue on probe error"_s,
                     .kind = BugKind::PatchReview,
                     .state = BugState::PatchPosted,
                     .extid = {},
                     .subsystem = u"orla"_s,
                     .links = {},
                     .labels = {u"stable"_s}},
             .file = u"orla.mbox"_s},
            {.bug = {.id = {},
                     .title = u"possible deadlock in balloon_inflate_fn"_s,
                     .kind = BugKind::HangOrCrash,
                     .state = BugState::Waiting,
                     .priority = BugPriority::Low,
                     .extid = {},
                     .subsystem = u"virtio-bal"_s,
                     .links = {},
                     .labels = {}},
             .file = u"balloon.mbox"_s},
            {.bug = {.id = {},
                     .title = u"general protection fault in tarn_readdir_lookup"_s,
                     .kind = BugKind::HangOrCrash,
                     .state = BugState::Fixed,
                     .extid = {},
                     .subsystem = u"tarn"_s,
                     .links = {},
                     .labels = {}},
             .file = u"tarn.mbox"_s}};
}

/// All but the newest \a unread mails have been read.
void markRead(Workspace &workspace, QObject *receiver, BugId bug, std::size_t unread,
              std::function<void(BugId)> done)
{
    watch(workspace.bugTree(bug), receiver,
          [&workspace, receiver, bug, unread,
           done = std::move(done)](const Result<ThreadTree> &tree) {
              std::vector<std::pair<qint64, MessageRowId>> byDate;
              if (tree) {
                  for (const MessageSummary &message : tree->messages) {
                      byDate.emplace_back(message.dateMs, message.id);
                  }
              }
              std::ranges::sort(byDate);
              std::vector<MessageRowId> read;
              for (std::size_t i = 0; i + unread < byDate.size(); ++i) {
                  read.push_back(byDate[i].second);
              }
              watch(workspace.setRead(read, true), receiver,
                    [bug, done](const Result<void> &) { done(bug); });
          });
}

/// Makes \a bug, imports \a file into it and marks it read but for \a unread mails.
void add(Workspace &workspace, QObject *receiver, const Bug &bug, const QString &file,
         std::size_t unread, std::function<void(BugId)> done)
{
    watch(workspace.addBug(bug), receiver,
          [&workspace, receiver, file, unread, done = std::move(done)](const Result<BugId> &id) {
              if (!id) {
                  done({});
                  return;
              }
              watch(
                  workspace.importMail({.paths = {file}, .target = ImportTarget::Bug, .bug = *id}),
                  receiver,
                  [&workspace, receiver, unread, id = *id, done](const Result<ImportOutcome> &) {
                      markRead(workspace, receiver, id, unread, done);
                  });
          });
}

/// A watch on the driver, with what a feed told about it.
void addWatch(Workspace &workspace, QObject *receiver, const QDir &files,
              std::function<void()> done)
{
    Watch kestrelWatch;
    kestrelWatch.name = u"kestrel"_s;
    kestrelWatch.server = u"https://lists.example.org/"_s;
    kestrelWatch.lists = {u"linux-kestrel"_s, u"linux-block"_s};
    kestrelWatch.keywords = {u"kestrel"_s};
    kestrelWatch.paths = {u"drivers/block/kestrel/"_s};
    QFile feed(files.filePath(u"inbox.atom"_s)); // some kB
    const QByteArray bytes = feed.open(QIODevice::ReadOnly) ? feed.readAll() : QByteArray();
    watch(workspace.addWatch(kestrelWatch), receiver,
          [&workspace, receiver, bytes, done = std::move(done)](const Result<WatchId> &id) {
              if (!id) {
                  done();
                  return;
              }
              watch(workspace.readFeed(*id, bytes), receiver,
                    [done](const Result<int> &) { done(); });
          });
}

/// The side cases one after the other, then \a done.
void addSideCases(Workspace &workspace, QObject *receiver, const QDir &files, std::size_t next,
                  std::function<void()> done)
{
    const std::vector<SideCase> cases = sideCases();
    if (next == cases.size()) {
        done();
        return;
    }
    add(workspace, receiver, cases[next].bug, files.filePath(cases[next].file), 0,
        [&workspace, receiver, files, next, done = std::move(done)](BugId) {
            addSideCases(workspace, receiver, files, next + 1, done);
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
    auto files = runner.run<QString>({}, {}, [](JobContext &) { return unpack(); });
    watch(files, receiver, [&workspace, receiver, done](const Result<QString> &folder) {
        if (!folder) {
            qCWarning(lcApp) << "sample" << folder.error().subject;
            done({});
            return;
        }
        const QDir unpacked(*folder);
        addSideCases(workspace, receiver, unpacked, 0, [&workspace, receiver, unpacked, done] {
            const auto addLog = [&workspace, receiver, unpacked, done](BugId bug) {
                watch(workspace.importLog(unpacked.filePath(u"kestrel-console.log"_s), bug),
                      receiver, [&workspace, receiver, unpacked, bug, done](const Result<LogId> &) {
                          addWatch(workspace, receiver, unpacked, [bug, done] { done(bug); });
                      });
            };
            add(workspace, receiver, kestrel(), unpacked.filePath(u"kestrel.mbox"_s), 2, addLog);
        });
    });
}

} // namespace Casebook::SampleCase
