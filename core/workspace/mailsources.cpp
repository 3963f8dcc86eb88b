// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds the mail in files and folders.

#include "core/base/limits.h"
#include "core/mail/pastedtext.h"
#include "core/workspace/mailfiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// A folder with more files is surely not what the person meant.
constexpr std::size_t mostFiles = 1'000'000;
constexpr qint64 headBytes = 64 * Limits::kiB;

/// What a file begins with, unpacked.
struct FileHead
{
    QByteArray bytes;
    Packing packing = Packing::None;
};

Result<FileHead> headOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        const bool refused = QFileInfo::exists(path) && !QFileInfo(path).isReadable();
        return fail(refused                       ? ErrorCode::PermissionDenied
                        : QFileInfo::exists(path) ? ErrorCode::Io
                                                  : ErrorCode::NotFound,
                    path, file.errorString());
    }
    FileHead head;
    head.packing = packingOf(file.peek(6));
    if (head.packing == Packing::None || head.packing == Packing::Bzip2) {
        head.bytes = file.read(headBytes);
        return head;
    }
    UnpackDevice device(file, head.packing, Limits::unpackedFileBytes);
    device.open(QIODevice::ReadOnly);
    head.bytes = device.read(headBytes);
    if (head.bytes.isEmpty() && device.fault() != UnpackFault::None) {
        return fail(ErrorCode::Parse, path, u"packed-damaged"_s);
    }
    return head;
}

/// The name says it is mail and so does the first line, though it may have few headers.
bool isNamedMail(const QString &path, QByteArrayView head)
{
    QString name = path.section(u'/', -1).toLower();
    for (const QLatin1StringView ending : {".gz"_L1, ".xz"_L1, ".zst"_L1}) {
        name = name.endsWith(ending) ? name.chopped(ending.size()) : name;
    }
    const bool named = name.endsWith(".eml"_L1) || name.endsWith(".mbox"_L1)
        || name.endsWith(".mbx"_L1) || name.endsWith(".patch"_L1);
    const qsizetype colon = head.first(std::min<qsizetype>(head.size(), 80)).indexOf(':');
    return named
        && (head.startsWith("From ")
            || (colon > 0 && !head.first(colon).contains(' ')
                && !head.first(colon).contains('\n')));
}

/// Folders of one Maildir: tmp holds what is still being written (maildir(5)).
bool isMaildir(const QDir &folder)
{
    return folder.exists(u"cur"_s) && folder.exists(u"new"_s)
        && QFileInfo(folder.filePath(u"cur"_s)).isDir();
}

/// "unique:2,FS": the letters behind the last ":2,"; file systems without ':' use '!' or ';'.
void readFlags(MailFile &file, bool isNew)
{
    const QString name = file.path.section(u'/', -1);
    qsizetype at = -1;
    for (const QLatin1StringView mark : {":2,"_L1, "!2,"_L1, ";2,"_L1}) {
        at = std::max(at, name.lastIndexOf(mark));
    }
    const QStringView flags = at < 0 ? QStringView() : QStringView(name).sliced(at + 3);
    file.isRead = !isNew && flags.contains(u'S');
    file.isFlagged = flags.contains(u'F');
}

class Finder
{
public:
    Finder(std::vector<MailFile> &files, JobContext &context)
        : m_files(files)
        , m_context(context)
    {
    }

    Status addFile(const QString &path)
    {
        const Result<FileHead> head = headOf(path);
        if (!head) {
            return passOn(head);
        }
        if (head->packing == Packing::Bzip2) {
            return fail(ErrorCode::Unsupported, path, u"bzip2"_s);
        }
        const bool mail = looksLikeMail(head->bytes) || isNamedMail(path, head->bytes);
        if (!mail && !looksLikeText(head->bytes)) {
            return fail(ErrorCode::Parse, path, u"not-mail"_s);
        }
        m_files.push_back(MailFile{.path = path,
                                   .sizeBytes = QFileInfo(path).size(),
                                   .kind = mail ? MailFileKind::Mail : MailFileKind::Text,
                                   .packing = head->packing});
        return {};
    }

    Status addFolder(const QString &path)
    {
        std::vector<std::pair<QString, int>> open{{path, 0}};
        std::vector<MailFile> found;
        while (!open.empty()) {
            const auto [folder, depth] = open.back();
            open.pop_back();
            if (m_context.isStopRequested()) {
                return fail(ErrorCode::Cancelled);
            }
            if (depth > Limits::folderDepth) {
                return fail(ErrorCode::TooDeep, folder);
            }
            list(QDir(folder), depth, open, found);
            if (found.size() > mostFiles) {
                return fail(ErrorCode::TooMany, path);
            }
        }
        std::ranges::sort(found, {}, &MailFile::path);
        for (MailFile &file : found) {
            if (m_context.isStopRequested()) {
                return fail(ErrorCode::Cancelled);
            }
            const Result<FileHead> head = headOf(file.path);
            const bool mail = head
                && (file.isInMaildir || looksLikeMail(head->bytes)
                    || isNamedMail(file.path, head->bytes));
            if (mail) {
                file.packing = head->packing;
                m_files.push_back(std::move(file));
            }
        }
        return {};
    }

private:
    static void list(const QDir &folder, int depth, std::vector<std::pair<QString, int>> &open,
                     std::vector<MailFile> &found)
    {
        const bool maildir = isMaildir(folder);
        const QDir::Filters hidden = maildir ? QDir::Hidden : QDir::Filters();
        for (const QFileInfo &entry :
             folder.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks | hidden)) {
            const QString name = entry.fileName();
            // Maildir++ keeps folders in folders with a dot; all others with a dot are hidden.
            const bool isPart =
                maildir && (name == "cur"_L1 || name == "new"_L1 || name == "tmp"_L1);
            if (isPart) {
                if (name != "tmp"_L1) {
                    addFiles(QDir(entry.filePath()), true, name == "new"_L1, found);
                }
            } else if (!name.startsWith(u'.') || isMaildir(QDir(entry.filePath()))) {
                open.emplace_back(entry.filePath(), depth + 1);
            }
        }
        if (!maildir) {
            addFiles(folder, false, false, found);
        }
    }

    static void addFiles(const QDir &folder, bool maildir, bool isNew, std::vector<MailFile> &found)
    {
        for (const QFileInfo &entry : folder.entryInfoList(QDir::Files | QDir::Readable)) {
            MailFile file{.path = entry.filePath(), .sizeBytes = entry.size()};
            if (maildir) {
                file.isInMaildir = true;
                readFlags(file, isNew);
            }
            found.push_back(std::move(file));
        }
    }

    std::vector<MailFile> &m_files;
    JobContext &m_context;
};

} // namespace

Result<std::vector<MailFile>> findMailFiles(const QStringList &paths, JobContext &context)
{
    std::vector<MailFile> files;
    Finder finder(files, context);
    for (const QString &path : paths) {
        const Status status =
            QFileInfo(path).isDir() ? finder.addFolder(path) : finder.addFile(path);
        if (!status) {
            return passOn(status);
        }
    }
    return files;
}

} // namespace Casebook
