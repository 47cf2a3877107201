"""Measure the desk: what an editor waits for.

`python -m bench.desk` takes this repository's dossier, with five articles; `--archive` a generated one with
1,000 articles and 100,000 quotes. A desk of its own is started on a copy. In the browser, figures run from
the key press to the frame that shows its effect, by the page's clock.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import string
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page, sync_playwright

from bench.generate import records
from tests.browser.chromium import launch_options

ROOT = Path(__file__).parents[1]
ARTICLES, QUOTES_EACH, PLACES = 1000, 100, 5000
OPENING_S = 120
IMPORTS = "import caribmap.cli, caribmap.commands.edit, caribmap.desk.app, caribmap.desk.session"
WATCH = """() => {
    window.bench = { pressed: 0, answered: {} };
    addEventListener('keydown', () => { bench.pressed = performance.now(); bench.answered = {}; }, true);
    const ask = window.fetch;
    window.fetch = async (path, options) => {
        const response = await ask(path, options);
        const name = String(path).split('?')[0];
        bench.answered[name] ??= performance.now() - bench.pressed;
        return response;
    };
    // Behind the frame in which a condition holds.
    bench.shown = (holds) => new Promise((resolve) => {
        const look = () => requestAnimationFrame(() => {
            if (!holds()) look();
            else setTimeout(() => resolve(performance.now() - bench.pressed));
        });
        look();
    });
}"""


class Row(NamedTuple):
    what: str
    limit_ms: float
    values_ms: list[float]

    def __str__(self) -> str:
        middle, worst = statistics.median(self.values_ms), max(self.values_ms)
        verdict = "" if middle <= self.limit_ms else "  over"
        return f"{self.what:<46}{middle:>8.0f}{worst:>8.0f}{self.limit_ms:>8.0f}{verdict}"


class Served(NamedTuple):
    address: str
    process: subprocess.Popen[str]

    def ask(self, path: str, body: Any = None) -> Any:
        found = re.match(r"http://([\d.]+):(\d+)/#token=(\S+)", self.address)
        assert found, self.address
        connection = HTTPConnection(found[1], int(found[2]), timeout=OPENING_S)
        headers = {"X-Caribmap-Token": found[3], "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body)
        connection.request("GET" if body is None else "POST", path, data, headers)
        response = connection.getresponse()
        answer = json.loads(response.read())
        assert response.status == 200, answer
        return answer

    def processor_ms(self) -> float:
        """Processor time that the desk has used; it does not depend on what else the machine does."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
        return sum(map(int, fields[11:13])) * 1000 / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        """The highest resident set, in MB of 10^6 bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) * 1024 / 1e6 if found else 0.0


@contextmanager
def desk(folder: Path, state: Path) -> Iterator[Served]:
    command = [str(Path(sys.executable).with_name("caribmap")), "edit", str(folder), "--port", "0"]
    environment = {**os.environ, "XDG_STATE_HOME": str(state)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout
    try:
        address = process.stdout.readline().split(" ")[0]
        yield Served(address, process)
    finally:
        process.terminate()
        process.wait()


def imports_s() -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", IMPORTS], check=True)
    return time.perf_counter() - begin


def press(page: Page, key: str, holds: str = "() => true") -> float:
    """Milliseconds from a key press to the frame in which a condition holds."""
    page.keyboard.press(key)
    return float(page.evaluate(f"bench.shown({holds})"))


def keystrokes(page: Page, runs: int) -> list[float]:
    """In a field of a form, which is open, and in the palette, which filters a list."""
    typed = string.ascii_lowercase[:runs]
    page.get_by_label("Speaker", exact=True).focus()
    taken = [press(page, one) for one in typed]
    page.keyboard.press("Control+k")
    page.locator(".cm-palette-field").wait_for()
    taken += [press(page, one) for one in "venezuela"]
    page.keyboard.press("Escape")
    return taken


def select(page: Page, number: int) -> None:
    """Select a sentence that is not quoted yet, by its place from the end of the article."""
    page.evaluate(
        """(number) => {
            const node = document.querySelector('.cm-text-box').firstChild;
            const found = [...node.data.matchAll(/[^.\\n]{40,200}\\./g)].at(-1 - number);
            getSelection().setBaseAndExtent(node, found.index, node, found.index + found[0].length);
        }""",
        number,
    )


def in_browser(page: Page, served: Served, runs: int) -> list[Row]:
    page.goto(served.address)
    page.locator(".cm-text-box").wait_for(timeout=OPENING_S * 1000)
    page.evaluate(WATCH)
    proposals, gone, on_disk, faults = ([] for _ in range(4))
    keys: list[float] = []
    for number in range(runs):
        page.locator(".cm-text-box").focus()
        select(page, number)
        shown = "() => document.querySelector('.cm-wording')"
        proposals.append(press(page, "q", shown))
        if number == 0:
            keys = keystrokes(page, runs)
            page.get_by_label("Speaker", exact=True).focus()
        press(page, "Control+Enter", "() => '/api/transactions' in bench.answered")
        on_disk.append(page.evaluate("bench.answered['/api/transactions']"))
        gone.append(page.evaluate("bench.shown(() => !document.querySelector('.cm-right form'))"))
        page.wait_for_function("() => '/api/faults' in bench.answered")
        faults.append(page.evaluate("bench.answered['/api/faults']"))
        page.locator(".cm-saved").filter(has_text="Saved").wait_for()
    return [
        Row("a keystroke in a field or a list", 50, keys),
        Row("selection to proposal", 100, proposals),
        Row("decision to file on disk", 150, on_disk),
        Row("decision to a form that is gone", 150, gone),
        Row("faults after an edit, on the page", 200, faults),
    ]


def five_articles(runs: int) -> Iterator[Row | str]:
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made) / "dossier"
        for name in ("seeds", "geodata"):
            shutil.copytree(ROOT / name, folder / name)
        shutil.copy(ROOT / "caribmap.yaml", folder)
        imported = min(imports_s() for _ in range(3))
        begin = time.perf_counter()
        with desk(folder, Path(made) / "state") as served:
            served.ask("/api/articles")
            whole = time.perf_counter() - begin
            browser = playwright.chromium.launch(**launch_options())
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            yield Row("answering, beside the imports", 1000, [(whole - imported) * 1000])
            yield from in_browser(page, served, runs)
            begin = time.perf_counter()
            page.reload()
            page.locator(".cm-text-box").wait_for()
            yield Row(
                "the page, from its address to the article", 1000, [(time.perf_counter() - begin) * 1000]
            )
            yield f"memory {served.memory_mb():.0f} MB"
            browser.close()


def write_archive(folder: Path) -> None:
    """1,000 articles of 100 quotes each, which name 5,000 places."""
    for name in ("seeds", "geodata"):
        (folder / name).mkdir(parents=True)
    texts: list[list[str]] = [[] for _ in range(ARTICLES)]
    features, quotes = [], []
    for record in records(ARTICLES * QUOTES_EACH):
        source, place = record.number // QUOTES_EACH, record.number % PLACES
        if record.number < PLACES:
            names = {"names": {"de": record.name}, "kind": "city", "layer": "l"}
            geometry = {"type": "Point", "coordinates": [record.lng, record.lat]}
            own = {**names, "geocoding": {"basis": "stated"}}
            features.append(
                {"type": "Feature", "id": f"ort-{place}", "geometry": geometry, "properties": own}
            )
        texts[source].append(f"Ort {place}: {record.quote}.")
        quote = {"id": f"z-{record.number}", "source": f"s{source}", "exact": record.quote}
        quotes.append(json.dumps({**quote, "places": [f"ort-{place}"]}, ensure_ascii=False))
    for number, lines in enumerate(texts):
        text = "\n".join([f"Artikel {number}", *lines, ""])
        (folder / f"seeds/a-{number}.txt").write_text(text, "utf-8", newline="\n")
    collection = ",\n".join(json.dumps(one, ensure_ascii=False) for one in features)
    for file, text in {
        "caribmap.yaml": "caribmap: 1\ntitle: Archiv\nlanguages: [de]\n"
        "quotation: {max_chars: 400, max_share: 1}\nlayers:\n"
        "  - {id: l, name: Orte, color: {light: '#0067A8', dark: '#3F9BE0'}}\n"
        "views:\n  - {id: alles, name: Alles, bounds: [-90, 0, -50, 25]}\n",
        "seeds/sources.yaml": "".join(
            f"- {{id: s{one}, file: a-{one}.txt, language: de, short: Artikel {one}}}\n"
            for one in range(ARTICLES)
        ),
        "geodata/places.geojson": f'{{"type": "FeatureCollection", "features": [\n{collection}\n]}}\n',
        "geodata/quotes.jsonl": "\n".join([*quotes, ""]),
        "geodata/mentions.yaml": "terms:\n  - text: Karibik\n    ruling: region\n",
    }.items():
        (folder / file).write_text(text, "utf-8", newline="\n")


def archive(runs: int) -> Iterator[Row | str]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "archive"
        write_archive(folder)
        begin = time.perf_counter()
        with desk(folder, Path(made) / "state") as served:
            served.ask("/api/articles/s0")
            yield Row("opening, to the first article", 12_000, [(time.perf_counter() - begin) * 1000])
            edits, worked, proposals = [], [], []
            for number in range(runs):
                name = f"z-{number * 997}"
                kept = served.ask(f"/api/records/quote/{name}")
                begin, before = time.perf_counter(), served.processor_ms()
                edit = {"noun": "quote", "id": name, "before": kept["hash"], "set": {"modality": "claimed"}}
                served.ask("/api/transactions", {"label": "bench", "operations": [edit]})
                edits.append((time.perf_counter() - begin) * 1000)
                worked.append(served.processor_ms() - before)
                begin = time.perf_counter()
                served.ask("/api/propose/quote", {"source": "s7", "start": 20, "end": 60})
                proposals.append((time.perf_counter() - begin) * 1000)
            yield Row("faults after an edit, which is on disk", 500, edits)
            yield Row("  of which processor time", 500, worked)
            yield Row("selection to proposal, the server's part", 100, proposals)
            yield f"memory {served.memory_mb():.0f} MB (limit 1000)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", action="store_true", help="1,000 articles and 100,000 quotes")
    parser.add_argument("--runs", type=int, default=10)
    arguments = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f}\n{'milliseconds':<46}{'median':>8}{'worst':>8}{'limit':>8}")
    for row in archive(arguments.runs) if arguments.archive else five_articles(arguments.runs):
        print(row, flush=True)


if __name__ == "__main__":
    main()
