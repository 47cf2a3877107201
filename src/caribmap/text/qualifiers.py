"""Words that qualify a clause – who says it, how sure it is, that it is not so – and those left out.

A clause is what stands between two marks of punctuation. Where it goes on with "und", only its hedges reach
over it: "er soll gelogen und | betrogen haben".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from caribmap.text.languages import truncations

CLAUSE_CHARS = 240
"""So far from a quote its clause is read, to either side."""
_MARKS = ',;:!?()\\[\\]"“”„«»‹›–—\n\r'
_MARK = re.compile(f"[{_MARKS}]|\\.(?=\\s|$)")
_BEHIND_MARK = re.compile(f"[{_MARKS}.]\\s?$")
_ENDS, _CLOSINGS = tuple(".!?…"), "\"'”’“»«)]"
"""The end of a span that ends with its sentence, and what may stand behind it."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, as alternatives of a regular expression, in small letters.

    `reporting`: verbs of saying; `negations`; `hedges`; `openers`: words that begin a clause of their own;
    `joiners`: words that join two predicates; `conditions`: words behind a clause that make it depend.
    """

    reporting: str
    negations: str
    hedges: str
    openers: str
    joiners: str
    conditions: str


GERMAN = Words(
    reporting="sag(?:t|te|ten)|erklär(?:t|te|ten)|bestätig(?:t|te|ten)|dementier(?:t|te|ten)|bestr(?:itt|"
    "itten|eitet|eiten)|"
    "behaupte(?:t|te|ten|n)|bericht(?:et|ete|eten|en)|beton(?:t|te|ten)|versicher(?:t|te|ten)|räum(?:t|te|"
    "ten)|schr(?:ieb|ieben|eibt)|"
    "schreiben|leugne(?:t|te|ten)|warn(?:t|te|ten)|vermut(?:et|ete|eten)",
    negations="nicht(?! nur)|kein(?:e|en|em|er|es)?|nie|niemals|weder|ohne|keineswegs",
    hedges="soll|sollen|sollte|sollten|laut|zufolge|nach (?:eigenen )?angaben|angeblich|möglicherweise|"
    "vermutlich|mutmaßlich|offenbar|"
    "vielleicht|könnte|könnten|dürfte|dürften|(?<!ich )habe|sei|seien|hätte|hätten|wäre|wären",
    openers="dass|weil|ob|obwohl|wenn|falls|sofern|nachdem|bevor|während|indem|damit|als",
    joiners="und|oder|aber|sowie|doch",
    conditions="sofern|falls|wenn|obwohl|es sei denn",
)
ENGLISH = Words(
    reporting="says?|said|told|claim(?:s|ed)?|den(?:y|ies|ied)|report(?:s|ed)|stated?|announced?|"
    "confirm(?:s|ed)?|insist(?:s|ed)?|"
    "warn(?:s|ed)?|alleged?|accus(?:es|ed)",
    negations="not(?! only)|no|never|neither|nor|without|cannot|[a-z]+n['’]t",
    hedges="reportedly|allegedly|supposedly|according to|apparently|possibly|perhaps|probably|might|may|"
    "could|would|"
    "(?:is|are|was|were) said to",
    openers="that|because|whether|although|when|while|after|before|who|which",
    joiners="and|or|but",
    conditions="if|unless|provided|although|as long as",
)
SPANISH = Words(
    reporting="dijo|dijeron|dice|dicen|afirm(?:a|an|ó|aron)|asegur(?:a|an|ó|aron)|declar(?:a|an|ó|aron)|"
    "confirm(?:a|an|ó|aron)|"
    "desm(?:iente|intió|intieron)|neg(?:ó|aron)|niega|denunci(?:a|an|ó|aron)|inform(?:a|an|ó|aron)|"
    "anunci(?:a|an|ó|aron)",
    negations="no(?! s[oó]lo)|nunca|jamás|ni|sin|tampoco|ning[uú]n(?:a|o)?",
    hedges="según|habría|habrían|sería|serían|estaría|estarían|podría|podrían|supuestamente|presuntamente|"
    "posiblemente|probablemente|"
    "al parecer|quizás?|tal vez",
    openers="que|porque|si|aunque|cuando|mientras|después de que|antes de que|quien|cual",
    joiners="y|e|o|u|pero",
    conditions="si|siempre que|a menos que|salvo que|aunque",
)
WORDS = {"de": GERMAN, "en": ENGLISH, "es": SPANISH}


@dataclass(frozen=True, slots=True)
class _Patterns:
    reaching: re.Pattern[str]
    """Words that qualify what stands beyond a joiner too."""
    near: re.Pattern[str]
    opener: re.Pattern[str]
    joiner: re.Pattern[str]
    condition: re.Pattern[str]
    attributing: re.Pattern[str]
    """Words by which a quote says itself that somebody else says it."""


@cache
def _patterns(language: str) -> _Patterns | None:
    words = next((WORDS[tag] for tag in truncations(language) if tag in WORDS), None)
    if words is None:
        return None
    either = f"{words.reporting}|{words.negations}"
    return _Patterns(
        _whole(words.hedges),
        _whole(either),
        _whole(words.openers, at_start=True),
        _whole(words.joiners),
        _whole(words.conditions, at_start=True),
        _whole(f"{words.reporting}|{words.hedges}"),
    )


def _whole(words: str, *, at_start: bool = False) -> re.Pattern[str]:
    return re.compile(rf"{'[ ,]*' if at_start else ''}(?<!\w)({words})(?!\w)", re.IGNORECASE)


def left_out(text: str, start: int, end: int, language: str) -> tuple[str, ...]:
    """The qualifying words that the clauses at both ends of a span have outside it, as they stand in `text`.

    A span that attributes itself ("sagte …, er habe …") leaves out only negations and conditions. Empty for a
    language without a table.

    >>> left_out("Der Minister soll in Moskau gewesen sein.", 18, 40, "de")
    ('soll',)
    >>> left_out("It did not arrive.", 11, 17, "en")
    ('not',)
    """
    patterns = _patterns(language)
    if patterns is None:
        return ()
    before = _clause_before(text, start)
    is_ended = text[start:end].rstrip(_CLOSINGS).endswith(_ENDS)
    tail = "" if is_ended else text[end : end + CLAUSE_CHARS]
    after = _MARK.split(tail, maxsplit=1)[0]
    found: list[str] = []
    if before.strip() and not patterns.opener.match(text, start, end):
        found += _in_front(before, patterns)
    if after.strip() and not patterns.opener.match(after):
        found += _behind(after, patterns)
    if found and patterns.attributing.search(text, start, end):
        found = [word for word in found if not patterns.attributing.fullmatch(word)]
    condition = patterns.condition.match(tail)
    return (*found, condition[1]) if condition else tuple(found)


def _clause_before(text: str, at: int) -> str:
    if _BEHIND_MARK.search(text[max(0, at - 2) : at]):  # as most quotes begin
        return ""
    return _MARK.split(text[max(0, at - CLAUSE_CHARS) : at])[-1]


def _in_front(clause: str, patterns: _Patterns) -> list[str]:
    joined = max((match.end() for match in patterns.joiner.finditer(clause)), default=0)
    return _all((patterns.reaching, clause), (patterns.near, clause[joined:]))


def _behind(clause: str, patterns: _Patterns) -> list[str]:
    joined = patterns.joiner.search(clause)
    return _all((patterns.near, clause[: joined.start()] if joined else clause), (patterns.reaching, clause))


def _all(*searches: tuple[re.Pattern[str], str]) -> list[str]:
    return [match[1] for pattern, clause in searches for match in pattern.finditer(clause)]


def names(text: str, word: str) -> bool:
    """Whether a text holds the word as a whole, in small letters or capitals."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None
