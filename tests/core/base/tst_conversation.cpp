// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/conversation.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

#include <signal.h>

using namespace Casebook;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A shell that answers every line with itself, twice.
ProcessSpec echoing()
{
    ProcessSpec spec;
    spec.program = u"sh"_s;
    spec.arguments = {u"-c"_s, u"while read -r l; do echo \"$l\"; echo \"$l.\"; done"_s};
    return spec;
}

bool endsWithDot(const QByteArray &came)
{
    return came.endsWith(".\n");
}

bool isGone(qint64 pid)
{
    return ::kill(static_cast<pid_t>(pid), 0) != 0;
}

} // namespace

class ConversationTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneProgramAnswersManyQuestions();
    void aDeadProgramIsSaid();
    void silenceIsATimeout();
    void tooMuchIsRefused();
    void cancelLeavesItAlive();
    void memoryIsLimited();
    void nothingStaysBehind();
    void whatIsMissingIsSaid();

private:
    JobContext m_context;
};

void ConversationTest::oneProgramAnswersManyQuestions()
{
    const auto talk = Conversation::start(echoing());
    QVERIFY(talk);
    const qint64 pid = (*talk)->processId();
    for (int i = 0; i < 50; ++i) {
        const QByteArray word = QByteArray::number(i);
        const auto answer = (*talk)->ask(word + '\n', endsWithDot, m_context);
        QVERIFY(answer);
        QCOMPARE(*answer, word + '\n' + word + ".\n");
    }
    QCOMPARE((*talk)->processId(), pid);
    // Longer than the pipes hold: both directions go on.
    const QByteArray large = QByteArray(200'000, 'x');
    const auto answer = (*talk)->ask(large + '\n', endsWithDot, m_context);
    QVERIFY(answer);
    QCOMPARE(answer->size(), 2 * large.size() + 3);
}

void ConversationTest::aDeadProgramIsSaid()
{
    ProcessSpec spec;
    spec.program = u"sh"_s;
    spec.arguments = {u"-c"_s, u"read -r l; echo why >&2; exit 3"_s};
    const auto talk = Conversation::start(spec);
    const auto answer = (*talk)->ask("x\n", endsWithDot, m_context);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::ProgramFailed);
    QCOMPARE(answer.error().detail, u"why"_s);
    QVERIFY((*talk)->isOver());
    QCOMPARE((*talk)->ask("x\n", endsWithDot, m_context).error().code, ErrorCode::ProgramFailed);
}

void ConversationTest::silenceIsATimeout()
{
    ProcessSpec spec;
    spec.program = u"sh"_s;
    spec.arguments = {u"-c"_s, u"while read -r l; do :; done"_s};
    spec.timeout = 100ms;
    const auto talk = Conversation::start(spec);
    const qint64 pid = (*talk)->processId();
    QCOMPARE((*talk)->ask("x\n", endsWithDot, m_context).error().code, ErrorCode::Timeout);
    QVERIFY((*talk)->isOver());
    QVERIFY(isGone(pid));
}

void ConversationTest::tooMuchIsRefused()
{
    ProcessSpec spec;
    spec.program = u"sh"_s;
    spec.arguments = {u"-c"_s, u"read -r l; while :; do echo endless; done"_s};
    spec.outputBytes = 100'000;
    const auto talk = Conversation::start(spec);
    QCOMPARE((*talk)->ask("x\n", endsWithDot, m_context).error().code, ErrorCode::TooLarge);
    QVERIFY((*talk)->isOver());
}

void ConversationTest::cancelLeavesItAlive()
{
    const auto talk = Conversation::start(echoing());
    std::stop_source stop;
    JobContext stopped(stop.get_token());
    std::jthread later([&stop] {
        std::this_thread::sleep_for(30ms);
        stop.request_stop();
    });
    QElapsedTimer timer;
    timer.start();
    const auto never = [](const QByteArray &) { return false; };
    QCOMPARE((*talk)->ask("late\n", never, stopped).error().code, ErrorCode::Cancelled);
    QVERIFY2(timer.elapsed() < 2000, "cancelled late");
    QVERIFY(!(*talk)->isOver());
    // What was still owed comes first; whoever asks tells answers apart.
    const auto answer = (*talk)->ask(
        "next\n", [](const QByteArray &came) { return came.endsWith("next.\n"); }, m_context);
    QVERIFY(answer && answer->endsWith("next\nnext.\n"));
}

void ConversationTest::memoryIsLimited()
{
    ProcessSpec spec = echoing();
    spec.memoryBytes = 1'000'000'000;
    spec.arguments = {u"-c"_s, u"read -r l; ulimit -v; echo ."_s};
    const auto talk = Conversation::start(spec);
    const auto answer = (*talk)->ask("x\n", endsWithDot, m_context);
    QVERIFY(answer);
    QCOMPARE(*answer, QByteArray("976562\n.\n"));
}

void ConversationTest::nothingStaysBehind()
{
    qint64 pid = 0;
    {
        const auto talk = Conversation::start(echoing());
        pid = (*talk)->processId();
        QVERIFY(!isGone(pid));
    }
    QVERIFY(isGone(pid));
}

void ConversationTest::whatIsMissingIsSaid()
{
    ProcessSpec spec;
    spec.program = u"casebook-no-such-program"_s;
    QCOMPARE(Conversation::start(spec).error().code, ErrorCode::ProgramMissing);
    spec.program = u"sh"_s;
    spec.arguments = {QString(QChar(u'\0'))};
    QCOMPARE(Conversation::start(spec).error().code, ErrorCode::Rejected);
}

QTEST_GUILESS_MAIN(ConversationTest)
#include "tst_conversation.moc"
