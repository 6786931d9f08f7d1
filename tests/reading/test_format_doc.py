"""Binary Word and WPS files: numbers, changes, tables and notes; what is protected or damaged is said in one line."""

from __future__ import annotations

import contextlib
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from binary_files import CENTERED, Lvl, Par, compound, number, row, word_binary
from compare.errors import PolicyCompareError
from compare.reading.files import read_bytes
from compare.reading.formats.doc import read

DEEPER = {at: Lvl(f"%{at + 1})", 0) for at in range(3, 9)}
OFFICIAL = ({0: Lvl("%1、"), 1: Lvl("（%2）"), 2: Lvl("%3.", 0), **DEEPER}, ())
ARTICLES = ({0: Lvl("第%1章"), 1: Lvl("第%2条", flags=8), 2: Lvl("（%3）"), **DEEPER}, ())
NORMAL = (0xFFF, b"")


def texts(data: bytes) -> list[str]:
    return [line.text for line in read(data, "文件.doc").lines if not line.furniture]


def listed(list_: int, *levels: int) -> list[Par]:
    return [Par("项", properties=number(list_, level)) for level in levels]


# ---------------------------------------------------------------- automatic numbers


def test_numbers_of_an_official_document() -> None:
    made = word_binary(
        [
            Par("某市废旧物资管理办法"),
            Par("总体要求", properties=number(1, 0)),
            Par("坚持回收优先。", properties=number(1, 1)),
            Par("网点翻一番。", properties=number(1, 1)),
            Par("重点任务", properties=number(1, 0)),
            Par("建设网点。", properties=number(1, 1)),
            Par("每个街道一处。", properties=number(1, 2)),
        ],
        lists=[OFFICIAL],
    )
    assert texts(made) == [
        "某市废旧物资管理办法",
        "一、总体要求",
        "（一）坚持回收优先。",
        "（二）网点翻一番。",
        "二、重点任务",
        "（一）建设网点。",
        "1.每个街道一处。",
    ]


def test_articles_count_through_chapters() -> None:
    made = word_binary(listed(1, 0, 1, 1, 0, 1, 2, 1, 2), lists=[ARTICLES])
    assert texts(made) == [
        "第一章 项",
        "第一条 项",
        "第二条 项",
        "第二章 项",
        "第三条 项",
        "（一）项",
        "第四条 项",
        "（一）项",
    ]


def test_overrides_begin_again_or_change_the_level() -> None:
    made = word_binary(
        listed(1, 0, 0) + listed(2, 0, 0) + listed(3, 0),
        lists=[OFFICIAL],
        overrides=[(100, {}), (100, {0: (1, None)}), (100, {0: (7, Lvl("%1）", 0, 9))})],
    )
    assert texts(made) == ["一、项", "二、项", "一、项", "二、项", "9）项"]


def test_a_simple_list_and_bullets() -> None:
    made = word_binary(
        listed(1, 0, 0) + listed(2, 0), lists=[({0: Lvl("%1.", 0, 3)}, ()), ({0: Lvl("\uf06c", 23)}, ())]
    )
    assert texts(made) == ["3.项", "4.项", "● 项"]


def test_numbers_through_styles() -> None:
    list_only = struct.pack("<HH", 0x460B, 1)
    made = word_binary(
        [
            Par("甲", style=1),
            Par("乙", style=2),
            Par("丙", style=3),
            Par("丁", style=1, properties=number(0, 0)),
            Par("戊"),
        ],
        lists=[(OFFICIAL[0], [1, 2])],
        styles=[NORMAL, (0xFFF, list_only), (0xFFF, list_only), (2, b"")],
    )
    assert texts(made) == ["一、甲", "（一）乙", "二、丙", "丁", "戊"]


def test_a_list_that_is_not_there() -> None:
    assert texts(word_binary(listed(5, 0) + listed(0x7FF, 0))) == ["项", "项"]


# ---------------------------------------------------------------- text


def test_changes_and_hidden_text() -> None:
    made = word_binary(
        [
            Par("各街道⟦可以⟧⟪应当⟫设站⸨不见⸩⦇划去⦈。"),
            Par("⟦整段删去", properties=number(1, 0)),
            Par("⟧乙", properties=number(1, 0)),
        ],
        lists=[OFFICIAL],
    )
    result = read(made, "文件.doc")
    assert [(line.text, line.furniture) for line in result.lines] == [
        ("各街道应当设站。", False),
        ("不见", True),
        ("划去", True),
        ("一、乙", False),
    ]
    assert result.warnings == (
        "文件带有修订标记（插入1处、删除2处），按接受全部修订后的文字读入",
        "文件有隐藏文字1处，Word中不显示，未作为条文",
        "文件有1处文字加了删除线，按已删除处理，未作为条文，请核对",
    )


def test_tables_in_order() -> None:
    made = word_binary(
        [
            Par("前文。"),
            *row("序号", "任务"),
            *row("1", "建站/管站"),
            *row("", ""),
            Par("后文。"),
            *row("专栏1/建设网点。"),
        ]
    )
    assert texts(made) == ["前文。", "序号\t任务", "1\t建站 管站", "后文。", "专栏1", "建设网点。"]


