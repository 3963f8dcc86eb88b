// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/mailviewaccessible.h"

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    auto *view = className == "Casebook::MailView"_L1 ? qobject_cast<MailView *>(object) : nullptr;
    return view == nullptr ? nullptr : new MailViewAccessible(view);
}

} // namespace

MailViewAccessible::MailViewAccessible(MailView *view)
    : QAccessibleWidget(view, QAccessible::Document)
{
}

void MailViewAccessible::install()
{
    static const bool done = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(done)
}

void *MailViewAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface *>(this)
                                              : QAccessibleWidget::interface_cast(type);
}

QAccessible::State MailViewAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    return state;
}

MailView &MailViewAccessible::view() const
{
    return *static_cast<MailView *>(widget());
}

QString MailViewAccessible::headOf(int section) const
{
    const MailEntry &entry = view().m_sections[static_cast<size_t>(section)].entry;
    return view().m_withHeads ? QString(entry.title + u", "_s + entry.date + u'\n') : QString();
}

std::vector<MailViewAccessible::Part> MailViewAccessible::parts() const
{
    std::vector<Part> parts;
    int at = 0;
    for (int section = 0; section < std::ssize(view().m_sections); ++section) {
        const auto &document = view().m_sections[static_cast<size_t>(section)].entry.document;
        Part part{.section = section, .start = at};
        part.body = at + static_cast<int>(headOf(section).size());
        at = part.body;
        if (document) {
            part.skipped = document->isRaw || view().m_showHeaders ? 0 : document->bodyStart;
            at += static_cast<int>(document->text.size() - part.skipped) + 1;
        }
        part.length = at - part.start;
        parts.push_back(part);
    }
    return parts;
}

MailPosition MailViewAccessible::placeOf(int offset) const
{
    const std::vector<Part> all = parts();
    const auto after = std::ranges::upper_bound(all, offset, {}, &Part::start);
    if (after == all.begin()) {
        return {};
    }
    const Part &part = *(after - 1);
    const qsizetype inside =
        std::clamp(offset - part.body, 0, part.start + part.length - part.body);
    return {.section = part.section, .offset = part.skipped + inside};
}

int MailViewAccessible::offsetOf(const MailPosition &position) const
{
    const std::vector<Part> all = parts();
    const auto part = std::ranges::find(all, position.section, &Part::section);
    return part == all.end()
        ? 0
        : part->body + static_cast<int>(std::max<qsizetype>(0, position.offset - part->skipped));
}

QString MailViewAccessible::text(int start, int end) const
{
    QString text;
    for (const Part &part : parts()) {
        const auto &document = view().m_sections[static_cast<size_t>(part.section)].entry.document;
        if (part.start >= end || part.start + part.length <= start) {
            continue;
        }
        QString own = headOf(part.section);
        if (document) {
            own += QStringView(document->text).sliced(part.skipped);
            own += u'\n';
        }
        const int from = std::max(0, start - part.start);
        own.truncate(std::max(0, end - part.start));
        text += QStringView(own).sliced(std::min<qsizetype>(from, own.size()));
    }
    return text;
}

QString MailViewAccessible::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Value ? text(0, characterCount()) : QAccessibleWidget::text(kind);
}

int MailViewAccessible::characterCount() const
{
    const std::vector<Part> all = parts();
    return all.empty() ? 0 : all.back().start + all.back().length;
}

int MailViewAccessible::selectionCount() const
{
    return view().hasSelection() ? 1 : 0;
}

void MailViewAccessible::selection(int number, int *start, int *end) const
{
    *start = 0;
    *end = 0;
    if (number == 0 && view().hasSelection()) {
        const auto [from, to] = std::minmax(view().m_anchor, view().m_caret);
        *start = offsetOf(from);
        *end = offsetOf(to);
    }
}

void MailViewAccessible::addSelection(int start, int end)
{
    setSelection(0, start, end);
}

void MailViewAccessible::removeSelection(int number)
{
    if (number == 0) {
        view().clearSelection();
    }
}

void MailViewAccessible::setSelection(int number, int start, int end)
{
    if (number == 0) {
        view().setSelection(placeOf(start), placeOf(end));
    }
}

int MailViewAccessible::cursorPosition() const
{
    return offsetOf(view().m_caret);
}

void MailViewAccessible::setCursorPosition(int position)
{
    const MailPosition place = placeOf(position);
    view().setSelection(place, place);
    scrollToSubstring(position, position);
}

QRect MailViewAccessible::characterRect(int offset) const
{
    const QRect rect = view().characterRect(placeOf(offset));
    return rect.isNull() ? rect
                         : QRect(view().viewport()->mapToGlobal(rect.topLeft()), rect.size());
}

int MailViewAccessible::offsetAtPoint(const QPoint &point) const
{
    const QPoint inside = view().viewport()->mapFromGlobal(point);
    return view().viewport()->rect().contains(inside) ? offsetOf(view().positionAt(inside)) : -1;
}

void MailViewAccessible::scrollToSubstring(int start, int end)
{
    Q_UNUSED(end)
    const MailPosition place = placeOf(start);
    if (place.section < std::ssize(view().m_sections)
        && view().m_sections[static_cast<size_t>(place.section)].entry.document) {
        view().unfoldAt(place);
        view().makeVisible(place);
    }
}

/// A run is a line: its quote depth is what a listener cannot see.
QString MailViewAccessible::attributes(int offset, int *start, int *end) const
{
    *start = offset;
    *end = offset;
    const MailPosition place = placeOf(offset);
    if (place.section >= std::ssize(view().m_sections)) {
        return {};
    }
    const auto &document = view().m_sections[static_cast<size_t>(place.section)].entry.document;
    if (!document || document->lines.empty()) {
        return {};
    }
    const BodyLine &line = document->lines[static_cast<size_t>(document->lineAt(place.offset))];
    *start = offsetOf({.section = place.section, .offset = line.start});
    *end = offsetOf({.section = place.section, .offset = line.start + line.length}) + 1;
    return line.quoteDepth == 0 ? QString() : u"level:%1;"_s.arg(line.quoteDepth);
}

} // namespace Casebook
