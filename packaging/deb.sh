#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# packaging/deb.sh: builds the Debian package of what is committed into build/deb and looks at it with lintian.
set -euo pipefail
script_arguments=("$@")
# shellcheck source=lib/all.sh
. "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/lib/all.sh"

find_environment
prepare build test

make_caller_dir "$casebook_tree/build/deb"
cd -- "$casebook_tree"
# The session's environment goes into the build: the launcher variables let ccache in, TMPDIR may be the caller's.
session_run bash -euo pipefail -c '
    version=$(sed -n "1s/.*(\(.*\)-.*).*/\1/p" packaging/debian/changelog)
    source=build/deb/casebook-$version
    rm -rf -- build/deb/casebook-* build/deb/*.deb build/deb/*.changes build/deb/*.buildinfo
    mkdir -p -- "$source"
    git archive --format=tar HEAD | tar -C "$source" -xf -
    mv -- "$source/packaging/debian" "$source/debian"
    export CMAKE_CXX_COMPILER_LAUNCHER=ccache CMAKE_C_COMPILER_LAUNCHER=ccache
    export DEB_BUILD_OPTIONS="${DEB_BUILD_OPTIONS:-noautodbgsym parallel=2}"
    cd -- "$source"
    # packaging/run.sh compiles with the same options in a folder of the same depth: each finds the objects of the other.
    export CCACHE_BASEDIR=$PWD
    dpkg-buildpackage -b -us -uc
' >&2 || die "Building the package failed; the lines above say why."
deb=$(find build/deb -maxdepth 1 -name 'casebook_*.deb' | head -n 1)
say "The package is \"$deb\"."
session_run lintian --fail-on error --no-tag-display-limit "$deb" >&2 || die "lintian found errors."
say "lintian found no errors in it."
