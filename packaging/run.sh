#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# packaging/run.sh [ARGUMENT…]: installs what is missing, builds Casebook and opens it on the sample case, or with the
# given arguments. Without a display it leaves a picture of every screen in build/tour instead.
set -euo pipefail
script_arguments=("$@")
# shellcheck source=lib/all.sh
. "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/lib/all.sh"

find_environment
prepare build run

say "Building; the first time takes a few minutes."
make_caller_dir "$casebook_tree/build"
(
    cd -- "$casebook_tree"
    # The window needs no tests; packaging/test.sh builds those. The options are those of the Debian package.
    # shellcheck disable=SC2016 # expanded by the shell inside
    session_run bash -euc '
        export DEB_BUILD_MAINT_OPTIONS=hardening=+all
        CXXFLAGS="$(dpkg-buildflags --get CXXFLAGS) $(dpkg-buildflags --get CPPFLAGS)"
        LDFLAGS=$(dpkg-buildflags --get LDFLAGS)
        export CXXFLAGS LDFLAGS
        cmake --preset release -DCASEBOOK_TESTS=OFF -DCASEBOOK_BENCH=OFF --log-level=WARNING' >&2 \
        && session_run cmake --build --preset release --target casebook casebookctl >&2
) || die "The build failed; the lines above say why."

export CASEBOOK_PRESET=release
if has_display; then
    [ $# -gt 0 ] || set -- --sample
    status=0
    session_run casebook "$@" || status=$?
    [ "$status" = 0 ] || die "Casebook ended with status $status."
    say "Casebook is closed."
    exit 0
fi

if [ $# -gt 0 ]; then
    say "There is no display (DISPLAY and WAYLAND_DISPLAY are empty); Casebook runs offscreen with these arguments."
    QT_QPA_PLATFORM=offscreen session_exec casebook "$@"
fi
tour=$casebook_tree/build/tour
say "There is no display (DISPLAY and WAYLAND_DISPLAY are empty); walking through the sample case offscreen."
rm -f -- "$tour"/*.png
if ! (QT_QPA_PLATFORM=offscreen session_exec timeout 300 casebook --tour "$tour") >&2; then
    die "The tour failed; the lines above say why."
fi
pictures=$(find "$tour" -name '*.png' -size +1k | wc -l)
[ "$pictures" -gt 0 ] || die "The tour left no picture in \"$tour\"."
say "Casebook works: $pictures pictures of its screens are in \"$tour\"."
