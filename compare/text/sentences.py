"""Cut a text into sentences, and a directive into duties: what could be done or left undone by itself."""

from __future__ import annotations

import re
from functools import lru_cache

from compare.knowledge import verbs
from compare.knowledge.phrases import BORNE
from compare.knowledge.roles import ASSIGNED, STOCK
from compare.settings import FIXED

_ASSIGNED = re.compile(ASSIGNED)
_MARKUP = re.compile(r"<[^<>]+>")
_SENTENCE = re.compile(r"[^。；;！？!?\n|]+[。；;！？!?]*")
_ITEM = re.compile(r"(?<=[。；;，,：:、\s])(?=(?:第?[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[）)]))")
_LABEL = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百零〇\d]+[编章节条款项][\s　]*"
    r"|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]\s*"
    r"|\d+(?:\.\d+)*[.．、]\s*|——|[一二三四五六七八九十]+[是要]|[●•·\-]\s*)"
)
_COMMA = re.compile(r"(?<=[，,])")
_OPENS = re.compile(
    rf"^(?:{'|'.join(sorted(verbs.ADVERBS, key=len, reverse=True))})*(?:{'|'.join(verbs.ACTIONS)})(?!的)"
)
_OPENS_WITH = frozenset(word[0] for word in (*verbs.ADVERBS, *verbs.ACTIONS))
_PURPOSE = re.compile(rf"^(?:进一步|不断|切实|有效|全面)?(?:{'|'.join(verbs.PURPOSES)})")
_VISION = re.compile(
    r"(?:高质量|健康|协调|跨越式?|快速|可持续|持续|稳定|又好又快)发展[。；;]?$|更加[^，,]{2,10}[。；;]?$"
)
_TURN, _ACTION = re.compile("|".join(verbs.TURNS)), re.compile("|".join(verbs.ACTIONS))
_PUSHES = re.compile(rf"(?:{'|'.join(verbs.ADVERBS)})*(?:{'|'.join(verbs.PUSHES)})")
_DOES = re.compile(rf"(?:{'|'.join(verbs.ACTIONS)})[^，,。；;]{{2}}")
_LEADS = re.compile(rf"^(?:{'|'.join(verbs.LEADS)})")
_TIMED = re.compile(r"^(?:并|应当|要)?(?:(?:于|在|自)[^，,]{2,14}?|(?:到)?(?:20\d\d|每)年[^，,]{0,6}?)[前底内起年]")
_TOLD = re.compile(rf"^[^，,]{{0,24}}(?:{'|'.join(verbs.BINDING)})")
_TURNED = re.compile(rf"^(?:并)?(?:将|把|向|对)[^，,]{{2,}}(?:{'|'.join(verbs.ACTIONS)})")
_BECOMES, _BECAME = "明显|显著|持续|大幅|进一步|全面|基本|初步|更加|稳步|不断", "建成|形成|健全|完善|增强|改善"
_REACHES = "达到|提高|提升|增长|降低|下降|控制在|保持在|不低于|不少于|不超过|超过"
RESULT_SIGNS = f"{_BECOMES}|{_BECAME}|{_REACHES}|{'|'.join(verbs.RESULTS)}"
"""Any piece that ``tells_result`` has one of these, which is told sooner."""
_RESULT = re.compile(rf"(?:(?:{_BECOMES})[\u4e00-\u9fff]{{2,4}}|[\u4e00-\u9fff]{{4}}(?:{_BECAME}))$")
_COUNTS = re.compile(rf"^[^，,]*[\u4e00-\u9fff](?:{_REACHES})[^，,]{{0,6}}\d")
_RESULT_LONGEST = 8  # characters of its longest hit, and one
_ATTAINS = re.compile(rf"^(?=[^，,]*+$)[^，,]{{3,}}?(?:{'|'.join(verbs.RESULTS)})[^，,]{{2}}")
_LEADS_IN = re.compile(
    rf"^(?:并|要)?(?:(?:{'|'.join(verbs.BASES)})[^，,]*(?:{'|'.join(verbs.BASE_ENDINGS)})"
    rf"|以[^，,]+为[^，,]{{1,10}}|(?:{'|'.join(verbs.AIMS)})[^，,]{{3,}}|[^，,]{{0,24}}采取(?:有效)?措施"
    rf"|为了?(?:{'|'.join((*verbs.ADVERBS, *verbs.ACTIONS))})[^，,]*)[，,]$"
)
_CONDITION = re.compile(
    r"[^，,]{3}的[，,]$|^(?:不?具备|不?符合)[^，,]*条件的(?![不可应予须要]|一律|优先)[^，,]{2,8}[，,]$"
)
_MEANS = re.compile(
    rf"^(?:并|要)?(?:(?:鼓励|支持|引导|推动|组织)[^，,]{{0,20}}?)?(?:(?:{'|'.join(verbs.MEANS)})"
    rf"(?![^，,]*?(?:{'|'.join(verbs.ACTIONS)})(?!等|工程|项目|基地)[^，,]{{2}})[^，,]+"
    rf"|(?:以|采取|{'|'.join(verbs.MEANS)})[^，,]+(?:方式|形式|手段|途径|措施))[，,]$"
    rf"|^[^，,]{{0,16}}?(?:可以|应当|鼓励|支持)(?:{'|'.join(verbs.MEANS)})[^，,]+等[^，,]{{0,4}}[，,]$"
)
_OPENING_PURPOSE = re.compile(
    rf"^(?:为了?(?:{'|'.join((*verbs.ADVERBS, *verbs.ACTIONS, '贯彻', '适应', '满足'))})[^，,]*"
    r"|(?:主动|积极)?(?:适应|顺应|满足)[^，,]+)[，,]"
)
_MEASURES_TAKEN = re.compile(
    r"^(?:国家|(?:地方)?各级人民政府|县级以上(?:地方)?(?:各级)?人民政府)(?:应当)?采取(?:有效)?措施[，,]"
)
_IN_FORCE = re.compile(r"起(?:正式)?(?:施行|实施|执行|生效)|同时废止|有效期(?:为|至|限)?|负责解释")
_ANNOUNCES = re.compile(r"(?:下列|以下|如下)(?:[^，。：:]{0,12}|[^，。：:]{0,4}措施[，,][^。：:]{0,40})[：:]$")
_STEM = re.compile(r"(?:下列|以下|如下)[^，。；：:]{0,20}[：:]$")
_STEM_SIGN = re.compile("下列|以下|如下")
_STOCK = re.compile(STOCK)
_OTHERS = re.compile(r"(?:法律、(?:行政)?法规|国家|(?:法律|法规))(?:、规章)?规定的其他[^，。；]{2,12}$")
_CRIME = re.compile(
    r"[^，,。；]{0,8}构成犯罪的[，,](?:由[^，,]{2,8})?(?:依法|依照[^，,]{2,12})?追究(?:其)?刑事责任"
)  # closes many an article on penalties
_NUMBERED = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、﹒](?!\d))")
_DATE = re.compile(r"(?:(?:20\d\d|每)年)?\s*(?:\d+\s*月)?(?:\d+\s*日)?[底前]?|长期")
_BODY = re.compile(r"[^，,、]{2,14}(?:局|委|委员会|办公室|厅|部门)")
_BEARS = re.compile(rf"^(?:还|也)?(?:{'|'.join(BORNE)})")
_TOLD_TO = re.compile("|".join((*verbs.BINDING, "可以")))
_BINDS = re.compile(f"应当|必须|{verbs.BAN_WORDS}")
_GOVERNS = re.compile(
    rf"{verbs.BAN_WORDS}|(?:{'|'.join(verbs.ADVERBS)})*(?:鼓励|支持|引导|推动|组织|指导|督促|帮助|允许|探索|研究|严禁|禁止)"
)
_TOGETHER = re.compile("[，,的为和与及等]")
_WHOLE = re.compile(rf"(?:{'|'.join(verbs.ACTIONS)})[^，,]{{4}}")
_WAITS = re.compile(r"(?:[中上下时前后内间的]|方面|基础|导向|目标|重点|核心|主体|手段|契机|抓手|支撑)$")
_DEFINES = re.compile(r"^[^，,。]{0,40}(?:所称|[前本][款条法](?:的|中的?))[^。；]{1,40}?[，,]?是?指")
_MEANING = re.compile(r"[\w]")


