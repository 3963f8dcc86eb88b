// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/console.h"

#include "core/base/text.h"

#include <QJsonDocument>

#include <array>
#include <cerrno>
#include <cstring>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casebook {

namespace {

constexpr qsizetype waitingBytes = 64 * 1024;

/// 0 or the error number.
int writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), size_t(bytes.size()));
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return errno;
        }
        bytes = bytes.sliced(written);
    }
    return 0;
}

} // namespace

Console::Console()
    : m_isTerminal(::isatty(STDERR_FILENO) == 1)
    , m_outIsTerminal(::isatty(STDOUT_FILENO) == 1)
{
}

Console::~Console()
{
    progress({});
    flush();
}

void Console::line(const QString &line)
{
    QString shown = madeVisible(line);
    shown.replace(u'\n', u' '); // a header cannot fake a second line
    bytes(QString(shown + u'\n').toUtf8());
}

void Console::text(const QString &text)
{
    bytes(madeVisible(text).toUtf8());
    if (!text.endsWith(u'\n')) {
        bytes("\n");
    }
}

void Console::exact(QByteArrayView bytes)
{
    if (m_outIsTerminal) {
        this->bytes(madeVisible(decodeUtf8(bytes)).toUtf8());
    } else {
        this->bytes(bytes);
    }
}

void Console::json(const QJsonObject &object)
{
    bytes(QJsonDocument(object).toJson(QJsonDocument::Compact));
    bytes("\n");
    flush(); // a script that reads line by line gets each as it is ready
}

void Console::bytes(QByteArrayView bytes)
{
    if (m_closed) {
        return;
    }
    m_waiting.append(bytes);
    if (m_waiting.size() >= waitingBytes) {
        flush();
    }
}

void Console::message(const QString &message)
{
    flush();
    progress({});
    const QByteArray line = QString(madeVisible(message) + u'\n').toUtf8();
    writeAll(STDERR_FILENO, line); // nobody is left to tell when this fails
}

void Console::progress(const QString &text)
{
    if (!m_isTerminal || (text.isEmpty() && !m_progressShown)) {
        return;
    }
    const QByteArray line = QString("\r\x1b[K"_L1 + madeVisible(text)).toUtf8();
    writeAll(STDERR_FILENO, line);
    m_progressShown = !text.isEmpty();
}

void Console::flush()
{
    if (m_waiting.isEmpty() || m_closed) {
        return;
    }
    const int error = writeAll(STDOUT_FILENO, m_waiting);
    m_waiting.clear();
    if (error == 0) {
        return;
    }
    m_closed = true;
    if (error != EPIPE) {
        m_status = fail(error == ENOSPC ? ErrorCode::DiskFull : ErrorCode::Io, u"stdout"_s,
                        QString::fromLocal8Bit(std::strerror(error)));
    }
}

} // namespace Casebook
