"""What a worker needs, imported once: workers of this machine begin as copies of a process that has it."""

from caribmap.survey.extra import import_arrow_alone

import_arrow_alone()

import distributed  # noqa: E402, F401

import caribmap.survey.part  # noqa: E402, F401
