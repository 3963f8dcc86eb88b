// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/logfile.h"
#include "core/base/limits.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

#include <sys/stat.h>

using namespace Casebook;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLogFile final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    JobContext m_context;

    QString write(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(u"log"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("cannot write the test log");
        }
        return path;
    }

    std::shared_ptr<LogFile> opened(const QByteArray &bytes)
    {
        auto file = LogFile::open(write(bytes));
        if (!file || !(*file)->index(1h, m_context)) {
            qFatal("cannot open the test log");
        }
        return *file;
    }

private Q_SLOTS:

    void readsLines_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<QByteArray>>("lines");
        using List = QList<QByteArray>;
        QTest::newRow("empty") << ""_ba << List{};
        QTest::newRow("one") << "a\n"_ba << List{"a"};
        QTest::newRow("no final newline") << "a\nb"_ba << List{"a", "b"};
        QTest::newRow("CRLF") << "a\r\nb\r\n"_ba << List{"a", "b"};
        QTest::newRow("CR kept inside and at the torn end")
            << "a\rb\nc\r"_ba << List{"a\rb", "c\r"};
        QTest::newRow("empty lines") << "\n\n"_ba << List{"", ""};
        QTest::newRow("NUL") << QByteArray("a\0b\n", 4) << List{QByteArray("a\0b", 3)};
        QTest::newRow("bad bytes") << "\xff\xfe\n"_ba << List{"\xff\xfe"};
    }

    void readsLines()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QList<QByteArray>, lines);
        const auto file = opened(bytes);
        QCOMPARE(file->extent().lines, lines.size());
        const auto got = file->lines(0, 100, m_context);
        QVERIFY(got.has_value());
        QCOMPARE(QList<QByteArray>(got->lines.begin(), got->lines.end()), lines);
        QVERIFY(got->complete);
    }

    void everyLineIsReachedFromEverywhere()
    {
        std::mt19937 random(7);
        QByteArray bytes;
        QList<QByteArray> lines;
        for (int i = 0; i < 3000; ++i) {
            QByteArray line = QByteArray::number(i) + ' '
                + QByteArray(static_cast<qsizetype>(random() % 400), 'x');
            if (i % 1000 == 7) {
                line += QByteArray(300 * 1024, 'y'); // longer than the index step
            }
            line += "\xe5\x86\x85";
            lines.append(line);
            bytes += line + (i % 3 == 0 ? "\r\n" : "\n");
        }
        const auto file = opened(bytes);
        QCOMPARE(file->extent().lines, 3000);
        for (int i = 0; i < 400; ++i) {
            const auto first = static_cast<qint64>(random() % 3000);
            const auto got = file->lines(first, 5, m_context);
            QVERIFY(got.has_value());
            QCOMPARE(got->lines.size(), static_cast<size_t>(qMin<qint64>(5, 3000 - first)));
            for (size_t k = 0; k < got->lines.size(); ++k) {
                const QByteArray &line = lines.at(first + static_cast<qint64>(k));
                QCOMPARE(got->lineBytes.at(k), line.size());
                QCOMPARE(got->lines.at(k), line.left(Limits::logLineShownBytes));
            }
        }
    }

    void oneLineOf100MegabytesIsShownCut()
    {
        const auto file = opened(QByteArray(100 * Limits::MiB, 'z') + "\nlast\n");
        const auto got = file->lines(0, 10, m_context);
        QVERIFY(got.has_value());
        QCOMPARE(got->lines.size(), size_t{2});
        QCOMPARE(got->lines.at(0).size(), Limits::logLineShownBytes);
        QCOMPARE(got->lineBytes.at(0), 100 * Limits::MiB);
        QCOMPARE(got->lines.at(1), "last"_ba);
    }

    void findsAcrossBlockBorders()
    {
        // The needle lies over the border of the first and second block of 1 MiB.
        QByteArray bytes(Limits::MiB - 3, 'a');
        bytes[500] = '\n';
        bytes += "NeEdLe\ntail NEEDLE\n";
        const auto file = opened(bytes);
        const auto find = [&](const char *needle, qint64 from, bool backwards, bool fold) {
            const auto line = file->find(
                {.needle = needle, .from = from, .backwards = backwards, .foldCase = fold},
                m_context);
            return line ? *line : -1;
        };
        QCOMPARE(find("NeEdLe", 0, false, false), 1);
        QCOMPARE(find("needle", 0, false, false), -1);
        QCOMPARE(find("needle", 0, false, true), 1);
        QCOMPARE(find("needle", 2, false, true), 2);
        QCOMPARE(find("needle", 3, true, true), 2);
        QCOMPARE(find("needle", 2, true, true), 1);
        QCOMPARE(find("needle", 1, true, true), -1);
        QCOMPARE(find("a\n", 0, false, false), -1);
        QCOMPARE(find("", 0, false, false), -1);
    }

    void agreesWithAScan()
    {
        std::mt19937 random(11);
        QByteArray bytes;
        QList<QByteArray> lines;
        for (int i = 0; i < 20000; ++i) {
            QByteArray line(static_cast<qsizetype>(random() % 150), ' ');
            for (char &c : line) {
                c = static_cast<char>('a' + random() % 4);
            }
            lines.append(line);
            bytes += line + '\n';
        }
        const auto file = opened(bytes);
        for (int i = 0; i < 200; ++i) {
            QByteArray needle(static_cast<qsizetype>(6 + random() % 5), ' ');
            for (char &c : needle) {
                c = static_cast<char>('a' + random() % 4);
            }
            const auto from = static_cast<qint64>(random() % 20000);
            const bool backwards = random() % 2 == 0;
            qint64 truth = -1;
            for (qint64 line = backwards ? from - 1 : from; line >= 0 && line < lines.size();
                 line += backwards ? -1 : 1) {
                if (lines.at(line).contains(needle)) {
                    truth = line;
                    break;
                }
            }
            const auto got =
                file->find({.needle = needle, .from = from, .backwards = backwards}, m_context);
            QCOMPARE(got ? *got : -1, truth);
        }
    }

    void goesOnWhereTheFileGrew()
    {
        const auto file = opened("a\nhalf");
        QCOMPARE(file->extent().lines, 2);
        QFile more(m_folder.filePath(u"log"_s));
        QVERIFY(more.open(QIODevice::Append));
        more.write(" line\nb\n");
        more.close();
        QVERIFY(file->index(1h, m_context).has_value());
        const auto got = file->lines(0, 10, m_context);
        QCOMPARE(got->lines, (std::vector<QByteArray>{"a", "half line", "b"}));
    }

    void saysThatTheFileBecameShorter()
    {
        const auto file = opened("a\nb\nc\n");
        write("a\n");
        const auto again = file->index(1h, m_context);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::Corrupt);
    }

    void refusesWhatIsNoFile()
    {
        QCOMPARE(LogFile::open(u"/dev/zero"_s).error().code, ErrorCode::Unsupported);
        QCOMPARE(LogFile::open(m_folder.path()).error().code, ErrorCode::Unsupported);
        QCOMPARE(LogFile::open(m_folder.filePath(u"none"_s)).error().code, ErrorCode::NotFound);
        const QString fifo = m_folder.filePath(u"fifo"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
        QCOMPARE(LogFile::open(fifo).error().code, ErrorCode::Unsupported);
    }

    void stopsWhenAsked()
    {
        const auto file = opened(QByteArray(4 * Limits::MiB, 'x') + "\n");
        std::stop_source stop;
        JobContext context(stop.get_token());
        stop.request_stop();
        QCOMPARE(file->find({.needle = "y"}, context).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestLogFile)
#include "tst_logfile.moc"
