"""The second opinion: only doubtful findings are sent, only words that stand in a clause count, nothing else breaks."""

from __future__ import annotations

import io
import json
import re
import stat
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader

import report_fixture as fixture
from compare.cli.main import cli
from compare.errors import PolicyCompareError
from compare.model import Comparison, Finding, Relation
from compare.opinion import Endpoint, add_opinions
from compare.opinion.answers import FILE, open_memory
from compare.opinion.question import Answer, Refused, check_answer, put_question
from compare.opinion.servers import check_endpoint, is_loopback
from compare.report import render
from opinion_server import Server, serving


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return fixture.build()


def doubtful(comparison: Comparison) -> list[Finding]:
    return [one for one in comparison.findings if one.uncertain and put_question(one).candidates]


def quoting(request: dict[str, Any]) -> str:
    """An honest answer: the first words of the first clause."""
    clause = re.search(r"【条款1】\n(.{8})", request["messages"][1]["content"])
    assert clause
    return json.dumps({"relation": "adopt", "candidate": 1, "words": clause[1]}, ensure_ascii=False)


def asked(comparison: Comparison, server: Server, **wanted: Any) -> Comparison:
    return add_opinions(comparison, Endpoint(server.url, "示例模型", **wanted))


def opinions(comparison: Comparison) -> list[Any]:
    return [one.opinion for one in comparison.findings if one.opinion]


def test_only_the_doubtful_are_sent_and_of_them_only_directive_and_candidates(comparison: Comparison) -> None:
    wanted = doubtful(comparison)
    assert wanted
    with serving(reply=quoting) as server:
        asked(comparison, server)
    assert len(server.asked) == len(wanted)
    for request, finding in zip(server.asked, wanted, strict=True):
        words = request["messages"][1]["content"]
        texts = [finding.directive.clause.text, *(one.text for one in put_question(finding).candidates)]
        for text in texts:
            assert text in words
            words = words.replace(text, "", 1)
        assert re.fullmatch(r"(【(上位要求|条款\d)】|\s)*", words)
        assert set(request) == {"model", "messages", "temperature", "max_tokens", "stream"}


def test_the_verdict_stays_and_the_opinion_stands_beside_it(comparison: Comparison) -> None:
    with serving(reply=quoting) as server:
        found = asked(comparison, server)
    assert [replace(one, opinion=None) for one in found.findings] == list(comparison.findings)
    for finding in doubtful(found):
        assert finding.opinion
        assert finding.opinion.relation is Relation.ADOPT
        assert finding.opinion.model == "示例模型"
        clauses = {one.id: one.text for one in put_question(finding).candidates}
        assert finding.opinion.words in clauses[finding.opinion.clause]
    assert ("opinion", "示例模型") in found.run.settings


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ('{"relation": "adopt", "candidate": 1, "words": "这几个字条款里没有"}', "摘录的文字在条款中找不到"),
        ('{"relation": "adopt", "candidate": 9, "words": "社区食堂建设"}', "答复没有指明条款"),
        ('{"relation": "adopt", "candidate": "1", "words": "社区食堂建设"}', "答复没有指明条款"),
        ('{"relation": "adopt", "candidate": true, "words": "社区食堂建设"}', "答复没有指明条款"),
        ('{"relation": "adopt", "candidate": 1, "words": " "}', "答复没有摘录原文"),
        ('{"relation": "adopt", "candidate": 1, "words": ["a"]}', "答复没有摘录原文"),
        ('{"relation": "maybe", "candidate": 1, "words": "x"}', "答复没有给出关系"),
        ('{"relation": ["adopt"]}', "答复没有给出关系"),
        ("我认为该条已经落实。", "答复不是所要的 JSON"),
        ("{" * 5000, "答复不是所要的 JSON"),
        ("", "答复不是所要的 JSON"),
    ],
)
def test_what_cannot_be_checked_is_not_used(comparison: Comparison, said: str, note: str) -> None:
    with serving(reply=lambda request: said) as server:
        found = asked(comparison, server)
    assert {(one.relation, one.note) for one in opinions(found)} == {(None, note)}
    assert note in found.warnings[-1]


