// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/report.h"

#include <QJsonObject>

namespace Casebook {

/// The object of `casebookctl reports --json`: source, crashes, tasks, locks, edges, threads, unknown. Offsets
/// are bytes of the source; addresses are "0x…" strings; what is not said is null or empty.
QJsonObject reportsJson(const TextReports &reports);

/// The object of `casebookctl locks --json`: edges, cycles, orders, orderCycles, held, unknown.
QJsonObject lockGraphJson(const LockGraph &graph);

QJsonObject taskJson(const TaskRef &task);
QJsonObject frameJson(const Frame &frame);

} // namespace Casebook
