from __future__ import annotations

import base64
import hashlib

from caribmap.render.csp import inline_blocks, inline_script, inline_style, render_policy


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_names_the_hash_of_every_script_and_style_and_nothing_else() -> None:
    policy = render_policy(["a()", "b()"], ["p{}"])
    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert directives == {
        "default-src": "'none'",
        "script-src": " ".join(
            sorted([digest("a()"), digest("b()")], key=lambda text: base64.b64decode(text[8:-1]))
        ),
        "style-src": digest("p{}"),
        "img-src": "data:",
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_a_page_without_scripts_permits_none() -> None:
    assert "script-src 'none'" in render_policy([], [])


def test_tile_hosts_are_permitted_only_on_request() -> None:
    opened = render_policy([], [], image_origins=["https://tiles.example.org"])
    assert "http" not in render_policy([], [])
    assert "img-src data: https://tiles.example.org;" in opened


def test_the_policy_does_not_depend_on_the_order_of_its_blocks() -> None:
    assert render_policy(["a", "b"], ["c", "d"]) == render_policy(["b", "a", "a"], ["d", "c"])


def test_no_text_can_end_or_hide_the_element_round_it() -> None:
    assert inline_script('a = "</script><!-- <script>"') == r'a = "<\/script><\!-- <script>"'
    assert inline_script("</SCRIPT>") == r"<\/SCRIPT>"
    assert inline_style("a{content:'</style>'}") == r"a{content:'<\/style>'}"


def test_line_ends_are_those_that_a_browser_hashes() -> None:
    assert inline_script("a\r\nb\rc") == "a\nb\nc"
    assert inline_style("a\r\nb") == "a\nb"


def test_the_blocks_of_a_fragment_are_its_running_scripts_and_its_styles() -> None:
    fragment = (
        '<script>a < b && "&amp;"</script><script type="application/json">{"c": 1}</script>'
        "<style>p > q {}</style>"
        '<script src="d.js"></script><div>e</div><script type="module">f</script>'
    )
    assert inline_blocks(fragment) == (['a < b && "&amp;"', "f"], ["p > q {}"])
