// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/threading.h"
#include "core/workspace/workspace.h"

#include <QFile>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

QByteArray mail(const QByteArray &id, const QByteArray &parent = {}, const QByteArray &above = {})
{
    const int minute = id.front() - 'a';
    QByteArray text =
        "From mboxrd@z Thu Jan  1 00:00:00 1970\nMessage-ID: <" + id + "@example.org>\n";
    if (!parent.isEmpty()) {
        text += "In-Reply-To: <" + parent + "@example.org>\nReferences: "
            + (above.isEmpty() ? QByteArray() : "<" + above + "@example.org> ") + "<" + parent
            + "@example.org>\n";
    }
    return text + "From: A <author@example.org>\nSubject: about " + id
        + "\nDate: Fri, 20 Nov 2026 10:" + QByteArray::number(minute + 100).sliced(1)
        + ":00 +0000\n\nwords\n\n";
}

QString id(const QString &name)
{
    return name + u"@example.org"_s;
}

MessageSummary summary(const QString &name, const QString &reply, const QStringList &references)
{
    static qint64 clock = 1;
    return {.messageId = name, .inReplyTo = reply, .references = references, .dateMs = ++clock};
}

/// "a(b(c)) d": each message with those below it.
QString shape(const ThreadTree &tree)
{
    QString text;
    int depth = -1;
    for (const ThreadNode &node : tree.nodes) {
        for (int i = depth; i >= node.depth; --i) {
            text += i == node.depth ? u" "_s : u")"_s;
        }
        text += (node.depth > depth && depth >= 0 ? u"("_s : QString())
            + node.messageId.section(u'@', 0, 0) + (node.isByHand ? u"!"_s : QString());
        depth = node.depth;
    }
    return text + QString(std::max(depth, 0), u')');
}

} // namespace

class tst_ManualLinks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void handsWinOverHeaders();
    void idsAboveAMovedMailDoNotJoin_data();
    void idsAboveAMovedMailDoNotJoin();
    void brokenOffIsAThreadOfItsOwnAndComesBack();
    void linkedMailMovesWithItsAnswers();
    void linkHoldsWhenMailComesAgain();
    void nothingHangsBelowItself();

private:
    ImportOutcome import(const QByteArray &mbox);
    [[nodiscard]] QString tree() const;
    [[nodiscard]] int threadCount() const;

    Result<std::optional<QString>> hang(const QString &child, std::optional<QString> parent)
    {
        if (parent && !parent->isEmpty()) {
            parent = id(*parent);
        }
        return m_workspace->setManualParent(id(child), parent).wait();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    JobRunner m_runner;
    SystemClock m_clock;
    std::unique_ptr<Workspace> m_workspace;
    BugId m_bug;
};

void tst_ManualLinks::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    JobContext context;
    auto opened = Workspace::open(m_folder->filePath(u"a.casebook"_s), {.create = true}, context);
    QVERIFY(opened.has_value());
    m_workspace = std::make_unique<Workspace>(std::move(*opened), m_runner, m_clock);
    m_bug = m_workspace->addBug(Bug{.title = u"one"_s}).wait().value_or(BugId{});
    import(mail("a") + mail("b", "a") + mail("c", "b", "a") + mail("d", "a"));
}

ImportOutcome tst_ManualLinks::import(const QByteArray &mbox)
{
    QFile file(m_folder->filePath(u"a.mbox"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(mbox) != mbox.size()) {
        return {};
    }
    file.close();
    return m_workspace
        ->importMail({.paths = {file.fileName()}, .target = ImportTarget::Bug, .bug = m_bug})
        .wait()
        .value_or(ImportOutcome{});
}

QString tst_ManualLinks::tree() const
{
    return shape(m_workspace->bugTree(m_bug).wait().value_or(ThreadTree{}));
}

int tst_ManualLinks::threadCount() const
{
    return static_cast<int>(m_workspace->threads(m_bug).wait()->size());
}

void tst_ManualLinks::handsWinOverHeaders()
{
    const std::vector<MessageSummary> mails{summary(u"a"_s, {}, {}), summary(u"b"_s, u"a"_s, {}),
                                            summary(u"c"_s, u"b"_s, {u"a"_s, u"b"_s}),
                                            summary(u"d"_s, {}, {})};
    QCOMPARE(shape(buildForest(mails, {{u"d"_s, u"c"_s}})), u"a(b(c(d!)))"_s);
    QCOMPARE(shape(buildForest(mails, {{u"b"_s, QString()}})), u"a b!(c) d"_s);
    QCOMPARE(chooseParents(mails, {{u"c"_s, u"a"_s}})[2].parent, u"a"_s);
    // A loop made by hand and by headers together loses no message.
    QCOMPARE(buildForest(mails, {{u"a"_s, u"c"_s}}).nodes.size(), size_t(4));
}

void tst_ManualLinks::idsAboveAMovedMailDoNotJoin_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QStringList>("references");
    QTest::addColumn<QStringList>("joining");
    QTest::newRow("root to parent")
        << u"c"_s << QStringList{u"a"_s, u"x"_s, u"c"_s} << QStringList{u"x"_s, u"c"_s, u"c"_s};
    QTest::newRow("parent first") << u"c"_s << QStringList{u"c"_s, u"x"_s, u"a"_s}
                                  << QStringList{u"c"_s, u"x"_s};
    QTest::newRow("answers the moved one") << u"x"_s << QStringList{u"a"_s} << QStringList{u"x"_s};
    QTest::newRow("answers the top")
        << u"a"_s << QStringList{u"r"_s, u"a"_s, u"x"_s, u"y"_s} << QStringList{u"a"_s};
    QTest::newRow("no reply header")
        << QString() << QStringList{u"a"_s, u"x"_s} << QStringList{u"x"_s};
    QTest::newRow("elsewhere") << u"a"_s << QStringList{u"a"_s} << QStringList{u"a"_s, u"a"_s};
}

