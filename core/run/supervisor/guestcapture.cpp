// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/guestcapture.h"

#include "core/run/supervisor/qmp.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <thread>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

namespace Casebook::Supervisor {

namespace {

constexpr Milliseconds tick{50};
/// How long a guest under TCG on a busy machine takes to notice a key.
constexpr Milliseconds answerTime{4000};
/// A console that is still for that long has said all.
constexpr Milliseconds quietTime{700};
/// Lists of tasks come at 0.6 MB/s from an emulated serial port.
constexpr Milliseconds listTime{30'000};
/// Between a break and its key: both at once, the key is a letter for the shell.
constexpr Milliseconds breakTime{300};
constexpr std::int64_t mostConsole = std::int64_t{8} << 20;

constexpr std::string_view refused = "This sysrq operation is disabled";

std::int64_t sizeOf(const std::string &path)
{
    struct stat status{};
    return ::stat(path.c_str(), &status) == 0 ? status.st_size : 0;
}

std::string bytesFrom(const std::string &path, std::int64_t from)
{
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::string text;
    std::array<char, 65536> piece{};
    while (file.isOpen() && std::ssize(text) < mostConsole) {
        const ssize_t got =
            ::pread(file.get(), piece.data(), piece.size(), from + std::ssize(text));
        if (got <= 0) {
            break;
        }
        text.append(piece.data(), static_cast<std::size_t>(got));
    }
    return text;
}

/// The serial line of the guest. While somebody is connected, what it prints must be taken, or the guest stops.
class SerialLine
{
public:
    explicit SerialLine(const std::string &path)
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        if (path.empty() || path.size() >= sizeof(address.sun_path)) {
            return;
        }
        std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
        UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (socket.isOpen()
            && ::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address),
                         sizeof(address))
                == 0) {
            m_socket = std::move(socket);
        }
    }

    [[nodiscard]] bool isOpen() const
    {
        return m_socket.isOpen();
    }

    void drain()
    {
        std::array<char, 16384> piece{};
        while (isOpen() && ::recv(m_socket.get(), piece.data(), piece.size(), MSG_DONTWAIT) > 0) { }
    }

    bool type(char key)
    {
        return isOpen() && ::send(m_socket.get(), &key, 1, MSG_NOSIGNAL) == 1;
    }

private:
    UniqueFd m_socket;
};

class Look
{
public:
    Look(const GuestDoors &doors, Milliseconds limit)
        : m_doors(doors)
        , m_deadline(monotonicNs() + limit.count() * nsPerMs)
        , m_serial(doors.serial)
    {
    }

    GuestLook take(const std::string &keys);

private:
    [[nodiscard]] Milliseconds left(Milliseconds wanted) const
    {
        const Milliseconds rest((m_deadline - monotonicNs()) / nsPerMs);
        return std::clamp(rest, Milliseconds(0), wanted);
    }

    void note(const std::string &text)
    {
        m_look.notes.push_back(text);
    }

    void head(const std::string &words)
    {
        m_look.text += "== " + words + " ==\n";
    }

    bool connect();
    std::string describeMachine();
    bool press(char key);
    bool sendBySerial(char key, std::int64_t from);
    bool sendByKeyboard(char key, std::int64_t from);
    bool isAnswered(std::int64_t from);
    std::string answerFrom(std::int64_t from);
    void wait(Milliseconds time);

    const GuestDoors &m_doors;
    Nanoseconds m_deadline;
    SerialLine m_serial;
    std::optional<QmpSession> m_monitor;
    GuestLook m_look;
};

void Look::wait(Milliseconds time)
{
    const Nanoseconds until = monotonicNs() + left(time).count() * nsPerMs;
    do {
        m_serial.drain();
        std::this_thread::sleep_for(std::min(tick, left(time)));
    } while (monotonicNs() < until);
}

