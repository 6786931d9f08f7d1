"""A comparison built by hand for the tests of the reports: every relation and doubt, three levels, hostile text.

The documents, places and bodies are invented. Nothing here calls the stages that make a comparison; the wording is made by
``difflib`` over characters, so that the reports can be tested alone.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from compare.model import (
    Answer,
    Audit,
    Candidate,
    Chain,
    Change,
    ChangeKind,
    Choice,
    Clause,
    Comparison,
    Directive,
    Document,
    Duty,
    Finding,
    Force,
    Heading,
    Identity,
    Initiative,
    Input,
    Level,
    Match,
    PairTally,
    Place,
    Relation,
    Run,
    Segment,
    Step,
    Tally,
    Target,
    Totals,
)
from compare.review.model import Review
from compare.review.review import review_comparison

HOSTILE = "<script>alert('x')</script>&amp;\"'=1+1</td></table>"
# Gothic and an emoji: in no Chinese font, so that the missing glyph check has something to find.
RARE = "𐍈🦔"

NATION, PROVINCE, CITY, NEWS = "d-nation", "d-province", "d-city", "d-news"
FILES = {
    NATION: "国家规划.txt",
    PROVINCE: "省意见.txt",
    CITY: "市行动计划.txt",
    NEWS: "报纸版面.txt",
}

LONG = (
    "完善社区食堂配餐中心布局，"
    + "推动中央厨房、配送站点、就餐场所三级衔接，" * 6
    + "建立原料统一采购、统一检测、统一配送制度。"
)


def place(document: str, first: int, last: int | None = None, page: int | None = None) -> Place:
    """A place in the document's file."""
    return Place(FILES[document], page, (first, last or first))


def clause(
    document: str, number: int, text: str, headings: Sequence[str] = (), label: str = "", page: int | None = None
) -> Clause:
    """A clause whose id and place follow from its number."""
    return Clause(
        id=f"{document}/{number}",
        document=document,
        headings=tuple(headings),
        label=label,
        text=text,
        place=place(document, 10 + 3 * number, 11 + 3 * number, page),
        order=number,
    )


CHAPTERS = (
    ("第一章 总体要求", "二、发展目标"),
    ("第二章 重点任务", "一、优化布局"),
    ("第二章 重点任务", "二、保障安全"),
)

UPPER_TEXTS: tuple[tuple[str, Force, tuple[str, ...], tuple[Target, ...]], ...] = (
    (
        "（一）到2030年，全国城镇社区食堂覆盖率达到80%以上，每日服务老年人不少于500万人次。",
        Force.MUST,
        ("到2030年全国城镇社区食堂覆盖率达到80%以上", "每日服务老年人不少于500万人次"),
        (Target("城镇社区食堂覆盖率", "≥", "80", "%", "2030"), Target("每日服务老年人", "≥", "500", "万人次")),
    ),
    (
        "（二）各地应当将社区食堂用房纳入城镇老旧小区改造内容，新建居住区按照每百户不低于20平方米配建。",
        Force.SHALL,
        ("将社区食堂用房纳入城镇老旧小区改造内容", "新建居住区按照每百户不低于20平方米配建"),
        (Target("每百户配建面积", "≥", "20", "平方米"),),
    ),
    (
        "（三）鼓励餐饮企业、物业服务企业、养老机构参与社区食堂运营，推广“中央厨房＋社区食堂＋助餐点”模式。",
        Force.SHOULD,
        ("鼓励餐饮企业、物业服务企业、养老机构参与运营", "推广“中央厨房＋社区食堂＋助餐点”模式"),
        (),
    ),
    (
        "（四）社区食堂必须公示食材来源，严禁使用过期食品；未取得食品经营许可的，不得对外供餐。",
        Force.MUST,
        ("公示食材来源", "严禁使用过期食品", "未取得许可的不得对外供餐"),
        (),
    ),
    ("（五）可以探索就餐补贴与信用积分挂钩。", Force.MAY, ("探索就餐补贴与信用积分挂钩",), ()),
    (
        f"（六）{LONG}",
        Force.SHALL,
        ("完善社区食堂配餐中心布局", "推动三级衔接", "建立统一采购、统一检测、统一配送制度"),
        (),
    ),
    ("（七）由国务院示例部门制定社区食堂国家标准。", Force.SHALL, ("制定社区食堂国家标准",), ()),
    (
        f"（八）建立明厨亮灶信息平台{HOSTILE}，向社会公开检查结果{RARE}。",
        Force.SHOULD,
        ("建立信息平台", "公开检查结果"),
        (),
    ),
    (
        "（九）2027年底前，市级以上食品检验机构对社区食堂抽检实现全覆盖。",
        Force.MUST,
        ("2027年底前抽检实现全覆盖",),
        (Target("抽检覆盖", "=", "100", "%", "2027"),),
    ),
)

