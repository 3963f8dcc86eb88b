// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/filebytes.h"

#include "app/cli/session.h"

namespace Casebook {

Result<FileBytes> FileBytes::open(Session &session, const QString &word)
{
    const Result<QString> path = session.filePath(word);
    if (!path) {
        return passOn(path);
    }
    FileBytes bytes;
    bytes.m_file = std::make_unique<QFile>(*path);
    if (!bytes.m_file->open(QIODevice::ReadOnly)) {
        return fail(bytes.m_file->exists() ? ErrorCode::Io : ErrorCode::NotFound, word,
                    bytes.m_file->errorString());
    }
    const qint64 size = bytes.m_file->size();
    const uchar *mapped = size > 0 ? bytes.m_file->map(0, size) : nullptr;
    if (mapped != nullptr) {
        bytes.m_view = QByteArrayView(mapped, size);
    } else {
        bytes.m_held = bytes.m_file->readAll();
        bytes.m_view = bytes.m_held;
    }
    return bytes;
}

} // namespace Casebook
