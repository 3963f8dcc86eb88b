// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/models/traceitems.h"
#include "core/trace/reports.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace Casebook::Testing {

using Qt::StringLiterals::operator""_s;

/// A hung task of our own; \a middle are the lines between the lock and the workqueue.
inline QByteArray hungTask(const QByteArray &task, int pid, const QByteArray &middle)
{
    const QByteArray number = QByteArray::number(pid);
    return "INFO: task " + task + ":" + number
        + " blocked for more than 143 seconds.\n"
          "      Not tainted 7.3.0-rc1-example #1\n"
          "task:"
        + task + "  state:D stack:24248 pid:" + number + "   tgid:" + number
        + "   ppid:2      flags:0x00004000\n"
          "Call Trace:\n"
          " <TASK>\n"
          " __schedule+0x16f5/0x5620 kernel/sched/core.c:6921\n"
          " schedule+0xe7/0x3a0 kernel/sched/core.c:7018\n"
          " schedule_preempt_disabled+0x13/0x30 kernel/sched/core.c:7075\n"
          " __mutex_lock+0x81b/0x1060 kernel/locking/mutex.c:776\n"
        + middle
        + " process_one_work+0x9cc/0x1b70 kernel/workqueue.c:3301\n"
          " worker_thread+0x6c8/0xf10 kernel/workqueue.c:3465\n"
          " kthread+0x3c2/0x780 kernel/kthread.c:463\n"
          " ret_from_fork_asm+0x1a/0x30 arch/x86/entry/entry_64.S:245\n"
          " </TASK>\n";
}

inline const QByteArray resetMiddle =
    " ? lock_acquire+0x17f/0x350 kernel/locking/lockdep.c:5868\n"
    " example_freeze_all+0x3f/0x1d0 drivers/example/ns.c:412\n"
    " example_stop drivers/example/core.c:655 [inline]\n"
    " example_reset_work+0x1c8/0x4f0 drivers/example/core.c:688\n";
inline const QByteArray activateMiddle =
    " example_freeze_all.isra.0+0x2b/0x1d0 drivers/example/ns.c:398\n"
    " example_stop+0x54/0x1a0 drivers/example/core.c:641\n"
    " example_quiesce+0x88/0x130 drivers/example/fw.c:207\n"
    " example_reset_work+0x1c8/0x4f0 drivers/example/core.c:688\n";

inline SourceReports sourceOf(const QByteArray &text, TraceSource source)
{
    auto read = std::make_shared<SourceText>();
    read->reports = readReports(text, source.key());
    read->sha256 = QByteArray(32, 'x');
    read->sizeBytes = text.size();
    qint64 offset = 0;
    qint64 number = 0;
    for (const QByteArray &line : text.split('\n')) {
        read->known.push_back({.offset = offset, .line = number++, .text = line});
        offset += line.size() + 1;
    }
    return {.source = std::move(source), .text = std::move(read)};
}

inline SourceReports message(const QByteArray &text, const QString &id, const QString &author)
{
    return sourceOf(text,
                    {.kind = SourceKind::Message,
                     .id = id,
                     .name = u"it hangs"_s,
                     .author = author,
                     .dateMs = 1'795'000'000'000});
}

} // namespace Casebook::Testing