@pytest.mark.parametrize("frame", ["{}", "```json\n{}\n```", "<think>先看{{}}条款</think>\n{}", "答：{} 完毕"])
def test_fences_and_thoughts_are_passed_over(comparison: Comparison, frame: str) -> None:
    with serving(reply=lambda request: frame.replace("{{}}", "{ }").replace("{}", quoting(request))) as server:
        found = asked(comparison, server)
    assert {one.relation for one in opinions(found)} == {Relation.ADOPT}


def test_omit_needs_no_words(comparison: Comparison) -> None:
    with serving(reply=lambda request: '{"relation": "omit", "candidate": 0, "words": ""}') as server:
        found = asked(comparison, server)
    assert {(one.relation, one.clause, one.words) for one in opinions(found)} == {(Relation.OMIT, "", "")}


@pytest.mark.parametrize(
    ("manner", "note"),
    [
        ("drip", "答复超时"),
        ("stall", "答复超时"),
        ("cut", "连接失败或中断"),
        ("huge", "答复过长"),
        ("redirect", "服务返回状态 307"),
        ("status", "服务返回状态 503"),
        ("nonsense", "答复不合接口格式"),
    ],
)
def test_a_bad_line_costs_little_and_breaks_nothing(comparison: Comparison, manner: str, note: str) -> None:
    began = time.monotonic()
    with serving(manner, quoting) as server:
        found = asked(comparison, server, each=0.3)
        assert "/elsewhere" not in server.paths
    assert time.monotonic() - began < 5
    assert {one.note for one in opinions(found)} == {note}
    assert [replace(one, opinion=None) for one in found.findings] == list(comparison.findings)


def test_nobody_there(comparison: Comparison) -> None:
    with serving() as server:
        url = server.url
    found = add_opinions(comparison, Endpoint(url, "m"))
    assert {one.note for one in opinions(found)} == {"连接失败或中断"}


def many(comparison: Comparison) -> Comparison:
    """The doubtful findings, each several times under other ids."""
    return replace(
        comparison,
        findings=tuple(replace(one, id=f"{one.id}-{n}") for n in range(4) for one in doubtful(comparison)),
    )


def test_gives_up_on_a_dead_line(comparison: Comparison) -> None:
    with serving("status") as server:
        found = asked(many(comparison), server)
    assert len(server.asked) == 3
    assert "其余因次数、时间用完或连接失败而未问" in found.warnings[-1]


def test_stays_within_the_budget(comparison: Comparison) -> None:
    with serving(reply=quoting) as server:
        found = asked(many(comparison), server, budget=2)
    assert len(server.asked) == len(opinions(found)) == 2


def test_stays_within_the_time(comparison: Comparison) -> None:
    def slow(request: dict[str, Any]) -> str:
        time.sleep(0.2)
        return quoting(request)

    with serving(reply=slow) as server:
        began = time.monotonic()
        asked(many(comparison), server, seconds=0.3)
        assert time.monotonic() - began < 2
    assert 1 <= len(server.asked) <= 2


def test_a_known_answer_is_not_asked_again_and_the_cache_holds_no_words(comparison: Comparison, tmp_path: Path) -> None:
    with serving(reply=quoting) as server:
        first = asked(comparison, server, cache=tmp_path / "cache")
        count = len(server.asked)
        assert asked(comparison, server, cache=tmp_path / "cache") == first
        assert len(server.asked) == count
    content = (tmp_path / "cache" / FILE).read_bytes()
    assert not any(one.words.encode() in content for one in opinions(first))
    assert stat.S_IMODE((tmp_path / "cache" / FILE).stat().st_mode) == 0o600


