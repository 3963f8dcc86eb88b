// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/reportsjson.h"

#include "core/trace/demangle.h"
#include "core/trace/usefulness.h"

#include <QJsonArray>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

template<class Values, class Maker>
QJsonArray arrayOf(const Values &values, Maker make)
{
    QJsonArray made;
    for (const auto &value : values) {
        made.append(make(value));
    }
    return made;
}

/// Null for what the text does not say.
QJsonValue numberOrNull(qint64 value)
{
    return value < 0 ? QJsonValue() : QJsonValue(value);
}

QJsonValue textOrNull(const QString &value)
{
    return value.isEmpty() ? QJsonValue() : QJsonValue(value);
}

QJsonObject stateJson(const TaskRef &task)
{
    QJsonObject made = taskJson(task);
    made.insert(u"state"_s, textOrNull(task.state));
    return made;
}

QJsonValue addressJson(quint64 address)
{
    return address == 0 ? QJsonValue() : QJsonValue(u"0x"_s + QString::number(address, 16));
}

QJsonObject traceJson(const Trace &trace)
{
    const QString section = trace.frames.empty() ? QString() : trace.frames.front().section;
    return {{u"role"_s, traceRoleName(trace.role)},
            {u"section"_s, textOrNull(section)},
            {u"task"_s, trace.task ? QJsonValue(stateJson(*trace.task)) : QJsonValue()},
            {u"words"_s, trace.roleText},
            {u"start"_s, trace.start},
            {u"end"_s, trace.end},
            {u"frames"_s, arrayOf(trace.frames, frameJson)}};
}

QJsonObject crashJson(const CrashReport &crash)
{
    return {{u"title"_s, crash.title},
            {u"alt"_s, QJsonArray::fromStringList(crash.alternatives)},
            {u"type"_s, crash.type},
            {u"kind"_s, crash.kind},
            {u"culprit"_s, textOrNull(crash.culprit)},
            {u"start"_s, crash.start},
            {u"end"_s, crash.end},
            {u"corrupted"_s, crash.corrupted},
            {u"corruptedWhy"_s, textOrNull(crash.corruptedWhy)},
            {u"panicked"_s, crash.panicked},
            {u"suppressed"_s, crash.suppressed},
            {u"mixed"_s, crash.maybeMixed},
            {u"arch"_s, textOrNull(crash.arch)},
            {u"taint"_s, crash.taint},
            {u"modules"_s, QJsonArray::fromStringList(crash.modules)},
            {u"report"_s, crash.text},
            {u"traces"_s, arrayOf(crash.traces, traceJson)}};
}

QJsonObject lockJson(const HeldLock &lock)
{
    return {{u"task"_s, taskJson(lock.task)},
            {u"index"_s, lock.index},
            {u"name"_s, lock.lock.name},
            {u"address"_s, addressJson(lock.lock.address)},
            {u"waitedFor"_s, lock.waitedFor},
            {u"usage"_s, lock.usage},
            {u"at"_s, lock.at},
            {u"offset"_s, lock.sourceOffset}};
}

QJsonValue lockRefJson(const LockRef &lock)
{
    return QJsonObject{{u"name"_s, lock.name},
                       {u"address"_s, addressJson(lock.address)},
                       {u"kind"_s, textOrNull(lock.kind)}};
}

QJsonValue evidenceJson(const EvidenceLine &line)
{
    return QJsonObject{{u"file"_s, line.source},
                       {u"line"_s, line.line},
                       {u"offset"_s, line.offset},
                       {u"text"_s, line.text}};
}

QString trustName(EdgeTrust trust)
{
    return trust == EdgeTrust::Stated ? u"stated"_s : u"derived"_s;
}

QJsonObject edgeJson(const LockEdge &edge)
{
    return {
        {u"waiter"_s, taskJson(edge.waiter)},
        {u"holder"_s, edge.holder ? QJsonValue(taskJson(*edge.holder)) : QJsonValue()},
        {u"lock"_s, lockRefJson(edge.lock)},
        {u"source"_s, evidenceJson(edge.source)},
        {u"holderSource"_s, edge.holderSource ? evidenceJson(*edge.holderSource) : QJsonValue()},
        {u"caller"_s, textOrNull(edge.caller)},
        {u"kind"_s, edgeKindName(edge.kind)},
        {u"sure"_s, trustName(edge.trust)}};
}

QJsonObject orderJson(const LockOrder &order)
{
    return {{u"held"_s, lockRefJson(order.held)},
            {u"wanted"_s, lockRefJson(order.wanted)},
            {u"task"_s, order.task ? QJsonValue(taskJson(*order.task)) : QJsonValue()},
            {u"source"_s, evidenceJson(order.source)},
            {u"now"_s, order.isNow},
            {u"sure"_s, trustName(order.trust)}};
}

