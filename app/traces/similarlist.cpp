// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/similarlist.h"

#include "app/text/errortext.h"
#include "app/text/tracetext.h"
#include "app/traces/panehead.h"
#include "app/traces/similardelegate.h"
#include "app/widgets/signs.h"
#include "core/base/text.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

SimilarList::SimilarList(TracesPresenter &presenter, std::function<qint64()> now, QWidget *parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_now(std::move(now))
    , m_head(new QLabel(this))
    , m_list(new QListWidget(this))
{
    setObjectName(u"tracesSimilar"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_head->setContentsMargins(12, 8, 12, 6);
    m_head->setWordWrap(true);
    m_list->setObjectName(u"tracesSimilarList"_s);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new SimilarDelegate(m_list));
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_list, 1);
    connect(m_list, &QListWidget::itemDoubleClicked, this, [this] { open(); });
    retranslate();
}

/// Which bug it is of, and where it was read.
QString SimilarList::placeWords(const SeenTrace &hit) const
{
    const bool isHere = m_presenter.bug()
        && std::ranges::any_of(hit.bugs,
                               [this](const SeenBug &bug) { return bug.id == *m_presenter.bug(); });
    const QString bug = hit.bugs.empty() ? tr("in no bug")
        : isHere                         ? tr("this bug")
                                         : madeVisible(hit.bugs.front().title);
    const TraceItem place{.source = {.source = hit.source, .text = nullptr}};
    return bug + u" · "_s + PaneHead::sourceWords(place, m_now());
}

void SimilarList::refresh()
{
    m_failure.clear();
    m_list->clear();
    for (const SeenTrace &like : m_presenter.similar()) {
        const auto percent = static_cast<int>(like.why.score * 100 + 0.5);
        auto *item = new QListWidgetItem(TraceText::seenName(like), m_list);
        const QString reason = TraceText::seenReason(like, m_presenter.seen().stacks);
        item->setData(SimilarDelegate::AlikeRole, tr("%1 % alike").arg(percent));
        item->setData(SimilarDelegate::PlaceRole, placeWords(like));
        item->setData(SimilarDelegate::ReasonRole, reason);
        item->setData(
            Qt::AccessibleTextRole,
            QStringList{item->text(), tr("%1 % alike").arg(percent), placeWords(like), reason}.join(
                u", "_s));
        item->setToolTip(madeVisible(like.title));
    }
    m_list->setCurrentRow(m_list->count() > 0 ? 0 : -1);
    retranslate();
}

void SimilarList::showFailure(const Error &error)
{
    m_list->clear();
    m_failure = error.code == ErrorCode::Cancelled ? tr("Stopped before all bugs were read.")
                                                   : ErrorText::sentence(error);
    retranslate();
}

void SimilarList::open()
{
    if (m_list->currentRow() >= 0) {
        Q_EMIT openWanted(m_list->currentRow());
    }
}

bool SimilarList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        if (press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter) {
            open();
            return true;
        }
        if (press->key() == Qt::Key_Escape) {
            Q_EMIT leaveWanted();
            return true;
        }
        if (!press->text().isEmpty() && press->text().front().isLetterOrNumber()) {
            event->ignore();
            return true; // a command of the page, not a search in the list
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SimilarList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_list != nullptr) {
        refresh();
    }
}

void SimilarList::retranslate()
{
    m_list->setAccessibleName(tr("Similar stacks"));
    const int stacks = m_presenter.seen().stacks;
    QString words = m_failure;
    if (m_presenter.isSeeking()) {
        words = tr("All bugs are being read.");
    } else if (words.isEmpty() && m_list->count() == 0) {
        words =
            tr("None of the other %n stack(s) of the workspace is like this one.", nullptr, stacks);
    } else if (words.isEmpty()) {
        words = tr("Of %n stack(s) of all bugs. Enter opens one.", nullptr, stacks);
    }
    m_head->setText(u"<b>"_s + tr("Seen before").toHtmlEscaped() + u"</b>&nbsp; "_s
                    + words.toHtmlEscaped());
}

} // namespace Casebook
