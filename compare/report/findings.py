"""Findings as the templates print them: pair by pair for the screen, directive by directive for paper.

On paper a report of many hundred findings is concise: it says where the evidence stands and leaves the words of it to
the HTML report, but prints every directive whole. Each length is in characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from compare.model import Answer, Change, ChangeKind, Directive, Document, Extent, Finding, Match
from compare.report.names import Chip, Counts, Names, anchor, flags, show_chips, show_judge, show_more, show_relation
from compare.words import labels, phrase
from compare.words.language import Language, msgid
from compare.words.name import SUMMARY, say_target
from compare.words.runs import Run, fold, local_runs, upper_runs

# The best clause nearly whole, further ones and duties to be recognised by, the words that answer them.
BEST, NEXT, DUTY, WORDS = 300, 40, 40, 120
BEST_CONCISE, DUTY_CONCISE, WORDS_CONCISE = 180, 24, 36  # the same in a concise report


@dataclass(frozen=True)
class Item:
    """A finding as the pages print it; where ``concise``, paper says where the evidence stands and not its words."""

    finding: Finding
    names: Names
    concise: bool

    @property
    def say(self) -> Language:
        """What says its words."""
        return self.names.say

    @property
    def best(self) -> Match | None:
        """The best clause."""
        return self.finding.matches[0] if self.finding.matches else None

    @property
    def upper(self) -> str:
        """The title of the upper document."""
        return self.names.titles[self.finding.directive.clause.document]

    @property
    def anchor(self) -> str:
        """Where it stands on the screen."""
        return anchor("f", self.finding.id)

    @property
    def number(self) -> str:
        """That of its directive."""
        return self.names.rows[self.finding.directive.id]

    @property
    def row(self) -> str:
        """Where its directive stands on paper."""
        return anchor("r", self.finding.directive.id)

    @property
    def lead(self) -> str:
        """Number and tag, before a line."""
        return "　".join(one for one in (self.number, self.tag) if one)

    @property
    def tag(self) -> str:
        """That of its local document (省①)."""
        return self.names.tags[self.finding.local]

    @property
    def local(self) -> str:
        """The title of its local document."""
        return self.names.titles[self.finding.local]

    @property
    def kept(self) -> tuple[Change, ...]:
        """The changes without the duties left open, which stand among the notes."""
        return tuple(one for one in self.finding.changes if one.kind is not ChangeKind.DUTY_DROPPED)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The directive, marked against the best clause."""
        return upper_runs(self.finding.directive.clause, self.best)

    @property
    def kind(self) -> str:
        """What the screen tells it from others by: its relation, or that it is like the directive only."""
        return Extent.LIKE.value if self.finding.alike else self.finding.relation.value

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        """What it is, in words."""
        return show_chips(self.finding, self.say)

    @cached_property
    def more(self) -> tuple[Chip, ...]:
        """How it was passed on and what changed."""
        return show_more(self.finding, self.say)

    @property
    def brief(self) -> str:
        """What is asked, for a list."""
        return self.names.name(self.finding.directive, SUMMARY)

    @property
    def relation(self) -> str:
        """What the local document does with the directive."""
        return show_relation(self.finding, self.say)

    @property
    def judge(self) -> str:
        """Whose verdict it is; empty where all are the program's."""
        return show_judge(self.finding, self.say) if self.names.judged else ""

    @property
    def flags(self) -> str:
        """What the screen filters by, as words parted by blanks."""
        return " ".join(flags(self.finding))

    @property
    def changed(self) -> str:
        """The kinds of its changes, the same way."""
        return " ".join(dict.fromkeys(one.kind.value for one in self.finding.changes))

    @property
    def facts(self) -> tuple[str, ...]:
        """Place, force, targets and bodies of the directive."""
        say, directive = self.say, self.finding.directive
        force = say("力度：{force}", force=say(labels.FORCE[directive.force]))
        facts = [phrase.place(directive.clause.place, say), force]
        if directive.targets:
            facts.append(say("指标：{targets}", targets="；".join(map(say_target, directive.targets))))
        if directive.actors:
            facts.append(say("责任主体：{actors}", actors="、".join(directive.actors)))
        return tuple(facts)

    @property
    def duty_sum(self) -> str:
        """How many duties are answered for certain, perhaps, and not, in a line."""
        say, answers = self.say, self.finding.answers
        done, told, every = sum(map(self.shown, answers)), sum(map(phrase.is_told, answers)), len(answers)
        if not answers:
            return ""
        if done == every:
            return say("要点{every}项，均有着落", every=every)
        if not told:
            if self.finding.carried:  # the clause as a whole is near the directive, none of its sentences near a duty
                return say("要点{every}项，均未能逐项对上，须核对", every=every)
            return say("要点{every}项，均未见", every=every)
        parts = ((done, msgid("{n}项有着落")), (told - done, msgid("{n}项可能有")), (every - told, msgid("{n}项未见")))
        said = say("，").join(say(words, n=count) for count, words in parts if count)
        return say("要点{every}项，{said}", every=every, said=said)

    @property
    def opinion(self) -> str:
        """What the office's own model says beside the verdict, with its name; its note says why it was not believed."""
        opinion, say = self.finding.opinion, self.say
        if opinion is None:
            return ""
        said = say(labels.RELATION[opinion.relation]) if opinion.relation else ""
        words = say("“{words}”", words=opinion.words) if opinion.words else ""
        told = say("，").join(one for one in (said, words) if one)
        if not opinion.note:
            return say("第二意见（{model}）：{told}", model=opinion.model, told=told)
        told = say("；").join(one for one in (told, opinion.note) if one)
        return say("模型意见（未采用，{model}）：{told}", model=opinion.model, told=told)

    @cached_property
    def measure(self) -> str:
        """How sure it is, in a word, on paper; where nothing was found also why, or what was nearest."""
        say, near = self.say, self.finding.rejected
        sure = say(phrase.sureness(self.finding))
        if self.best:
            return sure
        nearest = say("最接近：{place}", place=phrase.place(near.clause.place, say)) if near else ""
        if self.concise:
            return f"{sure}　{nearest}" if nearest else sure
        return f"{sure}　{self.finding.reason}" + (say("（{words}）", words=nearest) if nearest else "")

    @cached_property
    def text(self) -> tuple[Run, ...]:
        """The best clause on paper, marked and shortened."""
        return fold(local_runs(self.best), BEST_CONCISE if self.concise else BEST) if self.best else ()

    @property
    def where(self) -> str:
        """Place and nearest heading of that."""
        return "　".join((self._where(self.best), *self.best.clause.headings[-1:])) if self.best else ""

    def _where(self, match: Match) -> str:
        return phrase.place(match.clause.place, self.say)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What else there is to say on paper, in a line each."""
        return (*self.duties, *self._further(), *([self.opinion] if self.opinion else ()))

    def _further(self) -> Iterator[str]:
        say, others = self.say, self.finding.matches[1:]
        if others and self.concise:
            yield say("另见{places}", places=say.join(map(self._where, others)))
        for one in () if self.concise else others:
            yield say("另见{place}：{text}", place=self._where(one), text=phrase.shorten(one.clause.text, NEXT))
        if self.best:
            yield say("理由：{reason}", reason=self.finding.reason)

    def clause(self, key: str | None) -> str:
        """Which of the local clauses has an id, for example 条款2; empty for none."""
        ids = [one.clause.id for one in self.finding.matches]
        return self.say("条款{n}", n=ids.index(key) + 1) if key in ids else ""

    def shown(self, answer: Answer) -> bool:
        """Whether a duty is ticked; where the finding itself is open none is."""
        return phrase.is_shown(answer) and not self.finding.uncertain

    def told(self, answer: Answer) -> bool:
        """Whether words can be shown that may answer a duty."""
        return phrase.is_told(answer)

    def answered(self, answer: Answer) -> str:
        """What became of a duty."""
        say = self.say
        if not phrase.is_told(answer):
            return say("未见")
        if not self.shown(answer):
            return say("可能有，须核对")
        where = self.clause(answer.clause)
        return say("见{clause}", clause=where) if where else say("有着落")

    @cached_property
    def duties(self) -> tuple[str, ...]:
        """Each duty in a line with the words that answer it; on concise paper their number and the ticked ones."""
        if not self.finding.matches:
            return ()
        if self.concise:
            return (self.duty_sum, *(self._duty(one) for one in self.finding.answers if self.shown(one)))
        return tuple(self._duty(one) for one in self.finding.answers)

    def _duty(self, answer: Answer) -> str:
        duty, words = (DUTY_CONCISE, WORDS_CONCISE) if self.concise else (DUTY, WORDS)
        known = {"duty": phrase.shorten(answer.duty.text, duty), "state": self.answered(answer)}
        if not phrase.is_told(answer):
            return self.say("○{duty}：{state}", **known)
        told = msgid("✓{duty}：{state}，“{words}”") if self.shown(answer) else msgid("？{duty}：{state}，“{words}”")
        return self.say(told, words=phrase.shorten(answer.words, words), **known)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Findings under the same headings of the upper document; ``anchor`` only where a chapter of that key begins."""

    title: str
    key: str
    anchor: str
    findings: tuple[Item, ...]


