"""A review over several rounds: draft, decisions, revised draft, decisions again; counts, ids and progress at each step."""

from __future__ import annotations

import dataclasses
import io
import json
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from click.testing import CliRunner

from compare.cli.main import cli
from compare.model import Decision, Standing, SubjectKind, Verdict
from compare.report.json import to_json
from compare.review.decision_sheets import render_decisions_excel
from compare.review.memo import render_memo_word, show_memo
from compare.review.model import Topic, Weight
from compare.review.review import read_review, review_comparison
from compare.review.view import show_progress, show_result
from compare.review.write import render_review_json
from compare.words.language import CHINESE
from conftest import ROOT

pytestmark = pytest.mark.slow

CITY = "municipal_plan.txt"
UPPERS = ("national_plan.txt", "provincial_opinion.txt")
CARS = "便利二手车交易。全面落实取消二手车限迁政策，不得对符合排放标准的二手车设定迁入限制。（市商务局牵头，市公安局按职责分工负责）\n"
BEHIND = "发展再制造产业。"
EDITED = ("重点整治占道收购", "重点整治占道经营和占道收购")
MENDED = ("对回收废玻璃、废旧纺织品的企业", "对回收废玻璃、废旧纺织品、废木料的企业")
TITLE = ("废旧物资循环利用体系建设实施方案", "废旧物资循环利用体系建设行动方案")