def unlabel(text: str) -> str:
    """Take the number off the front of a text: 第三条, （一）, 1., ——, 一是."""
    return _LABEL.sub("", text, count=1).strip()


@lru_cache(maxsize=2048)
def sentences(text: str) -> tuple[str, ...]:
    """Cut a text after 。；！？, at line ends (``<p>``, too), at table cells and before （一） and 一是.

    Marks are kept, numbers are not; pieces without a word are left out.
    """
    pieces = _SENTENCE.findall(_MARKUP.sub("\n", text))
    cut = (unlabel(part) for piece in pieces for part in _ITEM.split(piece))
    return tuple(part for part in cut if _MEANING.search(part))


@lru_cache(maxsize=2048)
def stems(text: str) -> dict[str, str]:
    """The sentence that each item of a list stands under: 任何人不得有下列行为： of the acts behind it.

    The word that binds, bans or encourages stands in the stem; the items say what. A list goes on until a sentence
    has ended and no number opens the next one. By sentence (``sentences``); other sentences are not in it.
    """
    found: dict[str, str] = {}
    if not _STEM_SIGN.search(text):
        return found
    stem, ended = "", False
    for piece in _SENTENCE.findall(_MARKUP.sub("\n", text)):
        for part in _ITEM.split(piece):
            bare = unlabel(part)
            if not _MEANING.search(bare):
                continue
            if _STEM.search(bare.rstrip()):
                stem, ended = bare, False
                continue
            if ended and bare == part.strip():
                stem = ""
            if stem:
                found[bare] = stem
            ended = bare.rstrip().endswith("。")
    return found


