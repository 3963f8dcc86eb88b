// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>

#include <cstdint>
#include <memory>

namespace Casebook {

/// How bytes are packed, by their first bytes.
enum class Packing : std::uint8_t { None, Gzip, Xz, Zstd, Bzip2 };

/// \a head: the first six bytes or more. Bzip2 is told but not unpacked.
Packing packingOf(QByteArrayView head);

/// Why unpacking ended early.
enum class UnpackFault : std::uint8_t {
    None,
    Source, ///< the packed device could not be read
    Damaged, ///< the bytes are no such stream
    CutShort, ///< they end before the stream does
    TooLarge, ///< over the byte limit or the believable ratio: a bomb
};

class UnpackCodec;

/// Reads gzip, xz and zstd streams, several after each other too, in pieces: memory stays flat
/// (xz: its dictionary, at most 128 MiB). Sequential; open it with ReadOnly. Unpacked bytes are
/// counted: over \a mostBytes, or over Limits::unpackRatio times what was read once
/// Limits::unpackFreeBytes came out, read() gives an error and fault() is TooLarge. Everything before a
/// fault is handed out. Used from one thread.
class UnpackDevice final : public QIODevice
{
public:
    /// \a source is open for reading, stands at the stream's start and outlives this.
    UnpackDevice(QIODevice &source, Packing packing, qint64 mostBytes);
    ~UnpackDevice() override;
    UnpackDevice(const UnpackDevice &) = delete;
    UnpackDevice &operator=(const UnpackDevice &) = delete;
    UnpackDevice(UnpackDevice &&) = delete;
    UnpackDevice &operator=(UnpackDevice &&) = delete;

    [[nodiscard]] bool isSequential() const override
    {
        return true;
    }

    [[nodiscard]] bool atEnd() const override
    {
        return m_ended && QIODevice::atEnd();
    }

    [[nodiscard]] UnpackFault fault() const
    {
        return m_fault;
    }

    /// Bytes taken from the source, for progress.
    [[nodiscard]] qint64 packedBytes() const
    {
        return m_in;
    }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    bool refill();
    qint64 endWith(UnpackFault fault);

    QIODevice &m_source;
    std::unique_ptr<UnpackCodec> m_codec;
    QByteArray m_input;
    qsizetype m_inputAt = 0;
    qint64 m_mostBytes = 0;
    qint64 m_in = 0;
    qint64 m_out = 0;
    UnpackFault m_fault = UnpackFault::None;
    bool m_sourceEnded = false;
    bool m_ended = false;
};

} // namespace Casebook
