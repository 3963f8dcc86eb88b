// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/subject.h"

#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestSubject : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void subjectsAreTakenApart_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("title");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QList<int>>("numbers"); // version, number, total
        QTest::addColumn<QStringList>("prefixes");
        const int other = static_cast<int>(SubjectKind::Other);
        const int patch = static_cast<int>(SubjectKind::Patch);
        const int cover = static_cast<int>(SubjectKind::Cover);
        const int reply = static_cast<int>(SubjectKind::Reply);
        const QList<int> none{1, 1, 1};
        auto row = [](const char *subject, const char *title, int kind, QList<int> numbers,
                      QStringList prefixes = {}) {
            QTest::newRow(subject) << QString::fromUtf8(subject) << QString::fromUtf8(title) << kind
                                   << numbers << prefixes;
        };
        row("a bug", "a bug", other, none);
        row("[PATCH] fix it", "fix it", patch, none);
        row("[PATCH v2 1/3] a: b", "a: b", patch, {2, 1, 3});
        row("[PATCH 0/3] a", "a", cover, {1, 0, 3});
        row("[PATCHv4 net-next 02/10] a", "a", patch, {4, 2, 10}, {u"net-next"_s});
        row("[RFC PATCH v3 7/6] a", "a", patch, {3, 7, 6});
        row("[RFC 1/2] a", "a", patch, {1, 1, 2});
        row("[PATCH 0 of 2] a", "a", cover, {1, 0, 2});
        row("[PATCH 2 of 2 v3] a", "a", patch, {3, 2, 2});
        row("[net,v2,1/2] a", "a", patch, {2, 1, 2}, {u"net"_s});
        row("[v2] [1/2] a", "a", other, {2, 1, 2});
        row("[best of 2] a", "a", other, none, {u"best"_s, u"of"_s, u"2"_s});
        row("[RFC] a", "a", other, none);
        row("[PATCH AUTOSEL 6.1 3/9] a", "a", patch, {1, 3, 9}, {u"AUTOSEL"_s, u"6.1"_s});
        row("[PATCH v5.10 1/2] a", "a", patch, {1, 1, 2}, {u"v5.10"_s});
        row("[PATCH [v2] 1/3] a", "a", patch, {2, 1, 3});
        row("[list] [PATCH,v2;1/3] a", "a", patch, {2, 1, 3}, {u"list"_s});
        row("Re: [PATCH 1/3] a", "a", reply, {1, 1, 3});
        row("[list] Re: [PATCH 1/3] a", "a", reply, {1, 1, 3}, {u"list"_s});
        row("RE: AW: a", "a", reply, none);
        row("Re[2]: a", "a", reply, none);
        row("回复：a", "a", reply, none);
        row("Rif: [PATCH] a", "a", reply, none);
        row("mm: a", "mm: a", other, none);
        row("Fwd: a (fwd)", "a", reply, none);
        row("[syzbot] [net?] INFO: task hung in x (2)", "INFO: task hung in x (2)", other, none,
            {u"syzbot"_s, u"net?"_s});
        row("[not closed a", "[not closed a", other, none);
        row("Re:", "", reply, none);
        row("[PATCH v99999999999 1/99999] a", "a", patch, none, {u"v99999999999"_s, u"1/99999"_s});
    }

    void subjectsAreTakenApart()
    {
        QFETCH(QString, subject);
        QFETCH(QString, title);
        QFETCH(int, kind);
        QFETCH(QList<int>, numbers);
        QFETCH(QStringList, prefixes);
        const SubjectParts parts = parseSubject(subject);
        QCOMPARE(parts.title, title);
        QCOMPARE(static_cast<int>(parts.tag.kind), kind);
        QCOMPARE(QList<int>({parts.tag.version, parts.tag.number, parts.tag.total}), numbers);
        QCOMPARE(parts.prefixes, prefixes);
        QCOMPARE(normalisedSubject(parts.title), title);
    }

    void onlyTheListsOwnTagIsTakenOff()
    {
        const QString list = u"v9fs-developer.lists.example.org"_s;
        QCOMPARE(withoutListTag(u"[V9fs-developer] [PATCH] a"_s, list), u"[PATCH] a"_s);
        QCOMPARE(withoutListTag(u"Re: [V9fs-developer] a"_s, list), u"Re: a"_s);
        QCOMPARE(withoutListTag(u"[other] a"_s, list), u"[other] a"_s);
        QCOMPARE(withoutListTag(u"[x] a"_s, QString()), u"[x] a"_s);
    }
};

QTEST_GUILESS_MAIN(TestSubject)
#include "tst_subject.moc"
