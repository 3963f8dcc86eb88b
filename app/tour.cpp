// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour.h"

#include "app/shell/commandset.h"
#include "app/shell/deskpane.h"
#include "app/shell/mainwindow.h"
#include "app/shell/palettewidget.h"
#include "app/shell/settings.h"
#include "app/shell/settingsdialog.h"
#include "core/base/job.h"
#include "core/base/logging.h"
#include "core/workspace/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLineEdit>

#include <chrono>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr int quietRounds = 4;
constexpr int patienceRounds = 400;

/// The search jobs have no name on the board, so a screen gets a few rounds in any case.
constexpr std::chrono::milliseconds roundTime{40};

QString suffixOf(const QString &language, bool dark)
{
    return u"-"_s + (dark ? u"dark"_s : u"light"_s) + u"-"_s
        + (language == "en"_L1 ? u"en"_s : u"zh"_s);
}

// Of the sample case.
const QString withAttachments = u"20261113102544.kst4@example.org"_s;
const QString withCopies = u"20261120095214.kst7@example.org"_s;
const QString fetchedLink =
    u"https://lists.example.org/linux-kestrel/20261112154012.kst1@example.org/T/#u"_s;

/// What somebody copies out of a page of an archive: no clean mail.
const QString pastedText =
    u"* kestrel: rescan takes 40 s with 900 namespaces\n"
    "@ 2026-11-20 20:31 Devi Anand\n"
    "  2026-11-20 21:02 ` Tomasz Wrona\n"
    "  0 siblings, 1 reply; 2+ messages in thread\n"
    "From: Devi Anand @ 2026-11-20 20:31 UTC (permalink / raw)\n"
    "  To: Priya Raman; +Cc: Tomasz Wrona, linux-kestrel\n\n"
    "> One walk. Why does it take that long?\n\n"
    "Because every namespace is read from the disk again:\n\n"
    "[  412.101822] kestrel 0000:03:00.0: rescan: 900 namespaces, 40112 ms\n\n"
    "See https://lists.example.org/linux-kestrel/20261120203110.kst42@example.org/\n"_s;

QWidget *topLevel(const QString &name)
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->objectName() == name) {
            return widget;
        }
    }
    return nullptr;
}

} // namespace

Tour::Tour(MainWindow &window, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_folder(folder)
{
    m_timer.setInterval(roundTime);
    connect(&m_timer, &QTimer::timeout, this, &Tour::settle);
}

void Tour::start()
{
    if (!QDir().mkpath(m_folder)) {
        qCWarning(lcApp) << "tour" << m_folder << "cannot be made";
        Q_EMIT finished(-1);
        return;
    }
    // Pages tell a moment later what they have, and with it which tabs there are.
    QTimer::singleShot(roundTime * 20, this, [this] {
        plan();
        m_at = 0;
        next();
    });
}

void Tour::plan()
{
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        for (const bool dark : {false, true}) {
            addScreens(language, dark);
        }
    }
    // Last, because it leaves the bug.
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        for (const bool dark : {false, true}) {
            m_steps.push_back({.name = u"start"_s + suffixOf(language, dark),
                               .enter =
                                   [this, language, dark] {
                                       dress(language, dark);
                                       m_window.desk()->showStart();
                                   },
                               .leave = {}});
        }
    }
}

void Tour::dress(const QString &language, bool dark)
{
    Settings &settings = m_window.services().settings;
    settings.setLanguage(language);
    settings.setColourScheme(dark ? ColourScheme::Dark : ColourScheme::Light);
}

