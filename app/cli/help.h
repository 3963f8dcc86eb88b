// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QJsonObject>
#include <QStringList>

namespace Casebook {

class Session;
struct Verb;

/// "casebookctl 0.1.0" on stdout; returns 0.
int showVersion(Session &session);
/// How the verbs that \a words name are used, all of them when it is empty, on stdout. Returns 0, or the
/// Usage code with a sentence when there is no such verb.
int showHelp(Session &session, const QStringList &words);
/// Says what is wrong with the command line, and how \a verb (may be null) is used. Returns the Usage code.
int complainAboutUsage(Session &session, const Error &error, const Verb *verb);
/// complainAboutUsage() when that is what \a error is, else Session::report(). For the verb \a name.
int reportFailure(Session &session, const Error &error, const QString &name,
                  QJsonObject object = {});

} // namespace Casebook
