# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What passes through shell.sh, in the environment that test.sh made. Sourced by scripts.sh.

check_output "arguments pass through unchanged" '^<a  b><\*><\$HOME><><x y>$' \
    shell sh -c 'printf "<%s>" "$@"; echo' sh 'a  b' '*' '$HOME' '' 'x y'
check "standard input passes through, stdout holds nothing else" \
    test "$(printf 'one\ntwo\n' | shell cat 2>"$work/stderr")" = $'one\ntwo'
check "bytes pass through unchanged" test \
    "$(head -c 100000 /dev/urandom | tee "$work/bytes" | shell cat 2>/dev/null | cksum)" = "$(cksum <"$work/bytes")"
check "stderr is quiet" test ! -s "$work/stderr"
status=0
shell sh -c 'exit 37' || status=$?
check "the exit status passes through" test "$status" = 37
status=0
shell sh -c 'kill -TERM $$' || status=$?
check "a signal shows as the shell shows it" test "$status" = 143
mkdir -- "$work/a folder"
check "the current folder passes through" \
    test "$(cd -- "$work/a folder" && shell pwd)" = "$(cd -- "$work/a folder" && pwd -P)"
echo content >"$work/a folder/file"
check "relative paths mean the caller's folder" test "$(cd -- "$work/a folder" && shell cat file)" = content
check "files are the caller's" bash -c 'cd "$1" && "$2/shell.sh" touch made && [ "$(stat -c %u made)" = "$(id -u)" ]' \
    bash "$work" "$packaging"
check "the environment passes through" test "$(CASEBOOK_X='y z' shell printenv CASEBOOK_X)" = 'y z'
check "a call from inside is a plain call" test "$(shell "$packaging/shell.sh" sh -c 'echo in')" = in
check "the compiler is there" shell g++ --version
check "nothing stays mounted" bash -c '! grep -F "/casebook/root/" /proc/self/mountinfo'
if [ "$EUID" = 0 ]; then
    check "under sudo the command is the caller's" \
        test "$(SUDO_UID=65534 SUDO_GID=65534 shell sh -c 'id -u; id -g; id -G' | tr '\n' ' ')" = '65534 65534 65534 '
fi

# A tree that was never built, and a cache without a root.
mkdir -p -- "$work/tree"
cp -a -- "$packaging" "$work/tree/"
status=0
output=$("$work/tree/packaging/shell.sh" casebookctl --version 2>"$work/stderr") || status=$?
check "an unbuilt program ends with 127" test "$status" = 127
check "with nothing on stdout" test -z "$output"
check_output "and names the command" 'packaging/run.sh' cat "$work/stderr"
status=0
output=$(CASEBOOK_CACHE=$work/nothing CASEBOOK_PLATFORM=root "$packaging/shell.sh" true 2>"$work/stderr") || status=$?
if [ -e /etc/casebook-build-root ]; then
    skip "shell.sh without a root: this is the root"
else
    check "without a root shell.sh fails" test "$status" != 0
    check_output "and names the command" 'packaging/run.sh' cat "$work/stderr"
    check "and makes nothing" test ! -e "$work/nothing"
fi
