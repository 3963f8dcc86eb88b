// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/approval.h"

#include "core/base/text.h"
#include "core/run/planjson.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTimeZone>

#include <algorithm>

#include <sys/stat.h>
#include <unistd.h>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype hashDigits = 64;

bool isHash(const QString &word)
{
    return word.size() == hashDigits && std::ranges::all_of(word, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

void addFile(std::vector<ActingFile> &files, const QString &key, const QString &path)
{
    if (!path.isEmpty()) {
        files.push_back({.key = key, .path = path, .sizeBytes = 0, .sha256 = {}});
    }
}

void addGuest(std::vector<ActingFile> &files, const QString &key, const GuestParts &guest)
{
    addFile(files, key + u".kernel"_s, guest.kernel);
    addFile(files, key + u".initrd"_s, guest.initrd);
    addFile(files, key + u".vmlinux"_s, guest.vmlinux);
}

/// A program named by its path; a bare name is the system's, found by the PATH that the sheet shows.
void addProgram(std::vector<ActingFile> &files, const QString &key, const Command &command)
{
    if (!command.argv.isEmpty() && QDir::isAbsolutePath(command.argv.first())) {
        addFile(files, key + u".argv[0]"_s, command.argv.first());
    }
}

std::vector<ActingFile> filesOf(const RunPlan &plan)
{
    std::vector<ActingFile> files;
    for (std::size_t i = 0; i < plan.files.size(); ++i) {
        addFile(files, u"files[%1]"_s.arg(i), plan.files[i].path);
    }
    addProgram(files, u"setup"_s, plan.setup);
    addProgram(files, u"reproducer"_s, plan.reproducer);
    addProgram(files, u"teardown"_s, plan.teardown);
    for (std::size_t i = 0; i < plan.load.size(); ++i) {
        addProgram(files, u"load[%1]"_s.arg(i), plan.load[i].command);
    }
    for (std::size_t i = 0; i < plan.captures.size(); ++i) {
        addProgram(files, u"captures[%1].command"_s.arg(i), plan.captures[i].command);
    }
    for (std::size_t i = 0; i < plan.variants.size(); ++i) {
        const Variant &variant = plan.variants[i];
        const QString key = u"variants[%1]"_s.arg(i);
        addFile(files, key + u".binary"_s, variant.binary);
        addGuest(files, key + u".guest"_s, variant.guest);
        addFile(files, key + u".build.patch"_s, variant.build.patch);
        addFile(files, key + u".build.config"_s, variant.build.config);
        addProgram(files, key + u".build.command"_s, variant.build.command);
    }
    if (plan.target.kind == TargetKind::Qemu) {
        const QemuTarget &qemu = plan.target.qemu;
        addGuest(files, u"target.qemu.guest"_s, qemu.guest);
        for (std::size_t i = 0; i < qemu.drives.size(); ++i) {
            addFile(files, u"target.qemu.drives[%1]"_s.arg(i), qemu.drives[i].path);
        }
        if (QDir::isAbsolutePath(qemu.binary)) {
            addFile(files, u"target.qemu.binary"_s, qemu.binary);
        }
    }
    return files;
}

Status hashFile(ActingFile &file, JobContext &context)
{
    QFile content(file.path);
    if (!content.exists()) {
        return {};
    }
    // A folder or a pipe has no content to be bound to, and reading one may never end.
    if (!QFileInfo(file.path).isFile()) {
        return fail(ErrorCode::Unsupported, file.path, u"not a plain file"_s);
    }
    if (!content.open(QIODevice::ReadOnly)) {
        return fail(content.error() == QFile::PermissionsError ? ErrorCode::PermissionDenied
                                                               : ErrorCode::Io,
                    file.path, content.errorString());
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray piece(1024 * 1024, Qt::Uninitialized);
    while (true) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled);
        }
        const qint64 read = content.read(piece.data(), piece.size());
        if (read < 0) {
            return fail(ErrorCode::Io, file.path, content.errorString());
        }
        if (read == 0) {
            break;
        }
        hash.addData(QByteArrayView(piece.constData(), read));
        file.sizeBytes += read;
    }
    file.sha256 = hash.result();
    return {};
}

/// Length first, so that no two sheets write the same bytes.
void addTo(QCryptographicHash &hash, QByteArrayView bytes)
{
    hash.addData(QByteArray(QByteArray::number(bytes.size()) + ':'));
    hash.addData(bytes);
}

} // namespace

const ActingFile *ApprovalSheet::missing() const
{
    const auto found =
        std::ranges::find_if(files, [](const ActingFile &file) { return file.sha256.isEmpty(); });
    return found == files.end() ? nullptr : &*found;
}

