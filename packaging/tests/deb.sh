#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the Debian package, installs it in a clean Debian 13 without build packages, uses it, purges it and looks for
# what it left behind.
set -euo pipefail
script_arguments=()
packaging=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=lib/all.sh
. "$packaging/lib/all.sh"
# shellcheck source=tests/check.sh
. "$packaging/tests/check.sh"

find_environment
check "the package builds and lintian finds no errors" "$packaging/deb.sh"
deb=$(find "$casebook_tree/build/deb" -maxdepth 1 -name 'casebook_*.deb' 2>/dev/null | head -n 1)
if [ -z "$deb" ]; then
    not_ok "there is a package"
    finish
fi

find_root_way
if [ "$casebook_platform" = inside ] || { [ "$root_way" != chroot ] && [ "$root_way" != user ]; }; then
    skip "installing in a clean system: namespaces are not to be had here"
    finish
fi
install_root_tools

clean=$casebook_cache/clean.$$
leave() { remove_root "$clean"; }
trap leave EXIT
make_caller_dir "$casebook_cache"
in_clean() { as_root_of "$clean" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 PATH="$system_path" "$@"; }
# All paths but those of caches, logs and the package database, which every package changes.
paths_of_clean() { in_clean find / -xdev ! -path '/var/cache/*' ! -path '/var/log/*' ! -path '/var/lib/apt/*' \
    ! -path '/var/lib/dpkg/*' ! -path '/tmp/*' ! -path '/proc/*' | sort; }

make_base "$clean" && configure_base "$clean"
host_apt_options | with_root_rights tee "$clean/etc/apt/apt.conf.d/90casebook-host" >/dev/null
in_clean apt-get update -q >/dev/null
with_root_rights cp -- "$deb" "$clean/var/tmp/casebook.deb"

check "its dependencies are in Debian 13" \
    in_clean sh -c 'apt-get satisfy -q -y --no-install-recommends "$(dpkg-deb -f /var/tmp/casebook.deb Depends)"'
before=$(paths_of_clean)
check "it installs" in_clean apt-get install -q -y --no-install-recommends /var/tmp/casebook.deb
check_output "no build package came with it" '^0$' in_clean sh -c 'dpkg-query -W -f "\${Package}\n" | grep -c -e "-dev$" || true'
check_output "casebookctl runs" '[0-9]+\.[0-9]+' in_clean casebookctl --version
check_output "casebookctl reads the installed sample" '"count"' \
    in_clean casebookctl thread /usr/share/casebook/sample/kestrel.mbox --json
check_output "casebook runs offscreen" '[0-9]+\.[0-9]+' in_clean env QT_QPA_PLATFORM=offscreen casebook --version
check "it is purged" in_clean dpkg --purge casebook
after=$(paths_of_clean)
if [ "$before" = "$after" ]; then
    ok "purging leaves nothing"
else
    not_ok "purging leaves nothing"
    diff <(printf '%s\n' "$before") <(printf '%s\n' "$after") | sed 's/^/    /'
fi
finish
