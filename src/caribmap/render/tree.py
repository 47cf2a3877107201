"""Looking into Folium's element tree, which has no public way to do so."""

from __future__ import annotations

from collections.abc import Iterator

from branca.element import Element, Figure


def children(element: Element) -> dict[str, Element]:
    """The element's children by name, in order; the very mapping, so changing it changes the tree."""
    found: dict[str, Element] = element._children  # noqa: SLF001
    return found


def walk(root: Element) -> Iterator[Element]:
    """An element and everything below it, parents first."""
    yield root
    for child in list(children(root).values()):
        yield from walk(child)


def figure_of(element: Element) -> Figure:
    """The figure at the root of an element's tree; every Folium map has one."""
    root = element.get_root()
    if not isinstance(root, Figure):
        raise TypeError(f"{element.get_name()} stands in no figure: add it to a map first")
    return root
