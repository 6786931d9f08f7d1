"""The lines above the text of a document: what each of them is, and the title by its place.

GB/T 9704—2012 §7.2 sets the head of an official document: number of the copy, secrecy, urgency, issuer, 文号, signer;
the title below. Laws have the lines that tell their history, web pages a table of keys, reports a speaker. What is none
of these, stands above the first number or sentence and reads like a heading is the title. Its last word (方案, 规范,
函) is asked only where several such lines could be it: there is no end to such words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from compare.knowledge import bodies, titles
from compare.knowledge.page import BOX, CAPTION, CHROME, SECRECY, SERIAL, URGENCY, find_label
from compare.model import Kind, Paragraph
from compare.reading.lines import READING, width
from compare.text.numbers import DATE, SIGNED, iso, part_signature, read_date
from compare.text.places import find_region

# Keys that only the table of a web page has.
PAGE_KEYS = re.compile(
    r"索\s*引\s*号|主题分类|主\s?题\s?词|发[文布]机[关构]|成文日期|发[文布]日期|发文字号|文\s*号|公开方式|有效性|体裁分类"
)
ANNEX = re.compile(r"附\s?[件录]\s?[\d一二三四五六七八九十]{0,3}\s?[：:]?")
# The number by which a history says that a document was published: …日某市人民政府令第6号公布, 以某政发〔2025〕6号印发.
BY_NUMBER = re.compile(
    rf"(?P<number>(?<=[日以（(，,\s])(?!以){bodies.PRINTED}|(?<=日)[\u4e00-\u9fff]{{4,28}}(?:令|公告)第\s?[\d〇零一二三四五六七八九十百]{{1,5}}\s?号)\s?"
    r"(?:文件?)?\s?(?:公布|发布|颁布|印发|[，,]\s?\d{4})"
)
# （临府规〔2026〕2号，2026年3月12日公布）: a history that begins with the number.
NUMBER_FIRST = re.compile(rf"[（(]?\s?{bodies.PRINTED}[\s，,]*")
HAN = re.compile("[\u4e00-\u9fff]")
# 附件2：清溪市湿地名录, as the first line of a file that holds an annex only.
ANNEXED = re.compile(r"附\s?[件录]\s?[\d一二三四五六七八九十]{0,3}(?:\s?[：:]\s?|\s)(?P<title>[^\d\s].{3,})$")
ORDERS = re.compile(
    r"(?:人民政府|主席|国务院|人民代表大会|委员会|人大常委会|办公室|办公厅|人民法院|人民检察院|[部局厅署])(?:[（(]示例[）)])?$"
)
SENTENCE = re.compile(r"[。；！？;]")
QUOTED = re.compile(r"《[^《》]{0,200}(?:《[^《》]{0,200}》[^《》]{0,200}){0,8}+》|“[^”]{0,200}”")
IN_FORCE = re.compile(r"施行|实施|生效|执行|废止")
ISSUED = re.compile(r"通过|批准|公布|发布|颁布|修订|修正|修改|印发|签署|令|会议")
NOTICE = re.compile(r"(?:印发|转发|批转|公布|发布|下发)(?!.*(?:通知|公告|决定|函|通报|命令|令|意见的通知)$)")
ISSUES = re.compile(r"印发|转发|批转")
JOINS = re.compile("[和与及暨]")
NAMES = re.compile(r"[\u4e00-\u9fff·]{2,4}(?:\s[\u4e00-\u9fff·]{2,4}){0,3}")
SIGNS = re.compile(r"签\s?发")
ABOVE_TITLE = re.compile(rf"{titles.PERIODICAL.pattern}|.*(?:{titles.HEADLINED.pattern}).*")


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the head: its index among the paragraphs, its text, and what it is."""

    at: int
    text: str
    what: str
    style: int | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a document says; indexes are those of the section's paragraphs."""

    title: str = ""  # joined over its lines; empty where no line could be it
    lines: tuple[int, ...] = ()  # where the title stands
    issuers: tuple[str, ...] = ()  # the bodies named above and below the title, each once, without 文件
    number: str = ""  # as printed; ``tidy_number`` gives it its proper brackets
    # The last date on which the document was passed, approved or published, by lines that tell its history.
    issued: str = ""
    amended: str = ""  # as in ``Identity``
    passed: str = ""  # as in ``Identity``
    publishers: tuple[str, ...] = ()  # the bodies that published it last, by the same lines
    dated: str = ""  # the date that a key names (成文日期：)
    published: str = ""  # the day on which it was published, by a key (公布日期：); a web page may mean its own
    # Lines of the red head: issuers above the title, 文号, annex marks.
    red: frozenset[int] = field(default_factory=frozenset)
    # Lines that belong to the page: copy number, secrecy, urgency, signer, web chrome.
    page: frozenset[int] = field(default_factory=frozenset)


