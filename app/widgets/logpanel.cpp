// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/logpanel.h"

#include "app/highlight/codehighlighter.h"
#include "app/widgets/amberline.h"
#include "app/widgets/elidedlabel.h"
#include "app/widgets/filelinesource.h"
#include "app/widgets/findbar.h"
#include "app/widgets/gotolinebar.h"
#include "app/widgets/icons.h"
#include "app/widgets/logview.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

LogPanel::LogPanel(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"logPanel"_s);
    build();
    connectView();
    connectFind();
    setFocusProxy(m_view);
    retranslate();
}

LogPanel::~LogPanel()
{
    // The view must not see its source die after its own parts are gone.
    m_view->setSource(nullptr);
}

void LogPanel::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 4, 8, 4);
    head->setSpacing(8);
    m_name = new ElidedLabel(QString(), Qt::ElideMiddle, this);
    m_name->setObjectName(u"logName"_s);
    QFont semibold = m_name->font();
    semibold.setWeight(QFont::DemiBold);
    m_name->setFont(semibold);
    head->addWidget(m_name, 1);
    m_figures = new QLabel(this);
    m_figures->setObjectName(u"logFigures"_s);
    m_figures->setForegroundRole(QPalette::PlaceholderText);
    head->addWidget(m_figures);
    m_reports = new QLabel(this);
    m_reports->setObjectName(u"logReports"_s);
    head->addWidget(m_reports);
    const auto button = [this, head](const QString &name) {
        auto *made = new QToolButton(this);
        made->setObjectName(name);
        made->setAutoRaise(true);
        head->addWidget(made);
        return made;
    };
    m_previousReport = button(u"logPreviousReport"_s);
    m_nextReport = button(u"logNextReport"_s);
    m_traces = button(u"logTraces"_s);
    m_traces->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_follow = new QToolButton(this);
    m_follow->setObjectName(u"logFollow"_s);
    m_follow->setCheckable(true);
    m_follow->setAutoRaise(true);
    head->addWidget(m_follow);
    m_find = new QToolButton(this);
    m_find->setObjectName(u"logFind"_s);
    m_find->setAutoRaise(true);
    head->addWidget(m_find);
    column->addLayout(head);
    m_amber = new AmberLine(this);
    column->addWidget(m_amber);
    m_view = new LogView(this);
    column->addWidget(m_view, 1);
    m_findBar = new FindBar(FindBar::NoFeature, this);
    column->addWidget(m_findBar);
    m_goTo = new GoToLineBar(this);
    column->addWidget(m_goTo);
}

void LogPanel::connectView()
{
    connect(m_follow, &QToolButton::toggled, m_view, &LogView::setFollowing);
    connect(m_previousReport, &QToolButton::clicked, m_view, [this] { m_view->goToMark(true); });
    connect(m_nextReport, &QToolButton::clicked, m_view, [this] { m_view->goToMark(false); });
    connect(m_traces, &QToolButton::clicked, this, &LogPanel::tracesRequested);
    connect(m_view, &LogView::tracesRequested, this, &LogPanel::tracesRequested);
    connect(m_view, &LogView::currentLineChanged, this, &LogPanel::updateReports);
    connect(m_view, &LogView::followingChanged, m_follow, &QToolButton::setChecked);
    connect(m_view, &LogView::leaveRequested, this, &LogPanel::leaveRequested);
    connect(m_view, &LogView::failed, this, &LogPanel::showError);
    connect(m_view, &LogView::copyRefused, this, [this](const QString &why) {
        m_amber->setMessage(AmberLine::Kind::Warning, why, {}, true);
    });
    connect(m_view, &LogView::rawCopyAsked, this, [this](int hidden) {
        m_amber->setMessage(
            AmberLine::Kind::Warning,
            tr("The selection holds %n control or invisible character(s), which can act on what "
               "you "
               "paste them into.",
               nullptr, hidden),
            {{u"copy-raw"_s, tr("Copy Raw Bytes")}, {u"copy-clean"_s, tr("Copy Clean Text")}},
            true);
    });
    connect(m_amber, &AmberLine::triggered, this, &LogPanel::answerAmber);
    connect(m_view, &LogView::goToLineRequested, this, [this] {
        if (m_source) {
            m_findBar->hide();
            m_goTo->open(m_view->currentLine() + 1, m_source->lineCount());
        }
    });
    connect(m_goTo, &GoToLineBar::lineChosen, this,
            [this](qint64 line) { m_view->revealLine(line - 1); });
    connect(m_goTo, &GoToLineBar::closed, m_view, [this] { m_view->setFocus(); });
}

void LogPanel::connectFind()
{
    const auto openFind = [this] {
        m_goTo->hide();
        m_findBar->open();
    };
    connect(m_find, &QToolButton::clicked, this, openFind);
    connect(m_view, &LogView::findBarRequested, this, openFind);
    connect(m_findBar, &FindBar::queryChanged, this,
            [this](const FindQuery &query) { startFind(query, false, true); });
    connect(m_findBar, &FindBar::findRequested, this,
            [this](bool backwards) { startFind(m_findBar->query(), backwards, false); });
    connect(m_findBar, &FindBar::stopRequested, m_view, &LogView::stopFind);
    connect(m_findBar, &FindBar::closed, m_view, [this] { m_view->setFocus(); });
    connect(m_view, &LogView::findStarted, this, [this] { m_findBar->setSearching(true); });
    connect(m_view, &LogView::findProgress, this,
            [this](int percent) { m_findBar->setSearching(true, percent); });
    connect(m_view, &LogView::findFinished, this, &LogPanel::finishFind);
}

