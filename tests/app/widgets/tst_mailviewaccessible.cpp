// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/mailview.h"
#include "app/widgets/mailviewaccessible.h"

#include <QAccessible>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const MailDocument> documentOf(const QString &body)
{
    MessageContent content;
    content.parsed.headers = {{"From", "Mira <mira@example.org>"}};
    content.parsed.body = body;
    return std::make_shared<const MailDocument>(makeMailDocument(std::move(content)));
}

} // namespace

class tst_MailViewAccessible final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneMessageIsItsText();
    void severalHaveHeads();
    void selectionGoesBothWays();
    void charactersHavePlaces();
    void hostileOffsetsAreHarmless();

private:
    MailView m_view;

    QAccessibleInterface *spoken()
    {
        return QAccessible::queryAccessibleInterface(&m_view);
    }

    QAccessibleTextInterface *text()
    {
        return spoken()->textInterface();
    }

    void show(const QStringList &bodies)
    {
        std::vector<MailEntry> entries;
        for (qsizetype i = 0; i < bodies.size(); ++i) {
            MailEntry entry;
            entry.id = MessageRowId{i + 1};
            entry.title = u"Author %1"_s.arg(i + 1);
            entry.date = u"today"_s;
            entry.document = documentOf(bodies[i]);
            entries.push_back(std::move(entry));
        }
        m_view.resize(700, 500);
        m_view.setEntries(std::move(entries), bodies.size() > 1);
        m_view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_view));
    }
};

void tst_MailViewAccessible::oneMessageIsItsText()
{
    show({u"First line\n> quoted\n>> deeper\n"_s});
    QCOMPARE(m_view.metaObject()->className(), "Casebook::MailView");
    QVERIFY(text() != nullptr);
    QCOMPARE(spoken()->role(), QAccessible::Document);
    QVERIFY(spoken()->state().readOnly && spoken()->state().multiLine);
    const int count = text()->characterCount();
    QCOMPARE(text()->text(0, count), u"First line\n> quoted\n>> deeper\n\n"_s);
    QCOMPARE(text()->text(6, 10), u"line"_s);
    int start = 0;
    int end = 0;
    QCOMPARE(text()->attributes(13, &start, &end), u"level:1;"_s);
    QCOMPARE(text()->text(start, end), u"> quoted\n"_s);
    QCOMPARE(text()->attributes(0, &start, &end), QString());
    QCOMPARE(text()->textAtOffset(2, QAccessible::WordBoundary, &start, &end), u"First"_s);
    m_view.setHeadersShown(true);
    QVERIFY(text()->text(0, text()->characterCount()).startsWith(u"From: Mira"_s));
    m_view.setHeadersShown(false);
}

void tst_MailViewAccessible::severalHaveHeads()
{
    show({u"one\n"_s, u"two\n"_s});
    QCOMPARE(text()->text(0, text()->characterCount()),
             u"Author 1, today\none\n\nAuthor 2, today\ntwo\n\n"_s);
}

void tst_MailViewAccessible::selectionGoesBothWays()
{
    show({u"Some words here\n"_s, u"and others\n"_s});
    const QString all = text()->text(0, text()->characterCount());
    const int from = static_cast<int>(all.indexOf(u"words"_s));
    text()->setSelection(0, from, from + 5);
    QCOMPARE(m_view.selectedText(), u"words"_s);
    QCOMPARE(text()->selectionCount(), 1);
    int start = 0;
    int end = 0;
    text()->selection(0, &start, &end);
    QCOMPARE(start, from);
    QCOMPARE(end, from + 5);
    const int second = static_cast<int>(all.indexOf(u"others"_s));
    text()->setSelection(0, second, second + 6);
    QCOMPARE(m_view.selectedText(), u"others"_s);
    text()->removeSelection(0);
    QCOMPARE(text()->selectionCount(), 0);
    text()->setCursorPosition(from);
    QCOMPARE(text()->cursorPosition(), from);
}

void tst_MailViewAccessible::charactersHavePlaces()
{
    show({u"Some words here\nsecond line\n"_s});
    const QRect first = text()->characterRect(0);
    const QRect later = text()->characterRect(5);
    const QRect below = text()->characterRect(16);
    QVERIFY(first.isValid() && later.left() > first.left());
    QVERIFY(below.top() > first.top());
    QCOMPARE(text()->offsetAtPoint(later.center() - QPoint(later.width() / 4, 0)), 5);
    QCOMPARE(text()->offsetAtPoint(QPoint(-5000, -5000)), -1);
}

void tst_MailViewAccessible::hostileOffsetsAreHarmless()
{
    show({u"words\n"_s});
    for (const int offset : {-5, 0, 6, 7, 5000}) {
        int start = 0;
        int end = 0;
        text()->attributes(offset, &start, &end);
        text()->characterRect(offset);
        text()->text(offset, offset + 10);
        text()->scrollToSubstring(offset, offset);
    }
    m_view.clear();
    QCOMPARE(text()->characterCount(), 0);
    QCOMPARE(text()->text(0, 10), QString());
    text()->setCursorPosition(3);
    QVERIFY(text()->characterRect(0).isNull());
}

QTEST_MAIN(tst_MailViewAccessible)
#include "tst_mailviewaccessible.moc"
