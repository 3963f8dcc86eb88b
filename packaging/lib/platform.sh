# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Decides where to build: inside the build root already, on this system itself (native), or in a build root.

# The file the build root is known by from inside.
inside_mark=/etc/casebook-build-root

# Sets casebook_platform to inside, native or root. CASEBOOK_PLATFORM=native or root overrides the choice.
find_platform()
{
    if [ -e "$inside_mark" ]; then
        casebook_platform=inside
    elif [ -n "${CASEBOOK_PLATFORM:-}" ]; then
        case $CASEBOOK_PLATFORM in
        native | root) casebook_platform=$CASEBOOK_PLATFORM ;;
        *) die "CASEBOOK_PLATFORM is \"$CASEBOOK_PLATFORM\"; it can be native or root." ;;
        esac
    elif is_debian13_or_newer || has_highlighting; then
        casebook_platform=native
    else
        casebook_platform=root
    fi
}

is_debian13_or_newer()
{
    local release
    # shellcheck disable=SC1090 # any system's own file
    release=$(. "${CASEBOOK_OS_RELEASE:-/etc/os-release}" 2>/dev/null && printf '%s %s' "${ID:-}" "${VERSION_ID:-99}")
    case $release in
    debian\ *) [ "${release#debian }" -ge 13 ] 2>/dev/null ;;
    *) return 1 ;;
    esac
}

# Another distribution will do when CMake finds KF6SyntaxHighlighting there and the compiler knows std::expected.
has_highlighting()
{
    local dir version
    version=$(g++ -dumpversion 2>/dev/null) || return 1
    [ "${version%%.*}" -ge 13 ] || return 1
    for dir in /usr/lib/cmake /usr/lib64/cmake /usr/lib/*/cmake /usr/local/lib*/cmake; do
        [ -e "$dir/KF6SyntaxHighlighting/KF6SyntaxHighlightingConfig.cmake" ] && return
    done
    return 1
}

# The packages of the given lists that dpkg does not know as installed.
missing_packages()
{
    local name
    for name in $(packages_of "$@"); do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || echo "$name"
    done
}

# Installs what is missing of the given lists on this system, or says what it is.
native_install()
{
    local missing
    if ! have dpkg-query; then
        has_highlighting && return
        die "This system has no KSyntaxHighlighting for Qt 6 (KF6SyntaxHighlighting); install its development files."
    fi
    missing=$(missing_packages "$@" | tr '\n' ' ')
    [ -n "$missing" ] || return 0
    if ! can_become_root; then
        die "Packages are missing and this account cannot install them: apt-get install ${missing% }"
    fi
    say "Installing packages: ${missing% }"
    # A broken foreign repository must not stop us: the install below tells whether the lists were good enough.
    as_root apt-get update -q >&2 || say "Some package lists could not be fetched; trying with those at hand."
    # shellcheck disable=SC2086 # a list of names
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >&2 \
        || die "Installing packages failed; the lines above say why."
}
