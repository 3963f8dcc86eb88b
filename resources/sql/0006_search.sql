-- SPDX-FileCopyrightText: 2026 The Casebook developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- rowid = id of the thing * 16 + its kind (SearchKind). Terms only: the text is elsewhere, compressed.
CREATE VIRTUAL TABLE search USING fts5 (
    title, people, body,
    content = '', contentless_delete = 1, tokenize = 'casebook'
);

-- More terms are gathered in memory before a segment is written: fewer merges on an import.
INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);
