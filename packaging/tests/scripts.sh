#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of the scripts themselves: what passes through shell.sh, the decisions of the library, the life of a root.
set -euo pipefail
packaging=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=tests/check.sh
. "$packaging/tests/check.sh"
work=$(mktemp -d)
leave()
{
    [ ! -d "$work/cache" ] || (
        export CASEBOOK_CACHE=$work/cache
        # shellcheck source=lib/all.sh
        . "$packaging/lib/all.sh"
        find_root_way
        [ ! -e "$work/cache/root" ] || mv -- "$work/cache/root" "$work/cache/root.gone"
        remove_root "$work/cache/root.gone"
        remove_root "$work/cache/root.tmp"
    )
    rm -rf --one-file-system -- "$work"
}
trap leave EXIT

# library COMMAND: runs bash code with the library sourced, in a cache of its own; the scripts below use the real one.
real_cache=$(bash -c '. "$1/lib/all.sh"; echo "$casebook_cache"' bash "$packaging")
library()
{
    CASEBOOK_CACHE=${library_cache:-$work/none} bash -euo pipefail -c '
        script_arguments=(); . "$1/lib/all.sh"; eval "$2"' bash "$packaging" "$1"
}
shell() { CASEBOOK_CACHE=$real_cache "$packaging/shell.sh" "$@"; }

# shellcheck source=tests/scripts-library.sh
. "$packaging/tests/scripts-library.sh"
# shellcheck source=tests/scripts-shell.sh
. "$packaging/tests/scripts-shell.sh"
# shellcheck source=tests/scripts-root.sh
. "$packaging/tests/scripts-root.sh"
finish
