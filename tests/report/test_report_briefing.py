"""The briefing: one page, the result first, the weightiest gaps, and nothing said that the full report does not say."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import replace

import pypdf
import pytest

import report_fixture as fixture
from compare.model import (
    Chain,
    ChainKind,
    Change,
    ChangeKind,
    Choice,
    Clause,
    Comparison,
    Document,
    DocumentKind,
    Extent,
    Finding,
    Force,
    Frame,
    Kind,
    Level,
    PairTally,
    Relation,
    Totals,
)
from compare.report import render
from compare.report.briefing import Briefing, show_briefing
from compare.report.names import CARRIED, count_findings
from compare.report.view import Report
from compare.summary.summarize import tally
from compare.words.labels import CHANGE

pytestmark = pytest.mark.slow

COMPARISON = fixture.build()


@pytest.fixture
def said() -> Iterator[list[str]]:
    """What WeasyPrint complains of meanwhile."""
    records: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: records.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    yield records
    logger.removeHandler(handler)


def load(comparison: Comparison, **frame: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(render(comparison, "briefing", Frame(**frame))))


def words(reader: pypdf.PdfReader) -> str:
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in reader.pages))


def brief(comparison: Comparison) -> Briefing:
    return show_briefing(Report(comparison))


def test_the_demonstration_is_one_page_and_weasyprint_is_silent(demonstration: Comparison, said: list[str]) -> None:
    reader = load(demonstration)
    assert len(reader.pages) == 1
    assert said == []
    text = words(reader)
    for line in brief(demonstration).lines:
        assert re.sub(r"\s+", "", line) in text
    for document in demonstration.documents:
        assert document.identity.number in text and document.identity.date in text


def test_with_every_part_filled_the_demonstration_is_still_one_page(demonstration: Comparison) -> None:
    weaker = [kind for kind in ChangeKind if kind.weaker]
    findings = tuple(
        replace(
            one,
            changes=(
                Change(
                    weaker[n % len(weaker)], "年均增长12%以上，达到2.5万亿元", "年均增长百分之十左右", "数量低于上位"
                ),
            ),
        )
        if one.matches
        else one
        for n, one in enumerate(demonstration.findings)
    )
    kinds = tuple(ChainKind)
    chains = tuple(replace(one, kind=kinds[n % len(kinds)]) for n, one in enumerate(demonstration.chains))
    reader = load(replace(demonstration, findings=findings, chains=chains), issuer="示例办公室", mark="内部资料")
    assert len(reader.pages) == 1
    text = words(reader)
    assert "要求弱化事项" in text and "内部资料" in text and "示例办公室" in text


def test_where_less_is_asked_the_kinds_take_turns_and_numbers_come_first(demonstration: Comparison) -> None:
    kinds = (
        ChangeKind.FORCE_WEAKENED,
        ChangeKind.EXCEPTION_ADDED,
        ChangeKind.QUANTITY_LOWERED,
        ChangeKind.DEADLINE_LATER,
    )
    carried = [one for one in demonstration.findings if one.extent in CARRIED]
    ids = list(dict.fromkeys(one.directive.id for one in carried))
    assert len(ids) >= 8

    def change(directive: str) -> Change:
        return Change(kinds[ids.index(directive) // 2 % 4], "达到95%以上", "达到90%以上", "低于上位")

    findings = tuple(
        replace(one, changes=(change(one.directive.id),) if one in carried else ()) for one in demonstration.findings
    )
    report = Report(replace(demonstration, findings=findings))
    order = (ChangeKind.QUANTITY_LOWERED, ChangeKind.DEADLINE_LATER, *kinds[:2])
    assert [one.kind for one in show_briefing(report).changes.rows] == [CHANGE[kind] for kind in order]
    met = list(dict.fromkeys((one.kind, item.finding.directive.id) for one, item in report.weaker))
    assert [kind for kind, _ in met[:8]] == [*order, *order]
    numbers = [item.finding.directive.force.rank for one, item in report.weaker if one.kind is order[0]]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("count", [9, 200])
def test_however_much_is_compared_it_is_two_pages_at_most(count: int) -> None:
    reader = load(replace(fixture.build(count), warnings=("很长的提示，" * 60,) * 9))
    assert len(reader.pages) <= 2


def test_a_press_report_that_was_read_whole_is_not_called_unread(demonstration: Comparison) -> None:
    first, *others = demonstration.documents
    story = replace(first, identity=replace(first.identity, kind=DocumentKind.PRESS_REPORT))
    assert not any("未读" in one for one in brief(replace(demonstration, documents=(story, *others))).cautions)


def test_what_is_more_than_a_page_gives_up_rows_and_says_where_the_others_are(demonstration: Comparison) -> None:
    report = Report(demonstration)
    whole, fewer = show_briefing(report), show_briefing(report, 1)
    for name in ("gaps", "changes", "initiatives", "checks"):
        assert len(getattr(fewer, name).rows) == len(getattr(whole, name).rows) - 1
    reader = load(demonstration, title="很长的标题" * 60)
    assert len(reader.pages) == 1
    text = words(reader)
    assert "项，其余见报告" in text and "处，其余见报告" in text
    assert (
        "".join(whole.gaps.rows[0].gap.brief.split()) in text
        and "".join(whole.gaps.rows[-1].gap.brief.split()) not in text
    )


@pytest.mark.real
def test_the_seeds_are_two_pages_at_most(seeds_compared: Comparison, said: list[str]) -> None:
    assert len(load(seeds_compared).pages) <= 2
    assert said == []


def test_it_is_tagged_named_and_the_same_again() -> None:
    made = render(COMPARISON, "briefing")
    assert render(fixture.build(), "briefing") == made
    reader = pypdf.PdfReader(io.BytesIO(made))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "zh-CN"
    assert reader.metadata is not None and reader.metadata.title == f"{brief(COMPARISON).title}（简报）"
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts == {"Hei", "Song"}


def test_upper_matters_and_doubtful_gaps_are_no_gaps_here() -> None:
    made = brief(COMPARISON)
    extents = {item.number: [] for item in Report(COMPARISON).ordered}
    for item in Report(COMPARISON).ordered:
        extents[item.number].append(item.finding.extent)
    assert made.gaps.rows
    assert all(Extent.NONE in extents[one.gap.number] for one in made.gaps.rows)


def as_omitted(one: Finding, force: Force) -> Finding:
    return replace(
        one,
        relation=Relation.OMIT,
        applicable=True,
        uncertain=False,
        matches=(),
        directive=replace(one.directive, force=force),
    )


def test_the_most_binding_gaps_come_first_with_their_source() -> None:
    forces = tuple(Force)
    findings = tuple(as_omitted(one, forces[n % 4]) for n, one in enumerate(COMPARISON.findings[:9]))
    made = brief(
        replace(
            COMPARISON,
            findings=findings,
            chains=(),
            totals=replace(COMPARISON.totals, pairs=COMPARISON.totals.pairs[:1]),
        )
    )
    assert 5 <= len(made.gaps.rows) <= 8
    order = [tuple(Force).index(one.gap.directive.force) for one in made.gaps.rows]
    assert order == sorted(order)
    assert all(re.match(r"《国家社区食堂[^《》]*》.*第", one.source) for one in made.gaps.rows)
    assert "未承接" in made.lines[0] and "首先是“" in made.lines[0]


def test_penalties_come_behind_what_they_punish_and_a_quotation_that_breaks_off_says_so() -> None:
    long = "违反本条例规定，未在规定期限内为社区食堂配备留样冷柜和检测设备的经营者，应当受到处罚。"
    short = "经营者应当配备留样冷柜。"
    one, two = (as_omitted(found, Force.MUST) for found in COMPARISON.findings[:2])
    told = lambda found, text: replace(  # noqa: E731
        found, directive=replace(found.directive, targets=(), clause=replace(found.directive.clause, text=text))
    )
    gaps = {
        text: brief(
            replace(
                COMPARISON,
                findings=(told(one, text), told(two, other)),
                chains=(),
                totals=replace(COMPARISON.totals, pairs=COMPARISON.totals.pairs[:1]),
            )
        )
        for text, other in ((long, short), (short, long))
    }
    for made in gaps.values():
        first, second = (one.gap.brief for one in made.gaps.rows)
        assert first == "经营者应当配备留样冷柜"
        assert second.startswith("未在规定期限内")
        assert "首先是“经营者应当配备留样冷柜" in made.lines[0]
        assert "未承接2项（含可以直接适用上位文件的罚则1项），" in made.lines[0]


def test_a_mandatory_penalty_comes_behind_what_only_binds() -> None:
    penalty = "违反本条例规定，擅自停业的，必须责令改正，处五千元以上一万元以下罚款。"
    one, two = (
        as_omitted(found, force)
        for found, force in zip(COMPARISON.findings[:2], (Force.MUST, Force.SHALL), strict=True)
    )
    clause = replace(one.directive.clause, text=penalty)
    one = replace(one, directive=replace(one.directive, targets=(), clause=clause))
    totals = replace(COMPARISON.totals, pairs=COMPARISON.totals.pairs[:1])
    made = brief(replace(COMPARISON, findings=(one, two), chains=(), totals=totals))
    assert [gap.gap.penal for gap in made.gaps.rows] == [False, True]
    only = brief(replace(COMPARISON, findings=(one,), chains=(), totals=totals))
    assert "未承接1项（都是可以直接适用上位文件的罚则），" in only.lines[0]
    view = Report(replace(COMPARISON, findings=(one, two)))
    assert "其中罚则1项可以直接适用上位文件，排在后面。" in view.gap_note


def test_only_weakening_changes_are_listed_with_both_words_once_for_all_documents() -> None:
    assert all(one.kind != "弱化" for one in brief(COMPARISON).changes.rows), "of a finding in doubt nothing is listed"
    sure = tuple(replace(one, uncertain=False) for one in COMPARISON.findings)
    made = brief(replace(COMPARISON, findings=sure))
    weakened = next(one for one in made.changes.rows if one.kind == "弱化")
    assert (weakened.upper, weakened.local) == ("必须", "原则上")
    assert {"指标提高", "提前"}.isdisjoint(one.kind for one in made.changes.rows)
    assert weakened.places == "省①、市②"
    assert all(one.local != "未提" for one in made.changes.rows[:2])


def test_where_gaps_are_few_it_names_what_is_carried_in_part_and_lacks_what() -> None:
    whole = brief(COMPARISON)
    lost = Change(ChangeKind.DUTY_DROPPED, "向鹿铃登记处报送“冬季”清单", "", "")
    findings = tuple(
        replace(one, changes=(lost,), coverage=0.5, uncertain=False) if one.carried and one.counted else one
        for one in COMPARISON.findings
    )
    made = brief(replace(COMPARISON, findings=findings))
    assert len(whole.gaps.rows) < 5
    assert made.lacks.rows
    assert all("未见“向鹿铃登记处报送‘冬季’清单”" in one.text for one in made.lacks.rows)
    partial = sum(one.extent is Extent.PARTIAL for one in findings)
    assert len(made.lacks.rows) == min(partial, 5)
    assert str(partial) in made.lacks.note


def test_a_penalty_comes_behind_the_other_initiatives_of_its_document() -> None:
    first = COMPARISON.initiatives[0]
    penalty = replace(first, clause=replace(first.clause, text="违反本条例规定，擅自停止食堂营业的，处2万元罚款。"))
    made = brief(replace(COMPARISON, initiatives=(penalty, first)))
    assert [one.text for one in made.initiatives.rows][1] == "擅自停止食堂营业的，处2万元罚款"


def test_initiatives_take_turns_and_tables_come_last() -> None:
    table = replace(
        COMPARISON.initiatives[0], clause=replace(COMPARISON.initiatives[0].clause, kind=Kind.TABLE, text="表|1|2")
    )
    made = brief(replace(COMPARISON, initiatives=(table, *COMPARISON.initiatives)))
    assert [one.lead for one in made.initiatives.rows] == ["省①", "市②", "省①"]
    assert made.initiatives.rows[-1].text == "表，1，2"


def test_chains_add_up_to_the_national_directives() -> None:
    kinds = tuple(ChainKind)
    chains = [replace(one, kind=kinds[n % len(kinds)]) for n, one in enumerate(COMPARISON.chains)]
    own = Chain("d-province/1", chains[0].steps, ChainKind.CARRIED, Level.PROVINCIAL)
    made = brief(replace(COMPARISON, chains=(*chains, own)))
    assert sum(int(count) for _, count in made.chains.rows) == len(chains)
    assert str(len(chains)) in made.chains.note


def test_documents_that_are_not_whole_are_warned_of() -> None:
    shaky, unread, warning = brief(COMPARISON).cautions
    assert shaky.startswith("市②《样例市社区食堂建设三年行动计划》文本不完整，其中2项没有见到")
    assert unread.startswith("1份文件有文字未读")
    assert warning == COMPARISON.warnings[0]


def test_a_long_warning_keeps_what_it_says_and_shortens_the_titles() -> None:
    long = "《关于加快推进全省城乡社区食堂高质量发展若干政策措施的实施意见》"
    warning = f"{long}（2021-12-15）早于上位文件{long}（2021-12-22）：文字相近不等于承接"
    told = brief(replace(COMPARISON, warnings=(warning,))).cautions[-1]
    assert "（2021-12-15）早于上位文件" in told and told.endswith("文字相近不等于承接")
    assert len(told) < len(warning)


def test_excerpts_above_are_no_reason_to_doubt_an_omission() -> None:
    whole = tuple(
        replace(one, identity=replace(one.identity, truncated=False, excerpt=one.id == fixture.NATION))
        for one in COMPARISON.documents
    )
    assert not any("节选" in one or "不完整" in one for one in brief(replace(COMPARISON, documents=whole)).cautions)


def test_what_must_be_checked_is_ranked_by_consequence() -> None:
    checks = Report(COMPARISON).open
    assert {one.item.finding.extent for one in checks} == {Extent.OPEN}
    unseen = [one.item.finding.local == fixture.CITY and not one.item.finding.matches for one in checks]
    assert unseen == sorted(unseen)
    seen = [one.item.finding for one, blind in zip(checks, unseen, strict=True) if not blind]
    order = [tuple(Force).index(one.directive.force) for one in seen]
    assert order == sorted(order)
    assert all(one.look.startswith(("核对本级", "在本级文件")) for one in checks)
    assert len(brief(COMPARISON).checks.rows) == min(3, len(checks))


def test_the_title_names_subject_and_place_and_the_first_line_who_lacks_what() -> None:
    made = brief(COMPARISON)
    places = [one.identity.region for one in COMPARISON.documents if one.id in (fixture.PROVINCE, fixture.CITY)]
    assert all(place in made.title or not place for place in places)
    assert "承接《" in made.title
    assert made.lines[0].startswith("示例省未承接") and "；样例市未承接" in made.lines[0]
    assert made.date.startswith("文件截至")
    assert show_briefing(Report(COMPARISON, Frame(date="2026年12月1日"))).date == "2026年12月1日"


def test_local_documents_have_a_row_each_and_what_is_beyond_the_room_is_summed_up() -> None:
    made = brief(COMPARISON)
    assert [row.name for row in made.locals] == [
        "省①《示例省人民政府关于加快社区食堂建设的实施意见》",
        "市②《样例市社区食堂建设三年行动计划》（文本不完整）",
    ]
    many = with_many_locals(9)
    rows = brief(many).locals
    assert len(rows) == 6
    assert rows[-1].name == "其余4份本级文件"
    for listed, comparison in ((made.locals, COMPARISON), (rows, many)):
        every = count_findings(comparison.findings)
        for name in ("counted", "whole", "part", "none", "open", "aside", "stricter", "same", "weaker", "unlike"):
            assert sum(getattr(row.counts, name) for row in listed) == getattr(every, name)
    assert len(load(many).pages) <= 2


def test_where_a_document_was_read_badly_no_per_cents_are_told() -> None:
    withheld = replace(COMPARISON.totals, headline=replace(COMPARISON.totals.headline, coverage=None))
    text = words(load(replace(COMPARISON, totals=withheld)))
    assert "有文件读入质量不足，不列百分比" in text
    assert not re.search(r"全部落实\d+项（\d+%）", text)


def with_many_uppers(count: int, expired: int) -> Comparison:
    """So many national documents in one province; the directives of the first ones have expired."""
    keys = [f"d-{number}" for number in range(count)]
    province = next(one for one in COMPARISON.documents if one.id == fixture.PROVINCE)
    found = [one for one in COMPARISON.findings if one.local == fixture.PROVINCE]

    def move(clause: Clause, key: str) -> Clause:
        return replace(clause, id=f"{key}~{clause.id}", document=key)

    def copy(key: str) -> Document:
        nation = COMPARISON.documents[0]
        identity = replace(nation.identity, title=f"规划{key}")
        return replace(nation, id=key, identity=identity, parts=tuple(move(one, key) for one in nation.clauses))

    def judge(one: Finding, key: str) -> Finding:
        directive = replace(one.directive, clause=move(one.directive.clause, key))
        return replace(one, id=f"{key}~{one.id}", directive=directive, expired=key in keys[:expired])

    return replace(
        COMPARISON,
        documents=(*map(copy, keys), province),
        findings=tuple(judge(one, key) for key in keys for one in found),
        initiatives=(),
        chains=(),
        choices=(),
    )


def test_the_documents_that_the_title_counts_come_first_among_the_sources() -> None:
    report = Report(with_many_uppers(10, expired=3))
    assert "等7份上位文件" in report.title
    *named, more, local = show_briefing(report).sources
    assert [one.split("　")[0] for one in named] == [f"国家《规划d-{number}》" for number in range(3, 9)]
    assert more == "另有1份上位文件、3份只有另列事项的上位文件，见完整报告"
    assert local.startswith("省《示例省人民政府")
    few = show_briefing(Report(with_many_uppers(3, expired=1))).sources
    assert [one.split("　")[0] for one in few[:3]] == [f"国家《规划d-{number}》" for number in (1, 2, 0)]


def test_the_note_of_the_gaps_says_how_many_omissions_they_are() -> None:
    report = Report(with_many_locals(3))
    gaps = [one for one in report.gaps if not one.doubt]
    assert report.counts.none == 3 * len(gaps) > 0
    assert show_briefing(report).gaps.note == f"共{len(gaps)}项（{report.counts.none}项次）"
    assert show_briefing(Report(with_many_locals(1))).gaps.note == f"共{len(gaps)}项"


def with_many_locals(count: int) -> Comparison:
    """The national directives in so many provinces."""
    province = next(one for one in COMPARISON.documents if one.id == fixture.PROVINCE)
    keys = [fixture.PROVINCE, *(f"d-more{number}" for number in range(1, count))]
    found = [one for one in COMPARISON.findings if one.local == fixture.PROVINCE]
    findings = tuple(replace(one, id=f"{one.directive.id}~{key}", local=key) for key in keys for one in found)
    return replace(
        COMPARISON,
        documents=(COMPARISON.documents[0], *(replace(province, id=key) for key in keys)),
        findings=findings,
        initiatives=(),
        chains=(),
        choices=(),
        totals=Totals(
            tally(findings),
            tuple(PairTally(fixture.NATION, key, tally(one for one in findings if one.local == key)) for key in keys),
            0,
            count + 1,
        ),
    )


def test_its_date_is_that_of_the_newest_document_that_was_compared() -> None:
    compared = max(one.document.identity.date for one in Report(COMPARISON).cards)
    first = COMPARISON.documents[0]
    later = replace(first, id="d-later", identity=replace(first.identity, date="2099-01-01"))
    assert brief(replace(COMPARISON, documents=(*COMPARISON.documents, later))).date == f"文件截至{compared}"


def test_where_the_local_documents_share_no_upper_document_title_and_files_name_none() -> None:
    many = with_many_locals(2)
    nation, _, other = many.documents
    own = replace(nation, id="d-own")
    moved = lambda one: replace(one, clause=replace(one.clause, id=f"{one.clause.id}~own", document=own.id))  # noqa: E731
    findings = tuple(
        replace(one, directive=moved(one.directive)) if one.local == other.id else one for one in many.findings
    )
    apart = Report(replace(many, documents=(*many.documents, own), findings=findings))
    assert apart.title == "政策承接对照报告（2份本级文件对照2份上位文件）"
    assert apart.stem == "政策文件（2份本级文件）"
    both = replace(many, documents=(own, *many.documents), findings=(*findings, *many.findings))
    assert Report(both).named == (nation.id, own.id)
    assert Report(many).names.titles[nation.id] in Report(many).title


def test_the_title_names_an_upper_document_of_which_something_is_decided() -> None:
    many = with_many_locals(2)
    nation = many.documents[0]
    open_ = replace(nation, id="d-open")
    moved = tuple(
        replace(
            one,
            id=f"{one.id}~open",
            directive=replace(
                one.directive, clause=replace(one.directive.clause, id=f"{one.directive.id}~open", document=open_.id)
            ),
            uncertain=True,
        )
        for one in many.findings
    )
    report = Report(replace(many, documents=(open_, *many.documents), findings=(*moved, *many.findings)))
    assert report.named == (nation.id, open_.id)
    assert "项次部署中，" in " ".join(brief(many).lines)


def test_a_list_names_each_directive_once_before_it_names_one_again() -> None:
    lost = Change(ChangeKind.DUTY_DROPPED, "向鹿铃登记处报送清单", "", "")
    many = with_many_locals(2)
    carried = [one for one in many.findings if one.carried]
    part = tuple(replace(one, changes=(lost,), coverage=0.5, uncertain=False) for one in carried)
    open_ = tuple(replace(one, uncertain=True) for one in carried)
    rows = brief(replace(many, findings=part)).lacks.rows, brief(replace(many, findings=open_)).checks.rows
    for numbers in ([one.lead.split("　")[0] for one in found] for found in rows):
        assert len(set(numbers)) == len(numbers) > 1


def test_the_first_sentence_names_a_place_that_has_one_document_and_else_the_tag() -> None:
    own = brief(in_regions("示例省", "样例省"))
    assert own.lines[0].startswith("示例省未承接") and "；样例省未承接" in own.lines[0]
    same = brief(in_regions("示例省", "示例省"))
    assert same.lines[0].startswith("省①未承接") and "；省②未承接" in same.lines[0]


def in_regions(*regions: str) -> Comparison:
    many = with_many_locals(len(regions))
    nation, *locals_ = many.documents
    placed = (replace(one, identity=replace(one.identity, region=at)) for one, at in zip(locals_, regions, strict=True))
    return replace(many, documents=(nation, *placed))


def test_where_carried_in_part_is_all_there_is_places_are_counted() -> None:
    many = with_many_locals(2)
    lost = Change(ChangeKind.DUTY_DROPPED, "向鹿铃登记处报送清单", "", "")
    part = tuple(replace(one, changes=(lost,), coverage=0.5, uncertain=False) for one in many.findings if one.matches)
    assert (
        f"但有{len(part)}项次只落实了一部分，如未见“向鹿铃登记处报送清单”"
        in brief(replace(many, findings=part)).lines[0]
    )


def test_where_more_than_half_is_in_doubt_the_first_line_says_so() -> None:
    many = with_many_locals(2)
    findings = [replace(one, uncertain=True, doubt="程度词") for one in many.findings]
    counted = [at for at, one in enumerate(findings) if one.counted]
    for sure, told in ((len(counted) - len(counted) // 2, False), (len(counted) // 2 - 1, True)):
        some = {at: replace(findings[at], uncertain=False, doubt="") for at in counted[:sure]}
        comparison = replace(many, findings=tuple(some.get(at, one) for at, one in enumerate(findings)))
        line = brief(comparison).lines[0]
        assert line.startswith(f"过半部署（{len(counted) - sure}项次）待核；") == told, line


def test_where_the_subjects_hardly_agree_the_first_sentence_says_so() -> None:
    choice = Choice(fixture.PROVINCE, fixture.NATION, 0.3, True, "", doubtful=True)
    told = "可能不是同一主题，请先核对是否应当对照"
    strange = replace(COMPARISON, choices=(choice,))
    assert told in brief(strange).lines[0] and told in Report(strange).result[0]
    for choices in ((), (choice, replace(choice, local=fixture.CITY, doubtful=False))):
        usual = replace(COMPARISON, choices=choices)
        assert not any(told in line for line in (*brief(usual).lines, *Report(usual).result))


def test_the_same_words_of_two_upper_documents_are_one_line() -> None:
    nation = COMPARISON.documents[0]
    lost = Change(ChangeKind.PROHIBITION_LOST, "不得露天拆解电池", "", "")
    found = next(one for one in COMPARISON.findings if one.carried and not one.uncertain)
    first = replace(found, changes=(lost,))
    clause = replace(found.directive.clause, id="again", document="d-above")
    above = replace(nation, id="d-above", parts=(clause,))
    directive = replace(found.directive, clause=clause)
    again = replace(first, id=f"again~{found.local}", directive=directive)
    made = brief(replace(COMPARISON, documents=(above, *COMPARISON.documents), findings=(first, again), chains=()))
    assert [one.upper for one in made.changes.rows] == ["不得露天拆解电池"]
    assert made.changes.note == "共2处，列出1处，其余见报告"


def test_nothing_found_says_so() -> None:
    empty = replace(COMPARISON, findings=(), chains=(), initiatives=(), totals=replace(COMPARISON.totals, pairs=()))
    text = words(load(empty))
    assert "没有可以对照的部署要求" in text
    assert "主要缺口" not in text


def test_characters_without_a_glyph_are_said() -> None:
    text = words(load(COMPARISON, title=f"甲{fixture.RARE}"))
    assert "U+10348" in text


def test_a_number_is_never_cut_in_two(demonstration: Comparison) -> None:
    made = brief(demonstration)
    for text in (*(one.gap.brief for one in made.gaps.rows), *(one.text for one in made.initiatives.rows)):
        assert not re.search(r"\d……$", text)
