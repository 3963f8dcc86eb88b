#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# enter.sh ROOT FOLDER USERMAP BIND… -- COMMAND…
# Runs in a mount namespace that ends with the command: binds what is listed below ROOT at its own path and enters.
# USERMAP is "UID:GID" when the namespace's root has to become that user again on the way in, else empty.
set -euo pipefail

root=$1
folder=$2
usermap=$3
shift 3

bind()
{
    local source=$1 target=$root$1
    if [ -d "$source" ]; then
        mkdir -p -- "$target"
    else
        mkdir -p -- "$(dirname -- "$target")"
        [ -e "$target" ] || : >"$target"
    fi
    mount --rbind -- "$source" "$target"
}

# The caller's folders first: one of them may hold the root itself, and must not bring the binds below along.
while [ "$1" != -- ]; do
    [ ! -e "$1" ] || bind "$1"
    shift
done
shift
for kernel in /dev /proc /sys; do
    bind "$kernel"
done
for file in /etc/resolv.conf /etc/hosts; do
    # Taken from where the link leads, for the link itself may lead nowhere inside.
    real=$(readlink -f -- "$file" || true)
    if [ -f "$real" ] && [ -f "$root$file" ] && [ ! -L "$root$file" ]; then
        mount --bind -- "$real" "$root$file"
    fi
done

if [ -z "$usermap" ]; then
    exec chroot "$root" /usr/bin/env -C "$folder" -- "$@"
fi
# The user becomes themselves in a second user namespace, keeps the one right chroot needs, and then gives it up.
exec unshare --user --map-user="${usermap%:*}" --map-group="${usermap#*:}" --keep-caps \
    chroot "$root" /usr/bin/setpriv --ambient-caps=-all --inh-caps=-all /usr/bin/env -C "$folder" -- "$@"