bool Look::connect()
{
    auto session = QmpSession::connect(m_doors.monitor, left(answerTime));
    if (!session) {
        note("QEMU's monitor does not answer: " + session.error().text);
        return false;
    }
    m_monitor.emplace(std::move(*session));
    return true;
}

/// The machine's state, "" when it is not told.
std::string Look::describeMachine()
{
    const auto status = m_monitor->status(left(answerTime));
    head("query-status");
    m_look.text += (status ? *status : status.error().text) + "\n";
    if (!status) {
        note("QEMU does not tell the state of the machine: " + status.error().text);
    }
    const auto registers = m_monitor->monitor("info registers -a", left(answerTime));
    if (registers) {
        head("info registers -a");
        m_look.text += *registers + "\n";
    } else {
        note("QEMU does not tell the registers: " + registers.error().text);
    }
    return status.value_or("");
}

/// True when the console has said since \a from that the key was understood, also when it refuses it.
bool Look::isAnswered(std::int64_t from)
{
    const Nanoseconds until = monotonicNs() + left(answerTime).count() * nsPerMs;
    do {
        const std::string said = bytesFrom(m_doors.console, from);
        if (said.find("sysrq: ") != std::string::npos
            || said.find("SysRq : ") != std::string::npos) {
            return true;
        }
        wait(tick);
    } while (monotonicNs() < until);
    return false;
}

bool Look::sendBySerial(char key, std::int64_t from)
{
    if (!m_serial.isOpen()) {
        return false;
    }
    m_serial.drain();
    if (!m_monitor->sendBreak(m_doors.chardev, left(answerTime))) {
        return false;
    }
    wait(breakTime);
    return m_serial.type(key) && isAnswered(from);
}

bool Look::sendByKeyboard(char key, std::int64_t from)
{
    return m_monitor->pressSysRq(key, left(answerTime)) && isAnswered(from);
}

/// What the console printed since \a from, once it has been still for a while.
std::string Look::answerFrom(std::int64_t from)
{
    const Nanoseconds until = monotonicNs() + left(listTime).count() * nsPerMs;
    std::int64_t size = -1;
    Nanoseconds changed = monotonicNs();
    while (monotonicNs() < until && monotonicNs() - changed < quietTime.count() * nsPerMs) {
        if (const std::int64_t now = sizeOf(m_doors.console); now != size) {
            size = now;
            changed = monotonicNs();
        }
        wait(tick);
    }
    return bytesFrom(m_doors.console, from);
}

/// False when the guest did not answer at all.
bool Look::press(char key)
{
    const std::string name(1, key);
    const std::int64_t from = sizeOf(m_doors.console);
    if (!sendBySerial(key, from) && !sendByKeyboard(key, from)) {
        note("the guest does not answer SysRq-" + name);
        return false;
    }
    const std::string said = answerFrom(from);
    if (said.find(refused) != std::string::npos) {
        note("the guest refuses SysRq-" + name);
        return true;
    }
    head("SysRq-" + name);
    m_look.text += said;
    if (!said.ends_with('\n')) {
        m_look.text += '\n';
    }
    return true;
}

GuestLook Look::take(const std::string &keys)
{
    if (!connect()) {
        return std::move(m_look);
    }
    const std::string status = describeMachine();
    if (status != "running" && !keys.empty()) {
        note("the guest is stopped (" + status + "), so it cannot answer SysRq");
        return std::move(m_look);
    }
    int silent = 0;
    for (const char key : keys) {
        silent = press(key) ? 0 : silent + 1;
        if (silent == 2) {
            note("the other keys were not tried");
            break;
        }
        if (left(Milliseconds(1)).count() == 0) {
            note("the time for the capture is over");
            break;
        }
    }
    return std::move(m_look);
}

} // namespace

GuestLook lookAtGuest(const GuestDoors &doors, const std::string &keys, Milliseconds limit)
{
    return Look(doors, limit).take(keys);
}

} // namespace Casebook::Supervisor