def is_bodies(text: str) -> bool:
    """One body or several, parted by blanks or 、."""
    names = (one for one in re.split(r"[ 、]", text) if one)
    named = all(bodies.BODY.fullmatch(one) or re.fullmatch(bodies.PAPERS, one) for one in names)
    return named and not re.search("关于|[转印]发|批转", text)


def is_order(text: str) -> bool:
    """某市人民政府令第5号, 中华人民共和国国务院令: the name of an order, of a body that gives orders."""
    found = bodies.ORDER.fullmatch(text)
    return found is not None and "关于" not in text and bool(ORDERS.search(found["body"]))


def is_history(text: str) -> bool:
    """A line that tells when a law was passed, published, or comes into force."""
    enacted = titles.ENACTED_ON.match(NUMBER_FIRST.sub("", text, count=1)) or titles.AGREED.fullmatch(text)
    told = re.search("[。：:]$", text) and not re.search("通过|批准|[公发颁]布|[施执]行|修[正订]", text)  # of a meeting
    return bool(enacted) and not told and not text.endswith(("办法", "条例", "规定", "方案", "计划", "通知", "意见"))


def is_sentence(text: str) -> bool:
    """Running text: a full stop outside quotations, an opening such as 为…, or too long for any title."""
    if titles.RUNNING.match(text):
        return True
    bare = QUOTED.sub("《》", text)
    if width(bare) <= READING.heading_width:
        bare = re.sub("[！!](?=.)|[？?]$", "", bare)  # a title may ask, a headline may call: 重磅！某市出台…
    if SENTENCE.search(bare) or re.search(r"[，,、…]$", bare) or width(bare) > READING.title_width:
        return True
    opens, long = bool(titles.OPENINGS.match(text)), width(bare) > READING.heading_width and not names_kind(text)
    return opens or long if re.search("[，,]", bare) else opens and long


def is_second_half(text: str) -> bool:
    """Whether a line is a title's second half behind a dash."""
    return bool(re.match("[—－]", text)) and names_kind(text) and not re.search(r"在.*上", text)


def is_posted(text: str) -> bool:
    """A day with what a web page prints beside it: its key, the time of day, where the text is from."""
    found = titles.POSTED.fullmatch(text)
    return found is not None and bool(found["key"] or found["rest"].strip())


# What a line of the head is, surest first; the first that fits decides. A line that fits none may be the title.
MARKS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("serial", SERIAL.fullmatch),
    ("secrecy", SECRECY.fullmatch),
    ("urgency", URGENCY.fullmatch),
    ("signer", bodies.SIGNER.fullmatch),
    ("number", bodies.HEAD_NUMBER.fullmatch),
    ("order number", bodies.ORDER_NUMBER.fullmatch),
    ("register", bodies.REGISTER.fullmatch),
    ("paper", titles.PAPER.fullmatch),
    ("order", is_order),
    ("bodies", is_bodies),
    ("posted", is_posted),
    ("key", titles.KEYS.match),
    ("date", part_signature),
    ("stamp", titles.STAMP.fullmatch),
    ("history", is_history),
    ("title", is_second_half),
    ("speaker", titles.SPEAKER.fullmatch),  # who gives a report, and where
    ("annex", ANNEX.fullmatch),
    ("chrome", CHROME.fullmatch),
    ("remark", titles.REMARK.fullmatch),
    ("note", re.compile(r"[（(【\[].*[）)】\]]").fullmatch),
    ("addressee", re.compile(r".*[：:]").fullmatch),
    ("box", lambda text: BOX.match(text) or CAPTION.match(text)),
    ("label", find_label),
    ("label", titles.ENTRY.match),
    ("sentence", is_sentence),
)
TEXT = frozenset({"addressee", "box", "label", "sentence"})
PAGE = frozenset({"serial", "secrecy", "urgency", "signer", "paper", "stamp", "chrome", "posted"})


