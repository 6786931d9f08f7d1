"""What belongs to the page is furniture, and the sentences that it tears are joined."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compare.model import Kind
from read_text import read_source, source_of, texts_of

PAGES = (
    "为加快发展保障性租赁住房，解决新市民、青年人住房困难，结合我市\n实际，制定本方案，请遵照执行。\n一、基本要求\n"
    "坚持小户型、低租金，单套建筑面积不超过七十平方米，租金不高于同\n地段同品质市场租赁住房租金的百分之八",
    "十五，并由市住房城乡建设局每年公布一次租金参考价，供各方查询使\n用。\n二、支持政策\n"
    "对符合条件的项目，按照每平方米二百元的标准给予补助，补助资金由市\n财政局会同市住房城乡建设局在每年六月底前拨付到位，不得挤占挪用",
    "或者截留。\n三、监督管理\n建立住房租赁管理服务平台，纳入统一管理，每季度开展一次检查，检查\n"
    "结果向社会公布，对违反规定的企业，依法列入失信名单，三年内不得享\n受财政补",
    "贴政策，情节严重的，依法吊销营业执照。\n四、组织实施\n各县区人民政府负责落实属地责任，每半年向市政府报告一次进展情况。",
)
Line = Callable[[int], str]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        (lambda n: "清溪市人民政府公报　2026年第3期" if n % 2 else "市政府办公室文件", lambda n: f"· {n} ·"),
        (lambda n: "清溪市住房文件选编", lambda n: f"— {n} —"),
        (lambda n: "", lambda n: f"Page {n} of 15"),
        (lambda n: "", lambda n: f"第{n}页　共15页"),
        (lambda n: f"{n}　清溪市人民政府公报", lambda n: ""),
        (lambda n: "", lambda n: f"清溪市住房文件选编　{n}"),
    ],
)
def test_running_heads_are_furniture_and_torn_sentences_are_joined(head: Line, foot: Line) -> None:
    pages = ("\n".join(one for one in (head(n), page, foot(n)) if one) for n, page in enumerate(PAGES, start=12))
    texts = texts_of("清溪市保障性住房实施方案\n\n" + "\n".join(pages) + "\n")
    assert len([one for one in texts if one[1:2] == "、"]) == 4
    for torn in ("租金的百分之八十五，并由", "不得挤占挪用或者截留", "不得享受财政补贴政策"):
        assert any(torn in one for one in texts), torn
    assert not any("公报" in one or "文件" in one or "15" in one for one in texts)


@pytest.mark.parametrize(
    "text",
    [
        "第一章 建设\n工作目标\n建成站点20个。\n— 3 —\n第二章 管理\n工作目标\n每月检查一次。\n— 4 —\n",
        "1合格\n2合格\n3合格\n",
        # the last words of two tasks, one of them above the end of a page
        "建设站点。（市商务局、市\n住建目标局负责）\n— 3 —\n建设中心。（市商务局、市\n住建目标局负责）\n— 4 —\n",
        "清溪市方案\n为建设站点，制定本方案。\n一、建设\n共同目标\n每年检查。\n— 3 —\n二、管理\n共同目标\n— 4 —\n每月检查。\n",
    ],
)
def test_what_comes_again_for_another_reason_stays(text: str) -> None:
    assert not [one for one in texts_of(text, Kind.FURNITURE) if "目标" in one or "合格" in one]


IMPRINT = (
    "清溪市商务局\n2026年4月1日\n抄送：市委办公室，市人大办公室。\n清溪市商务局办公室　　2026年4月2日印发\n共印150份\n"
)


def test_what_stands_beneath_a_signature_is_furniture() -> None:
    document = read_source(source_of(f"清溪市商务局关于回收的通知\n各区：\n一、每年检查一次。\n{IMPRINT}"))[0]
    assert [one.text for one in document.clauses][-2:] == ["清溪市商务局", "2026年4月1日"]
    assert document.identity.date == "2026-04-01"


@pytest.mark.parametrize("mark", ["注意保存", "内部资料　注意保存", "内部资料，注意保密"])
def test_the_corner_of_internal_papers_is_furniture(mark: str) -> None:
    document = read_source(source_of(f"{mark}\n清溪市政府会议纪要\n会议决定，市商务局每年检查一次。\n"))[0]
    assert document.identity.title == "清溪市政府会议纪要"
    assert len(document.clauses) == 1


def test_radicals_of_a_text_layer_are_read_as_the_characters_that_look_the_same() -> None:
    text = "清溪市⼈⺠政府⼯作规则\n市⻓每⽉召开⼀次会议，听取⻢路、⻔店和⻝品⻛险情况。\n"
    assert texts_of(text) == ["清溪市人民政府工作规则", "市长每月召开一次会议，听取马路、门店和食品风险情况。"]


def test_the_steps_of_a_history_lack_no_character() -> None:
    history = (
        "（2018年6月1日清溪市人民政府令第40号发布　根据2022年8月9日《清溪市人民政府关于修改部分规章的决定》第一次修正"
        "　根据2026年1月12日《清溪市人民政府关于修改〈清溪市房屋安全规定〉的决定》第二次修正）"
    )
    document = read_source(source_of(f"清溪市房屋安全规定\n{history}\n第一条 每三年检查一次。\n"))[0]
    assert not [one for one in document.warnings if "缺字" in one]


def test_addressees_do_not_run_on() -> None:
    text = (
        "特 急\n清溪市防汛抗旱指挥部办公室\n清汛办电〔2026〕3号\n关于做好5月18日至20日强降雨防范工作的紧急通知\n"
        "各县（区）防汛抗旱指挥部，市防指各成员单位：\n据气象预报，我市将有强降雨过程，现通知如下：\n一、压实责任\n"
        "各级防汛责任人要立即上岗到位。\n二、转移避险\n对危险区域群众提前6小时转移。\n清溪市防汛抗旱指挥部办公室\n2026年5月17日\n"
    )
    assert "各县（区）防汛抗旱指挥部，市防指各成员单位：" in texts_of(text)


def test_a_title_that_heads_every_page_stays_where_it_stands_first() -> None:
    title = "清溪市保障性住房实施方案"
    pages = "\n".join(f"{title}\n{page}\n— {n} —" for n, page in enumerate(PAGES, start=1))
    texts = texts_of(pages + "\n")
    assert [one for one in texts if title in one] == [title]
