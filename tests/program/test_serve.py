"""`caribmap serve` as a process of its own, asked by a client of this machine."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread
from typing import IO

import pytest

import caribmap
from caribmap.commands.preview_server import LOOPBACK, TYPES, PreviewServer
from tests.dossier_edits import change, dossier
from tests.unit.test_cli import run

PAGE = b"<!DOCTYPE html><p>a map"
BUILT = re.compile(rb"data: \w+ ")
"""An event of the stream once there is a build."""
SERVE = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
from caribmap.cli import main
main()
"""


class Preview:
    """A running `caribmap serve` and what it printed."""

    def __init__(self, root: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE, "serve", str(root), "--port", "0", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.port = int(self.line("http://").split(":")[2].split("/")[0])

    def line(self, begin: str) -> str:
        """The next line of the output that begins so."""
        return _line_of(self.process.stdout, begin)

    def error(self, begin: str) -> str:
        return _line_of(self.process.stderr, begin)

    def stop(self) -> tuple[int, str, str]:
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate()
        return self.process.returncode, out, err


def _line_of(stream: IO[str] | None, begin: str) -> str:
    assert stream is not None
    return next(line for line in stream if line.startswith(begin))


@contextmanager
def serving(root: Path, *options: str) -> Iterator[Preview]:
    preview = Preview(root, *options)
    try:
        yield preview
    finally:
        preview.process.kill()
        preview.process.communicate()


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes, HTTPResponse]:
    connection = HTTPConnection(LOOPBACK, port)
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response.status, content, response


@pytest.fixture
def server() -> Iterator[PreviewServer]:
    """The server alone, with a build to show."""
    with PreviewServer(0) as found:
        thread = Thread(target=found.serve_forever)
        thread.start()
        found.show({"map.html": PAGE, "data/places.geojson": b"{}", "embed.js": b"", "preview.png": b""})
        yield found
        found.shutdown()
        thread.join()


def test_it_serves_what_the_build_wrote_byte_for_byte_and_ctrl_c_ends_it_well(tmp_path: Path) -> None:
    root = dossier(tmp_path)
    with serving(root) as preview:
        preview.line("quoted")
        written = {path for path in (root / "out").rglob("*") if path.is_file()}
        names = {path.relative_to(root / "out").as_posix() for path in written} - {".caribmap", "README.md"}
        assert "map.html" in names
        for name in names:
            status, content, _ = ask(preview.port, f"/{name}")
            assert (status, content) == (200, (root / "out" / name).read_bytes())
        assert preview.stop() == (0, "stopped\n", "")


def test_a_change_builds_again_and_a_fault_keeps_the_last_good_map(tmp_path: Path) -> None:
    root = dossier(tmp_path)
    with serving(root) as preview:
        preview.line("quoted")
        first = ask(preview.port, "/map.html")[1]
        change("geodata/quotes.yaml", "A ferry arrived", "A boat arrived")(root)
        assert "the last good map is still served" in preview.error("error: ")
        assert ask(preview.port, "/map.html")[1] == first
        listed = json.loads(ask(preview.port, "/faults.json")[1])
        assert [fault["code"] for fault in listed["faults"] if fault["severity"] == "error"] == ["Q001"]
        change("geodata/quotes.yaml", "A boat arrived", "A ferry arrived")(root)
        change("caribmap.yaml", "title:", "title: Another #")(root)
        preview.line("quoted")
        second = ask(preview.port, "/map.html")[1]
        assert b"Another" in second
        assert second != first


def test_what_is_no_part_of_the_dossier_builds_nothing(tmp_path: Path) -> None:
    root = dossier(tmp_path)
    with serving(root) as preview:
        preview.line("quoted")
        for name in ("notes.txt", "geodata/.#quotes.yaml", "geodata/quotes.yaml~"):
            (root / name).write_text("not yet", "utf-8")
        change("caribmap.yaml", "title:", "title: Another #")(root)
        preview.line("quoted")
        assert b"Another" in ask(preview.port, "/map.html")[1]
        _, out, _ = preview.stop()
        assert out == "stopped\n"


def test_a_dossier_that_is_faulty_from_the_start_is_served_when_it_is_mended(tmp_path: Path) -> None:
    root = dossier(tmp_path, change("geodata/quotes.yaml", "A ferry arrived", "A boat arrived"))
    (root / "seeds").rename(tmp_path / "elsewhere")
    with serving(root, "--quiet") as preview:
        preview.error("error: ")
        assert ask(preview.port, "/map.html")[0] == 404
        assert b"no map yet" in ask(preview.port, "/")[1]
        (tmp_path / "elsewhere").rename(root / "seeds")
        change("geodata/quotes.yaml", "A boat arrived", "A ferry arrived")(root)
        connection = HTTPConnection(LOOPBACK, preview.port)
        connection.request("GET", "/changes")
        next(line for line in connection.getresponse() if BUILT.match(line))
        assert ask(preview.port, "/map.html")[0] == 200
        connection.close()


