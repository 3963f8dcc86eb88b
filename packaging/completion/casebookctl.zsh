#compdef casebookctl
# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# zsh completion for casebookctl; the program itself tells its verbs and options.

_casebookctl()
{
    local line verb
    local -a common firsts seconds options
    common=('--workspace[the workspace]:workspace:_files -g "*.casebook"' '--json[one JSON object per line]'
        '--lang[language of the messages]:language:(en zh_CN)' '--now[take this time for the present]:time:'
        '--help[tell how it is used]' '--version[show the version]')
    for line in ${(f)"$(casebookctl help --json 2>/dev/null)"}; do
        verb=${${line##*\"verb\":\"}%%\"*}
        firsts+=(${verb%% *})
        [[ $verb == "$words[2] "* ]] && seconds+=(${verb#* })
        if [[ $verb == $words[2] || $verb == "$words[2] ${words[3]-}" ]]; then
            for line in ${(f)"$(print -r -- $line | grep -o '"name":"[^"]*"')"}; do
                options+=("--${${line#*:\"}%\"}")
            done
        fi
    done
    if (( CURRENT == 2 )); then
        compadd -- ${(u)firsts}
    elif [[ $words[CURRENT] == -* ]]; then
        compadd -- $options
        _arguments -s $common
    elif (( CURRENT == 3 )) && (( ${#seconds} )); then
        compadd -- ${(u)seconds}
    elif [[ $words[2] == help ]]; then
        compadd -- ${(u)firsts}
    else
        _files
    fi
}
_casebookctl "$@"
