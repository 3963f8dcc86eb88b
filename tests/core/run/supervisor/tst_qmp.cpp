// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/supervisor/qmp.h"
#include "fakeqemu.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <memory>

using namespace Casebook::Supervisor;
using namespace std::chrono_literals;

namespace {

constexpr auto enough = 20s;

std::string wordOf(const JsonValue &command)
{
    const JsonValue *word = command.find("execute");
    return word == nullptr ? std::string() : word->text();
}

/// Answers every command with an empty value, except what \a own answers.
FakeQemu::Answer withDefault(const FakeQemu::Answer &own)
{
    return [own](const JsonValue &command) {
        if (wordOf(command) == "qmp_capabilities") {
            return std::vector<std::string>{R"({"return":{},"id":@ID@})"};
        }
        return own(command);
    };
}

} // namespace

/// The monitor of QEMU: answers, events between them, errors in all their shapes, and ends of sessions.
class QmpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void greetsAndTellsItsVersion();
    void eventsBeforeAnAnswerAreKept();
    void errorsHaveThreeShapes();
    void lateAnswersAreNotTakenForLaterOnes();
    void keysAndBreaksAreSpelled();
    void endsAreTold_data();
    void endsAreTold();
    void debugStubPathsAreGuarded();
    void noMoreThanAThousandEventsAreKept();
    void transcriptsPlay_data();
    void transcriptsPlay();
};

void QmpTest::greetsAndTellsItsVersion()
{
    FakeQemu qemu(withDefault([](const JsonValue &) {
        return std::vector<std::string>{R"({"return":{"status":"running"},"id":@ID@})"};
    }));
    auto session = QmpSession::start(qemu.take(), enough);
    QVERIFY(session);
    QCOMPARE(session->version(), std::string("9.2.1"));
    QCOMPARE(session->status(enough).value_or(""), std::string("running"));
    QVERIFY(!session->isClosed());
}

