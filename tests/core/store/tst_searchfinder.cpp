// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/bugtable.h"
#include "core/store/savedsearchtable.h"
#include "core/store/searchfinder.h"
#include "core/store/searchtext.h"
#include "tests/core/store/storefixture.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 dayMs = 86'400'000;
constexpr qint64 firstDay = 1'735'689'600'000; // 2025-01-01

/// What the reference looks at.
struct Thing
{
    QString id;
    QString subject;
    QString from;
    QString cc;
    QString body;
    qint64 dateMs = 0;
    bool isRead = false;
    bool hasDiff = false;
    bool isFiled = false;
};

const QStringList words{u"lock"_s,  u"spin_lock"_s,    u"raw_spin_lock_irq"_s,
                        u"reset"_s, u"ufshcd_reset"_s, u"hang"_s,
                        u"死锁"_s,  u"内核死锁分析"_s, u"等待锁"_s,
                        u"patch"_s, u"内核"_s,         u"锁"_s};
const QStringList people{u"ada"_s, u"bob"_s, u"eve"_s};

/// A plain look through \a text: whole words of letters, digits and underscores, their parts, and for
/// Chinese any substring.
bool holds(const QString &text, const QString &word)
{
    if (word.front().unicode() > 0x2E80) {
        return text.contains(word);
    }
    static const QRegularExpression notWord(u"[^A-Za-z0-9_]+"_s);
    const QStringList tokens = text.toLower().split(notWord, Qt::SkipEmptyParts);
    return std::ranges::any_of(tokens, [&word](const QString &token) {
        const QString whole = u'_' + token + u'_';
        return token == word || whole.contains(u'_' + word + u'_');
    });
}

/// A random question and what it means.
struct Question
{
    QString text;
    std::function<bool(const Thing &)> holds;
};

class Maker
{
public:
    explicit Maker(unsigned seed)
        : m_random(seed)
    {
    }

    int below(int count)
    {
        return std::uniform_int_distribution<int>(0, count - 1)(m_random);
    }

    const QString &one(const QStringList &list)
    {
        return list.at(below(int(list.size())));
    }

    Thing thing(int number)
    {
        Thing thing;
        thing.id = u"m%1@example.org"_s.arg(number);
        thing.subject = one(words) + u' ' + one(words);
        thing.from = one(people);
        thing.cc = one(people);
        for (int i = below(6); i >= 0; --i) {
            thing.body += one(words) + (below(3) == 0 ? u"，"_s : u" "_s);
        }
        thing.dateMs = firstDay + below(100) * dayMs;
        thing.isRead = below(2) == 0;
        thing.hasDiff = below(3) == 0;
        return thing;
    }

    Question question(int depth)
    {
        switch (depth == 0 ? below(8) : below(12)) {
        case 0: {
            const QString who = one(people);
            return {u"from:"_s + who, [who](const Thing &t) { return t.from == who; }};
        }
        case 1: {
            const QString who = one(people);
            return {u"cc:"_s + who, [who](const Thing &t) { return t.cc == who; }};
        }
        case 2: {
            const int day = below(100);
            const qint64 ms = firstDay + day * dayMs;
            return {u"after:"_s
                        + QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc())
                              .toString(u"yyyy-MM-dd"_s),
                    [ms](const Thing &t) { return t.dateMs >= ms; }};
        }
        case 3:
            return below(2) == 0
                ? Question{u"is:unread"_s, [](const Thing &t) { return !t.isRead; }}
                : Question{u"has:patch"_s, [](const Thing &t) { return t.hasDiff; }};
        case 4:
            return below(2) == 0
                ? Question{u"in:1"_s, [](const Thing &t) { return t.isFiled; }}
                : Question{u"in:none"_s, [](const Thing &t) { return !t.isFiled; }};
        case 8:
        case 9: {
            const Question a = question(depth - 1);
            const Question b = question(depth - 1);
            return {u"("_s + a.text + u" OR "_s + b.text + u')',
                    [a, b](const Thing &t) { return a.holds(t) || b.holds(t); }};
        }
        case 10: {
            const Question a = question(depth - 1);
            return {u"-("_s + a.text + u" )"_s, [a](const Thing &t) { return !a.holds(t); }};
        }
        case 11: {
            const Question a = question(depth - 1);
            const Question b = question(depth - 1);
            return {u"("_s + a.text + u' ' + b.text + u" )"_s,
                    [a, b](const Thing &t) { return a.holds(t) && b.holds(t); }};
        }
        default: {
            const QString word = one(words);
            return {word + u' ', [word](const Thing &t) {
                        return holds(t.subject, word) || holds(t.from, word) || holds(t.body, word);
                    }};
        }
        }
    }

