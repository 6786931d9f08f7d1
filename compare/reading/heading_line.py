"""Whether a line could head what follows, by its own words: short, no sentence, no task, no signature.

Whether it does, the paragraphs around it say (``outline``).
"""

from __future__ import annotations

import re

from compare.knowledge.bodies import LEADING
from compare.knowledge.page import SPAN
from compare.knowledge.roles import BESIDE, KEYED
from compare.knowledge.titles import ENACTED_ON, KEYS
from compare.reading.lines import READING, is_heading_like, width
from compare.text.numbers import COUNTED, DATE, is_signature

# Recognition takes the full stop for a half-width one; behind a digit or a letter it is a point.
STOPS = r"(?:。|(?<=[\u4e00-\u9fff）”》])[.．])"
STOPPED = re.compile(rf"{STOPS}$")
SENTENCE_END = re.compile(rf"(?:[；：！？;:]|{STOPS})$")
HALF_STOP = re.compile(r"(?<=[\u4e00-\u9fff）”》])[.．](?=[\u4e00-\u9fff“《（])")
QUOTED = re.compile(r"“[^”]{0,200}”|《[^》]{0,200}》")
# A short line with a full stop that tells when, how often, or who is a task, not the heading of one.
WHEN = re.compile(
    rf"{DATE.pattern}|(?:19|20)\d\d\s?年|年(?:底|末|内)前?|[上下]半年|(?<!\d)\d{{1,2}}月(?:底|末|份)?"
    r"|每(?:半?年|季度?|个?月|周|日|天|旬)|按[年季月周日](?:度)?(?=[^\u4e00-\u9fff]|[\u4e00-\u9fff])(?!照)|百分之|翻[一两]番"
)
WHO = re.compile(
    r"国务院|(?:[省市县区州盟旗](?:人民)?政府|[省市县区州盟旗][\u4e00-\u9fff]{1,10}?(?:局|委员会|委|厅|办公室|办|中心|公司|集团|支队))"
    rf"(?=$|[，。、]|{LEADING}|负责|会同|组织|制定|安排|应当?|要|每|落实|统筹|承担|建立|督促|定期|指导|开展|推进|审定|公布|报送|编制|保障|监督)"
    rf"|{LEADING}|由[\u4e00-\u9fff、]{{2,20}}(?:负责|承担|组织|实施)"
)
BRACKETED = re.compile(BESIDE)
KEY_LINE = re.compile(rf"(?:{KEYED}|[（(【\[]{KEYED}[）)】\]])")


def is_heading(text: str, label: str) -> bool:
    """Whether a numbered paragraph could be a heading: short, no sentence.

    A full stop at its end may still be one (（二）创新回收方式。), but not where the words before it tell when, how
    much or who: 2027年底前建成平台。 is a task. 附件：1. …… is a list of what is attached, not the heading of it.
    """
    text = unstop(text)
    if re.match(r"附\s?[件录表]\s?\d{0,2}\s?[：:]", text) or HALF_STOP.search(text, len(label)):
        return False
    if STOPPED.search(text):
        words = text[len(label) : -1]
        if width(text) > READING.stopped_width or tells_task(words):
            return False
        text = text[:-1]
    return is_heading_like(text) and not SENTENCE_END.search(text) and text[-1] not in "，、"


def unstop(text: str) -> str:
    """The heading of a stage without the mark behind its time: （一）摸底阶段（2026年3月1日至3月31日）。"""
    return text[:-1] if text[-1:] in "。：:" and SPAN.search(text[:-1]) else text


def tells_task(words: str) -> bool:
    """Whether a few words name a time, a quantity or a body that is to act."""
    words = QUOTED.sub("", words)  # “四个结合”
    # 一张图, 一件事, 一批 count nothing.
    counted = any(hit["n"] != "一" or hit["power"] for hit in COUNTED.finditer(words))
    return bool(counted or WHEN.search(words) or WHO.search(words))


def could_head(text: str) -> bool:
    """Whether words without a number could be a small heading: short, no sentence, no signature, no date of a law."""
    text = unstop(text)
    return (
        is_heading_like(text)
        and re.search(r"[^\W\d_]", text) is not None  # 20 alone is a figure
        and not SENTENCE_END.search(text)
        and not HALF_STOP.search(text)
        and not is_signature(text)
        and not ENACTED_ON.match(text)
        and not KEYS.match(text)
        and not KEY_LINE.fullmatch(text)
        and not BRACKETED.fullmatch(text)
        and not text.startswith("…")
    )
