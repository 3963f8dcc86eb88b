#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# packaging/run.sh without a display: builds, walks through the sample case and leaves pictures.
set -euo pipefail
packaging=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=tests/check.sh
. "$packaging/tests/check.sh"

unset DISPLAY WAYLAND_DISPLAY XDG_RUNTIME_DIR
cd /
if output=$("$packaging/run.sh" 2>&1 >/dev/null </dev/null); then
    ok "run.sh ends well without a display"
else
    not_ok "run.sh ends well without a display"
    printf '%s\n' "$output" | tail -n 40 | sed 's/^/    /'
fi
check_output "it says that there is no display" 'no display' printf '%s\n' "$output"
check_output "its last line tells of the pictures" 'Casebook works: [0-9]+ pictures' tail -n 1 <<<"$output"
pictures=$(find "$packaging/../build/tour" -name '*.png' -size +1k 2>/dev/null | wc -l)
check "it left pictures ($pictures)" test "$pictures" -ge 4
finish
