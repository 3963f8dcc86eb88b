// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/notifier.h"

#include "app/text/valuetext.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QGuiApplication>
#include <QWidget>

namespace Casebook {

using namespace Qt::StringLiterals;

Notifier::Notifier(JobBoard &board, QWidget *window, qint64 worthMs)
    : QObject(window)
    , m_board(board)
    , m_window(window)
    , m_worthMs(worthMs)
{
    connect(&board, &JobBoard::changed, this, &Notifier::look);
    connect(&board, &JobBoard::finished, this, &Notifier::finish);
}

void Notifier::setSender(std::function<void(const QString &, const QString &)> sender)
{
    m_sender = std::move(sender);
}

void Notifier::look()
{
    for (const JobInfo &job : m_board.jobs()) {
        Running &running = m_running[job.number];
        if (!running.since.isValid()) {
            running.since.start();
        }
        running.job = job;
    }
}

void Notifier::finish(quint64 number)
{
    const auto found = m_running.constFind(number);
    if (found == m_running.cend()) {
        return;
    }
    const Running running = *found;
    m_running.erase(found);
    if (running.since.elapsed() >= m_worthMs) {
        notify(tr("A job has ended"), ValueText::job(running.job.name, running.job.subject));
    }
}

void Notifier::notify(const QString &title, const QString &body)
{
    if (!m_window->isActiveWindow()) {
        send(title, body);
    }
}

void Notifier::send(const QString &title, const QString &body)
{
    if (m_sender) {
        m_sender(title, body);
        return;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(
        u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
        u"org.freedesktop.Notifications"_s, u"Notify"_s);
    // The body is markup for some servers; ours is plain text.
    call << QGuiApplication::applicationDisplayName() << uint{0}
         << QGuiApplication::desktopFileName() << title << body.toHtmlEscaped() << QStringList()
         << QVariantMap{{u"desktop-entry"_s, QGuiApplication::desktopFileName()}} << -1;
    QDBusConnection::sessionBus().asyncCall(call);
}

} // namespace Casebook
