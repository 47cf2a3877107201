"""Measure surveys: `python -m bench.survey [--gb 0.1 0.3] [--peers-mb 20]` prints what docs/survey.md tells.

Processor time counts, of all processes of a run: elapsed time depends on what else the machine does. With
`--kill` each survey is also killed half way, goes on, and has to write the same files.
"""

from __future__ import annotations

import argparse
import math
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from bench.survey.generate import Town, towns, write_archive, write_dossier
from bench.survey.whole import Cost, survey, survey_killed

MEGABYTE = 1e6
Span = tuple[int, int, int]
"""Number of a text, start and end in code points."""
Finder = Callable[[Sequence[str]], set[Span]]


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the best line through the logarithms of sizes and times."""
    logs = [(math.log(size), math.log(seconds)) for size, seconds in points]
    size, seconds = (sum(column) / len(logs) for column in zip(*logs, strict=True))
    spread = sum((x - size) ** 2 for x, _ in logs)
    return float(sum((x - size) * (y - seconds) for x, y in logs) / spread)


# Finders alone


def caribmap(case: Path, language: str) -> Finder:
    from caribmap.derive.lexicon import build_lexicon
    from caribmap.derive.many_texts import ManyTexts
    from caribmap.load.dossier import load_dossier

    dossier = load_dossier(case / "dossier").dossier
    assert dossier is not None
    finder = ManyTexts(build_lexicon(language, dossier.places, dossier.term_rulings))
    return lambda texts: {(hit.text, hit.start, hit.end) for hit in finder.find(texts)}


def grep(some: Sequence[Town]) -> Finder:
    def find(texts: Sequence[str]) -> set[Span]:
        with tempfile.TemporaryDirectory() as folder:
            names, lines = Path(folder, "names"), Path(folder, "lines")
            names.write_text("".join(f"{town.name}\n" for town in some), "utf-8")
            lines.write_text("".join(text.replace("\n", " ") + "\n" for text in texts), "utf-8")
            command = ["grep", "-nboF", "-f", str(names), str(lines)]
            printed = subprocess.run(
                command, check=False, capture_output=True, env={"LC_ALL": "C.UTF-8"}
            ).stdout
        return {
            (int(line.split(b":")[0]) - 1, -1, number) for number, line in enumerate(printed.splitlines())
        }

    return find


def pyahocorasick(some: Sequence[Town]) -> Finder:
    automaton = import_module("ahocorasick").Automaton()
    for town in some:
        automaton.add_word(town.name, len(town.name))
    automaton.make_automaton()
    return lambda texts: {
        (number, end - length + 1, end + 1)
        for number, text in enumerate(texts)
        for end, length in automaton.iter_long(text)
    }


def flashtext(some: Sequence[Town]) -> Finder:
    processor = import_module("flashtext").KeywordProcessor(case_sensitive=True)
    for town in some:
        processor.add_keyword(town.name)
    return lambda texts: {
        (number, start, end)
        for number, text in enumerate(texts)
        for _, start, end in processor.extract_keywords(text, span_info=True)
    }


def spacy(some: Sequence[Town], language: str) -> Finder:
    pipeline: Any = import_module("spacy").blank(language)
    pipeline.max_length = 10**8
    matcher = import_module("spacy.matcher").PhraseMatcher(pipeline.vocab)
    matcher.add("town", [pipeline.make_doc(town.name) for town in some])
    return lambda texts: {
        (number, span.start_char, span.end_char)
        for number, doc in enumerate(map(pipeline.make_doc, texts))
        for span in matcher(doc, as_spans=True)
    }


def form_of(text: str, end: int, name_end: int) -> str:
    """How a name stands in a text: alone, with an ending, in a compound."""
    if text[name_end : name_end + 1] == "-":
        return "compound"
    return "ending" if end > name_end else "alone"


def forms(texts: Sequence[str], spans: set[Span], some: Sequence[Town]) -> dict[Span, str]:
    names = {town.name for town in some}
    found = {}
    for number, start, end in spans:
        surface = texts[number][start:end]
        name = max((n for n in names if surface.startswith(n)), key=len, default="")
        found[number, start, end] = form_of(texts[number], end, start + len(name))
    return found


def compare(case: Path, some: Sequence[Town], megabytes: float) -> Iterator[str]:
    rows = [row for path in sorted((case / "archive").iterdir()) for row in pq.read_table(path).to_pylist()]
    for language in ("de", "en", "es"):
        texts: list[str] = []
        size = 0.0
        for row in rows:
            if row["language"] == language and size < megabytes * MEGABYTE:
                texts.append(row["text"])
                size += len(row["text"].encode())
        ours: set[Span] = set()
        kinds: dict[Span, str] = {}
        makers: dict[str, Callable[[], Finder]] = {
            "caribmap": lambda: caribmap(case, language),  # noqa: B023
            "grep -oF": lambda: grep(some),
            "pyahocorasick": lambda: pyahocorasick(some),
            "flashtext": lambda: flashtext(some),
            "spaCy PhraseMatcher": lambda: spacy(some, language),  # noqa: B023
        }
        for name, make in makers.items():
            try:
                find = make()
            except ImportError:
                yield f"| {language} | {name} | not installed | | | |"
                continue
            spans, seconds = timed(find, texts)
            if name == "caribmap":
                ours, kinds = spans, forms(texts, spans, some)
                spans, warm = timed(find, texts)
                first = size / MEGABYTE / seconds
                yield f"| {language} | {name}, first time | {first:.1f} | {len(ours)} | | |"
                seconds = warm
            starts = {span[:2] for span in spans}
            missed = Counter(kinds[span] for span in ours if span[:2] not in starts)
            other = len(starts - {span[:2] for span in ours})
            told = (
                ""
                if name.startswith("grep")
                else ", ".join(f"{n} {kind}" for kind, n in sorted(missed.items()))
            )
            more = "" if name.startswith("grep") else str(other)
            rate = size / MEGABYTE / seconds
            yield f"| {language} | {name} | {rate:.1f} | {len(spans)} | {told} | {more} |"


def told(case: Path, size: float, costs: dict[int, Cost], *, kill: bool) -> Iterator[str]:
    """What whole surveys of one archive cost, and whether all wrote the same files."""
    first = next(iter(costs.values()))
    for workers, cost in costs.items():
        rate, times = cost.mb / cost.cpu_s, first.wall_s / cost.wall_s
        yield f"{size} GB, {workers} workers: {rate:.1f} MB a second of processor time, {cost}"
        yield f"{times:.2f} times as fast as the first"
        if kill:
            parts, again = survey_killed(case, workers, cost.mb)
            same = "the same files" if again.digest == cost.digest else "OTHER FILES"
            yield f"killed with {parts} parts done, then {again.wall_s:.1f} s: {same}"
    if len({cost.digest for cost in costs.values()}) > 1:
        yield f"OTHER FILES with another number of workers: {costs}"


def timed(find: Finder, texts: Sequence[str]) -> tuple[set[Span], float]:
    """What a finder finds, and its processor time with that of programs that it runs."""

    def used() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + children.ru_utime + children.ru_stime

    begin = used()
    return find(texts), used() - begin


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.survey", description=__doc__)
    parser.add_argument("--gb", type=float, nargs="*", default=[0.1, 0.3, 1.0])
    parser.add_argument("--places", type=int, default=1000)
    parser.add_argument("--peers-mb", type=float, default=20)
    parser.add_argument("--kill", action="store_true", help="kill each survey half way, too")
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--cases", type=Path, default=None, help="where archives are kept")
    options = parser.parse_args()
    some = towns(options.places)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {re.sub(' .*', '', sys.version)}")
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.cases or Path(temporary)
        points = []
        for size in options.gb:
            case = folder / f"{size}"
            if not (case / "archive").is_dir():
                write_dossier(some, case / "dossier")
                write_archive(int(size * 1e9), some, case / "archive")
            costs = [survey(case, workers) for workers in options.workers]
            points.append((costs[0].mb, costs[0].cpu_s))
            for line in told(case, size, dict(zip(options.workers, costs, strict=True)), kill=options.kill):
                print(line, flush=True)
        if len(points) > 1:
            print(f"exponent {exponent(points):.3f}")
        if options.peers_mb:
            print("| | finder | MB/s | found | missed of ours | others |\n|---|---|---|---|---|---|")
            for line in compare(folder / f"{options.gb[0]}", some, options.peers_mb):
                print(line, flush=True)


if __name__ == "__main__":
    main()
