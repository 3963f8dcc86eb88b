-- SPDX-FileCopyrightText: 2026 The Casebook developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Questions kept under a name.
CREATE TABLE saved_searches (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    query TEXT NOT NULL,
    changed_ms INTEGER NOT NULL
) STRICT;

-- The index by field. It holds terms only, so a file that has things in it must be read again:
-- the row in meta asks for that.
DROP TABLE search;

CREATE VIRTUAL TABLE search USING fts5 (
    title, sender, recipients, copied, list, ids, files, functions, facts, body,
    content = '', contentless_delete = 1, tokenize = 'casebook'
);

INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);

INSERT INTO meta (key, value)
SELECT 'search_index', 'stale'
WHERE EXISTS (SELECT 1 FROM messages) OR EXISTS (SELECT 1 FROM texts) OR EXISTS (SELECT 1 FROM bugs);

-- Narrow ways to all dates, and to what is unread or flagged.
CREATE INDEX messages_date ON messages (date_ms);
CREATE INDEX messages_unread ON messages (is_read) WHERE is_read = 0;
CREATE INDEX messages_flagged ON messages (is_flagged) WHERE is_flagged = 1;
