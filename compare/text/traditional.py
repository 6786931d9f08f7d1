"""Tell traditional Chinese, and turn it into simplified, character for character.

OpenCC (Apache-2.0) does the turning offline: by phrase, so that 乾燥 becomes 干燥 and 乾隆 stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from compare.knowledge.page import TRADITIONAL

SAMPLE = 4_000  # characters of a text that are looked at; simplified texts end there
SHARE = 0.1  # of its Chinese characters that only traditional texts have: .25 to .35 of such texts, .001 of others
HAN = re.compile("[\u3400-\u9fff]")


def is_traditional(texts: Iterable[str]) -> bool:
    """Whether texts are written in traditional characters, by the first of them."""
    seen = ""
    for text in texts:
        seen += text
        if len(seen) >= SAMPLE:
            break
    only = sum(map(seen.count, TRADITIONAL.intersection(seen)))
    return only > 0 and only > SHARE * len(HAN.findall(seen))


@cache
def _converter() -> Any:
    """OpenCC, loaded when the first traditional text comes."""
    import opencc

    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """A text in simplified characters, as long as it was."""
    simple = str(_converter().convert(text))
    if len(simple) != len(text):
        simple = "".join(one if len(one := str(_converter().convert(char))) == 1 else char for char in text)
    return simple
