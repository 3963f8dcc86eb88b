#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# packaging/shell.sh [COMMAND…]: runs COMMAND (a shell without one) in the build environment, Casebook's programs on
# PATH. Arguments, standard streams, exit status and the current folder pass through. Installs and builds nothing.
set -euo pipefail
script_arguments=("$@")
# shellcheck source=lib/all.sh
. "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/lib/all.sh"

find_environment
[ $# -gt 0 ] || set -- bash
if [ "$casebook_platform" = root ]; then
    root_is_debian13 "$root_dir" || die "The build root is not made yet; run \"packaging/run.sh\" or \"packaging/test.sh\"."
fi
case $1 in
casebook | casebookctl | casebook-supervisor)
    if ! program_dirs; then
        say "\"$1\" is not built yet; run \"packaging/run.sh\" or \"packaging/test.sh\"."
        exit 127
    fi
    ;;
esac
session_exec "$@"
