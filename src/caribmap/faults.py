"""Faults of a dossier: values with a stable code, a severity, a position and an action. Never raised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from caribmap.dossier.document import Where

Severity = Literal["error", "warning"]


MANY = 10_000
"""How many faults a file may have before the rest of it is not read, and how many of one kind are listed."""


@dataclass(frozen=True, slots=True)
class FaultKind:
    """A row of the fault table: what the code means and, for docs/faults.md, what to do about it."""

    severity: Severity
    title: str
    action: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a dossier. `message` says what was found and what expected, `hint` one action."""

    code: str
    message: str
    where: Where
    hint: str = ""
    detail: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        return FAULTS[self.code].severity

    def lines(self) -> list[str]:
        """Position and message, details, hint; a message may quote a line break of the dossier."""
        place = self.where.file
        if self.where.line is not None:
            place += f":{self.where.line}:{self.where.column}"
        lines = [
            f"{place}: {self.severity}[{self.code}]: {self.message}",
            *(f"    {line}" for line in self.detail),
        ]
        if self.hint:
            lines.append(f"    hint: {self.hint}")
        return lines

    def __str__(self) -> str:
        return "\n".join(self.lines())


def is_error(fault: Fault) -> bool:
    return fault.severity == "error"


def _error(title: str, action: str) -> FaultKind:
    return FaultKind("error", title, action)


def _warning(title: str, action: str) -> FaultKind:
    return FaultKind("warning", title, action)


