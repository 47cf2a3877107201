from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

from caribmap.cartography.interface import carried_words
from caribmap.render.figure import Pieces, Script
from caribmap.render.offline.document import Foreign
from caribmap.render.page import content_of, json_for_script, render_page
from caribmap.render.stylesheet import BEYOND, RARE, stylesheet
from tests.unit.render.example import example_payload
from tools import fonts

VIEWER = Path(__file__).parents[3] / "src/caribmap/viewer"
PIECES = Pieces(
    header="",
    html='<div id="map_1"></div>',
    scripts=(Script("attach", 'window.caribmap.attach(map_1, {}, {"chrome": true});'),),
)
BLOCK = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL)


def page() -> str:
    return render_page(content_of(example_payload()), PIECES)


def test_the_policy_stands_before_everything_that_it_governs() -> None:
    head = page().split("<head>")[1].strip()
    assert head.startswith('<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"')


def test_the_policy_holds_the_hash_of_every_inline_block_over_its_final_bytes() -> None:
    policy = page().split("Content-Security-Policy", 1)[1].split('">', 1)[0]
    blocks = [text for _, attributes, text in BLOCK.findall(page()) if "application/" not in attributes]
    digests = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in blocks}
    assert len(blocks) == 7
    assert digests == set(re.findall(r"'sha256-([^']+)'", policy))


def test_the_page_names_its_language_title_and_scheme_and_lets_readers_zoom() -> None:
    text = page()
    assert '<html lang="de" dir="ltr">' in text
    assert "<title>title (de)</title>" in text
    assert '<meta name="description" content="subtitle (de)">' in text
    assert '<meta name="color-scheme" content="light dark">' in text
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in text


def test_the_page_loads_nothing() -> None:
    without_data = BLOCK.sub("", page())
    assert not re.search(r"""(?:src|srcset|poster|action)=|url\(""", without_data)
    assert re.findall(r'<link rel="icon" href="(data:image/svg\+xml),', without_data) == [
        "data:image/svg+xml"
    ]
    # These name addresses that no browser fetches.
    assert re.findall(r'<link rel="(\w+)"', without_data) == ["icon", "canonical", "alternate"]


def test_the_blocks_of_the_body_stand_in_the_agreed_order() -> None:
    body = page().split("<body>")[1]
    marks = [
        'id="caribmap-app"',
        "<noscript>",
        'id="caribmap-data"',
        'id="caribmap-basemap"',
        "caribmap.attach(map_1",
    ]
    positions = [body.index(mark) for mark in marks]
    assert positions == sorted(positions)
    assert body.index("caribmap.attach(map_1") > body.rindex('type="application/json"')


def test_the_data_block_parses_back_to_the_payload() -> None:
    block = re.search(r'id="caribmap-data">(.*?)</script>', page(), re.DOTALL)
    assert block
    assert json.loads(block[1]) == example_payload()


def test_json_holds_no_character_that_html_or_javascript_reads_otherwise() -> None:
    hostile = {"</script><!--": "<script>&\u2028\u2029\ud800"}
    text = json_for_script(hostile)
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == hostile
    text.encode("utf-8")


def test_scripts_that_are_not_ours_may_run_only_with_foreign_layers() -> None:
    assert "'unsafe-inline'" not in page()
    foreign = render_page(content_of(example_payload()), PIECES, Foreign("", "", (), ()))
    policy = foreign.split('Security-Policy" content="', 1)[1].split('"', 1)[0]
    assert "script-src 'unsafe-inline' 'unsafe-eval' data: blob:;" in policy
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy


def test_only_a_dossier_that_asks_for_tiles_permits_their_hosts() -> None:
    assert "img-src data:;" in page()
    payload = example_payload()
    payload["tiles"] = {
        "name": "Example",
        "url": "https://{s}.tiles.example.org/{z}/{x}/{y}.png",
        "attribution": "Example",
        "max_zoom": 18,
        "subdomains": ["a", "b"],
    }
    text = render_page(content_of(payload), PIECES)
    assert "img-src data: https://a.tiles.example.org https://b.tiles.example.org;" in text


def test_foreign_header_pieces_stand_after_the_viewer_and_may_run() -> None:
    foreign = Foreign("<script>plugin()</script>", PIECES.html, ("<script>own()</script>",), ())
    text = render_page(content_of(example_payload()), PIECES, foreign)
    assert text.index("plugin()") > text.index('id="caribmap-basemap"')


def test_only_a_page_with_rarer_letters_carries_their_typefaces() -> None:
    def faces(title: str) -> list[int]:
        payload = example_payload()
        payload["title"] = {"de": title}
        page = render_page(content_of(payload), PIECES)
        return [page.count(f"unicode-range:U+{first}") for first in ("00A2", "0100")]

    assert [faces(title) for title in ("Łódź", "Việt Nam", "†")] == [[0, 3]] * 3
    assert [faces(title) for title in ("Tromsø", "5 £", "Þingvellir")] == [[3, 0]] * 3
    assert faces("Føroyar, Łódź") == [3, 3]
    assert [faces(title) for title in ("Zürich", "œuvre", "Київ", "東京")] == [[0, 0]] * 4


def test_the_desk_and_the_files_of_the_typefaces_agree_on_which_letters_are_rarer() -> None:
    style = (VIEWER / "src/desk/css/frame.css").read_text("utf-8")
    for further, letters in ((RARE, fonts.RARE), (BEYOND, fonts.FURTHER)):
        faces = re.findall(rf"-{further.ending}\.woff2'\) format\('woff2'\);\s+unicode-range:([^;]*);", style)
        found = [
            [tuple(int(code, 16) for code in pair) for pair in re.findall(r"U\+(\w+)-(\w+)", face)]
            for face in faces
        ]
        assert found == [list(further.ranges)] * 3
        assert all(map(further.are_in, letters))
        assert not further.are_in(fonts.COMMON)


def test_only_a_page_with_layers_of_others_carries_the_pictures_of_leaflet() -> None:
    content = content_of(example_payload())
    own, foreign = (stylesheet(content.data, (), foreign=is_foreign) for is_foreign in (False, True))
    assert own.count("data:image/png") == 0
    assert foreign.count("data:image/png") == 3


def test_a_page_carries_the_number_words_of_its_languages_and_its_articles() -> None:
    payload = example_payload()
    payload["languages"] = ["de-AT"]
    payload["sources"][0]["language"] = "uk"
    words = json.loads(content_of(payload).numbers)
    assert sorted(words) == ["de", "en", "uk"]
    assert "16:sechzehn" in words["de"]


def test_only_the_page_of_a_survey_carries_what_is_said_of_surveys() -> None:
    assert "survey_about" not in carried_words(["de"], survey=False)["de"]
    assert "survey_about" in carried_words(["de"], survey=True)["de"]


def test_equal_payloads_give_equal_pages() -> None:
    assert page() == page()
