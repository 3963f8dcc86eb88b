#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# clang-tidy and clazy over some sources; ends with 1 when either finds anything.
#   tests/lint/tidy.sh FILE...          these files
#   tests/lint/tidy.sh --since COMMIT   the .cpp files that changed since COMMIT
# BUILD names a configured and built tree (default build/dev): generated sources must be there.
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build/dev}
if [ ! -f "$build/compile_commands.json" ]; then
    echo "tidy: $build is not configured; run: cmake --preset dev && cmake --build $build" >&2
    exit 2
fi
if [ "${1:-}" = --since ]; then
    [ $# -eq 2 ] || { echo "usage: $0 --since COMMIT" >&2; exit 2; }
    files=$(git -c safe.directory='*' diff --name-only --diff-filter=d "$2" -- '*.cpp')
    # shellcheck disable=SC2086 # our file names have no blanks
    set -- $files
fi
if [ $# -eq 0 ]; then
    echo "tidy: no file to look at"
    exit 0
fi
checks=$(sed -e '/^#/d' -e '/^$/d' .clazy | paste -sd, -)
failed=0
for file in "$@"; do
    echo "tidy: $file"
    # The compile commands are g++'s; clang does not know all of its warnings.
    clang-tidy-19 -p "$build" --quiet --extra-arg=-Wno-unknown-warning-option "$file" 2>/dev/null || failed=1
    # Without -Werror clazy ends with 0 whatever it finds.
    clazy-standalone -p "$build" --checks="$checks" --header-filter='.*/(app|core|tests)/.*' \
        --extra-arg=-Wno-unknown-warning-option --extra-arg=-Werror "$file" || failed=1
done
if [ "$failed" -ne 0 ]; then
    echo "tidy: there are findings"
    exit 1
fi
echo "tidy: clean"
