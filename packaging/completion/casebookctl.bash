# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# bash completion for casebookctl; the program itself tells its verbs and options.

# Prints one line per verb: "VERB|--option --option …".
_casebookctl_verbs()
{
    local line verb options
    while IFS= read -r line; do
        verb=$(sed -n 's/.*"verb":"\([^"]*\)".*/\1/p' <<<"$line")
        options=$(grep -o '"name":"[^"]*"' <<<"$line" | sed 's/"name":"\(.*\)"/--\1/' | tr '\n' ' ')
        printf '%s|%s\n' "$verb" "$options"
    done < <(casebookctl help --json 2>/dev/null)
}

_casebookctl()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local common='--workspace --json --lang --now --help --version' verbs candidates='' line
    COMPREPLY=()
    case $previous in
    --workspace)
        mapfile -t COMPREPLY < <(compgen -f -X '!*.casebook' -- "$current")
        compopt -o filenames 2>/dev/null
        return
        ;;
    --lang)
        mapfile -t COMPREPLY < <(compgen -W 'en zh_CN' -- "$current")
        return
        ;;
    esac
    verbs=$(_casebookctl_verbs)
    local one=${COMP_WORDS[1]-} two=${COMP_WORDS[1]-}\ ${COMP_WORDS[2]-}
    if [ "$COMP_CWORD" -eq 1 ]; then
        candidates="$(cut -d'|' -f1 <<<"$verbs" | cut -d' ' -f1 | sort -u | tr '\n' ' ') $common"
    elif [[ $current == -* ]]; then
        line=$(grep -F -m1 -e "$two|" <<<"$verbs" || grep -F -m1 -e "$one|" <<<"$verbs")
        candidates="${line#*|} $common"
    elif [ "$COMP_CWORD" -eq 2 ] && grep -q "^$one " <<<"$verbs"; then
        candidates=$(sed -n "s/^$one \([^|]*\)|.*/\1/p" <<<"$verbs" | tr '\n' ' ')
    elif [ "$one" = help ]; then
        candidates=$(cut -d'|' -f1 <<<"$verbs" | cut -d' ' -f1 | sort -u | tr '\n' ' ')
    fi
    if [ -n "$candidates" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$candidates" -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        compopt -o filenames 2>/dev/null
    fi
}
complete -F _casebookctl casebookctl
