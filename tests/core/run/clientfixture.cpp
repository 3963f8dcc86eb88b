// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/localtarget.h"

#include <QCoreApplication>

using namespace Casebook;

/// clientfixture RUNS KEY COUNT: starts a run of COUNT short iterations as Casebook does and follows it, to be killed.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    RunStart start;
    start.key = words.value(2);
    start.environment = {{QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin")}};
    start.plan.name = QStringLiteral("counted");
    start.plan.reproducer.script = QStringLiteral("echo $CASEBOOK_ITERATION\nsleep 0.05\n");
    start.plan.variants = {{.name = QStringLiteral("only")}};
    start.plan.count.iterations = words.value(3).toInt();
    JobContext context;
    LocalTarget target(words.value(1), qEnvironmentVariable("CASEBOOK_SUPERVISOR"));
    Result<SupervisorClient> client = target.start(start, context);
    if (!client) {
        return 1;
    }
    return client->follow(context, [](const Supervisor::RunRecord &) { }) ? 0 : 1;
}
