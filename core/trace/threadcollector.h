// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/report.h"
#include "core/trace/cleanlines.h"
#include "core/trace/userframe.h"

#include <optional>

namespace Casebook {

/// Collects numbered frames into threads. A frame #0 begins a new stack; numbers must follow each other.
class ThreadCollector final
{
public:
    explicit ThreadCollector(TextReports &out)
        : m_out(out)
        , m_first(out.threads.size())
    {
    }

    void announce(DumpThread thread)
    {
        close();
        dropLoneFrame();
        m_announced = std::move(thread);
    }

    void add(NumberedFrame frame, const CleanLine &line)
    {
        frame.frame.sourceOffset = line.offset;
        if (frame.number == 0 || !m_thread) {
            if (frame.number != 0) {
                return;
            }
            close();
            if (!m_announced) {
                dropLoneFrame();
            }
            m_thread = m_announced.value_or(DumpThread{});
            m_announced.reset();
            m_thread->start = line.offset;
        } else if (frame.number < m_last) {
            return; // of another text
        }
        m_last = frame.number;
        m_thread->frames.push_back(std::move(frame.frame));
        m_thread->end = line.end;
    }

    [[nodiscard]] bool isOpen() const
    {
        return m_thread.has_value();
    }

    void close()
    {
        if (m_thread && !m_thread->frames.empty()) {
            m_out.threads.push_back(std::move(*m_thread));
        }
        m_thread.reset();
        m_last = -1;
    }

private:
    /// gdb prints the innermost frame alone when a program stops; the stack that follows holds it again.
    void dropLoneFrame()
    {
        if (m_out.threads.size() > m_first && m_out.threads.back().number < 0
            && m_out.threads.back().frames.size() == 1) {
            m_out.threads.pop_back();
        }
    }

    TextReports &m_out;
    std::size_t m_first = 0;
    std::optional<DumpThread> m_announced;
    std::optional<DumpThread> m_thread;
    int m_last = -1;
};

} // namespace Casebook
