# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Makes the build root, a Debian 13 system in the cache folder, and keeps its packages in step with the lists.

root_suite=trixie
# KiB that must be free before a root is made: 2 GB of packages, their downloads, and room to build.
root_free_kib=${CASEBOOK_FREE_KIB:-5242880}

root_dir=$casebook_cache/root
# One line "LIST HASH" per package list that is installed, inside the root so that it moves with it.
root_stamp=$root_dir/var/lib/casebook-packages

root_is_debian13()
{
    [ -x "$1/usr/bin/apt-get" ] && [ -x "$1/usr/bin/dpkg" ] && [ -x "$1/usr/bin/env" ] \
        && grep -qx "VERSION_CODENAME=$root_suite" "$1/etc/os-release" 2>/dev/null
}

# Whether a command can run in the root now: it is there, and everything in the given lists is in it.
root_is_ready()
{
    local list
    root_is_debian13 "$root_dir" || return 1
    for list in "$@"; do
        grep -qsx "$list $(hash_of "$list")" "$root_stamp" || return 1
    done
}

# How this call gets into a root: "chroot" (root with mounts), "user" (unprivileged namespaces), "plain" (root, but
# mounts are forbidden, as in some containers) or nothing.
find_root_way()
{
    local test='mount --make-rprivate / && mount -t tmpfs none /tmp'
    if [ "$EUID" = 0 ]; then
        root_way=plain
        if unshare --mount sh -c "$test" 2>/dev/null; then root_way=chroot; fi
    elif unshare --user --map-root-user --mount sh -c "$test" 2>/dev/null; then
        root_way=user
    else
        root_way=
    fi
    [ "${CASEBOOK_ROOT_WAY:-$root_way}" = "$root_way" ] || root_way=$CASEBOOK_ROOT_WAY
}

# A root belongs to who made it: one made by root cannot be changed through a user's namespace, nor the other way round.
# The script starts again as the one it belongs to where that is possible.
settle_root_owner()
{
    local owner
    owner=$(stat -c %u "$root_dir" 2>/dev/null) || return 0
    [ "$owner" != "$EUID" ] || return 0
    if [ "$owner" = 0 ] && can_become_root; then
        start_again_with_sudo
    elif [ "$EUID" = 0 ] && [ "$owner" = "$caller_uid" ]; then
        exec setpriv "--reuid=$caller_uid" "--regid=$caller_gid" "--groups=$caller_groups" env -u SUDO_UID -u SUDO_GID \
            "HOME=$caller_home" "USER=$caller_name" "LOGNAME=$caller_name" "$BASH" "$0" "${script_arguments[@]}"
    fi
    die "The build root \"$root_dir\" belongs to another user (uid $owner);" \
        "call this script as that user or with sudo, or set CASEBOOK_CACHE to another folder."
}
start_again_with_sudo()
{
    exec sudo "--preserve-env=$kept_by_sudo" "$BASH" "$0" "${script_arguments[@]}"
}

# As root of the root: "as_root_of DIR COMMAND…" with /dev, /proc, /sys and the name servers, and nothing of the home.
as_root_of()
{
    local dir=$1
    shift
    local enter=("$casebook_tree/packaging/lib/enter.sh" "$dir" / '' --)
    case $root_way in
    chroot) unshare --mount --propagation private "$BASH" "${enter[@]}" "$@" ;;
    user)
        unshare --user --map-root-user --map-auto --mount --propagation private "$BASH" "${enter[@]}" "$@"
        ;;
    plain) chroot "$dir" "$@" ;;
    esac
}
# Runs COMMAND with the rights that the files of a root need, outside of it.
with_root_rights()
{
    case $root_way in
    user) unshare --user --map-root-user --map-auto --mount --propagation private "$@" ;;
    *) "$@" ;;
    esac
}

