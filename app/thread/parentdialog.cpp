// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/thread/parentdialog.h"

#include "app/models/threadtreemodel.h"
#include "app/text/format.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

QString typedMessageId(const QString &text)
{
    QString id = text.trimmed();
    if (id.startsWith("http://"_L1) || id.startsWith("https://"_L1)) {
        // Cut first, decode then: an id may hold a slash.
        const QStringList parts = QUrl(id).path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts);
        for (const QString &part : parts) {
            const QString decoded = QUrl::fromPercentEncoding(part.toLatin1());
            if (decoded.contains(u'@')) {
                return decoded;
            }
        }
        return {};
    }
    if (id.startsWith("id:"_L1)) {
        id = id.sliced(3);
    }
    if (id.startsWith(u'<') && id.endsWith(u'>')) {
        id = id.sliced(1, id.size() - 2);
    }
    const qsizetype at = id.indexOf(u'@');
    const bool isOne = at > 0 && at + 1 < id.size() && !id.contains(u' ');
    return isOne ? id : QString();
}

ParentDialog::ParentDialog(std::vector<ParentCandidate> candidates, const QString &subject,
                           qint64 nowMs, QWidget *parent)
    : QDialog(parent)
    , m_candidates(std::move(candidates))
    , m_subject(subject)
    , m_nowMs(nowMs)
    , m_question(new QLabel(this))
    , m_filter(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_link(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"parentDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_question->setWordWrap(true);
    m_question->setTextFormat(Qt::PlainText);
    m_filter->setObjectName(u"parentFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_list->setObjectName(u"parentList"_s);
    m_list->setColumnCount(3);
    m_list->setUniformRowHeights(true);
    m_list->setRootIsDecorated(false);
    m_list->setAllColumnsShowFocus(true);
    m_list->setHeaderHidden(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_link->setObjectName(u"parentLink"_s);
    m_link->setDefault(true);
    m_cancel->setObjectName(u"parentCancel"_s);
    m_cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_link);
    buttons->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_question);
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    resize(fontMetrics().height() * 40, fontMetrics().height() * 22);
    connect(m_filter, &QLineEdit::textChanged, this, &ParentDialog::fill);
    connect(m_list, &QTreeWidget::itemDoubleClicked, m_link, &QPushButton::click);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_link, &QPushButton::clicked, this, [this] {
        const QString id = choice();
        if (!id.isEmpty()) {
            Q_EMIT chosen(id);
            accept();
        }
    });
    retranslate();
}

QString ParentDialog::choice() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item == nullptr ? typedMessageId(m_filter->text())
                           : item->data(0, Qt::UserRole).toString();
}

void ParentDialog::fill()
{
    const QString words = m_filter->text().trimmed();
    const QString id = typedMessageId(words);
    m_list->clear();
    for (const ParentCandidate &candidate : m_candidates) {
        const QString author = rowText(candidate.author, 60);
        const QString subject = rowText(candidate.subject, 200);
        const bool isShown = words.isEmpty() || candidate.messageId == id
            || author.contains(words, Qt::CaseInsensitive)
            || subject.contains(words, Qt::CaseInsensitive)
            || candidate.messageId.contains(words, Qt::CaseInsensitive);
        if (!isShown) {
            continue;
        }
        auto *item = new QTreeWidgetItem(m_list);
        item->setText(0, author);
        //: A message that probably is the one that was answered.
        item->setText(1, candidate.isLikely ? tr("%1 (likely)").arg(subject) : subject);
        item->setText(2, Format::dateTime(candidate.dateMs, m_nowMs));
        item->setData(0, Qt::UserRole, candidate.messageId);
        QFont font = m_list->font();
        font.setBold(candidate.isLikely);
        item->setFont(1, font);
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
    m_link->setEnabled(!choice().isEmpty());
}

void ParentDialog::retranslate()
{
    setWindowTitle(tr("Link to a Parent"));
    m_question->setText(tr("Which message does “%1” answer?").arg(m_subject));
    m_filter->setPlaceholderText(tr("Words, a Message-ID or a link to a message"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_list->setAccessibleName(tr("Messages it may answer"));
    m_link->setText(tr("&Link"));
    m_cancel->setText(tr("Cancel"));
    fill();
}

void ParentDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

/// Up and Down walk the list while one types.
bool ParentDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            const QModelIndex present = m_list->currentIndex();
            const QModelIndex next =
                key == Qt::Key_Up ? m_list->indexAbove(present) : m_list->indexBelow(present);
            if (next.isValid()) {
                m_list->setCurrentIndex(next);
            }
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace Casebook