def find_marks(paragraphs: Sequence[Paragraph]) -> Iterator[Mark]:
    """The lines of the head, from the first one to that before the text."""
    begun = False
    for at, paragraph in enumerate(paragraphs[: READING.head_lines]):
        if paragraph.kind is Kind.TABLE:
            yield from (Mark(at, key, "key") for key in find_keys(paragraph.text))
            corner = " ".join(paragraph.text.split(" | "))  # 某政文〔2026〕44号 | 签发人：某某
            if bodies.HEAD_NUMBER.fullmatch(corner) or bodies.SIGNER.fullmatch(corner):
                yield Mark(at, corner, "number" if bodies.HEAD_NUMBER.fullmatch(corner) else "signer")
        if paragraph.kind is Kind.FURNITURE and is_posted(paragraph.text.strip()):
            yield Mark(at, paragraph.text.strip(), "posted")
        if paragraph.kind not in (Kind.CLAUSE, Kind.HEADING):
            continue
        text = paragraph.text.strip()
        if not begun and (annexed := ANNEXED.match(text)) and not is_sentence(annexed["title"]):
            begun = True
            yield Mark(at, annexed["title"], "title", paragraph.heading)
            continue
        begun = True
        what = next((name for name, fits in MARKS if fits(text)), "title")
        if what in TEXT and paragraph.heading != 0:
            return
        yield Mark(at, text, "title" if paragraph.heading == 0 else what, paragraph.heading)


def settle_marks(marks: Sequence[Mark]) -> list[Mark]:
    """The same, where their neighbours tell what lines are: a second signer; a body in the middle of a title."""
    settled: list[Mark] = []
    for mark, below in zip(marks, [*marks, None][1:], strict=True):
        above = settled[-1] if settled else None
        what = mark.what
        if above and above.what in {"signer", "number"} and SIGNS.search(above.text) and NAMES.fullmatch(mark.text):
            what = "signer"
        inside = above and below and above.what == below.what == "title" and mark.what == "bodies"
        if inside and above and titles.UNENDED.search(above.text):
            what = "title"
        settled.append(replace(mark, what=what))
    return settled


def find_keys(row: str) -> Iterator[str]:
    """The keys that a table row above a text holds, each with its value: 发文字号：清政发〔2026〕5号."""
    cells = [cell.strip() for cell in row.split(" | ")]
    for cell, following in zip(cells, [*cells[1:], ""], strict=True):
        if titles.KEYS.match(cell):
            yield cell if titles.KEYS.sub("", cell, count=1).strip() else cell + following
        elif titles.KEYS.match(f"{cell}："):
            yield f"{cell}：{following}"


def is_page_row(paragraph: Paragraph) -> bool:
    """Whether a row of the table above a text is the page's: 索引号 | … | 发布机构 | …."""
    if paragraph.kind is not Kind.TABLE:
        return False
    keys = paragraph.text.split(" | ")[::2]
    return any(map(PAGE_KEYS.match, keys)) and all(titles.KEYS.match(f"{key}：") for key in keys)


def read_head(paragraphs: Sequence[Paragraph]) -> Head:
    """What stands above the text of a document."""
    marks = settle_marks(list(find_marks(paragraphs)))
    lines, title = choose_title(marks)
    last = max(lines, default=-1)
    issuers: list[str] = []
    number = dated = published = ""
    red: set[int] = set()
    order = ""
    for mark in marks:
        if mark.what == "number" and not number and (found := bodies.HEAD_NUMBER.fullmatch(mark.text)):
            number = found["number"]
            dated = dated or read_date(found["day"] or found["date"] or "")
            red.add(mark.at)
        elif mark.what == "posted":
            published = published or read_date(mark.text)
        elif mark.what == "register":
            red.add(mark.at)
        elif mark.what == "order" and (found := bodies.ORDER.fullmatch(mark.text)):
            issuers.append(found["body"])
            order = found["body"] + found["kind"]
            number = number or (order + found["number"] if found["number"] else "")
            red.add(mark.at)
        elif mark.what == "order number" and (found := bodies.ORDER_NUMBER.fullmatch(mark.text)):
            number = number or order + found["number"]
            red.add(mark.at)
        elif mark.what == "bodies":
            issuers += re.split(r"[ 、]", mark.text)
            red |= {mark.at} if mark.at < last or number or not lines else set()
        elif mark.what == "annex" and mark.at < last:
            red.add(mark.at)
        elif mark.what == "key":
            for key, value in part_keys(mark.text):
                if re.search("文号|字号|编号", key) and (known := bodies.HEAD_NUMBER.fullmatch(value)):
                    number = number or known["number"]
                elif re.search("成文|印发|签发|发文日期", key):
                    dated = dated or read_date(value)
                elif re.search("公布|颁布|发布日期|发布时间", key):
                    published = published or read_date(value)
                elif re.search("发文机关|发布机关|制定机关|发布机构", key) and bodies.BODY.fullmatch(value):
                    issuers.append(value)
    history = [mark.text for mark in marks if mark.what in {"history", "stamp"}]
    issued, amended, passed = read_history(history)
    numbers = {found["number"] for line in history for found in BY_NUMBER.finditer(line)}
    number = number or (numbers.pop() if len(numbers) == 1 else "")
    if behind := bodies.NUMBER_BEHIND.search(title):
        title = title[: behind.start()]
        number = number or behind["number"]
        dated = dated or read_date(behind["date"] or "")
    bare = (re.sub(rf"(?:{bodies.PAPERS})$", "", one) for one in issuers)
    names = tuple(dict.fromkeys(part for one in bare for part in one.split("、") if part))
    of_page = (one.at for one in marks if one.what in PAGE or is_page_key(one) or is_page_row(paragraphs[one.at]))
    told = (issued, amended, passed, find_publishers(history), dated, published)
    return Head(title, lines, names, number, *told, frozenset(red), frozenset(of_page))


