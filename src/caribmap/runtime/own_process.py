"""Whose process this is: caribmap's alone, or a notebook's or program's of somebody else."""

from __future__ import annotations

from threading import Event

OWN_PROCESS = Event()
"""Set by the command line: the process is caribmap's alone, which may then do with it what it likes."""
