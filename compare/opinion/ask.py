"""Ask a server of the OpenAI chat protocol, within a time and a size, following nothing that it points to."""

from __future__ import annotations

import asyncio
import json
from types import TracebackType
from typing import Any, Self

import httpx

from compare.opinion.endpoint import Endpoint

LARGEST = 1_000_000  # bytes of an answer: a thousand times what is asked for
TOKENS = 1000  # room for a model that thinks aloud before it answers


class LineError(Exception):
    """No answer came; the text says why, in Chinese."""


class Line:
    """A connection to the server; proxies of the environment are not used, redirects not followed."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._model = endpoint.model
        self._url = f"{endpoint.url.rstrip('/')}/chat/completions"
        headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
        # The whole answer has a time of its own in ``ask``; httpx would only time each piece of it.
        self._client = httpx.AsyncClient(trust_env=False, timeout=endpoint.each, headers=headers)

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.__aexit__(kind, error, trace)

    async def ask(self, messages: list[dict[str, str]], seconds: float) -> str:
        """What the model says.

        Args:
            messages: Of the chat, ``role`` and ``content`` each.
            seconds: For the whole answer, from the first byte sent to the last one read.

        Raises:
            LineError: No answer came in time, or what came is no answer of the protocol.
        """
        body = {"model": self._model, "messages": messages, "temperature": 0, "max_tokens": TOKENS, "stream": False}
        try:
            async with asyncio.timeout(max(seconds, 0)):
                content = await self._post(body)
        except TimeoutError as error:
            raise LineError("答复超时") from error
        except httpx.HTTPStatusError as error:
            raise LineError(f"服务返回状态 {error.response.status_code}") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise LineError("连接失败或中断") from error
        return _content(content)

    async def _post(self, body: dict[str, Any]) -> bytes:
        """The bytes of the answer.

        Raises:
            LineError: They are more than an answer can be.
        """
        read = bytearray()
        async with self._client.stream("POST", self._url, json=body) as response:
            response.raise_for_status()
            async for chunk in response.aiter_bytes():
                read += chunk
                if len(read) > LARGEST:
                    raise LineError("答复过长")
        return bytes(read)


def connect(endpoint: Endpoint) -> Line:
    """A line to the endpoint; nothing is sent yet."""
    return Line(endpoint)


def _content(read: bytes) -> str:
    """The words of the first choice.

    Raises:
        LineError: There are none.
    """
    try:
        said = json.loads(read)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise LineError("答复不合接口格式") from error
    if not isinstance(said, str):
        raise LineError("答复不合接口格式")
    return said
