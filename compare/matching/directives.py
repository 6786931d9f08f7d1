"""Find what an upper document tells others to do: directives with their duties, force, targets and actors.

A target is a quantity in a sentence of the clause, or the number of a row of a target table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.knowledge import units, verbs
from compare.knowledge.verbs import ACTIONS, ADVERBS, BOUNDS
from compare.matching.settle import find_addressees
from compare.model import BASE, Clause, Directive, Document, Duty, Force, Kind, Role, Target
from compare.text.places import find_actors, notes
from compare.text.quantities import Quantity, find_deadlines, find_quantities
from compare.text.sentences import duties, leads_in
from compare.text.words import any_of

# --- targets ----------------------------------------------------------------------------------------------------------

_YEAR = re.compile(r"(20\d\d)\s*年?")
_BASE = re.compile("基期|现状|基数|实际|完成值|基准")
_NUMBER = re.compile(
    r"^(?P<comparator>≥|≤|＞|＜|>|<|约|不低于|不少于|不超过|达到)?\s*[（(\[]?"
    r"(?P<value>\d[\d,]*(?:\.\d+)?(?:\s*[-—–~～]\s*\d[\d,]*(?:\.\d+)?)?)"
    r"[）)\]]?\s*(?P<unit>[^\d\s以左]{0,8}?)(?P<after>以上|以下|以内|左右)?\**$"
)
_IN_NAME = re.compile(r"[（(](?P<unit>[^（）()]{1,12})[）)]\**\s*$")
_COUNTING = ("count", "people", "visits", "households", "occurrences")
_LEAD = re.compile(r"^(?:其中|包括)[:：]")
_ORDER = re.compile(r"^\d{1,3}$")
_KNOWN = re.compile(rf"^(?:{any_of(units.MULTIPLIERS)})?(?:{any_of(units.MEASURES)})(?:/|$)")
_STOP = re.compile(r"[，,；;。:：（()）|\n]")
_TIME = re.compile(r"^(?:到|至)?(?:20\d\d年(?:底|末)?|“?十.?五”?(?:期末|末|期间))(?:前)?")
_BESIDE = (*units.AT_LEAST, *units.AT_MOST, *units.ABOUT, *units.HOPED, "实现", "为", "占", "的")
_VERB = re.compile(f"(?:{any_of(_BESIDE)}){{1,12}}$")
# Around the name of what is measured; read off the indicators of 19 pairs of plans and laws.
_FINE = re.compile(r"^(?:以上|以下)?的?罚款")
_WHOM = re.compile(r"(?:对(?P<who>[^，。；]{2,40}?))?(?:可以)?(?:并)?处(?:以)?(?P<base>[^处，。；]{2,16})?$")
_PER = re.compile(r"按照?每[^按每]{1,8}$")
_GIVEN = re.compile(r"^(?:的标准|标准)?(?:给予|予以|配套|发放)?")
_AND_SUCH = re.compile(r"^[^等]{1,10}等(?![市省县地区级额部门待候])")
_SETS = re.compile(r"^(?:开展|实现|培育|加快|打造|确保|力争|形成|推动|发展|处)+(?=.{2})")
_MEASURED = re.compile(r"(?:率|值|比重|占比|比例|额|量|收入|面积|速|速度|能力|长度|距离|规模|水平|强度|所得)$")
_FORWARD = re.compile(r"^(?:的|并|且|和|与|及|以及|或者|或|其中|(?:严禁|禁止|不得)?在(?=.{3}))+")
_BACKWARD = re.compile(r"(?:的|并|且|和|与|及|以及|或者|或|为基准)+$")
_BARE = re.compile(f"(?:{any_of(ADVERBS)})*(?:{any_of(ACTIONS)})|用|按|处|.*按照?每|全国|全省|全市|全县|各地|承担|以上")
_AT_HAND = re.compile(r"^(?:及)?(?:以上|以下|以内|左右)?(?:的标准(?!化))?的?")
_CUT = re.compile(f"(?:{any_of((*units.AT_LEAST, *units.AT_MOST))})")
_NOUN = re.compile(r"(?:平台|基地|项目|企业|中心|园区|机构|试点|站点|工程|产品)$")
_RISES = re.compile(r"(?:比20\d\d年)?(?:年均)?(?:增长|提高|提升|下降|降低|减少|增加)$")
_GENERAL, _SHORT_ITEM = 2, 4  # characters of a general word (会议), of a short item of a list


@dataclass(frozen=True, slots=True)
class Header:
    """What the rows above a row of a table say of its cells."""

    cells: tuple[str, ...]  # the header row, left to right
    unit: str = ""  # the unit that the row takes over from the row above (其中：…), or empty


def find_targets(text: str, header: Header | None = None, date: str = "") -> tuple[Target, ...]:
    """The quantified aims of a clause: what is counted, how it is meant, the number, its unit, its year.

    ``header`` is what stands above it, where it is the row of a table. By the ``date`` of the document a column is a
    starting point (``BASE``) or an aim. Years, dates, labels and names with numbers in them are no aims.
    """
    if header:
        return read_row(text, header, date)
    found: list[Target] = []
    sentence = ""
    for one in find_quantities(text):
        if not one.weak:
            again = found[-1].subject if found and one.sentence == sentence else ""
            found.append(name_target(one, again))
            sentence = one.sentence
    return tuple(found)


def name_target(one: Quantity, again: str = "") -> Target:
    """A quantity as an aim; ``again`` is what the number before it in the sentence is said of."""
    return Target(_subject(one, again), one.comparator, one.value, one.unit, one.year)


def _subject(one: Quantity, again: str) -> str:
    """What a number is said of: what is counted behind it, else the words before it, else those behind.

    What the number before it in the sentence is said of (``again``) goes on where this one has no words of its own:
    交易额年均增长12%，到2030年达到2.5万亿元.
    """
    piece = _STOP.split(one.before)[-1].strip()
    before = _VERB.sub("", _TIME.sub("", _last(piece)))
    behind = _object(one.after)
    if _FINE.match(one.after):
        whom = _WHOM.search(before)
        told = f"{whom['who']}的罚款" if whom and whom["who"] else "罚款"
        return f"{told}（按{whom['base']}）" if whom and whom["base"] else told
    if one.dimension in _COUNTING and behind:
        verb = _trim(_CUT.sub("", before)) if one.dimension == "occurrences" and len(behind) <= _GENERAL else ""
        return f"{verb}{behind}"
    per = _PER.search(before)
    if per:
        return per[0].removeprefix("按").removeprefix("照") + _GIVEN.sub("", behind)
    subject = _trim(before)
    if not subject and _TIME.sub("", piece) != piece:
        subject = _RISES.sub("", again)
    return behind if behind and (not subject or _BARE.fullmatch(subject)) else subject


def _last(piece: str) -> str:
    """The last item of a list with the short ones before it: 开展回收、分拣、拆解岗位培训; of A、B等C only C."""
    *items, last = piece.split("、")
    if items and (told := _AND_SUCH.sub("", last)) != last:
        return told
    while items and len(_SETS.sub("", items[-1])) <= _SHORT_ITEM and items[-1]:
        last = f"{_SETS.sub('', items.pop())}、{last}"
    return last


def _trim(words: str) -> str:
    """The name of what is measured without what ties it to the words around it."""
    if words.startswith("的") and _MEASURED.search(words):
        words = re.split("[和及与]", words)[-1]  # 的企业和产值: the企业 belongs to the number before
    words = _FORWARD.sub("", _BACKWARD.sub("", words))
    return _SETS.sub("", words) if _MEASURED.search(words) else words


def _object(after: str) -> str:
    """What is counted or measured where it stands behind the number: 12万个回收站点, 10个基础好、环境优的地区."""
    told = _AT_HAND.sub("", _STOP.split(after, maxsplit=1)[0][:60].strip())
    if "、" in told:
        first, rest = told.split("、", 1)
        told = rest.rsplit("的", 1)[-1] if "的" in rest and not _NOUN.search(first) else first
    return _FORWARD.sub("", _BACKWARD.sub("", _CUT.split(told)[0])).strip()


def cells(text: str) -> tuple[str, ...]:
    """The cells of a row, parted by tabs or |."""
    return tuple(cell.strip() for cell in re.split(r"[\t|]", text))


def find_header(clause: Clause, clauses: Sequence[Clause]) -> Header | None:
    """The header of the table that a clause is a row of; None where it is no row, or the table has no columns of years.

    ``clauses`` are those of its document, in order.
    """
    if clause.kind is not Kind.TABLE or len(cells(clause.text)) < 2:
        return None
    unit = ""
    for above in reversed(clauses[: clause.order]):
        if above.kind is not Kind.TABLE or above.headings != clause.headings:
            return None
        row = cells(above.text)
        numbers = any(_NUMBER.match(cell) for cell in row[1:] if not _YEAR.fullmatch(cell))
        if not numbers and any(map(_YEAR.search, row)):
            return Header(row, unit)
        unit = unit or _unit_in_name(row)
    return None


def read_row(text: str, header: Header, date: str = "") -> tuple[Target, ...]:
    """The targets of a row of a table, one for each year that has a number.

    The columns of years are counted from the right, because merged cells on the left leave a row shorter than its
    header. ``date`` is that of the document.
    """
    row = cells(text)
    years = [(at - len(header.cells), cell) for at, cell in enumerate(header.cells) if _YEAR.search(cell)]
    first = years[0][0]
    named = [cell for cell in row[:first] if cell and not _ORDER.match(cell)]
    column = next((at for at, cell in enumerate(header.cells) if cell in ("单位", "计量单位")), None)
    unit = ""
    if column is not None and -len(row) <= column - len(header.cells):
        unit = row[column - len(header.cells)]
        named = [cell for cell in named if cell != unit]
    if not named:
        return ()
    subject = named[-1]
    unit = unit or _unit_in_name((subject,)) or header.unit
    subject = _LEAD.sub("", _IN_NAME.sub("", subject) if _unit_in_name((subject,)) else subject).rstrip("*").strip()
    found = []
    for at, cell in years:
        number = _NUMBER.match(row[at]) if -len(row) <= at else None
        year = _YEAR.search(cell)
        if not number or not year:
            continue
        begun = bool(_BASE.search(cell)) or year[1] < date[:4]
        comparator = BASE if begun else (number["comparator"] or "") + (number["after"] or "")
        found.append(Target(subject, comparator, number["value"], number["unit"] or unit, year[1]))
    return tuple(found)


def _unit_in_name(row: Sequence[str]) -> str:
    """The unit that an indicator carries in brackets: 总产值（亿元）."""
    hits = (_IN_NAME.search(cell) for cell in row)
    return next((hit["unit"] for hit in hits if hit and _KNOWN.match(hit["unit"])), "")


# --- directives -------------------------------------------------------------------------------------------------------

CARRYING = (Role.MEASURE, Role.TARGET)
ANSWERING = (*CARRYING, Role.PLAIN)
"""The roles of clauses that are directives in an upper document and evidence in a local one."""

_NOT_FORCE = re.compile(any_of(verbs.NOT_FORCE))
_ENCOURAGES = re.compile(dict(verbs.MODALS)[verbs.Grade.ENCOURAGED])
_GOVERNED = re.compile("|".join((BOUNDS, *verbs.GOVERNED)))
_ATTRIBUTE, _AIMED_AT = re.compile(verbs.ATTRIBUTE), re.compile(verbs.AIMED_AT)
_ALLOWED = re.compile(verbs.ALLOWED)
_PUSHED = re.compile(rf"(?:{any_of(ADVERBS)})*(?:{verbs.PUSHED})")
_BEARS = re.compile("应当|必须|不得|严禁|禁止|可以(?!不)|一律|务必")
_GRANTED, _BOUND = re.compile(verbs.GRANTED), re.compile(BOUNDS)
_SENTENCE = re.compile("[。；;！\n]")


def find_directives(document: Document) -> tuple[Directive, ...]:
    """The directives of a classified document, in reading order: one for every measure and target."""
    clauses, date = document.clauses, document.identity.date
    return tuple(direct(clause, find_header(clause, clauses), date) for clause in clauses if clause.role in CARRYING)


def direct(clause: Clause, header: Header | None = None, date: str = "") -> Directive:
    """Make a directive of a clause; ``header`` is what stands above the row of a table, ``date`` of its document."""
    return Directive(
        clause=clause,
        force=force(clause.text),
        duties=tuple(Duty(text) for text in duties(clause.text)),
        targets=find_targets(clause.text, header, date),
        actors=find_actors(clause.text),
        addressees=find_addressees(clause.text),
        timed=bool(find_deadlines(clause.text, date)),
    )


def force(text: str) -> Force:
    """How binding the strongest verb is that governs an action of a text.

    A verb that is only encouraged or pushed on binds no more than that, and what says why, upon what or on which
    condition (确保…, 在…前提下) binds nobody.
    """
    read = _ALLOWED.sub(lambda hit: hit[0].replace("禁止", "□"), _NOT_FORCE.sub("□", _ATTRIBUTE.sub("□", text)))
    bare = "\n".join(map(_binding, map(_main, _SENTENCE.split(read))))
    found = next((one for one, words in verbs.FORCE if any(word in bare for word in words)), verbs.DEFAULT)
    return Force.SHALL if found in (Force.SHOULD, Force.MAY) and _BOUND.search(bare) else found


def _main(sentence: str) -> str:
    """A sentence without the parts that tell nobody to do anything, where something is left."""
    pieces = sentence.split("，")
    kept: list[str] = []
    for at, piece in enumerate(pieces):
        last = at + 1 == len(pieces)
        led = not last and leads_in(f"{piece}，") and not (_ENCOURAGES.search(piece) or _BEARS.search(piece))
        aimed = bool(kept) and bool(_AIMED_AT.match(piece)) and not _BOUND.search(piece)
        if not (led or aimed):
            # What becomes of something that is pushed on is no verb of the sentence.
            opened = _PUSHED.match(piece)
            kept.append(piece[: opened.end()] + _GOVERNED.sub("□", piece[opened.end() :]) if opened else piece)
    return "，".join(kept or pieces)


def _binding(sentence: str) -> str:
    """A sentence without the words that an encouragement in it governs."""
    encouraged = _ENCOURAGES.search(sentence)
    if not encouraged:
        return sentence
    at = encouraged.start()
    owed = "应当" if _GRANTED.search(sentence, at) else ""
    return sentence[:at] + _GOVERNED.sub("□", sentence[at:]) + owed


_ITEM = re.compile(r"^[一二三四五六七八九十]+是$")


def note_behind(clause: Clause, document: Document) -> str:
    """The note that follows the item list of a clause: 一是…二是…三是…（市商务局牵头）; empty where there is none."""
    if not _ITEM.match(clause.label) or notes(clause.text):
        return ""
    for one in document.clauses:
        if one.order <= clause.order:
            continue
        if one.headings != clause.headings or not _ITEM.match(one.label) or one.label == "一是":
            return ""
        if found := notes(one.text):
            return found[0][1]
    return ""
