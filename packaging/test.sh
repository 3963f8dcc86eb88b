#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# packaging/test.sh [STEP…]: installs what is missing, then builds and passes all tests. Steps: lint dev asan fuzz tsan
# scripts deb run (those are the default), tidy (clang-tidy and clazy on the files changed since the upstream branch).
# The last line is the sum: "N passed, N failed, N skipped".
set -euo pipefail
script_arguments=("$@")
# shellcheck source=lib/all.sh
. "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/lib/all.sh"
# shellcheck source=lib/steps.sh
. "$casebook_tree/packaging/lib/steps.sh"
# shellcheck source=lib/guest.sh
. "$casebook_tree/packaging/lib/guest.sh"

[ $# -gt 0 ] || set -- lint dev asan fuzz tsan scripts deb run
for step in "$@"; do
    declare -F "step_$step" >/dev/null || die "There is no step \"$step\"; see packaging/README.md."
done

find_environment
started=$SECONDS
prepare build run test lint
say "The environment is ready after $((SECONDS - started)) s."

make_caller_dir "$casebook_tree/build"
cd -- "$casebook_tree"
for step in "$@"; do
    run_step "$step"
done

say "Took $(((SECONDS - started) / 60)) min $(((SECONDS - started) % 60)) s.${failed_steps:+ Failed:$failed_steps.}"
status=0
[ "$failed" = 0 ] && [ "$passed" -gt 0 ] || status=1
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
