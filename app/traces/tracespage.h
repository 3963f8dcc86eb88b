// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/page.h"
#include "app/shell/registry.h"
#include "app/traces/framepresenter.h"
#include "app/traces/tracespresenter.h"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QListView;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QStackedWidget;
class QToolButton;

namespace Casebook {

class AmberLine;
class CodeHighlighters;
class FramePanel;
class FramesTable;
class GroupsView;
class LocksView;
class PaneHead;
class RawPanel;
class SimilarList;
class TracePicker;

/// The Traces tab: stacks side by side, groups of equal stacks, the lock graph; under them the raw lines and, beside
/// these, the source of the frame or the stacks seen before. It only
/// connects: what is known stands in TracesPresenter, what is drawn in the views.
class TracesPage final : public Page
{
    Q_OBJECT

public:
    enum class View : std::uint8_t { Frames, Groups, Locks };
    /// What stands beside the raw lines.
    enum class Side : std::uint8_t { None, Frame, Similar };

    TracesPage(PageContext &context, const CodeHighlighters *highlighters,
               QWidget *parent = nullptr);
    ~TracesPage() override;

    void setBug(BugId bug) override;
    void setUnfiled() override;
    void focusMain() override;
    /// Kind Report: id is the key of a source ("Message:id", "Log:12"), the offset stands in the stack or before it.
    bool reveal(const SourceRef &ref) override;

    [[nodiscard]] TracesPresenter &presenter()
    {
        return m_presenter;
    }

    [[nodiscard]] FramesTable &frames()
    {
        return *m_frames;
    }

    [[nodiscard]] GroupsView &groups()
    {
        return *m_groups;
    }

    [[nodiscard]] LocksView &locks()
    {
        return *m_locks;
    }

    [[nodiscard]] RawPanel &raw()
    {
        return *m_raw;
    }

    [[nodiscard]] FramePanel &frame()
    {
        return *m_frame;
    }

    [[nodiscard]] FramePresenter &framePresenter()
    {
        return m_framePresenter;
    }

    [[nodiscard]] Side side() const
    {
        return m_side;
    }

    [[nodiscard]] TracePicker &picker()
    {
        return *m_picker;
    }

    [[nodiscard]] View view() const
    {
        return m_view;
    }

    /// The answer on top, as plain text.
    [[nodiscard]] QString answer() const;

    void setView(View view);
    void openPicker(int pane);
    /// Of the current pane.
    void goToPicker();
    void addPane();
    void removePane(int pane);
    void removeCurrentPane();
    void showInPane(const QString &key, int pane);
    void goToPane(int pane);
    void goToDifference(bool backwards);
    void toggleUnreliable();
    void toggleInline();
    void toggleSimilar();
    /// The source of the frame beside the raw lines, or no longer.
    void toggleSource();
    void toggleInstructions();
    /// Shows the source of the current frame and reads on there.
    void goToSource();
    void chooseTree();
    void chooseBinary();
    /// All paths of this bug in a dialog.
    void openPlaces();
    /// The raw line of the frame in its message or log.
    void openRaw();
    void focusRaw();
    void cite();
    void copyText();
    void copyMarkdown();
    void askFile();
    void paste();

    /// The current frame, or the stack, as something to point at.
    [[nodiscard]] std::optional<SourceRef> evidence() const;
    [[nodiscard]] bool hasStack() const;

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    QWidget *buildTools();
    QWidget *buildFramesPage();
    QWidget *buildEmpty();
    void connectPresenter();
    void connectViews();
    void connectTools();
    void keepSplitters();
    void showCycleStacks();
    void start(std::optional<BugId> bug);
    void takeLoaded();
    void takeAligned();
    void takeAdded(const QString &firstKey);
    void updatePanes();
    void updateAnswer();
    void updateEmpty();
    void updateRaw();
    void updateCaptures();
    void updateTools();
    void chooseCapture(int index);
    void refreshView();
    void retranslate();
    void applyFonts();
    void remember();
    void restore();
    void showMenu(const QPoint &globalPosition);
    void copy(const QString &text, const QString &told);
    void setSide(Side side);
    void seekSimilar(const QString &key);
    void openSeen(int index);
    [[nodiscard]] std::pair<const TraceItem *, int> currentFrame() const;
    [[nodiscard]] QString settingsKey(const QString &name) const;
    [[nodiscard]] const TraceItem *currentItem() const;
    [[nodiscard]] QString framesAnswer() const;
    [[nodiscard]] qint64 now() const;

    PageContext &m_context;
    TracesPresenter m_presenter;
    FramePresenter m_framePresenter;
    Side m_side = Side::None;
    bool m_sideChosen = false; ///< a person opened or closed it
    View m_view = View::Frames;
    QStackedLayout *m_stack = nullptr;
    QWidget *m_main = nullptr;
    QWidget *m_empty = nullptr;
    QLabel *m_emptyText = nullptr;
    QPushButton *m_emptyImport = nullptr;
    QPushButton *m_emptyPaste = nullptr;
    QToolButton *m_framesButton = nullptr;
    QToolButton *m_groupsButton = nullptr;
    QToolButton *m_locksButton = nullptr;
    QCheckBox *m_unreliable = nullptr;
    QCheckBox *m_inlined = nullptr;
    QCheckBox *m_offsets = nullptr;
    QComboBox *m_capture = nullptr;
    QLabel *m_count = nullptr;
    QWidget *m_legend = nullptr;
    QToolButton *m_source = nullptr;
    QToolButton *m_seenBefore = nullptr;
    QPushButton *m_addPane = nullptr;
    QPushButton *m_cycleStacks = nullptr;
    AmberLine *m_amber = nullptr;
    QLabel *m_answer = nullptr;
    QSplitter *m_splitter = nullptr;
    QStackedWidget *m_views = nullptr;
    QWidget *m_heads = nullptr;
    std::vector<PaneHead *> m_paneHeads;
    FramesTable *m_frames = nullptr;
    GroupsView *m_groups = nullptr;
    LocksView *m_locks = nullptr;
    RawPanel *m_raw = nullptr;
    QStackedWidget *m_sides = nullptr;
    FramePanel *m_frame = nullptr;
    SimilarList *m_similar = nullptr;
    TracePicker *m_picker = nullptr;
    int m_pickedPane = 0;
    std::optional<BugId> m_bug;
    bool m_isStarted = false;
    bool m_isStale = false; ///< something changed while the page was hidden
    std::optional<SourceRef> m_pending; ///< what to show once the reports are read
    QString m_captureKey;
};

} // namespace Casebook
