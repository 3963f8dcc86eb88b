// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/mailview.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const MailDocument> documentOf(const QString &body, const QByteArray &raw = {})
{
    MessageContent content;
    content.summary.id = MessageRowId{1};
    content.summary.messageId = u"m1@example.org"_s;
    content.parsed.headers = {{"From", "Mira <mira@example.org>"}, {"Subject", "hang"}};
    content.parsed.body = body;
    content.raw = raw;
    return std::make_shared<const MailDocument>(makeMailDocument(std::move(content)));
}

void show(MailView &view, const QString &body)
{
    view.resize(720, 600);
    view.setPalette(lightPalette());
    view.setEntries({{.id = MessageRowId{1}}}, false);
    view.setDocument(MessageRowId{1}, documentOf(body), {});
    view.show();
    view.activateWindow();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
}

int pixelsOf(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            count += image.pixelColor(x, y) == colour ? 1 : 0;
        }
    }
    return count;
}

QString quoted(int lines, const QString &mark)
{
    QString text;
    for (int i = 0; i < lines; ++i) {
        text += mark + u"quoted line %1\n"_s.arg(i);
    }
    return text;
}

MailItem itemOf(const MailView &view, MailItem::Kind kind)
{
    for (const MailItem &item : view.items()) {
        if (item.kind == kind) {
            return item;
        }
    }
    return {};
}

} // namespace

class tst_MailView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsABarPerDepthInItsColour();
    void longQuotesFoldAndSayWho();
    void copyGivesTheRawText();
    void citesBytesOfTheBody();
    void revealsInsideAFold();
    void boxesDiffsOnTheirGrounds();
    void foldsLongTraces();
    void linksAnswerToMouseAndKeyboard();
    void headersComeWithH();
    void findsAndUnfolds();
    void showsInvisibleCharactersByName();
    void attributionNames_data();
    void attributionNames();
    void hostileBodies_data();
    void hostileBodies();
    void manyMessagesAreAskedForAsTheyCome();
    void survivesAnything();
    void longSignaturesFold();
    void quotesFoldByDepth();
};

void tst_MailView::drawsABarPerDepthInItsColour()
{
    MailView view;
    show(view, u">> deep\n> flat\nown\n"_s);
    const QImage image = view.viewport()->grab().toImage();
    const Colours colours = Colours::of(lightPalette());
    // 2 px wide, two rows of depth 1 and one of depth 2; glyphs are smoothed and hardly ever plain.
    int first = 0;
    int second = 0;
    for (int y = 0; y < image.height(); ++y) {
        first += image.pixelColor(16, y) == colours.quote[0] ? 1 : 0;
        second += image.pixelColor(26, y) == colours.quote[1] ? 1 : 0;
    }
    QVERIFY(first >= 2 * 16);
    QVERIFY(second >= 16);
    QVERIFY(first >= 2 * second - 4);
}

void tst_MailView::longQuotesFoldAndSayWho()
{
    MailView view;
    show(view,
         u"On Thu, Nov 19, 2026 at 11:25:07AM +0100, Tomasz Wrona wrote:\n"_s + quoted(20, u"> "_s)
             + u"\nYes.\n"_s);
    const MailItem fold = itemOf(view, MailItem::Kind::Fold);
    QCOMPARE(fold.kind, MailItem::Kind::Fold);
    QCOMPARE(view.itemText(fold), u"14 quoted lines folded, Tomasz Wrona"_s);
    const int before = view.verticalScrollBar()->maximum() + view.height();
    QTest::keyClick(&view, Qt::Key_BracketRight);
    QVERIFY(view.itemText(fold).startsWith(u"Fold"_s));
    view.resize(720, 200);
    QVERIFY(view.verticalScrollBar()->maximum() + 200 > 20 * 16);
    QTest::keyClick(&view, Qt::Key_BracketLeft);
    QCOMPARE(view.itemText(fold), u"14 quoted lines folded, Tomasz Wrona"_s);
    Q_UNUSED(before)
}

