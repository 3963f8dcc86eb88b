// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/inbox/watchdialog.h"

#include "app/text/errortext.h"
#include "app/text/watchtext.h"
#include "app/widgets/casebookstyle.h"
#include "app/widgets/colours.h"
#include "app/widgets/icons.h"
#include "core/base/text.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Fields that most watches do without come behind these.
constexpr std::size_t firstTerms = 2;
constexpr int shownFinds = 50;

/// Names of inboxes; addresses of lists are taken as well.
QStringList listsOf(const QString &text)
{
    static const QRegularExpression separator(u"[,;\\s]+"_s);
    QStringList lists;
    for (const QString &word : text.split(separator, Qt::SkipEmptyParts)) {
        const QString list = word.contains(u'@') ? inboxOfAddress(word) : word;
        if (!lists.contains(list)) {
            lists.append(list);
        }
    }
    return lists;
}

QStringList linesOf(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        const QString clean = line.trimmed();
        if (!clean.isEmpty() && !lines.contains(clean)) {
            lines.append(clean);
        }
    }
    return lines;
}

} // namespace

WatchDialog::WatchDialog(const Watch &watch, QWidget *parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_terms{{{.list = &Watch::keywords},
               {.list = &Watch::paths},
               {.list = &Watch::people},
               {.list = &Watch::functions},
               {.list = &Watch::excludedPaths},
               {.list = &Watch::pathPatterns},
               {.list = &Watch::textPatterns}}}
{
    setObjectName(u"watchDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    fill(watch);
    retranslate();
    connect(m_more, &QToolButton::toggled, this, &WatchDialog::showMore);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_subsystem, &QPushButton::clicked, this, &WatchDialog::subsystemWanted);
    connect(m_try, &QPushButton::clicked, this, [this] {
        m_isTrying = true;
        check();
        m_tried->setText(tr("Asking the server …"));
        m_found->clear();
        Q_EMIT tryWanted(this->watch());
    });
    connect(m_accept, &QPushButton::clicked, this, [this] {
        if (problem().isEmpty()) {
            Q_EMIT taken(this->watch());
            accept();
        }
    });
    const bool hasMore = !watch.people.isEmpty() || !watch.functions.isEmpty()
        || !watch.excludedPaths.isEmpty() || !watch.pathPatterns.isEmpty()
        || !watch.textPatterns.isEmpty() || !watch.onlyIf.isEmpty();
    m_more->setChecked(hasMore);
    showMore(hasMore);
    check();
    resize(fontMetrics().height() * 50, sizeHint().height());
    m_name->setFocus();
}

QLabel *WatchDialog::addRow(QWidget *field)
{
    auto *label = new QLabel(this);
    label->setBuddy(field);
    m_form->addRow(label, field);
    return label;
}

void WatchDialog::build()
{
    const auto line = [this](const QString &name) {
        auto *edit = new QLineEdit(this);
        edit->setObjectName(name);
        connect(edit, &QLineEdit::textChanged, this, &WatchDialog::check);
        return edit;
    };
    const auto button = [this](const QString &name) {
        auto *made = new QPushButton(this);
        made->setObjectName(name);
        made->setAutoDefault(false);
        return made;
    };
    const auto label = [this](const QString &name) {
        auto *made = new QLabel(this);
        made->setObjectName(name);
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(true);
        return made;
    };
    m_form = new QFormLayout;
    m_form->setVerticalSpacing(8);
    m_name = line(u"watchName"_s);
    m_nameLabel = addRow(m_name);
    m_lists = line(u"watchLists"_s);
    m_listsLabel = addRow(m_lists);
    static constexpr std::array names{"watchWords",       "watchPaths",    "watchPeople",
                                      "watchFunctions",   "watchExcluded", "watchPathPatterns",
                                      "watchTextPatterns"};
    for (std::size_t i = 0; i < m_terms.size(); ++i) {
        TermField &field = m_terms[i];
        field.edit = new QPlainTextEdit(this);
        field.edit->setObjectName(QString::fromLatin1(names[i]));
        field.edit->setTabChangesFocus(true);
        field.edit->setFixedHeight(fontMetrics().lineSpacing() * (i < firstTerms ? 3 : 2) + 12);
        connect(field.edit, &QPlainTextEdit::textChanged, this, &WatchDialog::check);
        field.label = addRow(field.edit);
        if (i + 1 == firstTerms) {
            m_more = new QToolButton(this);
            m_more->setObjectName(u"watchMore"_s);
            m_more->setCheckable(true);
            m_more->setAutoRaise(true);
            m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            m_form->addRow(QString(), m_more);
        }
    }
    m_onlyIf = line(u"watchOnlyIf"_s);
    m_onlyIfLabel = addRow(m_onlyIf);
    m_server = line(u"watchServer"_s);
    m_serverLabel = addRow(m_server);

    m_words = label(u"watchWordsPreview"_s);
    m_tried = label(u"watchTried"_s);
    m_tried->setForegroundRole(QPalette::PlaceholderText);
    m_problem = label(u"watchProblem"_s);
    m_found = new QListWidget(this);
    m_found->setObjectName(u"watchFound"_s);
    m_found->setSelectionMode(QAbstractItemView::NoSelection);
    m_subsystem = button(u"watchSubsystem"_s);
    m_try = button(u"watchTry"_s);
    m_accept = button(u"watchAccept"_s);
    m_accept->setDefault(true);
    setPrimary(m_accept);
    m_cancel = button(u"watchCancel"_s);

    auto *left = new QVBoxLayout;
    left->addLayout(m_form);
    left->addStretch(1);
    auto *right = new QVBoxLayout;
    right->setSpacing(8);
    right->addWidget(m_words);
    right->addWidget(m_try, 0, Qt::AlignLeft);
    right->addWidget(m_tried);
    right->addWidget(m_found, 1);
    right->addStretch(0);
    m_found->hide();
    auto *columns = new QHBoxLayout;
    columns->setSpacing(24);
    columns->addLayout(left, 3);
    columns->addLayout(right, 2);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_subsystem);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addLayout(columns, 1);
    column->addWidget(m_problem);
    column->addLayout(buttons);
}

