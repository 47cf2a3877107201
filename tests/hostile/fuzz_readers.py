"""Coverage-guided fuzzing of the readers: `python -m tests.hostile.fuzz_readers tests/hostile/corpus`.

Needs atheris, which stands in no lock file: install it beside the requirements to run this.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["caribmap.load", "yaml"]):
    from tests.hostile.readers import read

if __name__ == "__main__":
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
