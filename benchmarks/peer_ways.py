"""Ways to say which local clauses answer a directive: this program's and others', all on the same units.

A way is a function from a pair to one ``Said`` a directive. Peers are no dependencies: each is imported
where it runs.
"""

from __future__ import annotations

import importlib.util
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from compare.matching.directives import CARRYING
from compare.matching.match import match
from compare.model import Clause, Directive, Document
from compare.pipeline import compare_pair

NEAREST = 3  # clauses that a way names, best first

Ranked = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair, read.

    Attributes:
        name: Of the label file, without its ending.
        upper: With the lines of its file that it takes up, as they stand there.
        local: The same of the local document.
    """

    name: str
    upper: Document
    local: Document
    directives: tuple[Directive, ...]
    upper_lines: str
    local_lines: str

    @property
    def asked(self) -> list[str]:
        """The texts of the directives."""
        return [one.clause.text for one in self.directives]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The local clauses that may answer."""
        return tuple(clause for clause in self.local.clauses if clause.role in CARRYING)

    @property
    def given(self) -> list[str]:
        """Their texts."""
        return [clause.text for clause in self.clauses]


@dataclass(frozen=True, slots=True)
class Said:
    """What a way says of one directive.

    Attributes:
        text: Of the directive, as the way cuts it.
        ranked: Local clauses with their scores, best first; none where the way names none.
        kept: Those that it holds for answers; None where it only ranks, and a line on the best score has to decide.
        relation: adopt, extend or omit; None where it knows only answered or not.
    """

    text: str
    ranked: Ranked
    kept: Ranked | None = None
    relation: str | None = None


def read_pair(gold: Path, documents: Path) -> Pair:
    """Read both documents of a label file, as this program reads them."""
    from benchmarks.tune_matching import find_document
    from compare.matching.directives import find_directives

    head = json.loads(gold.read_text(encoding="utf-8").splitlines()[0])
    files = [documents / head[side] for side in ("upper_file", "local_file")]
    known: dict[Path, Sequence[Document]] = {}
    upper, local = (
        find_document(file, head[f"{side}_title"], known) for file, side in zip(files, ("upper", "local"), strict=True)
    )
    lines = [cut_lines(file, one) for file, one in zip(files, (upper, local), strict=True)]
    return Pair(gold.stem, upper, local, tuple(find_directives(upper)), *lines)


def cut_lines(file: Path, document: Document) -> str:
    """The lines of a text file that a document takes up."""
    first, last = document.place.lines
    return "\n".join(file.read_text(encoding="utf-8-sig").splitlines()[first - 1 : last])


def shorten(pair: Pair) -> Pair:
    """The pair with one directive and one clause, to wake a way up on before its time is taken."""
    local = replace(pair.local, parts=pair.clauses[:1])
    return replace(pair, directives=pair.directives[:1], local=local, upper_lines="第一条", local_lines="第一条")


def decide(pair: Pair) -> list[Said]:
    """This program from the documents to the findings: match, judge, trace, echo."""
    return [
        Said(
            one.directive.clause.text,
            tuple((match.clause.text, match.score) for match in one.matches),
            tuple((match.clause.text, match.score) for match in one.matches),
            one.relation.value,
        )
        for one in compare_pair(pair.directives, pair.upper, pair.local)
    ]


def match_alone(pair: Pair) -> list[Said]:
    """This program's match: its order of the clauses, and those that it keeps."""
    return [
        Said(
            one.directive.clause.text,
            tuple((each.clause.text, each.score) for each in one.weighed[:NEAREST]),
            tuple((each.clause.text, each.score) for each in one.kept),
        )
        for one in match(pair.directives, pair.local)
    ]


