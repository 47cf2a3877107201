"""Access to Folium's element tree, for which Folium has no public interface."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from branca.element import Element, Figure

PARTS = ("header", "html", "script")
"""Attributes of figures and popups that hold elements beside their children."""


def children(element: Element) -> dict[str, Element]:
    """Children of an element by name, in order; changing the mapping changes the tree."""
    found: dict[str, Element] = element._children  # noqa: SLF001
    return found


def walk(root: Element) -> Iterator[Element]:
    """Yield an element and all elements below it, parents first."""
    yield root
    for child in list(children(root).values()):
        yield from walk(child)


def walk_parts(root: Element) -> Iterator[Element]:
    """Yield an element and all below it, the header, markup and script of figures and popups included."""
    seen: set[int] = set()
    rest = [root]
    while rest:
        element = rest.pop()
        if id(element) in seen:
            continue
        seen.add(id(element))
        yield element
        below: list[object] = [*children(element).values()]
        rest.extend(child for child in below if isinstance(child, Element))  # Vega's has a template, too
        parts = (getattr(element, part, None) for part in PARTS)
        rest.extend(part for part in parts if isinstance(part, Element))


@contextmanager
def put_back(root: Element) -> Iterator[None]:
    """Put the tree back as it was when the block ends.

    Rendering adds elements and sets attributes. A copy would lose templates that are attributes of an
    instance, and elements that hold a lock or a connection cannot be copied.
    """
    saved = [(element, dict(element.__dict__), _contents(element)) for element in walk_parts(root)]
    try:
        yield
    finally:
        for element, attributes, contents in saved:
            element.__dict__.clear()
            element.__dict__.update(attributes)
            for container, content in contents:
                container.clear()
                (container.update if isinstance(container, dict) else container.extend)(content)


def _contents(element: Element) -> list[tuple[Any, Any]]:
    """The dictionaries and lists that are attributes of an element, each with a copy."""
    values = (value for name, value in element.__dict__.items() if name != "data")
    return [(value, value.copy()) for value in values if type(value) in (dict, list) or _is_ordered(value)]


def _is_ordered(value: object) -> bool:
    return isinstance(value, dict) and type(value).__name__ == "OrderedDict"


def figure_of(element: Element) -> Figure:
    """The figure at the top of an element's tree, also above the parts of a subplot, each of which is a root.

    Raises TypeError if the element belongs to no figure.
    """
    top = element
    while (parent := getattr(top, "_parent", None)) is not None:
        top = parent
    if not isinstance(top, Figure):
        raise TypeError(f"{element.get_name()} belongs to no figure: add it to a map first")
    return top
