// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/mailfiles.h"

#include "core/mail/bodystructure.h"
#include "core/mail/mailparser.h"
#include "core/mail/threading.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// A folder with more files is surely not what the person meant.
constexpr qsizetype mostFiles = 1'000'000;
constexpr std::size_t mostProblems = 1000;
constexpr qint64 headBytes = 4096;

enum class Looks : std::uint8_t { Mail, Compressed, Other };

/// A mail begins with a "From " line or a header line; all else is no mail.
Looks looksLike(QByteArrayView head)
{
    if (head.startsWith("\x1f\x8b")
        || head.startsWith("\xfd"
                           "7zXZ")
        || head.startsWith("\x28\xb5\x2f\xfd") || head.startsWith("BZh")) {
        return Looks::Compressed;
    }
    qsizetype at = head.startsWith("\xef\xbb\xbf") ? 3 : 0;
    while (at < head.size() && (head.at(at) == '\n' || head.at(at) == '\r')) {
        ++at;
    }
    const QByteArrayView line = head.sliced(at);
    if (line.startsWith("From ") || line.startsWith(">From ")) {
        return Looks::Mail;
    }
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line.at(i);
        if (c == ':') {
            return i > 0 ? Looks::Mail : Looks::Other;
        }
        if (c <= ' ' || c > '~') { // RFC 5322 ftext
            return Looks::Other;
        }
    }
    return Looks::Other;
}

/// Why \a file could not be opened for reading.
std::unexpected<Error> openError(const QFile &file)
{
    const QString path = file.fileName();
    if (!QFileInfo::exists(path)) {
        return fail(ErrorCode::NotFound, path);
    }
    const bool refused = !QFileInfo(path).isReadable();
    return fail(refused ? ErrorCode::PermissionDenied : ErrorCode::Io, path, file.errorString());
}

Result<QByteArray> headOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return openError(file);
    }
    return file.read(headBytes);
}

Status addFile(std::vector<MailFile> &files, const QString &path)
{
    const Result<QByteArray> head = headOf(path);
    if (!head) {
        return passOn(head);
    }
    switch (looksLike(*head)) {
    case Looks::Compressed:
        return fail(ErrorCode::Unsupported, path, u"compressed"_s);
    case Looks::Other:
        return fail(ErrorCode::Parse, path, u"not-mail"_s);
    case Looks::Mail:
        break;
    }
    files.push_back(MailFile{.path = path, .sizeBytes = QFileInfo(path).size()});
    return {};
}

Status addFolder(std::vector<MailFile> &files, const QString &folder, JobContext &context)
{
    QStringList paths;
    QDirIterator walk(folder, QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled);
        }
        paths.append(walk.next());
        if (paths.size() > mostFiles) {
            return fail(ErrorCode::TooMany, folder);
        }
    }
    paths.sort();
    for (const QString &path : std::as_const(paths)) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled);
        }
        const Result<QByteArray> head = headOf(path);
        if (head && looksLike(*head) == Looks::Mail) {
            files.push_back(MailFile{.path = path, .sizeBytes = QFileInfo(path).size()});
        }
    }
    return {};
}

/// Collects messages for readMail().
class Collector final
{
public:
    explicit Collector(bool withBodies)
        : m_withBodies(withBodies)
    {
    }

    void add(QByteArrayView raw)
    {
        const QByteArray hash = QCryptographicHash::hash(raw, QCryptographicHash::Sha256);
        if (m_hashes.contains(hash)) {
            return;
        }
        m_hashes.insert(hash);
        ParsedMessage parsed = parseMessage(raw);
        const auto known = m_rows.constFind(parsed.messageId);
        if (known != m_rows.cend()) {
            ++m_messages[*known].copies;
            return;
        }
        m_rows.insert(parsed.messageId, m_messages.size());
        m_groups.push_back(m_grouper.add(parsed.messageId, parsed.inReplyTo, parsed.references));
        m_messages.push_back(summaryOf(parsed));
        if (m_withBodies) {
            m_bodies.insert(parsed.messageId, std::move(parsed.body));
        }
    }

