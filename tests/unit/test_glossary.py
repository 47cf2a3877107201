"""One word for each thing: no retired word of the glossary in docs/architecture.md is in use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from caribmap.pipeline.compile import compile_dossier
from caribmap.render.export.formats import FORMATS, render_formats
from caribmap.render.export.tables import tables_of

ROOT = Path(__file__).parents[2]
FOLDERS = ("src", "tools", "bench", "docs", "tests")
SUFFIXES = frozenset((".py", ".ts", ".tsx", ".mjs", ".css", ".html", ".md"))
BUILT = frozenset(("node_modules", "static", "__pycache__"))
HISTORY = (
    "docs/decisions/",
    "tests/published/",
    "tests/unit/test_glossary.py",
    "tests/unit/verify/test_version_1.py",
)
"""Files that name what was renamed: decisions of their time, pages of older formats, tests of both."""
GLOSSARY = ROOT / "docs/architecture.md"
RETIRED_TABLE = re.compile(r"(?<=### Retired words\n).*?(?=\n#|\Z)", re.DOTALL)
CODE_IN_MARKDOWN = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
KEY = re.compile(r"^[ \t]*['\"]?[\w-]+['\"]?:", re.MULTILINE)
I18N = "src/caribmap/viewer/src/i18n/"


@dataclass(frozen=True, slots=True)
class Retired:
    """A retired word: `pattern` finds it, `instead` replaces it, `allowed` matches other senses of it.

    `where` limits the search to paths that begin so. With `words_only`, code in Markdown and keys of the
    dictionaries in i18n are not searched: only words for readers.
    """

    word: str
    instead: str
    pattern: re.Pattern[str]
    allowed: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    where: tuple[str, ...] = ("",)
    words_only: bool = False


RETIRED = (
    Retired(
        "conflict",
        "discrepancy",
        re.compile("conflict", re.IGNORECASE),
        re.compile(
            r"noConflict|onConflict|[Aa]rmed conflict"
            r"|conflicts\.yaml|\bCONFLICTS\b"  # the file name that fault F012 looks for
            r"|RENAMED_IN_2 = .*|format 1 calls `conflicts`"  # the key in payloads of format 1
        ),
    ),
    Retired(
        "tour", "story", re.compile(r"(?<![a-zA-Z])tours?(?![a-z])|(?<=[a-z])Tours?(?![a-z])|\bTours?\b")
    ),
    Retired(
        "gathering",
        "cluster",
        re.compile(r"(?<![a-zA-Z])gatherings?(?![a-z])|(?<=[a-z])Gatherings?(?![a-z])", re.IGNORECASE),
        re.compile(r"gathering (a|all|an|each|every|its|the|their|what)\b"),
    ),
    Retired(
        "world view", "border view, `worldview` in data", re.compile(r"\bworld[ -]views?\b|[wW]orldView")
    ),
    Retired(
        "worldview, in words for readers",
        "border view",
        re.compile(r"worldview", re.IGNORECASE),
        where=("docs/", "README.md", I18N, "src/caribmap/cartography/words.py"),
        words_only=True,
    ),
    Retired(
        "embed, for files in a page",
        "inline",
        re.compile(r"\bembed(_|\b)"),
        re.compile(r"element\.embed = True|\"embed\"|caribmap embed|embed\.js|embed/|\?embed="),
        where=("src/caribmap/render/",),
    ),
    Retired(
        "embed, for the page in an article",
        "compact page",
        re.compile(r"\b(an?|the|wide|narrow|small) embeds?\b", re.IGNORECASE),
    ),
    Retired(
        "the hand, for who places geometry", "placed by hand", re.compile(r"\bthe hand's\b"), where=("docs/",)
    ),
)


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a retired word in a file."""

    file: str
    line: int
    retired: Retired
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text.strip()[:100]} – write {self.retired.instead}"


def searched_files() -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in SUFFIXES and not BUILT & set(path.relative_to(ROOT).parts):
                yield path
    yield from (ROOT / "README.md", ROOT / "CONTRIBUTING.md")


def uses(file: str, text: str) -> Iterator[Use]:
    """The uses of retired words in the text of `file`, a path relative to the repository."""
    if file == GLOSSARY.relative_to(ROOT).as_posix():
        text = RETIRED_TABLE.sub(_blank, text)
    written = text.split("\n")
    for retired in RETIRED:
        if file.startswith(retired.where) and not file.startswith(HISTORY):
            for number, line in enumerate(_searched(file, text, retired).split("\n"), start=1):
                spared = [found.span() for found in retired.allowed.finditer(line)]
                for found in retired.pattern.finditer(line):
                    if not any(start <= found.start() and found.end() <= end for start, end in spared):
                        yield Use(file, number, retired, written[number - 1])
                        break


