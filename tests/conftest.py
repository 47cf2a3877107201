"""What holds for all tests: a property may take its time, for a machine may be busy."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("caribmap", deadline=None)
settings.load_profile("caribmap")
