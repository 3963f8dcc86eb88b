// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Someone types, the program is killed with SIGKILL: at most the last second may be missing. 20 kills
// by default, CASEBOOK_KILLS=200 for a campaign.

#include "app/widgets/textautosave.h"
#include "app/widgets/texteditor.h"
#include "core/base/jobrunner.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QProcess>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <random>

#include <unistd.h>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

/// Character \a i of what is typed.
QChar typed(qsizetype i)
{
    if (i % 60 == 59) {
        return u'\n';
    }
    return i % 7 == 3 ? QChar(0x5185) : QChar(u'a' + static_cast<char16_t>(i * 7 % 26));
}

/// One file, replaced as a whole; ends when it is in place.
class FileSink final : public TextSink
{
public:
    FileSink(QString path, JobRunner &runner)
        : m_path(std::move(path))
        , m_runner(runner)
    {
    }

    Job<RevisionId> save(const QString &text) override
    {
        return m_runner.run<RevisionId>(
            {}, m_path, [path = m_path, text](JobContext &) -> Result<RevisionId> {
                QSaveFile file(path);
                if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0
                    || !file.commit()) {
                    return fail(ErrorCode::Io, path);
                }
                return RevisionId{.value = 1};
            });
    }

private:
    QString m_path;
    JobRunner &m_runner;
};

/// Types until it is killed and tells, after each character, how many and when.
int typeForEver(const QString &path)
{
    JobRunner runner;
    FileSink sink(path, runner);
    TextEditor editor;
    TextAutosave autosave(&editor, runner);
    autosave.start({.sink = &sink, .key = {}, .text = {}, .revision = {}, .savedMs = 0});
    editor.show();
    QElapsedTimer clock;
    clock.start();
    qsizetype count = 0;
    QTimer keys;
    QObject::connect(&keys, &QTimer::timeout, &editor, [&] {
        const QChar next = typed(count);
        if (next == QChar(0x5185)) {
            QInputMethodEvent half(u"nei"_s, {});
            QApplication::sendEvent(&editor, &half);
            QInputMethodEvent whole;
            whole.setCommitString(QString(next));
            QApplication::sendEvent(&editor, &whole);
        } else {
            const bool enter = next == u'\n';
            QKeyEvent key(QEvent::KeyPress, enter ? Qt::Key_Return : Qt::Key_A, Qt::NoModifier,
                          enter ? u"\r"_s : QString(next));
            QApplication::sendEvent(&editor, &key);
        }
        ++count;
        const QByteArray line =
            QByteArray::number(count) + ' ' + QByteArray::number(clock.elapsed()) + '\n';
        (void)!::write(STDOUT_FILENO, line.constData(), static_cast<size_t>(line.size()));
    });
    keys.start(std::chrono::milliseconds(2));
    return QApplication::exec();
}

} // namespace

class TestTypingKill final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void atMostTheLastSecondIsMissing()
    {
        bool set = false;
        const int wanted = qEnvironmentVariableIntValue("CASEBOOK_KILLS", &set);
        const int kills = set ? wanted : 20;
        std::mt19937 random(42);
        qint64 worstMs = 0;
        qint64 typedInAll = 0;
        for (int i = 0; i < kills; ++i) {
            QTemporaryDir folder;
            const QString path = folder.filePath(u"note.md"_s);
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {u"--type"_s, path});
            const auto until = static_cast<qsizetype>(1 + random() % 900);
            QByteArray output;
            while (output.count('\n') < until) {
                QVERIFY2(child.waitForReadyRead(30000), "the typing program stands still");
                output += child.readAllStandardOutput();
            }
            child.kill();
            QVERIFY(child.waitForFinished());
            output += child.readAllStandardOutput();

            QString expected;
            std::vector<qint64> times;
            const QList<QByteArray> lines = output.left(output.lastIndexOf('\n')).split('\n');
            for (const QByteArray &line : lines) {
                expected += typed(static_cast<qsizetype>(times.size()));
                times.push_back(line.mid(line.indexOf(' ') + 1).toLongLong());
            }
            QFile file(path);
            const QString kept =
                file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
            // The last key may have been saved but not told; nothing else may differ.
            expected += typed(expected.size());
            QVERIFY2(expected.startsWith(kept), qPrintable(u"kill %1"_s.arg(i)));
            typedInAll += static_cast<qint64>(times.size());
            if (std::cmp_less(kept.size(), times.size())) {
                const qint64 missing = times.back() - times.at(static_cast<size_t>(kept.size()));
                worstMs = std::max(worstMs, missing);
                QVERIFY2(missing <= 1000,
                         qPrintable(u"kill %1: %2 ms missing"_s.arg(i).arg(missing)));
            }
        }
        qInfo("%d kills while typing, %lld characters, worst loss %lld ms", kills,
              static_cast<long long>(typedInAll), static_cast<long long>(worstMs));
    }
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == u"--type"_s) {
        return typeForEver(arguments.at(2));
    }
    TestTypingKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_typingkill.moc"
