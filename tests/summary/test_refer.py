"""What a text names: titles, 文号, versions, short names, and what is no citation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.summary.citations import Name, find_titles, is_policy, read_mentions, read_name, unwrap

# text | title, 文号 …, as named in it
NAMED = """
按照《云岭省渡口管理条例》执行 | 云岭省渡口管理条例
依据《渡口法》《码头条例》和《船员办法（试行）》 | 渡口法 | 码头条例 | 船员办法（试行）
落实《渡口建设规划（2026—2030年）》（云政发〔2026〕8号） | 渡口建设规划（2026—2030年） 云政发〔2026〕8号
落实《渡口建设规划》(云政发[2026]8号) | 渡口建设规划 云政发〔2026〕8号
落实《渡口建设规划》（云政发 〔 2026 〕 8 号，以下简称《建设规划》），《建设规划》提出 | 渡口建设规划 云政发〔2026〕8号
《云岭省人民政府关于印发渡口建设规划的通知》 | 渡口建设规划
《云岭省人民政府办公厅关于印发〈渡口建设规划〉的通知》 | 渡口建设规划
《关于印发《渡口建设规划》的通知》（云政发〔2026〕8号） | 渡口建设规划 云政发〔2026〕8号
《云岭省委办公厅 云岭省人民政府办公厅印发〈关于渡口的意见（试行）〉的通知》 | 关于渡口的意见（试行）
《云岭省实施〈渡口法〉办法》 | 云岭省实施〈渡口法〉办法
《渡口 管理 条例》 | 渡口管理条例
根据云政发〔2025〕12号精神 |  云政发〔2025〕12号
按照《渡口条例》和云政办发〔2025〕12号文件要求 | 渡口条例 |  云政办发〔2025〕12号
《渡口公共服务标准》（GB 1234—2020） | 渡口公共服务标准
《关于加强渡口制度建设工作的通知》 | 关于加强渡口制度建设工作的通知
《2026年政府工作报告》 | 2026年政府工作报告
"""

NOT_NAMED = (
    "《云岭日报》报道",
    "《水经注》有载",
    "取得《船员证》后上岗，填写《渡口登记表》",
    "签订《渡口安全承诺书》",
    "《孙子兵法》《楷书书法》",
    "本《规划》由省发展改革委解释",
    "《实施意见》提出",
    "《渡口条例》同时废止",
    "《渡口条例》（云政发〔2010〕3号）自本办法施行之日起废止",
    "根据《关于修改〈渡口条例〉的决定》修正",
    "根据《关于修改〈渡口条例〉的决定》第二次修正",
    "抓紧制定《渡口管理办法》",
    "编制《渡口发展规划》",
    "未闭合的《渡口条例",
    "第35号令",
)


@pytest.mark.parametrize("row", NAMED.strip().splitlines())
def test_named(row: str) -> None:
    text, *wanted = row.split(" | ")
    found = [f"{one.title} {one.number}".rstrip() for one, _ in read_mentions(text)]
    short = {name for _, names in read_mentions(text) for name in names}
    found = [one for one in found if read_name(one).base not in short]
    assert found == [one.rstrip() for one in wanted]


@pytest.mark.parametrize("text", NOT_NAMED)
def test_not_named(text: str) -> None:
    assert not list(read_mentions(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("渡口建设规划（2026—2030年）", "渡口建设规划(2026-2030年)"),
        ("渡口建设规划（2021—2025年）", "渡口建设规划（2026－2030年）"),
        ("“十四五”渡口建设规划", "「十五五」渡口建设规划"),
        ("中华人民共和国渡口法", "渡口法（2021年修订）"),
        ("云岭省实施〈渡口法〉办法", "云岭省实施<渡口法>办法"),
        ("云岭省实施《渡口法》办法", "云岭省实施渡口法办法"),
        ("2025年渡口工作要点", "渡口2026年度工作要点"),
        ("渡口服务目录（2016版）", "渡口服务目录"),
        ("关于加快 渡口建设的意见", "云岭省人民政府关于加快渡口建设的意见"),
        ("云岭省人民政府关于印发渡口建设规划的通知", "渡口建设规划"),
    ],
)
def test_versions_of_one_title_have_one_base(one: str, other: str) -> None:
    assert read_name(one).base == read_name(other).base


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("云岭省人民政府关于加快渡口建设的意见", Name("加快渡口建设的意见", "云岭省人民政府")),
        ("渡口建设规划（2026—2030年）", Name("渡口建设规划", "", 2026)),
        ("“十四五”渡口规划", Name("五年渡口规划", "", 2021)),
        ("渡口发展第十五个五年规划纲要", Name("渡口发展五年规划纲要", "", 2026)),
        ("渡口法（2021年修订）", Name("渡口法", "", 2021)),
        ("示例国国务院办公厅关于印发渡口规划的通知", Name("渡口规划", "示例国国务院办公厅")),
    ],
)
def test_a_title_is_taken_apart(title: str, name: Name) -> None:
    assert read_name(title) == name


def test_a_remark_behind_a_title_tells_its_version() -> None:
    ((mention, _),) = read_mentions("依照《渡口法》（2015年修订）处罚")
    assert mention.name.version == 2015


def test_short_names_are_told() -> None:
    ((_, short),) = read_mentions("根据《云岭省渡口条例》（以下简称《条例》）")
    assert short == {"条例"}


def test_a_notice_gives_what_it_issues() -> None:
    assert unwrap("云岭省商务厅关于印发渡口办法的通知") == ("云岭省商务厅", "渡口办法")
    assert unwrap("云岭省商务厅关于做好渡口工作的通知") == ("", "云岭省商务厅关于做好渡口工作的通知")


@given(st.text("《》〈〉（）渡口条例规划 ", max_size=60))
def test_any_brackets_are_survived(text: str) -> None:
    for start, end in find_titles(text):
        assert text[start] == "《" and text[end - 1] == "》"
        is_policy(text[start + 1 : end - 1])
    list(read_mentions(text))
