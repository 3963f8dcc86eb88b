# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Runs a command in the build environment: as the calling user, in the caller's folder, with the caller's streams.

# Sets session_env: what the command sees differently from the caller.
session_environment()
{
    local runtime=${XDG_RUNTIME_DIR:-/run/user/$caller_uid} path=$PATH
    # Build roots have the system's own folders only; the host's other folders hold programs for another system.
    [ "$casebook_platform" = native ] || path=$system_path
    if program_dirs; then path=$program_path:$path; fi
    session_env=(
        "PATH=$path"
        "CCACHE_DIR=${CCACHE_DIR:-$casebook_cache/ccache}"
        # Objects are found again from a clone in another folder.
        "CCACHE_BASEDIR=$casebook_tree" CCACHE_NOHASHDIR=1
        # What ccache wants for precompiled headers (nothing of ours reads __DATE__, see -Wdate-time); debhelper sets a locale.
        "CCACHE_SLOPPINESS=pch_defines,time_macros,locale"
        "CCACHE_MAXSIZE=${CCACHE_MAXSIZE:-5G}"
    )
    if [ "$caller_uid" != "$EUID" ]; then
        session_env+=("HOME=$caller_home" "USER=$caller_name" "LOGNAME=$caller_name")
    fi
    # sudo forgets where the caller's session is.
    if [ -z "${XDG_RUNTIME_DIR:-}" ] && [ "$caller_uid" != 0 ] && [ -d "$runtime" ]; then
        session_env+=("XDG_RUNTIME_DIR=$runtime")
        [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ] || [ ! -S "$runtime/wayland-0" ] \
            || session_env+=(WAYLAND_DISPLAY=wayland-0)
        [ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ] || [ ! -S "$runtime/bus" ] \
            || session_env+=("DBUS_SESSION_BUS_ADDRESS=unix:path=$runtime/bus")
    fi
    [ -n "${LC_ALL:-}${LC_CTYPE:-}${LANG:-}" ] || session_env+=(LANG=C.UTF-8)
    if [ -z "${TZ:-}" ] && [ "$casebook_platform" = root ]; then
        local zone
        zone=$(readlink -f /etc/localtime || true)
        case $zone in */zoneinfo/*) session_env+=("TZ=${zone#*/zoneinfo/}") ;; esac
    fi
}

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ -S "/run/user/$caller_uid/wayland-0" ]; }

# Prints the folders and sockets a command in the root needs at their own paths, one a line.
session_binds()
{
    local dir
    # Every folder at the top that is no part of an operating system: homes, data disks, /tmp with the X11 sockets.
    for dir in /*; do
        case $dir in
        /bin | /boot | /dev | /etc | /lib* | /lost+found | /proc | /run | /sbin | /snap | /sys | /usr | /var) ;;
        *) [ -d "$dir" ] && [ ! -L "$dir" ] && printf '%s\n' "$dir" ;;
        esac
    done
    printf '%s\n' /run/media /run/WSL /usr/lib/wsl /mnt/wslg /var/tmp "/run/user/$caller_uid"
    # What those may not cover: the tree and the corpora beside it, the caller's folder, home, cache and sockets.
    for dir in "$casebook_tree" "${casebook_tree%/*}/shared" "$PWD" "$caller_home" "$casebook_cache/ccache" \
        "${XDG_RUNTIME_DIR:-}" "${XAUTHORITY:-}" "${SSH_AUTH_SOCK:+$(dirname -- "$SSH_AUTH_SOCK")}"; do
        case $dir in
        /*) is_bound_anyway "$dir" || printf '%s\n' "$dir" ;;
        esac
    done
}
# Whether PATH lies under one of the folders at the top that are bound whole.
is_bound_anyway()
{
    local top=/${1#/}
    top=/$(printf '%s' "${top#/}" | cut -d/ -f1)
    case $top in
    /bin | /boot | /dev | /etc | /lib* | /proc | /run | /sbin | /snap | /sys | /usr | /var) return 1 ;;
    *) [ ! -L "$top" ] ;;
    esac
}

# The user must have a name inside too, or git, ssh and Qt complain.
add_user_inside()
{
    [ "$caller_uid" != 0 ] || return 0
    grep -q "^[^:]*:[^:]*:$caller_uid:" "$root_dir/etc/passwd" \
        || printf '%s:x:%s:%s::%s:/bin/bash\n' "$caller_name" "$caller_uid" "$caller_gid" "$caller_home" \
            >>"$root_dir/etc/passwd"
    grep -q "^[^:]*:[^:]*:$caller_gid:" "$root_dir/etc/group" \
        || printf '%s:x:%s:\n' "$caller_name" "$caller_gid" >>"$root_dir/etc/group"
}

# session_exec COMMAND…: becomes the command; does not return.
session_exec()
{
    local folder=$PWD as_caller=() binds
    session_environment
    if [ "$caller_uid" != "$EUID" ]; then
        as_caller=(setpriv "--reuid=$caller_uid" "--regid=$caller_gid" "--groups=$caller_groups")
    fi
    if [ "$casebook_platform" != root ]; then
        exec "${as_caller[@]}" env -- "${session_env[@]}" "$@"
    fi
    make_caller_dir "$casebook_cache/ccache"
    add_user_inside
    mapfile -t binds < <(session_binds)
    local enter=("$casebook_tree/packaging/lib/enter.sh" "$root_dir" "$folder")
    local inside=(-- "${as_caller[@]}" env -- "${session_env[@]}" "$@")
    case $root_way in
    chroot)
        exec unshare --mount --propagation private "$BASH" "${enter[@]}" '' "${binds[@]}" "${inside[@]}"
        ;;
    user)
        exec unshare --user --map-root-user --mount --propagation private \
            "$BASH" "${enter[@]}" "$caller_uid:$caller_gid" "${binds[@]}" "${inside[@]}"
        ;;
    plain) plain_exec "$folder" "${as_caller[@]}" env -- "${session_env[@]}" "$@" ;;
    *) die "${no_way_in//$'\n'/}" ;;
    esac
}
# The same as a step of a script: returns the command's status.
session_run() { (session_exec "$@"); }

# Where nothing can be mounted the tree is copied into the root, the command runs there without /proc, and what it
# built comes back. Paths outside the tree and ../shared are not visible to it.
plain_exec()
{
    local folder=$1 copy=$root_dir$casebook_tree shared=${casebook_tree%/*}/shared status=0
    shift
    mkdir -p -- "$copy" "$root_dir$folder" "$root_dir$caller_home"
    tar -C "$casebook_tree" --exclude=./build --exclude=./.git -cf - . | tar -C "$copy" -xpf -
    if [ -d "$shared" ]; then
        mkdir -p -- "$root_dir$shared"
        tar -C "$shared" -cf - . | tar -C "$root_dir$shared" -xpf -
    fi
    [ "$caller_uid" = 0 ] || chown -R -- "$caller_uid:$caller_gid" "$copy"
    chroot "$root_dir" /usr/bin/env -C "$folder" -- "$@" || status=$?
    if [ -d "$copy/build/tour" ]; then
        mkdir -p -- "$casebook_tree/build"
        cp -a -- "$copy/build/tour" "$casebook_tree/build/"
    fi
    exit "$status"
}
