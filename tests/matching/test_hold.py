"""A directive is carried in full only where nothing of it is in doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

import report_fixture as fixture
from compare.matching.judge import hold
from compare.model import (
    Answer,
    Certainty,
    Change,
    ChangeKind,
    Comparison,
    Duty,
    Extent,
    Finding,
)
from compare.words import phrase

CLAUSE = "d-city/1"
FOUND = next(one for one in fixture.build().findings if one.carried and one.counted and not one.uncertain)


CUT = Change(ChangeKind.SCOPE_NARROWED, "禁止倾倒、堆放垃圾", "禁止倾倒垃圾", "上位文件一并禁止的“堆放”未见。")


def carried(*scores: float, dropped: bool = False) -> Finding:
    answers = tuple(Answer(Duty(f"要点{at}"), CLAUSE if one else None, one, "原文") for at, one in enumerate(scores))
    change = Change(ChangeKind.DUTY_DROPPED, "统一着装", "", "未见。", certainty=Certainty.WEAK)
    coverage = 1.0 if all(scores) else sum(map(bool, scores)) / len(scores)
    return replace(FOUND, answers=answers, coverage=coverage, changes=(change,) if dropped else (), older=False)


@pytest.mark.parametrize(
    ("finding", "extent"),
    [
        (carried(0.9, 0.4), Extent.WHOLE),
        (carried(0.9, 0.39), Extent.PARTIAL),
        (carried(0.9, 0.9, dropped=True), Extent.PARTIAL),
        (carried(0.9, 0.0), Extent.PARTIAL),
    ],
)
def test_no_verdict_goes_beyond_its_evidence(finding: Finding, extent: Extent) -> None:
    assert hold(finding).extent is extent


def test_what_is_left_of_a_whole_is_half_a_duty_and_the_reason_says_why() -> None:
    assert hold(carried(0.9, 0.3)).coverage == 0.75
    assert hold(carried(0.9, 0.9, dropped=True)).reason.endswith("要点中未见“统一着装”的对应文字。")
    assert hold(replace(carried(0.9, 0.9), changes=(CUT,))).reason.endswith("上位文件一并禁止的“堆放”未见。")


def test_in_the_demonstration_carried_in_full_has_every_duty_ticked_and_nothing_missing(
    demonstration: Comparison,
) -> None:
    whole = [one for one in demonstration.findings if one.extent is Extent.WHOLE]
    assert len(whole) > 40
    for one in whole:
        assert all(map(phrase.is_shown, one.answers))
        assert not any(change.kind is ChangeKind.DUTY_DROPPED for change in one.changes)
    assert all(0 <= one.coverage <= 1 for one in demonstration.findings)
