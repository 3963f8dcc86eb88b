// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/thread/copiesdialog.h"

#include "app/text/errortext.h"
#include "app/text/format.h"
#include "app/thread/messagewords.h"
#include "app/widgets/diffview.h"
#include "core/base/jobrunner.h"
#include "core/base/text.h"
#include "core/mail/mailparser.h"
#include "core/workspace/workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// A header as lines of the comparison: the values of one copy that the other has not, and the reverse.
void addHeader(const HeaderDifference &header, std::vector<DiffLine> &lines)
{
    const QString name = madeVisible(decodeUtf8(header.name).left(200)) + u": "_s;
    const auto add = [&lines, &name](const QStringList &values, const QStringList &others,
                                     DiffLine::Kind kind) {
        for (const QString &value : values) {
            if (!others.contains(value)) {
                lines.push_back({.kind = kind, .text = name + madeVisible(value)});
            }
        }
    };
    add(header.first, header.second, DiffLine::Kind::Removed);
    add(header.second, header.first, DiffLine::Kind::Added);
}

} // namespace

CopiesDialog::CopiesDialog(Workspace &workspace, JobRunner &runner, MessageRowId message,
                           QWidget *parent)
    : QDialog(parent)
    , m_runner(runner)
    , m_question(new QLabel(this))
    , m_other(new QComboBox(this))
    , m_transport(new QCheckBox(this))
    , m_sentence(new QLabel(this))
    , m_diff(new DiffView(this))
    , m_read(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"copiesDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_other->setObjectName(u"copiesOther"_s);
    m_other->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_question->setBuddy(m_other);
    m_transport->setObjectName(u"copiesTransport"_s);
    m_sentence->setObjectName(u"copiesSentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_read->setObjectName(u"copiesRead"_s);
    m_read->setAutoDefault(false);
    m_close->setObjectName(u"copiesClose"_s);
    m_close->setDefault(true);
    auto *top = new QHBoxLayout;
    top->addWidget(m_question);
    top->addWidget(m_other);
    top->addStretch(1);
    top->addWidget(m_transport);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_read);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_sentence);
    column->addWidget(m_diff, 1);
    column->addLayout(buttons);
    resize(fontMetrics().height() * 46, fontMetrics().height() * 30);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_read, &QPushButton::clicked, this, [this] {
        Q_EMIT readRequested(m_other->currentIndex() + 1);
        accept();
    });
    connect(m_transport, &QCheckBox::toggled, this, [this] { show(m_shown); });
    connect(m_other, &QComboBox::currentIndexChanged, this, &CopiesDialog::compare);
    // The workspace goes away with its window's file; so does this view of it.
    connect(&workspace, &QObject::destroyed, this, &QDialog::reject);
    watch(workspace.messageCopies(message), this,
          [this](const Result<std::vector<QByteArray>> &copies) {
              if (copies) {
                  take(*copies);
              } else {
                  m_sentence->setText(ErrorText::sentence(copies.error()));
              }
          });
    retranslate();
}

void CopiesDialog::take(std::vector<QByteArray> copies)
{
    m_copies = std::move(copies);
    retranslate();
    compare();
}

void CopiesDialog::compare()
{
    const int number = m_other->currentIndex() + 1;
    if (number < 1 || number >= std::ssize(m_copies)) {
        return;
    }
    const auto job = m_runner.run<Comparison>(
        {}, {},
        [first = m_copies.front(),
         second = m_copies[static_cast<size_t>(number)]](JobContext &) -> Result<Comparison> {
            Comparison made{.facts = compareMails(first, second)};
            if (!made.facts.sameText) {
                made.body = diffLines(parseMessage(first).body, parseMessage(second).body);
            }
            return made;
        });
    watch(job, this, [this, ticket = m_latest.next()](const Result<Comparison> &made) {
        if (made && ticket.isLatest()) {
            m_hasShown = true;
            show(*made);
            Q_EMIT compared();
        }
    });
}

void CopiesDialog::show(const Comparison &comparison)
{
    if (!m_hasShown) {
        return;
    }
    m_shown = comparison;
    const bool withTransport = m_transport->isChecked();
    std::vector<DiffLine> lines;
    for (const HeaderDifference &header : m_shown.facts.headers) {
        if (withTransport || !header.isTransport) {
            addHeader(header, lines);
        }
    }
    if (!lines.empty() && !m_shown.body.empty()) {
        lines.push_back({.kind = DiffLine::Kind::Same});
    }
    std::ranges::copy(m_shown.body, std::back_inserter(lines));
    m_diff->setLines(std::move(lines));
    const auto headers =
        std::ranges::count(m_shown.facts.headers, false, &HeaderDifference::isTransport);
    int changed = 0;
    for (const LineDifference &run : m_shown.facts.lines) {
        changed += std::max(run.firstCount, run.secondCount);
    }
    m_sentence->setText(
        MessageWords::comparison(static_cast<int>(headers), changed, m_shown.facts.isSameLetter()));
}

QString CopiesDialog::sentence() const
{
    return m_sentence->text();
}

void CopiesDialog::retranslate()
{
    setWindowTitle(tr("Copies of One Message"));
    m_question->setText(tr("The copy that is used, &compared with"));
    const int chosen = std::max(0, m_other->currentIndex());
    const QSignalBlocker quiet(m_other);
    m_other->clear();
    for (qsizetype i = 1; i < std::ssize(m_copies); ++i) {
        //: A stored copy of a message: its number and size.
        m_other->addItem(tr("Copy %1, %2")
                             .arg(i + 1)
                             .arg(Format::size(m_copies[static_cast<size_t>(i)].size())));
    }
    m_other->setCurrentIndex(m_other->count() > 0 ? chosen : -1);
    m_other->setAccessibleName(tr("Copy to compare with"));
    m_transport->setText(tr("Headers added on the &way"));
    m_diff->setAccessibleName(tr("Differences"));
    m_read->setText(tr("&Read This Copy"));
    m_read->setEnabled(m_other->count() > 0);
    m_close->setText(tr("Close"));
    show(m_shown);
}

void CopiesDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace Casebook
