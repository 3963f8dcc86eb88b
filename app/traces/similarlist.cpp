// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traces/similarlist.h"

#include "app/text/tracetext.h"
#include "app/traces/panehead.h"
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
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_list, 1);
    connect(m_list, &QListWidget::itemDoubleClicked, this, [this] { open(true); });
    retranslate();
}

void SimilarList::refresh()
{
    m_list->clear();
    for (const TracesPresenter::Similar &like : m_presenter.similar()) {
        const auto percent = static_cast<int>(like.why.score * 100 + 0.5);
        QString words =
            //: A similar stack: name, how alike, why.
            tr("%1 · %2 % alike, %3")
                .arg(madeVisible(like.item.name()))
                .arg(percent)
                .arg(TraceText::similarReason(like.why.reason));
        words += u'\n' + PaneHead::sourceWords(like.item, m_now());
        if (!like.why.shared.isEmpty()) {
            words += u" · "_s + madeVisible(like.why.shared.join(u", "_s));
        }
        auto *item = new QListWidgetItem(words, m_list);
        item->setData(Qt::UserRole, like.item.key());
        item->setToolTip(madeVisible(like.item.title()));
    }
    m_list->setCurrentRow(m_list->count() > 0 ? 0 : -1);
    retranslate();
}

void SimilarList::open(bool inNewPane)
{
    if (const QListWidgetItem *item = m_list->currentItem()) {
        Q_EMIT openWanted(item->data(Qt::UserRole).toString(), inNewPane);
    }
}

bool SimilarList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        if (press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter) {
            open(true);
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
    const QString words = m_list->count() == 0 ? tr("No other stack here is like this one.")
                                               : tr("Enter puts one beside the others.");
    m_head->setText(u"<b>"_s + tr("Seen before").toHtmlEscaped() + u"</b>&nbsp; "_s
                    + words.toHtmlEscaped());
}

} // namespace Casebook