void WatchDialog::fill(const Watch &watch)
{
    m_name->setText(watch.name);
    m_lists->setText(watch.lists.join(u", "_s));
    for (const TermField &field : m_terms) {
        field.edit->setPlainText((watch.*field.list).join(u'\n'));
    }
    m_onlyIf->setText(watch.onlyIf);
    m_server->setText(watch.server);
}

void WatchDialog::setFields(const Watch &watch)
{
    const QString name = m_name->text();
    m_watch.subsystem = watch.subsystem;
    fill(watch);
    if (!name.trimmed().isEmpty()) {
        m_name->setText(name);
    }
    m_more->setChecked(m_more->isChecked() || !watch.excludedPaths.isEmpty()
                       || !watch.pathPatterns.isEmpty() || !watch.textPatterns.isEmpty());
}

Watch WatchDialog::watch() const
{
    Watch watch = m_watch;
    watch.name = m_name->text().simplified();
    watch.lists = listsOf(m_lists->text());
    for (const TermField &field : m_terms) {
        watch.*field.list = linesOf(field.edit->toPlainText());
    }
    watch.onlyIf = m_onlyIf->text().simplified();
    watch.server = m_server->text().trimmed();
    if (!watch.server.isEmpty() && !watch.server.endsWith(u'/')) {
        watch.server += u'/';
    }
    return watch;
}

QString WatchDialog::problem() const
{
    const std::vector<WatchProblem> problems = watchProblems(watch());
    return problems.empty() ? QString() : WatchText::problem(problems.front());
}

void WatchDialog::check()
{
    if (m_accept == nullptr || m_accept->text().isEmpty()) {
        return; // still being built
    }
    const Watch wanted = watch();
    const std::vector<WatchProblem> problems = watchProblems(wanted);
    const QString wrong = problems.empty() ? QString() : WatchText::problem(problems.front());
    // What is not typed yet is no mistake.
    const bool isEmpty = m_name->text().isEmpty() && wanted.lists.isEmpty();
    m_problem->setText(isEmpty ? QString() : wrong);
    QPalette warning = palette();
    warning.setColor(QPalette::WindowText, Colours::of(palette()).warn);
    m_problem->setPalette(warning);
    const bool onlyNameMissing =
        problems.size() == 1 && problems.front().kind == WatchProblemKind::NoName;
    m_words->setText(problems.empty() || onlyNameMissing
                         ? WatchText::words(wanted).join(u'\n')
                         : tr("Say on which lists to look, and for what. What that finds is told "
                              "here in words."));
    m_try->setEnabled(!m_isTrying && (problems.empty() || onlyNameMissing));
    m_accept->setEnabled(wrong.isEmpty());
    m_accept->setToolTip(wrong);
}

