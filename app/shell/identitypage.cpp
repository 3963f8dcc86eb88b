// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/identitypage.h"

#include "app/shell/settings.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Good enough to catch a slip; the mail gate checks again before anything is sent.
bool looksLikeAddress(const QString &text)
{
    static const QRegularExpression form(uR"(^[^\s@<>",;]+@[^\s@<>",;]+$)"_s);
    return form.match(text).hasMatch();
}

} // namespace

IdentityPage::IdentityPage(Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_what(new QLabel(this))
    , m_nameLabel(new QLabel(this))
    , m_addressLabel(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_name(new QLineEdit(settings.identityName(), this))
    , m_address(new QLineEdit(settings.identityAddress(), this))
{
    m_name->setObjectName(u"identityName"_s);
    m_address->setObjectName(u"identityAddress"_s);
    m_what->setWordWrap(true);
    m_what->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setWordWrap(true);
    m_nameLabel->setBuddy(m_name);
    m_addressLabel->setBuddy(m_address);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(10);
    form->addRow(m_what);
    form->addRow(m_nameLabel, m_name);
    form->addRow(m_addressLabel, m_address);
    form->addRow(QString(), m_hint);
    connect(m_name, &QLineEdit::editingFinished, this, &IdentityPage::take);
    connect(m_address, &QLineEdit::editingFinished, this, &IdentityPage::take);
    connect(m_address, &QLineEdit::textChanged, this, &IdentityPage::retranslate);
    retranslate();
}

void IdentityPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void IdentityPage::take()
{
    const QString address = m_address->text().trimmed();
    if (address.isEmpty() || looksLikeAddress(address)) {
        m_settings.setIdentity(m_name->text().simplified(), address);
    }
}

void IdentityPage::retranslate()
{
    m_what->setText(tr("Kept on this computer, never in a workspace."));
    m_nameLabel->setText(tr("&Name"));
    m_addressLabel->setText(tr("&Mail address"));
    m_name->setAccessibleName(tr("Your name"));
    m_address->setAccessibleName(tr("Your mail address"));
    const QString address = m_address->text().trimmed();
    m_hint->setText(address.isEmpty() || looksLikeAddress(address)
                        ? QString()
                        : tr("This is not a mail address, so it is not kept."));
}

} // namespace Casebook
