// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jobrunner.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>

class QWidget;

namespace Casebook {

/// Tells the desktop what happened while the window was not the active one: a long job ended, or what
/// a feature says (org.freedesktop.Notifications). Silent when there is no such service. GUI thread.
class Notifier final : public QObject
{
    Q_OBJECT

public:
    /// How long a job has to run to be worth a notification.
    static constexpr qint64 longJobMs = 5000;

    /// \a worthMs: jobs that ran shorter are not told of, milliseconds.
    Notifier(JobBoard &board, QWidget *window, qint64 worthMs = longJobMs);

    /// Says \a body under \a title; nothing while the window is the active one. Plain text.
    void notify(const QString &title, const QString &body);

    /// Replaces the call to the desktop, for tests.
    void setSender(std::function<void(const QString &title, const QString &body)> sender);

private:
    void look();
    void finish(quint64 number);
    void send(const QString &title, const QString &body);

    JobBoard &m_board;
    QWidget *m_window = nullptr;
    qint64 m_worthMs = longJobMs;

    struct Running
    {
        JobInfo job;
        QElapsedTimer since;
    };

    QHash<quint64, Running> m_running;
    std::function<void(const QString &, const QString &)> m_sender;
};

} // namespace Casebook
