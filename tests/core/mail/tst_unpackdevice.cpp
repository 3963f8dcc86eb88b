// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/limits.h"
#include "core/mail/unpackdevice.h"

#include <QBuffer>
#include <QTest>

#include <lzma.h>
#include <zstd.h>

#include <zlib.h>

using namespace Casebook;

namespace {

QByteArray gzip(const QByteArray &plain)
{
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
    QByteArray packed(
        static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(plain.size()))) + 64, '\0');
    stream.next_in = std::bit_cast<Bytef *>(plain.data());
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = std::bit_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

QByteArray xz(const QByteArray &plain)
{
    QByteArray packed(
        static_cast<qsizetype>(lzma_stream_buffer_bound(static_cast<std::size_t>(plain.size()))),
        '\0');
    std::size_t size = 0;
    lzma_easy_buffer_encode(
        3, LZMA_CHECK_CRC64, nullptr, std::bit_cast<const std::uint8_t *>(plain.data()),
        static_cast<std::size_t>(plain.size()), std::bit_cast<std::uint8_t *>(packed.data()), &size,
        static_cast<std::size_t>(packed.size()));
    packed.truncate(static_cast<qsizetype>(size));
    return packed;
}

QByteArray zstd(const QByteArray &plain)
{
    QByteArray packed(
        static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(plain.size()))), '\0');
    const std::size_t size =
        ZSTD_compress(packed.data(), static_cast<std::size_t>(packed.size()), plain.constData(),
                      static_cast<std::size_t>(plain.size()), 3);
    packed.truncate(static_cast<qsizetype>(size));
    return packed;
}

QByteArray sample(qsizetype lines)
{
    QByteArray text;
    for (qsizetype i = 0; i < lines; ++i) {
        text += "line " + QByteArray::number(i * 7919 % 10'007) + '\n';
    }
    return text;
}

struct Unpacked
{
    QByteArray bytes;
    UnpackFault fault = UnpackFault::None;
};

Unpacked unpack(QByteArray packed, qint64 most = Limits::unpackedBytes)
{
    QBuffer source(&packed);
    source.open(QIODevice::ReadOnly);
    UnpackDevice device(source, packingOf(packed), most);
    device.open(QIODevice::ReadOnly);
    Unpacked result;
    QByteArray piece(100'000, '\0');
    for (qint64 got = 1; got > 0;) {
        got = device.read(piece.data(), piece.size());
        result.bytes.append(piece.constData(), std::max<qint64>(got, 0));
    }
    result.fault = device.fault();
    return result;
}

} // namespace

class TestUnpackDevice : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void packedBytesComeBack_data()
    {
        QTest::addColumn<QByteArray>("packed");
        QTest::addColumn<QByteArray>("plain");
        const QByteArray text = sample(50'000);
        QTest::newRow("gzip") << gzip(text) << text;
        QTest::newRow("xz") << xz(text) << text;
        QTest::newRow("zstd") << zstd(text) << text;
        QTest::newRow("two gzip") << QByteArray(gzip("a\n") + gzip("b\n")) << QByteArray("a\nb\n");
        QTest::newRow("two xz") << QByteArray(xz("a\n") + QByteArray(4, '\0') + xz("b\n"))
                                << QByteArray("a\nb\n");
        QTest::newRow("two zstd") << QByteArray(zstd("a\n") + zstd("b\n")) << QByteArray("a\nb\n");
        QTest::newRow("empty") << gzip({}) << QByteArray();
    }

    void packedBytesComeBack()
    {
        QFETCH(QByteArray, packed);
        QFETCH(QByteArray, plain);
        const Unpacked result = unpack(packed);
        QCOMPARE(result.fault, UnpackFault::None);
        QCOMPARE(result.bytes, plain);
    }

    void whatIsCutGivesItsBeginning_data()
    {
        const QByteArray text = sample(200'000);
        QTest::addColumn<QByteArray>("packed");
        QTest::newRow("gzip") << gzip(text);
        QTest::newRow("xz") << xz(text);
        QTest::newRow("zstd") << zstd(text);
    }

    void whatIsCutGivesItsBeginning()
    {
        QFETCH(QByteArray, packed);
        const Unpacked result = unpack(packed.first(packed.size() / 2));
        QCOMPARE(result.fault, UnpackFault::CutShort);
        QVERIFY(sample(200'000).startsWith(result.bytes));
        packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x55);
        packed[packed.size() / 2 + 1] = static_cast<char>(packed[packed.size() / 2 + 1] ^ 0x55);
        QVERIFY(unpack(packed).fault != UnpackFault::None);
    }

    void bombsAreStopped_data()
    {
        const QByteArray blanks(64 * Limits::MiB, ' ');
        QTest::addColumn<QByteArray>("packed");
        QTest::newRow("gzip") << gzip(blanks);
        QTest::newRow("xz") << xz(blanks);
        QTest::newRow("zstd") << zstd(blanks);
    }

    void bombsAreStopped()
    {
        QFETCH(QByteArray, packed);
        const Unpacked ratio = unpack(packed);
        QCOMPARE(ratio.fault, UnpackFault::TooLarge);
        QVERIFY(ratio.bytes.size() < 17 * Limits::MiB);
        QCOMPARE(unpack(packed, 1000).fault, UnpackFault::TooLarge);
    }

    void otherBytesAreNone()
    {
        QCOMPARE(packingOf("From "), Packing::None);
        QCOMPARE(packingOf("BZh91"), Packing::Bzip2);
        QCOMPARE(packingOf({}), Packing::None);
        QCOMPARE(unpack("\x1f\x8bno gzip").fault, UnpackFault::Damaged);
    }
};

QTEST_GUILESS_MAIN(TestUnpackDevice)
#include "tst_unpackdevice.moc"
