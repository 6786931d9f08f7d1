"""Files of decisions: what is written, what is read back, and the one line that says what is wrong with a row."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import json
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import report_fixture as fixture
from compare.errors import PolicyCompareError
from compare.model import Decision, Relation, Ruling, Standing, SubjectKind, Verdict
from compare.output.sheets import BOM
from compare.review.decide import rule
from compare.review.decision_files import SCHEMA, parse_decisions, read_day, read_decisions
from compare.review.decision_sheets import (
    FIELDS,
    HIDDEN,
    NEEDED,
    render_decisions_csv,
    render_decisions_excel,
    tabulate_decisions,
)
from compare.review.write import forbid_losing

TITLES = [one.title for one in FIELDS]


@pytest.fixture(scope="module")
def review():
    return fixture.build_review()


def row(**cells):
    """A row that holds a decision, by the titles of its columns."""
    return {
        "编号": "a1",
        "类别": "关系",
        "决定": "驳回",
        "更改为": "",
        "理由": "不适用",
        "姓名": "张三",
        "日期": "2026-11-22",
        "有效期至": "",
        "文本指纹": "f1",
        **cells,
    }


def as_csv(*rows, encoding="utf-8-sig", cut=","):
    made = io.StringIO()
    titles = list(dict.fromkeys(title for one in rows for title in one))
    writer = csv.writer(made, delimiter=cut)
    writer.writerow(titles)
    writer.writerows([one.get(title, "") for title in titles] for one in rows)
    return made.getvalue().encode(encoding)


def as_excel(*rows, title="意见"):
    book = openpyxl.Workbook()
    page = book.active
    page.title = title
    titles = list(dict.fromkeys(title for one in rows for title in one))
    page.append(titles)
    for one in rows:
        page.append([one.get(title, "") for title in titles])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def as_page(*decisions):
    return json.dumps({"schema": SCHEMA, "decisions": list(decisions)}, ensure_ascii=False).encode()


def complaint(data):
    with pytest.raises(PolicyCompareError) as raised:
        parse_decisions(data, "决定.csv")
    text = str(raised.value)
    assert "\n" not in text
    assert text.startswith("决定.csv：")
    return text.removeprefix("决定.csv：")


# ---------------------------------------------------------------- reading


@pytest.mark.parametrize(
    "data",
    [
        as_csv(row()),
        as_csv(row(), encoding="gb18030"),
        as_csv(row(), encoding="utf-16", cut="\t"),
        as_csv(row(), cut=";"),
        as_excel(row()),
        as_excel(row(日期=datetime.datetime(2026, 11, 22))),
        as_excel(row(日期=datetime.date(2026, 11, 22))),
        as_csv(row(日期="2026/11/22")),
        as_csv(row(日期="2026年11月22日")),
        as_csv(row(决定="reject", 类别="relation")),
        as_csv(dict(reversed(row(本单位备注="无关").items()))),
        as_csv(dict.fromkeys(row(), ""), row()),
        as_page(
            {
                "subject": "a1", "kind": "relation", "verdict": "reject", "relation": None, "reason": "不适用",
                "name": "张三", "date": "2026-11-22", "until": "", "fingerprint": "f1",
            }
        ),
    ],
)  # fmt: skip
def test_every_way_of_writing_is_read(data):
    wanted = Decision("a1", SubjectKind.RELATION, Verdict.REJECT, None, "不适用", "张三", "2026-11-22", "", "f1")
    assert parse_decisions(data, "决定") == (wanted,)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"决定": ""}, "第2行填了理由、姓名、日期而没有填决定，请补填或清空"),
        ({"决定": "同意"}, "第2行决定“同意”不认识，可填接受、驳回、更改、豁免"),
        ({"理由": " "}, "第2行没有填理由"),
        ({"姓名": ""}, "第2行没有填姓名"),
        ({"日期": ""}, "第2行没有填日期"),
        ({"日期": "2026-02-30"}, "第2行日期“2026-02-30”不是日期，请写成 2026-12-31 的样子"),
        ({"日期": "46348"}, "第2行日期“46348”不是日期，请写成 2026-12-31 的样子"),
        ({"决定": "更改"}, "第2行没有填更改为"),
        ({"决定": "更改", "更改为": "部分采纳"}, "第2行更改为“部分采纳”不认识，可填采纳、拓展、缺失"),
        ({"更改为": "采纳"}, "第2行决定是驳回而填了更改为“采纳”，请改为更改，或清空更改为"),
        ({"有效期至": "2027-01-01"}, "第2行只有豁免才有有效期，决定是驳回，请清空有效期至"),
        ({"决定": "豁免", "有效期至": "2026-01-01"}, "第2行有效期至2026-01-01早于决定的日期，请核对"),
        ({"决定": "豁免", "有效期至": "明年"}, "第2行有效期至“明年”不是日期，请写成 2026-12-31 的样子"),
        ({"类别": "对应条款", "决定": "豁免"}, "第2行对应条款不能豁免，可填接受、驳回"),
        ({"类别": "变化", "决定": "更改", "更改为": "采纳"}, "第2行变化不能更改，可填接受、驳回、豁免"),
        ({"类别": "别的"}, "第2行类别“别的”不认识，可填关系、对应条款、变化、照抄、引用"),
        ({"编号": ""}, "第2行有决定而没有编号，请从 review 写出的文件中复制整行"),
        ({"文本指纹": ""}, "第2行有决定而没有文本指纹，请从 review 写出的文件中复制整行"),
        ({"理由": "长" * 4001}, "第2行理由有4001字，最多4000字"),
    ],
)
def test_a_wrong_row_gets_one_line(cells, said):
    assert complaint(as_csv(row(**cells))) == said
    assert complaint(as_excel(row(**cells))) == said.replace("第2行", "“意见”第2行")


def test_a_conflict_names_both_rows():
    rows = [row(), row(编号="a2"), row(决定="接受")]
    assert complaint(as_csv(*rows)) == "第4行与第2行对同一编号（a1）的决定不同，请只留一个"
    assert len(parse_decisions(as_csv(row(), row()), "x")) == 1


def test_of_many_faults_the_first_are_named():
    said = complaint(as_csv(*(row(编号=f"a{number}", 姓名="") for number in range(5))))
    assert said == "第2行没有填姓名；第3行没有填姓名；第4行没有填姓名等，共5处有误"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("姓名,电话\n张三,1\n".encode(), "不是决定文件（缺少列：编号、类别、决定"),
        ("随便一段文字。".encode(), "不是决定文件（缺少列"),
        (b'{"schema": "policy-compare/review/1"}', "不是决定文件（没有 policy-compare/decisions/1）"),
        (b'{"schema": "policy-com', "不是完整的 JSON"),
        (b"[1, 2]", "不是决定文件"),
        (as_page("a"), "第1条不是决定"),
        (as_page({"subject": 3}), "第1条不是决定"),
        (b"PK\x03\x04 broken", "文件已损坏或不完整"),
        (as_excel({"姓名": "张三"}), "不是决定文件（缺少列"),
        (as_excel(row())[:-200], "文件已损坏或不完整"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "不是文本文件"),
        ('编号,类别\n"a1,关系\n'.encode(), "CSV 已损坏"),
    ],
)
def test_a_broken_or_foreign_file_gets_one_line(data, said):
    assert complaint(data).startswith(said)


def test_a_word_file_is_no_workbook():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert complaint(made.getvalue()).startswith("不是 Excel 文件")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_damaged_part_gets_one_line(part):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_excel(row()))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<broken" if name == part else old.read(name))
    assert complaint(made.getvalue()) == "Excel 文件已损坏；请用 Excel 或 WPS 重新保存后再试"


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data):
    try:
        parse_decisions(data or b"x", "x")
    except PolicyCompareError as problem:
        assert "\n" not in str(problem)  # noqa: PT017 - most bytes are refused, some are read


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-1-2", "2026-01-02"), ("2026.12.31", "2026-12-31"), ("2026年1月2日", "2026-01-02"),
     ("2026-12-31 00:00:00", "2026-12-31"), ("2026-13-01", ""), ("2026", ""), ("26-1-2", ""), ("", "")],
)  # fmt: skip
def test_days(text, day):
    assert read_day(text) == day


def test_missing_files_are_said(tmp_path):
    for path, said in ((tmp_path / "no.csv", "找不到文件"), (tmp_path, "是文件夹")):
        with pytest.raises(PolicyCompareError, match=said):
            read_decisions(path)


# ---------------------------------------------------------------- writing


def ruled(review, standing=Standing.VALID, **values):
    """The review, with a decision on its first subject."""
    subject = next(one for one in review.subjects if one.kind is SubjectKind.RELATION)
    decision = Decision(
        subject.id, subject.kind, Verdict.WAIVE, None, "=HYPERLINK(1)", "@张三", "2026-11-22", "2026-12-31",
        subject.fingerprint if standing is not Standing.STALE else "f0", subject.matter, "上", "下", "缺失",
    )  # fmt: skip
    decision = dataclasses.replace(decision, **values)
    return dataclasses.replace(review, rulings=(Ruling(decision, standing),)), decision


RENDER = [render_decisions_csv, render_decisions_excel]


@pytest.mark.parametrize("render", RENDER)
@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize(
    "values", [{}, {"verdict": Verdict.CHANGE, "relation": Relation.EXTEND, "until": ""}, {"reason": '一\n二，"三"'}]
)
def test_what_is_written_is_read_back(review, render, standing, values):
    values = values if standing is not Standing.UNKNOWN else {**values, "subject": "a-gone", "matter": "w-gone"}
    given_, decision = ruled(review, standing, **values)
    (read,) = parse_decisions(render(given_), "x")
    plain = {"upper": "", "local": "", "found": ""}
    assert dataclasses.replace(read, **plain) == dataclasses.replace(decision, **plain)
    if standing is Standing.UNKNOWN:
        assert read == decision


@pytest.mark.parametrize("render", RENDER)
def test_nothing_decided_is_nothing_read(review, render):
    assert parse_decisions(render(review), "x") == ()
    assert render(review) == render(review)


def test_the_csv_is_one_that_excel_opens_and_acts_on_nothing(review):
    data = render_decisions_csv(ruled(review)[0])
    text = data.decode("utf-8")
    assert text.startswith(BOM)
    rows = list(csv.reader(io.StringIO(text.removeprefix(BOM))))
    assert rows[0] == TITLES
    cells = [cell for one in rows[1:] for cell in one]
    assert "'=HYPERLINK(1)" in cells and "'@张三" in cells
    assert not [cell for cell in cells if cell[:1] in "=+-@" and cell]


def test_the_workbook_lets_only_decisions_be_written(review):
    book = openpyxl.load_workbook(io.BytesIO(render_decisions_excel(ruled(review)[0])))
    assert book.sheetnames == ["意见", "其余对照", "说明"]
    page = book["意见"]
    assert [cell.value for cell in page[1]] == TITLES
    assert page.freeze_panes == "D2"
    assert page.protection.sheet
    for field, cell in zip(FIELDS, page[2], strict=True):
        assert cell.protection.locked is not field.filled
        assert cell.data_type in ("s", "n", "d")  # no formula
    hidden = [one for one in page.column_dimensions.values() if one.hidden]
    assert {TITLES[at - 1] for one in hidden for at in range(one.min, one.max + 1)} == {
        field.title for field in FIELDS if field.key in HIDDEN
    }
    lists = {str(one.sqref)[0]: one.formula1 for one in page.data_validations.dataValidation if one.type == "list"}
    assert lists == {"G": '"接受,驳回,更改,豁免"', "H": '"采纳,拓展,缺失"'}


def test_every_remark_has_its_row_first(review):
    table = tabulate_decisions(review)
    assert {one["subject"] for one in table.remarks} == {one.subject for one in review.remarks}
    numbers = [int(one["number"]) for one in table.remarks]
    assert numbers == sorted(numbers)
    assert not {one["subject"] for one in table.others} & {one["subject"] for one in table.remarks}
    assert len(table.remarks) + len(table.others) == len(review.subjects)
    assert set(NEEDED) <= {one.key for one in FIELDS}


# ---------------------------------------------------------------- losing nothing


def test_what_was_not_read_is_never_written_over(review, tmp_path):
    given_, decision = ruled(review)
    file = tmp_path / "review-decisions.csv"
    file.write_bytes(render_decisions_csv(given_))
    names = ["review-decisions.csv", "review-decisions.html", "review.json"]
    forbid_losing(names, tmp_path, [decision])
    forbid_losing(names, tmp_path, [dataclasses.replace(decision, subject="a-other-title")])
    for others in ([], [dataclasses.replace(decision, reason="别的")]):
        with pytest.raises(PolicyCompareError, match="其中1条决定没有读入"):
            forbid_losing(names, tmp_path, others)
    file.write_bytes(render_decisions_csv(review))
    forbid_losing(names, tmp_path, [])


def test_a_file_filled_in_by_half_is_not_written_over_either(tmp_path):
    (tmp_path / "review-decisions.csv").write_bytes(as_csv(row(姓名="")))
    with pytest.raises(PolicyCompareError, match="第2行没有填姓名；为免丢失未覆盖它"):
        forbid_losing(["review-decisions.csv"], tmp_path, [])


# ---------------------------------------------------------------- ruling


def make(subject, /, **values):
    decision = Decision(
        subject.id,
        subject.kind,
        Verdict.REJECT,
        None,
        "理由",
        "张三",
        "2026-11-22",
        "",
        subject.fingerprint,
        subject.matter,
    )
    return dataclasses.replace(decision, **values)


@pytest.mark.parametrize(
    ("values", "date", "standing"),
    [
        ({}, "2026-12-01", Standing.VALID),
        ({"fingerprint": "f0"}, "2026-12-01", Standing.STALE),
        ({"fingerprint": ""}, "2026-12-01", Standing.STALE),
        ({"verdict": Verdict.WAIVE, "until": "2026-12-01"}, "2026-12-01", Standing.VALID),
        ({"verdict": Verdict.WAIVE, "until": "2026-12-01"}, "2026-12-02", Standing.EXPIRED),
        ({"verdict": Verdict.WAIVE}, "2099-12-02", Standing.VALID),
        ({"subject": "a-other"}, "2026-12-01", Standing.VALID),  # by its matter
        ({"subject": "a-other", "matter": "w-other"}, "2026-12-01", Standing.UNKNOWN),
        ({"subject": "a-other", "kind": SubjectKind.MATCH}, "2026-12-01", Standing.UNKNOWN),
        ({"kind": SubjectKind.MATCH}, "2026-12-01", Standing.UNKNOWN),
        ({"subject": "a-other", "matter": ""}, "2026-12-01", Standing.UNKNOWN),
    ],
)
def test_what_a_decision_is_worth(review, values, date, standing):
    subject = next(one for one in review.subjects if one.kind is SubjectKind.RELATION)
    (ruling,) = rule([make(subject, **values)], review.subjects, date)
    assert ruling.standing is standing
    if standing is not Standing.UNKNOWN:
        assert ruling.decision.subject == subject.id


def test_a_matter_that_two_decisions_claim_goes_to_neither(review):
    subject = review.subjects[0]
    two = rule([make(subject, subject="a-1"), make(subject, subject="a-2")], review.subjects, "")
    assert [one.standing for one in two] == [Standing.UNKNOWN] * 2
    own = rule([make(subject), make(subject, subject="a-2")], review.subjects, "")
    assert [one.standing for one in own] == [Standing.VALID, Standing.UNKNOWN]
