// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/supervisor/disk.h"
#include "core/run/supervisor/events.h"
#include "core/run/supervisor/jobfile.h"
#include "core/run/supervisor/posix.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace Casebook::Supervisor {

/// Keeps one stream on disk whatever its length: its head as it comes in FILE, its tail in two files that take
/// turns (FILE.tail-0, FILE.tail-1), what stood around hits in FILE.windows. finish() puts them together
/// in FILE, with one line "[casebook: N bytes not kept]" for every gap. Memory is windowBytes and a buffer.
///
/// FILE.index is the side index, lines of two kinds: "S OFFSET NS" says that the bytes from OFFSET on
/// (counted in all that was printed) came at NS of CLOCK_MONOTONIC, at most every 10 ms; "K PLACE OFFSET
/// BYTES" says that BYTES bytes from OFFSET on stand at PLACE in FILE.
class StreamStore
{
public:
    /// False when the files cannot be made; errno says why.
    bool open(const std::string &folder, const std::string &name, const OutputLimits &limits,
              Disk &disk);

    /// Never fails: what the disk does not take is counted.
    void take(std::string_view bytes, Nanoseconds now);

    /// Keeps what stands around \a offset, when neither head nor tail do.
    void keepAround(std::int64_t offset);

    /// Puts the pieces together and closes the files. Call it once.
    StreamFact finish();

    [[nodiscard]] std::int64_t printed() const
    {
        return m_printed;
    }

    /// Names of the files that are left, inside the folder.
    [[nodiscard]] std::vector<std::string> files() const;

private:
    struct Piece
    {
        std::int64_t offset = 0;
        std::int64_t bytes = 0;
        std::int64_t place = 0; ///< in its own file
    };

    void stamp(Nanoseconds now);
    bool write(const UniqueFd &file, std::string_view bytes);
    void takeTail(std::string_view bytes);
    void takeWindow(std::string_view bytes);
    void remember(std::string_view bytes);
    void beginTail(std::size_t which);
    void tellGap(std::int64_t bytes);
    void copyPiece(const std::string &from, const Piece &piece, std::int64_t &end);
    [[nodiscard]] std::string path(const char *ending) const;
    void removeFile(const char *ending);

    std::string m_folder;
    std::string m_name;
    OutputLimits m_limits;
    Disk *m_disk = nullptr;
    UniqueFd m_head;
    UniqueFd m_index;
    UniqueFd m_windows;
    UniqueFd m_tail;
    std::int64_t m_printed = 0;
    std::int64_t m_headBytes = 0;
    std::int64_t m_place = 0; ///< written to FILE
    std::int64_t m_stampStep = 10 * nsPerMs;
    Nanoseconds m_stamped = 0;
    std::int64_t m_stamps = 0;
    bool m_headOpen = true;
    std::size_t m_tailWhich = 0;
    std::array<Piece, 2> m_tails; ///< offset and bytes of each
    std::vector<Piece> m_kept; ///< windows
    std::int64_t m_windowPlace = 0;
    std::int64_t m_windowLeft = 0; ///< bytes still to be added to the last window
    std::string m_before; ///< the last windowBytes that were printed
};

} // namespace Casebook::Supervisor
