// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace Casebook {

/// Where casebookctl writes: values to stdout, messages for people to stderr. UTF-8 and LF whatever the
/// locale. A reader that closes the pipe early is no failure: the rest of the output is dropped.
class Console final
{
public:
    Console();
    ~Console();
    Console(const Console &) = delete;
    Console &operator=(const Console &) = delete;
    Console(Console &&) = delete;
    Console &operator=(Console &&) = delete;

    /// One line for people on stdout. Control and bidi characters of \a line are made visible.
    void line(const QString &line = {});
    /// Several lines of foreign text, made visible as well.
    void text(const QString &text);
    /// Bytes as they are into a file or pipe, made visible on a terminal.
    void exact(QByteArrayView bytes);
    /// One compact object on a line of its own.
    void json(const QJsonObject &object);
    /// Bytes as they are.
    void bytes(QByteArrayView bytes);
    /// One line on stderr, after what is waiting for stdout.
    void message(const QString &message);
    /// A short line on stderr that the next one writes over; nothing when stderr is no terminal.
    void progress(const QString &text);

    void flush();

    /// True when the reader of stdout went away: long listings stop.
    [[nodiscard]] bool isClosed() const
    {
        return m_closed;
    }

    /// Set when stdout could not be written for another reason (a full disk).
    [[nodiscard]] const Result<void> &status() const
    {
        return m_status;
    }

private:
    QByteArray m_waiting;
    Result<void> m_status;
    bool m_closed = false;
    bool m_progressShown = false;
    bool m_isTerminal = false; ///< stderr
    bool m_outIsTerminal = false;
};

} // namespace Casebook
