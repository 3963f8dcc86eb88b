# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# The decisions of the library. Sourced by scripts.sh.

platform_of()
{
    printf '%s\n' "$@" >"$work/os-release"
    CASEBOOK_PLATFORM='' CASEBOOK_OS_RELEASE=$work/os-release library '
        inside_mark=/nowhere; has_highlighting() { return 1; }; find_platform; echo "$casebook_platform"'
}
check_output "Debian 12 needs a build root" '^root$' platform_of ID=debian 'VERSION_ID="12"'
check_output "Debian 13 is native" '^native$' platform_of ID=debian 'VERSION_ID="13"'
check_output "Debian testing is native" '^native$' platform_of ID=debian
check_output "Ubuntu 24.04 needs a build root" '^root$' platform_of ID=ubuntu ID_LIKE=debian 'VERSION_ID="24.04"'
check_output "a system that has the library is native" '^native$' library '
    inside_mark=/nowhere; unset CASEBOOK_PLATFORM; is_debian13_or_newer() { return 1; }
    has_highlighting() { return 0; }; find_platform; echo "$casebook_platform"'
check_output "an unknown platform is refused" 'can be native or root' \
    env CASEBOOK_PLATFORM=moon "$packaging/shell.sh" true
check_output "an unknown step is refused" 'no step "moon"' "$packaging/test.sh" moon

check_output "missing packages are named" '^casebook-no-such-package$' library '
    have dpkg-query || { echo casebook-no-such-package; exit; }
    packages_of() { printf "%s\n" dpkg casebook-no-such-package; }; missing_packages build'
check_output "without rights the missing ones are said" 'apt-get install casebook-no-such-package' library '
    have() { return 0; }; missing_packages() { echo casebook-no-such-package; }; can_become_root() { return 1; }
    native_install build'
check "every package list holds names only" library '
    for list in build run test lint; do packages_of $list | grep -qvxE "[a-z0-9][a-z0-9.+-]+" && exit 1; done; true'
check "comments and order do not change a hash, names do" library '
    packages_of() { printf "%s\n" b a; }; one=$(hash_of x)
    packages_of() { printf "%s\n" a b; }; [ "$one" = "$(hash_of x)" ]
    packages_of() { printf "%s\n" a b c; }; [ "$one" != "$(hash_of x)" ]'
check_output "too little room is said before anything is made" 'needs .* GB, but only' library '
    casebook_cache=/tmp; root_free_kib=999999999999; check_free_space'
check_output "nothing but a root of ours is removed" 'Refusing' library 'remove_root /usr'
check_output "nothing but a root of ours is removed, not even beside it" 'Refusing' library '
    mkdir -p "$casebook_cache/ccache"; remove_root "$casebook_cache/ccache"'
check "account and folders come from who called sudo" library '
    [ "$EUID" = 0 ] || exit 0; SUDO_UID=65534 SUDO_GID=65534; find_caller
    [ "$caller_uid" = 65534 ] && [ "$caller_name" != root ]'
check_output "a root of another user is refused with a sentence" 'belongs to another user' library '
    root_dir=/tmp; stat() { echo 4242; }; settle_root_owner'
check_output "no rights at all is one sentence" 'Debian 13 image' library '
    root_way=; root_is_ready() { return 1; }; root_prepare build'

# Two calls at once: the second says that it waits, and works only when the first is through.
mkfifo -- "$work/go"
library_cache=$work/lock library 'with_lock x bash -c "read -r _ <'"$work/go"'; echo first"' >"$work/order" 2>/dev/null &
first=$!
until [ -e "$work/lock/x.lock" ] && ! flock -n "$work/lock/x.lock" true; do kill -0 "$first"; done
library_cache=$work/lock library 'with_lock x echo second' >>"$work/order" 2>"$work/waits" &
second=$!
until grep -q waiting "$work/waits" 2>/dev/null; do kill -0 "$second"; done
echo >"$work/go"
wait "$first" "$second"
check_output "a second call says that it waits" 'waiting' cat "$work/waits"
check "and works after the first" test "$(tr '\n' ' ' <"$work/order")" = 'first second '
