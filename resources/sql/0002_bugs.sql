-- SPDX-FileCopyrightText: 2026 The Casebook developers
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE bugs (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    priority TEXT NOT NULL,
    extid TEXT NOT NULL,
    subsystem TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE bug_links (
    bug_id INTEGER NOT NULL REFERENCES bugs (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    PRIMARY KEY (bug_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tags (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE bug_tags (
    bug_id INTEGER NOT NULL REFERENCES bugs (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    PRIMARY KEY (bug_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX bug_tags_tag ON bug_tags (tag_id);
