// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bugs/pastedialog.h"
#include "app/widgets/mailview.h"
#include "core/base/jobrunner.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

const QByteArray cleanMail = "From: Ada <ada@example.org>\nMessage-ID: <a1@example.org>\n"
                             "Subject: A clean mail\nDate: Fri, 20 Nov 2026 10:00:00 +0000\n\n"
                             "words of the mail\n";

struct Shown
{
    explicit Shown(const QByteArray &text)
        : dialog(new PasteDialog(runner, text, u"somewhere"_s, 0, nullptr))
    {
        const QSignalSpy read(dialog.get(), &PasteDialog::understood);
        dialog->show();
        if (read.isEmpty()) {
            QSignalSpy(dialog.get(), &PasteDialog::understood).wait();
        }
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    }

    JobRunner runner;
    std::unique_ptr<PasteDialog> dialog;
};

} // namespace

class TestPasteDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void cleanMailIsShown()
    {
        const Shown shown(cleanMail);
        QCOMPARE(shown.dialog->messageCount(), 1);
        auto *list = shown.dialog->findChild<QListWidget *>(u"pasteList"_s);
        QVERIFY(list->item(0)->text().contains(u"A clean mail"_s));
        auto *view = shown.dialog->findChild<MailView *>();
        QTRY_VERIFY(view->document(MessageRowId{1}) != nullptr);
        QVERIFY(view->document(MessageRowId{1})->text.contains(u"words of the mail"_s));
        const QSignalSpy wanted(shown.dialog.get(), &PasteDialog::importRequested);
        QTest::mouseClick(shown.dialog->findChild<QPushButton *>(u"pasteImport"_s), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
    }

    void textThatIsNoMailIsFlagged()
    {
        const Shown shown("Hello Bo,\n\nthe lock is held by the worker, see\n"
                          "https://lore.kernel.org/all/orig-1@example.org/\n\nAda\n");
        QCOMPARE(shown.dialog->messageCount(), 1);
        auto *view = shown.dialog->findChild<MailView *>();
        QTRY_VERIFY(view->document(MessageRowId{1}) != nullptr);
        QVERIFY(view->document(MessageRowId{1})->content.parsed.reconstruction.has_value());
        QVERIFY(view->items().empty() || view->entryCount() == 1);
    }

    void bytesAreRefusedInWords()
    {
        const Shown shown(QByteArray("\0\1\2\3\0\0\0\0", 8).repeated(50));
        QCOMPARE(shown.dialog->messageCount(), 0);
        QVERIFY(!shown.dialog->findChild<QPushButton *>(u"pasteImport"_s)->isEnabled());
        QVERIFY(
            shown.dialog->findChild<QLabel *>(u"pasteSentence"_s)->text().contains(u"not text"_s));
    }
};

QTEST_MAIN(TestPasteDialog)
#include "tst_pastedialog.moc"
