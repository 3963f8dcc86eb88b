// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What of the messages is folded.

#include "app/widgets/mailfolding.h"
#include "app/widgets/mailview.h"

#include <algorithm>

namespace Casebook {

void MailView::setAllFolded(bool folded)
{
    for (Section &section : m_sections) {
        if (section.entry.document) {
            section.unfolded.assign(section.entry.document->folds.size(), !folded);
        }
    }
    m_focus = {};
    relayout();
}

/// A text that was just set, folded as the person left this message.
void MailView::applyFoldDepth(Section &section)
{
    section.whole = section.entry.document;
    const int depth = foldDepth(section.entry.id);
    if (section.whole && !section.whole->isRaw && depth >= 0) {
        section.entry.document = foldedBelow(*section.whole, depth);
    }
}

int MailView::foldDepth(MessageRowId id) const
{
    return m_foldDepths.value(id.value, -1);
}

void MailView::setFoldDepth(MessageRowId id, int depth)
{
    const int number = sectionOf(id);
    if (number < 0 || depth == foldDepth(id)) {
        return;
    }
    if (depth < 0) {
        m_foldDepths.remove(id.value);
    } else {
        m_foldDepths.insert(id.value, depth);
    }
    Section &section = m_sections[static_cast<size_t>(number)];
    section.entry.document = section.whole;
    applyFoldDepth(section);
    section.unfolded.clear();
    m_focus = {};
    relayout(number);
}

int MailView::foldDeeper(MessageRowId id, bool more)
{
    const std::shared_ptr<const MailDocument> shown = document(id);
    const int deepest = shown ? deepestQuote(*shown) : 0;
    if (deepest == 0) {
        return -1;
    }
    const int now = foldDepth(id) < 0 ? deepest : foldDepth(id);
    const int next = std::max(more ? now - 1 : now + 1, 0);
    setFoldDepth(id, next >= deepest ? -1 : next);
    return foldDepth(id);
}

void MailView::unfoldAt(const MailPosition &position)
{
    Section &section = m_sections[static_cast<size_t>(position.section)];
    const MailDocument &document = *section.entry.document;
    if (position.offset < document.bodyStart && !m_showHeaders && !document.isRaw) {
        setHeadersShown(true);
    }
    const int line = document.lineAt(position.offset);
    for (size_t i = 0; i < document.folds.size(); ++i) {
        const MailFold &fold = document.folds[i];
        if (line >= fold.firstLine && line < fold.firstLine + fold.lineCount) {
            section.unfolded.resize(document.folds.size());
            if (!section.unfolded[i]) {
                section.unfolded[i] = true;
                relayout(position.section);
            }
        }
    }
}

} // namespace Casebook
