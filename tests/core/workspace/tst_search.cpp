// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/database.h"
#include "core/workspace/workspace.h"
#include "tests/support/mailmaker.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Casebook;
using namespace Qt::StringLiterals;

class WorkspaceSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void snippetsComeLater();
    void problemsAreUsage();
    void scanFindsWhatIsNoWord_data();
    void scanFindsWhatIsNoWord();
    void scanGoesOnWhereItStopped();
    void scanKeepsToABug();
    void scanOfNothingIsUsage();
    void searchesAreKept();
    void staleIndexIsMadeAgainOnOpening();
    void cutOffRebuildGoesOn();

private:
    [[nodiscard]] QString path() const
    {
        return m_dir->filePath(u"w.casebook"_s);
    }

    bool open();
    void import(const QByteArray &mbox, BugId bug = {});
    QStringList scanAll(ScanRequest request);
    bool runSql(const QByteArray &script);
    qint64 hits(const QString &text);

    std::unique_ptr<QTemporaryDir> m_dir;
    FixedClock m_clock{1'770'000'000'000};
    std::unique_ptr<JobRunner> m_runner;
    std::unique_ptr<Workspace> m_workspace;
};

void WorkspaceSearchTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_runner = std::make_unique<JobRunner>();
    QVERIFY(open());
}

void WorkspaceSearchTest::cleanup()
{
    m_workspace.reset();
    m_runner.reset();
}

bool WorkspaceSearchTest::open()
{
    m_workspace.reset();
    JobContext context;
    auto opened =
        Workspace::open(path(), {.create = !QFile::exists(path()), .keepBackup = false}, context);
    if (opened) {
        m_workspace = std::make_unique<Workspace>(std::move(*opened), *m_runner, m_clock);
    }
    return opened.has_value();
}

void WorkspaceSearchTest::import(const QByteArray &mbox, BugId bug)
{
    const QString name = m_dir->filePath(u"m.mbox"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(mbox);
    file.close();
    const ImportTarget target = bug.isValid() ? ImportTarget::Bug : ImportTarget::Unfiled;
    QVERIFY(m_workspace->importMail({.paths = {name}, .target = target, .bug = bug}).wait());
}

/// Message-IDs of every slice.
QStringList WorkspaceSearchTest::scanAll(ScanRequest request)
{
    QStringList found;
    while (true) {
        const Result<ScanSlice> slice = m_workspace->scan(request).wait();
        if (!slice) {
            return {errorCodeName(slice.error().code)};
        }
        for (const SearchHit &hit : slice->hits) {
            found.append(hit.messageId.section(u'@', 0, 0));
        }
        if (slice->isDone) {
            return found;
        }
        request.after = slice->last;
    }
}

bool WorkspaceSearchTest::runSql(const QByteArray &script)
{
    m_workspace.reset();
    Result<Database> database = Database::open(path(), DatabaseMode::ReadWrite);
    return database && database->runScript(script) && database->close();
}

qint64 WorkspaceSearchTest::hits(const QString &text)
{
    const Result<SearchPage> page = m_workspace->search({.text = text}).wait();
    return page ? page->total : -1;
}

void WorkspaceSearchTest::snippetsComeLater()
{
    import(Testing::madeMbox(0, 5, "first line\nthe raw_spin_lock is held here\nlast"));
    const SearchQuery query{.text = u"spin_lock "_s, .withSnippets = false};
    const Result<SearchPage> page = m_workspace->search(query).wait();
    QVERIFY(page);
    QCOMPARE(page->total, 5);
    QCOMPARE(page->totals.at(std::size_t(SearchKind::Message)), 5);
    QVERIFY(page->hits.front().snippetSpans.empty());
    const auto dressed = m_workspace->searchSnippets(query, {page->hits.front()}).wait();
    QVERIFY(dressed);
    QCOMPARE(dressed->size(), 1U);
    const SearchHit &hit = dressed->front();
    QCOMPARE(hit.snippet, u"the raw_spin_lock is held here"_s);
    QCOMPARE(hit.snippet.mid(hit.snippetSpans.front().start, hit.snippetSpans.front().length),
             u"spin_lock"_s);
}

void WorkspaceSearchTest::problemsAreUsage()
{
    for (const QString &text : {u"after:never "_s, u"(a"_s, u"kind:x "_s, u"in:bug "_s}) {
        const Result<SearchPage> page = m_workspace->search({.text = text}).wait();
        QVERIFY(!page);
        QCOMPARE(page.error().code, ErrorCode::Usage);
    }
}

void WorkspaceSearchTest::scanFindsWhatIsNoWord_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("needle");
    QTest::addColumn<bool>("foldCase");
    QTest::addColumn<bool>("found");
    QTest::newRow("inside a word") << QByteArray("ufshcd_reset") << u"hcd_res"_s << true << true;
    QTest::newRow("punctuation") << QByteArray("x = a->b;") << u"a->b;"_s << true << true;
    QTest::newRow("case") << QByteArray("BUG at") << u"bug AT"_s << true << true;
    QTest::newRow("case told apart") << QByteArray("BUG at") << u"bug at"_s << false << false;
    QTest::newRow("chinese") << QByteArray("内核死锁分析") << u"死锁分"_s << true << true;
    QTest::newRow("one character") << QByteArray("内核") << u"核"_s << false << true;
    QTest::newRow("accents fold") << QByteArray("MÜLLER") << u"müller"_s << true << true;
    QTest::newRow("not there") << QByteArray("nothing") << u"anything"_s << true << false;
    QTest::newRow("not the headers") << QByteArray("x") << u"Message-ID"_s << true << false;
}