LOCAL_TEXTS: tuple[str, ...] = (
    "到2028年，全省城镇社区食堂覆盖率达到85%以上，每日服务老年人不少于30万人次，并向周边困难家庭开放。",
    "将社区食堂用房纳入城镇老旧小区改造内容，鼓励新建居住区配建。",
    "鼓励餐饮企业、物业服务企业、养老机构参与社区食堂运营，推广“中央厨房＋社区食堂＋助餐点”模式。",
    "社区食堂原则上公示食材来源，引导经营者规范供餐。",
    "依托示例县、样例区冷链基地，"
    + LONG
    + "由省示例部门牵头，每年安排专项资金2000万元，"
    + "分批支持示范站点建设，" * 25
    + "三年内建成配送站点120个。",
    f"搭建明厨亮灶信息平台{HOSTILE}，每季度向社会公开检查结果。",
    "组织志愿者为高龄、失能老年人送餐上门，送餐里程计入志愿服务时长。",
)


def directives(document: str, count: int = len(UPPER_TEXTS)) -> tuple[Directive, ...]:
    """The directives of an upper document; beyond the texts written out they repeat with a running number."""
    made = []
    for number in range(count):
        text, force, duties, targets = UPPER_TEXTS[number % len(UPPER_TEXTS)]
        if number >= len(UPPER_TEXTS):
            text = f"{text}（续{number}）"
        headings = CHAPTERS[min(number * len(CHAPTERS) // count, len(CHAPTERS) - 1)]
        label = text[: text.index("）") + 1]
        made.append(
            Directive(
                clause(document, number, text, headings, label),
                force,
                tuple(Duty(one) for one in duties),
                targets,
                ("市场监管部门", "民政部门") if number % 3 == 0 else (),
            )
        )
    return tuple(made)


def wording(upper: str, local: str) -> tuple[Segment, ...]:
    """Segments over characters."""
    matcher = difflib.SequenceMatcher(None, upper, local, autojunk=False)
    return tuple(
        Segment(operation, upper[a:b], local[c:d])  # type: ignore[arg-type]
        for operation, a, b, c, d in matcher.get_opcodes()
    )


def match(directive: Directive, found: Clause, score: float, changes: Sequence[Change] = ()) -> Match:
    """A kept match with its wording."""
    return Match(
        found, score, ("社区食堂", "覆盖率", "供餐"), tuple(changes), wording(directive.clause.text, found.text)
    )


def finding(
    directive: Directive,
    local: str,
    relation: Relation,
    matches: Sequence[Match] = (),
    *,
    answered: int = 0,
    uncertain: bool = False,
    applicable: bool = True,
    confidence: float = 0.83,
    rejected: Candidate | None = None,
    reason: str = "",
) -> Finding:
    """A finding whose first ``answered`` duties are answered by the best match."""
    answers = tuple(
        Answer(duty, matches[0].clause.id, 0.64, duty.text[:8]) if number < answered else Answer(duty, None, 0.08)
        for number, duty in enumerate(directive.duties)
    )
    changes = tuple(dict.fromkeys(change for one in matches for change in one.changes))
    return Finding(
        id=f"{directive.id}~{local}",
        directive=directive,
        local=local,
        relation=relation,
        applicable=applicable,
        coverage=answered / len(directive.duties),
        confidence=confidence,
        uncertain=uncertain,
        reason=reason
        or {
            Relation.ADOPT: "最佳条款与部署共有“社区食堂”等用语，要点均有着落。",
            Relation.EXTEND: "要点有着落，本级条款另有上位文件没有的地点、数量。",
            Relation.OMIT: "各条款得分均低于采信界限，未见对应内容。",
        }[relation],
        answers=answers,
        matches=tuple(matches),
        rejected=rejected,
        changes=changes,
    )


def judged(uppers: Sequence[Directive], local: str, found: Sequence[Clause]) -> tuple[Finding, ...]:
    """One finding for each directive, walking through every relation, doubt and change in turn."""
    raised = Change(ChangeKind.QUANTITY_RAISED, "80%以上", "85%以上", "指标高于上位要求5个百分点")
    earlier = Change(ChangeKind.DEADLINE_EARLIER, "2030年", "2028年", "完成时限提前2年")
    weaker = Change(ChangeKind.FORCE_WEAKENED, "必须", "原则上", "强制性用语改为原则性用语")
    dropped = Change(ChangeKind.DUTY_DROPPED, "每百户不低于20平方米", "", "配建标准未写入")
    near = Candidate(found[6], 0.19, False, ("老年人",), "只有“老年人”一词相同，事项不同，低于采信界限0.25")
    hostile = Change(ChangeKind.SCOPE_NARROWED, HOSTILE, "", f"含特殊字符：{HOSTILE}")
    made = []
    for number, one in enumerate(uppers):
        kind = number % len(UPPER_TEXTS)
        if kind == 0:
            made.append(
                finding(one, local, Relation.EXTEND, [match(one, found[0], 0.81, [raised, earlier])], answered=2)
            )
        elif kind == 1:
            made.append(finding(one, local, Relation.ADOPT, [match(one, found[1], 0.74, [dropped])], answered=1))
        elif kind == 2:
            made.append(finding(one, local, Relation.ADOPT, [match(one, found[2], 0.97)], answered=2, confidence=0.997))
        elif kind == 3:
            made.append(
                finding(
                    one,
                    local,
                    Relation.ADOPT,
                    [match(one, found[3], 0.42, [weaker])],
                    answered=1,
                    uncertain=True,
                    confidence=0.55,
                    reason="得分0.42落在待核区间，强制要求被弱化，请人工核对。",
                )
            )
        elif kind == 4:
            made.append(finding(one, local, Relation.OMIT, rejected=near))
        elif kind == 5:
            made.append(
                finding(
                    one,
                    local,
                    Relation.EXTEND,
                    [match(one, found[4], 0.68), match(one, found[0], 0.33), match(one, found[1], 0.28)],
                    answered=2,
                )
            )
        elif kind == 6:
            made.append(
                finding(one, local, Relation.OMIT, applicable=False, reason="主语为国务院部门，只能由国家一级落实。")
            )
        elif kind == 7:
            made.append(finding(one, local, Relation.ADOPT, [match(one, found[5], 0.71, [hostile])], answered=2))
        else:
            made.append(finding(one, local, Relation.OMIT, uncertain=True, confidence=0.51, rejected=near))
    return tuple(made)


def tally(findings: Iterable[Finding]) -> Tally:
    """The counts, added up one by one."""
    found = tuple(findings)
    own = [one for one in found if one.applicable]
    count = {relation: sum(one.relation is relation for one in found) for relation in Relation}
    return Tally(
        directives=len(found),
        adopt=count[Relation.ADOPT],
        extend=count[Relation.EXTEND],
        omit=count[Relation.OMIT],
        partial=sum(one.partial for one in found),
        uncertain=sum(one.uncertain for one in found),
        coverage=sum(one.coverage for one in own) / len(own) if own else 0.0,
        upper_matters=sum(one.relation is Relation.OMIT for one in found if not one.applicable),
        counted=len(own),
        gaps=sum(one.gap for one in own),
        doubted=sum(one.doubted for one in own),
    )


def document(
    key: str, identity: Identity, parts: Sequence[Heading | Clause], warnings: tuple[str, ...] = (), unread: int = 0
) -> Document:
    """A document whose audit adds up."""
    body = sum(len(part.text) for part in parts if isinstance(part, Clause))
    heads = sum(len(part.text) for part in parts if isinstance(part, Heading))
    audit = Audit(characters=body + heads + 46 + unread, clause=body, heading=heads, furniture=46, unread=unread)
    return Document(key, identity, FILES[key], Place(FILES[key], None, (1, 400)), (), tuple(parts), audit, warnings)


def build(count: int = len(UPPER_TEXTS)) -> Comparison:
    """The whole comparison: nation → province, nation → city, province → city.

    Args:
        count: National directives; the default is one of each kind, more is for measuring.
    """
    national = directives(NATION, count)
    provincial = directives(PROVINCE, min(count, len(UPPER_TEXTS)))
    at_province = [
        clause(PROVINCE, 200 + n, text, ("二、主要任务",), f"{n + 1}.") for n, text in enumerate(LOCAL_TEXTS)
    ]
    at_city = [
        clause(CITY, n, text, ("三、重点行动", "（一）建设行动"), page=n // 3 + 1) for n, text in enumerate(LOCAL_TEXTS)
    ]
    pairs = (
        (NATION, PROVINCE, judged(national, PROVINCE, at_province)),
        (NATION, CITY, judged(national, CITY, at_city)),
        (PROVINCE, CITY, judged(provincial, CITY, at_city)),
    )
    findings = tuple(one for _, _, found in pairs for one in found)
    initiatives = (Initiative(PROVINCE, at_province[6]), Initiative(CITY, at_city[6]))
    documents = (
        document(
            NATION,
            Identity(
                "国家社区食堂发展规划（示例）",
                Level.NATIONAL,
                "",
                ("国务院示例办公厅", "示例民政部"),
                "示国办发〔2026〕1号",
                "2026-01-08",
            ),
            [Heading("第一章", "总体要求", 0, place(NATION, 3)), *(one.clause for one in national)],
        ),
        document(
            PROVINCE,
            Identity(
                "示例省人民政府关于加快社区食堂建设的实施意见",
                Level.PROVINCIAL,
                "示例省",
                ("示例省人民政府",),
                "示政发〔2026〕12号",
                "2026-05-20",
            ),
            [*(one.clause for one in provincial), *at_province],
        ),
        document(
            CITY,
            Identity(
                "样例市社区食堂建设三年行动计划",
                Level.MUNICIPAL,
                "样例市",
                ("样例市人民政府办公室",),
                "",
                "2026-09-01",
                truncated=True,
            ),
            at_city,
            ("文末缺页：最后一条没有句号。", f"第88行含无法识别的内容：{HOSTILE}"),
            unread=57,
        ),
        document(
            NEWS,
            Identity("样例市召开社区食堂现场会", None, "样例市", (), "", "", excerpt=True),
            [clause(NEWS, 1, "会议要求，各区加快推进。")],
        ),
    )
    choices = (
        Choice(PROVINCE, NATION, 0.62, True, "主题相近：社区食堂、助餐、老年人"),
        Choice(CITY, NATION, 0.58, True, "主题相近：社区食堂、助餐"),
        Choice(CITY, PROVINCE, 0.71, True, "主题相近：社区食堂、配送"),
        Choice(NEWS, NATION, 0.11, False, "不是部署性文件"),
    )
    by_directive = {(one.directive.id, one.local): one for one in findings}
    chains = tuple(
        Chain(one.id, tuple(Step(local, by_directive[one.id, local].id) for local in (PROVINCE, CITY)))
        for one in national
    )
    return Comparison(
        run=Run(
            "0.1.0",
            (("keep_score", 0.25), ("abstain_low", 0.2), ("all_pairs", False), ("top", 4)),
            tuple(Input(name, hashlib.sha256(name.encode()).hexdigest()) for name in FILES.values()),
        ),
        documents=documents,
        choices=choices,
        findings=findings,
        initiatives=initiatives,
        chains=chains,
        totals=Totals(
            tally(findings),
            tuple(PairTally(upper, local, tally(found)) for upper, local, found in pairs),
            len(initiatives),
            len(documents),
            tally(one for one in findings if one.applicable),
        ),
        warnings=("“报纸版面.txt”没有部署要求，未参加对照。",),
    )


def with_text(text: str) -> Comparison:
    """The comparison with a first directive that says this."""
    made = build()
    first = made.findings[0]
    changed = replace(first, directive=replace(first.directive, clause=replace(first.directive.clause, text=text)))
    return replace(made, findings=(changed, *made.findings[1:]))


def build_review() -> Review:
    """The review of the city's document against the others."""
    made = build()
    return review_comparison(made, next(one for one in made.documents if one.id == CITY))
