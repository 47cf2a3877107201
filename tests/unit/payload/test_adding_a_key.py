"""A new key of a quote is declared in the schema, the record and the payload's type, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from caribmap.dossier import nouns
from caribmap.dossier.record import record
from caribmap.load import evidence, schema_evidence
from caribmap.load.schema_types import Text
from caribmap.payload import compose, types
from caribmap.payload.copying import Copier
from caribmap.pipeline.compile import compile_dossier
from tests.dossier_edits import append, dossier


class QuoteSchema(schema_evidence.Quote, total=False):
    medium: Text | None


@record
class QuoteRecord(nouns.Quote):
    medium: nouns.Text | None = None


class QuotePayload(types.PayloadQuote):
    medium: types.Text | None


def test_a_key_of_a_quote_in_the_three_declarations_reaches_the_payload(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = dossier(tmp_path, append("geodata/quotes.yaml", "  medium: radio\n"))
    assert [fault.code for fault in compile_dossier(root).faults] == ["K001"]
    monkeypatch.setattr(schema_evidence, "Quote", QuoteSchema)
    monkeypatch.setattr(evidence, "Quote", QuoteRecord)
    monkeypatch.setattr(compose, "QUOTE", Copier(QuotePayload, *compose.FOUND_OF_A_QUOTE))
    payload = compile_dossier(root).sound().payload
    language = payload["languages"][0]
    assert [quote.get("medium") for quote in payload["quotes"]] == [
        *(None for _ in payload["quotes"][:-1]),
        {language: "radio"},
    ]
