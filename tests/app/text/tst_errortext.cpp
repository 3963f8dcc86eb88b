// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/errortext.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

std::vector<ErrorCode> allCodes()
{
    std::vector<ErrorCode> codes;
    for (int code = 0; code <= int(ErrorCode::Usage); ++code) {
        codes.push_back(static_cast<ErrorCode>(code));
    }
    return codes;
}

} // namespace

class TestErrorText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasASentenceOfItsOwn();
    void sentenceNamesItsSubject();
    void missingProgramNamesTheInstallCommand();
    void hostileSubjectIsTamed();
    void subjectWithPercentSignsStaysWhole();
    void everyCodeHasAListedExitCode();
    void exitCodesAreStable();
};

void TestErrorText::everyCodeHasASentenceOfItsOwn()
{
    QSet<QString> sentences;
    for (const ErrorCode code : allCodes()) {
        for (const QString &subject : {u"x"_s, QString()}) {
            const QString sentence = ErrorText::sentence(Error{code, subject, u"secret detail"_s});
            QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
            QVERIFY2(!sentence.contains(u"%1"), qPrintable(sentence));
            QVERIFY2(!sentence.contains(u"secret"), qPrintable(sentence));
            QVERIFY2(!sentences.contains(sentence), qPrintable(sentence));
            sentences.insert(sentence);
        }
    }
}

void TestErrorText::sentenceNamesItsSubject()
{
    for (const ErrorCode code : allCodes()) {
        const QString sentence = ErrorText::sentence(Error{code, u"/tmp/a b.casebook"_s, {}});
        QVERIFY2(sentence.contains(u"\"/tmp/a b.casebook\""), qPrintable(sentence));
    }
    QCOMPARE(ErrorText::sentence(Error{ErrorCode::AlreadyExists, u"notes.md"_s, {}}),
             u"\"notes.md\" exists already. Choose another name."_s);
}

void TestErrorText::missingProgramNamesTheInstallCommand()
{
    const QString known =
        ErrorText::sentence(Error{ErrorCode::ProgramMissing, u"qemu-system-x86_64"_s, {}});
    QVERIFY2(known.contains(u"\"sudo apt install qemu-system-x86\""), qPrintable(known));
    const QString unknown =
        ErrorText::sentence(Error{ErrorCode::ProgramMissing, u"frobnicate"_s, {}});
    QVERIFY2(unknown.contains(u"\"frobnicate\"") && !unknown.contains(u"apt"), qPrintable(unknown));
}

void TestErrorText::hostileSubjectIsTamed()
{
    const QString sentence =
        ErrorText::sentence(Error{ErrorCode::NotFound, u"a\nb \u202ecod.exe"_s, {}});
    QVERIFY2(sentence.contains(u"a b <U+202E>cod.exe"), qPrintable(sentence));
    const QString huge =
        ErrorText::sentence(Error{ErrorCode::NotFound, QString(70'000'000, u'x'), {}});
    QVERIFY(huge.size() < 400);
    QVERIFY(huge.contains(QChar(0x2026)));
    QCOMPARE(ErrorText::quotable(QString(200, u'x')).size(), 200);
    QCOMPARE(ErrorText::quotable(QString(201, u'x')).size(), 200);
}

void TestErrorText::subjectWithPercentSignsStaysWhole()
{
    const QString sentence = ErrorText::sentence(Error{ErrorCode::NotFound, u"100%1 %2"_s, {}});
    QVERIFY2(sentence.contains(u"\"100%1 %2\""), qPrintable(sentence));
}

void TestErrorText::everyCodeHasAListedExitCode()
{
    const std::vector<ExitCode> listed = ErrorText::exitCodes();
    for (const ErrorCode code : allCodes()) {
        const ExitCode exit = ErrorText::exitCode(code);
        QVERIFY(exit != ExitCode::Done && exit != ExitCode::Findings);
        QVERIFY(std::ranges::find(listed, exit) != listed.end());
    }
    QVERIFY(std::ranges::is_sorted(listed));
    for (const ExitCode exit : listed) {
        QVERIFY(!ErrorText::exitCodeMeaning(exit).isEmpty());
    }
}

void TestErrorText::exitCodesAreStable()
{
    // Scripts rely on these numbers; they also stand in the man page.
    QCOMPARE(int(ErrorText::exitCode(ErrorCode::Unknown)), 1);
    QCOMPARE(int(ErrorText::exitCode(ErrorCode::Usage)), 2);
    QCOMPARE(int(ErrorText::exitCode(ErrorCode::NotFound)), 3);
    QCOMPARE(int(ErrorText::exitCode(ErrorCode::DiskFull)), 4);
    QCOMPARE(int(ErrorText::exitCode(ErrorCode::Corrupt)), 5);
    QCOMPARE(int(ErrorText::exitCode(ErrorCode::Locked)), 6);
    QCOMPARE(int(ErrorText::exitCode(ErrorCode::TooLarge)), 7);
    QCOMPARE(int(ErrorText::exitCode(ErrorCode::Tls)), 8);
    QCOMPARE(int(ErrorText::exitCode(ErrorCode::Rejected)), 9);
    QCOMPARE(int(ErrorText::exitCode(ErrorCode::ProgramMissing)), 10);
    QCOMPARE(int(ExitCode::Findings), 11);
    QCOMPARE(int(ErrorText::exitCode(ErrorCode::Cancelled)), 130);
}

QTEST_GUILESS_MAIN(TestErrorText)

#include "tst_errortext.moc"
