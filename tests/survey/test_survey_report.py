"""The outputs of a survey: numbers agree across them, hostile text harms none, the same survey gives the same bytes."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from importlib import resources

import jsonschema
import pypdf
import pytest
from openpyxl import load_workbook
from pyarrow import parquet
from selectolax.lexbor import LexborHTMLParser

import survey_fixture as fixture
from compare.errors import PolicyCompareError
from compare.model import Extent, Force, Frame, Identity, Level, Relation
from compare.survey.assemble import list_warnings
from compare.survey.lines import list_directives
from compare.survey.model import KIND, Own, Upper
from compare.survey.ranking import collect, find_mark_kind, pick_examples, rank_governments
from compare.survey.view import SurveyView
from compare.survey.write import FORMATS, check_parquet, print_survey, write_survey
from compare.words.labels import EXTENT

SURVEY = fixture.build()
# The same with doubt about one government only: what the others leave out puts them in order.
APART = replace(
    SURVEY,
    rows=tuple(
        replace(row, cells=tuple(replace(one, uncertain=one.uncertain and at == 4) for one in row.cells))
        for at, row in enumerate(SURVEY.rows)
    ),
)
SIGNS = {"全": "whole", "部": "part", "未": "none", "承?": "open", "未?": "doubted", "上": "above"}
SURE = {"uncertain": False, "applicable": True}
ASIDE = ("above", "takes_part", "expired", "secondhand")


def see(survey, **options):
    return SurveyView(collect(survey), **options)


def render(survey, format):
    file = io.BytesIO()
    FORMATS[format](survey, file)
    return file.getvalue()


@pytest.fixture(scope="module")
def page():
    return LexborHTMLParser(render(SURVEY, "html").decode())


@pytest.fixture(scope="module")
def book():
    return load_workbook(io.BytesIO(render(SURVEY, "xlsx")))


kind = find_mark_kind


def cells():
    return {(row.government.name, cell.directive): cell for row in SURVEY.rows for cell in row.cells}


def rows_of(sheet):
    lines = list(sheet.iter_rows(values_only=True))
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


# ---------------------------------------------------------------- the same numbers in all


def test_every_cell_stands_in_the_matrix_with_its_sign_share_and_doubt(page):
    names = [one.attributes["data-name"] for one in page.css("#grid thead th[data-name]")]
    lines = page.css("#grid tr[data-order]")
    assert names == [one.name for one in SURVEY.governments]
    assert len(lines) == len(SURVEY.uptakes)
    known = cells()
    for at, line in enumerate(lines):
        squares = line.css("td:not(.sum)")
        for name, square in zip(names, squares, strict=True):
            cell, text = known[name, f"u/{at}"], square.text().strip()
            assert {"takes_part": "above"}.get(kind(cell), kind(cell)) == SIGNS[text.rstrip("0123456789")]
            assert text.endswith("?") is (cell.uncertain and kind(cell) not in ASIDE)
            assert ("67" in text or "50" in text) is (kind(cell) == "part")


def test_sums_of_rows_and_columns_are_those_of_the_cells(page):
    known = cells()
    for at, line in enumerate(page.css("#grid tr[data-order]")):
        mine = [cell for (_, directive), cell in known.items() if directive == f"u/{at}"]
        gaps = sum(kind(one) == "none" for one in mine)
        job = sum(kind(one) not in ASIDE for one in mine)
        assert line.css_first("td.sum").text() == f"{gaps}/{job}"
    for name, square in zip(SURVEY.governments, page.css("#grid .sums td:not(.sum)"), strict=True):
        mine = [cell for (government, _), cell in known.items() if government == name.name]
        assert int(square.text()) == sum(kind(one) == "none" for one in mine)


def test_html_excel_parquet_and_json_say_the_same(page, book, tmp_path):
    file = tmp_path / "cells.parquet"
    file.write_bytes(render(SURVEY, "parquet"))
    table = parquet.read_table(file).to_pylist()
    data = json.loads(render(SURVEY, "json"))
    words = {"采纳": "adopt", "拓展": "extend", "缺失": "omit"}
    known = cells()
    found = {(one["government"], one["directive_id"]): one for one in table}
    assert found.keys() == known.keys()
    for key, cell in known.items():
        assert (found[key]["relation"], found[key]["doubt"]) == (cell.relation.value, cell.uncertain)
        assert found[key]["coverage"] == cell.coverage
    for line in rows_of(book["结论"]):
        cell = known[line["地方"], line["部署标识"]]
        assert words[line["关系"]] == cell.relation.value
        assert (line["待核"] == "是", line["承接程度"]) == (cell.uncertain, EXTENT[cell.extent])
    names = {one["id"]: one["name"] for one in data["governments"]}
    said = {
        (names[row["government"]], one["directive"]): one["relation"] for row in data["rows"] for one in row["cells"]
    }
    assert said == {key: cell.relation.value for key, cell in known.items()}
    for line in rows_of(book["矩阵"]):
        at = int(line["编号"].split("-")[1]) - 1
        for one in SURVEY.governments:
            word = line[one.name]
            cell = known[one.name, f"u/{at}"]
            assert word.startswith(KIND[kind(cell)])
            assert word.startswith("初判") is (cell.extent is Extent.OPEN)


def test_the_ranking_of_governments_agrees_in_html_and_excel(page, book):
    shown = [
        [cell.text().strip() for cell in line.css("th, td")] for line in page.css("#rankings table")[-1].css("tbody tr")
    ]
    sheet = rows_of(book["地方"])
    assert [line[1] for line in shown] == [line["地方"] for line in sheet]
    assert [line[3] for line in shown] == [f"{one['未承接']}/{one['应落实']}" for one in sheet]
    for one in sheet:
        extents = ("全部落实", "部分落实", "未承接", "待核", "文字相近")
        assert sum(one[name] for name in extents) == one["应落实"] == one["部署"] - one["另列"]


# ---------------------------------------------------------------- never a bare league table


def test_ranks_are_as_wide_as_doubt_makes_them():
    placed = rank_governments(collect(APART))
    assert {one.index for one in placed} == set(range(len(APART.governments)))
    ranks = [one for one in placed if one.ranked]
    assert len(ranks) == 6 and any(one.doubtful for one in ranks)
    assert ranks == sorted(ranks, key=lambda one: (one.first, one.last, one.index))
    for one in ranks:
        assert one.gaps <= one.most == one.gaps + one.doubtful
        surely_more = [other for other in ranks if other.gaps / other.directives > one.most / one.directives]
        surely_less = [other for other in ranks if other.most / other.directives < one.gaps / one.directives]
        assert (one.first, one.last) == (len(surely_more) + 1, len(ranks) - len(surely_less))


def test_what_is_not_whole_has_no_rank_and_leads_no_table(book):
    ranks = rank_governments(collect(SURVEY))
    # An excerpt, one of 2 % of the median length, one that was read badly.
    assert {one.index for one in ranks if not one.whole} == {0, 1, 3}
    assert [one.ranked for one in rank_governments(collect(APART))] == [True] * 6 + [False] * 3
    view = see(SURVEY)
    assert [one.place for one in view.government_ranking][-3:] == ["不排"] * 3
    assert all(one.caveats for one in view.government_ranking[-3:])
    # No gap is certain in a text of which parts are missing: its rate would read as the best of all.
    assert all(one.rank.share is None and "不列未承接率" in one.said for one in view.government_ranking[-3:])
    names = collect(SURVEY).names
    leading, _, rest = view.result[-1].partition("。")
    assert not any(f"{names[index]}（" in leading for index in (0, 1, 3))
    assert all(names[index] in rest for index in (0, 1, 3)) and "不排名次" in rest
    assert [one.short.endswith("※") for one in view.matrix.heads[:4]] == [True, True, False, True]
    assert "※" in view.matrix.note
    assert [line["名次（最前，1为未承接最多）"] for line in rows_of(book["地方"])][-3:] == [None] * 3


@pytest.mark.parametrize("part", ["truncated", "excerpt"])
def test_one_whole_document_is_enough_for_a_rank(part):
    piece = replace(fixture.make_local(4), **{part: True})
    whole = replace(fixture.make_local(5), id="l4b")

    def ranked(*documents):
        one = replace(SURVEY.governments[4], documents=documents)
        rows = tuple(replace(row, government=one) if row.government.id == one.id else row for row in SURVEY.rows)
        governments = tuple(row.government for row in rows)
        survey = replace(SURVEY, rows=rows, governments=governments)
        return next(rank for rank in rank_governments(collect(survey)) if rank.index == 4).whole

    assert not ranked(piece) and ranked(piece, whole)


def test_where_nothing_is_whole_no_government_is_called_the_worst():
    def cut(one):
        return replace(one, documents=tuple(replace(paper, truncated=True) for paper in one.documents))

    rows = tuple(replace(row, government=cut(row.government)) for row in SURVEY.rows)
    survey = replace(SURVEY, rows=rows, governments=tuple(row.government for row in rows))
    said = see(survey).result[-1]
    assert "未承接较多的地方" not in said and "等9地的文件不全" in said


def test_a_directive_of_a_law_is_called_by_its_article():
    data = collect(SURVEY)
    article = replace(data.directives[2].clause, label="第三条", text="第三条 建设社区食堂。")
    named = replace(data, directives=tuple(replace(one, clause=article) for one in data.directives))
    assert list_directives(named)[2].shorten(34) == "第三条 建设社区食堂"
    assert not list_directives(data)[2].shorten(34).startswith("（")


def test_a_gap_shows_the_clause_that_was_not_enough(page):
    at, index = 1, next(i for i in range(9) if kind(SURVEY.rows[i].cells[1]) in ("none", "doubted"))
    line = page.css_first(f"#d1-{at + 1}g{index + 1}").text()
    assert "最接近的条款" in line and f"办好第{at}类社区食堂" in line
    carried = next(i for i in range(9) if SURVEY.rows[i].cells[1].carriers)
    assert "最接近的条款" not in page.css_first(f"#d1-{at + 1}g{carried + 1}").text()


def test_a_directive_page_names_first_who_leaves_it_out(page):
    box = page.css_first("#d1-3")
    labels = [one.text() for one in box.css(".list-h")]
    gaps = [row.government.name for row in SURVEY.rows if kind(row.cells[2]) == "none"]
    assert labels[0] == f"未承接{len(gaps)}地"
    assert len(box.css_first(".names").css("li")) == len(gaps)
    assert all(one.attributes["href"].startswith("#d1-3g") for one in box.css_first(".names").css("a"))


def test_where_no_two_places_can_be_told_apart_they_stand_by_region_and_the_reason_is_said(page):
    ranks = rank_governments(collect(SURVEY))
    assert [one.index for one in ranks] == [2, 4, 5, 6, 7, 8, 0, 1, 3]  # the pieces last
    assert any(one.gaps for one in ranks) and not any(one.ranked for one in ranks)
    view = see(SURVEY)
    assert {one.place for one in view.government_ranking} == {"不排"}
    assert "不排名次，按地区列出" in view.order and view.order in view.result[-1]
    assert view.order in page.css_first("#rankings").text()
    assert [one.short.endswith("※") for one in view.matrix.heads[:5]] == [True, True, False, True, False]
    assert not see(APART).order


def test_without_doubt_nothing_moves_a_rank():
    for one in rank_governments(collect(APART)):
        assert (one.gaps == one.most) is (one.index != 4)


def test_caveats_stand_beside_the_rank():
    said = {one.government.name: one.caveats for one in see(SURVEY).government_ranking}
    names = [one.name for one in SURVEY.governments]
    assert "节选" in said[names[0]]
    assert any("篇幅短" in one for one in said[names[1]]) and any(one.startswith("早于") for one in said[names[1]])
    assert any("读入质量50%" in one for one in said[names[3]])
    assert not any("篇幅短" in one or one.startswith("早于") for one in said[names[4]])


def aged(*indexes):
    """The survey where what these governments issued is older than the upper document: like it at most."""
    return replace(
        APART,
        rows=tuple(
            replace(row, cells=tuple(replace(one, older=True, uncertain=False) for one in row.cells))
            if at in indexes
            else row
            for at, row in enumerate(APART.rows)
        ),
    )


def test_where_nothing_could_be_left_out_there_is_no_rate_and_no_rank():
    survey = aged(2)
    view = see(survey)
    line = next(one for one in view.government_ranking if one.rank.index == 2)
    assert line.rank.directives and line.rank.share is None and line.rank.whole
    assert (line.place, view.order) == ("不排", "")
    assert [one.rank.index for one in view.government_ranking][-4:] == [2, 0, 1, 3]  # before the pieces only
    page = LexborHTMLParser(render(survey, "html").decode())
    row = next(one for one in page.css("#rankings table")[-1].css("tbody tr") if line.government.name in one.text())
    assert row.css("td, th")[4].text() == "—"
    sheet = rows_of(load_workbook(io.BytesIO(render(survey, "xlsx")))["地方"])
    assert [one["未承接率"] for one in sheet if one["地方"] == line.government.name] == ["—"]
    assert "不列未承接率" in line.said and "占本级事项的" not in line.said


def test_where_all_are_older_nobody_is_said_to_leave_nothing_out():
    view = see(replace(aged(*range(9)), governments=SURVEY.governments))
    assert all(one.gap_share is None for one in view.directives)
    assert not view.directive_ranking
    whole = [one.rank for one in view.government_ranking if one.rank.whole]
    assert whole and not any(one.rated or one.ranked for one in whole)
    grouped = see(aged(*range(9)), cells=1).matrix
    squares = [one for band in grouped.bands for line in band.lines for one in line.squares]
    assert {one.text for one in squares} <= {"近", "·"} and any(one.text == "近" for one in squares)


def test_a_plan_older_than_an_amendment_is_not_called_older_than_the_law():
    upper = SURVEY.uppers[0]

    def said(**known):
        document = replace(upper.document, identity=replace(upper.document.identity, **known))
        view = see(replace(SURVEY, uppers=(replace(upper, document=document),)))
        return next(one for one in view.government_ranking if one.government.name == fixture.region(1)).caveats

    assert "早于《关于社区食堂的意见》（2021年修正）" in said(amended="修正", passed="1999-03-02")
    assert "早于《关于社区食堂的意见》" in said(amended="修正", passed="2020-03-02")


def test_what_nearly_all_leave_out_is_said_to_be_hardly_their_job():
    def omit(cell):
        gone = cell.directive == "u/3"
        return (
            replace(cell, relation=Relation.OMIT, applicable=True, uncertain=False, carriers=0, coverage=0.0)
            if gone
            else cell
        )

    rows = tuple(replace(row, cells=tuple(map(omit, row.cells))) for row in SURVEY.rows)
    uptakes = tuple(fixture.make_uptake(at, rows) for at in range(len(SURVEY.uptakes)))
    said = see(replace(SURVEY, rows=rows, uptakes=uptakes)).result[0]
    assert "1-4" in said and "9/9" in said and "不由地方落实" in said
    assert "不由地方落实" not in see(SURVEY).result[0]


def behind(force=Force.SHALL, words="建设社区食堂。", document=lambda one: one):
    """Of nine governments the fifth, sixth and an excerpt leave the fourth directive out, all others carry it."""

    def fall(at, cell):
        gone = cell.directive == "u/3"
        kind = Relation.OMIT if at in (0, 4, 5) else Relation.ADOPT
        return replace(cell, relation=kind, coverage=float(kind is Relation.ADOPT), **SURE) if gone else cell

    rows = tuple(replace(row, cells=tuple(fall(at, one) for one in row.cells)) for at, row in enumerate(SURVEY.rows))
    upper = SURVEY.uppers[0]
    asked = [*upper.directives]
    asked[3] = replace(asked[3], force=force, clause=replace(asked[3].clause, text=words))
    uptakes = tuple(fixture.make_uptake(at, rows) for at in range(len(SURVEY.uptakes)))
    return replace(SURVEY, rows=rows, uptakes=uptakes, uppers=(replace(upper, directives=tuple(asked)),))


def test_who_leaves_out_what_most_others_carry_is_named_unless_its_text_is_a_piece():
    survey = behind()
    view, names = see(survey), collect(survey).names
    line = next(one for one in view.behind if one.number == "1-4")
    assert [one.text for one in line.behind] == [names[4], names[5]]
    told = next(one for one in view.result if "多数地方已承接、少数地方未承接的部署" in one)
    assert "1-4" in told and f"{names[4]}、{names[5]}" in told
    page = LexborHTMLParser(render(survey, "html").decode())
    assert "未承接而多数地方已承接" in page.css_first("#g5").text()
    book = load_workbook(io.BytesIO(render(survey, "xlsx")))
    assert rows_of(book["部署"])[3]["多数已承接而未承接的地方"] == f"{names[4]}、{names[5]}"
    assert f"<td>{names[4]}、{names[5]}</td>" in print_survey(view, "")


@pytest.mark.parametrize(
    "changed",
    [{"force": Force.SHOULD}, {"words": "违反本办法规定，未配建食堂的，由民政部门责令改正，处一万元以下罚款。"}],
)
def test_what_is_only_encouraged_and_penalties_put_nobody_behind_and_lead_no_line(changed):
    view = see(behind(**changed))
    assert "1-4" not in [one.number for one in view.behind]
    assert not any("1-4" in one for one in view.result)


def test_penalties_among_the_gaps_are_a_caveat():
    survey = behind(words="违反本办法规定，未配建食堂的，由民政部门责令改正，处一万元以下罚款。")
    said = {one.rank.index: one.caveats for one in see(survey).government_ranking}
    assert any("未承接中1项是罚则" in one for one in said[4]) and not any("罚则" in one for one in said[8])


def test_an_upper_document_of_another_province_is_none_that_was_not_compared():
    def caveats(region):
        other = replace(SURVEY.uppers[0].document, id="v", identity=Identity("食堂条例", Level.PROVINCIAL, region))
        governments = tuple(replace(one, province="河南省") for one in SURVEY.governments)
        survey = replace(SURVEY, uppers=(*SURVEY.uppers, Upper(other, ())), governments=governments)
        return {said for one in see(survey).government_ranking for said in one.caveats}

    assert "只比了1份上位文件" not in caveats("山东省")
    assert "只比了1份上位文件" in caveats("河南省")


def test_where_each_gap_stands_alone_none_is_called_the_most_common():
    def single(at, cell):
        gone = at == 8 and cell.directive == "u/3"
        kind = Relation.OMIT if gone else Relation.ADOPT
        return replace(cell, relation=kind, coverage=float(not gone), **SURE)

    rows = tuple(replace(row, cells=tuple(single(at, one) for one in row.cells)) for at, row in enumerate(SURVEY.rows))
    said = see(replace(SURVEY, rows=rows)).result[0]
    assert said == "没有一项部署有两地以上确定未承接；只有一地未承接的有1项。"


def test_changes_stand_with_their_certainty_in_brackets(book):
    changed = {line["变化"] for line in rows_of(book["结论"]) if line["变化"]}
    assert changed == {"弱化：“应当”写作“鼓励”（把握大）"}


def test_examples_are_sure_and_not_said_twice():
    shown = list(enumerate(row.cells[1] for row in SURVEY.rows))
    picked = [cell for _, cell in pick_examples(shown)]
    assert picked and all(one.carriers for one in picked)
    same = [(index, replace(cell, evidence=shown[1][1].evidence)) for index, cell in shown]
    assert len(pick_examples(same)) == 1


# ---------------------------------------------------------------- hostile text


def test_hostile_text_is_text(page):
    assert len(page.css("script")) == 1
    assert fixture.HOSTILE in page.css_first(".page-in .text").text()
    assert not page.css("script[src], link, img, iframe, [onclick], [style]")


def test_nothing_in_the_workbook_is_a_formula(book):
    for sheet in book:
        assert all(cell.data_type != "f" and cell.hyperlink is None for line in sheet.iter_rows() for cell in line)
    assert any(fixture.FORMULA in str(line["文件"]) for line in rows_of(book["地方"]))


def test_sheets_have_filters_frozen_panes_and_looks_with_words(book):
    for name in ("矩阵", "地方", "部署", "结论", "文字高度相近的文件", "未对照"):
        assert book[name].auto_filter.ref and book[name].freeze_panes == "C2"
    rules = [rule for ranges in book["矩阵"].conditional_formatting for rule in ranges.rules]
    assert {"全部落实", "部分落实", "未承接", "初判未承接（依据不足）", "上级事项"} <= {rule.text for rule in rules}


# ---------------------------------------------------------------- links, bytes, sizes


def test_every_link_leads_somewhere(page):
    ids = [one.attributes["id"] for one in page.css("[id]")]
    assert len(ids) == len(set(ids))
    assert {one.attributes["href"][1:] for one in page.css("a[href]")} <= set(ids)


def test_heads_say_what_they_head(page):
    assert all(one.attributes.get("scope") for one in page.css("th"))
    assert all(table.css_first("caption") for table in page.css("table"))


@pytest.mark.parametrize("format", ["html", "xlsx", "parquet", "json"])
def test_the_same_survey_gives_the_same_bytes(format):
    assert render(SURVEY, format) == render(fixture.build(), format)


def test_json_fits_its_schema():
    schema = json.loads(resources.files("compare.survey").joinpath("survey.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(render(SURVEY, "json")), schema)


def test_too_many_cells_are_put_together_by_level_and_province():
    matrix = see(SURVEY, cells=50).matrix
    assert matrix.grouped and len(matrix.heads) == 4
    data = collect(SURVEY)
    members = [
        index
        for index, one in enumerate(SURVEY.governments)
        if (one.level.value, one.province) == (matrix.heads[3].first.level.value, matrix.heads[3].first.province)
    ]
    found = [data.marks[index][0] for index in members]
    job = [one for one in found if one.job]
    share = sum(one.carried for one in job) / len(job)
    assert int(matrix.bands[0].lines[0].squares[3].text) == pytest.approx(share * 100, abs=1)


def test_a_big_survey_keeps_every_cell_in_the_matrix_and_lists_names(page):
    big = fixture.build(90, 100)
    view = see(big)
    assert not view.directives[0].details and any("逐项页只列举" in one for one in view.warnings)
    names = {link.text for item in view.directives[0].lists for link in item.links}
    assert len(names) == 90
    assert sum(len(line.squares) for band in view.matrix.bands for line in band.lines) == 9000


def test_without_pages_of_governments_no_link_leads_nowhere():
    page = LexborHTMLParser(render(fixture.build(410, 4), "html").decode())
    ids = {one.attributes["id"] for one in page.css("[id]")}
    assert "g1" not in ids
    assert {one.attributes["href"][1:] for one in page.css("a[href]")} <= ids


@pytest.mark.slow
def test_the_pdf_is_tagged_has_all_rows_and_repeats_its_heads():
    reader = pypdf.PdfReader(io.BytesIO(render(SURVEY, "pdf")))
    text = re.sub(r"\s+", "", "".join(one.extract_text() for one in reader.pages))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert all(f"1-{at + 1}" in text for at in range(len(SURVEY.uptakes)))
    for one in reader.pages:
        assert one.mediabox.width > one.mediabox.height


def test_the_frame_is_said():
    page = LexborHTMLParser(render(replace(SURVEY, frame=Frame("普查标题", "示例办", "内部资料")), "html").decode())
    assert page.css_first("h1").text() == "普查标题"
    assert page.css_first(".house").text() == "内部资料"


# ---------------------------------------------------------------- writing


def test_files_are_written_together(tmp_path):
    paths = write_survey(SURVEY, tmp_path / "new", ["json", "html", "json"])
    assert [one.name for one in paths] == ["survey.json", "survey.html"]
    assert sorted(one.name for one in (tmp_path / "new").iterdir()) == ["survey.html", "survey.json"]


def test_what_fails_leaves_nothing(tmp_path):
    broken = replace(SURVEY, frame=Frame(templates=str(tmp_path / "templates")))
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "survey.html.j2").write_text("{{ nothing }}", "utf-8")
    with pytest.raises(PolicyCompareError, match=r"survey\.html\.j2"):
        write_survey(broken, tmp_path / "out", ["json", "html"])
    assert list((tmp_path / "out").iterdir()) == []


def test_a_missing_part_is_said(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(PolicyCompareError, match=r"pip install 'policy-compare\[parquet\]'"):
        check_parquet()


# ---------------------------------------------------------------- places that are set apart, and what is their own


def test_a_place_on_another_subject_perhaps_has_no_rank_and_no_share():
    first = rank_governments(collect(APART))[0].index
    odd = replace(
        APART,
        governments=tuple(
            replace(one, documents=tuple(replace(local, strange=local.compared) for local in one.documents))
            if at == first
            else one
            for at, one in enumerate(APART.governments)
        ),
    )
    view = see(odd)
    line = next(one for one in view.government_ranking if one.rank.index == first)
    assert (line.place, line.rank.share, line.rank.whole) == ("不排", None, True)
    assert "可能不是同一主题" in line.caveats
    assert f"{view.data.names[first]}的文件可能不是同一主题，结论待核，不排名次。" in view.result[-1]
    assert [one.place for one in view.government_ranking if one.rank.ranked]
    assert all(first not in found for found in view.data.behind)
    assert "1份本级文件与上位文件可能不是同一主题" in "".join(list_warnings(odd.governments, (), ()))


def test_a_place_has_no_doubt_where_one_of_its_documents_is_on_the_subject():
    (own, *_) = SURVEY.governments
    local = own.documents[0]
    assert replace(own, documents=(replace(local, strange=local.compared),)).strange
    assert not replace(own, documents=(replace(local, strange=local.compared), local)).strange


def test_the_own_measures_of_a_place_are_listed_on_its_page_and_in_json():
    told = (Own("建设沿街口袋公园二十处", "第三条"),)
    (first, *others) = SURVEY.governments
    first = replace(first, documents=(replace(first.documents[0], own=told), *first.documents[1:]))
    survey = replace(SURVEY, governments=(first, *others))
    page = render(survey, "html").decode()
    assert "自主新增1条" in page
    assert re.search('建设沿街口袋公园二十处<span class="note">第三条</span>', page)
    data = json.loads(render(survey, "json"))
    assert data["governments"][0]["documents"][0]["own"] == [{"text": "建设沿街口袋公园二十处", "place": "第三条"}]
    jsonschema.validate(data, json.loads(resources.files("compare.survey").joinpath("survey.schema.json").read_text()))


def test_the_ranks_say_what_the_first_one_means(page):
    assert "名次（1为未承接最多）" in page.css_first("#rankings").text()
