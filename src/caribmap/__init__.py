"""caribmap, a compiler for sourced maps: articles, places and quotes in, one offline HTML file out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

# The functions `load` and `check` below have the names of two packages. Python binds a package's name here
# when the package is first imported: importing both first lets the functions replace them for good.
from caribmap import check as _check_package  # noqa: F401
from caribmap import load as _load_package  # noqa: F401
from caribmap.errors import CaribmapError
from caribmap.faults import Fault
from caribmap.version import __version__

if TYPE_CHECKING:
    from caribmap.dossier.dossier import Dossier
    from caribmap.pipeline.compile import Built
    from caribmap.pipeline.notebook import Map as Map
    from caribmap.pipeline.offline import missing as missing
    from caribmap.pipeline.offline import offline as offline

__all__ = ["CaribmapError", "Fault", "Map", "__version__", "build", "check", "load", "missing", "offline"]


def load(root: str | os.PathLike[str] = ".") -> Dossier:
    """The dossier in folder `root`, as immutable records in file order.

    Raises FaultyDossierError, which holds all errors, if a file or record cannot be read. Quotes and
    references are not checked.
    """
    from pathlib import Path

    from caribmap.errors import FaultyDossierError
    from caribmap.faults import is_error
    from caribmap.load.dossier import load_dossier

    loaded = load_dossier(Path(root))
    errors = tuple(filter(is_error, loaded.faults))
    if errors or loaded.dossier is None:
        raise FaultyDossierError(errors)
    return loaded.dossier


def check(root: str | os.PathLike[str] = ".") -> tuple[Fault, ...]:
    """All faults of the dossier in folder `root`, errors and warnings, sorted by file, line and column."""
    from pathlib import Path

    from caribmap.pipeline.examine import examine_dossier

    return examine_dossier(Path(root)).faults


def build(
    root: str | os.PathLike[str] = ".", out: str | os.PathLike[str] | None = None, *, strict: bool = False
) -> Built:
    """Build the dossier in folder `root` and write the files to folder `out` (default: `root`/out).

    All content of `out` is replaced, or none of it. Raises FaultyDossierError if the dossier has errors (with
    `strict`: or warnings), and EnvironmentalError if the result cannot be written.
    """
    from pathlib import Path

    from caribmap.pipeline.compile import build as build_dossier

    return build_dossier(Path(root), None if out is None else Path(out), strict=strict)


def __getattr__(name: str) -> Any:
    # Importing Folium is slow; `import caribmap` and most commands do not need it.
    if name == "Map":
        from caribmap.pipeline.notebook import Map

        return Map
    if name in ("missing", "offline"):
        from caribmap.pipeline import offline

        return getattr(offline, name)
    raise AttributeError(f"module 'caribmap' has no attribute {name!r}")
