// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <memory>

namespace Casebook {

class Session;

/// The bytes of a file of the command line. Files are mapped, so that a log of gigabytes costs no memory of
/// its own; pipes and empty files cannot be and are read.
class FileBytes final
{
public:
    /// \a word is a path of the caller or "-" for stdin. NotFound, Io.
    static Result<FileBytes> open(Session &session, const QString &word);

    /// Lives as long as this.
    [[nodiscard]] QByteArrayView view() const
    {
        return m_view;
    }

private:
    std::unique_ptr<QFile> m_file;
    QByteArray m_held;
    QByteArrayView m_view;
};

} // namespace Casebook
