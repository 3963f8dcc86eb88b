// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/serverspage.h"

#include "app/shell/settings.h"

#include <QCheckBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QUrl>
#include <QVBoxLayout>

namespace Casebook {

using namespace Qt::StringLiterals;

ServersPage::ServersPage(Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_what(new QLabel(this))
    , m_archiveLabel(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_archive(new QLineEdit(settings.archiveUrl(), this))
    , m_online(new QCheckBox(this))
    , m_ownLabel(new QLabel(this))
    , m_own(new QPlainTextEdit(this))
    , m_ownHint(new QLabel(this))
    , m_suffixLabel(new QLabel(this))
    , m_suffix(new QLineEdit(this))
    , m_proxyLabel(new QLabel(this))
    , m_proxy(new QLineEdit(this))
    , m_certificatesLabel(new QLabel(this))
    , m_certificates(new QLineEdit(this))
{
    fill();
    build();
    connect(m_online, &QCheckBox::toggled, this, &ServersPage::takeNetwork);
    connect(m_own, &QPlainTextEdit::textChanged, this, &ServersPage::takeNetwork);
    for (const QLineEdit *line : {m_suffix, m_proxy, m_certificates}) {
        connect(line, &QLineEdit::editingFinished, this, &ServersPage::takeNetwork);
    }
    connect(m_archive, &QLineEdit::editingFinished, this, &ServersPage::take);
    connect(m_archive, &QLineEdit::textChanged, this, &ServersPage::retranslate);
    retranslate();
}

void ServersPage::fill()
{
    const NetworkOptions network = m_settings.network();
    QStringList own;
    for (const MailServer &server : network.servers) {
        if (server != loreServer()) {
            own.append(server.url);
        }
    }
    m_online->setChecked(!network.isOffline);
    m_own->setPlainText(own.join(u'\n'));
    m_suffix->setText(network.userAgentSuffix);
    m_proxy->setText(network.proxy);
    m_certificates->setText(network.caFile);
}

void ServersPage::build()
{
    m_online->setObjectName(u"online"_s);
    m_own->setObjectName(u"ownServers"_s);
    m_suffix->setObjectName(u"userAgentSuffix"_s);
    m_proxy->setObjectName(u"proxy"_s);
    m_certificates->setObjectName(u"certificates"_s);
    m_archive->setObjectName(u"archiveUrl"_s);
    m_archive->setPlaceholderText(Settings::standardArchiveUrl());
    for (QLabel *hint : {m_what, m_hint, m_ownHint}) {
        hint->setForegroundRole(QPalette::PlaceholderText);
        hint->setWordWrap(true);
    }
    m_own->setTabChangesFocus(true);
    m_own->setFixedHeight(4 * m_own->fontMetrics().lineSpacing());
    m_archiveLabel->setBuddy(m_archive);
    m_ownLabel->setBuddy(m_own);
    m_suffixLabel->setBuddy(m_suffix);
    m_proxyLabel->setBuddy(m_proxy);
    m_certificatesLabel->setBuddy(m_certificates);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_form = new QFormLayout;
    m_form->setVerticalSpacing(10);
    m_form->addRow(m_what);
    m_form->addRow(m_archiveLabel, m_archive);
    m_form->addRow(QString(), m_hint);
    m_form->addRow(m_online);
    m_form->addRow(m_ownLabel, m_own);
    m_form->addRow(QString(), m_ownHint);
    m_form->addRow(m_proxyLabel, m_proxy);
    m_form->addRow(m_certificatesLabel, m_certificates);
    m_form->addRow(m_suffixLabel, m_suffix);
    column->addLayout(m_form);
    column->addStretch(1); // the rows keep their distance, the rest of the page stays free
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

QStringList ServersPage::ownServers() const
{
    QStringList servers;
    for (const QString &line : m_own->toPlainText().split(u'\n')) {
        const QUrl url(line.trimmed(), QUrl::StrictMode);
        const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
        if (url.isValid() && isWeb && !url.host().isEmpty() && url.userInfo().isEmpty()) {
            servers.append(line.trimmed());
        }
    }
    return servers;
}

void ServersPage::takeNetwork()
{
    NetworkOptions options;
    options.isOffline = !m_online->isChecked();
    options.userAgentSuffix = m_suffix->text().trimmed();
    options.proxy = m_proxy->text().trimmed();
    options.caFile = m_certificates->text().trimmed();
    for (const QString &url : ownServers()) {
        options.servers.push_back({.url = url});
    }
    m_settings.setNetwork(options);
    retranslate();
}

void ServersPage::retranslate()
{
    m_online->setText(tr("&Let Casebook ask servers when I fetch, refresh or watch"));
    m_ownLabel->setText(tr("&Own servers"));
    m_own->setAccessibleName(tr("Addresses of own public-inbox servers, one on each line"));
    const qsizetype lines = m_own->toPlainText().split(u'\n', Qt::SkipEmptyParts).size();
    m_ownHint->setText(
        ownServers().size() == lines
            ? tr("One public-inbox address on each line. Only servers in this list may "
                 "be asked over plain http.")
            : tr("A line is not a web address, so it is not kept."));
    m_proxyLabel->setText(tr("&Proxy"));
    m_proxy->setAccessibleName(tr("Address of the proxy"));
    m_proxy->setPlaceholderText(tr("As the environment says"));
    m_certificatesLabel->setText(tr("Own &certificates"));
    m_certificates->setAccessibleName(tr("File with certificates to trust beside the system's"));
    m_certificates->setPlaceholderText(tr("PEM file"));
    m_suffixLabel->setText(tr("&User-Agent suffix"));
    m_suffix->setAccessibleName(tr("Text behind the program's name in requests"));
    m_what->setText(tr("Links to messages name this archive. Any public-inbox server will do."));
    m_archiveLabel->setText(tr("Mail &archive"));
    m_archive->setAccessibleName(tr("Address of the mail archive"));
    const QString url = m_archive->text().trimmed();
    m_hint->setText(url.isEmpty() || Settings::isArchiveUrl(url)
                        ? QString()
                        : tr("This is not an https address, so it is not kept."));
    m_form->setRowVisible(m_hint, !m_hint->text().isEmpty());
}

} // namespace Casebook
