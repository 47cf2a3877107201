"""Access to Folium's element tree, for which Folium has no public interface."""

from __future__ import annotations

from collections.abc import Iterator

from branca.element import Element, Figure


def children(element: Element) -> dict[str, Element]:
    """Children of an element by name, in order; changing the mapping changes the tree."""
    found: dict[str, Element] = element._children  # noqa: SLF001
    return found


def walk(root: Element) -> Iterator[Element]:
    """Yield an element and all elements below it, parents first."""
    yield root
    for child in list(children(root).values()):
        yield from walk(child)


def figure_of(element: Element) -> Figure:
    """The figure at the root of an element's tree. Raises TypeError if the element belongs to no figure."""
    root = element.get_root()
    if not isinstance(root, Figure):
        raise TypeError(f"{element.get_name()} belongs to no figure: add it to a map first")
    return root