void QmpTest::eventsBeforeAnAnswerAreKept()
{
    FakeQemu qemu(withDefault([](const JsonValue &) {
        return std::vector<std::string>{
            R"({"timestamp":{"seconds":1700000000,"microseconds":5},"event":"STOP"})",
            R"({"event":"DEVICE_DELETED","data":{"device":"disk1"}})", R"({"return":{},"id":@ID@})",
            R"({"event":"RESUME"})"};
    }));
    auto session = QmpSession::start(qemu.take(), enough);
    QVERIFY(session);
    QVERIFY(session->execute("stop", {}, enough));
    const auto gone = session->waitFor({"DEVICE_DELETED", "DEVICE_UNPLUG_GUEST_ERROR"}, enough);
    QVERIFY(gone);
    QCOMPARE(gone->data.find("device")->text(), std::string("disk1"));
    const auto first = session->waitFor({}, enough);
    QVERIFY(first);
    QCOMPARE(first->name, std::string("STOP"));
    QCOMPARE(first->seconds, std::int64_t(1'700'000'000));
    QCOMPARE(session->waitFor({"RESUME"}, enough)->name, std::string("RESUME"));
    const auto none = session->waitFor({"SHUTDOWN"}, 10ms);
    QVERIFY(!none);
    QCOMPARE(none.error().kind, QmpError::Kind::Late);
}

void QmpTest::errorsHaveThreeShapes()
{
    FakeQemu qemu(withDefault([](const JsonValue &command) -> std::vector<std::string> {
        if (wordOf(command) == "device_del") {
            return {
                R"({"error":{"class":"DeviceNotFound","desc":"Device 'a' not found"},"id":@ID@})"};
        }
        if (wordOf(command) == "human-monitor-command") {
            return {R"({"return":"unknown command: 'bogus'\r\n","id":@ID@})"};
        }
        return {R"({"error":{"class":"GenericError","desc":"Invalid JSON syntax"}})"};
    }));
    auto session = QmpSession::start(qemu.take(), enough);
    QVERIFY(session);
    const auto missing = session->execute("device_del", R"({"id":"a"})", enough);
    QCOMPARE(missing.error(), (QmpError{QmpError::Kind::Refused, "Device 'a' not found"}));
    QCOMPARE(session->monitor("bogus", enough).error().kind, QmpError::Kind::Refused);
    QCOMPARE(session->execute("x", {}, enough).error().text, std::string("Invalid JSON syntax"));
    QVERIFY(!session->isClosed());
}

void QmpTest::lateAnswersAreNotTakenForLaterOnes()
{
    FakeQemu qemu(withDefault([](const JsonValue &command) -> std::vector<std::string> {
        if (wordOf(command) == "first") {
            return {R"({"event":"NOTHING"})"}; // its answer comes with the next one
        }
        return {R"({"return":"of the first","id":2})", R"({"return":"of the second","id":@ID@})"};
    }));
    auto session = QmpSession::start(qemu.take(), enough);
    QVERIFY(session);
    QCOMPARE(session->execute("first", {}, 20ms).error().kind, QmpError::Kind::Late);
    QCOMPARE(session->execute("second", {}, enough)->text(), std::string("of the second"));
}

void QmpTest::keysAndBreaksAreSpelled()
{
    const auto seen = std::make_shared<std::vector<std::string>>();
    FakeQemu qemu(withDefault([seen](const JsonValue &command) -> std::vector<std::string> {
        const JsonValue *arguments = command.find("arguments");
        std::string words = wordOf(command);
        if (const JsonValue *keys = arguments->find("keys")) {
            for (const JsonValue &key : keys->list()) {
                words += ' ' + key.find("type")->text() + ':' + key.find("data")->text();
            }
        }
        if (const JsonValue *id = arguments->find("id")) {
            words += ' ' + id->text();
        }
        if (const JsonValue *line = arguments->find("command-line")) {
            words += ' ' + line->text();
        }
        seen->push_back(words);
        return {wordOf(command) == "human-monitor-command" ? R"({"return":"","id":@ID@})"
                                                           : R"({"return":{},"id":@ID@})"};
    }));
    auto session = QmpSession::start(qemu.take(), enough);
    QVERIFY(session);
    QVERIFY(session->pressSysRq('w', enough));
    QVERIFY(session->sendBreak("serial\"0", enough));
    QVERIFY(session->startDebugStub("/run/a.sock", enough));
    QCOMPARE(*seen,
             (std::vector<std::string>{
                 "send-key qcode:alt qcode:sysrq qcode:w", "chardev-send-break serial\"0",
                 "human-monitor-command gdbserver unix:/run/a.sock,server=on,wait=off"}));
}

void QmpTest::endsAreTold_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("kind");
    QTest::newRow("QEMU ends") << QByteArray() << int(QmpError::Kind::Closed);
    QTest::newRow("no JSON") << QByteArray("Segmentation fault") << int(QmpError::Kind::Unreadable);
    QTest::newRow("no object") << QByteArray("[1]") << int(QmpError::Kind::Unreadable);
    QTest::newRow("too long") << QByteArray(5 << 20, 'x') << int(QmpError::Kind::Unreadable);
    QTest::newRow("no value") << QByteArray(R"({"id":@ID@})") << int(QmpError::Kind::Unreadable);
}

void QmpTest::endsAreTold()
{
    QFETCH(const QByteArray, line);
    QFETCH(const int, kind);
    FakeQemu qemu(withDefault([line](const JsonValue &) {
        return line.isEmpty() ? std::vector<std::string>() : std::vector{line.toStdString()};
    }));
    auto session = QmpSession::start(qemu.take(), enough);
    QVERIFY(session);
    const auto answer = session->status(enough);
    QVERIFY(!answer);
    QCOMPARE(int(answer.error().kind), kind);
    QVERIFY(session->isClosed());
    QCOMPARE(session->status(enough).error().kind, QmpError::Kind::Closed);
    QVERIFY(!QmpSession::connect("/nowhere/at/all.sock", enough));
    QCOMPARE(QmpSession::connect(std::string(200, 'a'), enough).error().kind,
             QmpError::Kind::Closed);
    FakeQemu other([](const JsonValue &) { return std::vector<std::string>(); }, "220 mail ready");
    QCOMPARE(QmpSession::start(other.take(), enough).error().kind, QmpError::Kind::Unreadable);
}

void QmpTest::debugStubPathsAreGuarded()
{
    FakeQemu qemu(withDefault([](const JsonValue &) {
        return std::vector<std::string>{
            R"({"return":"Could not open gdbserver on device\r\n","id":@ID@})"};
    }));
    auto session = QmpSession::start(qemu.take(), enough);
    QVERIFY(session);
    QCOMPARE(session->startDebugStub("/tmp/a,server=off", enough).error().kind,
             QmpError::Kind::Refused);
    QCOMPARE(session->startDebugStub("/tmp/a b", enough).error().kind, QmpError::Kind::Refused);
    QCOMPARE(session->startDebugStub("/tmp/a", enough).error().kind, QmpError::Kind::Refused);
}

void QmpTest::noMoreThanAThousandEventsAreKept()
{
    FakeQemu qemu(withDefault([](const JsonValue &) {
        std::vector<std::string> lines;
        for (int i = 0; i < 1500; ++i) {
            lines.push_back(R"({"event":"E)" + std::to_string(i) + R"("})");
        }
        lines.emplace_back(R"({"return":{},"id":@ID@})");
        return lines;
    }));
    auto session = QmpSession::start(qemu.take(), enough);
    QVERIFY(session);
    QVERIFY(session->execute("stop", {}, enough));
    QCOMPARE(session->waitFor({}, enough)->name, std::string("E500"));
    QCOMPARE(session->waitFor({"E1499"}, enough)->name, std::string("E1499"));
}

void QmpTest::transcriptsPlay_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(CASEBOOK_CORPORA "/qmp"));
    for (const QString &name : folder.entryList({QStringLiteral("*.qmp.txt")}, QDir::Files)) {
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    if (QTest::currentDataTag() == nullptr && !folder.exists()) {
        QTest::newRow("none") << QString();
    }
}

