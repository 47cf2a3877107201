"""The same dossier gives the same bytes, whatever the machine's clock, place, language and order of files."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.dossier_edits import DOSSIERS
from tests.folders import content

ROOT = Path(__file__).parents[2]
INPUTS = ("caribmap.yaml", "seeds", "geodata")
ZONES = ("UTC", "America/Caracas", "Asia/Kathmandu", "Pacific/Kiritimati", "Europe/Berlin")
LOCALES = ("C", "C.UTF-8", "POSIX", "de_DE.UTF-8", "tr_TR.UTF-8")
BUILD = """
import sys
from caribmap.cli import main
root = sys.argv[1]
for command, *options in (("build", "-q"), ("export", "-q", "--all")):
    sys.argv[1:] = [command, root, *options]
    try:
        main()
    except SystemExit as ended:
        if ended.code:
            raise
"""


def copied(source: Path, target: Path, chance: random.Random) -> Path:
    """A dossier with other file times, its files created in another order."""
    files = [path for name in INPUTS for path in (source / name, *(source / name).rglob("*"))]
    regular = [path for path in files if path.is_file() and path.suffix != ".py"]
    chance.shuffle(regular)
    for path in regular:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        moment = chance.randrange(2_000_000_000)
        os.utime(copy, (moment, moment))
    return target


def digests(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in content(folder).items()}


def built(python: str, root: Path, environment: Mapping[str, str], umask: int) -> dict[str, str]:
    """What `build` and `export --all` of a dossier write, in a process of its own."""
    subprocess.run(
        [python, "-c", BUILD, str(root)],
        env={"PATH": os.environ["PATH"], **environment},
        umask=umask,
        cwd=root,
        check=True,
    )
    return digests(root / "out")


def builds(source: Path, times: int, folder: Path) -> list[dict[str, str]]:
    found = []
    for number in range(times):
        chance = random.Random(number)
        root = copied(source, folder / ("deep/" * number) / f"dossier {number}", chance)
        environment = {
            "TZ": ZONES[number % len(ZONES)],
            "LC_ALL": LOCALES[number % len(LOCALES)],
            "LANG": LOCALES[-number % len(LOCALES)],
            "PYTHONHASHSEED": str(number * 7919),
            "HOME": str(folder),
        }
        found.append(built(sys.executable, root, environment, (0o022, 0o077, 0o002)[number % 3]))
    return found


def assert_equal(found: list[dict[str, str]]) -> None:
    assert {"map.html", "preview.png", "preview.svg", "data/dossier.gpkg"} <= found[0].keys()
    for number, other in enumerate(found):
        differing = [name for name in found[0] | other if found[0].get(name) != other.get(name)]
        assert differing == [], f"build {number}"
    print(f"{len(found)} builds, {len(found[0])} files each")  # noqa: T201  # for docs/security.md


@pytest.mark.parametrize("times", [4, pytest.param(20, marks=pytest.mark.soak)])
def test_builds_of_a_small_dossier_are_the_same(times: int, tmp_path: Path) -> None:
    assert_equal(builds(DOSSIERS / "minimal", times, tmp_path))


@pytest.mark.parametrize("times", [2, pytest.param(20, marks=pytest.mark.soak)])
def test_builds_of_this_dossier_are_the_same(times: int, tmp_path: Path) -> None:
    assert_equal(builds(ROOT, times, tmp_path))


def test_another_version_of_python_builds_the_same(tmp_path: Path) -> None:
    python = os.environ.get("CARIBMAP_OTHER_PYTHON")
    if python is None:
        pytest.skip("name a Python with the locked requirements in CARIBMAP_OTHER_PYTHON")
    environment = {"PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    for name, source in (("minimal", DOSSIERS / "minimal"), ("own", ROOT)):
        chance = random.Random(name)
        one = copied(source, tmp_path / name / "one", chance)
        other = copied(source, tmp_path / name / "other", chance)
        assert_equal([built(sys.executable, one, {}, 0o022), built(python, other, environment, 0o022)])
