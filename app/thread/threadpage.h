// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/page.h"
#include "app/shell/registry.h"
#include "app/thread/threadlinking.h"
#include "app/thread/threadpresenter.h"
#include "app/widgets/findbar.h"
#include "app/widgets/mailview.h"
#include "core/base/result.h"
#include "core/model/fetch.h"

#include <QTimer>

class QLabel;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QToolButton;

namespace Casebook {

class AmberLine;
class MessageHeader;
class ThreadTreeView;

/// The Thread tab: the tree of a bug's mail over the message being read, or all messages in one
/// scroll. It only connects: what is known stands in ThreadPresenter, what is drawn in the views.
class ThreadPage final : public Page
{
    Q_OBJECT

public:
    /// \a highlighters outlives the page; null: code has one colour.
    ThreadPage(PageContext &context, const CodeHighlighters *highlighters,
               QWidget *parent = nullptr);
    ~ThreadPage() override;

    void setBug(BugId bug) override;
    void setUnfiled() override;
    void focusMain() override;
    bool reveal(const SourceRef &ref) override;
    QWidget *headerControls() override;

    [[nodiscard]] ThreadPresenter &presenter()
    {
        return m_presenter;
    }

    [[nodiscard]] MailView &view()
    {
        return *m_view;
    }

    [[nodiscard]] ThreadLinking &linking()
    {
        return m_linking;
    }

    [[nodiscard]] MessageRowId current() const
    {
        return m_current;
    }

    /// The message the person reads: in flat mode the one at the top of the screen.
    [[nodiscard]] MessageRowId shownMessage() const;

    [[nodiscard]] bool isFlat() const
    {
        return m_isFlat;
    }

    void setFlat(bool flat);
    void setOnlyUnread(bool only);
    [[nodiscard]] bool isOnlyUnread() const;
    void goToUnread(bool backwards);
    void goToNext(bool backwards);
    /// One page down, at the end the next unread message.
    void readOn();
    void goToParent();
    void goToRoot();
    void goToFirstReply();
    void toggleRead();
    /// The whole thread of the message shown; unread again when all of it is read.
    void toggleThreadRead();
    void toggleFlag();
    /// Asks the server for new mail of the thread shown; a failure stays until it is dismissed.
    void refreshThread();
    void toggleHeaders();
    void toggleRaw();
    /// Shows an attachment of the message shown, without running anything.
    void openAttachment(int index);
    /// Shows what differs between the stored copies of the message shown.
    void compareCopies();
    /// The first trace of the message shown, in the Traces tab.
    void openFirstTrace();
    void setFolded(bool folded);
    /// One level of the quotes of the message shown \a more or less folded.
    void foldDeeper(bool more);
    void openFind();

    [[nodiscard]] bool canAct() const
    {
        return m_current.isValid();
    }

    /// The selection, else the whole message, as something to point at.
    [[nodiscard]] std::optional<SourceRef> evidence() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildTree(QWidget *panel);
    void buildMessage(QWidget *panel);
    void buildHeaderControls();
    void connectPresenter();
    void connectView();
    void retranslate();
    void applyFonts();
    void start();
    void takeLoaded(bool again);
    void takeOpened();
    void takeDocument(MessageRowId id, const ThreadPresenter::Document &document);
    void select(const QModelIndex &index);
    void takeCurrentRow(const QModelIndex &index);
    void showMessage(MessageRowId id);
    void showPlaceholder(const QModelIndex &index);
    void fillFlat();
    void updateCounts();
    void updateEmpty();
    void showError(const Error &error);
    [[nodiscard]] MailEntry entryOf(const MessageSummary &summary) const;
    [[nodiscard]] std::vector<MailNotice> noticesOf(const MailDocument &document) const;
    [[nodiscard]] std::shared_ptr<const MailDocument> shownDocument() const;
    [[nodiscard]] QModelIndex here() const;
    [[nodiscard]] QModelIndex nextByDate(bool backwards, bool unread) const;
    void goTo(const QModelIndex &index);
    void openTrace(const std::shared_ptr<const MailDocument> &document, int box);
    void keepFolding();
    void restoreFolding();
    void showCharsetMenu(MessageRowId id);
    void openAttachmentOf(MessageRowId id, int index);
    [[nodiscard]] bool isInTree(const QString &messageId) const;
    void followId(const QString &messageId);
    void followArchiveLink(const QString &messageId, const QString &url);
    void offerFetch(const QString &messageId);
    void takeNotice(MessageRowId id, const QString &notice);
    void followLink(LinkKind kind, const QString &target);
    void saveAttachment(MessageRowId id, int index);
    void markShown();
    void takeQuery(const FindQuery &query);
    void findOn(bool backwards);
    void answerFind(int number);
    void showMenu(const QPoint &globalPosition);
    void addCopyActions(QMenu *menu, const MessageSummary &message);
    void addThreadActions(QMenu *menu, const MessageSummary &message);
    void addBugMenu(QMenu *menu, ThreadId thread);
    void refreshThread(ThreadId thread);
    void takeRefreshed(ThreadId thread, const Result<FetchOutcome> &outcome);
    void askTrash(const MessageSummary &message);
    [[nodiscard]] std::vector<MessageRowId> selectedMessages() const;
    [[nodiscard]] qint64 now() const;

    PageContext &m_context;
    ThreadPresenter m_presenter;
    ThreadLinking m_linking;
    QStackedLayout *m_stack = nullptr;
    QSplitter *m_splitter = nullptr;
    ThreadTreeView *m_tree = nullptr;
    QWidget *m_treePanel = nullptr;
    QWidget *m_filterLine = nullptr;
    QLabel *m_filterText = nullptr;
    QPushButton *m_filterClear = nullptr;
    MessageHeader *m_header = nullptr;
    AmberLine *m_error = nullptr;
    AmberLine *m_unfetched = nullptr; ///< why a thread could not be refreshed
    AmberLine *m_linked = nullptr; ///< what was done by hand, and the way back
    MailView *m_view = nullptr;
    const CodeHighlighters *m_highlighters = nullptr;
    QLabel *m_nothing = nullptr;
    FindBar *m_find = nullptr;
    QWidget *m_empty = nullptr;
    QLabel *m_emptyText = nullptr;
    QPushButton *m_emptyButton = nullptr;
    QWidget *m_controls = nullptr;
    QLabel *m_counts = nullptr;
    QToolButton *m_unreadButton = nullptr;
    QToolButton *m_treeButton = nullptr;
    QToolButton *m_flatButton = nullptr;
    MessageRowId m_current;
    bool m_isFlat = false;
    bool m_isLoading = false;
    bool m_isStarted = false; ///< something was asked to be shown
    int m_copy = 0; ///< which stored copy is shown
    bool m_showsRaw = false;
    bool m_seeksUnread = false; ///< go to an unread message of the thread being opened
    SourceRef m_pending; ///< what to reveal once it is read
    bool m_hasPending = false;
    QTimer m_readTimer;
    std::vector<MessageRowId> m_shown; ///< to be marked read when the timer ends
    FindQuery m_query;
    int m_findNumber = 0; ///< of the present hit in the view
    ThreadId m_place; ///< thread of the row that was chosen before the tree was read again
    QString m_placeId; ///< its Message-ID
    QHash<QString, bool> m_folding; ///< by Message-ID: whether its answers were in sight
};

} // namespace Casebook
