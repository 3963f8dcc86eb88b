#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lint tests find what they are for: each check is given a planted fault and a clean neighbour."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
# REUSE-IgnoreStart
HEAD = ("// SPDX-FileCopyrightText: 2026 The Casebook developers\n"
        "// SPDX-License-Identifier: " "GPL-3.0-or-later\n\n")
# REUSE-IgnoreEnd

# (script, file, text, what the report must say; empty: nothing may be found)
CASES = [
    ("layers.py", "core/base/a.h", '#include "core/model/bug.h"\n', "core/base may not include core/model"),
    ("layers.py", "core/mail/a.cpp", '#include "core/store/database.h"\n', "core/mail may not include core/store"),
    ("layers.py", "app/bugs/a.cpp", '#include "app/thread/page.h"\n', "app/bugs may not include app/thread"),
    ("layers.py", "core/mail/a.cpp", "#include <sqlite3.h>\n", "may not include <sqlite3.h>"),
    ("layers.py", "core/store/a.cpp", "#include <sqlite3.h>\n", ""),
    ("layers.py", "app/shell/a.cpp", "#include <KSyntaxHighlighting/Format>\n", "may not include <KSyntax"),
    ("layers.py", "core/base/a.cpp", '#include "result.h"\n', "from the root"),
    ("layers.py", "core/odd/a.cpp", "int a;\n", "has no folder core/odd"),
    ("layers.py", "core/base/a.cpp", 'auto a = tr("x");\n', "no translated text"),
    ("layers.py", "core/base/a.cpp", '// tr("x")\nauto a = "tr(";\nint str(int);\n', ""),
    ("files.py", "core/base/a.cpp", "int a;\n" * 700, "longer than 600"),
    ("files.py", "core/base/a.cpp", "int a;  \n", "blanks at the end"),
    ("files.py", "core/base/a.cpp", "int \u00e4;\n", "code is ASCII"),
    ("files.py", "core/base/a.cpp", '// \u4e2d\nauto a = "\u4e2d";\n', ""),
    ("files.py", "core/base/a.h", "int a;\n", "#pragma once"),
    ("files.py", "core/base/a.cpp", "// TO" "DO later\n", "issue number"),
    ("files.py", "core/base/a.cpp", "// TO" "DO(12) later\n", ""),
    ("files.py", "core/base/a.cpp", "void a() { m_future.cancel(); }\n", "QFuture::cancel()"),
    ("files.py", "core/base/a.cpp", "void a() { m_job.cancel(); }\n", ""),
    ("files.py", "core/base/a.cpp", "void a() { f.then(this, g); }\n", "watch()"),
    ("files.py", "app/bugs/a.cpp", "void a() { m_pool.waitForDone(); }\n", "never waits"),
    ("files.py", "app/bugs/a.cpp", "void a() { m_workspace.saveJob().wait(); }\n", "never waits"),
    ("files.py", "app/cli/a.cpp", "void a() { job.wait(); }\n", ""),
    ("files.py", "app/bugs/a.cpp", "void a() { menu.exec(b); }\n", "nested event loop"),
    ("files.py", "app/bugs/a.cpp", "void a() { QFileDialog::getOpenFileName(); }\n", "Prompts"),
    ("files.py", "core/base/a.cpp", "void a() { std::system(b); }\n", "no shell strings"),
    ("files.py", "app/bugs/a.cpp", "auto a = QLocale::system();\n", ""),
    ("files.py", "app/bugs/a.cpp", "void a() { connect(b, &B::c, this, [&] { d(); }); }\n", "captures by name"),
    ("files.py", "app/bugs/a.cpp", "void a() { auto b = sender(); }\n", "no sender()"),
    ("files.py", "core/base/a.cpp", "#include <QtCore/QString>\n", "not <QtCore"),
]


def run(case):
    script, name, text, expected = case
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(HERE, root / "tests/lint", ignore=shutil.ignore_patterns("__pycache__"))
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text(HEAD + text, encoding="utf-8")
        done = subprocess.run([sys.executable, "-B", str(root / "tests/lint" / script)], capture_output=True,
                              text=True, check=False)
    mine = [line for line in done.stdout.splitlines() if line.startswith(name)]
    if expected and not any(expected in line for line in mine):
        return f"{script} does not find {expected!r} in {text[:40]!r}: {done.stdout}{done.stderr}"
    if expected and done.returncode == 0:
        return f"{script} ends with 0 although it found {expected!r}"
    if not expected and mine:
        return f"{script} finds fault with {text[:40]!r}: {mine}"
    return None


def main():
    failures = [failure for failure in map(run, CASES) if failure]
    for failure in failures:
        print(failure)
    print(f"{len(failures)} failures, {len(CASES)} cases")
    sys.exit(1 if failures else 0)


main()
