"""What a penalty is called: the offence with the sanction that weighs most, for a sanction alone tells nobody for what.

Where the offences are a list (有下列行为之一的), the first of them stands for all: 非法采集血液等行为的.
"""

from __future__ import annotations

import re

from compare.knowledge.roles import (
    AND_OTHERS,
    CITED_RULE,
    FINE,
    FIRST_LISTED,
    IMPOSED_BY,
    IMPOSER_LAST,
    LISTED,
    NO_OFFENCE,
    PENAL_WORDS,
    SANCTION,
    TIES,
)
from compare.text.words import strip_space
from compare.words import phrase

_BEGINS, _SANCTION, _LISTED = re.compile(PENAL_WORDS), re.compile(SANCTION), re.compile(LISTED)
_RULE, _BODY = re.compile(CITED_RULE), re.compile(IMPOSED_BY)
_ITEM = re.compile(FIRST_LISTED)
_IMPOSER = re.compile(IMPOSER_LAST)
_PIECE = re.compile(r"[，,；;]")
_OFFENCE_ENDS = re.compile("[。；;：:]")
_LOOSE = re.compile(TIES)
_LEAST = 12  # characters of an offence that is cut


def name_penalty(text: str, room: int) -> str:
    """The offence and the fine, or the first sanction, in ``room`` characters; empty where they are not told apart.

    Args:
        text: Of a penalty, in one line, without its number.
        room: In characters, 20 and more.
    """
    offence, rest = _part(text)
    if not offence:
        return ""
    pieces = [one.strip(phrase.STOPS) for one in _PIECE.split(_OFFENCE_ENDS.split(rest)[0])]
    told = [one for one in pieces if _SANCTION.search(one)]
    whole = next((one for one in told if FINE in one), told[0] if told else "")
    if not whole:
        return ""
    for sanction in (whole, _BODY.sub("", whole)):
        said = f"{offence}，{sanction}"
        if len(said) <= room:
            return said
    left = room - len(sanction) - 1
    if left < _LEAST:
        return phrase.shorten(offence, room)
    return f"{_LOOSE.sub('……', phrase.cut(offence, left - 2))}，{sanction}"


def find_offence(text: str) -> str:
    """What a penalty is for; empty where it is not told apart from the sanction."""
    return _part(text)[0]


def _part(text: str) -> tuple[str, str]:
    """The offence, without the rule that it breaks, and what follows from it."""
    first = re.split("。", text, maxsplit=1)[0]
    found = _BEGINS.search(first)
    if not found:
        return "", ""
    offence = _IMPOSER.sub("", _RULE.sub("", first[: found.start()])).strip(phrase.STOPS)
    rest = first[found.start() :]
    listed = _LISTED.search(offence)
    if not listed:
        told = len(offence) >= _LEAST // 2 and NO_OFFENCE not in offence
        return (offence, rest) if told else ("", "")
    item = _ITEM.search(text)
    if not item:
        return "", ""
    act = strip_space(item["first"]).strip(phrase.STOPS)
    return offence[: listed.start()] + act + AND_OTHERS.format(what=listed["what"]), rest
