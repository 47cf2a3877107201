"""`caribmap edit` as a process of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from caribmap.desk.listening import LOOPBACK
from tests.dossier_edits import change, dossier
from tests.folders import content
from tests.program.test_serve import SERVE
from tests.unit.test_cli import run

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/#token=(\S{43})  \(stop with Ctrl-C\)\n")


@contextmanager
def editing(root: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], int, str]]:
    environment = dict(os.environ, XDG_STATE_HOME=str(root.parent / "state"))
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, "edit", str(root), "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        assert process.stdout is not None
        found = ADDRESS.fullmatch(process.stdout.readline())
        assert found
        yield process, int(found[1]), found[2]
    finally:
        process.kill()
        process.communicate()


def ask(port: int, token: str, path: str, body: Any = None) -> tuple[int, Any]:
    connection = HTTPConnection(LOOPBACK, port, timeout=60)
    data = None if body is None else json.dumps(body)
    headers = {"X-Caribmap-Token": token, "Content-Type": "application/json"}
    connection.request("GET" if body is None else "POST", path, data, headers)
    response = connection.getresponse()
    status, answer = response.status, json.loads(response.read())
    connection.close()
    return status, answer


def test_it_prints_its_address_edits_the_files_and_ends_well(tmp_path: Path) -> None:
    root = dossier(tmp_path / "dossier")
    before = content(root)
    with editing(root) as (process, port, token):
        assert ask(port, token, "/api/dossier")[1]["read_only"] is None
        record = {"names": {"en": "New"}, "kind": "city", "layer": "places", "geocoding": {"basis": "stated"}}
        put = {
            "noun": "place",
            "id": "new",
            "put": {**record, "geometry": {"type": "Point", "coordinates": [1, 2]}},
        }
        assert ask(port, token, "/api/transactions", {"label": "new", "operations": [put]})[0] == 200
        assert b'"new"' in content(root)["geodata/places.geojson"]
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err) == (0, "stopped\n", "")
    with editing(root) as (_, port, token):
        assert ask(port, token, "/api/undo", {})[0] == 200
    assert content(root) == before


def test_a_new_folder_becomes_a_dossier(tmp_path: Path) -> None:
    root = tmp_path / "new/folder"
    with editing(root) as (_, port, token):
        assert ask(port, token, "/api/dossier")[1]["is_empty"]
        assert ask(port, token, "/api/start", {"title": "A", "languages": ["en"]})[0] == 200
    assert (root / "caribmap.yaml").is_file()


def test_a_second_desk_prints_the_address_and_a_text_editor_beside_it_is_noticed(tmp_path: Path) -> None:
    root = dossier(tmp_path / "dossier")
    with editing(root) as (_, port, token):
        environment = dict(os.environ, XDG_STATE_HOME=str(tmp_path / "state"))
        second = subprocess.run(
            [sys.executable, "-c", SERVE, "edit", str(root)],
            capture_output=True,
            text=True,
            env=environment,
            check=True,
        )
        assert second.stdout.startswith(f"http://127.0.0.1:{port}/#token={token}  (another desk")
        assert ask(port, token, "/api/dossier")[1]["errors"] == 0
        change("geodata/quotes.yaml", "A ferry arrived", "A boat arrived")(root)
        assert ask(port, token, "/api/dossier")[1]["errors"] == 1


def test_read_only_saves_nothing(tmp_path: Path) -> None:
    with editing(dossier(tmp_path / "dossier"), "--read-only") as (_, port, token):
        assert ask(port, token, "/api/dossier")[1]["read_only"] == "opened with --read-only"
        assert ask(port, token, "/api/undo", {})[0] == 423


def test_a_file_in_place_of_the_folder_ends_it_with_3(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = run("edit", tmp_path / "file", "--port", "0")
    assert done.returncode == 3
    assert done.stderr.startswith("error: cannot create")
