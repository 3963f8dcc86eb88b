// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/widgets/diffcolouring.h"
#include "app/widgets/findbar.h"
#include "app/widgets/mailrowpainter.h"
#include "core/model/sourceref.h"

#include <QAbstractScrollArea>
#include <QHash>

#include <memory>
#include <optional>
#include <vector>

class QTimer;

namespace Casebook {

/// One message for MailView. Without a document its head stands there and messageWanted() asks for it
/// when it comes near the screen.
struct MailEntry
{
    MessageRowId id;
    QString title; ///< author
    QString subtitle; ///< address, recipients
    QString date;
    bool isUnread = false;
    std::shared_ptr<const MailDocument> document;
    std::vector<MailNotice> notices;
};

/// A place in the shown messages: which one, and the offset in its document's text.
struct MailPosition
{
    int section = 0;
    qsizetype offset = 0;

    friend auto operator<=>(const MailPosition &, const MailPosition &) = default;
};

/// Messages as plain text to read: quotes as bars by depth and foldable, diffs and traces in boxes,
/// links, invisible characters by name. One message, or all of a thread in one scroll. Only rows on
/// the screen are laid out and drawn, so a body of 8 MB costs what a short one costs. Shows values,
/// loads nothing; every link goes out as a signal. GUI thread.
class MailView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit MailView(QWidget *parent = nullptr);
    ~MailView() override;

    /// May be null: no code colours. Outlives the view.
    void setHighlighters(const CodeHighlighters *highlighters);
    void setFixedFont(const QFont &font);

    [[nodiscard]] QFont fixedFont() const
    {
        return m_fixed;
    }

    /// Shows "Open in Traces" on boxed traces.
    void setCanOpenTraces(bool can);

    /// \a withHeads draws name and date over each message.
    void setEntries(std::vector<MailEntry> entries, bool withHeads);
    void setDocument(MessageRowId id, std::shared_ptr<const MailDocument> document,
                     std::vector<MailNotice> notices);
    /// What stands over a message has changed, its text has not.
    void setNotices(MessageRowId id, std::vector<MailNotice> notices);
    void setUnread(MessageRowId id, bool unread);
    void clear();
    [[nodiscard]] std::shared_ptr<const MailDocument> document(MessageRowId id) const;

    [[nodiscard]] int entryCount() const
    {
        return static_cast<int>(m_sections.size());
    }

    void scrollToMessage(MessageRowId id);
    /// The message at the top of the screen.
    [[nodiscard]] MessageRowId currentMessage() const;
    /// Whether the head or some of the text of \a id is on the screen.
    [[nodiscard]] bool isOnScreen(MessageRowId id) const;
    /// One page further; false when the end is on the screen already.
    bool pageDown();

    void setHeadersShown(bool shown);

    [[nodiscard]] bool areHeadersShown() const
    {
        return m_showHeaders;
    }

    void setAllFolded(bool folded);
    /// Folds what is quoted deeper than \a depth in one message; negative: long quotes, as at first. Kept
    /// for the message as long as the view lives.
    void setFoldDepth(MessageRowId id, int depth);
    [[nodiscard]] int foldDepth(MessageRowId id) const;
    /// One level \a more or less folded; the depth it has now, -1 for as at first.
    int foldDeeper(MessageRowId id, bool more);

    [[nodiscard]] bool hasSelection() const;
    /// The raw text of the selection, quote marks and folded lines included.
    [[nodiscard]] QString selectedText() const;
    void copySelection() const;
    void selectAll();
    void clearSelection();
    /// The selection as evidence: offsets count UTF-8 bytes of the message's body. Empty when nothing,
    /// a header, or more than one message is selected.
    [[nodiscard]] std::optional<SourceRef> citeSelection() const;
    /// Selects what \a ref points at and scrolls there; false when it is not in the shown messages.
    bool reveal(const SourceRef &ref);

    /// Marks every place; returns how many there are.
    int find(const FindQuery &query);
    [[nodiscard]] int matchCount() const;
    /// Goes to the next mark behind (in front of) the present one, round the ends; its number from 1,
    /// 0 when there is none.
    int findNext(bool backwards);

