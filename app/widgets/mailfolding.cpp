// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/mailfolding.h"

#include <algorithm>

namespace Casebook {

namespace {

bool isInFold(const std::vector<MailFold> &folds, int line)
{
    return std::ranges::any_of(folds, [line](const MailFold &fold) {
        return line >= fold.firstLine && line < fold.firstLine + fold.lineCount;
    });
}

} // namespace

int deepestQuote(const MailDocument &document)
{
    int deepest = 0;
    for (const BodyLine &line : document.lines) {
        deepest = std::max<int>(deepest, line.quoteDepth);
    }
    return deepest;
}

std::shared_ptr<const MailDocument> foldedBelow(const MailDocument &document, int depth)
{
    auto folded = std::make_shared<MailDocument>(document);
    std::erase_if(folded->folds,
                  [](const MailFold &fold) { return fold.kind == MailFoldKind::Quote; });
    const std::vector<MailFold> others = folded->folds;
    const int total = static_cast<int>(document.lines.size());
    const auto isDeep = [&](int line) {
        return line < total && document.lines[static_cast<size_t>(line)].quoteDepth > depth
            && !isInFold(others, line);
    };
    for (int line = document.headerLines; line < total; ++line) {
        if (!isDeep(line)) {
            continue;
        }
        MailFold fold;
        fold.firstLine = line;
        fold.depth = 255;
        while (isDeep(line)) {
            fold.depth =
                std::min<int>(fold.depth, document.lines[static_cast<size_t>(line)].quoteDepth);
            ++line;
        }
        fold.lineCount = line - fold.firstLine;
        folded->folds.push_back(std::move(fold));
    }
    std::ranges::sort(folded->folds, {}, &MailFold::firstLine);
    return folded;
}

} // namespace Casebook
