// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/gunzip.h"

#include <QString>

#include <algorithm>
#include <limits>

#include <zlib.h>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Small archives of repeated text pack very well; the ratio counts above this only.
constexpr qint64 ratioFloor = qint64(1) << 20;
constexpr qsizetype pieceBytes = qsizetype(64) << 10;

} // namespace

struct Gunzip::Stream
{
    z_stream z = {};
    bool isOpen = false;
};

Gunzip::Gunzip(qint64 mostBytes, int mostRatio)
    : m_stream(std::make_unique<Stream>())
    , m_mostBytes(mostBytes)
    , m_mostRatio(mostRatio)
{
    // 15 bits of window, 16: gzip only.
    m_stream->isOpen = inflateInit2(&m_stream->z, 15 + 16) == Z_OK;
}

Gunzip::~Gunzip()
{
    if (m_stream->isOpen) {
        inflateEnd(&m_stream->z);
    }
}

bool Gunzip::isGzip(QByteArrayView bytes)
{
    return bytes.size() >= 2 && bytes[0] == '\x1f' && bytes[1] == '\x8b';
}

Status Gunzip::add(QByteArrayView packed)
{
    while (!packed.isEmpty() && !m_isTail) {
        const auto piece =
            packed.first(std::min<qsizetype>(packed.size(), std::numeric_limits<int>::max() / 2));
        z_stream &z = m_stream->z;
        // zlib's older signature wants a non-const pointer and does not write through it.
        z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(piece.data()));
        z.avail_in = static_cast<uInt>(piece.size());
        const Status status = unpack();
        if (!status) {
            m_isTail = true;
            return status;
        }
        packed = packed.sliced(piece.size());
    }
    return {};
}

Status Gunzip::unpack()
{
    z_stream &z = m_stream->z;
    if (!m_stream->isOpen) {
        return fail(ErrorCode::CutShort, {}, u"zlib"_s);
    }
    bool isFull = true;
    while (z.avail_in > 0 || (m_inMember && isFull)) {
        if (!m_inMember) {
            if (m_sawMember && *z.next_in != 0x1f) {
                m_isTail = true;
                return {};
            }
            m_inMember = true;
        }
        const qsizetype before = m_out.size();
        m_out.resize(before + pieceBytes);
        z.next_out = reinterpret_cast<Bytef *>(m_out.data() + before);
        z.avail_out = static_cast<uInt>(pieceBytes);
        const uInt offered = z.avail_in;
        const int code = inflate(&z, Z_NO_FLUSH);
        m_packed += offered - z.avail_in;
        const qsizetype came = pieceBytes - static_cast<qsizetype>(z.avail_out);
        isFull = z.avail_out == 0;
        m_out.resize(before + came);
        m_unpacked += came;
        if (m_unpacked > m_mostBytes
            || (m_unpacked > ratioFloor && m_unpacked / m_mostRatio > m_packed)) {
            m_out.clear();
            return fail(ErrorCode::UnpacksTooLarge);
        }
        if (code == Z_STREAM_END) {
            m_inMember = false;
            m_sawMember = true;
            inflateReset(&z);
        } else if (code == Z_BUF_ERROR) {
            return {}; // wants more input
        } else if (code != Z_OK) {
            return fail(ErrorCode::CutShort, {}, QString::fromLatin1(z.msg ? z.msg : "damaged"));
        }
    }
    return {};
}

Status Gunzip::finish()
{
    if (m_inMember || !m_sawMember) {
        return fail(ErrorCode::CutShort, {}, u"gzip ends early"_s);
    }
    return {};
}

QByteArray Gunzip::take()
{
    return std::exchange(m_out, {});
}

} // namespace Casebook