/// Sessions of a real QEMU: what it said to a command is what comes back, its events come in order.
void QmpTest::transcriptsPlay()
{
    QFETCH(const QString, path);
    if (path.isEmpty()) {
        QSKIP("the collected sessions are not here");
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    std::string greeting;
    std::vector<std::string> asked;
    std::vector<std::vector<std::string>> said;
    int events = 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const std::string text = line.mid(2).trimmed().toStdString();
        if (line.startsWith("C ")) {
            asked.push_back(text);
            said.emplace_back();
        } else if (line.startsWith("S ") && asked.empty()) {
            greeting = text;
        } else if (line.startsWith("S ")) {
            const bool isEvent = parseJson(text)->find("event") != nullptr;
            events += isEvent ? 1 : 0;
            said.back().push_back(isEvent ? text
                                          : text.substr(0, text.rfind('}')) + R"(,"id":@ID@})");
        }
    }
    QVERIFY(!asked.empty());
    const auto next = std::make_shared<std::size_t>(0);
    FakeQemu qemu([next, said](const JsonValue &) { return said.at((*next)++); }, greeting);
    auto session = QmpSession::start(qemu.take(), enough);
    QVERIFY(session);
    QVERIFY(!session->version().empty());
    for (std::size_t i = 1; i < asked.size(); ++i) {
        const auto command = parseJson(asked[i], {.depth = 16});
        QVERIFY(command);
        const bool isRefused = std::ranges::any_of(
            said[i], [](const std::string &line) { return line.starts_with(R"({"error")"); });
        QCOMPARE(session->execute(command->find("execute")->text(), {}, enough).has_value(),
                 !isRefused);
    }
    for (int i = 0; i < events; ++i) {
        QVERIFY(session->waitFor({}, enough));
    }
}

QTEST_GUILESS_MAIN(QmpTest)
#include "tst_qmp.moc"
