// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Patch mails of git, patchwork and b4 against what those programs make of them.

#include "core/mail/mailparser.h"
#include "core/mail/mboxreader.h"
#include "core/mail/patchmail.h"
#include "core/mail/patchseries.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

const QString corpora = QStringLiteral(CASEBOOK_CORPORA) + u"/mail-small"_s;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject jsonOf(const QString &path)
{
    return QJsonDocument::fromJson(bytesOf(path)).object();
}

std::vector<ParsedMessage> boxOf(const QString &path)
{
    std::vector<ParsedMessage> mails;
    const QByteArray bytes = bytesOf(path);
    MboxReader reader{QByteArrayView(bytes)};
    while (const auto entry = reader.next()) {
        mails.push_back(parseMessage(entry->raw));
    }
    return mails;
}

std::vector<PostedMail> postsOf(const std::vector<ParsedMessage> &mails)
{
    std::vector<PostedMail> posts;
    for (const ParsedMessage &mail : mails) {
        posts.push_back(postedMailOf(mail, structureOf(mail.body)));
    }
    return posts;
}

QString withoutEnd(QString text)
{
    while (text.endsWith(u'\n')) {
        text.chop(1);
    }
    return text;
}

QStringList trailerLines(const std::vector<CollectedTrailer> &all)
{
    QStringList lines;
    for (const CollectedTrailer &found : all) {
        if (!found.isMismatch) {
            lines.append(found.trailer.token + u": "_s + found.trailer.value
                         + (found.trailer.comment.isEmpty() ? QString()
                                                            : u"  # "_s + found.trailer.comment));
        }
    }
    return lines;
}

} // namespace

