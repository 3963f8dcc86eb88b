-- SPDX-FileCopyrightText: 2026 The Casebook developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The numbers of a thread stand ready; they follow from its messages.
CREATE TABLE threads (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    messages INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0,
    first_ms INTEGER NOT NULL DEFAULT 0,
    last_ms INTEGER NOT NULL DEFAULT 0,
    root_id INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE bug_threads (
    bug_id INTEGER NOT NULL REFERENCES bugs (id) ON DELETE CASCADE,
    thread_id INTEGER NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    PRIMARY KEY (bug_id, thread_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX bug_threads_thread ON bug_threads (thread_id);

-- Every Message-ID seen, also those that are only referred to.
CREATE TABLE mids (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    mid TEXT NOT NULL UNIQUE,
    thread_id INTEGER NOT NULL REFERENCES threads (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX mids_thread ON mids (thread_id);

CREATE TABLE lists (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- in_reply_to and refs (a row of variable-length integers) are ids of mids in the same thread.
CREATE TABLE messages (
    id INTEGER NOT NULL PRIMARY KEY REFERENCES mids (id) ON DELETE CASCADE,
    date_ms INTEGER NOT NULL,
    is_read INTEGER NOT NULL,
    is_flagged INTEGER NOT NULL,
    in_reply_to INTEGER NOT NULL,
    refs BLOB NOT NULL,
    list_id INTEGER REFERENCES lists (id),
    copies INTEGER NOT NULL,
    has_diff INTEGER NOT NULL,
    has_trace INTEGER NOT NULL,
    tag_kind INTEGER NOT NULL,
    tag_version INTEGER NOT NULL,
    tag_number INTEGER NOT NULL,
    tag_total INTEGER NOT NULL,
    tag_written INTEGER NOT NULL,
    from_name TEXT NOT NULL,
    from_address TEXT NOT NULL,
    subject TEXT NOT NULL,
    preview TEXT NOT NULL,
    trailers TEXT NOT NULL
) STRICT;

-- Raw mail, byte for byte. The first copy of a message is the one shown.
CREATE TABLE message_copies (
    id INTEGER NOT NULL PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    size INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    packed BLOB NOT NULL
) STRICT;

CREATE INDEX message_copies_message ON message_copies (message_id, size);
