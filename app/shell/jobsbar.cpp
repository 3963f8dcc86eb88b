// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/jobsbar.h"

#include "app/models/joblistmodel.h"
#include "app/shell/jobitem.h"
#include "app/widgets/colours.h"
#include "app/widgets/elidedlabel.h"
#include "app/widgets/signs.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>
#include <chrono>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t shownJobs = 2;

} // namespace

JobsBar::JobsBar(JobBoard &board, QWidget *parent)
    : QWidget(parent)
    , m_model(new JobListModel(board, this))
    , m_message(new ElidedLabel(this))
    , m_idle(new QLabel(this))
    , m_more(new QLabel(this))
    , m_saved(new QLabel(this))
    , m_file(new QLabel(this))
{
    setObjectName(u"jobsBar"_s);
    setFont(Signs::smallFont(font()));
    m_message->setObjectName(u"toldSentence"_s);
    m_idle->setObjectName(u"noJob"_s);
    m_saved->setObjectName(u"saveState"_s);
    m_file->setObjectName(u"fileName"_s);
    m_file->setTextFormat(Qt::PlainText);
    for (QLabel *label : {m_idle, m_more, m_saved, m_file}) {
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 1, 12, 0);
    row->setSpacing(16);
    row->addWidget(m_idle);
    for (std::size_t i = 0; i < shownJobs; ++i) {
        auto *item = new JobItem(this);
        item->hide();
        connect(item, &JobItem::stopped, &board, &JobBoard::cancel);
        m_items.push_back(item);
        row->addWidget(item);
    }
    row->addWidget(m_more);
    row->addWidget(m_message, 1);
    row->addWidget(m_saved);
    row->addWidget(m_file);
    setFixedHeight(qMax(28, fontMetrics().height() + 12));

    m_messageEnd.setSingleShot(true);
    m_messageEnd.setInterval(std::chrono::seconds(8));
    connect(&m_messageEnd, &QTimer::timeout, this, [this] { m_message->setText({}); });
    m_appear.setSingleShot(true);
    m_appear.setInterval(std::chrono::milliseconds(150));
    connect(&m_appear, &QTimer::timeout, this, &JobsBar::refresh);
    const auto later = [this] {
        if (m_model->jobs().empty()) {
            m_appear.stop();
            refresh();
        } else if (m_items.front()->isVisibleTo(this)) {
            refresh();
        } else if (!m_appear.isActive()) {
            m_appear.start();
        }
    };
    connect(m_model, &QAbstractItemModel::rowsInserted, this, later);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, later);
    connect(m_model, &QAbstractItemModel::dataChanged, this, later);
    refresh();
    retranslate();
}

void JobsBar::setFile(const QString &name, const QString &path, bool readOnly)
{
    m_fileName = name;
    m_filePath = path;
    m_readOnly = readOnly;
    retranslate();
}

void JobsBar::setSaveState(QObject *source, SaveState state)
{
    if (state == SaveState::Saved) {
        m_unsaved.erase(source);
    } else {
        if (!m_unsaved.contains(source)) {
            connect(source, &QObject::destroyed, this, [this, source] {
                m_unsaved.erase(source);
                showSaved();
            });
        }
        m_unsaved[source] = state;
    }
    showSaved();
}

void JobsBar::showSaved()
{
    const bool failed = std::ranges::any_of(
        m_unsaved, [](const auto &entry) { return entry.second == SaveState::Failed; });
    m_saved->setText(m_readOnly              ? tr("Read-only")
                         : failed            ? tr("Not saved")
                         : m_unsaved.empty() ? tr("Saved")
                                             : tr("Saving…"));
    // What is lost if nobody looks stands out; what is in order does not.
    m_saved->setForegroundRole(failed ? QPalette::WindowText : QPalette::PlaceholderText);
}

void JobsBar::tell(const QString &sentence)
{
    m_message->setText(sentence);
    m_messageEnd.start();
}

QString JobsBar::told() const
{
    return m_message->text();
}

void JobsBar::stopFirst()
{
    m_model->cancel(0);
}

void JobsBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void JobsBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, Colours::of(palette()).line);
}

void JobsBar::refresh()
{
    const std::vector<JobInfo> &jobs = m_model->jobs();
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const bool shown = i < jobs.size();
        if (shown) {
            m_items[i]->setJob(jobs[i]);
        }
        m_items[i]->setVisible(shown);
    }
    m_idle->setVisible(jobs.empty());
    m_more->setVisible(jobs.size() > shownJobs);
    m_more->setText(tr("and %n more", nullptr,
                       static_cast<int>(jobs.size() > shownJobs ? jobs.size() - shownJobs : 0)));
}

void JobsBar::retranslate()
{
    setAccessibleName(tr("Jobs"));
    m_idle->setText(tr("No job is running"));
    const bool open = !m_fileName.isEmpty();
    m_saved->setVisible(open);
    showSaved();
    m_file->setText(m_fileName);
    m_file->setToolTip(QDir::toNativeSeparators(m_filePath));
    refresh();
}

} // namespace Casebook
