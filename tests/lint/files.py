#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Source files: licence lines, length, ASCII, and calls the conventions forbid."""

import re

from common import ROOT, bare_code, cpp_files, finish, line_of, read, tracked_files

LONGEST = 600
SOURCES = (".h", ".cpp", ".py", ".sh", ".cmake", ".sql", "CMakeLists.txt")
# REUSE-IgnoreStart
SPDX = ("SPDX-FileCopyrightText: 2026 The Casebook developers", "SPDX-License-Identifier: GPL-3.0-or-later")
# REUSE-IgnoreEnd

# (what the bare code matches, where it is forbidden, where it is allowed all the same, why)
FORBIDDEN = [
    (r"\b\w*[fF]uture\w*(?:\(\))?\s*(?:\.|->)\s*cancel\s*\(", ("core/", "app/"), (),
     "QFuture::cancel() throws the result away; ask through the stop token"),
    (r"\b\w*[wW]atcher\w*\s*(?:\.|->)\s*cancel\s*\(", ("core/", "app/"), (),
     "QFuture::cancel() throws the result away; ask through the stop token"),
    (r"(?:\.|->)then\s*\(", ("core/", "app/"), (), "use watch() instead of QFuture::then()"),
    (r"\bwaitFor(?:Finished|Done|Started|ReadyRead|BytesWritten|Connected)\s*\(", ("app/",),
     # Before the event loop starts: asks a running window to come to the front, a fifth of a second at most.
     ("app/cli/", "app/shell/instance.cpp"), "the GUI thread never waits"),
    (r"\b\w*[jJ]ob\w*(?:\([^()]*\))?(?:\.|->)wait\s*\(", ("app/",), ("app/cli/",), "the GUI thread never waits"),
    (r"(?:\.|->)exec\s*\(", ("app/",), ("app/main.cpp", "app/cli/"), "no nested event loop: use open() or popup()"),
    (r"\bQ(?:Message|Input|File|Color|Font)(?:Box|Dialog)::(?:get|question|information|warning|critical)",
     ("app/",), (), "no nested event loop: go through Prompts"),
    (r"\bQEventLoop\b", ("core/", "app/"), ("app/cli/",), "no nested event loop"),
    (r"\bprocessEvents\s*\(", ("core/", "app/"), (), "no processEvents outside tests"),
    (r"(?:\.|->)terminate\s*\(", ("core/", "app/"), (), "threads are asked to stop, never terminated"),
    (r"(?:\.|->)detach\s*\(", ("core/", "app/"), (), "a thread has an owner that joins it"),
    (r"(?<![\w.>:])sender\s*\(\s*\)", ("core/", "app/"), (), "no sender(): capture what is needed"),
    (r"(?<![\w.>:])(?:std::|::)?(?:system|popen)\s*\(", ("core/", "app/", "tests/"), (),
     "no shell strings: runProcess() takes an argument list"),
    (r"\bconnect\s*\([^;]*?\[\s*[&=]\s*[\],]", ("core/", "app/"), (), "a connected lambda captures by name"),
    (r"#[ \t]*include[ \t]*<Qt(?:Core|Gui|Widgets|Test)/?", ("core/", "app/", "tests/"), (),
     "include <QString>, not <QtCore/...>"),
]


def check_source(name, text, findings):
    head = text.splitlines()[:8]
    for line in SPDX:
        if not any(line in found for found in head):
            findings.append(f"{name}:1: the licence line is missing: {line}")
    length = text.count("\n")
    if length > LONGEST:
        findings.append(f"{name}:{length}: longer than {LONGEST} lines")
    if "\r" in text:
        findings.append(f"{name}: has carriage returns")
    if text and not text.endswith("\n"):
        findings.append(f"{name}: the last line has no end")
    for match in re.finditer(r"[ \t]+$", text, re.M):
        findings.append(f"{name}:{line_of(text, match.start())}: blanks at the end of the line")
    for match in re.finditer(r"\b(?:TO" r"DO|FIX" r"ME)\b(?!\(\d+\))", text):
        findings.append(f"{name}:{line_of(text, match.start())}: write TO" "DO(issue number), or do it")


def check_cpp(name, text, findings):
    code = bare_code(text)
    for match in re.finditer(r"[^\x00-\x7f]", code):
        findings.append(f"{name}:{line_of(code, match.start())}: code is ASCII, found U+{ord(match.group(0)):04X}")
    if name.endswith(".h"):
        if "#pragma once" not in text:
            findings.append(f"{name}: #pragma once is missing")
        for match in re.finditer(r"^using namespace", code, re.M):
            findings.append(f"{name}:{line_of(code, match.start())}: no using namespace in a header")
    for pattern, where, except_in, why in FORBIDDEN:
        if not name.startswith(where) or (except_in and name.startswith(except_in)):
            continue
        for match in re.finditer(pattern, code, re.S):
            findings.append(f"{name}:{line_of(code, match.start())}: {why}")


def check_paths(name, text, findings):
    """No path of the machine it was written on."""
    for path in {str(ROOT), str(ROOT.parent)}:
        if path.count("/") > 1 or len(path) > 4:
            for match in re.finditer(re.escape(path) + r"(?=[/\s\"'])", text):
                findings.append(f"{name}:{line_of(text, match.start())}: path of this machine")


def main():
    findings, checked = [], 0
    cpp = set(cpp_files())
    for name in tracked_files():
        if name.startswith(("LICENSES/", "tests/data/", "tests/fuzz/corpus/", "resources/sample/")):
            continue
        try:
            text = read(name)
        except UnicodeDecodeError:
            if name.endswith(SOURCES + (".md", ".ts", ".json", ".toml")):
                findings.append(f"{name}: not UTF-8")
            continue
        checked += 1
        check_paths(name, text, findings)
        if name.endswith(SOURCES):
            check_source(name, text, findings)
        if name in cpp:
            check_cpp(name, text, findings)
    finish(findings, checked)


main()
