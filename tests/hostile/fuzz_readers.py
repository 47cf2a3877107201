"""Coverage-guided fuzzing of the readers: `python tests/hostile/fuzz_readers.py corpus -max_total_time=60`.

Needs atheris, which stands in no lock file: install it beside the requirements to run this.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["caribmap.load", "yaml"]):
    from caribmap.load.files import Refused, decode
    from caribmap.load.json import parse_json, parse_json_lines
    from caribmap.load.yaml import parse_yaml


def read(data: bytes) -> None:
    """Anything but a refusal is a crash."""
    try:
        text = decode(data, "a")
    except Refused:
        return
    for reader in (parse_yaml, parse_json, parse_json_lines):
        try:
            reader(text, "a")
        except Refused:
            continue


if __name__ == "__main__":
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
