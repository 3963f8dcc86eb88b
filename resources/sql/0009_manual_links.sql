-- SPDX-FileCopyrightText: 2026 The Casebook developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Where a person hung a message: below another one, or (empty parent) by itself. By Message-ID and
-- without references, so that it outlives the rows of both and holds when they come again.
CREATE TABLE manual_links (
    child TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL
) STRICT, WITHOUT ROWID;
