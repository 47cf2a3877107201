"""The readers of texts that others wrote, as one."""

from __future__ import annotations

from caribmap.load.files import Refused, decode
from caribmap.load.json import parse_json, parse_json_lines
from caribmap.load.yaml import parse_yaml


def read(data: bytes) -> None:
    """Give bytes to every reader; each either reads them or refuses them with faults that have a hint."""
    try:
        text = decode(data, "a")
    except Refused:
        return
    for reader in (parse_yaml, parse_json, parse_json_lines):
        try:
            reader(text, "a")
        except Refused as refused:
            assert all(fault.hint for fault in refused.faults)  # noqa: PT017  # raising is only one way to end
