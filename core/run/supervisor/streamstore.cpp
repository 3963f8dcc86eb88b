// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/streamstore.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>

namespace Casebook::Supervisor {

namespace {

/// Stamps before their step doubles: an index stays below some 2 MB for a day of steady output.
constexpr std::int64_t stampsPerStep = 8192;

UniqueFd createFile(const std::string &path)
{
    return UniqueFd(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
}

std::int64_t fileSize(const std::string &path)
{
    struct stat status{};
    return ::lstat(path.c_str(), &status) == 0 ? status.st_size : 0;
}

} // namespace

std::string StreamStore::path(const char *ending) const
{
    return m_folder + "/" + m_name + ending;
}

bool StreamStore::open(const std::string &folder, const std::string &name,
                       const OutputLimits &limits, Disk &disk)
{
    m_folder = folder;
    m_name = name;
    m_limits = limits;
    m_disk = &disk;
    m_head = createFile(path(""));
    m_index = createFile(path(".index"));
    return m_head.isOpen() && m_index.isOpen();
}

bool StreamStore::write(const UniqueFd &file, std::string_view bytes)
{
    const auto size = static_cast<std::int64_t>(bytes.size());
    if (!file.isOpen() || !m_disk->take(size)) {
        return false;
    }
    const off_t before = ::lseek(file.get(), 0, SEEK_CUR);
    if (!writeAll(file.get(), bytes)) {
        // What was written of it goes again: a file has whole pieces only.
        static_cast<void>(::ftruncate(file.get(), before));
        static_cast<void>(::lseek(file.get(), before, SEEK_SET));
        m_disk->giveBack(size);
        return false;
    }
    return true;
}

void StreamStore::stamp(Nanoseconds now)
{
    if (m_stamps > 0 && now - m_stamped < m_stampStep) {
        return;
    }
    m_stamped = now;
    if (++m_stamps % stampsPerStep == 0) {
        m_stampStep *= 2;
    }
    write(m_index, "S " + std::to_string(m_printed) + " " + std::to_string(now) + "\n");
}

void StreamStore::take(std::string_view bytes, Nanoseconds now)
{
    if (bytes.empty()) {
        return;
    }
    stamp(now);
    remember(bytes);
    if (m_headOpen) {
        const auto room = static_cast<std::size_t>(m_limits.headBytes - m_headBytes);
        const std::string_view front = bytes.substr(0, room);
        // Once a piece is refused the head is over: it has no holes.
        m_headOpen = write(m_head, front);
        if (m_headOpen) {
            m_headBytes += static_cast<std::int64_t>(front.size());
            m_printed += static_cast<std::int64_t>(front.size());
            bytes.remove_prefix(front.size());
            m_headOpen = m_headBytes < m_limits.headBytes;
        }
    }
    if (!bytes.empty()) {
        takeWindow(bytes);
        takeTail(bytes);
    }
}

void StreamStore::remember(std::string_view bytes)
{
    const auto most = static_cast<std::size_t>(m_limits.windowBytes);
    if (bytes.size() >= most) {
        m_before.assign(bytes.substr(bytes.size() - most));
        return;
    }
    m_before += bytes;
    // Cut now and then only: cutting at every call would move all of it each time.
    if (m_before.size() > 2 * most) {
        m_before.erase(0, m_before.size() - most);
    }
}

void StreamStore::beginTail(std::size_t which)
{
    static constexpr std::array<const char *, 2> endings{".tail-0", ".tail-1"};
    m_disk->giveBack(m_tails[which].bytes);
    m_tails[which] = Piece{.offset = m_printed};
    m_tail = createFile(path(endings[which]));
    m_tailWhich = which;
}

void StreamStore::takeTail(std::string_view bytes)
{
    const std::int64_t half = std::max<std::int64_t>(m_limits.tailBytes / 2, 1);
    while (!bytes.empty()) {
        if (!m_tail.isOpen() || m_tails[m_tailWhich].bytes >= half) {
            beginTail(m_tail.isOpen() ? 1 - m_tailWhich : 0);
        }
        Piece &tail = m_tails[m_tailWhich];
        const std::string_view front = bytes.substr(0, static_cast<std::size_t>(half - tail.bytes));
        const auto size = static_cast<std::int64_t>(front.size());
        if (write(m_tail, front)) {
            tail.bytes += size;
        } else {
            // Full disk: this tail begins again behind what was lost, so that a tail has no holes either.
            if (tail.bytes > 0) {
                beginTail(m_tailWhich);
            }
            m_tails[m_tailWhich].offset = m_printed + size;
        }
        m_printed += size;
        bytes.remove_prefix(front.size());
    }
}

void StreamStore::takeWindow(std::string_view bytes)
{
    if (m_windowLeft <= 0) {
        return;
    }
    const std::string_view front = bytes.substr(0, static_cast<std::size_t>(m_windowLeft));
    m_windowLeft -= static_cast<std::int64_t>(front.size());
    if (write(m_windows, front)) {
        m_kept.back().bytes += static_cast<std::int64_t>(front.size());
        m_windowPlace += static_cast<std::int64_t>(front.size());
    } else {
        m_windowLeft = 0;
    }
}

void StreamStore::keepAround(std::int64_t offset)
{
    if (m_limits.windowBytes == 0 || m_printed <= m_headBytes || offset < m_headBytes) {
        return;
    }
    if (!m_kept.empty() && m_kept.back().offset + m_kept.back().bytes >= m_printed) {
        m_windowLeft = m_limits.windowBytes; // still in the last window: it grows
        return;
    }
    if (static_cast<int>(m_kept.size()) >= m_limits.windows) {
        return;
    }
    if (!m_windows.isOpen()) {
        m_windows = createFile(path(".windows"));
    }
    std::int64_t begin = std::max(m_printed - static_cast<std::int64_t>(m_before.size()),
                                  std::max(m_headBytes, offset - m_limits.windowBytes));
    if (!m_kept.empty()) {
        begin = std::max(begin, m_kept.back().offset + m_kept.back().bytes);
    }
    const std::string_view text = std::string_view(m_before).substr(
        m_before.size() - static_cast<std::size_t>(m_printed - begin));
    if (!write(m_windows, text)) {
        return;
    }
    const auto size = static_cast<std::int64_t>(text.size());
    m_kept.push_back(Piece{.offset = begin, .bytes = size, .place = m_windowPlace});
    m_windowPlace += size;
    m_windowLeft = m_limits.windowBytes;
}

void StreamStore::tellGap(std::int64_t bytes)
{
    if (bytes <= 0) {
        return;
    }
    const std::string gap = "\n[casebook: " + std::to_string(bytes) + " bytes not kept]\n";
    if (writeAll(m_head.get(), gap)) {
        m_place += static_cast<std::int64_t>(gap.size());
    }
}

void StreamStore::copyPiece(const std::string &from, const Piece &piece, std::int64_t &end)
{
    if (piece.bytes <= 0) {
        return;
    }
    tellGap(piece.offset - end);
    const UniqueFd file(::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    std::array<char, 65536> buffer{};
    std::int64_t copied = 0;
    while (copied < piece.bytes) {
        const auto want =
            std::min<std::int64_t>(static_cast<std::int64_t>(buffer.size()), piece.bytes - copied);
        const ssize_t got = ::pread(file.get(), buffer.data(), static_cast<std::size_t>(want),
                                    piece.place + copied);
        if (got <= 0 || !writeAll(m_head.get(), {buffer.data(), static_cast<std::size_t>(got)})) {
            break;
        }
        copied += got;
    }
    static_cast<void>(writeAll(m_index.get(),
                               "K " + std::to_string(m_place) + " " + std::to_string(piece.offset)
                                   + " " + std::to_string(copied) + "\n"));
    m_place += copied;
    end = piece.offset + copied;
}

void StreamStore::removeFile(const char *ending)
{
    ::unlink(path(ending).c_str());
}

StreamFact StreamStore::finish()
{
    m_tail.reset();
    m_windows.reset();
    m_place = m_headBytes;
    std::int64_t kept = m_headBytes;
    if (m_headBytes > 0) {
        static_cast<void>(writeAll(m_index.get(), "K 0 0 " + std::to_string(m_headBytes) + "\n"));
    }
    const std::size_t older = m_tails[0].offset <= m_tails[1].offset ? 0 : 1;
    const std::int64_t tailBegin = m_tails[older].bytes > 0 ? m_tails[older].offset
        : m_tails[1 - older].bytes > 0                      ? m_tails[1 - older].offset
                                                            : m_printed;
    std::int64_t end = m_headBytes;
    for (Piece window : m_kept) {
        window.bytes = std::min(window.bytes, tailBegin - window.offset);
        if (window.bytes > 0) {
            kept += window.bytes;
            copyPiece(path(".windows"), window, end);
        }
    }
    static constexpr std::array<const char *, 2> endings{".tail-0", ".tail-1"};
    for (const std::size_t which : {older, 1 - older}) {
        kept += m_tails[which].bytes;
        copyPiece(path(endings[which]), m_tails[which], end);
        m_disk->giveBack(m_tails[which].bytes);
    }
    tellGap(m_printed - end);
    m_head.reset();
    m_index.reset();
    for (const char *ending : {".tail-0", ".tail-1", ".windows"}) {
        removeFile(ending);
    }
    m_disk->giveBack(m_windowPlace + m_headBytes);
    // The pieces lie in one file now; it counts as what it is.
    static_cast<void>(m_disk->take(fileSize(path(""))));
    return StreamFact{.stream = m_name, .printed = m_printed, .dropped = m_printed - kept};
}

std::vector<std::string> StreamStore::files() const
{
    return {m_name, m_name + ".index"};
}

} // namespace Casebook::Supervisor
