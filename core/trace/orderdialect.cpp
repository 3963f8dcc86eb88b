// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/dialect.h"
#include "core/trace/evidence.h"
#include "core/trace/kernelstacks.h"
#include "core/trace/lockrows.h"
#include "core/trace/textcursor.h"

#include <QHash>

#include <map>
#include <optional>

namespace Casebook {

using namespace Scan;
using namespace Qt::StringLiterals;

namespace {

/// One report of lockdep about an order, as far as it is read.
struct OpenOrder
{
    enum class Next : std::uint8_t { Nothing, Wanted, Held };

    struct Link
    {
        int number = 0;
        LockRef lock;
        EvidenceLine source;
    };

    std::optional<TaskRef> task;
    Next next = Next::Nothing;
    std::optional<LockRef> wanted;
    std::optional<LockRef> held;
    EvidenceLine source; ///< of the row of the wanted lock
    std::vector<Link> chain; ///< as printed: the highest number first
};

/// lockdep: "C/P is trying to acquire lock:", "but task is already holding lock:", "-> #1 (NAME){USE}:".
/// Entry k of the chain is where lock k was taken with lock k-1 held; entry 0 is the attempt, with the lock of the
/// highest number held. Format: kernel/locking/lockdep.c, print_circular_bug().
class LockdepReader final
{
public:
    explicit LockdepReader(TextReports &out)
        : m_out(out)
    {
    }

    void read(const CleanLine &line)
    {
        const std::string_view bare = trimmed(line.text);
        const std::pair key{line.context.kind, line.context.number};
        if (bare.ends_with("is trying to acquire lock:")) {
            close(m_open[key]);
            OpenOrder &order = m_open[key];
            order.task = parseCommPid(
                trimmed(bare.substr(
                    0, bare.size() - std::string_view("is trying to acquire lock:").size())),
                '/');
            order.next = OpenOrder::Next::Wanted;
            return;
        }
        const auto it = m_open.find(key);
        if (it == m_open.end() || !it->second.task || bare.empty()) {
            return;
        }
        OpenOrder &order = it->second;
        if (bare.ends_with("is already holding lock:") || bare.ends_with("already holding:")) {
            order.next = OpenOrder::Next::Held;
        } else if (order.next != OpenOrder::Next::Nothing) {
            readRow(order, line, bare);
        } else if (bare.starts_with("-> #")) {
            readLink(order, line, bare);
        } else if (bare.starts_with("stack backtrace:") || bare.ends_with("*** DEADLOCK ***")) {
            close(order);
        }
    }

    void finish()
    {
        for (auto &[context, order] : m_open) {
            close(order);
        }
    }

private:
    void readRow(OpenOrder &order, const CleanLine &line, std::string_view bare)
    {
        HeldLock row;
        if (parseLockBody(bare, row)) {
            if (order.next == OpenOrder::Next::Wanted) {
                order.wanted = row.lock;
                order.source = evidenceOf(line, m_out.source);
            } else {
                order.held = row.lock;
            }
            // Rows of inlined functions repeat; the lock is the same.
        }
        order.next = OpenOrder::Next::Nothing;
    }

    void readLink(OpenOrder &order, const CleanLine &line, std::string_view bare)
    {
        std::string_view rest = bare.substr(4);
        const auto number = Scan::number<int>(takeWhile(rest, isDigit));
        HeldLock row;
        if (number && parseLockBody(trimmed(rest), row)) {
            order.chain.push_back(
                {.number = *number, .lock = row.lock, .source = evidenceOf(line, m_out.source)});
        }
    }

    void close(OpenOrder &order)
    {
        if (order.task && order.wanted && order.held) {
            m_out.orders.push_back({.held = *order.held,
                                    .wanted = *order.wanted,
                                    .task = order.task,
                                    .source = order.source,
                                    .trust = EdgeTrust::Stated,
                                    .isNow = true});
            for (std::size_t i = 0; i + 1 < order.chain.size(); ++i) {
                const auto &taken = order.chain[i];
                const auto &before = order.chain[i + 1];
                if (taken.number == before.number + 1) {
                    m_out.orders.push_back({.held = before.lock,
                                            .wanted = taken.lock,
                                            .task = {},
                                            .source = taken.source,
                                            .trust = EdgeTrust::Stated,
                                            .isNow = false});
                }
            }
        }
        order = OpenOrder();
    }

