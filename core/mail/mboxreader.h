// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

class QIODevice;

namespace Casebook {

/// One mail of an mbox, or the only mail of a plain .eml file.
struct MboxEntry
{
    qint64 offset = 0; ///< where it begins in the input, its "From " line included
    /// What it takes in the input, its "From " line included; of a cut one from a device only what was read of it.
    qint64 sizeBytes = 0;
    QByteArrayView raw; ///< unescaped message; valid until the next call of next()
    int strayFromLines = 0; ///< lines in the body that begin "From " but are no separator
    bool isCut = false; ///< longer than Limits::messageBytes: raw is its beginning
};

/// Splits mboxrd as public-inbox writes it, the other mbox forms, and a single message.
/// A line begins a mail when it stands at the start or after an empty line, is "From " with an address
/// (or git's commit id), hh:mm:ss, a 4-digit year and 20 or more bytes, and a header line follows:
/// an unescaped "From " of a body never tears a mail apart, and no byte is lost.
/// ">From " lines of bodies lose one '>' where the mbox put it there, headers never do: all of mboxrd as
/// public-inbox writes it, elsewhere (mboxo, mboxrd of other programs) by what the lines around show;
/// files of git and single messages are not unescaped. LF stays LF, CRLF stays CRLF. Memory: nothing over a view unless a mail has escaped
/// lines, else one buffer of at most the longest mail.
/// Sources: public-inbox Mbox.pm, liblore's separator test, RFC 4155. Used from one thread.
class MboxReader final
{
public:
    /// \a bytes stay valid while the reader lives.
    explicit MboxReader(QByteArrayView bytes);
    /// Reads \a device, open for reading and outliving the reader, in pieces; it need not be seekable.
    explicit MboxReader(QIODevice &device);

    /// The next mail, or nothing at the end or when the device failed (see failed()).
    std::optional<MboxEntry> next();

    /// True when the input is one message without a "From " line before it. Known after next().
    [[nodiscard]] bool isSingleMessage() const
    {
        return m_form == Form::Single;
    }

    /// The device reported a read error; what came before it was handed out.
    [[nodiscard]] bool failed() const
    {
        return m_failed;
    }

    /// Bytes of the input that were handed out so far, for progress.
    [[nodiscard]] qint64 position() const
    {
        return m_base + m_at;
    }

private:
    enum class Form : unsigned char { Unknown, Mbox, Git, Single };

    struct End
    {
        qsizetype at = 0; ///< where the mail ends in the window
        int stray = 0;
        bool cut = false;
    };

    bool fill();
    void makeRoom();
    bool have(qsizetype bytes);
    bool begin();
    End findEnd(qsizetype bodyStart);
    bool isSeparatorAt(qsizetype at);
    void skipRest();
    QByteArrayView unescaped(QByteArrayView message);
    bool isEscape(QByteArrayView message, qsizetype first, qsizetype last);

    QIODevice *m_device = nullptr;
    QByteArray m_buffer; ///< window over the device
    QByteArrayView m_window;
    QByteArray m_unescaped;
    qint64 m_base = 0; ///< offset of the window in the input
    qsizetype m_at = 0; ///< next mail in the window
    Form m_form = Form::Unknown;
    bool m_atEnd = false; ///< the window holds the end of the input
    bool m_failed = false;
    bool m_mboxrd = false; ///< the mail at hand says its box is mboxrd
    bool m_sawEscapedQuote = false; ///< the box showed that it escapes quotes, as only mboxrd does
    bool m_skipping = false; ///< the rest of a cut mail is still in the input
};

} // namespace Casebook
