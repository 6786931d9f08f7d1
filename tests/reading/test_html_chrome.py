"""Web pages: what belongs to the site is furniture, and no sentence, row or numbered line of the document is."""

from __future__ import annotations

import pytest

from compare.model import Document
from compare.pipeline import read_source
from compare.reading.files import read_bytes
from compare.reading.formats.html import read

TITLE = "临川市渡口修缮实施方案"
BODY = (
    "<p>为修缮渡口，结合我市实际，制定本方案。</p><p>一、修缮任务</p><p>2027年底前修缮渡口五处。</p>"
    "<p>二、检查制度</p><p>市交通局每年检查一次。</p><p>临川市人民政府</p><p>2026年5月12日</p>"
)
TEXT = [part.removeprefix("<p>") for part in BODY.split("</p>") if part]
NAV = (
    '<div class="nav"><ul><li><a href="#">首页</a></li><li><a href="#">市情</a></li><li><a href="#">信息公开</a></li></ul></div>'
    '<div class="crumb">您当前所在位置：<a>首页</a>&gt;<a>信息公开</a>&gt;<a>政策文件</a></div>'
)
FOOT = (
    '<div class="share">分享到：<a>微信</a><a>微博</a></div><div class="related"><h3>相关阅读</h3><ul><li><a>一图读懂：数据条例</a></li>'
    '<li><a>临川市召开工作推进会</a></li></ul></div><p>友情链接：<a href="4">中国政府网</a> <a href="5">省政府</a></p>'
    "<div>版权所有：临川市人民政府 网站地图 | 联系我们 赣ICP备12345678号-1 "
    "赣公网安备 36100002000001号</div><div>建议使用1366*768分辨率、IE9.0以上版本浏览器达到最佳浏览效果。</div>"
)


def page(body: str, head: str = f"<title>{TITLE}</title>") -> str:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def lines(text: str) -> list[str]:
    return [line.text for line in read(text.encode(), "页.html").lines if not line.furniture]


def read_page(text: str) -> Document:
    (document,) = read_source(read_bytes(text.encode(), "页.html"))
    return document


@pytest.mark.parametrize(
    "frame",
    [
        '{nav}<div class="content">{body}</div>{foot}',
        '{nav}<div class="article">{body}</div>{foot}',
        '{nav}<div class="zwgk_content">{body}</div>{foot}',
        "<div>{nav}</div><div>{body}</div><div>{foot}</div>",
        "<table><tr><td>{nav}</td></tr><tr><td><a>法规公文</a><br><a>组织机构</a></td><td><table><tr><td>{body}</td></tr></table></td></tr>"
        "<tr><td>{foot}</td></tr></table>",
        '{nav}<div id="container">位置：<a>首页</a> / <a>政策</a>{body}<p><a href="#">【打印】</a> <a href="#">【关闭】</a></p>{foot}</div>',
        "<header><ul><li>首页</li><li>政务公开</li></ul></header><aside><ul><li>领导之窗</li></ul></aside><main>{body}</main>{foot}",
        '{nav}<div class="c"><div>{body}</div><p>上一篇：<a href="1">促进就业措施</a></p><p>下一篇：没有了</p></div>{foot}',
    ],
)
def test_what_belongs_to_the_site_is_furniture(frame: str) -> None:
    text = page(frame.format(nav=NAV, body=f"<h1>{TITLE}</h1>{BODY}", foot=FOOT))
    assert [line for line in lines(text) if not line.startswith("发布日期")] == [TITLE, *TEXT]


def test_a_page_that_was_pasted_as_text() -> None:
    pasted = (
        f"首页 > 政务公开 > 规范性文件\n{TITLE}\n"
        + "\n".join(TEXT)
        + "\n上一篇：渡口管理办法\n网站标识码：3600000001\n"
    )
    (document,) = read_source(read_bytes(pasted.encode(), "页.txt"))
    assert document.identity.title == TITLE
    assert [part.text for part in document.clauses][-1] == TEXT[-1]


def test_no_sentence_is_taken_for_the_site() -> None:
    parts = BODY.split("<p>二、")
    frame = (
        f'<div>{NAV}</div><div class="main"><div>{parts[0]}</div><div class="foot"><p>二、{parts[1]}</div></div>{FOOT}'
    )
    assert lines(page(frame)) == [TITLE, *TEXT]


def test_a_list_of_links_within_the_text_is_text() -> None:
    listed = '<p>决定废止下列文件：</p><p><a href="1">1.渡口管理办法</a></p><p><a href="2">摊点管理办法</a></p><p>本决定自公布之日起施行。</p>'
    assert lines(page(f'{NAV}<div class="wz">{listed}</div>{FOOT}'))[1:] == [
        *("决定废止下列文件：", "1.渡口管理办法", "摊点管理办法", "本决定自公布之日起施行。"),
    ]
    named = BODY.replace("<p>", '<p><a name="OLE_LINK1">').replace("</p>", "</a></p>")
    assert lines(page(f"{NAV}<div>{named}</div>{FOOT}")) == [TITLE, *TEXT]
    annexed = BODY + '<p>附件：<a href="/a/b.docx">渡口清单.docx</a></p>'
    assert lines(page(f"{NAV}<div>{annexed}</div>{FOOT}"))[-1] == "附件：渡口清单.docx"


