// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

struct sqlite3;

namespace Casebook {

/// Makes FTS5 know our tokenizer on this connection. Returns SQLite's result code.
int registerTokenizer(sqlite3 *handle);

} // namespace Casebook
