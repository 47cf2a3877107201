"""What the golden runs author: six articles written for these tests, and what an editor makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parents[1] / "two-reefs"
TITLE = "Two reefs, two flags"
LANGUAGES = ("en", "de")
ARTICLES = {
    "harbour-post": "Harbour Post",
    "island-times": "Island Times",
    "south-sea-wire": "South Sea Wire",
    "reef-letter": "Reef Letter",
    "kustenblatt": "Küstenblatt",
    "hafenbote": "Hafenbote",
}
"""Short names by source."""
RULED_OUT = {"Bremen": "b"}
"""Open names that are no place of the map, with the reason's letter."""
TAKEN = {"Nadi": "2"}
"""Open names whose first candidate is another place; the first of all others is right."""


class InBoth(NamedTuple):
    """Words in English and in German."""

    en: str
    de: str


class ByHand(NamedTuple):
    """A place that no gazetteer knows."""

    source: str
    words: str
    coordinates: str
    german: str


KIND = "region"
PLACES = (
    ByHand("harbour-post", "Minerva Reef", "23°45'S 178°57'W", "Minerva-Riff"),
    ByHand("harbour-post", "Ono-i-Lau", "20°39'S 178°42'W", "Ono-i-Lau"),
    ByHand("island-times", "South Minerva Reef", "23°56'S 179°08'W", "Süd-Minerva"),
    ByHand("island-times", "North Minerva Reef", "23°38'S 178°54'W", "Nord-Minerva"),
    ByHand("reef-letter", "Tongatapu", "21°11'S 175°11'W", "Tongatapu"),
    ByHand("reef-letter", "Kadavu", "19°03'S 178°13'E", "Kadavu"),
)


class Said(NamedTuple):
    """A quote with what an editor adds: a translation, how it is said, by whom, the event it tells of."""

    source: str
    words: str
    translation: str
    modality: str = ""
    speaker: str = ""
    event: InBoth | None = None


QUOTES = (
    Said(
        "harbour-post",
        "Fiji says that Minerva Reef has always been its own.",
        "Fidschi sagt, das Minerva-Riff sei immer sein eigenes gewesen.",
        modality="claimed",
    ),
    Said(
        "harbour-post",
        "A minister told reporters in Suva that the reef lies 310 km south of Ono-i-Lau.",
        "Ein Minister sagte Reportern in Suva, das Riff liege 310 km südlich von Ono-i-Lau.",
    ),
    Said(
        "harbour-post",
        "Tonga rejected this the same evening.",
        "Tonga wies das am selben Abend zurück.",
        event=InBoth("Tonga rejects the claim", "Tonga weist den Anspruch zurück"),
    ),
    Said(
        "harbour-post",
        "The patrol ship left Suva at noon on 2 May 2024 with 24 sailors.",
        "Das Patrouillenschiff verließ Suva am 2. Mai 2024 mittags mit 24 Seeleuten.",
        event=InBoth("A patrol ship leaves Suva", "Ein Patrouillenschiff verlässt Suva"),
    ),
    Said(
        "island-times",
        "The palace of Tonga said the reef was taken by its king in 1972.",
        "Tongas Palast sagte, sein König habe das Riff 1972 in Besitz genommen.",
        modality="claimed",
    ),
    Said(
        "island-times",
        "A beacon stands on South Minerva Reef, a spokesman said, and it is repaired every year.",
        "Auf Süd-Minerva steht ein Leuchtfeuer, sagte ein Sprecher, jedes Jahr werde es repariert.",
        speaker="a spokesman",
    ),
    Said(
        "island-times",
        "He put the distance from Nuku'alofa at 480 km.",
        "Die Entfernung von Nuku'alofa gab er mit 480 km an.",
    ),
    Said(
        "island-times",
        "Fiji has sent a patrol ship with 40 sailors, fishermen from Vava'u claimed.",
        "Fidschi habe ein Patrouillenschiff mit 40 Seeleuten geschickt, sagten Fischer aus Vava'u.",
        modality="claimed",
    ),
    Said(
        "island-times",
        "Yachts on the way from Auckland anchor on North Minerva Reef each spring.",
        "Jachten auf dem Weg von Auckland ankern jedes Frühjahr an Nord-Minerva.",
    ),
    Said(
        "south-sea-wire",
        "New Zealand called on both sides to talk.",
        "Neuseeland rief beide Seiten zu Gesprächen auf.",
        event=InBoth("New Zealand asks for talks", "Neuseeland bittet um Gespräche"),
    ),
    Said(
        "south-sea-wire",
        "Its minister will fly to Suva and then to Apia.",
        "Sein Minister wird nach Suva und dann nach Apia fliegen.",
    ),
    Said(
        "south-sea-wire",
        "Samoa offered to host the talks in Apia on 20 May 2024.",
        "Samoa bot an, die Gespräche am 20. Mai 2024 in Apia auszurichten.",
        event=InBoth("Samoa offers to host", "Samoa bietet sich an"),
    ),
    Said(
        "south-sea-wire",
        "Australia said in Canberra that it takes no side.",
        "Australien sagte in Canberra, es ergreife keine Partei.",
    ),
    Said(
        "south-sea-wire",
        "Officials in Pago Pago spoke of rumours about a second beacon.",
        "Beamte in Pago Pago sprachen von Gerüchten über ein zweites Leuchtfeuer.",
        modality="speculated",
    ),
    Said(
        "reef-letter",
        "We anchored inside North Minerva Reef on 5 May 2024.",
        "Am 5. Mai 2024 ankerten wir in Nord-Minerva.",
        event=InBoth("A yacht anchors", "Eine Jacht ankert"),
    ),
    Said("reef-letter", "No ship of Fiji was in sight.", "Kein Schiff aus Fidschi war in Sicht."),
    Said(
        "reef-letter",
        "The crew of a yacht from Sydney said the beacon on South Minerva Reef was dark.",
        "Die Besatzung einer Jacht aus Sydney sagte, das Leuchtfeuer auf Süd-Minerva sei dunkel gewesen.",
        speaker="the crew of a yacht",
    ),
    Said(
        "reef-letter",
        "A fisherman from Tongatapu told us his grandfather had seen the flag raised.",
        "Ein Fischer aus Tongatapu erzählte uns, sein Großvater habe die Flagge aufziehen sehen.",
    ),
    Said(
        "reef-letter",
        "From Kadavu the passage takes two days.",
        "Von Kadavu dauert die Überfahrt zwei Tage.",
    ),
    Said(
        "kustenblatt",
        "Das Minerva-Riff liegt etwa 800 Kilometer südlich von Suva.",
        "The Minerva Reef lies some 800 kilometres south of Suva.",
    ),
    Said("kustenblatt", "Fidschi und Tonga beanspruchen es beide.", "Fiji and Tonga both claim it."),
    Said(
        "kustenblatt",
        "Ein Frachter aus Hamburg meldete ein Leuchtfeuer.",
        "A freighter from Hamburg reported a beacon.",
        event=InBoth("A freighter sees a beacon", "Ein Frachter sieht ein Leuchtfeuer"),
    ),
    Said(
        "hafenbote",
        "Die Gespräche in Apia endeten ohne Ergebnis.",
        "The talks in Apia ended without a result.",
        event=InBoth("The talks end", "Die Gespräche enden"),
    ),
    Said(
        "hafenbote",
        "Tonga bestritt, Seeleute auf das Riff geschickt zu haben.",
        "Tonga denied having sent sailors to the reef.",
        modality="denied",
    ),
    Said("hafenbote", "Fidschi kündigte eine Karte an.", "Fiji announced a map."),
    Said(
        "hafenbote",
        "In Nadi warteten am Abend Reporter.",
        "In Nadi reporters waited that evening.",
    ),
)


