// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>

namespace Casebook {

/// One window per workspace file: the first one listens on a socket in XDG_RUNTIME_DIR that is named
/// after the file; a later start hands its request over and leaves. Only the same user is answered.
/// GUI thread.
class Instance final : public QObject
{
    Q_OBJECT

public:
    explicit Instance(QObject *parent = nullptr);

    /// Asks the window that has \a path open to come to the front and take \a files. Waits at most
    /// 500 ms and is for main() before the event loop. False when nobody answers.
    static bool raiseOther(const QString &path, const QStringList &files);

    /// From now on this program answers for \a path; the earlier name is given up.
    bool listen(const QString &path);
    void stop();

    /// Where the socket of \a path lies; the file's canonical path is hashed into the name.
    static QString socketPath(const QString &path);

Q_SIGNALS:
    void raiseRequested(const QStringList &files);

private:
    void answer();

    QLocalServer m_server;
};

} // namespace Casebook
