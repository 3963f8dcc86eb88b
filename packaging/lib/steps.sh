# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# The steps of packaging/test.sh. Each returns non-zero when something of it failed and adds to the counts.

passed=0
failed=0
skipped=0
failed_steps=

run_step()
{
    local name=$1 begin=$SECONDS before=$failed
    say "== $name"
    if ! "step_$name"; then
        # A step that failed without a failed test (a build, say) counts as one.
        [ "$failed" -gt "$before" ] || failed=$((failed + 1))
        failed_steps="$failed_steps $name"
    fi
    say "== $name took $((SECONDS - begin)) s"
}

# run_ctest PRESET ARGUMENT…: runs tests and adds what CTest counted.
run_ctest()
{
    local report=build/$1/report-$BASHPID-$RANDOM.xml status=0 suite
    session_run ctest --preset "$1" --output-junit "$casebook_tree/$report" "${@:2}" || status=$?
    if [ -e "$report" ]; then
        suite=$(tr '\n\t' '  ' <"$report" | grep -o '<testsuite [^>]*>' | head -n 1)
        count_suite "$suite"
        rm -f -- "$report"
    fi
    return "$status"
}
count_suite()
{
    local tests failures skips disabled
    tests=$(attribute tests "$1")
    failures=$(attribute failures "$1")
    skips=$(attribute skipped "$1")
    disabled=$(attribute disabled "$1")
    skips=$((skips + disabled))
    passed=$((passed + tests - failures - skips))
    failed=$((failed + failures))
    skipped=$((skipped + skips))
}
attribute()
{
    local value
    value=$(printf '%s' "$2" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p")
    echo "${value:-0}"
}

configure() { session_run cmake --preset "$@" --log-level=WARNING; }
build() { session_run cmake --build --preset "$@"; }

# Format, licences, spelling, layers, translations: they read sources only, so they come before the first build.
step_lint() { configure dev && run_ctest dev -R '^lint\.' --no-tests=ignore; }

step_dev() { fetch_guest && configure dev && build dev && run_ctest dev -E '^lint\.'; }

step_asan() { configure asan && build asan && run_ctest asan -E '^lint\.' --no-tests=ignore; }

# Thread sanitizer on the plain programs labelled threads; with an uninstrumented Qt it says nothing useful elsewhere.
step_tsan()
{
    local names targets
    configure tsan || return
    names=$(session_run ctest --test-dir build/tsan -L threads -N 2>/dev/null | sed -n 's/^ *Test *#[0-9]*: //p')
    [ -n "$names" ] || return 0
    # A test is called after what it tests; CTest's own file tells which program it is.
    mapfile -t targets < <(while read -r name; do
        find build/tsan -name CTestTestfile.cmake -exec grep -hF "add_test([=[$name]=]" {} + \
            | sed 's/^[^"]*"\([^"]*\)".*/\1/; s,.*/,,'
    done <<<"$names")
    build tsan --target "${targets[@]}" && run_ctest tsan --no-tests=ignore
}

# Every fuzz target for CASEBOOK_FUZZ_SECONDS on its kept inputs, two at a time; what it finds new stays in
# build/fuzz/inputs.
step_fuzz()
{
    local target status=0 running=0
    if ! configure fuzz || ! build fuzz --target tests/fuzz/all; then return 1; fi
    make_caller_dir "$casebook_tree/build/fuzz/logs"
    rm -f -- build/fuzz/logs/*
    for target in build/fuzz/tests/fuzz/fuzz_*; do
        if [ ! -f "$target" ] || [ ! -x "$target" ]; then continue; fi
        [ "$running" -lt 2 ] || wait -n || true
        fuzz_one "$target" &
        running=$((running < 2 ? running + 1 : 2))
    done
    wait
    for target in build/fuzz/logs/*.ok build/fuzz/logs/*.failed; do
        case $target in
        *\**) ;;
        *.ok) passed=$((passed + 1)) ;;
        *) failed=$((failed + 1)) status=1 ;;
        esac
    done
    return "$status"
}

# Runs one fuzz target; its file in build/fuzz/logs ends in ok or failed.
fuzz_one()
{
    local name=${1##*/fuzz_} seconds=${CASEBOOK_FUZZ_SECONDS:-60} log inputs
    log=build/fuzz/logs/$name
    mkdir -p -- "build/fuzz/inputs/$name" "build/fuzz/found"
    [ "$caller_uid" = "$EUID" ] || chown -R "$caller_uid:$caller_gid" build/fuzz/inputs build/fuzz/found
    inputs=("build/fuzz/inputs/$name")
    [ ! -d "tests/fuzz/corpus/$name" ] || inputs+=("tests/fuzz/corpus/$name")
    if session_run "./$1" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
        -verbosity=0 -artifact_prefix="build/fuzz/found/$name-" "${inputs[@]}" >"$log.log" 2>&1; then
        mv -- "$log.log" "$log.ok"
        say "fuzz $name: nothing found in $seconds s"
    else
        mv -- "$log.log" "$log.failed"
        tail -n 60 -- "$log.failed"
        say "fuzz $name: FAILED, the input is in build/fuzz/found"
    fi
}

# The scripts' own tests; they run where the scripts run, outside the root.
step_scripts() { run_shell_tests packaging/tests/scripts.sh; }

# The Debian package: built, checked, installed in a clean system without build packages, purged.
step_deb() { run_shell_tests packaging/tests/deb.sh; }

# The other command of the README: a release build and the tour through every screen.
step_run() { run_shell_tests packaging/tests/run.sh; }

# A shell test prints "ok NAME", "not ok NAME" or "skip NAME: reason" for each thing it looked at.
run_shell_tests()
{
    local log=build/${1##*/}.log status=0
    "$BASH" "$1" 2>&1 </dev/null | tee "$log" || status=1
    passed=$((passed + $(grep -c '^ok ' "$log" || true)))
    failed=$((failed + $(grep -c '^not ok ' "$log" || true)))
    skipped=$((skipped + $(grep -c '^skip ' "$log" || true)))
    return "$status"
}

# On request: static analysis of what changed since the upstream branch, or of the files named in CASEBOOK_TIDY_FILES.
step_tidy()
{
    local what
    if ! configure dev || ! build dev; then return 1; fi
    if [ -n "${CASEBOOK_TIDY_FILES:-}" ]; then
        read -r -a what <<<"$CASEBOOK_TIDY_FILES"
    else
        what=(--since "$(session_run git rev-parse --verify -q '@{upstream}' || session_run git rev-parse HEAD~1)")
    fi
    session_run bash tests/lint/tidy.sh "${what[@]}" && passed=$((passed + 1))
}