class Asked(NamedTuple):
    """A discrepancy between two quotes, by what they begin with, and what each answers."""

    question: InBoth
    first: str
    second: str
    values: tuple[InBoth, InBoth]


DISCREPANCIES = (
    Asked(
        InBoth("How many sailors were aboard?", "Wie viele Seeleute waren an Bord?"),
        "The patrol ship",
        "Fiji has sent",
        (InBoth("24", "24"), InBoth("40", "40")),
    ),
    Asked(
        InBoth("How far is the reef?", "Wie weit ist das Riff entfernt?"),
        "A minister told",
        "Das Minerva-Riff",
        (InBoth("310 km", "310 km"), InBoth("800 km", "800 km")),
    ),
    Asked(
        InBoth("Does the beacon burn?", "Brennt das Leuchtfeuer?"),
        "A beacon stands",
        "The crew of a yacht",
        (InBoth("repaired", "repariert"), InBoth("dark", "dunkel")),
    ),
    Asked(
        InBoth("Is a ship of Fiji there?", "Ist ein Schiff aus Fidschi dort?"),
        "Fiji has sent",
        "No ship of Fiji",
        (InBoth("yes", "ja"), InBoth("no", "nein")),
    ),
    Asked(
        InBoth("Whose is the reef?", "Wem gehört das Riff?"),
        "Fiji says",
        "The palace of Tonga",
        (InBoth("Fiji's", "Fidschi"), InBoth("Tonga's", "Tonga")),
    ),
)


class Step(NamedTuple):
    title: InBoth
    text: InBoth


class Framed(NamedTuple):
    """A view: the map is led there from where it stands, by zooms and arrow keys; then its steps."""

    name: InBoth
    zooms: int
    rightwards: int
    downwards: int
    steps: tuple[Step, ...]


VIEWS = (
    Framed(
        InBoth("The ocean", "Der Ozean"),
        zooms=2,
        rightwards=11,
        downwards=3,
        steps=(
            Step(
                InBoth("Two flags", "Zwei Flaggen"),
                InBoth(
                    "Fiji and Tonga both claim a reef that is dry at low tide.",
                    "Fidschi und Tonga beanspruchen ein Riff, das bei Ebbe trocken liegt.",
                ),
            ),
        ),
    ),
    Framed(
        InBoth("The reefs", "Die Riffe"),
        zooms=1,
        rightwards=3,
        downwards=0,
        steps=(
            Step(
                InBoth("A beacon", "Ein Leuchtfeuer"),
                InBoth("Whether it burns is in dispute.", "Ob es brennt, ist strittig."),
            ),
            Step(
                InBoth("A ship", "Ein Schiff"),
                InBoth(
                    "It left Suva on 2 May; how many were aboard is in dispute.",
                    "Am 2. Mai verließ es Suva; wie viele an Bord waren, ist strittig.",
                ),
            ),
            Step(
                InBoth("Talks", "Gespräche"),
                InBoth("They ended in Apia without a result.", "Sie endeten in Apia ohne Ergebnis."),
            ),
        ),
    ),
)
