"""A server of the chat protocol that judges by labels, as a model without faults would, or with so many of each sort.

It stands in for the models that cannot be had where the program is measured: what a model of a stated quality gains or
spoils can be told without one. It sees the questions only, as a model does; a right clause that was not sent is no
answer of its.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from compare.evaluate import meet, runs
from compare.text.sentences import sentences

OMIT = "omit"
LONGEST = 80  # characters of a quotation
HELD, SAME = 0.7, 0.5  # shares of character pairs by which a missing element stands in a duty, and the other way round
NOWHERE = "统筹协调各方力量认真抓好贯彻落实工作"  # words that no text has


@dataclass(frozen=True)
class Row:
    """A labelled directive: what a reader found."""

    pair: str
    id: str
    upper: str
    relation: str
    clauses: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Faults:
    """Shares of the directives, 0 to 1, on which the model goes wrong, and how.

    Attributes:
        relation: It says another relation, and the same when it is asked again.
        invented: It quotes words that stand nowhere.
        swapped: It names another clause than it quotes.
        broken: It breaks off in the middle of its JSON.
        refused: It will not answer.
    """

    relation: float = 0.0
    invented: float = 0.0
    swapped: float = 0.0
    broken: float = 0.0
    refused: float = 0.0


def read_rows(paths: Sequence[Path]) -> tuple[Row, ...]:
    """The rows of label files: a head line with the pair, then a line a directive."""
    rows = []
    for path in paths:
        first, *lines = path.read_text(encoding="utf-8").splitlines()
        pair = json.loads(first)["pair"]
        for one in map(json.loads, lines):
            texts, missing = tuple(one["local_any"]), tuple(one.get("missing") or ())
            rows.append(Row(pair, one["id"], one["upper"], one["relation"], texts, missing))
    return tuple(rows)


@dataclass
class Labels:
    """A reader that knows the labels."""

    rows: tuple[Row, ...]
    faults: Faults = Faults()
    wrong: dict[str, frozenset[Row]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Choose once on which rows it goes wrong: exactly the stated share, scattered."""
        for name, share in vars(self.faults).items():
            order = sorted(self.rows, key=lambda row: hashlib.sha256(f"{name}{row.pair}{row.id}".encode()).digest())
            self.wrong[name] = frozenset(order[: round(share * len(order))])

    def answer(self, data: Mapping[str, Any], again: bool) -> str:
        """What the model says to a question."""
        texts = [one["text"] for one in data["clauses"]]
        said, rows = [], []
        for one in data["directives"]:
            row = self.find(one["text"], texts)
            if row is not None:
                rows.append(row)
                said.append(self.prove(one, row, texts) if again else self.judge(one, row, texts))
        if any(row in self.wrong["refused"] for row in rows):
            return "抱歉，我无法对政策文件作出判断。"
        words = json.dumps({"proofs" if again else "answers": said}, ensure_ascii=False)
        return words[: len(words) * 2 // 3] if any(row in self.wrong["broken"] for row in rows) else words

    def find(self, directive: str, texts: Sequence[str]) -> Row | None:
        """The row of a directive: of the pair whose clauses are before us, the likest one."""
        mine = gather_runs(directive)
        fitting = find_rows(self.rows, directive)
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        here = Counter({pair: self.count_known(pair, texts) for pair in {row.pair for row in fitting}})
        pair = max(sorted(here), key=lambda one: here[one])
        return max((row for row in fitting if row.pair == pair), key=lambda row: likeness(mine, gather_runs(row.upper)))

    def count_known(self, pair: str, texts: Sequence[str]) -> int:
        """How many of some clauses a pair's labels know."""
        known = [gather_runs(text) for row in self.rows if row.pair == pair for text in row.clauses]
        return sum(any(meet(gather_runs(text), one) for one in known) for text in texts)

    def judge(self, directive: Mapping[str, Any], row: Row, texts: Sequence[str]) -> dict[str, Any]:
        """The answer to a first question about one directive."""
        relation, right = self.see(row, texts)
        number = directive["number"]
        if relation == OMIT:
            duties = [{"duty": one["number"], "clause": 0, "words": ""} for one in directive["duties"]]
            empty: list[Any] = []
            return {
                "directive": number,
                "reason": "没有条款部署这件事",
                "duties": duties,
                "evidence": empty,
                "added": empty,
                "relation": OMIT,
            }
        duties = []
        for one in directive["duties"]:
            lacks = any(held(gone, one["text"]) >= HELD or held(one["text"], gone) >= SAME for gone in row.missing)
            best = max(right, key=lambda at: held(one["text"], texts[at]))
            quoted = {"clause": 0, "words": ""} if lacks else self.quote(row, best, texts, one["text"])
            duties.append({"duty": one["number"], **quoted})
        evidence = [self.quote(row, at, texts, directive["text"]) for at in right[:4]]
        added = [self.quote(row, right[0], texts, directive["text"], own=True)] if relation == "extend" else []
        return {
            "directive": number,
            "reason": "有条款部署同一件事",
            "duties": duties,
            "evidence": evidence,
            "added": added,
            "relation": relation,
        }

    def prove(self, directive: Mapping[str, Any], row: Row, texts: Sequence[str]) -> dict[str, Any]:
        """The answer to a second question about one directive."""
        relation, right = self.see(row, texts)
        if relation == OMIT:
            return {"directive": directive["number"], "proof": "no", "clause": 0, "words": ""}
        quoted = self.quote(row, right[0], texts, directive["text"])
        return {"directive": directive["number"], "proof": "yes", **quoted}

    def see(self, row: Row, texts: Sequence[str]) -> tuple[str, list[int]]:
        """The relation as the model sees it, and the clauses that it holds for right, best first."""
        mine = [gather_runs(text) for text in texts]
        known = [gather_runs(text) for text in row.clauses]
        right = [at for one in known for at, ours in enumerate(mine) if meet(ours, one)]
        right = list(dict.fromkeys(right))
        relation = row.relation if right else OMIT
        if row in self.wrong["relation"]:
            others = [one for one in ("adopt", "extend", OMIT) if one != relation]
            relation = others[len(row.upper) % 2]
        return relation, right or [0]

    def quote(self, row: Row, at: int, texts: Sequence[str], about: str, own: bool = False) -> dict[str, Any]:
        """The sentence of a clause that says most of a matter, or least of it: what is its ``own``."""
        parts = [one for one in sentences(texts[at]) if len(one) >= 6] or [texts[at]]
        words = (min if own else max)(parts, key=lambda one: held(one, about) if own else held(about, one))[:LONGEST]
        if row in self.wrong["invented"]:
            words = NOWHERE
        shift = 1 if row in self.wrong["swapped"] and len(texts) > 1 else 0
        return {"clause": (at + shift) % len(texts) + 1, "words": words}


@lru_cache(maxsize=20_000)
def gather_runs(text: str) -> frozenset[str]:
    """The runs of a text, cached."""
    return frozenset(runs(text))  # type: ignore[return-value]


@lru_cache(maxsize=20_000)
def find_rows(rows: tuple[Row, ...], directive: str) -> tuple[Row, ...]:
    """The rows that may be of a directive, cached: each of them is compared with it."""
    mine = gather_runs(directive)
    return tuple(row for row in rows if meet(mine, gather_runs(row.upper)))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the runs of both that both have."""
    return len(one & other) / max(1, len(one | other))


@lru_cache(maxsize=20_000)
def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text."""
    words = "".join(char for char in text if char.isalnum())
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))


