#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every #include of core and app against layers.txt, and core against Widgets and tr()."""

import re

from common import bare_code, cpp_files, finish, line_of, read, tracked_files

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(?:"([^"]+)"|<([^>]+)>)', re.M)


def table():
    folders, libraries = {}, []
    for line in read("tests/lint/layers.txt").splitlines():
        words = line.split("#")[0].split()
        if not words:
            continue
        if words[0] == "folder":
            folders[words[1]] = set(words[2:])
        elif words[0] == "library":
            libraries.append((re.compile(words[1]), set(words[2:])))
        else:
            raise SystemExit(f"layers.txt: what is {line!r}?")
    return folders, libraries


def folder_of(name):
    parts = name.split("/")
    return "/".join(parts[:2]) if len(parts) > 2 else parts[0]


def check_quoted(name, included, folder, folders, where, findings):
    if included.endswith((".moc", ".inc")) or included.startswith("moc_"):  # generated
        return
    if "/" not in included:
        findings.append(f'{where}: write "{included}" from the root')
        return
    target = folder_of(included)
    if target not in folders:
        findings.append(f"{where}: {included}: layers.txt has no folder {target}")
    elif target != folder and target not in folders[folder]:
        findings.append(f"{where}: {folder} may not include {target} ({included})")


def main():
    folders, libraries = table()
    findings, checked = [], 0
    for name in cpp_files():
        if not name.startswith(("core/", "app/")):
            continue
        folder = folder_of(name)
        text = read(name)
        if folder not in folders:
            findings.append(f"{name}: layers.txt has no folder {folder}")
            continue
        for match in INCLUDE.finditer(text):
            checked += 1
            where = f"{name}:{line_of(text, match.start(1) if match.group(1) else match.start(2))}"
            if match.group(1):
                check_quoted(name, match.group(1), folder, folders, where, findings)
                continue
            for library, allowed in libraries:
                if library.fullmatch(match.group(2)) and folder not in allowed:
                    findings.append(f"{where}: {folder} may not include <{match.group(2)}>")
        if folder.startswith("core/"):
            code = bare_code(text)
            for match in re.finditer(r"\b(?:tr|translate)\s*\(|Q_DECLARE_TR_FUNCTIONS|QT_TR", code):
                findings.append(f"{name}:{line_of(code, match.start())}: core has no translated text")
    for name in tracked_files():
        if name.startswith("core/") and name.endswith("CMakeLists.txt"):
            for match in re.finditer(r"Qt6?::(Gui|Widgets|Svg|DBus|Network)\b", read(name)):
                findings.append(f"{name}: core does not link {match.group(0)}")
    finish(findings, checked)


main()
