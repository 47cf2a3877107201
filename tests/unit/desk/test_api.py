"""The desk's API on a small dossier: reading, writing, publishing."""

from __future__ import annotations

import json
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from caribmap.desk.listening import LOOPBACK
from caribmap.payload.types import Payload
from tests.dossier_edits import append, change, dossier, write
from tests.folders import content
from tests.unit.desk.served import ARTICLE, TOKEN, Desk, desk_of, place, quote, span_of


def test_a_first_map_is_made_without_a_line_of_yaml(started: Desk) -> None:
    assert started.ask("/api/dossier")[1]["errors"] > 0
    status, done = started.commit(
        place("Suva", 178.4417, -18.1416),
        place("Tonga", 184.8, -21.17, kind="country"),
        quote("claim", "Tonga has filed a claim for Minerva Reef", "tonga", speaker={"en": "Fiji"}),
        quote("reef", "The reef lies 310 km south of Suva", "suva"),
    )
    assert status == 200, done
    head = started.ask("/api/dossier")[1]
    assert (head["errors"], head["counts"]["quote"]) == (0, 2)
    payload = started.ask("/api/payload")[1]
    assert payload.keys() == set(Payload.__annotations__)
    assert [one["exact"] for one in payload["quotes"]] == [
        "Tonga has filed a claim for Minerva Reef",
        "The reef lies 310 km south of Suva",
    ]
    tonga = started.record("place", "tonga")["record"]
    assert tonga["geometry"]["coordinates"] == [-175.2, -21.17]
    status, built = started.ask("/api/build", {"strict": False})
    assert status == 200, built
    assert Path(built["map"]).is_file()


def test_a_quote_is_cut_by_the_server_and_told_apart_where_its_wording_stands_twice(started: Desk) -> None:
    second = ARTICLE.rindex("Minerva Reef")
    record = {"source": "the-paper", "span": [second - 1, second + 12], "places": ["x"]}
    status, done = started.commit({"noun": "quote", "id": "q", "put": record})
    assert status == 200, done
    written = started.record("quote", "q")["record"]
    assert written["exact"] == "Minerva Reef"
    assert (written.get("prefix"), written.get("suffix")) == ("leave ", None)
    for body in ({"exact": "Minerva", "source": "the-paper"}, {"span": [0, 99999], "source": "the-paper"}):
        assert started.commit({"noun": "quote", "id": "r", "put": body})[0] == 400


def test_a_quote_goes_where_source_and_position_put_it(started: Desk) -> None:
    for name, words in (("a", "Two reefs"), ("c", "a captain"), ("b", "The reef lies")):
        assert started.commit(quote(name, words, "x"))[0] == 200
    ids = [one["id"] for one in started.ask("/api/records/quote")[1]["records"]]
    assert ids == ["a", "b", "c"]
    # As a hand writes it: what a quote does not need is left out.
    assert "null" not in (started.root / "geodata/quotes.yaml").read_text("utf-8")


def test_a_new_dossier_names_its_layer_and_its_view_in_its_languages(started: Desk) -> None:
    layer, view = (
        started.record(noun, name)["record"] for noun, name in (("layer", "places"), ("view", "world"))
    )
    assert (layer["name"], view["name"]) == ({"en": "Places", "de": "Orte"}, {"en": "World", "de": "Welt"})


def test_an_article_comes_with_all_that_stands_in_it(started: Desk) -> None:
    found = started.ask("/api/articles/the-paper")[1]
    assert found["text"] == ARTICLE
    assert (found["language"], found["direction"]) == ("en", "ltr")
    assert [ARTICLE[start:end] for start, end in found["sentences"]][:2] == [
        "Two reefs, two flags",
        "Suva, 3 May 2024.",
    ]
    assert [one["edtf"] for one in found["dates"]] == ["2024-05-03"]
    assert [one["metres"] for one in found["numbers"] if one["metres"]] == [310_000]
    assert [(one["lng"], one["lat"]) for one in found["coordinates"]] == [(-179.0, -23.66667)]
    for kind in ("dates", "numbers", "coordinates", "mentions"):
        for one in found[kind]:
            assert ARTICLE[one["start"] : one["end"]] == one["surface"]


