// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/sourcereader.h"

#include "core/base/limits.h"
#include "core/mail/mailparser.h"
#include "core/workspace/tracereading.h"
#include "core/workspace/workspaceparts.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

/// A stored log up to here is unpacked in memory, a larger one into a file that has no name.
constexpr qint64 inMemory = 32 * Limits::MiB;
constexpr qint64 sliceBytes = 4 * Limits::MiB;
constexpr qint64 bytesPerStep = 64 * Limits::kiB;

} // namespace

SourceReader::SourceReader(WorkspaceParts &parts, Database &database, JobContext &context)
    : m_parts(parts)
    , m_messages(database)
    , m_logs(database, parts.file->filesFolder())
    , m_context(context)
{
}

void SourceReader::expect(std::size_t messages, std::span<const LogInfo> logs)
{
    m_total = static_cast<qint64>(messages);
    for (const LogInfo &log : logs) {
        m_total += log.sizeBytes / bytesPerStep + 1;
    }
}

void SourceReader::step(qint64 steps)
{
    m_done += steps;
    m_context.report(m_done, m_total);
}

QByteArray SourceReader::knownHash(const MessageSummary &message) const
{
    return m_parts.traces.hashOf(message.id, message.copies);
}

void SourceReader::skip(const LogInfo &log)
{
    step(log.sizeBytes / bytesPerStep + 1);
}

TraceSource SourceReader::sourceOf(const MessageSummary &message)
{
    return {.kind = SourceKind::Message,
            .id = message.messageId,
            .name = message.subject,
            .author = message.from.name.isEmpty() ? message.from.address : message.from.name,
            .dateMs = message.dateMs,
            .row = message.id.value};
}

TraceSource SourceReader::sourceOf(const LogInfo &log)
{
    return {.kind = SourceKind::Log,
            .id = QString::number(log.id.value),
            .name = log.name,
            .author = {},
            .dateMs = log.addedMs,
            .row = log.id.value};
}

Result<std::shared_ptr<const SourceText>> SourceReader::read(const MessageSummary &message)
{
    step(1);
    return readMail(message);
}

Result<std::shared_ptr<const SourceText>> SourceReader::readMail(const MessageSummary &message)
{
    TraceCache &cache = m_parts.traces;
    const QByteArray known = cache.hashOf(message.id, message.copies);
    if (auto text = known.isEmpty() ? nullptr : cache.find(known)) {
        return text;
    }
    const Result<QByteArray> raw = m_messages.raw(message.id);
    if (!raw) {
        return passOn(raw);
    }
    const QByteArray body = parseMessage(*raw).body.toUtf8();
    const QByteArray sha256 = QCryptographicHash::hash(body, QCryptographicHash::Sha256);
    cache.putHash(message.id, message.copies, sha256);
    if (auto text = cache.find(sha256)) {
        return text;
    }
    Result<std::shared_ptr<const SourceText>> text =
        readSourceText(body, sourceOf(message).key(), m_context);
    if (text) {
        cache.put(*text);
    }
    return text;
}

Result<std::shared_ptr<const SourceText>> SourceReader::read(const LogInfo &log)
{
    // One that is still being written has no hash and is read again when it grew.
    if (auto text = log.sha256.isEmpty() ? nullptr : m_parts.traces.find(log.sha256)) {
        step(log.sizeBytes / bytesPerStep + 1);
        return text;
    }
    Result<std::shared_ptr<const SourceText>> text =
        log.sizeBytes <= inMemory ? readSmallLog(log) : readLargeLog(log);
    if (text && log.complete) {
        m_parts.traces.put(*text);
    }
    return text;
}

/// \a take(QByteArrayView) -> bool gets the log slice by slice.
template<class Take>
Status SourceReader::unpack(const LogInfo &log, Take take)
{
    for (qint64 at = 0; at < log.sizeBytes; at += sliceBytes) {
        if (m_context.isStopRequested()) {
            return fail(ErrorCode::Cancelled);
        }
        const Result<QByteArray> slice = m_logs.bytes(log.id, at, sliceBytes);
        if (!slice) {
            return passOn(slice);
        }
        if (!take(*slice)) {
            return fail(ErrorCode::DiskFull, log.name);
        }
        step(slice->size() / bytesPerStep);
        if (slice->isEmpty()) {
            break;
        }
    }
    return {};
}

Result<std::shared_ptr<const SourceText>> SourceReader::readSmallLog(const LogInfo &log)
{
    QByteArray bytes;
    bytes.reserve(log.sizeBytes);
    const Status unpacked = unpack(log, [&bytes](QByteArrayView slice) {
        bytes.append(slice);
        return true;
    });
    if (!unpacked) {
        return passOn(unpacked);
    }
    return readSourceText(bytes, sourceOf(log).key(), m_context);
}

Result<std::shared_ptr<const SourceText>> SourceReader::readLargeLog(const LogInfo &log)
{
    // Temporary folders are often memory; this one is a disk where it exists.
    const bool hasDisk = QFileInfo(u"/var/tmp"_s).isWritable();
    QTemporaryFile file(hasDisk ? u"/var/tmp/casebook-log"_s : u"casebook-log"_s);
    if (!file.open()) {
        return fail(ErrorCode::Io, log.name, file.errorString());
    }
    const Status unpacked = unpack(log, [&file](QByteArrayView slice) {
        return file.write(slice.data(), slice.size()) == slice.size();
    });
    if (!unpacked) {
        return passOn(unpacked);
    }
    const qint64 size = file.flush() ? file.size() : 0;
    const uchar *mapped = size > 0 ? file.map(0, size) : nullptr;
    if (mapped == nullptr) {
        return fail(ErrorCode::Io, log.name, file.errorString());
    }
    return readSourceText(QByteArrayView(mapped, size), sourceOf(log).key(), m_context);
}

} // namespace Casebook
