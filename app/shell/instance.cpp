// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shell/instance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QStandardPaths>

namespace Casebook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 requestLimit = 64 * 1024;
constexpr int patienceMs = 500;

} // namespace

Instance::Instance(QObject *parent)
    : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &Instance::answer);
}

QString Instance::socketPath(const QString &path)
{
    const QFileInfo info(path);
    QString whole = info.canonicalFilePath();
    if (whole.isEmpty()) {
        whole = info.absoluteFilePath();
    }
    const QByteArray hash =
        QCryptographicHash::hash(whole.toUtf8(), QCryptographicHash::Sha256).toHex().first(20);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return QDir(folder).filePath(u"casebook-"_s + QString::fromLatin1(hash) + u".sock"_s);
}

bool Instance::raiseOther(const QString &path, const QStringList &files)
{
    QLocalSocket socket;
    socket.connectToServer(socketPath(path));
    if (!socket.waitForConnected(patienceMs)) {
        return false;
    }
    QByteArray request;
    QDataStream stream(&request, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << files;
    socket.write(request);
    socket.flush();
    socket.waitForBytesWritten(patienceMs);
    // The other side closes after it has read all.
    return socket.waitForReadyRead(patienceMs) && socket.readAll() == "ok";
}

bool Instance::listen(const QString &path)
{
    stop();
    const QString name = socketPath(path);
    if (m_server.listen(name)) {
        return true;
    }
    // Left over from a program that was killed: nobody answers there, so the name is free.
    QLocalSocket probe;
    probe.connectToServer(name);
    if (probe.waitForConnected(patienceMs)) {
        return false;
    }
    QLocalServer::removeServer(name);
    return m_server.listen(name);
}

void Instance::stop()
{
    m_server.close();
}

void Instance::answer()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->bytesAvailable() > requestLimit) {
                socket->abort();
                return;
            }
            QDataStream stream(socket);
            stream.setVersion(QDataStream::Qt_6_0);
            stream.startTransaction();
            QStringList files;
            stream >> files;
            if (!stream.commitTransaction()) {
                return;
            }
            socket->write("ok");
            socket->flush();
            socket->disconnectFromServer();
            Q_EMIT raiseRequested(files);
        });
    }
}

} // namespace Casebook
