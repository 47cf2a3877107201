"""Write every committed file that a program makes from another one: `make generate`.

A generator gives the files that it would write now. Whoever adds one lists it here; a test then fails while a
committed file differs from what its generator gives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tools import (
    cli_reference,
    desk_fields,
    fault_table,
    interface_keys,
    licences,
    map_rules,
    number_words,
    payload_fixtures,
    payload_types,
    recipe_pictures,
)

ROOT = Path(__file__).parents[1]

Files = Mapping[Path, bytes]


def _one(target: Path, render: Callable[[], str]) -> Callable[[], Files]:
    """A generator of one text."""
    return lambda: {target: render().encode()}


def _recipe_pictures() -> Files:
    drawn = recipe_pictures.render_pictures()
    return {recipe_pictures.PICTURES / name: svg.encode() for name, svg in drawn.items()}


GENERATORS: Mapping[str, Callable[[], Files]] = {
    "the table of faults": _one(fault_table.TARGET, fault_table.render_table),
    "the reference of the commands": _one(cli_reference.TARGET, cli_reference.render_reference),
    "the desk's fields": _one(desk_fields.TARGET, desk_fields.render_fields),
    "the payload's types": _one(payload_types.TARGET, payload_types.render_types),
    "the payload's fixtures": payload_fixtures.fixtures_to_write,
    "the viewer's map rules": _one(map_rules.TARGETS["rules"], map_rules.render_rules),
    "the viewer's words on the map": _one(map_rules.TARGETS["words"], map_rules.render_words),
    "the viewer's number words": _one(number_words.TARGET, number_words.render_words),
    "the keys of the interface": _one(interface_keys.TARGET, interface_keys.render_keys),
    "the list of licences": _one(licences.TARGET, licences.render_licences),
    "the pictures of the recipes": _recipe_pictures,
}


def stale(files: Files) -> list[Path]:
    """Those of the files that are missing or differ from what they should hold."""
    return [path for path, content in files.items() if not path.is_file() or path.read_bytes() != content]


if __name__ == "__main__":
    for generate in GENERATORS.values():
        files = generate()
        for path in stale(files):
            path.write_bytes(files[path])
            print(f"written: {path.relative_to(ROOT)}")
