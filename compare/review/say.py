"""Put a point into the words of a comment: what is wrong, what to do, what the upper document says and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from compare.report import phrase
from compare.report.language import Language
from compare.review.group import Group
from compare.review.labels import WEIGHT
from compare.review.model import Point, Remark, Topic
from compare.text.sentences import sentences

QUOTE = 160  # characters of an upper text that a comment or the memo quotes; whole sentences while they fit


class Said(NamedTuple):
    """A point in words.

    Attributes:
        title: Number, weight and matter.
        said: What is wrong and what to do.
        quote: The upper words; empty where the title holds them already.
        source: Where they stand.
        also: Where the same is asked.
        proposal: Words that could be put in, empty where none are proposed.
    """

    title: str
    said: str
    quote: str
    source: str
    also: tuple[str, ...]
    proposal: str


def say_point(point: Point, say: Language, *, suggest: bool = False) -> Said:
    """A point in words.

    Args:
        point: Any.
        say: The language of the frame; what is said of the draft stays as it is.
        suggest: Whether words are proposed.
    """
    one = point.remark
    return Said(
        say("{number}〔{weight}〕{title}", number=point.number, weight=say(WEIGHT[one.weight]), title=one.title),
        one.said,
        "" if one.upper in one.title else quote(one.upper),
        one.source,
        tuple(say_source(other, one) for other in point.also),
        one.suggestion if suggest else "",
    )


def say_source(other: Remark, one: Remark) -> str:
    """Where another upper document asks the same; with its words where they are others than those quoted already."""
    return other.source if other.upper == one.upper or not other.upper else f"{other.source}：{quote(other.upper)}"


def say_lead(group: Group, say: Language) -> str:
    """A line above several points of a group; empty where there is one only, or nothing to say of them together."""
    count = len(group.points)
    if count < 2:
        return ""
    if group.points[0].remark.topic is Topic.OMITTED and group.section:
        return say("本节未见承接上位部署{n}项。", n=count)
    return say("本条有{n}处。", n=count)


def quote(text: str, room: int = QUOTE) -> str:
    """The first sentences of a text, as many as fit whole into ``room`` characters, and …… where there are more.

    Where only a heading run in would fit, the text is cut at the room instead, between words.
    """
    flat = " ".join(text.split())
    if len(flat) <= room:
        return flat
    taken = ""
    for one in sentences(flat):
        end = flat.find(one, len(taken)) + len(one)
        if end > room - 2:
            break
        if phrase.find_pair(flat, end) is None:
            taken = flat[:end]
    return f"{taken}……" if len(taken) > room // 2 else phrase.cut(flat, room - 2)


def order_line(say: Language) -> str:
    """How the points are ordered, in a line."""
    return say(
        "编号先按轻重（必须修改、应当修改、可以考虑、须人工判断）排列；同一类内先按上位用语的约束力度"
        "（强制、要求、引导、许可），再按有无数量、有无时限，最后按上位文件的先后。"
    )


def list_sources(points: Sequence[Point]) -> int:
    """How many remarks the points hold."""
    return sum(1 + len(one.also) for one in points)
