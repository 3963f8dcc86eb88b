// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Walking, putting the tree right, attachments, copies and character sets on the real page.

#include "app/highlight/codehighlighter.h"
#include "app/thread/attachmentdialog.h"
#include "app/thread/copiesdialog.h"
#include "app/thread/messagewords.h"
#include "app/thread/parentdialog.h"
#include "app/thread/threadcommands.h"
#include "app/thread/threadpage.h"
#include "app/thread/threadtreeview.h"
#include "app/widgets/amberline.h"
#include "app/widgets/casebookstyle.h"
#include "app/widgets/colours.h"
#include "threadfixture.h"

#include <QApplication>
#include <QBuffer>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace Casebook;
using namespace Casebook::TestSupport;

namespace {

QByteArray picture()
{
    QImage image(30, 20, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray part(const QByteArray &type, const QByteArray &name, const QByteArray &bytes)
{
    return "--cut\nContent-Type: " + type + "\nContent-Disposition: attachment; filename=\"" + name
        + "\"\nContent-Transfer-Encoding: base64\n\n" + bytes.toBase64() + "\n";
}

/// A mail with a text, a patch, a picture and something else attached.
QByteArray mailWithFiles()
{
    QByteArray text = mail("f1", {}, "Mira", "Files", "", 20);
    text.replace("Content-Type: text/plain; charset=utf-8\n\n\n\n",
                 "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=cut\n\n");
    return text + "--cut\nContent-Type: text/plain\n\nSee the files.\n"
        + part("text/x-patch", "../../fix.patch",
               "diff --git a/a.c b/a.c\n--- a/a.c\n+++ b/a.c\n@@ -1 +1 @@\n-old\n+new\n")
        + part("image/png", "shot.png", picture())
        + part("application/octet-stream", "core.bin",
               QByteArray("\x7f"
                          "ELF\0\1\2\3",
                          8))
        + "--cut--\n\n";
}

QByteArray threadMails()
{
    return mail("m1", {}, "Syzbot", "INFO: task hung", "It hung.\n")
        + mail("m2", "m1", "Mira", "Re: INFO: task hung", "Which config?\n", 2)
        + mail("m3", "m2", "Siyuan", "Re: INFO: task hung", "Four vCPUs, the needle.\n", 5)
        + mail("m4", "m1", "Tomasz", "Re: INFO: task hung", "Another needle.\n", 3)
        + mail("x1", {}, "Ada", "Re: INFO: task hung", "Lost its thread.\n", 9);
}

struct Story
{
    explicit Story(const QByteArray &mbox = threadMails(), bool withBug = true)
    {
        bug = fixture.import(mbox, withBug);
        page = std::make_unique<ThreadPage>(*fixture.context, &highlighters);
        page->resize(1000, 760);
        page->show();
        if (withBug) {
            page->setBug(bug);
        } else {
            page->setUnfiled();
        }
    }

    [[nodiscard]] QString current() const
    {
        const ThreadTreeModel &model = page->presenter().model();
        const MessageSummary *message = model.message(model.indexOf(page->shownMessage()));
        return message == nullptr ? QString() : message->messageId.section(u'@', 0, 0);
    }

    void key(char letter) const
    {
        QTest::keyClick(page.get(), letter);
    }

    [[nodiscard]] QModelIndex row(const QString &id) const
    {
        return page->presenter().model().indexOf(QString(id + u"@example.org"_s));
    }

    [[nodiscard]] QString parentOf(const QString &id) const
    {
        return row(id)
            .parent()
            .data(static_cast<int>(ThreadRole::MessageId))
            .toString()
            .section(u'@', 0, 0);
    }

    void choose(const QString &id) const
    {
        page->findChild<ThreadTreeView *>()->setCurrentIndex(row(id));
    }

    [[nodiscard]] bool isDrawn() const
    {
        return page->view().document(page->shownMessage()) != nullptr;
    }

    [[nodiscard]] bool isRead(const QString &id) const
    {
        const MessageSummary *message = page->presenter().model().message(row(id));
        return message != nullptr && message->isRead;
    }

    /// Presses a notice's link by the words of its text.
    [[nodiscard]] bool hasNotice(const QString &words) const
    {
        const auto items = page->view().items();
        return std::ranges::any_of(items, [this, &words](const MailItem &item) {
            return item.kind == MailItem::Kind::Notice
                && page->view().itemText(item).contains(words);
        });
    }

    void shoot(const QString &name, QWidget *widget = nullptr) const
    {
        const QString folder = qEnvironmentVariable("CASEBOOK_SHOTS");
        if (!folder.isEmpty()) {
            (widget == nullptr ? page.get() : widget)
                ->grab()
                .save(folder + u'/' + name + u".png"_s);
        }
    }

    ThreadFixture fixture;
    CodeHighlighters highlighters;
    BugId bug;
    std::unique_ptr<ThreadPage> page;
};

} // namespace

class tst_ThreadReading final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyKeyIsOneCommand();
    void flatGoesByDate();
    void keysGoUpAndDownTheTree();
    void unreadIsFoundInFoldedBranches();
    void onlyUnreadKeepsWhatStandsAbove();
    void threadIsMarkedAsAWhole();
    void lostAnswerIsLinkedByHand();
    void breakingOffCanBeUndone();
    void likelyParentsComeFirst();
    void typedIds_data();
    void typedIds();
    void attachmentsAreShownAndNamedSafely();
    void picturesHaveLimits();
    void copiesAreCompared();
    void anotherCharsetCanBeChosen();
    void protectionsAreSaidInWords();
    void findingWalksAFlatThread();
    void refreshKeepsFoldingAndPlace();
    void unfiledKeepsWhatIsOpen();
    void unknownIdsOfferToFetch();
};

void tst_ThreadReading::initTestCase()
{
    QApplication::setStyle(new CasebookStyle);
    QApplication::setPalette(lightPalette());
}

void tst_ThreadReading::everyKeyIsOneCommand()
{
    QSet<QChar> keys;
    QSet<QString> ids;
    int order = 0;
    for (const ThreadCommand &command : threadCommands()) {
        QVERIFY2(!keys.contains(QChar(command.key)), command.id);
        QVERIFY2(!ids.contains(QString::fromLatin1(command.id)), command.id);
        QVERIFY(!command.title().isEmpty());
        QVERIFY(command.order > order);
        keys.insert(QChar(command.key));
        ids.insert(QString::fromLatin1(command.id));
        order = command.order;
    }
}

void tst_ThreadReading::flatGoesByDate()
{
    const Story story;
    QTRY_COMPARE(story.current(), u"m1"_s);
    QStringList order;
    for (const MessageSummary *message : story.page->presenter().byDate()) {
        order.append(message->messageId.section(u'@', 0, 0));
    }
    QCOMPARE(order, (QStringList{u"m1"_s, u"m2"_s, u"m4"_s, u"m3"_s, u"x1"_s}));
    story.key('f');
    QVERIFY(story.page->isFlat());
    story.key('j');
    story.key('j');
    QCOMPARE(story.current(), u"m4"_s);
    story.key('n');
    QCOMPARE(story.current(), u"m3"_s);
    story.key('k');
    QCOMPARE(story.current(), u"m4"_s);
    story.shoot(u"flat"_s);
}

void tst_ThreadReading::keysGoUpAndDownTheTree()
{
    Story story;
    QTRY_COMPARE(story.current(), u"m1"_s);
    story.key('d');
    QCOMPARE(story.current(), u"m2"_s);
    story.key('d');
    QCOMPARE(story.current(), u"m3"_s);
    story.key('d'); // nobody answered
    QCOMPARE(story.current(), u"m3"_s);
    QVERIFY(story.fixture.navigator.steps.last().startsWith(u"tell"_s));
    story.key('u');
    QCOMPARE(story.current(), u"m2"_s);
    story.key('j');
    story.key('j');
    QCOMPARE(story.current(), u"m4"_s);
    story.key('k');
    QCOMPARE(story.current(), u"m3"_s);
    QTest::keyClick(story.page.get(), 'U', Qt::ShiftModifier);
    QCOMPARE(story.current(), u"m1"_s);
}

void tst_ThreadReading::unreadIsFoundInFoldedBranches()
{
    const Story story;
    QTRY_COMPARE(story.current(), u"m1"_s);
    auto *tree = story.page->findChild<ThreadTreeView *>();
    tree->collapseAll();
    story.key('n');
    QCOMPARE(story.current(), u"m2"_s);
    QVERIFY(tree->isExpanded(story.row(u"m1"_s)));
    story.key('n');
    QCOMPARE(story.current(), u"m3"_s);
}

void tst_ThreadReading::onlyUnreadKeepsWhatStandsAbove()
{
    const Story story;
    QTRY_COMPARE(story.current(), u"m1"_s);
    const ThreadTreeModel &model = story.page->presenter().model();
    story.page->presenter().setRead({model.message(story.row(u"m1"_s))->id,
                                     model.message(story.row(u"m2"_s))->id,
                                     model.message(story.row(u"m4"_s))->id},
                                    true);
    story.key('o');
    QVERIFY(story.page->isOnlyUnread());
    auto *tree = story.page->findChild<ThreadTreeView *>();
    QVERIFY(!tree->isRowHidden(story.row(u"m1"_s).row(), {})); // holds m3
    QVERIFY(!tree->isRowHidden(story.row(u"m3"_s).row(), story.row(u"m2"_s)));
    QVERIFY(tree->isRowHidden(story.row(u"m4"_s).row(), story.row(u"m1"_s)));
}

void tst_ThreadReading::threadIsMarkedAsAWhole()
{
    const Story story;
    QTRY_COMPARE(story.current(), u"m1"_s);
    QTest::keyClick(story.page.get(), 'M', Qt::ShiftModifier);
    QVERIFY(story.isRead(u"m1"_s) && story.isRead(u"m3"_s) && story.isRead(u"m4"_s));
    QVERIFY(!story.isRead(u"x1"_s)); // another thread of the same bug
    QTest::keyClick(story.page.get(), 'M', Qt::ShiftModifier);
    QVERIFY(!story.isRead(u"m1"_s) && !story.isRead(u"m4"_s));
}

void tst_ThreadReading::lostAnswerIsLinkedByHand()
{
    Story story;
    QTRY_COMPARE(story.current(), u"m1"_s);
    story.choose(u"x1"_s);
    QTRY_VERIFY(story.isDrawn());
    QTRY_VERIFY(story.hasNotice(u"do not say to what"_s));
    QTest::keyClick(story.page.get(), '&', Qt::ShiftModifier);
    QTRY_VERIFY(story.page->findChild<ParentDialog *>() != nullptr);
    auto *dialog = story.page->findChild<ParentDialog *>();
    auto *list = dialog->findChild<QTreeWidget *>(u"parentList"_s);
    QCOMPARE(list->topLevelItemCount(), 4);
    QCOMPARE(list->topLevelItem(0)->data(0, Qt::UserRole).toString(), u"m3@example.org"_s);
    story.shoot(u"parent-dialog"_s, dialog);
    auto *filter = dialog->findChild<QLineEdit *>(u"parentFilter"_s);
    QTest::keyClicks(filter, u"syzbot"_s);
    QCOMPARE(list->topLevelItemCount(), 1);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"parentLink"_s), Qt::LeftButton);
    QTRY_COMPARE(story.parentOf(u"x1"_s), u"m1"_s);
    QCOMPARE(story.current(), u"x1"_s); // the person stays where they were
    QVERIFY(story.row(u"x1"_s).data(static_cast<int>(ThreadRole::ByHand)).toBool());
    QVERIFY(!story.hasNotice(u"do not say to what"_s));
    story.shoot(u"linked"_s);
    // The same mails again change nothing about it.
    QCOMPARE(story.fixture.import(threadMails(), true).isValid(), true);
    QTest::qWait(0);
    QCOMPARE(story.parentOf(u"x1"_s), u"m1"_s);
}

