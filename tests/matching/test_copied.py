"""How much of a directive is passed on word for word, and the manner that follows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.matching.additions import copied_share, echo, find_manner
from compare.matching.directives import find_directives
from compare.matching.judge import judge
from compare.matching.match import match
from compare.model import Document, Finding, Level, Manner, Relation
from compare.settings import DEFAULT
from notation import draft

RUN = DEFAULT.copied_run


def share(upper: str, *answers: str) -> float:
    return round(copied_share(upper, answers, RUN), 2)


@pytest.mark.parametrize(
    ("upper", "answer", "wanted"),
    [
        ("设置渡口标志，配备救生设备。", "设置渡口标志，配备救生设备。", 1.0),
        ("设置渡口标志，配备救生设备。", "配备救生设备；设置渡口标志。", 1.0),
        ("设置渡口标志，配备救生设备。", "设置渡口标志、配备救生设备（市交通运输局牵头，市应急局（示例）配合）", 1.0),
        ("设置渡口标志。", "建立码头档案。", 0.0),
        ("设置渡口标志。", "设置渡口", 0.0),
        ("设置渡口标志。", "设置渡口标志建立码头档案", 0.5),
        ("", "设置渡口标志", 0.0),
        ("设置渡口标志", "", 0.0),
    ],
)
def test_share_of_the_answer_that_is_copied(upper: str, answer: str, wanted: float) -> None:
    assert share(upper, answer) == wanted


@given(st.text("渡口标志救生，。", max_size=30), st.lists(st.text("渡口标志救生，。", max_size=30), max_size=3))
def test_a_share_is_a_share(upper: str, answers: list[str]) -> None:
    assert 0 <= copied_share(upper, tuple(answers), RUN) <= 1
    whole = copied_share(upper, (upper,), RUN)
    assert whole in (0, 1)


def only(upper: str, local: str) -> Finding:
    """The finding on the one directive of an upper document, in a local one."""
    nation = draft(upper, title="渡口规划")
    city = draft(local + "\n建立古树档案，公示认养结果。\n推广节水灌溉。", title="渡口方案", level=Level.MUNICIPAL)
    (found,) = (echo(judge(one, city)) for one in match(find_directives(nation), city))
    return found


UPPER = "渡口应当设置安全警示标志，配备救生圈、救生衣等救生设备，每年组织船员开展两次应急救援演练。"


@pytest.mark.parametrize(
    ("local", "manner"),
    [
        (UPPER, Manner.COPY),
        (UPPER.replace("应当", "必须"), Manner.COPY),
        ("各渡口要竖立警示标志，配足救生圈、救生衣，船员应急演练每年组织两次。", Manner.REWORD),
        (
            UPPER[:12]
            + "。在青石渡口等12处渡口安装视频监控，市财政每处补助3万元；2027年底前为全市渡口配备救生衣2000件，"
            "建立船员应急救援演练评比制度。",
            Manner.DETAIL,
        ),
    ],
)
def test_manner(local: str, manner: Manner) -> None:
    found = only(UPPER, local)
    assert found.manner is manner, (found.copied, found.relation)
    assert (found.copied >= DEFAULT.copied_most) == (manner is Manner.COPY)


def test_a_copied_heading_above_own_words_is_no_copy() -> None:
    upper = "加强渡口安全管理。鼓励有条件的县对渡口安装护栏、照明、监控设备给予补助，推广渡口专用船舶。"
    local = "加强渡口安全管理。支持具备财力的县区补贴渡口加装栏杆、路灯和摄像头，推行使用专门渡船。"
    assert only(upper, local).copied < DEFAULT.copied_most


def test_what_is_omitted_has_no_manner() -> None:
    found = only(UPPER, "整治河道采砂，拆除违规码头。")
    assert (found.relation, found.copied, found.manner) == (Relation.OMIT, 0.0, None)


def test_the_manner_of_what_is_not_copied_is_that_of_the_relation() -> None:
    assert find_manner(Relation.ADOPT, 0.5) is Manner.REWORD
    assert find_manner(Relation.EXTEND, 0.5) is Manner.DETAIL
    assert find_manner(Relation.EXTEND, DEFAULT.copied_most) is Manner.COPY
    assert find_manner(Relation.ADOPT, 1.0, whole=False) is Manner.REWORD


def test_whole_documents_copied_word_for_word() -> None:
    tasks = "开展古树资源普查，建立古树电子档案。\n对老旧电梯开展安全评估，更新制动装置。\n整治河道采砂，拆除违规码头。"
    nation: Document = draft(tasks, title="规划")
    city = draft(tasks, title="方案", level=Level.MUNICIPAL)
    for one in match(find_directives(nation), city):
        assert echo(judge(one, city)).copied == 1
