"""Whether a text reads like Chinese official text: one test for whatever a format gives.

A file can be sound and its text still be garbage: a PDF whose font names its glyphs wrongly, an encoding that was
guessed wrong, a converter that wrote ? for what it did not know. Such text is worse than none, because everything that
comes after believes it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from compare.knowledge.page import FREQUENT, USUAL
from compare.reading.lines import READING

FEWEST = 5  # characters: a page with fewer has no text layer worth the name
PLAUSIBLE = 0.7  # share of right characters below which a text is garbage; real files decoded wrongly had below .5
RARE = 0.15  # share of unusual ones among the Chinese characters above which none is believed (.60 at random, .01 real)
RARE_LEAST = 30  # Chinese characters; fewer may all be a name
FREQUENT_LEAST = 0.08  # share of the commonest ones below which none is believed (see ``knowledge.page``) …
FREQUENT_OF = 100  # … in so many Chinese characters
SPARE = 0.05  # share of a text that ? and □ may have: questions, boxes to tick
LATIN_OF = 40  # Latin letters and signs in a text without Chinese that must look like words
LATIN_WORDS = 0.6  # share of them in what looks like words
ACCENTS = 0.3  # accented letters to a plain one: those of European words are fewer
MOJIBAKE = "锟斤拷"  # U+FFFD twice in UTF-8, read as GBK

# What official texts hold beside Chinese characters: Unicode blocks by their first and last characters.
RIGHT = (
    ("\u2000", "\u214f"),  # punctuation, superscripts, currency, letterlike
    ("\u2150", "\u23ff"),  # number forms, arrows, mathematics, technical
    ("\u2460", "\u27bf"),  # enclosed numbers, boxes, shapes, symbols, dingbats
    ("\u2e80", "\u303f"),  # radicals, Chinese punctuation
    ("\u3200", "\u33ff"),  # enclosed characters, units
    ("\ufe10", "\ufe6f"),  # vertical and small forms
    ("\uff00", "\uffef"),  # full-width forms
    ("\u0391", "\u03c9"),  # Greek letters
    ("\u00a0", "\u00bf"),  # signs of Latin-1
)
ORDINARY = frozenset(("blank", "common", "right", "ascii", "spare"))
SAMPLE = 20_000  # characters
STRANGE = 60  # different characters out of place; a text with more is counted as a whole
WORD = re.compile(r"(?:[A-Z]?[a-z]+|[A-Z]{2,})(?:['’-][A-Za-z]+)*|\b[AaIiVvXx]\b")
VOWEL = re.compile("[aeiouyAEIOUY]")


@lru_cache(maxsize=20_000)
def sort_character(char: str) -> str:
    """What a character is: blank, common, rare, right, ascii, accent, spare or odd."""
    if char.isspace() or char in "\u200b\ufeff":
        return "blank"
    if char in "?□":
        return "spare"
    if " " < char <= "~":
        return "ascii"
    if "\u3400" <= char <= "\u9fff" or char > "\uffff" or "\uf900" <= char <= "\ufaff" or char == "〇":
        return "common" if char in USUAL else "rare"
    if char in "×÷" or any(first <= char <= last for first, last in RIGHT):
        return "right"
    return "accent" if "\u00c0" <= char <= "\u024f" or "\u1e00" <= char <= "\u1eff" else "odd"


def plausible(text: str, *, words: bool = True) -> float:
    """Share of the characters of a text that are believed to be right, 0 to 1; white space is not counted.

    Latin letters must make words, except without ``words``: there they may be mark-up.
    """
    characters = count_characters(text)
    counts: Counter[str] = Counter()
    for char, count in characters.items():
        counts[sort_character(char)] += count
    total = counts.total() - counts["blank"]
    if not total:
        return 0.0
    chinese = counts["common"] + counts["rare"]
    wrong = counts["odd"] + max(0, counts["spare"] - SPARE * total)
    ascii_letters = sum(count for char, count in characters.items() if char.isascii() and char.isalpha())
    wrong += max(0, counts["accent"] - ACCENTS * ascii_letters)
    frequent = sum(characters[char] for char in FREQUENT if char in characters)
    rare = chinese >= RARE_LEAST and counts["rare"] > RARE * chinese
    if rare or (chinese >= FREQUENT_OF and frequent < FREQUENT_LEAST * chinese):
        wrong += chinese
    elif MOJIBAKE in text:
        wrong += text.count(MOJIBAKE) * len(MOJIBAKE)
    if words and chinese < 0.05 * total and not is_latin(text):
        wrong += counts["ascii"]
    return max(0.0, 1 - wrong / total)


def count_characters(text: str) -> Counter[str]:
    """How often a text has each of its characters; of a long one a sample, but for those that are out of place."""
    step = len(text) // SAMPLE + 1
    strange = [char for char in set(text) if sort_character(char) not in ORDINARY]
    if step == 1 or len(strange) > STRANGE:
        return Counter(text)
    characters = Counter(text[::step])
    for char in strange:
        characters[char] = -(-text.count(char) // step)
    return characters


def legible(text: str) -> bool:
    """Whether the text of a page is worth reading: there is some, and not every tenth character is wrong."""
    return len(text) >= FEWEST and plausible(text) >= READING.quality


def is_latin(text: str) -> bool:
    """Whether what is not Chinese in a text is words or numbers: signs and letters in disorder are glyphs misnamed."""
    plain = "".join(char for char in text if "!" <= char <= "~" and not char.isdigit() and char not in ".,:;()-/%|_=*#")
    if len(plain) < LATIN_OF:
        return True
    held = sum(len(found.group()) for found in WORD.finditer(text) if VOWEL.search(found.group()))
    return held >= LATIN_WORDS * len(plain)
