#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# installed.sh NAME SOURCE BUILD APP_ID VERSION: one quick check of what Casebook installs. Run by ctest.
set -euo pipefail
name=$1 source=$2 build=$3 id=$4 version=$5
# shellcheck source=tests/check.sh
. "$source/packaging/tests/check.sh"
desktop=$build/packaging/desktop
mime=application/vnd.casebook.workspace
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

# Text of an element or attribute of an XML file, by a path ElementTree understands.
xml() { python3 -c 'import sys, xml.etree.ElementTree as e; print("\n".join((n.get(sys.argv[3]) if len(sys.argv) > 3 \
    else n.text) for n in e.parse(sys.argv[1]).iterfind(sys.argv[2])))' "$@"; }

test_appid()
{
    check "the desktop file is named after the id" test -e "$desktop/$id.desktop"
    check "the icon is the id" grep -qx "Icon=$id" "$desktop/$id.desktop"
    check "metainfo has the id" test "$(xml "$desktop/$id.metainfo.xml" id)" = "$id"
    check "metainfo launches the desktop file" \
        test "$(xml "$desktop/$id.metainfo.xml" launchable)" = "$id.desktop"
    check "the newest release is the version of the build" \
        test "$(xml "$desktop/$id.metainfo.xml" releases/release version | head -n 1)" = "$version"
    check "desktop file and MIME package name one type" grep -qx "MimeType=$mime;" "$desktop/$id.desktop"
    check "metainfo names that type" test "$(xml "$desktop/$id.metainfo.xml" provides/mediatype)" = "$mime"
    # Written out in CMake once; everything else takes it from there.
    local written
    written=$(grep -rnF "$id" "$source"/{app,core,packaging,resources} || true)
    check "the id is written in one place" test -z "$written"
    [ -z "$written" ] || printf '    %s\n' "$written"
}

test_desktop() { check "desktop-file-validate" desktop-file-validate "$desktop/$id.desktop"; }

test_metainfo()
{
    # The project has no home page yet, and a made-up one would be worse than none.
    check "appstreamcli validate" appstreamcli validate --no-net --explain --override=url-homepage-missing=info \
        "$desktop/$id.metainfo.xml"
}

# A workspace is known by its bytes under any name, another database is not, and the suffix decides for an empty file.
test_mime()
{
    export XDG_DATA_HOME=$work/home XDG_DATA_DIRS=$work/share:/usr/share
    mkdir -p -- "$work/share/mime/packages" "$XDG_DATA_HOME"
    cp -- "$desktop/$id.xml" "$work/share/mime/packages/"
    check "update-mime-database" update-mime-database "$work/share/mime"
    sqlite3 "$work/evidence" 'PRAGMA application_id = 0x4373426B; CREATE TABLE t (a);'
    cp -- "$work/evidence" "$work/evidence.db"
    sqlite3 "$work/other" 'CREATE TABLE t (a);'
    check_output "a workspace without suffix is known" "$mime" gio info -a standard::content-type "$work/evidence"
    check_output "another database is SQLite" 'sqlite3' gio info -a standard::content-type "$work/other"
    echo text >"$work/new.casebook"
    check_output "the suffix is known" "$mime" gio info -a standard::fast-content-type "$work/new.casebook"
}

test_icons()
{
    local file
    for file in casebook casebook-symbolic casebook-workspace; do
        check "$file.svg is well-formed" xml "$source/packaging/data/$file.svg" .
        check "$file.svg fetches nothing" bash -c '! grep -Eq "(href|url\(|<image|<script)" "$1"' _ \
            "$source/packaging/data/$file.svg"
    done
}

test_man()
{
    local page
    for page in casebook casebookctl; do
        check_output "$page(1) is clean for mandoc" '^$' mandoc -T lint -W warning "$build/packaging/man/$page.1"
        check_output "$page(1) says its version" "Casebook $version" man -l "$build/packaging/man/$page.1"
    done
}