class TestPatchCorpora : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        if (!QFile::exists(corpora)) {
            QSKIP("the collected mails are not beside the project");
        }
    }

    void commitsAreAsGitReadsThem_data()
    {
        QTest::addColumn<QString>("mail");
        QTest::addColumn<QString>("suffix");
        const QString folder = corpora + u"/git-t5100/sample"_s;
        for (QDirIterator it(folder, {u"info*"_s}); it.hasNext();) {
            const QString suffix = it.next().section(u'/', -1).sliced(4);
            QTest::newRow(qPrintable(suffix))
                << QString(folder + u'/' + suffix.left(4) + u".eml"_s) << suffix;
        }
    }

    void commitsAreAsGitReadsThem()
    {
        QFETCH(QString, mail);
        QFETCH(QString, suffix);
        const QString folder = mail.section(u'/', 0, -2);
        const ParsedMessage parsed = parseMessage(bytesOf(mail));
        const CommitText commit = commitTextOf(parsed,
                                               {.inBodyHeaders = !suffix.contains(u"no-inbody"_s),
                                                .scissors = suffix.contains(u"scissors"_s)});
        const QString info = QString::fromUtf8(bytesOf(folder + u"/info"_s + suffix));
        QCOMPARE(
            u"Author: %1\nEmail: %2\nSubject: %3\nDate: %4\n"_s.arg(
                commit.author.name, commit.author.address, commit.title, commit.date.trimmed()),
            QString(info.trimmed().replace(u" \n"_s, u"\n"_s) + u'\n'));
        QString message = QString::fromUtf8(bytesOf(folder + u"/msg"_s + suffix));
        if (suffix.endsWith(u"--message-id"_s)) {
            message.remove(message.indexOf(u"Message-I"_s),
                           message.size()); // an option of git's own
        }
        QCOMPARE(commit.message, message);
        QCOMPARE(withoutEnd(commit.patch),
                 withoutEnd(QString::fromUtf8(bytesOf(folder + u"/patch"_s + suffix))));
    }

    void escapedFromLinesStay()
    {
        const QString folder = corpora + u"/git-t5100/other/"_s;
        const CommitText commit = commitTextOf(parseMessage(bytesOf(folder + u"quoted-from.in"_s)));
        QCOMPARE(withoutEnd(commit.message),
                 withoutEnd(QString::fromUtf8(bytesOf(folder + u"quoted-from.expect"_s))));
        QCOMPARE(commitTextOf(parseMessage(bytesOf(folder + u"nul-plain"_s))).patch.count(u'\n'),
                 4);
    }

    void diffsAndPullsAreAsPatchworkFindsThem_data()
    {
        QTest::addColumn<QString>("name");
        const QJsonObject all = jsonOf(corpora + u"/patchwork/mail.expected.json"_s);
        for (const QString &name : all.keys()) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }

    void diffsAndPullsAreAsPatchworkFindsThem()
    {
        QFETCH(QString, name);
        const QJsonObject want =
            jsonOf(corpora + u"/patchwork/mail.expected.json"_s).value(name).toObject();
        const std::vector<ParsedMessage> box =
            boxOf(corpora + u"/patchwork/mail/"_s + name + u".mbox"_s);
        QCOMPARE(box.size(), std::size_t(1));
        const ParsedMessage &mail = box.front();
        const BodyStructure structure = structureOf(mail.body);
        const QString diff = ownDiffOf(mail.body, structure);
        const CommitText commit = commitTextOf(mail);
        const PostKind kind = postKindOf(mail, structure);
        if (want.contains("diff"_L1)) {
            QCOMPARE(!diff.isEmpty(), want.value("diff"_L1).toBool());
            QCOMPARE(structure.hasDiff, want.value("diff"_L1).toBool());
            QCOMPARE(kind == PostKind::Patch,
                     want.value("diff"_L1).toBool() && !want.contains("pull_url"_L1));
        }
        if (want.contains("pull_url"_L1)) {
            const QJsonValue url = want.value("pull_url"_L1);
            QVERIFY2(url.isBool() ? !pullRequestOf(mail.body).isEmpty()
                                  : pullRequestOf(mail.body) == url.toString(),
                     qPrintable(pullRequestOf(mail.body)));
            QVERIFY(kind == PostKind::PullRequest);
        }
        if (want.value("message"_L1).toBool()) {
            QVERIFY(!commit.message.trimmed().isEmpty());
        }
        QVERIFY(diff.startsWith(want.value("diff_starts"_L1).toString()));
        QVERIFY(withoutEnd(diff).endsWith(want.value("diff_ends"_L1).toString()));
        for (const QJsonValue &part : want.value("diff_contains"_L1).toArray()) {
            QVERIFY(diff.contains(part.toString()));
        }
        const QJsonObject counts = want.value("count"_L1).toObject();
        for (const QString &text : counts.keys()) {
            QCOMPARE(static_cast<int>(diff.count(text)), counts.value(text).toInt());
        }
        if (want.contains("message_must_not_end_with"_L1)) {
            QVERIFY(!withoutEnd(commit.message)
                         .endsWith(want.value("message_must_not_end_with"_L1).toString()));
        }
        if (want.contains("must_not_contain"_L1)) {
            QVERIFY(!mail.body.contains(want.value("must_not_contain"_L1).toString()));
        }
        if (want.value("kind"_L1).toString() == "comment"_L1) {
            QVERIFY(kind == PostKind::Answer);
        }
        // Whatever began a file was understood: each has a name.
        for (const DiffFile &file : structure.diffs) {
            QVERIFY(!file.oldPath.isEmpty() && !file.newPath.isEmpty());
        }
    }

    void seriesAreAsPatchworkJoinsThem_data()
    {
        QTest::addColumn<QString>("name");
        const QJsonObject all = jsonOf(corpora + u"/patchwork/series.expected.json"_s);
        for (const QString &name : all.keys()) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }

    void seriesAreAsPatchworkJoinsThem()
    {
        QFETCH(QString, name);
        const QJsonObject want =
            jsonOf(corpora + u"/patchwork/series.expected.json"_s).value(name).toObject();
        const std::vector<ParsedMessage> box =
            boxOf(corpora + u"/patchwork/series/"_s
                  + want.value("file"_L1).toString(name + u".mbox.template"_s));
        const std::vector<PostedMail> posts = postsOf(box);
        checkMails(box, want.value("mails"_L1).toArray());
        if (!want.contains("covers"_L1)) {
            QVERIFY(!box.empty()); // templates: only that they are read
            return;
        }
        auto count = [&posts](PostKind kind) {
            return static_cast<int>(std::ranges::count(posts, kind, &PostedMail::kind));
        };
        QCOMPARE(count(PostKind::Cover), want.value("covers"_L1).toInt());
        QCOMPARE(count(PostKind::Patch), want.value("patches"_L1).toInt());
        QCOMPARE(count(PostKind::Answer), want.value("comments"_L1).toInt());
        std::vector<PatchSeries> series = seriesOf(posts);
        std::ranges::stable_sort(series, {}, [](const PatchSeries &one) {
            const int first = *std::ranges::min_element(one.patches);
            return one.cover < 0 ? first : std::min(first, one.cover); // order of arrival
        });
        QJsonArray patches;
        QJsonArray covers;
        for (const PatchSeries &one : series) {
            patches.append(static_cast<int>(one.patches.size()));
            covers.append(one.cover >= 0 ? 1 : 0);
        }
        QCOMPARE(patches, want.value("patches_per_series"_L1).toArray());
        if (want.value("covers_per_series"_L1).isArray()) {
            QCOMPARE(covers, want.value("covers_per_series"_L1).toArray());
        }
        if (want.contains("received_all"_L1)) {
            QCOMPARE(series.front().isComplete(), want.value("received_all"_L1).toBool());
        }
        if (want.contains("series_name"_L1)) {
            QCOMPARE(series.front().title, want.value("series_name"_L1).toString());
        }
    }

    static void checkMails(const std::vector<ParsedMessage> &box, const QJsonArray &want)
    {
        QVERIFY(want.isEmpty() || static_cast<qsizetype>(box.size()) == want.size());
        for (qsizetype i = 0; i < want.size(); ++i) {
            const QJsonObject mail = want[i].toObject();
            const ParsedMessage &got = box[static_cast<std::size_t>(i)];
            QCOMPARE(got.subject, mail.value("subject"_L1).toString());
            QString id = mail.value("message_id"_L1).toString();
            QCOMPARE(got.messageId, id.remove(QChar(u'\n')).remove(u" <"_s));
            QCOMPARE(got.inReplyTo, mail.value("in_reply_to"_L1).toString());
        }
    }

    /// Trailers as in the mails b4 makes for git am, but those it adds itself (own sign-off, Cc).
    void trailersAreAsB4CollectsThem_data()
    {
        QTest::addColumn<QString>("box");
        QTest::addColumn<QString>("reference");
        for (QDirIterator it(corpora + u"/b4"_s, {u"*-ref-*.txt"_s}); it.hasNext();) {
            const QString reference = it.next();
            if (reference.contains(u"-ordered"_s) || reference.contains(u"-ignored"_s)) {
                continue; // order and ignored senders are settings of b4
            }
            QTest::newRow(qPrintable(reference.section(u'/', -1)))
                << QString(reference.section(u"-ref-"_s, 0, 0) + u".mbox"_s) << reference;
        }
    }

    void trailersAreAsB4CollectsThem()
    {
        QFETCH(QString, box);
        QFETCH(QString, reference);
        const std::vector<ParsedMessage> mails = boxOf(box);
        const std::vector<PostedMail> posts = postsOf(mails);
        int checked = 0;
        for (const ParsedMessage &want : boxOf(reference)) {
            const auto at = std::ranges::find(posts, want.messageId, &PostedMail::messageId);
            QVERIFY(at != posts.end());
            const QStringList got =
                trailerLines(trailersForPatch(posts, static_cast<int>(at - posts.begin())));
            QStringList lines;
            for (const QString &line : commitTextOf(want).message.split(u'\n')) {
                const bool added = line.startsWith(u"Cc: "_s)
                    || line == "Signed-off-by: Test Override <test-override@example.com>"_L1;
                if (line.contains(u": "_s) && !added) {
                    lines.append(line);
                }
            }
            QStringList own = got;
            own.removeAll(u"Signed-off-by: Test Override <test-override@example.com>"_s);
            QCOMPARE(own, lines);
            QVERIFY(structureOf(want.body).hasDiff);
            ++checked;
        }
        QVERIFY(checked > 0);
    }

    void mismatchesAndBugReportsAreAsB4SeesThem()
    {
        const std::vector<PostedMail> posts =
            postsOf(boxOf(corpora + u"/b4/trailers-followup-already-present.mbox"_s));
        QStringList mismatches;
        for (const CollectedTrailer &found : trailersForPatch(posts, 0)) {
            if (found.isMismatch) {
                mismatches.append(found.trailer.token);
            }
        }
        QCOMPARE(mismatches, QStringList{u"Tested-by"_s});
        const std::vector<PostedMail> bug =
            postsOf(boxOf(corpora + u"/b4/naked-cover-bugreport.mbox"_s));
        QVERIFY(bug[0].kind == PostKind::Other && bug[1].kind == PostKind::Patch);
        QCOMPARE(seriesOf(bug).front().cover, -1);
    }

    void commitsAreAsB4AppliesThem_data()
    {
        QTest::addColumn<QString>("box");
        QTest::addColumn<QString>("verify");
        QTest::addColumn<bool>("collects");
        QTest::newRow("just a series") << u"shazam-git1-just-series.mbox"_s
                                       << u"shazam-git1-just-series-defaults.verify"_s << false;
        QTest::newRow("with answers") << u"trailers-thread-with-followups.mbox"_s
                                      << u"trailers-thread-with-followups.verify"_s << true;
    }

    /// Each commit: author, (committer,) title, message, "---"; newest first.
    void commitsAreAsB4AppliesThem()
    {
        QFETCH(QString, box);
        QFETCH(QString, verify);
        QFETCH(bool, collects);
        const std::vector<ParsedMessage> mails = boxOf(corpora + u"/b4/"_s + box);
        const std::vector<PostedMail> posts = postsOf(mails);
        const std::vector<PatchSeries> series = seriesOf(posts);
        QCOMPARE(series.size(), std::size_t(1));
        QCOMPARE(series.front().patches.size(), std::size_t(4));
        QString want = QString::fromUtf8(bytesOf(corpora + u"/b4/"_s + verify));
        want.remove(u"test-override@example.com\n"_s);
        want.remove(u"Signed-off-by: Test Override <test-override@example.com>\n"_s);
        QString got;
        for (auto it = series.front().patches.rbegin(); it != series.front().patches.rend(); ++it) {
            const CommitText commit = commitTextOf(mails[static_cast<std::size_t>(*it)]);
            got += commit.author.address + u'\n' + commit.title + u'\n' + commit.message.trimmed()
                + u'\n';
            for (const CollectedTrailer &found : trailersForPatch(posts, *it)) {
                if (collects && !found.isOwn && !found.isMismatch) {
                    got += found.trailer.token + u": "_s + found.trailer.value + u'\n';
                }
            }
            got += u"---\n"_s;
        }
        QCOMPARE(got.trimmed(), want.trimmed());
    }

    void trailerValuesAreAsB4ReadsThem()
    {
        const QJsonArray want = jsonOf(corpora + u"/b4/expected.json"_s)
                                    .value("trailers-test-simple"_L1)
                                    .toObject()
                                    .value("trailers"_L1)
                                    .toArray();
        const std::vector<ParsedMessage> box = boxOf(corpora + u"/b4/trailers-test-simple.txt"_s);
        const BodyStructure structure = structureOf(box.front().body);
        QStringList expected;
        for (const QJsonValue &value : want) {
            expected.append(value.toArray()[1].toString() + u": "_s
                            + value.toArray()[2].toString());
        }
        QStringList got;
        for (const Trailer &trailer : structure.trailers) {
            got.append(trailer.token + u": "_s + trailer.value);
        }
        QVERIFY(expected.size() == 4);
        QCOMPARE(got, expected);
        QCOMPARE(boxOf(corpora + u"/b4/save-7bit-clean.txt"_s).front().from.name,
                 u"Unicôdé Nàmè"_s);
    }
};

QTEST_GUILESS_MAIN(TestPatchCorpora)
#include "tst_patchcorpora.moc"
