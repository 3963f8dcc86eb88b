-- SPDX-FileCopyrightText: 2026 The Casebook developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Who the file is: uuid, created, machine, min_reader, min_writer.
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was deleted and can be restored: bug, thread, text, log.
CREATE TABLE trash (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    item_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    deleted_ms INTEGER NOT NULL,
    UNIQUE (kind, item_id)
) STRICT;
