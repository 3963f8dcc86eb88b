#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one outside checker over the tree: tools.py format | reuse | spelling."""

import shutil
import subprocess
import sys

from common import GIT_ENVIRONMENT, ROOT, cpp_files, skip, tracked_files


def find(*names):
    for name in names:
        if path := shutil.which(name):
            return path
    return skip(f"{' or '.join(names)} is not installed")


def run(command):
    sys.exit(subprocess.run(command, cwd=ROOT, env=GIT_ENVIRONMENT, check=False).returncode)


def format_check():
    run([find("clang-format-19"), "--dry-run", "-Werror", "--ferror-limit=5", *cpp_files()])


def reuse_check():
    run([find("reuse"), "--root", str(ROOT), "lint", "--lines"])


def spelling_check():
    skipped = ("LICENSES/", "tests/data/", "tests/fuzz/corpus/", "translations/", "resources/sample/")
    names = [name for name in tracked_files()
             if not name.startswith(skipped) and not name.endswith((".svg", ".png", ".qrc", "LICENSE"))]
    run([find("codespell"), "--ignore-words", "tests/lint/spelling.txt", *names])


CHECKS = {"format": format_check, "reuse": reuse_check, "spelling": spelling_check}
CHECKS[sys.argv[1]]()
