// SPDX-FileCopyrightText: 2026 The Casebook developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Nothing but a place for the headers that are compiled once; see casebook_add_headers().