def test_a_selection_is_proposed_as_a_quote(started: Desk) -> None:
    started.commit(place("Tonga", -175.2, -21.17))
    start, end = span_of("Tonga has filed a claim for Minerva Reef")
    status, proposed = started.ask(
        "/api/propose/quote", {"source": "the-paper", "start": start - 1, "end": end}
    )
    assert status == 200, proposed
    assert proposed["span"] == [start, end]
    assert proposed["id"] == "the-paper-tonga-filed-claim"
    assert proposed["places"] == ["tonga"]
    assert proposed["modalities"][0] == "claimed"
    assert proposed["speakers"][0]["text"] == "Fiji"


def test_a_new_article_is_read_for_what_it_says_of_itself(started: Desk) -> None:
    status, found = started.ask("/api/propose/source", {"text": ARTICLE})
    assert status == 200
    assert (found["language"], found["title"]) == ("en", "Two reefs, two flags")
    assert found["dates"][0]["edtf"] == found["published"] == "2024-05-03"


def test_a_clash_shows_both_and_another_record_is_merged(desk: Desk) -> None:
    first = desk.ask("/api/records/quote")[1]["records"][0]
    change("geodata/places.geojson", '"precision_m"', '"note": "n", "precision_m"')(desk.root) if (
        '"precision_m"' in (desk.root / "geodata/places.geojson").read_text("utf-8")
    ) else None
    operation = {"noun": "quote", "id": first["id"], "before": first["hash"], "set": {"note": {"en": "ours"}}}
    assert desk.commit(operation)[0] == 200
    status, answer = desk.commit(operation)
    assert (status, answer["code"]) == (409, "clash")
    assert answer["detail"]["record"]["note"] == {"en": "ours"}
    retry = operation | {"before": answer["detail"]["hash"], "set": {"note": None}}
    assert desk.commit(retry)[0] == 200


def test_what_is_no_record_of_the_format_is_told_with_its_faults(desk: Desk) -> None:
    before = content(desk.root)
    wrong = place("X", 1, 2)
    wrong["put"]["kinds"] = "city"
    status, answer = desk.commit(wrong)
    assert (status, answer["code"]) == (422, "format")
    assert answer["detail"]["faults"][0]["code"] == "K001"
    status, answer = desk.commit(place("X", 1, 95))
    assert (status, answer["detail"]["faults"][0]["code"][0]) == (422, "P")
    assert desk.commit({"noun": "setting", "id": "title", "put": [], "before": None})[0] == 409
    title = desk.record("setting", "title")
    assert desk.commit({"noun": "setting", "id": "title", "put": [], "before": title["hash"]})[0] == 422
    assert content(desk.root) == before


def test_a_rename_reaches_every_file_and_is_one_step_back(desk: Desk) -> None:
    before = content(desk.root)
    known = desk.ask("/api/records/place")[1]["records"][0]
    operation = {"noun": "place", "id": known["id"], "before": known["hash"], "rename": "another-name"}
    status, done = desk.commit(operation)
    assert status == 200, done
    assert done["faults"]["new"] == []
    assert all(f'"{known["id"]}"'.encode() not in text for text in content(desk.root / "geodata").values())
    assert desk.ask("/api/undo", {})[0] == 200
    assert content(desk.root) == before


def test_undo_and_redo_answer_as_a_transaction_does(desk: Desk) -> None:
    assert desk.ask("/api/undo", {})[0] == 404
    assert desk.commit(place("New", 1, 2))[1]["number"] == 1
    head = desk.ask("/api/dossier")[1]
    assert head["undo"] == {"number": 1, "label": "test"}
    assert desk.ask("/api/undo", {"number": 1})[1]["written"][0]["removed"] > 0
    assert desk.ask("/api/undo", {"number": 1})[0] == 404
    assert desk.ask("/api/dossier")[1]["redo"]["label"] == "test"
    assert desk.ask("/api/redo", {})[0] == 200


