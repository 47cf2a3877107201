"""The share of annotated place names that is recognised, by language, where it was measured.

Written by `python -m bench.mentions` from the known corpora of its folder. Do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping

RECALL: Mapping[str, float] = {}
