"""Coverage-guided fuzzing of the readers: `make fuzz`, with atheris, which only this needs."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["caribmap.load", "yaml"]):
    from tests.hostile.readers import read

if __name__ == "__main__":
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