void tst_ThreadReading::breakingOffCanBeUndone()
{
    Story story;
    QTRY_COMPARE(story.current(), u"m1"_s);
    story.choose(u"m2"_s);
    QTest::keyClick(story.page.get(), '#', Qt::ShiftModifier);
    QTRY_VERIFY(story.row(u"m2"_s).isValid() && !story.row(u"m2"_s).parent().isValid());
    QCOMPARE(story.parentOf(u"m3"_s), u"m2"_s);
    auto *line = story.page->findChild<AmberLine *>(u"threadLinked"_s);
    QTRY_VERIFY(!line->isEmpty());
    QVERIFY(line->sentence().contains(u"thread of its own"_s));
    line->trigger(u"undo-link"_s);
    QTRY_COMPARE(story.parentOf(u"m2"_s), u"m1"_s);
    QVERIFY(!story.page->linking().canUndo());
    story.key('z');
    QVERIFY(story.fixture.navigator.steps.last().contains(u"no link to undo"_s));
    // The top of a thread cannot be broken off.
    story.choose(u"m1"_s);
    QTest::keyClick(story.page.get(), '#', Qt::ShiftModifier);
    QVERIFY(story.fixture.navigator.steps.last().contains(u"top of its thread"_s));
}

void tst_ThreadReading::likelyParentsComeFirst()
{
    Story story(threadMails() + mail("o1", {}, "Bo", "Something else", "words\n", 1));
    QTRY_COMPARE(story.page->presenter().model().messageCount(), 6);
    const ThreadTreeModel &model = story.page->presenter().model();
    const auto candidates = parentCandidates(model, model.message(story.row(u"m2"_s))->id);
    QStringList likely;
    QStringList others;
    for (const ParentCandidate &candidate : candidates) {
        (candidate.isLikely ? likely : others).append(candidate.messageId.section(u'@', 0, 0));
    }
    // Not itself, not its answer m3; m4 and x1 are later.
    QCOMPARE(likely, QStringList{u"m1"_s});
    QCOMPARE(QSet<QString>(others.begin(), others.end()),
             (QSet<QString>{u"m4"_s, u"x1"_s, u"o1"_s}));
    // The whole bug offers the same, whatever was opened.
    const Result<ThreadTree> tree =
        story.fixture.workspace->bugTree(story.page->presenter().bug()).wait();
    QVERIFY(tree);
    const auto all = parentCandidates(*tree, model.message(story.row(u"m2"_s))->id);
    QCOMPARE(all.size(), candidates.size());
    QCOMPARE(all.front().messageId, u"m1@example.org"_s);
    QVERIFY(parentCandidates(*tree, MessageRowId{99999}).empty());
}

