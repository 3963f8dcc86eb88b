// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/inbox/subsystemdialog.h"
#include "app/inbox/watchdialog.h"
#include "app/inbox/watchsettingspage.h"
#include "app/shell/settings.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestWatchDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysWhatIsMissing()
    {
        WatchDialog dialog({.server = u"https://lore.example/"_s});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        auto *accept = dialog.findChild<QPushButton *>(u"watchAccept"_s);
        auto *problem = dialog.findChild<QLabel *>(u"watchProblem"_s);
        QVERIFY(!accept->isEnabled());
        QVERIFY(problem->text().isEmpty()); // nothing typed is no mistake
        line(dialog, "watchName")->setText(u"x"_s);
        QVERIFY(problem->text().contains(u"list"_s));
        line(dialog, "watchLists")->setText(u"kvm/../x"_s);
        QVERIFY(problem->text().contains(u"kvm/../x"_s));
        line(dialog, "watchLists")->setText(u"kvm; qemu-devel@nongnu.org kvm"_s);
        QVERIFY(accept->isEnabled());
        QCOMPARE(dialog.watch().lists, (QStringList{u"kvm"_s, u"qemu-devel"_s}));
        field(dialog, "watchTextPatterns")->setPlainText(u"(open"_s);
        QVERIFY(!accept->isEnabled());
        QVERIFY(problem->text().contains(u"(open"_s));
        field(dialog, "watchTextPatterns")->setPlainText(u"\\bopen\\b"_s);
        QVERIFY(accept->isEnabled());
        line(dialog, "watchLists")->clear();
        QVERIFY(!accept->isEnabled()); // no server can be asked for it over all lists
        line(dialog, "watchLists")->setText(u"kvm"_s);
        line(dialog, "watchServer")->setText(u"file:///etc/passwd"_s);
        QVERIFY(!accept->isEnabled());
        line(dialog, "watchServer")->setText(u"https://lore.example/x"_s);
        QCOMPARE(dialog.watch().server, u"https://lore.example/x/"_s);
        QSignalSpy taken(&dialog, &WatchDialog::taken);
        accept->click();
        QCOMPARE(taken.count(), 1);
    }

    void saysInWordsWhatIsFound()
    {
        Watch watch;
        watch.id = WatchId{4};
        watch.name = u"vhost"_s;
        watch.server = u"https://lore.example/"_s;
        watch.lists = {u"kvm"_s};
        watch.keywords = {u"hung task"_s};
        watch.paths = {u"drivers/vhost/"_s};
        watch.functions = {u"vhost_worker"_s};
        watch.isPaused = true;
        WatchDialog dialog(watch);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        const QString words = dialog.findChild<QLabel *>(u"watchWordsPreview"_s)->text();
        for (const QString &piece : {u"kvm"_s, u"lore.example"_s, u"\"hung task\""_s,
                                     u"\"drivers/vhost/\""_s, u"\"vhost_worker\""_s}) {
            QVERIFY2(words.contains(piece), qPrintable(words));
        }
        QCOMPARE(dialog.watch(), watch);
        // What is set is never hidden.
        QVERIFY(dialog.findChild<QToolButton *>(u"watchMore"_s)->isChecked());
    }

    void triedMailIsListed()
    {
        WatchDialog dialog(
            {.name = u"x"_s, .server = u"https://e.example/"_s, .lists = {u"kvm"_s}});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QSignalSpy wanted(&dialog, &WatchDialog::tryWanted);
        auto *button = dialog.findChild<QPushButton *>(u"watchTry"_s);
        button->click();
        QCOMPARE(wanted.count(), 1);
        QVERIFY(!button->isEnabled()); // once at a time
        WatchItem item;
        item.title = u"a\u202eb"_s;
        dialog.showTried(std::vector{item});
        auto *list = dialog.findChild<QListWidget *>(u"watchFound"_s);
        QCOMPARE(list->count(), 1);
        QVERIFY(!list->item(0)->text().contains(u'\u202e'));
        QVERIFY(button->isEnabled());
        dialog.showTried(fail(ErrorCode::Network, u"https://e.example/"_s));
        QCOMPARE(list->count(), 0);
        QVERIFY(dialog.findChild<QLabel *>(u"watchTried"_s)->text().contains(u"e.example"_s));
    }

    void subsystemFillsTheFields()
    {
        Watch vhost;
        vhost.name = vhost.subsystem = u"VIRTIO HOST (VHOST)"_s;
        vhost.server = u"https://e.example/"_s;
        vhost.lists = {u"kvm"_s};
        vhost.paths = {u"drivers/vhost/"_s};
        vhost.pathPatterns = {u"vhost"_s};
        Watch other;
        other.subsystem = u"9P FILE SYSTEM"_s;
        SubsystemDialog chooser({other, vhost});
        chooser.setAttribute(Qt::WA_DeleteOnClose, false);
        QSignalSpy chosen(&chooser, &SubsystemDialog::chosen);
        chooser.findChild<QLineEdit *>(u"subsystemFilter"_s)->setText(u"vhost"_s);
        QCOMPARE(chooser.findChild<QListView *>(u"subsystemList"_s)->model()->rowCount(), 1);
        chooser.findChild<QPushButton *>(u"subsystemAccept"_s)->click();
        QCOMPARE(chosen.count(), 1);

        WatchDialog dialog({.server = u"https://e.example/"_s});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.setFields(chosen.first().first().value<Watch>());
        QCOMPARE(dialog.watch(), vhost);
        line(dialog, "watchName")->setText(u"mine"_s);
        dialog.setFields(vhost);
        QCOMPARE(dialog.watch().name, u"mine"_s);
    }

    void checkingIsOffUntilChosen()
    {
        QTemporaryDir folder;
        Settings settings(folder.filePath(u"s.ini"_s));
        WatchSettingsPage page(settings, nullptr);
        auto *hours = page.findChild<QComboBox *>(u"watchHours"_s);
        QCOMPARE(hours->currentData().toInt(), 0);
        QCOMPARE(settings.watchHours(), 0);
        QSignalSpy changed(&settings, &Settings::watchHoursChanged);
        const int row = hours->findData(6);
        hours->setCurrentIndex(row);
        Q_EMIT hours->activated(row);
        QCOMPARE(settings.watchHours(), 6);
        QCOMPARE(changed.count(), 1);
        settings.setWatchHours(100000);
        QCOMPARE(settings.watchHours(), 7 * 24);
    }

private:
    static QLineEdit *line(const QDialog &dialog, const char *name)
    {
        return dialog.findChild<QLineEdit *>(QString::fromLatin1(name));
    }

    static QPlainTextEdit *field(const QDialog &dialog, const char *name)
    {
        return dialog.findChild<QPlainTextEdit *>(QString::fromLatin1(name));
    }
};

QTEST_MAIN(TestWatchDialog)
#include "tst_watchdialog.moc"