def test_a_broken_cache_is_said_and_done_without(comparison: Comparison, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database" * 100)
    with serving(reply=quoting) as server:
        found = asked(comparison, server, cache=tmp_path)
    assert {one.relation for one in opinions(found)} == {Relation.ADOPT}
    assert "答复缓存不可用" in found.warnings[-1]


def test_a_cache_of_other_positions_is_asked_again(comparison: Comparison, tmp_path: Path) -> None:
    with serving(reply=quoting) as server:
        with open_memory(tmp_path) as memory:
            for one in doubtful(comparison):
                memory.keep(put_question(one).key(server.url, "示例模型"), Answer(Relation.ADOPT, 1, 0, 10**6))
        found = asked(comparison, server, cache=tmp_path)
    assert server.asked
    assert {one.relation for one in opinions(found)} == {Relation.ADOPT}


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "::1", "LOCALHOST", "::ffff:127.0.0.1"])
def test_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["10.0.0.1", "example.org", "localhost.example.org", "127.0.0.1.example.org", "::", "0.0.0.0", ""]
)
def test_another_machine(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize("url", ["", "not a url", "file:///etc/passwd", "http://", "http://[::1", "http://a:b:c/"])
def test_no_address(url: str) -> None:
    with pytest.raises(PolicyCompareError, match="不是网址"):
        check_endpoint(Endpoint(url, "m", remote=True))


def test_drafts_stay_here_unless_allowed() -> None:
    with pytest.raises(PolicyCompareError, match="allow-remote"):
        check_endpoint(Endpoint("https://llm.example.org/v1", "m"))
    check_endpoint(Endpoint("https://llm.example.org/v1", "m", remote=True))


@pytest.mark.parametrize(
    ("options", "status", "line"),
    [
        (["--opinion", "http://192.0.2.1/v1", "--model", "m"], 1, "不在本机"),
        (["--opinion", "http://127.0.0.1/v1"], 2, "要一起给出"),
        (["--model", "m"], 2, "一起给出"),
    ],
)
def test_wrong_options(options: list[str], status: int, line: str, tmp_path: Path) -> None:
    run = CliRunner().invoke(cli, ["report", "corpus/national_plan.txt", "-o", str(tmp_path / "out"), *options])
    assert run.exit_code == status
    assert line in run.output
    assert not (tmp_path / "out").exists()


def test_the_command_asks_and_writes_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    corpus = [f"corpus/{name}.txt" for name in ("national_plan", "municipal_plan")]
    with serving(reply=quoting) as server:
        run = CliRunner().invoke(
            cli,
            [
                "report",
                *corpus,
                "-o",
                str(tmp_path),
                "--format",
                "json",
                "--opinion",
                server.url,
                "--model",
                "示例模型",
            ],
        )
    assert run.exit_code == 0, run.output
    data = json.loads((tmp_path / "alignment.json").read_text(encoding="utf-8"))
    said = [one for one in data["alignments"] if one["opinion"]]
    assert said
    assert all(one["uncertain"] for one in said)
    assert {one["opinion"]["relation"] for one in said} == {"adopt"}
    assert data["run"]["settings"]["opinion"] == "示例模型"


@pytest.mark.slow
def test_every_face_shows_both_opinions(comparison: Comparison) -> None:
    with serving(reply=quoting) as server:
        found = asked(comparison, server)
    words = opinions(found)[0].words
    expected = f"第二意见（示例模型）：采纳，“{words}”"
    assert expected in render(found, "html").decode("utf-8")
    assert expected in render(found, "csv").decode("utf-8-sig")
    assert expected in "".join(text.text or "" for text in word_text(render(found, "docx")))
    assert "第二意见（示例模型）" in "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(render(found, "pdf-full"))).pages
    )


def word_text(data: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml")).iter("{*}t")


@given(st.text(max_size=300))
def test_whatever_is_said_is_an_answer_or_refused(said: str) -> None:
    finding = next(one for one in fixture.build().findings if put_question(one).candidates)
    assert isinstance(check_answer(said, put_question(finding)), Answer | Refused)
