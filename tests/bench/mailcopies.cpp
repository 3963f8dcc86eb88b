// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/mailcopies.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDir>
#include <QFile>

#include <functional>

namespace Casebook {

namespace {

constexpr QByteArrayView separator = "From mboxrd@z Thu Jan  1 00:00:00 1970\n";

/// Calls \a take(headers, body) for each mail; headers end with their last line end, the body begins
/// with the empty line. False from \a take ends the reading.
bool eachMail(const QString &path, const std::function<bool(QByteArrayView, QByteArrayView)> &take)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return false;
    }
    const uchar *bytes = file.map(0, file.size());
    if (bytes == nullptr) {
        return false;
    }
    const QByteArrayView all(bytes, file.size());
    const QByteArray between = "\n" + separator.toByteArray();
    qsizetype at = separator.size();
    while (at < all.size()) {
        const qsizetype found = all.indexOf(between, at);
        const qsizetype end = found < 0 ? all.size() : found + 1;
        const QByteArrayView mail = all.sliced(at, end - at);
        const qsizetype empty = mail.indexOf("\n\n");
        const qsizetype cut = empty < 0 ? mail.size() : empty + 1;
        if (!take(mail.first(cut), mail.sliced(cut))) {
            return true;
        }
        at = end + separator.size();
    }
    return true;
}

bool isIdHeader(QByteArrayView line)
{
    const QByteArray name =
        line.first(std::max<qsizetype>(0, line.indexOf(':'))).toByteArray().toLower();
    return name == "message-id" || name == "in-reply-to" || name == "references";
}

/// \a headers with ".cN" before the @ of every id.
QByteArray renamed(QByteArrayView headers, int copy)
{
    const QByteArray mark = ".c" + QByteArray::number(copy);
    QByteArray result;
    bool inIds = false;
    qsizetype at = 0;
    while (at < headers.size()) {
        const qsizetype end = headers.indexOf('\n', at) + 1;
        const QByteArrayView line = headers.sliced(at, end - at);
        if (line[0] != ' ' && line[0] != '\t') {
            inIds = isIdHeader(line);
        }
        bool inBrackets = false;
        for (const char c : line) {
            if (inIds && c == '<') {
                inBrackets = true;
            } else if (c == '>') {
                inBrackets = false;
            } else if (inBrackets && c == '@') {
                result += mark;
                inBrackets = false;
            }
            result += c;
        }
        at = end;
    }
    return result;
}

} // namespace

int multiplyMails(const QString &mbox, int count, const QString &target)
{
    QFile out(target);
    if (!out.open(QIODevice::WriteOnly)) {
        return 0;
    }
    int written = 0;
    for (int copy = 0; written < count; ++copy) {
        const int before = written;
        const bool read = eachMail(mbox, [&](QByteArrayView headers, QByteArrayView body) {
            out.write(separator.data(), separator.size());
            out.write(copy == 0 ? headers.toByteArray() : renamed(headers, copy));
            out.write(body.data(), body.size());
            return ++written < count;
        });
        if (!read || written == before) {
            return 0;
        }
    }
    return out.flush() ? written : 0;
}

int makeMaildir(const QString &mbox, const QString &folder)
{
    const QDir root(folder);
    for (const char *name : {"cur", "new", "tmp"}) {
        if (!root.mkpath(QString::fromLatin1(name))) {
            return 0;
        }
    }
    int written = 0;
    const bool read = eachMail(mbox, [&](QByteArrayView headers, QByteArrayView body) {
        QFile file(
            root.filePath(QStringLiteral("cur/%1.bench:2,").arg(written, 6, 10, QChar(u'0'))));
        if (!file.open(QIODevice::WriteOnly)) {
            return false;
        }
        QByteArray text = body.chopped(body.endsWith('\n') ? 1 : 0).toByteArray();
        text.replace("\n>From ", "\nFrom ");
        file.write(headers.toByteArray() + text);
        ++written;
        return true;
    });
    return read ? written : 0;
}

} // namespace Casebook