void tst_ThreadReading::typedIds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("id");
    QTest::newRow("bare") << u" a@b.example "_s << u"a@b.example"_s;
    QTest::newRow("brackets") << u"<a@b.example>"_s << u"a@b.example"_s;
    QTest::newRow("id") << u"id:a@b.example"_s << u"a@b.example"_s;
    QTest::newRow("link") << u"https://lore.kernel.org/all/a%2Fc@b.example/"_s
                          << u"a/c@b.example"_s;
    QTest::newRow("plain link") << u"https://lore.kernel.org/kvm/a@b.example/T/#u"_s
                                << u"a@b.example"_s;
    QTest::newRow("words") << u"who wrote a@b"_s << QString();
    QTest::newRow("no host") << u"a@"_s << QString();
}

void tst_ThreadReading::typedIds()
{
    QFETCH(const QString, typed);
    QTEST(typedMessageId(typed), "id");
}

void tst_ThreadReading::attachmentsAreShownAndNamedSafely()
{
    Story story(mailWithFiles());
    QTRY_VERIFY(story.isDrawn());
    const auto document = story.page->view().document(story.page->shownMessage());
    QCOMPARE(document->content.parsed.attachments.size(), size_t(3));
    story.shoot(u"attachments"_s);
    story.key('v');
    auto *dialog = story.page->findChild<AttachmentDialog *>();
    QVERIFY(dialog != nullptr);
    const QSignalSpy shown(dialog, &AttachmentDialog::shown);
    QTRY_COMPARE(shown.count(), 1);
    auto *text = dialog->findChild<MailView *>();
    QVERIFY(text->isVisible());
    text->selectAll();
    QVERIFY(text->selectedText().contains(u"+new"_s));
    QVERIFY(dialog->findChild<QLabel *>(u"attachmentFacts"_s)->text().contains(u"../../"_s));
    story.shoot(u"attachment-patch"_s, dialog);
    auto *choice = dialog->findChild<QComboBox *>(u"attachmentChoice"_s);
    choice->setCurrentIndex(1);
    QTRY_COMPARE(shown.count(), 2);
    QCOMPARE(dialog->findChild<QLabel *>(u"attachmentPicture"_s)->pixmap().size(), QSize(30, 20));
    choice->setCurrentIndex(2);
    QTRY_COMPARE(shown.count(), 3);
    QVERIFY(dialog->findChild<QLabel *>(u"attachmentSentence"_s)->isVisible());
    // Saving asks for a place, offers a safe name and replaces nothing.
    choice->setCurrentIndex(0);
    QTRY_COMPARE(shown.count(), 4);
    const QString path = story.fixture.folder.filePath(u"saved.patch"_s);
    story.fixture.prompts.path = path;
    auto *save = dialog->findChild<QPushButton *>(u"attachmentSave"_s);
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(story.fixture.prompts.asked.last(), u"fix.patch"_s);
    QTRY_VERIFY(QFile::exists(path));
    QTRY_VERIFY(story.fixture.navigator.steps.join(u' ').contains(u"Saved"_s));
    const qint64 size = QFile(path).size();
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_VERIFY(std::ranges::any_of(story.page->findChildren<AmberLine *>(), [](AmberLine *line) {
        return line->kind() == AmberLine::Kind::Error && !line->isEmpty();
    }));
    QCOMPARE(QFile(path).size(), size);
}