void tst_MailView::copyGivesTheRawText()
{
    const QString body = u"> one\n>> two\nown\n"_s + quoted(20, u"> "_s) + u"end\n"_s;
    MailView view;
    show(view, body);
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view.selectedText(), body);
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), body);
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(!view.hasSelection());
}

void tst_MailView::citesBytesOfTheBody()
{
    const QString body = u"锁 first\nthe exact words here\nlast\n"_s;
    MailView view;
    show(view, body);
    QVERIFY(!view.citeSelection());
    SourceRef ref = makeSourceRef(SourceKind::Message, u"m1@example.org"_s, body.toUtf8(),
                                  body.toUtf8().indexOf("exact"), 11);
    QVERIFY(view.reveal(ref));
    QCOMPARE(view.selectedText(), u"exact words"_s);
    const auto cited = view.citeSelection();
    QVERIFY(cited.has_value());
    QCOMPARE(*cited, ref);
}

void tst_MailView::revealsInsideAFold()
{
    const QString body = quoted(30, u"> "_s) + u"answer\n"_s;
    MailView view;
    show(view, body);
    const QByteArray bytes = body.toUtf8();
    const SourceRef ref = makeSourceRef(SourceKind::Message, u"m1@example.org"_s, bytes,
                                        bytes.indexOf("quoted line 15"), 14);
    QVERIFY(view.reveal(ref));
    QVERIFY(view.itemText(itemOf(view, MailItem::Kind::Fold)).startsWith(u"Fold"_s));
    SourceRef other = ref;
    other.id = u"else@example.org"_s;
    QVERIFY(!view.reveal(other));
}

void tst_MailView::boxesDiffsOnTheirGrounds()
{
    MailView view;
    const CodeHighlighters highlighters;
    view.setHighlighters(&highlighters);
    show(view, uR"(On top of v2:

diff --git a/core.c b/core.c
--- a/core.c
+++ b/core.c
@@ -1,3 +1,3 @@ static void work(void)
 	struct kst_ctrl *ctrl;
-	mutex_lock(&ctrl->reset_lock);
+	down_write(&ctrl->ns_lock);
 	return;
)"_s);
    const Colours colours = Colours::of(lightPalette());
    const QImage image = view.viewport()->grab().toImage();
    QVERIFY(pixelsOf(image, colours.addGround) > 3000);
    QVERIFY(pixelsOf(image, colours.delGround) > 3000);
    QVERIFY(pixelsOf(image, colours.quote[2]) > 60); // the bar at the left
    // Keywords get their colour after the first painting.
    QTRY_VERIFY(pixelsOf(view.viewport()->grab().toImage(), colours.keyword) > 0);
}

void tst_MailView::foldsLongTraces()
{
    QString body =
        u"It hung:\n\n[  122.1] INFO: task kworker/u8:1:219 blocked for more than 122 seconds.\n"
        u"[  122.2] Call Trace:\n[  122.2]  <TASK>\n"_s;
    for (int i = 0; i < 30; ++i) {
        body += u"[  122.3]  function_%1+0x1c2/0x210\n"_s.arg(i);
    }
    MailView view;
    show(view, body + u"[  122.4]  </TASK>\n\nWho holds it?\n"_s);
    const MailItem fold = itemOf(view, MailItem::Kind::Fold);
    QCOMPARE(fold.kind, MailItem::Kind::Fold);
    QVERIFY2(view.itemText(fold).contains(u"more"_s), qPrintable(view.itemText(fold)));
    QCOMPARE(itemOf(view, MailItem::Kind::BoxButton).kind, MailItem::Kind::None);
    view.setCanOpenTraces(true);
    QSignalSpy opened(&view, &MailView::traceActivated);
    view.activate(itemOf(view, MailItem::Kind::BoxButton));
    QCOMPARE(opened.size(), 1);
}

