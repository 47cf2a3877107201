"""Loading caribmap.yaml into `Settings`. Faulty parts are left out, so that one run reports every fault."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from caribmap.dossier.document import At, Step, Where
from caribmap.dossier.nouns import Reference
from caribmap.dossier.settings import (
    Basemap,
    Bounds,
    Correction,
    Edition,
    Layer,
    Limits,
    Origin,
    Quotation,
    Settings,
    StoryNote,
    StoryStep,
    View,
    Worldview,
)
from caribmap.faults import Fault
from caribmap.load import schema_settings
from caribmap.load.files import Refused, read_text
from caribmap.load.findings import Findings
from caribmap.load.validation import Invalid, found, schema_faults, stated, validate
from caribmap.load.yaml import YamlDocument, parse_yaml

FILE = "caribmap.yaml"
FORMAT = "1"
NOUNS = {"layers": "layer", "views": "view", "worldviews": "worldview", "origins": "origin"}
"""Lists whose items are referred to by id, with the noun of one item."""

_STANDINS: dict[str, Any] = {"caribmap": FORMAT, "title": "?", "languages": ["en"], "layers": [], "views": []}
"""Replacements for required keys that are missing or faulty, so that the rest can be checked."""


def load_settings(root: Path, findings: Findings) -> Settings | None:
    """The settings; None if caribmap.yaml cannot be read as a mapping."""
    with findings.reading("settings"):
        text = read_text(root, FILE, Limits().yaml_mb, "yaml_mb")
        return findings.unless_changed("settings", (text,), lambda own: _read(text, own))
    return None


def _read(text: str, findings: Findings) -> Settings:
    document, data, faults = parse_yaml(text, FILE)
    findings.faults.extend(faults)
    if not isinstance(data, dict):
        _refuse("K003", f"caribmap.yaml must be a mapping, found {found(data)}", At(document).where())
    if data.get("caribmap") not in (None, FORMAT):
        message = f"format version is {found(data['caribmap'])}, expected '{FORMAT}'"
        _refuse("C001", message, At(document).where("caribmap"))
    return _settings(data, document, findings)


def _refuse(code: str, message: str, where: Where) -> NoReturn:
    raise Refused(Fault(code, message, where, "begin with 'caribmap: 1' and a title"))


def _settings(data: dict[str, Any], document: YamlDocument, findings: Findings) -> Settings:
    kept: dict[str, Sequence[int]] = {
        key: range(len(value)) for key, value in data.items() if isinstance(value, list)
    }
    language = _first_language(data)
    schema = schema_settings.Settings
    try:
        checked = validate(schema, data, language)
    except Invalid as error:
        findings.faults.extend(schema_faults(schema, error.cause, document, ()))
        sound, kept = _without(data, error.places, findings)
        checked = validate(schema, _STANDINS | sound, language)
    return _record(checked, document, kept)


def _first_language(data: dict[str, Any]) -> str:
    languages = data.get("languages")
    return (
        languages[0] if isinstance(languages, list) and languages and isinstance(languages[0], str) else "en"
    )


def _without(
    data: dict[str, Any], faulty: list[tuple[Step, ...]], findings: Findings
) -> tuple[dict[str, Any], dict[str, Sequence[int]]]:
    """`data` without its faulty keys and items of lists, and the indexes that each list kept."""
    bad_items = {(loc[0], loc[1]) for loc in faulty if len(loc) > 1 and isinstance(loc[1], int)}
    bad_keys = {loc[0] for loc in faulty if len(loc) == 1 or not isinstance(loc[1], int)}
    sound: dict[str, Any] = {}
    kept: dict[str, Sequence[int]] = {}
    for key, value in data.items():
        if key in bad_keys:
            findings.unread.update({NOUNS[key]} if key in NOUNS else ())
        elif isinstance(value, list):
            kept[key] = [index for index in range(len(value)) if (key, index) not in bad_items]
            if kept[key]:  # a list without any valid item counts as missing, like a faulty key
                sound[key] = [value[index] for index in kept[key]]
            for index in set(range(len(value))) - set(kept[key]):
                item = value[index]
                findings.leave_out(NOUNS.get(key, key), item.get("id") if isinstance(item, dict) else None)
        else:
            sound[key] = value
    return sound, kept


def _record(data: dict[str, Any], document: YamlDocument, kept: dict[str, Sequence[int]]) -> Settings:
    def items(key: str) -> list[tuple[At, dict[str, Any]]]:
        values = data.get(key) or []
        return [
            (At(document, (key, index)), value)
            for index, value in zip(kept.get(key, ()), values, strict=True)
        ]

    return Settings(
        at=At(document),
        title=data["title"],
        languages=tuple(data["languages"]),
        layers=tuple(_layer(at, value) for at, value in items("layers")),
        views=tuple(_view(at, value) for at, value in items("views")),
        subtitle=data.get("subtitle"),
        url=data.get("url"),
        edition=_edition(data.get("edition") or {}),
        quotation=Quotation(**stated(data.get("quotation") or {})),
        basemap=Basemap(**stated(data.get("basemap") or {})),
        limits=Limits(**stated(data.get("limits") or {})),
        worldviews=tuple(_worldview(at, value) for at, value in items("worldviews")),
        story=tuple(_step(at, value) for at, value in items("story")),
        origins=tuple(Origin(at, value["id"], value["name"]) for at, value in items("origins")),
        tiles=data.get("tiles"),
        credits=data.get("credits"),
        interface=data.get("interface") or {},
    )


def _layer(at: At, data: dict[str, Any]) -> Layer:
    color = data["color"]
    return Layer(at, data["id"], data["name"], color["light"], color["dark"], data.get("on") is not False)


def _view(at: At, data: dict[str, Any]) -> View:
    frames = {key: _bounds(data[key]) for key in ("bounds", "portrait") if data.get(key)}
    return View(at, **_with_tuples(data | frames))


def _bounds(values: list[float]) -> Bounds:
    west, south, east, north = map(float, values)
    return west, south, east, north


def _worldview(at: At, data: dict[str, Any]) -> Worldview:
    return Worldview(at, **_with_tuples(data | {"references": references(data.get("references"))}))


def _step(at: At, data: dict[str, Any]) -> StoryStep:
    notes = [StoryNote(note["place"], note["text"]) for note in data.get("notes") or ()]
    return StoryStep(at, **_with_tuples(data | {"notes": notes}))


def _with_tuples(data: dict[str, Any]) -> dict[str, Any]:
    """The keys of a record that are not null, with lists of ids as tuples."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in stated(data).items()}


def _edition(data: dict[str, Any]) -> Edition:
    corrections = tuple(
        Correction(item["date"], item["text"], tuple(item.get("places") or ()))
        for item in data.get("corrections") or ()
    )
    return Edition(**{**stated(data), "corrections": corrections})


def references(data: list[dict[str, Any]] | None) -> tuple[Reference, ...]:
    return tuple(Reference(item["title"], item.get("published"), item.get("url")) for item in data or ())
