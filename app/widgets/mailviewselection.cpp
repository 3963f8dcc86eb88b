// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Selection, citing and finding of MailView.

#include "app/widgets/mailview.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>

#include <algorithm>

namespace Casebook {

namespace {

/// More marks than anybody steps through; the rest is counted no further.
constexpr qsizetype matchLimit = 100000;

std::vector<TextSpan> placesOf(const QString &text, const FindQuery &query, qsizetype from)
{
    std::vector<TextSpan> found;
    const Qt::CaseSensitivity sensitivity =
        query.matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive;
    qsizetype place = text.indexOf(query.text, from, sensitivity);
    while (place >= 0 && std::ssize(found) < matchLimit) {
        found.push_back({.start = place, .length = query.text.size()});
        place = text.indexOf(query.text, place + query.text.size(), sensitivity);
    }
    return found;
}

} // namespace

bool MailView::hasSelection() const
{
    return !m_sections.empty() && m_anchor != m_caret;
}

void MailView::setSelection(const MailPosition &anchor, const MailPosition &caret)
{
    const bool had = hasSelection();
    m_anchor = anchor;
    m_caret = caret;
    if (had || hasSelection()) {
        viewport()->update();
        Q_EMIT selectionChanged();
    }
    if (QAccessible::isActive()) {
        QAccessibleTextCursorEvent event(this, 0);
        if (auto *spoken = QAccessible::queryAccessibleInterface(this)) {
            event.setCursorPosition(spoken->textInterface()->cursorPosition());
        }
        QAccessible::updateAccessibility(&event);
    }
}

void MailView::clearSelection()
{
    setSelection(m_caret, m_caret);
}

void MailView::selectAll()
{
    if (m_sections.empty() || !m_sections.back().entry.document) {
        return;
    }
    const auto &first = m_sections.front().entry.document;
    const qsizetype start = first && !m_showHeaders ? first->bodyStart : 0;
    setSelection({.section = 0, .offset = start},
                 {.section = static_cast<int>(m_sections.size()) - 1,
                  .offset = m_sections.back().entry.document->text.size()});
}

TextSpan MailView::selectionIn(int number) const
{
    if (!hasSelection()) {
        return {};
    }
    const MailPosition from = std::min(m_anchor, m_caret);
    const MailPosition to = std::max(m_anchor, m_caret);
    if (number < from.section || number > to.section
        || !m_sections[static_cast<size_t>(number)].entry.document) {
        return {};
    }
    const qsizetype start = number == from.section ? from.offset : 0;
    const qsizetype end = number == to.section
        ? to.offset
        : m_sections[static_cast<size_t>(number)].entry.document->text.size() + 1;
    return {.start = start, .length = end - start};
}

/// A selection of several lines that begins at a line's visible start takes the hidden quote marks
/// along, so that what is copied is the mail's own text.
qsizetype MailView::rawStart(const MailPosition &from, const MailPosition &to) const
{
    const auto &document = m_sections[static_cast<size_t>(from.section)].entry.document;
    const BodyLine &line = document->lines[static_cast<size_t>(document->lineAt(from.offset))];
    const bool atStart = from.offset <= line.start + line.markLength;
    const bool isLong = to.section != from.section || to.offset >= line.start + line.length;
    return atStart && isLong ? line.start : from.offset;
}

QString MailView::selectedText() const
{
    if (!hasSelection()) {
        return {};
    }
    const MailPosition from = std::min(m_anchor, m_caret);
    const MailPosition to = std::max(m_anchor, m_caret);
    QString text;
    for (int number = from.section; number <= to.section; ++number) {
        const auto &document = m_sections[static_cast<size_t>(number)].entry.document;
        if (!document || document->lines.empty()) {
            continue;
        }
        TextSpan span = selectionIn(number);
        qsizetype start = number == from.section ? rawStart(from, to) : span.start;
        if (!m_showHeaders) {
            start = std::max(start, document->bodyStart);
        }
        const qsizetype end = std::min(span.start + span.length, document->text.size());
        if (!text.isEmpty() && !text.endsWith(u'\n')) {
            text += u'\n';
        }
        text += QStringView(document->text).sliced(start, std::max<qsizetype>(0, end - start));
    }
    return text;
}

void MailView::copySelection() const
{
    if (hasSelection()) {
        QGuiApplication::clipboard()->setText(selectedText());
    }
}

std::optional<SourceRef> MailView::citeSelection() const
{
    const MailPosition from = std::min(m_anchor, m_caret);
    const MailPosition to = std::max(m_anchor, m_caret);
    if (!hasSelection() || from.section != to.section) {
        return std::nullopt;
    }
    const auto &document = m_sections[static_cast<size_t>(from.section)].entry.document;
    if (!document || document->isRaw || from.offset < document->bodyStart) {
        return std::nullopt;
    }
    const qsizetype start = rawStart(from, to);
    const QStringView text(document->text);
    const QByteArray body = document->content.parsed.body.toUtf8();
    const qint64 offset =
        text.sliced(document->bodyStart, start - document->bodyStart).toUtf8().size();
    const qint64 length = text.sliced(start, to.offset - start).toUtf8().size();
    return makeSourceRef(SourceKind::Message, document->content.summary.messageId, body, offset,
                         length);
}

bool MailView::reveal(const SourceRef &ref)
{
    for (int number = 0; number < std::ssize(m_sections); ++number) {
        const auto &document = m_sections[static_cast<size_t>(number)].entry.document;
        if (ref.kind != SourceKind::Message || !document || document->isRaw
            || document->content.summary.messageId != ref.id) {
            continue;
        }
        const QByteArray body = document->content.parsed.body.toUtf8();
        const ResolvedSource place = resolve(ref, body);
        if (place.match == SourceMatch::NotFound) {
            return false;
        }
        const QByteArrayView bytes(body);
        const qsizetype start =
            document->bodyStart + QString::fromUtf8(bytes.first(place.offset)).size();
        const qsizetype length = QString::fromUtf8(bytes.sliced(place.offset, place.length)).size();
        const MailPosition from{.section = number, .offset = start};
        const MailPosition to{.section = number, .offset = start + length};
        unfoldAt(from);
        setSelection(from, to);
        makeVisible(from);
        return true;
    }
    return false;
}

void MailView::makeVisible(const MailPosition &position)
{
    const Section &section = m_sections[static_cast<size_t>(position.section)];
    if (!section.entry.document) {
        return;
    }
    const int number = section.layout.rowOfOffset(*section.entry.document, position.offset);
    if (number < 0) {
        return;
    }
    const MailRow &row = section.layout.rows()[static_cast<size_t>(number)];
    const int y = section.y + row.y;
    QScrollBar *bar = verticalScrollBar();
    if (y < bar->value()) {
        bar->setValue(y - 2 * m_style.metrics.lineHeight);
    } else if (y + row.height > bar->value() + viewport()->height()) {
        const bool isFar = y > bar->value() + 2 * viewport()->height();
        bar->setValue(isFar
                          ? y - viewport()->height() / 3
                          : y + row.height - viewport()->height() + 2 * m_style.metrics.lineHeight);
    }
}

void MailView::mark(Section &section) const
{
    section.matches.clear();
    if (section.entry.document && !m_query.text.isEmpty()) {
        const MailDocument &document = *section.entry.document;
        section.matches = placesOf(document.text, m_query, m_showHeaders ? 0 : document.bodyStart);
    }
}

int MailView::find(const FindQuery &query)
{
    m_hasMatch = false;
    m_query = query;
    for (Section &section : m_sections) {
        mark(section);
    }
    viewport()->update();
    return matchCount();
}

int MailView::matchCount() const
{
    int count = 0;
    for (const Section &section : m_sections) {
        count += static_cast<int>(section.matches.size());
    }
    return count;
}

int MailView::findNext(bool backwards)
{
    std::vector<MailPosition> all; // section and number of the mark
    std::vector<MailPosition> places;
    for (int number = 0; number < std::ssize(m_sections); ++number) {
        const std::vector<TextSpan> &matches = m_sections[static_cast<size_t>(number)].matches;
        for (qsizetype i = 0; i < std::ssize(matches); ++i) {
            all.push_back({.section = number, .offset = i});
            places.push_back({.section = number, .offset = matches[static_cast<size_t>(i)].start});
        }
    }
    if (all.empty()) {
        return 0;
    }
    const auto total = std::ssize(all);
    qsizetype next = 0;
    if (m_hasMatch) {
        const qsizetype present = std::ranges::lower_bound(all, m_match) - all.begin();
        next = (present + (backwards ? total - 1 : 1)) % total;
    } else {
        // From where the person reads.
        const MailPosition top = positionAt({m_style.metrics.margin, 0});
        next = (std::ranges::lower_bound(places, top) - places.begin()) % total;
    }
    m_match = all[static_cast<size_t>(next)];
    m_hasMatch = true;
    unfoldAt(places[static_cast<size_t>(next)]);
    makeVisible(places[static_cast<size_t>(next)]);
    viewport()->update();
    return static_cast<int>(next) + 1;
}

} // namespace Casebook
