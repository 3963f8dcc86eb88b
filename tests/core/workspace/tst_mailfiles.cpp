// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/mailfiles.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <zstd.h>

using namespace Casebook;
using namespace Qt::StringLiterals;

namespace {

QByteArray mail(const char *id)
{
    return QByteArray("From: Ann <ann@example.org>\nSubject: ") + id + "\nMessage-ID: <" + id
        + "@example.org>\n\nbody of " + id + '\n';
}

QByteArray zstd(const QByteArray &plain)
{
    QByteArray packed(
        static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(plain.size()))), '\0');
    packed.truncate(static_cast<qsizetype>(
        ZSTD_compress(packed.data(), static_cast<std::size_t>(packed.size()), plain.constData(),
                      static_cast<std::size_t>(plain.size()), 3)));
    return packed;
}

/// Two kilobytes that do not pack well, so that a packed box has several blocks.
QByteArray noise(int seed)
{
    QByteArray text;
    for (int i = 0; i < 32; ++i) {
        text +=
            QCryptographicHash::hash(QByteArray::number(seed * 100 + i), QCryptographicHash::Sha256)
                .toBase64()
            + '\n';
    }
    return text;
}

/// A folder with files in it.
class Tree
{
public:
    void add(const QString &name, const QByteArray &bytes) const
    {
        QDir(m_dir.path()).mkpath(u"./"_s + name.section(u'/', 0, -2));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    [[nodiscard]] QString path(const QString &name = {}) const
    {
        return name.isEmpty() ? m_dir.path() : m_dir.filePath(name);
    }

    /// "name flags" of what is found below \a start.
    [[nodiscard]] QStringList found(const QString &start = {}) const
    {
        JobContext context;
        QStringList names;
        const Result<std::vector<MailFile>> files = findMailFiles({path(start)}, context);
        if (!files) {
            return {u"error "_s + errorCodeName(files.error().code)};
        }
        for (const MailFile &file : *files) {
            QString name = file.path.sliced(m_dir.path().size() + 1);
            name += file.isRead ? u" read"_s : QString();
            name += file.isFlagged ? u" flagged"_s : QString();
            name += file.kind == MailFileKind::Text ? u" text"_s : QString();
            names.append(name);
        }
        return names;
    }

private:
    QTemporaryDir m_dir;
};

} // namespace

class TestMailFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void maildirsAreRead()
    {
        Tree tree;
        tree.add(u"box/cur/1.host:2,S"_s, mail("a"));
        tree.add(u"box/cur/2.host:2,FRS"_s, mail("b"));
        tree.add(u"box/cur/3.host!2,F"_s, "X-Odd: 1\n\n");
        tree.add(u"box/cur/4.host"_s, mail("d"));
        tree.add(u"box/new/5.host"_s, mail("e"));
        tree.add(u"box/tmp/6.host"_s, mail("f"));
        tree.add(u"box/dovecot.index"_s, "From: x\nSubject: y\n\n");
        tree.add(u"box/.Lists.kvm/cur/7.host:2,"_s, mail("g"));
        tree.add(u"box/.Lists.kvm/new/.hidden"_s, mail("h"));
        tree.add(u"box/.cache/8"_s, mail("i"));
        QCOMPARE(
            tree.found(),
            QStringList({u"box/.Lists.kvm/cur/7.host:2,"_s, u"box/cur/1.host:2,S read"_s,
                         u"box/cur/2.host:2,FRS read flagged"_s, u"box/cur/3.host!2,F flagged"_s,
                         u"box/cur/4.host"_s, u"box/new/5.host"_s}));
    }

    void foldersAreWalked()
    {
        Tree tree;
        tree.add(u"a/b/c/one.eml"_s, "Subject: few headers\n\nx\n");
        tree.add(u"a/two.mbox.zst"_s, zstd("From a@b Thu Jan  1 00:00:00 1970\n" + mail("a")));
        tree.add(u"a/notes.txt"_s, "just text\n");
        tree.add(u"a/.hidden/three.eml"_s, mail("c"));
        tree.add(u"a/picture.png"_s, QByteArray("\x89PNG\0\0", 6));
        QVERIFY(QFile::link(tree.path(u"a"_s), tree.path(u"a/b/loop"_s)));
        QCOMPARE(tree.found(), QStringList({u"a/b/c/one.eml"_s, u"a/two.mbox.zst"_s}));
        QCOMPARE(tree.found(u"a/notes.txt"_s), QStringList({u"a/notes.txt text"_s}));
        QCOMPARE(tree.found(u"a/picture.png"_s), QStringList({u"error Parse"_s}));
        QCOMPARE(tree.found(u"a/none"_s), QStringList({u"error NotFound"_s}));
    }

    void packedMailIsRead()
    {
        Tree tree;
        QByteArray box;
        for (int i = 0; i < 200; ++i) {
            box += "From mboxrd@z Thu Jan  1 00:00:00 1970\n"
                + mail(QByteArray("m" + QByteArray::number(i)).constData()) + noise(i) + '\n';
        }
        const QByteArray packed = zstd(box);
        tree.add(u"whole.zst"_s, packed);
        tree.add(u"cut.zst"_s, packed.first(packed.size() - 30));
        tree.add(u"bomb.zst"_s, zstd("From: a@b\nSubject: x\n\n" + QByteArray(64 << 20, ' ')));
        JobContext context;
        const Result<ReadMail> whole = readMail({tree.path(u"whole.zst"_s)}, true, context);
        QVERIFY(whole);
        QCOMPARE(whole->count, 200);
        QVERIFY(whole->problems.empty());
        QVERIFY(whole->bodies.value(u"m7@example.org"_s).startsWith(u"body of m7\n"_s));
        const Result<std::vector<MailFile>> files =
            findMailFiles({tree.path(u"cut.zst"_s), tree.path(u"bomb.zst"_s)}, context);
        QVERIFY(files);
        const auto ignore = [](const MboxEntry &) { return true; };
        QCOMPARE(readMailFile(files->at(0), context, ignore).error().detail, u"packed-cut"_s);
        QCOMPARE(readMailFile(files->at(1), context, ignore).error().detail, u"packed-bomb"_s);
    }

    void textsBecomeMessages()
    {
        Tree tree;
        tree.add(u"page.txt"_s,
                 "Re: a title\n\nFrom: Ann Lee\nDate: Sun Jan 08 2017 - 00:47:33 EST\n\nwords\n");
        JobContext context;
        const Result<ReadMail> read = readMail({tree.path(u"page.txt"_s)}, true, context);
        QVERIFY(read);
        QCOMPARE(read->count, 1);
        QCOMPARE(read->threads.front().messages.front().subject, u"Re: a title"_s);
        QStringList seen;
        const auto visit = [&seen](const MboxEntry &entry) {
            seen.append(QString::fromUtf8(entry.raw.first(10)));
            return true;
        };
        QVERIFY(readMailBytes(mail("a"), context, visit));
        QVERIFY(readMailBytes("From: A B\nSent: Monday\n\nx\n", context, visit));
        QVERIFY(!readMailBytes(QByteArray("\0\1\2", 3), context, visit));
        QCOMPARE(seen.size(), 2);
        QCOMPARE(seen.front(), u"From: Ann "_s);
    }
};

QTEST_GUILESS_MAIN(TestMailFiles)
#include "tst_mailfiles.moc"
