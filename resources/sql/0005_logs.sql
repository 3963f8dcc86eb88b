-- SPDX-FileCopyrightText: 2026 The Casebook developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- outside_file names a file in the folder beside the workspace, or is empty.
CREATE TABLE logs (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    bug_id INTEGER REFERENCES bugs (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    size INTEGER NOT NULL,
    line_ends INTEGER NOT NULL,
    ends_line INTEGER NOT NULL,
    inside_bytes INTEGER NOT NULL,
    outside_file TEXT NOT NULL,
    outside_bytes INTEGER NOT NULL,
    complete INTEGER NOT NULL,
    added_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX logs_bug ON logs (bug_id);

-- Each content once, whoever uses it.
CREATE TABLE chunks (
    id INTEGER NOT NULL PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    packed BLOB NOT NULL
) STRICT;

-- chunk_id for a chunk inside; outside_offset and outside_size where it stands in the outside file.
CREATE TABLE log_chunks (
    log_id INTEGER NOT NULL REFERENCES logs (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    size INTEGER NOT NULL,
    lines_before INTEGER NOT NULL,
    line_ends INTEGER NOT NULL,
    chunk_id INTEGER REFERENCES chunks (id),
    outside_offset INTEGER NOT NULL,
    outside_size INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    PRIMARY KEY (log_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX log_chunks_chunk ON log_chunks (chunk_id);
CREATE INDEX log_chunks_lines ON log_chunks (log_id, lines_before, number);
