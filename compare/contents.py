"""Find contents pages, so that their lines are never taken for clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.model import Line

CONTENTS = re.compile(r"目\s*录|目\s*次")
# ……12, (20), …… 3: the page number at the end of an entry.
PAGE = re.compile(r"(?:[.．·…\s]{2,}\s*\d{1,4}|[（(]\s?\d{1,4}\s?[）)])$")
LONGEST_ENTRY = 60


def find_contents(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines of all contents pages.

    A contents page begins at 目录 and ends at the last entry with a page number before the first sentence; without page
    numbers, where its first entry comes again as the heading of the text. Where neither is found, only the word 目录
    itself is furniture.
    """
    found: set[int] = set()
    written = [line for line in lines if line.text]
    for start, line in enumerate(written):
        if CONTENTS.fullmatch(line.text) and line.number not in found:
            end = find_end(written, start)
            found.update(one.number for one in written[start:end])
    return frozenset(found)


def find_end(lines: Sequence[Line], start: int) -> int:
    """Index behind the last line of the contents page that begins at ``start``."""
    first = ""
    paged = start + 1
    for index in range(start + 1, len(lines)):
        text = lines[index].text
        entry = re.sub(r"\s", "", PAGE.sub("", text))
        if first and entry == first:
            return paged if paged > start + 1 else index
        first = first or entry
        if PAGE.search(text):
            paged = index + 1
        if "。" in text or len(text) > 2 * LONGEST_ENTRY or CONTENTS.fullmatch(text):
            break
    return paged
