// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/sourceref.h"

#include <QJsonDocument>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

/// A reference to the words between [ and ] of \a marked; \a text gets it without the marks.
SourceRef refTo(QByteArray marked, QByteArray *text = nullptr)
{
    const qsizetype start = marked.indexOf('[');
    marked.remove(start, 1);
    const qsizetype end = marked.indexOf(']');
    marked.remove(end, 1);
    if (text != nullptr) {
        *text = marked;
    }
    return makeSourceRef(SourceKind::Message, u"a@example.org"_s, marked, start, end - start);
}

} // namespace

class TestSourceRef final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void referenceKeepsQuoteAndContext();
    void referenceNeverCutsACharacter();
    void contextIsBoundedInCharacters();
    void hostileOffsetsAreClamped();
    void resolveFindsTheQuoteAgain_data();
    void resolveFindsTheQuoteAgain();
    void contextCutInsideACharacterStillResolves();
    void emptyQuoteResolvesToNothing();
    void commonQuoteInAHugeTextIsNotSearchedForever();
    void jsonGoesRoundWhole();
    void jsonWithoutNeededKeysIsRefused_data();
    void jsonWithoutNeededKeysIsRefused();
};

void TestSourceRef::referenceKeepsQuoteAndContext()
{
    QByteArray text;
    const SourceRef ref = refTo("who [holds the lock] now?", &text);
    QCOMPARE(ref.quote, u"holds the lock"_s);
    QCOMPARE(ref.before, u"who "_s);
    QCOMPARE(ref.after, u" now?"_s);
    QCOMPARE(ref.offset, 4);
    QCOMPARE(ref.contentHash.size(), 32);
    const ResolvedSource found = resolve(ref, text);
    QCOMPARE(found.match, SourceMatch::AtOffset);
    QCOMPARE(found.offset, 4);
    QCOMPARE(found.length, 14);
}

void TestSourceRef::referenceNeverCutsACharacter()
{
    const QByteArray text = u"\u6302\u8d77\u4efb\u52a1"_s.toUtf8();
    // Bytes 4 to 8 begin and end inside characters.
    const SourceRef ref = makeSourceRef(SourceKind::Note, u"1"_s, text, 4, 4);
    QCOMPARE(ref.offset, 3);
    QCOMPARE(ref.quote, u"\u8d77"_s);
    QVERIFY(!ref.before.contains(QChar(0xfffd)) && !ref.after.contains(QChar(0xfffd)));
    QCOMPARE(resolve(ref, text).match, SourceMatch::AtOffset);
}

void TestSourceRef::contextIsBoundedInCharacters()
{
    const QByteArray text =
        QString(QString(1000, QChar(0x4e2d)) + u"x"_s + QString(1000, QChar(0x56fd))).toUtf8();
    const SourceRef ref = makeSourceRef(SourceKind::Message, {}, text, 3000, 1);
    QCOMPARE(ref.quote, u"x"_s);
    QCOMPARE(ref.before.size(), 64);
    QCOMPARE(ref.after.size(), 64);
}

void TestSourceRef::hostileOffsetsAreClamped()
{
    const QByteArray text("short");
    constexpr qint64 huge = std::numeric_limits<qint64>::max();
    for (const auto &[offset, length] : {std::pair{qint64(-5), qint64(3)},
                                         {qint64(2), qint64(-1)},
                                         {qint64(99), qint64(5)},
                                         {qint64(2), huge},
                                         {huge, huge}}) {
        const SourceRef ref = makeSourceRef(SourceKind::Log, {}, text, offset, length);
        QVERIFY(ref.offset >= 0 && ref.offset <= text.size());
        QVERIFY(text.contains(ref.quote.toUtf8()));
    }
    SourceRef ref = refTo("a [b] c");
    for (const qint64 offset : {qint64(-1), qint64(1000), huge}) {
        ref.offset = offset;
        QCOMPARE(resolve(ref, "a b c").match, SourceMatch::ByQuote);
    }
}

