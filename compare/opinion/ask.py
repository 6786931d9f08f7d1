"""Ask a server of the OpenAI chat protocol, within a time and a size, following nothing that it points to."""

from __future__ import annotations

import asyncio
import functools
import json
import ssl
from typing import Any, Self

import httpx
import tenacity

from compare.opinion.servers import (
    PROBES,
    Endpoint,
    Server,
    digest_path,
    find_root,
    name_server,
    read_content,
    read_digest,
)

LARGEST = 1_000_000  # bytes of an answer: a thousand times what is asked for
_BUSY = frozenset({429, 502, 503, 504})  # worth another try
_REFUSES = frozenset({400, 404, 415, 422, 500, 501})  # what servers say to a ``response_format`` that they do not know
_SHAPES = ("json_schema", "json_object", "")  # asked for in this order, until the server takes one
_PATIENCE = 30.0  # seconds that a server may ask us to wait
_PROBE = 5.0  # seconds for each question about the server
_DIGITS = 3  # of a number of seconds worth waiting


@functools.cache
def _trust() -> ssl.SSLContext:
    """Whom connections trust; read once, because reading it takes a tenth of a second and a run makes several lines."""
    return httpx.create_ssl_context(trust_env=False)


class LineError(Exception):
    """No answer came; the text says why, in Chinese. Where ``passing``, a new try may help, ``after`` some seconds."""

    def __init__(self, said: str, status: int = 0, *, passing: bool = False, after: float = 0.0) -> None:
        super().__init__(said)
        self.status, self.passing, self.after = status, passing, after


class Line:
    """A connection to the server, without proxies or redirects; ``shape`` of an answer moves on where refused."""

    def __init__(self, endpoint: Endpoint, shape: int) -> None:
        self.shape = shape
        self._endpoint = endpoint
        self._url = f"{endpoint.url.rstrip('/')}/chat/completions"
        headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
        # The whole answer has a time of its own in ``ask``; httpx would only time each piece of it.
        limits = httpx.Limits(max_connections=max(1, endpoint.jobs))
        self._client = httpx.AsyncClient(
            verify=_trust(), trust_env=False, timeout=endpoint.each, headers=headers, limits=limits
        )

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(self, *raised: Any) -> None:
        await self._client.__aexit__(*raised)

    async def ask(self, messages: list[dict[str, str]], seconds: float, schema: dict[str, Any], tokens: int) -> str:
        """What the model says in so many seconds and tokens, as JSON of a schema; ``LineError`` where nothing came."""
        again = tenacity.AsyncRetrying(
            retry=tenacity.retry_if_exception(lambda error: isinstance(error, LineError) and error.passing),
            stop=tenacity.stop_after_attempt(self._endpoint.tries),
            wait=_pause,
            reraise=True,
        )
        return await again(self._ask_once, messages, seconds, schema, tokens)

    async def _ask_once(
        self, messages: list[dict[str, str]], seconds: float, schema: dict[str, Any], tokens: int
    ) -> str:
        """One try, with as much help for the shape of the answer as the server takes."""
        body = {"model": self._endpoint.model, "messages": messages, "temperature": 0, "stream": False}
        for shape in range(self.shape, len(_SHAPES)):
            last = not _SHAPES[shape]
            # The last try names no room either: servers refuse more than their context has, too.
            form: dict[str, Any] = {"type": _SHAPES[shape]}
            if form["type"] == "json_schema":
                form["json_schema"] = {"name": "answers", "strict": True, "schema": schema}
            asked = body if last else {**body, "max_tokens": tokens, "response_format": form}
            try:
                said = await self._say(asked, seconds)
            except LineError as error:
                if last or error.status not in _REFUSES:
                    raise
            else:
                self.shape = max(self.shape, shape)
                return said
        raise LineError("答复不合接口格式")  # not reached: the last shape returns or raises

    async def _say(self, body: dict[str, Any], seconds: float) -> str:
        try:
            async with asyncio.timeout(max(seconds, 0)):
                content = await self._read("POST", self._url, body)
        except TimeoutError as error:
            raise LineError("答复超时") from error
        except httpx.HTTPStatusError as error:
            status = error.response.status_code
            told = error.response.headers.get("Retry-After", "")  # a date counts as nothing said
            after = float(told) if told.isascii() and told.isdigit() and len(told) <= _DIGITS else 0.0
            raise LineError(f"服务返回状态 {status}", status, passing=status in _BUSY, after=after) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise LineError("连接失败或中断", passing=True) from error
        try:
            said, cut = read_content(content)
        except ValueError as error:
            raise LineError("答复不合接口格式") from error
        if cut:
            raise LineError("答复写到一半，超出长度")
        return said

    async def _read(self, method: str, url: str, body: dict[str, Any] | None = None) -> bytes:
        """The bytes of the answer; a ``LineError`` where they are more than an answer can be."""
        read = bytearray()
        async with self._client.stream(method, url, json=body) as response:
            response.raise_for_status()
            async for chunk in response.aiter_bytes():
                read += chunk
                if len(read) > LARGEST:
                    raise LineError("答复过长")
        return bytes(read)

    async def identify(self) -> Server:
        """What the server says of itself and of the model; nothing where it says nothing."""
        root, model = find_root(self._endpoint.url), self._endpoint.model
        for kind, path, member in PROBES:
            if name := name_server(kind, member, await self._look(root + path)):
                return Server(name, read_digest(await self._look(root + digest_path(name, model)), model))
        return Server("", read_digest(await self._look(f"{self._endpoint.url.rstrip('/')}/models"), model))

    async def _look(self, url: str) -> object:
        """What stands at an address as JSON; None where nothing usable does."""
        try:
            async with asyncio.timeout(_PROBE):
                return json.loads(await self._read("GET", url))
        except (TimeoutError, httpx.HTTPError, httpx.InvalidURL, LineError, ValueError, RecursionError):
            return None


_GROWING = tenacity.wait_exponential(multiplier=0.5, max=8.0) + tenacity.wait_random(0, 0.5)


def _pause(state: tenacity.RetryCallState) -> float:
    """Seconds before another try: what the server asks for, within reason, or more each time."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.after if isinstance(error, LineError) else 0.0
    return max(min(asked, _PATIENCE), float(_GROWING(state)))
