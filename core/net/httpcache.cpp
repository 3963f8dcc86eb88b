// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/httpcache.h"

#include "core/base/limits.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView suffix = ".answer"_L1;
/// First line of a file: what is known of the answer, with the hash of the bytes behind it.
constexpr qsizetype longestHead = 16 << 10;

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

HttpCache::HttpCache(QString folder)
    : m_folder(std::move(folder))
{
}

QString HttpCache::pathOf(const QString &url) const
{
    return m_folder + u'/' + hashOf(url.toUtf8()) + suffix;
}

std::optional<CachedAnswer> HttpCache::find(const QString &url) const
{
    if (m_folder.isEmpty()) {
        return {};
    }
    QFile file(pathOf(url));
    if (!file.open(QIODevice::ReadOnly) || file.size() > Limits::downloadBytes + longestHead) {
        return {};
    }
    const QByteArray head = file.readLine(longestHead);
    const QJsonObject facts = QJsonDocument::fromJson(head).object();
    CachedAnswer answer{.url = facts.value("url"_L1).toString(),
                        .contentType = facts.value("type"_L1).toString(),
                        .etag = facts.value("etag"_L1).toString(),
                        .lastModified = facts.value("modified"_L1).toString(),
                        .storedMs = facts.value("stored"_L1).toInteger(),
                        .body = file.readAll()};
    if (facts.value("asked"_L1).toString() != url
        || facts.value("sha256"_L1).toString() != hashOf(answer.body)) {
        return {};
    }
    return answer;
}

void HttpCache::store(const QString &url, const CachedAnswer &answer) const
{
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder)) {
        return;
    }
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QByteArray head = QJsonDocument({{"asked"_L1, url},
                                           {"url"_L1, answer.url},
                                           {"type"_L1, answer.contentType},
                                           {"etag"_L1, answer.etag},
                                           {"modified"_L1, answer.lastModified},
                                           {"stored"_L1, answer.storedMs},
                                           {"sha256"_L1, hashOf(answer.body)}})
                                .toJson(QJsonDocument::Compact)
        + '\n';
    if (head.size() > longestHead) {
        return;
    }
    QSaveFile file(pathOf(url));
    if (!file.open(QIODevice::WriteOnly)) {
        return;
    }
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(head);
    file.write(answer.body);
    if (file.commit()) {
        trim();
    }
}

void HttpCache::renew(const QString &url, CachedAnswer answer, qint64 nowMs) const
{
    answer.storedMs = nowMs;
    store(url, answer);
}

void HttpCache::trim() const
{
    const QFileInfoList files =
        QDir(m_folder).entryInfoList({u'*' + suffix}, QDir::Files, QDir::Time);
    qint64 bytes = 0;
    int count = 0;
    for (const QFileInfo &file : files) { // newest first
        bytes += file.size();
        ++count;
        if (bytes > mostBytes || count > mostFiles) {
            QFile::remove(file.filePath());
        }
    }
}

} // namespace Casebook