void tst_MailView::linksAnswerToMouseAndKeyboard()
{
    MailView view;
    show(view, u"See https://example.org/a and\nmore at https://example.org/b today.\n"_s);
    QSignalSpy followed(&view, &MailView::linkActivated);
    const MailItem link = itemOf(view, MailItem::Kind::Link);
    QCOMPARE(view.itemText(link), u"https://example.org/a"_s);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.itemRect(link).center());
    QCOMPARE(followed.size(), 1);
    QCOMPARE(followed.front().at(1).toString(), u"https://example.org/a"_s);
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Tab);
    QTest::keyClick(&view, Qt::Key_Tab);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(followed.size(), 2);
    QCOMPARE(followed.back().at(1).toString(), u"https://example.org/b"_s);
}

void tst_MailView::headersComeWithH()
{
    MailView view;
    show(view, u"body\n"_s);
    QSignalSpy changed(&view, &MailView::headersShownChanged);
    view.selectAll();
    QCOMPARE(view.selectedText(), u"body\n"_s);
    QTest::keyClick(&view, Qt::Key_H);
    QCOMPARE(changed.size(), 1);
    view.selectAll();
    QCOMPARE(view.selectedText(), u"From: Mira <mira@example.org>\nSubject: hang\n\nbody\n"_s);
}

void tst_MailView::findsAndUnfolds()
{
    MailView view;
    show(view, u"needle\n"_s + quoted(30, u"> "_s) + u"Needle\n"_s);
    QCOMPARE(view.find({.text = u"needle"_s}), 2);
    QCOMPARE(view.find({.text = u"needle"_s, .matchCase = true}), 1);
    QCOMPARE(view.find({.text = u"line 15"_s}), 1);
    QVERIFY(view.itemText(itemOf(view, MailItem::Kind::Fold)).contains(u"folded"_s));
    QCOMPARE(view.findNext(false), 1);
    QVERIFY(!view.itemText(itemOf(view, MailItem::Kind::Fold)).contains(u"folded"_s));
    const QImage image = view.viewport()->grab().toImage();
    QVERIFY(pixelsOf(image, Colours::of(lightPalette()).mark) > 100);
    QCOMPARE(view.find({}), 0);
    QCOMPARE(view.findNext(false), 0);
}

void tst_MailView::showsInvisibleCharactersByName()
{
    const auto document = documentOf(u"if (access\u202e) {\nplain\n"_s);
    QCOMPARE(document->invisibleInBody, 1);
    const MailRowText text = rowTextOf(u"a\u202eb\tc");
    QCOMPARE(text.display, u"a<U+202E>b      c"_s);
    QCOMPARE(text.boxes.size(), size_t(1));
    QCOMPARE(text.sourceAt(text.displayOf[2]), 2);
    MailView view;
    show(view, u"if (access\u202e) {\nplain\n"_s);
    QVERIFY(pixelsOf(view.viewport()->grab().toImage(), Colours::of(lightPalette()).warnGround)
            > 50);
}

void tst_MailView::attributionNames_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("name");
    QTest::newRow("mutt") << u"On Thu, Nov 19, 2026 at 11:25:07AM +0100, Tomasz Wrona wrote:"_s
                          << u"Tomasz Wrona"_s;
    QTest::newRow("gmail") << u"On Thu, Nov 19, 2026 at 11:25 AM Mira H <m@example.org> wrote:"_s
                           << u"Mira H"_s;
    QTest::newRow("gnus") << u"Priya Raman <priya@example.org> writes:"_s << u"Priya Raman"_s;
    QTest::newRow("thunderbird") << u"On 19/11/2026 11:25, Siyuan Chen wrote:"_s
                                 << u"Siyuan Chen"_s;
    QTest::newRow("none") << u"no such line"_s << QString();
    QTest::newRow("bidi") << u"\u202eevil wrote:"_s << u"<U+202E>evil"_s;
}

void tst_MailView::attributionNames()
{
    QFETCH(const QString, line);
    QTEST(attributionName(line), "name");
}

