# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What all scripts share: where things are, who calls, how to speak. Sourced, never run.

# Physical paths: a tree reached through a symbolic link is bound and built under its real name.
casebook_tree=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)

# Messages are for people and go to stderr, so that stdout stays the command's own.
say() { printf 'casebook: %s\n' "$*" >&2; }
die()
{
    say "$*"
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# Under sudo the caller is who typed sudo: the build, the cache and the workspaces belong to them.
find_caller()
{
    caller_uid=$EUID
    caller_gid=$(id -g)
    caller_groups=
    caller_home=${HOME:-}
    if [ "$EUID" = 0 ] && [ "${SUDO_UID:-0}" != 0 ]; then
        caller_uid=$SUDO_UID
        caller_gid=${SUDO_GID:-$SUDO_UID}
        caller_home=
    fi
    caller_name=$(getent passwd "$caller_uid" | cut -d: -f1 || true)
    caller_name=${caller_name:-user$caller_uid}
    [ -n "$caller_home" ] || caller_home=$(getent passwd "$caller_uid" | cut -d: -f6 || true)
    [ -n "$caller_home" ] || caller_home=/tmp
    if [ "$caller_uid" != "$EUID" ]; then
        caller_groups=$(id -G "$caller_name" 2>/dev/null | tr ' ' ',')
        caller_groups=${caller_groups:-$caller_gid}
    fi
    casebook_cache=${CASEBOOK_CACHE:-${XDG_CACHE_HOME:-$caller_home/.cache}/casebook}
    case $casebook_cache in /*) ;; *) casebook_cache=$PWD/$casebook_cache ;; esac
}

# Makes a folder that belongs to the caller, with the missing ones above it.
make_caller_dir()
{
    local dir=$1
    [ -d "$dir" ] && return
    make_caller_dir "$(dirname -- "$dir")"
    mkdir -- "$dir" || die "Cannot make the folder \"$dir\"."
    [ "$caller_uid" = "$EUID" ] || chown "$caller_uid:$caller_gid" -- "$dir"
}

# Whether something can be installed on this computer: as root, or by sudo that asks nothing or has somebody to ask.
can_become_root() { [ "$EUID" = 0 ] || { have sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }; }
as_root()
{
    if [ "$EUID" = 0 ]; then
        "$@"
    else
        sudo --preserve-env=http_proxy,https_proxy,ftp_proxy,no_proxy,DEBIAN_FRONTEND "$@"
    fi
}

# The names in packaging/packages/LIST.txt.
packages_of()
{
    local list
    for list in "$@"; do
        sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$casebook_tree/packaging/packages/$list.txt"
    done
}
# A list's hash goes by its names alone: a comment changes nothing.
hash_of() { packages_of "$1" | sort | sha256sum | cut -c1-16; }

# Runs the rest of the script alone: "with_lock NAME SECONDS COMMAND…" waits for another call that holds the same lock.
with_lock()
{
    local name=$1 status=0
    shift
    make_caller_dir "$casebook_cache"
    exec 9>"$casebook_cache/$name.lock"
    [ "$caller_uid" = "$EUID" ] || chown "$caller_uid:$caller_gid" -- "$casebook_cache/$name.lock"
    if ! flock -n 9; then
        say "Another call is preparing the same thing; waiting for it."
        flock 9
    fi
    # The children must not hold the lock when this call is killed.
    "$@" 9>&- || status=$?
    exec 9>&-
    return "$status"
}

# The folders whose programs a command finds first: those of the preset that was built last.
program_dirs()
{
    local preset newest='' dir
    for preset in ${CASEBOOK_PRESET:-dev release}; do
        dir=$(casebookctl_of "$preset") || continue
        if [ -z "$newest" ] || [ "$dir" -nt "$newest" ]; then
            newest=$dir
            casebook_preset=$preset
        fi
    done
    [ -n "$newest" ] || return 1
    program_path=$casebook_tree/build/$casebook_preset/app
    program_path=$program_path:$casebook_tree/build/$casebook_preset/app/cli
    program_path=$program_path:$casebook_tree/build/$casebook_preset/core/run/supervisor
}
casebookctl_of()
{
    local file
    for file in "$casebook_tree/build/$1/app/cli/casebookctl" "$casebook_tree/build/$1/app/casebookctl"; do
        [ -x "$file" ] && printf '%s\n' "$file" && return
    done
    return 1
}

find_caller
