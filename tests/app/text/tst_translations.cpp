// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/format.h"
#include "app/text/valuetext.h"

#include <QFile>
#include <QTest>
#include <QTranslator>

using namespace Casebook;
using namespace Qt::StringLiterals;

/// The compiled translations are inside every program that links the texts.
class TestTranslations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void translationsAreCompiledIn();
    void englishHasPluralForms();
};

void TestTranslations::translationsAreCompiledIn()
{
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        QVERIFY2(QFile::exists(u":/i18n/casebook_%1.qm"_s.arg(language)), qPrintable(language));
    }
}

void TestTranslations::englishHasPluralForms()
{
    QTranslator english;
    QVERIFY(english.load(u":/i18n/casebook_en.qm"_s));
    QVERIFY(QCoreApplication::installTranslator(&english));
    const auto text = [](qint64 lines) {
        return ValueText::mailIssue(
            {.kind = MailIssueKind::UnescapedFrom, .subject = {}, .value = lines});
    };
    QVERIFY2(text(1).startsWith(u"1 line begins"), qPrintable(text(1)));
    QVERIFY2(text(2).startsWith(u"2 lines begin "), qPrintable(text(2)));
    QCOMPARE(Format::age(1, 1 + 14 * 60'000), u"14 min"_s);
    QCoreApplication::removeTranslator(&english);
}

QTEST_GUILESS_MAIN(TestTranslations)

#include "tst_translations.moc"
