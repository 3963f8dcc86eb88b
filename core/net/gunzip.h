// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace Casebook {

/// Unpacks gzip as it comes in, member after member, and counts. Used from one thread.
class Gunzip final
{
public:
    /// \a mostBytes bounds what comes out; more than \a mostRatio times the packed bytes is refused too.
    explicit Gunzip(qint64 mostBytes, int mostRatio);
    ~Gunzip();
    Gunzip(const Gunzip &) = delete;
    Gunzip &operator=(const Gunzip &) = delete;
    Gunzip(Gunzip &&) = delete;
    Gunzip &operator=(Gunzip &&) = delete;

    /// True when \a bytes begin as gzip does; needs two of them.
    static bool isGzip(QByteArrayView bytes);

    /// Errors: UnpacksTooLarge, CutShort (damaged). After one nothing more is taken.
    Status add(QByteArrayView packed);
    /// CutShort unless the last member came to its end with the right check sum.
    Status finish();
    /// What has come out so far.
    QByteArray take();

private:
    Status unpack();

    struct Stream;
    std::unique_ptr<Stream> m_stream;
    QByteArray m_out;
    qint64 m_mostBytes;
    int m_mostRatio;
    qint64 m_packed = 0;
    qint64 m_unpacked = 0;
    bool m_inMember = false;
    bool m_sawMember = false;
    bool m_isTail =
        false; ///< bytes behind the last member that are no gzip: passed over as gzip(1) does
};

} // namespace Casebook
