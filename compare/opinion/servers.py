"""Whom to ask, the check that drafts stay on this machine, and how servers of the OpenAI chat protocol differ.

The shapes are those of vLLM, Ollama, llama.cpp and Xinference as their manuals and sources have them: the thoughts of a
reasoning model come in ``reasoning_content`` (vLLM since 0.11: ``reasoning``), or as ``<think>`` before the answer, or
with an end mark alone where the chat template holds the beginning; with a schema and a reasoning parser together the
answer itself may stand among the thoughts; some give the words in pieces, some put a fence around JSON.
"""

from __future__ import annotations

import ipaddress
import json
import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote as escape
from urllib.parse import urlsplit, urlunsplit

from compare.errors import PolicyCompareError, quote


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server that speaks the OpenAI chat protocol."""

    url: str  # its base, such as ``http://127.0.0.1:8000/v1``; ``/chat/completions`` is added
    model: str  # name of the model as the server knows it
    remote: bool = False  # whether it may be on another machine
    budget: int = 2000  # questions sent at most in a run
    each: float = 120.0  # seconds that one answer may take
    seconds: float = 3600.0  # seconds that all answers together may take
    key: str = ""  # sent as a bearer token where it is not empty
    cache: Path | None = None  # folder that remembers answers; None remembers nothing
    jobs: int = 4  # questions that are under way at a time
    tries: int = 4  # how often a question is sent where the server is busy or the line breaks
    option: str = "--judge"  # the option that named it, for messages


def check_endpoint(endpoint: Endpoint) -> None:
    """Refuse an address that is none, or not on this machine, where a draft would go unasked."""
    host = find_host(endpoint.url)
    said = f"{endpoint.option} {endpoint.url}"
    if not host:
        raise PolicyCompareError(f"{said}：不是网址；应写成 http://127.0.0.1:8000/v1 这样的地址")
    if not endpoint.remote and not is_loopback(host):
        raise PolicyCompareError(f"{said}：不在本机，条款会发送出去；确可外发时请加 --allow-remote")


def find_host(url: str) -> str:
    """The host of an http address; empty where it is none."""
    try:
        parts = urlsplit(url)
        _ = parts.port
        return parts.hostname or "" if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def is_loopback(host: str) -> bool:
    """Whether a host is this machine: localhost, 127.0.0.0/8 or ::1. No name is looked up."""
    if host.lower() == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
_LONGEST = 200_000  # characters of an answer; no answer to any question has a tenth of that
_TRIES = 40  # braces at which an object may begin
_NAME = 80  # characters of what a server says of itself


def read_content(data: bytes) -> tuple[str, bool]:
    """The words of the first choice, and whether they broke off; a ``ValueError`` where it is no answer at all."""
    try:
        choice = json.loads(data)["choices"][0]
        message = choice["message"]
        said = _words(message.get("content"))
        if not said.strip():
            said = _words(message.get("reasoning_content")) or _words(message.get("reasoning"))
        whole = choice.get("finish_reason") != "length"
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no answer of the chat protocol") from error
    if not said and not isinstance(message.get("content"), str):
        raise ValueError("no words")
    return said, not whole


def _words(content: object) -> str:
    """Content as a text, or as a list of pieces with a text each."""
    if isinstance(content, list):
        return "".join(_words(one.get("text")) for one in content if isinstance(one, dict))
    return content if isinstance(content, str) else ""


def find_object(said: str, member: str) -> dict[str, Any] | None:
    """The first JSON object in a text that has a member; thoughts and fences around it are passed over."""
    said = _THOUGHT.sub("", said)
    said = said.rpartition("</think>")[2][:_LONGEST]
    decoder = json.JSONDecoder()
    for brace in islice(re.finditer("{", said), _TRIES):
        try:
            found, _ = decoder.raw_decode(said, brace.start())
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and member in found:
            return found
    return None


@dataclass(frozen=True, slots=True)
class Server:
    """What a server says of itself: kind and version, and what tells the model from others of its name."""

    name: str = ""
    digest: str = ""


# Kinds of server, each with where it tells its version: path below the root, member of the object.
PROBES = (
    ("Ollama", "/api/version", "version"),
    ("Xinference", "/v1/cluster/version", "version"),
    ("llama.cpp", "/props", "build_info"),
    ("vLLM", "/version", "version"),
)


def find_root(url: str) -> str:
    """The root of a server from the base of its chat protocol: ``…/v1`` left out."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/").removesuffix("/v1"), "", ""))


def name_server(kind: str, member: str, told: object) -> str:
    """Kind and version where a probe was answered in its shape; else empty."""
    version = told.get(member) if isinstance(told, dict) else None
    return f"{kind} {quote(version, _NAME)}" if isinstance(version, str) and version else ""


def digest_path(name: str, model: str) -> str:
    """Below the root of a server, where it tells the models apart."""
    if name.startswith("Ollama"):
        return "/api/tags"
    return f"/v1/models/{escape(model, safe='')}" if name.startswith("Xinference") else "/v1/models"


def read_digest(told: object, model: str) -> str:
    """What tells a model from others of its name: a hash, sizes, the path of the weights, the revision."""
    # The models that a server lists, or the one that it describes.
    models = (told.get("models"), told.get("data"), [told]) if isinstance(told, dict) else ()
    listed: list[Any] = next((one for one in models if isinstance(one, list)), [])
    for one in (one for one in listed if isinstance(one, dict)):
        names = {str(one.get(key)) for key in ("id", "name", "model", "model_uid", "model_name")}
        if not {model, f"{model}:latest"} & names:
            continue
        if isinstance(digest := one.get("digest"), str):
            return quote(digest, _NAME)
        kept = {
            key: one.get(key) for key in ("root", "meta", "model_revision", "model_size_in_billions", "quantization")
        }
        said = {key: value for key, value in kept.items() if value}
        return quote(json.dumps(said, ensure_ascii=False, sort_keys=True), 4 * _NAME) if said else ""
    return ""
