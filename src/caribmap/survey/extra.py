"""The packages of the extra `caribmap[survey]`."""

from __future__ import annotations

from importlib.util import find_spec

from caribmap.errors import EnvironmentalError
from caribmap.runtime.without_pandas import without_pandas

PACKAGES = ("pyarrow", "fsspec", "distributed")


def require_extra() -> None:
    """Raise EnvironmentalError where a package of the extra is missing."""
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing:
        raise EnvironmentalError(
            f"an archive needs {', '.join(missing)}: install the extra with pip install 'caribmap[survey]'"
        )


def import_arrow_alone() -> None:
    """Import pyarrow, which looks for pandas when it makes its first array, without pandas."""
    with without_pandas():
        import pyarrow as pa

        pa.array([])
