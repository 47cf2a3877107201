"""How a new key or record is laid out: as its nearest neighbour that has that key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from caribmap.dossier.document import Step
from caribmap.edit.positions import Node, Path, colon_after, is_bracketed, key_end, ordered

NEAR = 200
"""Number of neighbours that are asked for a key."""
WIDTH = 100
"""Characters of the longest line that a mapping in brackets gets where no neighbour has one."""
Written = tuple[str, Node]
"""A value, and the text it stands in."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """White space in a list or mapping in brackets: at its ends, before each key, behind colons."""

    first: str = ""
    last: str = ""
    usual: str = " "
    colon: str = ": "
    before: tuple[tuple[Step, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The records to look at, nearest first, each with its text. The first may be the record itself."""

    written: Sequence[Written] = ()

    def find(self, path: Path, accept: Callable[[str, Node], bool]) -> Written | None:
        """The nearest value at `path` that is accepted, else one beside where it would stand."""
        for beside in (False, True)[
            : max(1, len(path))
        ]:  # keys of a record have nothing to do with each other
            for text, record in islice(self.written, NEAR):
                for node in _nodes_at(record, path, beside=beside):
                    if accept(text, node):
                        return text, node
        return None

    def brackets(self, path: Path, step: Step | None = None) -> Written | None:
        """The nearest list or mapping in brackets at `path` that is not empty, or that has `step`."""

        def accept(text: str, node: Node) -> bool:
            return is_bracketed(text, node) and (bool(node.parts) if step is None else step in node.parts)

        return self.find(path, accept)

    def gap(self, path: Path, step: Step, gaps: Gaps) -> str:
        """The white space before a new part of the value at `path`, whose own parts have `gaps`."""
        known = dict(gaps.before).get(step)
        if known is None and isinstance(step, str) and (like := self.brackets(path, step)):
            known = dict(gaps_of(*like).before).get(step)
        return gaps.usual if known is None else known


def _nodes_at(node: Node, path: Path, *, beside: bool) -> Iterator[Node]:
    """The node at `path`, where an index stands for any item; with `beside` its nearest siblings."""
    for depth, step in enumerate(path):
        is_last = depth == len(path) - 1
        below = node.parts.get(step)
        if below is None and (isinstance(step, int) or (beside and is_last)):
            others = list(node.parts.values())
            if beside and is_last:
                yield from reversed(others)
                return
            below = others[-1] if others else None
        if below is None:
            return
        node = below
    if not beside:
        yield node


def gaps_of(text: str, node: Node) -> Gaps:
    """The white space of a value in brackets, which has parts."""
    before: list[tuple[Step, str]] = []
    colons: Counter[str] = Counter()
    end = node.begin + 1
    for step, begin, part in ordered(node):
        before.append((step, _space(text[end:begin])))
        if isinstance(step, str):
            colon = colon_after(text, begin)
            colons[text[key_end(text, begin) : colon] + _space(text[colon : part.begin])] += 1
        end = part.end
    last = _space(text[end : node.end - 1])
    (first_step, first), *others = before
    usual = Counter(gap for _, gap in others if "\n" in gap) or Counter(gap for _, gap in others)
    default = first if "\n" in first else " "
    return Gaps(
        first=first,
        last=last,
        usual=usual.most_common(1)[0][0] if usual else default,
        colon=colons.most_common(1)[0][0] if colons else ": ",
        before=((first_step, first if "\n" in first else " "), *others),
    )


def _space(between: str) -> str:
    """The white space between two parts, without comma; one space where a comment stands there."""
    space = between.replace(",", "")
    return " " if space.strip() else space


def is_flat(value: Any) -> bool:
    """Whether a list or mapping holds no other but empty ones."""
    items = value.values() if isinstance(value, dict) else value
    return all(not isinstance(item, dict | list) or not item for item in items)


@dataclass(frozen=True, slots=True)
class Brackets:
    """Writes values in brackets, as JSON has them and YAML may."""

    neighbours: Neighbours
    scalar: Callable[[Any, Path], str]
    key: Callable[[str], str]

    def write(self, value: Any, path: Path) -> str:
        """A value in brackets, laid out as the nearest neighbour at `path`, or in one line."""
        if not isinstance(value, dict | list):
            return self.scalar(value, path)
        if not value:
            return "{}" if isinstance(value, dict) else "[]"
        like = self.neighbours.brackets(path)
        gaps = gaps_of(*like) if like and _is_alike(value, *like) else Gaps()
        items = value.items() if isinstance(value, dict) else enumerate(value)
        parts = [
            (self.neighbours.gap(path, step, gaps) if number else gaps.first)
            + self.part(step, item, (*path, step), gaps.colon)
            for number, (step, item) in enumerate(items)
        ]
        is_broken = "\n" in gaps.first or any(part.lstrip(" ").startswith(("\n", "\r")) for part in parts)
        inside = ",".join(parts) + (gaps.last if is_broken or "\n" not in gaps.last else "")
        return f"{{{inside}}}" if isinstance(value, dict) else f"[{inside}]"

    def part(self, step: Step, item: Any, path: Path, colon: str) -> str:
        """A part of a list or mapping, at `path`: an item, or a key with its value."""
        written = self.write(item, path)
        return f"{self.key(step)}{colon}{written}" if isinstance(step, str) else written


def _is_alike(value: Any, text: str, node: Node) -> bool:
    return (text[node.begin] == "{") == isinstance(value, dict)