void tst_ThreadReading::picturesHaveLimits()
{
    QVERIFY(decodePicture(picture()).has_value());
    QCOMPARE(decodePicture("<svg xmlns='http://www.w3.org/2000/svg'/>").error().code,
             ErrorCode::Unsupported);
    QCOMPARE(decodePicture(picture().left(40)).error().code, ErrorCode::Parse);
    // A header that promises 60,000 × 60,000 pixels costs nothing.
    QByteArray bomb = picture();
    bomb.replace(16, 8, QByteArray::fromHex("0000ea600000ea60"));
    const auto refused = decodePicture(bomb);
    QVERIFY(!refused);
}

void tst_ThreadReading::copiesAreCompared()
{
    QByteArray second = mail("m1", {}, "Syzbot", "INFO: task hung", "It hung badly.\n");
    second.replace("To: list@example.org", "To: other@example.org\nReceived: from a by b");
    Story story(threadMails() + second);
    QTRY_COMPARE(story.current(), u"m1"_s);
    QTRY_VERIFY(story.isDrawn());
    QTRY_VERIFY(story.hasNotice(u"2 copies"_s));
    QTest::keyClick(story.page.get(), '=');
    auto *dialog = story.page->findChild<CopiesDialog *>();
    QVERIFY(dialog != nullptr);
    const QSignalSpy compared(dialog, &CopiesDialog::compared);
    QTRY_COMPARE(compared.count(), 1);
    auto *diff = dialog->findChild<QPlainTextEdit *>();
    QVERIFY(diff->toPlainText().contains(u"It hung badly."_s));
    QVERIFY(diff->toPlainText().contains(u"other@example.org"_s));
    QVERIFY(!diff->toPlainText().contains(u"Received"_s));
    QVERIFY(dialog->sentence().contains(u"1 header"_s));
    story.shoot(u"copies"_s, dialog);
    dialog->findChild<QCheckBox *>(u"copiesTransport"_s)->setChecked(true);
    QVERIFY(diff->toPlainText().contains(u"Received"_s));
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"copiesRead"_s), Qt::LeftButton);
    QTRY_VERIFY(story.hasNotice(u"copy 2 of 2"_s));
}

