// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mail/unpackdevice.h"

#include "core/base/limits.h"

#include <lzma.h>
#include <zstd.h>

#include <algorithm>
#include <bit>

#include <zlib.h>

namespace Casebook {

namespace {

constexpr qsizetype pieceBytes = 256 * Limits::kiB;
constexpr std::uint64_t xzMemory = 128 * Limits::MiB;
/// Windows of zstd --long=27; larger ones ask for more memory than a mail archive is worth.
constexpr int zstdWindowLog = 27;

enum class Step : std::uint8_t {
    More, ///< goes on with more input or room
    Ended, ///< a stream is complete; another may follow
    Damaged,
};

} // namespace

/// One library behind one call.
class UnpackCodec
{
public:
    UnpackCodec() = default;
    virtual ~UnpackCodec() = default;
    UnpackCodec(const UnpackCodec &) = delete;
    UnpackCodec &operator=(const UnpackCodec &) = delete;
    UnpackCodec(UnpackCodec &&) = delete;
    UnpackCodec &operator=(UnpackCodec &&) = delete;

    /// Takes bytes off the front of \a in, fills the front of \a out and says how many of \a out.
    virtual Step step(QByteArrayView &in, char *out, qsizetype room, qsizetype &made) = 0;
    /// Makes ready for a stream behind the one that ended.
    virtual bool restart() = 0;
};

namespace {

class GzipCodec final : public UnpackCodec
{
public:
    GzipCodec()
    {
        m_ready = inflateInit2(&m_stream, 15 + 16) == Z_OK;
    }

    ~GzipCodec() override
    {
        inflateEnd(&m_stream);
    }

    GzipCodec(const GzipCodec &) = delete;
    GzipCodec &operator=(const GzipCodec &) = delete;
    GzipCodec(GzipCodec &&) = delete;
    GzipCodec &operator=(GzipCodec &&) = delete;

    Step step(QByteArrayView &in, char *out, qsizetype room, qsizetype &made) override
    {
        // zlib takes the input as a pointer to writable bytes but does not write to them.
        m_stream.next_in = std::bit_cast<Bytef *>(in.data());
        m_stream.avail_in = static_cast<uInt>(in.size());
        m_stream.next_out = std::bit_cast<Bytef *>(out);
        m_stream.avail_out = static_cast<uInt>(room);
        const int result = m_ready ? inflate(&m_stream, Z_NO_FLUSH) : Z_MEM_ERROR;
        in = in.last(static_cast<qsizetype>(m_stream.avail_in));
        made = room - static_cast<qsizetype>(m_stream.avail_out);
        if (result == Z_STREAM_END) {
            return Step::Ended;
        }
        return result == Z_OK || result == Z_BUF_ERROR ? Step::More : Step::Damaged;
    }

    bool restart() override
    {
        return inflateReset(&m_stream) == Z_OK;
    }

private:
    z_stream m_stream{};
    bool m_ready = false;
};

class XzCodec final : public UnpackCodec
{
public:
    XzCodec()
    {
        m_ready = lzma_stream_decoder(&m_stream, xzMemory, 0) == LZMA_OK;
    }

    ~XzCodec() override
    {
        lzma_end(&m_stream);
    }

    XzCodec(const XzCodec &) = delete;
    XzCodec &operator=(const XzCodec &) = delete;
    XzCodec(XzCodec &&) = delete;
    XzCodec &operator=(XzCodec &&) = delete;

    Step step(QByteArrayView &in, char *out, qsizetype room, qsizetype &made) override
    {
        m_stream.next_in = std::bit_cast<const std::uint8_t *>(in.data());
        m_stream.avail_in = static_cast<std::size_t>(in.size());
        m_stream.next_out = std::bit_cast<std::uint8_t *>(out);
        m_stream.avail_out = static_cast<std::size_t>(room);
        const lzma_ret result = m_ready ? lzma_code(&m_stream, LZMA_RUN) : LZMA_MEM_ERROR;
        in = in.last(static_cast<qsizetype>(m_stream.avail_in));
        made = room - static_cast<qsizetype>(m_stream.avail_out);
        if (result == LZMA_STREAM_END) {
            return Step::Ended;
        }
        return result == LZMA_OK || result == LZMA_BUF_ERROR ? Step::More : Step::Damaged;
    }

    bool restart() override
    {
        lzma_end(&m_stream);
        m_stream = LZMA_STREAM_INIT;
        m_ready = lzma_stream_decoder(&m_stream, xzMemory, 0) == LZMA_OK;
        return m_ready;
    }

private:
    lzma_stream m_stream = LZMA_STREAM_INIT;
    bool m_ready = false;
};

class ZstdCodec final : public UnpackCodec
{
public:
    ZstdCodec()
        : m_stream(ZSTD_createDStream())
    {
        ZSTD_DCtx_setParameter(m_stream, ZSTD_d_windowLogMax, zstdWindowLog);
    }

