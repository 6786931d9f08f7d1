"""A small server of the chat protocol that answers as it is told: truly, falsely, slowly, brokenly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[dict[str, Any]], str]


def omitting(request: dict[str, Any]) -> str:
    """Finds nothing, however it is asked."""
    asked = json.loads(request["messages"][1]["content"])["directives"]
    if '"proofs"' in request["messages"][0]["content"]:
        return json.dumps({"proofs": [{"directive": one["number"], "proof": "no"} for one in asked]})
    return _answer(asked, "omit", 0, "")


def quoting(request: dict[str, Any]) -> str:
    """Finds the first clause a good answer to everything, and quotes it; nothing where it is asked again."""
    if '"proofs"' in request["messages"][0]["content"]:
        return omitting(request)
    data = json.loads(request["messages"][1]["content"])
    return _answer(data["directives"], "adopt", 1, data["clauses"][0]["text"][:30])


def _answer(directives: list[dict[str, Any]], relation: str, clause: int, words: str) -> str:
    """The same said of every duty."""
    said = []
    for one in directives:
        duties = [{"duty": duty["number"], "clause": clause, "words": words} for duty in one["duties"]]
        said.append({"directive": one["number"], "reason": "", "duties": duties, "relation": relation})
    return json.dumps({"answers": said}, ensure_ascii=False)


class Server(ThreadingHTTPServer):
    """Remembers what it was asked.

    Attributes:
        manner: ``answer``, ``busy`` (the first time), ``drip``, ``stall``, ``cut``, ``huge``, ``redirect``, ``status`` or
            ``nonsense``.
        reply: From the request to the words of the model.
        asked: The requests, in order.
        told: What it says of itself, by path.
        refuses: Types of ``response_format`` that it does not take.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, manner: str, reply: Reply) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.manner = manner
        self.reply = reply
        self.asked: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.over = threading.Event()
        self.told: dict[str, object] | None = None
        self.refuses: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, format: str, *args: Any) -> None:
        """Quietly."""

    def do_GET(self) -> None:
        self.server.paths.append(self.path)
        told = self.server.told
        if told is None or self.path in told:
            self.head(200)
            self.wfile.write(json.dumps(told and told[self.path]).encode())
        else:
            self.head(404)

    def do_POST(self) -> None:
        self.server.paths.append(self.path)
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(request)
        if request.get("response_format", {}).get("type") in self.server.refuses:
            self.head(400)
            return
        body = json.dumps({"choices": [{"message": {"content": self.server.reply(request)}}]}).encode()
        getattr(self, self.server.manner)(body)

    def head(self, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def answer(self, body: bytes) -> None:
        self.head(Content_Length=str(len(body)))
        self.wfile.write(body)

    def busy(self, body: bytes) -> None:
        self.server.manner = "answer"
        self.head(429, Retry_After="1")

    def drip(self, body: bytes) -> None:
        self.head(Content_Length=str(len(body)))
        for byte in body:
            if self.server.over.is_set():
                return
            try:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def stall(self, body: bytes) -> None:
        self.server.over.wait(10)

    def cut(self, body: bytes) -> None:
        self.head(Content_Length=str(len(body)))
        self.wfile.write(body[: len(body) // 2])

    def huge(self, body: bytes) -> None:
        self.head()
        try:
            for _ in range(200):
                self.wfile.write(b" " * 100_000)
        except OSError:
            return

    def redirect(self, body: bytes) -> None:
        self.head(307, Location="/elsewhere")

    def status(self, body: bytes) -> None:
        self.head(503)

    def nonsense(self, body: bytes) -> None:
        self.head()
        self.wfile.write(b'{"choices": []}')


@contextmanager
def serving(manner: str = "answer", reply: Reply = lambda request: "{}") -> Iterator[Server]:
    server = Server(manner, reply)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
