// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/model/bug.h"
#include "core/model/message.h"
#include "core/model/text.h"
#include "core/model/thread.h"
#include "core/workspace/workspacetypes.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

namespace Casebook {

/// ISO 8601 in UTC with Z, to the second when there is no fraction; null for 0 (unknown).
QJsonValue timeToJson(qint64 ms);
/// The same as text, "-" for unknown.
QString timeText(qint64 ms);
/// The text, or null when it is empty.
QJsonValue textOrNull(const QString &text);
/// "Name <address>", one of them, or empty.
QString addressText(const MailAddress &address);

/// Keys code, subject, detail.
QJsonObject toJson(const Error &error);
QJsonObject toJson(const BugSummary &summary);
QJsonObject toJson(const ThreadSummary &thread);
QJsonObject toJson(const ImportOutcome &outcome);
/// {"kind","version","number","total"} for patches and covers, null for all else.
QJsonValue toJson(const SubjectTag &tag);

} // namespace Casebook