void Tour::addScreens(const QString &language, bool dark)
{
    const QString suffix = suffixOf(language, dark);
    const auto look = [this, language, dark] { dress(language, dark); };
    for (const QString &tab : m_window.desk()->offeredTabs()) {
        m_steps.push_back({.name = tab + suffix,
                           .enter =
                               [this, look, tab] {
                                   look();
                                   m_window.showTab(tab);
                               },
                           .leave = {}});
    }
    for (const PageFactory &place : m_window.services().registry.places()) {
        m_steps.push_back({.name = place.id + suffix,
                           .enter =
                               [this, look, id = place.id] {
                                   look();
                                   m_window.showPlace(id);
                                   m_window.runCommand(u"inbox.next"_s);
                               },
                           .leave = [this] { m_window.goBack(); }});
    }
    const auto inTraces = [this](const QString &command) {
        m_window.showTab(u"traces"_s);
        m_window.runCommand(command);
    };
    for (const QString &view : {u"groups"_s, u"locks"_s, u"frames"_s}) {
        m_steps.push_back({.name = u"traces-"_s + view + suffix,
                           .enter = [inTraces, view] { inTraces(u"traces."_s + view); },
                           .leave = {}});
    }
    // Beside the raw lines; the second call takes it away again.
    for (const QString &side : {u"source"_s, u"seen-before"_s}) {
        m_steps.push_back({.name = u"traces-"_s + side + suffix,
                           .enter = [inTraces, side] { inTraces(u"traces."_s + side); },
                           .leave = [inTraces, side] { inTraces(u"traces."_s + side); }});
    }
    m_steps.push_back(
        {.name = u"traces-places"_s + suffix,
         .enter = [inTraces] { inTraces(u"traces.places"_s); },
         .leave = [this] { delete m_window.findChild<QDialog *>(u"sourcesDialog"_s); }});
    m_steps.push_back({.name = u"traces-picker"_s + suffix,
                       .enter = [inTraces] { inTraces(u"traces.pick"_s); },
                       .leave = [this] { m_window.showTab(u"overview"_s); }});
    const auto palette = [this] { return m_window.findChild<PaletteWidget *>(); };
    const auto closePalette = [palette] { palette()->closePalette(); };
    m_steps.push_back({.name = u"search"_s + suffix,
                       .enter = [this] { m_window.showPalette(u"ns_lock"_s); },
                       .leave = closePalette});
    m_steps.push_back({.name = u"commands"_s + suffix,
                       .enter = [this] { m_window.showPalette(u">"_s); },
                       .leave = closePalette});
    const auto dialog = [this] { return m_window.findChild<SettingsDialog *>(); };
    for (const QString &page :
         {u"identity"_s, u"appearance"_s, u"servers"_s, u"watches"_s, u"keys"_s}) {
        m_steps.push_back({.name = u"settings-"_s + page + suffix,
                           .enter =
                               [this, dialog, page] {
                                   m_window.showSettings();
                                   dialog()->showPage(page);
                               },
                           .leave = [dialog] { delete dialog(); }});
    }
    addDialogs(suffix);
    auto *filter = m_window.findChild<QLineEdit *>(u"bugFilter"_s);
    m_steps.push_back({.name = u"filter-without-hit"_s + suffix,
                       .enter = [filter] { filter->setText(u"no such bug"_s); },
                       .leave = [filter] { filter->clear(); }});
}

void Tour::addDialog(const QString &name, const QString &dialog, const std::function<void()> &enter)
{
    m_steps.push_back(
        {.name = name, .enter = enter, .leave = [dialog] { delete topLevel(dialog); }});
}

void Tour::addDialogs(const QString &suffix)
{
    const auto run = [this](const QString &command) {
        return [this, command] { m_window.runCommand(command); };
    };
    addDialog(u"new-bug"_s + suffix, u"bugDialog"_s, run(u"bug.new"_s));
    addDialog(u"digest"_s + suffix, u"digestDialog"_s, run(u"inbox.digest"_s));
    addDialog(u"new-watch"_s + suffix, u"watchDialog"_s, run(u"inbox.newWatch"_s));
    addDialog(u"fetch"_s + suffix, u"fetchDialog"_s, [this] {
        m_window.runCommand(u"mail.fetch"_s);
        if (const QWidget *dialog = topLevel(u"fetchDialog"_s)) {
            dialog->findChild<QLineEdit *>(u"fetchLine"_s)->setText(fetchedLink);
        }
    });
    addDialog(u"paste"_s + suffix, u"pasteDialog"_s, [this] {
        QGuiApplication::clipboard()->setText(pastedText);
        m_window.runCommand(u"mail.paste"_s);
    });
    m_steps.push_back({.name = u"thread-attachments"_s + suffix,
                       .enter = [this] { showMessage(withAttachments); },
                       .leave = {}});
    addDialog(u"attachment"_s + suffix, u"attachmentDialog"_s, run(u"thread.attachments"_s));
    addDialog(u"link"_s + suffix, u"parentDialog"_s, run(u"thread.link"_s));
    m_steps.push_back({.name = u"thread-copies"_s + suffix,
                       .enter = [this] { showMessage(withCopies); },
                       .leave = {}});
    addDialog(u"copies"_s + suffix, u"copiesDialog"_s, run(u"thread.copies"_s));
}

void Tour::showMessage(const QString &messageId)
{
    watch(m_window.workspace()->findMessage(messageId), this,
          [this](const Result<MessageRowId> &row) {
              if (row) {
                  m_window.showMessage(*row);
              }
          });
}

void Tour::next()
{
    if (m_at == m_steps.size()) {
        m_timer.stop();
        Q_EMIT finished(m_written);
        return;
    }
    m_quiet = 0;
    m_waited = 0;
    m_steps[m_at].enter();
    m_timer.start();
}

void Tour::settle()
{
    ++m_waited;
    m_quiet = m_window.services().board.isEmpty() ? m_quiet + 1 : 0;
    if (m_quiet >= quietRounds || m_waited > patienceRounds) {
        shoot();
    }
}

void Tour::shoot()
{
    m_timer.stop();
    const Step &step = m_steps[m_at];
    // A dialog is a window of its own; offscreen there is no screen to take both from.
    QWidget *shown = &m_window;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && widget->isWindow() && widget->inherits("QDialog")) {
            shown = widget;
        }
    }
    const QString path = QDir(m_folder).filePath(step.name + u".png"_s);
    if (!shown->grab().save(path)) {
        qCWarning(lcApp) << "tour" << path << "cannot be written";
        Q_EMIT finished(-1);
        return;
    }
    ++m_written;
    if (step.leave) {
        step.leave();
    }
    ++m_at;
    next();
}

} // namespace Casebook
