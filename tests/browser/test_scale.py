"""A page of thousands of places says what the dossier says: counts, clusters, links, records, lists."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from typer.testing import CliRunner

import caribmap
from bench.generate import LAYERS, Record, records, write_dossier
from caribmap.cli import app
from tests.browser.patience import at_rest, eventually
from tests.browser.tabs import MOVING, OpenPage

SIZES = [2_100, pytest.param(100_000, marks=pytest.mark.scale)]
WINDOWS = [(None, None), ("2025-10-05", "2025-10-20"), (None, "2025-11-02"), ("2025-12-31", None)]
SHOWN = "document.querySelector('#caribmap-panel > [aria-live]').textContent"
"""'1.234 von 3.000 Orten gezeigt'"""
COUNTED = """() => {
    const number = (element) => Number(element.textContent.replaceAll(/\\D/g, ''));
    const clustered = [...document.querySelectorAll('.cm-cluster')].map(number);
    const alone = document.querySelectorAll('.cm-mark [role=button]').length;
    return clustered.reduce((sum, count) => sum + count, alone);
}"""
"""Places that the map's marks stand for."""
WORDINGS = "[...document.querySelectorAll('.leaflet-popup blockquote')].map(quote => quote.textContent)"
PLACED = """[...document.querySelectorAll('.leaflet-map-pane, .leaflet-zoom-anim, .cm-cluster, .cm-mark')]
    .map((one) => one.className + one.style.transform + one.textContent.length)"""


@dataclass(frozen=True)
class Large:
    records: list[Record]
    file: Path


def built(some: Iterable[Record], folder: Path) -> Large:
    kept = list(some)
    write_dossier(kept, folder / "dossier")
    caribmap.build(folder / "dossier", out=folder / "out")
    return Large(kept, folder / "out/map.html")


@pytest.fixture(scope="module", params=SIZES)
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Large:
    return built(records(request.param), tmp_path_factory.mktemp("large"))


@pytest.fixture
def page(open_page: OpenPage, large: Large) -> Page:
    return open_page(large.file)


def shown(page: Page) -> int:
    first = str(page.evaluate(SHOWN)).split(" von ")[0]
    return int("".join(filter(str.isdigit, first)))


def test_counts_by_layer_and_by_time_are_those_of_the_dossier(page: Page, large: Large) -> None:
    def expected(on: set[int], begin: str | None, end: str | None) -> int:
        return sum(
            record.layer in on and (begin or "") <= record.date <= (end or "9999") for record in large.records
        )

    layers = page.evaluate("caribmap.layers().map(({id, count}) => [id, count])")
    everything = set(range(len(LAYERS)))
    assert layers == [[f"l{number}", expected({number}, None, None)] for number in sorted(everything)]
    for begin, end in WINDOWS:
        page.evaluate("([begin, end]) => caribmap.setTime(begin, end)", [begin, end])
        for off in (None, 0, 4):
            on = everything - {off}
            page.evaluate(
                "on => Promise.all(on.map(([id, on]) => caribmap.setLayer(id, on)))",
                [[f"l{number}", number in on] for number in everything],
            )
            assert shown(page) == expected(on, begin, end)


def test_clusters_count_every_place_that_is_shown_and_no_other(page: Page) -> None:
    def hold() -> None:
        eventually(lambda: page.evaluate(COUNTED) == shown(page))

    hold()
    page.evaluate("caribmap.setLayer('l2', false)")
    hold()
    page.evaluate("caribmap.setTime('2025-11-05', '2025-11-20')")
    hold()
    page.get_by_role("button", name="Verkleinern").or_(
        page.locator(".leaflet-control-zoom-out")
    ).first.click()
    at_rest(page, PLACED)
    hold()


def test_clusters_are_gone_while_the_map_zooms(open_page: OpenPage, large: Large) -> None:
    page = open_page(large.file, **MOVING)
    seen = page.evaluate("""async () => {
        const opacity = () => getComputedStyle(document.querySelector('.leaflet-cm-clusters-pane')).opacity;
        const seen = new Set();
        document.querySelector('.leaflet-control-zoom-in').click();
        while (seen.size === 0 || document.querySelector('.leaflet-zoom-anim')) {
            await new Promise(requestAnimationFrame);
            if (document.querySelector('.leaflet-zoom-anim')) seen.add(opacity());
        }
        await new Promise(requestAnimationFrame);
        return [...seen, opacity()];
    }""")
    assert seen == ["0", "1"]