void tst_ThreadReading::anotherCharsetCanBeChosen()
{
    QByteArray odd = mail("g1", {}, "Wei", "Odd", "BYTES\n");
    odd.replace("; charset=utf-8", "");
    odd.replace("BYTES", QByteArray("\xcb\xf8\xb1\xbb\xb3\xd6\xd3\xd0")); // GB18030: 锁被持有
    Story story(odd);
    QTRY_VERIFY(story.isDrawn());
    QTRY_VERIFY(story.hasNotice(u"GB18030"_s));
    const MessageRowId id = story.page->shownMessage();
    QVERIFY(story.page->view().document(id)->content.parsed.body.contains(u"锁被持有"_s));
    story.page->presenter().requestCharset(id, "windows-1252");
    QTRY_VERIFY(!story.page->view().document(id)->content.parsed.body.contains(u"锁"_s));
    QVERIFY(story.hasNotice(u"windows-1252"_s));
}

void tst_ThreadReading::protectionsAreSaidInWords()
{
    for (int kind = 0; kind <= static_cast<int>(ProtectionKind::Patatt); ++kind) {
        const QString words = MessageWords::protection({.kind = static_cast<ProtectionKind>(kind)});
        QVERIFY2(words.endsWith(u'.'), QByteArray::number(kind).constData());
        QVERIFY(!words.contains(u"genuine"_s));
    }
    QVERIFY(MessageWords::protection({.kind = ProtectionKind::Dkim}).isEmpty());
    QCOMPARE(MessageWords::comparison(0, 0, true).isEmpty(), false);
}