def part_keys(line: str) -> Iterator[tuple[str, str]]:
    """The keys of a line, each with its value: 索引号：014　文号：某政发〔2026〕5号."""
    found = [one for one in titles.KEYS.finditer(line) if not HAN.match(line[: one.start()][-1:])]
    for one, after in zip(found, [*found, None][1:], strict=True):
        yield one["key"], line[one.end() : after.start() if after else len(line)].strip(" 　、；，|")


def is_page_key(mark: Mark) -> bool:
    """Whether a line is a key of the page (来源：…), or one with a day and nothing else: 施行日期：2026-01-01."""
    found = titles.KEYS.match(mark.text) if mark.what == "key" else None
    if found is None:
        return False
    alone = "日期" in found["key"] and part_signature(mark.text[found.end() :].strip()) is not None
    return alone or titles.OF_PAGE.search(found["key"]) is not None


def find_publishers(lines: Sequence[str]) -> tuple[str, ...]:
    """The bodies that published a document on the last day that a history tells of; empty where it names none."""
    told: list[tuple[str, tuple[str, ...]]] = []
    for line in lines:
        found = list(DATE.finditer(line))
        for date, after in zip(found, [*found, None][1:], strict=True):
            by = titles.PUBLISHED_BY.match(line[date.end() : after.start() if after else len(line)])
            names = [titles.NO_NAME.sub("", one) for one in re.split(r"[、\s]+", by["bodies"]) if one] if by else []
            if names and all(map(bodies.BODY.fullmatch, names)) and (day := iso(date)):
                told.append((day, tuple(dict.fromkeys(names))))
    return max(told, key=lambda one: one[0], default=("", ()))[1]


def read_history(lines: Sequence[str]) -> tuple[str, str, str]:
    """The last date of a history; what the amendment on it is called; the first date, where that is an earlier one."""
    found = sorted(one for line in lines for one in issue_dates(line))
    if not found:
        return "", "", ""
    amended = next((word for _, word in reversed(found) if word), "")
    (first, word), (last, _) = found[0], found[-1]
    return last, amended, first if amended and not word else ""


def issue_dates(text: str) -> Iterator[tuple[str, str]]:
    """The dates of a line on which something was passed, published or amended (with 修正, 修订), not those of force."""
    found = list((SIGNED if titles.STAMP.fullmatch(text) else DATE).finditer(text))
    for date, after in zip(found, [*found, None][1:], strict=True):
        told = text[date.end() : after.start() if after else len(text)]
        begins = re.match(r"\s?起", told) or text[: date.start()].endswith(("自", "从", "至", "到", "截止"))
        if not begins and (ISSUED.search(told) or not IN_FORCE.search(told)) and (day := iso(date)):
            amended = titles.HISTORY.search(told)
            yield day, amended[0][-2:] if amended else ""


# ---------------------------------------------------------------- the title


def choose_title(marks: Sequence[Mark]) -> tuple[tuple[int, ...], str]:
    """Where the title stands among the lines of the head, and its text.

    The file's own style decides; else the first run of lines that names a place or ends in a kind of document; else the
    first run.
    """
    runs = list(part_runs(marks))
    styled = next((run for run in runs if run[0].style == 0), None)
    found = [cut for run in ([styled] if styled else runs) if (cut := cut_title(run))]
    named = [cut for cut in found if cut and is_named(join_lines(cut))]
    named.sort(key=lambda cut: bool(titles.HEADLINED.search(join_lines(cut))))
    chosen = next(iter(named), found[0] if found else [])
    for other in ("order", "paper"):  # 某市人民政府通告, 某市人民政府公报: they have no other name
        chosen = chosen if any(chosen) else [mark for mark in marks if mark.what == other][:1]
    return tuple(mark.at for mark in chosen), unwrap(join_lines(chosen))