@dataclass(frozen=True)
class Row:
    """One directive with its findings in local documents: in all, or in those that a list is about."""

    findings: tuple[Item, ...]

    @property
    def directive(self) -> Directive:
        """What they are about."""
        return self.findings[0].finding.directive

    @property
    def names(self) -> Names:
        """What everything is called."""
        return self.findings[0].names

    @property
    def anchor(self) -> str:
        """Where it stands on paper."""
        return self.findings[0].row

    @property
    def number(self) -> str:
        """Of the directive."""
        return self.findings[0].number

    @property
    def upper(self) -> str:
        """Title of the document that asks."""
        return self.findings[0].upper

    @property
    def brief(self) -> str:
        """What is asked, for a list."""
        return self.findings[0].brief

    @property
    def runs(self) -> tuple[Run, ...]:
        """The directive, marked where there is one local document only."""
        return self.findings[0].runs if len(self.findings) == 1 else (Run("", self.directive.clause.text),)

    @property
    def facts(self) -> tuple[str, ...]:
        """Of the directive."""
        return self.findings[0].facts

    @cached_property
    def long(self) -> bool:
        """Whether it may break over pages."""
        right = sum(sum(len(run.text) for run in one.text) + sum(map(len, one.notes)) for one in self.findings)
        return max(len(self.directive.clause.text), right) > LONG_ROW


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under the same headings of the upper document."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Upper:
    """All directives of one upper document, as they stand on paper."""

    anchor: str
    number: str
    title: str
    locals: tuple[str, ...]
    many: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """All findings of one upper document in one local document; ``number`` and ``key`` are filtered by."""

    anchor: str
    number: str
    key: str
    upper: Document
    local: Document
    counts: Counts
    chapters: tuple[Chapter, ...]