void TestSourceRef::resolveFindsTheQuoteAgain_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<SourceMatch>("match");
    QTest::addColumn<qint64>("offset");

    using enum SourceMatch;
    const qint64 none = -1;
    QTest::newRow("unchanged") << QByteArray("one [two] three") << QByteArray("one two three")
                               << AtOffset << qint64(4);
    QTest::newRow("text grew behind")
        << QByteArray("one [two]") << QByteArray("one two, three") << AtOffset << qint64(4);
    QTest::newRow("moved down") << QByteArray("one [two] three") << QByteArray("zero one two three")
                                << ByQuote << qint64(9);
    QTest::newRow("context gone, quote unique")
        << QByteArray("one [two] three") << QByteArray("say two!") << ByQuote << qint64(4);
    QTest::newRow("repeated, context tells")
        << QByteArray("a x b; c [x] d") << QByteArray("new a x b; c x d") << ByContext
        << qint64(13);
    QTest::newRow("other word at the offset, context tells")
        << QByteArray("lock([m]); unlock(m)") << QByteArray("bock(m); lock(m); unlock(m)")
        << ByContext << qint64(14);
    QTest::newRow("repeated, same context twice")
        << QByteArray("[x] y") << QByteArray("\nx y x y") << NotFound << none;
    QTest::newRow("gone") << QByteArray("one [two] three") << QByteArray("one three") << NotFound
                          << none;
    QTest::newRow("case differs") << QByteArray("[Two]") << QByteArray("two") << NotFound << none;
    QTest::newRow("empty now") << QByteArray("[two]") << QByteArray() << NotFound << none;
    // Rows of a table look alike: neighbours decide.
    QTest::newRow("table row")
        << QByteArray("| v1 | 7/20 |\n| v2 | [0/60] |\n| v3 | 0/60 |\n")
        << QByteArray("| v0 | 9/20 |\n| v1 | 7/20 |\n| v2 | 0/60 |\n| v3 | 0/60 |\n") << ByContext
        << qint64(35);
    QTest::newRow("table row, its table twice")
        << QByteArray("v1 7/20\nv2 [0/60]\n")
        << QByteArray("* v1 7/20\nv2 0/60\n* v1 7/20\nv2 0/60\n") << NotFound << none;
    QTest::newRow("table row with its neighbours whole")
        << QByteArray("v1 7/20\nv2 [0/60]\nv3 0/60\n")
        << QByteArray("v1 7/20\nv2 0/60\nv3 0/60\nv4 1/60\n") << AtOffset << qint64(11);
    QTest::newRow("chinese, moved")
        << u"\u662f[\u6302\u8d77]\u3002"_s.toUtf8() << u"\u4e0d\u662f\u6302\u8d77\u3002"_s.toUtf8()
        << ByQuote << qint64(6);
}

void TestSourceRef::resolveFindsTheQuoteAgain()
{
    QFETCH(QByteArray, marked);
    QFETCH(QByteArray, now);
    QFETCH(SourceMatch, match);
    QFETCH(qint64, offset);
    const SourceRef ref = refTo(marked);
    const ResolvedSource found = resolve(ref, now);
    QCOMPARE(found.match, match);
    QCOMPARE(found.offset, offset);
    if (found.match != SourceMatch::NotFound) {
        QCOMPARE(now.sliced(found.offset, found.length), ref.quote.toUtf8());
    }
}

void TestSourceRef::contextCutInsideACharacterStillResolves()
{
    // The 64th character in front is one half of a surrogate pair.
    const QString emoji = u"\U0001f600"_s;
    const QString text =
        u"x"_s + emoji.repeated(40) + u"a quote "_s + emoji.repeated(40) + u" y quote"_s;
    const QByteArray bytes = text.toUtf8();
    const SourceRef ref = makeSourceRef(SourceKind::Message, {}, bytes, bytes.indexOf("quote"), 5);
    QByteArray moved = "zz " + bytes;
    QCOMPARE(resolve(ref, bytes).match, SourceMatch::AtOffset);
    QCOMPARE(resolve(ref, moved).match, SourceMatch::ByContext);
}

void TestSourceRef::emptyQuoteResolvesToNothing()
{
    const SourceRef ref = makeSourceRef(SourceKind::Message, {}, "text", 2, 0);
    QCOMPARE(resolve(ref, "text").match, SourceMatch::NotFound);
}

void TestSourceRef::commonQuoteInAHugeTextIsNotSearchedForever()
{
    const QByteArray text(4'000'000, 'a');
    SourceRef ref = refTo("b[a]c");
    ref.offset = 7;
    QCOMPARE(resolve(ref, text).match, SourceMatch::NotFound);
}

void TestSourceRef::jsonGoesRoundWhole()
{
    SourceRef ref = refTo("\xe6\x98\xaf [\"quoted\\\n] end");
    for (const SourceKind kind :
         {SourceKind::Message, SourceKind::Log, SourceKind::Report, SourceKind::Run,
          SourceKind::Note, SourceKind::Draft, SourceKind::File}) {
        ref.kind = kind;
        ref.offset = (qint64(1) << 40) + 1; // more than an int
        const QByteArray json = QJsonDocument(toJson(ref)).toJson();
        const auto back = sourceRefFromJson(QJsonDocument::fromJson(json).object());
        QVERIFY(back);
        QCOMPARE(*back, ref);
        QCOMPARE(sourceKindFromName(sourceKindName(kind)), kind);
    }
    QCOMPARE(sourceKindName(SourceKind::Message), u"message"_s);
}

void TestSourceRef::jsonWithoutNeededKeysIsRefused_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");

    QTest::newRow("no kind") << u"kind"_s << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("unknown kind") << u"kind"_s << QJsonValue(u"rumour"_s);
    QTest::newRow("no id") << u"id"_s << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("id is a number") << u"id"_s << QJsonValue(5);
    QTest::newRow("offset is a text") << u"offset"_s << QJsonValue(u"5"_s);
    QTest::newRow("quote is missing") << u"quote"_s << QJsonValue(QJsonValue::Undefined);
}

void TestSourceRef::jsonWithoutNeededKeysIsRefused()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject object = toJson(refTo("a [b] c"));
    QVERIFY(sourceRefFromJson(object));
    object.insert(key, value); // Undefined removes
    QVERIFY(!sourceRefFromJson(object));
}

QTEST_GUILESS_MAIN(TestSourceRef)

#include "tst_sourceref.moc"
