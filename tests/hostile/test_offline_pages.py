"""Pages of strangers given to `caribmap offline`: nothing is run, nothing outside is read, all of it ends."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import time
from pathlib import Path

import pytest

from caribmap.errors import CaribmapError, MissingAssetError, OfflineError
from caribmap.pipeline.offline_file import read_page, whole_page
from caribmap.render.offline import assets as assets_module
from caribmap.render.offline.assets import Assets
from caribmap.render.offline.css import inline_css
from caribmap.render.offline.region import basemap_of_page
from caribmap.render.offline.scripts import replaced

SIZE = 250_000
LIMIT_S = 2.0
"""Of processor time; what is read in time that grows with its square takes ten and more."""

ENDLESS = {
    "tags": "<a" * (SIZE // 2),
    "tags before one end": "<a" * (SIZE // 2) + ">",
    "end tags in a script": "<script>" + "</x" * (SIZE // 3) + ">",
    "comments": "<!--" * (SIZE // 4) + ">",
    "declarations": "<![" * (SIZE // 3) + ">",
    "instructions": "<?" * (SIZE // 2),
    "attributes": "<a " + "b='" * (SIZE // 3) + ">",
    "references": "&" * SIZE,
    "nothing but text": "x" * SIZE,
}
SCRIPTS = {
    "comments": "/*" * (SIZE // 2),
    "quotes": '"\\' * (SIZE // 2),
    "backticks": "`\\`" * (SIZE // 3),
    "apostrophes": "'a\n" * (SIZE // 3),
    "regular expressions": "=/[" * (SIZE // 3),
    "calls": "fetch(" * (SIZE // 6),
    "addresses": "a='https://b';" * (SIZE // 14),
    "markup": 'f("' + "<b " * (SIZE // 3) + '")',
    "openings": 'f("' + "<" * SIZE + '")',
}
SHEETS = {
    "addresses": "url(" * (SIZE // 4),
    "quoted addresses": 'url("' * (SIZE // 5),
    "strings": '"\\' * (SIZE // 2),
    "comments": "/*" * (SIZE // 2),
    "imports": "@import a" * (SIZE // 9),
    "fonts": "@font-face{src:" * (SIZE // 15) + "}",
    "a font": "@font-face{src:" + "url(" * (SIZE // 4) + "}",
}


def timed(work: object) -> float:
    begin = time.process_time()
    with contextlib.suppress(CaribmapError):  # a refusal is an answer, too
        work()  # type: ignore[operator]
    return time.process_time() - begin


@pytest.mark.parametrize("name", ENDLESS)
def test_a_page_that_does_not_end_is_read_or_refused_soon(name: str, tmp_path: Path) -> None:
    assert timed(lambda: whole_page(f"<html><body>{ENDLESS[name]}", tmp_path)) < LIMIT_S


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_that_does_not_end_is_read_soon(name: str) -> None:
    assert timed(lambda: replaced(SCRIPTS[name], lambda _: None)) < LIMIT_S
    page = f"<html><script>{SCRIPTS[name]}</script>"
    assert timed(lambda: whole_page(page, Path("/nowhere"))) < LIMIT_S


@pytest.mark.parametrize("name", SHEETS)
def test_a_stylesheet_that_does_not_end_is_read_soon(name: str) -> None:
    assert timed(lambda: inline_css(SHEETS[name], "", Assets())) < LIMIT_S


@pytest.mark.parametrize(
    "text", ["center: [1, 1]", "center: [1, 1]\n", ".fitBounds([[1,1],[1", "center:" + " " * 99]
)
def test_a_page_of_many_openings_is_read_soon(text: str) -> None:
    assert timed(lambda: basemap_of_page(text * (SIZE // len(text)))) < LIMIT_S


def test_sheets_that_import_one_another_are_followed_to_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets_module, "MAX_CONTENTS_BYTES", 1 << 20)
    for at in range(16):
        (tmp_path / f"{at}.css").write_text(f'@import "{at + 1}.css";' * 9)
    (tmp_path / "16.css").write_text("a{}")
    with pytest.raises(OfflineError, match="more than 1 MB"):
        whole_page('<html><link rel="stylesheet" href="0.css">', tmp_path)


def test_a_picture_that_stands_in_a_page_very_often_counts_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets_module, "MAX_CONTENTS_BYTES", 1 << 20)
    (tmp_path / "a.png").write_bytes(b"0" * 100_000)
    with pytest.raises(OfflineError, match="more than 1 MB"):
        whole_page("<html>" + '<img src="a.png">' * 20, tmp_path)


def test_documents_in_documents_are_followed_to_a_limit(tmp_path: Path) -> None:
    page = "<html><script>fetch('x.json')</script></html>"
    for _ in range(20):
        encoded = base64.b64encode(page.encode()).decode()
        page = f'<html><iframe src="data:text/html;base64,{encoded}"></iframe></html>'
    with pytest.raises(OfflineError, match="nested more than"):
        whole_page(page, tmp_path)


OUTSIDE = (
    "secret.png", "../secret.png", "..%2fsecret.png", "%2e%2e/secret.png", "a/../../secret.png", "link.png",
    "folder/secret.png", "/secret.png", "..\\\\secret.png", "\\\\\\\\host\\\\share\\\\secret.png",
    "C:/secret.png", "C:secret.png", ".hidden/secret.png", "%2ehidden/secret.png", ".secret.png",
    "a/key", "a/key.pem",
)  # fmt: skip
"""Addresses, as a script writes them, of what no page may read: outside, hidden, or of an unknown kind."""


@pytest.mark.parametrize("address", OUTSIDE)
@pytest.mark.parametrize(
    "page", ['<img src="{}">', "<style>a{{background:url({})}}</style>", "<script>fetch('{}')</script>"]
)
def test_nothing_outside_of_the_pages_folder_is_read(tmp_path: Path, address: str, page: str) -> None:
    inside = tmp_path / "in"
    for folder in (tmp_path, inside / "a", inside / ".hidden"):
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("secret.png", "key", "key.pem"):
            (folder / name).write_text("KEEP THIS")
    (inside / ".secret.png").write_text("KEEP THIS")
    (inside / "link.png").symlink_to(tmp_path / "secret.png")
    (inside / "folder").symlink_to(tmp_path)
    written = address if "script" in page else address.replace("\\\\", "\\")
    with pytest.raises(MissingAssetError):
        whole_page(f"<html>{page.format(written)}</html>", inside)


def test_what_is_no_regular_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(MissingAssetError):
        whole_page('<html><img src="pipe.png"></html>', tmp_path)


def test_nothing_of_a_page_is_run_or_compiled(tmp_path: Path) -> None:
    text = "{{ 7 * 191 }}{% for x in y %}${1 + 1}"
    page = whole_page(f'<html><title>{text}</title><script>a("{text}")</script></html>', tmp_path)
    assert page.count(text) == 2
    assert "1337" not in page


def test_the_page_takes_the_policy_without_a_network_before_anything_else(tmp_path: Path) -> None:
    page = whole_page(
        '<!doctype html><html><head><meta http-equiv=Content-Security-Policy content="img-src *">'
        '<meta http-equiv="refresh" content="0;url=https://example.org"><base href="https://example.org/">'
        "</head><body>x</body></html>",
        tmp_path,
    )
    (policy,) = re.findall(r'http-equiv="?Content-Security-Policy"? content="([^"]*)"', page)
    assert policy.startswith("default-src 'none'")
    assert "https:" not in policy
    assert "refresh" not in page
    assert "<base" not in page


@pytest.mark.parametrize(
    "beginning",
    ['<html lang="a>b"><head>', "<html x='>'>", "<!-- <head> --><html>", '<!doctype html SYSTEM ">"><html>',
     "<script></script><html><head>", "x<html><body>", "<!DOCTYPE html>\n<html>"],
)  # fmt: skip
def test_the_policy_stands_where_no_tag_can_hide_it(beginning: str, tmp_path: Path) -> None:
    page = whole_page(f"{beginning}<script>a()</script>", tmp_path)
    policy = (
        r'(\s*<!doctype[^>]*>)?<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="'
    )
    assert re.match(policy, page, re.IGNORECASE)
    assert page.endswith("</dialog>")


def test_a_page_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "in.html"
    with file.open("wb") as page:
        page.truncate(1 << 30)
    with pytest.raises(OfflineError, match="larger than"):
        read_page(file)


def test_data_with_every_kind_of_address_is_kept_as_it_is(tmp_path: Path) -> None:
    """Text about addresses is no address: the page's own data stays."""
    data = {"src": "https://example.org/a.png", "text": "fetch('https://example.org')", "deep": [[["x"]]]}
    page = whole_page(f"<html><script>var data = {json.dumps(data)};</script></html>", tmp_path)
    assert json.dumps(data) in page