def test_faults_name_the_record_and_the_key_they_are_about(tmp_path: Path) -> None:
    root = dossier(tmp_path / "dossier", change("geodata/quotes.yaml", "A ferry arrived", "A boat arrived"))
    with desk_of(root) as served:
        (fault,) = [one for one in served.ask("/api/faults")[1]["faults"] if one["severity"] == "error"]
        assert (fault["noun"], fault["key"]) == ("quote", "exact")
        del fault["fixes"]
        assert served.record("quote", fault["id"])["faults"] == [fault]
        assert served.ask("/api/payload")[1]["quotes"] == []


def test_a_dossier_that_does_not_load_at_all_is_told_of(tmp_path: Path) -> None:
    root = dossier(tmp_path / "dossier")
    (root / "caribmap.yaml").write_text("title: [", "utf-8")
    with desk_of(root) as served:
        assert served.ask("/api/dossier")[1]["errors"] == 1
        assert served.ask("/api/articles") == (200, {"articles": []})
        assert served.ask("/api/payload")[0] == 404
        assert served.ask("/api/records/layer")[0] == 422
        assert served.ask("/api/records/quote")[0] == 200


def test_records_come_in_pages_and_are_searched(started: Desk) -> None:
    for number in range(5):
        started.commit(place(f"P{number}", number, number))
    first = started.ask("/api/records/place?limit=2")[1]
    assert ([one["id"] for one in first["records"]], first["next"], first["total"]) == (["p0", "p1"], "p1", 5)
    second = started.ask("/api/records/place?limit=2&after=p1")[1]
    assert [one["id"] for one in second["records"]] == ["p2", "p3"]
    assert [one["id"] for one in started.ask("/api/records/place?q=P4")[1]["records"]] == ["p4"]
    assert started.ask("/api/records/place?limit=0")[0] == 400
    assert started.ask("/api/records/quote?source=nowhere")[1]["total"] == 0


def test_rulings_steps_and_corrections_are_addressed_as_the_api_says(started: Desk) -> None:
    ruling = {"noun": "term", "id": "Tonga", "put": {"text": "Tonga", "ruling": "background"}}
    one = {"source": "the-paper", "text": "Suva", "occurrence": 2, "ruling": "background"}
    span = {"noun": "span", "id": "the-paper:2:Suva", "put": one}
    step = {"noun": "step", "id": "0", "put": {"title": {"en": "a"}, "text": {"en": "b"}}}
    correction = {"noun": "correction", "id": "0", "put": {"date": "2026-01-01", "text": {"en": "c"}}}
    status, done = started.commit(ruling, span, step, correction)
    assert status == 200, done
    assert started.record("term", "Tonga")["record"]["ruling"] == "background"
    known = started.record("span", "the-paper:2:Suva")
    assert known["record"]["occurrence"] == "2"
    assert started.record("step", "0")["record"]["title"] == {"en": "a"}
    assert started.record("correction", "0")["record"]["date"] == "2026-01-01"
    gone = {"noun": "span", "id": "the-paper:2:Suva", "before": known["hash"], "delete": True}
    assert started.commit(gone)[0] == 200
    assert started.ask("/api/records/span")[1]["total"] == 0


