-- SPDX-FileCopyrightText: 2026 The Casebook developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Where mail was fetched, by the Message-ID that was asked for: threads merge, ids stay. got_ms 0: it
-- was not there yet and is waited for.
CREATE TABLE mail_sources (
    mid TEXT NOT NULL PRIMARY KEY,
    server TEXT NOT NULL,
    list TEXT NOT NULL,
    asked_ms INTEGER NOT NULL,
    got_ms INTEGER NOT NULL,
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,
    bug_id INTEGER REFERENCES bugs (id) ON DELETE SET NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX mail_sources_bug ON mail_sources (bug_id) WHERE bug_id IS NOT NULL;
