// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/searchdates.h"
#include "core/model/searchexpression.h"

#include <QDateTime>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

qint64 ms(const QString &text)
{
    return text.isEmpty() ? 0 : QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch();
}

SearchContext context()
{
    return {.nowMs = ms(u"2026-11-21T12:00:00Z"_s), .here = BugId{7}};
}

QString day(qint64 value)
{
    if (value == earliestMs || value == latestMs) {
        return u"…"_s;
    }
    const QString text =
        QDateTime::fromMSecsSinceEpoch(value, QTimeZone::utc()).toString(u"yyyy-MM-ddThh:mm"_s);
    return text.endsWith("T00:00"_L1) ? text.chopped(6) : text;
}

/// A tree on one line, to compare it whole.
QString printed(const SearchNode &node)
{
    QStringList children;
    for (const SearchNode &child : node.children) {
        children.append(printed(child));
    }
    switch (node.type) {
    case SearchNode::Type::All:
        return u"all("_s + children.join(u' ') + u')';
    case SearchNode::Type::Any:
        return u"any("_s + children.join(u' ') + u')';
    case SearchNode::Type::Not:
        return u"not("_s + children.join(u' ') + u')';
    case SearchNode::Type::Text:
        return QString::number(int(node.field)) + u'[' + node.text + u']'
            + (node.isPhrase ? u"p"_s : QString()) + (node.isPrefix ? u"*"_s : QString());
    case SearchNode::Type::Kinds: {
        QStringList kinds;
        for (const SearchKind kind : node.kinds) {
            kinds.append(QString::number(int(kind)));
        }
        return u"kinds:"_s + kinds.join(u',');
    }
    case SearchNode::Type::Dates:
        return u"dates:"_s + day(node.fromMs) + u'/' + day(node.untilMs);
    case SearchNode::Type::Fact:
        return u"fact:"_s + QString::number(int(node.fact));
    case SearchNode::Type::State:
        return u"state:"_s + QString::number(int(node.state));
    case SearchNode::Type::InBug:
        return u"bug:"_s + QString::number(node.bug.value);
    }
    return {};
}

} // namespace

class TestSearchExpression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grammar_data();
    void grammar();
    void tracesAreAskedForAsAKind();
    void problems_data();
    void problems();
    void dates_data();
    void dates();
    void daysBeginInTheZone();
    void longQuestionsEnd();
    void everyFieldOfTheHelpIsKnown();
};

