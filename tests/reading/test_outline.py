"""The tree: which heading a clause stands under, whatever numbering a document uses. ``#`` heading, ``-`` clause."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.model import Clause, Heading, Kind
from compare.reading.documents import split
from compare.reading.identity import identify
from compare.reading.lines import clean
from compare.reading.paragraphs import join
from read_text import read_source, source_of, tree_of, wrapped_plans

TREES = [
    (
        "chapters, sections, items",
        """\
        第一章 总体要求
        第一节 主要目标
        到2030年，建成回收网络。
        第二章 重点任务
        一、健全网络
        （一）建设站点。每个社区建设一个站点。
        （二）建设中心。每个县建设一个中心。
        """,
        """\
        # 第一章|总体要求
          # 第一节|主要目标
            - 到2030年，建成回收网络。
        # 第二章|重点任务
          # 一、|健全网络
            - [（一）]（一）建设站点。每个社区建设一个站点。
            - [（二）]（二）建设中心。每个县建设一个中心。
        """,
    ),
    (
        "the lead of a clause stands above the paragraphs that follow it",
        """\
        二、任务
        （一）构建新体系。加快开发新产品。
        推动产业升级。支持企业改造。
        （二）提升水平。建设平台。
        """,
        """\
        # 二、|任务
          - [（一）]（一）构建新体系。加快开发新产品。
            - 推动产业升级。支持企业改造。
          - [（二）]（二）提升水平。建设平台。
        """,
    ),
    (
        "a box closes at the next paragraph outside it, and keeps its own numbering",
        """\
        （一）强化攻关
        大力推动研发。支持企业布局。
        专栏 1 研发工程
        1.装备。重点发展分拣装备。
        2.材料。重点发展再生材料。
        提高产业化水平。支持企业整合资源。
        （二）推动应用
        促进产品推广。完善目录。
        """,
        """\
        # （一）|强化攻关
          - 大力推动研发。支持企业布局。
          # 专栏 1|研发工程
            - [1.]1.装备。重点发展分拣装备。
            - [2.]2.材料。重点发展再生材料。
          - 提高产业化水平。支持企业整合资源。
        # （二）|推动应用
          - 促进产品推广。完善目录。
        """,
    ),
    (
        "the sequence tells whether a number goes on with the box or with the text around it",
        """\
        （一）强化攻关
        1.装备。加快研发分拣装备。
        专栏 1 装备工程
        1.分拣机。研制分拣机。
        2.破碎机。研制破碎机。
        3.打包机。研制打包机。
        2.材料。加快研发再生材料。
        专栏 2 材料工程
        （一）塑料。研制再生塑料。
        （二）橡胶。研制再生橡胶。
        3.标准。加快制定标准。
        （二）推动应用
        1.目录。完善产品目录。
        """,
        """\
        # （一）|强化攻关
          - [1.]1.装备。加快研发分拣装备。
            # 专栏 1|装备工程
              - [1.]1.分拣机。研制分拣机。
              - [2.]2.破碎机。研制破碎机。
              - [3.]3.打包机。研制打包机。
          - [2.]2.材料。加快研发再生材料。
            # 专栏 2|材料工程
              - [（一）]（一）塑料。研制再生塑料。
              - [（二）]（二）橡胶。研制再生橡胶。
          - [3.]3.标准。加快制定标准。
        # （二）|推动应用
          - [1.]1.目录。完善产品目录。
        """,
    ),
    (
        "articles hold their paragraphs and items",
        """\
        第一章 总则
        第一条 为了规范回收，制定本条例。
        第二条 市人民政府应当：
        （一）编制规划；
        （二）安排资金。
        有关部门按照职责分工负责。
        第二章 管理
        第三条 禁止随意丢弃。
        """,
        """\
        # 第一章|总则
          - [第一条]第一条 为了规范回收，制定本条例。
          - [第二条]第二条 市人民政府应当：/（一）编制规划；/（二）安排资金。/有关部门按照职责分工负责。
        # 第二章|管理
          - [第三条]第三条 禁止随意丢弃。
        """,
    ),
    (
        "goals with dashes, a table under its caption",
        """\
        三、目标
        ——规模扩大。回收总量达到一百万吨。
        ——水平提高。利用率达到百分之六十。
        表 1 主要指标
        指标\t2030年
        回收总量\t100
        四、任务
        建设网络。
        """,
        """\
        # 三、|目标
          - [——]——规模扩大。回收总量达到一百万吨。
          - [——]——水平提高。利用率达到百分之六十。
          # |表 1 主要指标
            - 指标 | 2030年
            - 回收总量 | 100
        # 四、|任务
          - 建设网络。
        """,
    ),
    (
        "short items without anything under them are clauses, not headings",
        """\
        一、重点工作
        1. 建设站点
        2. 建设中心
        二、保障
        加强领导。
        """,
        """\
        # 一、|重点工作
          - [1.]1. 建设站点
          - [2.]2. 建设中心
        # 二、|保障
          - 加强领导。
        """,
    ),
    (
        "a heading with a comma is a heading",
        """\
        第三章 健全网络,构建新体系
        （一）完善布局，提升能力
        支持建设分拣中心。
        """,
        """\
        # 第三章|健全网络,构建新体系
          # （一）|完善布局，提升能力
            - 支持建设分拣中心。
        """,
    ),
    (
        "the title of a chapter in two lines above its first article",
        """\
        第一章 站点建设和重点区域

        废旧物资联合回收

        第一条 每个社区应当建设一个站点。

        第二条 每个县应当建设一个中心。

        第二章 法律责任

        第三条 违反本条例的，责令改正。
        """,
        """\
        # 第一章|站点建设和重点区域废旧物资联合回收
          - [第一条]第一条 每个社区应当建设一个站点。
          - [第二条]第二条 每个县应当建设一个中心。
        # 第二章|法律责任
          - [第三条]第三条 违反本条例的，责令改正。
        """,
    ),
]


@pytest.mark.parametrize(("text", "tree"), [row[1:] for row in TREES], ids=[row[0] for row in TREES])
def test_tree(text: str, tree: str) -> None:
    assert tree_of(dedent(text)) == dedent(tree).rstrip("\n")


def test_a_long_paragraph_that_counts_its_points_becomes_a_clause_a_point() -> None:
    points = "".join(f"{n}是{'加快建设覆盖城乡的回收网络，' * 8}完善政策。" for n in "一二三四")
    tree = tree_of("会议提出明年重点任务。" + points + "\n")
    assert [line.lstrip(" -")[:4] for line in tree.splitlines()] == ["会议提出", "[一是]", "[二是]", "[三是]", "[四是]"]


def test_ids_stay_when_other_parts_change() -> None:
    head = "某某市回收条例\n"
    one, two = "第一条 为了规范回收，制定本条例。\n", "第二条 本条例适用于本市。\n"
    three = "第三条 市人民政府应当安排资金。\n"
    before = {c.text: c.id for d in read_source(source_of(head + one + two + three)) for c in d.clauses}
    after = {
        c.text: c.id for d in read_source(source_of(head + two.replace("第二", "第一") + three)) for c in d.clauses
    }
    assert before["第三条 市人民政府应当安排资金。"] == after["第三条 市人民政府应当安排资金。"]
    assert len(set(before.values())) == 3


def test_the_same_words_twice_have_two_ids() -> None:
    clauses = [c for d in read_source(source_of("一、任务\n建设网络。\n建设网络。\n")) for c in d.clauses]
    assert len({clause.id for clause in clauses}) == len(clauses) == 2


def test_missing_articles_are_noticed() -> None:
    text = "某某市回收条例\n" + "".join(f"第{n}条 应当回收。\n" for n in "一二三六")
    (document,) = read_source(source_of(text))
    assert "编号不连续，缺第4—5条" in document.warnings


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ("（一）甲。建设站点。/（二）乙。建设中心。/（四）丁。完善政策。", "缺（3）"),
        ("（一）甲。建设站点。/（五）戊。完善政策。", "缺（2—4）"),
        ("1. 建设站点。/2. 建设中心。/5. 完善政策。", "缺3—4"),
        ("（一）甲。建设站点。/（二）乙。建设中心。/二、保障/（一）丙。加强领导。/（二）丁。加强考核。", ""),
        ("1. 建设站点。/2. 建设中心。/1. 完善政策。/2. 加强考核。", ""),
        ("（三）丙。建设站点。/（四）丁。建设中心。", ""),
        ("一是建设站点。/三是建设中心。", ""),
    ],
)
def test_missing_numbers_are_noticed(lines: str, missing: str) -> None:
    (document,) = read_source(source_of("关于回收体系的意见\n一、任务\n" + lines.replace("/", "\n") + "\n"))
    found = [one for one in document.warnings if "编号不连续" in one]
    assert found == ([f"编号不连续，{missing}"] if missing else [])


def test_a_document_that_is_hardly_legible_says_what_follows() -> None:
    source = replace(source_of("某某市回收条例\n第一条 应当建设回收网络。\n"), confidence=0.8)
    (document,) = read_source(source)
    assert document.audit.quality == pytest.approx(0.8)
    assert any("读入质量0.80，低于0.90" in one for one in document.warnings)


def test_lost_glyphs_are_counted() -> None:
    (document,) = read_source(source_of("一、任务\n建设回\ufffd网\ue001络。\n"))
    assert document.audit.unread == 2
    assert any("2个字符无法辨认" in one for one in document.warnings)


def test_a_list_whose_count_is_right_becomes_a_clause_an_item() -> None:
    text = (
        "一是健全回收网络。提出了建设站点、完善布局、便民回收等3项具体措施。\n二是提升水平。包括甲乙、丙丁等3项措施。\n"
    )
    assert tree_of(text).splitlines() == [
        "# 一是|健全回收网络。提出了",
        "  - 建设站点、",
        "  - 完善布局、",
        "  - 便民回收等3项具体措施。",
        "- [二是]二是提升水平。包括甲乙、丙丁等3项措施。",
    ]


HAN = "一二三四五六七八九"
STYLES = {
    "chapters and items": ("第{han}章 ", "{han}、"),
    "han and brackets": ("{han}、", "（{han}）"),
    "half-width brackets": ("{han}、", "({han})"),
    "han and arabic": ("{han}、", "{n}. "),
    "brackets and arabic": ("（{han}）", "{n}．"),
    "arabic and brackets": ("{n}. ", "（{n}）"),
    "parts and chapters": ("第{han}篇 ", "第{n}章 "),
    "chapters and sections": ("第{han}章 ", "第{n}节 "),
    "han and circled": ("{han}、", "{circled}"),
    "brackets and half-brackets": ("（{han}）", "{n}）"),
}


@pytest.mark.slow
@settings(deadline=None)
@given(st.lists(st.integers(1, 5), min_size=2, max_size=5))
def test_renumbering_a_text_leaves_its_clauses_the_same(sizes: list[int]) -> None:
    def number(pattern: str, n: int) -> str:
        return pattern.format(han=HAN[n], n=n + 1, circled="①②③④⑤"[n])

    trees = set()
    for outer, inner in STYLES.values():
        lines = []
        for n, size in enumerate(sizes):
            lines.append(number(outer, n) + "健全网络")
            lines += [number(inner, m) + f"完善政策{n}{m}，支持建设回收站点。" for m in range(size)]
        parts = [part for d in read_source(source_of("\n".join(lines))) for part in d.parts]
        trees.add(
            tuple(
                (part.text.removeprefix(part.label).strip(), len(part.headings))
                if isinstance(part, Clause)
                else (part.text, part.depth)
                for part in parts
            )
        )
    assert len(trees) == 1


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(wrapped_plans(), st.booleans())
def test_rewrapping_a_text_leaves_its_clauses_the_same(both: tuple[list[str], list[str]], spaced: bool) -> None:
    found = []
    for lines in both:
        text = "\n".join(["关于加快回收体系建设的意见", *lines]).replace("\n", "\n\n" if spaced else "\n")
        parts = [part for document in read_source(source_of(text)) for part in document.parts]
        found.append([(part.label, part.text, part.id if isinstance(part, Clause) else part.depth) for part in parts])
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("要求真务实，坚持打基础利长远，一步一个脚印 出新路，", "个脚印□出新路"),
        ("中共中央 国务院印发了关于回收体系建设的意见，", ""),
        ("打响“绿色清溪 循环家园”的回收品牌，", ""),
    ],
)
def test_a_lone_blank_in_a_sentence_is_a_lost_glyph(text: str, words: str) -> None:
    (document,) = read_source(source_of("一、任务\n" + text + "推动回收体系建设取得新成效，" * 6 + "。\n"))
    found = [one for one in document.warnings if "疑有缺字1处" in one]
    assert bool(found) == bool(words)
    assert words in "".join(found)
    assert not words or "第2行“" in found[0]


def test_the_head_of_a_table_that_goes_on_overleaf_is_furniture() -> None:
    text = "表1 指标\n指标\t2030年\n总量\t100\n续表\n指标\t2030 年\n比重\t60\n二、任务\n指标\t2030年\n"
    (document,) = read_source(source_of(text))
    assert [clause.text for clause in document.clauses] == ["指标 | 2030年", "总量 | 100", "比重 | 60", "指标 | 2030年"]


@pytest.mark.parametrize(
    ("tied", "note", "label"),
    [
        ("建设绿色分拣中心^①，推广智能设备。", "① 指符合标准的场所。", "①"),
        ("建设绿色分拣中心①，推广智能设备。", "①指符合标准的场所。", "①"),
        ("建设绿色分拣中心^㉑，推广智能设备。", "㉑ 指符合标准的场所。", "㉑"),
        ("建设绿色分拣中心[1]，推广智能设备。", "[1] 指符合标准的场所。", "[1]"),
        ("建设“绿色分拣中心”〔12〕推广智能设备。", "〔12〕指符合标准的场所。", "〔12〕"),
        ("建设绿色分拣中心¹，推广智能设备。", "¹ 指符合标准的场所。", "¹"),
        ("建设绿色分拣中心^[3]，推广智能设备。", "[3] 指符合标准的场所。", "[3]"),
    ],
)
def test_a_footnote_is_labelled_with_its_mark(tied: str, note: str, label: str) -> None:
    (document,) = read_source(source_of(f"一、任务\n{tied}\n{note}\n"))
    assert [(one.kind, one.label) for one in document.clauses] == [(Kind.CLAUSE, ""), (Kind.FOOTNOTE, label)]


def test_items_are_no_footnotes() -> None:
    text = "一、任务\n重点做好两件事：①建设站点；②建设中心。\n①建设站点，覆盖社区。\n②建设中心，覆盖县区。\n"
    (document,) = read_source(source_of(text))
    assert [one.label for one in document.clauses] == ["", "①", "②"]
    assert {one.kind for one in document.clauses} == {Kind.CLAUSE}


LETTERS = re.compile(r"[\u4e00-\u9fff\d]")
SOUP = "①②㉑³[1]^“”一二三（）、.1第章条节。，；：专栏表目录附件是——\t\n\n\n政策回收网络建设2026年月日〔〕号关于的通知意见某市人民政府上接下转版本报讯 "


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=SOUP, max_size=240))
def test_no_soup_raises_or_loses_a_character(soup: str) -> None:
    visible = sum(not char.isspace() for char in soup)
    documents = read_source(source_of(soup))
    total = 0
    held = ""
    for document in documents:
        a = document.audit
        assert a.characters == a.clause + a.heading + a.table + a.footnote + a.furniture + a.unread
        assert len({clause.id for clause in document.clauses}) == len(document.clauses)
        assert all(clause.kind in (Kind.CLAUSE, Kind.TABLE, Kind.FOOTNOTE) for clause in document.clauses)
        total += a.characters
        held += "".join(part.words if isinstance(part, Heading) else part.text for part in document.parts)
    assert total == visible
    # What is neither furniture nor a red head stands in the tree, letter for letter.
    source = source_of(soup)
    sections = [
        one for section in split(join(source, clean(source))) for one in identify(section, "文件.txt").paragraphs
    ]
    texts = "".join(one.text for one in sections if one.kind in (Kind.CLAUSE, Kind.TABLE, Kind.FOOTNOTE))
    assert not Counter(LETTERS.findall(texts)) - Counter(LETTERS.findall(held))


def test_the_steps_of_the_history_of_a_law_stand_apart() -> None:
    history = (
        "（2019年11月28日云岭省第十三届人民代表大会常务委员会第十四次会议通过　根据2023年9月27日云岭省第十四届"
        "人民代表大会常务委员会第五次会议《关于修改〈云岭省古树保护条例〉的决定》修正）"
    )
    (document,) = read_source(
        source_of(f"云岭省古树保护条例\n{history}\n第一条 制定本条例。\n第二条 自2020年1月1日起施行。\n")
    )
    assert not [one for one in document.warnings if "疑有缺字" in one]


def test_headings_with_numerals_of_the_bank_stand_above_the_others() -> None:
    text = "壹、稳住回收\n一、新建站点二十个。\n贰、发展产业\n一、培育企业三家。\n"
    assert (
        tree_of(text)
        == "# 壹、|稳住回收\n  - [一、]一、新建站点二十个。\n# 贰、|发展产业\n  - [一、]一、培育企业三家。"
    )


@pytest.mark.parametrize(
    "cited",
    [
        "《清河市回收管理办法》",
        "《清河市回收管理办法》（2024年3月1日清河市人民政府令第40号公布）",
        "《关于印发〈清河市回收方案〉的通知》",
        "清河市人民代表大会常务委员会公告第8号",
        "清政发〔2011〕30号",
    ],
)
def test_a_document_cited_in_a_list_without_numbers_is_no_heading(cited: str) -> None:
    text = f"一、编制依据\n{cited}\n二、主要目标\n到2030年，建成站点五十个。\n"
    tree = f"# 一、|编制依据\n  - {cited}\n# 二、|主要目标\n  - 到2030年，建成站点五十个。"
    assert tree_of(text) == tree


def test_the_number_of_the_last_document_of_a_list_does_not_head_what_closes_the_text() -> None:
    text = "下列文件废止：\n1.清河市回收办法\n清政发〔2009〕12号\n2.清河市分类细则\n清政发〔2011〕30号\n本决定自印发之日起施行。\n"
    assert "#  清政发" not in tree_of(text)
    assert "|清政发" not in tree_of(text)


def test_a_document_heads_what_amends_it() -> None:
    text = "《清河市回收办法》\n将第五条中的“商业局”修改为“商务局”。\n《清河市分类细则》\n删去第八条。\n"
    assert tree_of(text).splitlines()[::2] == ["# |《清河市回收办法》", "# |《清河市分类细则》"]


@pytest.mark.parametrize(
    "above", ["附件1\n", "现将办法印发给你们。\n", "一、编制依据\n做好回收。\n二、保障\n安排资金。\n"]
)
@pytest.mark.parametrize(
    "below",
    [
        "第一条 站点应当建立台账。\n第二条 站点应当每年报告。\n",
        "第一章 站点\n站点应当建立台账。\n",
        "一、站点\n站点应当建立台账。\n",
        "站点应当建立台账。\n",
    ],
)
def test_a_document_in_title_marks_heads_its_own_text(above: str, below: str) -> None:
    assert "# |《清河市回收办法》" in tree_of(f"{above}《清河市回收办法》\n{below}")


def test_rules_in_title_marks_do_not_join_the_last_article_above() -> None:
    articles = "第一条 站点应当建立台账。\n第二条 站点应当每年报告。\n"
    text = f"《清河市回收办法》\n{articles}第三条 站点应当公示。\n《清河市分类办法》\n{articles}"
    assert [line for line in tree_of(text).splitlines() if "《" in line] == [
        "# |《清河市回收办法》",
        "# |《清河市分类办法》",
    ]


def test_amended_documents_stand_beside_each_other() -> None:
    amendments = {
        "《清河市回收办法》": "第五条修改为：站点应当公示。",
        "《清河市分类定额》": "原第八条改为第九条，增加一款。",
        "《清河市站点办法》": "“商业局”修改为“商务局”。",
        "《清河市转运办法》": "对第七条作出修改：站点应当公开。",
        "《清河市处置办法》": "在第七条后增加一款：站点应当公开。",
    }
    text = "一、修改的文件\n" + "".join(f"{title}\n{words}\n" for title, words in amendments.items())
    assert [line for line in tree_of(text).splitlines() if "《" in line] == [f"# |{title}" for title in amendments]