    ~ZstdCodec() override
    {
        ZSTD_freeDStream(m_stream);
    }

    ZstdCodec(const ZstdCodec &) = delete;
    ZstdCodec &operator=(const ZstdCodec &) = delete;
    ZstdCodec(ZstdCodec &&) = delete;
    ZstdCodec &operator=(ZstdCodec &&) = delete;

    Step step(QByteArrayView &in, char *out, qsizetype room, qsizetype &made) override
    {
        ZSTD_inBuffer input{in.data(), static_cast<std::size_t>(in.size()), 0};
        ZSTD_outBuffer output{out, static_cast<std::size_t>(room), 0};
        const std::size_t result = ZSTD_decompressStream(m_stream, &output, &input);
        in = in.sliced(static_cast<qsizetype>(input.pos));
        made = static_cast<qsizetype>(output.pos);
        if (ZSTD_isError(result)) {
            return Step::Damaged;
        }
        return result == 0 ? Step::Ended : Step::More;
    }

    bool restart() override
    {
        return !ZSTD_isError(ZSTD_DCtx_reset(m_stream, ZSTD_reset_session_only));
    }

private:
    ZSTD_DStream *m_stream;
};

std::unique_ptr<UnpackCodec> codecOf(Packing packing)
{
    switch (packing) {
    case Packing::Gzip:
        return std::make_unique<GzipCodec>();
    case Packing::Xz:
        return std::make_unique<XzCodec>();
    case Packing::Zstd:
        return std::make_unique<ZstdCodec>();
    case Packing::None:
    case Packing::Bzip2:
        break;
    }
    return nullptr;
}

} // namespace

Packing packingOf(QByteArrayView head)
{
    if (head.startsWith("\x1f\x8b")) {
        return Packing::Gzip;
    }
    if (head.startsWith("\xfd\x37\x7a\x58\x5a")) { // the sixth byte is NUL
        return Packing::Xz;
    }
    if (head.startsWith("\x28\xb5\x2f\xfd")) {
        return Packing::Zstd;
    }
    return head.startsWith("BZh") ? Packing::Bzip2 : Packing::None;
}

UnpackDevice::UnpackDevice(QIODevice &source, Packing packing, qint64 mostBytes)
    : m_source(source)
    , m_codec(codecOf(packing))
    , m_mostBytes(mostBytes)
{
}

UnpackDevice::~UnpackDevice() = default;

/// True when there is input; the source is asked when there was none.
bool UnpackDevice::refill()
{
    if (m_inputAt < m_input.size()) {
        return true;
    }
    m_input.resize(pieceBytes);
    const qint64 got = m_source.read(m_input.data(), pieceBytes);
    m_input.resize(std::max<qint64>(got, 0));
    m_inputAt = 0;
    m_in += m_input.size();
    if (got < 0) {
        m_fault = UnpackFault::Source;
    }
    m_sourceEnded = got <= 0;
    return got > 0;
}

qint64 UnpackDevice::endWith(UnpackFault fault)
{
    m_fault = m_fault == UnpackFault::None ? fault : m_fault;
    m_ended = true;
    setErrorString(QStringLiteral("unpacking failed"));
    return m_fault == UnpackFault::None ? 0 : -1;
}

qint64 UnpackDevice::readData(char *data, qint64 size)
{
    if (!m_codec) {
        return endWith(UnpackFault::Damaged);
    }
    qsizetype filled = 0;
    while (!m_ended && filled < size) {
        const bool input = refill();
        QByteArrayView in = QByteArrayView(m_input).sliced(m_inputAt);
        qsizetype made = 0;
        const Step step = m_codec->step(in, data + filled, size - filled, made);
        m_inputAt = m_input.size() - in.size();
        filled += made;
        m_out += made;
        const bool bomb = m_out > m_mostBytes
            || (m_out > Limits::unpackFreeBytes && m_out / Limits::unpackRatio > m_in);
        if (bomb || step == Step::Damaged) {
            endWith(bomb ? UnpackFault::TooLarge : UnpackFault::Damaged);
        } else if (step == Step::Ended) {
            // Another stream may follow; zeros may pad the last (gzip and xz manuals).
            while (refill() && m_input[m_inputAt] == '\0') {
                ++m_inputAt;
            }
            if (m_sourceEnded) {
                m_ended = true;
            } else if (!m_codec->restart()) {
                endWith(UnpackFault::Damaged);
            }
        } else if (!input && made == 0) {
            endWith(UnpackFault::CutShort);
        }
    }
    return filled > 0 ? filled : (m_fault == UnpackFault::None ? 0 : -1);
}

qint64 UnpackDevice::writeData(const char *data, qint64 size)
{
    Q_UNUSED(data)
    Q_UNUSED(size)
    return -1;
}

} // namespace Casebook
