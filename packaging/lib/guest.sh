# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# The kernel that tests boot in a guest: Debian's own for virtual machines, unpacked into build/guest, never installed.

# The kernel is in build/guest afterwards, or a line has said that it could not be fetched.
fetch_guest()
{
    [ "$(uname -m)" = x86_64 ] && [ ! -e build/guest/vmlinuz ] || return 0
    make_caller_dir "$casebook_tree/build/guest"
    # shellcheck disable=SC2016 # expanded by the shell inside
    session_run bash -euc '
        cd build/guest
        name=$(apt-cache depends linux-image-cloud-amd64 | sed -n "s/^ *Depends: \(linux-image-[^ ]*\)$/\1/p" | head -n 1)
        rm -rf -- unpacked ./*.deb
        apt-get download -q -o "APT::Sandbox::User=$(id -un)" "$name"
        dpkg-deb -x ./"$name"_*.deb unpacked
        xz -dc unpacked/usr/lib/modules/*/kernel/drivers/block/loop.ko.xz >loop.ko
        mv -- unpacked/boot/vmlinuz-* vmlinuz
        rm -rf -- unpacked ./*.deb' >&2 \
        || say "Debian's kernel could not be fetched; the tests with a real guest are skipped."
}
