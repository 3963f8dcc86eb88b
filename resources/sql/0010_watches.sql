-- SPDX-FileCopyrightText: 2026 The Casebook developers
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE watches (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    server TEXT NOT NULL,
    only_if TEXT NOT NULL,
    subsystem TEXT NOT NULL,
    paused INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    checked_ms INTEGER NOT NULL,
    error TEXT NOT NULL
) STRICT;

CREATE TABLE watch_terms (
    watch_id INTEGER NOT NULL REFERENCES watches (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    term TEXT NOT NULL,
    PRIMARY KEY (watch_id, kind, position)
) STRICT, WITHOUT ROWID;

-- How far each list was read, in the server's time: one that fails does not hold up the others.
CREATE TABLE watch_lists (
    watch_id INTEGER NOT NULL REFERENCES watches (id) ON DELETE CASCADE,
    list TEXT NOT NULL,
    seen_ms INTEGER NOT NULL,
    PRIMARY KEY (watch_id, list)
) STRICT, WITHOUT ROWID;

CREATE TABLE watch_items (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    message_id TEXT NOT NULL UNIQUE,
    parent_id TEXT NOT NULL,
    title TEXT NOT NULL,
    author_name TEXT NOT NULL,
    author_address TEXT NOT NULL,
    date_ms INTEGER NOT NULL,
    found_ms INTEGER NOT NULL,
    link TEXT NOT NULL,
    list TEXT NOT NULL,
    has_patch INTEGER NOT NULL,
    is_notice INTEGER NOT NULL,
    state TEXT NOT NULL,
    triaged_ms INTEGER NOT NULL,
    bug_id INTEGER REFERENCES bugs (id) ON DELETE SET NULL,
    text_cut INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE INDEX watch_items_state ON watch_items (state, date_ms);
CREATE INDEX watch_items_found ON watch_items (found_ms);
CREATE INDEX watch_items_bug ON watch_items (bug_id);

CREATE TABLE watch_hits (
    item_id INTEGER NOT NULL REFERENCES watch_items (id) ON DELETE CASCADE,
    watch_id INTEGER NOT NULL REFERENCES watches (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    term TEXT NOT NULL,
    PRIMARY KEY (item_id, watch_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX watch_hits_watch ON watch_hits (watch_id);
