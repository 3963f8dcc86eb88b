// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

namespace Casebook::Testing {

/// How one call of casebookctl ended.
struct CtlRun
{
    int code = -1; ///< -1: it crashed or did not end
    QByteArray out;
    QByteArray err;

    /// stdout taken as one object per line; an empty list when a line is no object.
    [[nodiscard]] QList<QJsonObject> json() const
    {
        QList<QJsonObject> objects;
        for (const QByteArray &line : out.split('\n')) {
            if (line.isEmpty()) {
                continue;
            }
            const QJsonDocument document = QJsonDocument::fromJson(line);
            if (!document.isObject()) {
                return {};
            }
            objects.append(document.object());
        }
        return objects;
    }
};

/// Runs the program this test was built with.
inline CtlRun runCtl(const QStringList &arguments, const QByteArray &input = {},
                     const QStringList &environment = {}, const QString &folder = {})
{
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.remove(QStringLiteral("CASEBOOK_WORKSPACE"));
    for (const QString &variable : environment) {
        const qsizetype equals = variable.indexOf(u'=');
        variables.insert(variable.first(equals), variable.sliced(equals + 1));
    }
    process.setProcessEnvironment(variables);
    if (!folder.isEmpty()) {
        process.setWorkingDirectory(folder);
    }
    process.start(QStringLiteral(CASEBOOKCTL), arguments);
    process.write(input);
    process.closeWriteChannel();
    CtlRun run;
    if (process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit) {
        run.code = process.exitCode();
    }
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

} // namespace Casebook::Testing