private:
    std::mt19937 m_random;
};

} // namespace

class TestSearchFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answersAsALookThroughWould();
    void sortsByDateAndRelevance();
    void pagesDoNotOverlap();
    void twoCharactersFindWhatAScanFinds_data();
    void twoCharactersFindWhatAScanFinds();
    void namesOfPatchesAreFound();
    void whatIsInTheTrashIsNotFound();
    void nothingToLookForIsUsage();
    void newDatesAreSeen();
    void savedSearches();

private:
    QStringList find(const QString &text, const SearchWindow &window = {.limit = 1000});
    void store(const std::vector<Thing> &things);

    std::unique_ptr<StoreFixture> m_store;
    std::unique_ptr<MessageDates> m_dates; ///< of the file that is open
};

void TestSearchFinder::init()
{
    m_store = std::make_unique<StoreFixture>();
    m_dates = std::make_unique<MessageDates>();
    CASEBOOK_VERIFY_OK(m_store->make());
}

void TestSearchFinder::cleanup()
{
    m_store.reset();
}

/// Message-IDs of the answer, as found.
QStringList TestSearchFinder::find(const QString &text, const SearchWindow &window)
{
    const auto query = parseSearch(text, {.nowMs = firstDay + 400 * dayMs});
    if (!query) {
        return {u"problem at %1"_s.arg(query.error().start)};
    }
    const Result<QStringList> ids =
        m_store->file->read([&](Database &database) -> Result<QStringList> {
            const Result<SearchItems> found = SearchFinder(database, *m_dates).find(*query, window);
            if (!found) {
                return passOn(found);
            }
            QStringList list;
            for (const SearchItem &item : found->items) {
                const Result<QString> mid =
                    database.value<QString>("SELECT mid FROM mids WHERE id = ?", item.id);
                list.append(item.kind == SearchKind::Message && mid ? *mid : u"?"_s);
            }
            return list;
        });
    return ids ? *ids : QStringList{describe(ids.error())};
}

void TestSearchFinder::store(const std::vector<Thing> &things)
{
    std::vector<IncomingMessage> messages;
    for (const Thing &thing : things) {
        IncomingMessage message = mail(thing.id, {}, {}, thing.subject, thing.body, thing.dateMs);
        message.parsed.from = {.name = thing.from, .address = u"x@y"_s};
        message.parsed.cc = {{.name = thing.cc, .address = u"x@y"_s}};
        message.isRead = thing.isRead;
        message.hasDiff = thing.hasDiff;
        messages.push_back(std::move(message));
    }
    const auto batch = m_store->add(messages);
    CASEBOOK_VERIFY_OK(batch);
    const Status filed = m_store->file->write([&](Database &database) -> Status {
        ChangeSet changes;
        BugTable bugs(database);
        const Result<BugId> bug = bugs.add({.title = u"zzz"_s}, 1, changes);
        if (!bug) {
            return passOn(bug);
        }
        for (std::size_t i = 0; i < things.size(); ++i) {
            const Status linked = things[i].isFiled
                ? bugs.linkThread(*bug, batch->messages[i].threadId, true, changes)
                : Status();
            if (!linked) {
                return linked;
            }
        }
        return {};
    });
    CASEBOOK_VERIFY_OK(filed);
}