def test_fields_breaks_signs_and_pictures() -> None:
    made = word_binary(
        [
            Par('见\x13 HYPERLINK "x" \x01\x14链接\x15处'),
            Par("\x13 IF \x13 PAGE \x149\x15 \x14结果\x15后"),
            Par("\x13 TOC \x14目录一"),
            Par("目录二\x15"),
            Par("甲\x1e乙\x1f丙\t丁\x01"),
            Par("一行\x0b二行"),
            Par("某市废旧物资\x0b管理办法", properties=CENTERED),
            Par("上页", "\x0c"),
            Par("下页"),
        ]
    )
    result = read(made, "文件.doc")
    assert [line.text for line in result.lines] == [
        "见链接处",
        "结果后",
        "目录一",
        "目录二",
        "甲-乙丙 丁",
        "一行",
        "二行",
        "某市废旧物资管理办法",
        "上页",
        "下页",
    ]
    assert result.warnings == ("文件有图片或嵌入对象1个，其中的文字未读入",)


def test_entries_of_a_contents_page_keep_their_leader() -> None:
    made = word_binary([Par("一、总体要求\t12", style=1), Par("合计\t12")], styles=[NORMAL, NORMAL], names=[0, 19])
    assert texts(made) == ["一、总体要求……12", "合计 12"]


def test_notes_headers_and_boxes() -> None:
    made = word_binary(
        [Par("回收网点\x02应当公示\x02。"), Par("下一段。")],
        footnotes=["指街道网点。"],
        endnotes=["见附件。"],
        headers=["", "某市文件", "某市文件"],
        boxes=["框中文字"],
    )
    result = read(made, "文件.doc")
    assert [(line.text, line.furniture) for line in result.lines] == [
        ("回收网点^①应当公示^②。", False),
        ("① 指街道网点。", False),
        ("② 见附件。", False),
        ("下一段。", False),
        ("框中文字", False),
        ("某市文件", True),
    ]


def test_text_of_one_byte_a_character() -> None:
    assert texts(word_binary([Par("Annex 1"), Par("“Plan” – 2026")], compressed=True)) == ["Annex 1", "“Plan” – 2026"]


def test_wps_is_the_same_format() -> None:
    source = read_bytes(word_binary([Par("某市废旧物资管理办法")]), "办法.wps")
    assert (source.format, source.flowing, source.lines[0].text) == ("doc", True, "某市废旧物资管理办法")


# ---------------------------------------------------------------- damage


MOJIBAKE = word_binary([Par("".join(chr(0x0800 + at) for at in range(200)))])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (compound({"EncryptedPackage": b""}), "密码保护"),
        (compound({"Workbook": b"", "1Table": b""}), "不是 Word 或 WPS 文字文件"),
        (word_binary([Par("甲")], flags=0x0300), "密码保护或版本过旧"),
        (word_binary([Par("甲")], ident=0xA5DC), "密码保护或版本过旧"),
        (word_binary([Par("某市废旧物资管理办法" * 400)])[:6000], "已损坏"),
        (MOJIBAKE, "已损坏"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(PolicyCompareError) as problem:
        read_bytes(data, "办法.doc")
    assert words in str(problem.value)
    assert str(problem.value).startswith("办法.doc：")
    assert "\n" not in str(problem.value)


SAMPLE = word_binary(
    [*listed(1, 0, 1), *row("甲", "乙"), Par("正文\x02⟦删⟧。", style=1)],
    lists=[OFFICIAL],
    overrides=[(100, {0: (1, None)})],
    styles=[NORMAL, (0, number(1, 1))],
    footnotes=["注。"],
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damaged_files_never_raise_anything_else(data: st.DataObject) -> None:
    damaged = bytearray(SAMPLE)
    written = [at for at in range(8, len(SAMPLE)) if SAMPLE[at]]
    changes = st.tuples(st.sampled_from(written) | st.integers(8, len(SAMPLE) - 1), st.integers(0, 255))
    for at, value in data.draw(st.lists(changes, max_size=8)):
        damaged[at] = value
    cut = data.draw(st.integers(8, len(damaged)) | st.just(len(damaged)))
    with contextlib.suppress(PolicyCompareError):
        read(bytes(damaged[:cut]), "文件.doc")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=2000))
def test_random_bytes_behind_the_signature(data: bytes) -> None:
    with pytest.raises(PolicyCompareError):
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data, "文件.doc")


@pytest.mark.real
def test_real_files(real: Path) -> None:
    folder = real / "documents" / "formats"
    word = read((folder / "61490.doc").read_bytes(), "61490.doc")
    assert [line.text[:4] for line in word.lines if line.text[0].isdigit() and "\t" not in line.text] == [
        "1.章节",
        "1.1.",
        "1.2.",
    ]
    assert [line.text for line in word.lines if "\t" in line.text] == ["11\t12\t13", "21\t22\t23", "31\t32\t33"]
    wps = read((folder / "sample.wps").read_bytes(), "sample.wps")
    assert [line.text[:2] for line in wps.lines if line.text[0] in "一二三四"] == ["一、", "二、", "三、", "四、"]
    assert [line.text[0] for line in wps.lines if line.text[0] in "•123"] == [*"1•••2123", *"1•••2123"]
