// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/guardian.h"

#include "core/run/supervisor/guardianchild.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>

namespace Casebook::Supervisor {

bool Guardian::start(const LaunchSpec &spec)
{
    Pipe messages = Pipe::make();
    Pipe life = Pipe::make();
    std::vector<UniqueFd> orderEnds;
    std::vector<int> orders;
    for (int i = 0; i < spec.tracers; ++i) {
        Pipe order = Pipe::make();
        if (!order.isOpen()) {
            return false;
        }
        orders.push_back(order.reading.get());
        orderEnds.push_back(std::move(order.reading));
        m_orders.push_back(std::move(order.writing));
    }
    if (!messages.isOpen() || !life.isOpen()
        || ::fcntl(messages.reading.get(), F_SETFL, O_NONBLOCK) != 0) {
        return false;
    }
    m_first = ::fork();
    if (m_first < 0) {
        return false;
    }
    if (m_first == 0) {
        GuardianChild(spec, messages.writing.get(), life.reading.get(), std::move(orders)).run();
    }
    m_messages = std::move(messages.reading);
    m_life = std::move(life.writing);
    return true;
}

pid_t Guardian::trace(const std::vector<std::string> &argv, const std::string &path,
                      std::int64_t bytes)
{
    if (m_used >= m_orders.size() || m_used >= m_tracers.size()) {
        return 0;
    }
    std::string order = std::to_string(bytes) + '\0' + path + '\0';
    for (const std::string &argument : argv) {
        order += argument + '\0';
    }
    // The tracer reads to the end, so the end of what it is told is our closing of the pipe.
    const bool told = writeAll(m_orders[m_used].get(), order);
    m_orders[m_used].reset();
    return told ? m_tracers[m_used++] : 0;
}

bool Guardian::read(std::vector<GuardianMessage> &messages)
{
    std::array<char, 4096> buffer{};
    for (;;) {
        const ssize_t got = ::read(m_messages.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            const bool closed = got == 0;
            if (closed) {
                m_messages.reset();
            }
            return !closed;
        }
        m_rest.append(buffer.data(), static_cast<std::size_t>(got));
        while (m_rest.size() >= sizeof(GuardianMessage)) {
            GuardianMessage message;
            std::memcpy(&message, m_rest.data(), sizeof message);
            m_rest.erase(0, sizeof message);
            if (message.kind == GuardianMessage::Kind::Tracer) {
                m_tracers.push_back(message.pid);
            } else if (message.kind == GuardianMessage::Kind::Keeper) {
                m_keeper = message.pid;
            }
            messages.push_back(message);
        }
    }
}

std::vector<pid_t> Guardian::roots() const
{
    std::vector<pid_t> all = m_tracers;
    for (const pid_t pid : {m_first, m_keeper}) {
        if (pid > 0 && std::ranges::find(all, pid) == all.end()) {
            all.push_back(pid);
        }
    }
    return all;
}

bool Guardian::isOwn(pid_t pid) const
{
    return pid == m_first || pid == m_keeper
        || std::ranges::find(m_tracers, pid) != m_tracers.end();
}

void Guardian::release()
{
    m_life.reset();
    m_orders.clear();
    m_used = 0;
}

} // namespace Casebook::Supervisor
