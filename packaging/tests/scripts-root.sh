# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# The life of a build root, with short package lists and a cache of its own. Sourced by scripts.sh.

way=$(library 'find_platform; find_root_way; echo "$casebook_platform $root_way"')
case $way in
'root chroot' | 'root user' | 'native chroot') ;;
*)
    skip "making roots: not here ($way)"
    return
    ;;
esac

# The scripts in a tree of their own, whose lists can be changed.
lists=$work/tree/packaging/packages
printf '%s\n' file >"$lists/build.txt"
printf '%s\n' netbase >"$lists/run.txt"
root_library()
{
    CASEBOOK_CACHE=$work/cache bash -euo pipefail -c '
        script_arguments=(); . "$1/lib/all.sh"; casebook_platform=root; find_root_way; eval "$2"' \
        bash "$work/tree/packaging" "$1"
}
installed() { root_library 'as_root_of "$root_dir" dpkg-query -W -f "\${db:Status-Status}" '"$1"; }

# A call that was killed while it made the root leaves root.tmp.
mkdir -p -- "$work/cache/root.tmp/usr"
check "a root is made" root_library 'prepare build'
check "what a killed call left is gone" test ! -e "$work/cache/root.tmp"
check_output "it has the packages of the list" '^installed$' installed file
check "it is ready for that list and no other" root_library 'root_is_ready build && ! root_is_ready run'
made=$(stat -c %i "$work/cache/root")
check "the second call does nothing" root_library 'install_lists() { exit 9; }; make_base() { exit 9; }; prepare build'
printf '%s\n' netbase file >"$lists/build.txt"
check "a changed list installs what is missing" root_library 'prepare build run'
check_output "in the same root" "^$made\$" stat -c %i "$work/cache/root"
check_output "the new package is there" '^installed$' installed netbase
rm -f -- "$work/cache/root/var/lib/casebook-packages" "$work/cache/root/etc/casebook-build-root"
check "a root without stamp is taken over" root_library 'prepare build'
check_output "without making it again" "^$made\$" stat -c %i "$work/cache/root"
check_output "a failing install leaves a working root alone" 'Installing packages into the build root failed' \
    root_library 'packages_of() { echo casebook-no-such-package; }; prepare build'
check_output "it is still the same" "^$made\$" stat -c %i "$work/cache/root"
root_library 'with_root_rights rm -f "$root_dir/usr/bin/apt-get"'
check "a root that lost its tools is made again" root_library 'prepare build'
check_output "and works" '^installed$' installed file
check "nothing is left beside it" test ! -e "$work/cache/root.broken"
if [ "$EUID" = 0 ]; then
    check_output "something mounted below a root keeps it from being removed" 'is mounted below' \
        unshare --mount bash -c 'mkdir -p "$2/cache/root.broken/x"; mount -t tmpfs none "$2/cache/root.broken/x"
            export CASEBOOK_CACHE=$2/cache; . "$1/lib/all.sh"; find_root_way; remove_root "$2/cache/root.broken"' \
        bash "$packaging" "$work"
    rmdir -- "$work/cache/root.broken/x" "$work/cache/root.broken"
fi
