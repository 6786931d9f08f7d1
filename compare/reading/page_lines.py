"""Lines that belong to the page and not to the text: contents pages, page numbers, running heads, who printed it.

Told by what a page does to a text: numbers run on from page to page with a page's text between two of them, a head
comes again beside them, entries of contents end in such numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from compare.knowledge.page import BENEATH, PAGE_NUMBER, find_label
from compare.knowledge.titles import KIND, PAPER
from compare.model import Kind, Line, Paragraph
from compare.text.numbers import part_signature

CONTENTS = re.compile(r"目\s*录|目\s*次")
# ……12, (20), …… 3: the page number at the end of an entry.
PAGE = re.compile(r"(?:(?<![.．·…\s])[.．·…\s]{2,}+\d{1,4}|[（(]\s?\d{1,4}\s?[）)])$")
# Word parts entry and number by a tab, what copies it out by a blank or nothing: enough where the entry comes again.
ANY_PAGE = re.compile(r"[.．·…\s]*\d{1,4}$")
LONGEST_ENTRY = 60
# A page number with nothing beside it, or with what furniture has beside it: 12, — 12 —, 12/30, 第12页.
NUMBER = re.compile(
    r"(?:[-—–－·•~]\s?)*(?:第\s?)?(?P<n>\d{1,3})(?:\s?[/／]\s?\d{1,3})?(?:\s?页)?(?:\s?共\s?\d{1,3}\s?页)?(?:\s?[-—–－·•~])*"
)
BARE = re.compile(r"\d{1,3}(?:\s?[/／]\s?\d{1,3})?")
OF_PAGES = re.compile(r"\d{1,3}\s?[/／]\s?\d{1,3}")
LONGEST_NUMBER = 16
LONGEST_HEAD = 40  # characters
HEAD_LINES = 3  # the head of a page and what stands beside it
NO_HEAD = re.compile(r"[。；，：]|^[^（(]*[）)]")  # a sentence, or the end of a bracket that opened above
HEAD_WITH_PAGE = re.compile(r"(?P<n>\d{1,4})\s?(?P<before>[^\d\s].{3,}?)|(?P<behind>.{3,}?[^\d\s])\s?(?P<m>\d{1,4})")
PAGE_LINES = 4  # a page has more lines; numbers that stand closer count the rows of a list


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
        entry = re.sub(r"\s", "", ANY_PAGE.sub("", PAGE.sub("", text)))
        if first and entry == first:
            return paged if paged > start + 1 else index
        first = first or entry
        if PAGE.search(text):
            paged = index + 1
        if "。" in text or len(text) > 2 * LONGEST_ENTRY or CONTENTS.fullmatch(text):
            break
    return paged


def find_page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that are nothing but the number of their page.

    They run on from page to page, with a page's text between two of them; one that stands alone in a file counts where
    it breaks a sentence, or ends the file.
    """
    written = [line for line in lines if line.text]
    at = [
        (index, int(found["n"]))
        for index, line in enumerate(written)
        if len(line.text) <= LONGEST_NUMBER and (found := NUMBER.fullmatch(line.text))
    ]
    if not any(BARE.fullmatch(written[index].text) for index, _ in at):
        return frozenset()
    chain: list[int] = []
    best: list[int] = []
    number = 0
    for index, here in at:
        if chain and (here != number + 1 or index - chain[-1] <= PAGE_LINES):
            if here == number + 1 or here == number:
                continue  # too close: a list beside the page numbers
            best, chain = max(best, chain, key=len), []
        chain, number = [*chain, index], here
    best = max(best, chain, key=len)
    if len(best) < 2:
        best = [index for index, _ in at if breaks_sentence(written, index)]
    # 2/3 names its page even where no other number stands before it.
    best = best + [index for index, _ in at if best and index not in best and OF_PAGES.fullmatch(written[index].text)]
    return frozenset(written[index].number for index in best)


def find_running_heads(lines: Sequence[Line], pages: frozenset[int]) -> frozenset[int]:
    """The numbers of the lines that stand above or below every page, or every other one: 某市人民政府公报　2026年第3期.

    Such a line comes again word for word, and stands beside the number of a page each time but at the top of the file,
    or has it in itself (12　某市人民政府公报), running on with a page's text between; then it is the name of a paper or
    tears a sentence. ``pages`` are the lines of page numbers.
    """
    written = [line for line in lines if line.text]
    # — 12 —, 第12页, Page 12 of 15 say by their marks that they are the number of a page.
    number = {at for at, line in enumerate(written) if line.number in pages or PAGE_NUMBER.fullmatch(line.text)}
    top = min(*number, HEAD_LINES) if number else 0  # the head of the first page has no number beside it
    places: dict[str, list[int]] = {}
    numbered: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(written):
        if at in number or len(line.text) > LONGEST_HEAD or NO_HEAD.search(line.text):
            continue
        if found := HEAD_WITH_PAGE.fullmatch(line.text):
            numbered.setdefault(found["before"] or found["behind"], []).append((at, int(found["n"] or found["m"])))
        elif number and find_label(line.text) is None:
            places.setdefault(line.text, []).append(at)
    heads = [
        at
        for found in places.values()
        if len(found) > 1 and all({at - 1, at + 1} & number or at < top for at in found)
        for at in found
        if at or not KIND.search(written[at].text)  # what heads the file may be its title
    ]
    for text, ones in numbered.items():
        running = len(ones) > 1 and all(later[1] - one[1] in {1, 2} for one, later in pairwise(ones))
        apart = [later[0] - one[0] > PAGE_LINES for one, later in pairwise(ones)]
        torn = len(ones) > 2 and any(breaks_sentence(written, at) for at, _ in ones)
        if running and all(apart[:-1]) and (PAPER.fullmatch(text) or torn):  # the last page may be short
            heads += [at for at, _ in ones]
    return frozenset(written[at].number for at in heads)


def breaks_sentence(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands inside a sentence that goes on behind it."""
    before, after = lines[at - 1].text if at else "", lines[at + 1].text if at + 1 < len(lines) else ""
    if "\t" in before + after or len(before) < PAGE_LINES * 3:
        return False
    return bool(after) and re.search(r"[\u4e00-\u9fff，、]$", before) is not None and len(after) >= PAGE_LINES


def lift_printing(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The same with what stands beneath a signature as furniture: 抄送：…, 某办公室　2026年3月6日印发, 共印150份."""

    def beneath(text: str) -> bool:
        signature = part_signature(text)
        return bool(BENEATH.fullmatch(text)) or (signature is not None and signature[2])

    lifted = (one.kind is Kind.CLAUSE and beneath(one.text) for one in paragraphs)
    both = zip(paragraphs, lifted, strict=True)
    return tuple(replace(one, kind=Kind.FURNITURE) if gone else one for one, gone in both)
