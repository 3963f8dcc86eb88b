// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <deque>
#include <string_view>
#include <vector>

namespace Casebook {

/// Who printed a line: CONFIG_PRINTK_CALLER's task or CPU. Lines of different contexts may interleave.
struct PrintContext
{
    char kind = 0; ///< 'T' task, 'C' cpu, 0 not said
    int number = -1;

    [[nodiscard]] bool isSaid() const
    {
        return kind != 0;
    }

    friend bool operator==(const PrintContext &, const PrintContext &) = default;
};

/// One line without what loggers, consoles, mail and terminals put around it.
struct CleanLine
{
    std::string_view text; ///< into the source, or into the CleanText that made it
    qint64 offset = 0; ///< byte of the source where the line begins, prefixes included
    qint64 end = 0; ///< behind its line end
    double time = -1.0; ///< printk seconds, -1: not said
    PrintContext context;
    int quoteDepth = 0;
    int number = 0; ///< 1-based line of the source
    bool isStamped =
        false; ///< a logger put something in front of it: no wrapped rest of another line
    bool isJoined = false; ///< a wrapped line, put together again
};

/// Lines of one text with their byte offsets. Move-only: lines point into it and into the source.
class CleanText final
{
public:
    CleanText() = default;
    CleanText(const CleanText &) = delete;
    CleanText &operator=(const CleanText &) = delete;
    CleanText(CleanText &&) noexcept = default;
    CleanText &operator=(CleanText &&) noexcept = default;
    ~CleanText() = default;

    [[nodiscard]] const std::vector<CleanLine> &lines() const
    {
        return m_lines;
    }

private:
    friend class LineCleaner;
    std::vector<CleanLine> m_lines;
    std::deque<QByteArray> m_made; ///< lines that had to be changed, not only cut
};

/// Takes prefixes off, in a loop until none is left: mail quotes, syslog, journal and CI prefixes, log
/// levels, printk times and callers, terminal escapes, CR. A printk time in mid-line begins a new line.
/// Lines that a mailer wrapped inside a frame or a lock row are joined. NUL and bad bytes stay as they
/// are; nothing is dropped. Linear; any bytes. Layers after the kernel's printk and journald manuals.
/// Does not decide what a line means.
class LineCleaner final
{
public:
    /// \a source stays valid while the result lives; offsets count from \a base, lines from \a firstLine.
    static CleanText clean(QByteArrayView source, qint64 base = 0, int firstLine = 1);
    /// One line's prefixes taken off; \a line has no line end.
    static CleanLine cleanLine(std::string_view line);
};

} // namespace Casebook