def test_publishing_checklist_changes_and_sign_off(started: Desk) -> None:
    items = {one["name"]: one for one in started.ask("/api/checklist")[1]["items"]}
    assert not items["errors"]["is_done"]
    assert not items["signed-off"]["is_done"]
    assert started.ask("/api/sign-off", {"name": "A. Editor", "date": "2026-01-01"})[0] == 200
    items = {one["name"]: one for one in started.ask("/api/checklist")[1]["items"]}
    assert items["signed-off"]["is_done"]
    assert items["changed-since"]["count"] == 0
    diffs = {one["file"]: one["diff"] for one in started.ask("/api/changes")[1]["files"]}
    assert "+edition: {signed_off:" in diffs["caribmap.yaml"]
    assert diffs["seeds/the-paper.txt"] == ""
    assert started.ask("/api/changes?since=yesterday")[0] == 400
    assert started.ask("/api/build", {"strict": False})[0] == 422
    assert started.commit(place("Suva", 178.44, -18.14), place("Tonga", -175, -20))[0] == 200
    items = {one["name"]: one for one in started.ask("/api/checklist")[1]["items"]}
    assert items["changed-since"]["records"] == ["place suva", "place tonga"]
    (west, south, east, north) = items["loose-views"]["bounds"]["world"]
    assert (178.44 - west) < 4 > (east + 175)  # across 180 degrees
    assert south < -20 < -18.14 < north


def test_a_built_map_has_its_snippets_and_changes_count_from_the_build(desk: Desk) -> None:
    assert desk.ask("/api/changes?since=built")[1] == {"files": [], "is_built": False}
    status, built = desk.ask("/api/build", {"strict": False})
    assert status == 200
    assert "map.html" in built["files"]
    desk.commit(place("New", 1, 2))
    changed = desk.ask("/api/changes?since=built")[1]
    assert (changed["is_built"], [one["file"] for one in changed["files"]]) == (
        True,
        ["geodata/places.geojson"],
    )
    snippets = desk.ask("/api/embed")[1]
    assert snippets["frame"].startswith("<iframe")
    assert "<carib-map" in snippets["facade"]
    assert snippets["has_url"] is False


def test_steps_change_places_and_come_back(started: Desk) -> None:
    steps = [{"title": {"en": title}, "text": {"en": "x"}} for title in "abc"]
    started.commit(*({"noun": "step", "id": str(n), "put": step} for n, step in enumerate(steps)))
    before = content(started.root)
    known = started.record("step", "2")
    status, _ = started.commit({"noun": "step", "id": "2", "before": known["hash"], "move": 0})
    assert status == 200
    titles = [one["record"]["title"]["en"] for one in started.ask("/api/records/step")[1]["records"]]
    assert titles == ["c", "a", "b"]
    assert started.ask("/api/undo", {})[0] == 200
    assert content(started.root) == before
    assert started.commit({"noun": "setting", "id": "title", "move": 0})[0] == 400
    assert started.commit({"noun": "step", "id": "0", "move": -1})[0] == 400


def test_the_preview_is_made_after_a_change_and_served_in_a_sandbox(desk: Desk) -> None:
    desk.server.session.changed = lambda: desk.server.preview.ask(desk.server.session.revision)
    desk.commit(place("New", 1, 2))
    for _ in range(200):
        state = desk.ask("/api/dossier")[1]["preview"]
        if state:
            break
        time.sleep(0.1)
    status, page, response = desk.raw(state["address"])
    assert status == 200
    assert b"caribmap-data" in page
    assert response.headers["Content-Security-Policy"].startswith("sandbox allow-scripts;")


def test_what_another_program_saves_is_told_to_all_pages(desk: Desk) -> None:
    heard: list[str] = []
    told: list[Any] = []
    tell = desk.server.session.stream.tell

    def noted(name: str, data: Any) -> None:
        heard.append(name)
        told.append(data)
        tell(name, data)

    desk.server.session.stream.tell = noted  # type: ignore[method-assign]
    change("caribmap.yaml", "title:", "title: Another #")(desk.root)
    desk.server.session.refresh()
    assert heard[-1] == "outside"
    assert told[-1] == {"files": [{"file": "caribmap.yaml", "records": 1}], "revision": 1}
    assert desk.ask("/api/dossier")[1]["revision"] == 1
    desk.server.session.refresh()
    assert heard.count("outside") == 1


