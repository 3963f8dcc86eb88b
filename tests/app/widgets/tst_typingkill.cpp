// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Someone types into a text of a workspace, the program is killed with SIGKILL: the workspace opens
// whole and at most the last second is missing. 20 kills by default, CASEBOOK_KILLS=200 for a campaign.

#include "tests/app/widgets/textworkspace.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QProcess>
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

/// Types until it is killed and tells, after each character, how many and when.
int typeForEver(const QString &path)
{
    JobRunner runner;
    const SystemClock wallClock;
    const auto workspace = Testing::openWorkspace(path, runner, wallClock);
    if (!workspace) {
        return 1;
    }
    const auto id = workspace->addText(TextKind::Note, {}, u"note.md"_s, {}).wait();
    if (!id) {
        return 1;
    }
    WorkspaceTextSink sink(*workspace, *id);
    TextEditor editor;
    TextAutosave autosave(&editor, runner);
    QObject::connect(&sink, &WorkspaceTextSink::stored, &autosave, &TextAutosave::takeExternal);
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

/// What a new start finds: the workspace opens, is whole, and holds the text.
bool readBack(const QString &path, QString &kept)
{
    JobRunner runner;
    const SystemClock wallClock;
    const auto workspace = Testing::openWorkspace(path, runner, wallClock);
    if (!workspace) {
        return false;
    }
    const auto report = workspace->check().wait();
    const auto texts = workspace->texts({}).wait();
    if (!report || !report->findings.empty() || !texts || texts->size() != 1) {
        return false;
    }
    kept = texts->front().text;
    return true;
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
            const QString path = folder.filePath(u"w.casebook"_s);
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
            QString kept;
            QVERIFY2(readBack(path, kept), qPrintable(u"kill %1"_s.arg(i)));
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
    // A campaign takes longer than Qt Test lets one function run.
    qputenv("QTEST_FUNCTION_TIMEOUT", "3600000");
    TestTypingKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_typingkill.moc"
