"""Chinese numerals to numbers."""

from __future__ import annotations

HAN_VALUE = {char: value for value, char in enumerate("〇一二三四五六七八九十")} | {"零": 0, "两": 2}


def to_number(text: str) -> int:
    """A Chinese or Arabic number below a thousand; 0 for what is none."""
    if text.isdigit():
        return int(text)
    total = current = 0
    for char in text:
        if char == "百":
            total, current = total + (current or 1) * 100, 0
        elif char == "十":
            total, current = total + (current or 1) * 10, 0
        elif char in HAN_VALUE:
            current = HAN_VALUE[char]
        else:
            return 0
    return total + current
