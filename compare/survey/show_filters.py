"""What the matrix can be filtered by; only what occurs, and only where there is a choice."""

from __future__ import annotations

from collections.abc import Mapping

from compare.report import phrase
from compare.report.show_filter import list_options
from compare.report.view_tables import Option
from compare.survey import labels
from compare.survey.collect import Collected
from compare.survey.view import Matrix


def show_filters(data: Collected, matrix: Matrix) -> Mapping[str, tuple[Option, ...]]:
    """The filters by name; the numbers count cells (relation), columns (level, province) or rows (upper, chapter)."""
    say = data.say
    heads = matrix.heads
    # A chapter's directives need not stand together: its bands are one choice.
    lines = [band for band in matrix.bands for _ in band.lines]
    return {
        "relation": list_options(
            ((key, say(word)) for key, word in labels.KIND.items()),
            (mark.kind for marks in data.marks for mark in marks if mark),
            1,
        ),
        "level": list_options(
            ((one.value, say(word)) for one, word in labels.LEVEL.items()), (one.level for one in heads)
        ),
        "province": list_options(
            ((one, one) for one in dict.fromkeys(one.province for one in heads) if one),
            (one.province for one in heads),
        ),
        "upper": list_options(
            (
                (str(number), f"{number}　{phrase.title(one.document, say)}")
                for number, one in enumerate(data.survey.uppers, 1)
            ),
            (band.upper for band in lines),
        ),
        "chapter": list_options({band.key: band.title for band in lines}.items(), (band.key for band in lines)),
    }
