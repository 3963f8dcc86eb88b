// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/diffcolouring.h"

#include <QElapsedTimer>

#include <algorithm>

namespace Casebook {

DiffColouring::DiffColouring(const CodeHighlighters *highlighters)
    : m_highlighters(highlighters)
{
}

void DiffColouring::clear()
{
    m_hunks.clear();
    m_spans.clear();
}

DiffColouring::Hunk &DiffColouring::hunkAt(const DiffFile &file, const DiffHunk &hunk)
{
    std::shared_ptr<Hunk> &entry = m_hunks[hunk.firstLine];
    if (!entry) {
        entry = std::make_shared<Hunk>();
        entry->next = hunk.firstLine + 1;
        const QString path = file.newPath.startsWith(u"/dev/null") ? file.oldPath : file.newPath;
        entry->oldSide = m_highlighters->forFile(path);
        entry->newSide = m_highlighters->forFile(path);
    }
    return *entry;
}

void DiffColouring::colourLine(const MailDocument &document, int line, Hunk &hunk)
{
    const LineKind kind = document.lines[static_cast<size_t>(line)].kind;
    const QStringView text = document.lineText(line);
    const QString code = text.isEmpty() ? QString() : text.sliced(1).toString();
    std::vector<CodeSpan> spans;
    if (kind == LineKind::DiffRemoved) {
        spans = hunk.oldSide->highlight(code);
    } else if (kind == LineKind::DiffAdded) {
        spans = hunk.newSide->highlight(code);
    } else if (kind == LineKind::DiffContext) {
        spans = hunk.newSide->highlight(code);
        hunk.oldSide->continueFrom(*hunk.newSide);
    }
    if (!spans.empty()) {
        m_spans.insert(line, std::move(spans));
    }
}

bool DiffColouring::prepare(const MailDocument &document, int first, int last,
                            std::chrono::milliseconds budget)
{
    if (m_highlighters == nullptr) {
        return true;
    }
    QElapsedTimer timer;
    timer.start();
    for (const DiffFile &file : document.diffs) {
        if (file.firstLine > last || file.firstLine + file.lineCount <= first
            || file.quoteDepth > 0) {
            continue;
        }
        for (const DiffHunk &range : file.hunks) {
            if (range.firstLine > last || range.firstLine + range.lineCount <= first) {
                continue;
            }
            Hunk &hunk = hunkAt(file, range);
            const int end = std::min({range.firstLine + range.lineCount, last + 1,
                                      static_cast<int>(document.lines.size())});
            if (!hunk.oldSide || !hunk.newSide) {
                continue;
            }
            for (; hunk.next < end; ++hunk.next) {
                if (timer.hasExpired(budget.count())) {
                    return false;
                }
                colourLine(document, hunk.next, hunk);
            }
        }
    }
    return true;
}

std::span<const CodeSpan> DiffColouring::at(int line) const
{
    const auto place = m_spans.constFind(line);
    return place == m_spans.constEnd() ? std::span<const CodeSpan>()
                                       : std::span<const CodeSpan>(*place);
}

} // namespace Casebook
