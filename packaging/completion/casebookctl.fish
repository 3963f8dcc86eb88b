# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
# fish completion for casebookctl; the program itself tells its verbs and options.

function __casebookctl_verbs
    casebookctl help --json 2>/dev/null | string replace -rf '.*"verb":"([^"]*)".*' '$1'
end

function __casebookctl_seconds
    set -l words (commandline -opc)
    test (count $words) -eq 2; or return
    __casebookctl_verbs | string replace -rf "^$words[2] (.*)" '$1'
end

function __casebookctl_options
    set -l words (commandline -opc)
    for line in (casebookctl help --json 2>/dev/null)
        set -l verb (string replace -rf '.*"verb":"([^"]*)".*' '$1' -- $line)
        if test "$verb" = "$words[2]"; or test "$verb" = "$words[2] $words[3]"
            string match -rag '"name":"([^"]*)"' -- $line | string replace -r '^' -- --
        end
    end
end

complete -c casebookctl -n '__fish_is_first_token' -f -a '(__casebookctl_verbs | string split -f1 " " | sort -u)'
complete -c casebookctl -n 'test -n "$(__casebookctl_seconds)"' -f -a '(__casebookctl_seconds)'
complete -c casebookctl -n '__fish_seen_subcommand_from help' -f -a '(__casebookctl_verbs | string split -f1 " " | sort -u)'
complete -c casebookctl -n 'string match -q -- "-*" (commandline -ct)' -a '(__casebookctl_options)'
complete -c casebookctl -l workspace -r -F -d 'The workspace'
complete -c casebookctl -l json -d 'One JSON object per line'
complete -c casebookctl -l lang -x -a 'en zh_CN' -d 'Language of the messages'
complete -c casebookctl -l now -x -d 'Take this time for the present'
complete -c casebookctl -l help -d 'Tell how it is used'
complete -c casebookctl -l version -d 'Show the version'
