// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/highlight/codehighlighter.h"
#include "app/widgets/colours.h"
#include "app/widgets/maillayout.h"

#include <QCoreApplication>
#include <QFont>
#include <QPalette>
#include <QRect>
#include <QTextLayout>

#include <span>

class QPainter;

namespace Casebook {

/// Something in a message that answers to a click, Tab and Enter.
struct MailItem
{
    enum class Kind : std::uint8_t { None, Link, Fold, Notice, Attachment, BoxButton };

    Kind kind = Kind::None;
    int section = -1;
    int index = -1;

    friend bool operator==(const MailItem &, const MailItem &) = default;
};

/// A line over the text of a message.
struct MailNotice
{
    enum class Kind : std::uint8_t { Warning, Info };

    Kind kind = Kind::Warning;
    QString id; ///< given back when its link is used
    QString text;
    QString link; ///< words of the link at its end, empty: none
};

/// Fonts, colours and sizes a message is drawn with.
struct MailStyle
{
    QFont fixed;
    QFont ui;
    QPalette palette;
    QPalette::ColorGroup group = QPalette::Active;
    Colours colours;
    MailMetrics metrics;
    int width = 0; ///< of the viewport
    bool canOpenTraces = false;
};

/// What of one message is drawn how. Spans count in the document's text.
struct MailPaintState
{
    const MailDocument *document = nullptr;
    const std::vector<bool> *unfolded = nullptr;
    std::span<const MailNotice> notices;
    TextSpan selection;
    std::span<const TextSpan> matches; ///< sorted
    int currentMatch = -1;
    MailItem hover;
    MailItem focus;
    int section = 0;
    std::span<const CodeSpan> code; ///< of the row's line, behind its diff sign
    QString date; ///< for the head
    QString title; ///< for the head: author
    QString subtitle;
    bool isUnread = false;
};

/// Draws rows of a message and says what is where in them. Cheap to make; holds nothing.
class MailRowPainter final
{
    // The context lupdate finds: it does not see this class's namespace.
    Q_DECLARE_TR_FUNCTIONS(MailRowPainter)

public:
    MailRowPainter(const MailStyle &style, const MailPaintState &state)
        : m_style(style)
        , m_state(state)
    {
    }

    void paint(QPainter *painter, const MailRow &row, int y) const;
    /// The offset in the text nearest to \a x.
    [[nodiscard]] qsizetype offsetAt(const MailRow &row, int x) const;
    /// Where \a offset stands; for the caret.
    [[nodiscard]] int xOf(const MailRow &row, qsizetype offset) const;
    [[nodiscard]] MailItem itemAt(const MailRow &row, int x) const;
    /// Interactive items of \a row from left to right.
    [[nodiscard]] std::vector<MailItem> items(const MailRow &row) const;
    /// Where \a item is drawn in \a row, y counted from the row's top; null when it is not there.
    [[nodiscard]] QRect itemRect(const MailRow &row, const MailItem &item) const;
    /// What \a item says, for screen readers and tooltips.
    [[nodiscard]] QString itemText(const MailItem &item) const;
    [[nodiscard]] QString foldText(int fold) const;
    [[nodiscard]] QString boxTitle(int box) const;

private:
    struct Prepared;

    [[nodiscard]] bool isUnfolded(int fold) const;
    [[nodiscard]] int textX(const MailRow &row) const;
    [[nodiscard]] QColor textColour(const BodyLine &line, bool inBox) const;
    [[nodiscard]] QColor rowGround(const MailRow &row) const;
    void prepare(Prepared &prepared, const MailRow &row) const;
    void addFormats(Prepared &prepared, const MailRow &row,
                    QList<QTextLayout::FormatRange> &formats) const;
    void paintBox(QPainter *painter, const MailRow &row, int y) const;
    void paintBars(QPainter *painter, int depth, int y, int height) const;
    void paintText(QPainter *painter, const MailRow &row, int y) const;
    void paintUnder(QPainter *painter, const MailRow &row, const Prepared &prepared, int y) const;
    void paintFold(QPainter *painter, const MailRow &row, int y) const;
    void paintTitle(QPainter *painter, const MailRow &row, int y) const;
    void paintNotice(QPainter *painter, const MailRow &row, int y) const;
    void paintAttachment(QPainter *painter, const MailRow &row, int y) const;
    void paintHead(QPainter *painter, int height, int y) const;
    void paintFocus(QPainter *painter, const MailRow &row, int y) const;
    int drawUi(QPainter *painter, const QRect &rect, const QString &text, const QColor &colour,
               bool strong = false) const;
    [[nodiscard]] int uiWidth(const QString &text, bool strong = false) const;
    [[nodiscard]] QString attachmentText(int index) const;

    const MailStyle &m_style;
    const MailPaintState &m_state;
};

/// Colour of a word of code; an invalid colour for Plain.
QColor codeColour(CodeStyle style, const Colours &colours);

} // namespace Casebook
