-- SPDX-FileCopyrightText: 2026 The Casebook developers
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE texts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    bug_id INTEGER REFERENCES bugs (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    changed_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX texts_bug ON texts (bug_id);

CREATE TABLE revisions (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    text_id INTEGER NOT NULL REFERENCES texts (id) ON DELETE CASCADE,
    saved_ms INTEGER NOT NULL,
    label TEXT NOT NULL,
    characters INTEGER NOT NULL,
    size INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    packed BLOB NOT NULL
) STRICT;

CREATE INDEX revisions_text ON revisions (text_id);