def test_a_key_on_a_cluster_leads_closer_and_leaves_the_focus_on_the_map(page: Page) -> None:
    for _ in range(8):
        if page.locator(".cm-cluster").count() == 0:
            break
        page.locator(".cm-cluster").first.press("Enter")
        at_rest(page, PLACED)
        # Places at one spot unfold to a list.
        focused = page.locator(":is(.cm-cluster, .leaflet-container, #cluster-title):focus")
        expect(focused).to_be_in_viewport()


def test_a_click_on_a_cluster_leads_closer_until_places_stand_alone(page: Page) -> None:
    before = page.locator(".cm-cluster").count()
    assert before > 0
    for _ in range(12):
        cluster = page.locator(".cm-cluster").first
        if page.locator(".cm-mark [role=button]").count() > 3 or cluster.count() == 0:
            break
        cluster.evaluate("button => button.click()")
        at_rest(page, PLACED)
    assert page.locator(".cm-mark [role=button]").count() > 0


def test_links_open_the_right_quote(page: Page, open_page: OpenPage, large: Large) -> None:
    """200 of them among 100,000 places."""
    chosen = random.Random(3).sample(large.records, min(200, len(large.records) // 150))
    wrong = page.evaluate(
        f"""async wanted => {{
            const wrong = [];
            for (const [id, exact] of wanted) {{
                location.hash = `#place=${{id}}`;
                await new Promise(resolve => addEventListener('hashchange', resolve, {{once: true}}));
                await caribmap.open(id);
                const quotes = {WORDINGS};
                const isRight = caribmap.state().place === id && quotes.length === 1 && quotes[0] === exact;
                if (!isRight) wrong.push([id, quotes]);
            }}
            return wrong;
        }}""",
        [[f"ort-{record.number}", record.quote] for record in chosen],
    )
    assert wrong == []
    record = chosen[0]
    fresh = open_page(large.file, f"#place=ort-{record.number}")
    expect(fresh.locator(".leaflet-popup blockquote")).to_have_text(record.quote)


def test_extract_gives_what_the_page_gives(page: Page, large: Large) -> None:
    result = CliRunner().invoke(app, ["extract", str(large.file)])
    assert result.exit_code == 0, result.output
    data = json.loads(result.stdout)
    assert page.evaluate("caribmap.data") is None
    step = max(1, len(large.records) // 1_000)
    got = page.evaluate(
        """step => {
            const places = caribmap.places();
            const some = places.filter((_, index) => index % step === 0);
            return [places.length, some, some.map(({id}) => caribmap.quotes(id))];
        }""",
        step,
    )
    quotes: dict[str, list[object]] = {}
    for quote in data["quotes"]:
        for place in quote["places"]:
            quotes.setdefault(place, []).append(quote)
    some = data["places"][::step]
    assert got == [len(data["places"]), some, [quotes[place["id"]] for place in some]]


def test_search_finds_one_place_and_one_quote_among_all(page: Page, large: Large) -> None:
    last = large.records[-1]
    hits = page.evaluate("query => caribmap.search(query)", last.name)
    assert hits[0] == {"type": "place", "id": f"ort-{last.number}"}
    assert page.evaluate("query => caribmap.find(query)", last.name) == hits  # the promised search
    words = " ".join(last.quote.split()[:12])
    assert {"type": "quote", "id": f"zitat-{last.number}"} in page.evaluate(
        "query => caribmap.search(query)", words
    )


def test_the_list_holds_rows_in_view_and_keys_reach_the_others(page: Page, large: Large) -> None:
    page.locator(".cm-tools").get_by_role("button", name="Listen").click()
    title = page.locator(".cm-accordion").get_by_role("button", name="Orte", exact=False)
    if title.get_attribute("aria-expanded") == "false":
        title.click()
    rows = page.locator(".cm-accordion .cm-place-group").first.locator("li")
    total = int(rows.first.get_attribute("aria-setsize") or 0)
    assert total == sum(record.layer == len(LAYERS) - 1 for record in large.records)
    assert rows.count() < 120
    rows.first.get_by_role("button").focus()
    for _ in range(50):
        page.keyboard.press("ArrowDown")
        eventually(lambda: bool(page.evaluate("document.activeElement.matches('.cm-place-link')")))
    row = page.evaluate("document.activeElement.closest('li').getAttribute('aria-posinset')")
    assert row == "51"


def test_tables_hold_rows_in_view_and_say_how_many_there_are(page: Page, large: Large) -> None:
    page.evaluate("caribmap.setMode('analysis')")
    page.locator(".cm-table-switch").click()
    table = page.locator(".cm-table-scroll table")
    assert table.get_attribute("aria-rowcount") == str(len(large.records) + 1)
    page.locator(".cm-table-scroll").evaluate("scroller => scroller.scrollTo(0, scroller.scrollHeight)")
    expect(page.locator(f".cm-table-scroll tr[aria-rowindex='{len(large.records) + 1}']")).to_be_visible()
    assert page.locator(".cm-table-scroll tbody tr[data-row]").count() < 120


def moved(to: Callable[[Record], tuple[float, float]]) -> Iterable[Record]:
    for record in records(2_100):
        lng, lat = to(record)
        yield replace(record, lng=lng, lat=lat)


def test_places_at_one_spot_are_one_mark_whose_list_keys_reach(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(built(moved(lambda _: (-66.9, 10.5)), tmp_path).file)
    mark = page.locator(".cm-cluster")
    expect(mark).to_have_text("2.100")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup")).to_have_count(1)
    expect(page.locator(".leaflet-popup li").first).to_have_attribute("aria-setsize", "2100")
    page.locator(".leaflet-popup .cm-place-link").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup blockquote")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup")).to_have_count(0)


def test_places_at_the_worlds_edges_are_on_the_map(open_page: OpenPage, tmp_path: Path) -> None:
    edges = [(0.0, 89.9), (0.0, -89.9), (180.0, 0.0), (-180.0, 10.0)]
    page = open_page(built(moved(lambda record: edges[record.number % 4]), tmp_path).file)
    assert shown(page) == 2_100
    for _ in range(8):
        page.locator(".leaflet-control-zoom-out").click(force=True)
        at_rest(page, PLACED)
    expect(page.locator(".cm-cluster").first).to_be_attached()


def quotes_of_one_place(folder: Path, count: int) -> list[dict[str, Any]]:
    """Writes a dossier of so many quotes and gives them, all of its only place."""
    write_dossier(records(count), folder)
    places = json.loads((folder / "geodata/places.geojson").read_text(encoding="utf-8"))
    places["features"] = places["features"][:1]
    (folder / "geodata/places.geojson").write_text(json.dumps(places), encoding="utf-8")
    lines = (folder / "geodata/quotes.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) | {"places": ["ort-0"]} for line in lines]


def built_with(quotes: list[dict[str, Any]], folder: Path, out: Path) -> Path:
    text = "".join(json.dumps(quote) + "\n" for quote in quotes)
    (folder / "geodata/quotes.jsonl").write_text(text, encoding="utf-8")
    return caribmap.build(folder, out=out).map


def test_a_place_with_thousands_of_quotes_opens_at_once_and_holds_them_all(
    open_page: OpenPage, tmp_path: Path
) -> None:
    folder = tmp_path / "dossier"
    page = open_page(built_with(quotes_of_one_place(folder, 2_500), folder, tmp_path / "out"))
    at_once, stood, held, wanted = page.evaluate(
        f"""async () => {{
            const opened = caribmap.open('ort-0');
            const atOnce = {WORDINGS}.length;
            await new Promise(resolve => setTimeout(resolve));
            const stood = document.querySelectorAll('.leaflet-popup').length;
            await opened;
            return [atOnce, stood, {WORDINGS}, caribmap.quotes('ort-0').map(({{exact}}) => exact)];
        }}"""
    )
    assert 1 < at_once < 50
    assert stood == 1
    assert sorted(held) == sorted(wanted)
    assert len(held) == 2_500


def test_as_many_quotes_of_another_source_take_the_place_of_those_that_go(
    open_page: OpenPage, tmp_path: Path
) -> None:
    folder = tmp_path / "dossier"
    by_source: dict[str, list[dict[str, Any]]] = {}
    for quote in quotes_of_one_place(folder, 1_200):
        by_source.setdefault(quote["source"], []).append(quote)
    some = [*by_source["s0"][:2], *by_source["s1"][:150], *by_source["s2"][:150]]
    page = open_page(built_with(some, folder, tmp_path / "out"))
    page.evaluate("caribmap.setSource('s2', false); caribmap.open('ort-0')")
    expect(page.locator(".leaflet-popup blockquote")).to_have_count(152)
    page.evaluate("caribmap.setSource('s1', false); caribmap.setSource('s2', true)")
    wanted = sorted(quote["exact"] for quote in some if quote["source"] != "s1")
    page.wait_for_function(
        f"wanted => JSON.stringify({WORDINGS}.sort()) === JSON.stringify(wanted)", arg=wanted, timeout=10_000
    )
