"""Bring the catalogues of compare/locale up to date with the code and the templates; with ``--check`` only say.

New msgids come in with an empty English text, those that are gone go, and each ``.po`` becomes the ``.mo`` that the
program reads. The tests run the check. ``compare/words/language.py`` says how strings are marked.
"""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from compare.knowledge import titles

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "compare" / "locale"
# What speaks through a ``Language``; who is given one by ``Names`` does not import it.
FOLDERS = ("words", "output", "report", "review", "survey")
KEYWORDS = {"say": None, "msgid": None}
TEMPLATE_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
PLACE = re.compile(r"%\((\w+)\)s|\{(\w+)\}")
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
HEADER = "# Words of the reports. msgid: Chinese, as in the code and the templates. `make messages` keeps this file.\n#"


def extract() -> Catalog:
    """Every msgid of the reports. Where it stands is left out, so that moving code leaves the catalogue as it is."""
    catalogue = Catalog(project="policy-compare", header_comment=HEADER)
    for folder in FOLDERS:
        for path in sorted((ROOT / "compare" / folder).rglob("*.py")):
            # The commands have a ``say`` of their own, which speaks to the terminal.
            if "from compare.cli" not in path.read_text(encoding="utf-8"):
                collect(catalogue, path, "python", KEYWORDS, {})
    for word in (*titles.LABELS.values(), titles.SECONDHAND_MARK, titles.EXPIRED_MARK, titles.OLDER_MARK):
        catalogue.add(word)
    options = {"extensions": "jinja2.ext.i18n", "trimmed": "true", "silent": "false"}
    for path in sorted((ROOT / "templates").glob("*.j2")):
        collect(catalogue, path, "jinja2.ext:babel_extract", TEMPLATE_KEYWORDS, options)
    return catalogue


def collect(catalogue: Catalog, path: Path, method: str, keywords: dict, options: dict[str, str]) -> None:
    """The msgids of one file."""
    for _, message, _, _ in extract_from_file(method, path, keywords, options=options):
        catalogue.add(message)


def update(old: bytes, language: str, found: Catalog) -> tuple[bytes, bytes]:
    """The catalogue of a language with exactly the msgids found: as ``.po`` and ``.mo``."""
    kept = read_po(io.BytesIO(old), locale=language) if old else Catalog(locale=language)
    kept.header_comment = HEADER
    kept.project, kept.fuzzy = "policy-compare", False
    kept.update(found, no_fuzzy_matching=True)
    kept.obsolete.clear()
    for message in kept:
        message.flags.discard("python-format")  # kept by the test of placeholders, for both ways of writing them
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, kept, width=0, ignore_obsolete=True, no_location=True, sort_output=True)
    # The dates of extraction and revision would differ in every run.
    text = re.sub(
        rb'^"(Project-Id-Version|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|Report-Msgid-Bugs-To): .*\n',
        b"",
        po.getvalue(),
        flags=re.M,
    )
    dated = read_po(io.BytesIO(text), locale=language)
    dated.creation_date = dated.revision_date = NEVER  # else the hour of compiling stands in the .mo
    write_mo(mo, dated)
    return text, mo.getvalue()


def said(mo: bytes) -> dict:
    """The texts of a ``.mo``, without its head, where each version of Babel writes its own number."""
    return {one.id: one.string for one in read_mo(io.BytesIO(mo)) if one.id}


def complain(po: bytes, language: str) -> list[str]:
    """One line for each msgid without a text, or whose placeholders differ from its text's."""
    wrong = []
    for message in read_po(io.BytesIO(po), locale=language):
        if message.id:
            wrong += [f"{language}: {why}: {name(message)}" for why in faults(message)]
    return wrong


def faults(message: Message) -> list[str]:
    """What is wrong with one text."""
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    made = [] if all(texts) else ["no text"]
    wanted = places(name(message))
    # The singular may leave the number out: "one document".
    if any(
        text and not (places(text) == wanted or (index == 0 and len(texts) > 1 and places(text) < wanted))
        for index, text in enumerate(texts)
    ):
        made.append("other placeholders")
    return made


def name(message: Message) -> str:
    """The Chinese text, in its one form or its first."""
    return message.id[0] if isinstance(message.id, tuple) else message.id


def places(text: str) -> set[str]:
    """The names of the placeholders."""
    return {match[0] for match in PLACE.finditer(text)}


def main() -> None:
    """Write, or check."""
    found = extract()
    wrong: list[str] = []
    for folder in sorted(path for path in LOCALE.iterdir() if path.is_dir()):
        file = folder / "LC_MESSAGES" / "report.po"
        old = file.read_bytes() if file.exists() else b""
        po, mo = update(old, folder.name, found)
        compiled = file.with_suffix(".mo")
        if "--check" not in sys.argv:
            file.write_bytes(po)
            compiled.write_bytes(mo)
        elif old != po or not compiled.exists() or said(compiled.read_bytes()) != said(mo):
            wrong.append(f"{file.relative_to(ROOT)} is behind the code; run: make messages")
        wrong += complain(po, folder.name)
    sys.exit("\n".join(wrong) if wrong else 0)


if __name__ == "__main__":
    main()