def cut(texts: Sequence[str]) -> list[list[str]]:
    """The words of texts by jieba as it comes, without marks."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    return [[word for word in jieba.lcut(text) if word[0].isalnum()] for text in texts]


def rank(pair: Pair, scores: Sequence[Sequence[float]]) -> list[Said]:
    """The nearest clauses by a table of scores, directives × clauses."""
    given = pair.given
    best = [sorted(range(len(given)), key=lambda at, row=row: -row[at])[:NEAREST] for row in scores]
    return [
        Said(text, tuple((given[at], float(row[at])) for at in order))
        for text, row, order in zip(pair.asked, scores, best, strict=True)
    ]


def by_difflib(pair: Pair) -> list[Said]:
    """The ratio that difflib gives of the words."""
    from difflib import SequenceMatcher

    asked, scores = cut(pair.asked), []
    matchers = [SequenceMatcher(None, "", words, autojunk=False) for words in cut(pair.given)]
    for words in asked:
        row = []
        for matcher in matchers:  # what difflib knows of its second text it keeps
            matcher.set_seq1(words)
            row.append(matcher.ratio())
        scores.append(row)
    return rank(pair, scores)


def by_bm25s(pair: Pair) -> list[Said]:
    """BM25 of the words, a word of the directive on average: the plain sum grows with the directive."""
    import bm25s

    index = bm25s.BM25()
    index.index(cut(pair.given), show_progress=False)
    return rank(pair, [index.get_scores(words) / max(1, len(words)) for words in cut(pair.asked)])


def by_words(pair: Pair) -> list[Said]:
    """Cosine of TF-IDF of the words, by scikit-learn."""
    return by_cosine(pair, analyzer=lambda text: cut([text])[0])


def by_bigrams(pair: Pair) -> list[Said]:
    """Cosine of TF-IDF of pairs of characters, by scikit-learn."""
    return by_cosine(pair, analyzer="char", ngram_range=(2, 2), sublinear_tf=True)


def by_cosine(pair: Pair, **options: Any) -> list[Said]:
    """Cosine of TF-IDF, the weights from both documents."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    rows = TfidfVectorizer(**options).fit_transform([*pair.asked, *pair.given])
    asked = len(pair.directives)
    return rank(pair, (rows[:asked] @ rows[asked:].T).toarray())


def by_governdiff(pair: Pair) -> list[Said]:
    """What governdiff finds in both documents' own lines: its own reading."""
    return ask_governdiff(pair.upper_lines, pair.local_lines)


def by_governdiff_on_clauses(pair: Pair) -> list[Said]:
    """What governdiff finds in the units of the others, a paragraph each."""
    return ask_governdiff("\n\n".join(pair.asked), "\n\n".join(pair.given))


# What governdiff's kinds of change say of a clause of the older text. It holds the two for versions of one text.
KINDS = {
    "unchanged": "adopt",
    "moved": "adopt",
    "format_only": "adopt",
    "modified": "extend",
    "split": "extend",
    "merged": "extend",
    "removed": "omit",
}


def ask_governdiff(upper: str, local: str) -> list[Said]:
    """Its changes, a row for each piece of the upper text."""
    from governdiff import analyze_texts

    return [
        Said(
            old.text,
            tuple((new.text, change.similarity) for new in change.new_blocks),
            relation=KINDS[change.change_type],
        )
        for change in analyze_texts(upper, local, "upper.txt", "local.txt").changes
        for old in change.old_blocks
    ]


@dataclass(frozen=True, slots=True)
class Way:
    """A way with its name in the table and, for a peer that may be missing, its module and package."""

    name: str
    answer: Callable[[Pair], list[Said]]
    module: str = "compare"
    package: str = ""

    @property
    def installed(self) -> bool:
        """Whether it can be run here."""
        return importlib.util.find_spec(self.module) is not None


WHOLE = "whole"
WAYS = {
    WHOLE: Way("this program", decide),
    "match": Way("this program, match alone", match_alone),
    "difflib": Way("difflib on jieba's words", by_difflib),
    "bm25s": Way("BM25 by bm25s", by_bm25s, "bm25s", "bm25s"),
    "words": Way("TF-IDF of words", by_words, "sklearn", "scikit-learn"),
    "bigrams": Way("TF-IDF of characters", by_bigrams, "sklearn", "scikit-learn"),
    "governdiff": Way("governdiff, its reading", by_governdiff, "governdiff", "governdiff"),
    "clauses": Way("governdiff, same units", by_governdiff_on_clauses, "governdiff", "governdiff"),
}