# Removes DIR, which must be a root of ours. Every call binds in a mount namespace of its own, so nothing of the
# computer can hang below it; should something do so all the same, nothing is removed.
remove_root()
{
    local dir=$1
    [ -e "$dir" ] || return 0
    case $dir in
    "$casebook_cache"/root.* | "$casebook_cache"/clean*) ;;
    *) die "Refusing to remove \"$dir\"." ;;
    esac
    if awk -v dir="$dir/" 'index($5 "/", dir) == 1 { found = 1 } END { exit !found }' /proc/self/mountinfo 2>/dev/null; then
        die "Something is mounted below \"$dir\"; unmount it first."
    fi
    with_root_rights rm -rf --one-file-system -- "$dir" || die "Cannot remove \"$dir\"."
}

# What the host's apt needs to reach its packages (proxy, dates, retries) the root's apt needs too.
host_apt_options()
{
    have apt-config || return 0
    apt-config dump | grep -E '^Acquire::(Check-|Retries|ForceIPv|Max-ValidTime|http|https|ftp)' \
        | grep -viE 'auto-?detect|::User-Agent' || true
}
# The mirrors the host is set up with, for the case that the usual one cannot be reached.
host_mirrors()
{
    have apt-get || return 0
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 2>/dev/null \
        | grep -v -e '-security' | sort -u
}

# make_base DIR: a minimal Debian 13 in DIR.
make_base()
{
    local dir=$1 options mirror skip=()
    # A user's namespace cannot mount /proc and /sys anew, and the minimal system does without.
    [ "$root_way" != user ] || skip=("--skip=chroot/mount/proc,chroot/mount/sys")
    if have mmdebstrap; then
        options=$(mktemp)
        { host_apt_options; echo 'Acquire::http::Timeout "30"; Acquire::Languages "none";'; } >"$options"
        for mirror in '' $(host_mirrors); do
            # shellcheck disable=SC2086 # no mirror named means no argument
            if with_root_rights mmdebstrap --quiet --mode=root --variant=minbase --aptopt="$options" \
                "${skip[@]}" "$root_suite" "$dir" $mirror >&2; then
                rm -f -- "$options"
                with_root_rights rm -f -- "$dir/etc/apt/apt.conf.d/99mmdebstrap"
                return
            fi
            remove_root "$dir"
        done
        rm -f -- "$options"
    elif have debootstrap && [ "$root_way" != user ]; then
        for mirror in '' $(host_mirrors); do
            # shellcheck disable=SC2086
            debootstrap --variant=minbase "$root_suite" "$dir" $mirror >&2 && return
            remove_root "$dir"
        done
    fi
    return 1
}

# The settings of a new root: nothing starts in it, and its name servers are the host's.
configure_base()
{
    local dir=$1
    with_root_rights "$BASH" -eu -s "$dir" "$inside_mark" <<'SETUP'
printf '#!/bin/sh\nexit 101\n' >"$1/usr/sbin/policy-rc.d"
chmod 755 "$1/usr/sbin/policy-rc.d"
rm -f "$1/etc/resolv.conf" "$1/etc/hosts"
: >"$1/etc/resolv.conf"
: >"$1/etc/hosts"
echo 'Casebook build root' >"$1$2"
mkdir -p "$1/usr/local/bin"
SETUP
}

# Installs the packages of the lists into the root at DIR and stamps it.
install_lists()
{
    local dir=$1 list
    shift
    # The root's own release files and the host's rules; resolv.conf is copied where nothing can be bound.
    { host_apt_options; echo 'Acquire::Languages "none";'; } | with_root_rights tee "$dir/etc/apt/apt.conf.d/90casebook-host" >/dev/null
    [ "$root_way" != plain ] || cat /etc/resolv.conf >"$dir/etc/resolv.conf"
    # shellcheck disable=SC2046 # a list of names
    as_root_of "$dir" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 PATH="$system_path" /bin/sh -eu -c '
        dpkg --configure -a
        apt-get update -q
        apt-get install -q -y -f --no-install-recommends
        apt-get install -q -y --no-install-recommends -o Dpkg::Options::=--force-unsafe-io "$@"
        apt-get clean
        for name in en_US zh_CN; do
            if [ -e /usr/share/i18n/charmaps/UTF-8.gz ] && ! locale -a | grep -qi "^$name.utf-\?8$"; then
                localedef -i "$name" -f UTF-8 "$name.UTF-8"
            fi
        done
    ' sh $(packages_of "$@") >&2 || return 1
    for list in "$@"; do
        printf '%s %s\n' "$list" "$(hash_of "$list")"
    done | with_root_rights "$BASH" -c '
        touch "$1"
        new=$(cat)
        { printf "%s\n" "$new"; awk -v new="$new" "BEGIN { n = split(new, l, /[ \n]/); for (i = 1; i <= n; i += 2) \
            skip[l[i]] = 1 } !(\$1 in skip)" "$1"; } >"$1.new"
        mv -- "$1.new" "$1"
    ' bash "$dir/var/lib/casebook-packages"
}