    ReadMail finish()
    {
        ReadMail read;
        read.count = int(m_messages.size());
        read.bodies = std::move(m_bodies);
        QHash<int, std::size_t> places;
        std::vector<std::vector<MessageSummary>> threads;
        for (std::size_t i = 0; i < m_messages.size(); ++i) {
            const int group = m_grouper.find(m_groups[i]);
            const auto place = places.constFind(group);
            if (place == places.cend()) {
                places.insert(group, threads.size());
                threads.emplace_back();
                threads.back().push_back(std::move(m_messages[i]));
            } else {
                threads[*place].push_back(std::move(m_messages[i]));
            }
        }
        const auto oldest = [](const std::vector<MessageSummary> &thread) {
            return std::ranges::min(thread, {}, &MessageSummary::dateMs).dateMs;
        };
        std::ranges::stable_sort(threads, {}, oldest);
        for (std::vector<MessageSummary> &thread : threads) {
            read.threads.push_back(buildForest(std::move(thread)));
        }
        return read;
    }

private:
    bool m_withBodies = false;
    ThreadGrouper m_grouper;
    std::vector<MessageSummary> m_messages;
    std::vector<int> m_groups;
    QHash<QString, std::size_t> m_rows;
    QSet<QByteArray> m_hashes;
    QHash<QString, QString> m_bodies;
};

} // namespace

Result<std::vector<MailFile>> findMailFiles(const QStringList &paths, JobContext &context)
{
    std::vector<MailFile> files;
    for (const QString &path : paths) {
        const Status status =
            QFileInfo(path).isDir() ? addFolder(files, path, context) : addFile(files, path);
        if (!status) {
            return passOn(status);
        }
    }
    return files;
}

Status readMailFile(const MailFile &file, JobContext &context,
                    const std::function<bool(const MboxEntry &entry)> &visit)
{
    QFile device(file.path);
    if (!device.open(QIODevice::ReadOnly)) {
        return openError(device);
    }
    MboxReader reader(device);
    while (true) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled);
        }
        const std::optional<MboxEntry> entry = reader.next();
        if (!entry) {
            break;
        }
        if (!visit(*entry)) {
            return {};
        }
    }
    if (reader.failed()) {
        return fail(ErrorCode::Io, file.path, device.errorString());
    }
    return {};
}

MessageSummary summaryOf(const ParsedMessage &parsed)
{
    BodyDigest digest = digestOf(parsed.body);
    MessageSummary summary;
    summary.messageId = parsed.messageId;
    summary.inReplyTo = parsed.inReplyTo;
    summary.references = parsed.references;
    summary.from = parsed.from;
    summary.subject = parsed.subject;
    summary.tag = parsed.tag;
    summary.dateMs = parsed.dateMs;
    summary.listId = parsed.listId;
    summary.preview = std::move(digest.preview);
    summary.trailers = std::move(digest.trailers);
    summary.hasDiff = digest.hasDiff;
    summary.hasTrace = digest.hasTrace;
    return summary;
}

Result<ReadMail> readMail(const QStringList &paths, bool withBodies, JobContext &context)
{
    const Result<std::vector<MailFile>> files = findMailFiles(paths, context);
    if (!files) {
        return passOn(files);
    }
    Collector collector(withBodies);
    std::vector<ImportProblem> problems;
    for (const MailFile &file : *files) {
        const Status status = readMailFile(file, context, [&](const MboxEntry &entry) {
            if (entry.isCut && problems.size() < mostProblems) {
                problems.push_back({.path = file.path,
                                    .offset = entry.offset,
                                    .error = {ErrorCode::TooLarge, file.path, {}}});
            }
            collector.add(entry.raw);
            return true;
        });
        if (!status) {
            return passOn(status);
        }
    }
    ReadMail read = collector.finish();
    read.problems = std::move(problems);
    return read;
}

} // namespace Casebook
