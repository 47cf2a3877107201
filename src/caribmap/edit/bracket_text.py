"""Changes inside lists and mappings in brackets: JSON, and YAML where it is written so."""

from __future__ import annotations

from typing import Any

from caribmap.dossier.document import Step
from caribmap.edit.layout import Brackets, Gaps, gaps_of
from caribmap.edit.positions import Node, Path, newline_of, ordered


def add_part(text: str, node: Node, number: int, step: Step, value: Any, path: Path, write: Brackets) -> str:
    """Put a key or item at `number` among the parts of the value at `node`.

    `path` leads from the record to the new part; it is empty if that is the record.
    """
    like = write.neighbours.brackets(path[:-1]) if path else None
    empty = Gaps() if path else Gaps(f"{newline_of(text)}    ", f"{newline_of(text)}  ")
    gaps = gaps_of(text, node) if node.parts else gaps_of(*like) if like else empty
    # The layout may be that of a neighbour in a file with other line ends.
    written = write.part(step, value, path, gaps.colon).replace("\r\n", "\n").replace("\n", newline_of(text))
    if not node.parts:
        return f"{text[: node.begin + 1]}{gaps.first}{written}{gaps.last}{text[node.end - 1 :]}"
    parts = list(ordered(node))
    if number == 0:
        begin = parts[0][1]
        return f"{text[:begin]}{written},{gaps.usual}{text[begin:]}"
    end = parts[number - 1][2].end
    gap = write.neighbours.gap(path[:-1], step, gaps) if path else gaps.usual
    return f"{text[:end]},{gap}{written}{text[end:]}"


def delete_part(text: str, node: Node, step: Step) -> str:
    """Take a key or item out of the value at `node`."""
    parts = list(ordered(node))
    number = next(index for index, (name, _, _) in enumerate(parts) if name == step)
    _, begin, part = parts[number]
    if len(parts) == 1:
        return text[: node.begin + 1] + text[node.end - 1 :]
    if number == 0:
        return text[:begin] + text[parts[1][1] :]
    before = parts[number - 1][2].end
    if text[before:begin].replace(",", "").strip():  # a comment stands between
        end = part.end
        is_followed = number + 1 < len(parts)
        return text[:begin] + text[text.index(",", end) + 1 if is_followed else end :].lstrip(" ")
    return text[:before] + text[part.end :]