def binding(stem: str) -> str:
    """The words of a stem that bind, ban or encourage: 任何人不得有 of 任何人不得有下列行为：."""
    return _STEM.sub("", stem.rstrip())


@lru_cache(maxsize=2048)
def lead(text: str, longest: int | None = None) -> str:
    """The run-in heading of a clause, such as 加强古树普查, or an empty text.

    It is a short first sentence without a comma that more sentences follow, not only who is responsible. It has
    ``longest`` characters at most, or ``FIXED.run_in``.
    """
    found = sentences(_ASSIGNED.sub("", text))
    if len(found) < 2 or not found[0].endswith("。"):
        return ""
    first = found[0].rstrip("。")
    limit = FIXED.run_in if longest is None else longest  # no default: a trial moves the threshold
    return first if len(first) <= limit and "，" not in first and "," not in first else ""


def binds(heading: str) -> bool:
    """Whether a run-in heading forbids or bids by itself: 严禁非法集资。"""
    return bool(_BINDS.search(heading))


def opens(part: str) -> bool:
    """Whether a part begins with a verb of action, adverbs aside."""
    return part[:1] in _OPENS_WITH and bool(_OPENS.match(part))


def turns(part: str) -> bool:
    """Whether a part names its object first and its verb of action then: 对…开展…, 将…纳入…."""
    opened = _TURN.match(part)
    if not opened or part.startswith(verbs.OBJECT_FIRST):
        return bool(opened and _ACTION.search(part, opened.end() + 2))
    return bool(_DOES.search(part, opened.end() + 2))


@lru_cache(maxsize=4096)
def parts(sentence: str) -> tuple[str, ...]:
    """Cut a sentence into parts with a verb each; objects under one verb stay together.

    A part begins after a comma, behind a part that says something whole: with a verb of action, with who must do what
    (应当, 不得), with what leads in to the piece after it (在条件较好的地区，…), or with a result of its own
    (覆盖率达到95%, 网络平台基本建成). Purposes (确保…, 提高…) and fragments stay with the part before, and so does a
    duty with its condition or its bearer (…变更的，应当…).
    """
    pieces = [piece for piece in _COMMA.split(sentence) if piece]
    found: list[list[str]] = []
    whole = reached = False  # whether the last part has a verb of its own, and whether it tells a result
    done = turned = False  # whether it tells somebody to do something, and whether it names its object first
    for at, piece in enumerate(pieces):
        bare = piece.strip("，,。；; ")
        led = leads_in(piece)
        result = not led and not opens(piece) and tells_result(bare)
        after = pieces[at + 1] if led and at + 1 < len(pieces) else ""
        leads = acts(after) or opens(after) or turns(after)
        waits = bool(found) and not done and _BEARS.match(piece)
        starts = (whole and (acts(piece) or leads or result) and not waits) or (reached and result)
        # A verb of pushing and next to nothing that is pushed is no part: 加强自主创新, 强化部门联动.
        says_little = len(bare) < FIXED.piece and _PUSHES.match(bare)
        if not found or (starts and len(piece) > FIXED.fragment and not says_little):
            found.append([piece])
            whole = reached = False
            turned, done = bool(_TURN.match(piece)), opens(piece) or turns(piece)
        else:
            found[-1].append(piece)
            done = done or (turned and bool(_ACTION.search(piece)))
        done = done or bool(_TOLD_TO.search(piece))
        whole = whole or result or (not led and _says(bare))
        reached = reached or result
    return tuple(item for part in found for item in _actions("".join(part).strip("，,。；; ")))