LONG_ROW = 300  # characters of one column in a row on paper above which the row may break over pages: about half a page


def show_chapters(findings: Sequence[Finding], views: Mapping[str, Item], names: Names) -> tuple[Chapter, ...]:
    """Findings of one pair under the headings of the upper document."""
    made = []
    begun: set[str] = set()
    for path, found in groupby(findings, key=lambda one: one.directive.clause.headings):
        under = list(found)
        anchor, key = chapter_anchor(under[0], names)
        shown = tuple(views[one.id] for one in under)
        made.append(Chapter(phrase.headings(path), key, "" if key in begun else anchor, shown))
        begun.add(key)
    return tuple(made)


def chapter_anchor(finding: Finding, names: Names) -> tuple[str, str]:
    """Where the chapter of a finding begins among those of its local document, and the chapter's key."""
    clause = finding.directive.clause
    key = names.chapters[clause.document, clause.headings]
    return f"{names.locals[finding.local]}-{key.replace('.', '-')}", key


def show_upper(upper: str, rows: Mapping[str, list[Finding]], views: Mapping[str, Item], names: Names) -> Upper:
    """The directives of one upper document under its headings, each with its findings in all local documents."""
    locals_ = dict.fromkeys(one.local for found in rows.values() for one in found)
    return Upper(
        anchor=f"u{names.uppers[upper]}",
        number=names.uppers[upper],
        title=names.titles[upper],
        many=len(locals_) > 1,
        locals=tuple(f"{names.tags[one]}{names.titles[one]}" for one in locals_),
        parts=tuple(
            Part(phrase.headings(path), tuple(Row(tuple(views[one.id] for one in found)) for found in group))
            for path, group in groupby(rows.values(), key=lambda found: found[0].directive.clause.headings)
        ),
    )
