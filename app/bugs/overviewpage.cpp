// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/overviewpage.h"

#include "app/bugs/timeline.h"
#include "app/shell/navigator.h"
#include "app/text/errortext.h"
#include "app/text/format.h"
#include "app/text/valuetext.h"
#include "app/widgets/colours.h"
#include "app/widgets/elidedlabel.h"
#include "app/widgets/signs.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/workspace/workspace.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// The box of the answer: AlternateBase with an accent bar at the left.
class AnswerBox final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
        painter.fillRect(0, 0, 3, height(), Colours::of(palette()).accent);
    }
};

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

QString visible(const QString &text)
{
    return madeVisible(text.simplified());
}

} // namespace

OverviewPage::OverviewPage(PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
{
    build();
    connect(&context.workspace, &Workspace::changed, this, [this](const ChangeSet &changes) {
        if (m_bug.isValid()
            && (changes.touches(Table::Bugs) || changes.touches(Table::Messages)
                || changes.touches(Table::Threads) || changes.touches(Table::Tags)
                || changes.touches(Table::Logs))) {
            load();
        }
    });
}

void OverviewPage::build()
{
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(u"overviewScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    auto *body = new QWidget(m_scroll);
    body->setAutoFillBackground(true);
    body->setBackgroundRole(QPalette::Base);
    m_scroll->setWidget(body);

    auto *left = new QVBoxLayout;
    left->setContentsMargins(16, 14, 16, 16);
    left->setSpacing(0);
    m_box = new AnswerBox(body);
    auto *box = new QVBoxLayout(m_box);
    box->setContentsMargins(16, 10, 14, 10);
    box->setSpacing(4);
    m_question = new QLabel(m_box);
    m_question->setForegroundRole(QPalette::PlaceholderText);
    m_question->setFont(Signs::smallFont(font()));
    m_answer = new QLabel(m_box);
    m_answer->setObjectName(u"overviewAnswer"_s);
    m_answer->setFont(Signs::titleFont(font()));
    m_answer->setWordWrap(true);
    m_answer->setTextFormat(Qt::PlainText);
    m_signals = new QGridLayout;
    m_signals->setColumnStretch(0, 1);
    box->addWidget(m_question);
    box->addWidget(m_answer);
    box->addLayout(m_signals);
    left->addWidget(m_box);
    m_timelineTitle = addHeading(left, u"timelineTitle"_s);
    m_timeline = new Timeline(body);
    left->addWidget(m_timeline);
    connect(m_timeline, &Timeline::messageChosen, this, &OverviewPage::openInThread);
    m_peopleTitle = addHeading(left, u"peopleTitle"_s);
    m_people = new QGridLayout;
    m_people->setHorizontalSpacing(16);
    m_people->setVerticalSpacing(5);
    m_people->setColumnStretch(2, 1);
    left->addLayout(m_people);
    m_cards = new QVBoxLayout;
    left->addLayout(m_cards);
    left->addStretch(1);

    auto *right = new QVBoxLayout;
    right->setContentsMargins(16, 0, 16, 16);
    right->setSpacing(0);
    m_factsTitle = addHeading(right, u"factsTitle"_s);
    m_factGrid = new QGridLayout;
    m_factGrid->setHorizontalSpacing(16);
    m_factGrid->setVerticalSpacing(4);
    m_factGrid->setColumnStretch(1, 1);
    right->addLayout(m_factGrid);
    m_sideCards = new QVBoxLayout;
    right->addLayout(m_sideCards);
    right->addStretch(1);

    auto *line = new QWidget(body);
    line->setFixedWidth(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Midlight);
    auto *columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addLayout(left, 2);
    columns->addWidget(line);
    columns->addLayout(right, 1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_scroll);
}

QLabel *OverviewPage::addHeading(QVBoxLayout *column, const QString &name)
{
    auto *label = new QLabel(m_scroll->widget());
    label->setObjectName(name);
    label->setFont(Signs::semibold(font()));
    label->setTextFormat(Qt::PlainText);
    column->addSpacing(column->isEmpty() ? 14 : 20);
    column->addWidget(label);
    column->addSpacing(6);
    return label;
}

void OverviewPage::setBug(BugId bug)
{
    if (bug == m_bug) {
        return;
    }
    m_bug = bug;
    m_latest.invalidate();
    m_summary.reset();
    m_tree = {};
    m_logs.clear();
    if (bug.isValid()) {
        load();
    }
}

void OverviewPage::focusMain()
{
    m_scroll->setFocus();
}

/// Three answers; the page is painted once all are there, so that nothing jumps.
void OverviewPage::load()
{
    const auto ticket = m_latest.next();
    Workspace &workspace = m_context.workspace;
    watch(workspace.bug(m_bug), this, [this, ticket](const Result<BugSummary> &summary) {
        if (!ticket.isLatest() || !summary) {
            return;
        }
        watch(m_context.workspace.bugTree(m_bug), this,
              [this, ticket, summary = *summary](const Result<ThreadTree> &tree) {
                  if (!ticket.isLatest()) {
                      return;
                  }
                  watch(m_context.workspace.logs(m_bug), this,
                        [this, ticket, summary, tree = tree.value_or(ThreadTree())](
                            const Result<std::vector<LogInfo>> &logs) {
                            if (!ticket.isLatest()) {
                                return;
                            }
                            m_summary = summary;
                            m_tree = tree;
                            m_facts = OverviewFacts::of(tree);
                            m_logs = logs.value_or(std::vector<LogInfo>());
                            showAll();
                            Q_EMIT loaded();
                        });
              });
    });
}

void OverviewPage::showAll()
{
    if (!m_summary) {
        return;
    }
    m_timelineTitle->setText(tr("Timeline"));
    m_timelineTitle->setToolTip(tr("A filled square is an unread mail."));
    m_timeline->setTree(m_tree, m_context.clock.now());
    m_timelineTitle->setVisible(!m_timeline->isEmpty());
    m_timeline->setVisible(!m_timeline->isEmpty());
    showSentence();
    showPeople();
    showFacts();
    showCards();
}

void OverviewPage::showSentence()
{
    clear(m_signals);
    const qint64 now = m_context.clock.now();
    m_question->setText(tr("Where does it stand?"));
    if (!m_facts.last) {
        m_answer->setText(tr("Nobody has written about it here yet."));
        return;
    }
    const QString who = visible(shownName(m_facts.last->from));
    const QString ago = Format::ago(m_facts.last->dateMs, now);
    m_answer->setText(
        m_facts.unread > 0
            ? tr("%1 wrote last, %2; %n mails are unread.", nullptr, m_facts.unread).arg(who, ago)
            : tr("%1 wrote last, %2; all is read.").arg(who, ago));
    int row = 0;
    const auto sign = [this, &row](const QString &text, const QString &link, MessageRowId target) {
        auto *label = new ElidedLabel(text, Qt::ElideRight, m_box);
        m_signals->addWidget(label, row, 0);
        QLabel *where = linkLabel(link, {});
        connect(where, &QLabel::linkActivated, this, [this, target] { openInThread(target); });
        m_signals->addWidget(where, row, 1);
        ++row;
    };
    if (m_facts.revision) {
        const MessageSummary &revision = *m_facts.revision;
        const QString link =
            tr("%1, %2").arg(Format::day(revision.dateMs, now), visible(shownName(revision.from)));
        sign(m_facts.revisions > 1 ? tr("Patch v%1 is posted, revision %2 of this work")
                                         .arg(revision.tag.version)
                                         .arg(m_facts.revisions)
                                   : tr("A patch is posted"),
             link, revision.id);
    }
    for (const auto &[trailer, giver] : m_facts.trailers) {
        sign(tr("%1 given after it").arg(visible(trailer)), visible(giver), m_facts.revision->id);
    }
    sign(tr("Last words: %1")
             .arg(visible(m_facts.last->preview.isEmpty() ? m_facts.last->subject
                                                          : m_facts.last->preview)),
         tr("%1, %2").arg(Format::day(m_facts.last->dateMs, now), who), m_facts.last->id);
}

void OverviewPage::showPeople()
{
    clear(m_people);
    m_peopleTitle->setVisible(!m_facts.people.empty());
    m_peopleTitle->setText(tr("Who said what last"));
    constexpr int shown = 12;
    int row = 0;
    for (const PersonFacts &person : m_facts.people) {
        if (row == shown) {
            auto *more = valueLabel(
                tr("and %n more people", nullptr, static_cast<int>(m_facts.people.size()) - shown));
            m_people->addWidget(more, row, 0, 1, 3);
            break;
        }
        auto *name = valueLabel(visible(person.name));
        name->setToolTip(visible(person.address).toHtmlEscaped());
        if (person.unread > 0) {
            name->setFont(Signs::semibold(font()));
        }
        auto *count = valueLabel(tr("%n mails", nullptr, person.messages));
        count->setForegroundRole(QPalette::PlaceholderText);
        const QString words =
            person.last.preview.isEmpty() ? person.last.subject : person.last.preview;
        auto *last = new ElidedLabel(visible(words), Qt::ElideRight, this);
        QLabel *when = linkLabel(Format::ago(person.last.dateMs, m_context.clock.now()), {});
        when->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        connect(when, &QLabel::linkActivated, this,
                [this, id = person.last.id] { openInThread(id); });
        m_people->addWidget(name, row, 0);
        m_people->addWidget(count, row, 1);
        m_people->addWidget(last, row, 2);
        m_people->addWidget(when, row, 3);
        ++row;
    }
}

void OverviewPage::showFacts()
{
    clear(m_factGrid);
    const Bug &bug = m_summary->bug;
    const qint64 now = m_context.clock.now();
    m_factsTitle->setText(tr("Key facts"));
    addFact(tr("Kind"), valueLabel(ValueText::bugKind(bug.kind)));
    addFact(tr("State"), valueLabel(ValueText::bugState(bug.state)));
    addFact(tr("Priority"), valueLabel(ValueText::bugPriority(bug.priority)));
    if (!bug.subsystem.isEmpty()) {
        addFact(tr("Area"), valueLabel(visible(bug.subsystem)));
    }
    if (!bug.extid.isEmpty()) {
        addFact(tr("Extid"), valueLabel(visible(bug.extid)));
    }
    if (!bug.labels.isEmpty()) {
        addFact(tr("Labels"), valueLabel(visible(bug.labels.join(u", "_s))));
    }
    addFact(tr("Added"), valueLabel(Format::dateTime(bug.createdMs, now)));
    if (m_summary->messages > 0) {
        addFact(tr("Mails"),
                valueLabel(tr("%n mails in %1", nullptr, m_summary->messages)
                               .arg(tr("%n threads", nullptr, m_summary->threads))));
        addFact(tr("Unread"), valueLabel(Format::count(m_summary->unread)));
    }
    if (m_facts.withTrace > 0) {
        addFact(tr("Traces"), valueLabel(tr("in %n mails", nullptr, m_facts.withTrace)));
    }
    for (const LogInfo &log : m_logs) {
        addFact(tr("Log"),
                valueLabel(tr("%1, %2").arg(visible(log.name), Format::size(log.sizeBytes))));
    }
    for (const QString &link : bug.links) {
        QLabel *label = linkLabel(visible(link), link);
        connect(label, &QLabel::linkActivated, this,
                [this, link] { m_context.navigator.openLink(link); });
        addFact(tr("Link"), label);
    }
}

/// A card stays as long as its bug is shown: somebody may be writing in it.
void OverviewPage::showCards()
{
    if (m_cardsOf != m_bug) {
        m_cardsOf = m_bug;
        clear(m_cards);
        clear(m_sideCards);
        m_shownCards.clear();
    }
    int places[2] = {0, 0};
    for (const OverviewCard &card : m_context.registry.overviewCards()) {
        int &place = places[card.inSideColumn ? 1 : 0];
        if (!m_shownCards.contains(card.id)) {
            QWidget *widget = card.create(m_context, m_bug, m_scroll->widget());
            if (widget == nullptr) {
                continue;
            }
            (card.inSideColumn ? m_sideCards : m_cards)->insertWidget(place, widget);
            m_shownCards.insert(card.id);
        }
        ++place;
    }
}

void OverviewPage::addFact(const QString &name, QWidget *value)
{
    const int row = m_factGrid->count() / 2;
    auto *label = valueLabel(name);
    label->setForegroundRole(QPalette::PlaceholderText);
    m_factGrid->addWidget(label, row, 0, Qt::AlignTop);
    m_factGrid->addWidget(value, row, 1);
}

QLabel *OverviewPage::valueLabel(const QString &text)
{
    auto *label = new QLabel(m_scroll->widget());
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    // Short words stand in one line whatever the script; long ones may wrap.
    const QFontMetrics widest(Signs::semibold(font()));
    label->setMinimumWidth(widest.horizontalAdvance(text.left(24)) + 2);
    return label;
}

/// The text is escaped; the address never stands in the markup, so nothing of it can be interpreted.
QLabel *OverviewPage::linkLabel(const QString &text, const QString &url)
{
    auto *label = new QLabel(m_scroll->widget());
    label->setTextFormat(Qt::RichText);
    label->setText(u"<a href=\"#\">"_s + text.toHtmlEscaped() + u"</a>"_s);
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    label->setFont(Signs::smallFont(font()));
    label->setToolTip(url.toHtmlEscaped());
    label->setAccessibleName(text);
    return label;
}

void OverviewPage::openInThread(MessageRowId message)
{
    m_context.navigator.showMessage(message);
}

void OverviewPage::changeEvent(QEvent *event)
{
    // A label keeps the link colour it had when its text was set.
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        showAll();
    }
    Page::changeEvent(event);
}

} // namespace Casebook
