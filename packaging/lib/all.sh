# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# The whole library in the order it needs.

# shellcheck source-path=SCRIPTDIR
here=$(dirname -- "${BASH_SOURCE[0]}")
. "$here/common.sh"
. "$here/platform.sh"
. "$here/root.sh"
. "$here/session.sh"

# Finds out where commands run, and as whom; installs nothing.
find_environment()
{
    find_platform
    root_way=
    [ "$casebook_platform" = root ] || return 0
    find_root_way
    settle_root_owner
    # Without user namespaces an account with sudo goes on as root, which runs commands as the caller again.
    if [ -z "$root_way" ] && [ "$EUID" != 0 ] && can_become_root; then start_again_with_sudo; fi
}

# prepare LIST…: what the lists name is there afterwards.
prepare()
{
    case $casebook_platform in
    inside) ;;
    native) native_install "$@" ;;
    root) root_prepare "$@" ;;
    esac
}
kept_by_sudo=http_proxy,https_proxy,ftp_proxy,no_proxy,DISPLAY,WAYLAND_DISPLAY,XAUTHORITY,XDG_RUNTIME_DIR
kept_by_sudo=$kept_by_sudo,DBUS_SESSION_BUS_ADDRESS,SSH_AUTH_SOCK,LANG,LC_ALL,CI,XDG_CACHE_HOME
kept_by_sudo=$kept_by_sudo,CASEBOOK_CACHE,CASEBOOK_PLATFORM,CASEBOOK_PRESET,CASEBOOK_FUZZ_SECONDS