def part_runs(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """The lines that may be the title, in runs without another line between them; remarks go on with a run."""
    run: list[Mark] = []
    for mark in marks:
        near = run and mark.at == run[-1].at + 1  # furniture (来源：…) parts, too
        goes_on = near and (mark.what == "remark" or (mark.what == "title" and mark.style == run[-1].style))
        if run and not goes_on:
            yield run
            run = []
        if mark.what == "title" or goes_on:
            run.append(mark)
    if run:
        yield run


def cut_title(run: Sequence[Mark]) -> list[Mark]:
    """The lines of a run that are the title: an inner heading, a paper's name or a page's path are not of it."""
    inner = next((at for at, one in enumerate(run) if titles.INNER.fullmatch(one.text)), len(run))
    lines = list(run[:inner])
    while len(lines) > 1 and lines[1].what == "title" and ABOVE_TITLE.fullmatch(lines[0].text):
        del lines[0]
    for end in range(len(lines)):
        text = join_lines(lines[: end + 1])
        if not is_whole(text):
            continue
        if end + 1 < len(lines) and is_chance(lines[end : end + READING.title_lines]):
            continue
        start, stop = find_start(lines, end), end + 1
        while stop < len(lines) and goes_with(join_lines(lines[start:stop]), lines[stop].text):
            stop += 1
        return lines[start:stop] if stop - start <= READING.title_lines else []
    return lines if len(lines) <= READING.title_lines else []


def is_chance(lines: Sequence[Mark]) -> bool:
    """Whether the first line ends in a kind of document by chance: 优化生育政策 / 促进人口均衡发展的 / 若干措施.

    The line below cannot end a title, or begins within one, and one further down ends it.
    """
    below = [one.text for one in lines[1:] if one.what == "title"]
    loose = bool(below) and bool(titles.UNENDED.search(below[0]) or JOINS.match(below[0]))
    return loose and any(map(names_kind, below)) and not any(map(stands_by_itself, below))


def find_start(lines: Sequence[Mark], end: int) -> int:
    """Where the title begins that ends at ``end``: at the run's first line, unless its last line is one by itself."""
    text = lines[end].text
    if end == 0 or not stands_by_itself(text):
        return 0
    before = lines[end - 1].text
    region, level = find_region(before)
    goes_on = titles.UNENDED.search(before) or ISSUES.search(before) or (level and len(before) <= len(region) + 2)
    return 0 if goes_on else end


def stands_by_itself(text: str) -> bool:
    """Whether a line is a title without the one above it: 关于…的意见, a place's or a year's plan."""
    bare = titles.REMARK.sub("", text)
    rest = re.sub(r"^(?:19|20)\d\d年(?:度)?", "", bare)
    if titles.GENERIC.fullmatch(rest) or not names_kind(text):
        return False
    return bool(re.match("关于", bare)) or rest != bare or find_region(bare)[1] is not None


def goes_with(title: str, following: str) -> bool:
    """Whether the next line belongs to a title that is whole: 的通知, 实施方案, （试行）."""
    bare = titles.REMARK.sub("", following)
    if titles.CARRIED.search(title) and names_kind(bare) and not stands_by_itself(bare):
        return True
    return not bare or following.startswith("的") or (bool(titles.GENERIC.fullmatch(bare)) and bare != title)


def is_whole(title: str) -> bool:
    """Whether a title ends where it should: in a kind of document; a notice of what it issues in its own kind."""
    bare = titles.REMARK.sub("", title)
    notice = "关于" in bare and NOTICE.search(bare)
    return names_kind(title) and not notice and not titles.GENERIC.fullmatch(bare)


def is_named(title: str) -> bool:
    """Whether a title says itself that it is one: by its kind, or by the place that it is of."""
    return names_kind(title) or find_region(title)[1] is not None


def names_kind(title: str) -> bool:
    """Whether a title ends in a kind of document, remarks behind it left out."""
    bare = titles.REMARK.sub("", title).rstrip("》〉”")
    return bool(titles.KIND.search(bare)) and not titles.NO_KIND.search(bare)


def join_lines(lines: Sequence[Mark]) -> str:
    """The lines of a title as one; blanks part Latin words only."""
    text = ""
    for one in lines:
        gap = " " if re.search(r"[A-Za-z]$", text) and re.match(r"[A-Za-z]", one.text) else ""
        text += gap + one.text
    return text


def unwrap(title: str) -> str:
    """A title without the 《》 that hold the whole of it."""
    found = titles.WRAPPED.fullmatch(title)
    return found["title"] + (found["rest"] or "") if found else title
