// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/errorpage.h"

#include "app/text/errortext.h"
#include "app/widgets/casebookstyle.h"
#include "app/widgets/signs.h"
#include "core/base/text.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace Casebook {

using namespace Qt::StringLiterals;

ErrorPage::ErrorPage(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_details(new QLabel(this))
    , m_retry(new QPushButton(this))
    , m_readOnly(new QPushButton(this))
    , m_other(new QPushButton(this))
    , m_more(new QToolButton(this))
{
    setObjectName(u"errorPage"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_title->setFont(Signs::titleFont(font()));
    m_retry->setObjectName(u"retryOpen"_s);
    m_readOnly->setObjectName(u"openReadOnly"_s);
    m_other->setObjectName(u"openOther"_s);
    m_more->setObjectName(u"errorDetails"_s);
    m_more->setCheckable(true);
    setPrimary(m_retry);
    for (QLabel *label : {m_title, m_sentence, m_details}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setMaximumWidth(fontMetrics().averageCharWidth() * 90);
    }
    m_details->setForegroundRole(QPalette::PlaceholderText);
    m_details->hide();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_retry);
    buttons->addWidget(m_readOnly);
    buttons->addWidget(m_other);
    buttons->addWidget(m_more);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(64, 96, 64, 32);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addLayout(buttons);
    column->addWidget(m_details);
    column->addStretch(1);
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT retryRequested(m_path); });
    connect(m_readOnly, &QPushButton::clicked, this, [this] { Q_EMIT readOnlyRequested(m_path); });
    connect(m_other, &QPushButton::clicked, this, &ErrorPage::openOtherRequested);
    connect(m_more, &QToolButton::toggled, m_details, &QWidget::setVisible);
    retranslate();
}

void ErrorPage::setError(const QString &path, const Error &error)
{
    m_path = path;
    m_error = error;
    m_more->setChecked(false);
    retranslate();
}

void ErrorPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void ErrorPage::retranslate()
{
    m_title->setText(
        tr("\"%1\" cannot be opened").arg(ErrorText::quotable(QDir::toNativeSeparators(m_path))));
    m_sentence->setText(ErrorText::sentence(m_error));
    m_details->setText(madeVisible(m_error.detail));
    m_retry->setText(tr("Retry"));
    m_readOnly->setText(tr("Open Read-Only"));
    m_other->setText(tr("Open Another Workspace…"));
    m_more->setText(tr("Details"));
    const bool mayRead = m_error.code == ErrorCode::Locked || m_error.code == ErrorCode::ReadOnly;
    m_readOnly->setVisible(mayRead);
    m_more->setVisible(!m_error.detail.isEmpty());
    for (QWidget *widget : {static_cast<QWidget *>(m_retry), static_cast<QWidget *>(m_readOnly),
                            static_cast<QWidget *>(m_other)}) {
        widget->setAccessibleName(static_cast<QPushButton *>(widget)->text());
    }
    m_more->setAccessibleName(m_more->text());
}

} // namespace Casebook
