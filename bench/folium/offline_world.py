"""No network for the code of a page: what it asks for comes from a folder of stand-ins, or is an error."""

from __future__ import annotations

import io
import urllib.request
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.response import addinfourl

import requests
from requests.adapters import HTTPAdapter


class NoNetworkError(URLError):
    """The code asks for an address that has no stand-in."""


def stand_in(address: str, folder: Path | None) -> bytes:
    """The file for an address, by its last part. Raises NoNetworkError if there is none."""
    file = folder / urlsplit(address).path.rpartition("/")[2] if folder else None
    if file is None or not file.is_file():
        raise NoNetworkError(f"no network: {address}")
    return file.read_bytes()


def stay_offline(stand_ins: Path | None) -> None:
    """Answer `requests` and `urllib` of this process from `stand_ins`."""

    def send(_: HTTPAdapter, request: Any, **__: Any) -> requests.Response:
        answer = requests.Response()
        answer.status_code, answer.url, answer.request = 200, request.url, request
        answer.raw = io.BytesIO(stand_in(request.url, stand_ins))
        return answer

    def open_(_: Any, asked: Any, *__: Any, **___: Any) -> addinfourl:
        address = asked if isinstance(asked, str) else asked.full_url
        return addinfourl(io.BytesIO(stand_in(address, stand_ins)), Message(), address, 200)

    HTTPAdapter.send = send  # type: ignore[method-assign,assignment]
    urllib.request.OpenerDirector.open = open_  # type: ignore[method-assign,assignment]
