// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/traceitems.h"

#include "core/trace/blockedtime.h"
#include "core/trace/demangle.h"
#include "core/trace/framekey.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

std::size_t place(int index)
{
    return static_cast<std::size_t>(index);
}

const CrashReport *crashOf(const TraceItem &item)
{
    return item.crash < 0 ? nullptr : &item.source.text->reports.crashes[place(item.crash)];
}

const Trace *traceOf(const TraceItem &item)
{
    const CrashReport *crash = crashOf(item);
    return crash == nullptr ? nullptr : &crash->traces[place(item.stack)];
}

const DumpThread &threadOf(const TraceItem &item)
{
    return item.source.text->reports.threads[place(item.thread)];
}

/// Functions in which a task stands when it waits or was stopped; what it waits for stands below them.
bool isMechanics(const QString &func)
{
    static const QStringList words{
        u"schedule"_s,     u"context_switch"_s, u"mutex_lock"_s, u"rwsem_down"_s,
        u"down_read"_s,    u"down_write"_s,     u"__down"_s,     u"rt_mutex"_s,
        u"io_schedule"_s,  u"wait_for_com"_s,   u"do_wait"_s,    u"dump_stack"_s,
        u"print_report"_s, u"kasan_"_s,         u"__futex"_s,    u"futex_wait"_s,
        u"___pthread"_s,   u"pthread_"_s,       u"__lll_lock"_s, u"syscall"_s,
        u"nmi_"_s,         u"__GI_"_s,          u"__pthread"_s,  u"rwbase_"_s};
    return std::ranges::any_of(words, [&func](const QString &word) {
        return func.startsWith(word) || func.startsWith(u"__"_s + word);
    });
}

} // namespace

const std::vector<Frame> &TraceItem::frames() const
{
    const Trace *trace = traceOf(*this);
    return trace != nullptr ? trace->frames : threadOf(*this).frames;
}

TraceRole TraceItem::role() const
{
    const Trace *trace = traceOf(*this);
    return trace != nullptr ? trace->role : TraceRole::Thread;
}

QString TraceItem::roleText() const
{
    const Trace *trace = traceOf(*this);
    return trace != nullptr ? trace->roleText : QString();
}

std::optional<TaskRef> TraceItem::task() const
{
    if (const Trace *trace = traceOf(*this)) {
        return trace->task;
    }
    const DumpThread &dumped = threadOf(*this);
    return TaskRef{.comm = dumped.name, .pid = dumped.tid, .state = dumped.state};
}

qint64 TraceItem::start() const
{
    const Trace *trace = traceOf(*this);
    return trace != nullptr ? trace->start : threadOf(*this).start;
}

qint64 TraceItem::end() const
{
    const Trace *trace = traceOf(*this);
    return trace != nullptr ? trace->end : threadOf(*this).end;
}

QString TraceItem::title() const
{
    const CrashReport *report = crashOf(*this);
    return report == nullptr ? QString() : report->title;
}

QString TraceItem::name() const
{
    if (const auto known = task(); known && !known->comm.isEmpty()) {
        return known->comm;
    }
    if (thread >= 0 && threadOf(*this).number >= 0) {
        return u"Thread "_s + QString::number(threadOf(*this).number);
    }
    const int telling = tellingFrame();
    const Frame &frame = frames()[place(std::max(0, telling))];
    return shownFunction(frame);
}

int TraceItem::tellingFrame() const
{
    const std::vector<Frame> &all = frames();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Frame &frame = all[i];
        if (frame.reliable && !frame.func.isEmpty() && !isMechanics(frame.func)
            && !isEntryFrame(frame)) {
            return static_cast<int>(i);
        }
    }
    return all.empty() ? -1 : 0;
}

QString TraceItem::key() const
{
    return source.source.key() + u'@' + QString::number(start());
}

SourceRef TraceItem::ref(int frame) const
{
    const std::vector<Frame> &all = frames();
    const bool isKnown =
        frame >= 0 && place(frame) < all.size() && all[place(frame)].sourceOffset >= 0;
    return source.refAt(isKnown ? all[place(frame)].sourceOffset : start());
}

std::vector<TraceItem> traceItemsOf(const SourceReports &source)
{
    std::vector<TraceItem> items;
    if (!source.text) {
        return items;
    }
    const TextReports &reports = source.text->reports;
    std::vector<std::pair<qint64, qint64>> taken;
    for (std::size_t at = 0; at < reports.crashes.size(); ++at) {
        const CrashReport &report = reports.crashes[at];
        const int seconds = Casebook::blockedSeconds(report);
        for (std::size_t rank = 0; rank < report.traces.size(); ++rank) {
            const Trace &trace = report.traces[rank];
            if (trace.frames.empty()) {
                continue;
            }
            taken.emplace_back(trace.frames.front().sourceOffset, trace.end);
            items.push_back({.source = source,
                             .crash = static_cast<int>(at),
                             .stack = static_cast<int>(rank),
                             .blockedSeconds = trace.role == TraceRole::Crash ? seconds : -1});
        }
    }
    for (std::size_t number = 0; number < reports.threads.size(); ++number) {
        const DumpThread &dumped = reports.threads[number];
        const bool isTaken = dumped.frames.empty()
            || std::ranges::contains(taken, dumped.frames.front().sourceOffset,
                                     &std::pair<qint64, qint64>::first);
        if (!isTaken) {
            items.push_back({.source = source, .thread = static_cast<int>(number)});
        }
    }
    std::ranges::stable_sort(items, {}, &TraceItem::start);
    return items;
}

QString searchTextOf(const TraceItem &item)
{
    QString text = item.name() + u'\n' + item.roleText() + u'\n' + item.title() + u'\n'
        + item.source.source.name + u'\n' + item.source.source.author;
    if (const auto task = item.task(); task && task->pid >= 0) {
        text += u'\n' + QString::number(task->pid);
    }
    for (const Frame &frame : item.frames()) {
        text += u'\n' + frame.func;
    }
    return text.toLower();
}

} // namespace Casebook
