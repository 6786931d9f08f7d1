"""Find where the word that governs an action became stronger or weaker: 应当建立 → 鼓励建立.

The words that govern the same action are compared, never any words of two sentences. Grades and how sure a step between
two of them tells more than style stand in ``compare.knowledge.verbs``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from compare.changes.pair import Pairing, grade
from compare.changes.phrases import Modal, Phrase, brief, common_run, from_word, phrases, phrases_with_pairs
from compare.knowledge import units
from compare.knowledge.phrases import LIMITED, SOME
from compare.knowledge.verbs import ACTIONS, AIMS, DENIALS, FIRM, HEDGES, MODALS, STEPS, Grade
from compare.model import Certainty, Change, ChangeKind
from compare.settings import FIXED
from compare.text.likeness import pairs, share
from compare.text.quantities import find_quantities
from compare.text.sentences import opens

_PENALTY = re.compile(r"罚款|并?处[^，]{0,16}元")  # penalties of two articles are alike in all but what they punish
# In which manner, or 划定区域: the act is another one. 可以通过现场检查等方式 only leaves the means open.
_MANNER = re.compile(r"采取[^，]{2,}的?(?:措施|形式|方式|办法)$|通过[^，]{2,}(?:措施|形式|方式|办法|手段)|划定区域$")
_BASIS = re.compile(r"^(?:根据|按照|依据|依照|结合)(?:[^，]{2,40}，|[^，]{2,16}需要)(?=[^，]{4})")
_OTHERS = re.compile("(?:之外|以外)的(?:其他|其它)?")
_CASE = re.compile(r"，[^，；;。]{2,24}的，[^；;。]{0,12}(?:可以?|应当|必须|责令|处(?!理)|给予|由|按)")
_VERB = re.compile("|".join(sorted(ACTIONS, key=len, reverse=True)))
_QUOTED = re.compile("“([^“”]{1,200})”")
_CUT = re.compile("^的|由.{0,2}$")  # what a quotation of a phrase in the middle of a sentence leaves out
_AIMED = re.compile("|".join((*AIMS, "针对")))
_SET = re.compile("[^，]{0,8}(?:划定|规定|确定|批准|公布|制定|认定|建立|设立)的(?=[^，])")
_BANS = frozenset({Grade.BAN, Grade.SOFT_BAN})
_ONE_IN_LAW = frozenset({Grade.COMPELLED, Grade.OBLIGED, Grade.PLAIN})
"""What binds alike in laws and regulations: which of 必须 and 应当 is said is a matter of drafting."""


@dataclass(frozen=True, slots=True)
class Governed:
    """An action, the word that governs it (empty for a plain verb) and its grade; None where that cannot be told.

    ``stem`` is the sentence that the word stands in where the action is an item of a list below it.
    """

    word: str
    grade: Grade | None
    action: str
    subject: str = ""
    stem: str = ""

    @property
    def quote(self) -> str:
        """The governing word with the beginning of its action, or what the list stands under."""
        if self.stem:
            return self.stem.strip().rstrip("：:")
        action = brief(self.action, 12)
        return self.subject + self.word + action if self.subject or self.word else _CUT.sub("", action)


def find_force(pairing: Pairing) -> tuple[Change, ...]:
    """The actions of a duty that are governed by a stronger or weaker word in the answering clauses."""
    if not pairing.clauses:
        return ()
    found = (_compare(phrase, pairing) for phrase in phrases(pairing.directive) if phrase.text in pairing.upper)
    return tuple(one for one in found if one)


def _compare(phrase: Phrase, pairing: Pairing) -> Change | None:
    """The change of the word that governs one phrase, or None."""
    if _PENALTY.search(phrase.text):
        return None
    upper = _governing(phrase)
    quote, upper = upper.quote, replace(upper, action=_BASIS.sub("", upper.action))
    if upper.grade is None or len(pairs(upper.action)) < FIXED.few or _MANNER.match(upper.action):
        return None
    if upper.grade is Grade.PLAIN and not any(map(_governs, pairing.clauses)):
        return None
    places = _places(upper.action, pairing)
    if not places:
        return None
    best = max(alike for alike, _, _ in places)
    nearest = (place for place in places if place[0] >= FIXED.nearly * best)
    same = [(one, _governed(one, upper.action), clause) for _, one, clause in nearest]
    if any(
        local.grade is None
        or _step(upper.grade, local.grade) is None
        or (pairing.statutes and {upper.grade, local.grade} <= _ONE_IN_LAW)
        for _, local, _ in same
    ):
        return None
    told = (phrase.text, phrase.stem and phrase.stem.grade)
    if any((one.text, one.stem and one.stem.grade) == told for one, _, _ in same):
        return None  # a phrase with two governing words is told from itself by neither
    one, local, clause = same[0]
    if local.grade is Grade.PLAIN and upper.word in one.sentence:
        return None  # the word governs the next action of the sentence
    if local.grade is None or (upper.grade is Grade.PLAIN and not opens(upper.action)) or _MANNER.match(local.action):
        return None
    if any(_nearer(phrase, other, one) and _governing(other).grade is upper.grade for _, other, _ in places):
        return None  # 公交车应当使用新能源车 is 公交车应当选购新能源车, not 鼓励公民使用新能源车
    if not _same_action(upper, local) or _answers_another(phrase, one, local, pairing.directive):
        return None
    if local.grade is Grade.PLAIN and _CASE.match(one.sentence.partition(one.text)[2]):
        return None  # 提供担保，符合条件的，可以申请…: a case, and nothing to be done
    weaker = (local.grade < upper.grade) != (upper.grade in _BANS and local.grade not in _BANS)
    sure = grade(best).at_most(_step(upper.grade, local.grade) or Certainty.WEAK)
    sure = sure.lowered(share(local.action, upper.action) < FIXED.half)  # more is governed there than this action
    where = (upper.stem or phrase.sentence, local.stem or one.sentence, clause)
    return _tell(weaker, (upper.word, local.word), (quote, local.quote), where, sure)


def _tell(
    weaker: bool, words: tuple[str, str], quotes: tuple[str, str], where: tuple[str, str, str], sure: Certainty
) -> Change:
    """A change from one word to another; ``where`` are both sentences and the clause."""
    kind = ChangeKind.FORCE_WEAKENED if weaker else ChangeKind.FORCE_STRENGTHENED
    above, below = (word or "直接部署" for word in words)
    how = "减弱" if weaker else "增强"
    return Change(kind, *quotes, f"同一事项的用语由“{above}”变为“{below}”，约束力度似有{how}。", *where, sure)


def _answers_another(phrase: Phrase, local: Phrase, governed: Governed, directive: str) -> bool:
    """Whether a local phrase says another phrase of the directive more nearly, under the same word of force.

    What the nation does itself is no such phrase: 国家设立发展基金，地方各级人民政府可以设立发展基金.
    """
    return any(
        one != phrase
        and not one.text.startswith(("国家", "国务院"))
        and _nearer(local, one, phrase)
        and _governing(one).grade is governed.grade
        for one in phrases(directive)
    )


def _nearer(phrase: Phrase, one: Phrase, other: Phrase) -> bool:
    """Whether the first of two phrases is more like a phrase than the second one."""
    likeness = (share(phrase.text, each.text) + share(each.text, phrase.text) for each in (one, other))
    return next(likeness) > next(likeness)


def _same_action(upper: Governed, local: Governed) -> bool:
    """Whether two actions are one and the same: the same verb and mostly the same words, or the same object."""
    plain = Grade.PLAIN in (upper.grade, local.grade)
    told = local.subject + local.action  # 鼓励企业认养 and 企业应当认养 name the same in another order
    named, there = set(_QUOTED.findall(upper.action)), set(_QUOTED.findall(told))
    if named and there and not named & there:
        return False  # “互联网+卫生健康” is not “互联网+健康消费品”
    alike = share(upper.action, told)
    if bool(_OTHERS.search(upper.action)) != bool(_OTHERS.search(told)):
        return False  # 重点污染物之外的其他污染物
    if _SET.match(local.action):
        return False  # 国家划定的控制区内的船舶: the action only names what another one is about
    if not plain and alike < FIXED.mainly and share(local.action, upper.action) < FIXED.some:
        return False  # most of what is governed is something else: 评价, 暂停审批…的评价文件
    verb = _VERB.search(upper.action)
    if not verb:
        return alike >= FIXED.mainly
    rest = upper.action[verb.end() :]
    if plain and verb[0] not in told:
        return False
    if verb[0] in told and alike >= (FIXED.mainly if plain else FIXED.some):
        return True
    if not plain and upper.action[-FIXED.force_end :] in told and share(local.action, upper.action) >= FIXED.half:
        return True
    return len(rest) > FIXED.run and share(rest, told) >= FIXED.nearly


@lru_cache(maxsize=2048)
def _governs(text: str) -> bool:
    """Whether a text has any word of force that says more or less than a plain verb."""
    return any(_step(Grade.PLAIN, modal.grade) for one in phrases(text) for modal in one.modals)


def _places(action: str, pairing: Pairing) -> list[tuple[float, Phrase, str]]:
    """The local phrases that say an action, with how like they are and their clauses; those of the answer first."""
    found = []
    asked = pairs(action)
    for text, id_ in zip(pairing.clauses, pairing.ids or ("",) * len(pairing.clauses), strict=True):
        if share(asked, text) < FIXED.some:
            continue
        for one, there in phrases_with_pairs(text):
            alike = len(asked & there) / len(asked)
            if alike < FIXED.some or (alike < FIXED.half and action[-FIXED.force_end :] not in one.text):
                continue
            if alike >= FIXED.half or common_run(action, one.text)[2] >= FIXED.run:
                found.append((alike, one, id_))
    return sorted(found, key=lambda place: (-place[0], place[1].sentence not in pairing.local))


def _governing(phrase: Phrase) -> Governed:
    """What governs the action of an upper phrase: its last word of force; the grade is None for an uncertain one."""
    if not phrase.modals and phrase.stem:
        return Governed(phrase.stem.word, phrase.stem.grade, phrase.text, stem=phrase.above)
    if not phrase.modals:
        grade = Grade.PLAIN if phrase.inherited in (None, Grade.OBLIGED) else None
        return Governed("", grade, phrase.text.rsplit("，", 1)[-1])
    return _under(phrase, phrase.modals[-1])


def _under(phrase: Phrase, modal: Modal) -> Governed:
    """The action behind a word of force that governs it; the words before it, where they are few: who is told."""
    told = phrase.text[: modal.start].rsplit("，", 1)[-1]
    subject = told if len(told) <= FIXED.phrase_subject else ""
    return Governed(modal.word, modal.grade, phrase.text[modal.end :], subject)


def _governed(phrase: Phrase, action: str) -> Governed:
    """What governs an action in a local phrase: the last word of force before the run that both share."""
    _, start, size = common_run(action, phrase.text)
    untold = Governed("", None, phrase.text)
    before = [one for one in phrase.modals if one.end <= start]
    if before:
        return _under(phrase, before[-1])
    if len(phrase.modals) == 1 and share(phrase.text[phrase.modals[0].end :], action) >= FIXED.nearly:
        return _under(phrase, phrase.modals[0])  # 鼓励停车场夜间开放 and 停车场应当夜间开放
    if "有权" in phrase.text[:start] or phrase.text[:start].endswith("、"):
        return untold  # neither asked for nor encouraged; 政府主导、社会参与: an item of a list is no action
    if not phrase.modals and phrase.stem and phrase.inherited is None:
        return Governed(phrase.stem.word, phrase.stem.grade, phrase.text, stem=phrase.above)
    if phrase.modals or phrase.inherited not in (None, Grade.PLAIN):
        return untold
    told = phrase.text.rsplit("，", 1)[-1]
    if start + size <= len(phrase.text) - len(told) or _AIMED.match(told):
        return untold  # 围绕古树复壮招引企业: what the action is for, not what is done
    far = start > FIXED.force_far and len(told) == len(phrase.text)
    return Governed("", Grade.PLAIN, from_word(phrase.text, start - 1) if far else told)


def _step(upper: Grade, local: Grade) -> Certainty | None:
    """How sure a step is that it tells more than style; None for no step, or a step that is style."""
    return STEPS.get((upper, local)) or STEPS.get((local, upper))


# --- hedges: before a verb, so that the same is no longer promised ----------------------------------------------------

_HEDGE = re.compile("|".join(HEDGES))
_TO_VERB = re.compile("[到至在于]?(?:进行|开展|实施)?")  # what may stand between a hedge and its verb
_FIRM = re.compile(f"(?:{'|'.join(FIRM)})$")
_UNTIL = re.compile("[到至在于]")
_YEAR = re.compile(r"20\d\d")
_COMMA = re.compile("[，,]")
_LIMITED = re.compile(f"(?:{LIMITED})$")
_STOP = re.compile(r"[。；;！？!?\n|：:]")
_SOFT = frozenset({Grade.RELEASED, Grade.MAY, Grade.ENCOURAGED, Grade.EXPECTED, Grade.SOFT_BAN})
_WAITS = re.compile("|".join((*HEDGES, SOME)))
_TAKES_BACK = re.compile("|".join((*HEDGES, SOME, DENIALS, *(words for of, words in MODALS if of in _SOFT))))


def unhedged(words: str, text: str) -> bool:
    """Whether words stand in a text and nothing around takes them back.

    Taken back they are by 左右 or more of a list behind them, by a hedge, an encouragement or a denial before them in
    their piece of the sentence (鼓励建立…), and where they begin one, by one in the piece before: 条件成熟时，建立….
    ``words`` are without the mark that ends them, both sides without blanks.
    """
    at = text.find(words)
    while at >= 0:
        *_, before, own = ("", *_COMMA.split(_STOP.split(text[:at])[-1]))
        back = _TAKES_BACK.search(text, at - len(own)) if own else _WAITS.search(text, at - len(before) - 1)
        less = text.startswith((*units.AFTER_ABOUT, "、"), at + len(words)) or _LIMITED.search(own)
        if not less and not (back and back.start() < at):
            return True
        at = text.find(words, at + 1)
    return False


def find_hedges(pairing: Pairing) -> tuple[Change, ...]:
    """The verbs of a duty that the answering clauses say only with a hedge before them, or no longer with one."""
    if not any(map(_HEDGE.search, (*pairing.clauses, pairing.directive))):
        return ()
    found = (_compare_hedge(phrase, pairing) for phrase in phrases(pairing.directive) if phrase.text in pairing.upper)
    return tuple(one for one in found if one)


def _compare_hedge(upper: Phrase, pairing: Pairing) -> Change | None:
    """The hedge that came before a verb of one phrase, or went for a firm word; None where a place says it unhedged."""
    asked = pairs(upper.text)
    if len(asked) < FIXED.few:
        return None
    places = [
        (len(asked & there) / len(asked), one, id_)
        for text, id_ in zip(pairing.clauses, pairing.ids or ("",) * len(pairing.clauses), strict=False)
        for one, there in phrases_with_pairs(text)
        if len(asked & there) >= FIXED.half * len(asked)
    ]
    if not places:
        return None
    best = max(alike for alike, _, _ in places)
    same = [(one, id_) for alike, one, id_ in places if alike >= FIXED.nearly * best]
    for weaker, of in ((True, _came), (False, _went)):
        words = [of(upper, one) for one, _ in same]
        if words[0] and all(words):
            (above, below), (one, id_) = words[0], same[0]
            where, sure = (upper.sentence, one.sentence, id_), grade(best).at_most(Certainty.LIKELY)
            return _tell(weaker, words[0], (_quote(upper, above), _quote(one, below)), where, sure)
    return None


def _quote(phrase: Phrase, word: str) -> str:
    """A phrase from such a word on, or from its beginning."""
    at = phrase.text.find(word)
    return word + brief(phrase.text[at + len(word) :], 12)


def _came(upper: Phrase, local: Phrase) -> tuple[str, str] | None:
    """The words of both sides where a local hedge stands before a verb that has none above."""
    above_years, below_years = set(_YEAR.findall(upper.text)), set(_YEAR.findall(local.text))
    if above_years and below_years and above_years != below_years:
        return None  # 2027年基本建成 is a step towards 2035年全面建成
    for hit in _HEDGE.finditer(local.text):
        behind = local.text[hit.end() :]
        key = (_UNTIL.sub("", behind, count=1) if _UNTIL.match(behind) else behind)[: FIXED.hedge_verb]
        at = upper.text.find(key) if len(key) == FIXED.hedge_verb else -1
        ahead = (one.end() for one in _HEDGE.finditer(upper.text) if one.end() <= at)
        if at < 0 or any(_TO_VERB.fullmatch(upper.text, end, at) for end in ahead):
            continue
        above, below = _last(upper.modals, at), _last(local.modals, hit.end())
        if above in _SOFT or (above, below) in STEPS or (below, above) in STEPS:
            continue  # other words of force govern the two verbs: the step between these tells
        if hit[0] in units.HOPED and find_quantities(behind):
            continue  # told of the number
        firm = _FIRM.search(upper.text[:at])
        if hit[0] == "努力" and not firm:
            continue  # 努力建设: a manner of speaking, where nothing firm was said above
        modal = upper.modals[-1].word if upper.modals and upper.modals[-1].end == at else ""
        return (firm[0] if firm else modal), hit[0].rstrip("，")
    return None


def _went(upper: Phrase, local: Phrase) -> tuple[str, str] | None:
    """The words of both sides where a firm local word stands in the place of a hedge above."""
    found = _came(local, upper)
    return (found[1], found[0]) if found and _FIRM.fullmatch(found[0]) else None


def _last(modals: tuple[Modal, ...], end: int) -> Grade:
    """The grade of the last of some words of force before a place; plain where there is none."""
    return next((one.grade for one in reversed(modals) if one.end <= end), Grade.PLAIN)
