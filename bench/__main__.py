"""The benchmark against other map tools: `make bench`, or `python -m bench`. See bench/README.md."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import subprocess
import tempfile
import time
from pathlib import Path

from bench import chart, report, results
from bench.data import ROOT
from bench.run import FULL, PYTHON, QUICK, measure
from tests.browser.chromium import launch_options

COMPARED = ("folium", "geopandas", "plotly", "pydeck", "lonboard")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="two sizes, the tools with Leaflet, one round, in three minutes"
    )
    parser.add_argument(
        "--out", type=Path, help="folder of performance.md, .svg and .json; docs, or build/bench with --quick"
    )
    parser.add_argument(
        "--render", action="store_true", help="write page and chart again from performance.json"
    )
    arguments = parser.parse_args()
    out: Path = arguments.out or ROOT / ("build/bench" if arguments.quick else "docs")
    out.mkdir(parents=True, exist_ok=True)
    found = (
        results.read(out / "performance.json")
        if arguments.render
        else benchmark(quick=arguments.quick, out=out)
    )
    (out / "performance.svg").write_text(chart.render(found), encoding="utf-8")
    text = report.render(found)
    (out / "performance.md").write_text(text, encoding="utf-8")
    print(text)


def benchmark(*, quick: bool, out: Path) -> results.Results:
    plan = QUICK if quick else FULL
    found = results.Results(
        date=dt.datetime.now(tz=dt.UTC).date().isoformat(),
        machine=machine(),
        versions=versions(),
        limit_s=plan.longest_s,
    )
    begin = time.monotonic()

    def say(line: str) -> None:
        print(f"{time.monotonic() - begin:6.0f} s  {line}", flush=True)

    with tempfile.TemporaryDirectory(prefix="caribmap-bench-") as name:
        measure(plan, found, Path(name), say)
    results.write(found, out / "performance.json")
    return found


def machine() -> dict[str, str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return {
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "memory": f"{memory:.0f} GB",
        "system": platform.system() + " " + platform.release(),
        "load at the start": f"{os.getloadavg()[0]:.1f}",
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def versions() -> dict[str, str]:
    code = "from importlib.metadata import version; import sys; print(*map(version, sys.argv[1:]), sep='\\n')"
    told = _output([str(PYTHON), "-c", code, *COMPARED]).split()
    import caribmap

    return {
        "caribmap": caribmap.__version__,
        **dict(zip(COMPARED, told, strict=True)),
        "Python": platform.python_version(),
        "Chromium": _output([launch_options().get("executable_path", "chromium"), "--version"]).split()[1],
    }


def _output(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
