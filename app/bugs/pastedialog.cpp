// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/pastedialog.h"

#include "app/models/threadtreemodel.h"
#include "app/text/format.h"
#include "app/text/valuetext.h"
#include "app/widgets/mailview.h"
#include "core/base/jobrunner.h"
#include "core/mail/mailoffers.h"
#include "core/mail/mailparser.h"
#include "core/workspace/mailfiles.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// More mails than a person looks through before importing; all of them are imported.
constexpr size_t shownMails = 500;
/// Rows of the list that are seen at once before a person drags it larger.
constexpr int listedRows = 5;
constexpr int gapPx = 8;

} // namespace

PasteDialog::PasteDialog(JobRunner &runner, QByteArray text, const QString &place, qint64 nowMs,
                         QWidget *parent)
    : QDialog(parent)
    , m_runner(runner)
    , m_text(std::move(text))
    , m_place(place)
    , m_nowMs(nowMs)
    , m_sentence(new QLabel(this))
    , m_target(new QLabel(this))
    , m_halves(new QSplitter(Qt::Vertical, this))
    , m_list(new QListWidget(this))
    , m_view(new MailView(this))
    , m_import(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"pasteDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &PasteDialog::showMail);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_import, &QPushButton::clicked, this, [this] {
        Q_EMIT importRequested();
        accept();
    });
    retranslate();
    read();
}

void PasteDialog::build()
{
    m_sentence->setObjectName(u"pasteSentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_target->setTextFormat(Qt::PlainText);
    m_target->setWordWrap(true);
    m_target->setForegroundRole(QPalette::PlaceholderText);
    m_list->setObjectName(u"pasteList"_s);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_import->setObjectName(u"pasteImport"_s);
    m_import->setDefault(true);
    m_cancel->setObjectName(u"pasteCancel"_s);
    m_cancel->setAutoDefault(false);
    auto *lower = new QWidget(this);
    auto *below = new QVBoxLayout(lower);
    below->setContentsMargins(0, gapPx, 0, 0);
    below->addWidget(m_view);
    m_halves->addWidget(m_list);
    m_halves->addWidget(lower);
    m_halves->setStretchFactor(0, 0);
    m_halves->setStretchFactor(1, 1);
    m_halves->setChildrenCollapsible(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_target, 1);
    buttons->addWidget(m_import);
    buttons->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_sentence);
    column->addWidget(m_halves, 1);
    column->addLayout(buttons);
    resize(fontMetrics().height() * 48, fontMetrics().height() * 34);
}

/// The same reading as the import does, so that what is shown is what comes.
void PasteDialog::read()
{
    const auto job = m_runner.run<Understood>(
        {}, {}, [text = m_text](JobContext &context) -> Result<Understood> {
            Understood made;
            const Status read = readMailBytes(text, context, [&made](const MboxEntry &entry) {
                MessageContent content;
                content.raw = entry.raw.toByteArray();
                content.parsed = parseMessage(content.raw);
                content.summary = summaryOf(content.parsed);
                content.summary.id = MessageRowId{static_cast<qint64>(made.mails.size()) + 1};
                made.mails.push_back(std::move(content));
                return made.mails.size() < shownMails;
            });
            if (!read && made.mails.empty()) {
                return passOn(read);
            }
            const bool isMade = std::ranges::any_of(made.mails, [](const MessageContent &mail) {
                return mail.parsed.reconstruction.has_value();
            });
            for (const MailOffer &offer : mailOffers(QString::fromUtf8(text))) {
                if (isMade && offer.isOwn && made.original.isEmpty()) {
                    made.original = offer.messageId.isEmpty() ? offer.target : offer.messageId;
                }
            }
            return made;
        });
    watch(job, this, [this](const Result<Understood> &made) {
        m_isRead = true;
        if (made) {
            m_mails = made->mails;
            m_original = made->original;
        }
        retranslate();
        fitList();
        m_list->setCurrentRow(0);
        Q_EMIT understood();
    });
}

/// One mail needs no list for five.
void PasteDialog::fitList()
{
    const int rows = std::clamp(m_list->count(), 1, listedRows);
    const int wanted = rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth();
    m_list->setMaximumHeight(m_list->count() > listedRows ? QWIDGETSIZE_MAX : wanted);
    m_halves->setSizes({wanted, m_halves->height() - wanted});
}

void PasteDialog::showMail(int row)
{
    if (row < 0 || row >= std::ssize(m_mails)) {
        m_view->clear();
        return;
    }
    const MessageContent &mail = m_mails[static_cast<size_t>(row)];
    const auto job = m_runner.run<std::shared_ptr<const MailDocument>>(
        {}, {}, [mail](JobContext &) -> Result<std::shared_ptr<const MailDocument>> {
            return std::make_shared<const MailDocument>(makeMailDocument(mail));
        });
    watch(job, this, [this, row](const Result<std::shared_ptr<const MailDocument>> &document) {
        if (!document || m_list->currentRow() != row) {
            return;
        }
        MailEntry entry;
        entry.id = (*document)->content.summary.id;
        for (const MailIssue &issue : (*document)->content.parsed.issues) {
            entry.notices.push_back({.kind = MailNotice::Kind::Warning,
                                     .id = {},
                                     .text = ValueText::mailIssue(issue),
                                     .link = {}});
        }
        entry.document = *document;
        m_view->setEntries({entry}, false);
    });
}

void PasteDialog::retranslate()
{
    setWindowTitle(tr("Paste as Mail"));
    const int count = messageCount();
    QString sentence = !m_isRead ? tr("Reading the text")
        : count == 0             ? tr("This is not text that mail can be made of.")
                                 : tr("%n messages understood.", nullptr, count);
    if (!m_original.isEmpty()) {
        sentence += u'\n' + tr("The original can be fetched: %1").arg(rowText(m_original, 200));
    }
    m_sentence->setText(sentence);
    m_target->setText(m_place);
    const int row = m_list->currentRow();
    m_list->clear();
    for (const MessageContent &mail : m_mails) {
        const MailAddress &from = mail.parsed.from;
        QString who = from.name.isEmpty() ? from.address : from.name;
        who = who.isEmpty() ? tr("Nobody named") : rowText(who, 60);
        const QString subject = mail.parsed.subject.isEmpty() ? tr("Without a subject")
                                                              : rowText(mail.parsed.subject, 200);
        const QString date =
            mail.parsed.dateMs == 0 ? QString() : Format::dateTime(mail.parsed.dateMs, m_nowMs);
        m_list->addItem(QStringList{who, subject, date}.join(u"   "_s));
    }
    m_list->setCurrentRow(row);
    m_list->setAccessibleName(tr("Messages understood"));
    m_view->setAccessibleName(tr("Message understood"));
    m_import->setText(tr("&Import"));
    m_import->setEnabled(count > 0);
    m_cancel->setText(tr("Cancel"));
}

void PasteDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace Casebook
