"""The language of a report's frame: labels, headings, captions, help. What the documents say stays as they say it.

How a string gets its languages:

1. The Chinese string is the msgid and stands where it is printed. In Python a ``Language`` is passed to the function,
   by the name ``say``: ``say("没有缺失的部署要求。")``; with values ``say("采纳{adopt}项", adopt=phrase.number(n))``;
   No f-string, nothing glued together from pieces: other languages have another order.
2. A table names the words with ``msgid("采纳")``, and who prints them says them: ``say(labels.RELATION[relation])``.
3. In a template: ``{{ _("缺失清单") }}``, ``{{ _("共%(n)s项", n=view.count) }}`` or
   ``{% trans n=view.count %}共{{ n }}项{% endtrans %}``. ``{{ lang }}`` is the language for the ``lang`` attribute, and
   what comes out of the documents is marked with ``{{ original() }}`` of ``marks.html.j2``, for screen readers.
4. ``make messages`` puts new msgids into ``compare/locale/en/LC_MESSAGES/report.po`` and drops those that are gone.
   Write the English as ``msgstr`` there and run it again: it makes the ``.mo`` that the program reads, so that an
   installed program needs no Babel. A test says what is missing.

Evidence stays Chinese: texts and titles of documents, headings, file names, and the sentences that the stages before
the report write (reasons, notes of changes, warnings of reading). The report in English says so.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from compare.errors import PolicyCompareError
from compare.model import Frame

# Code on the command line → tag for the lang attribute of HTML and the language of a PDF.
TAGS = {"zh": "zh-CN", "en": "en"}
# The language of the msgids, which needs no catalogue.
OWN = "zh"
DOMAIN = "report"


@dataclass(frozen=True, slots=True)
class Language:
    """Says msgids in one language (``code``: ``zh`` or ``en``), whose words are looked up in a catalogue."""

    code: str
    catalogue: gettext.NullTranslations

    @property
    def tag(self) -> str:
        """For the ``lang`` attribute: ``zh-CN``, ``en``."""
        return TAGS[self.code]

    def __call__(self, text: str, /, **values: object) -> str:
        """The text in this language, with ``{name}`` filled in; without values braces stay as they are."""
        said = self.catalogue.gettext(text) if text else text
        return said.format(**values) if values else said

    def join(self, words: Iterable[str]) -> str:
        """A list of words in a line: 、 in Chinese, a comma in English."""
        return self("、").join(words)


def msgid(text: str) -> str:
    """The text itself, marked so that it gets into the catalogue."""
    return text


@cache
def find_language(code: str) -> Language:
    """The language with this code; refused where there is none."""
    if code not in TAGS:
        raise PolicyCompareError(f"没有这种语言：{code}；可选 {'、'.join(TAGS)}")
    if code == OWN:
        return Language(code, gettext.NullTranslations())
    file = resources.files("compare").joinpath("locale", code, "LC_MESSAGES", f"{DOMAIN}.mo")
    with file.open("rb") as catalogue:
        return Language(code, gettext.GNUTranslations(catalogue))


def language_of(frame: Frame) -> Language:
    """The language that the frame of a report asks for."""
    return find_language(frame.lang)


CHINESE = find_language(OWN)
