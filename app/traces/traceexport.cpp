// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/traceexport.h"

#include "app/models/alignedmodel.h"
#include "app/models/alignedtable.h"
#include "core/trace/lockpicture.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace Casebook::TraceExport {

using namespace Qt::StringLiterals;

namespace {

QString taskWords(const TaskRef &task)
{
    return task.pid < 0 ? task.comm : task.comm + u'/' + QString::number(task.pid);
}

QString lockWords(const LockRef &lock)
{
    const QString address =
        lock.address == 0 ? QString() : u"0x"_s + QString::number(lock.address, 16);
    return lock.name.isEmpty() || address.isEmpty() ? QString(lock.name + address)
                                                    : QString(lock.name + " ("_L1 + address + u')');
}

QString frameLine(const Frame &frame)
{
    QString line = frame.reliable ? QString() : u"? "_s;
    line += frame.raw.isEmpty() ? frame.func : frame.raw;
    if (!frame.module.isEmpty() && !line.contains(frame.module)) {
        line += " ["_L1 + frame.module + u']';
    }
    if (!frame.file.isEmpty()) {
        line += u' ' + frame.file;
        if (frame.line >= 0) {
            line += u':' + QString::number(frame.line);
        }
    }
    return frame.isInline ? QString(line + " [inline]"_L1) : line;
}

QChar signOf(CellSign sign)
{
    switch (sign) {
    case CellSign::Gap:
        return u' ';
    case CellSign::Equal:
        return u'=';
    case CellSign::Variant:
        return u'~';
    case CellSign::Other:
        return u'!';
    case CellSign::OnlyHere:
        return u'+';
    case CellSign::Unreliable:
        return u'?';
    }
    std::unreachable();
}

QString headOf(const TraceItem &item)
{
    const auto task = item.task();
    QString head = item.name();
    if (task && task->pid >= 0) {
        head += " pid "_L1 + QString::number(task->pid);
    }
    if (task && !task->state.isEmpty()) {
        head += ", state "_L1 + task->state;
    }
    return head;
}

/// A cell of a Markdown table: what would end it or begin markup is escaped.
QString cell(QString text)
{
    for (const char16_t mark : {u'\\', u'|', u'*', u'_', u'`', u'<', u'['}) {
        text.replace(QChar(mark), u'\\' + QString(QChar(mark)));
    }
    return text;
}

/// A fence longer than any run of backticks in \a text.
QString fenceFor(const QString &text)
{
    qsizetype longest = 2;
    qsizetype run = 0;
    for (const QChar character : text) {
        run = character == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return QString(longest + 1, u'`');
}

} // namespace

QString sourceLine(const TraceItem &item)
{
    const TraceSource &source = item.source.source;
    const SourceLine *line = item.source.text->lineAt(item.start());
    const QString place =
        line == nullptr ? QString() : ", line "_L1 + QString::number(line->line + 1);
    switch (source.kind) {
    case SourceKind::Message: {
        const QString day = source.dateMs == 0 ? QString()
                                               : ", "_L1
                + QDateTime::fromMSecsSinceEpoch(source.dateMs, QTimeZone::UTC)
                      .date()
                      .toString(Qt::ISODate);
        return source.author + day + ", <"_L1 + source.id + u'>';
    }
    default:
        return (source.isClipboard() ? u"clipboard"_s : source.name) + place;
    }
}

QString asText(const TraceItem &item)
{
    QString text = headOf(item) + " ("_L1 + sourceLine(item) + ")\n"_L1;
    if (!item.title().isEmpty()) {
        text += item.title() + u'\n';
    }
    for (const Frame &frame : item.frames()) {
        text += u' ' + frameLine(frame) + u'\n';
    }
    return text;
}

QString asMarkdown(const TraceItem &item)
{
    QString body;
    for (const Frame &frame : item.frames()) {
        body += u' ' + frameLine(frame) + u'\n';
    }
    const QString fence = fenceFor(body);
    return u"**"_s + cell(headOf(item)) + "**, "_L1 + cell(sourceLine(item)) + "\n\n"_L1 + fence
        + "text\n"_L1 + body + fence + u'\n';
}

QString asText(const AlignedTable &table)
{
    QString text;
    std::vector<qsizetype> widths(table.panes.size(), 8);
    for (std::size_t pane = 0; pane < table.panes.size(); ++pane) {
        text += QString::number(pane + 1) + ": "_L1 + headOf(table.panes[pane]) + " ("_L1
            + sourceLine(table.panes[pane]) + ")\n"_L1;
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            if (const Frame *frame = table.frame(row, pane)) {
                widths[pane] =
                    std::max(widths[pane], frameWords(*frame).size() + (frame->isInline ? 9 : 0));
            }
        }
    }
    text += u'\n';
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        QString line;
        for (std::size_t pane = 0; pane < table.panes.size(); ++pane) {
            const Frame *frame = table.frame(row, pane);
            QString words = frame == nullptr ? QString() : frameWords(*frame);
            if (frame != nullptr && frame->isInline) {
                words += " [inline]"_L1;
            }
            line +=
                signOf(table.rows[row][pane].sign) + u' ' + words.leftJustified(widths[pane] + 2);
        }
        while (line.endsWith(u' ')) {
            line.chop(1);
        }
        text += line + u'\n';
    }
    return text;
}

