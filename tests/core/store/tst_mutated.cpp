// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/bugtable.h"
#include "core/store/searchfinder.h"
#include "core/store/threadtable.h"
#include "tests/core/store/storefixture.h"

#include <QDir>

#include <random>

using namespace Casebook;
using namespace Qt::StringLiterals;

/// A workspace with bytes changed, cut or swapped never crashes the opener, and one that is refused is
/// never written to.
class TestMutated : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutatedFilesDoNoHarm();
};

namespace {

QByteArray mutated(QByteArray bytes, std::mt19937 &random)
{
    const auto below = [&random](qsizetype limit) {
        return static_cast<qsizetype>(random() % static_cast<quint32>(limit));
    };
    constexpr qsizetype page = 8192;
    switch (random() % 5) {
    case 0: // single bits
        for (int i = 0; i < 1 + static_cast<int>(random() % 8); ++i) {
            bytes[below(bytes.size())] ^= static_cast<char>(1U << random() % 8);
        }
        break;
    case 1: // cut short
        bytes.truncate(below(bytes.size()));
        break;
    case 2: { // two pages swapped
        const qsizetype a = below(bytes.size() / page) * page;
        const qsizetype b = below(bytes.size() / page) * page;
        const QByteArray first = bytes.mid(a, page);
        bytes.replace(a, page, bytes.mid(b, page)).replace(b, page, first);
        break;
    }
    case 3: { // a stretch of zeros or noise
        const qsizetype from = below(bytes.size() - 300);
        for (qsizetype i = from; i < from + 300; ++i) {
            bytes[i] = static_cast<char>(random() % 256);
        }
        break;
    }
    default: // the first page: header and schema
        for (int i = 0; i < 6; ++i) {
            bytes[below(page)] = static_cast<char>(random() % 256);
        }
        break;
    }
    return bytes;
}

/// Reads through everything; errors are fine, crashes are not.
void readAll(WorkspaceFile &file)
{
    JobContext context;
    const auto report = file.check(context);
    const auto searched = file.read([](Database &database) {
        MessageDates dates;
        const auto query = parseSearch(u"lock 内核", {});
        return SearchFinder(database, dates).find(*query, {});
    });
    const auto listed = file.read([](Database &database) -> Status {
        const auto bugs = BugTable(database).list();
        const auto threads = ThreadTable(database).unfiled();
        if (!threads) {
            return passOn(threads);
        }
        for (const ThreadSummary &thread : *threads) {
            const std::array ids{thread.id};
            const auto messages = MessageTable(database).ofThreads(ids);
            for (std::size_t i = 0; messages && i < messages->size(); ++i) {
                const auto raw = MessageTable(database).raw((*messages)[i].id);
            }
        }
        return {};
    });
    Q_UNUSED(report)
    Q_UNUSED(searched)
    Q_UNUSED(listed)
}

} // namespace

void TestMutated::mutatedFilesDoNoHarm()
{
    bool isNumber = false;
    const int wanted = qEnvironmentVariableIntValue("CASEBOOK_MUTATIONS", &isNumber);
    const int count = isNumber ? wanted : 300;
    StoreFixture original;
    CASEBOOK_VERIFY_OK(original.make());
    for (int i = 0; i < 40; ++i) {
        const QString id = u"m%1@x"_s.arg(i);
        CASEBOOK_VERIFY_OK(
            original.add({mail(id, u"m%1@x"_s.arg(i / 2), {}, {}, u"spin_lock 内核"_s)}));
    }
    original.file.reset();
    const QByteArray bytes = readFile(original.path());
    std::mt19937 random(20'260'101);
    StoreFixture store;
    int refused = 0;
    for (int i = 0; i < count; ++i) {
        const QByteArray changed = mutated(bytes, random);
        QVERIFY(writeFile(store.path(), changed));
        {
            const auto reader = store.open(false, true);
            if (reader) {
                readAll(**reader);
            }
        }
        QVERIFY2(readFile(store.path()) == changed, "a reader wrote to the file");
        const auto opened = store.open(false);
        if (opened) {
            readAll(**opened);
        } else {
            ++refused;
            QVERIFY2(readFile(store.path()) == changed, "a refused file was written to");
        }
        if (opened) {
            (void)(*opened)->close().has_value();
        }
        QFile::remove(store.path() + u"-wal");
        QFile::remove(store.path() + u"-shm");
        QFile::remove(store.path() + u"-journal");
    }
    qInfo("%d mutated files, %d refused, 0 crashes, 0 refused ones written to", count, refused);
    QVERIFY(refused > 0);
}

QTEST_GUILESS_MAIN(TestMutated)
#include "tst_mutated.moc"
