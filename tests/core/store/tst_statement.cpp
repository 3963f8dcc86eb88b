// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/transaction.h"
#include "storefixture.h"

using namespace Casebook;
using namespace Qt::StringLiterals;

class TestStatement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void valuesComeBackAsTheyWere();
    void emptyIsNotNull();
    void moreThanOneStatementIsRefused();
    void errorsAreCodes();
    void theRowThatIsNotThereIsNamed();
    void aRowThenTheEndThenAgain();
    void rowsStopAtAnError();
    void transactionRollsBackUnlessCommitted();

private:
    std::unique_ptr<Database> m_database;
};

void TestStatement::init()
{
    Result<Database> opened = Database::open({}, DatabaseMode::Memory);
    CASEBOOK_VERIFY_OK(opened);
    m_database = std::make_unique<Database>(std::move(*opened));
    CASEBOOK_VERIFY_OK(m_database->run("CREATE TABLE t (a ANY UNIQUE, b ANY) STRICT"));
}

void TestStatement::valuesComeBackAsTheyWere()
{
    const QByteArray large(10'000, '\xff');
    const QString text = u"内核\U0001F41E\0tail"_s;
    Result<Statement> row =
        m_database->query("SELECT ?, ?, ?, ?, ?, ?, ?", std::numeric_limits<qint64>::min(), 0.1,
                          text, large, true, BugId{7}, BugId{});
    CASEBOOK_VERIFY_OK(row);
    QCOMPARE(row->columnCount(), 7);
    QVERIFY(*row->step());
    QCOMPARE(row->column<qint64>(0), std::numeric_limits<qint64>::min());
    QCOMPARE(row->column<double>(1), 0.1);
    QCOMPARE(row->column<QString>(2), text);
    QCOMPARE(row->column<QByteArray>(3), large);
    QCOMPARE(row->column<bool>(4), true);
    QCOMPARE(row->column<BugId>(5), BugId{7});
    QVERIFY(row->isNull(6));
    QVERIFY(!row->column<BugId>(6).isValid());
}

void TestStatement::emptyIsNotNull()
{
    Result<Statement> row = m_database->query("SELECT ?, ?, ?, ?, ?", QString(), u""_s,
                                              QByteArray(), QByteArray(""), nullptr);
    CASEBOOK_VERIFY_OK(row);
    QVERIFY(*row->step());
    for (int column = 0; column < 4; ++column) {
        QVERIFY2(!row->isNull(column), qPrintable(QString::number(column)));
    }
    QVERIFY(row->isNull(4));
    QCOMPARE(row->column<QString>(4), QString());
    QCOMPARE(row->column<qint64>(4), 0);
    const auto kinds =
        m_database->find<QString>("SELECT typeof(?) || typeof(?)", QString(), QByteArray());
    CASEBOOK_VERIFY_OK(kinds);
    QCOMPARE(**kinds, u"textblob"_s);
}

void TestStatement::moreThanOneStatementIsRefused()
{
    QCOMPARE(m_database->run("SELECT 1; DELETE FROM t").error().code, ErrorCode::Usage);
    QCOMPARE(m_database->run("").error().code, ErrorCode::Usage);
    QCOMPARE(m_database->run("-- nothing").error().code, ErrorCode::Usage);
    CASEBOOK_VERIFY_OK(m_database->run("SELECT 1;  \n"));
}

void TestStatement::errorsAreCodes()
{
    QVERIFY(!m_database->run("SELEC 1"));
    QVERIFY(!m_database->run("SELECT 1", 2)); // one value too many
    CASEBOOK_VERIFY_OK(m_database->run("INSERT INTO t VALUES (1, 1)"));
    QCOMPARE(m_database->run("INSERT INTO t VALUES (1, 2)").error().code, ErrorCode::AlreadyExists);
    CASEBOOK_VERIFY_OK(m_database->run("INSERT INTO t VALUES (2, 2)"));
}

void TestStatement::theRowThatIsNotThereIsNamed()
{
    CASEBOOK_VERIFY_OK(m_database->run("INSERT INTO t VALUES (1, 'x')"));
    const Result<Statement> there = m_database->row(BugId{1}, "SELECT b FROM t WHERE a = ?", 1);
    CASEBOOK_VERIFY_OK(there);
    QCOMPARE(there->column<QString>(0), u"x"_s);
    const Result<Statement> none = m_database->row(BugId{7}, "SELECT b FROM t WHERE a = ?", 7);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
    QCOMPARE(none.error().subject, u"7"_s);
    const Result<Statement> named = m_database->row(u"x"_s, "SELECT b FROM t WHERE b = ?", u"y"_s);
    QCOMPARE(named.error().subject, u"x"_s);
    QCOMPARE(m_database->row(BugId{1}, "SELECT c FROM t").error().code, ErrorCode::Unknown);
}

void TestStatement::aRowThenTheEndThenAgain()
{
    CASEBOOK_VERIFY_OK(m_database->run("INSERT INTO t VALUES (1, 'x')"));
    Result<Statement> row = m_database->query("SELECT b FROM t WHERE a = ?", 1);
    CASEBOOK_VERIFY_OK(row);
    QVERIFY(*row->step());
    QCOMPARE(row->column<QString>(0), u"x"_s);
    QVERIFY(!*row->step());
    row->bindAll(2);
    QVERIFY(!*row->step());
    // A statement in use keeps the connection open; taking it again gives a second one.
    QCOMPARE(m_database->close().error().code, ErrorCode::Busy);
    CASEBOOK_VERIFY_OK(m_database->query("SELECT b FROM t WHERE a = ?", 1));
}

void TestStatement::rowsStopAtAnError()
{
    CASEBOOK_VERIFY_OK(m_database->run("INSERT INTO t VALUES (1, 1), (2, 2), (3, 3)"));
    Result<Statement> rows = m_database->prepare("SELECT a FROM t ORDER BY a");
    CASEBOOK_VERIFY_OK(rows);
    int seen = 0;
    const Status read = rows->forEach([&](const Statement &row) -> Status {
        ++seen;
        return row.column<int>(0) == 2 ? fail(ErrorCode::Corrupt) : Status();
    });
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
    QCOMPARE(seen, 2);
}

void TestStatement::transactionRollsBackUnlessCommitted()
{
    const auto count = [&] { return *m_database->value<int>("SELECT count(*) FROM t"); };
    {
        Result<Transaction> transaction = Transaction::begin(*m_database);
        CASEBOOK_VERIFY_OK(transaction);
        CASEBOOK_VERIFY_OK(m_database->run("INSERT INTO t VALUES (1, 1)"));
        QVERIFY(!Transaction::begin(*m_database)); // does not nest
        QVERIFY(m_database->isInTransaction());
        QCOMPARE(count(), 1);
    }
    QVERIFY(!m_database->isInTransaction());
    QCOMPARE(count(), 0);
    std::stop_source stop;
    {
        Result<Transaction> transaction = Transaction::begin(*m_database);
        CASEBOOK_VERIFY_OK(transaction);
        CASEBOOK_VERIFY_OK(m_database->run("INSERT INTO t VALUES (1, 1)"));
        // A commit is not stopped half-way.
        m_database->setStop(stop.get_token());
        stop.request_stop();
        CASEBOOK_VERIFY_OK(transaction->commit());
    }
    m_database->setStop({});
    QCOMPARE(count(), 1);
}

QTEST_GUILESS_MAIN(TestStatement)
#include "tst_statement.moc"