void TestSearchFinder::answersAsALookThroughWould()
{
    Maker maker(20261121);
    std::vector<Thing> things;
    for (int i = 0; i < 300; ++i) {
        things.push_back(maker.thing(i));
        things.back().isFiled = maker.below(2) == 0;
    }
    store(things);
    for (int i = 0; i < 400; ++i) {
        const Question question = maker.question(3);
        QStringList expected;
        for (const Thing &thing : things) {
            if (question.holds(thing)) {
                expected.append(thing.id);
            }
        }
        // The bug that was made is a thing too; questions about mail only.
        QStringList found = find(u"kind:mail ("_s + question.text + u" )"_s);
        found.sort();
        expected.sort();
        QVERIFY2(found == expected,
                 qPrintable(u"%1: %2 found, %3 expected"_s.arg(question.text)
                                .arg(found.size())
                                .arg(expected.size())));
    }
}

void TestSearchFinder::sortsByDateAndRelevance()
{
    const auto made = [](const QString &id, const QString &subject, const QString &body, int day) {
        return mail(id, {}, {}, subject, body, firstDay + day * dayMs);
    };
    CASEBOOK_VERIFY_OK(
        m_store->add({made(u"old"_s, u"lock"_s, u"lock lock"_s, 1),
                      made(u"new"_s, u"other"_s, u"a long text with one lock in it"_s, 9),
                      made(u"middle"_s, u"other"_s, u"lock"_s, 5)}));
    QCOMPARE(find(u"lock "_s, {.order = SearchOrder::Newest}),
             (QStringList{u"new"_s, u"middle"_s, u"old"_s}));
    QCOMPARE(find(u"lock "_s, {.order = SearchOrder::Oldest}),
             (QStringList{u"old"_s, u"middle"_s, u"new"_s}));
    QCOMPARE(find(u"lock "_s).first(), u"old"_s); // the subject tells it
    // Relevance says nothing about conditions alone.
    QCOMPARE(find(u"list:example after:2025 "_s).size(), 3);
    QCOMPARE(find(u"is:unread "_s), (QStringList{u"new"_s, u"middle"_s, u"old"_s}));
}

void TestSearchFinder::pagesDoNotOverlap()
{
    Maker maker(7);
    std::vector<Thing> things;
    for (int i = 0; i < 50; ++i) {
        things.push_back(maker.thing(i));
        things.back().body = u"same"_s;
        things.back().dateMs = firstDay;
    }
    store(things);
    for (const SearchOrder order : {SearchOrder::Relevance, SearchOrder::Newest}) {
        QStringList all;
        for (int offset = 0; offset < 60; offset += 20) {
            all += find(u"same "_s, {.order = order, .limit = 20, .offset = offset});
        }
        QCOMPARE(all.size(), 50);
        all.removeDuplicates();
        QCOMPARE(all.size(), 50);
    }
}

void TestSearchFinder::twoCharactersFindWhatAScanFinds_data()
{
    QTest::addColumn<QString>("query");
    for (const QString &query :
         {u"死锁"_s, u"核死"_s, u"锁"_s, u"内核死锁"_s, u"锁分析"_s, u"锁等"_s}) {
        QTest::newRow(qPrintable(query)) << query;
    }
}

void TestSearchFinder::twoCharactersFindWhatAScanFinds()
{
    QFETCH(QString, query);
    Maker maker(99);
    std::vector<Thing> things;
    QStringList expected;
    for (int i = 0; i < 200; ++i) {
        things.push_back(maker.thing(i));
        if (things.back().body.contains(query) || things.back().subject.contains(query)) {
            expected.append(things.back().id);
        }
    }
    store(things);
    for (const QString &typed : {query, QString(query + u' ')}) {
        QStringList found = find(typed);
        found.sort();
        expected.sort();
        QCOMPARE(found, expected);
    }
}

