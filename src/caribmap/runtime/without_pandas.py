"""Libraries imported without pandas, for which they have options that nobody uses here; it takes 0.3 s."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.abc import MetaPathFinder


class _NoPandas(MetaPathFinder):
    def find_spec(self, name: str, path: object, target: object = None) -> None:
        del path, target
        if name == "pandas":
            raise ModuleNotFoundError(f"{name} is not imported here", name=name)


@contextmanager
def without_pandas() -> Iterator[None]:
    """While the block runs, pandas is not to be had, unless somebody has imported it before."""
    finder = _NoPandas()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
