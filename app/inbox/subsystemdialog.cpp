// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/inbox/subsystemdialog.h"

#include "app/widgets/casebookstyle.h"
#include "core/base/text.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStringListModel>
#include <QVBoxLayout>

namespace Casebook {

using namespace Qt::StringLiterals;

SubsystemDialog::SubsystemDialog(std::vector<Watch> watches, QWidget *parent)
    : QDialog(parent)
    , m_watches(std::move(watches))
    , m_filter(new QLineEdit(this))
    , m_view(new QListView(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_accept(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"subsystemDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_filter->setObjectName(u"subsystemFilter"_s);
    m_view->setObjectName(u"subsystemList"_s);
    m_accept->setObjectName(u"subsystemAccept"_s);
    m_cancel->setObjectName(u"subsystemCancel"_s);
    QStringList titles;
    for (const Watch &watch : m_watches) {
        titles.append(madeVisible(watch.subsystem).simplified());
    }
    m_proxy->setSourceModel(new QStringListModel(titles, this));
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_proxy);
    m_view->setUniformItemSizes(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_accept->setDefault(true);
    setPrimary(m_accept);
    m_filter->installEventFilter(this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(8);
    column->addWidget(m_filter);
    column->addWidget(m_view, 1);
    column->addLayout(buttons);
    resize(fontMetrics().height() * 28, fontMetrics().height() * 26);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setFilterFixedString(text.trimmed());
        chooseFirst();
    });
    connect(m_view, &QListView::doubleClicked, this, &SubsystemDialog::take);
    connect(m_accept, &QPushButton::clicked, this, &SubsystemDialog::take);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    chooseFirst();
    m_filter->setFocus();
}

void SubsystemDialog::chooseFirst()
{
    m_view->setCurrentIndex(m_proxy->index(0, 0));
    m_accept->setEnabled(m_view->currentIndex().isValid());
}

void SubsystemDialog::take()
{
    const QModelIndex index = m_proxy->mapToSource(m_view->currentIndex());
    if (index.isValid()) {
        Q_EMIT chosen(m_watches[static_cast<std::size_t>(index.row())]);
        accept();
    }
}

bool SubsystemDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown
            || key == Qt::Key_PageUp) {
            QApplication::sendEvent(m_view, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void SubsystemDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QDialog::changeEvent(event);
}

void SubsystemDialog::retranslate()
{
    setWindowTitle(tr("Choose a Subsystem"));
    m_filter->setPlaceholderText(tr("Filter: part of a title"));
    m_filter->setAccessibleName(tr("Filter the subsystems"));
    m_view->setAccessibleName(tr("Subsystems of the file"));
    m_accept->setText(tr("Use"));
    m_cancel->setText(tr("Cancel"));
}

} // namespace Casebook