void TestSearchFinder::namesOfPatchesAreFound()
{
    IncomingMessage patch = mail(u"p"_s, {}, {}, u"[PATCH] x"_s, u"body"_s);
    patch.files = {u"drivers/ufs/core/ufshcd.c"_s};
    patch.functions = {u"static int ufshcd_init(struct ufs_hba *hba)"_s};
    patch.parsed.to = {{.name = u"Grace Example"_s, .address = u"grace@example.net"_s}};
    patch.parsed.attachments = {{.fileName = u"a"_s}};
    CASEBOOK_VERIFY_OK(m_store->add({patch, mail(u"q"_s)}));
    for (const QString &query :
         {u"file:ufshcd.c "_s, u"file:drivers/ufs "_s, u"function:ufshcd_init "_s,
          u"function:init "_s, u"to:grace "_s, u"to:grace@example.net "_s, u"grace@example.net "_s,
          u"has:attachment "_s, u"id:p "_s}) {
        QVERIFY2(find(query) == QStringList{u"p"_s}, qPrintable(query));
    }
    // Who only received it is not meant by a plain word.
    QCOMPARE(find(u"grace "_s), QStringList());
    QCOMPARE(find(u"file:body "_s), QStringList());
}

void TestSearchFinder::whatIsInTheTrashIsNotFound()
{
    const auto batch =
        m_store->add({mail(u"a"_s, {}, {}, u"lock"_s), mail(u"b"_s, {}, {}, u"lock"_s)});
    CASEBOOK_VERIFY_OK(batch);
    CASEBOOK_VERIFY_OK(m_store->file->write([&](Database &database) {
        return database.run("INSERT INTO trash (kind, item_id, title, deleted_ms)"
                            " VALUES ('thread', ?, '', 1)",
                            batch->messages[0].threadId);
    }));
    QCOMPARE(find(u"lock "_s), QStringList{u"b"_s});
    QCOMPARE(find(u"-nothing "_s), QStringList{u"b"_s});
}

void TestSearchFinder::nothingToLookForIsUsage()
{
    for (const QString &text : {u""_s, u" -> "_s, u"\"\" "_s, u"--- "_s}) {
        QVERIFY2(find(text).value(0).startsWith("Usage"_L1), qPrintable(text));
    }
}

void TestSearchFinder::newDatesAreSeen()
{
    CASEBOOK_VERIFY_OK(m_store->add({mail(u"a"_s, {}, {}, u"lock"_s, {}, firstDay)}));
    QCOMPARE(find(u"after:2025 "_s).size(), 1);
    CASEBOOK_VERIFY_OK(m_store->add({mail(u"b"_s, {}, {}, u"lock"_s, {}, firstDay + dayMs)}));
    QCOMPARE(find(u"after:2025 "_s), (QStringList{u"b"_s, u"a"_s}));
    CASEBOOK_VERIFY_OK(m_store->add({mail(u"c"_s, {}, {}, u"lock"_s, {}, 0)}));
    QCOMPARE(find(u"before:2030 "_s).size(), 2); // an unknown date lies nowhere
}

void TestSearchFinder::savedSearches()
{
    ChangeSet changes;
    const auto work = [&](Database &database) -> Status {
        SavedSearchTable table(database);
        const auto first = table.save(u"  my  hangs "_s, u" hang is:unread "_s, 5, changes);
        if (!first) {
            return passOn(first);
        }
        const auto again = table.save(u"my hangs"_s, u"hang"_s, 6, changes);
        if (!again || *again != *first) {
            return fail(ErrorCode::Unknown, u"replaced"_s);
        }
        if (table.save(u" "_s, u"x"_s, 7, changes) || table.save(u"x"_s, u" "_s, 7, changes)) {
            return fail(ErrorCode::Unknown, u"empty"_s);
        }
        return {};
    };
    CASEBOOK_VERIFY_OK(m_store->file->write(work));
    QVERIFY(changes.touches(Table::Searches));
    const auto list =
        m_store->file->read([](Database &database) { return SavedSearchTable(database).list(); });
    CASEBOOK_VERIFY_OK(list);
    QCOMPARE(list->size(), 1U);
    QCOMPARE(list->front().name, u"my hangs"_s);
    QCOMPARE(list->front().text, u"hang"_s);
    QCOMPARE(list->front().changedMs, 6);
    CASEBOOK_VERIFY_OK(m_store->file->write([&](Database &database) {
        return SavedSearchTable(database).remove(list->front().id, changes);
    }));
    const auto gone = m_store->file->read(
        [](Database &database) { return SavedSearchTable(database).named(u"my hangs"_s); });
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestSearchFinder)
#include "tst_searchfinder.moc"
