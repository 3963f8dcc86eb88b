// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/reports.h"
#include "core/trace/titlerules.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

struct TitleCase
{
    QString rule;
    QString title;
    QByteArray text;
};

/// "=== RULE | TITLE" and the text behind it, up to an empty line and the next "===".
std::vector<TitleCase> titleCases()
{
    QFile file(QStringLiteral(CASEBOOK_TEST_DATA "/traces/titles.txt"));
    std::vector<TitleCase> cases;
    if (!file.open(QIODevice::ReadOnly)) {
        return cases;
    }
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("=== ")) {
            const QString head = QString::fromUtf8(line.sliced(4));
            cases.push_back({head.section(u" | "_s, 0, 0), head.section(u" | "_s, 1), {}});
        } else if (!cases.empty()) {
            cases.back().text += line + '\n';
        }
    }
    return cases;
}

} // namespace

class TitlesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesByItsRule_data();
    void namesByItsRule();
    void everyRuleHasACase();
    void namesAreCutAsPeopleCallThem();
    void titlesAreNormalised();
    void badRuleFilesAreRefused_data();
    void badRuleFilesAreRefused();
};

void TitlesTest::namesByItsRule_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QByteArray>("text");
    for (const TitleCase &one : titleCases()) {
        QTest::addRow("%s: %s", qPrintable(one.rule), qPrintable(one.title))
            << one.rule << one.title << one.text;
    }
}

void TitlesTest::namesByItsRule()
{
    QFETCH(QString, rule);
    QFETCH(QString, title);
    QFETCH(QByteArray, text);
    const TextReports reports = readReports(text, u"text"_s);
    QVERIFY(!reports.crashes.empty());
    QCOMPARE(reports.crashes.front().title, title);
    QCOMPARE(reports.crashes.front().kind, rule);
    QCOMPARE(reports.crashes.size(), std::size_t(1));
}

void TitlesTest::everyRuleHasACase()
{
    QSet<QString> known;
    for (const TitleCase &one : titleCases()) {
        known.insert(one.rule);
    }
    QStringList without;
    for (const TitleRule &rule : TitleRules::builtIn().rules()) {
        if (!known.contains(rule.name)) {
            without.append(rule.name);
        }
    }
    QVERIFY2(without.isEmpty(),
             qPrintable(u"rules that no case exercises: "_s + without.join(u", "_s)));
}

void TitlesTest::namesAreCutAsPeopleCallThem()
{
    const TitleRules &rules = TitleRules::builtIn();
    QCOMPARE(rules.namesOf(u"__x64_sys_rmdir"_s),
             QStringList({u"sys_rmdir"_s, u"__x64_sys_rmdir"_s}));
    QCOMPARE(rules.namesOf(u"__se_sys_mremap"_s),
             QStringList({u"mremap"_s, u"sys_mremap"_s, u"__se_sys_mremap"_s}));
    QCOMPARE(rules.namesOf(u"foo_open"_s), QStringList(u"foo_open"_s));
}

void TitlesTest::titlesAreNormalised()
{
    QCOMPARE(normalisedTitle(u"BUG at  fs/foo.c:12 in foo+0x1a/0x90 of ffff888012345678"_s),
             u"BUG at fs/foo.c:LINE in foo of ADDR"_s);
    QCOMPARE(normalisedTitle(u"stuck for 26 s on CPU#3"_s), u"stuck for NUM s on CPU"_s);
    QCOMPARE(normalisedTitle(QString(500, u'x')).size(), qsizetype(120));
    QCOMPARE(normalisedTitle(u"a\x1b\nb"_s), u"a b"_s);
}

void TitlesTest::badRuleFilesAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("subject");
    QTest::newRow("outside a rule") << u"open BUG:\n"_s << u"line 1"_s;
    QTest::newRow("unknown word") << u"rule a\nopne BUG:\n"_s << u"line 2"_s;
    QTest::newRow("no title") << u"rule a\nopen BUG:\nwhen BUG\n"_s << u"line 1"_s;
    QTest::newRow("bad pattern") << u"rule a\nopen BUG:\nwhen BUG(\ntitle x\n"_s << u"line 1"_s;
    QTest::newRow("bad place") << u"rule a\nframe nowhere\n"_s << u"line 2"_s;
    QTest::newRow("class without word") << u"class ^BUG\n"_s << u"line 1"_s;
}

void TitlesTest::badRuleFilesAreRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, subject);
    const Result<TitleRules> rules = TitleRules::parse(text);
    QVERIFY(!rules);
    QCOMPARE(rules.error().subject, subject);
    QVERIFY(!rules.error().detail.isEmpty());
}

QTEST_GUILESS_MAIN(TitlesTest)
#include "tst_titles.moc"
