// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/valuetext.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestValueText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMailIssueIsASentence();
    void mailIssueNamesWhatItIsAbout();
    void everyNoticeAndFindingIsASentence();
    void namesOfABugDiffer();
    void jobsShowFileNamesOnly();
    void unknownJobShowsItsCode();
    void everyJobNameInCoreIsKnown();
};

void TestValueText::everyMailIssueIsASentence()
{
    QSet<QString> seen;
    for (int kind = 0; kind <= int(MailIssueKind::MissingBoundary); ++kind) {
        const QString text = ValueText::mailIssue(
            {.kind = static_cast<MailIssueKind>(kind), .subject = u"X-Thing"_s, .value = 3});
        QVERIFY2(text.endsWith(u'.') && !text.contains(u'%'), qPrintable(text));
        QVERIFY2(!seen.contains(text), qPrintable(text));
        seen.insert(text);
    }
}

void TestValueText::mailIssueNamesWhatItIsAbout()
{
    const QString text = ValueText::mailIssue(
        {.kind = MailIssueKind::BadCharset, .subject = u"gb\u202e2312"_s, .value = 0});
    QVERIFY2(text.contains(u"\"gb<U+202E>2312\""), qPrintable(text));
    QVERIFY(ValueText::mailIssue(
                {.kind = MailIssueKind::TooManyHeaders, .subject = {}, .value = 300'000})
                .contains(u"1,000") // the limit, not the claim
            || QLocale().groupSeparator() != u","_s);
}

void TestValueText::everyNoticeAndFindingIsASentence()
{
    for (int notice = 0; notice <= int(OpenNotice::Stranger); ++notice) {
        const QString text =
            ValueText::openNotice(static_cast<OpenNotice>(notice), u"/tmp/x.v1.bak"_s);
        QVERIFY2(text.endsWith(u'.') && !text.contains(u'%'), qPrintable(text));
    }
    QVERIFY(
        ValueText::openNotice(OpenNotice::Migrated, u"/tmp/x.v1.bak"_s).contains(u"/tmp/x.v1.bak"));
    for (int kind = 0; kind <= int(CheckFindingKind::MissingFile); ++kind) {
        const QString text = ValueText::checkFinding(
            {.kind = static_cast<CheckFindingKind>(kind), .subject = u"messages"_s, .detail = {}});
        QVERIFY2(text.endsWith(u'.') && text.contains(u"\"messages\""), qPrintable(text));
    }
}

void TestValueText::namesOfABugDiffer()
{
    QSet<QString> kinds;
    QSet<QString> states;
    for (int kind = 0; kind <= int(BugKind::Discussion); ++kind) {
        kinds.insert(ValueText::bugKind(static_cast<BugKind>(kind)));
    }
    for (int state = 0; state <= int(BugState::Parked); ++state) {
        states.insert(ValueText::bugState(static_cast<BugState>(state)));
    }
    QCOMPARE(kinds.size(), 4);
    QCOMPARE(states.size(), 6);
    QVERIFY(!kinds.contains(QString()) && !states.contains(QString()));
    QCOMPARE(ValueText::bugPriority(BugPriority::High), u"High"_s);
    QCOMPARE(ValueText::searchKind(SearchKind::Message), u"Messages"_s);
    QCOMPARE(ValueText::logPlace(LogPlace::Inside), u"in the workspace"_s);
}

void TestValueText::jobsShowFileNamesOnly()
{
    QCOMPARE(ValueText::job(u"import-mail"_s, u"/home/a/lists/kvm.mbox"_s),
             u"Import mail kvm.mbox"_s);
    QCOMPARE(ValueText::job(u"import-mail"_s, {}), u"Import mail"_s);
    QCOMPARE(ValueText::job(u"find-in-log"_s, u"a/b"_s), u"Search the log for a/b"_s);
    QCOMPARE(ValueText::job(u"find-in-log"_s, u"/dev/sda"_s), u"Search the log for /dev/sda"_s);
}

void TestValueText::unknownJobShowsItsCode()
{
    QCOMPARE(ValueText::job(u"frob"_s, u"x"_s), u"frob"_s);
    QVERIFY(!ValueText::knowsJob(u"frob"_s));
}

void TestValueText::everyJobNameInCoreIsKnown()
{
    // A job's name stands right behind run<…>( or runOn<…>(loop, in the sources.
    static const QRegularExpression start(
        uR"re(\brun(?:On)?<[^;{]*?>\s*\(\s*(?:[\w.*>()-]+,\s*)?u"([^"]+)"_s)re"_s);
    for (const QString &folder : {u"/core"_s, u"/app"_s}) {
        QDirIterator files(QStringLiteral(CASEBOOK_SOURCE_DIR) + folder, {u"*.cpp"_s, u"*.h"_s},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto matches = start.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext()) {
                const QString name = matches.next().captured(1);
                QVERIFY2(ValueText::knowsJob(name), qPrintable(file.fileName() + u": "_s + name));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestValueText)

#include "tst_valuetext.moc"
