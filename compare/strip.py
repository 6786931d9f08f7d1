"""Strip texts of what counts for nothing when two of them are compared."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\W_]+")


def strip_space(text: str) -> str:
    """A text without any white space."""
    return "".join(text.split())


def strip_marks(text: str) -> str:
    """The letters and digits of a text: no white space, no punctuation, no other signs."""
    return _MARKS.sub("", text)
