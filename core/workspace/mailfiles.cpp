// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/mailfiles.h"

#include "core/base/limits.h"
#include "core/mail/bodystructure.h"
#include "core/mail/mailparser.h"
#include "core/mail/pastedtext.h"
#include "core/mail/threading.h"
#include "core/mail/unpackdevice.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

constexpr std::size_t mostProblems = 1000;

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

/// Splits \a device into mails; what went wrong in it is the caller's to tell.
Status visitMails(QIODevice &device, const QString &path, JobContext &context,
                  const MailVisitor &visit, bool &ended)
{
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
            ended = true;
            return {};
        }
    }
    return reader.failed() ? Status(fail(ErrorCode::Io, path, device.errorString())) : Status();
}

/// What a packed file's fault means to a person.
Status statusOf(const UnpackDevice &device, const QString &path)
{
    switch (device.fault()) {
    case UnpackFault::None:
        return {};
    case UnpackFault::Source:
        return fail(ErrorCode::Io, path);
    case UnpackFault::Damaged:
        return fail(ErrorCode::Parse, path, u"packed-damaged"_s);
    case UnpackFault::CutShort:
        return fail(ErrorCode::Parse, path, u"packed-cut"_s);
    case UnpackFault::TooLarge:
        return fail(ErrorCode::TooLarge, path, u"packed-bomb"_s);
    }
    return {};
}

/// A text that is no mail: the messages made of it.
Status visitPasted(QIODevice &device, const QString &path, JobContext &context,
                   const MailVisitor &visit)
{
    QByteArray text;
    while (text.size() <= Limits::pastedBytes) {
        const QByteArray piece = device.read(Limits::MiB);
        if (piece.isEmpty()) {
            break;
        }
        text += piece;
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled);
        }
    }
    if (text.size() > Limits::pastedBytes) {
        return fail(ErrorCode::TooLarge, path);
    }
    for (const QByteArray &mail : readPastedText(text).mails) {
        if (!visit(MboxEntry{.offset = 0, .sizeBytes = text.size(), .raw = mail})) {
            break;
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

    [[nodiscard]] std::size_t count() const
    {
        return m_messages.size();
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

Status readMailFile(const MailFile &file, JobContext &context, const MailVisitor &visit)
{
    QFile source(file.path);
    if (!source.open(QIODevice::ReadOnly)) {
        return openError(source);
    }
    QIODevice *device = &source;
    std::unique_ptr<UnpackDevice> unpacked;
    if (file.packing != Packing::None) {
        unpacked = std::make_unique<UnpackDevice>(source, file.packing, Limits::unpackedFileBytes);
        unpacked->open(QIODevice::ReadOnly);
        device = unpacked.get();
    }
    bool ended = false;
    const Status status = file.kind == MailFileKind::Text
        ? visitPasted(*device, file.path, context, visit)
        : visitMails(*device, file.path, context, visit, ended);
    const bool cancelled = !status && status.error().code == ErrorCode::Cancelled;
    if (unpacked && !ended && !cancelled) {
        const Status packed = statusOf(*unpacked, file.path);
        return packed ? status : packed;
    }
    return status;
}

Status readMailBytes(QByteArrayView bytes, JobContext &context, const MailVisitor &visit)
{
    if (!looksLikeMail(bytes)) {
        if (!looksLikeText(bytes)) {
            return fail(ErrorCode::Parse, {}, u"not-mail"_s);
        }
        if (bytes.size() > Limits::pastedBytes) {
            return fail(ErrorCode::TooLarge);
        }
        for (const QByteArray &mail : readPastedText(bytes).mails) {
            if (!visit(MboxEntry{.offset = 0, .sizeBytes = bytes.size(), .raw = mail})) {
                break;
            }
        }
        return {};
    }
    MboxReader reader(bytes);
    while (const std::optional<MboxEntry> entry = reader.next()) {
        if (context.isStopRequested()) {
            return fail(ErrorCode::Cancelled);
        }
        if (!visit(*entry)) {
            break;
        }
    }
    return {};
}

bool isFaultOfFile(const Error &error, bool goesOn)
{
    return goesOn && (error.code == ErrorCode::Parse || error.code == ErrorCode::TooLarge);
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
        if (!status && !isFaultOfFile(status.error(), collector.count() > 0 || files->size() > 1)) {
            return passOn(status);
        }
        if (!status && problems.size() < mostProblems) {
            problems.push_back({.path = file.path, .offset = 0, .error = status.error()});
        }
    }
    ReadMail read = collector.finish();
    read.problems = std::move(problems);
    return read;
}

} // namespace Casebook
