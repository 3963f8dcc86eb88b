// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/inbox/inboxreader.h"

#include "app/text/format.h"
#include "app/text/watchtext.h"
#include "app/widgets/amberline.h"
#include "app/widgets/casebookstyle.h"
#include "app/widgets/elidedlabel.h"
#include "app/widgets/maildocument.h"
#include "app/widgets/mailview.h"
#include "app/widgets/signs.h"
#include "core/base/jobrunner.h"
#include "core/base/text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 16;

/// A feed's mail as the view for whole mails wants it.
MessageContent contentOf(const WatchItem &item)
{
    MessageContent content;
    content.summary.id = MessageRowId{item.id.value};
    content.summary.messageId = item.messageId;
    content.parsed.messageId = item.messageId;
    content.parsed.from = {.name = item.authorName, .address = item.authorAddress};
    content.parsed.subject = item.title;
    content.parsed.dateMs = item.dateMs;
    content.parsed.body = item.text;
    return content;
}

QLabel *plainLabel(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

InboxReader::InboxReader(JobRunner &runner, const CodeHighlighters *highlighters, QWidget *parent)
    : QWidget(parent)
    , m_runner(runner)
{
    setObjectName(u"inboxReader"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    build();
    m_view->setHighlighters(highlighters);
    connect(m_bug, &QPushButton::clicked, this, &InboxReader::bugWanted);
    connect(m_keep, &QPushButton::clicked, this, [this] { Q_EMIT triageWanted(WatchState::Kept); });
    connect(m_ignore, &QPushButton::clicked, this,
            [this] { Q_EMIT triageWanted(WatchState::Ignored); });
    connect(m_thread, &QPushButton::clicked, this, &InboxReader::threadWanted);
    const auto wantWatch = [this](QPushButton *button, auto signal) {
        connect(button, &QPushButton::clicked, this, [this, signal] {
            if (m_watch) {
                Q_EMIT(this->*signal)(m_watch->watch.id);
            }
        });
    };
    wantWatch(m_check, &InboxReader::checkWanted);
    wantWatch(m_edit, &InboxReader::editWanted);
    wantWatch(m_remove, &InboxReader::removeWanted);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_watch) {
            Q_EMIT pauseWanted(m_watch->watch.id, !m_watch->watch.isPaused);
        }
    });
    connect(m_view, &MailView::linkActivated, this, [this](LinkKind kind, const QString &target) {
        if (kind == LinkKind::Web || kind == LinkKind::Mail) {
            Q_EMIT linkActivated(target);
        }
    });
    retranslate();
    clear();
}

QPushButton *InboxReader::addButton(const QString &name)
{
    auto *button = new QPushButton(m_buttons);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::TabFocus);
    m_row->addWidget(button);
    return button;
}

void InboxReader::build()
{
    m_title = new ElidedLabel(this);
    m_title->setObjectName(u"inboxTitle"_s);
    m_facts = plainLabel(this, u"inboxFacts"_s);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_reasons = plainLabel(this, u"inboxReasons"_s);
    m_buttons = new QWidget(this);
    m_row = new QHBoxLayout(m_buttons);
    m_row->setContentsMargins(0, 4, 0, 4);
    m_row->setSpacing(8);
    m_bug = addButton(u"inboxBug"_s);
    m_keep = addButton(u"inboxKeep"_s);
    m_ignore = addButton(u"inboxIgnore"_s);
    m_thread = addButton(u"inboxThread"_s);
    m_check = addButton(u"watchCheck"_s);
    m_edit = addButton(u"watchEdit"_s);
    m_pause = addButton(u"watchPause"_s);
    m_remove = addButton(u"watchRemove"_s);
    m_row->addStretch(1);
    setPrimary(m_bug);
    m_line = new AmberLine(this);
    m_line->setObjectName(u"inboxReaderLine"_s);
    m_view = new MailView(this);
    m_rest = new QWidget(this);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(margin, 8, margin, 4);
    head->setSpacing(4);
    head->addWidget(m_title);
    head->addWidget(m_facts);
    head->addWidget(m_reasons);
    head->addWidget(m_buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_line);
    column->addWidget(m_view, 1);
    column->addWidget(m_rest, 1);
    connect(m_line, &AmberLine::triggered, this, [this](const QString &id) {
        if (id == "thread"_L1) {
            Q_EMIT threadWanted();
        } else if (m_watch) {
            Q_EMIT checkWanted(m_watch->watch.id);
        }
    });
}

void InboxReader::setFixedFont(const QFont &font)
{
    m_view->setFixedFont(font);
}

void InboxReader::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    updateButtons();
}

void InboxReader::setChecking(bool checking)
{
    m_checking = checking;
    updateButtons();
}

void InboxReader::clear()
{
    m_latest.invalidate();
    m_item.reset();
    m_watch.reset();
    m_title->setText({});
    m_facts->clear();
    m_reasons->clear();
    m_line->clear();
    m_view->clear();
    updateButtons();
}

void InboxReader::showItem(const WatchItem &item, const QHash<qint64, QString> &watchNames,
                           bool hasThread, qint64 nowMs)
{
    const bool isSame = m_item && m_item->item.id == item.id;
    m_watch.reset();
    m_item = Shown{.item = item, .watchNames = watchNames, .hasThread = hasThread, .nowMs = nowMs};
    updateButtons();
    describeItem();
    m_reasons->setVisible(!m_reasons->text().isEmpty());
    if (!isSame) {
        m_view->clear();
        readText(item);
    }
}