void tst_MailView::hostileBodies_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("empty") << QString();
    QTest::newRow("only line feeds") << QString(100000, u'\n');
    QTest::newRow("one line of 1 MB") << QString(1024 * 1024, u'x');
    QTest::newRow("one line of 1 MB of blanks") << QString(1024 * 1024, u' ');
    QTest::newRow("one line of CJK") << QString(200000, u'锁');
    QTest::newRow("tabs") << QString(100000, u'\t');
    QTest::newRow("quote depth 100,000") << QString(100000, u'>') + u" deep\n"_s;
    QTest::newRow("bidi") << QString(20000, u'\u202e') + u"\n\u2066\u2069"_s;
    QTest::newRow("lone surrogates") << QString(1000, QChar(0xd800)) + QChar(0xdc00);
    QTest::newRow("combining") << u"a"_s + QString(50000, QChar(0x0301));
    QTest::newRow("8 MB of lines") << u"a line of ordinary length in a mail\n"_s.repeated(230000);
    QTest::newRow("hunk without end")
        << u"--- a/x.c\n+++ b/x.c\n@@ -1,999999 +1,999999 @@\n"_s + u"+/* x\n"_s.repeated(50000);
}

void tst_MailView::hostileBodies()
{
    QFETCH(const QString, body);
    const CodeHighlighters highlighters;
    MailView view;
    view.setHighlighters(&highlighters);
    show(view, body);
    view.grab();
    QTest::keyClick(&view, Qt::Key_End);
    view.grab();
    QTest::keyClick(&view, Qt::Key_BracketRight);
    QTest::keyClick(&view, Qt::Key_End);
    view.grab();
    view.resize(300, 300);
    view.grab();
    view.selectAll();
    QCOMPARE(view.selectedText(), body);
}

void tst_MailView::manyMessagesAreAskedForAsTheyCome()
{
    MailView view;
    view.resize(700, 500);
    view.setPalette(lightPalette());
    QSignalSpy wanted(&view, &MailView::messageWanted);
    QSignalSpy shown(&view, &MailView::messageShown);
    std::vector<MailEntry> entries;
    for (qint64 id = 1; id <= 50; ++id) {
        entries.push_back({.id = MessageRowId{id}, .title = u"author %1"_s.arg(id)});
    }
    view.setEntries(std::move(entries), true);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QTRY_VERIFY(!wanted.isEmpty());
    QVERIFY(wanted.size() < 10);
    QCOMPARE(shown.size(), 0);
    view.setDocument(MessageRowId{1}, documentOf(u"text\n"_s), {});
    QTRY_COMPARE(shown.size(), 1);
    view.scrollToMessage(MessageRowId{40});
    QCOMPARE(view.currentMessage(), MessageRowId{40});
    // A message above that comes late must not move what is read.
    view.setDocument(MessageRowId{2}, documentOf(u"line\n"_s.repeated(500)), {});
    QCOMPARE(view.currentMessage(), MessageRowId{40});
}