def _actions(part: str) -> tuple[str, ...]:
    """The actions of a part that tells three or more side by side, each on its own object; else the part as it is.

    建设监测站点、布设监测断面、发布监测结果 are three; 鼓励建设…、开展… are one, because the first word governs all,
    and so are those that say together what something is (以节约资源、保护环境为核心).
    """
    items = tuple(part.split("、"))
    if len(items) < FIXED.actions_least or _GOVERNS.match(part) or _TOGETHER.search(part):
        return (part,)
    return items if all(len(one) >= FIXED.part_shortest and opens(one) for one in items) else (part,)


def tells_result(piece: str) -> bool:
    """Whether a piece names something and what becomes of it: 覆盖率达到95%, 平台基本建成, 产品实现规模化应用."""
    return bool(_RESULT.search(piece[-_RESULT_LONGEST:]) or _COUNTS.search(piece) or _ATTAINS.match(piece))


def leads_in(piece: str) -> bool:
    """Whether a piece only leads in to the one after it: a purpose, a place, a condition, a base (以…为基础)."""
    return bool(_LEADS_IN.match(piece) or _CONDITION.search(piece) or _MEANS.match(piece))


def _says(piece: str) -> bool:
    """Whether a piece has a verb of its own, and does not only lead in to one."""
    led = _LEADS.match(piece)
    whole = turns(piece) or bool(_WHOLE.search(piece)) if led else bool(_ACTION.search(piece))
    return (whole or bool(_TOLD.match(piece))) and not _WAITS.search(piece)


def acts(piece: str) -> bool:
    """Whether a part tells to do something by itself, and not what the piece before is for."""
    return bool(_TOLD.match(piece) or _TURNED.match(piece)) or (
        opens(_TIMED.sub("", piece)) and not (_PURPOSE.match(piece) or _VISION.search(piece))
    )


def duties(text: str) -> tuple[str, ...]:
    """The parts of a directive that could be done or left undone by themselves, in order.

    No duties are: a run-in heading that sentences follow and that neither forbids nor bids (严禁非法集资), behind a
    number a longer one, too, and further ones like it in the same paragraph; a definition (前款所称…，是指…); entry
    into force and repeal; words that announce a list (应当符合下列条件：, 实现三个一批：); a date or a body in a cell
    of a table; what closes any plan (加强组织领导) and that a crime is one (构成犯罪的，…), where something else is
    said; what is said again in the same words. A purpose that opens a part, and 国家采取措施, are cut off. There is
    always at least one duty.
    """
    said = sentences(_ASSIGNED.sub("", text)) or sentences(text)
    head = lead(text, FIXED.run_in_numbered if _NUMBERED.match(text) else FIXED.run_in)
    told = tuple(one for one in said if not _says_nothing(one)) or said
    if head and len(told) > 1:
        rest = tuple(one for one in told[1:] if not _like(one, head)) or told
        told = (told[0], *rest) if binds(head) and rest != told else rest
    cut = tuple(_trim(part) for sentence in told for part in parts(sentence))
    long = tuple(part for part in cut if len(part) >= FIXED.fragment)
    filled = (part for part in long if len(_STOCK.sub("", part).strip("，,、")) >= FIXED.fragment)
    own = tuple(part for part in filled if part[-1] not in "：:" and not _CRIME.fullmatch(part))
    return tuple(dict.fromkeys(own or long or (unlabel(text).strip("。；; "),)))


def _says_nothing(sentence: str) -> bool:
    """Whether a sentence of a directive tells nobody to do anything."""
    bare = sentence.strip("。；; 　")
    return bool(
        _DEFINES.match(sentence)
        or _IN_FORCE.search(sentence)
        or _ANNOUNCES.search(bare)
        or _OTHERS.match(bare)
        or _DATE.fullmatch(bare)
        or (sentence[-1:] not in "。；;" and _BODY.fullmatch(bare))  # 各地要设立河长办公室。 is no cell
    )


def _like(sentence: str, head: str) -> bool:
    """Whether a sentence is one more run-in heading like the one that opens its paragraph: 提升…能力。 … 提升…水平。"""
    bare = sentence.rstrip("。")
    return bare != sentence and len(bare) <= FIXED.run_in and bare[:2] == head[:2] and not _COMMA.search(bare)


def _trim(part: str) -> str:
    """A part without the purpose that opens it and without 国家采取措施, where something is left."""
    for pattern in (_MEASURES_TAKEN, _OPENING_PURPOSE):
        rest = pattern.sub("", part, count=1)
        if len(rest) > FIXED.fragment:
            part = rest
    return part
