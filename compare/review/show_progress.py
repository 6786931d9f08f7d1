"""Say in a line what decisions did to a review, and what became of the last round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from compare.model import Standing, Verdict
from compare.report import phrase
from compare.report.language import Language
from compare.review.labels import VERDICT
from compare.review.model import Review, Rounds


def show_progress(review: Review, say: Language) -> tuple[str, ...]:
    """The lines: of the last round, of decisions that hold, of those that ask again; none where there is nothing."""
    rounds = (_rounds(review.rounds, say),) if review.rounds else ()
    return (*rounds, *_decisions(review, say))


def _rounds(rounds: Rounds, say: Language) -> str:
    """上一轮34条，已改20条，新增3条，仍有14条。"""
    counts = (
        (say("上一轮{n}条", n=phrase.number(rounds.previous)), True),
        (say("已改{n}条", n=phrase.number(len(rounds.mended))), True),
        (say("按决定不再提出{n}条", n=phrase.number(len(rounds.settled))), bool(rounds.settled)),
        (say("新增{n}条", n=phrase.number(len(rounds.new))), True),
        (say("重新出现{n}条", n=phrase.number(len(rounds.back))), bool(rounds.back)),
        (say("仍有{n}条", n=phrase.number(len(rounds.open))), True),
    )
    return say("{counts}。", counts=say("，").join(text for text, shown in counts if shown))


def _decisions(review: Review, say: Language) -> Iterator[str]:
    valid = [one for one in review.rulings if one.standing is Standing.VALID]
    verdicts = Counter(one.decision.verdict for one in valid)
    if valid:
        named = say.join(
            say("{verdict}{n}条", verdict=say(VERDICT[one]), n=phrase.number(verdicts[one]))
            for one in Verdict
            if verdicts[one]
        )
        yield say("按人工决定：{named}；不再提出意见{n}条。", named=named, n=phrase.number(len(review.left_out)))
    standings = Counter(one.standing for one in review.rulings)
    stale, expired, unknown = (
        phrase.number(standings[one]) for one in (Standing.STALE, Standing.EXPIRED, Standing.UNKNOWN)
    )
    again = (
        (Standing.STALE, say("{n}条决定依据已变，请重新核定。", n=stale)),
        (Standing.EXPIRED, say("{n}条豁免已到期，请重新核定。", n=expired)),
        (Standing.UNKNOWN, say("{n}条决定所指的内容这次没有找到，已保留。", n=unknown)),
    )
    yield from (text for standing, text in again if standings[standing])