void LogPanel::startFind(const FindQuery &query, bool backwards, bool stayOnLine)
{
    m_view->setFindQuery(query);
    if (query.text.isEmpty()) {
        m_view->stopFind();
        m_findBar->setAnswer(QString());
        return;
    }
    m_view->find(backwards, stayOnLine);
}

void LogPanel::finishFind(bool found, bool wentRound)
{
    m_findBar->setSearching(false);
    if (found) {
        m_findBar->setAnswer(wentRound ? tr("Went on at the other end.") : QString());
    } else if (wentRound) {
        m_findBar->setAnswer(tr("Not found."), true);
    } else {
        m_findBar->setAnswer(tr("Stopped."));
    }
}

void LogPanel::openFile(const QString &path, JobRunner &runner)
{
    setSource(std::make_unique<FileLineSource>(path, runner), QFileInfo(path).fileName());
}

void LogPanel::setSource(std::unique_ptr<LineSource> source, const QString &name)
{
    m_amber->clear();
    m_view->setSource(source.get());
    m_source = std::move(source);
    m_name->setText(name);
    updateReports();
    m_view->setAccessibleName(name.isEmpty() ? tr("Log") : tr("Log %1").arg(name));
    if (m_source) {
        connect(m_source.get(), &LineSource::grown, this, &LogPanel::updateHead);
        connect(m_source.get(), &LineSource::restarted, this, [this] {
            m_amber->setMessage(AmberLine::Kind::Info,
                                tr("The log was cut or replaced and is read from its start again."),
                                {}, true);
            updateHead();
        });
    }
    updateHead();
}

void LogPanel::close()
{
    m_findBar->hide();
    m_goTo->hide();
    setSource(nullptr, QString());
}

QString LogPanel::name() const
{
    return m_name->text();
}

void LogPanel::setErrorText(std::function<QString(const Error &)> errorText)
{
    m_errorText = std::move(errorText);
}

void LogPanel::setHighlighters(const CodeHighlighters *highlighters)
{
    m_view->setHighlighter(highlighters == nullptr ? nullptr
                                                   : highlighters->forLanguage(u"Kernel Log"_s));
}

void LogPanel::setReports(std::vector<LogMark> marks)
{
    m_view->setMarks(std::move(marks));
    updateReports();
}

void LogPanel::setCanOpenTraces(bool can)
{
    m_canOpenTraces = can;
    m_view->setCanOpenTraces(can);
    updateReports();
}

/// "report 2 of 5" while the cursor stands in or behind one, else how many there are.
void LogPanel::updateReports()
{
    const std::vector<LogMark> &marks = m_view->marks();
    const auto count = static_cast<int>(marks.size());
    const auto passed = static_cast<int>(
        std::ranges::upper_bound(marks, m_view->currentLine(), {}, &LogMark::line) - marks.begin());
    m_reports->setText(passed == 0 ? tr("%n reports", nullptr, count)
                                   : tr("report %1 of %n", nullptr, count).arg(passed));
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_reports, m_previousReport, m_nextReport}) {
        widget->setVisible(count > 0);
    }
    m_traces->setVisible(count > 0 && m_canOpenTraces);
}

void LogPanel::updateHead()
{
    if (!m_source) {
        m_figures->clear();
        return;
    }
    const QString size = locale().formattedDataSize(m_source->sizeBytes());
    const QString lines = locale().toString(m_source->lineCount());
    m_figures->setText(m_source->isComplete() ? tr("%1, %2 lines").arg(size, lines)
                                              : tr("%1, %2 lines so far").arg(size, lines));
}

void LogPanel::showError(const Error &error)
{
    const QString why = m_errorText ? m_errorText(error) : error.detail;
    m_amber->setMessage(AmberLine::Kind::Error,
                        why.isEmpty() ? tr("“%1” cannot be read.").arg(name())
                                      : tr("“%1” cannot be read: %2").arg(name(), why),
                        {{u"retry"_s, tr("Retry")}}, true);
}

void LogPanel::answerAmber(const QString &id)
{
    m_amber->clear();
    if (id == u"copy-raw"_s) {
        m_view->copyRaw(true);
    } else if (id == u"copy-clean"_s) {
        m_view->copy();
    } else if (id == u"retry"_s) {
        m_view->retry();
    }
    m_view->setFocus();
}

void LogPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void LogPanel::retranslate()
{
    m_follow->setText(tr("Follow"));
    m_follow->setIcon(Icons::icon(u"down"_s, palette()));
    m_follow->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_follow->setToolTip(tr("Keep the end in view while the log grows (f)"));
    m_find->setIcon(Icons::icon(u"search"_s, palette()));
    m_find->setToolTip(tr("Find in the log (Ctrl+F)"));
    m_find->setAccessibleName(tr("Find in the log"));
    m_previousReport->setIcon(Icons::icon(u"cu"_s, palette()));
    m_previousReport->setToolTip(tr("Previous report (Shift+F8)"));
    m_nextReport->setIcon(Icons::icon(u"cd"_s, palette()));
    m_nextReport->setToolTip(tr("Next report (F8)"));
    m_traces->setText(tr("Open in Traces"));
    m_traces->setIcon(Icons::icon(u"trace"_s, palette()));
    m_traces->setToolTip(tr("Show the stacks of this report (t)"));
    for (QToolButton *button : {m_previousReport, m_nextReport, m_traces}) {
        button->setAccessibleName(button->toolTip());
    }
    updateReports();
    updateHead();
}

} // namespace Casebook