void WatchDialog::showTried(const Result<std::vector<WatchItem>> &found)
{
    m_isTrying = false;
    m_found->clear();
    m_found->setVisible(found && !found->empty());
    if (!found) {
        m_tried->setText(ErrorText::sentence(found.error()));
        check();
        return;
    }
    m_tried->setText(found->empty() ? tr("Nothing of the last seven days.")
                                    : tr("%n message(s) of the last seven days:", nullptr,
                                         static_cast<int>(found->size())));
    for (const WatchItem &item : *found) {
        if (m_found->count() == shownFinds) {
            break;
        }
        auto *row = new QListWidgetItem(madeVisible(item.title).simplified(), m_found);
        if (!item.matches.empty()) {
            row->setToolTip(u"<p>"_s + WatchText::reason(item.matches.front()).toHtmlEscaped()
                            + u"</p>"_s);
        }
    }
    check();
}

void WatchDialog::showMore(bool more)
{
    for (std::size_t i = firstTerms; i < m_terms.size(); ++i) {
        m_form->setRowVisible(m_terms[i].edit, more);
    }
    m_form->setRowVisible(m_onlyIf, more);
    m_form->setRowVisible(m_server, more);
    updateMore();
    resize(width(), std::max(height(), sizeHint().height()));
}

void WatchDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        check();
    } else if (event->type() == QEvent::PaletteChange) {
        updateMore();
    }
    QDialog::changeEvent(event);
}

void WatchDialog::retranslate()
{
    const bool isNew = !m_watch.id.isValid();
    setWindowTitle(isNew ? tr("New Watch") : tr("Edit Watch"));
    m_accept->setText(isNew ? tr("Add Watch") : tr("Save"));
    m_cancel->setText(tr("Cancel"));
    m_try->setText(tr("Try &It"));
    m_try->setToolTip(tr("Ask the server what this finds among the mail of seven days. Nothing is "
                         "kept."));
    m_subsystem->setText(tr("From &MAINTAINERS…"));
    m_found->setAccessibleName(tr("What the watch finds"));
    const auto name = [](QLabel *label, QWidget *field, const QString &text) {
        label->setText(text);
        field->setAccessibleName(QString(text).remove(u'&'));
    };
    name(m_nameLabel, m_name, tr("&Name"));
    name(m_listsLabel, m_lists, tr("&Lists"));
    const std::array<QString, termFields> labels{
        tr("&Words"),          tr("&Paths"),         tr("Au&thors"),         tr("&Functions"),
        tr("&Excluded paths"), tr("Path patte&rns"), tr("Text e&xpressions")};
    for (std::size_t i = 0; i < m_terms.size(); ++i) {
        name(m_terms[i].label, m_terms[i].edit, labels[i]);
    }
    name(m_onlyIfLabel, m_onlyIf, tr("&Only if"));
    name(m_serverLabel, m_server, tr("&Server"));
    m_lists->setPlaceholderText(tr("kvm, qemu-devel; empty: all lists of the server"));
    m_terms[0].edit->setPlaceholderText(tr("one word or phrase a line"));
    m_terms[1].edit->setPlaceholderText(tr("one path a line, as F: of MAINTAINERS"));
    m_onlyIf->setPlaceholderText(tr("in the server's search language"));
    updateMore();
}

void WatchDialog::updateMore()
{
    const bool more = m_more->isChecked();
    m_more->setText(more ? tr("Fewer Conditions") : tr("More Conditions"));
    m_more->setIcon(Icons::icon(more ? u"cd"_s : u"cr"_s, palette()));
}

} // namespace Casebook