void TestSearchExpression::grammar_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("tree");
    QTest::newRow("empty") << u"  "_s << u"all()"_s;
    QTest::newRow("words") << u"task hung "_s << u"all(0[task] 0[hung])"_s;
    QTest::newRow("last word open") << u"task hun"_s << u"all(0[task] 0[hun]*)"_s;
    QTest::newRow("star") << u"loc* x "_s << u"all(0[loc*]* 0[x])"_s;
    QTest::newRow("phrase") << u"\"task hung\" "_s << u"all(0[task hung]p)"_s;
    QTest::newRow("open phrase") << u"\"task hu"_s << u"all(0[task hu]p*)"_s;
    QTest::newRow("chinese quotes") << u"“任务 挂起” "_s << u"all(0[任务 挂起]p)"_s;
    QTest::newRow("minus") << u"a -b "_s << u"all(0[a] not(0[b]))"_s;
    QTest::newRow("not") << u"a NOT b "_s << u"all(0[a] not(0[b]))"_s;
    QTest::newRow("minus before a field") << u"-from:bot "_s << u"all(not(2[bot]))"_s;
    QTest::newRow("minus before a group") << u"-(a b) "_s << u"all(not(all(0[a] 0[b])))"_s;
    QTest::newRow("arrow is a word") << u"->lock "_s << u"all(0[->lock])"_s;
    QTest::newRow("dashes are words") << u"--- a-b "_s << u"all(0[---] 0[a-b])"_s;
    QTest::newRow("or") << u"a OR b "_s << u"any(all(0[a]) all(0[b]))"_s;
    QTest::newRow("or binds less than and") << u"a b OR c "_s << u"any(all(0[a] 0[b]) all(0[c]))"_s;
    QTest::newRow("or being typed") << u"a OR "_s << u"all(0[a])"_s;
    QTest::newRow("and says nothing") << u"a AND b "_s << u"all(0[a] 0[b])"_s;
    QTest::newRow("small or is a word") << u"a or b "_s << u"all(0[a] 0[or] 0[b])"_s;
    QTest::newRow("ORDER is a word") << u"ORDER x "_s << u"all(0[ORDER] 0[x])"_s;
    QTest::newRow("group") << u"a (b OR c) "_s << u"all(0[a] any(all(0[b]) all(0[c])))"_s;
    QTest::newRow("call") << u"mutex_lock() "_s << u"all(0[mutex_lock()])"_s;
    QTest::newRow("call in a group") << u"(f(x) OR g) "_s << u"all(any(all(0[f(x)]) all(0[g])))"_s;
    QTest::newRow("stray parenthesis") << u"a) b "_s << u"all(0[a)] 0[b])"_s;
    QTest::newRow("fields") << u"from:ada to:bob cc:eve subject:x list:kvm id:1@y "_s
                            << u"all(2[ada] 3[bob] 4[eve] 1[x] 5[kvm] 6[1@y])"_s;
    QTest::newRow("diff fields") << u"file:mm/slub.c function:kmem_alloc "_s
                                 << u"all(7[mm/slub.c] 8[kmem_alloc])"_s;
    QTest::newRow("field with phrase")
        << u"from:\"Ada Example\" x "_s << u"all(2[Ada Example]p 0[x])"_s;
    QTest::newRow("field with group")
        << u"from:(ada OR bob) "_s << u"all(any(all(2[ada]) all(2[bob])))"_s;
    QTest::newRow("full-width colon") << u"from：ada "_s << u"all(2[ada])"_s;
    QTest::newRow("upper case is no field")
        << u"INFO: From: x "_s << u"all(0[INFO:] 0[From:] 0[x])"_s;
    QTest::newRow("unknown field is a word")
        << u"scsi:ufs mm/a.c:12 "_s << u"all(0[scsi:ufs] 0[mm/a.c:12])"_s;
    QTest::newRow("scope is no field") << u"in::y to://x "_s << u"all(0[in::y] 0[to://x])"_s;
    QTest::newRow("kind") << u"kind:mail,note "_s << u"all(kinds:1,2)"_s;
    QTest::newRow("kind trace") << u"kind:trace x "_s << u"all(fact:1 0[x])"_s;
    QTest::newRow("kind trace beside others")
        << u"kind:mail,trace "_s << u"all(any(kinds:1 fact:1))"_s;
    QTest::newRow("has") << u"has:patch has:trace,attachment "_s
                         << u"all(fact:0 all(fact:1 fact:2))"_s;
    QTest::newRow("is") << u"is:unread is:flagged is:read "_s << u"all(state:0 state:2 state:1)"_s;
    QTest::newRow("in") << u"in:bug in:12 in:#3 in:none "_s << u"all(bug:7 bug:12 bug:3 bug:0)"_s;
    QTest::newRow("after") << u"after:2025-03 "_s << u"all(dates:2025-03-01/…)"_s;
    QTest::newRow("before") << u"before:2025 "_s << u"all(dates:…/2025-01-01)"_s;
    QTest::newRow("date") << u"date:2025-03-04 "_s << u"all(dates:2025-03-04/2025-03-05)"_s;
    QTest::newRow("date range") << u"date:2025-01..2025-03 "_s
                                << u"all(dates:2025-01-01/2025-04-01)"_s;
    QTest::newRow("age") << u"after:2w "_s << u"all(dates:2026-11-07T12:00/…)"_s;
    QTest::newRow("older than") << u"before:1y "_s << u"all(dates:…/2025-11-21T12:00)"_s;
}

void TestSearchExpression::grammar()
{
    QFETCH(QString, query);
    const auto tree = parseSearch(query, context());
    QVERIFY2(tree.has_value(), "is a problem");
    QTEST(printed(*tree), "tree");
}

void TestSearchExpression::tracesAreAskedForAsAKind()
{
    const auto asks = [](QStringView query) {
        const auto tree = parseSearch(query, context());
        return tree && asksForTraces(*tree);
    };
    QVERIFY(asks(u"kind:trace"));
    QVERIFY(asks(u"foo kind:trace after:2w"));
    QVERIFY(!asks(u"has:trace foo"));
    QVERIFY(!asks(u"-kind:trace foo"));
    QVERIFY(!asks(u"kind:mail,trace foo"));
    QVERIFY(!asks(u"kind:trace OR foo"));
}

void TestSearchExpression::problems_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<SearchProblemKind>("kind");
    QTest::addColumn<QString>("piece"); // as it stands at the place told
    const auto row = [](const char *name, const QString &query, SearchProblemKind kind,
                        const QString &piece) { QTest::newRow(name) << query << kind << piece; };
    row("nothing behind a field", u"x from: ada"_s, SearchProblemKind::MissingValue, u"from:"_s);
    row("nothing behind the last field", u"x subject:"_s, SearchProblemKind::MissingValue,
        u"subject:"_s);
    row("bad month", u"after:2025-13 "_s, SearchProblemKind::BadDate, u"2025-13"_s);
    row("bad day", u"a date:2025-02-30 b"_s, SearchProblemKind::BadDate, u"2025-02-30"_s);
    row("no date", u"before:soon"_s, SearchProblemKind::BadDate, u"soon"_s);
    row("age without unit", u"after:20x "_s, SearchProblemKind::BadDate, u"20x"_s);
    row("range in after", u"after:2025..2026 "_s, SearchProblemKind::BadDate, u"2025..2026"_s);
    row("empty range", u"date:.. "_s, SearchProblemKind::BadDate, u".."_s);
    row("kind", u"kind:mails "_s, SearchProblemKind::BadKind, u"mails"_s);
    row("kind list", u"kind:mail,x "_s, SearchProblemKind::BadKind, u"mail,x"_s);
    row("has", u"has:love "_s, SearchProblemKind::BadFact, u"love"_s);
    row("is", u"is:new "_s, SearchProblemKind::BadState, u"new"_s);
    row("in", u"in:there "_s, SearchProblemKind::BadBug, u"there"_s);
    row("in zero", u"in:0 "_s, SearchProblemKind::BadBug, u"0"_s);
    row("open group", u"a (b OR c"_s, SearchProblemKind::OpenParenthesis, u"(b OR c"_s);
    row("or in front", u"OR a "_s, SearchProblemKind::MissingOperand, u"OR"_s);
    row("or twice", u"a OR OR b "_s, SearchProblemKind::MissingOperand, u"OR"_s);
    row("or before the end of a group", u"(a OR ) "_s, SearchProblemKind::MissingOperand, u"OR"_s);
    row("empty group", u"a ( ) "_s, SearchProblemKind::MissingOperand, u"( )"_s);
}

