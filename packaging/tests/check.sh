# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# The words of the shell tests: ok, not_ok, skip, check and the end.

not_ok_count=0
ok() { printf 'ok %s\n' "$*"; }
not_ok()
{
    printf 'not ok %s\n' "$*"
    not_ok_count=$((not_ok_count + 1))
}
skip() { printf 'skip %s\n' "$*"; }

# check NAME COMMAND…: ok when COMMAND succeeds; what it printed is shown when it does not.
check()
{
    local name=$1 output
    shift
    if output=$("$@" 2>&1); then
        ok "$name"
    else
        not_ok "$name"
        printf '%s\n' "$output" | sed 's/^/    /'
    fi
}
# check_output NAME PATTERN COMMAND…: ok when the output (both streams) matches the extended regular expression.
check_output()
{
    local name=$1 pattern=$2 output
    shift 2
    output=$("$@" 2>&1 || true)
    if grep -Eq -e "$pattern" <<<"$output"; then
        ok "$name"
    else
        not_ok "$name: no \"$pattern\" in"
        printf '%s\n' "$output" | sed 's/^/    /'
    fi
}
finish() { exit $((not_ok_count > 0)); }
