// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/serverspage.h"

#include "app/shell/settings.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace Casebook {

using namespace Qt::StringLiterals;

ServersPage::ServersPage(Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_what(new QLabel(this))
    , m_archiveLabel(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_archive(new QLineEdit(settings.archiveUrl(), this))
{
    m_archive->setObjectName(u"archiveUrl"_s);
    m_archive->setPlaceholderText(Settings::standardArchiveUrl());
    m_what->setWordWrap(true);
    m_what->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setWordWrap(true);
    m_archiveLabel->setBuddy(m_archive);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(10);
    form->addRow(m_what);
    form->addRow(m_archiveLabel, m_archive);
    form->addRow(QString(), m_hint);
    connect(m_archive, &QLineEdit::editingFinished, this, &ServersPage::take);
    connect(m_archive, &QLineEdit::textChanged, this, &ServersPage::retranslate);
    retranslate();
}

void ServersPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void ServersPage::take()
{
    const QString url = m_archive->text().trimmed();
    if (url.isEmpty() || Settings::isArchiveUrl(url)) {
        m_settings.setArchiveUrl(url);
    }
}

void ServersPage::retranslate()
{
    m_what->setText(tr("Links to messages name this archive. Any public-inbox server will do; "
                       "nothing is fetched from it."));
    m_archiveLabel->setText(tr("Mail &archive"));
    m_archive->setAccessibleName(tr("Address of the mail archive"));
    const QString url = m_archive->text().trimmed();
    m_hint->setText(url.isEmpty() || Settings::isArchiveUrl(url)
                        ? QString()
                        : tr("This is not an https address, so it is not kept."));
}

} // namespace Casebook
