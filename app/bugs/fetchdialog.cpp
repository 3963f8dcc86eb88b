// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/fetchdialog.h"

#include "app/models/threadtreemodel.h"
#include "app/shell/navigator.h"
#include "app/shell/registry.h"
#include "app/shell/settings.h"
#include "app/text/errortext.h"
#include "app/text/fetchtext.h"
#include "app/widgets/amberline.h"
#include "core/workspace/workspace.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// A clipboard may hold megabytes; a link stands near its beginning.
constexpr qsizetype mostText = 20'000;
const auto tryAgain = u"again"_s;

} // namespace

FetchDialog::FetchDialog(PageContext &context, BugId bug, const QString &text, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_bug(bug)
    , m_title(new QLabel(this))
    , m_line(new QLineEdit(this))
    , m_understood(new QLabel(this))
    , m_place(new QLabel(this))
    , m_wait(new QCheckBox(this))
    , m_error(new AmberLine(this))
    , m_fetch(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"fetchDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(m_line, &QLineEdit::textChanged, this, &FetchDialog::read);
    connect(m_fetch, &QPushButton::clicked, this, &FetchDialog::fetch);
    connect(m_cancel, &QPushButton::clicked, this, &FetchDialog::reject);
    connect(m_error, &AmberLine::triggered, this, &FetchDialog::fetch);
    connect(m_error, &AmberLine::closed, this, [this] { m_failed.reset(); });
    m_line->setText(lineOf(text));
    m_line->selectAll();
    retranslate();
}

void FetchDialog::build()
{
    m_line->setObjectName(u"fetchLine"_s);
    m_line->setClearButtonEnabled(true);
    m_title->setBuddy(m_line);
    m_understood->setObjectName(u"fetchUnderstood"_s);
    m_understood->setTextFormat(Qt::PlainText);
    m_understood->setWordWrap(true);
    m_understood->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_understood->setMinimumHeight(fontMetrics().lineSpacing() * 3);
    m_understood->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_place->setTextFormat(Qt::PlainText);
    m_place->setWordWrap(true);
    m_place->setForegroundRole(QPalette::PlaceholderText);
    m_wait->setObjectName(u"fetchWait"_s);
    m_error->setObjectName(u"fetchError"_s);
    m_fetch->setObjectName(u"fetchStart"_s);
    m_fetch->setDefault(true);
    m_cancel->setObjectName(u"fetchCancel"_s);
    m_cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_place, 1);
    buttons->addWidget(m_fetch);
    buttons->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_line);
    column->addWidget(m_understood);
    column->addWidget(m_wait);
    column->addWidget(m_error);
    column->addStretch(1);
    column->addLayout(buttons);
    setMinimumWidth(fontMetrics().height() * 34);
}

QString FetchDialog::lineOf(const QString &text)
{
    return text.left(mostText).simplified();
}

QString FetchDialog::understood() const
{
    return m_understood->text();
}

QString FetchDialog::failure() const
{
    return m_error->sentence();
}

QString FetchDialog::sentenceOf(const MailLink &link) const
{
    const NetworkOptions options = m_context.settings.network();
    const QString first = options.servers.empty() ? loreServer().url : options.servers.front().url;
    const QUrl url(link.server.isEmpty() ? first : link.server);
    const QString host =
        url.port() < 0 ? url.host() : url.host() + u':' + QString::number(url.port());
    const QString id = rowText(link.messageId, 120);
    QString text = link.list.isEmpty()
        ? tr("Message %1, asked for at %2.").arg(id, host)
        : tr("Message %1 of the list %2, asked for at %3.").arg(id, rowText(link.list, 60), host);
    if (options.isOffline) {
        text += u'\n' + tr("The network is switched off in the settings under Servers.");
    } else if (m_links.size() > 1) {
        text += u'\n'
            + tr("%n further messages are named; they are not fetched.", nullptr,
                 static_cast<int>(m_links.size()) - 1);
    }
    return text;
}

/// Linear in a line that is bounded, so it can be done at every key.
void FetchDialog::read()
{
    const QString text = m_line->text();
    m_links = Workspace::mailLinks(text);
    m_understood->setText(text.trimmed().isEmpty()
                              ? tr("A link to lore or another public-inbox archive, Patchwork, "
                                   "marc.info, or a Message-ID.")
                              : m_links.empty() ? tr("Nothing in this names a message.")
                                                : sentenceOf(m_links.front()));
    m_fetch->setEnabled(!m_links.empty() && !isBusy());
    m_wait->setEnabled(!isBusy());
}

void FetchDialog::fetch()
{
    if (isBusy() || m_links.empty()) {
        return;
    }
    m_failed.reset();
    m_error->clear();
    m_context.workspace.setNetwork(m_context.settings.network());
    m_job = m_context.workspace.fetchThread(
        {.link = m_links.front(), .bug = m_bug, .makesBug = true, .waits = m_wait->isChecked()});
    retranslate();
    watch(*m_job, this, [this](const Result<FetchOutcome> &outcome) { take(outcome); });
}

void FetchDialog::take(const Result<FetchOutcome> &outcome)
{
    m_job.reset();
    if (outcome) {
        m_context.navigator.tell(FetchText::outcome(*outcome));
        if (outcome->message.isValid()) {
            m_context.navigator.showMessage(outcome->message);
        }
        accept();
        return;
    }
    if (outcome.error().code != ErrorCode::Cancelled) {
        m_failed = outcome.error();
    }
    retranslate();
    m_line->setFocus();
}

/// The first press stops a fetch, the second closes.
void FetchDialog::reject()
{
    if (isBusy()) {
        m_job->cancel();
        return;
    }
    QDialog::reject();
}

void FetchDialog::retranslate()
{
    setWindowTitle(tr("Fetch Thread"));
    m_title->setText(tr("&Link or Message-ID:"));
    m_line->setAccessibleName(tr("Link or Message-ID"));
    m_line->setReadOnly(isBusy());
    m_place->setText(isBusy()              ? tr("Fetching the thread")
                         : m_bug.isValid() ? tr("The thread goes to the bug that is shown.")
                                           : tr("The thread becomes a bug."));
    m_wait->setText(tr("&Wait for it when the server does not have it yet"));
    m_fetch->setText(tr("&Fetch"));
    m_cancel->setText(isBusy() ? tr("Stop") : tr("Cancel"));
    if (m_failed) {
        m_error->setMessage(AmberLine::Kind::Error, ErrorText::sentence(*m_failed),
                            {{.id = tryAgain, .text = tr("Try Again")}}, true);
    }
    read();
}

void FetchDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace Casebook
