// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/emergencycopy.h"

#include "core/base/limits.h"
#include "core/base/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace Casebook::EmergencyCopy {

using namespace Qt::StringLiterals;

namespace {

QString folder()
{
    // XDG Base Directory Specification: a relative value is ignored.
    QString state = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(state)) {
        state = QDir::homePath() + u"/.local/state"_s;
    }
    return state + u"/casebook/unsaved"_s;
}

} // namespace

QString path(const QString &key)
{
    return folder() + u'/' + safeFileName(key) + u".txt"_s;
}

Status write(const QString &key, const QString &text)
{
    if (!QDir().mkpath(folder())) {
        return fail(ErrorCode::Io, folder());
    }
    QFile::setPermissions(folder(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QSaveFile file(path(key));
    if (!file.open(QIODevice::WriteOnly)) {
        return fail(ErrorCode::Io, path(key), file.errorString());
    }
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(text.toUtf8());
    if (!file.commit()) {
        return fail(ErrorCode::Io, path(key), file.errorString());
    }
    return {};
}

std::optional<QString> read(const QString &key)
{
    QFile file(path(key));
    if (!QFileInfo(file).isFile() || file.size() > Limits::textBytes
        || !file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    return QString::fromUtf8(file.readAll());
}

void remove(const QString &key)
{
    QFile::remove(path(key));
}

} // namespace Casebook::EmergencyCopy