@pytest.mark.parametrize(
    "line",
    [
        "初审：县级教育部门",
        "审核：市财政局",
        "群众扫码关注即可申请。",
        "微信扫码办理，全程不见面。",
        "30",
        "位置：东湖路以北",
        "相关政策",
        "责任单位：市住建局",
        "建议使用节水器具",
        "关闭小煤矿",
        "完善设施",
    ],
)
def test_words_of_a_document_are_not_taken_for_the_site(line: str) -> None:
    text = page(f'<div class="TRS_Editor">{BODY}<p>{line}</p><p>万元以上的项目</p><p>市交通局每年检查两次。</p></div>')
    assert line in lines(text)


def test_a_red_head_in_an_element_called_header() -> None:
    head = '<div class="header"><p>临川市人民政府文件</p><p>临府发〔2026〕9号</p></div>'
    found = read_page(page(f'{NAV}<div class="detail">{head}<h3>{TITLE}</h3>{BODY}</div>{FOOT}')).identity
    assert found.number == "临府发〔2026〕9号"


def test_two_parts_of_one_content_are_read() -> None:
    notice = "<p>现将渡口修缮实施方案印发给你们，请认真贯彻执行，并于每年十二月底前将落实情况报市交通局，重大问题及时报告。</p>"
    text = page(
        f'{NAV}<div><div class="TRS_Editor">{notice}</div><div><div class="TRS_Editor">{BODY * 2}</div></div></div>{FOOT}'
    )
    assert [line for line in lines(text) if line.startswith(("现将", "市交通局"))] == [notice[3:-4], *[TEXT[4]] * 2]


def test_a_table_that_is_the_whole_text_is_read_whole() -> None:
    rows = (
        "<thead><tr><th>类别</th><th>项目</th><th>目标</th><th>单位</th></tr></thead><tr><td rowspan=2>教育</td><td>食堂改造</td>"
        "<td>60所</td><td>市教育局</td></tr><tr><td>校车更新</td><td>40辆</td><td>市教育局<br>市公安局</td></tr><tr><td>卫生</td>"
        "<td>筛查</td><td><table><tr><td>甲</td><td>2万人</td></tr><tr><td>乙</td><td>1.8万人</td></tr></table></td><td>市卫健委</td></tr>"
    )
    document = read_page(page(f"<h1>临川市民生实事项目表</h1><table>{rows}</table>", ""))
    assert document.identity.title == "临川市民生实事项目表"
    assert not document.identity.issuers
    assert [one.text.split(" | ")[0] for one in document.clauses] == ["类别", "教育", "校车更新", "卫生"]
    assert all(word in document.clauses[3].text for word in ("甲", "2万人", "乙", "1.8万人", "市卫健委"))


def test_a_title_behind_the_body_and_the_column_in_the_name_of_a_page() -> None:
    named = f"<title>临川市人民政府 政策文件 {TITLE}</title>"
    assert read_page(page(f"<article><p>{TITLE}</p>{BODY}</article>", named)).identity.title == TITLE
    issued = "<title>临川市人民政府 关于修缮渡口的通知</title>"
    assert lines(page(BODY, issued))[0] == "临川市人民政府 关于修缮渡口的通知"


def test_the_day_of_publication_counts_where_the_text_has_none() -> None:
    stamp = "<div>发布时间：2026-05-13 09:12　来源：市交通局　浏览次数：<i>88</i>　字体：【大】【中】【小】</div>"
    undated = BODY.split("<p>临川市人民政府", maxsplit=1)[0]
    assert read_page(page(f"{stamp}<h1>{TITLE}</h1><div>{undated}</div>")).identity.date == "2026-05-13"
    assert read_page(page(f"{stamp}<h1>{TITLE}</h1><div>{BODY}</div>")).identity.date == "2026-05-12"
    inner = page(f'<div class="content"><h1>{TITLE}</h1>{stamp}{undated}</div>')
    assert read_page(inner).identity.date == "2026-05-13"
    assert not any("浏览" in line for line in lines(inner))


def test_what_editors_of_wechat_set_around_a_text() -> None:
    body = (
        "<section><p>▲点击上方蓝字关注我们▲</p></section><section><span>PART</span></section><section><span>01</span></section>"
        "<section><strong>支持首店引进</strong></section><p>对引进首店的商业体奖励20万元。</p><section>贰</section>"
        "<section>支持夜间经济</section><p>对省级街区奖励50万元。</p><p>— END —</p><p>编辑 | 某某　　校对 | 某某</p><p>►往期精彩回顾</p>"
        '<p><a href="1">临川今天有雨</a></p><p><a>这条路通车了</a></p><p>点个“在看”支持一下</p><p>长按识别二维码关注我们</p>'
    )
    title = "临川市支持商贸流通若干措施"
    text = page(
        f'<h1 id="activity-name">{title}</h1><div><a id="js_name">临川发布</a><em id="publish_time">2026年4月9日 18:02</em></div>'
        f'<div id="js_content" style="visibility: hidden">{body}</div>',
        "",
    )
    assert lines(text) == [
        *(title, "发布日期：2026年4月9日", "支持首店引进", "对引进首店的商业体奖励20万元。"),
        *("支持夜间经济", "对省级街区奖励50万元。"),
    ]
    assert read_page(text).identity.date == "2026-04-09"


@pytest.mark.parametrize("called", ["重磅！临川市出台渡口修缮十条", "临川政策｜渡口修缮实施方案"])
def test_what_an_editor_calls_a_document_is_not_its_title(called: str) -> None:
    more = "<p>来源｜临川交通</p><p>往期推荐</p><p>临川市渡口名录</p>"
    text = page(f'<h1>{called}</h1><div id="js_content"><p>{TITLE}</p>{BODY}{more}</div>', f"<title>{called}</title>")
    found = read_page(text)
    assert found.identity.title == TITLE
    assert found.clauses[-1].text == TEXT[-1]