/// Null for a task of the kernel's own lists: its frames say all there is.
QJsonValue usefulnessJson(const DumpThread *thread)
{
    return thread == nullptr || !thread->state.isEmpty()
        ? QJsonValue()
        : QJsonValue(traceUsefulnessName(rateTrace(thread->frames).usefulness));
}

QJsonObject threadJson(const DumpThread &thread)
{
    return {{u"number"_s, numberOrNull(thread.number)},
            {u"tid"_s, numberOrNull(thread.tid)},
            {u"name"_s, textOrNull(thread.name)},
            {u"state"_s, textOrNull(thread.state)},
            {u"crashed"_s, thread.crashed},
            {u"start"_s, thread.start},
            {u"end"_s, thread.end},
            {u"usefulness"_s, usefulnessJson(&thread)},
            {u"frames"_s, arrayOf(thread.frames, frameJson)}};
}

QJsonObject unlistedJson(const UnlistedLocks &unlisted)
{
    QJsonObject made = taskJson(unlisted.task);
    made.insert(u"locks"_s, unlisted.locks);
    return made;
}

/// Codes and counts; sentences are the business of who shows them.
QJsonObject unknownJson(const UnknownHolder &unknown)
{
    return {
        {u"what"_s, unknown.waiter.pid < 0 ? QJsonValue() : QJsonValue(taskJson(unknown.waiter))},
        {u"waiter"_s, unknown.waiter.pid < 0 ? QJsonValue() : QJsonValue(taskJson(unknown.waiter))},
        {u"lock"_s, lockRefJson(unknown.lock)},
        {u"why"_s, unknownWhyName(unknown.why)},
        {u"code"_s, unknownWhyName(unknown.why)},
        {u"capture"_s, arrayOf(capturesFor(unknown), lockCaptureName)},
        {u"tasks"_s, unknown.tasks},
        {u"locks"_s, unknown.locks},
        {u"running"_s, arrayOf(unknown.running, unlistedJson)},
        {u"candidates"_s, arrayOf(unknown.candidates, taskJson)},
        {u"source"_s, evidenceJson(unknown.source)}};
}

QJsonArray tasksOf(const LockGraph &graph, const LockCycle &cycle)
{
    return arrayOf(cycle.edges,
                   [&graph](std::size_t edge) { return taskJson(graph.edges[edge].waiter); });
}

} // namespace

QJsonObject taskJson(const TaskRef &task)
{
    return {{u"comm"_s, task.comm}, {u"pid"_s, numberOrNull(task.pid)}};
}

QJsonObject frameJson(const Frame &frame)
{
    return {{u"func"_s, textOrNull(frame.func)},
            {u"demangled"_s, textOrNull(demangledRust(frame.func))},
            {u"raw"_s, frame.raw},
            {u"off"_s, numberOrNull(frame.offset)},
            {u"size"_s, numberOrNull(frame.size)},
            {u"address"_s, addressJson(frame.address)},
            {u"module"_s, textOrNull(frame.module)},
            {u"section"_s, textOrNull(frame.section)},
            {u"reliable"_s, frame.reliable},
            {u"inline"_s, frame.isInline},
            {u"file"_s, textOrNull(frame.file)},
            {u"line"_s, numberOrNull(frame.line)}};
}

QJsonObject lockGraphJson(const LockGraph &graph)
{
    const auto locksOf = [&graph](const OrderCycle &cycle) {
        return arrayOf(cycle.orders, [&graph](std::size_t order) {
            return lockRefJson(graph.orders[order].wanted);
        });
    };
    return {
        {u"edges"_s, arrayOf(graph.edges, edgeJson)},
        {u"cycles"_s,
         arrayOf(graph.cycles, [&graph](const LockCycle &cycle) { return tasksOf(graph, cycle); })},
        {u"orders"_s, arrayOf(graph.orders, orderJson)},
        {u"orderCycles"_s, arrayOf(graph.orderCycles, locksOf)},
        {u"held"_s, arrayOf(graph.held, lockJson)},
        {u"unknown"_s, arrayOf(graph.unknown, unknownJson)}};
}

QJsonObject reportsJson(const TextReports &reports)
{
    return {{u"source"_s, reports.source},
            {u"crashes"_s, arrayOf(reports.crashes, crashJson)},
            {u"tasks"_s, arrayOf(reports.tasks, stateJson)},
            {u"locks"_s, arrayOf(reports.locks, lockJson)},
            {u"edges"_s, arrayOf(reports.edges, edgeJson)},
            {u"orders"_s, arrayOf(reports.orders, orderJson)},
            {u"threads"_s, arrayOf(reports.threads, threadJson)},
            {u"usefulness"_s, usefulnessJson(crashedThread(reports))},
            {u"unknown"_s, arrayOf(reports.unknown, unknownJson)}};
}

} // namespace Casebook
