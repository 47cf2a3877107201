"""A system in which one call fails: the n-th of all that open, write, sync, rename, list or remove."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import io
import os
from collections.abc import Callable
from typing import Any, Self

import pytest

CALLS = (
    (os, ("open", "close", "fsync", "mkdir", "rename", "replace", "unlink", "rmdir", "chmod")),
    (os, ("stat", "lstat", "scandir")),
    (fcntl, ("flock",)),
)
CODES = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)


class FailingSystem:
    """Names the calls while it is installed. The one numbered `fail_at` fails; `failed` then names it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fail_at: int, code: int) -> None:
        self.fail_at = fail_at
        self.code = code
        self.called: list[str] = []
        for module, names in CALLS:
            for name in names:
                monkeypatch.setattr(module, name, self._failing(name, getattr(module, name)))
        monkeypatch.setattr(io, "open", self._opening(io.open))
        monkeypatch.setattr(ctypes, "CDLL", self._library(ctypes.CDLL))

    def passes(self, name: str) -> bool:
        """Note a call; False where it is the one to fail."""
        self.called.append(name)
        return len(self.called) != self.fail_at

    @property
    def failed(self) -> str | None:
        return self.called[self.fail_at - 1] if 0 < self.fail_at <= len(self.called) else None

    def error(self) -> OSError:
        return OSError(self.code, os.strerror(self.code))

    def _failing(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            if not self.passes(name):
                if name == "close":
                    real(*arguments, **options)  # what fails to close is closed all the same
                raise self.error()
            return real(*arguments, **options)

        return call

    def _opening(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """`open` and, on the file it gives, `write`, `flush` and the `close` at the end of `with`."""

        def call(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
            if not self.passes(f"open {mode}"):
                raise self.error()
            opened = real(file, mode, *arguments, **options)
            return _FailingFile(opened, self) if set(mode) & set("wxa") else opened

        return call

    def _library(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """The C library, whose `renameat2` is called past Python."""

        def call(name: Any, *arguments: Any, **options: Any) -> Any:
            library = real(name, *arguments, **options)
            exchange = library.renameat2

            def renameat2(*names: Any) -> int:
                if not self.passes("renameat2"):
                    ctypes.set_errno(self.code)
                    return -1
                result: int = exchange(*names)
                return result

            library.renameat2 = renameat2
            return library

        return call


class _FailingFile:
    def __init__(self, file: Any, system: FailingSystem) -> None:
        self._file = file
        self._system = system

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._file.close()
        if not self._system.passes("close of a file"):
            raise self._system.error()

    def write(self, content: bytes) -> int:
        if not self._system.passes("write"):
            self._file.write(content[: len(content) // 2])
            raise self._system.error()
        written: int = self._file.write(content)
        return written

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