def test_a_crash_is_settled_as_the_editor_chooses(desk: Desk) -> None:
    journal = desk.server.session.transactions.journal
    desk.commit(place("New", 1, 2))
    entry = journal.entries[1]
    journal.states[1] = "open"
    assert desk.ask("/api/dossier")[1]["pending"] == {"number": 1, "label": "test"}
    assert desk.commit(place("Other", 1, 2))[0] == 409
    assert desk.ask("/api/pending", {"finish": False})[0] == 200
    assert desk.ask("/api/dossier")[1]["pending"] is None
    assert b"new" not in (desk.root / entry.changes[0].file).read_bytes()


def test_no_answer_needs_the_network(desk: Desk) -> None:
    for path in ("/api/coverage", "/api/faults", "/api/changes"):
        assert json.dumps(desk.ask(path)[1])


def test_a_page_hears_of_a_change_as_it_is_made(desk: Desk) -> None:
    connection = HTTPConnection(LOOPBACK, desk.port, timeout=20)
    connection.request("GET", "/api/events", headers={"X-Caribmap-Token": TOKEN})
    stream = connection.getresponse()
    assert stream.headers["Content-Type"].startswith("text/event-stream")
    assert stream.readline() == b": listening\n"
    assert desk.commit(place("New", 1, 2))[0] == 200
    heard: dict[str, Any] = {}
    while "faults" not in heard:
        line = stream.readline().decode().rstrip("\n")
        if line.startswith("event: "):
            heard[line.removeprefix("event: ")] = json.loads(
                stream.readline().decode().removeprefix("data: ")
            )
    assert heard["revision"] == {"revision": 1}
    assert heard["faults"].keys() == {"new", "gone", "errors", "warnings"}
    connection.close()


def test_a_sign_off_by_hand_counts_what_the_desk_changed_since(tmp_path: Path) -> None:
    root = dossier(
        tmp_path / "dossier", append("caribmap.yaml", "edition: {signed_off: 'A. Editor, 2026-01-01'}\n")
    )
    with desk_of(root) as served:
        items = {one["name"]: one for one in served.ask("/api/checklist")[1]["items"]}
        assert items["changed-since"]["records"] == []
        assert served.commit(place("Suva", 178.44, -18.14))[0] == 200
        correction = {"date": "2026-01-02", "text": {"en": "Suva was missing."}, "places": ["suva"]}
        added = served.commit({"noun": "correction", "id": "0", "before": None, "put": correction})
        assert added[0] == 200, added
        items = {one["name"]: one for one in served.ask("/api/checklist")[1]["items"]}
        assert items["changed-since"]["records"] == ["place suva"]


def test_the_land_of_a_renamed_place_is_renamed_in_the_coast_that_the_settings_name(tmp_path: Path) -> None:
    coast = {
        "type": "FeatureCollection",
        "bbox": [-62, 11, -61, 13],
        "provenance": {"source": "drawn for a test"},
    }
    ring = [[-61.7, 12.0], [-61.6, 12.0], [-61.6, 12.1], [-61.7, 12.0]]
    land = {
        "type": "Feature",
        "id": "island",
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": {"land_of": "saint-georges"},
    }
    root = dossier(
        tmp_path / "dossier",
        append("caribmap.yaml", "basemap: {coast: geodata/own-coast.geojson}\n"),
        write("geodata/own-coast.geojson", json.dumps({**coast, "features": [land]}, indent=2)),
    )
    with desk_of(root) as served:
        known = served.record("place", "saint-georges")
        operation = {"noun": "place", "id": "saint-georges", "before": known["hash"], "rename": "st-georges"}
        status, answer = served.commit(operation)
        assert status == 200, answer
        assert {one["file"] for one in answer["written"]} >= {"geodata/own-coast.geojson"}
        assert '"land_of": "st-georges"' in (root / "geodata/own-coast.geojson").read_text("utf-8")
        assert not (root / "geodata/coast.geojson").exists()
        assert served.ask("/api/undo", {})[0] == 200
        assert '"land_of": "saint-georges"' in (root / "geodata/own-coast.geojson").read_text("utf-8")