    void zoom(int steps);
    void resetZoom();

    [[nodiscard]] MailItem focusedItem() const
    {
        return m_focus;
    }

    /// Where \a item is on the viewport; null while it is not on the screen. For tests and menus.
    [[nodiscard]] QRect itemRect(const MailItem &item) const;
    /// All items of all shown messages in reading order.
    [[nodiscard]] std::vector<MailItem> items() const;
    [[nodiscard]] QString itemText(const MailItem &item) const;
    void activate(const MailItem &item);

Q_SIGNALS:
    void messageWanted(Casebook::MessageRowId id);
    /// The message has been drawn with its text.
    void messageShown(Casebook::MessageRowId id);
    void linkActivated(Casebook::LinkKind kind, const QString &target);
    void attachmentActivated(Casebook::MessageRowId id, int index);
    void noticeActivated(Casebook::MessageRowId id, const QString &notice);
    void traceActivated(Casebook::MessageRowId id, int box);
    void selectionChanged();
    void headersShownChanged(bool shown);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    friend class MailViewAccessible; // the same text for screen readers

    struct Section
    {
        MailEntry entry;
        MailLayout layout;
        std::shared_ptr<const MailDocument> whole; ///< as it was set, before setFoldDepth()
        std::vector<bool> unfolded;
        DiffColouring colouring;
        std::vector<TextSpan> matches;
        int y = 0;
        int height = 0;
        bool isAsked = false;
        bool isShown = false;
    };

    /// What stays in place when heights change.
    struct Anchor
    {
        int section = -1;
        qsizetype offset = -1;
        int distance = 0;
    };

    struct Place
    {
        int section = -1;
        int row = -1;
    };

    [[nodiscard]] Anchor anchor() const;
    void restore(const Anchor &anchor);
    void updateStyle();
    void relayout(int section = -1);
    void layoutSection(Section &section);
    void stack();
    [[nodiscard]] Place placeAt(int y) const;
    [[nodiscard]] MailPaintState stateOf(int section, const MailRow *row) const;
    [[nodiscard]] TextSpan selectionIn(int section) const;
    [[nodiscard]] MailPosition positionAt(QPoint point) const;
    [[nodiscard]] MailItem itemAt(QPoint point) const;
    /// Of the character at \a position on the viewport; null while it is in no row.
    [[nodiscard]] QRect characterRect(const MailPosition &position) const;
    [[nodiscard]] int sectionOf(MessageRowId id) const;
    [[nodiscard]] qsizetype rawStart(const MailPosition &from, const MailPosition &to) const;
    void paintSection(QPainter *painter, int section, const QRect &area);
    void announceShown();
    void colourVisible();
    void makeVisible(const MailPosition &position);
    void unfoldAt(const MailPosition &position);
    void applyFoldDepth(Section &section);
    void mark(Section &section) const;
    void setSelection(const MailPosition &anchor, const MailPosition &caret);
    void moveCaret(QKeyEvent *event);
    bool handleEdit(QKeyEvent *event);
    bool handleScroll(QKeyEvent *event);
    void moveFocusTo(const MailItem &item);
    [[nodiscard]] MailItem firstItemOnScreen(bool last) const;
    void selectWordAt(const MailPosition &position);

    std::vector<Section> m_sections;
    QHash<qint64, int> m_foldDepths; ///< by message
    MailStyle m_style;
    QFont m_fixed;
    int m_zoom = 0;
    const CodeHighlighters *m_highlighters = nullptr;
    bool m_withHeads = false;
    bool m_showHeaders = false;
    MailPosition m_anchor;
    MailPosition m_caret;
    MailItem m_hover;
    MailItem m_focus;
    MailItem m_pressed;
    bool m_isSelecting = false;
    FindQuery m_query; ///< what is marked, also in messages that come later
    MailPosition m_match; ///< section and index of the present mark
    bool m_hasMatch = false;
    QTimer *m_colouring = nullptr;
    QTimer *m_shown = nullptr;
};

} // namespace Casebook
