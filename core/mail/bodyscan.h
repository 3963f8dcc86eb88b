// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mail/bodystructure.h"
#include "core/mail/diffscan.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace Casebook {

/// Quote marks at the start of a line: ">", ">>", "> >", one blank before them, or up to three capital
/// letters before the first ("TF>").
struct QuoteMarks
{
    int depth = 0;
    qsizetype length = 0; ///< with the one blank behind them
};

QuoteMarks quoteMarks(QStringView line);

/// The first pass over a body: splits it into lines and says what each is.
class BodyScan final
{
public:
    explicit BodyScan(const QString &body);

    std::vector<BodyLine> lines;
    std::vector<DiffFile> diffs;
    std::vector<Trailer> trailers;

private:
    [[nodiscard]] QStringView content(std::size_t line) const;
    void splitLines();
    void readOtherMarks();
    [[nodiscard]] std::size_t endOfMarked(std::size_t first, QChar mark) const;
    void quoteLines(std::size_t first, std::size_t end, QChar mark);
    void classify(std::size_t line);
    bool readSignature(std::size_t line);
    bool readTrailer(std::size_t line);
    bool readDiffStat(std::size_t line);
    void readAttribution(std::size_t firstQuoted);
    void dropTrailersBelowCut();

    const QString &m_body;
    DiffScan m_diff;
    std::size_t m_trailerEnd = 0; ///< lines before it are the rest of a wrapped trailer
    bool m_inSignature = false;
    bool m_afterDiffStat = false;
};

} // namespace Casebook
