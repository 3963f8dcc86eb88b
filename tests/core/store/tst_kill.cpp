// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/texttable.h"
#include "tests/core/store/storefixture.h"

#include <QProcess>
#include <QRandomGenerator>

#include <thread>

using namespace Casebook;
using namespace Qt::StringLiterals;

/// kill -9 at random moments: every workspace opens again, and what was acknowledged is there.
class TestKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingAcknowledgedIsLost();
};

namespace {

/// Starts the writer, kills it after some milliseconds of work, and returns what it acknowledged.
QList<QByteArray> killedRun(const QString &path, int round)
{
    QProcess writer;
    writer.start(QStringLiteral(CASEBOOK_KILLED_WRITER), {path, QString::number(round)});
    // The moment counts from the first acknowledged write: before it there is nothing to lose.
    if (!writer.waitForReadyRead(30'000)) {
        return {"failed to start: " + QByteArray::number(writer.exitCode())};
    }
    // Random on purpose: this is the moment of the kill, not a wait for anything.
    std::this_thread::sleep_for(
        std::chrono::microseconds(QRandomGenerator::global()->bounded(4'000, 40'000)));
    writer.kill();
    writer.waitForFinished();
    QList<QByteArray> lines = writer.readAllStandardOutput().split('\n');
    lines.removeLast(); // after the last line end: nothing, or half a line
    return lines;
}

bool isThere(WorkspaceFile &file, const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    if (words.size() == 2 && words[0] == "mail") {
        return file
            .read([&](Database &database) {
                return MessageTable(database).find(QString::fromUtf8(words[1]));
            })
            .has_value();
    }
    if (words.size() != 3 || words[0] != "text") {
        return false;
    }
    // The text only grows.
    const auto text = file.read([&](Database &database) {
        return TextTable(database).document(TextId{words[1].toLongLong()});
    });
    return text && text->text.size() >= words[2].toLongLong();
}

} // namespace

void TestKill::nothingAcknowledgedIsLost()
{
    bool isNumber = false;
    const int wanted = qEnvironmentVariableIntValue("CASEBOOK_KILLS", &isNumber);
    const int kills = isNumber ? wanted : 60;
    StoreFixture store;
    CASEBOOK_VERIFY_OK(store.make());
    store.file.reset();
    qsizetype acknowledged = 0;
    int recovered = 0;
    for (int round = 0; round < kills; ++round) {
        const QList<QByteArray> lines = killedRun(store.path(), round);
        const auto opened = store.open(false);
        CASEBOOK_VERIFY_OK(opened);
        for (const auto &[kind, subject] : (*opened)->info().notices) {
            recovered += kind == OpenNotice::RecoveredAfterCrash ? 1 : 0;
        }
        for (const QByteArray &line : lines) {
            QVERIFY2(isThere(**opened, line), line.constData());
        }
        acknowledged += lines.size();
        // The whole check now and then: it grows with the file.
        JobContext context;
        if (round % 10 == 9 || round + 1 == kills) {
            const auto report = (*opened)->check(context);
            CASEBOOK_VERIFY_OK(report);
            QVERIFY(report->findings.empty());
        }
    }
    QVERIFY(acknowledged > 0);
    qInfo("%d kills, %d found unclean, %lld acknowledged writes, 0 lost", kills, recovered,
          static_cast<long long>(acknowledged));
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
