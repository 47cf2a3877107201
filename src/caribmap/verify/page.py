"""Reading a published map: its data and the hash it states. The page is parsed, never run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from caribmap.errors import EnvironmentalError, PageError
from caribmap.load.files import MEGABYTE, Refused
from caribmap.load.json import parse_json
from caribmap.load.validation import found
from caribmap.payload.decode import Damaged, are_intact, decode
from caribmap.payload.form import BLOCK
from caribmap.payload.types import DATA_BLOCK, DATA_HASH
from caribmap.verify.formats import FORMATS, in_newest_format

MAX_PAGE_MB = 150
TYPE_NAMES = {str: "text", int: "a whole number"}
NEEDED: Mapping[str, Mapping[str, type]] = {
    "sources": {"id": str, "file": str, "sha256": str},
    "places": {"id": str},
    "quotes": {"id": str, "source": str, "exact": str, "start": int, "end": int},
    "events": {"id": str},
    "discrepancies": {"id": str},
}
"""Keys of a payload that this package reads, with their types. Any other key may be missing."""


@dataclass(frozen=True, slots=True)
class PublishedMap:
    """The payload of a page; its records have the keys of NEEDED and unique ids.

    Columns of a large page are already decoded in `payload`, and names of an older format are those of the
    newest. `data` is the text of the data block, `stated_sha256` the hash of it that the page's head states.
    The data block states the hashes of the other blocks; `has_stated_blocks` says whether they are right.
    """

    payload: Mapping[str, Any]
    data: str
    stated_sha256: str | None
    has_stated_blocks: bool = True

    @property
    def sha256(self) -> str:
        """Hexadecimal hash of the data block's text in UTF-8."""
        return sha256(self.data.encode()).hexdigest()

    @property
    def is_intact(self) -> bool:
        """Whether the data has the stated hashes. Forged data with forged hashes also counts as intact."""
        return self.stated_sha256 == self.sha256 and self.has_stated_blocks


def read_page(path: Path) -> PublishedMap:
    """The map at `path`, at most MAX_PAGE_MB million bytes.

    Raises PageError if it is not a map of caribmap or is damaged, EnvironmentalError if it cannot be read.
    """
    parser = _parsed(_text(path), path)
    data = "".join(parser.texts[DATA_BLOCK])
    try:
        _, payload = parse_json(data, path.name)
        _require_format(payload, path)
        is_whole = True
        if payload.get("columns"):
            blocks = {name: "".join(parts) for name, parts in parser.texts.items()}
            columnar, payload = payload, decode(payload, blocks)
            is_whole = are_intact(columnar, blocks)
    except Refused as refused:
        raise PageError(f"{path}: the data cannot be read: {refused.faults[0].message}") from None
    except Damaged as damaged:
        raise PageError(f"{path}: {damaged}") from None
    payload = in_newest_format(payload)
    _require_shape(payload, path)
    return PublishedMap(payload, data, parser.stated_sha256, has_stated_blocks=is_whole)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_PAGE_MB * MEGABYTE + 1)
    except OSError as error:
        raise EnvironmentalError(f"cannot read {path}: {error.strerror}") from error
    if len(content) > MAX_PAGE_MB * MEGABYTE:
        raise PageError(f"{path} is larger than {MAX_PAGE_MB} MB, the largest page that can be read")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end == len(content):  # cut off inside a character
            return content[: error.start].decode("utf-8")
        message = f"{path} is not a map of caribmap: not UTF-8 at byte {error.start}"
        raise PageError(message) from None


def _parsed(text: str, path: Path) -> _PageParser:
    parser = _PageParser()
    parser.feed(text)
    parser.close()
    for name, count in parser.counts.items():
        if count > 1:
            raise PageError(f"{path} has {count} elements '#{name}', expected one: the page was changed")
    if parser.is_ours and not parser.is_complete:
        raise PageError(f"{path} is cut off: download the whole file again")
    if not parser.counts[DATA_BLOCK]:
        raise PageError(f"{path} is not a map of caribmap: it has no '#{DATA_BLOCK}'")
    return parser


class _PageParser(HTMLParser):
    """Collects the data blocks by id, the stated hash, and whether the page is caribmap's and complete."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: dict[str, list[str]] = defaultdict(list)
        self.counts: Counter[str] = Counter()
        self.stated_sha256: str | None = None
        self.is_ours = False
        self.is_complete = False
        self._within: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # If an attribute occurs twice, browsers use the first.
        attributes = dict(reversed(attrs))
        block = attributes.get("id") or ""
        if block == DATA_BLOCK or BLOCK.fullmatch(block):
            self.counts[block] += 1
            self.is_ours = True
            self._within = block if tag == "script" else None
        name, content = attributes.get("name"), attributes.get("content")
        if tag == "meta" and name == DATA_HASH and self.stated_sha256 is None:
            self.stated_sha256 = content
        if tag == "meta" and name == "generator" and (content or "").startswith("caribmap "):
            self.is_ours = True

    def handle_data(self, data: str) -> None:
        if self._within:
            self.texts[self._within].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._within = None
        self.is_complete |= tag == "html"


def _require_format(payload: Any, path: Path) -> None:
    stated = payload.get("format") if isinstance(payload, dict) else None
    if type(stated) is not int or stated not in FORMATS:
        known = " or ".join(map(str, FORMATS))
        raise PageError(f"{path}: the data's format is {found(stated)}, expected {known}")


def _require_shape(payload: Mapping[str, Any], path: Path) -> None:
    for noun, keys in NEEDED.items():
        records = payload.get(noun)
        if not isinstance(records, list):
            raise PageError(f"{path}: the data has no list of {noun}")
        for index, record in enumerate(records):
            for key, kind in keys.items():
                if not isinstance(record, dict) or type(record.get(key)) is not kind:
                    raise PageError(f"{path}: /{noun}/{index}/{key} of the data is not {TYPE_NAMES[kind]}")
        repeated = [name for name, count in Counter(record["id"] for record in records).items() if count > 1]
        if repeated:
            raise PageError(f"{path}: the data has two {noun} with the id '{repeated[0]}'")
