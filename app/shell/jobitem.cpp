// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/jobitem.h"

#include "app/text/format.h"
#include "app/text/valuetext.h"
#include "app/widgets/colours.h"
#include "app/widgets/elidedlabel.h"
#include "app/widgets/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace Casebook {

using namespace Qt::StringLiterals;

ProgressLine::ProgressLine(QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(ProgressLine::sizeHint());
}

void ProgressLine::setProgress(const JobProgress &progress)
{
    m_progress = progress;
    update();
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    const Colours colours = Colours::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.outline);
    painter.drawRoundedRect(rect(), 2, 2);
    QRectF filled = rect();
    if (m_progress.total > 0) {
        const double share = qBound(
            0.0, static_cast<double>(m_progress.done) / static_cast<double>(m_progress.total), 1.0);
        filled.setWidth(filled.width() * share);
    } else {
        filled = filled.adjusted(width() * 0.35, 0, -width() * 0.35, 0);
    }
    painter.setBrush(colours.accent);
    painter.drawRoundedRect(filled, 2, 2);
}

JobItem::JobItem(QWidget *parent)
    : QWidget(parent)
    , m_name(new ElidedLabel(this))
    , m_line(new ProgressLine(this))
    , m_stop(new QToolButton(this))
{
    m_stop->setObjectName(u"stopJob"_s);
    m_stop->setAutoRaise(true);
    m_stop->setIconSize({14, 14});
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_name);
    row->addWidget(m_line);
    row->addWidget(m_stop);
    connect(m_stop, &QToolButton::clicked, this, [this] { Q_EMIT stopped(m_job.number); });
    retranslate();
}

void JobItem::setJob(const JobInfo &job)
{
    const bool renamed = job.number != m_job.number || job.name != m_job.name
        || job.progress.done != m_job.progress.done || job.progress.total != m_job.progress.total;
    m_job = job;
    m_line->setProgress(job.progress);
    if (renamed) {
        retranslate();
    }
}

void JobItem::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void JobItem::retranslate()
{
    const QString name = ValueText::job(m_job.name, m_job.subject);
    // Bytes and rows are both counted here, so only a share is said.
    const QString text = m_job.progress.total > 0
        ? tr("%1 · %2 %")
              .arg(name)
              .arg(qBound(qint64{0}, m_job.progress.done * 100 / m_job.progress.total, qint64{100}))
        : name;
    m_name->setText(text);
    m_stop->setIcon(Icons::icon(u"stop"_s, palette()));
    m_stop->setAccessibleName(tr("Stop \"%1\"").arg(name));
    m_stop->setToolTip(tr("Stop this job"));
}

} // namespace Casebook
