"""Faults of a dossier: values with a stable code, a severity, a position and an action. Never raised."""

from __future__ import annotations

from dataclasses import dataclass

from caribmap.dossier.archive_faults import ARCHIVE_FAULTS
from caribmap.dossier.document import Where
from caribmap.dossier.fault_kinds import FaultKind, Severity, error, warning

MANY = 10_000
"""Number of faults in a file after which its rest is not read, and of faults of one code that are listed."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a dossier.

    `message` says what was found and what was expected, `detail` shows the texts in question line by line,
    `hint` names one action.
    """

    code: str
    message: str
    where: Where
    hint: str = ""
    detail: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        return FAULTS[self.code].severity

    def lines(self) -> list[str]:
        """Position with message, details, hint; a message may contain a line break of the dossier."""
        place = self.where.file
        if self.where.line is not None:
            place += f":{self.where.line}"
        if self.where.column is not None:  # a row of an archive has none
            place += f":{self.where.column}"
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


FAULTS: dict[str, FaultKind] = {
    **ARCHIVE_FAULTS,
    "C001": error(
        "The dossier's format version is not one that this program reads",
        "Write caribmap: 1, or use the program that reads the other version.",
    ),
    "C002": error(
        "A colour is not #rgb or #rrggbb", "Write # and three or six hexadecimal digits, in quotes."
    ),
    "C003": error(
        "Bounds are not a box on the globe",
        "Write [west, south, east, north] in degrees; across the antimeridian, west is greater than east.",
    ),
    "C004": error(
        "The tile service is unknown or needs a key",
        "Write a name of the xyzservices catalogue, such as OpenStreetMap.Mapnik, or null.",
    ),
    "C005": error(
        "A caption is longer than a map in an article has room for", "Shorten it to 120 characters."
    ),
    "C006": error("The interface has no word of this key", "Use a key that docs/interface-keys.md lists."),
    "C007": error(
        "A word of the interface has other placeholders or forms than it needs",
        "Keep each {name} of the English words; give one form, or one for each plural form of the language.",
    ),
    "C008": warning(
        "Natural Earth lists as disputed what lies in a view, and the dossier does not say how to show it",
        "Add a place for it, show or hide that place in a border view, or accept it under basemap.disputes.",
    ),
    "C009": warning(
        "basemap.disputes names what Natural Earth does not list",
        "Correct the slug: those of a view stand in the warnings C008.",
    ),
    "C010": warning(
        "A view is closer than the base map has detail for",
        "Widen the view, or add a measuring coast whose bbox holds it.",
    ),
    "D001": error(
        "A discrepancy has fewer than two answers", "Add another answer, or remove the discrepancy."
    ),
    "D002": error("An answer has no quote", "Name the quote that gives the answer."),
    "D003": error(
        "One quote is listed under two answers of a discrepancy",
        "Keep it under one answer, or split it into two quotes.",
    ),
    "D004": error(
        "A number in an answer is in none of the answer's quotes",
        "Write the number that a quote says, or name the quote that says this one.",
    ),
    "D005": error(
        "A discrepancy with an outside fact has no reference",
        "Add the document that states the fact to references.",
    ),
    "D006": error(
        "A discrepancy's kind contradicts the sources of its quotes",
        "Write the other kind, or correct the quotes.",
    ),
    "E001": error(
        "A date is not EDTF",
        "Write the date as EDTF: 2025-10-31, 2025-10, XXXX-10-26, 2025-10-26~, 2025-10-31/2025-11-07.",
    ),
    "E002": error("An event has no quote", "Name the quote that reports it."),
    "E003": error("The time window of a story step ends before it begins", "Swap from and to."),
    "F001": error(
        "The dossier's folder is missing",
        "Give the folder that holds caribmap.yaml, or create one with caribmap new.",
    ),
    "F002": error("A file is missing", "Add the file, or correct its name."),
    "F003": error("A file is not a regular file", "Replace the link, folder or device with the file itself."),
    "F004": error(
        "A file name leads out of the folder that the file belongs in",
        "Put an article beside sources.yaml and give its name; give a coast by its path in the dossier.",
    ),
    "F005": error(
        "A file is larger than its limit",
        "Make it smaller, or raise limits.file_mb or limits.yaml_mb in caribmap.yaml.",
    ),
    "F006": error("A file is not UTF-8", "Save the file as UTF-8."),
    "F007": error("A file holds a NUL character", "Remove the character."),
    "F008": error("An article is empty", "Save the article's text in the file."),
    "F009": error(
        "The same list is given in two files", "Keep the YAML or the JSON Lines file and remove the other."
    ),
    "F010": error(
        "A file has so many faults that the rest of it was not read", "Correct those listed first."
    ),
    "F011": warning("More faults of one code were found than are listed", "Correct those listed first."),
    "F012": error("A file has a name that only older versions read", "Rename the file."),
    "F013": warning(
        "No source lists an article", "Add the article to seeds/sources.yaml, or move it out of seeds."
    ),
    "F014": error(
        "A file's name differs from sources.yaml in case or accents",
        "Write the name exactly as the file has it, or rename the file.",
    ),
    "J001": error("A file is not JSON", "Correct the file at the position given."),
    "J002": error("A JSON object has the same key twice", "Keep one of the two."),
    "J003": error("JSON contains NaN or Infinity", "Write a number, or null if there is none."),
    "J004": error("JSON is nested too deeply", "Flatten the file."),
    "J005": error("A JSON file begins with a byte order mark", "Save the file as UTF-8 without BOM."),
    "J006": error("A number is too large", "Correct the number."),
    "J007": error(
        "A JSON string contains half of a surrogate pair",
        "Write the character itself instead of \\u escapes.",
    ),
    "J008": error("A JSON object has too many keys", "Flatten the file, or remove what is not evidence."),
    "K001": error(
        "A key is unknown", "Correct its spelling, or remove it; docs/dossier-format.md lists all keys."
    ),
    "K002": error("A required key is missing", "Add it; docs/dossier-format.md says what it holds."),
    "K003": error(
        "A value is of the wrong type",
        "Write text, a number, true or false, a list or a mapping as the message says.",
    ),
    "K004": error("A value is not one of those allowed", "Use one that the message names."),
    "K005": error("An id is not a slug", "Use lower-case letters a–z, digits and single hyphens."),
    "K006": error("A language is not a BCP 47 tag", "Write tags such as de, en or pt-BR."),
    "K007": error(
        "A value is yes, no, on or off instead of true or false",
        "Write true or false; YAML tools disagree about the other words (the Norway problem).",
    ),
    "K008": error("A text, list or file is empty", "Fill it in, write null or leave the key out."),
    "K009": error("An id is used twice", "Give each record its own id."),
    "K010": error("A reference names an id that does not exist", "Correct the id, or add the record."),
    "K011": error("An address is not an http or https URL", "Write https:// and a host at its beginning."),
    "K012": error(
        "A list names the same id twice, or a border view shows and hides it", "Remove one of the two."
    ),
    "K013": warning(
        "A text contains an invisible character",
        "Remove control, bidi and zero-width characters, and line breaks from a name.",
    ),
    "M001": warning(
        "A place name is neither mapped nor ruled out",
        "Add a place or an alias in geodata/places.geojson, or a ruling in geodata/mentions.yaml.",
    ),
    "M002": warning(
        "A place name could mean several places",
        "Add a term to geodata/mentions.yaml that says which place is meant, and a span for each exception.",
    ),
    "M003": error("Two rulings on the same wording disagree", "Remove one of them."),
    "M004": error(
        "A span ruling names an occurrence that its article does not have",
        "Correct text or occurrence; occurrences are counted from 1, parts of words included.",
    ),
    "M005": warning("A ruling applies to no mention", "Remove it, or correct its wording."),
    "M006": error(
        "A ruling has both place and ruling, or neither",
        "Write place if the wording is mapped, or ruling if it is ruled out.",
    ),
    "P001": error(
        "places.geojson or coast.geojson is not a FeatureCollection of Features",
        "Save the file as GeoJSON (RFC 7946).",
    ),
    "P002": error(
        "A position is not two numbers", "Write [longitude, latitude] as numbers (RFC 7946, section 3.1.1)."
    ),
    "P003": error("A position is not on the globe", "Write longitude (±180) before latitude (±90)."),
    "P004": error(
        "A line or ring breaks the rules of RFC 7946",
        "Give a line at least two positions and a ring at least four, the last equal to the first.",
    ),
    "P005": error(
        "Coordinates are in another reference system",
        "Export the file as EPSG:4326 and remove crs (RFC 7946, section 4).",
    ),
    "P006": error(
        "A geometry is not of a type that a place can have",
        "Use Point, LineString, Polygon or their Multi forms.",
    ),
    "P007": error("A place has no geometry and does not say why", "Add not_stated: region-only or no-place."),
    "P008": error(
        "A place's geometry contradicts not_stated or the basis of its geocoding",
        "Give not_stated and the basis not-stated to a null geometry, and only to a null geometry.",
    ),
    "P009": warning("A place has no quote", "Add a quote that names it, or leave the place out."),
    "P010": warning("A position looks swapped", "Write longitude before latitude."),
    "P011": error(
        "A place's lead quote does not list the place",
        "Add the place to the quote, or choose another lead.",
    ),
    "P012": error(
        "A recipe has none or several of offshore, ring, bearing, link and outline",
        "Write exactly one of them.",
    ),
    "P013": error("There are more places than the limit", "Raise limits.places in caribmap.yaml."),
    "P014": error("A place's kind is unknown", "Use a kind of docs/dossier-format.md."),
    "P015": error(
        "coast.geojson lacks what a measuring coast needs",
        "Give it bbox, provenance and land as Polygon or MultiPolygon.",
    ),
    "P016": error(
        "The name of an authority is not a plain word",
        "Use lower-case letters and digits, but no column name of places.csv: wikidata, geonames, iso3166.",
    ),
    "P017": warning(
        "A geometry crosses the antimeridian without a cut",
        "Cut it at ±180 (RFC 7946, section 3.1.9); if the long way is meant, add positions between.",
    ),
    "P018": warning(
        "A position has more than three values", "Write [longitude, latitude] (RFC 7946, section 3.1.1)."
    ),
    "P019": error(
        "A hole lies outside its polygon",
        "Make it a polygon of its own, or move it inside (RFC 7946, section 3.1.6).",
    ),
    "P020": warning(
        "A polygon encloses no area, or a line has no length",
        "Correct its corners or ends, or make it a line or a point.",
    ),
    "P021": warning(
        "The outline of a polygon crosses itself",
        "Correct the order of its corners, or draw each part as a polygon of its own.",
    ),
    "P022": error(
        "Land of the measuring coast crosses itself, encloses nothing or lies outside the coast's box",
        "Correct its outline: distances are measured from it, and it is drawn.",
    ),
    "Q001": error("A quote is not in its source", "Correct the quote; a near match is never accepted."),
    "Q002": error(
        "A quote occurs more than once in its source",
        "Add prefix or suffix: the words directly before or after it.",
    ),
    "Q003": error("A quote is in another source", "Correct the quote's source."),
    "Q004": warning(
        "A quote differs from its source by a fold",
        "Copy the characters from the article; the map shows those.",
    ),
    "Q005": warning(
        "A quote is longer than the house limit", "Quote a shorter clause, or raise quotation.max_chars."
    ),
    "Q006": warning(
        "The quotes show more of a source than the house limit",
        "Quote less of it, or raise quotation.max_share.",
    ),
    "Q007": error(
        "A quote is longer than limits.quote_chars", "Quote a sentence, or raise limits.quote_chars."
    ),
    "Q008": error("A quote is only white space or invisible characters", "Quote a sentence or a clause."),
    "Q009": error("A quote's prefix or suffix is not next to it in the article", "Correct prefix or suffix."),
    "Q010": warning(
        "A quote is used by no place, event, discrepancy or border view", "List its places, or remove it."
    ),
    "Q011": warning(
        "A quote contains an invisible character of its article",
        "Compare the message with the article; the page keeps the character and isolates the quote.",
    ),
    "Q012": error(
        "A quote begins or ends inside a letter",
        "Quote the whole letter, with its accents and joined signs: what a reader takes for one character.",
    ),
    "Q013": error(
        "A quote begins or ends inside a number",
        "Quote the whole number, with its sign, fraction and percent sign, and all words that change it.",
    ),
    "Q014": warning("A quote begins or ends inside a word", "Quote the whole word."),
    "Q015": warning(
        "Quotes differ from their article by line ends only",
        "Keep Git from rewriting articles (seeds/** -text in .gitattributes) and check them out anew; "
        "the map shows the file's own characters.",
    ),
    "Q016": warning(
        "A quote ends at a YAML comment with which the article goes on",
        "Put the quote in quotation marks: behind a space, # begins a comment.",
    ),
    "Q017": error("A quote denies itself", "Name the quote that it denies, or leave denies out."),
    "Q018": warning(
        "A quote leaves out a reporting verb, a negation or a hedge of its clause",
        "Quote the whole clause, or name the word in the quote's note. Checked in German, English and "
        "Spanish: verbs of saying, negations, hedges (soll, laut; reportedly, according to; según, habría), "
        "conditions behind the clause. A clause ends at punctuation.",
    ),
    "R001": error(
        "A recipe's number is not in its quote",
        "Correct the number in the recipe, or name the quote that states it.",
    ),
    "R002": error(
        "A recipe's number is out of range, or a link has no length",
        "Give a distance that can be drawn, in kilometres; link places that lie apart.",
    ),
    "R003": error(
        "A recipe has no coast or no land to face",
        "Add the land to geodata/coast.geojson, or give the place a line or an area.",
    ),
    "R004": error(
        "An offshore band is empty",
        "Raise within_km, correct the distance, or extend the coast patch.",
    ),
    "R005": error(
        "The geometry placed by hand is not where its recipe draws",
        "Move the geometry into the band, to the centre of the ring or to the ends of the link.",
    ),
    "R006": error(
        "A place that a recipe names has no position",
        "Give that place a geometry, or name another place.",
    ),
    "R007": error(
        "A recipe's direction does not stand in its quote",
        "Correct the direction, or name the quote that states it.",
    ),
    "R008": error(
        "The base map has no outline of what a recipe names",
        "Correct the code or the name; `caribmap geometry` says what there is.",
    ),
    "R009": error(
        "A place has a geometry and a recipe that takes its outline from the base map",
        "Set the geometry to null, or remove the recipe.",
    ),
    "S001": error("An article belongs to two sources", "Keep one of them."),
    "T001": error(
        "The text of a story step is longer than a reader takes in beside a map",
        "Shorten it to 280 characters, or make it two steps.",
    ),
    "T002": error(
        "A note of a story step is longer than the map has room for", "Shorten it to 40 characters."
    ),
    "T003": error("A story step names a place that is not drawn", "Quote it: only what is drawn is shown."),
    "T004": error("A story step has both a view and a frame", "Keep one of them."),
    "T005": warning("The story has more than 20 steps", "Leave steps out, or join them."),
    "T006": warning("A story step names a place that its border view hides", "Choose another border view."),
    "T007": warning("A story step has the older key place", "Write show with the id in a list."),
    "Y001": error("A file is not YAML", "Check quotes, colons and indentation at the position given."),
    "Y002": error("A mapping has the same key twice", "Keep one of the two."),
    "Y003": error(
        "YAML contains an anchor or alias",
        "Write the value out; put text that begins with & or * in quotes.",
    ),
    "Y004": error("YAML contains a merge key", "Write the keys out."),
    "Y005": error("YAML contains a tag", "Remove it; put text that begins with ! in quotes."),
    "Y006": error("YAML is nested too deeply", "Flatten the file."),
    "Y007": error("A key is not text", "Write the key as text, in quotes if need be."),
    "Y008": error("A file holds more than one YAML document", "Remove the --- line."),
    "Y009": error("YAML contains a control character", "Remove the character."),
    "Y010": error("A YAML mapping has too many keys", "Correct the file: no record has that many keys."),
    "Y011": error(
        "A comma splits a text in a YAML mapping in braces",
        "Put the text in quotes: in {…} a comma begins a new key.",
    ),
}
"""The fault table, by code. Each code has one cause and is never reused; docs/faults.md is generated."""
