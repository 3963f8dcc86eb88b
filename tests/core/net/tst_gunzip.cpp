// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/net/gunzip.h"
#include "tests/support/loopbackserver.h"

#include <QObject>
#include <QTest>

using namespace Casebook;

namespace {

Result<QByteArray> unpacked(const QByteArray &packed, qsizetype piece = 1 << 20,
                            qint64 most = Limits::unpackedBytes)
{
    Gunzip gunzip(most, Limits::unpackRatio);
    for (qsizetype at = 0; at < packed.size(); at += piece) {
        const Status status =
            gunzip.add(QByteArrayView(packed).sliced(at, std::min(piece, packed.size() - at)));
        if (!status) {
            return passOn(status);
        }
    }
    const Status status = gunzip.finish();
    if (!status) {
        return passOn(status);
    }
    return gunzip.take();
}

} // namespace

class GunzipTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unpacksWhateverThePieces();
    void joinsMembers();
    void everyCutIsTold();
    void damageIsTold();
    void bombEndsEarly();
    void limitIsExact();
    void junkBehindIsPassedOver();
};

void GunzipTest::unpacksWhateverThePieces()
{
    QByteArray text;
    for (int i = 0; i < 20'000; ++i) {
        text += "line " + QByteArray::number(i * 7919 % 100'003) + '\n';
    }
    const QByteArray packed = Testing::LoopbackServer::gzip(text);
    for (const qsizetype piece : {1, 7, 4096, 1 << 20}) {
        const Result<QByteArray> out = unpacked(packed, piece);
        QVERIFY(out);
        QCOMPARE(*out, text);
    }
    const Result<QByteArray> empty = unpacked(Testing::LoopbackServer::gzip({}));
    QVERIFY(empty);
    QVERIFY(empty->isEmpty());
}

void GunzipTest::joinsMembers()
{
    const Result<QByteArray> out =
        unpacked(Testing::LoopbackServer::gzip("one ") + Testing::LoopbackServer::gzip("two"), 3);
    QVERIFY(out);
    QCOMPARE(*out, QByteArray("one two"));
}

void GunzipTest::everyCutIsTold()
{
    const QByteArray packed =
        Testing::LoopbackServer::gzip("From mboxrd@z Thu Jan  1 00:00:00 1970\n");
    for (qsizetype length = 0; length < packed.size(); ++length) {
        const Result<QByteArray> out = unpacked(packed.first(length));
        QVERIFY(!out);
        QCOMPARE(out.error().code, ErrorCode::CutShort);
    }
}

void GunzipTest::damageIsTold()
{
    QByteArray packed = Testing::LoopbackServer::gzip(QByteArray(1000, 'x'));
    packed[packed.size() - 6] = static_cast<char>(packed[packed.size() - 6] ^ 1); // check sum
    const Result<QByteArray> out = unpacked(packed);
    QVERIFY(!out);
    QCOMPARE(out.error().code, ErrorCode::CutShort);
    QVERIFY(!unpacked("<html>no gzip</html>"));
}

void GunzipTest::bombEndsEarly()
{
    const QByteArray packed = Testing::LoopbackServer::gzip(QByteArray(64 << 20, '\0'));
    QVERIFY(packed.size() < 200'000);
    const Result<QByteArray> out = unpacked(packed, 1024);
    QVERIFY(!out);
    QCOMPARE(out.error().code, ErrorCode::UnpacksTooLarge);
}

void GunzipTest::limitIsExact()
{
    const QByteArray packed = Testing::LoopbackServer::gzip(QByteArray(1000, 'x'));
    QVERIFY(unpacked(packed, 100, 1000));
    const Result<QByteArray> over = unpacked(packed, 100, 999);
    QVERIFY(!over);
    QCOMPARE(over.error().code, ErrorCode::UnpacksTooLarge);
}

void GunzipTest::junkBehindIsPassedOver()
{
    const Result<QByteArray> out =
        unpacked(Testing::LoopbackServer::gzip("mail") + QByteArray(100, '\0'), 5);
    QVERIFY(out);
    QCOMPARE(*out, QByteArray("mail"));
}

QTEST_GUILESS_MAIN(GunzipTest)

#include "tst_gunzip.moc"