system_path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

check_free_space()
{
    local free
    free=$(df -Pk -- "$casebook_cache" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$root_free_kib" ] || die "The build root needs $((root_free_kib / 1048576)) GB, but only" \
        "$((free / 1048576)) GB are free in \"$casebook_cache\"; make room or set CASEBOOK_CACHE to another disk."
}

# Installs what makes a root on this computer, when it is missing and can be installed.
install_root_tools()
{
    local wanted=''
    have mmdebstrap || { have debootstrap && [ "$root_way" != user ]; } || wanted=mmdebstrap
    [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || wanted="$wanted debian-archive-keyring"
    [ "$root_way" != user ] || have newuidmap || wanted="$wanted uidmap"
    [ -n "$wanted" ] || return 0
    if ! have apt-get || ! can_become_root; then
        die "A Debian 13 build root is needed here; ask the administrator to install: ${wanted# }"
    fi
    say "Installing ${wanted# }, which the build root is made with."
    as_root apt-get update -q >&2 || say "Some package lists could not be fetched; trying with those at hand."
    # shellcheck disable=SC2086 # a list of names
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $wanted >&2 && return
    # Old systems have no mmdebstrap.
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        ${wanted/mmdebstrap/debootstrap} >&2 || die "Installing ${wanted# } failed; the lines above say why."
}

no_way_in="This account can neither mount as root nor use unprivileged user namespaces; call this script with sudo, allow
 user namespaces, or work in a Debian 13 image, where no build root is needed."

# root_prepare LIST…: the root is there with all packages of the lists afterwards, or the script has ended with a sentence.
root_prepare()
{
    root_is_ready "$@" && return
    [ -n "$root_way" ] || die "${no_way_in//$'\n'/}"
    make_caller_dir "$casebook_cache"
    with_lock root root_prepare_locked "$@"
}
root_prepare_locked()
{
    root_is_ready "$@" && return
    install_root_tools
    remove_root "$casebook_cache/root.tmp"
    remove_root "$casebook_cache/root.broken"
    if root_is_debian13 "$root_dir"; then
        say "Installing packages that the build root lacks."
        [ -e "$root_dir$inside_mark" ] || configure_base "$root_dir"
        install_lists "$root_dir" "$@" && return
        # A root that works stays, whatever the network does; only one that broke is made again.
        if as_root_of "$root_dir" /bin/sh -c 'test -z "$(dpkg --audit)"' >&2; then
            die "Installing packages into the build root failed; the lines above say why."
        fi
        say "The build root is broken; making it again."
    elif [ -e "$root_dir" ]; then
        say "The build root is incomplete; making it again."
    fi
    check_free_space
    say "Making the build root in \"$root_dir\" (2 GB, a minute or a few)."
    if ! { make_base "$root_dir.tmp" && configure_base "$root_dir.tmp" && install_lists "$root_dir.tmp" "$@"; }; then
        die "Making the build root failed; the lines above say why. The next call starts again."
    fi
    sync -f "$casebook_cache" 2>/dev/null || true
    # Only a complete root gets the name; the old one goes away last, and a call still in it keeps its open files.
    [ ! -e "$root_dir" ] || with_root_rights mv -- "$root_dir" "$casebook_cache/root.broken"
    with_root_rights mv -- "$root_dir.tmp" "$root_dir"
    remove_root "$casebook_cache/root.broken"
}
