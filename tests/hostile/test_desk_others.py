"""Other programs, a full disk, large articles: nothing is lost, and what is no longer true is said."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from caribmap import write
from caribmap.desk.preview import Preview
from caribmap.edit.records import HOMES
from tests.dossier_edits import dossier
from tests.folders import content
from tests.unit.desk.served import desk_of, place
from tests.unit.desk.test_fixing import FOLDED

NAMES = 5_000


def test_an_article_changed_under_its_quotes_is_told_with_the_nearest_passage(tmp_path: Path) -> None:
    root = dossier(tmp_path / "dossier")
    with desk_of(root) as desk:
        quote = desk.ask("/api/records/quote")[1]["records"][0]
        article = root / desk.ask("/api/articles")[1]["articles"][0]["file"]
        exact = quote["record"]["exact"]
        text = article.read_text("utf-8")
        assert exact in text
        quotes = (root / HOMES["quote"].files[0]).read_bytes()
        article.write_text(text.replace(exact, exact[:-3] + "xyz"), "utf-8")
        faults = [one for one in desk.ask("/api/faults")[1]["faults"] if one["id"] == quote["id"]]
        assert [one["code"] for one in faults] == ["Q001"]
        spans = desk.ask(f"/api/articles/{quote['record']['source']}")[1]["quotes"]
        assert quote["id"] not in [one["id"] for one in spans]
        assert (root / HOMES["quote"].files[0]).read_bytes() == quotes


def test_a_checkout_under_the_desk_is_read_and_what_it_changed_clashes(tmp_path: Path) -> None:
    """Every file is another one of the same name, as git writes them, and one is not there for a moment."""
    root = dossier(tmp_path / "dossier")
    with desk_of(root) as desk:
        kept = desk.ask("/api/records/quote")[1]["records"][0]
        places = root / HOMES["place"].files[0]
        away = places.rename(places.with_suffix(".away"))
        assert desk.ask("/api/faults")[1]["faults"]
        away.rename(places)
        for path in [*root.glob("geodata/*"), root / "caribmap.yaml"]:
            content = path.read_text("utf-8").replace(
                "id: " + kept["id"], "note: {en: other}\n  id: " + kept["id"]
            )
            path.with_suffix(".new").write_text(content, "utf-8")
            path.with_suffix(".new").rename(path)
        edit = {"noun": "quote", "id": kept["id"], "before": kept["hash"], "set": {"modality": "claimed"}}
        status, answer = desk.commit(edit)
        assert (status, answer["code"]) == (409, "clash")
        status, _ = desk.commit({**edit, "before": answer["detail"]["hash"]})
        assert status == 200
        assert desk.record("quote", kept["id"])["record"]["note"] == {"en": "other"}


def test_five_thousand_open_names_are_shown_and_ruled_in_one_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Preview, "ask", lambda *_: None)
    (root := tmp_path / "dossier").mkdir()
    with desk_of(root) as desk:
        desk.ask("/api/start", {"title": "Many", "languages": ["en"]})
        text = "Many names\n\n" + "They came to Tonga again.\n" * NAMES
        assert desk.ask("/api/articles", {"text": text, "metadata": {"short": "Many"}})[0] == 200
        (row,) = desk.ask("/api/articles")[1]["articles"]
        assert row["open"] == NAMES
        assert len(desk.ask(f"/api/articles/{row['source']}")[1]["mentions"]) == NAMES
        ruling = {
            "noun": "term",
            "id": "Tonga",
            "before": None,
            "put": {"text": "Tonga", "ruling": "background"},
        }
        assert desk.commit(ruling)[0] == 200
        assert desk.ask("/api/articles")[1]["articles"][0]["open"] == 0


@pytest.mark.parametrize(
    ("code", "status", "told"),
    [(errno.ENOSPC, 507, "disk"), (errno.EROFS, 423, "read-only"), (errno.EACCES, 423, "read-only")],
)
def test_what_the_system_refuses_is_told_and_can_be_saved_later(
    code: int, status: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new place, the mending of a fault, an undo: each is whole or not there."""
    root = dossier(tmp_path / "dossier", FOLDED)
    with desk_of(root) as desk:
        (fault,) = desk.ask("/api/faults")[1]["faults"]
        before = content(root)
        new = place("Suva", 178.44, -18.14)

        def refuse(*_: object) -> None:
            raise OSError(code, "refused")

        with monkeypatch.context() as patched:
            patched.setattr(write, "_stage", refuse)
            for path, body in (
                ("/api/transactions", {"label": "new", "operations": [new]}),
                ("/api/fix", {"fault": fault}),
            ):
                answer = desk.ask(path, body)
                assert (answer[0], answer[1]["code"]) == (status, told), answer
                assert content(root) == before
        assert desk.ask("/api/dossier")[1]["pending"] is None
        assert desk.commit(new)[0] == 200
        assert desk.ask("/api/fix", {"fault": fault})[0] == 200
        for _ in range(2):
            assert desk.ask("/api/undo", {})[0] == 200
        assert content(root) == before


def test_two_tabs_that_change_one_record_clash_and_two_records_do_not(tmp_path: Path) -> None:
    with desk_of(dossier(tmp_path / "dossier")) as desk:
        known = desk.ask("/api/records/quote")[1]["records"][0]
        edit = {"noun": "quote", "id": known["id"], "before": known["hash"]}
        assert desk.commit({**edit, "set": {"modality": "claimed"}})[0] == 200
        status, answer = desk.commit({**edit, "set": {"modality": "denied"}})
        assert (status, answer["code"]) == (409, "clash")
        assert answer["detail"]["record"]["modality"] == "claimed"
        assert desk.commit(place("Suva", 178.44, -18.14))[0] == 200
        assert desk.record("quote", known["id"])["record"]["modality"] == "claimed"


@pytest.mark.parametrize("file", ["caribmap.yaml", "seeds/sources.yaml", "geodata/places.geojson"])
@pytest.mark.parametrize("text", [b"\xff\xfe", b"{[", b"<<<<<<< HEAD\n=======\n>>>>>>> other\n", b""])
def test_a_file_that_does_not_load_is_told_and_left_as_it_is(file: str, text: bytes, tmp_path: Path) -> None:
    root = dossier(tmp_path / "dossier")
    sound = (root / file).read_bytes()
    with desk_of(root) as desk:
        (root / file).write_bytes(text)
        before = content(root)
        for path in (
            "dossier",
            "articles",
            "faults",
            "coverage",
            "checklist",
            "changes",
            "records/quote",
            "records/event",
        ):
            assert desk.ask(f"/api/{path}")[0] == 200, path
        assert desk.ask("/api/faults")[1]["faults"]
        desk.commit(place("Suva", 178.44, -18.14))
        if file == "geodata/places.geojson" and text:
            assert content(root) == before
        assert (root / file).read_bytes() == text or file == "geodata/places.geojson"
        (root / file).write_bytes(sound)
        assert desk.commit(place("Nadi", 177.4, -17.8))[0] == 200