FAULTS: dict[str, FaultKind] = {
    "C001": _error(
        "The dossier's format version is not one that this program reads",
        "Write caribmap: 1, or use the program that reads the other version.",
    ),
    "C002": _error(
        "A colour is not #rgb or #rrggbb", "Write # and three or six hexadecimal digits, in quotes."
    ),
    "C003": _error(
        "Bounds are not a box on the globe",
        "Write [west, south, east, north] in degrees; west may exceed east across the antimeridian.",
    ),
    "C004": _error(
        "The tile service is unknown or needs a key",
        "Write a name of the xyzservices catalogue, such as OpenStreetMap.Mapnik, or null.",
    ),
    "C005": _error("A caption is longer than an article's map has room for", "Say it in 120 characters."),
    "D001": _error(
        "A discrepancy has fewer than two answers", "Add the other answer, or remove the discrepancy."
    ),
    "D002": _error("An answer has no quote", "Name the quote that gives the answer."),
    "D003": _error(
        "One quote gives two answers of a discrepancy",
        "Keep it under one answer, or split it into two quotes.",
    ),
    "D004": _error(
        "A number in an answer does not stand in its quotes",
        "Use the quotes' own number, or name the quote that has it.",
    ),
    "D005": _error(
        "A discrepancy with an outside fact has no reference",
        "Name the document that holds the fact under references.",
    ),
    "D006": _error(
        "A discrepancy's kind does not fit the sources of its quotes",
        "Write the other kind, or correct the quotes.",
    ),
    "E001": _error(
        "A date is not EDTF",
        "Write the date as EDTF: 2025-10-31, 2025-10, XXXX-10-26, 2025-10-26~, 2025-10-31/2025-11-07.",
    ),
    "E002": _error("An event has no quote", "Name the quote that reports it."),
    "E003": _error("A step of the story runs backwards in time", "Swap from and to."),
    "F001": _error(
        "The dossier's folder is missing",
        "Give the folder that holds caribmap.yaml, or start one with caribmap new.",
    ),
    "F002": _error("A file is missing", "Add the file, or correct its name."),
    "F003": _error(
        "A file is not a regular file", "Put the file itself in place of a link, folder or device."
    ),
    "F004": _error(
        "A file name leads out of its folder", "Put the article beside sources.yaml and give its plain name."
    ),
    "F005": _error(
        "A file is larger than its limit",
        "Make it smaller, or raise limits.file_mb or limits.yaml_mb in caribmap.yaml.",
    ),
    "F006": _error("A file is not UTF-8", "Save the file as UTF-8."),
    "F007": _error("A file holds a NUL character", "Remove the character."),
    "F008": _error("An article is empty", "Save the article's text in the file."),
    "F009": _error(
        "A list stands in two files", "Keep the YAML or the JSON Lines form and remove the other."
    ),
    "F010": _error("A file has more faults than are worth listing", "Correct those listed first."),
    "F011": _warning("There are more faults of one kind than are listed", "Correct those listed first."),
    "F012": _error("A file has the name that an older version read", "Rename the file."),
    "J001": _error("A file is not JSON", "Correct the file where the message points."),
    "J002": _error("A key stands twice in one JSON object", "Keep one of the two."),
    "J003": _error("NaN or Infinity stands in JSON", "Write a number, or null where there is none."),
    "J004": _error("JSON is nested too deeply", "Flatten the file."),
    "J005": _error("A byte order mark stands before JSON", "Save the file as UTF-8 without BOM."),
    "J006": _error("A number is too large", "Correct the number."),
    "J007": _error(
        "A JSON text holds half of a surrogate pair", "Write the character itself instead of \\u escapes."
    ),
    "J008": _error("A JSON object has too many keys", "Flatten the file, or remove what is not evidence."),
    "K001": _error(
        "A key is unknown", "Correct its spelling, or remove it; docs/dossier-format.md lists all keys."
    ),
    "K002": _error("A required key is missing", "Add it; docs/dossier-format.md says what it holds."),
    "K003": _error(
        "A value is of the wrong type",
        "Write text, a number, true or false, a list or a mapping as the message says.",
    ),
    "K004": _error("A value is not one of those allowed", "Use one that the message names."),
    "K005": _error("An id is no slug", "Use lower-case letters a–z, digits and single hyphens."),
    "K006": _error("A language is not a BCP 47 tag", "Write tags such as de, en or pt-BR."),
    "K007": _error(
        "A yes, no, on or off stands where true or false belongs",
        "Write true or false; YAML tools disagree about the others (the Norway problem).",
    ),
    "K008": _error("A text, list or file is empty", "Fill it in, write null or leave the key out."),
    "K009": _error("An id is used twice", "Give each record its own id."),
    "K010": _error("A reference names an id that does not exist", "Correct the id, or add the record."),
    "K011": _error("An address is not http or https", "Begin with https:// and a host."),
    "K012": _error("A list names the same thing twice", "Remove one of the two."),
    "K013": _warning(
        "A text holds an invisible character",
        "Remove control, bidi or zero-width characters; a name has no line breaks either.",
    ),
    "M001": _warning(
        "A place name is neither mapped nor ruled out",
        "Add a place or an alias in geodata/places.geojson, or a ruling in geodata/mentions.yaml.",
    ),
    "M002": _warning(
        "A place name could mean several places",
        "Say which by a term in geodata/mentions.yaml, and single exceptions by spans.",
    ),
    "M003": _error("Two rulings on the same wording disagree", "Remove one of them."),
    "M004": _error(
        "A span ruling names a wording that its article does not have so often",
        "Correct text or occurrence; occurrences are counted from 1, parts of words included.",
    ),
    "M005": _warning("A ruling never applies", "Remove it, or correct its wording."),
    "M006": _error(
        "A ruling does not say one thing",
        "Write place if the wording is mapped, ruling if it is ruled out; not both.",
    ),
    "P001": _error(
        "places.geojson or coast.geojson is not a FeatureCollection of Features",
        "Save the file as GeoJSON (RFC 7946).",
    ),
    "P002": _error(
        "A position is not two numbers", "Write [longitude, latitude] as numbers (RFC 7946, section 3.1.1)."
    ),
    "P003": _error("A position is off the globe", "Write longitude (±180) before latitude (±90)."),
    "P004": _error(
        "A line or ring breaks the rules of RFC 7946",
        "Give a line two positions; close a ring and give it four.",
    ),
    "P005": _error(
        "Coordinates are in another reference system",
        "Export the file as EPSG:4326 and remove crs (RFC 7946, section 4).",
    ),
    "P006": _error("A geometry type cannot be used", "Use Point, LineString, Polygon or their Multi forms."),
    "P007": _error(
        "A place has no geometry and does not say why", "Add not_stated: region-only or no-place."
    ),
    "P008": _error(
        "A place's geometry and what is said about it do not agree",
        "A null geometry goes with not_stated and basis not-stated, a geometry with neither.",
    ),
    "P009": _warning("A place has no quote", "Add a quote that names it, or leave the place out."),
    "P010": _warning("A position looks swapped", "Write longitude before latitude."),
    "P011": _error(
        "A lead quote is not about its place", "List the place in the quote, or choose another lead."
    ),
    "P012": _error("A recipe is not exactly one of offshore, ring, bearing and link", "Keep one of them."),
    "P013": _error("There are more places than the limit", "Raise limits.places in caribmap.yaml."),
    "P014": _error("A place's kind is unknown", "Use a kind of docs/dossier-format.md."),
    "P015": _error(
        "coast.geojson is not a measuring coast",
        "Give it bbox, provenance and land as Polygon or MultiPolygon.",
    ),
    "P016": _error(
        "The name of an authority is no plain word",
        "Use lower-case letters and digits, and no column of places.csv: wikidata, geonames, iso3166.",
    ),
    "Q001": _error("A quote is not in its source", "Correct the quote; a near match is never accepted."),
    "Q002": _error(
        "A quote stands more than once in its source",
        "Add prefix or suffix: the words right before or after it.",
    ),
    "Q003": _error("A quote is in another source", "Correct the quote's source."),
    "Q004": _warning(
        "A quote differs from its source by a fold", "Copy the file's own characters; the map shows those."
    ),
    "Q005": _warning(
        "A quote is longer than the house limit", "Quote a shorter clause, or raise quotation.max_chars."
    ),
    "Q006": _warning(
        "The quotes show more of a source than the house limit",
        "Quote less of it, or raise quotation.max_share.",
    ),
    "Q007": _error(
        "A quote is longer than any quote may be", "Quote a sentence, or raise limits.quote_chars."
    ),
    "Q008": _error("A quote is only white space", "Quote a sentence or a clause."),
    "Q009": _error("A quote's prefix or suffix does not stand beside it", "Correct the prefix or suffix."),
    "Q010": _warning("A quote belongs to nothing", "List its places, or remove it."),
    "Q011": _warning(
        "A quote holds an invisible character of its article",
        "Compare what is shown with the article; the page keeps the character and isolates the quote.",
    ),
    "R001": _error(
        "A recipe's number does not stand in its quote",
        "Correct the number in the recipe, or name the quote that states it.",
    ),
    "R002": _error("A recipe's number is out of range", "Give a distance that can be drawn, in kilometres."),
    "R003": _error(
        "A recipe has no coast or no land to face",
        "Add the land to geodata/coast.geojson, or give the place a line or an area.",
    ),
    "R004": _error(
        "Nothing is left of an offshore band",
        "Raise within_km, correct the distance, or extend the coast patch.",
    ),
    "R005": _error("The hand's geometry does not fit its recipe", "Move it to where the recipe draws."),
    "R006": _error(
        "A place that a recipe starts from has no position", "Give that place a geometry, or name another."
    ),
    "R007": _error(
        "A recipe's direction does not stand in its quote",
        "Correct the direction, or name the quote that states it.",
    ),
    "S001": _error("An article belongs to two sources", "Keep one of them."),
    "Y001": _error("A file is not YAML", "Check quotes, colons and indentation where the message points."),
    "Y002": _error("A key stands twice in one mapping", "Keep one of the two."),
    "Y003": _error(
        "An anchor or alias stands in YAML",
        "Write the value out; put text that begins with & or * in quotes.",
    ),
    "Y004": _error("A merge key stands in YAML", "Write the keys out."),
    "Y005": _error("A tag stands in YAML", "Remove it; put text that begins with ! in quotes."),
    "Y006": _error("YAML is nested too deeply", "Flatten the file."),
    "Y007": _error("A key is not text", "Write the key as text, in quotes if need be."),
    "Y008": _error("A file holds more than one YAML document", "Remove the --- line."),
    "Y009": _error("A control character stands in YAML", "Remove the character."),
    "Y010": _error("A YAML mapping has too many keys", "Correct the file: no record has that many."),
}
"""The fault table. One code, one cause; codes are never reused. docs/faults.md is checked against it."""