void TestSearchExpression::problems()
{
    QFETCH(QString, query);
    const auto tree = parseSearch(query, context());
    QVERIFY(!tree.has_value());
    QTEST(tree.error().kind, "kind");
    QTEST(tree.error().subject, "piece");
    QCOMPARE(query.mid(tree.error().start, tree.error().length), tree.error().subject);
}

void TestSearchExpression::dates_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("until");
    QTest::newRow("year") << u"2025"_s << u"2025-01-01"_s << u"2026-01-01"_s;
    QTest::newRow("month over the year") << u"2025-12"_s << u"2025-12-01"_s << u"2026-01-01"_s;
    QTest::newRow("slashes") << u"2025/3/4"_s << u"2025-03-04"_s << u"2025-03-05"_s;
    QTest::newRow("leap day") << u"2024-02-29"_s << u"2024-02-29"_s << u"2024-03-01"_s;
    QTest::newRow("today") << u"today"_s << u"2026-11-21"_s << u"2026-11-22"_s;
    QTest::newRow("yesterday") << u"昨天"_s << u"2026-11-20"_s << u"2026-11-21"_s;
    QTest::newRow("from") << u"2025-03.."_s << u"2025-03-01"_s << u"…"_s;
    QTest::newRow("until") << u"..2025-03"_s << u"…"_s << u"2025-04-01"_s;
    QTest::newRow("between ages") << u"4w..2w"_s << u"2026-10-24T12:00"_s << u"2026-11-07T12:00"_s;
    QTest::newRow("months") << u"3m..1m"_s << u"2026-08-21T12:00"_s << u"2026-10-21T12:00"_s;
    QTest::newRow("hours") << u"36h..12h"_s << u"2026-11-20"_s << u"2026-11-21"_s;
    QTest::newRow("three digits") << u"999"_s << u""_s << u""_s;
    QTest::newRow("sign") << u"+025"_s << u""_s << u""_s;
    QTest::newRow("far age") << u"999999999y"_s << u""_s << u""_s;
    QTest::newRow("minus") << u"-2w"_s << u""_s << u""_s;
}

void TestSearchExpression::dates()
{
    QFETCH(QString, words);
    QFETCH(QString, from);
    const std::optional<DateSpan> range = dateRange(words, context());
    QCOMPARE(range.has_value(), !from.isEmpty());
    if (range) {
        QCOMPARE(day(range->fromMs), from);
        QTEST(day(range->untilMs), "until");
    }
}

void TestSearchExpression::daysBeginInTheZone()
{
    SearchContext there = context();
    there.zone = QTimeZone::fromSecondsAheadOfUtc(8 * 3600);
    const auto span = dateSpan(u"2025-03-04", there);
    QVERIFY(span);
    QCOMPARE(span->fromMs, ms(u"2025-03-03T16:00:00Z"_s));
}

void TestSearchExpression::longQuestionsEnd()
{
    const auto kindOf = [](const QString &query) {
        const auto tree = parseSearch(query, context());
        return tree ? std::optional<SearchProblemKind>() : tree.error().kind;
    };
    QCOMPARE(kindOf(QString(1001, u'x')), SearchProblemKind::TooLong);
    QCOMPARE(kindOf(u"x "_s.repeated(65)), SearchProblemKind::TooLong);
    QCOMPARE(kindOf(u"("_s.repeated(40) + u'x'), SearchProblemKind::TooLong);
    QVERIFY(!kindOf(u"x "_s.repeated(64)));
    const auto noBug = parseSearch(u"in:bug ", {});
    QCOMPARE(noBug.error().kind, SearchProblemKind::NoBugHere);
}

void TestSearchExpression::everyFieldOfTheHelpIsKnown()
{
    QVERIFY(searchFieldNames().size() > 10);
    for (const QString &name : searchFieldNames()) {
        const auto tree = parseSearch(name, context());
        QVERIFY(!tree.has_value());
        QCOMPARE(tree.error().kind, SearchProblemKind::MissingValue);
    }
}

QTEST_GUILESS_MAIN(TestSearchExpression)
#include "tst_searchexpression.moc"