def held(part: str, whole: str) -> float:
    """Share of a text's character pairs that stand in another."""
    mine = pairs_of(part)
    return len(mine & pairs_of(whole)) / len(mine) if mine else 0.0


class Server(ThreadingHTTPServer):
    """Answers by labels; remembers what it was asked.

    Attributes:
        seconds: That an answer takes.
        asked: How often each question came.
        answered: How often its answer was taken.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, labels: Labels, seconds: float = 0.0, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.labels, self.seconds = labels, seconds
        self.asked: Counter[str] = Counter()
        self.answered: Counter[str] = Counter()
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        """The base that the program is given."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server

    def log_message(self, format: str, *args: Any) -> None:
        """Quietly."""

    def do_GET(self) -> None:
        """What the server says of itself."""
        told = {"/version": {"version": "0.0-labels"}, "/v1/models": {"data": [{"id": "labels", "root": "/labels"}]}}
        self.reply(told.get(self.path), 200 if self.path in told else 404)

    def do_POST(self) -> None:
        """An answer."""
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        system, user = (one["content"] for one in request["messages"])
        key = hashlib.sha256((system + user).encode()).hexdigest()
        with self.server.lock:
            self.server.asked[key] += 1
        time.sleep(self.server.seconds)
        words = self.server.labels.answer(json.loads(user), again='"proofs"' in system)
        if self.reply({"choices": [{"message": {"content": words}, "finish_reason": "stop"}]}):
            with self.server.lock:
                self.server.answered[key] += 1

    def reply(self, told: object, status: int = 200) -> bool:
        """JSON; whether somebody took it."""
        body = json.dumps(told).encode()
        try:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            return False
        return True


@contextmanager
def serving(labels: Labels, seconds: float = 0.0) -> Iterator[Server]:
    """A server that runs as long as the block."""
    server = Server(labels, seconds)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