# The completions ask the program; here a stand-in with its format answers.
test_completion()
{
    mkdir -p -- "$work/bin"
    cat >"$work/bin/casebookctl" <<'PROGRAM'
#!/bin/sh
printf '%s\n' '{"options":[{"name":"list","value":"LIST"}],"summary":"a","synopsis":"SOURCE","verb":"thread"}' \
    '{"options":[],"summary":"b","synopsis":"","verb":"workspace check"}' \
    '{"options":[],"summary":"c","synopsis":"","verb":"workspace copy"}'
PROGRAM
    chmod +x "$work/bin/casebookctl"
    export PATH=$work/bin:$PATH
    cat >"$work/complete.bash" <<'SCRIPT'
. "$1/packaging/completion/casebookctl.bash"
shift
COMP_WORDS=("$@")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_casebookctl 2>/dev/null
printf '%s\n' "${COMPREPLY[@]}"
SCRIPT
    check_output "bash: verbs" '^workspace$' bash "$work/complete.bash" "$source" casebookctl wo
    check_output "bash: second words" '^copy$' bash "$work/complete.bash" "$source" casebookctl workspace co
    check_output "bash: options of the verb" '^--list$' bash "$work/complete.bash" "$source" casebookctl thread x --li
    check "zsh reads its file" zsh -n "$source/packaging/completion/casebookctl.zsh"
    check "fish reads its file" fish --no-execute "$source/packaging/completion/casebookctl.fish"
    check_output "fish: verbs" '^workspace' fish -c "source $source/packaging/completion/casebookctl.fish; \
        complete -C 'casebookctl wo'"
    check_output "fish: second words" '^copy' fish -c "source $source/packaging/completion/casebookctl.fish; \
        complete -C 'casebookctl workspace co'"
}

test_debian()
{
    check_output "the package has the version of the build" "^casebook \($version-[0-9]+\)" \
        head -n 1 "$source/packaging/debian/changelog"
    local list
    list=$(sed -e 's/#.*//' "$source/packaging/packages/build.txt")
    # Each library the package is built with is in the list of the build root, under the same name.
    local dep
    sed -n '/^Build-Depends:/,/^[A-Z]/p' "$source/packaging/debian/control" | sed -n 's/^ \([a-z0-9.+-]*\).*/\1/p' \
        | grep -v -x debhelper-compat | while read -r dep; do
        grep -qx -- "$dep" <<<"$list" || echo "$dep"
    done >"$work/missing"
    check "build dependencies are in packages/build.txt: $(tr '\n' ' ' <"$work/missing")" test ! -s "$work/missing"
}

test_shellcheck()
{
    # From the folder of the settings; what is sourced is read with its reader.
    cd -- "$source/packaging"
    check "shell scripts" shellcheck ./*.sh lib/*.sh tests/*.sh ../.ci/run completion/casebookctl.bash
}

# What a package would hold, held against one list.
test_files()
{
    DESTDIR=$work/dest cmake --install "$build" --prefix /usr >/dev/null
    (cd -- "$work/dest" && find . ! -type d | sed 's/^\.//' | sort) >"$work/found"
    sed -e '/^#/d' -e "s/@APP_ID@/$id/" "$source/packaging/tests/files.txt" | sort >"$work/wanted"
    check "the installed files are those of packaging/tests/files.txt" diff "$work/wanted" "$work/found"
    check "no installed text names the build or the source folder" bash -c \
        '! grep -rlI -e "$1" -e "$2" "$3"' _ "$source" "$build" "$work/dest"
}

# The manual and the completions must tell what the program can do.
test_help()
{
    local program verb page missing=''
    # Kept whole: grep -q ends at the first hit, and whoever still writes to it would fail the pipe.
    page=$(sed -e 's/\\f[BRI]//g' -e 's/\\//g' "$build/packaging/man/casebookctl.1")
    program=$(find "$build/app" -name casebookctl -type f -perm -u+x | head -n 1)
    check_output "casebookctl says its version" "$version" "$program" --version
    check "casebookctl help --json lists verbs" grep -q '"verb":"thread"' <("$program" help --json)
    while read -r verb; do
        grep -qF -- "$verb" <<<"$page" || missing="$missing, $verb"
    done < <("$program" help --json | sed -n 's/.*"verb":"\([^"]*\)".*/\1/p')
    check "casebookctl(1) has every verb (missing: ${missing#, })" test -z "$missing"
}

declare -F "test_$name" >/dev/null || {
    not_ok "there is no check \"$name\""
    finish
}
"test_$name"
finish
