// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/bugdialog.h"

#include "app/text/errortext.h"
#include "app/text/valuetext.h"
#include "app/widgets/casebookstyle.h"
#include "app/widgets/colours.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QUrl>
#include <QVBoxLayout>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int titleLimit = 500;

template<class T>
void fillBox(QComboBox *box, QString (*text)(T), T last)
{
    const int current = box->currentIndex();
    box->clear();
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        box->addItem(text(static_cast<T>(i)));
    }
    box->setCurrentIndex(qMax(0, current));
}

QStringList parts(const QString &text, QChar separator)
{
    QStringList list;
    for (const QString &part : text.split(separator, Qt::SkipEmptyParts)) {
        const QString clean = part.simplified();
        if (!clean.isEmpty() && !list.contains(clean)) {
            list.append(clean);
        }
    }
    return list;
}

} // namespace

BugDialog::BugDialog(const Bug &bug, QWidget *parent)
    : QDialog(parent)
    , m_bug(bug)
    , m_form(new QFormLayout)
    , m_title(new QLineEdit(bug.title, this))
    , m_kind(new QComboBox(this))
    , m_state(new QComboBox(this))
    , m_priority(new QComboBox(this))
    , m_area(new QLineEdit(bug.subsystem, this))
    , m_extid(new QLineEdit(bug.extid, this))
    , m_labels(new QLineEdit(bug.labels.join(u", "_s), this))
    , m_links(new QPlainTextEdit(bug.links.join(u'\n'), this))
    , m_problem(new QLabel(this))
    , m_accept(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"bugDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    retranslate();
    m_kind->setCurrentIndex(static_cast<int>(bug.kind));
    m_state->setCurrentIndex(static_cast<int>(bug.state));
    m_priority->setCurrentIndex(static_cast<int>(bug.priority));
    for (QLineEdit *field : {m_title, m_area, m_extid, m_labels}) {
        connect(field, &QLineEdit::textChanged, this, &BugDialog::check);
    }
    connect(m_links, &QPlainTextEdit::textChanged, this, &BugDialog::check);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, [this] {
        if (problem().isEmpty()) {
            Q_EMIT taken(this->bug());
            accept();
        }
    });
    check();
    m_title->setFocus();
}

void BugDialog::build()
{
    m_title->setObjectName(u"bugTitle"_s);
    m_title->setMaxLength(titleLimit);
    m_kind->setObjectName(u"bugKind"_s);
    m_state->setObjectName(u"bugState"_s);
    m_priority->setObjectName(u"bugPriority"_s);
    m_area->setObjectName(u"bugArea"_s);
    m_extid->setObjectName(u"bugExtid"_s);
    m_labels->setObjectName(u"bugLabels"_s);
    m_links->setObjectName(u"bugLinks"_s);
    m_links->setTabChangesFocus(true);
    m_links->setFixedHeight(fontMetrics().height() * 4 + 10);
    m_accept->setObjectName(u"bugAccept"_s);
    m_accept->setDefault(true);
    m_cancel->setObjectName(u"bugCancel"_s);
    setPrimary(m_accept);
    m_problem->setObjectName(u"bugProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_form->setVerticalSpacing(10);
    for (QWidget *field : std::initializer_list<QWidget *>{m_title, m_kind, m_state, m_priority,
                                                           m_area, m_extid, m_labels, m_links}) {
        auto *label = new QLabel(this);
        label->setBuddy(field);
        m_form->addRow(label, field);
    }
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addLayout(m_form);
    column->addWidget(m_problem);
    column->addStretch(1);
    column->addLayout(buttons);
    resize(fontMetrics().height() * 32, sizeHint().height());
}

Bug BugDialog::bug() const
{
    Bug bug = m_bug;
    bug.title = m_title->text().simplified();
    bug.kind = static_cast<BugKind>(m_kind->currentIndex());
    bug.state = static_cast<BugState>(m_state->currentIndex());
    bug.priority = static_cast<BugPriority>(m_priority->currentIndex());
    bug.subsystem = m_area->text().simplified();
    bug.extid = m_extid->text().trimmed().toLower();
    bug.links = parts(m_links->toPlainText(), u'\n');
    bug.labels = parts(m_labels->text(), u',');
    bug.labels.sort();
    return bug;
}

QString BugDialog::problem() const
{
    const Bug wanted = bug();
    if (wanted.title.isEmpty()) {
        return tr("A bug needs a title.");
    }
    // syzbot: the dashboard's bug ids are hex digits, 20 in all links seen.
    static const QRegularExpression extid(u"^[0-9a-f]{16,40}$"_s);
    if (!wanted.extid.isEmpty() && !extid.match(wanted.extid).hasMatch()) {
        return tr("An extid has hexadecimal digits only, usually 20.");
    }
    for (const QString &link : wanted.links) {
        const QUrl url(link, QUrl::StrictMode);
        if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1) {
            return tr("\"%1\" is not a link to http or https.").arg(ErrorText::quotable(link));
        }
    }
    return {};
}

void BugDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        check();
    }
    QDialog::changeEvent(event);
}

void BugDialog::check()
{
    const QString wrong = problem();
    // A title not typed yet is no mistake.
    m_problem->setText(m_title->text().isEmpty() ? QString() : wrong);
    QPalette warning = palette();
    warning.setColor(QPalette::WindowText, Colours::of(palette()).warn);
    m_problem->setPalette(warning);
    m_accept->setEnabled(wrong.isEmpty());
    m_accept->setToolTip(wrong);
}

void BugDialog::retranslate()
{
    const bool isNew = !m_bug.id.isValid();
    setWindowTitle(isNew ? tr("New Bug") : tr("Edit Bug"));
    m_accept->setText(isNew ? tr("Add Bug") : tr("Save"));
    m_accept->setAccessibleName(m_accept->text());
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(m_cancel->text());
    fillBox(m_kind, &ValueText::bugKind, BugKind::Discussion);
    fillBox(m_state, &ValueText::bugState, BugState::Parked);
    fillBox(m_priority, &ValueText::bugPriority, BugPriority::High);
    const QStringList titles{tr("&Title"), tr("&Kind"),  tr("&State"),  tr("&Priority"),
                             tr("&Area"),  tr("E&xtid"), tr("La&bels"), tr("&Links")};
    for (int row = 0; row < titles.size(); ++row) {
        auto *label = qobject_cast<QLabel *>(m_form->itemAt(row, QFormLayout::LabelRole)->widget());
        label->setText(titles[row]);
        label->buddy()->setAccessibleName(QString(titles[row]).remove(u'&'));
    }
    m_area->setPlaceholderText(tr("subsystem or driver, for example vhost"));
    m_labels->setPlaceholderText(tr("separated by commas"));
    m_links->setPlaceholderText(tr("one link a line"));
}

} // namespace Casebook
