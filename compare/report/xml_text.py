"""Text as XML can hold it: Word and Excel files refuse what HTML only frowns on."""

from __future__ import annotations

import re

# What XML 1.0 allows (production 2, Char), turned round; a carriage return would come back as a line feed.
_FORBIDDEN = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PICTURES = 0x2400
_REPLACEMENT = "\ufffd"


def xml_text(text: str) -> str:
    """The text with every character that XML forbids shown by its control picture or U+FFFD, never dropped."""
    return _FORBIDDEN.sub(_show, text)


def _show(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(_PICTURES + code) if code < 0x20 else _REPLACEMENT