void tst_ThreadReading::findingWalksAFlatThread()
{
    const Story story;
    QTRY_COMPARE(story.current(), u"m1"_s);
    story.key('f');
    story.key('/');
    auto *field = story.page->findChild<QLineEdit *>(u"findField"_s);
    QTest::keyClicks(field, u"needle"_s);
    QTRY_COMPARE(story.page->view().matchCount(), 2);
    QTRY_COMPARE(story.page->presenter().hitTotal(), 2);
}

void tst_ThreadReading::refreshKeepsFoldingAndPlace()
{
    Story story;
    QTRY_COMPARE(story.current(), u"m1"_s);
    story.choose(u"m4"_s);
    auto *tree = story.page->findChild<ThreadTreeView *>();
    tree->setExpanded(story.row(u"m2"_s), false);
    QFile file(story.fixture.folder.filePath(u"more.mbox"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(mail("m9", "m1", "New", "Re: INFO: task hung", "Late words.\n", 11));
    file.close();
    QVERIFY(story.fixture.workspace
                ->importMail(
                    {.paths = {file.fileName()}, .target = ImportTarget::Bug, .bug = story.bug})
                .wait()
                .has_value());
    QTRY_VERIFY(story.row(u"m9"_s).isValid());
    QCOMPARE(story.current(), u"m4"_s);
    QVERIFY(!tree->isExpanded(story.row(u"m2"_s)));
    QVERIFY(tree->isExpanded(story.row(u"m1"_s)));
}

void tst_ThreadReading::unfiledKeepsWhatIsOpen()
{
    Story story(threadMails(), false);
    QTRY_VERIFY(story.page->presenter().model().rowCount() == 2);
    auto *tree = story.page->findChild<ThreadTreeView *>();
    QTRY_VERIFY(story.row(u"m1"_s).isValid() || story.row(u"x1"_s).isValid());
    const auto threads = story.fixture.workspace->threads(std::nullopt).wait();
    QVERIFY(threads.has_value());
    for (const ThreadSummary &thread : *threads) {
        story.page->presenter().openThread(thread.id);
    }
    QTRY_VERIFY(story.row(u"m3"_s).isValid() && story.row(u"x1"_s).isValid());
    tree->expandAll();
    story.choose(u"m3"_s);
    tree->setExpanded(story.row(u"m2"_s), true);
    QFile file(story.fixture.folder.filePath(u"more.mbox"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(mail("z1", {}, "New", "Another thread", "words\n", 30));
    file.close();
    QVERIFY(story.fixture.workspace
                ->importMail({.paths = {file.fileName()}, .target = ImportTarget::Unfiled})
                .wait()
                .has_value());
    QTRY_COMPARE(story.page->presenter().model().rowCount(), 3);
    QCOMPARE(story.current(), u"m3"_s);
    QVERIFY(tree->isExpanded(story.row(u"m1"_s)) && tree->isExpanded(story.row(u"m2"_s)));
}

void tst_ThreadReading::unknownIdsOfferToFetch()
{
    Story story(
        mail("m1", {}, "Ada", "Subject", "See <unknown-20261120.1234@example.org> for it.\n"));
    QTRY_VERIFY(story.isDrawn());
    const auto follow = [&story] {
        for (const MailItem &item : story.page->view().items()) {
            if (item.kind == MailItem::Kind::Link) {
                story.page->view().activate(item);
            }
        }
    };
    follow();
    QTRY_VERIFY(!story.fixture.navigator.steps.isEmpty());
    QVERIFY(story.fixture.navigator.steps.last().contains(u"not in the workspace"_s));
    story.fixture.registry.addCommand({.id = u"mail.fetch"_s, .title = [] { return QString(); }});
    follow();
    QTRY_COMPARE(story.fixture.navigator.steps.last(), u"run mail.fetch"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"unknown-20261120.1234@example.org"_s);
}

QTEST_MAIN(tst_ThreadReading)
#include "tst_threadreading.moc"
