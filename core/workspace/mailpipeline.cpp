// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/mailpipeline.h"

#include "core/base/limits.h"
#include "core/mail/mailparser.h"
#include "core/workspace/incomingmail.h"

#include <algorithm>

namespace Casebook {

namespace {

/// One transaction: some 100 ms of the writer, so that autosave never waits long, and still few enough
/// syncs. A cancelled slice is lost, so it also bounds what cancelling throws away.
constexpr std::size_t sliceMails = 400;
constexpr qint64 sliceBytes = 4 * Limits::MiB;
/// Raw bytes underway; a single larger mail still passes, alone.
constexpr qint64 underwayBytes = 24 * Limits::MiB;
constexpr int underwaySlices = 12;

unsigned parserCount()
{
    return std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
}

} // namespace

MailPipeline::MailPipeline(TaskLoop &writer, std::stop_token stop, Store store)
    : m_writer(writer)
    , m_stop(std::move(stop))
    , m_store(std::move(store))
{
    for (unsigned i = 0; i < parserCount(); ++i) {
        m_parsers.emplace_back([this] { parseLoop(); });
    }
}

MailPipeline::~MailPipeline()
{
    const Status ended = finish(false);
    Q_UNUSED(ended)
}

bool MailPipeline::isOver() const
{
    return m_stop.stop_requested() || !m_status;
}

bool MailPipeline::add(const MailFile &file, const MboxEntry &entry)
{
    m_filling.mails.push_back(RawMail{.bytes = entry.raw.toByteArray(),
                                      .path = file.path,
                                      .offset = entry.offset,
                                      .inputBytes = entry.sizeBytes,
                                      .isCut = entry.isCut,
                                      .isRead = file.isRead,
                                      .isFlagged = file.isFlagged});
    m_filling.bytes += entry.raw.size();
    if (m_filling.mails.size() >= sliceMails || m_filling.bytes >= sliceBytes) {
        cut();
    }
    const std::scoped_lock lock(m_mutex);
    return !isOver();
}

void MailPipeline::cut()
{
    if (m_filling.mails.empty()) {
        return;
    }
    RawSlice slice = std::move(m_filling);
    m_filling = RawSlice{.number = slice.number + 1, .mails = {}, .bytes = 0};
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] {
        return isOver() || m_underway == 0
            || (m_underway < underwaySlices && m_underwayBytes + slice.bytes <= underwayBytes);
    });
    ++m_underway;
    m_underwayBytes += slice.bytes;
    m_waiting.push_back(std::move(slice));
    m_changed.notify_all();
}

void MailPipeline::parseLoop()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_ending || !m_waiting.empty(); });
        if (m_waiting.empty()) {
            return;
        }
        RawSlice raw = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        const quint64 number = raw.number;
        MailSlice slice = parse(raw);
        raw = {};
        handToWriter(number, std::move(slice));
        lock.lock();
    }
}

MailSlice MailPipeline::parse(const RawSlice &raw) const
{
    MailSlice slice;
    slice.messages.reserve(raw.mails.size());
    for (const RawMail &mail : raw.mails) {
        slice.rawBytes += mail.bytes.size();
        slice.inputBytes += mail.inputBytes;
        if (m_stop.stop_requested()) {
            continue; // only the bytes still count, nobody will store this
        }
        if (mail.isCut) {
            slice.problems.push_back({.path = mail.path,
                                      .offset = mail.offset,
                                      .error = {ErrorCode::TooLarge, mail.path, {}}});
        }
        Result<PackedBytes> packed = packBytes(mail.bytes);
        if (!packed) {
            slice.problems.push_back(
                {.path = mail.path, .offset = mail.offset, .error = packed.error()});
            continue;
        }
        IncomingMessage message = incomingMail(parseMessage(mail.bytes));
        message.raw = std::move(*packed);
        message.isRead = mail.isRead;
        message.isFlagged = mail.isFlagged;
        slice.messages.push_back(std::move(message));
    }
    return slice;
}

void MailPipeline::handToWriter(quint64 number, MailSlice slice)
{
    const std::scoped_lock lock(m_mutex);
    m_ready.emplace(number, std::move(slice));
    for (auto next = m_ready.begin(); next != m_ready.end() && next->first == m_nextNumber;
         next = m_ready.begin()) {
        auto shared = std::make_shared<MailSlice>(std::move(next->second));
        m_ready.erase(next);
        ++m_nextNumber;
        m_writer.post([this, shared] { storeNext(std::move(*shared)); });
    }
}

void MailPipeline::storeNext(MailSlice slice)
{
    bool over = false;
    {
        const std::scoped_lock lock(m_mutex);
        over = isOver();
    }
    Status status = over ? Status(fail(ErrorCode::Cancelled)) : m_store(slice);
    const qint64 bytes = slice.rawBytes;
    slice = {};
    const std::scoped_lock lock(m_mutex);
    if (!status && m_status) {
        m_status = std::move(status);
    }
    --m_underway;
    m_underwayBytes -= bytes;
    // Told under the lock: finish() may destroy the condition as soon as it is let go.
    m_changed.notify_all();
}

Status MailPipeline::finish(bool whole)
{
    if (whole) {
        cut();
    }
    m_filling.mails.clear();
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_underway == 0; });
        m_ending = true;
        m_changed.notify_all();
    }
    m_parsers.clear();
    return m_status;
}

} // namespace Casebook
