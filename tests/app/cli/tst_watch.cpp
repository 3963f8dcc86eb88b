// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ctlrun.h"
#include "tests/support/loopbackserver.h"

#include <QFile>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;
using Testing::CtlRun;
using Testing::LoopbackServer;

/// Watching, triage and digest as people drive them from a shell.
class WatchCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromWatchToDigest();
    void subsystemOfAMaintainersFile();
    void saysWhatIsWrong();

private:
    CtlRun run(const QStringList &words)
    {
        return runIn(u"en"_s, words);
    }

    CtlRun runIn(const QString &language, const QStringList &words)
    {
        return Testing::runCtl(words
                                   + QStringList{u"--workspace"_s,
                                                 m_folder.filePath(u"w.casebook"_s), u"--now"_s,
                                                 u"2026-11-20T12:00:00Z"_s, u"--lang"_s, language},
                               {},
                               {u"XDG_CACHE_HOME="_s + m_folder.path(),
                                u"CASEBOOK_SERVER="_s + (m_server ? m_server->url() : QString())});
    }

    QTemporaryDir m_folder;
    std::unique_ptr<LoopbackServer> m_server;
};

void WatchCommandTest::fromWatchToDigest()
{
    QFile file(QFINDTESTDATA("../../data/feeds/new.atom"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray feed = file.readAll();
    m_server = std::make_unique<LoopbackServer>(
        [feed](const QByteArray &) { return LoopbackServer::answer(200, feed); });
    QCOMPARE(run({u"workspace"_s, u"create"_s, m_folder.filePath(u"w.casebook"_s)}).code, 0);
    CtlRun done = run({u"watch"_s, u"add"_s, u"vhost"_s, u"--list"_s, u"test"_s, u"--path"_s,
                       u"drivers/vhost/"_s, u"--json"_s});
    QVERIFY2(done.code == 0, done.err.constData());
    QCOMPARE(done.json().at(0).value(u"server"_s).toString(), m_server->url());
    done = run({u"watch"_s, u"check"_s, u"--json"_s});
    QVERIFY2(done.code == 0, done.err.constData());
    QCOMPARE(done.json().at(0).value(u"added"_s).toInt(), 1);
    const QList<QJsonObject> items = run({u"watch"_s, u"items"_s, u"--json"_s}).json();
    QCOMPARE(items.size(), 1);
    QCOMPARE(items.at(0).value(u"messageId"_s).toString(), u"a/b+c%d#1@example.org"_s);
    QCOMPARE(items.at(0).value(u"matches"_s).toArray().at(0).toObject().value(u"term"_s).toString(),
             u"drivers/vhost/vhost.c"_s);
    const QString id = QString::number(items.at(0).value(u"id"_s).toInteger());
    QCOMPARE(run({u"watch"_s, u"triage"_s, id, u"--as"_s, u"kept"_s}).code, 0);
    QVERIFY(run({u"watch"_s, u"items"_s, u"--json"_s}).json().isEmpty());
    done = run({u"watch"_s, u"digest"_s, u"--weekly"_s});
    QVERIFY(done.out.startsWith("# Watched lists, 2026-11-14 to 2026-11-20\n\n1 message found.\n"));
    QCOMPARE(run({u"watch"_s, u"digest"_s, u"--weekly"_s}).out, done.out);
    const QByteArray chinese = runIn(u"zh_CN"_s, {u"watch"_s, u"digest"_s}).out;
    QVERIFY2(chinese.startsWith("# 关注的邮件列表"), chinese.constData());
    QCOMPARE(run({u"watch"_s, u"digest"_s, u"--chinese"_s}).code, 2);
    // The same mails out of a file: nothing is new, nobody is asked.
    const qsizetype asked = m_server->lines().size();
    done = run({u"watch"_s, u"check"_s, u"1"_s, u"--feed"_s, file.fileName(), u"--json"_s});
    QCOMPARE(done.json().at(0).value(u"added"_s).toInt(-1), 0);
    QCOMPARE(m_server->lines().size(), asked);
    QCOMPARE(run({u"watch"_s, u"check"_s, u"--feed"_s, file.fileName()}).code, 2);
    done = run({u"watch"_s, u"triage"_s, id, u"--as"_s, u"bug"_s, u"--no-fetch"_s, u"--json"_s});
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY(done.json().at(0).value(u"bug"_s).toInt() > 0);
    QCOMPARE(run({u"watch"_s, u"remove"_s, u"1"_s}).code, 0);
    QVERIFY(run({u"watch"_s, u"list"_s, u"--json"_s}).json().isEmpty());
}

void WatchCommandTest::subsystemOfAMaintainersFile()
{
    QFile file(m_folder.filePath(u"MAINTAINERS"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("9P FILE SYSTEM\nL:\tv9fs@lists.example.org\nS:\tMaintained\nF:\tfs/9p/\n\n"
               "9P TRANSPORT\nS:\tMaintained\nF:\tnet/9p/\n");
    file.close();
    const CtlRun done = run({u"watch"_s, u"add"_s, u"nine"_s, u"--maintainers"_s, file.fileName(),
                             u"--subsystem"_s, u"9p file"_s, u"--json"_s});
    QVERIFY2(done.code == 0, done.err.constData());
    QCOMPARE(done.json().at(0).value(u"lists"_s).toArray(), QJsonArray{u"v9fs"_s});
    QCOMPARE(done.json().at(0).value(u"paths"_s).toArray(), QJsonArray{u"fs/9p/"_s});
    QCOMPARE(done.json().at(0).value(u"name"_s).toString(), u"nine"_s);
    // More than one entry has the words.
    QVERIFY(run({u"watch"_s, u"add"_s, u"x"_s, u"--maintainers"_s, file.fileName(),
                 u"--subsystem"_s, u"9p"_s})
                .code
            != 0);
}

void WatchCommandTest::saysWhatIsWrong()
{
    QCOMPARE(run({u"watch"_s, u"triage"_s, u"1"_s, u"--as"_s, u"lost"_s}).code, 2);
    QCOMPARE(run({u"watch"_s, u"triage"_s, u"999"_s, u"--as"_s, u"kept"_s}).code, 3);
    QCOMPARE(run({u"watch"_s, u"edit"_s, u"999"_s, u"--name"_s, u"x"_s}).code, 3);
    QCOMPARE(run({u"watch"_s, u"digest"_s, u"--until"_s, u"soon"_s}).code, 2);
    const CtlRun wide = run({u"watch"_s, u"add"_s, u"wide"_s, u"--json"_s});
    QCOMPARE(wide.code, 2);
    QCOMPARE(wide.json().size(), 1);
    QVERIFY2(wide.err.contains("Name a list"), wide.err.constData());
    QCOMPARE(run({u"watch"_s, u"add"_s, u"bad"_s, u"--list"_s, u"../x"_s}).code, 2);
    const CtlRun address =
        run({u"watch"_s, u"add"_s, u"kvm"_s, u"--list"_s, u"kvm@vger.kernel.org"_s, u"--json"_s});
    QCOMPARE(address.json().at(0).value(u"lists"_s).toArray(), QJsonArray{u"kvm"_s});
    m_server.reset();
    const CtlRun dead = run({u"watch"_s, u"check"_s, u"--json"_s});
    QVERIFY(dead.code != -1);
}

QTEST_GUILESS_MAIN(WatchCommandTest)
#include "tst_watch.moc"
