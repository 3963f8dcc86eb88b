// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/bugs/bugsfeature.h"
#include "app/models/buglistmodel.h"
#include "app/shell/mainwindow.h"
#include "app/shell/prompts.h"
#include "app/shell/settings.h"
#include "app/shell/settingsdialog.h"
#include "core/workspace/workspace.h"

#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>

#include <functional>
#include <memory>
#include <vector>

namespace Casebook::Testing {

/// Answers questions from what a test put in.
class ScriptedPrompts final : public Prompts
{
public:
    bool accept = true;
    int confirms = -1; ///< answers so often as accept says, then no; -1: always
    std::vector<Question> asked;
    QStringList files;
    QString saveAs;
    QString folder;

    void confirm(QWidget *, const Question &question, std::function<void(bool)> answer) override
    {
        asked.push_back(question);
        const bool left = confirms != 0;
        confirms -= confirms > 0 ? 1 : 0;
        answer(accept && left);
    }

    void openFiles(QWidget *, const QString &, const QStringList &,
                   std::function<void(QStringList)> answer) override
    {
        answer(files);
    }

    void openFolder(QWidget *, const QString &, const QString &,
                    std::function<void(QString)> answer) override
    {
        answer(folder);
    }

    void saveFile(QWidget *, const QString &, const QString &, const QStringList &,
                  std::function<void(QString)> answer) override
    {
        answer(saveAs);
    }

    void askText(QWidget *, const QString &, const QString &, const QString &suggestion,
                 std::function<void(QString)> answer) override
    {
        answer(suggestion);
    }
};

/// A program around one window; making a second one on the same folder is a restart.
struct Program
{
    /// \a more registers what a test needs beside the shell and the bugs.
    explicit Program(const QString &folder, const std::function<void(Registry &)> &more = {})
        : settings(folder + QLatin1StringView("/casebook.ini"))
        , runner(&board)
    {
        addShellSettingsPages(registry);
        addBugsFeature(registry);
        if (more) {
            more(registry);
        }
        window = std::make_unique<MainWindow>(Services{.settings = settings,
                                                       .registry = registry,
                                                       .board = board,
                                                       .runner = runner,
                                                       .clock = clock,
                                                       .prompts = prompts});
        window->show();
    }

    bool open(const QString &path)
    {
        QSignalSpy opened(window.get(), &MainWindow::opened);
        window->openFile(path, {.create = !QFile::exists(path)});
        return opened.wait(20000);
    }

    BugListModel *bugs() const
    {
        return window->sidePanel()->findChild<BugListModel *>();
    }

    QLineEdit *field(const QString &name) const
    {
        return window->findChild<QLineEdit *>(name);
    }

    Settings settings;
    JobBoard board;
    JobRunner runner;
    SystemClock clock;
    ScriptedPrompts prompts;
    Registry registry;
    std::unique_ptr<MainWindow> window;
};

inline QByteArray mail(const QByteArray &id, const QByteArray &subject, const QByteArray &body)
{
    return "From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Mira Halvorsen <mira@example.org>\n"
           "To: list@example.org\nDate: Thu, 12 Nov 2026 16:40:12 +0100\nSubject: "
        + subject + "\nMessage-ID: <" + id + "@example.org>\n\n" + body + "\n\n";
}

inline QString writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(bytes);
    }
    return path;
}

inline BugId addBug(MainWindow &window, const QString &title, BugState state = BugState::New)
{
    const Result<BugId> id =
        window.workspace()->addBug({.id = {}, .title = title, .state = state}).wait();
    return id.value_or(BugId{});
}

} // namespace Casebook::Testing