def _searched(file: str, text: str, retired: Retired) -> str:
    if not retired.words_only:
        return text
    if file.endswith(".md"):
        return CODE_IN_MARKDOWN.sub(_blank, text)
    return KEY.sub(_blank, text) if file.startswith(I18N) else text


def _blank(found: re.Match[str]) -> str:
    """White space with the same number of lines."""
    return re.sub(r"[^\n]", " ", found[0])


def test_no_retired_word_is_in_use() -> None:
    found = [
        use
        for path in searched_files()
        for use in uses(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n" + "\n".join(map(str, found))


def test_no_export_has_a_retired_word_for_a_table_a_column_or_a_file(tmp_path: Path) -> None:
    from tests.dossier_edits import dossier

    evidence = compile_dossier(dossier(tmp_path)).sound()
    names = [name for name, _ in render_formats(evidence, FORMATS)]
    for table in tables_of(evidence):
        names += [table.name, *(column.name for column in table.columns)]
    assert "discrepancies" in names
    assert [str(use) for name in names for use in uses("src/caribmap/render/export/names", name)] == []


def test_the_glossary_lists_every_retired_word() -> None:
    table = RETIRED_TABLE.search(GLOSSARY.read_text(encoding="utf-8"))
    assert table is not None
    assert [retired.word for retired in RETIRED if retired.word.split(",")[0] not in table[0]] == []


def test_no_file_of_the_package_has_a_retired_name() -> None:
    stems = re.compile(r"conflicts?|tours?|gatherings?|report|sound|world-?views?|worlds?(-switch)?")
    package = [path for path in searched_files() if (ROOT / "src") in path.parents]
    assert [str(path) for path in package if stems.fullmatch(path.stem) and path.name != "world.py"] == []


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("src/caribmap/check/dates.py", "def check_tour_spans(context):"),
        ("src/caribmap/viewer/src/story/steps.ts", "export function startTour(state: State) {"),
        ("src/caribmap/viewer/src/panel/lists.css", ".cm-conflict-list {"),
        ("src/caribmap/payload/types.py", "class PayloadConflict(TypedDict):"),
        ("src/caribmap/payload/types.py", "    conflicts: list[PayloadDiscrepancy]"),
        ("src/caribmap/viewer/src/permalink.ts", "const TABLES = ['places', 'conflicts'];"),
        ("src/caribmap/viewer/src/map/cluster-marks.ts", "const gatherings = new Map();"),
        ("src/caribmap/viewer/src/i18n/en.ts", "  borders: 'Worldview',"),
        ("docs/design.md", "Three world views can be chosen."),
        ("docs/dossier-format.md", "Places that are drawn in this worldview."),
        ("src/caribmap/render/assets.py", "    def embed(self, css: str) -> str:"),
        ("docs/embedding.md", "The legend of a wide embed."),
        ("docs/exports.md", "`placed` is the hand's geometry."),
    ],
)
def test_a_retired_word_in_its_old_sense_is_found_with_file_and_line(file: str, line: str) -> None:
    (use,) = uses(file, f"\n{line}\n")
    assert str(use).startswith(f"{file}:2: ")
    assert use.retired.instead in str(use)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("src/caribmap/viewer/src/leaflet.ts", "const leaflet = L.noConflict();"),
        ("docs/dossier-format.md", "A quote may speak of an armed conflict."),
        ("src/caribmap/load/evidence.py", 'CONFLICTS = "geodata/conflicts.yaml"'),
        ("src/caribmap/viewer/src/map/hatch.ts", "// contours and detours, the Tourist Board"),
        ("src/caribmap/runtime/collector.py", "# after gathering all records"),
        ("docs/dossier-format.md", "| `worldviews` | list | ways to show borders |"),
        ("src/caribmap/viewer/src/i18n/en.ts", "  worldview: 'Borders',"),
        ("src/caribmap/render/snippet.py", 'FACADE = "embed.js"'),
        ("docs/embedding.md", "Let `caribmap embed` print it; a CMS has an HTML block."),
    ],
)
def test_another_sense_of_the_same_letters_is_not(file: str, line: str) -> None:
    assert list(uses(file, line)) == []
