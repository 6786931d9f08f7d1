"""What a directive is about, and how much of that other texts say."""

from __future__ import annotations

from compare.matching.directives import find_directives
from compare.matching.signals import name_topics, own_pairs, speaks
from compare.text.likeness import count_terms, survey
from notation import draft

PLAN = find_directives(
    draft(
        """
        # 一、普查
        摸清家底。开展古树资源调查，建立电子档案。
        # 二、养护
        对濒危古树开展抢救复壮。
        # 三、认养
        鼓励企业认养古树。
        """
    )
)


def test_a_topic_is_the_run_in_heading_and_the_innermost_one() -> None:
    assert [topic.split() for topic in name_topics(PLAN)] == [["摸清家底", "普查"], ["养护"], ["认养"]]


def test_a_heading_above_everything_names_no_topic() -> None:
    law = find_directives(draft("# 古树条例\n应当开展古树普查。\n应当养护濒危古树。"))
    assert name_topics(law) == ("应当开展古树普查。", "应当养护濒危古树。")


def test_the_text_that_says_most_of_a_topic_counts() -> None:
    pairs = survey(count_terms(["古树认养", "抢救复壮", "摸清家底"], 2))
    assert speaks("抢救复壮", ["抢救复壮濒危古树", "认养"], pairs) == 1.0
    assert speaks("抢救复壮", ["认养"], pairs) == 0.0
    assert speaks("别的事项", ["别的事项"], pairs) == 0.0


def test_a_directives_own_pairs_are_those_that_hardly_another_one_has() -> None:
    formula = "应当按照规定报告"
    first, second, *_ = own_pairs(("移植古树" + formula, "认养名木" + formula, *[formula] * 38))
    assert first == {"移植", "植古", "古树", "树应"}
    assert second == {"认养", "养名", "名木", "木应"}


def test_of_many_directives_a_few_may_share_what_is_their_own() -> None:
    texts = ("移植古树", "移植名木", *(f"巡护{chr(0x4E00 + at)}段" for at in range(78)))
    assert "移植" in own_pairs(texts)[0]
    assert "移植" not in own_pairs(texts[:40])[0]
