// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/maildocument.h"

#include <QString>

#include <vector>

class QFont;

namespace Casebook {

/// Sizes the layout counts with, all in logical pixels, from the fonts in use.
struct MailMetrics
{
    int charWidth = 8; ///< of the fixed-pitch font
    int lineHeight = 18;
    int cjkLineHeight = 19;
    int boxLineHeight = 17; ///< diffs and traces stand closer
    int uiLineHeight = 18; ///< of the user interface's font
    int margin = 16; ///< page margin at both sides
    int columns = 80; ///< at which over-long lines wrap

    static constexpr int barStep = 10; ///< from one quote bar to the next
    static constexpr int barsShown = 10; ///< deeper quotes get a number instead
    static constexpr int boxPadding = 12; ///< text from the box's edge

    [[nodiscard]] int indent(int depth) const;

    [[nodiscard]] int titleHeight() const
    {
        return uiLineHeight + 8;
    }

    [[nodiscard]] int foldHeight() const
    {
        return uiLineHeight;
    }

    static MailMetrics of(const QFont &fixed, const QFont &ui, int viewWidth);

    friend bool operator==(const MailMetrics &, const MailMetrics &) = default;
};

enum class MailRowKind : std::uint8_t {
    Head, ///< name and date over a message, when several are shown
    Notice, ///< item: index of the notice
    Attachment, ///< item: index of the attachment
    Text, ///< a line, or its first row
    Continued, ///< the rest of an over-long line
    Fold, ///< item: index of the fold
    BoxTitle, ///< item: index of the box
    BoxEnd, ///< the room inside a box below its last row
    Gap,
};

/// One row on the screen. start and length are the part of the document's text it shows.
struct MailRow
{
    qsizetype start = 0;
    qsizetype length = 0;
    int line = -1; ///< never falls from one row to the next
    int item = -1;
    int box = -1; ///< index of the box the row is inside
    int y = 0; ///< from the top of the message
    int height = 0;
    MailRowKind kind = MailRowKind::Text;
};

/// What of a message is shown.
struct MailLayoutOptions
{
    bool hasHead = false;
    bool showHeaders = false;
    int notices = 0;
    int attachments = 0;
    std::vector<bool> unfolded; ///< a flag per fold; missing ones are folded
};

/// Rows of one message from top to bottom. Linear to make; looking up is logarithmic.
class MailLayout final
{
public:
    void build(const MailDocument &document, const MailLayoutOptions &options,
               const MailMetrics &metrics);

    [[nodiscard]] const std::vector<MailRow> &rows() const
    {
        return m_rows;
    }

    [[nodiscard]] int height() const
    {
        return m_height;
    }

    /// The row at \a y, the first or last one beyond the ends, -1 when there is none.
    [[nodiscard]] int rowAt(int y) const;
    /// The row that shows \a offset; of a folded line the fold's row; -1 when it is not shown.
    [[nodiscard]] int rowOfOffset(const MailDocument &document, qsizetype offset) const;

private:
    void add(MailRow row, int height);
    void addLine(const MailDocument &document, int line, int box, const MailMetrics &metrics);
    [[nodiscard]] int textHeight(QStringView text, int box, const MailMetrics &metrics) const;

    std::vector<MailRow> m_rows;
    int m_height = 0;
};

/// What is drawn for a piece of text: tabs as blanks to the next stop of 8, invisible characters by
/// name. displayOf maps every source unit (and the end) to its place in display.
struct MailRowText
{
    QString display;
    std::vector<int> displayOf;
    std::vector<TextSpan> boxes; ///< stand-ins for invisible characters, in display

    [[nodiscard]] qsizetype sourceAt(qsizetype displayPosition) const;
};

MailRowText rowTextOf(QStringView source);

} // namespace Casebook
