// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/highlight/codehighlighter.h"
#include "app/widgets/maildocument.h"

#include <QHash>

#include <chrono>
#include <memory>
#include <span>
#include <vector>

namespace Casebook {

/// Code colours of a message's diffs, worked out on request from the hunk's top to the line wanted:
/// a hunk in a patch of 100,000 lines costs nothing until it is on the screen. The old and the new
/// side are read as two texts, so that a removed "/*" does not comment out what stands below.
class DiffColouring final
{
public:
    explicit DiffColouring(const CodeHighlighters *highlighters = nullptr);

    /// Works out lines \a first to \a last of \a document as far as the time lasts; true when done.
    bool prepare(const MailDocument &document, int first, int last,
                 std::chrono::milliseconds budget);
    /// Colours of \a line behind its sign; empty while not worked out.
    [[nodiscard]] std::span<const CodeSpan> at(int line) const;

    /// Lines that have colours by now.
    [[nodiscard]] qsizetype count() const
    {
        return m_spans.size();
    }

    void clear();

private:
    struct Hunk
    {
        int next = 0; ///< first line not worked out
        std::unique_ptr<CodeHighlighter> oldSide;
        std::unique_ptr<CodeHighlighter> newSide;
    };

    Hunk &hunkAt(const DiffFile &file, const DiffHunk &hunk);
    void colourLine(const MailDocument &document, int line, Hunk &hunk);

    const CodeHighlighters *m_highlighters = nullptr;
    QHash<int, std::shared_ptr<Hunk>> m_hunks; ///< by first line
    QHash<int, std::vector<CodeSpan>> m_spans;
};

} // namespace Casebook
