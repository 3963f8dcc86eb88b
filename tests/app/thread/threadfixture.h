// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/shell/navigator.h"
#include "app/shell/prompts.h"
#include "app/shell/registry.h"
#include "app/shell/settings.h"
#include "core/base/jobrunner.h"
#include "core/workspace/workspace.h"

#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace Casebook::TestSupport {

using Qt::StringLiterals::operator""_s;

/// Writes down where a page wanted to go.
class FakeNavigator final : public Navigator
{
public:
    [[nodiscard]] BugId currentBug() const override
    {
        return {};
    }

    void showBug(BugId bug) override
    {
        steps.append(u"bug %1"_s.arg(bug.value));
    }

    void showUnfiled() override
    {
        steps.append(u"unfiled"_s);
    }

    void showPlace(const QString &id) override
    {
        steps.append(u"place "_s + id);
    }

    void showTab(const QString &id) override
    {
        steps.append(u"tab "_s + id);
    }

    void showCompanion(const QString &id) override
    {
        steps.append(u"companion "_s + id);
    }

    void showMessage(MessageRowId message) override
    {
        steps.append(u"message %1"_s.arg(message.value));
    }

    void revealIn(BugId bug, const SourceRef &ref) override
    {
        Q_UNUSED(bug)
        reveal(ref);
    }

    void reveal(const SourceRef &ref) override
    {
        steps.append(u"reveal "_s + ref.id);
    }

    void tell(const QString &sentence) override
    {
        steps.append(u"tell "_s + sentence);
    }

    void notify(const QString &title, const QString &sentence) override
    {
        steps.append(u"notify "_s + title + u": "_s + sentence);
    }

    void runCommand(const QString &id) override
    {
        steps.append(u"run "_s + id);
    }

    void openLink(const QString &url) override
    {
        steps.append(u"link "_s + url);
    }

    QStringList steps;
};

/// Answers every question with what the test laid down.
class FakePrompts final : public Prompts
{
public:
    void confirm(QWidget *, const Question &question, std::function<void(bool)> answer) override
    {
        asked.append(question.title);
        answer(accepts);
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

    void saveFile(QWidget *, const QString &, const QString &suggestion, const QStringList &,
                  std::function<void(QString)> answer) override
    {
        asked.append(suggestion);
        answer(path);
    }

    void askText(QWidget *, const QString &, const QString &, const QString &,
                 std::function<void(QString)> answer) override
    {
        answer({});
    }

    QStringList asked;
    QString path;
    QString folder;
    QStringList files;
    bool accepts = true;
};

/// A workspace of its own in a temporary folder, with what a page needs around it.
struct ThreadFixture
{
    ThreadFixture()
        : settings(folder.filePath(u"settings.ini"_s))
    {
        JobContext job;
        auto opened = Workspace::open(folder.filePath(u"test.casebook"_s), {.create = true}, job);
        Q_ASSERT(opened);
        workspace = std::make_unique<Workspace>(std::move(*opened), runner, clock);
        context = std::make_unique<PageContext>(
            PageContext{*workspace, runner, settings, prompts, navigator, registry, clock});
    }

    /// Imports \a mbox; its threads belong to the bug returned, or to none.
    BugId import(const QByteArray &mbox, bool withBug)
    {
        const QString path = folder.filePath(u"mail.mbox"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) {
            return {};
        }
        file.write(mbox);
        file.close();
        BugId bug;
        if (withBug) {
            bug = workspace->addBug(Bug{.title = u"task hung"_s}).wait().value_or(BugId{});
        }
        const auto outcome =
            workspace
                ->importMail({.paths = {path},
                              .target = withBug ? ImportTarget::Bug : ImportTarget::Unfiled,
                              .bug = bug})
                .wait();
        return outcome ? bug : BugId{};
    }

    QTemporaryDir folder;
    JobRunner runner;
    SystemClock clock;
    Settings settings;
    FakeNavigator navigator;
    FakePrompts prompts;
    Registry registry;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<PageContext> context;
};

/// One mail in mboxrd form.
inline QByteArray mail(const QByteArray &id, const QByteArray &parent, const QByteArray &from,
                       const QByteArray &subject, const QByteArray &body, int minute = 0)
{
    QByteArray text =
        "From mboxrd@z Thu Jan  1 00:00:00 1970\nMessage-ID: <" + id + "@example.org>\n";
    if (!parent.isEmpty()) {
        text += "In-Reply-To: <" + parent + "@example.org>\n";
    }
    return text + "From: " + from + " <" + from.toLower()
        + "@example.org>\nTo: list@example.org\nSubject: " + subject
        + "\nDate: Fri, 20 Nov 2026 10:" + QByteArray::number(10 + minute)
        + ":00 +0000\n"
          "Content-Type: text/plain; charset=utf-8\n\n"
        + body + "\n\n";
}

} // namespace Casebook::TestSupport