def test_a_port_that_is_taken_ends_it_with_3_and_nothing_is_written(tmp_path: Path) -> None:
    root = dossier(tmp_path)
    with socket.create_server((LOOPBACK, 0)) as other:
        port = other.getsockname()[1]
        done = run("serve", root, "--port", port)
    assert done.returncode == 3
    assert f"cannot listen on port {port}" in done.stderr
    assert "--port" in done.stderr
    assert not (root / "out").exists()


def test_a_missing_dossier_is_a_fault_as_for_any_command(tmp_path: Path) -> None:
    done = run("serve", tmp_path / "nowhere")
    assert done.returncode == 1
    assert "error[F001]" in done.stderr


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
def test_names_of_this_machine_are_answered(server: PreviewServer, name: str) -> None:
    assert ask(server.server_port, "/map.html", Host=f"{name}:{server.server_port}")[1] == PAGE


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", ""])
def test_a_foreign_host_is_refused(server: PreviewServer, host: str) -> None:
    """Whoever points a name of theirs at this machine reads nothing (DNS rebinding)."""
    status, content, _ = ask(server.server_port, "/map.html", Host=host.format(port=server.server_port))
    assert status == 421
    assert PAGE not in content


def test_two_hosts_or_none_are_refused(server: PreviewServer) -> None:
    own = f"Host: 127.0.0.1:{server.server_port}\r\n"
    for hosts in ("", f"{own}Host: evil.example\r\n"):
        with socket.create_connection((LOOPBACK, server.server_port)) as client:
            client.sendall(f"GET /map.html HTTP/1.0\r\n{hosts}\r\n".encode())
            assert client.makefile("rb").readline().split()[1] == b"421"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_it_is_read_only(server: PreviewServer, method: str) -> None:
    status, _, response = ask(server.server_port, "/map.html", method)
    assert (status, response.headers["Allow"]) == (405, "GET, HEAD")


def test_head_has_the_headers_and_no_content(server: PreviewServer) -> None:
    status, content, response = ask(server.server_port, "/map.html", "HEAD")
    assert (status, content, response.headers["Content-Length"]) == (200, b"", str(len(PAGE)))


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/data",
        "/data/",
        "/..\\map.html",
        "/%00",
    ],
)
def test_no_path_leads_out_of_the_build_or_lists_a_folder(server: PreviewServer, path: str) -> None:
    assert ask(server.server_port, path)[0] == 404


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/map.html?embed=1", "text/html; charset=utf-8"),
        ("/data/places.geojson", "application/geo+json"),
        ("/embed.js", "text/javascript; charset=utf-8"),
        ("/preview.png", "image/png"),
    ],
)
def test_files_have_their_type_and_stay_out_of_caches(server: PreviewServer, path: str, kind: str) -> None:
    _, _, response = ask(server.server_port, path)
    headers = [response.headers[name] for name in ("Content-Type", "Cache-Control", "X-Content-Type-Options")]
    assert headers == [kind, "no-store", "nosniff"]


def test_it_listens_on_the_loopback_only(server: PreviewServer) -> None:
    assert server.socket.getsockname()[0] == LOOPBACK


def test_each_build_is_announced_once(server: PreviewServer) -> None:
    connection = HTTPConnection(LOOPBACK, server.server_port)
    connection.request("GET", "/changes")
    stream = connection.getresponse()
    first = stream.readline()
    server.show({"map.html": PAGE + b"!"})
    assert stream.readline() == b"\n"
    second = stream.readline()
    assert first.startswith(b"data: ")
    assert second.startswith(b"data: ")
    assert first != second
    connection.close()


def test_every_file_of_a_build_has_a_type(tmp_path: Path) -> None:
    built = caribmap.build(dossier(tmp_path))
    assert {Path(name).suffix for name in built.files} <= set(TYPES)


def test_an_exported_file_is_served_too(server: PreviewServer) -> None:
    server.show({"map.html": PAGE, "data/dossier.gpkg": b"SQLite"})
    status, content, response = ask(server.server_port, "/data/dossier.gpkg")
    assert (status, content, response.headers["Content-Type"]) == (200, b"SQLite", "application/octet-stream")


def test_faults_are_announced_and_a_new_build_keeps_them(server: PreviewServer) -> None:
    connection = HTTPConnection(LOOPBACK, server.server_port)
    connection.request("GET", "/changes")
    stream = connection.getresponse()
    first = stream.readline()
    server.list_faults('{"faults": []}')
    assert stream.readline() == b"\n"
    assert stream.readline() != first
    connection.close()
    server.show({"map.html": PAGE})
    assert ask(server.server_port, "/faults.json")[1] == b'{"faults": []}'


def test_the_map_that_is_asked_for_during_the_first_build_waits_for_it() -> None:
    with PreviewServer(0) as starting:
        Thread(target=starting.serve_forever).start()
        answers: list[int] = []
        reader = Thread(target=lambda: answers.append(ask(starting.server_port, "/map.html")[0]))
        reader.start()
        assert ask(starting.server_port, "/")[0] == 200
        assert answers == []
        starting.show({"map.html": PAGE})
        reader.join()
        starting.shutdown()
    assert answers == [200]