void tst_ManualLinks::idsAboveAMovedMailDoNotJoin()
{
    QFETCH(const QString, reply);
    QFETCH(const QStringList, references);
    const JoiningIds rule({{u"x"_s, QString()}});
    QTEST(rule.of(u"own"_s, reply, references), "joining");
}

void tst_ManualLinks::brokenOffIsAThreadOfItsOwnAndComesBack()
{
    QCOMPARE(tree(), u"a(b(c) d)"_s);
    const auto before = hang(u"b"_s, QString());
    QVERIFY(before.has_value());
    QCOMPARE(*before, std::nullopt);
    QCOMPARE(tree(), u"a(d) b!(c)"_s);
    QCOMPARE(threadCount(), 2); // the new one is of the same bug
    QVERIFY(hang(u"b"_s, *before).has_value());
    QCOMPARE(tree(), u"a(b(c) d)"_s);
    QCOMPARE(threadCount(), 1);
    QVERIFY(m_workspace->manualLinks().wait()->isEmpty());
}

void tst_ManualLinks::linkedMailMovesWithItsAnswers()
{
    import(mail("r") + mail("s", "r"));
    QCOMPARE(threadCount(), 2);
    QVERIFY(hang(u"r"_s, u"d"_s).has_value());
    QCOMPARE(tree(), u"a(b(c) d(r!(s)))"_s);
    QCOMPARE(threadCount(), 1);
    QVERIFY(hang(u"b"_s, u"s"_s).has_value());
    QCOMPARE(tree(), u"a(d(r!(s(b!(c)))))"_s);
    QCOMPARE(*hang(u"r"_s, std::nullopt), id(u"d"_s));
    QCOMPARE(tree(), u"a(d) r(s(b!(c)))"_s);
    QCOMPARE(threadCount(), 2);
    // Every message is in the thread its tree shows.
    const auto threads = m_workspace->threads(m_bug).wait();
    QVERIFY(threads.has_value());
    for (const ThreadSummary &thread : *threads) {
        QCOMPARE(thread.messages, thread.rootMessageId == id(u"a"_s) ? 2 : 4);
    }
}

void tst_ManualLinks::linkHoldsWhenMailComesAgain()
{
    QVERIFY(hang(u"b"_s, QString()).has_value());
    import(mail("a") + mail("b", "a") + mail("e", "c", "a") + mail("f", "b", "a") + mail("g", "a"));
    QCOMPARE(tree(), u"a(d g) b!(c(e) f)"_s);
    QCOMPARE(threadCount(), 2);
    // Removed for good and imported again: the choice was about the Message-ID.
    const auto threads = m_workspace->threads(m_bug).wait();
    QVERIFY(threads.has_value());
    for (const ThreadSummary &thread : *threads) {
        QVERIFY(m_workspace->trashThread(thread.id).wait().has_value());
    }
    QVERIFY(m_workspace->emptyTrash().wait().has_value());
    QCOMPARE(tree(), QString());
    import(mail("a") + mail("b", "a") + mail("c", "b", "a"));
    QCOMPARE(tree(), u"a b!(c)"_s);
    QCOMPARE(threadCount(), 2);
    QVERIFY(m_workspace->check().wait()->findings.empty());
}

void tst_ManualLinks::nothingHangsBelowItself()
{
    QCOMPARE(hang(u"a"_s, u"c"_s).error().code, ErrorCode::Rejected);
    QCOMPARE(hang(u"a"_s, u"a"_s).error().code, ErrorCode::Rejected);
    QCOMPARE(hang(u"a"_s, u"nobody"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(hang(u"nobody"_s, u"a"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(tree(), u"a(b(c) d)"_s);
}

QTEST_GUILESS_MAIN(tst_ManualLinks)
#include "tst_manuallinks.moc"