void InboxReader::readText(const WatchItem &item)
{
    using Document = std::shared_ptr<const MailDocument>;
    const auto job = m_runner.run<Document>(
        {}, {}, [content = contentOf(item)](JobContext &) -> Result<Document> {
            return std::make_shared<const MailDocument>(makeMailDocument(content));
        });
    watch(job, this, [this, ticket = m_latest.next()](const Result<Document> &document) {
        if (document && ticket.isLatest()) {
            m_view->setEntries({{.id = (*document)->content.summary.id, .document = *document}},
                               false);
        }
    });
}

void InboxReader::showWatch(const WatchSummary &summary, qint64 nowMs)
{
    m_latest.invalidate();
    m_item.reset();
    m_view->clear();
    m_watch = summary;
    m_nowMs = nowMs;
    describeWatch();
    updateButtons();
}

void InboxReader::describeItem()
{
    const WatchItem &item = m_item->item;
    m_title->setText(item.title);
    QString who = WatchText::author(item);
    if (!item.authorName.isEmpty() && !item.authorAddress.isEmpty()) {
        who += u" <"_s + madeVisible(item.authorAddress).simplified() + u'>';
    }
    m_facts->setText(QStringList{who, madeVisible(item.list).simplified(),
                                 Format::longDateTime(item.dateMs, m_item->nowMs),
                                 WatchText::state(item.state)}
                         .join(u" · "_s));
    QStringList reasons;
    for (const WatchMatch &match : item.matches) {
        const QString name = m_item->watchNames.value(match.watch.value);
        if (!name.isEmpty()) {
            //: %1: name of a watch, %2: why it found a mail
            reasons.append(
                tr("%1: %2").arg(madeVisible(name).simplified(), WatchText::reason(match)));
        }
    }
    m_reasons->setText(reasons.join(u'\n'));
    if (item.isTextCut) {
        m_line->setMessage(AmberLine::Kind::Info,
                           tr("The server's feed holds only the beginning of this message."),
                           {{.id = u"thread"_s, .text = m_thread->text()}});
    } else {
        m_line->clear();
    }
}

void InboxReader::describeWatch()
{
    const QString name = madeVisible(m_watch->watch.name).simplified();
    m_title->setText(m_watch->watch.id.isValid() ? name : QString());
    m_facts->setText(m_watch->watch.id.isValid() ? WatchText::status(*m_watch, m_nowMs)
                                                 : QString());
    m_reasons->setText(m_watch->watch.id.isValid()
                           ? WatchText::words(m_watch->watch).join(u'\n')
                           : tr("These messages were kept, but the watches that found them are in "
                                "the trash."));
    const QString failure = WatchText::failure(*m_watch);
    if (failure.isEmpty()) {
        m_line->clear();
    } else {
        m_line->setMessage(AmberLine::Kind::Error, failure,
                           {{.id = u"check"_s, .text = tr("Try Again")}});
    }
}

void InboxReader::updateButtons()
{
    const bool isItem = m_item.has_value();
    const bool isWatch = m_watch && m_watch->watch.id.isValid();
    const bool hasBug = isItem && m_item->item.bugId.isValid();
    const bool isDecided = isItem && m_item->item.state == WatchState::Bug;
    for (QPushButton *button : {m_bug, m_keep, m_ignore, m_thread}) {
        button->setVisible(isItem);
    }
    for (QPushButton *button : {m_check, m_edit, m_pause, m_remove}) {
        button->setVisible(isWatch);
        button->setEnabled(!m_readOnly);
    }
    m_check->setEnabled(!m_readOnly && !m_checking);
    m_bug->setText(hasBug ? tr("Show the Bug (b)") : tr("Make a Bug (b)"));
    m_bug->setEnabled(hasBug || !m_readOnly);
    m_keep->setEnabled(!m_readOnly && isItem && !isDecided
                       && m_item->item.state != WatchState::Kept);
    m_ignore->setEnabled(!m_readOnly && isItem && !isDecided
                         && m_item->item.state != WatchState::Ignored);
    const bool hasThread = isItem && m_item->hasThread;
    m_thread->setText(hasThread ? tr("Show the Thread (f)") : tr("Fetch the Thread (f)"));
    m_thread->setEnabled(hasThread || !m_readOnly);
    m_pause->setText(isWatch && m_watch->watch.isPaused ? tr("Resume") : tr("Pause"));
    m_buttons->setVisible(isItem || isWatch);
    m_view->setVisible(isItem);
    m_rest->setVisible(!isItem);
    m_facts->setVisible(isItem || isWatch);
    m_reasons->setVisible(!m_reasons->text().isEmpty());
}

void InboxReader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void InboxReader::retranslate()
{
    m_keep->setText(tr("Keep (s)"));
    m_ignore->setText(tr("Ignore (i)"));
    m_check->setText(tr("Check This Watch"));
    m_edit->setText(tr("Edit… (e)"));
    m_remove->setText(tr("Remove"));
    m_view->setAccessibleName(tr("What the feed told"));
    m_title->setFont(Signs::semibold(font()));
    if (m_item) {
        describeItem();
    } else if (m_watch) {
        describeWatch();
    }
    updateButtons();
}

} // namespace Casebook
