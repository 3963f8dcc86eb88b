// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/report.h"

#include <QByteArrayView>

#include <stop_token>

namespace Casebook {

/// Reads every crash report, task, lock row and thread dump out of \a bytes, whatever they are: mail, console,
/// journal, debugger session. Offsets count from the first byte. A fast pass looks for words that reports begin
/// with; only text around them is cleaned and parsed, so memory does not grow with text that holds none.
/// \a name is put into TextReports::source. Any bytes, any thread; stops early (with what it has) when asked.
TextReports readReports(QByteArrayView bytes, const QString &name, std::stop_token stop = {});

} // namespace Casebook