QString asMarkdown(const AlignedTable &table)
{
    if (table.panes.size() == 1) {
        return asMarkdown(table.panes.front());
    }
    QString text = u"|"_s;
    QString rule = u"|"_s;
    for (std::size_t pane = 0; pane < table.panes.size(); ++pane) {
        text += u' ' + QString::number(pane + 1) + ": "_L1 + cell(headOf(table.panes[pane]))
            + ", "_L1 + cell(sourceLine(table.panes[pane])) + " |"_L1;
        rule += " --- |"_L1;
    }
    text += u'\n' + rule + u'\n';
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        text += u'|';
        for (std::size_t pane = 0; pane < table.panes.size(); ++pane) {
            const Frame *frame = table.frame(row, pane);
            QString words = frame == nullptr ? QString()
                                             : u' ' + QString(signOf(table.rows[row][pane].sign))
                    + u' ' + cell(frameWords(*frame));
            if (frame != nullptr && frame->isInline) {
                words += " (inline)"_L1;
            }
            text += words + " |"_L1;
        }
        text += u'\n';
    }
    return text;
}

QString asText(const LockGraph &graph, const LockPicture &picture)
{
    QString text;
    for (std::size_t i = 0; i < picture.rows.size(); ++i) {
        const LockPicture::Row &row = picture.rows[i];
        text += QString::number(i + 1) + ". "_L1;
        switch (row.kind) {
        case LockPicture::LineKind::WaitsFor:
            text += taskWords(row.task) + " waits for "_L1 + lockWords(row.lock);
            break;
        case LockPicture::LineKind::HeldBy:
            text += taskWords(row.task) + " holds "_L1 + lockWords(row.lock);
            break;
        case LockPicture::LineKind::Before:
            text +=
                lockWords(row.lock) + " taken while "_L1 + lockWords(row.before) + " is held"_L1;
            break;
        case LockPicture::LineKind::NoHolder:
            break;
        }
        if (row.isInCycle) {
            text += " [cycle]"_L1;
        }
        if (row.trust == EdgeTrust::Derived) {
            text += " [derived]"_L1;
        }
        if (row.unknown >= 0) {
            text += " [holder unknown: "_L1
                + unknownWhyName(graph.unknown[static_cast<std::size_t>(row.unknown)].why) + u']';
        }
        text += "\n   line "_L1 + QString::number(row.source.line) + ": "_L1
            + row.source.text.trimmed() + u'\n';
    }
    return text;
}

} // namespace Casebook::TraceExport