def revise(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def move(text: str) -> str:
    """The paragraph on second-hand cars to another section."""
    assert text.count(CARS) == 1
    cut = text.replace(CARS, "")
    assert cut.count(BEHIND) == 1
    return cut.replace(BEHIND, CARS + BEHIND)


class Story:
    """A folder in which rounds are reviewed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.filled = 0
        self.first = (ROOT / "corpus" / CITY).read_text("utf-8")
        self.uppers = [ROOT / "corpus" / name for name in UPPERS]

    def review(self, number: int, text: str, date: str = "2026-11-22", **options):
        draft = self.folder / f"{number}.txt"
        draft.write_text(text, "utf-8")
        review, _, _ = read_review(draft, self.uppers, {}, date=date, **options)
        (self.folder / f"{number}.review.json").write_bytes(render_review_json(review))
        (self.folder / f"{number}.xlsx").write_bytes(render_decisions_excel(review))
        return review

    def path(self, name: str) -> Path:
        return self.folder / name

    def fill(self, number: int, decisions: dict[str, dict[str, str]]) -> Path:
        """Fills in the workbook of a round as a person would; gives the path of the copy."""
        book = openpyxl.load_workbook(self.path(f"{number}.xlsx"))
        left = dict(decisions)
        for page in book.worksheets[:2]:
            titles = {cell.value: cell.column for cell in page[1]}
            for row in range(2, page.max_row + 1):
                for title, word in left.pop(page.cell(row, titles["编号"]).value, {}).items():
                    page.cell(row, titles[title]).value = word
        assert not left
        self.filled += 1
        filled = self.path(f"{number}.filled.{self.filled}.xlsx")
        book.save(filled)
        return filled


def find(review, words: str, *topics: Topic):
    """The heaviest remark of these topics on the clause of the draft that holds some words."""
    texts = {one.id: one.text for one in review.draft.clauses}
    return next(one for one in review.remarks if one.topic in topics and words in texts.get(one.clause, ""))


def find_omitted(review):
    """The remarks on what is omitted, the surest first."""
    sure = {one.id: one.confidence for one in review.comparison.findings}
    found = [one for one in review.remarks if one.topic is Topic.OMITTED and one.weight is not Weight.DECIDE]
    return sorted(found, key=lambda one: (-sure[one.finding], one.id))


def decide(word: str, reason: str, **more: str) -> dict[str, str]:
    return {"决定": word, "理由": reason, "姓名": "张三", "日期": "2026-11-23", **more}


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return Story(tmp_path_factory.mktemp("story"))


@pytest.fixture(scope="module")
def first(story):
    return story.review(1, story.first)


@pytest.fixture(scope="module")
def subjects(first):
    """What the reviewer decides on, by what becomes of it."""
    rejected, waived, *_ = find_omitted(first)
    elsewhere = [one for one in first.remarks if one.weight is Weight.DECIDE and one.topic is Topic.WEAKENED]
    edited = find(first, EDITED[0], Topic.WEAKENED)
    return {
        "rejected": rejected.subject,
        "waived": waived.subject,
        "moved": find(first, CARS[:20], Topic.DROPPED, Topic.WEAKENED).subject,
        "edited": edited.subject,
        "accepted": next(one for one in elsewhere if one.clause != edited.clause).subject,
    }


@pytest.fixture(scope="module")
def filled(story, subjects):
    return story.fill(
        1,
        {
            subjects["rejected"]: decide("驳回", "培训由省里统一组织"),
            subjects["waived"]: decide("豁免", "信用办法另行制定", 有效期至="2026/12/31"),
            subjects["moved"]: decide("驳回", "省里已经推开"),
            subjects["edited"]: decide("豁免", "执法力量不足"),
            subjects["accepted"]: decide("接受", ""),
        },
    )


@pytest.fixture(scope="module")
def second(story, filled):
    revised = revise(move(story.first), EDITED, MENDED)
    return story.review(2, revised, "2026-12-01", decisions=filled, previous=story.path("1.review.json"))


def standings(review):
    return {one.decision.subject: one.standing for one in review.rulings}


def test_decisions_on_the_same_draft_all_hold(story, first, filled, subjects):
    again = story.review(10, story.first, "2026-12-01", decisions=filled, previous=story.path("1.review.json"))
    assert standings(again) == dict.fromkeys(subjects.values(), Standing.VALID)
    gone = {one.id for one in first.remarks} - {one.id for one in again.remarks}
    assert gone == {one.id for one in again.left_out}
    assert {one.subject for one in again.left_out} == set(subjects.values()) - {subjects["accepted"]}
    assert (again.rounds.previous, again.rounds.mended, again.rounds.new) == (len(first.remarks), (), ())
    assert len(again.rounds.settled) == len(gone) == 4
    assert len(again.rounds.open) == len(again.remarks) == len(first.remarks) - 4
    assert show_progress(again, CHINESE) == (
        f"草案与上一轮相同：上一轮{len(first.remarks)}条，按决定不再提出4条，新增0条，仍有{len(again.remarks)}条。",
        "按人工决定：接受1条、驳回2条、豁免2条；不再提出意见4条。",
    )


def test_what_was_accepted_is_sure_now(story, first, filled, subjects):
    again = story.review(10, story.first, "2026-12-01", decisions=filled)
    before, after = (
        next(one for one in review.remarks if one.subject == subjects["accepted"]) for review in (first, again)
    )
    assert (before.weight, after.weight) == (Weight.DECIDE, Weight.MUST)
    assert after.told == before.told + "（已由张三于2026-11-23接受。）"


def test_an_accepted_doubt_is_told_no_more(first):
    carried = next(
        one
        for one in first.comparison.findings
        if one.local == first.draft.id and one.matches and one.applicable and not one.uncertain
    )
    findings = tuple(
        dataclasses.replace(one, uncertain=True) if one is carried else one for one in first.comparison.findings
    )
    comparison = dataclasses.replace(first.comparison, findings=findings)
    doubtful = review_comparison(comparison, first.draft)
    subject = {one.id: one for one in doubtful.subjects}[carried.id]
    accepted = Decision(
        subject.id, subject.kind, Verdict.ACCEPT, None, "", "张三", "2026-11-22", "", subject.fingerprint
    )
    review = review_comparison(comparison, first.draft, decisions=[accepted], date="2026-12-01")
    assert [(one.finding, one.topic) for one in review.left_out] == [(carried.id, Topic.DOUBTFUL)]
    told = {one.id for one in review.remarks}  # how it carries the directive is told now, as if it had never been open
    assert told == {one.id for one in review_comparison(first.comparison, first.draft).remarks}
    assert {one.id for one in doubtful.remarks} - told == {one.id for one in review.left_out}


def test_the_machine_s_verdicts_stand_beside_the_decisions(story, first, second, subjects):
    data = to_json(second.comparison)
    jsonschema.validate(data, json.loads((ROOT / "compare/report/alignment.schema.json").read_text("utf-8")))
    told = {one["id"]: one for one in data["alignments"]}
    for name, verdict in (("rejected", "reject"), ("waived", "waive")):
        one = told[subjects[name]]
        assert one["relation"] == "omit"
        assert [(each["verdict"], each["standing"]) for each in one["decisions"]] == [(verdict, "valid")]
    for one in to_json(first.comparison)["alignments"]:
        assert "decisions" not in one


def test_a_moved_paragraph_keeps_its_decision_and_an_edited_one_asks_again(first, second, subjects):
    found = standings(second)
    assert found[subjects["moved"]] is Standing.VALID
    assert subjects["moved"] not in {one.subject for one in second.remarks}
    moved = {one.id: one for one in second.subjects}[subjects["moved"]]
    assert moved.clause != {one.id: one for one in first.subjects}[subjects["moved"]].clause
    assert found[subjects["edited"]] is Standing.STALE
    asked = next(one for one in second.remarks if one.subject == subjects["edited"])
    assert "2026-11-23由张三豁免，理由：执法力量不足；依据已变，请重新核定" in asked.told


def test_progress_adds_up(first, second, subjects):
    rounds = second.rounds
    gone = len(rounds.mended) + len(rounds.withdrawn) + len(rounds.settled)
    assert gone + len(rounds.open) == rounds.previous == len(first.remarks)
    assert len(rounds.open) + len(rounds.new) + len(rounds.back) == len(second.remarks)
    assert any("废玻璃、废旧纺织品、废木料" in one.title for one in rounds.mended)
    assert {subjects[one] for one in ("rejected", "waived", "moved")} <= {one.subject for one in second.left_out}
    assert rounds.back == ()


def test_the_memo_and_the_json_tell_the_progress(story, first, second):
    import docx

    lines = [one.text for one in docx.Document(io.BytesIO(render_memo_word(second))).paragraphs]
    for line in show_progress(second, CHINESE):
        assert line in lines
    data = json.loads(story.path("2.review.json").read_text("utf-8"))
    assert data["totals"]["left_out"] == len(second.left_out) == len(data["left_out"])
    assert data["totals"]["decisions"]["standings"] == {"valid": 4, "stale": 1, "expired": 0, "unknown": 0}
    assert data["rounds"]["previous"] == len(first.remarks)


def test_an_unanswered_file_carries_everything_on(story, second, subjects):
    """The workbook of the second round, not filled in, holds all decisions: those that hold and those that ask again."""
    again = story.review(3, story.path("2.txt").read_text("utf-8"), "2026-12-02", decisions=story.path("2.xlsx"))
    assert standings(again) == standings(second)
    assert {one.decision.reason for one in again.rulings} == {one.decision.reason for one in second.rulings}


def test_what_was_undone_comes_back_and_a_waiver_ends(story, second, subjects):
    restored = revise(move(story.first), EDITED)
    third = story.review(
        4, restored, "2027-01-01", decisions=story.path("2.xlsx"), previous=story.path("2.review.json")
    )
    assert standings(third)[subjects["waived"]] is Standing.EXPIRED
    asked = next(one for one in third.remarks if one.subject == subjects["waived"])
    assert "豁免至2026-12-31，理由：信用办法另行制定；豁免已到期，请重新核定" in asked.told
    titles = [one.title for one in third.remarks if one.id in third.rounds.back]
    assert any("废玻璃、废旧纺织品、废木料" in one for one in titles)
    assert asked.id in third.rounds.back
    assert "重新出现" in show_progress(third, CHINESE)[0]
    assert dict(third.comparison.run.settings)["date"] == "2027-01-01"


def test_a_decision_made_again_holds(story, second, subjects):
    again = story.fill(2, {subjects["edited"]: decide("豁免", "已报省里同意")})
    review = story.review(5, story.path("2.txt").read_text("utf-8"), "2026-12-02", decisions=again)
    assert standings(review)[subjects["edited"]] is Standing.VALID
    assert subjects["edited"] not in {one.subject for one in review.remarks}


def test_a_text_that_is_put_back_makes_the_old_decision_hold(story, second, subjects):
    review = story.review(6, move(story.first), "2026-12-02", decisions=story.path("2.xlsx"))
    assert standings(review)[subjects["edited"]] is Standing.VALID


def test_a_new_title_loses_nothing(story, first, filled):
    titled = revise(story.first, TITLE)
    review = story.review(7, titled, "2026-12-01", decisions=filled, previous=story.path("1.review.json"))
    assert {one.id for one in review.remarks}.isdisjoint(
        one.id for one in first.remarks if one.topic is not Topic.CITATION or one.clause
    )
    assert set(standings(review).values()) == {Standing.VALID}
    assert len(review.rounds.settled) == 4
    assert (review.rounds.mended, review.rounds.new) == ((), ())


def test_a_deleted_paragraph_keeps_its_decision_for_later(story, subjects, filled):
    """The machine finds nothing to decide on: the decision stands in the file, and holds again when the text is back."""
    without = story.first.replace(CARS, "")
    review = story.review(8, without, "2026-12-01", decisions=filled)
    assert standings(review)[subjects["moved"]] in (Standing.UNKNOWN, Standing.STALE)
    back = story.review(9, story.first, "2026-12-01", decisions=story.path("8.xlsx"))
    assert standings(back)[subjects["moved"]] is Standing.VALID


@pytest.mark.parametrize(
    ("relation", "topics"),
    [("缺失", {Topic.OMITTED}), ("采纳", {Topic.WEAKENED, Topic.DROPPED}), ("拓展", {Topic.WEAKENED, Topic.DROPPED})],
)
def test_a_changed_relation_is_what_remarks_are_made_of(story, first, relation, topics):
    subject = find(first, EDITED[0], Topic.WEAKENED).finding
    file = story.fill(1, {subject: decide("更改", "另有依据", 更改为=relation)})
    review = story.review(12, story.first, "2026-12-01", decisions=file)
    found = {one.topic for one in review.remarks if one.finding == subject} - {Topic.COPIED}
    assert found
    assert found <= topics
    machine = next(one for one in review.comparison.findings if one.id == subject)
    assert machine.relation is next(one for one in first.comparison.findings if one.id == subject).relation
    assert machine.matches


def test_a_directive_whose_matches_are_all_rejected_is_omitted(story, first):
    finding = next(
        one
        for one in first.comparison.findings
        if len(one.matches) == 1 and one.changes and one.local == first.draft.id
    )
    match = next(one for one in first.subjects if one.finding == finding.id and one.kind is SubjectKind.MATCH)
    file = story.fill(1, {match.id: decide("驳回", "说的不是一件事")})
    review = story.review(13, story.first, "2026-12-01", decisions=file)
    assert {one.topic for one in review.remarks if one.finding == finding.id} == {Topic.OMITTED}


def test_a_relation_changed_to_carried_is_told_no_more(story, first):
    omitted = find_omitted(first)[0]
    file = story.fill(1, {omitted.subject: decide("更改", "见另一文件", 更改为="采纳")})
    review = story.review(14, story.first, "2026-12-01", decisions=file)
    # The totals stay the program's, and the line says for how many of them people decided otherwise.
    before, after = show_result(first, CHINESE)[0], show_result(review, CHINESE)[0]
    assert after == f"{before}以上是程序的判定，其中1项经人工改判。"
    assert show_memo(review).result[0] == after
    assert omitted.id in {one.id for one in review.left_out}
    assert review.rulings[0].decision.verdict is Verdict.CHANGE


def run(*arguments: object):
    return CliRunner().invoke(cli, ["review", *map(str, arguments)])


def test_the_command_reads_decisions_and_never_writes_over_them(story, first, filled, subjects):
    out = story.path("out")
    draft = [story.path("1.txt"), "--against", *story.uppers, "--format", "decisions,json", "--force"]
    common = [*draft, "-o", out]
    assert run(*common).exit_code == 0
    names = {one.name for one in out.iterdir()}
    assert names == {f"review-decisions.{one}" for one in ("xlsx", "csv", "html")} | {"review.json", "alignment.json"}
    # Nobody filled it in: --force may write it again.
    assert run(*common).exit_code == 0
    (out / "review-decisions.xlsx").write_bytes(filled.read_bytes())
    before = {one.name: one.read_bytes() for one in out.iterdir()}
    refused = run(*common)  # not even with --force
    assert refused.exit_code == 1
    assert "其中5条决定没有读入，为免丢失未覆盖它" in refused.output
    itself = run(*common, "--decisions", out / "review-decisions.xlsx")
    assert itself.exit_code == 1
    assert "会覆盖读入的文件" in itself.output
    wrong = run(*common, "--date", "明天")
    assert wrong.exit_code == 2
    assert "“明天”不是日期，请写成 2026-12-31 的样子" in wrong.output
    assert {one.name: one.read_bytes() for one in out.iterdir()} == before
    # Read in from a copy, everything stands in the new file.
    done = run(
        *common[:-1],
        story.path("out2"),
        "--decisions",
        filled,
        "--previous",
        out / "review.json",
        "--date",
        "2026-12-01",
    )
    assert done.exit_code == 0
    every = len(first.remarks)
    assert f"草案与上一轮相同：上一轮{every}条，按决定不再提出4条，新增0条，仍有{every - 4}条。" in done.output
    data = json.loads((story.path("out2") / "alignment.json").read_text("utf-8"))
    assert data["run"]["settings"]["date"] == "2026-12-01"
    assert str(filled) in [one["file"] for one in data["run"]["inputs"]]
