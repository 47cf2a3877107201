"""Who may ask the desk: section by section of docs/security.md."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from caribmap.basemap.cells import cell
from caribmap.basemap.making import world_basemap
from caribmap.desk import access
from caribmap.desk.listening import LOOPBACK
from caribmap.desk.routes import ROUTES
from tests.dossier_edits import dossier
from tests.folders import content
from tests.unit.desk.served import Desk, desk_of

HEAD = "/api/dossier"
HARMLESS = {"label": "x", "operations": []}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with desk_of(dossier(tmp_path_factory.mktemp("access") / "dossier")) as served:
        yield served


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
def test_names_of_this_machine_are_answered(desk: Desk, name: str) -> None:
    assert desk.ask(HEAD, Host=f"{name}:{desk.port}")[0] == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", ""])
@pytest.mark.parametrize("path", [HEAD, "/", "/desk.js", "/api/events"])
def test_a_foreign_host_is_refused_before_anything_else(desk: Desk, host: str, path: str) -> None:
    assert desk.ask(path, Host=host.format(port=desk.port))[0] == 421


def test_two_hosts_or_none_are_refused(desk: Desk) -> None:
    own = f"Host: 127.0.0.1:{desk.port}\r\n"
    for hosts in ("", f"{own}Host: evil.example\r\n"):
        with socket.create_connection((LOOPBACK, desk.port)) as client:
            client.sendall(f"GET {HEAD} HTTP/1.0\r\n{hosts}\r\n".encode())
            assert client.makefile("rb").readline().split()[1] == b"421"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", [HEAD, "/", "/desk.js"])
def test_another_page_is_refused(desk: Desk, headers: dict[str, str], path: str) -> None:
    assert desk.ask(path, **headers)[0] == 403


def test_the_own_page_may_ask(desk: Desk) -> None:
    origin = f"http://127.0.0.1:{desk.port}"
    assert desk.ask(HEAD, Origin=origin, Sec_Fetch_Site="same-origin")[0] == 200
    fragment = desk.server.address.partition("#")[2]
    assert desk.ask(HEAD, X_Caribmap_Token=fragment)[0] == 200


@pytest.mark.parametrize("token", ["", "wrong", "a-token-of-the-test", "a-token-of-the-testsx", "\xfc"])
def test_no_word_of_the_dossier_without_the_token(desk: Desk, token: str) -> None:
    for path in ROUTES:
        address = f"/api/{path.replace('([^/]+)', 'quote').replace('(.+)', 'x')}"
        status, answer = desk.ask(address, X_Caribmap_Token=token)
        assert (status, answer["code"]) == (401, "token")
    assert desk.ask("/api/events", X_Caribmap_Token=token)[0] == 401


def test_the_token_stands_in_no_address_and_no_answer_of_the_shell(desk: Desk) -> None:
    assert desk.ask(f"{HEAD}?token={desk.server._token}", X_Caribmap_Token="")[0] == 401
    assert desk.server.address.endswith(f"/#token={desk.server._token}")
    status, shell, response = desk.raw("/", X_Caribmap_Token="")
    assert status == 200
    assert desk.server._token.encode() not in shell
    assert "Set-Cookie" not in response.headers
    assert len(access.new_token()) >= 43


def test_every_answer_has_the_policy_and_stays_out_of_caches_and_other_pages(desk: Desk) -> None:
    for path in ("/", HEAD, "/nothing", "/api/nothing"):
        headers = desk.raw(path)[2].headers
        assert headers["Content-Security-Policy"] == access.POLICY
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Access-Control-Allow-Origin" not in headers


def test_a_preflight_of_another_page_gets_no_permission(desk: Desk) -> None:
    status, _, response = desk.raw("/api/undo", method="OPTIONS", Origin="http://evil.example")
    assert status == 403
    assert not [name for name in response.headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_what_a_form_can_send_is_refused(desk: Desk, kind: str) -> None:
    assert desk.ask("/api/transactions", HARMLESS, Content_Type=kind)[0] == 415


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b"\xff",
        b'{"a": NaN}',
        b'{"a": 1, "a": 2}',
        b'{"label": "\\ud800"}',
        b"[" * 40 + b"]" * 40,
        b'{"a":' * 40 + b"1" + b"}" * 40,
    ],
)
def test_what_is_no_strict_json_object_is_refused(desk: Desk, body: bytes) -> None:
    status, answer = desk.ask("/api/transactions", body)
    assert (status, answer["code"]) == (400, "malformed")


def test_a_large_body_is_refused_where_it_stops_to_be_small(desk: Desk) -> None:
    body = json.dumps({"label": "x" * access.BODY_BYTES}).encode()
    assert desk.ask("/api/transactions", body)[0] == 413


def test_an_article_may_be_larger(desk: Desk) -> None:
    body = json.dumps({"text": " ", "metadata": {"note": "x" * access.BODY_BYTES}}).encode()
    assert desk.ask("/api/articles", body)[0] == 400


def test_a_body_that_does_not_arrive_is_given_up(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "BODY_S", 0.2)
    head = f"Host: 127.0.0.1:{desk.port}\r\nX-Caribmap-Token: {desk.server._token}\r\n"
    kind = "Content-Type: application/json\r\nContent-Length: 100\r\n"
    with socket.create_connection((LOOPBACK, desk.port)) as client:
        client.sendall(f"POST /api/transactions HTTP/1.1\r\n{head}{kind}\r\n{{".encode())
        assert client.makefile("rb").readline().split()[1] == b"408"


def test_more_requests_than_thirty_two_are_turned_away(desk: Desk) -> None:
    opened = []
    try:
        for _ in range(access.MOST_REQUESTS):
            client = socket.create_connection((LOOPBACK, desk.port))
            head = f"Host: 127.0.0.1:{desk.port}\r\nX-Caribmap-Token: {desk.server._token}\r\n"
            client.sendall(f"GET /api/events HTTP/1.1\r\n{head}\r\n".encode())
            assert b"200" in client.recv(100)
            opened.append(client)
        assert desk.ask(HEAD)[0] == 429
    finally:
        for client in opened:
            client.close()
    for _ in range(200):  # until the server has noticed that they left
        if desk.ask(HEAD)[0] == 200:
            break
        time.sleep(0.05)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
def test_other_methods_are_refused_and_the_answer_names_the_right_ones(desk: Desk, method: str) -> None:
    status, _, response = desk.raw(HEAD, method=method)
    assert (status, response.headers["Allow"]) == (405, "GET")
    assert desk.raw("/", method=method)[0] == 405


@pytest.mark.parametrize(
    "path",
    [
        "/../caribmap.yaml",
        "/%2e%2e/caribmap.yaml",
        "/fonts/../viewer.js",
        "/fonts/%2e%2e%2fviewer.js",
        "/api/articles/..%2f..%2fcaribmap.yaml",
        "/api/records/..%2fquote",
        "/api/records/land",
        "/api/records/quote/..%2f..%2fetc%2fpasswd",
        "/preview/00000000000000000000000000000000/map.html",
        "/%00",
    ],
)
def test_no_path_leads_to_a_file(desk: Desk, path: str) -> None:
    assert desk.ask(path)[0] == 404


def test_a_link_in_place_of_an_article_or_a_file_is_refused(tmp_path: Path) -> None:
    root, secret = dossier(tmp_path / "dossier"), tmp_path / "secret"
    secret.write_text("a secret", "utf-8")
    quotes = root / "geodata/quotes.yaml"
    with desk_of(root) as served:
        known = served.record("quote", _first(served))
        quotes.rename(tmp_path / "quotes.yaml")
        quotes.symlink_to(tmp_path / "quotes.yaml")
        operation = {"noun": "quote", "id": known["id"], "before": known["hash"], "set": {"note": "x"}}
        status, answer = served.commit(operation)
        assert status == 422
        assert answer["detail"]["faults"][0]["code"] == "F003"
        article = next((root / "seeds").glob("*.txt"))
        article.unlink()
        article.symlink_to(secret)
        for path in ("/api/articles", "/api/payload", "/api/faults"):
            assert "a secret" not in json.dumps(served.ask(path)[1])


def _first(served: Desk) -> str:
    name: str = served.ask("/api/records/quote")[1]["records"][0]["id"]
    return name


@pytest.mark.parametrize("name", ["../evil", "a/b", "a\\b", "..", "con:", "", " ", "\x00"])
def test_new_articles_get_plain_names(name: str, tmp_path: Path) -> None:
    root = dossier(tmp_path / "dossier")
    with desk_of(root) as served:
        before = set(content(tmp_path))
        body = {"text": "Words.\n", "language": "en", "metadata": {"id": name, "title": name}}
        assert served.ask("/api/articles", body)[0] == 200
        new = {file for file in content(tmp_path) if not file.startswith("dossier-state")} - before
        assert len(new) == 1
        assert next(iter(new)).startswith("dossier/seeds/")
        assert next(iter(new)).count("/") == 2


def test_nothing_is_written_read_only(tmp_path: Path) -> None:
    root = dossier(tmp_path / "dossier")
    before = content(root)
    with desk_of(root, "opened with --read-only") as served:
        assert served.ask(HEAD)[1]["read_only"] == "opened with --read-only"
        for path in ("transactions", "undo", "redo", "articles", "build", "sign-off", "start", "pending"):
            status, answer = served.ask(f"/api/{path}", {})
            assert (status, answer["message"]) == (423, "opened with --read-only")
    assert content(root) == before


def test_it_listens_on_the_loopback_only(desk: Desk) -> None:
    assert desk.server.socket.getsockname()[0] == LOOPBACK


def test_an_exception_is_told_without_its_text_and_the_desk_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("secret path")

    monkeypatch.setattr("caribmap.desk.publish.checklist", broken)
    status, answer = desk.ask("/api/checklist")
    assert (status, answer["code"]) == (500, "bug")
    assert "secret path" not in json.dumps(answer)
    assert "secret path" in capsys.readouterr().err
    assert desk.ask(HEAD)[0] == 200


def test_requests_at_the_same_time_change_one_after_the_other(tmp_path: Path) -> None:
    root = dossier(tmp_path / "dossier")
    with desk_of(root) as served:
        first = content(root)
        place = {"kind": "city", "layer": "places", "geocoding": {"basis": "stated"}}
        point = {"type": "Point", "coordinates": [1, 2]}
        results: list[int] = []

        def put(number: int) -> None:
            record = {"names": {"en": f"P{number}"}, "geometry": point, **place}
            results.append(served.commit({"noun": "place", "id": f"p-{number}", "put": record})[0])

        threads = [Thread(target=put, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert results == [200] * 8
        for _ in range(8):
            assert served.ask("/api/undo", {})[0] == 200
        assert content(root) == first


def test_the_world_of_the_basemap_is_served_without_a_token_and_is_the_packs(desk: Desk) -> None:
    status, content, response = desk.raw("/basemap.gz", X_Caribmap_Token="")
    assert (status, response.headers["Content-Type"]) == (200, "application/octet-stream")
    assert content == world_basemap().world
    assert response.headers["Content-Encoding"] is None


def test_cells_of_the_basemap_are_served_without_a_token_and_nothing_else_at_their_addresses(
    desk: Desk,
) -> None:
    status, content, response = desk.raw("/ground/3/127/70.gz", X_Caribmap_Token="")
    assert (status, response.headers["Content-Type"]) == (200, "application/octet-stream")
    assert content == cell(3, 127, 70)
    for path in (
        "/ground/4/1/1.gz",
        "/ground/3/128/1.gz",
        "/ground/3/-1/1.gz",
        "/ground/3/1/1",
        "/ground/3/1/..gz",
    ):
        assert desk.raw(path, X_Caribmap_Token="")[0] == 404, path
