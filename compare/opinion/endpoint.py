"""Whom to ask, and the check that drafts stay on this machine."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from compare.errors import PolicyCompareError


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server that speaks the OpenAI chat protocol.

    Attributes:
        url: Its base, such as ``http://127.0.0.1:8000/v1``; ``/chat/completions`` is added.
        model: Name of the model as the server knows it.
        remote: Whether it may be on another machine.
        budget: Questions sent at most in a run.
        each: Seconds that one answer may take.
        seconds: Seconds that all answers together may take.
        key: Sent as a bearer token where it is not empty.
        cache: Folder that remembers answers; None remembers nothing.
        jobs: Questions that are under way at a time.
        tries: How often a question is sent where the server is busy or the line breaks.
        option: The option that named it, for messages.
    """

    url: str
    model: str
    remote: bool = False
    budget: int = 50
    each: float = 60.0
    seconds: float = 600.0
    key: str = ""
    cache: Path | None = None
    jobs: int = 1
    tries: int = 1
    option: str = "--opinion"


def check_endpoint(endpoint: Endpoint) -> None:
    """Refuse an address that is none, or that would carry a draft off this machine unasked.

    Raises:
        PolicyCompareError: It is no http address, or not on this machine and ``remote`` is not set.
    """
    host = find_host(endpoint.url)
    if not host:
        raise PolicyCompareError(
            f"{endpoint.option} {endpoint.url}：不是网址；应写成 http://127.0.0.1:8000/v1 这样的地址"
        )
    if not endpoint.remote and not is_loopback(host):
        raise PolicyCompareError(
            f"{endpoint.option} {endpoint.url}：不在本机，条款会发送出去；确可外发时请加 --allow-remote"
        )


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