void tst_MailView::survivesAnything()
{
    MailView view;
    const CodeHighlighters highlighters;
    view.setHighlighters(&highlighters);
    show(view,
         u"On Thu, A B wrote:\n"_s + quoted(40, u"> > "_s) + u"own https://example.org/x\n\n"_s
             + u"--- a/x.c\n+++ b/x.c\n@@ -1,2 +1,2 @@\n-int a;\n+int b; /* 锁 */\n ctx\n\n"_s
             + QString(3000, u'y') + u"\nReviewed-by: A <a@example.org>\n"_s);
    QRandomGenerator random(20261120);
    for (int i = 0; i < 10000; ++i) {
        switch (random.bounded(9)) {
        case 0:
            view.resize(random.bounded(60, 1200), random.bounded(20, 800));
            break;
        case 1:
            view.verticalScrollBar()->setValue(
                random.bounded(view.verticalScrollBar()->maximum() + 1));
            break;
        case 2: {
            const std::vector<MailItem> items = view.items();
            if (!items.empty()) {
                const MailItem item =
                    items[static_cast<size_t>(random.bounded(static_cast<int>(items.size())))];
                if (item.kind == MailItem::Kind::Fold) {
                    view.activate(item);
                }
            }
            break;
        }
        case 3:
            view.setAllFolded(random.bounded(2) == 0);
            break;
        case 4:
            QTest::keyClick(&view, random.bounded(2) == 0 ? Qt::Key_Right : Qt::Key_Down,
                            Qt::ShiftModifier);
            break;
        case 5:
            QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::ShiftModifier,
                              {random.bounded(60), random.bounded(20)});
            break;
        case 6:
            view.setHeadersShown(random.bounded(2) == 0);
            break;
        case 7:
            view.find({.text = u"quoted"_s});
            view.findNext(random.bounded(2) == 0);
            break;
        default:
            if (i % 50 == 0) {
                view.grab();
                view.zoom(random.bounded(3) - 1);
            }
            break;
        }
    }
    QVERIFY(view.verticalScrollBar()->value() <= view.verticalScrollBar()->maximum());
}

void tst_MailView::longSignaturesFold()
{
    const QString text = u"words\n\n-- \nAda\nExample Ltd\n"_s;
    QVERIFY(documentOf(text)->folds.empty());
    const auto document = documentOf(text + u"This mail is secret.\nDelete it.\nReally.\n"_s);
    QCOMPARE(document->folds.size(), size_t(1));
    QCOMPARE(document->folds.front().kind, MailFoldKind::Signature);
    QCOMPARE(document->lineText(document->folds.front().firstLine), u"This mail is secret."_s);
    QCOMPARE(document->folds.front().lineCount, 3);
    MailView view;
    show(view, document->content.parsed.body);
    const MailItem fold = itemOf(view, MailItem::Kind::Fold);
    QVERIFY(view.itemText(fold).contains(u'3'));
    view.activate(fold);
    QVERIFY(view.itemText(itemOf(view, MailItem::Kind::Fold)).startsWith(u"Fold"_s));
}

void tst_MailView::quotesFoldByDepth()
{
    MailView view;
    show(view, u"> a\n>> b\n>> c\n>>> d\n> e\nown\n>> f\n"_s);
    const MessageRowId id{1};
    const auto folds = [&] {
        QStringList list;
        for (const MailFold &fold : view.document(id)->folds) {
            list.append(u"%1+%2@%3"_s.arg(fold.firstLine - view.document(id)->headerLines)
                            .arg(fold.lineCount)
                            .arg(fold.depth));
        }
        return list.join(u' ');
    };
    QCOMPARE(folds(), QString());
    QCOMPARE(view.foldDeeper(id, true), 2);
    QCOMPARE(folds(), u"3+1@3"_s);
    QCOMPARE(view.foldDeeper(id, true), 1);
    QCOMPARE(folds(), u"1+3@2 6+1@2"_s);
    QCOMPARE(view.foldDeeper(id, true), 0);
    QCOMPARE(view.foldDeeper(id, true), 0);
    QCOMPARE(folds(), u"0+5@1 6+1@2"_s);
    // Kept for this message when another one was shown between.
    view.setEntries({{.id = MessageRowId{2}}}, false);
    QCOMPARE(view.foldDepth(MessageRowId{2}), -1);
    view.setEntries({{.id = id}}, false);
    view.setDocument(id, documentOf(u"> a\n>> b\n>>> c\n"_s), {});
    QCOMPARE(folds(), u"0+3@1"_s);
    QCOMPARE(view.foldDeeper(id, false), 1);
    QCOMPARE(view.foldDeeper(id, false), 2);
    QCOMPARE(view.foldDeeper(id, false), -1);
    QCOMPARE(folds(), QString());
    view.setDocument(id, documentOf(u"no quotes\n"_s), {});
    QCOMPARE(view.foldDeeper(id, true), -1);
}

QTEST_MAIN(tst_MailView)
#include "tst_mailview.moc"
