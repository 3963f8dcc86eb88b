// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/live/publicinboxserver.h"

#include "tests/support/loopbackserver.h"

#include <QProcessEnvironment>
#include <QStandardPaths>

#include <utility>

namespace Casebook::Testing {

using namespace Qt::StringLiterals;

namespace {

const QString filler = QStringLiteral(CASEBOOK_SOURCE_DIR "/tests/live/fill.pl");
constexpr int patienceMs = 60'000;

} // namespace

PublicInboxServer::~PublicInboxServer()
{
    stop();
}

bool PublicInboxServer::isInstalled()
{
    return !QStandardPaths::findExecutable(u"public-inbox-httpd"_s).isEmpty();
}

QProcessEnvironment PublicInboxServer::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(u"PI_CONFIG"_s, m_home.filePath(u"config"_s));
    return environment;
}

bool PublicInboxServer::run(const QString &program, const QStringList &arguments,
                            const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool isDone = process.waitForFinished(patienceMs) && process.exitCode() == 0;
    if (!isDone) {
        qWarning() << program << arguments << process.readAllStandardError();
    }
    return isDone;
}

bool PublicInboxServer::addInbox(const QString &name, const QString &version,
                                 const QString &indexLevel)
{
    return run(u"public-inbox-init"_s,
               {version, u"-L"_s, indexLevel, name, m_home.filePath(name),
                u"http://127.0.0.1/"_s + name, name + u"@example.org"_s});
}

bool PublicInboxServer::fill(const QString &name, const QByteArray &mbox)
{
    return run(u"perl"_s, {filler, name}, mbox);
}

bool PublicInboxServer::index(const QStringList &names)
{
    QStringList folders;
    for (const QString &name : names) {
        folders.append(m_home.filePath(name));
    }
    return run(u"public-inbox-index"_s, folders);
}

bool PublicInboxServer::indexAll()
{
    const QString config = m_home.filePath(u"config"_s);
    const QString folder = m_home.filePath(u"all"_s);
    for (const auto &[key, value] : {std::pair{u"extindex.all.topdir"_s, folder},
                                     std::pair{u"extindex.all.url"_s, u"all"_s}}) {
        if (!run(u"git"_s, {u"config"_s, u"-f"_s, config, key, value})) {
            return false;
        }
    }
    return run(u"public-inbox-extindex"_s, {u"--all"_s, folder});
}

bool PublicInboxServer::start()
{
    m_port = m_port == 0 ? LoopbackServer::freePort() : m_port;
    m_server.setProcessEnvironment(environment());
    m_server.start(u"public-inbox-httpd"_s, {u"-W0"_s, u"-l"_s, u"127.0.0.1:%1"_s.arg(m_port)});
    m_server.setReadChannel(QProcess::StandardError);
    QByteArray said;
    while (!said.contains("bound") && m_server.waitForReadyRead(patienceMs)) {
        said += m_server.readAllStandardError();
    }
    return said.contains("bound http") && m_server.state() == QProcess::Running;
}

bool PublicInboxServer::restart()
{
    return stop() && start();
}

bool PublicInboxServer::stop()
{
    if (m_server.state() == QProcess::NotRunning) {
        return true;
    }
    m_server.terminate();
    return m_server.waitForFinished(patienceMs);
}

QString PublicInboxServer::url(const QString &path) const
{
    return u"http://127.0.0.1:%1/"_s.arg(m_port) + path;
}

QByteArray PublicInboxServer::mail(const QByteArray &id, const QByteArray &date,
                                   const QByteArray &subject, const QByteArray &text,
                                   const QByteArray &headers)
{
    return "From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Ada <ada@example.org>\nTo: "
           "one@example.org\nDate: "
        + date + "\nMessage-ID: <" + id + ">\nSubject: " + subject + "\n" + headers + "\n" + text
        + "\n\n";
}

} // namespace Casebook::Testing