    TextReports &m_out;
    std::map<std::pair<char, int>, OpenOrder> m_open; ///< by print context
};

/// ThreadSanitizer: "Mutex M2 acquired here while holding mutex M1 in thread T1:". Addresses stand in
/// "Cycle in lock order graph: M1 (0x…) => M2 (0x…) => M1", numbers of threads in "Thread T1 'x' (tid=9, …".
/// Format: compiler-rt, tsan_report.cpp.
class SanitizerOrderReader final
{
public:
    explicit SanitizerOrderReader(TextReports &out)
        : m_out(out)
        , m_first(out.orders.size())
    {
    }

    void read(const CleanLine &line)
    {
        std::string_view rest = trimmed(line.text);
        if (contains(rest, "WARNING: ThreadSanitizer: ")) {
            finish();
            return;
        }
        if (take(rest, "Cycle in lock order graph: ")) {
            readCycle(rest);
        } else if (take(rest, "Mutex ")) {
            readTaken(line, rest);
        } else if (take(rest, "Thread ")) {
            readThread(rest);
        }
    }

    /// Puts the numbers of the threads, which stand at the end of a report, into its orders.
    void finish()
    {
        for (std::size_t i = m_first; i < m_out.orders.size(); ++i) {
            std::optional<TaskRef> &task = m_out.orders[i].task;
            if (task) {
                task = m_threads.value(task->comm, *task);
            }
        }
        m_first = m_out.orders.size();
        m_addresses.clear();
        m_threads.clear();
    }

private:
    void readCycle(std::string_view rest)
    {
        while (!rest.empty()) {
            skipBlanks(rest);
            const QString name = text(takeWhile(rest, isWord));
            skipBlanks(rest);
            if (take(rest, "(0x")) {
                m_addresses.insert(name, number<quint64>(takeWhile(rest, isHex), 16).value_or(0));
            }
            const std::size_t next = rest.find("=>");
            rest = next == std::string_view::npos ? std::string_view() : rest.substr(next + 2);
        }
    }

    LockRef lock(const QString &name) const
    {
        return {.name = name, .address = m_addresses.value(name), .kind = u"pthread_mutex"_s};
    }

    void readTaken(const CleanLine &line, std::string_view rest)
    {
        const QString wanted = text(takeWhile(rest, isWord));
        const std::size_t at = rest.find("acquired here while holding mutex ");
        if (at == std::string_view::npos) {
            return;
        }
        rest = rest.substr(at + 34);
        const QString held = text(takeWhile(rest, isWord));
        LockOrder order{.held = lock(held),
                        .wanted = lock(wanted),
                        .task = {},
                        .source = evidenceOf(line, m_out.source),
                        .trust = EdgeTrust::Stated,
                        .isNow = false};
        const std::size_t thread = rest.find(" in ");
        if (thread != std::string_view::npos) {
            std::string_view name = rest.substr(thread + 4);
            take(name, "thread ");
            name = name.substr(0, name.find(':'));
            order.task = TaskRef{
                .comm = text(trimmed(name.substr(0, name.find('(')))), .pid = -1, .state = {}};
        }
        m_out.orders.push_back(std::move(order));
    }

    void readThread(std::string_view rest)
    {
        const QString id = text(takeWhile(rest, isWord));
        const std::size_t tid = rest.find("(tid=");
        if (id.isEmpty() || tid == std::string_view::npos) {
            return;
        }
        std::string_view digits = rest.substr(tid + 5);
        TaskRef task{.comm = id,
                     .pid = number<qint64>(takeWhile(digits, isDigit)).value_or(-1),
                     .state = {}};
        const std::size_t open = rest.find('\'');
        const std::size_t shut = rest.find('\'', open + 1);
        if (open < tid && shut != std::string_view::npos) {
            task.comm += u' ' + text(rest.substr(open + 1, shut - open - 1));
        }
        m_threads.insert(id, task);
    }

    TextReports &m_out;
    std::size_t m_first = 0;
    QHash<QString, quint64> m_addresses;
    QHash<QString, TaskRef> m_threads;
};

/// Orders in which locks were taken, as lockdep and ThreadSanitizer tell them.
class OrderDialect final : public Dialect
{
public:
    [[nodiscard]] std::string name() const override
    {
        return "lock-order";
    }

    [[nodiscard]] std::vector<std::string> triggers() const override
    {
        return {"is trying to acquire lock:", "lock-order-inversion"};
    }

    void read(const CleanText &cleaned, TextReports &out) const override
    {
        LockdepReader lockdep(out);
        SanitizerOrderReader sanitizer(out);
        for (const CleanLine &line : cleaned.lines()) {
            lockdep.read(line);
            sanitizer.read(line);
        }
        sanitizer.finish();
        lockdep.finish();
    }
};

} // namespace

std::unique_ptr<Dialect> makeOrderDialect()
{
    return std::make_unique<OrderDialect>();
}

} // namespace Casebook
