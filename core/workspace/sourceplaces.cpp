// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/sourceplaces.h"

#include "core/base/limits.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

/// Some 200 bytes a bug.
constexpr qint64 fileBytes = 16 * Limits::MiB;

Result<QJsonObject> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        if (!file.exists()) {
            return QJsonObject();
        }
        return fail(ErrorCode::Io, path, file.errorString());
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.read(fileBytes), &error);
    if (!document.isObject()) {
        return fail(ErrorCode::Parse, path, error.errorString());
    }
    return document.object();
}

QString keyOf(const QString &workspace, BugId bug)
{
    return workspace + u'/' + QString::number(bug.value);
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &one : value.toArray()) {
        if (QDir::isAbsolutePath(one.toString())) {
            texts.append(one.toString());
        }
    }
    return texts;
}

} // namespace

SourcePlaces::SourcePlaces(const QString &path)
    : m_path(path.isEmpty()
                 ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                     + u"/casebook/sources.json"_s
                 : path)
{
}

Result<SourcePlace> SourcePlaces::of(const QString &workspace, BugId bug) const
{
    const Result<QJsonObject> all = readFile(m_path);
    if (!all) {
        return passOn(all);
    }
    const QJsonObject one = all->value(keyOf(workspace, bug)).toObject();
    return SourcePlace{.tree = one.value("tree"_L1).toString(),
                       .binaries = textsOf(one.value("binaries"_L1)),
                       .kallsyms = one.value("kallsyms"_L1).toString(),
                       .ignoreBuildId = one.value("ignoreBuildId"_L1).toBool()};
}

Status SourcePlaces::set(const QString &workspace, BugId bug, const SourcePlace &place) const
{
    for (const QString &path : QStringList{place.tree, place.kallsyms} + place.binaries) {
        if (!path.isEmpty() && !QDir::isAbsolutePath(path)) {
            return fail(ErrorCode::Usage, path, u"not-absolute"_s);
        }
    }
    Result<QJsonObject> all = readFile(m_path);
    if (!all) {
        return passOn(all);
    }
    if (place.isEmpty()) {
        all->remove(keyOf(workspace, bug));
    } else {
        all->insert(keyOf(workspace, bug),
                    QJsonObject{{"tree"_L1, place.tree},
                                {"binaries"_L1, QJsonArray::fromStringList(place.binaries)},
                                {"kallsyms"_L1, place.kallsyms},
                                {"ignoreBuildId"_L1, place.ignoreBuildId}});
    }
    if (!QDir().mkpath(QFileInfo(m_path).path())) {
        return fail(ErrorCode::Io, m_path);
    }
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(*all).toJson()) < 0
        || !file.commit()) {
        return fail(ErrorCode::Io, m_path, file.errorString());
    }
    return {};
}

} // namespace Casebook
