from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import branca.element
import folium
import jinja2
import pytest

import caribmap
from caribmap.errors import FaultyDossierError, MissingAssetError
from caribmap.payload.types import Payload
from caribmap.pipeline import notebook
from caribmap.render.figure import render_pieces
from caribmap.render.map import Attach, Map, OfflineFigure
from caribmap.render.tree import figure_of, walk
from tests.unit.render.example import example_payload

CANARY = "{{ 7*7 }}{% canary ${1} </script>"
WRITTEN_BY_PROGRAM = {
    "id",
    "kind",
    "layer",
    "role",
    "basis",
    "type",
    "source",
    "places",
    "quotes",
    "layers",
    "lead",
    "sheet",
    "shows",
}


def with_canaries(value: Any, key: str = "") -> Any:
    """The same payload with the canary in every string that a dossier's author words."""
    if isinstance(value, dict):
        return {name: with_canaries(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return (
            value
            if key in WRITTEN_BY_PROGRAM | {"languages"}
            else [with_canaries(inner, key) for inner in value]
        )
    return (
        value + CANARY
        if isinstance(value, str) and key not in WRITTEN_BY_PROGRAM | {"not_stated", "modality"}
        else value
    )


def hostile_payload() -> Payload:
    payload: Payload = with_canaries({**example_payload(), "places": []})
    places: Any = [with_canaries({**place, "quotes": []}) for place in example_payload()["places"]]
    payload["places"] = places
    payload["layers"] = [with_canaries({**layer}) for layer in example_payload()["layers"]]
    return payload


def attributes(element: folium.Element) -> Iterator[str]:
    for name, value in vars(element).items():
        if name not in ("content", "_parent", "_children"):
            yield repr(value)


def test_a_dossiers_map_is_a_folium_map() -> None:
    assert isinstance(Map(example_payload()), folium.Map)


def test_no_text_of_the_dossier_stands_in_any_folium_element() -> None:
    figure = figure_of(Map(hostile_payload()))
    render_pieces(figure)
    for part in (figure, figure.header, figure.html, figure.script):
        for element in walk(part):
            assert not any("canary" in text for text in attributes(element)), element


def test_no_text_of_the_dossier_is_compiled_or_rendered_as_a_template(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []
    compile_template, render = jinja2.Environment.from_string, jinja2.Template.render

    def record_source(self: jinja2.Environment, source: Any, *rest: Any, **more: Any) -> jinja2.Template:
        seen.append(str(source))
        return compile_template(self, source, *rest, **more)

    def record_text(self: jinja2.Template, *rest: Any, **more: Any) -> str:
        seen.append(render(self, *rest, **more))
        return seen[-1]

    monkeypatch.setattr(jinja2.Environment, "from_string", record_source)
    monkeypatch.setattr(jinja2.Template, "render", record_text)
    page = Map(hostile_payload()).get_root().render()
    assert "canary" in page
    assert seen
    assert not [text for text in seen if "canary" in text]


def test_text_that_looks_like_a_template_reaches_the_page_as_it_is() -> None:
    page = Map(hostile_payload()).get_root().render()
    assert "{{ 7*7 }}" in page
    assert "49" not in re.findall(r"title \(de\)(\d+)", page)


def test_every_layer_is_a_feature_group_named_by_its_id() -> None:
    dossier_map = Map(example_payload())
    groups = [child for child in walk(dossier_map) if isinstance(child, folium.FeatureGroup)]
    assert [group.layer_name for group in groups] == ["areas", "us-forces"]


def test_the_last_statement_hands_map_and_groups_to_the_viewer() -> None:
    page = Map(example_payload()).get_root().render()
    script = page.split("data-later>")[-1].split("</script>")[0]
    statement = re.sub(r"\s+", " ", script.strip().rsplit("window.caribmap", 1)[1])
    assert re.fullmatch(
        r'\.attach\(map_\d+, \{ "areas": feature_group_\d+, "us-forces": feature_group_\d+, \}, '
        r'\{"chrome": true\}\);',
        statement,
    )


def test_the_map_opens_at_the_first_view_in_foliums_order() -> None:
    page = Map(example_payload()).get_root().render()
    assert re.search(r"\.fitBounds\(\s*\[\[4, -88\], \[24, -56\]\]", page)


def test_a_view_across_the_antimeridian_opens_across_it() -> None:
    payload = example_payload()
    payload["views"][0]["bounds"] = [170, -20, -160, 0]
    assert re.search(r"\.fitBounds\(\s*\[\[-20, 170\], \[0, 200\]\]", Map(payload).get_root().render())


def test_the_same_map_gives_the_same_page_each_time() -> None:
    dossier_map = Map(example_payload())
    first = dossier_map.get_root().render()
    assert dossier_map.get_root().render() == first
    assert Map(example_payload()).get_root().render() == first


def test_rendering_leaves_the_tree_as_it_was() -> None:
    dossier_map = Map(example_payload())
    before = [element.get_name() for element in walk(dossier_map.get_root())]
    dossier_map.get_root().render()
    assert [element.get_name() for element in walk(dossier_map.get_root())] == before


def test_a_map_of_its_own_layers_needs_nothing_of_foliums_scripts() -> None:
    page = Map(example_payload()).get_root().render()
    assert "jQuery" not in page
    assert "'unsafe-inline'" not in page
    assert "user-scalable" not in page


def test_foreign_folium_layers_bring_what_they_need() -> None:
    dossier_map = Map(example_payload())
    folium.Marker([10, -66], popup="mine").add_to(dossier_map)
    page = dossier_map.get_root().render()
    assert "jQuery" in page
    assert "'unsafe-inline'" in page
    assert '<link rel="stylesheet"' not in page
    assert page.index("Icon.Default.mergeOptions") < page.rindex("caribmap.attach")


def test_a_marker_inside_a_dossiers_group_is_foreign_too() -> None:
    dossier_map = Map(example_payload())
    folium.Marker([10, -66]).add_to(dossier_map.groups["areas"])
    assert dossier_map.has_foreign_layers


def test_the_dossiers_base_map_stands_for_tiles_that_are_added() -> None:
    dossier_map = Map(example_payload())
    folium.TileLayer("https://tiles.example.org/{z}/{x}/{y}.png", attr="x").add_to(dossier_map)
    page = dossier_map.get_root().render()
    assert "tiles.example.org" not in page
    assert "caribmap:none" in page


def test_a_foreign_layer_without_a_copy_is_named_when_the_page_is_rendered() -> None:
    dossier_map = Map(example_payload())
    folium.raster_layers.ImageOverlay("https://example.org/a.png", [[0, 0], [1, 1]]).add_to(dossier_map)
    with pytest.raises(MissingAssetError, match=r"example\.org/a\.png"):
        dossier_map.get_root().render()
    whole = caribmap.offline(dossier_map, assets={"https://example.org/a.png": b"x"})
    assert "example.org/a.png" not in whole


def test_links_added_to_one_map_do_not_reach_another() -> None:
    Map(example_payload()).add_js_link("mine", "https://example.org/mine.js")
    assert "example.org/mine.js" not in Map(example_payload()).get_root().render()


def test_a_dossiers_layers_go_onto_another_map_as_finished_text() -> None:
    elsewhere = folium.Map(tiles=None)
    Map(hostile_payload()).add_layers_to(elsewhere)
    page = elsewhere.get_root().render()
    assert re.search(r'\.attach\(map_\w+, \{[^}]*\}, \{"chrome": false\}\)', page)
    assert "{{ 7*7 }}" in page
    assert [child.layer_name for child in walk(elsewhere) if isinstance(child, folium.FeatureGroup)] == [
        "areas",
        "us-forces",
    ]


def test_a_notebook_shows_the_page_in_a_frame_of_its_own() -> None:
    output = Map(example_payload())._repr_html_()
    assert '<iframe srcdoc="&lt;!DOCTYPE html&gt;' in output
    assert 'title="title (de)"' in output


@pytest.mark.parametrize(
    ("height", "of_figure", "size"),
    [
        ("100%", None, "height:0;padding-bottom:60%"),
        (480, None, "height:480px"),
        (480, "30em", "height:30em"),
    ],
)
def test_a_notebooks_frame_has_the_height_that_the_figure_or_the_map_has(
    height: int | str, of_figure: str | None, size: str
) -> None:
    drawn = Map(example_payload(), height=height)
    drawn.own_figure.height = of_figure
    assert drawn._repr_html_().startswith(
        f'<div style="width:100%;"><div style="position:relative;width:100%;{size};"><span>Make this notebook'
    )


def test_a_folder_without_a_dossier_is_refused_with_its_faults(tmp_path: Path) -> None:
    with pytest.raises(FaultyDossierError) as caught:
        notebook.Map(tmp_path / "nothing")
    assert caught.value.faults


def test_our_figure_is_a_branca_figure() -> None:
    assert isinstance(Map(example_payload()).get_root(), OfflineFigure)
    assert issubclass(OfflineFigure, branca.element.Figure)
    assert issubclass(Attach, branca.element.MacroElement)