void WorkspaceSearchTest::scanFindsWhatIsNoWord()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, needle);
    QFETCH(bool, foldCase);
    QFETCH(bool, found);
    const QByteArray head = "From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: A <a@example.org>\n"
                            "Subject: s\nDate: Mon, 02 Mar 2026 10:10:00 +0000\nContent-Type: "
                            "text/plain; charset=utf-8\n";
    QByteArray soft = body.toPercentEncoding();
    soft.replace('%', '=');
    import(head + "Message-ID: <plain@x>\n\n" + body + "\n\n" + head
           + "Message-ID: <base@x>\nContent-Transfer-Encoding: base64\n\n" + body.toBase64()
           + "\n\n" + head
           + "Message-ID: <quoted@x>\nContent-Transfer-Encoding: quoted-printable\n\n" + soft
           + "\n\n");
    QStringList all = scanAll({.needle = needle, .foldCase = foldCase});
    all.sort();
    QCOMPARE(all, found ? QStringList({u"base"_s, u"plain"_s, u"quoted"_s}) : QStringList());
}

void WorkspaceSearchTest::scanGoesOnWhereItStopped()
{
    import(Testing::madeMbox(0, 40, "needle-in-hay"));
    QCOMPARE(scanAll({.needle = u"le-in-h"_s}).size(), 40);
    const ScanRequest request{.needle = u"le-in-h"_s, .mostHits = 7};
    const Result<ScanSlice> first = m_workspace->scan(request).wait();
    QVERIFY(first);
    QVERIFY(first->hits.size() <= 7U);
    QVERIFY(!first->isDone);
    QCOMPARE(first->total, 40);
    QVERIFY(first->hits.front().snippet.contains(u"needle-in-hay"_s));
    QStringList all = scanAll(request);
    QCOMPARE(all.size(), 40);
    all.removeDuplicates();
    QCOMPARE(all.size(), 40);
}

void WorkspaceSearchTest::scanKeepsToABug()
{
    const BugId bug = *m_workspace->addBug({.title = u"b"_s}).wait();
    import(Testing::madeMbox(0, 10, "odd-text"), bug);
    import(Testing::madeMbox(20, 10, "odd-text"));
    QCOMPARE(scanAll({.needle = u"dd-te"_s}).size(), 20);
    QCOMPARE(scanAll({.needle = u"dd-te"_s, .bugId = bug}).size(), 10);
}

void WorkspaceSearchTest::scanOfNothingIsUsage()
{
    QCOMPARE(scanAll({.needle = u"  "_s}), QStringList{errorCodeName(ErrorCode::Usage)});
}

void WorkspaceSearchTest::searchesAreKept()
{
    const auto id = m_workspace->saveSearch(u"mine"_s, u"from:ada is:unread"_s).wait();
    QVERIFY(id);
    QVERIFY(open());
    const auto list = m_workspace->savedSearches().wait();
    QCOMPARE(list->size(), 1U);
    QCOMPARE(list->front(),
             (SavedSearch{.id = *id,
                          .name = u"mine"_s,
                          .text = u"from:ada is:unread"_s,
                          .changedMs = m_clock.now()}));
    QVERIFY(m_workspace->removeSearch(*id).wait());
    QVERIFY(m_workspace->savedSearches().wait()->empty());
}

void WorkspaceSearchTest::staleIndexIsMadeAgainOnOpening()
{
    import(Testing::madeMbox(0, 700, "lock"));
    QVERIFY(m_workspace->addBug({.title = u"lock bug"_s}).wait());
    // As the migration of an older file leaves it: rows, an empty index, and the mark.
    QVERIFY(runSql("INSERT INTO search (search) VALUES ('delete-all');"
                   "INSERT INTO meta (key, value) VALUES ('search_index', 'stale');"));
    QVERIFY(open());
    const auto &notices = m_workspace->info().notices;
    QVERIFY(std::ranges::any_of(
        notices, [](const auto &notice) { return notice.first == OpenNotice::IndexStale; }));
    QVERIFY(m_workspace->whenIndexed().wait());
    QCOMPARE(hits(u"lock "_s), 701);
    QVERIFY(m_workspace->check().wait()->findings.empty());
    QVERIFY(open());
    QVERIFY(!m_workspace->info().isIndexStale);
    QVERIFY(m_workspace->whenIndexed().wait());
}

void WorkspaceSearchTest::cutOffRebuildGoesOn()
{
    import(Testing::madeMbox(0, 50, "lock"));
    QVERIFY(runSql("DELETE FROM search WHERE rowid >= 21 * 16;"
                   "INSERT INTO meta (key, value) VALUES ('search_index', '20');"));
    QVERIFY(open());
    QVERIFY(m_workspace->whenIndexed().wait());
    QCOMPARE(hits(u"lock "_s), 50);
    QVERIFY(m_workspace->check().wait()->findings.empty());
}

QTEST_GUILESS_MAIN(WorkspaceSearchTest)
#include "tst_search.moc"
