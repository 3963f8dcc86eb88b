// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace Casebook {

/// One answer as it was kept.
struct CachedAnswer
{
    QString url; ///< it came from, after redirects
    QString contentType;
    QString etag;
    QString lastModified;
    qint64 storedMs = 0;
    QByteArray body; ///< as it came over the wire
};

/// Answers of servers in files, one each, named by the hash of the address that was asked. Only the
/// person can read them. Callable from any thread and by several programs at once: files are replaced
/// whole, and one that does not read back is as good as none.
class HttpCache final
{
public:
    /// \a folder empty: keeps nothing.
    explicit HttpCache(QString folder);

    [[nodiscard]] std::optional<CachedAnswer> find(const QString &url) const;
    /// Failing to write is no error: the next request just asks again.
    void store(const QString &url, const CachedAnswer &answer) const;
    /// As if \a url had just been fetched again (304).
    void renew(const QString &url, CachedAnswer answer, qint64 nowMs) const;

    /// Bounds of the folder; the oldest files go first.
    static constexpr qint64 mostBytes = qint64(256) << 20;
    static constexpr int mostFiles = 500;

private:
    [[nodiscard]] QString pathOf(const QString &url) const;
    void trim() const;

    QString m_folder;
};

} // namespace Casebook
