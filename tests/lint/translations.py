#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Casebook developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The translation files hold every text of the sources, finished, and nothing else.

translations.py LUPDATE OPTIONS...: the options are those of the target update_translations."""

import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

from common import ROOT, finish, skip

HAN = r"[\u3400-\u9fff]"


def messages(path):
    """(context, source, comment, numerus) -> (state, translations)"""
    found = {}
    for context in xml.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            key = (context.findtext("name"), message.findtext("source") or "", message.findtext("comment") or "",
                   message.get("numerus") == "yes")
            found[key] = (translation.get("type", ""), forms)
    return found


def fresh(lupdate, options, file, language, extra):
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / file.name
        shutil.copy(file, copy)
        subprocess.run([lupdate, *options, *extra, "-target-language", language, str(ROOT / "app"), "-ts", str(copy)],
                       check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        return messages(copy)


def accelerators(text):
    return re.findall(r"(?<!&)&([A-Za-z0-9])", text)


def slips(source, text):
    """What goes wrong when Chinese and English punctuation mix."""
    if re.search(HAN + r"[,;!?]|[,;!?]" + HAN, text) or re.search(HAN + r":(?!\S)", text):
        yield "half-width punctuation beside Chinese"
    if re.search(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000]", text):
        yield "full-width letters, digits or blanks"
    if source.endswith(".") and not source.endswith("...") and re.search(HAN + r"[^\u3002]?$", text) \
            and not text.endswith(("\u3002", "\u201d", "\uff09")):
        yield "a sentence ends with \u3002"
    if source.endswith(("...", "\u2026")) != text.endswith(("...", "\u2026")):
        yield "dots at the end differ"
    if (source[:1].isspace(), source[-1:].isspace()) != (text[:1].isspace(), text[-1:].isspace()):
        yield "blanks at the ends differ"


def check(file, key, forms, is_chinese, findings):
    context, source, _, numerus = key
    where = f"{file.name}: {context}: {source[:70]!r}"
    for text in forms:
        # "%Ln" groups the digits of "%n" as the language does.
        places = sorted(re.findall(r"%(?:L?\d{1,2}|n)", text.replace("%Ln", "%n")))
        wanted = sorted(re.findall(r"%(?:L?\d{1,2}|n)", source.replace("%Ln", "%n")))
        if places != wanted and not (numerus and not is_chinese and places == [p for p in wanted if p != "%n"]):
            findings.append(f"{where}: placeholders {wanted} became {places}")
        if len(accelerators(text)) != len(accelerators(source)):
            findings.append(f"{where}: accelerators {accelerators(source)} became {accelerators(text)}")
        if is_chinese:
            findings += [f"{where}: {slip}: {text[:70]!r}" for slip in slips(source, text)]


def main():
    if len(sys.argv) < 2 or not Path(sys.argv[1]).exists():
        skip("lupdate is not installed")
    lupdate, options = sys.argv[1], sys.argv[2:]
    findings, checked = [], 0
    for name, language, extra in (("casebook_zh_CN.ts", "zh_CN", []), ("casebook_en.ts", "en", ["-pluralonly"])):
        file = ROOT / "translations" / name
        have, want = messages(file), fresh(lupdate, options, file, language, extra)
        hint = "build the target update_translations"
        findings += [f"{name}: missing {key[0]}: {key[1][:70]!r}; {hint}" for key in want if key not in have]
        findings += [f"{name}: no longer used {key[0]}: {key[1][:70]!r}; {hint}" for key in have if key not in want]
        for key, (state, forms) in have.items():
            checked += 1
            if state or not all(forms):
                findings.append(f"{name}: {key[0]}: {key[1][:70]!r} is {state or 'empty'}")
            else:
                check(file, key, forms, language == "zh_CN", findings)
    finish(findings, checked)


main()