const QStringList &passedEnvironment()
{
    static const QStringList names{u"HOME"_s,  u"LANG"_s,   u"LC_ALL"_s, u"LOGNAME"_s, u"PATH"_s,
                                   u"SHELL"_s, u"TMPDIR"_s, u"TZ"_s,     u"USER"_s};
    return names;
}

Environment runEnvironment(const RunPlan &plan, const QStringList &callers)
{
    Environment environment;
    for (const QString &variable : callers) {
        const qsizetype equals = variable.indexOf(u'=');
        const QString name = variable.first(std::max<qsizetype>(equals, 0));
        if (passedEnvironment().contains(name) || plan.passEnvironment.contains(name)) {
            environment.emplace_back(name, variable.sliced(equals + 1));
        }
    }
    std::ranges::sort(environment);
    return environment;
}

Result<ApprovalSheet> approvalSheet(const RunPlan &plan, const QString &folder,
                                    const QStringList &callers, JobContext &context)
{
    ApprovalSheet sheet{.parts = writeActingParts(plan),
                        .folder = folder,
                        .environment = runEnvironment(plan, callers),
                        .files = filesOf(plan)};
    for (ActingFile &file : sheet.files) {
        if (const Status hashed = hashFile(file, context); !hashed) {
            return passOn(hashed);
        }
    }
    return sheet;
}

QString approvalHash(const ApprovalSheet &sheet)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addTo(hash, "casebook approval 1");
    addTo(hash, sheet.parts);
    addTo(hash, sheet.folder.toUtf8());
    for (const auto &[name, value] : sheet.environment) {
        addTo(hash, name.toUtf8());
        addTo(hash, value.toUtf8());
    }
    addTo(hash, "files");
    for (const ActingFile &file : sheet.files) {
        addTo(hash, file.key.toUtf8());
        addTo(hash, file.path.toUtf8());
        addTo(hash, file.sha256);
    }
    return QString::fromLatin1(hash.result().toHex());
}

QString approvalText(const ApprovalSheet &sheet)
{
    QString text = u"What would run:\n\n"_s;
    text += QString::fromUtf8(sheet.parts);
    text += u"\nFolder of the plan: "_s + sheet.folder + u"\n\nEnvironment:\n"_s;
    for (const auto &[name, value] : sheet.environment) {
        text += u"  "_s + name + u'=' + value + u'\n';
    }
    text += u"\nFiles:\n"_s;
    for (const ActingFile &file : sheet.files) {
        text += u"  "_s
            + (file.sha256.isEmpty() ? u"missing"_s : QString::fromLatin1(file.sha256.toHex()))
            + u"  "_s + file.path + u" ("_s + file.key + u")\n"_s;
    }
    // What a script hides from the eye is shown.
    return madeVisible(text);
}

QString Approvals::standardFolder()
{
    QString state = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(state)) {
        state = QDir::homePath() + u"/.local/state"_s;
    }
    return state + u"/casebook/approvals"_s;
}

bool Approvals::isApproved(const QString &hash) const
{
    struct stat found{};
    return isHash(hash)
        && ::lstat(QFile::encodeName(m_folder + u'/' + hash).constData(), &found) == 0
        && S_ISREG(found.st_mode) && found.st_uid == ::geteuid()
        && (found.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

Status Approvals::approve(const QString &hash, const QString &planName, qint64 nowMs) const
{
    if (!isHash(hash)) {
        return fail(ErrorCode::Usage, hash, u"bad-hash"_s);
    }
    constexpr QFile::Permissions owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QDir().mkpath(m_folder) || !QFile::setPermissions(m_folder, owner)) {
        return fail(ErrorCode::Io, m_folder);
    }
    QSaveFile file(m_folder + u'/' + hash);
    const QJsonObject content{
        {"plan"_L1, planName},
        {"approved"_L1,
         QDateTime::fromMSecsSinceEpoch(nowMs, QTimeZone::UTC).toString(Qt::ISODate)}};
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
        return fail(ErrorCode::Io, file.fileName(), file.errorString());
    }
    file.write(QByteArray(QJsonDocument(content).toJson(QJsonDocument::Compact) + '\n'));
    return file.commit() ? Status() : fail(ErrorCode::Io, file.fileName(), file.errorString());
}

Status Approvals::revoke(const QString &hash) const
{
    const QString path = m_folder + u'/' + hash;
    if (!isHash(hash)) {
        return fail(ErrorCode::Usage, hash, u"bad-hash"_s);
    }
    return !QFile::exists(path) || QFile::remove(path) ? Status() : fail(ErrorCode::Io, path);
}

} // namespace Casebook
