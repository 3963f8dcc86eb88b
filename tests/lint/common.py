# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint tests share: the tracked files, C++ without comments and strings, and the report."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = 77  # CTest's SKIP_RETURN_CODE

# The tree may belong to somebody else than who runs the tests (build root, container).
GIT_ENVIRONMENT = dict(
    os.environ, GIT_CONFIG_COUNT="1", GIT_CONFIG_KEY_0="safe.directory", GIT_CONFIG_VALUE_0="*")


def tracked_files():
    """Paths relative to the root; without git (a released archive) all files but build products."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
            env=GIT_ENVIRONMENT, check=True, capture_output=True).stdout
        names = sorted(set(listed.decode().split("\0")) - {""})
        return [name for name in names if (ROOT / name).is_file()]
    except (OSError, subprocess.CalledProcessError):
        names = []
        for folder, folders, files in os.walk(ROOT):
            folders[:] = [name for name in folders if name not in ("build", ".git", ".cache", "__pycache__")]
            names += [str((Path(folder) / name).relative_to(ROOT)) for name in files]
        return sorted(names)


def cpp_files():
    return [name for name in tracked_files() if name.endswith((".h", ".cpp"))]


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


_TOKENS = re.compile(
    r'//[^\n]*|/\*.*?\*/'
    r'|R"(?P<tag>[^()\\\s]{0,16})\(.*?\)(?P=tag)"'
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|(?<![0-9a-fA-F])'(?:[^'\\\n]|\\.)+'", re.S)


def bare_code(text):
    """The text with comments and literals blanked out; lines keep their numbers."""
    def blank(match):
        token = match.group(0)
        filler = '""' if token[0] in 'R"' else ""
        return filler + "\n" * token.count("\n")
    return _TOKENS.sub(blank, text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def finish(findings, checked):
    """Prints what was found and ends the test."""
    for finding in findings:
        print(finding)
    print(f"{len(findings)} findings, {checked} checked")
    sys.exit(1 if findings else 0)


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)
