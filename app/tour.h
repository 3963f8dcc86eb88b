// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace Casebook {

class MainWindow;

/// Walks the open window through its screens, light and dark, English and Chinese, and saves a PNG of
/// each. Each step waits until no job runs and nothing was repainted for a moment. Ends by itself.
class Tour final : public QObject
{
    Q_OBJECT

public:
    /// Pictures go to \a folder, which is made when it is missing.
    Tour(MainWindow &window, const QString &folder, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// \a pictures were written; -1 when one could not be.
    void finished(int pictures);

private:
    struct Step
    {
        QString name;
        std::function<void()> enter;
        std::function<void()> leave;
    };

    void plan();
    void dress(const QString &language, bool dark);
    void addScreens(const QString &language, bool dark);
    void addDialogs(const QString &suffix);
    void addDialog(const QString &name, const QString &dialog, const std::function<void()> &enter);
    void showMessage(const QString &messageId);
    void next();
    void settle();
    void shoot();

    MainWindow &m_window;
    QString m_folder;
    std::vector<Step> m_steps;
    std::size_t m_at = 0;
    int m_quiet = 0;
    int m_waited = 0;
    int m_written = 0;
    QTimer m_timer;
};

} // namespace Casebook
